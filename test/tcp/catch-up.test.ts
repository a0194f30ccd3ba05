import t from 'tap';
import { Policy } from './policy.ts';
import { steadyFlow, stream } from './steady-flow.ts';

/** 100 ms of the path's rate, in bytes. */
const QUEUE = 625_000;

t.test('[R-TCP-92] what the application had no more of says nothing of a path: the standby catches up', (t) => {
  for (const rtt of [20, 100]) {
    const pair = steadyFlow({ delay: rtt / 2, queue: QUEUE });
    const policy = new Policy(pair);
    stream(pair, 3300);
    pair.cut(0);
    const late = () => pair.a.written - pair.b.received > 1000 * (rtt / 2 + 2);
    while (policy.failedAt < 0) stream(pair, 1);
    const confirmedAt = pair.now;
    while (late() && pair.now < confirmedAt + 5000) stream(pair, 1);
    const { lostSegments } = pair.a.tcp.pathStatistics(1);
    t.ok(pair.now - confirmedAt <= 7 * rtt, `rtt ${rtt}: on schedule ${pair.now - confirmedAt} ms after the failover`);
    t.equal(lostSegments, 0);
  }
  t.end();
});

t.test('[R-TCP-97] reordering on the standby is learnt by what is sent there again: nothing is taken for lost', (t) => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const pair = steadyFlow({ delay: 45, jitter: 10, queue: QUEUE }, seed);
    const policy = new Policy(pair);
    stream(pair, 3300);
    t.equal(policy.failedAt, -1, 'no suspicion without a cause');
    pair.cut(0);
    while (policy.failedAt < 0) stream(pair, 1);
    const confirmedAt = pair.now;
    stream(pair, 700);
    const waiting = pair.a.written - pair.b.received;
    t.ok(
      waiting < 1000 * 60,
      `seed ${seed}: ${waiting} bytes on their way ${pair.now - confirmedAt} ms after the failover`,
    );
    t.ok(pair.a.tcp.pathStatistics(1).cwnd > 200_000, 'the window was not cut');
  }
  t.end();
});
