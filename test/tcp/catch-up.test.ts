import t from 'tap';
import { Pair } from '../support/tcp-pair.ts';
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

t.test('[R-TCP-91] a slow flow is hedged no slower than an initial window per round trip', (t) => {
  const pair = new Pair({ seed: 5, paths: 2, link: { delay: 10 }, granularity: 1 }).connect();
  for (let i = 0; i < 200; i++) {
    pair.send(pair.a, 500);
    pair.wait(5);
  }
  pair.cut(0);
  for (let i = 0; i < 8; i++) {
    pair.send(pair.a, 500);
    pair.wait(5);
  }
  const from = pair.a.sent.length;
  const started = pair.now;
  pair.a.tcp.hedge(pair.now, 0, 1, 4000);
  pair.settle();
  pair.wait(15);
  const copies = pair.a.sent.slice(from).filter(({ path }) => path === 1);
  t.ok(copies.length >= 8, `${copies.length} copies`);
  t.ok((copies.at(-1)?.sentAt ?? 0) - started <= 7, '4000 bytes of 14,520 in 20 ms');
  t.end();
});

t.test(
  '[R-TCP-92] [R-TCP-98] what is sent anew when the own link goes takes nothing of the window that the flow needs',
  (t) => {
    for (const rtt of [20, 100]) {
      const pair = steadyFlow({ delay: rtt / 2 });
      stream(pair, 3300);
      const { now } = pair;
      pair.cut(0, 'b');
      const [ahead] = pair.fromA;
      // What was given to the link of late never leaves.
      if (ahead) ahead.drop = () => true;
      stream(pair, 4);
      pair.a.tcp.failover(pair.now, 0, 1, true);
      stream(pair, 4 * rtt);
      t.ok(pair.b.longestGap(now) <= 8, `rtt ${rtt}: a pause of ${pair.b.longestGap(now)} ms`);
      t.ok(pair.a.written - pair.b.received <= 1000 * (rtt / 2 + 2), 'on schedule');
    }
    t.end();
  },
);
