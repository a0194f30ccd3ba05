/** When the application gets a connection, and what is proven when (R-TR-54 to R-TR-58). */
import fc from 'fast-check';
import t from 'tap';
import type { ConnectionId } from '../../src/transport/output.ts';
import { DEFER_BYTES, DEFER_TIME, PROOF_GRACE, PROOF_MODES, type ProofMode } from '../../src/transport/proof-mode.ts';
import type { TransportOptions } from '../../src/transport/transport-options.ts';
import { BIND_FLAG } from '../../src/wire/bind-option.ts';
import { type Datagram, HandNetwork, HandNode } from '../support/hand-network.ts';
import { accepted, bindFlags, HELLO, hasHello, type Pair, PORT } from '../support/node-pair.ts';

/** Both round trips of the networks here, in ms. */
const RTT = 20;
const PATIENCE = 3 * RTT + PROOF_GRACE;

function pairOf(server: ProofMode, links = 1, config: TransportOptions['config'] = {}): Pair {
  const nodes = { client: new HandNode(0, links), server: new HandNode(1, links, { config }) };
  nodes.server.transport.listen(PORT, server);
  return { net: new HandNetwork([nodes.client, nodes.server]), ...nodes };
}

function dialled({ net, client, server }: Pair, proof: ProofMode): ConnectionId {
  const { nodeId } = server.transport.identity;
  const id = client.transport.connect(net.now, { nodeId, port: PORT, locators: server.links, proof });
  client.drain(net.now);
  return id;
}

/** Runs, and tells when each event came of those that are about what the application has, in ms since now. */
function timeline({ net, client, server }: Pair, duration: number): string[] {
  const began = net.now;
  const seen: string[] = [];
  let [ofClient, ofServer] = [client.events.length, server.events.length];
  while (net.now < began + duration) {
    net.run(1);
    for (const [name, node, from] of [
      ['client', client, ofClient],
      ['server', server, ofServer],
    ] as const) {
      for (const event of node.events.slice(from)) {
        if (event.type === 'failed') seen.push(`${net.now - began} ${name} failed ${event.code}`);
        if (event.type !== 'connected' && event.type !== 'accepted' && event.type !== 'proven') continue;
        seen.push(`${net.now - began} ${name} ${event.type}${event.peer === null ? ' unproven' : ''}`);
      }
    }
    [ofClient, ofServer] = [client.events.length, server.events.length];
  }
  return seen;
}

function write({ net, client }: Pair, id: ConnectionId, bytes: Uint8Array): void {
  client.transport.write(net.now, id, bytes);
  client.drain(net.now);
}

/** Counts what goes by that is of a proof. */
function watchHellos({ net }: Pair): () => number {
  let count = 0;
  net.way = (datagram) => {
    if (hasHello(datagram.bytes)) count += 1;
    return [datagram];
  };
  return () => count;
}

t.test('[R-TR-54] [R-TR-55] each end has the connection when its own mode says', (t) => {
  const client = {
    'before-data': ['40 client connected'],
    early: ['20 client connected unproven', '40 client proven'],
    deferred: ['20 client connected unproven', '40 client proven'],
  };
  const server = {
    'before-data': ['50 server accepted'],
    early: ['30 server accepted unproven', '50 server proven'],
    deferred: ['30 server accepted unproven', '50 server proven'],
  };
  for (const own of PROOF_MODES) {
    for (const other of PROOF_MODES) {
      if (own === 'deferred' && other === 'deferred') continue;
      const world = pairOf(other);
      dialled(world, own);
      const events = timeline(world, 3000);
      const expected = [...client[own], ...server[other]].sort((a, b) => Number.parseFloat(a) - Number.parseFloat(b));
      t.strictSame(events, expected, `${own} at ${other}`);
    }
  }
  t.end();
});

t.test('[R-TR-55] what an unproven client sends waits at a server that asks for the proof', (t) => {
  const world = pairOf('before-data');
  const { net, client, server } = world;
  const id = dialled(world, 'early');
  net.run(RTT);
  t.equal(client.eventsOf('connected').length, 1);
  write(world, id, HELLO);
  net.run(15);
  t.equal(client.transport.info(id).bytesAcknowledged, 0);
  t.equal(accepted(server).length, 0);
  net.run(15);
  t.equal(client.transport.info(id).bytesAcknowledged, HELLO.length, 'TCP has taken it');
  const [peer = 0] = accepted(server);
  t.strictSame(server.readAll(net.now, peer), HELLO);
  t.match(server.eventsOf('accepted'), [{ peer: { text: client.transport.identity.nodeId.text } }]);
  t.end();
});

t.test('[R-TR-56] [R-TR-57] two nodes that defer prove nothing for a second, and then both', (t) => {
  const world = pairOf('deferred');
  const hellos = watchHellos(world);
  dialled(world, 'deferred');
  t.strictSame(timeline(world, DEFER_TIME + RTT), ['20 client connected unproven', '30 server accepted unproven']);
  t.equal(hellos(), 1, 'just now');
  t.strictSame(timeline(world, 100), ['20 client proven', '30 server proven']);
  for (const node of [world.client, world.server])
    t.match(node.transport.associations, { associations: 1, founded: 1 });
  t.end();
});

t.test('[R-TR-56] a connection that is shorter does no public-key work and leaves nothing', (t) => {
  const world = pairOf('deferred');
  const { net, client, server } = world;
  const hellos = watchHellos(world);
  const id = dialled(world, 'deferred');
  net.run(RTT);
  write(world, id, HELLO);
  client.transport.shutdown(net.now, id);
  client.drain(net.now);
  net.run(RTT);
  const [peer = 0] = accepted(server);
  t.strictSame(server.readAll(net.now, peer), HELLO);
  server.transport.write(net.now, peer, HELLO);
  server.transport.shutdown(net.now, peer);
  server.drain(net.now);
  net.run(RTT);
  t.strictSame(client.readAll(net.now, id), HELLO);
  net.run(120_000);
  t.equal(hellos(), 0);
  for (const node of [client, server]) {
    t.equal(node.eventsOf('closed').length, 1);
    t.strictSame(node.eventsOf('failed'), []);
    t.match(node.transport.associations, { associations: 0, founded: 0 });
    node.transport.release(net.now, node === client ? id : peer);
    node.drain(net.now);
    t.equal(node.transport.connectionCount, 0);
    t.equal(node.deadline, Number.POSITIVE_INFINITY);
  }
  t.end();
});

t.test('[R-TR-56] 64 KiB in either direction end the deferral', (t) => {
  for (const fromClient of [true, false]) {
    const world = pairOf('deferred');
    const { net, client, server } = world;
    const hellos = watchHellos(world);
    const id = dialled(world, 'deferred');
    net.run(2 * RTT);
    const sender = fromClient ? client : server;
    const handle = fromClient ? id : (accepted(server)[0] ?? 0);
    sender.transport.write(net.now, handle, new Uint8Array(DEFER_BYTES - 1));
    sender.drain(net.now);
    net.run(10 * RTT);
    t.equal(hellos(), 0, 'not yet');
    sender.transport.write(net.now, handle, new Uint8Array(1));
    sender.drain(net.now);
    net.run(4 * RTT);
    t.ok(hellos() >= 2);
    t.match([client.eventsOf('proven').length, server.eventsOf('proven').length], [1, 1]);
  }
  t.end();
});

t.test('[R-TR-54] nodes that know each other connect proven in every mode, after one round trip', (t) => {
  for (const proof of PROOF_MODES) {
    const world = pairOf(proof);
    dialled(world, 'before-data');
    world.net.run(100);
    const hellos = watchHellos(world);
    dialled(world, proof);
    t.strictSame(timeline(world, 2000), ['20 client connected', '30 server accepted'], proof);
    t.equal(hellos(), 0);
  }
  t.end();
});

t.test(
  '[R-TR-57] without proof the connection ends after three round trips and a second, wherever it was given',
  (t) => {
    const lose = ({ net }: Pair) => {
      net.way = (datagram) => {
        const bytes = datagram.bytes.slice();
        const at = bytes.findIndex((byte, i) => byte === 253 && bytes[i + 4] === 2 && bytes[i + 5] === 1);
        if (at >= 0) bytes.fill(1, at, at + (bytes[at + 1] ?? 0));
        return [{ ...datagram, bytes }];
      };
    };
    const early = pairOf('before-data');
    lose(early);
    dialled(early, 'early');
    t.strictSame(timeline(early, 20_000), [
      '20 client connected unproven',
      `${20 + PATIENCE} client failed proof-failed`,
    ]);
    t.equal(early.server.transport.connectionCount, 0, 'the server was told');

    const server = pairOf('early');
    lose(server);
    dialled(server, 'before-data');
    t.strictSame(timeline(server, 20_000), [
      '30 server accepted unproven',
      `${30 + PATIENCE} server failed proof-failed`,
      `${40 + PATIENCE} client failed reset`,
    ]);

    const deferred = pairOf('deferred');
    lose(deferred);
    dialled(deferred, 'deferred');
    t.strictSame(timeline(deferred, 20_000), [
      '20 client connected unproven',
      '30 server accepted unproven',
      `${20 + DEFER_TIME + PATIENCE} client failed proof-failed`,
      `${30 + DEFER_TIME + PATIENCE} server failed reset`,
    ]);
    t.end();
  },
);

t.test(
  '[R-TR-57] [R-SEC-16] another node than the one dialled: it may have had bytes, and the connection fails',
  (t) => {
    const world = pairOf('early');
    const { net, client } = world;
    // Another node's server, which answers where the dialled one was expected.
    const wrong = new HandNode(2, 1);
    wrong.transport.listen(PORT, 'early');
    const { nodeId } = world.server.transport.identity;
    const taken: Datagram[] = [];
    const there = new HandNetwork([client, wrong]);
    there.now = net.now;
    const hint = nodeId.low & 0xffffff;
    there.way = (datagram) => {
      const { bytes } = datagram;
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      // Who answers knows whom the SYN is for, and does not mind.
      if ((bytes[1] ?? 0) === 2 && (view.getInt32(8) & 0xffffff) === hint)
        view.setInt32(8, view.getInt32(8) & ~0xffffff);
      taken.push(datagram);
      return [datagram];
    };
    const id = client.transport.connect(there.now, { nodeId, port: PORT, locators: wrong.links, proof: 'early' });
    client.drain(there.now);
    there.run(RTT);
    t.match(client.eventsOf('connected'), [{ connection: id, peer: null }]);
    client.transport.write(there.now, id, HELLO);
    client.drain(there.now);
    there.run(300);
    t.strictSame(wrong.readAll(there.now, accepted(wrong)[0] ?? 0), HELLO, 'as "early" says');
    t.match(client.eventsOf('failed'), [{ connection: id, code: 'proof-failed', message: /wrong-node/ }]);
    t.equal(client.eventsOf('proven').length, 0);
    t.match(wrong.eventsOf('failed'), [{ code: 'reset' }]);
    t.strictSame(wrong.eventsOf('proven'), [], 'and never learnt who dialled');
    t.match(client.transport.associations, { associations: 0, founded: 0 });
    t.end();
  },
);

t.test('[R-SEC-16] who takes "wait with the proof" away, or puts it in, comes to be found out by the proof', (t) => {
  for (const mode of ['deferred', 'before-data'] as const) {
    const world = pairOf(mode);
    const { net, client } = world;
    net.way = (datagram) => {
      const bytes = datagram.bytes.slice();
      // The flags of CAPABLE in the SYN/ACK.
      const at = bytes.findIndex((byte, i) => byte === 253 && bytes[i + 1] === 18 && bytes[i + 4] === 1);
      if (at >= 0 && (bytes[1] ?? 0) === 18) bytes[at + 5] = (bytes[at + 5] ?? 0) ^ 2;
      return [{ ...datagram, bytes }];
    };
    const id = dialled(world, 'deferred');
    net.run(15_000);
    t.match(client.eventsOf('failed'), [{ connection: id }], mode);
    t.strictSame(world.server.eventsOf('proven'), [], mode);
    if (mode === 'before-data') t.equal(accepted(world.server).length, 0, 'its client is not accepted');
  }
  t.end();
});

t.test('[R-TR-58] until it is proven a connection has one path, probes nothing and gives no evidence', (t) => {
  const world = pairOf('deferred', 2);
  const { net, client, server } = world;
  const sent: Datagram[] = [];
  net.way = (datagram) => {
    sent.push(datagram);
    return [datagram];
  };
  const id = dialled(world, 'deferred');
  net.run(900);
  write(world, id, HELLO);
  net.run(60);
  const used = new Set(sent.map(({ source, destination }) => [source.key, destination.key].sort().join()));
  t.equal(used.size, 1);
  for (const [node, handle] of [
    [client, id],
    [server, accepted(server)[0] ?? 0],
  ] as const) {
    const states = node.transport.paths(handle).map(({ state }) => state);
    t.strictSame([...new Set(states.filter((state) => state !== 'unverified'))], ['active']);
  }
  net.run(1000);
  t.ok(client.transport.paths(id).filter(({ state }) => state === 'standby').length > 0, 'then it has others');
  t.end();
});

t.test('[R-TR-58] its path dies before it is proven: it fails, as it says, and does not wait for another', (t) => {
  const world = pairOf('early', 2);
  const { net, client } = world;
  const id = dialled(world, 'early');
  net.run(RTT);
  net.way = () => [];
  write(world, id, HELLO);
  net.run(PATIENCE + 10);
  t.match(client.eventsOf('failed'), [{ connection: id, code: 'proof-failed' }]);
  t.end();
});

t.test('[R-TR-6] a connection that the application has is not half open any more', (t) => {
  const world = pairOf('deferred', 1, { halfOpenPerSource: 4, statelessShare: Number.POSITIVE_INFINITY });
  for (let i = 0; i < 12; i++) {
    dialled(world, 'deferred');
    world.net.run(2 * RTT);
  }
  t.equal(accepted(world.server).length, 12);
  world.net.run(3000);
  for (const node of [world.client, world.server]) t.equal(node.eventsOf('proven').length, 12);
  t.match(
    world.server.transport.associations,
    { associations: 1, founded: 1, bound: 11 },
    'the first proves it for all',
  );
  t.end();
});

t.test('[R-TR-44] [R-TR-55] what was answered without state waits for the proof, whatever the listener says', (t) => {
  for (const mode of PROOF_MODES) {
    const world = pairOf(mode, 1, { statelessShare: 0 });
    dialled(world, 'deferred');
    world.net.run(1500);
    t.match(world.client.transport.associations, { founded: 1 }, mode);
    const events = world.server.eventsOf('accepted');
    t.match(events, [{ peer: { text: /./ } }], mode);
  }
  t.end();
});

t.test('[R-TR-55] the copy of a segment that completed a handshake makes no connection of the application', (t) => {
  const world = pairOf('early');
  const { net, client, server } = world;
  const sent: Datagram[] = [];
  net.way = (datagram) => {
    if (client.links.includes(datagram.source)) sent.push(datagram);
    return [datagram];
  };
  const id = dialled(world, 'early');
  net.run(60);
  client.transport.abort(net.now, id);
  client.drain(net.now);
  net.run(100);
  const copies = sent.splice(0);
  for (const datagram of copies) server.receive(net.now, datagram);
  net.run(2000);
  t.equal(accepted(server).length, 1);
  t.end();
});

t.test('[R-TR-53] in every mode a responder that is bound answers for as long as it is asked', (t) => {
  for (const mode of PROOF_MODES) {
    const world = pairOf(mode);
    const { net, client } = world;
    dialled(world, 'before-data');
    net.run(100);
    net.way = (datagram) => {
      const answers = bindFlags(datagram.bytes) === (BIND_FLAG.answer | BIND_FLAG.responder);
      return answers && net.now < 12_000 ? [] : [datagram];
    };
    dialled(world, mode);
    net.run(15_000);
    t.match(client.transport.associations, { founded: 1, bound: 1 }, mode);
    t.equal(client.eventsOf('failed').length, 0, mode);
  }
  t.end();
});

t.test(
  '[R-TR-54] [R-TR-57] in every mode and however datagrams are lost, repeated and late, what was promised holds',
  (t) => {
    const mode = fc.constantFrom(...PROOF_MODES);
    const fate = fc.record({
      client: mode,
      server: mode,
      loss: fc.integer({ min: 0, max: 25 }),
      seed: fc.integer(),
      count: fc.integer({ min: 1, max: 3 }),
      first: fc.boolean(),
    });
    fc.assert(
      fc.property(fate, (plan) => {
        const world = pairOf(plan.server);
        const { net, client, server } = world;
        if (plan.first) {
          dialled(world, 'before-data');
          net.run(100);
        }
        const [before, acceptedBefore] = [client.events.length, server.events.length];
        let state = plan.seed | 0;
        const next = (below: number): number => {
          state = (Math.imul(state, 1_103_515_245) + 12_345) | 0;
          return (state >>> 16) % below;
        };
        const late: Datagram[] = [];
        net.way = (datagram) => {
          const here = [datagram, ...late.splice(0, next(3))];
          if (next(100) < plan.loss) return here.slice(1);
          if (next(100) < plan.loss) late.push(datagram);
          return here;
        };
        const ids = Array.from({ length: plan.count }, () => dialled(world, plan.client));
        for (const id of ids) client.transport.write(net.now, id, HELLO);
        client.drain(net.now);
        net.run(12_000);
        net.way = (datagram) => [datagram];
        net.run(2500);
        const ofClient = client.events.slice(before);
        const ofServer = server.events.slice(acceptedBefore);
        for (const [node, own] of [
          [ofClient, plan.client],
          [ofServer, plan.server],
        ] as const) {
          for (const event of node) {
            if (event.type !== 'connected' && event.type !== 'accepted') continue;
            if (event.peer === null && own === 'before-data') throw new Error('given away without proof');
            const proofs = node.filter((one) => one.type === 'proven' && one.connection === event.connection).length;
            const failed = node.some((one) => one.type === 'failed' && one.connection === event.connection);
            if (proofs + (event.peer === null ? 0 : 1) > 1) throw new Error('proven twice');
            if (event.peer === null && proofs === 0 && !failed) throw new Error('neither proven nor failed');
          }
        }
        for (const id of ids) {
          const failed = ofClient.find((event) => event.type === 'failed' && event.connection === id);
          if (
            failed?.type === 'failed' &&
            !['proof-failed', 'reset', 'handshake-timeout', 'timed-out'].includes(failed.code)
          ) {
            throw new Error(failed.code);
          }
          if (failed !== undefined) continue;
          const { sourcePort } = client.transport.info(id);
          const peer = ofServer.find(
            (e) => e.type === 'accepted' && server.transport.info(e.connection).sourcePort === sourcePort,
          );
          if (peer === undefined) throw new Error('open at the client alone');
          if (server.readAll(net.now, peer.connection).join() !== HELLO.join()) throw new Error('bytes are missing');
        }
        return true;
      }),
      { numRuns: 80 },
    );
    t.end();
  },
);
