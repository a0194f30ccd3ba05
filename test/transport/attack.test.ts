import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import t from 'tap';
import { MAX_CHALLENGES } from '../../src/tcp/constants.ts';
import type { ConnectionId } from '../../src/transport/output.ts';
import { ACK, FIN, PSH, RST, SYN } from '../../src/wire/segment-row.ts';
import { type Datagram, HandNetwork, HandNode, headerOf } from '../support/hand-network.ts';
import { SynFlood, xorshift } from '../support/syn-flood.ts';

const PORT = 7;
const FLOOD = 200_000;
/** Of the flood, in each virtual millisecond. */
const RATE = 500;
/** What the process may keep of the flood, in bytes: half-open connections below the threshold, and slack. */
const KEPT = 12 * 1024 * 1024;

/** Bytes that a connection under attack carries each way. */
const VOLUME = 60_000;

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

t.test(
  '[R-TR-40] 200,000 SYNs of forged sources leave no memory behind, and who is no forger connects at once',
  (t) => {
    const server = new HandNode(1, 1);
    server.transport.listen(PORT);
    const flood = new SynFlood(server, PORT);
    const client = new HandNode(0, 1);
    const net = new HandNetwork([server, client]);
    flood.send(net.now, 2000);
    const before = heap();
    let opened = 0;
    for (let sent = 2000; sent < FLOOD; sent += RATE) {
      flood.send(net.now, RATE);
      if (sent === 100_000)
        client.transport.connect(net.now, {
          nodeId: server.transport.identity.nodeId,
          port: PORT,
          locators: server.links,
        });
      client.drain(net.now);
      net.run(1);
      if (client.eventsOf('connected').length > 0) opened ||= net.now;
    }
    const kept = heap() - before;
    net.run(100);
    const { counters } = server.transport;
    t.equal(opened, 1000 + 98_000 / RATE + 40, 'in two round trips of 20 ms, as ever');
    t.equal(server.eventsOf('accepted').length, 1);
    t.ok(kept < KEPT, `${kept} bytes are kept`);
    t.ok(server.transport.connectionCount <= 257, `${server.transport.connectionCount} connections`);
    t.equal(
      counters['stateless-answer'],
      FLOOD - 256 + 1,
      'every SYN but the first 256 is counted so, and the own one',
    );
    t.ok(flood.answers <= FLOOD + 2 * 256, 'no SYN has more than one answer, but repetitions of the first');
    t.ok(flood.largest <= flood.length, 'and no answer is longer than the SYN');
    t.end();
  },
);

t.test('[R-TR-6] a flood of one source does not keep others from their half-open connections', (t) => {
  const server = new HandNode(1, 1);
  server.transport.listen(PORT);
  const flood = new SynFlood(server, PORT, () => '198.18.0.1');
  flood.send(1000, 5000);
  t.equal(server.transport.connectionCount, 16, 'a quarter of the bound of a source');
  const other = new SynFlood(server, PORT, undefined, 4);
  other.send(1000, 100);
  t.equal(server.transport.connectionCount, 116);
  t.end();
});

t.test('[R-TR-43] 100,000 forged third segments make nothing', (t) => {
  const server = new HandNode(1, 1);
  server.transport.listen(PORT);
  const flood = new SynFlood(server, PORT);
  flood.send(1000, 1000);
  const opened = server.transport.connectionCount;
  const client = new HandNode(0, 1);
  client.transport.connect(1000, { port: PORT, locators: server.links });
  client.drain(1000);
  const net = new HandNetwork([client, server]);
  server.receive(net.now, client.sent.splice(0)[0] as Datagram);
  client.receive(net.now, server.sent.splice(0)[0] as Datagram);
  const third = client.sent[0] as Datagram;
  const random = xorshift(5);
  for (let i = 0; i < 100_000; i += 50) {
    const forged = Array.from({ length: 50 }, () => {
      const bytes = third.bytes.slice();
      new DataView(bytes.buffer).setInt32(4 + 4 * (random() & 3), random());
      return { ...third, bytes };
    });
    server.receiveAll(net.now, forged);
  }
  t.equal(server.transport.connectionCount, opened);
  t.equal(server.transport.counters['bad-cookie'], 100_000);
  t.equal(server.sent.length, 0);
  t.end();
});

/** What a blind attacker sends; which numbers it guesses is left to the test. */
const FORGERIES = [RST, RST | ACK, SYN, SYN | ACK, ACK, PSH | ACK, FIN | ACK, 0] as const;

t.test('[R-TR-1] [RFC 5961] whoever does not know the connection ID changes nothing', (t) => {
  const scene = busy();
  const { net, server, client } = scene;
  const random = xorshift(6);
  const own = headerOf(scene.sample.bytes);
  for (let i = 0; i < 20_000; i++) {
    const bytes = forgery(scene.sample, FORGERIES[i % FORGERIES.length] ?? 0, own.seq, own.ack);
    // Worst case: numbers and half of the ID are right.
    new DataView(bytes.buffer).setInt32(i % 2 === 0 ? 4 : 8, random());
    server.receive(net.now, { ...scene.sample, bytes });
    if (i % 200 === 0) net.run(1);
  }
  t.equal(scene.finish(), '', 'all arrived as it was sent');
  const { counters } = server.transport;
  const counted =
    (counters['unknown-connection'] ?? 0) +
    (counters['stateless-reset'] ?? 0) +
    (counters['reset-limit'] ?? 0) +
    (counters['no-capable'] ?? 0) +
    (counters['wrong-version'] ?? 0);
  t.equal(counted, 20_000, JSON.stringify(counters));
  t.equal(client.eventsOf('failed').length, 0);
  t.end();
});

t.test('[R-TCP-21] [RFC 5961] whoever knows the ID, and guesses the numbers, draws a few challenges a second', (t) => {
  const kinds = FORGERIES.filter((flags) => (flags & SYN) === 0);
  const random = xorshift(7);
  for (const toServer of [true, false, true, false]) {
    const scene = busy();
    const { net, server, client } = scene;
    const target = toServer ? server : client;
    const sample = toServer ? scene.sample : scene.sampleBack;
    const own = headerOf(sample.bytes);
    const before = target.transport.tcpCounters.challenged;
    for (let i = 0; i < 2000; i++) {
      // Sequence numbers all over the space; acknowledgments, too, as RFC 5961, section 5, has them.
      const seq = random();
      const ack = random();
      // Where both numbers fit, a segment is as good as the peer's, as in all of TCP.
      const near = Math.abs((seq - own.seq) | 0) < 1 << 23 || Math.abs((ack - own.ack) | 0) < 1 << 23;
      if (near) continue;
      target.receive(net.now, { ...sample, bytes: forgery(sample, kinds[i % kinds.length] ?? 0, seq, ack) });
      if (i % 100 === 0) net.run(1);
    }
    const challenged = target.transport.tcpCounters.challenged - before;
    t.ok(challenged > 0 && challenged <= MAX_CHALLENGES, `${challenged} challenges`);
    t.equal(scene.finish(), '');
  }
  t.end();
});

t.test(
  '[R-TR-80] [R-TR-82] a reset anywhere in the window ends nothing and is counted, and draws two questions',
  (t) => {
    const scene = busy();
    const { net, server, sample } = scene;
    const { seq, ack } = headerOf(sample.bytes);
    net.run(100);
    const before = server.transport.associationDrops['reset-unauthentic'] ?? 0;
    let questions = 0;
    for (let distance = 0; distance < 40_000; distance += 7) {
      const sent = server.sent.length;
      server.receive(net.now, { ...sample, bytes: forgery(sample, RST, seq + distance, ack) });
      questions += server.sent.length - sent;
    }
    t.equal(questions, 1);
    t.equal((server.transport.associationDrops['reset-unauthentic'] ?? 0) - before, Math.ceil(40_000 / 7));
    t.equal(scene.finish(), '');
    t.end();
  },
);

/** A connection with traffic both ways, a datagram of each end, and how it ends. */
interface Scene {
  readonly net: HandNetwork;
  readonly client: HandNode;
  readonly server: HandNode;
  readonly sample: Datagram;
  readonly sampleBack: Datagram;
  /** Carries the rest; '' when all of it came as it was sent. */
  finish(): string;
}

function busy(): Scene {
  const client = new HandNode(0, 1);
  const server = new HandNode(1, 1);
  const net = new HandNetwork([client, server]);
  server.transport.listen(PORT);
  const id = client.transport.connect(net.now, { port: PORT, locators: server.links });
  client.drain(net.now);
  net.run(60);
  const peer = accepted(server);
  const samples: { there?: Datagram; back?: Datagram } = {};
  net.way = (datagram) => {
    if (datagram.source.key === client.links[0]?.key) samples.there = datagram;
    else samples.back = datagram;
    return [datagram];
  };
  const sent = Uint8Array.from({ length: VOLUME }, (_, i) => i * 7 + (i >> 8));
  client.transport.write(net.now, id, sent);
  client.drain(net.now);
  server.transport.write(net.now, peer, sent);
  server.drain(net.now);
  net.run(45);
  const { there, back } = samples;
  if (there === undefined || back === undefined) throw new Error('both ends send');
  const finish = (): string => {
    net.run(2000);
    const ends = [server.readAll(net.now, peer), client.readAll(net.now, id)];
    for (const bytes of ends) {
      if (bytes.length !== VOLUME) return `${bytes.length} bytes arrived`;
      if (bytes.some((byte, i) => byte !== sent[i])) return 'other bytes arrived';
    }
    return '';
  };
  return { net, client, server, sample: there, sampleBack: back, finish };
}

/** The attacker's segment: ID, source and timestamps of a true one, 8 bytes of payload where it carries some. */
function forgery(sample: Datagram, flags: number, seq: number, ack: number): Uint8Array {
  const { payloadOffset } = headerOf(sample.bytes);
  const bytes = new Uint8Array(payloadOffset + ((flags & PSH) !== 0 || flags === 0 ? 8 : 0)).fill(0xee);
  bytes.set(sample.bytes.subarray(0, payloadOffset));
  const view = new DataView(bytes.buffer);
  view.setUint8(1, flags);
  view.setInt32(12, seq);
  view.setInt32(16, ack);
  return bytes;
}

function accepted(server: HandNode): ConnectionId {
  const event = server.events.find((candidate) => candidate.type === 'accepted');
  if (event?.type !== 'accepted') throw new Error('nothing was accepted');
  return event.connection;
}

function heap(): number {
  collect();
  return process.memoryUsage().heapUsed;
}
