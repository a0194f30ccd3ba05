import fc from 'fast-check';
import t from 'tap';
import { ACK } from '../../src/wire/segment-row.ts';
import { Pair } from '../support/tcp-pair.ts';

t.test(
  '[R-TCP-52] [MUST-36] [MUST-37] [SHLD-30] a shut window is probed with backoff up to 2 s, for as long as answers come',
  (t) => {
    const pair = new Pair({ reading: false, b: { receiveBuffer: 20_000 } }).connect();
    pair.send(pair.a, 100_000);
    pair.wait(1000);
    t.equal(pair.b.tcp.readableLength, 20_000);
    const from = pair.a.sent.length;
    pair.wait(300_000);
    const probes = pair.a.sent.slice(from);
    t.ok(probes.every((p) => p.payload.length === 0 && p.ackNow));
    const gaps = probes.slice(1).map((p, i) => p.sentAt - (probes[i]?.sentAt ?? 0));
    t.equal(Math.max(...gaps), 2000);
    t.ok(probes.length >= 145, `${probes.length} probes in 300 s`);
    t.equal(pair.a.tcp.state, 'established', 'three times R2');
    pair.b.reading = true;
    t.ok(
      pair.run(() => pair.b.received === 100_000, 1000),
      'an opening window is announced at once',
    );
    t.equal(pair.b.corruptAt, -1);
    t.end();
  },
);

t.test('[R-TCP-32] a lost announcement is repeated; one lost for good is found by a probe', (t) => {
  for (const losses of [1, 3, 20]) {
    const pair = new Pair({ reading: false, b: { receiveBuffer: 20_000 } }).connect();
    pair.send(pair.a, 60_000);
    pair.wait(10_000);
    let left = losses;
    const link = pair.fromB[0];
    if (link) link.drop = () => left-- > 0;
    pair.b.reading = true;
    const from = pair.now;
    t.ok(
      pair.run(() => pair.b.received === 60_000, 60_000),
      `${losses} losses`,
    );
    if (losses < 5) t.ok(pair.now - from < 900, `${losses} losses: ${pair.now - from} ms`);
  }
  t.end();
});

t.test('[R-TCP-32] over IP a window of less than a segment is announced once: no peer sends into it at once', (t) => {
  const announced = (carrier: 'udp' | 'ip', receiveBuffer: number): number => {
    const pair = new Pair({ reading: false, a: { carrier }, b: { carrier, receiveBuffer } }).connect();
    pair.send(pair.a, 60_000);
    pair.wait(10_000);
    // What the peer sends from here on is lost, its probes included: every segment of the reader is an announcement.
    const link = pair.fromA[0];
    if (link) link.drop = () => true;
    pair.b.reading = true;
    const from = pair.b.sent.length;
    pair.wait(1900);
    return pair.b.sent.length - from;
  };
  t.equal(announced('ip', 1000), 1);
  t.equal(announced('ip', 20_000), 5);
  t.equal(announced('udp', 1000), 5);
  t.end();
});

t.test('[R-TCP-52] a shut window whose peer is gone is given up', (t) => {
  const pair = new Pair({ reading: false, b: { receiveBuffer: 20_000 } }).connect();
  pair.send(pair.a, 60_000);
  pair.wait(5000);
  pair.cut(0);
  const from = pair.now;
  t.ok(pair.run(() => pair.a.tcp.state === 'closed', 300_000));
  t.ok(pair.now - from >= 98_000 && pair.now - from < 110_000, `${pair.now - from} ms`);
  t.end();
});

t.test('[R-TCP-51] [MUST-38] no silly segments: a slow reader is served in full ones', (t) => {
  const pair = new Pair({ reading: false, b: { receiveBuffer: 8000 }, link: { delay: 2 } }).connect();
  pair.send(pair.a, 60_000);
  pair.beforePoll = () => {
    if (Math.floor(pair.now) % 3 === 0) {
      const bytes = pair.b.tcp.read();
      pair.b.received += bytes?.length ?? 0;
    }
  };
  t.ok(pair.run(() => pair.b.received === 60_000, 60_000));
  const small = pair.a.sent.filter((p) => p.payload.length > 0 && p.payload.length < 1440);
  t.ok(small.length <= 4, `${small.length} small segments`);
  t.end();
});

t.test('[R-TCP-51] [SHLD-7] Nagle holds a small segment back while another is unacknowledged', (t) => {
  for (const nagle of [true, false]) {
    const pair = new Pair({ a: { nagle } }).connect();
    for (let i = 0; i < 5; i++) {
      pair.send(pair.a, 100);
      pair.wait(1);
    }
    pair.run(() => pair.b.received === 500, 1000);
    const sizes = pair.a.sent.filter((p) => p.payload.length > 0).map((p) => p.payload.length);
    t.same(sizes, nagle ? [100, 400] : [100, 100, 100, 100, 100]);
  }
  t.end();
});

t.test('[R-TCP-51] an older, smaller offer does not pull the right edge back', (t) => {
  const pair = new Pair({ link: { delay: 10 } }).connect();
  pair.cut(0);
  const seq = ((pair.b.sent[0]?.seq ?? 0) + 1) | 0;
  const ack = ((pair.a.sent[0]?.seq ?? 0) + 1) | 0;
  const tsVal = pair.b.sent[0]?.tsVal ?? 0;
  pair.inject(pair.a, 0, { flags: ACK, seq, ack, window: 0, hasTimestamp: true, tsVal });
  pair.send(pair.a, 14_400);
  pair.wait(20);
  t.equal(pair.a.sent.filter((p) => p.payload.length > 0).length, 10);
  t.end();
});

t.test('[R-TCP-31] [SHLD-14] [RFC7323-2.4-a] the right edge never moves back, and what is inside it is taken', (t) => {
  const schedule = fc.record({
    seed: fc.integer(),
    loss: fc.double({ min: 0, max: 0.05, noNaN: true }),
    buffer: fc.integer({ min: 3000, max: 120_000 }),
    pauses: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 5, maxLength: 30 }),
  });
  fc.assert(
    fc.property(schedule, (s) => {
      const pair = new Pair({
        seed: s.seed,
        link: { delay: 5, loss: s.loss, reorder: 0.05 },
        b: { receiveBuffer: s.buffer },
      });
      let edge: number | null = null;
      let steady = true;
      pair.trace = (p) => {
        if (p.from !== 'b' || p.syn) return;
        const now = (p.ack + (p.window << scaleOf(s.buffer))) | 0;
        // The field is rounded down to the scale.
        if (edge !== null && ((now - edge) | 0) <= -(1 << scaleOf(s.buffer))) steady = false;
        edge = now;
      };
      pair.open();
      pair.send(pair.a, 200_000);
      for (const pause of s.pauses) {
        pair.b.reading = !pair.b.reading;
        pair.wait(pause);
      }
      pair.b.reading = true;
      return pair.run(() => pair.b.received === 200_000, 600_000) && steady && pair.b.corruptAt < 0;
    }),
    { numRuns: 60 },
  );
  t.pass('60 schedules');
  t.end();
});

function scaleOf(buffer: number): number {
  let scale = 0;
  while (buffer >>> scale > 65_535) scale++;
  return scale;
}
