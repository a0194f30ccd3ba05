/** What subscriptions leave behind. */
import t from 'tap';
import { Notifier } from '../../src/agent/notifier.ts';
import { DEFAULT_AGENT_LIMITS, type Peer } from '../../src/agent/server-types.ts';
import { type NodeId, nodeIdFromBytes } from '../../src/wire/node-id.ts';
import { socketAddress } from '../../src/wire/socket-address.ts';
import { ALICE } from './support.ts';

function bench(): { readonly notifier: Notifier; readonly counted: string[] } {
  const counted: string[] = [];
  const host = { count: (name: string) => counted.push(name), send: () => {}, cookieFor: () => new Uint8Array(12) };
  return { notifier: new Notifier(DEFAULT_AGENT_LIMITS, host), counted };
}

function peer(port: number, channel = 0): Peer {
  return { address: socketAddress(4, '192.0.2.1', port), channel, socket: 0 };
}

function node(number: number): NodeId {
  const id = nodeIdFromBytes(Uint8Array.of(0x20, 0, 0, 0, 0, 0, number >> 8, number & 0xff));
  if (!id.ok) throw new Error('eight bytes are an ID');
  return id.value;
}

function subscribe(notifier: Notifier, transaction: number, from: Peer, nodeId = ALICE.nodeId, now = 0): boolean {
  const asked = { type: 'subscribe', transaction: BigInt(transaction), cookie: null, nodeId, lifetime: 3600 } as const;
  return notifier.subscribe(now, from, { ...asked, proof: null, size: 320 }, null, 3600);
}

t.test('[R-AGENT-40] [R-AGENT-16] who renews, or leaves and comes back, without end leaves nothing behind', (t) => {
  const { notifier } = bench();
  for (let i = 0; i < 20_000; i++) subscribe(notifier, i, peer(1));
  t.equal(notifier.size, 1);
  t.ok(notifier.moments < 2000, `${notifier.moments} moments for one subscription`);
  for (let i = 0; i < 20_000; i++) {
    subscribe(notifier, 20_000 + i, peer(2));
    notifier.end(0, peer(2), ALICE.nodeId.text, BigInt(20_000 + i));
  }
  t.ok(notifier.moments < 2000, `${notifier.moments} moments`);
  t.equal(notifier.nextTime(), 3_600_000, 'the one that lives ends as it should');
  notifier.handleTimeout(3_600_000);
  t.equal(notifier.size, 0);
  t.end();
});

t.test('[R-AGENT-16] the end of a connection ends its subscriptions, and no others', (t) => {
  const { notifier, counted } = bench();
  for (let i = 0; i < 500; i++) subscribe(notifier, i, peer(1), node(i));
  for (let i = 0; i < 3; i++) subscribe(notifier, 1000 + i, peer(9, 7), node(i));
  subscribe(notifier, 1003, peer(9, 7), node(2));
  t.ok(notifier.hasChannel(7));
  notifier.closed(8);
  t.equal(notifier.size, 503);
  notifier.closed(7);
  t.equal(notifier.size, 500);
  t.notOk(notifier.hasChannel(7));
  t.equal(counted.filter((name) => name === 'ended.closed').length, 3);
  t.end();
});
