/** A connection between nodes that know each other connects in one round trip: BIND in the SYN and the SYN/ACK. */
import fc from 'fast-check';
import t from 'tap';
import { LINGER_TIME } from '../../src/multihome/constants.ts';
import type { ConnectionId } from '../../src/transport/output.ts';
import { BIND_FLAG, BIND_SIZE } from '../../src/wire/bind-option.ts';
import { SYN } from '../../src/wire/segment-row.ts';
import { socketAddress } from '../../src/wire/socket-address.ts';
import { type Datagram, HandNode, headerOf } from '../support/hand-network.ts';
import {
  accepted,
  bindFlags,
  bindIn,
  close,
  dial,
  disturb,
  exchange,
  HELLO,
  hasHello,
  insteadOf,
  type Pair,
  PORT,
  pair,
  slipHelloIn,
  strangersHello,
  timesOf,
  timeToConnect,
  unasked,
  WELCOME,
} from '../support/node-pair.ts';

const { answer, opening, responder, unknown } = BIND_FLAG;

/** Two nodes with an association of which a connection is open. */
function acquainted(links = 1, config = {}): Pair {
  const world = pair(links, config);
  dial(world);
  world.net.run(60);
  return world;
}

/** Dials, and gives the handle once `connected`. */
function connected(world: Pair, within = 20): ConnectionId {
  const before = world.client.eventsOf('connected').length;
  dial(world);
  world.net.run(within);
  return world.client.eventsOf('connected')[before]?.connection ?? 0;
}

t.test('[R-TR-50] [R-TR-51] what is written at `connected` is there with the third acknowledgment', (t) => {
  const world = acquainted();
  const { net, client, server } = world;
  const accepts = timesOf(world, 'accepted');
  const id = connected(world);
  t.ok(id > 0, 'after exactly one round trip');
  t.match(client.eventsOf('connected')[1], { peer: { text: server.transport.identity.nodeId.text } });
  t.equal(client.eventsOf('proven').length, 0, 'the peer was proven before');
  client.transport.write(net.now, id, HELLO);
  client.drain(net.now);
  net.run(10);
  t.strictSame(accepts(), [30], 'half a round trip later');
  const peer = accepted(server)[1] ?? 0;
  t.strictSame(server.readAll(net.now, peer), HELLO);
  t.equal(client.transport.info(id).phase, 'proving', 'whether its BIND has arrived the client does not know');
  net.run(10);
  t.equal(client.transport.info(id).phase, 'open');
  t.match(client.transport.associations, { founded: 1, bound: 1 });
  t.match(server.transport.associations, { founded: 1, bound: 1 });
  t.end();
});

t.test('[R-TR-50] an association without connections is asked for as well, and kept meanwhile', (t) => {
  const world = pair();
  const { net, client, server } = world;
  const [founder = 0] = dial(world);
  net.run(60);
  close(world, founder, accepted(server)[0] ?? 0);
  t.match(server.transport.associations, { lingering: 1 });
  net.run(LINGER_TIME - 120);
  // The SYN/ACK is late: both would have forgotten the association by then.
  let held: Datagram | undefined;
  net.way = (datagram) => {
    if (held !== undefined || bindFlags(datagram.bytes) !== (opening | answer | responder)) return [datagram];
    held = datagram;
    return [];
  };
  const [id = 0] = dial(world);
  net.run(300);
  if (held === undefined) throw new Error('no SYN/ACK has BIND');
  client.receive(net.now, held);
  t.equal(client.eventsOf('connected')[1]?.connection, id);
  net.run(30);
  t.strictSame(exchange(world, id, accepted(server)[1] ?? 0), HELLO);
  for (const { transport } of [client, server]) t.match(transport.associations, { founded: 1, bound: 1, lingering: 0 });
  t.end();
});

t.test('[R-TR-52] a responder that keeps no SYN is asked once more, a round trip later', (t) => {
  const world = acquainted(1, { statelessShare: 0 });
  const sent: Datagram[] = [];
  world.net.way = (datagram) => {
    sent.push(datagram);
    return [datagram];
  };
  t.equal(timeToConnect(world), 40);
  const binds = sent.map(({ bytes }) => bindFlags(bytes)).filter((flags) => flags >= 0);
  t.strictSame(binds, [opening, 0, answer | responder]);
  t.ok((sent[1]?.bytes.length ?? 0) <= (sent[0]?.bytes.length ?? 0), 'its answer is no longer than the SYN');
  t.match(world.server.transport.associations, { founded: 1, bound: 1 });
  t.end();
});

t.test(
  '[R-TR-53] any datagram of the opening is lost, or all of its kind for a while: it comes to be, and is bound',
  (t) => {
    for (const kind of [opening, opening | answer | responder, 0, answer | responder]) {
      for (const losses of [1, 3]) {
        const world = acquainted();
        const { net, client, server } = world;
        let lost = 0;
        net.way = (datagram) => {
          if (bindFlags(datagram.bytes) !== kind || lost === losses) return [datagram];
          lost += 1;
          return [];
        };
        const id = connected(world, 8000);
        const what = `flags ${kind}, ${losses} lost`;
        t.equal(lost, losses, what);
        t.strictSame(exchange(world, id, accepted(server)[1] ?? 0), HELLO, what);
        for (const { transport } of [client, server]) t.match(transport.associations, { founded: 1, bound: 1 }, what);
      }
    }
    t.end();
  },
);

t.test('[R-TR-53] the path dies behind the SYN/ACK: BIND goes by another one, and data follows', (t) => {
  const world = acquainted(2);
  const { net, client, server } = world;
  const before = accepted(server).length;
  const id = connected(world);
  const dead = client.links[client.transport.paths(id).find(({ role }) => role === 'active')?.link ?? 0]?.key;
  net.way = (datagram) => (datagram.source.key === dead || datagram.destination.key === dead ? [] : [datagram]);
  client.transport.write(net.now, id, HELLO);
  client.drain(net.now);
  net.run(1000);
  t.equal(accepted(server).length, before + 1);
  t.strictSame(server.readAll(net.now, accepted(server)[before] ?? 0), HELLO);
  t.equal(client.transport.info(id).phase, 'open');
  t.end();
});

t.test(
  '[R-TR-53] a responder that never gets BIND gives up, and tells the initiator, which had the connection',
  (t) => {
    const world = acquainted();
    const { net, client, server } = world;
    net.way = (datagram) => (bindFlags(datagram.bytes) === 0 ? [] : [datagram]);
    const id = connected(world);
    client.transport.write(net.now, id, HELLO);
    client.drain(net.now);
    net.run(11_000);
    t.equal(accepted(server).length, 1, 'it is not given to the application');
    t.match(client.eventsOf('failed'), [{ connection: id, code: 'reset' }]);
    t.equal(server.transport.connectionCount, 1);
    t.end();
  },
);

t.test('[R-TR-53] [R-SEC-5] "unknown" said by anybody after a true welcome changes nothing', (t) => {
  const world = acquainted();
  const { net, client, server } = world;
  let forged = 0;
  net.way = (datagram) => {
    if (bindFlags(datagram.bytes) !== (answer | responder) || forged === 1) return [datagram];
    forged += 1;
    const at = bindIn(datagram.bytes);
    const bytes = datagram.bytes.slice();
    bytes.fill(1, at + BIND_SIZE, at + (bytes[at + 1] ?? 0));
    bytes.fill(0, at + 6, at + BIND_SIZE);
    bytes[at + 1] = BIND_SIZE;
    bytes[at + 5] = answer | unknown;
    return [{ ...datagram, bytes }];
  };
  const id = connected(world, 400);
  t.equal(forged, 1);
  t.strictSame(exchange(world, id, accepted(server)[1] ?? 0), HELLO);
  t.equal(client.transport.associationDrops['bind-unexpected'], 1);
  t.match(client.transport.associations, { founded: 1, bound: 1 });
  t.end();
});

t.test(
  '[R-SEC-15] a SYN that asked is sent again by a stranger: it opens nothing, and gets no more than it is owed',
  (t) => {
    const world = acquainted();
    const { net, client, server } = world;
    let syn: Datagram | undefined;
    net.way = (datagram) => {
      if (bindFlags(datagram.bytes) === opening) syn ??= datagram;
      return [datagram];
    };
    const id = connected(world, 60);
    const peer = accepted(server)[1] ?? 0;
    t.strictSame(exchange(world, id, peer), HELLO);
    client.transport.abort(net.now, id);
    client.drain(net.now);
    net.run(50);
    if (syn === undefined) throw new Error('the SYN asks');
    const bound = server.transport.associations.bound;
    const stranger = socketAddress(4, '203.0.113.9', 4000);
    const answers: Datagram[] = [];
    net.way = (datagram) => {
      if (datagram.destination.key === stranger.key) answers.push(datagram);
      return [datagram];
    };
    server.receive(net.now, { ...syn, source: stranger });
    net.run(1);
    const first = answers[0];
    if (first === undefined) throw new Error('a SYN is answered');
    t.equal(
      bindFlags(first.bytes),
      opening | answer | responder,
      'with a BIND, which tells nothing but that both are known',
    );
    net.run(30_000);
    const size = answers.reduce((sum, { bytes }) => sum + bytes.length, 0);
    t.ok(size <= 3 * syn.bytes.length, `${size} bytes for ${syn.bytes.length}`);
    t.equal(accepted(server).length, 2);
    t.match(server.transport.associations, { bound, associations: 1 });
    t.equal(server.transport.connectionCount, 2, 'nothing is left of it');
    // Neither does that BIND open a connection of the stranger's with the client.
    client.receive(net.now, { ...first, source: stranger, destination: syn.source });
    net.run(50);
    t.equal(client.eventsOf('connected').length, 2);
    t.end();
  },
);

t.test(
  '[R-SEC-15] the BIND of one SYN/ACK in another is forged: no connection by it, and one comes to be without',
  (t) => {
    const world = acquainted();
    const { net, client, server } = world;
    const stolen: Uint8Array[] = [];
    net.way = (datagram) => {
      const at = bindIn(datagram.bytes);
      if (at < 0 || bindFlags(datagram.bytes) !== (opening | answer | responder)) return [datagram];
      const bytes = datagram.bytes.slice();
      const other = stolen[0];
      stolen.push(datagram.bytes.slice(at, at + BIND_SIZE));
      if (other !== undefined) bytes.set(other, at);
      return [{ ...datagram, bytes }];
    };
    t.equal(timeToConnect(world), 20);
    t.equal(timeToConnect(world), 40, 'by the BIND of the third acknowledgment');
    t.equal(client.transport.associations.forgedBinds, 1);
    t.match(server.transport.associations, { bound: 2 });
    t.end();
  },
);

t.test('[R-SEC-15] a node that only knows the handle is not welcomed, and a restarted one is not believed', (t) => {
  const world = acquainted();
  const { net, client, server } = world;
  // Another node answers in the server's place, with the answer of the true one.
  const other = new HandNode(2, 1);
  other.transport.listen(PORT);
  const [id = 0] = dial(world);
  client.drain(net.now);
  const syn = client.sent.splice(0).find(({ bytes }) => (headerOf(bytes).flags & SYN) !== 0);
  if (syn === undefined) throw new Error('the client dials');
  const bytes = syn.bytes.slice();
  // Who it dials is in the SYN.
  new DataView(bytes.buffer).setInt32(8, (new DataView(bytes.buffer).getInt32(8) & ~0xffffff) | 0);
  other.receive(net.now, { ...syn, bytes, destination: other.links[0] ?? syn.destination });
  const [synAck] = other.sent.splice(0);
  if (synAck === undefined) throw new Error('the other answers');
  t.equal(bindFlags(synAck.bytes), opening | answer | unknown);
  client.receive(net.now, { ...synAck, source: syn.destination, destination: syn.source });
  t.equal(client.eventsOf('connected').length, 1, 'it has to prove itself');
  t.ok(client.sent.some(({ bytes: sent }) => hasHello(sent)));
  client.transport.abort(net.now, id);
  t.equal(server.eventsOf('accepted').length, 1);
  t.end();
});

t.test('[R-TR-53] however datagrams are lost, repeated and late, both ends come to have the connection', (t) => {
  const fate = fc.record({
    loss: fc.integer({ min: 0, max: 30 }),
    seed: fc.integer(),
    count: fc.integer({ min: 1, max: 4 }),
  });
  fc.assert(
    fc.property(fate, ({ loss, seed, count }) => {
      const world = acquainted();
      const { net, client, server } = world;
      disturb(world, loss, seed);
      const ids = dial(world, count);
      net.run(6500);
      net.way = (datagram) => [datagram];
      net.run(2600);
      const peers = accepted(server).slice(1);
      const opened = client.eventsOf('connected').slice(1);
      const failed = client.eventsOf('failed');
      if (opened.length !== count || peers.length !== count || failed.length > 0) {
        throw new Error(`${opened.length} opened, ${peers.length} accepted, ${failed.length} failed of ${count}`);
      }
      const ports = new Map(peers.map((peer) => [server.transport.info(peer).sourcePort, peer]));
      for (const id of ids) {
        const peer = ports.get(client.transport.info(id).sourcePort) ?? 0;
        if (exchange(world, id, peer).join() !== HELLO.join()) throw new Error('bytes are missing');
      }
      return client.transport.associations.associations <= 1 + count;
    }),
    { numRuns: 60 },
  );
  t.end();
});

t.test('[R-TR-51] a SYN that comes in one reading with the proof that founds the association finds it', (t) => {
  const world = pair();
  const { net, client, server } = world;
  dial(world);
  net.run(35);
  const together: Datagram[] = [];
  net.way = (datagram) => {
    if (datagram.source.key !== client.links[0]?.key) return [datagram];
    together.push(datagram);
    return [];
  };
  net.run(5);
  t.equal(client.eventsOf('connected').length, 1);
  dial(world);
  net.run(1);
  t.ok(together.some(({ bytes }) => bindFlags(bytes) === opening));
  net.way = (datagram) => [datagram];
  server.receiveAll(net.now, together);
  net.run(40);
  t.match(server.transport.associations, { founded: 1, bound: 1, unknownBinds: 0 });
  t.equal(client.eventsOf('connected').length, 2);
  t.end();
});

/** The opening as an observer sees it: which datagram, ahead of which something is slipped in. */
const PHASES: readonly (readonly [name: string, flags: number, end: 'client' | 'server'])[] = [
  ['the SYN', opening, 'client'],
  ['the SYN/ACK', WELCOME, 'server'],
  ['the BIND of the initiator', 0, 'client'],
  ['its answer', answer | responder, 'server'],
];

t.test('[R-TR-99] [R-SEC-21] a HELLO that somebody slips in at any time of the opening changes nothing', (t) => {
  for (const [name, flags, end] of PHASES) {
    const hello = strangersHello(end);
    for (const lost of [0, 2]) {
      const world = acquainted();
      const { net, client, server } = world;
      let slipped = 0;
      net.way = (datagram) => {
        if (bindFlags(datagram.bytes) !== flags || slipped > lost) return [datagram];
        slipped += 1;
        // And what it is slipped in ahead of is lost at first, so that it has all the time.
        const late = slipped <= lost ? [] : [datagram];
        return [insteadOf(datagram, hello), ...late];
      };
      const id = connected(world, lost === 0 ? 20 : 8000);
      const what = `ahead of ${name}, ${lost} lost`;
      net.run(20);
      t.equal(slipped, lost + 1, what);
      t.strictSame(exchange(world, id, accepted(server)[1] ?? 0), HELLO, what);
      for (const { transport } of [client, server]) {
        t.match(transport.associations, { associations: 1, founded: 1, bound: 1 }, what);
        t.equal(transport.associationDrops['bind-unexpected'], undefined, what);
      }
      t.equal(client.eventsOf('failed').length, 0, what);
    }
  }
  t.end();
});

t.test('[R-TR-99] [R-SEC-21] one that was not welcomed proves itself where a HELLO was slipped in', (t) => {
  const world = acquainted();
  const { client, server } = world;
  const slipped = slipHelloIn(world, unasked);
  const id = connected(world, 8000);
  t.equal(slipped(), 1);
  t.strictSame(exchange(world, id, accepted(server)[1] ?? 0), HELLO);
  t.match(server.transport.associations, { founded: 2, bound: 0 });
  t.ok(
    (server.transport.associationDrops['bind-unexpected'] ?? 0) > 0,
    'its BIND does not say that it never proves itself',
  );
  t.equal(client.eventsOf('failed').length, 0);
  t.end();
});

t.test('[R-TR-50] who asks without a welcome asks as before: BIND with the third acknowledgment', (t) => {
  const world = acquainted();
  world.net.way = (datagram) => [unasked(datagram)];
  t.equal(timeToConnect(world), 40);
  t.match(world.client.transport.associations, { founded: 1, bound: 1 });
  t.end();
});
