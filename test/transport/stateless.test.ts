import fc from 'fast-check';
import t from 'tap';
import type { ConnectionId } from '../../src/transport/output.ts';
import type { ProofMode } from '../../src/transport/proof-mode.ts';
import type { TransportOptions } from '../../src/transport/transport-options.ts';
import {
  CAPABLE_REPEAT_SIZE,
  type CapableRepeat,
  capableRepeat,
  KAMO_EXID,
  readCapableRepeat,
} from '../../src/wire/kamo-option.ts';
import { ACK, RST, SYN } from '../../src/wire/segment-row.ts';
import { socketAddress } from '../../src/wire/socket-address.ts';
import { beginOptions, nextOption, optionCursor } from '../../src/wire/tcp-option.ts';
import { type Datagram, HandNetwork, HandNode, headerOf } from '../support/hand-network.ts';

const PORT = 7;
const TICK = 64_000;
const ALWAYS = { statelessShare: 0 };
const NEVER = { statelessShare: Number.POSITIVE_INFINITY };

interface Opened {
  readonly net: HandNetwork;
  readonly client: HandNode;
  readonly server: HandNode;
  readonly id: ConnectionId;
}

t.test('[R-TR-40] a SYN is answered and nothing is kept of it', (t) => {
  const { net, client, server } = dial();
  const [syn] = client.sent.splice(0) as [Datagram];
  server.receive(net.now, syn);
  const [answer] = server.sent as [Datagram];
  t.equal(headerOf(answer.bytes).flags, SYN | ACK);
  t.ok(answer.bytes.length <= syn.bytes.length);
  t.equal(server.transport.connectionCount, 0);
  t.equal(server.transport.counters['stateless-answer'], 1);
  t.equal(server.deadline, Number.POSITIVE_INFINITY);
  server.receive(net.now, syn);
  t.same(server.sent[1]?.bytes, answer.bytes, 'the same SYN gets the same answer');
  t.end();
});

t.test('[R-TR-40] the share of the bounds, in all and per source, from which on nothing is kept', (t) => {
  const config = { halfOpenLimit: 8, halfOpenPerSource: 4, statelessShare: 0.5 };
  const server = new HandNode(1, 1, { config });
  server.transport.listen(PORT);
  const kept = (sources: readonly string[]) => {
    const before = server.transport.connectionCount;
    for (const [index, address] of sources.entries()) {
      const source = socketAddress(4, address, 5000 + index);
      server.receive(1000, { ...synTo(server), source });
    }
    return server.transport.connectionCount - before;
  };
  t.equal(kept(['10.0.0.1', '10.0.0.1', '10.0.0.1']), 2, 'half of four from one source');
  t.equal(kept(['10.0.0.2', '10.0.0.3', '10.0.0.4']), 2, 'half of eight in all');
  t.equal(server.transport.counters['stateless-answer'], 2);
  t.end();
});

t.test('[R-TR-41] the initiator repeats its SYN until the responder has sent more than its SYN/ACK', (t) => {
  const { net, client, id } = dial(ALWAYS, 'early');
  client.transport.write(net.now, id, new Uint8Array(5000));
  client.drain(net.now);
  const seen: {
    readonly at: number;
    readonly repeat: CapableRepeat | null;
    readonly seq: number;
    readonly length: number;
  }[] = [];
  let heardAt = Number.POSITIVE_INFINITY;
  net.way = (datagram) => {
    const { flags, seq } = headerOf(datagram.bytes);
    if (datagram.source.key === client.links[0]?.key) {
      if ((flags & SYN) === 0)
        seen.push({ at: net.now, repeat: repeatIn(datagram.bytes), seq, length: datagram.bytes.length });
    } else if ((flags & SYN) === 0) heardAt = Math.min(heardAt, net.now + 10);
    return [datagram];
  };
  net.run(200);
  const first = seen.filter(({ at }) => at < heardAt);
  const later = seen.filter(({ at }) => at > heardAt);
  t.ok(first.length >= 5 && later.length > 0, 'data, HELLO and what follows');
  t.ok(first.every(({ repeat }) => repeat !== null));
  t.ok(later.every(({ repeat }) => repeat === null));
  t.equal(
    new Set(first.map(({ seq, repeat }) => (seq - (repeat?.distance ?? 0)) | 0)).size,
    1,
    'all tell the same ISN',
  );
  t.equal(Math.max(...first.map(({ length }) => length)), 1200, 'a full datagram stays one');
  t.end();
});

t.test('[R-TR-42] [R-TR-44] the connection does what it does when the SYN was kept', (t) => {
  const outcome = (config: TransportOptions['config']) => {
    const { net, client, server, id } = dial(config);
    net.run(60);
    const peer = accepted(server);
    client.transport.write(net.now, id, new Uint8Array(100_000).fill(1));
    client.drain(net.now);
    server.transport.write(net.now, peer, new Uint8Array(80_000).fill(2));
    server.drain(net.now);
    // Its MSS, scaled windows, SACK and clocks show in what is sent, and when.
    const log: string[] = [];
    net.way = (datagram) => {
      const { flags, window, payloadLength, optionsLength } = headerOf(datagram.bytes);
      const from = datagram.source.key === server.links[0]?.key ? 'server' : 'client';
      log.push(`${net.now} ${from} ${flags} ${window} ${payloadLength} ${optionsLength}`);
      return log.length % 50 === 49 ? [] : [datagram];
    };
    net.run(3000);
    const { peer: node, sourcePort, servicePort } = server.transport.info(peer);
    const received = [server.readAll(net.now, peer).length, client.readAll(net.now, id).length];
    return { log, node: node?.text, sourcePort, servicePort, received };
  };
  const kept = outcome(NEVER);
  const adopted = outcome(ALWAYS);
  t.same(adopted.received, [100_000, 80_000]);
  const { sourcePort: _kept, ...keptRest } = kept;
  const { sourcePort: _adopted, ...adoptedRest } = adopted;
  t.same(adoptedRest, keptRest);
  t.end();
});

t.test('[R-TR-43] whichever of the first segments are lost, the connection is made', (t) => {
  for (let lost = 1; lost < 64; lost++) {
    const { net, client, server, id } = dial();
    client.transport.write(net.now, id, new Uint8Array(4000).fill(3));
    client.drain(net.now);
    let nth = 0;
    net.way = (datagram) => {
      const own = datagram.source.key === client.links[0]?.key && (headerOf(datagram.bytes).flags & SYN) === 0;
      return own && ((lost >> nth++) & 1) !== 0 ? [] : [datagram];
    };
    for (let i = 0; i < 90 && server.eventsOf('accepted').length === 0; i++) net.run(100);
    net.run(500);
    const done = client.eventsOf('connected').length === 1 && server.eventsOf('accepted').length === 1;
    const whole = done && server.readAll(net.now, accepted(server)).length === 4000;
    if (!whole || server.transport.connectionCount !== 1) t.fail(`lost: ${lost.toString(2)}`);
  }
  t.end();
});

t.test('[R-TR-43] what is not exactly the answer, at that address and in time, makes nothing', (t) => {
  const { net, client, server } = dial();
  const third = thirdOf(net, client, server);
  const later = thirdOf(net, client, server);
  t.same(later, [], 'the SYN/ACK is answered once');
  const [ack] = third as [Datagram];
  const refused = (name: string, at: number, datagram: Datagram) => {
    const before = server.transport.counters['bad-cookie'] ?? 0;
    server.receive(at, datagram);
    t.equal(server.transport.connectionCount, 0, name);
    t.equal(server.transport.counters['bad-cookie'], before + 1, name);
    t.equal(server.sent.length, 0, name);
  };
  refused('another port', net.now, { ...ack, source: socketAddress(4, ack.source.address, ack.source.port + 1) });
  refused('another address', net.now, { ...ack, source: socketAddress(4, '10.77.0.1', ack.source.port) });
  refused('two ticks later', net.now + 2 * TICK, ack);
  const start = repeatOffset(ack.bytes);
  for (let at = start + 5; at < start + CAPABLE_REPEAT_SIZE; at++)
    refused(`byte ${at - start} of CAPABLE`, net.now, changed(ack, at));
  for (const at of [4, 8, 11, 12, 15, 16, 19]) refused(`byte ${at} of the header`, net.now, changed(ack, at));
  server.receive(net.now + TICK, ack);
  t.equal(server.transport.connectionCount, 1, 'as it was, a tick later');
  t.end();
});

t.test('[R-TR-43] a reset, and a segment that repeats nothing, are astray', (t) => {
  const { net, client, server } = dial();
  const [ack] = thirdOf(net, client, server) as [Datagram];
  const reset = ack.bytes.slice();
  reset[1] = RST | ACK;
  server.receive(net.now, { ...ack, bytes: reset });
  server.receive(net.now, changed(ack, repeatOffset(ack.bytes) + 2));
  t.match(server.transport.counters, { 'unknown-connection': 1, 'stateless-reset': 1, 'bad-cookie': 0 });
  t.equal(server.transport.connectionCount, 0);
  t.end();
});

t.test('[R-TR-43] random repetitions are refused and nothing is thrown', (t) => {
  const { net, client, server } = dial();
  const [ack] = thirdOf(net, client, server) as [Datagram];
  const start = repeatOffset(ack.bytes);
  // The ID, both numbers, and what is repeated.
  const place = fc.oneof(
    fc.integer({ min: 4, max: 19 }),
    fc.integer({ min: start + 4, max: start + CAPABLE_REPEAT_SIZE - 1 }),
  );
  const law = fc.property(
    fc.array(fc.tuple(place, fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 6 }),
    (changes) => {
      const bytes = ack.bytes.slice();
      for (const [at, by] of changes) bytes[at] = (bytes[at] ?? 0) ^ by;
      if (bytes.every((byte, i) => byte === ack.bytes[i])) return true;
      server.receive(net.now, { ...ack, bytes });
      return server.transport.connectionCount === 0;
    },
  );
  t.doesNotThrow(() => fc.assert(law, { numRuns: 2000 }));
  t.end();
});

t.test('[R-TR-44] a half-open connection of the same SYN gives way', (t) => {
  const config = { halfOpenLimit: 4, statelessShare: 0.25, handshakeTimeout: 2000 };
  const { net, client, server } = dial(config);
  const stranger = { ...synTo(server), source: socketAddress(4, '10.9.9.9', 9) };
  const [syn] = client.sent.splice(0) as [Datagram];
  server.receive(net.now, stranger);
  server.receive(net.now, syn);
  t.equal(server.transport.counters['stateless-answer'], 1);
  // The stranger is forgotten; the SYN comes once more, and now there is room for it.
  net.now += 3000;
  server.wake(net.now);
  t.equal(server.transport.connectionCount, 0);
  server.receive(net.now, syn);
  t.equal(server.transport.connectionCount, 1);
  const answers = server.sent.splice(0).filter(({ destination }) => destination.key === client.links[0]?.key);
  client.receive(net.now, answers[0] as Datagram);
  server.receive(net.now, client.sent[0] as Datagram);
  t.equal(server.transport.connectionCount, 1, 'the other one is gone');
  net.run(100);
  t.equal(server.eventsOf('accepted').length, 1);
  t.end();
});

t.test('[R-TR-44] [R-TR-6] what is adopted counts as half-open until it is proven', (t) => {
  const config = { halfOpenPerSource: 3, statelessShare: 0 };
  const server = new HandNode(1, 1, { config });
  server.transport.listen(PORT);
  const source = socketAddress(4, '10.9.9.9', 9);
  for (let i = 0; i < 5; i++) {
    const client = new HandNode(0, 1);
    client.transport.connect(1000, { port: PORT, locators: server.links });
    client.drain(1000);
    const net = new HandNetwork([client, server]);
    const [syn] = client.sent.splice(0) as [Datagram];
    server.receive(net.now, { ...syn, source });
    const [answer] = server.sent.splice(0) as [Datagram];
    client.receive(net.now, { ...answer, destination: client.links[0] ?? source });
    const [ack] = client.sent as [Datagram];
    server.receive(net.now, { ...ack, source });
    server.sent.length = 0;
  }
  t.equal(server.transport.connectionCount, 3);
  t.equal(server.transport.counters['half-open-full'], 2);
  t.end();
});

t.test('[R-TR-45] answers that wait are bounded', (t) => {
  const server = new HandNode(1, 1, { config: ALWAYS });
  server.transport.listen(PORT);
  const syns = Array.from({ length: 300 }, () => synTo(server));
  server.receiveAll(1000, syns);
  t.equal(server.sent.length, 256);
  t.equal(server.transport.counters['answer-limit'], 44);
  server.receiveAll(1000, syns.slice(0, 10));
  t.equal(server.sent.length, 266, 'and there is room again');
  t.end();
});

/** A client dials a server that answers every SYN without state, or as `config` says. */
function dial(config: TransportOptions['config'] = ALWAYS, proof?: ProofMode): Opened {
  const client = new HandNode(0, 1);
  const server = new HandNode(1, 1, { config });
  const net = new HandNetwork([client, server]);
  server.transport.listen(PORT);
  const { nodeId } = server.transport.identity;
  const id = client.transport.connect(net.now, { nodeId, port: PORT, locators: server.links, ...(proof && { proof }) });
  client.drain(net.now);
  return { net, client, server, id };
}

/** A SYN of somebody new. */
function synTo(server: HandNode): Datagram {
  const client = new HandNode(0, 1);
  client.transport.connect(1000, { port: PORT, locators: server.links });
  client.drain(1000);
  return client.sent[0] as Datagram;
}

/** Carries the SYN and its answer; what the client sends upon it. */
function thirdOf(net: HandNetwork, client: HandNode, server: HandNode): Datagram[] {
  for (const syn of client.sent.splice(0)) server.receive(net.now, syn);
  for (const answer of server.sent.splice(0)) client.receive(net.now, answer);
  return client.sent.splice(0).filter(({ bytes }) => (headerOf(bytes).flags & SYN) === 0);
}

function accepted(server: HandNode): ConnectionId {
  const event = server.events.find((candidate) => candidate.type === 'accepted');
  if (event?.type !== 'accepted') throw new Error('nothing was accepted');
  return event.connection;
}

function changed(datagram: Datagram, at: number): Datagram {
  const bytes = datagram.bytes.slice();
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return { ...datagram, bytes };
}

function repeatIn(bytes: Uint8Array): CapableRepeat | null {
  const at = repeatOffset(bytes);
  const into = capableRepeat();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return at >= 0 && readCapableRepeat(view, at, CAPABLE_REPEAT_SIZE, into) ? into : null;
}

/** Where the option of a repeated CAPABLE begins, or -1. */
function repeatOffset(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const { optionsOffset, optionsLength } = headerOf(bytes);
  const cursor = optionCursor();
  beginOptions(cursor, optionsOffset, optionsLength);
  while (nextOption(view, cursor)) {
    if (cursor.length === CAPABLE_REPEAT_SIZE && view.getUint16(cursor.offset + 2) === KAMO_EXID) return cursor.offset;
  }
  return -1;
}
