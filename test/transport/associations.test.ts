import t from 'tap';
import type { Association } from '../../src/multihome/association.ts';
import { LINGER_LIMIT, LINGER_TIME } from '../../src/multihome/constants.ts';
import { nodeCrypto } from '../../src/net/crypto.ts';
import { Associations } from '../../src/transport/associations.ts';
import { Binder, type BinderFacts, type BinderHost } from '../../src/transport/binder.ts';
import { DEFAULT_CONFIG } from '../../src/transport/config.ts';
import { DATAGRAM_FORM } from '../../src/transport/segment-form.ts';
import { type Member, SharedAssociation } from '../../src/transport/shared-association.ts';
import { type NodeId, nodeId } from '../../src/wire/node-id.ts';
import { bindIn, dial, hasHello, pair, timeToConnect } from '../support/node-pair.ts';

/** As far as the tables look at it. */
function proven(handle: number, peer: NodeId): SharedAssociation<Member> {
  const association = { peer, bindKeys: { keys: { handle }, role: 'initiator' } } as unknown as Association;
  const host = { lag: 0, enqueue() {}, founded() {}, failed() {}, abandoned() {}, expired() {} };
  return new SharedAssociation<Member>(0, host, association);
}

function handleOf({ association }: SharedAssociation<Member>): number | undefined {
  return association.bindKeys?.keys.handle;
}

t.test(
  '[R-MH-64] associations without connections are bounded: the one longest without goes, unless it is asked for',
  (t) => {
    const forgotten: unknown[] = [];
    const table = new Associations<Member>(nodeCrypto, DATAGRAM_FORM, DEFAULT_CONFIG, (association) =>
      forgotten.push(handleOf(association)),
    );
    const all = Array.from({ length: LINGER_LIMIT + 2 }, (_, i) => proven(i + 1, nodeId(i, 1)));
    for (const [i, association] of all.entries()) {
      table.add(association, nodeId(i, 1));
      if (i === 0) association.claims = 1;
      table.linger(i, association);
    }
    t.strictSame(forgotten, [2, 3]);
    t.match(table.statistics, { associations: LINGER_LIMIT, lingering: LINGER_LIMIT, founded: LINGER_LIMIT + 2 });
    t.equal(table.find(1, 'responder'), all[0]);
    t.equal(table.find(1, 'initiator'), undefined, 'the peer had the other role');
    t.equal(table.find(2, 'responder'), undefined);
    t.equal(all[5]?.expiresAt, 5 + LINGER_TIME);
    t.end();
  },
);

t.test('[R-MH-61] [R-MH-64] the one proven last is given to new connections; an older one without any goes', (t) => {
  const forgotten: unknown[] = [];
  const table = new Associations<Member>(nodeCrypto, DATAGRAM_FORM, DEFAULT_CONFIG, (association) =>
    forgotten.push(handleOf(association)),
  );
  const node = nodeId(1, 1);
  const [first, second] = [proven(1, node), proven(2, node)];
  table.add(first, node);
  t.equal(table.with(node), first);
  table.linger(0, first);
  table.add(second, node);
  t.equal(table.with(node), second);
  t.strictSame(forgotten, [1]);
  const third = proven(2, nodeId(2, 2));
  table.add(third, nodeId(2, 2));
  t.equal(table.find(2, 'responder'), third, 'of two with one handle the later is found');
  table.remove(second);
  t.equal(table.find(2, 'responder'), third);
  t.equal(table.with(node), undefined);
  t.end();
});

t.test(
  '[R-MH-64] a peer that is proven and never takes our proof: nothing is kept, and the next dial founds anew',
  (t) => {
    const world = pair();
    const { net, client, server } = world;
    // Of the client nothing arrives behind its HELLO, and the server's resets are lost, too.
    const lostFrom = net.now + 1000;
    let heard = false;
    net.way = (datagram) => {
      if (datagram.source.key !== client.links[0]?.key) return net.now < lostFrom ? [datagram] : [];
      const late = heard;
      heard ||= hasHello(datagram.bytes);
      return late ? [] : [datagram];
    };
    const [founder] = dial(world);
    net.run(100);
    t.match(client.transport.associations, { associations: 1, founded: 1 });
    const [second] = dial(world);
    net.run(60_000);
    const failures = client.events.flatMap((event) =>
      event.type === 'failed' ? [[event.connection, event.code]] : [],
    );
    t.strictSame(failures.sort(), [
      [founder, 'proof-failed'],
      [second, 'handshake-timeout'],
    ]);
    t.match(client.transport.associations, { associations: 0, lingering: 0, founded: 1 });
    net.way = (datagram) => [datagram];
    t.ok(timeToConnect(world) < 100);
    t.match(client.transport.associations, { associations: 1, founded: 2 });
    t.match(server.transport.associations, { associations: 1, founded: 1 });
    t.end();
  },
);

t.test(
  '[R-TR-30] the founder is gone before the peer has answered its proof: the next one is bound, and stays',
  (t) => {
    const world = pair();
    const { net, client, server } = world;
    const [founder] = dial(world);
    while (client.eventsOf('connected').length === 0) net.run(1);
    client.transport.abort(net.now, founder ?? 0);
    client.drain(net.now);
    net.run(0.9 * LINGER_TIME);
    t.match(client.transport.associations, { associations: 1, lingering: 1 });
    const [second] = dial(world);
    let answered = false;
    net.way = (datagram) => {
      if (datagram.source.key !== server.links[0]?.key) return [datagram];
      // Nothing but its BIND tells the client so.
      const late = answered;
      answered ||= bindIn(datagram.bytes) >= 0;
      return late ? [] : [datagram];
    };
    net.run(100);
    t.ok(answered);
    net.way = (datagram) => [datagram];
    net.run(LINGER_TIME);
    t.equal(client.transport.info(second ?? 0).phase, 'open');
    for (const node of [client, server])
      t.match(node.transport.associations, { associations: 1, founded: 1, bound: 1 });
    t.end();
  },
);

t.test('[R-MH-64] who would bind itself by an association that fails meanwhile proves itself', (t) => {
  const node = nodeId(1, 1);
  const table = new Associations<Member>(nodeCrypto, DATAGRAM_FORM, DEFAULT_CONFIG, () => {});
  const association = proven(1, node);
  table.add(association, node);
  let proofs = 0;
  const host = { role: 'initiator', patience: 100, prove: () => (proofs += 1) } as unknown as BinderHost<Member>;
  const facts = { bound: {}, adopted: false } as unknown as BinderFacts;
  const binder = new Binder<Member>(host, facts, table, node);
  binder.established(0, 0);
  t.equal(binder.due, 0, 'BIND is to go out');
  table.fail(association);
  t.equal(table.with(node), undefined);
  Object.assign(association.association, { bindKeys: null });
  const bytes = new Uint8Array(64);
  t.equal(binder.write(0, bytes, new DataView(bytes.buffer), 0), 0);
  t.equal(proofs, 1);
  t.end();
});
