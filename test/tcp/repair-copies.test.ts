import t from 'tap';
import type { Packet, Pair } from '../support/tcp-pair.ts';
import { steadyFlow, stream } from './steady-flow.ts';

const RTT = 20;
/** A round trip, a quarter of one for reordering, an eighth for the copy, and what is due and arrives between the steps. */
const ONE_REPAIR = RTT * 1.375 + 3;

t.test('[R-TCP-175] a repair that is lost as well is made good by its copy, not a round trip later', (t) => {
  for (const lost of [1, 2]) {
    const pair = steadyFlow({});
    stream(pair, 300);
    const { now } = pair;
    const transmissions = loseFirst(pair, lost);
    stream(pair, 200);
    t.ok(pair.b.longestGap(now) <= ONE_REPAIR, `${lost} lost: a gap of ${pair.b.longestGap(now)} ms`);
    t.equal(transmissions().length, 3, 'the segment, its repair, and the copy of that');
    const [, repair = 0, copy = 0] = transmissions().map(({ sentAt }) => sentAt);
    t.ok(copy >= repair + RTT / 8 && copy <= repair + RTT / 8 + 2, `${copy - repair} ms behind it`);
    pair.wait(2 * RTT);
    t.equal(pair.b.received, pair.a.written);
    t.equal(pair.a.tcp.pathStatistics(0).retransmittedSegments, 1);
    t.equal(pair.a.tcp.pathStatistics(0).inFlight, 0);
  }
  t.end();
});

t.test('[R-TCP-175] copies that arrive for nothing say nothing of reordering', (t) => {
  const pair = steadyFlow({});
  stream(pair, 300);
  const waits: number[] = [];
  for (let i = 0; i < 20; i++) {
    const transmissions = loseFirst(pair, 1);
    // So few that the window of reordering is waited for (RFC 8985, section 6.2).
    for (let message = 0; message < 10; message++) {
      pair.send(pair.a, 1000);
      pair.wait(RTT / 2);
    }
    const [first = 0, repair = 0] = transmissions().map(({ sentAt }) => sentAt);
    waits.push(repair - first);
  }
  t.ok(pair.a.tcp.pathStatistics(0).hedgedSegments >= 10, `${pair.a.tcp.pathStatistics(0).hedgedSegments} copies`);
  t.ok(Math.max(...waits) <= (waits[0] ?? 0) + 2, `losses are found as soon as at first: ${waits.join(' ')}`);
  t.end();
});

t.test('[R-TCP-175] an acknowledgment in time spares the copy', (t) => {
  const pair = steadyFlow({});
  stream(pair, 300);
  const transmissions = loseFirst(pair, 1);
  while (transmissions().length < 2) stream(pair, 1);
  // The original was only late, and arrives now.
  pair.inject(pair.b, 0, { ...(transmissions()[0] as Packet) });
  for (const link of [pair.fromA[0], pair.fromB[0]]) if (link) link.delay = 0.1;
  stream(pair, 50);
  pair.wait(RTT);
  t.equal(transmissions().length, 2);
  t.equal(pair.b.received, pair.a.written);
  t.end();
});

t.test(
  '[R-TCP-175] where losses come with a queue, and beyond a sixteenth of what is sent, nothing goes twice',
  (t) => {
    const copies = (pair: Pair): number => pair.a.tcp.pathStatistics(0).hedgedSegments;
    const full = steadyFlow({ rate: 10, queue: 30_000 });
    full.send(full.a, 4_000_000);
    full.run(() => full.b.received === 4_000_000, 60_000);
    t.ok(
      full.a.tcp.pathStatistics(0).retransmittedSegments > 5,
      `${full.a.tcp.pathStatistics(0).retransmittedSegments} lost to a queue that overflows`,
    );
    t.equal(copies(full), 0);
    const lossy = steadyFlow({ loss: 0.2 });
    stream(lossy, 4000);
    lossy.run(() => lossy.b.received === lossy.a.written, 600_000);
    const { retransmittedSegments, segmentsSent } = lossy.a.tcp.pathStatistics(0);
    t.ok(copies(lossy) > 16 && copies(lossy) < retransmittedSegments, `${copies(lossy)} of ${retransmittedSegments}`);
    t.ok(copies(lossy) <= segmentsSent / 16 + 16, `${copies(lossy)} beside ${segmentsSent}`);
    t.equal(lossy.b.received, lossy.a.written);
    t.end();
  },
);

/** Loses the next segment with new data, each of its first `times` transmissions; tells of all of them. */
function loseFirst(pair: Pair, times: number): () => readonly Packet[] {
  const link = pair.fromA[0];
  if (link === undefined) throw new Error('there is a path');
  const from = pair.a.sent.length;
  let chosen: number | undefined;
  let left = times;
  link.drop = ({ seq, payload }) => {
    if (payload.length === 0) return false;
    chosen ??= seq;
    return seq === chosen && left-- > 0;
  };
  return () => pair.a.sent.slice(from).filter(({ seq, payload }) => seq === chosen && payload.length > 0);
}
