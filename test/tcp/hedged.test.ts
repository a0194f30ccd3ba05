import fc from 'fast-check';
import t from 'tap';
import { SCHEDULES, type ScheduleName } from '../../src/tcp/schedule.ts';
import { createPathEvidence } from '../../src/tcp/segment.ts';
import { FIN } from '../../src/wire/segment-row.ts';
import type { Packet, Pair, PairOptions } from '../support/tcp-pair.ts';
import { Policy } from './policy.ts';
import { longestWait, MESSAGE, scheduled } from './scheduled.ts';

t.test('[R-TCP-170] the last four segments of a burst go by the alternate too, at once and in order', (t) => {
  const pair = hedged([10, 30]);
  for (const [segments, doubled] of [
    [10, 4],
    [1, 1],
    [3, 3],
    [5, 4],
  ] as const) {
    const from = pair.a.sent.length;
    pair.send(pair.a, segments * 1440);
    pair.wait(200);
    const data = pair.a.sent.slice(from).filter((packet) => packet.payload.length > 0);
    const [first, second] = [0, 1].map((path) => data.filter((packet) => packet.path === path));
    t.equal(first?.length, segments);
    t.same(second?.map(shapeOf), first?.slice(-doubled).map(shapeOf), `${segments} segments`);
    t.ok(second?.every((packet) => packet.ackNow && packet.sentAt === first?.at(-1)?.sentAt));
  }
  t.equal(pair.a.tcp.pathStatistics(1).hedgedSegments, 12);
  t.equal(pair.a.tcp.pathStatistics(1).inFlight, 0);
  t.equal(pair.b.received, pair.a.written);
  t.end();
});

t.test('[R-TCP-170] what waits for a window is no tail, and the FIN is of it', (t) => {
  const pair = hedged([10, 30], { b: { receiveBuffer: 65_536 } });
  pair.b.reading = false;
  pair.send(pair.a, 200_000);
  pair.wait(1000);
  t.ok(pair.a.tcp.writableLength > 0, 'the peer has no room');
  t.equal(pair.a.tcp.pathStatistics(1).segmentsSent, 0);
  pair.b.reading = true;
  pair.wait(1000);
  const before = pair.a.tcp.pathStatistics(1).segmentsSent;
  t.equal(before, 4, 'the end of it all');
  pair.a.tcp.shutdown(pair.now);
  pair.wait(100);
  const [copy] = pair.a.sent.filter((packet) => packet.path === 1).slice(before);
  t.equal((copy?.flags ?? 0) & FIN, FIN);
  t.equal(pair.b.tcp.state, 'close-wait');
  t.end();
});

t.test('[R-TCP-170] without an alternate, without room there, or beyond what may be doubled nothing is', (t) => {
  const copies = (prepare: (pair: Pair) => void, interval = 5): number => {
    const pair = hedged([10, 30]);
    prepare(pair);
    messages(pair, 100, interval);
    pair.wait(200);
    t.equal(pair.b.received, pair.a.written);
    return pair.a.tcp.pathStatistics(1).segmentsSent;
  };
  const nothing = (): void => {};
  t.equal(copies(nothing), 100);
  t.equal(
    copies((pair) => pair.a.tcp.setAlternate(-1)),
    0,
  );
  let left = 7 * MESSAGE;
  const tails = {
    take: (_now: number, bytes: number): boolean => {
      left -= bytes;
      return left >= 0;
    },
  };
  t.equal(
    copies((pair) => {
      pair.a.tcp.setSchedule(pair.now, 'failover');
      pair.a.tcp.setSchedule(pair.now, 'hedged', tails);
    }),
    7,
  );
  // Twenty are under way, and the initial window holds fourteen.
  const full = copies(nothing, 1);
  t.ok(full >= 60 && full <= 80, `${full} by a window that is too small`);
  t.end();
});

t.test('[R-TCP-171] a tail that is lost, or whose path has died, is there as late as the standby is slower', (t) => {
  for (const delays of [
    [10, 10],
    [10, 40],
    [40, 10],
  ]) {
    const [own = 0, other = 0] = delays;
    const spread = Math.max(0, other - own);
    const pair = hedged(delays);
    bursts(pair, 5);
    const lostFrom = pair.now;
    const link = pair.fromA[0];
    if (link) link.drop = (packet) => packet.payload.length > 0 && packet.payload.length < 1440;
    const late = bursts(pair, 20);
    t.ok(late - own <= spread + 0.01, `delays ${delays.join(' and ')}: ${late} ms`);
    t.ok(pair.a.sent.some((packet) => packet.sentAt > lostFrom && packet.payload.length < 1440));
    if (link) link.drop = null;
    const pto = 3 * Math.max(...delays);
    const plain = scheduled('failover', delays);
    plain.a.tcp.setAlternate(1);
    bursts(plain, 5);
    if (plain.fromA[0]) plain.fromA[0].drop = (packet) => packet.payload.length > 0 && packet.payload.length < 1440;
    t.ok(bursts(plain, 1) > pto, 'otherwise only a timer helps');
    pair.cut(0);
    const dead = bursts(pair, 3);
    t.ok(dead - own <= spread + 0.01, `delays ${delays.join(' and ')}, path dead: ${dead} ms`);
    t.equal(pair.b.corruptAt, -1);
  }
  t.end();
});

t.test('[R-TCP-171] the path dies under a stream of messages, and nobody waits for the failover', (t) => {
  for (const delays of [
    [10, 10],
    [10, 30],
  ]) {
    const [own = 0, other = 0] = delays;
    const pair = hedged(delays);
    const policy = new Policy(pair);
    messages(pair, 100, 5);
    t.equal(policy.suspectedAt, -1);
    pair.cut(0);
    const cutAt = pair.now;
    messages(pair, 120, 5);
    pair.wait(500);
    t.ok(policy.failedAt > 0, 'moved');
    t.equal(pair.a.tcp.activePath, 1);
    // The hedge begins with the head; what is written when its allowance is used up waits for its answer.
    t.ok(longestWait(pair, cutAt) <= other - own + 3 * 5, `${longestWait(pair, cutAt)} ms`);
    t.equal(pair.b.received, pair.a.written);
  }
  t.end();
});

t.test('[R-TCP-172] with a standby that is dead, whatever is lost, all is repaired as with failover', (t) => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 10, maxLength: 30 }),
      (lost, pauses) => {
        const deliveries = (name: ScheduleName): string => {
          const pair = scheduled(name, [10, 10]);
          pair.a.tcp.setAlternate(1);
          pair.cut(1);
          let sent = 0;
          if (pair.fromA[0])
            pair.fromA[0].drop = (packet) => packet.payload.length > 0 && lost.includes(sent++) && sent < 90;
          for (const [i, pause] of pauses.entries()) {
            pair.send(pair.a, 700 * (1 + (i % 5)));
            pair.wait(pause);
          }
          pair.wait(5000);
          return JSON.stringify([pair.b.deliveries, pair.a.tcp.pathStatistics(0)]);
        };
        return deliveries('hedged') === deliveries('failover');
      },
    ),
    { numRuns: 100 },
  );
  t.end();
});

t.test('[R-TCP-172] a suspicion hedges the head anew, and an earlier copy of a tail confirms nobody', (t) => {
  const pair = hedged([10, 40]);
  messages(pair, 60, 5);
  pair.wait(200);
  pair.cut(0);
  const link = pair.fromA[1];
  if (link) link.drop = (packet) => packet.payload.length > MESSAGE;
  pair.send(pair.a, 2 * 1440 + MESSAGE);
  const sentAt = pair.now;
  pair.wait(30);
  if (link) link.drop = null;
  const from = pair.a.sent.length;
  pair.a.tcp.hedge(pair.now, 0, 1, 100_000);
  pair.settle();
  const copies = (): Packet[] =>
    pair.a.sent.slice(from).filter(({ path, payload }) => path === 1 && payload.length > 0);
  t.equal(copies().length, 1, 'the head');
  const evidence = createPathEvidence();
  // The copy of the last segment arrives at 40.
  pair.wait(51);
  pair.a.tcp.evidence(1, evidence);
  t.equal(evidence.lastAckedSentAt, sentAt);
  pair.send(pair.a, MESSAGE);
  t.equal(copies().length, 2, 'the hedge goes on with what is new');
  t.ok(pair.run(() => pair.b.received >= 60 * MESSAGE + 1440, 20));
  pair.wait(40);
  pair.a.tcp.evidence(1, evidence);
  t.equal(evidence.lastAckedSentAt, sentAt + 30, 'the copy of the hedge does');
  pair.a.tcp.failover(pair.now, 0, 1);
  t.ok(
    pair.run(() => pair.b.received === pair.a.written, 80),
    'what was lost twice goes again',
  );
  pair.wait(200);
  t.equal(pair.a.tcp.pathStatistics(1).inFlight, 0);
  t.end();
});

t.test('[R-TCP-173] which of the paths is faster does not hide that the other one works, or has died', (t) => {
  for (const delays of [
    [10, 30],
    [30, 10],
    [20, 20],
  ]) {
    for (const dying of [0, 1]) {
      const pair = hedged(delays);
      const evidence = createPathEvidence();
      const waits = (path: number): number => {
        pair.a.tcp.evidence(path, evidence);
        return pair.now - evidence.oldestSentAt;
      };
      let longest = 0;
      pair.beforePoll = () => {
        longest = Math.max(longest, waits(0), waits(1));
      };
      messages(pair, 100, 5);
      t.ok(longest <= 2 * Math.max(...delays) + 5, `${delays}: ${longest} ms without an answer`);
      pair.cut(dying);
      messages(pair, 60, 5);
      t.ok(waits(dying) > 200, `${delays}, path ${dying} dead: ${waits(dying)} ms`);
      t.ok(pair.now - evidence.lastDeliveryAt > 200);
      t.ok(waits(1 - dying) <= 2 * Math.max(...delays) + 5, 'the other');
    }
  }
  t.end();
});

t.test('[R-TCP-170] [R-TCP-172] whatever happens to paths, schedules and segments, the stream arrives whole', (t) => {
  const step = fc.record({
    after: fc.integer({ min: 0, max: 200 }),
    write: fc.integer({ min: 0, max: 20_000 }),
    name: fc.constantFrom(...SCHEDULES, 'hedged', 'hedged'),
    what: fc.constantFrom('none', 'hedge', 'end-hedge', 'failover', 'close', 'alternate'),
    path: fc.integer({ min: 0, max: 2 }),
  });
  fc.assert(
    fc.property(
      fc.record({
        seed: fc.integer(),
        loss: fc.double({ min: 0, max: 0.1, noNaN: true }),
        reorder: fc.double({ min: 0, max: 0.2, noNaN: true }),
        duplicate: fc.double({ min: 0, max: 0.05, noNaN: true }),
        delays: fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 3, maxLength: 3 }),
        steps: fc.array(step, { maxLength: 40 }),
      }),
      ({ seed, loss, reorder, duplicate, delays, steps }) => {
        const pair = hedged(delays, { seed, link: { loss, reorder, duplicate, rate: 20 } });
        for (const { after, write, name, what, path } of steps) {
          const { tcp } = pair.a;
          const active = tcp.activePath;
          pair.send(pair.a, write);
          pair.wait(after);
          tcp.setSchedule(pair.now, name);
          tcp.setCarriers(pair.now, path === 0 ? 0 : 7);
          if (what === 'hedge') tcp.hedge(pair.now, active, path, 20_000);
          else if (what === 'end-hedge') tcp.endHedge(pair.now);
          else if (what === 'failover' && path !== active) tcp.failover(pair.now, active, path);
          else if (what === 'alternate') tcp.setAlternate(path);
          else if (what === 'close' && path !== active) {
            tcp.closePath(pair.now, path);
            tcp.openPath(path, 1300 + 50 * path);
          }
        }
        const all = pair.a.written + pair.a.toWrite;
        const arrived = pair.run(() => pair.b.received === all && pair.a.tcp.writableLength === 0, 120_000);
        const inFlight = delays.map((_, path) => pair.a.tcp.pathStatistics(path).inFlight);
        const { schedule } = pair.a.tcp;
        const settled = schedule === 'redundant' || schedule === 'aggregate' || inFlight.every((bytes) => bytes === 0);
        return arrived && pair.b.corruptAt < 0 && settled;
      },
    ),
    { numRuns: 200 },
  );
  t.end();
});

/** A connection whose alternate is path 1. */
function hedged(delays: readonly number[], options: PairOptions = {}): Pair {
  const pair = scheduled('hedged', delays, options);
  pair.a.tcp.setAlternate(1);
  return pair;
}

/** `count` messages, one each `interval` ms. */
function messages(pair: Pair, count: number, interval: number): void {
  for (let i = 0; i < count; i++) {
    pair.send(pair.a, MESSAGE);
    pair.wait(interval);
  }
}

/** What a segment carries, by whatever path. */
function shapeOf(packet: Packet): string {
  return `${packet.seq} ${packet.payload.length}`;
}

/** Bursts of three segments, the last of which is smaller, each 400 ms; the longest that one was under way, in ms. */
function bursts(pair: Pair, count: number): number {
  let longest = 0;
  for (let i = 0; i < count; i++) {
    const began = pair.now;
    pair.send(pair.a, 2 * 1440 + MESSAGE);
    pair.run(() => pair.b.received === pair.a.written, 400);
    longest = Math.max(longest, pair.now - began);
    pair.wait(began + 400 - pair.now);
  }
  return longest;
}
