import t, { type Test } from 'tap';
import { Pair } from '../support/tcp-pair.ts';
import { stream } from './steady-flow.ts';

/** What is sent anew at once: the head, and what left within the last 10 ms. */
const AT_ONCE = 12;

/** 1000 bytes each ms by a path with a queue of 70 ms and 50 ms each way; the other one has no queue. */
function queued(): Pair {
  const pair = new Pair({ seed: 5, paths: 2, link: { delay: 50 }, granularity: 1 }).connect();
  const [ahead] = pair.fromA;
  if (ahead === undefined) throw new Error('there is a path');
  ahead.delay = 120;
  pair.a.tcp.setAlternate(1);
  pair.b.tcp.setAlternate(1);
  stream(pair, 3000);
  return pair;
}

/** The sender's link has gone: nothing comes by it, and what it gave to it in the last `lost` ms never leaves. */
function depart(t: Test, pair: Pair, lost: number): void {
  const [ahead] = pair.fromA;
  if (ahead === undefined) throw new Error('there is a path');
  ahead.drop = () => true;
  stream(pair, lost);
  pair.cut(0, 'b');
  pair.a.tcp.failover(pair.now, 0, 1, true);
  stream(pair, 600);
  pair.wait(400);
  t.equal(pair.b.received, pair.a.written);
  t.equal(pair.b.corruptAt, -1);
}

t.test('[R-TCP-98] a flight that is late in a queue is not sent anew while it keeps arriving', (t) => {
  const pair = queued();
  const { now } = pair;
  depart(t, pair, 0);
  const { retransmittedSegments } = pair.a.tcp.pathStatistics(1);
  t.ok(retransmittedSegments <= AT_ONCE, `${retransmittedSegments} segments sent again`);
  t.ok(pair.b.longestGap(now - 1) <= 20, `a pause of ${pair.b.longestGap(now - 1)} ms`);
  t.end();
});

t.test('[R-TCP-98] it is sent anew when it stops arriving, before its round trip is over', (t) => {
  const pair = queued();
  const { now } = pair;
  // The host's own queue goes with its link.
  depart(t, pair, 70);
  const gap = pair.b.longestGap(now - 1);
  t.ok(gap > 50 && gap <= 130, `a pause of ${gap} ms`);
  t.end();
});
