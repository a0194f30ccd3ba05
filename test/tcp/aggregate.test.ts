import fc from 'fast-check';
import t from 'tap';
import { createPathEvidence } from '../../src/tcp/segment.ts';
import type { Pair, PairOptions } from '../support/tcp-pair.ts';
import { longestWait, scheduled, stream } from './scheduled.ts';

/** Payload that two links of 50 Mbit/s carry in full segments, bytes per ms. */
const SUM = 2 * 50 * 125 * (1440 / 1488);
const BUFFERS = { receiveBuffer: 6 << 20, sendBuffer: 16 << 20 };
const GROWING = { a: BUFFERS, b: { ...BUFFERS, initialReceiveBuffer: 128 * 1024 } };

t.test('[R-TCP-165] [R-TCP-166] two paths carry 95 % of their sum, of equal delay or not, whichever is active', (t) => {
  for (const delays of [
    [10, 10],
    [10, 50],
    [50, 10],
  ]) {
    const pair = bulk(delays, GROWING);
    pair.wait(2500);
    const before = pair.b.received;
    pair.wait(1500);
    const share = (pair.b.received - before) / 1500 / SUM;
    t.ok(share >= 0.95, `delays ${delays.join(' and ')}: ${share.toFixed(3)} of the sum`);
    t.equal(pair.b.corruptAt, -1);
  }
  t.end();
});

t.test('[R-TCP-165] what a slow path would bring too late does not go there', (t) => {
  const pair = scheduled('aggregate', [10, 200], { link: { rate: 50, queue: 200_000 } });
  pair.send(pair.a, 50_000);
  pair.wait(500);
  const sent = pair.a.tcp.pathStatistics(1).segmentsSent;
  pair.send(pair.a, 50_000);
  const began = pair.now;
  t.ok(pair.run(() => pair.b.received === 100_000, 1000));
  t.ok(pair.now - began < 60, `${pair.now - began} ms`);
  t.equal(pair.a.tcp.pathStatistics(1).segmentsSent, sent);
  t.end();
});

t.test('[R-TCP-165] loss on one path is no loss of the other', (t) => {
  const pair = bulk([10, 50], GROWING);
  const slow = pair.fromA[1];
  if (slow) slow.loss = 0.01;
  pair.wait(3000);
  const [fast, lossy] = [pair.a.tcp.pathStatistics(0), pair.a.tcp.pathStatistics(1)];
  t.ok(lossy.lostSegments > 10, `${lossy.lostSegments}`);
  t.ok(fast.bytesDelivered > 0.45 * 3000 * SUM, `the fast path alone: ${fast.bytesDelivered}`);
  t.equal(pair.b.corruptAt, -1);
  t.end();
});

t.test('[R-TCP-165] [R-TCP-93] what another path repairs was lost, whichever path says that it is there', (t) => {
  const pair = bulk([20, 10], GROWING);
  pair.wait(1500);
  calm(pair);
  const { cwnd, lostSegments } = pair.a.tcp.pathStatistics(0);
  const repairs = pair.a.tcp.pathStatistics(1).retransmittedSegments;
  const [link] = pair.fromA;
  let dropped = 0;
  if (link) link.drop = ({ payload }) => payload.length > 0 && dropped++ === 0;
  // The path of the loss tells first that the repair has come by the other one.
  const [, silent] = pair.fromB;
  if (silent) silent.drop = () => true;
  let most = 0;
  for (let ms = 0; ms < 200; ms++) {
    pair.wait(1);
    const now = pair.a.tcp.pathStatistics(0);
    if (now.lostSegments > lostSegments) most = Math.max(most, now.cwnd);
  }
  t.equal(pair.a.tcp.pathStatistics(0).lostSegments, lostSegments + 1);
  t.ok(most > 0 && most < 0.8 * cwnd, `${most} since, ${cwnd} before`);
  t.equal(pair.a.tcp.pathStatistics(1).retransmittedSegments, repairs + 1, 'by the faster path');
  t.end();
});

t.test('[R-TCP-93] a flight that was given up and arrives all the same was late: its window is restored', (t) => {
  const pair = bulk([20, 20], GROWING);
  pair.wait(1000);
  calm(pair);
  const { tcp } = pair.a;
  const { cwnd } = tcp.pathStatistics(1);
  tcp.setCarriers(pair.now, 1);
  tcp.abandon(pair.now, 1);
  t.ok(tcp.pathStatistics(1).cwnd < 0.8 * cwnd, 'as by a loss');
  const abandonedAt = pair.now;
  pair.run(() => tcp.pathStatistics(1).cwnd >= cwnd, 40);
  t.ok(pair.now - abandonedAt < 10, 'by the first echo');
  t.ok(tcp.pathStatistics(1).cwnd >= cwnd, `${tcp.pathStatistics(1).cwnd} of ${cwnd}`);
  t.end();
});

t.test('[R-TCP-168] what is sent again is evidence of its path as well', (t) => {
  const pair = scheduled('aggregate', [10, 10], { link: { rate: 50, queue: 200_000 } });
  pair.send(pair.a, 100_000);
  pair.wait(2);
  // All that went by the one path is lost, and nothing is left to send but that.
  pair.cut(0);
  pair.wait(60);
  const { tcp } = pair.a;
  tcp.setCarriers(pair.now, 3);
  const before = createPathEvidence();
  tcp.evidence(1, before);
  tcp.abandon(pair.now, 0);
  const sentAt = pair.now;
  pair.wait(30);
  const after = createPathEvidence();
  tcp.evidence(1, after);
  t.ok(after.lastAckedSentAt >= sentAt, `${after.lastAckedSentAt} of ${sentAt}`);
  t.end();
});

t.test('[R-TCP-167] what a path in doubt had under way goes by the others, and nothing waits for it', (t) => {
  for (const dying of [0, 1]) {
    const pair = bulk([10, 10], GROWING);
    pair.wait(1500);
    const evidence = createPathEvidence();
    let abandoned = false;
    pair.beforePoll = () => {
      const { tcp } = pair.a;
      tcp.evidence(dying, evidence);
      const pto = 1.5 * evidence.srtt + 10;
      if (abandoned || pair.now - evidence.oldestSentAt < pto || pair.now - evidence.lastDeliveryAt < 20) return;
      abandoned = true;
      tcp.setCarriers(pair.now, 1 << (1 - dying));
      if (dying === tcp.activePath) tcp.failover(pair.now, 0, 1);
      else tcp.abandon(pair.now, dying);
    };
    const cutAt = pair.now;
    pair.cut(dying);
    pair.wait(1000);
    t.ok(abandoned);
    const { srtt } = pair.a.tcp.pathStatistics(1 - dying);
    t.ok(longestWait(pair, cutAt) < 4 * srtt, `path ${dying}: ${longestWait(pair, cutAt)} ms at ${srtt}`);
    t.ok(pair.run(() => pair.b.received === pair.a.written && pair.a.toWrite === 0, 60_000));
    t.equal(pair.b.corruptAt, -1);
  }
  t.end();
});

t.test('[R-TCP-167] a window that what a slow path carries holds up is opened by a faster one', (t) => {
  const pair = scheduled('aggregate', [10, 200], { link: { rate: 50, queue: 200_000 }, b: { receiveBuffer: 65_536 } });
  pair.send(pair.a, 3_000_000);
  const began = pair.now;
  t.ok(pair.run(() => pair.b.received === 3_000_000, 60_000));
  const copies = pair.a.tcp.pathStatistics(0).hedgedSegments;
  // Alone the fast path takes 65,536 bytes each 20 ms.
  t.ok(pair.now - began < 2 * (3_000_000 / 65_536) * 20, `${pair.now - began} ms, ${copies} copies`);
  t.end();
});

t.test('[R-TCP-167] no window, delay or loss makes flow control stand still', (t) => {
  fc.assert(
    fc.property(
      fc.record({
        seed: fc.integer(),
        delays: fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 2, maxLength: 3 }),
        rates: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 3, maxLength: 3 }),
        loss: fc.double({ min: 0, max: 0.05, noNaN: true }),
        buffer: fc.integer({ min: 65_536, max: 200_000 }),
        pauses: fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 4 }),
      }),
      ({ seed, delays, rates, loss, buffer, pauses }) => {
        const pair = scheduled('aggregate', delays, { seed, link: { loss }, b: { receiveBuffer: buffer } });
        for (const [path, rate] of rates.entries()) {
          for (const link of [pair.fromA[path], pair.fromB[path]])
            if (link) Object.assign(link, { rate, queue: 60_000 });
        }
        pair.send(pair.a, 700_000);
        for (const pause of pauses) {
          pair.b.reading = false;
          pair.wait(pause);
          pair.b.reading = true;
          pair.b.read(pair.now);
          pair.wait(pause);
        }
        const arrived = pair.run(() => pair.b.received === 700_000 && pair.a.tcp.writableLength === 0, 120_000);
        return arrived && pair.b.corruptAt < 0;
      },
    ),
    { numRuns: 120 },
  );
  t.end();
});

t.test('[R-TCP-168] the slower path has its own round trip, although a faster one acknowledges first', (t) => {
  const pair = scheduled('aggregate', [10, 50], { link: { rate: 10, queue: 60_000 } });
  pair.send(pair.a, 2_000_000);
  pair.wait(1500);
  const { minRtt, srtt } = pair.a.tcp.pathStatistics(1);
  t.ok(minRtt >= 99 && minRtt <= 104, `least ${minRtt} ms`);
  t.ok(srtt >= 100, `${srtt} ms`);
  t.end();
});

t.test('[R-TCP-169] where paths may share a bottleneck their windows grow as one', (t) => {
  const grown = (coupled: boolean): number => {
    const pair = bulk([20, 20], GROWING, 200_000_000);
    pair.a.tcp.setCarriers(pair.now, 3, coupled);
    for (const link of pair.fromA)
      link.drop = (packet) => pair.now > 400 && pair.now < 410 && packet.payload.length > 0;
    pair.wait(600);
    for (const link of pair.fromA) Object.assign(link, { drop: null, rate: 1000, queue: 1e7 });
    const windows = () => [0, 1].map((path) => pair.a.tcp.pathStatistics(path).cwnd);
    const before = windows();
    pair.wait(1500);
    return windows().reduce((sum, cwnd, path) => sum + cwnd - (before[path] ?? 0), 0);
  };
  const [alone, together] = [grown(false), grown(true)];
  t.ok(together > 0 && together < 0.75 * alone, `${together} bytes coupled, ${alone} not`);
  t.end();
});

t.test('[R-TCP-165] a thin stream goes by the faster path', (t) => {
  const pair = scheduled('aggregate', [10, 40]);
  stream(pair, 500);
  pair.wait(100);
  t.equal(pair.b.received, pair.a.written);
  const [fast, slow] = [0, 1].map((path) => pair.a.tcp.pathStatistics(path).segmentsSent);
  t.ok((slow ?? 0) < 0.1 * (fast ?? 0), `${fast} and ${slow}`);
  t.end();
});

/** Until nothing has been found lost for a while. */
function calm(pair: Pair): void {
  const lost = () => [0, 1].reduce((sum, path) => sum + pair.a.tcp.pathStatistics(path).lostSegments, 0);
  for (let before = -1; before !== lost(); ) {
    before = lost();
    pair.wait(150);
  }
}

/** As much as two paths of 50 Mbit/s carry, with a queue each. */
function bulk(delays: readonly number[], options: PairOptions, total = 80_000_000): Pair {
  const pair = scheduled('aggregate', delays, { link: { rate: 50, queue: 200_000 }, ...options });
  pair.send(pair.a, total);
  return pair;
}
