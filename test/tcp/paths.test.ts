import fc from 'fast-check';
import t from 'tap';
import { createPathEvidence, TCP_EVENT } from '../../src/tcp/segment.ts';
import { type End, Pair } from '../support/tcp-pair.ts';
import { Policy } from './policy.ts';
import { steadyFlow, stream } from './steady-flow.ts';

t.test('[R-TCP-91] [R-TCP-92] a silent cut of the active path costs about a round trip', (t) => {
  for (const { rtt, bound } of [
    { rtt: 20, bound: 40 },
    { rtt: 100, bound: 150 },
  ]) {
    const pair = steadyFlow({ delay: rtt / 2 });
    const policy = new Policy(pair);
    stream(pair, 3300);
    t.equal(policy.suspectedAt, -1, 'no suspicion without a cause');
    const cutAt = pair.now;
    pair.cut(0);
    stream(pair, 600);
    pair.wait(1000);
    t.ok(policy.failedAt > 0, `rtt ${rtt}: moved`);
    t.ok(pair.b.longestGap(cutAt - 50) <= bound, `rtt ${rtt}: ${pair.b.longestGap(cutAt - 50)} ms of silence`);
    t.equal(pair.b.received, pair.a.written);
    t.equal(pair.b.corruptAt, -1);
    t.equal(pair.a.tcp.activePath, 1);
    const { srtt } = pair.a.tcp.pathStatistics(1);
    t.ok(Math.abs(srtt - rtt) < 5, `the standby's own RTT: ${srtt}`);
  }
  t.end();
});

t.test('[R-TCP-92] bulk: everything arrives, and the standby is filled again', (t) => {
  const pair = new Pair({ seed: 5, paths: 2, link: { delay: 10, rate: 50, queue: 200_000 }, granularity: 1 }).connect();
  const policy = new Policy(pair);
  pair.send(pair.a, 12_000_000);
  pair.wait(1000);
  const cutAt = pair.now;
  pair.cut(0);
  t.ok(pair.run(() => pair.b.received === 12_000_000, 10_000));
  t.ok(policy.failedAt > 0);
  t.ok(pair.b.longestGap(cutAt - 1) < 80, `${pair.b.longestGap(cutAt - 1)} ms`);
  const ideal = (12_000_000 * 8) / 50_000;
  t.ok(pair.now < ideal + 500, `${pair.now} ms for ${ideal}`);
  t.equal(pair.b.corruptAt, -1);
  t.end();
});

t.test('[R-TCP-91] only the data direction, or only the acknowledgments, are cut', (t) => {
  for (const side of ['a', 'b'] as const) {
    const pair = steadyFlow({ delay: 10 });
    const policy = new Policy(pair);
    stream(pair, 800);
    const cutAt = pair.now;
    pair.cut(0, side);
    stream(pair, 400);
    pair.wait(1000);
    t.ok(policy.failedAt > 0, `from ${side}`);
    t.equal(pair.b.received, pair.a.written);
    t.ok(pair.b.longestGap(cutAt - 50) <= 45, `from ${side}: ${pair.b.longestGap(cutAt - 50)} ms`);
  }
  t.end();
});

t.test('[R-TCP-91] the hedge: head first, in order, paced, within the allowance, and one twin', (t) => {
  const pair = steadyFlow({ delay: 50 });
  stream(pair, 1500);
  pair.cut(0);
  stream(pair, 30);
  const from = pair.a.sent.length;
  const started = pair.now;
  const evidence = createPathEvidence();
  pair.a.tcp.evidence(0, evidence);
  pair.a.tcp.hedge(pair.now, 0, 1, 8000);
  pair.settle();
  pair.wait(30);
  const sent = pair.a.sent.slice(from);
  const copies = sent.filter((p) => p.path === 1);
  const twins = sent.filter((p) => p.path === 0 && p.seq === copies[0]?.seq);
  t.equal(copies[0]?.sentAt, started, 'the head at once');
  t.ok(copies.every((p) => p.ackNow));
  t.ok(
    copies.every((p, i) => i === 0 || p.seq === (((copies[i - 1]?.seq ?? 0) + 1000) | 0)),
    'in order',
  );
  t.equal(copies.length, 8, 'the allowance');
  t.equal(twins.length, 1);
  const spread = (copies.at(-1)?.sentAt ?? 0) - started;
  t.ok(
    spread >= 3 && spread <= 5,
    `${spread} ms: twice ${evidence.deliveryRate} bytes/ms, as the application was the limit`,
  );
  t.end();
});

t.test('[R-TCP-91] an acknowledgment on the suspect path ends the hedge, and nothing is lost by it', (t) => {
  const pair = steadyFlow({ delay: 20 });
  stream(pair, 500);
  pair.a.tcp.hedge(pair.now, 0, 1, 50_000);
  pair.settle();
  const copied = () => pair.a.sent.filter((p) => p.path === 1).length;
  pair.wait(2);
  const soon = copied();
  t.ok(soon <= 4, `${soon} copies before the next acknowledgment`);
  stream(pair, 200);
  t.equal(copied(), soon);
  pair.a.tcp.endHedge(pair.now);
  stream(pair, 300);
  pair.wait(200);
  t.equal(pair.b.received, pair.a.written);
  t.equal(pair.a.tcp.pathStatistics(1).inFlight, 0);
  t.equal(pair.a.tcp.pathStatistics(0).lostSegments, 0);
  t.end();
});

t.test('[R-TCP-93] evidence: an echo by the suspect names the suspect, one by the standby the copy', (t) => {
  const pair = steadyFlow({ delay: 20 });
  stream(pair, 500);
  const [suspect, standby] = [createPathEvidence(), createPathEvidence()];
  const look = () => {
    pair.a.tcp.evidence(0, suspect);
    pair.a.tcp.evidence(1, standby);
  };
  look();
  t.ok(suspect.oldestSentAt >= pair.now - 42 && suspect.flightSegments >= 39);
  t.ok(Math.abs(suspect.deliveryRate - 1000) < 50, `${suspect.deliveryRate} bytes/ms`);
  t.equal(standby.lastAckedSentAt, Number.NEGATIVE_INFINITY);
  pair.cut(0);
  pair.wait(30);
  const hedgedAt = pair.now;
  pair.a.tcp.hedge(hedgedAt, 0, 1, 50_000);
  pair.settle();
  const confirmed = () => {
    look();
    return standby.lastAckedSentAt >= hedgedAt;
  };
  pair.run(confirmed, 200);
  t.ok(standby.lastAckedSentAt >= hedgedAt, 'the copy is known to have arrived');
  t.equal(Math.round(pair.now - hedgedAt), 40, 'one round trip of the standby later');
  t.ok(suspect.lastAckedSentAt < hedgedAt, 'the suspect is not credited');
  t.ok(pair.a.events & TCP_EVENT.delivery);
  t.end();
});

t.test('[R-TCP-94] copies of what had arrived are evidence as well', (t) => {
  const pair = steadyFlow({ delay: 50 });
  stream(pair, 1000);
  pair.cut(0, 'b');
  pair.wait(120);
  t.equal(pair.b.received, pair.a.written, 'all data arrived; no acknowledgment came');
  const hedgedAt = pair.now;
  pair.a.tcp.hedge(hedgedAt, 0, 1, 5000);
  const standby = createPathEvidence();
  const confirmed = () => {
    pair.a.tcp.evidence(1, standby);
    return standby.lastAckedSentAt >= hedgedAt;
  };
  t.ok(pair.run(confirmed, 300));
  pair.a.tcp.failover(pair.now, 0, 1);
  pair.send(pair.a, 5000);
  t.ok(pair.run(() => pair.a.tcp.writableLength === 0, 1000));
  t.end();
});

t.test('[R-TCP-52] [R-TCP-91] window probes are suspected, hedged and moved like data', (t) => {
  const pair = new Pair({ paths: 2, reading: false, b: { receiveBuffer: 20_000 } }).connect();
  const policy = new Policy(pair);
  pair.send(pair.a, 60_000);
  pair.wait(3000);
  t.equal(policy.suspectedAt, -1, 'answered probes are no reason');
  pair.cut(0);
  for (let i = 0; i < 2500 && policy.failedAt < 0; i++) {
    pair.wait(1);
    pair.settle();
  }
  t.ok(policy.failedAt > 0);
  t.ok(policy.failedAt - policy.suspectedAt < 30, 'the standby answers the probe');
  pair.b.reading = true;
  t.ok(
    pair.run(() => pair.b.received === 60_000, 500),
    'the opening is announced by the path that works',
  );
  t.end();
});

t.test('[R-TCP-92] the grant of a hedge that has just ended is the window of the standby', (t) => {
  const pair = new Pair({ paths: 2, link: { delay: 50, rate: 100 } }).connect();
  pair.send(pair.a, 3_000_000);
  pair.wait(600);
  pair.a.tcp.hedge(pair.now, 0, 1, 60_000);
  pair.a.tcp.endHedge(pair.now);
  pair.a.tcp.failover(pair.now, 0, 1);
  t.equal(pair.a.tcp.pathStatistics(1).cwnd, 60_000);
  t.end();
});

t.test(
  '[R-TCP-92] pitfall 33: the window of the failed path is cut, and restored when its originals had arrived',
  (t) => {
    const pair = new Pair({ paths: 2, link: { delay: 50, rate: 100 } }).connect();
    pair.send(pair.a, 3_000_000);
    pair.wait(600);
    const before = pair.a.tcp.pathStatistics(0).cwnd;
    pair.a.tcp.failover(pair.now, 0, 1);
    t.equal(pair.a.tcp.pathStatistics(0).cwnd, 14_400);
    t.ok(pair.a.tcp.pathStatistics(0).ssthresh < before);
    t.equal(pair.a.tcp.pathStatistics(0).inFlight, 0);
    pair.wait(60);
    t.ok(pair.a.tcp.pathStatistics(0).cwnd >= before, 'it was a mistake, and shows');
    t.ok(pair.run(() => pair.b.received === 3_000_000, 5000));
    t.equal(pair.b.corruptAt, -1);
    t.end();
  },
);

t.test('[R-TCP-54] a standby with a smaller MTU gets smaller segments', (t) => {
  const pair = new Pair({ paths: 2, link: { delay: 10, rate: 50 } }).connect();
  pair.a.tcp.openPath(1, 712);
  pair.send(pair.a, 500_000);
  pair.wait(60);
  pair.cut(0);
  pair.wait(5);
  pair.a.tcp.hedge(pair.now, 0, 1, 4000);
  pair.wait(5);
  pair.a.tcp.failover(pair.now, 0, 1);
  t.ok(pair.run(() => pair.b.received === 500_000, 5000));
  t.equal(Math.max(...pair.a.sent.filter((p) => p.path === 1).map((p) => p.payload.length)), 700);
  t.equal(pair.b.corruptAt, -1);
  t.end();
});

t.test('[R-TCP-90] new data follows the active path; what is in flight elsewhere is acknowledged there', (t) => {
  const pair = new Pair({ paths: 2, link: { delay: 10, rate: 50 } }).connect();
  pair.send(pair.a, 1_000_000);
  pair.wait(60);
  pair.a.tcp.setActive(pair.now, 1);
  const from = pair.a.sent.length;
  t.ok(pair.run(() => pair.b.received === 1_000_000, 5000));
  t.ok(pair.a.sent.slice(from).every((p) => p.path === 1));
  t.equal(pair.a.tcp.pathStatistics(0).lostSegments, 0, 'two paths are no reordering');
  t.equal(pair.a.tcp.pathStatistics(1).lostSegments, 0);
  t.end();
});

t.test('[R-TCP-90] pathless with data in flight, and back on another path', (t) => {
  const pair = new Pair({ paths: 2, link: { delay: 10, rate: 50 } }).connect();
  pair.send(pair.a, 400_000);
  pair.wait(50);
  pair.cut(0);
  pair.wait(20);
  pair.a.tcp.setActive(pair.now, -1);
  const count = pair.a.sent.length;
  pair.wait(200_000);
  t.equal(pair.a.sent.length, count);
  t.equal(pair.a.tcp.deadline(), Number.POSITIVE_INFINITY);
  pair.a.tcp.requestAck(pair.now, 1);
  pair.settle();
  t.match(pair.a.sent.at(-1), { path: 1, payloadLength: 0 }, 'but what is asked for');
  pair.a.tcp.setActive(pair.now, 1);
  const from = pair.now;
  t.ok(
    pair.run(() => pair.b.received === 400_000, 1000),
    `${pair.now - from} ms`,
  );
  t.equal(pair.b.corruptAt, -1);
  t.end();
});

t.test('[R-TCP-95] a path is closed with its flight, and its number used again', (t) => {
  const pair = new Pair({ paths: 2, link: { delay: 10, rate: 50 } }).connect();
  pair.send(pair.a, 600_000);
  pair.wait(50);
  pair.a.tcp.setActive(pair.now, 1);
  pair.wait(3);
  pair.a.tcp.closePath(pair.now, 0);
  pair.wait(30);
  pair.a.tcp.openPath(0, 1452);
  pair.a.tcp.setActive(pair.now, 0);
  t.ok(pair.run(() => pair.b.received === 600_000 && pair.a.tcp.writableLength === 0, 5000));
  t.equal(pair.b.corruptAt, -1);
  for (const path of [0, 1]) t.equal(pair.a.tcp.pathStatistics(path).inFlight, 0);
  pair.a.tcp.closePath(pair.now, 0);
  t.equal(pair.a.tcp.activePath, -1);
  t.end();
});

t.test(
  '[R-TCP-96] an answered probe tells what was lost before it, and the backed-off timer is not waited for',
  (t) => {
    const pair = new Pair({ paths: 1, link: { delay: 100, rate: 50 } }).connect();
    pair.send(pair.a, 40_000);
    pair.wait(1000);
    pair.send(pair.a, 30_000);
    pair.cut(0);
    pair.wait(20_000);
    t.ok(pair.a.tcp.expiries >= 4, `backed off ${pair.a.tcp.expiries} times`);
    pair.heal(0);
    const probeSentAt = pair.now;
    pair.wait(200);
    pair.a.tcp.noteProbeDelivered(pair.now, 0, probeSentAt);
    t.equal(pair.a.tcp.expiries, 0);
    pair.settle();
    t.ok(
      pair.run(() => pair.b.received === 70_000, 1500),
      `${pair.now - probeSentAt} ms after the probe`,
    );
    t.equal(pair.b.corruptAt, -1);
    t.end();
  },
);

t.test('[R-TCP-96] a probe says nothing about what was sent after it, or may only be late, or went elsewhere', (t) => {
  const pair = new Pair({ paths: 2, link: { delay: 10, rate: 50 } }).connect();
  pair.send(pair.a, 400_000);
  pair.wait(50);
  const before = pair.a.tcp.pathStatistics(0).inFlight;
  const probeSentAt = pair.now - 20;
  pair.a.tcp.noteProbeDelivered(pair.now, 1, probeSentAt);
  pair.a.tcp.noteProbeDelivered(pair.now, 2, probeSentAt);
  pair.a.tcp.noteProbeDelivered(pair.now, 0, probeSentAt);
  t.ok(before > 0);
  t.equal(pair.a.tcp.pathStatistics(0).inFlight, before);
  pair.a.tcp.setActive(pair.now, -1);
  const { length } = pair.a.sent;
  pair.a.tcp.noteProbeDelivered(pair.now, 0, pair.now);
  pair.wait(1000);
  t.equal(pair.a.sent.length, length, 'pathless: nothing is sent');
  pair.a.tcp.setActive(pair.now, 0);
  t.ok(pair.run(() => pair.b.received === 400_000, 2000));
  t.end();
});

t.test(
  '[R-TCP-96] probes of the active path, however many, do not hold up the timer of a head that went elsewhere',
  (t) => {
    const pair = new Pair({ paths: 2, link: { delay: 100, rate: 50 } }).connect();
    pair.send(pair.a, 40_000);
    pair.wait(1000);
    pair.cut(0);
    pair.send(pair.a, 1000);
    pair.settle();
    pair.a.tcp.setActive(pair.now, 1);
    pair.a.tcp.setAlternate(0);
    for (let i = 0; i < 10 && pair.b.received < 41_000; i++) {
      pair.wait(150);
      pair.a.tcp.noteProbeDelivered(pair.now, 1, pair.now - 140);
      pair.settle();
    }
    t.equal(pair.b.received, 41_000);
    t.end();
  },
);

t.test('[R-TCP-92] whatever is cut, hedged, moved and closed, the stream arrives once a path works', (t) => {
  const path = fc.integer({ min: 0, max: 2 });
  const end = fc.constantFrom('a' as const, 'b' as const);
  const command = fc.oneof(
    fc.record({ do: fc.constant('cut' as const), path, end }),
    fc.record({ do: fc.constant('heal' as const), path, end }),
    fc.record({ do: fc.constant('hedge' as const), path, end, other: path }),
    fc.record({ do: fc.constant('endHedge' as const), path, end }),
    fc.record({ do: fc.constant('failover' as const), path, end, other: path }),
    fc.record({ do: fc.constant('active' as const), path: fc.integer({ min: -1, max: 2 }), end }),
    fc.record({ do: fc.constant('alternate' as const), path: fc.integer({ min: -1, max: 2 }), end }),
    fc.record({ do: fc.constant('companion' as const), path, end, other: fc.integer({ min: -1, max: 2 }) }),
    fc.record({ do: fc.constant('ack' as const), path, end }),
    fc.record({ do: fc.constant('probed' as const), path, end }),
    fc.record({ do: fc.constant('mtu' as const), path, end }),
    fc.record({ do: fc.constant('close' as const), path, end }),
    fc.record({ do: fc.constant('write' as const), path, end }),
  );
  const schedule = fc.record({
    seed: fc.integer(),
    delays: fc.tuple(...[0, 1, 2].map(() => fc.double({ min: 0.2, max: 50, noNaN: true }))),
    loss: fc.constantFrom(0, 0.01, 0.05),
    reorder: fc.constantFrom(0, 0.05),
    duplicate: fc.constantFrom(0, 0.05),
    steps: fc.array(fc.tuple(command, fc.double({ min: 0, max: 60, noNaN: true })), { maxLength: 40 }),
  });
  fc.assert(
    fc.property(schedule, (s) => {
      const { seed, loss, reorder, duplicate } = s;
      const pair = new Pair({ seed, paths: 3, link: { loss, reorder, duplicate, rate: 50, queue: 100_000 } });
      for (const [i, delay] of s.delays.entries()) {
        for (const link of [pair.fromA[i], pair.fromB[i]]) if (link) link.delay = delay;
      }
      pair.open();
      pair.send(pair.a, 100_000);
      pair.send(pair.b, 50_000);
      for (const [step, pause] of s.steps) {
        const self = step.end === 'a' ? pair.a : pair.b;
        obey(pair, self, step);
        pair.settle();
        pair.wait(pause);
        if (!flightsAreSane(self)) return false;
      }
      for (const i of [0, 1, 2]) pair.heal(i);
      for (const self of [pair.a, pair.b]) {
        self.tcp.openPath(2, 1452);
        self.tcp.endHedge(pair.now);
        self.tcp.setActive(pair.now, 2);
      }
      const done = () => pair.a.tcp.writableLength === 0 && pair.b.tcp.writableLength === 0;
      pair.run(done, 3_000_000);
      for (const self of [pair.a, pair.b]) self.tcp.shutdown(pair.now);
      pair.run(() => pair.a.tcp.state === 'closed' && pair.b.tcp.state === 'closed', 300_000);
      const complete = pair.b.received === pair.a.written && pair.a.received === pair.b.written;
      const intact = pair.a.corruptAt < 0 && pair.b.corruptAt < 0;
      return complete && intact && pair.a.tcp.state === 'closed' && pair.b.tcp.state === 'closed';
    }),
    { numRuns: 150 },
  );
  t.pass('150 schedules');
  t.end();
});

interface Step {
  readonly do: string;
  readonly path: number;
  readonly end: 'a' | 'b';
  readonly other?: number;
}

function obey(pair: Pair, self: End, step: Step): void {
  const { path, other = 0 } = step;
  const tcp = self.tcp;
  switch (step.do) {
    case 'cut':
      pair.cut(path, step.end);
      break;
    case 'heal':
      pair.heal(path, step.end);
      break;
    case 'hedge':
      tcp.hedge(pair.now, path, other, 20_000);
      break;
    case 'endHedge':
      tcp.endHedge(pair.now);
      break;
    case 'failover':
      tcp.failover(pair.now, path, other);
      break;
    case 'active':
      tcp.setActive(pair.now, path);
      break;
    case 'alternate':
      tcp.setAlternate(path);
      break;
    case 'companion':
      tcp.setAckCompanion(path, other);
      break;
    case 'ack':
      tcp.requestAck(pair.now, path);
      break;
    case 'probed':
      tcp.noteProbeDelivered(pair.now, path, pair.now - 50);
      break;
    case 'mtu':
      tcp.openPath(path, tcp.effectiveMss(path) === 700 ? 1452 : 712);
      break;
    case 'close':
      if (path !== 2) tcp.closePath(pair.now, path);
      break;
    default:
      pair.send(self, 20_000);
  }
}

function flightsAreSane(self: End): boolean {
  return [0, 1, 2].every((path) => {
    const { inFlight } = self.tcp.pathStatistics(path);
    return inFlight >= 0 && inFlight <= 2 * self.tcp.writableLength + 2;
  });
}

t.test('[R-TCP-93] what went before by a path that is closed is no evidence for the next without an echo', (t) => {
  const pair = steadyFlow({ delay: 10 });
  pair.wait(100);
  pair.a.tcp.setActive(pair.now, 1);
  pair.send(pair.a, 3000);
  pair.wait(5);
  const link = pair.fromA[0];
  if (link) link.drop = () => true;
  pair.a.tcp.setActive(pair.now, 0);
  pair.a.tcp.closePath(pair.now, 1);
  const closedAt = pair.now;
  pair.wait(8);
  // It has arrived by the closed path, and what is sent the other way says so.
  pair.send(pair.b, 100);
  pair.wait(20);
  t.equal(pair.a.tcp.writableLength, 0);
  const evidence = createPathEvidence();
  pair.a.tcp.evidence(0, evidence);
  t.ok(evidence.lastAckedSentAt < closedAt, `${evidence.lastAckedSentAt} after ${closedAt}`);
  t.equal(pair.a.tcp.pathStatistics(0).inFlight, 0);
  t.end();
});
