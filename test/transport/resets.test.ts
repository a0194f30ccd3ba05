/** A peer that has lost a connection, or is said to have: stateless resets, RESET, and questions. */
import t from 'tap';
import { ResetTokens } from '../../src/multihome/reset-tokens.ts';
import { nodeCrypto } from '../../src/net/crypto.ts';
import type { ConnectionId } from '../../src/transport/output.ts';
import type { Transport } from '../../src/transport/transport.ts';
import { STATELESS_RESET_SIZE } from '../../src/wire/datagram.ts';
import { ACK, RST, SYN } from '../../src/wire/segment-row.ts';
import { identityOf } from '../sim/identities.ts';
import { type Datagram, HandNetwork, HandNode, headerOf } from '../support/hand-network.ts';
import { accepted, dial, exchange, HELLO, type Pair, PORT, pair } from '../support/node-pair.ts';

const RTT = 20;

/** The server's process was killed and runs again: the same identity and addresses, and nothing else of what it knew. */
function restarted({ net, client }: Pair, links = 1, identity = 1): Pair {
  const server = new HandNode(1, links, { identity: identityOf(identity) });
  server.transport.listen(PORT);
  const later = new HandNetwork([client, server]);
  later.now = net.now;
  return { net: later, client, server };
}

function opened(world: Pair, count = 1): ConnectionId[] {
  const ids: ConnectionId[] = [];
  for (let i = 0; i < count; i++) {
    ids.push(...dial(world));
    world.net.run(80);
  }
  return ids;
}

function write({ net, client }: Pair, id: ConnectionId): void {
  client.transport.write(net.now, id, HELLO);
  client.drain(net.now);
}

function isReset({ bytes }: Datagram): boolean {
  return bytes[0] === 0x30 && bytes.length === STATELESS_RESET_SIZE;
}

function drops(transport: Transport, reason: string): number {
  return transport.associationDrops[reason] ?? 0;
}

/** An RST with the numbers of a segment, as who sees the segment may make one. */
function bareReset({ bytes, ...rest }: Datagram, offset = 0): Datagram {
  const forged = bytes.slice(0, 20);
  forged[0] = 0x50;
  forged[1] = RST;
  const view = new DataView(forged.buffer);
  view.setInt32(12, view.getInt32(12) + offset);
  return { ...rest, bytes: forged };
}

/** All that passes, in order, and then on its way. */
function watch(net: HandNetwork): Datagram[] {
  const seen: Datagram[] = [];
  net.way = (datagram) => {
    seen.push(datagram);
    return [datagram];
  };
  return seen;
}

t.test(
  '[R-TR-70] [R-TR-71] [R-TR-73] a peer that was restarted: founder and bound end a round trip after they send',
  (t) => {
    for (const which of [0, 1]) {
      const before = pair();
      const ids = opened(before, 2);
      t.match(before.client.transport.associations, { founded: 1, bound: 1 });
      const world = restarted(before);
      write(world, ids[which] ?? 0);
      world.net.run(RTT + 1);
      t.match(world.client.eventsOf('failed'), [{ connection: ids[which], code: 'reset', message: /restarted/ }]);
      world.net.run(RTT);
      t.equal(world.client.eventsOf('failed').length, 2, 'the other one was asked about');
      world.net.run(200);
      t.equal(world.client.transport.associations.lingering, 1);
      t.equal(world.server.transport.counters['stateless-reset'], 2);
      const [id] = dial(world);
      world.net.run(100);
      t.strictSame(exchange(world, id ?? 0, accepted(world.server)[0] ?? 0), HELLO, 'and new connections work');
    }
    t.end();
  },
);

t.test('[R-TR-70] the one that dialled is restarted: its peer ends by the same', (t) => {
  const world = pair();
  opened(world, 2);
  const peers = accepted(world.server);
  const again = new HandNode(0, 1);
  const net = new HandNetwork([again, world.server]);
  net.now = world.net.now;
  for (const id of peers) {
    world.server.transport.write(net.now, id, HELLO);
    world.server.drain(net.now);
    net.run(RTT + 1);
  }
  t.match(
    world.server.eventsOf('failed'),
    peers.map((connection) => ({ connection, code: 'reset' })),
  );
  t.end();
});

t.test('[R-TR-71] another node at the address has other tokens', (t) => {
  const before = pair();
  const [id] = opened(before) as [ConnectionId];
  const world = restarted(before, 1, 2);
  write(world, id);
  world.net.run(1000);
  t.equal(world.client.eventsOf('failed').length, 0);
  t.ok((world.server.transport.counters['stateless-reset'] ?? 0) > 0);
  t.equal(world.client.transport.counters['unknown-reset'], world.server.transport.counters['stateless-reset']);
  t.end();
});

t.test('[R-TR-75] where all is lost, idle connections end as well, in a few round trips', (t) => {
  const before = pair();
  const ids = opened(before, 40);
  const world = restarted(before);
  write(world, ids[0] ?? 0);
  world.net.run(7 * RTT);
  t.equal(world.client.eventsOf('failed').length, 40);
  t.equal(world.client.transport.connectionCount, 40, 'the handles are the application’s to release');
  for (const id of ids) world.client.transport.release(world.net.now, id);
  world.client.drain(world.net.now);
  t.equal(world.client.transport.connectionCount, 0);
  t.end();
});

t.test('[R-TR-75] where one was lost, the others are asked and stay', (t) => {
  const world = pair();
  const ids = opened(world, 5);
  const [lost = 0] = accepted(world.server);
  // Its RST is lost as well.
  world.net.way = ({ bytes, ...rest }) => ((headerOf(bytes).flags & RST) === 0 ? [{ bytes, ...rest }] : []);
  world.server.transport.abort(world.net.now, lost);
  world.server.drain(world.net.now);
  world.net.run(5);
  world.net.way = (datagram) => [datagram];
  write(world, ids[0] ?? 0);
  world.net.run(1000);
  t.match(world.client.eventsOf('failed'), [{ connection: ids[0], code: 'reset' }]);
  t.equal(world.client.eventsOf('failed').length, 1);
  const [, , peer] = accepted(world.server);
  t.strictSame(exchange(world, ids[2] ?? 0, peer ?? 0), HELLO);
  t.end();
});

t.test('[R-TR-71] [R-SEC-7] a flood of triggers: shorter answers, one an ID and second, and a limit for all', (t) => {
  const world = pair();
  const [id] = opened(world) as [ConnectionId];
  write(world, id);
  const [sample] = world.client.sent.splice(0) as [Datagram];
  const { server, net } = world;
  const flood = (count: number, change: (view: DataView, i: number) => void): Datagram[] => {
    for (let i = 0; i < count; i++) {
      const bytes = sample.bytes.slice();
      change(new DataView(bytes.buffer), i);
      server.receive(net.now, { ...sample, bytes });
    }
    return server.sent.splice(0);
  };
  const one = flood(50, (view) => view.setInt32(4, 7));
  t.equal(one.length, 1, 'one for the ID');
  t.ok(one.every(isReset));
  t.equal(server.transport.counters['reset-limit'], 49);
  net.now += 999;
  t.equal(flood(1, (view) => view.setInt32(4, 7)).length, 0);
  net.now += 1;
  t.equal(flood(1, (view) => view.setInt32(4, 7)).length, 1, 'a second later');
  net.now += 1000;
  const many = flood(5000, (view, i) => view.setInt32(4, 1000 + i));
  t.equal(many.length, 1000);
  t.ok(many.every(({ bytes }) => bytes.length < sample.bytes.length));
  t.strictSame(many[0]?.destination, sample.source, 'to where it came from');
  net.now += 500;
  t.equal(flood(5000, (view, i) => view.setInt32(4, 10_000 + i)).length, 500, 'as many as half a second brings');
  net.now += 5000;
  for (const [flags, what] of [
    [RST, 'a reset'],
    [RST | ACK, 'a reset'],
    [SYN | ACK, 'a SYN/ACK'],
    [0, 'no acknowledgment'],
  ] as const) {
    const sent = flood(1, (view) => {
      view.setInt32(4, 99_999);
      view.setUint8(1, flags);
    });
    t.equal(sent.length, 0, `${what} draws nothing`);
  }
  // 20 bytes are no more than the answer would be.
  server.receive(net.now, { ...sample, bytes: bareReset(sample).bytes.map((byte, i) => (i === 1 ? ACK : byte ^ 1)) });
  t.equal(server.sent.length, 0);
  t.end();
});

t.test(
  '[R-TR-72] [R-TR-71] [R-SEC-10] a reset holds nothing of its cause, and draws no other, at whomever it is thrown',
  (t) => {
    const world = pair();
    const [id] = opened(world) as [ConnectionId];
    write(world, id);
    const [sample] = world.client.sent.splice(0) as [Datagram];
    const { server, client, net } = world;
    const bytes = sample.bytes.slice();
    bytes[4] = (bytes[4] ?? 0) ^ 1;
    server.receive(net.now, { ...sample, bytes });
    const [reset] = server.sent.splice(0) as [Datagram];
    const hex = (part: Uint8Array): string => Buffer.from(part).toString('hex');
    for (let at = 4; at + 4 <= 20; at++) t.notMatch(hex(reset.bytes), hex(bytes.slice(at, at + 4)));
    for (let i = 0; i < 20; i++) {
      server.receive(net.now, { ...reset, source: reset.destination, destination: reset.source });
      client.receive(net.now, reset);
    }
    t.equal(server.sent.length + client.sent.length, 0);
    t.equal(client.transport.counters['unknown-reset'], 20);
    t.end();
  },
);

t.test(
  '[R-TR-73] [R-SEC-10] forged, cut and lengthened resets are counted and end nothing; a true one again ends nothing more',
  (t) => {
    const before = pair();
    const [first = 0] = opened(before);
    const world = restarted(before);
    const seen = watch(world.net);
    write(world, first);
    world.net.run(RTT / 2 + 2);
    const reset = seen.find(isReset);
    if (reset === undefined) throw new Error('there is a reset');
    const { client, net } = world;
    for (let byte = 5; byte < STATELESS_RESET_SIZE; byte++) {
      const bytes = reset.bytes.slice();
      bytes[byte] = (bytes[byte] ?? 0) ^ 1;
      client.receive(net.now, { ...reset, bytes });
    }
    client.receive(net.now, { ...reset, bytes: reset.bytes.slice(0, 20) });
    client.receive(net.now, { ...reset, bytes: Uint8Array.of(...reset.bytes, 0) });
    t.equal(client.eventsOf('failed').length, 0);
    t.equal(client.transport.counters['unknown-reset'], 18);
    net.run(RTT);
    for (let i = 0; i < 5; i++) client.receive(net.now, reset);
    t.match(client.eventsOf('failed')[0], { connection: first });
    t.equal(client.eventsOf('failed').length, 1);
    t.equal(client.transport.counters['unknown-reset'], 23);
    t.end();
  },
);

t.test('[R-TR-70] no token is in clear in BIND', (t) => {
  const world = pair();
  const seen = watch(world.net);
  opened(world, 2);
  const text = seen.map(({ bytes }) => Buffer.from(bytes).toString('latin1')).join('');
  const resets = [identityOf(0), identityOf(1)].map((identity) => new ResetTokens(nodeCrypto, identity));
  let ids = 0;
  for (const { bytes } of seen) {
    if ((headerOf(bytes).flags & (SYN | ACK)) === SYN) continue;
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (const tokens of resets) {
      const token = tokens.of(view.getInt32(4), view.getInt32(8));
      t.notOk(text.includes(Buffer.from(token).toString('latin1')));
    }
    ids += 1;
  }
  t.ok(ids > 4);
  t.end();
});

t.test('[R-TR-74] TIME-WAIT stays, whatever a late duplicate draws from a peer that has closed in order', (t) => {
  const world = pair();
  const [id] = opened(world) as [ConnectionId];
  const { net, client, server } = world;
  const peer = accepted(server)[0] ?? 0;
  let last: Datagram | undefined;
  net.way = (datagram) => {
    if (datagram.destination.key.startsWith('10.2')) last = datagram;
    return [datagram];
  };
  client.transport.shutdown(net.now, id);
  client.drain(net.now);
  net.run(50);
  server.transport.release(net.now, peer);
  server.drain(net.now);
  net.run(45);
  t.equal(client.transport.status(id).state, 'time-wait');
  t.equal(server.transport.connectionCount, 0);
  if (last === undefined) throw new Error('the client acknowledges');
  server.receive(net.now, last);
  const drawn = server.sent.splice(0);
  t.ok(drawn.length === 1 && drawn.every(isReset));
  client.receiveAll(net.now, drawn);
  t.equal(client.transport.status(id).state, 'time-wait');
  t.equal(client.transport.counters['unknown-reset'], 1);
  t.equal(client.eventsOf('failed').length + server.eventsOf('failed').length, 0);
  t.end();
});

t.test(
  '[R-TR-80] [R-WIRE-45] [R-MH-65] an abort arrives, with its reason; altered, or with another number, it does not',
  (t) => {
    const world = pair();
    const [id] = opened(world) as [ConnectionId];
    const { net, client, server } = world;
    const resets: Datagram[] = [];
    net.way = (datagram) => {
      if ((headerOf(datagram.bytes).flags & RST) === 0) return [datagram];
      resets.push(datagram);
      return [];
    };
    client.transport.abort(net.now, id);
    client.drain(net.now);
    net.run(15);
    const [reset] = resets as [Datagram];
    const before = drops(server.transport, 'reset-unauthentic');
    let altered = 0;
    for (let byte = 12; byte < reset.bytes.length; byte++) {
      // Acknowledgment and timestamps are not covered; the last byte is padding.
      if ((byte >= 16 && byte < 32) || byte === 37 || byte === reset.bytes.length - 1) continue;
      const bytes = reset.bytes.slice();
      bytes[byte] = (bytes[byte] ?? 0) ^ 0x10;
      server.receive(net.now, { ...reset, bytes });
      altered += 1;
    }
    t.equal(server.eventsOf('failed').length, 0);
    t.ok(drops(server.transport, 'reset-unauthentic') - before >= altered - 6, 'kind and length make it no option');
    server.receive(net.now, reset);
    t.match(server.eventsOf('failed'), [{ code: 'reset', message: 'the peer reset the connection' }]);
    t.equal(server.transport.connectionCount, 1);
    t.end();
  },
);

t.test('[R-TR-80] RESET counts though what was sent before it is lost', (t) => {
  const world = pair();
  const [id] = opened(world) as [ConnectionId];
  const peer = accepted(world.server)[0] ?? 0;
  const { net, client, server } = world;
  server.transport.write(net.now, peer, new Uint8Array(5000));
  server.drain(net.now);
  server.sent.length = 0;
  server.transport.abort(net.now, peer);
  server.drain(net.now);
  net.run(15);
  t.match(client.eventsOf('failed'), [{ connection: id, code: 'reset' }]);
  t.end();
});

t.test(
  '[R-TR-80] [R-TR-81] [R-TR-82] an observer resets with the right numbers for ten seconds: a question in 500 ms',
  (t) => {
    const world = pair(2);
    const [id] = opened(world) as [ConnectionId];
    const peer = accepted(world.server)[0] ?? 0;
    const { net, client, server } = world;
    let last: Datagram | undefined;
    let toServer = 0;
    net.way = (datagram) => {
      if (datagram.source.key.startsWith('10.1')) last = datagram;
      if (datagram.source.key.startsWith('10.2')) toServer += 1;
      return [datagram];
    };
    t.strictSame(exchange(world, id, peer), HELLO);
    net.run(5000);
    toServer = 0;
    let sample = last;
    if (sample === undefined) throw new Error('something was sent');
    for (let i = 0; i < 1000; i++) {
      server.receive(net.now, bareReset(sample));
      net.run(10);
      sample = last ?? sample;
    }
    t.equal(server.eventsOf('failed').length + client.eventsOf('failed').length, 0);
    t.equal(drops(server.transport, 'reset-unauthentic'), 1000);
    t.ok(toServer <= 25, `${toServer} segments in 10 s`);
    t.strictSame(exchange(world, id, peer), HELLO);
    t.end();
  },
);

t.test(
  '[R-TR-83] [R-TR-81] refused three times over a second by all that works, it has ended; by one of two it has not',
  (t) => {
    for (const links of [1, 2]) {
      for (const silent of [false, true]) {
        const world = pair(links);
        const [id] = opened(world) as [ConnectionId];
        const { net, client } = world;
        const seen = watch(net);
        exchange(world, id, accepted(world.server)[0] ?? 0);
        const toClient = seen.find(({ destination }) => destination.key.includes('10.1.'));
        if (toClient === undefined) throw new Error('the server acknowledges');
        net.run(500);
        // The peer is gone, and whoever is there answers as one of native mode would.
        net.way = (datagram) => {
          if (datagram.source.key.includes('10.2.')) return [];
          if (silent && datagram.destination.key.includes('10.2.1.')) return [];
          const header = headerOf(datagram.bytes);
          const bytes = new Uint8Array(20);
          const view = new DataView(bytes.buffer);
          view.setUint16(0, 0x5000 | RST);
          bytes.set(toClient.bytes.subarray(4, 12), 4);
          view.setInt32(12, header.ack);
          return [{ source: datagram.destination, destination: datagram.source, bytes }];
        };
        write(world, id);
        net.run(links === 1 ? 1600 : 4000);
        const failed = client.eventsOf('failed');
        const what = `${links} links, ${silent ? 'the first silent' : 'all refuse'}`;
        if (silent && links === 1) t.equal(failed.length, 0, what);
        else t.match(failed, [{ connection: id, code: 'reset', message: /restarted/ }], what);
      }
    }
    t.end();
  },
);
