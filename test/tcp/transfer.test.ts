import fc from 'fast-check';
import t from 'tap';
import { ACK } from '../../src/wire/segment-row.ts';
import { type Impairment, Pair, type PairOptions } from '../support/tcp-pair.ts';

t.test('[R-TCP-30] whatever a path does, each byte arrives once, in order, in both directions', (t) => {
  const link = fc.record({
    delay: fc.double({ min: 0.05, max: 60, noNaN: true }),
    jitter: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 10, noNaN: true })),
    loss: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.08, noNaN: true })),
    duplicate: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.1, noNaN: true })),
    reorder: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.2, noNaN: true })),
    rate: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.double({ min: 5, max: 200, noNaN: true })),
    queue: fc.integer({ min: 20_000, max: 200_000 }),
  });
  const schedule = fc.record({
    seed: fc.integer(),
    link,
    up: fc.integer({ min: 0, max: 250_000 }),
    down: fc.integer({ min: 0, max: 250_000 }),
    buffer: fc.constantFrom(4000, 65_536, 1 << 20),
    granularity: fc.constantFrom(0, 1),
  });
  fc.assert(
    fc.property(schedule, (s) => {
      const pair = new Pair({
        seed: s.seed,
        link: s.link,
        granularity: s.granularity,
        a: { receiveBuffer: s.buffer },
        b: { receiveBuffer: s.buffer },
      });
      pair.open();
      pair.send(pair.a, s.up);
      pair.send(pair.b, s.down);
      pair.run(() => pair.b.received === s.up && pair.a.received === s.down, 3_000_000);
      for (const end of [pair.a, pair.b]) end.tcp.shutdown(pair.now);
      pair.run(() => pair.a.tcp.state === 'closed' && pair.b.tcp.state === 'closed', 300_000);
      const intact = pair.a.corruptAt < 0 && pair.b.corruptAt < 0;
      const complete = pair.b.received === s.up && pair.a.received === s.down;
      const acknowledged = pair.a.tcp.bytesAcknowledged === s.up && pair.b.tcp.bytesAcknowledged === s.down;
      return intact && complete && acknowledged && pair.a.tcp.state === 'closed' && pair.b.tcp.state === 'closed';
    }),
    { numRuns: 120 },
  );
  t.pass('120 schedules');
  t.end();
});

t.test('[R-TCP-30] sequence numbers wrap anywhere, and nobody notices', (t) => {
  for (const iss of [-1, -2, -3000, 0x7fffffff, 0x7ffff000, -0x80000000]) {
    const pair = new Pair({ seed: 3, link: { loss: 0.02 }, a: { iss }, b: { iss: iss - 1000 } }).connect(60_000);
    pair.send(pair.a, 60_000);
    pair.send(pair.b, 60_000);
    t.ok(
      pair.run(() => pair.b.received === 60_000 && pair.a.received === 60_000, 60_000),
      String(iss),
    );
    t.same([pair.a.corruptAt, pair.b.corruptAt], [-1, -1]);
  }
  t.end();
});

t.test('[R-TCP-70] loss in the middle of a flight is repaired within a round trip, without a timeout', (t) => {
  const pair = new Pair({ link: { delay: 10, rate: 100 } }).connect();
  pair.send(pair.a, 300_000);
  pair.run(() => pair.b.received > 100_000, 1000);
  let left = 3;
  const link = pair.fromA[0];
  if (link) link.drop = (p) => p.payload.length > 0 && left-- > 0;
  const from = pair.now;
  t.ok(pair.run(() => pair.b.received === 300_000, 1000));
  t.equal(pair.a.tcp.pathStatistics(0).retransmittedSegments, 3);
  t.ok(pair.b.longestGap(from) < 45, `${pair.b.longestGap(from)} ms`);
  t.end();
});

t.test('[R-TCP-70] a retransmission that is lost is found by what was sent after it', (t) => {
  const pair = new Pair({ link: { delay: 10, rate: 100 } }).connect();
  pair.send(pair.a, 600_000);
  pair.run(() => pair.b.received > 100_000, 1000);
  const seen = new Map<number, number>();
  let victim: number | null = null;
  const link = pair.fromA[0];
  if (link) {
    link.drop = (p) => {
      if (p.payload.length === 0) return false;
      victim ??= p.seq;
      seen.set(p.seq, (seen.get(p.seq) ?? 0) + 1);
      return p.seq === victim && (seen.get(p.seq) ?? 0) <= 2;
    };
  }
  const from = pair.now;
  t.ok(pair.run(() => pair.b.received === 600_000, 1000));
  t.ok(pair.b.longestGap(from) < 90, `three round trips at most: ${pair.b.longestGap(from)} ms`);
  t.end();
});

t.test('[R-TCP-71] a lost tail is repaired by a probe after two round trips, not by the timeout', (t) => {
  const pair = new Pair({ link: { delay: 20 } }).connect();
  pair.send(pair.a, 14_400);
  pair.run(() => pair.b.received === 14_400, 1000);
  pair.wait(500);
  let count = 0;
  const link = pair.fromA[0];
  if (link) link.drop = () => [3, 4].includes(++count);
  const from = pair.now;
  pair.send(pair.a, 5000);
  t.ok(pair.run(() => pair.b.received === 19_400, 2000));
  t.ok(pair.now - from < 195, `${pair.now - from} ms`);
  t.end();
});

t.test('[R-TCP-71] pitfall 44: with an alternate there is no probe: the timeout is the backstop', (t) => {
  const pair = new Pair({ link: { delay: 20 }, paths: 2 }).connect();
  pair.a.tcp.setAlternate(1);
  let left = 1;
  const link = pair.fromA[0];
  if (link) link.drop = (p) => p.payload.length > 0 && left-- > 0;
  const from = pair.now;
  pair.send(pair.a, 1000);
  t.ok(pair.run(() => pair.b.received === 1000, 2000));
  t.ok(pair.now - from >= 200 && pair.now - from < 260, `${pair.now - from} ms`);
  t.end();
});

t.test('[R-TCP-61] [MUST-18] [MUST-19] the timeout doubles, and one answer ends the doubling', (t) => {
  const pair = new Pair({ link: { delay: 20 }, paths: 2 }).connect();
  pair.a.tcp.setAlternate(1);
  pair.cut(0);
  pair.send(pair.a, 1000);
  pair.wait(3500);
  const times = pair.a.sent.filter((p) => p.payload.length > 0).map((p) => p.sentAt);
  const gaps = times.slice(1).map((at, i) => Math.round(at - (times[i] ?? 0)));
  t.same(gaps, [200, 400, 800, 1600]);
  pair.heal(0);
  pair.run(() => pair.b.received === 1000, 5000);
  pair.wait(100);
  t.equal(pair.a.tcp.pathStatistics(0).rto, 200);
  t.end();
});

t.test('[R-TCP-72] a peer that reneges is sent everything again', (t) => {
  const pair = new Pair({ link: { delay: 10 }, a: { mss: 1012 }, b: { mss: 1012 } }).connect();
  pair.cut(0);
  pair.send(pair.a, 4000);
  const [first] = pair.a.sent.filter((p) => p.payload.length > 0);
  const seq = first?.seq ?? 0;
  pair.wait(15);
  const synAck = pair.b.sent[0];
  const sack = Int32Array.of((seq + 1000) | 0, (seq + 4000) | 0);
  const ackOf = { flags: ACK, seq: ((synAck?.seq ?? 0) + 1) | 0, hasTimestamp: true, tsVal: synAck?.tsVal ?? 0 };
  pair.inject(pair.a, 0, { ...ackOf, ack: seq, sack, sackCount: 1, tsEcr: first?.tsVal ?? 0 });
  pair.wait(5);
  // Only the head is acknowledged, and nothing any more of what was SACKed.
  pair.inject(pair.a, 0, { ...ackOf, ack: (seq + 1000) | 0, tsEcr: first?.tsVal ?? 0 });
  pair.heal(0);
  t.notOk(
    pair.run(() => pair.b.received > 0, 150),
    'believed until the timeout',
  );
  pair.run(() => pair.a.sent.at(-1)?.seq === ((seq + 3000) | 0), 2000);
  const again = new Set(pair.a.sent.filter((p) => p.sentAt > 150).map((p) => (p.seq - seq) | 0));
  for (const offset of [1000, 2000, 3000]) t.ok(again.has(offset), `sent again: ${offset}`);
  t.end();
});

t.test('[R-TCP-73] reordering beyond the window is taken for loss once, and the response is undone', (t) => {
  const pair = new Pair({ seed: 2, link: { delay: 20, rate: 50 } }).connect();
  pair.send(pair.a, 2_000_000);
  pair.run(() => pair.b.received > 400_000, 2000);
  const before = pair.a.tcp.pathStatistics(0).cwnd;
  const link = pair.fromA[0];
  if (link) Object.assign(link, { reorder: 1, reorderDelay: 35 });
  let left = 1;
  if (link) {
    link.drop = () => {
      if (left-- <= 0) Object.assign(link, { reorder: 0 });
      return false;
    };
  }
  pair.run(() => pair.a.tcp.pathStatistics(0).lostSegments > 0, 500);
  t.ok(pair.a.tcp.pathStatistics(0).lostSegments > 0, 'it was taken for loss');
  pair.wait(150);
  t.ok(pair.a.tcp.pathStatistics(0).cwnd >= before, 'and its response undone');
  t.end();
});

t.test('[R-TCP-73] over IP the echo tells nothing of what arrived behind a hole: no response is undone by it', (t) => {
  const pair = new Pair({ link: { delay: 20 }, a: { carrier: 'ip' }, b: { carrier: 'ip' } }).connect();
  pair.send(pair.a, 400_000);
  pair.run(() => pair.b.received > 60_000, 2000);
  // Two holes; what is to fill the first is lost as well, so that the second is filled behind a hole.
  const from = pair.now;
  const holes: number[] = [];
  const link = pair.fromA[0];
  if (link) {
    link.drop = ({ seq, sentAt, payload }) => {
      if (payload.length === 0 || sentAt < from) return false;
      if (sentAt < from + 30 && holes.length < 2 && holes.at(-1) !== seq - 3 * payload.length) {
        if (holes.length === 0 || seq - (holes[0] ?? 0) >= 3 * payload.length) return holes.push(seq) > 0;
      }
      return seq === holes[0] && pair.a.sent.filter((sent) => sent.seq === seq).length <= 2;
    };
  }
  pair.run(() => pair.a.sent.filter(({ seq }) => seq === holes[1]).length > 1, 500);
  const lowered = pair.a.tcp.pathStatistics(0).cwnd;
  pair.wait(45);
  t.equal(pair.a.sent.filter(({ seq }) => seq === holes[1]).length, 2, 'the second hole is filled once');
  t.equal(pair.a.tcp.pathStatistics(0).cwnd, lowered);
  t.ok(pair.run(() => pair.b.received === 400_000, 5000));
  t.equal(pair.b.corruptAt, -1);
  t.end();
});

t.test('[R-TCP-61] the timer waits for the answer to the repair, where the round-trip time hardly varies', (t) => {
  const pair = new Pair({ link: { delay: 125 }, b: { receiveBuffer: 100_000 } }).connect();
  pair.send(pair.a, 8_000_000);
  const link = pair.fromA[0] as Impairment;
  pair.run(() => pair.b.received > 50_000, 5000);
  let left = 1;
  Object.assign(link, { reorder: 1, reorderDelay: 3 });
  link.drop = () => {
    if (left-- <= 0) Object.assign(link, { reorder: 0 });
    return false;
  };
  // The variation of the start is forgotten by then, and losses are declared a quarter of a round trip late.
  pair.wait(5000);
  const { cwnd, retransmittedSegments } = pair.a.tcp.pathStatistics(0);
  left = 1;
  link.drop = (p) => p.payload.length > 0 && left-- > 0;
  let least = cwnd;
  pair.run(() => {
    least = Math.min(least, pair.a.tcp.pathStatistics(0).cwnd);
    return false;
  }, 1000);
  t.equal(pair.a.tcp.pathStatistics(0).retransmittedSegments - retransmittedSegments, 1);
  t.ok(least >= 0.69 * cwnd && least < cwnd, `${least} of ${cwnd}`);
  t.end();
});

t.test('[R-TCP-74] a peer without SACK recovers by duplicates', (t) => {
  const pair = new Pair({ seed: 5, link: { delay: 10, rate: 50 } });
  const strip: PairOptions['link'] = {
    drop: (p) => {
      if (p.syn) Object.assign(p, { sackPermitted: false });
      return false;
    },
  };
  for (const link of [...pair.fromA, ...pair.fromB]) Object.assign(link, strip);
  pair.connect();
  pair.send(pair.a, 500_000);
  pair.run(() => pair.b.received > 200_000, 1000);
  let left = 1;
  const link = pair.fromA[0];
  if (link) link.drop = (p) => p.payload.length > 0 && left-- > 0;
  const from = pair.now;
  t.ok(pair.run(() => pair.b.received === 500_000, 2000));
  t.ok(pair.b.longestGap(from) < 60, `${pair.b.longestGap(from)} ms`);
  t.end();
});

t.test('[R-TCP-60] [MUST-18] [RFC6298-3-b] the RTT is that of the path, whatever is lost or sent twice', (t) => {
  const pair = new Pair({ seed: 8, link: { delay: 25, loss: 0.03, duplicate: 0.03 } }).connect(60_000);
  pair.send(pair.a, 2_000_000);
  pair.run(() => pair.b.received === 2_000_000, 100_000);
  const { minRtt, srtt } = pair.a.tcp.pathStatistics(0);
  t.ok(minRtt > 49.999, `minimum ${minRtt}`);
  t.ok(srtt < 60, `smoothed ${srtt}`);
  t.end();
});
