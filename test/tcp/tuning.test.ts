import fc from 'fast-check';
import t from 'tap';
import { Pair } from '../support/tcp-pair.ts';

const MEBI = 1 << 20;
const INITIAL = 128 * 1024;
const CEILING = 6 * MEBI;
const TUNED = { receiveBuffer: CEILING, initialReceiveBuffer: INITIAL, sendBuffer: 8 * MEBI };

/** Ms that 8 MiB need from a to b by a link of `rate` Mbit/s and `delay` ms each way. */
function timeOf(rate: number, delay: number, receiver: object): number {
  const pair = new Pair({ link: { rate, delay, queue: (rate * delay * 1000) / 4 }, a: TUNED, b: receiver }).connect();
  const start = pair.now;
  pair.send(pair.a, 8 * MEBI);
  if (!pair.run(() => pair.b.received === 8 * MEBI, 60_000)) throw new Error('it does not arrive');
  return pair.now - start;
}

for (const [rate, delay] of [
  [100, 50],
  [1000, 10],
] as const) {
  t.test(
    `[R-TCP-33] ${rate} Mbit/s with a round trip of ${2 * delay} ms is not limited by a buffer that tunes itself`,
    (t) => {
      const fixed = timeOf(rate, delay, { receiveBuffer: CEILING });
      const tuned = timeOf(rate, delay, TUNED);
      t.ok(tuned <= fixed + 2 * delay, `${tuned} ms with a tuned buffer, ${fixed} ms with all of it from the start`);
      t.end();
    },
  );
}

t.test('[R-TCP-33] a slow reader is offered what it reads in a few round trips, not the ceiling', (t) => {
  fc.assert(
    fc.property(
      fc.record({ delay: fc.integer({ min: 1, max: 50 }), pause: fc.integer({ min: 5, max: 200 }), seed: fc.nat() }),
      ({ delay, pause, seed }) => {
        const pair = new Pair({ seed, reading: false, link: { delay, rate: 1000 }, a: TUNED, b: TUNED }).connect();
        pair.send(pair.a, 4 * MEBI);
        let most = 0;
        for (let i = 0; i < 60; i++) {
          pair.wait(pause);
          // One chunk at a time: 32 KiB per pause.
          most = Math.max(most, pair.b.tcp.readableLength);
          const chunk = pair.b.tcp.read();
          if (chunk === null) continue;
          pair.settle();
        }
        const perRoundTrip = (32 * 1024 * (2 * delay + 5)) / pause + 32 * 1024;
        const limit = Math.max(INITIAL, 4 * perRoundTrip) + 64 * 1024;
        if (most > limit) throw new Error(`${most} bytes held, ${limit} expected at the most`);
      },
    ),
    { numRuns: 40 },
  );
  t.end();
});

t.test('[R-TCP-31] [R-TCP-33] an edge that was offered is not taken back when the buffer is small again', (t) => {
  const pair = new Pair({ link: { delay: 20, rate: 200 }, a: TUNED, b: TUNED }).connect();
  pair.send(pair.a, 8 * MEBI);
  pair.run(() => pair.b.received === 8 * MEBI, 20_000);
  const edges = pair.b.sent.map(({ ack, window }) => (ack + window * 2 ** 7) | 0);
  pair.wait(5000);
  pair.send(pair.a, MEBI);
  pair.run(() => pair.b.received === 9 * MEBI, 20_000);
  const all = pair.b.sent.slice(2).map(({ ack, window }) => (ack + window * 2 ** 7) | 0);
  t.equal(all.length > edges.length, true);
  // The window field counts in units of 128 bytes, rounded down.
  t.equal(
    all.findIndex((edge, i) => i > 0 && ((edge - (all[i - 1] ?? 0)) | 0) < -127),
    -1,
  );
  t.end();
});

t.test(
  '[R-TCP-56] a writer may write one window ahead, at least the initial buffer, and at most the ceiling in all',
  (t) => {
    const pair = new Pair({
      link: { delay: 20, rate: 200 },
      a: { sendBuffer: 2 * MEBI, initialSendBuffer: 64 * 1024 },
    }).connect();
    t.equal(pair.a.tcp.sendRoom, 64 * 1024);
    pair.send(pair.a, 16 * MEBI);
    let most = 0;
    let whole = true;
    pair.run(() => {
      whole &&= Number.isInteger(pair.a.tcp.sendRoom);
      most = Math.max(most, pair.a.tcp.writableLength + pair.a.tcp.sendRoom);
      return pair.b.received === 16 * MEBI;
    }, 20_000);
    t.ok(whole, 'bytes have no parts');
    t.ok(most >= MEBI && most <= 2 * MEBI + 16_384, `${most} bytes`);
    t.end();
  },
);
