/** Later connections between two nodes are bound to the association that the first has founded. */
import t from 'tap';
import type { ConnectionId } from '../../src/transport/output.ts';
import { SpentIds } from '../../src/transport/spent-ids.ts';
import { BIND_FLAG, BIND_SIZE, BIND_TOKEN_SIZE } from '../../src/wire/bind-option.ts';
import { type Datagram, HandNetwork, HandNode } from '../support/hand-network.ts';
import {
  accepted,
  bindFlags,
  bindIn,
  dial,
  exchange,
  HELLO,
  hasHello,
  type Pair,
  PORT,
  pair,
  timesOf,
  timeToConnect,
  unasked,
} from '../support/node-pair.ts';

t.test(
  '[R-TR-50] [R-TR-51] [R-TR-30] [R-MH-60] [R-TR-39] the second connection connects in one round trip, without a proof',
  (t) => {
    const world = pair();
    const sent: Datagram[] = [];
    const accepts = timesOf(world, 'accepted');
    t.equal(timeToConnect(world), 40, 'the first: two round trips');
    world.net.way = (datagram) => {
      sent.push(datagram);
      return [datagram];
    };
    t.equal(timeToConnect(world), 20, 'one round trip');
    t.strictSame(accepts(), [50, 30], 'and half of one for the third acknowledgment');
    t.notOk(sent.some(({ bytes }) => hasHello(bytes)));
    const { opening, answer, responder } = BIND_FLAG;
    const binds = sent.map(({ bytes }) => bindFlags(bytes)).filter((flags) => flags >= 0);
    t.strictSame(binds, [opening, opening | answer | responder, 0, answer | responder]);
    t.equal(
      sent.length,
      4,
      'SYN, SYN/ACK, and the third acknowledgment, which has BIND, its answer; nothing more is owed',
    );
    const [first, second] = accepted(world.server) as [ConnectionId, ConnectionId];
    const ids = world.client.eventsOf('connected').map(({ connection }) => connection) as [ConnectionId, ConnectionId];
    t.match(world.server.eventsOf('accepted')[1], { peer: { text: world.client.transport.identity.nodeId.text } });
    for (const [i, peer] of [first, second].entries()) t.strictSame(exchange(world, ids[i] ?? 0, peer), HELLO);
    t.match(world.client.transport.associations, { associations: 1, lingering: 0, founded: 1, bound: 1 });
    t.match(world.server.transport.associations, { associations: 1, lingering: 0, founded: 1, bound: 1 });
    t.end();
  },
);

t.test('[R-TR-30] who was dialled dials back by the same association', (t) => {
  const world = pair();
  dial(world);
  world.net.run(60);
  const { net, client, server } = world;
  client.transport.listen(PORT);
  server.transport.connect(net.now, { nodeId: client.transport.identity.nodeId, port: PORT, locators: client.links });
  server.drain(net.now);
  net.run(45);
  t.equal(server.eventsOf('connected').length, 1);
  t.equal(client.eventsOf('accepted').length, 1);
  for (const node of [client, server]) t.match(node.transport.associations, { associations: 1, founded: 1, bound: 1 });
  t.end();
});

t.test('[R-TR-30] a node that dials itself binds to either of its two ends', (t) => {
  const node = new HandNode(0, 1);
  node.transport.listen(PORT);
  const net = new HandNetwork([node]);
  for (let i = 0; i < 4; i++) {
    node.transport.connect(net.now, { nodeId: node.transport.identity.nodeId, port: PORT, locators: node.links });
    node.drain(net.now);
    net.run(100);
  }
  t.equal(node.eventsOf('connected').length, 4);
  t.match(node.transport.associations, { associations: 2, founded: 2, bound: 6 });
  t.end();
});

t.test(
  '[R-TR-30] a node that dials itself after its connections have gone binds as well, and so it does for ever',
  (t) => {
    const node = new HandNode(0, 1);
    node.transport.listen(PORT);
    const net = new HandNetwork([node]);
    for (let i = 0; i < 6; i++) {
      const dialled = node.transport.connect(net.now, {
        nodeId: node.transport.identity.nodeId,
        port: PORT,
        locators: node.links,
      });
      node.drain(net.now);
      net.run(100);
      t.equal(node.eventsOf('connected').length, i + 1);
      const ends = [dialled, node.eventsOf('accepted').at(-1)?.connection ?? 0];
      // Now the one end is released first, now the other.
      for (const end of i % 2 === 0 ? ends : ends.reverse()) {
        node.transport.release(net.now, end);
        node.drain(net.now);
        net.run(i < 3 ? 50 : 1500);
      }
      net.run(3000);
    }
    t.match(node.transport.associations, { associations: 2, founded: 2, bound: 10, unknownBinds: 0 });
    net.run(120_000);
    t.match(node.transport.associations, { associations: 0, lingering: 0 }, 'both ends are forgotten');
    t.end();
  },
);

t.test('[R-TR-33] of twenty dialled at once the first proves the node, and all others are bound', (t) => {
  const world = pair(2);
  const ids = dial(world, 20);
  world.net.run(75);
  t.equal(world.client.eventsOf('connected').length, 20, 'in three round trips and a proof');
  t.match(world.server.transport.associations, { associations: 1, founded: 1, bound: 19 });
  for (const [i, peer] of accepted(world.server).entries()) {
    t.strictSame(exchange(world, ids[i] ?? 0, peer), HELLO, `connection ${i}`);
  }
  t.end();
});

t.test('[R-TR-33] when the first fails, the next one proves the node; and nobody waits for long', (t) => {
  const world = pair();
  const ids = dial(world, 3);
  world.net.run(21);
  // The first is about to prove the peer, and is given up.
  world.client.transport.abort(world.net.now, ids[0] ?? 0);
  world.client.drain(world.net.now);
  world.net.run(100);
  t.equal(world.client.eventsOf('connected').length, 2);
  t.match(world.server.transport.associations, { associations: 1, founded: 1, bound: 1 });

  const slow = pair();
  slow.net.way = (datagram) => (hasHello(datagram.bytes) && slow.net.now < 1800 ? [] : [datagram]);
  dial(slow, 2);
  slow.net.run(2600);
  t.equal(slow.client.eventsOf('connected').length, 2, 'the second began by itself after a second');
  t.end();
});

t.test(
  '[R-TR-52] a peer that was restarted knows no association: it is proven anew, as if there had never been one',
  (t) => {
    const { net, client, server } = pair();
    const world = { net, client, server };
    dial(world);
    net.run(60);
    const restarted = new HandNode(1, 1);
    restarted.transport.listen(PORT);
    const later: Pair = { net: new HandNetwork([client, restarted]), client, server: restarted };
    later.net.now = net.now;
    t.equal(timeToConnect(later), 40, 'the SYN/ACK says so: HELLO comes with the third acknowledgment');
    t.match(restarted.transport.associations, { founded: 1, bound: 0, unknownBinds: 1 });
    t.match(client.transport.associations, { associations: 2, founded: 2 }, 'the old one keeps its connection');
    t.equal(timeToConnect(later), 20, 'and the new one is what later connections are bound to');
    t.match(restarted.transport.associations, { founded: 1, bound: 1 });
    t.end();
  },
);

t.test('[R-TR-31] [R-TR-32] one that keeps no SYN and knows no association says so in answer to BIND', (t) => {
  const { net, client, server } = pair();
  dial({ net, client, server });
  net.run(60);
  const restarted = new HandNode(1, 1, { config: { statelessShare: 0 } });
  restarted.transport.listen(PORT);
  const later: Pair = { net: new HandNetwork([client, restarted]), client, server: restarted };
  later.net.now = net.now;
  const took = timeToConnect(later);
  t.ok(took > 40 && took <= 63, `SYN, BIND, HELLO: ${took} ms`);
  t.match(restarted.transport.associations, { founded: 1, bound: 0, unknownBinds: 1 });
  t.end();
});

t.test('[R-TR-32] one that does not answer BIND is proven as if there had been none', (t) => {
  for (const [what, lost] of [
    ['questions', 0],
    ['answers', BIND_FLAG.answer],
  ] as const) {
    const world = pair();
    dial(world);
    world.net.run(60);
    let dropped = 0;
    world.net.way = (sent) => {
      const datagram = unasked(sent);
      const flags = bindFlags(datagram.bytes);
      if (flags < 0 || (flags & BIND_FLAG.answer) !== lost || dropped === 2) return [datagram];
      dropped += 1;
      return [];
    };
    const took = timeToConnect(world);
    t.equal(dropped, 2, what);
    t.ok(took < 300, `${what} lost: ${took} ms`);
    const peer = accepted(world.server)[1] ?? 0;
    const id = world.client.eventsOf('connected')[1]?.connection ?? 0;
    t.strictSame(exchange(world, id, peer), HELLO, what);
    // Who was bound says so again; who was not founds another.
    t.equal(world.server.transport.associations.associations, lost === 0 ? 2 : 1, what);
  }
  t.end();
});

t.test('[R-TR-32] a BIND or its answer that is lost once is repeated after PTO', (t) => {
  for (const answer of [0, BIND_FLAG.answer]) {
    const world = pair();
    dial(world);
    world.net.run(60);
    let dropped = 0;
    world.net.way = (sent) => {
      const datagram = unasked(sent);
      const flags = bindFlags(datagram.bytes);
      if (flags < 0 || (flags & BIND_FLAG.answer) !== answer || dropped > 0) return [datagram];
      dropped += 1;
      return [];
    };
    const took = timeToConnect(world);
    t.ok(took > 60 && took < 120, `${took} ms`);
    t.match(world.client.transport.associations, { founded: 1, bound: 1 });
    t.match(world.server.transport.associations, { founded: 1, bound: 1 });
  }
  t.end();
});

/** The four BINDs of a connection, by their flags without that of the association's role. */
const KINDS = {
  'of the SYN': BIND_FLAG.opening,
  'of the SYN/ACK': BIND_FLAG.opening | BIND_FLAG.answer,
  question: 0,
  answer: BIND_FLAG.answer,
} as const;

function isOf(kind: number, bytes: Uint8Array): boolean {
  return bindIn(bytes) >= 0 && (bindFlags(bytes) & ~BIND_FLAG.responder) === kind;
}

/** Whether two nodes that have an association open another connection in time, and it carries bytes. */
function opensAnother(world: Pair, within: number): boolean {
  const before = accepted(world.server).length;
  const took = timeToConnect(world);
  for (let i = 0; i < within && accepted(world.server).length === before; i++) world.net.run(1);
  const peer = accepted(world.server)[before] ?? 0;
  const id = world.client.eventsOf('connected').at(-1)?.connection ?? 0;
  return took < within && peer !== 0 && exchange(world, id, peer).join() === HELLO.join();
}

t.test('[R-SEC-5] an altered BIND binds nothing and is counted, and the connection comes to be all the same', (t) => {
  // Flags, each byte of handle, token and MAC.
  for (let byte = 5; byte < BIND_TOKEN_SIZE; byte++) {
    for (const [name, kind] of Object.entries(KINDS)) {
      if ((kind & BIND_FLAG.opening) !== 0 && byte >= BIND_SIZE) continue;
      const world = pair();
      dial(world);
      world.net.run(60);
      let altered = 0;
      world.net.way = (datagram) => {
        const at = bindIn(datagram.bytes);
        // Who alters every one for ever can cut the wire as well.
        if (!isOf(kind, datagram.bytes) || altered === 2) return [datagram];
        altered += 1;
        const bytes = datagram.bytes.slice();
        bytes[at + byte] = (bytes[at + byte] ?? 0) ^ 0x20;
        return [{ ...datagram, bytes }];
      };
      const what = `byte ${byte} of BIND ${name}`;
      t.ok(opensAnother(world, 600), what);
      t.ok(altered > 0, `${what}, altered`);
      const node = (kind & BIND_FLAG.answer) === 0 ? world.server : world.client;
      const { forgedBinds, unknownBinds } = node.transport.associations;
      t.ok(forgedBinds + unknownBinds > 0, `${what}, counted`);
    }
  }
  t.end();
});

t.test('[R-SEC-5] the BIND of one connection is worth nothing on another, nor sent back', (t) => {
  const world = pair();
  dial(world);
  world.net.run(60);
  const stolen: Uint8Array[] = [];
  world.net.way = (datagram) => {
    const at = bindIn(datagram.bytes);
    if (at >= 0) stolen.push(datagram.bytes.slice(at, at + (datagram.bytes[at + 1] ?? 0)));
    return [datagram];
  };
  timeToConnect(world);
  t.equal(stolen.length, 4);
  for (const option of stolen) {
    for (const [name, kind] of Object.entries(KINDS)) {
      if ((kind & BIND_FLAG.opening) !== ((option[5] ?? 0) & BIND_FLAG.opening)) continue;
      const forgedAt = ({ transport }: HandNode) => transport.associations.forgedBinds;
      const counted = forgedAt(world.server) + forgedAt(world.client);
      const before = world.net.way;
      let replaced = 0;
      world.net.way = (datagram) => {
        if (!isOf(kind, datagram.bytes) || replaced === 2) return [datagram];
        replaced += 1;
        const at = bindIn(datagram.bytes);
        const bytes = datagram.bytes.slice();
        bytes.set(option, at);
        // As the sender of what is on its way.
        bytes[at + 5] = datagram.bytes[at + 5] ?? 0;
        return [{ ...datagram, bytes }];
      };
      t.ok(opensAnother(world, 600), name);
      const forged = forgedAt(world.server) + forgedAt(world.client) - counted;
      t.equal(forged, replaced, `${name}: counted`);
      world.net.way = before;
    }
  }
  t.end();
});

t.test('[R-SEC-6] what bound a connection binds nothing when that has ended, as long as its cookie is good', (t) => {
  const world = pair(1, { statelessShare: 0 });
  const { net, server } = world;
  dial(world);
  net.run(60);
  let binding: Datagram | undefined;
  net.way = (datagram) => {
    if (bindFlags(datagram.bytes) === 0) binding ??= datagram;
    return [datagram];
  };
  timeToConnect(world);
  const [, second] = accepted(server);
  if (binding === undefined || second === undefined) throw new Error('no connection was bound');
  server.transport.abort(net.now, second);
  server.transport.release(net.now, second);
  server.drain(net.now);
  for (let i = 0; i < 14; i++) {
    net.run(10_000);
    server.receive(net.now, binding);
    t.equal(accepted(server).length, 2, `after ${10 * (i + 1)} s`);
  }
  const { repeatedBinds, bound } = server.transport.associations;
  t.equal(bound, 1);
  t.ok(repeatedBinds > 0 && repeatedBinds < 14, `${repeatedBinds}: then the cookie itself was too old`);
  net.way = (datagram) => [datagram];
  timeToConnect(world);
  t.equal(server.transport.associations.bound, 2, 'others are bound as before');
  t.end();
});

t.test('[R-SEC-6] IDs are remembered for a lifetime at least and two at most, and so many', (t) => {
  const ids = new SpentIds(0, 1000);
  t.ok(ids.take(500, 1, 1 << 11));
  t.notOk(ids.take(1400, 1, 1 << 11));
  t.notOk(ids.take(1900, 1, 1 << 11));
  t.ok(ids.take(2500, 1, 1 << 11), 'forgotten');
  t.ok(ids.take(2500, 1, 2 << 11));
  for (let i = 0; i < 16_382; i++) ids.take(2500, 2, i << 11);
  t.notOk(ids.take(2500, 3, 0), 'no room');
  t.ok(ids.take(4600, 3, 0));
  t.end();
});
