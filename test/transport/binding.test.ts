/** Later connections between two nodes are bound to the association that the first has founded. */
import t from 'tap';
import type { ConnectionId } from '../../src/transport/output.ts';
import { SpentIds } from '../../src/transport/spent-ids.ts';
import { BIND_FLAG, BIND_TOKEN_SIZE } from '../../src/wire/bind-option.ts';
import { type Datagram, HandNetwork, HandNode } from '../support/hand-network.ts';
import {
  accepted,
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
} from '../support/node-pair.ts';

t.test('[R-TR-30] [R-MH-60] [R-TR-39] the second connection is bound: two round trips, no proof', (t) => {
  const world = pair();
  const sent: Datagram[] = [];
  const accepts = timesOf(world, 'accepted');
  timeToConnect(world);
  world.net.way = (datagram) => {
    sent.push(datagram);
    return [datagram];
  };
  timeToConnect(world);
  const [before, after] = accepts() as [number, number];
  t.equal(before - after, 20, 'the responder knows its peer a round trip sooner');
  t.notOk(sent.some(({ bytes }) => hasHello(bytes)));
  t.equal(sent.filter(({ bytes }) => bindIn(bytes) >= 0).length, 2, 'one each way');
  const [first, second] = accepted(world.server) as [ConnectionId, ConnectionId];
  const ids = world.client.eventsOf('connected').map(({ connection }) => connection) as [ConnectionId, ConnectionId];
  t.match(world.server.eventsOf('accepted')[1], { peer: { text: world.client.transport.identity.nodeId.text } });
  for (const [i, peer] of [first, second].entries()) t.strictSame(exchange(world, ids[i] ?? 0, peer), HELLO);
  t.match(world.client.transport.associations, { associations: 1, lingering: 0, founded: 1, bound: 1 });
  t.match(world.server.transport.associations, { associations: 1, lingering: 0, founded: 1, bound: 1 });
  t.end();
});

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
  '[R-TR-32] [R-TR-31] a peer that was restarted knows no association: it is proven anew, a round trip later',
  (t) => {
    const { net, client, server } = pair();
    const world = { net, client, server };
    dial(world);
    net.run(60);
    const restarted = new HandNode(1, 1);
    restarted.transport.listen(PORT);
    const later: Pair = { net: new HandNetwork([client, restarted]), client, server: restarted };
    later.net.now = net.now;
    t.ok(timeToConnect(later) <= 63, 'SYN, BIND, HELLO');
    t.match(restarted.transport.associations, { founded: 1, bound: 0, unknownBinds: 1 });
    t.match(client.transport.associations, { associations: 2, founded: 2 }, 'the old one keeps its connection');
    t.equal(timeToConnect(later), 40, 'and the new one is what later connections are bound to');
    t.match(restarted.transport.associations, { founded: 1, bound: 1 });
    t.end();
  },
);

t.test('[R-TR-32] one that does not answer BIND is proven as if there had been none', (t) => {
  for (const [what, lost] of [
    ['questions', 0],
    ['answers', BIND_FLAG.answer],
  ] as const) {
    const world = pair();
    dial(world);
    world.net.run(60);
    let dropped = 0;
    world.net.way = (datagram) => {
      const at = bindIn(datagram.bytes);
      if (at < 0 || ((datagram.bytes[at + 5] ?? 0) & BIND_FLAG.answer) !== lost || dropped === 2) return [datagram];
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
    world.net.way = (datagram) => {
      const at = bindIn(datagram.bytes);
      if (at < 0 || ((datagram.bytes[at + 5] ?? 0) & BIND_FLAG.answer) !== answer || dropped > 0) return [datagram];
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

t.test('[R-SEC-5] an altered BIND binds nothing and is counted, and the connection comes to be all the same', (t) => {
  // Flags, each byte of handle, token and MAC.
  for (let byte = 5; byte < BIND_TOKEN_SIZE; byte++) {
    for (const answer of [false, true]) {
      const world = pair();
      dial(world);
      world.net.run(60);
      let altered = 0;
      world.net.way = (datagram) => {
        const at = bindIn(datagram.bytes);
        if (at < 0 || (((datagram.bytes[at + 5] ?? 0) & BIND_FLAG.answer) !== 0) !== answer) return [datagram];
        // Who alters every answer for ever can cut the wire as well.
        if (answer && altered === 2) return [datagram];
        altered += 1;
        const bytes = datagram.bytes.slice();
        bytes[at + byte] = (bytes[at + byte] ?? 0) ^ 0x10;
        return [{ ...datagram, bytes }];
      };
      const took = timeToConnect(world);
      const what = `byte ${byte} of the ${answer ? 'answer' : 'question'}: ${took} ms`;
      t.ok(altered > 0 && took < 400, what);
      const node = answer ? world.client : world.server;
      const { forgedBinds, unknownBinds, bound } = node.transport.associations;
      t.ok(forgedBinds + unknownBinds > 0, `${what}, counted`);
      if (!answer) t.equal(bound, 0, what);
    }
  }
  t.end();
});

t.test('[R-SEC-5] the BIND of one connection is worth nothing on another, nor sent back', (t) => {
  const world = pair();
  dial(world);
  world.net.run(60);
  const options: Uint8Array[] = [];
  world.net.way = (datagram) => {
    const at = bindIn(datagram.bytes);
    if (at >= 0) options.push(datagram.bytes.slice(at, at + BIND_TOKEN_SIZE));
    return [datagram];
  };
  timeToConnect(world);
  t.equal(options.length, 2);
  const boundBefore = world.server.transport.associations.bound;
  for (const stolen of options) {
    world.net.way = (datagram) => {
      const at = bindIn(datagram.bytes);
      if (at < 0) return [datagram];
      const bytes = datagram.bytes.slice();
      bytes.set(stolen, at);
      // As the sender of a question, or of an answer, whichever is on its way.
      bytes[at + 5] = datagram.bytes[at + 5] ?? 0;
      return [{ ...datagram, bytes }];
    };
    t.ok(timeToConnect(world) < 400, 'proven on its own');
  }
  t.equal(world.server.transport.associations.bound, boundBefore);
  t.equal(world.server.transport.associations.forgedBinds, 4);
  t.end();
});

t.test('[R-SEC-6] what bound a connection binds nothing when that has ended, as long as its cookie is good', (t) => {
  const world = pair(1, { statelessShare: 0 });
  const { net, client, server } = world;
  dial(world);
  net.run(60);
  let binding: Datagram | undefined;
  net.way = (datagram) => {
    if (bindIn(datagram.bytes) >= 0 && datagram.source === client.links[0]) binding ??= datagram;
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
