/**
 * What tickets cost: the bytes that a node keeps for each, and the time that either end spends on cryptography until it has
 * the connection, at first contact and by a ticket, the next ticket included. Prints two tables.
 *
 *   node --expose-gc out/benchmarks/micro/resumption.js
 */
import type { Crypto } from '../../src/multihome/crypto.ts';
import { KeySchedule } from '../../src/multihome/key-schedule.ts';
import { Tickets } from '../../src/multihome/tickets.ts';
import { nodeCrypto } from '../../src/net/crypto.ts';
import { nodeId } from '../../src/wire/node-id.ts';
import { forget } from '../../test/support/former-pair.ts';
import { HandNetwork, HandNode } from '../../test/support/hand-network.ts';
import { accepted, close, dial, type Pair, PORT } from '../../test/support/node-pair.ts';
import { summarize } from '../statistics.ts';

const TICKETS = 10_000;
/** No node holds more than 1024. */
const EACH = 1000;
const OPENINGS = 200;
/** Until the last datagram of an opening has arrived, in virtual ms. */
const OPENED = 80;

function bytesPer(fill: () => unknown): number {
  const { gc } = globalThis;
  if (gc === undefined) throw new Error('run it with --expose-gc');
  const used = (): number => {
    gc();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  // What the first round leaves beside tickets, compiled code among it, is not counted.
  fill();
  const before = used();
  const kept = fill();
  const after = used();
  if (kept === undefined) throw new Error('nothing was kept');
  return Math.round((after - before) / TICKETS);
}

function issueAll(): Tickets[] {
  const tickets = new Tickets(nodeCrypto);
  for (let i = 0; i < TICKETS; i++) tickets.issue(0, nodeId(i, 1), keysOf(i));
  if (tickets.counts.issued !== TICKETS) throw new Error('some have given way');
  return [tickets];
}

function holdAll(): Tickets[] {
  const nodes = Array.from({ length: TICKETS / EACH }, () => new Tickets(nodeCrypto));
  for (const tickets of nodes) {
    for (let i = 0; i < EACH; i++) {
      const { publicKey } = nodeCrypto.x25519Generate();
      tickets.hold(0, nodeId(i, 1), keysOf(i), { type: 'ticket', publicKey });
    }
    if (tickets.counts.held !== EACH) throw new Error('some have given way');
  }
  return nodes;
}

function keysOf(i: number): KeySchedule {
  const secret = new Uint8Array(32);
  new DataView(secret.buffer).setUint32(0, i);
  return new KeySchedule(nodeCrypto, secret, secret);
}

/** Medians in µs. */
function times(): Record<string, Record<string, number>> {
  const first: (readonly [client: number, server: number])[] = [];
  const resumed: (readonly [client: number, server: number])[] = [];
  for (let i = 0; i < OPENINGS; i++) {
    const [client, server] = [new Meter(), new Meter()];
    const world = strangers(client.crypto, server.crypto);
    open(world);
    first.push([client.take(), server.take()]);
    const id = world.client.eventsOf('connected')[0]?.connection ?? 0;
    close(world, id, accepted(world.server)[0] ?? 0);
    forget(world);
    client.take();
    server.take();
    open(world);
    if (world.server.transport.associations.resumed !== 1) throw new Error('it was not resumed');
    resumed.push([client.take(), server.take()]);
  }
  const row = (all: typeof first): Record<string, number> => ({
    'initiator, µs': Math.round(summarize(all.map(([time]) => time)).median),
    'responder, µs': Math.round(summarize(all.map(([, time]) => time)).median),
  });
  return { 'first contact': row(first), resumed: row(resumed) };
}

function strangers(one: Crypto, other: Crypto): Pair {
  const client = new HandNode(0, 1, { crypto: one });
  const server = new HandNode(1, 1, { crypto: other });
  server.transport.listen(PORT);
  return { net: new HandNetwork([client, server]), client, server };
}

function open(world: Pair): void {
  dial(world);
  world.net.run(OPENED);
}

/** How long a node's cryptography takes. */
class Meter {
  readonly crypto: Crypto;
  #spent = 0n;

  constructor() {
    const timed = Object.entries(nodeCrypto).map(([name, call]) => [name, this.#timed(call)]);
    this.crypto = Object.fromEntries(timed) as unknown as Crypto;
  }

  /** µs since the last call. */
  take(): number {
    const spent = Number(this.#spent) / 1000;
    this.#spent = 0n;
    return spent;
  }

  #timed(call: (...given: never[]) => unknown): (...given: never[]) => unknown {
    return (...given) => {
      const began = process.hrtime.bigint();
      const result = call(...given);
      this.#spent += process.hrtime.bigint() - began;
      return result;
    };
  }
}

console.table({ issued: { 'bytes a ticket': bytesPer(issueAll) }, held: { 'bytes a ticket': bytesPer(holdAll) } });
console.table(times());
