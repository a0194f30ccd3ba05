import fc from 'fast-check';
import t from 'tap';
import { SCHEDULES } from '../../src/tcp/schedule.ts';
import { createPathEvidence } from '../../src/tcp/segment.ts';
import { longestWait, MESSAGE, scheduled, stream } from './scheduled.ts';

t.test('[R-TCP-161] [R-TCP-162] either path is cut, both ways or one: nobody waits', (t) => {
  for (const delays of [
    [10, 10],
    [10, 50],
    [50, 10],
  ]) {
    const spread = Math.max(...delays) - Math.min(...delays);
    for (const path of [0, 1]) {
      for (const side of ['a', 'b', undefined] as const) {
        const pair = scheduled('redundant', delays);
        stream(pair, 600);
        const cutAt = pair.now;
        pair.cut(path, side);
        stream(pair, 400);
        pair.wait(500);
        const what = `delays ${delays.join(' and ')}, path ${path} cut ${side ? `from ${side}` : 'both ways'}`;
        t.equal(pair.b.received, pair.a.written, what);
        t.equal(pair.b.corruptAt, -1);
        const fastest = delays[path] === Math.min(...delays);
        t.ok(longestWait(pair, cutAt) <= (fastest ? spread : 0) + 1, `${what}: ${longestWait(pair, cutAt)} ms`);
      }
    }
  }
  t.end();
});

t.test('[R-TCP-161] new data waits for room on one path only: a dead one with a full window stops nothing', (t) => {
  const pair = scheduled('redundant', [10, 10]);
  stream(pair, 300);
  pair.cut(1);
  pair.send(pair.a, 4_000_000);
  t.ok(
    pair.run(() => pair.b.received === pair.a.written && pair.a.toWrite === 0, 2000),
    `${pair.b.received}`,
  );
  t.end();
});

t.test('[R-TCP-163] each path has a round trip and losses of its own, although the other makes up', (t) => {
  const pair = scheduled('redundant', [10, 50]);
  const dropped = [0, 0];
  pair.trace = (packet, at) => {
    if (packet.from === 'a' && at === Number.POSITIVE_INFINITY) dropped[packet.path] = (dropped[packet.path] ?? 0) + 1;
  };
  stream(pair, 500);
  // Never the same on both.
  for (const [path, phase] of [20, 40].entries()) {
    const link = pair.fromA[path];
    if (link) link.drop = (packet) => Math.floor((pair.now - phase) / 2) % 30 === 0 && packet.payload.length > 0;
  }
  stream(pair, 2000);
  for (const link of pair.fromA) link.drop = null;
  stream(pair, 100);
  pair.wait(1000);
  for (const [path, rtt] of [20, 100].entries()) {
    const { srtt, lostSegments, inFlight, retransmittedSegments } = pair.a.tcp.pathStatistics(path);
    t.ok(Math.abs(srtt - rtt) < 6, `path ${path}: ${srtt} ms`);
    t.equal(lostSegments, dropped[path], `path ${path}: ${lostSegments} of ${dropped[path]} losses`);
    t.equal(inFlight, 0);
    t.ok(retransmittedSegments <= lostSegments / 5, `path ${path}: ${retransmittedSegments} of them sent again`);
  }
  t.ok((dropped[0] ?? 0) > 20 && (dropped[1] ?? 0) > 10, `${dropped}`);
  t.equal(pair.b.received, pair.a.written);
  t.end();
});

t.test('[R-TCP-163] a path that has died is seen to be overdue, although everything is acknowledged', (t) => {
  const pair = scheduled('redundant', [10, 10]);
  stream(pair, 500);
  for (const path of [0, 1]) {
    pair.cut(path);
    const cutAt = pair.now;
    stream(pair, 60);
    const evidence = createPathEvidence();
    pair.a.tcp.evidence(path, evidence);
    t.ok(evidence.oldestSentAt <= cutAt && evidence.lastDeliveryAt <= cutAt, `path ${path}: ${evidence.oldestSentAt}`);
    pair.a.tcp.evidence(1 - path, evidence);
    t.ok(evidence.lastDeliveryAt >= cutAt + 55, `the other: ${evidence.lastDeliveryAt}`);
    pair.heal(path);
    stream(pair, 500);
  }
  t.end();
});

t.test('[R-TCP-164] copies are acknowledged by the eighth, on their path, and are no D-SACK', (t) => {
  const pair = scheduled('redundant', [10, 10.5], { a: {}, b: { ackDelay: 25 } });
  stream(pair, 500);
  const copiesFrom = pair.a.tcp.pathStatistics(1).hedgedSegments;
  const acksFrom = pair.b.sent.filter((packet) => packet.path === 1).length;
  stream(pair, 400);
  const copies = pair.a.tcp.pathStatistics(1).hedgedSegments - copiesFrom;
  const acks = pair.b.sent.filter((packet) => packet.path === 1).length - acksFrom;
  t.ok(copies > 350, `${copies} copies`);
  t.ok(acks >= copies / 9 && acks <= copies / 6, `${acks} acknowledgments of ${copies} copies`);
  const reports = pair.b.sent.slice(-50).filter((packet) => packet.sackCount > 0);
  t.ok(reports.length >= 40);
  for (const { sack } of reports) {
    t.equal(sack[0], sack[2]);
    t.equal(sack[1], sack[3]);
  }
  t.end();
});

t.test('[R-TCP-160] whatever the schedules and the network do, the stream arrives whole', (t) => {
  const change = fc.record({
    after: fc.integer({ min: 0, max: 400 }),
    name: fc.constantFrom(...SCHEDULES),
    carriers: fc.integer({ min: 0, max: 7 }),
    active: fc.integer({ min: 0, max: 2 }),
  });
  fc.assert(
    fc.property(
      fc.record({
        seed: fc.integer(),
        loss: fc.double({ min: 0, max: 0.08, noNaN: true }),
        reorder: fc.double({ min: 0, max: 0.2, noNaN: true }),
        duplicate: fc.double({ min: 0, max: 0.05, noNaN: true }),
        delays: fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 3, maxLength: 3 }),
        window: fc.integer({ min: 16, max: 20 }),
        changes: fc.array(change, { maxLength: 8 }),
      }),
      ({ seed, loss, reorder, duplicate, delays, window, changes }) => {
        const b = { receiveBuffer: 2 ** window };
        const pair = scheduled('failover', delays, { seed, link: { loss, reorder, duplicate, rate: 20 }, b });
        pair.send(pair.a, 600_000);
        for (const { after, name, carriers, active } of changes) {
          pair.wait(after);
          pair.a.tcp.setActive(pair.now, active);
          pair.a.tcp.setSchedule(pair.now, name);
          pair.a.tcp.setCarriers(pair.now, carriers === 0 ? 0 : carriers | (1 << active));
        }
        const arrived = pair.run(() => pair.b.received === 600_000 && pair.a.tcp.writableLength === 0, 60_000);
        return arrived && pair.b.corruptAt < 0;
      },
    ),
    {
      numRuns: 150,
      // Copies under way when the schedule ended, on a path that is taken into use later.
      examples: [
        [
          {
            ...{ seed: 0, loss: 0, reorder: 0, duplicate: 0, delays: [56, 36, 2], window: 16 },
            changes: [
              { after: 187, name: 'redundant', carriers: 2, active: 0 },
              { after: 21, name: 'failover', carriers: 0, active: 2 },
              { after: 24, name: 'failover', carriers: 0, active: 1 },
            ],
          },
        ],
      ],
    },
  );
  t.end();
});

t.test('[R-TCP-160] another schedule is told, and tells nothing of a sole path', (t) => {
  const pair = scheduled('redundant', [10]);
  t.equal(pair.a.tcp.status().schedule, 'redundant');
  t.equal(pair.b.tcp.status().schedule, 'failover');
  stream(pair, 200);
  pair.wait(200);
  t.equal(pair.b.received, 200 * MESSAGE);
  t.equal(pair.a.tcp.pathStatistics(0).segmentsSent, pair.a.sent.filter((packet) => packet.payload.length > 0).length);
  t.end();
});
