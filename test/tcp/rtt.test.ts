import t from 'tap';
import { RttEstimator } from '../../src/tcp/rtt.ts';

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
