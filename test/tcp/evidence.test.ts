/** What of one path's evidence failover goes by. */
import t from 'tap';
import { createPathEvidence } from '../../src/tcp/segment.ts';
import { steadyFlow, stream } from './steady-flow.ts';

t.test('[R-MH-40] evidence: the third segment of a thin flow behind all that was acknowledged', (t) => {
  const pair = steadyFlow({ delay: 20 });
  stream(pair, 100);
  pair.wait(100);
  const evidence = createPathEvidence();
  const third = (): number => {
    pair.a.tcp.evidence(0, evidence);
    return evidence.thirdSentAt;
  };
  const sent: number[] = [];
  const expected: number[] = [];
  for (let ms = 0; ms < 120; ms++) {
    // Each 8 ms one segment, of a round trip of 40: five are in flight.
    if (ms % 8 === 0) {
      sent.push(pair.now);
      pair.send(pair.a, 1000);
    }
    pair.wait(1);
    pair.a.tcp.evidence(0, evidence);
    expected.push(sent.filter((at) => at > evidence.lastAckedSentAt)[2] ?? Number.POSITIVE_INFINITY);
    t.equal(third(), expected.at(-1), `after ${ms} ms`);
  }
  t.ok(expected.some(Number.isFinite) && expected.some((at) => at === Number.POSITIVE_INFINITY));
  stream(pair, 40);
  t.equal(third(), Number.POSITIVE_INFINITY, 'a flow that is not thin has none');
  t.end();
});

t.test(
  '[R-TCP-93] evidence: a head that went twice by the suspect proves neither transmission when the standby tells of it',
  (t) => {
    const pair = steadyFlow({ delay: 50 });
    // The standby has been heard by both ends, and echoes.
    stream(pair, 100);
    for (const path of [1, 0]) {
      for (const end of [pair.a, pair.b]) end.tcp.setActive(pair.now, path);
      stream(pair, 200);
    }
    pair.wait(5000);
    const [there, back] = [pair.fromA[0], pair.fromB[0]];
    const beside = pair.fromA[1];
    if (!there || !back || !beside) throw new Error('there are two paths');
    const evidence = createPathEvidence();
    back.drop = () => true;
    pair.send(pair.a, 1000);
    pair.wait(60);
    const arrived = pair.b.received;
    t.equal(arrived, pair.a.written, 'it has arrived, and its acknowledgment has not');
    there.drop = () => true;
    pair.wait(60);
    beside.drop = () => true;
    const hedgedAt = pair.now;
    pair.a.tcp.hedge(hedgedAt, 0, 1, 50_000);
    pair.settle();
    t.strictSame(
      pair.a.sent.slice(-2).map(({ path, sentAt }) => [path, sentAt]),
      [
        [1, hedgedAt],
        [0, hedgedAt],
      ],
      'the copy and its twin',
    );
    // The timer gives up what was sent on the suspect: the copy stands for it, and is lost.
    const { rto } = pair.a.tcp.pathStatistics(0);
    pair.wait(rto);
    const heard = pair.b.sent.filter(({ path }) => path === 1).at(-1);
    const head = pair.a.sent.find(({ sentAt, path }) => sentAt === hedgedAt && path === 1);
    if (heard === undefined || head === undefined) throw new Error('the standby has carried something');
    pair.inject(pair.a, 1, { ...heard, ack: (head.seq + head.payload.length) | 0, sackCount: 0 });
    t.equal(pair.a.tcp.status().sndUna, (head.seq + head.payload.length) >>> 0);
    pair.a.tcp.evidence(0, evidence);
    t.ok(evidence.lastAckedSentAt < hedgedAt, `${evidence.lastAckedSentAt} is before ${hedgedAt}`);
    t.end();
  },
);
