import fc from 'fast-check';
import t from 'tap';
import { Cubic } from '../../src/tcp/congestion/cubic.ts';
import { HyStart } from '../../src/tcp/congestion/hystart.ts';
import { initialWindow } from '../../src/tcp/congestion/initial-window.ts';
import { Pacer } from '../../src/tcp/congestion/pacer.ts';
import { Prr } from '../../src/tcp/congestion/prr.ts';
import { RttEstimator } from '../../src/tcp/rtt.ts';
import { Pair } from '../support/tcp-pair.ts';

const MSS = 1000;

t.test('[R-TCP-80] the initial window is that of RFC 6928', (t) => {
  t.equal(initialWindow(1000), 10_000);
  t.equal(initialWindow(1440), 14_400);
  t.equal(initialWindow(4000), 14_600);
  t.equal(initialWindow(9000), 18_000);
  t.end();
});

t.test('[R-TCP-80] [MAY-18] CUBIC: reduction by 0.7, a plateau at the old window after K, fast convergence', (t) => {
  const cubic = new Cubic(MSS);
  cubic.restart(1_000_000, 1);
  cubic.onLoss(0, 1_000_000);
  t.equal(cubic.cwnd, 700_000);
  t.equal(cubic.ssthresh, 700_000);
  // K = cbrt(W_max * 0.3 / C) = cbrt(1000 * 0.3 / 0.4) = 9.086 s (RFC 9438, figure 2).
  const at = grow(cubic, 0, 9086, 100);
  t.ok(Math.abs(cubic.cwnd - 1_000_000) < 12_000, `${cubic.cwnd} after K`);
  grow(cubic, at, at + 3000, 100);
  t.ok(cubic.cwnd > 1_005_000 && cubic.cwnd < 1_050_000, `${cubic.cwnd}: slow beyond the plateau`);
  cubic.onLoss(at + 3000, 0);
  const second = cubic.cwnd;
  cubic.onLoss(at + 3100, 0);
  t.ok(Math.abs(cubic.cwnd - 0.7 * second) < 1);
  // W_max was further reduced: the plateau of the next stage is at 0.85 of the window that was lost.
  const end = grow(cubic, at + 3100, at + 3100 + kOf(0.85 * second, cubic.cwnd), 100);
  t.ok(Math.abs(cubic.cwnd - 0.85 * second) < 15_000, `${cubic.cwnd} at ${end}`);
  t.end();
});

t.test('[R-TCP-80] CUBIC is at least as fast as Reno on a short path', (t) => {
  const cubic = new Cubic(MSS);
  cubic.restart(40_000, 1);
  cubic.onLoss(0, 40_000);
  // Reno-friendly: alpha = 3 * 0.3 / 1.7 segments a round trip, then 1 above the old window (RFC 9438, section 4.3).
  const before = cubic.cwnd;
  for (let round = 0; round < 10; round++) cubic.onAck(round * 2, cubic.cwnd, 2, 2, true, 0, 0);
  t.ok(Math.abs(cubic.cwnd - before - 10 * 0.529 * MSS) < 200, `${cubic.cwnd - before}`);
  t.end();
});

t.test('[R-TCP-80] a window that does not limit does not grow, and the time does not count', (t) => {
  const cubic = new Cubic(MSS);
  for (let i = 0; i < 100; i++) cubic.onAck(i, 5000, 20, 20, false, 0, 1);
  t.equal(cubic.cwnd, 10_000);
  cubic.restart(500_000, 1);
  cubic.onLoss(100, 0);
  cubic.onAck(110, 1000, 20, 20, true, 0, 1);
  for (let i = 120; i < 100_000; i += 10) cubic.onAck(i, 1000, 20, 20, false, 0, 1);
  const before = cubic.cwnd;
  cubic.onAck(100_010, cubic.cwnd, 20, 20, true, 0, 1);
  t.ok(cubic.cwnd < before * 1.02, `${cubic.cwnd} after a minute of idling, from ${before}`);
  t.end();
});

t.test('[R-TCP-80] [MUST-19] timeout: one segment, then slow start up to 0.7; undo restores', (t) => {
  const cubic = new Cubic(MSS);
  cubic.restart(100_000, 1);
  cubic.onTimeout(0, 100_000);
  t.equal(cubic.cwnd, MSS);
  t.equal(cubic.ssthresh, 70_000);
  for (let i = 0; i < 100; i++) cubic.onAck(i, 1000, 0, 20, true, 0, 1);
  t.ok(cubic.cwnd >= 70_000 && cubic.cwnd < 72_000);
  cubic.onTimeout(200, 0);
  cubic.undo(210);
  t.ok(cubic.cwnd >= 70_000, 'restored');
  cubic.undo(220);
  t.ok(cubic.cwnd < 72_000, 'once');
  t.end();
});

t.test('[R-TCP-81] an idle path halves its window per timeout, not below the initial one', (t) => {
  const cubic = new Cubic(MSS);
  cubic.restart(80_000, 80_000);
  cubic.onIdle(1);
  t.equal(cubic.cwnd, 40_000);
  t.equal(cubic.ssthresh, 80_000);
  cubic.onIdle(50);
  t.equal(cubic.cwnd, 10_000);
  const pair = new Pair({ link: { delay: 10 } }).connect();
  pair.send(pair.a, 1_000_000);
  pair.run(() => pair.a.tcp.writableLength === 0, 5000);
  const { cwnd } = pair.a.tcp.pathStatistics(0);
  pair.wait(450);
  pair.send(pair.a, 100);
  t.equal(pair.a.tcp.pathStatistics(0).cwnd, cwnd / 4);
  t.end();
});

t.test('[R-TCP-80] HyStart++ slows down when the RTT rises, resumes when it falls, ends after five rounds', (t) => {
  const hystart = new HyStart();
  let nxt = 0;
  const round = (rtt: number) => {
    const una = nxt;
    nxt += 10;
    let over = hystart.onAck(rtt, una, nxt);
    for (let i = 1; i < 10; i++) over = hystart.onAck(rtt, una + i, nxt) || over;
    return over;
  };
  round(40);
  round(40);
  round(43);
  t.notOk(hystart.conservative, 'an eighth of 40 is 5');
  round(50);
  t.ok(hystart.conservative);
  round(40);
  t.notOk(hystart.conservative, 'it was spurious');
  round(40);
  const rounds = [60, 61, 62, 63, 64, 65, 66].map(round);
  t.equal(rounds.indexOf(true), 5);
  t.end();
});

t.test('[R-TCP-80] PRR sends 0.7 of what arrives, and not less than the window in the end', (t) => {
  const prr = new Prr(100_000, MSS);
  t.ok(prr.allows(MSS), 'the first retransmission');
  prr.onSent(MSS);
  let inFlight = 100_000 - 1000;
  let sent = MSS;
  for (let i = 0; i < 99; i++) {
    inFlight -= MSS;
    prr.onAck(MSS, inFlight, 70_000, MSS);
    while (prr.allows(MSS)) {
      prr.onSent(MSS);
      inFlight += MSS;
      sent += MSS;
    }
  }
  t.ok(Math.abs(sent - 70_000) <= 2000, `${sent} sent for 99,000 delivered`);
  t.ok(Math.abs(inFlight - 70_000) <= 2000, `${inFlight} in flight`);
  t.end();
});

t.test(
  '[R-TCP-82] the pacer: trains of a millisecond, the rate over any stretch, and what late timers may catch up',
  (t) => {
    const schedule = fc.record({
      rate: fc.double({ min: 50, max: 50_000, noNaN: true }),
      late: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 50, maxLength: 300 }),
    });
    fc.assert(
      fc.property(schedule, ({ rate, late }) => {
        const pacer = new Pacer();
        const train = Math.min(Math.max(rate, 2 * MSS), 45 * MSS);
        let now = 0;
        let sent = 0;
        for (const lateness of late) {
          let burst = 0;
          while (pacer.ready(now, rate, MSS, 1e9)) {
            pacer.onSent(MSS);
            burst += MSS;
            if (burst > Math.max(2 * rate, train + rate) + MSS + 1) return false;
          }
          if (burst > 0 && burst < Math.min(train, 2 * MSS)) return false;
          sent += burst;
          if (sent > rate * now + Math.max(2 * rate, train + rate) + MSS + 1) return false;
          now = pacer.readyAt + lateness * (train < 45 * MSS ? 1 : 0);
        }
        // Timers up to a millisecond late cost nothing.
        return sent >= 0.98 * rate * now - train;
      }),
      { numRuns: 300 },
    );
    const small = new Pacer();
    t.ok(small.ready(0, 100, MSS, 10));
    for (let i = 0; i < 3; i++) small.onSent(MSS);
    t.notOk(small.ready(9, 100, MSS, 10));
    t.notOk(small.ready(9.2, 100, MSS, 2000));
    t.ok(small.ready(9.2, 100, MSS, 10), 'a small segment does not wait for a train');
    t.ok(small.ready(9.2, Number.POSITIVE_INFINITY, MSS, 10));
    t.end();
  },
);

t.test('[R-TCP-61] [MUST-18] RTT: smoothed, varied once per round, remembered for eight', (t) => {
  const rtt = new RttEstimator();
  t.equal(rtt.rto, 1000);
  rtt.sample(0, 100);
  t.equal(rtt.rto, 300, 'R + 4 * R/2');
  let now = 100;
  const rounds = (count: number, value: (i: number) => number) => {
    for (let i = 0; i < count * 20; i++, now += 5) rtt.sample(now, value(i));
  };
  rounds(12, () => 100);
  t.ok(rtt.rttvar < 1, `${rtt.rttvar}`);
  t.equal(rtt.rto, 200);
  rounds(1, (i) => (i === 5 ? 140 : 100));
  const spike = rtt.rttvar;
  t.ok(spike > 8 && spike < 12, `${spike}`);
  rounds(3, () => 100);
  t.equal(rtt.rttvar, spike, 'three rounds later');
  rounds(10, () => 100);
  t.ok(rtt.rttvar < 1, 'thirteen rounds later');
  rounds(200, () => 150);
  t.equal(rtt.minRtt, 150, 'the minimum is windowed');
  t.end();
});

t.test('[R-TCP-80] one flow fills 50 Mbit/s at 20 ms with a queue of one bandwidth-delay product', (t) => {
  for (const granularity of [0, 1]) {
    const pair = new Pair({ seed: 3, link: { delay: 10, rate: 50, queue: 125_000 }, granularity }).connect();
    const from = pair.now;
    pair.send(pair.a, 25_000_000);
    t.ok(pair.run(() => pair.b.received === 25_000_000, 60_000));
    const rate = (25_000_000 * 8) / (pair.now - from) / 1000;
    // 1440 of 1488 bytes are payload: 48.4 Mbit/s is the most there is.
    t.ok(rate >= 45, `${rate.toFixed(1)} Mbit/s with timers of ${granularity} ms`);
    t.ok(pair.a.tcp.pathStatistics(0).lostSegments < 500);
  }
  t.end();
});

t.test('[R-TCP-80] loss of 1 % at 20 ms: not below what Reno gets (Mathis)', (t) => {
  const pair = new Pair({ seed: 3, link: { delay: 10, rate: 100, loss: 0.01 } }).connect(60_000);
  const from = pair.now;
  pair.send(pair.a, 10_000_000);
  t.ok(pair.run(() => pair.b.received === 10_000_000, 100_000));
  const rate = (10_000_000 * 8) / (pair.now - from) / 1000;
  // MSS / RTT * sqrt(3/2 / p) = 7.05 Mbit/s.
  t.ok(rate > 6.3, `${rate.toFixed(2)} Mbit/s`);
  t.end();
});

/** A flow that is always limited, with a round trip of `rtt` ms, from `from` to `to`. */
function grow(cubic: Cubic, from: number, to: number, rtt: number): number {
  let now = from;
  for (; now < to; now += 2) cubic.onAck(now, (cubic.cwnd * 2) / rtt, rtt, rtt, true, 0, 1);
  return now;
}

function kOf(wMax: number, cwnd: number): number {
  return 1000 * Math.cbrt((wMax - cwnd) / MSS / 0.4);
}
