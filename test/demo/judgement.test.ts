import fc from 'fast-check';
import t from 'tap';
import { GapLog, gapLength, longestGaps, MAX_GAPS, SHORTEST_GAP } from '../../src/demo/gaps.ts';
import { ISPS, type Isp } from '../../src/demo/messages.ts';
import { aftermaths, Outages } from '../../src/demo/outages.ts';
import { type Evidence, judge } from '../../src/demo/verdict.ts';
import { LATE, SILENT, Watchdog } from '../../src/demo/watchdog.ts';

t.test('[R-CMD-44] the longest gap is found whatever else there was', (t) => {
  const gap = fc.oneof(fc.double({ min: 0, max: 3, noNaN: true }), fc.double({ min: 0, max: 1000, noNaN: true }));
  fc.assert(
    fc.property(fc.array(gap, { maxLength: 3 * MAX_GAPS, size: 'max' }), (gaps) => {
      const log = new GapLog();
      let now = 0;
      log.delivered(now);
      for (const length of gaps) {
        now += length;
        log.delivered(now);
      }
      const kept = log.gaps();
      const longest = Math.max(0, ...gaps);
      const everything = longestGaps(kept, [{ from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }]);
      return (
        kept.length <= MAX_GAPS &&
        kept.every((one, i) => gapLength(one) > 0 && one.from >= (kept[i - 1]?.to ?? 0)) &&
        (longest < SHORTEST_GAP + 0.001 || Math.abs(gapLength(everything.inside) - longest) < 0.001)
      );
    }),
    { numRuns: 30 },
  );
  t.end();
});

t.test('[R-CMD-44] a gap belongs to an outage when it overlaps its time', (t) => {
  const gaps = [
    { from: 0, to: 50 },
    { from: 95, to: 130 },
    { from: 300, to: 320 },
  ];
  t.same(longestGaps(gaps, [{ from: 100, to: 310 }]), { inside: gaps[1], outside: gaps[0] });
  t.same(longestGaps(gaps, []), { inside: undefined, outside: gaps[0] });
  t.equal(gapLength(longestGaps([], [{ from: 0, to: 1 }]).inside), 0);
  t.end();
});

t.test('[R-CMD-44] the time of an outage ends five round trips after the connection has moved', (t) => {
  const outages = new Outages();
  outages.moved('ISP2', 0);
  outages.lost('ISP2', 'cut', 1000);
  t.same(aftermaths(outages.all(), 20), [{ from: 1000, to: Number.POSITIVE_INFINITY }]);
  outages.moved('ISP3', 1040);
  t.same(aftermaths(outages.all(), 20), [{ from: 1000, to: 1140 }]);
  t.same(aftermaths(outages.all(), 0), [{ from: 1000, to: 1090 }], 'or 50 ms');
  outages.lost('ISP2', 'killed', 5000);
  t.equal(aftermaths(outages.all(), 20).length, 1, 'an ISP that was not in use explains nothing');
  t.end();
});

t.test('[R-CMD-43] a stopped ISP is noticed after the connection has moved, and was in use all the same', (t) => {
  const outages = new Outages();
  outages.moved('ISP2', 0);
  outages.moved('ISP3', 1060);
  t.ok(outages.lost('ISP2', 'stopped', 1000));
  t.equal(outages.failovers, 1);
  t.match(outages.all(), [{ isp: 'ISP2', inUse: true, movedAt: 1060 }]);
  t.ok(outages.fromOutside);
  t.equal(outages.down('ISP2'), 'stopped');
  t.ok(outages.healed('ISP2', 2000));
  t.notOk(outages.healed('ISP2', 2001), 'once');
  outages.moved('ISP2', 3000);
  t.equal(outages.failovers, 1, 'moving back from a line that works is none');
  t.equal(outages.active, 'ISP2');
  t.end();
});

t.test('[R-CMD-43] death replaces every other outage, and nothing replaces death', (t) => {
  const outages = new Outages();
  outages.moved('ISP2', 0);
  t.ok(outages.lost('ISP2', 'cut', 10));
  t.notOk(outages.lost('ISP2', 'stopped', 20), 'known to be down');
  t.ok(outages.lost('ISP2', 'killed', 30));
  t.notOk(outages.lost('ISP2', 'killed', 40));
  t.notOk(outages.healed('ISP2', 50));
  t.equal(outages.down('ISP2'), 'killed');
  t.notOk(outages.hopeless);
  outages.lost('ISP3', 'stopped', 60);
  t.notOk(outages.hopeless, 'what is stopped may go on');
  outages.lost('ISP3', 'killed', 70);
  t.ok(outages.hopeless);
  t.end();
});

t.test('[R-CMD-45] an outage has moved exactly if the traffic left that ISP later', (t) => {
  const step = fc.record({
    kind: fc.constantFrom('move' as const, 'lose' as const, 'heal' as const),
    isp: fc.constantFrom<Isp>('ISP2', 'ISP3'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const outages = new Outages();
      const open: { isp: Isp; at: number; inUse: boolean; moved: boolean }[] = [];
      steps.forEach(({ kind, isp }, at) => {
        const active = outages.active;
        if (kind === 'move') {
          outages.moved(isp, at);
          if (active !== isp) for (const one of open) if (one.isp === active && one.inUse) one.moved = true;
        } else if (kind === 'heal') outages.healed(isp, at);
        else if (outages.lost(isp, 'cut', at)) open.push({ isp, at, inUse: active === isp, moved: false });
      });
      return outages
        .all()
        .every((outage, i) => outage.inUse === open[i]?.inUse && (outage.movedAt !== undefined) === open[i]?.moved);
    }),
  );
  t.end();
});

t.test('[R-CMD-45] the verdict', (t) => {
  const cut = { isp: 'ISP2', kind: 'cut', at: 100, inUse: true, healedAt: 2100, movedAt: 140 } as const;
  const good: Evidence = {
    expectedBytes: 10,
    sentBytes: 10,
    receivedBytes: 10,
    sha256Sent: 'aa',
    sha256Received: 'aa',
    sha256Confirmed: 'aa',
    outages: [cut],
    receivedAt: 1000,
    ended: 'completed',
    failure: null,
  };
  const stuck = { ...cut, movedAt: undefined };
  const cases: [Partial<Evidence>, string][] = [
    [{}, 'survived'],
    [{ outages: [] }, 'intact'],
    [{ outages: [{ ...cut, inUse: false, movedAt: undefined }] }, 'intact'],
    [{ outages: [stuck] }, 'not-moved'],
    [{ outages: [stuck], receivedAt: 99 }, 'intact'],
    [{ outages: [cut, { ...stuck, isp: 'ISP3' }] }, 'not-moved'],
    [{ receivedBytes: 9 }, 'incomplete'],
    [{ sentBytes: 9 }, 'incomplete'],
    [{ sha256Received: 'ab' }, 'altered'],
    [{ sha256Confirmed: 'ab' }, 'altered'],
    [{ sha256Sent: null }, 'altered'],
    [{ ended: 'timeout' }, 'timeout'],
    [{ ended: 'interrupted' }, 'interrupted'],
    [{ ended: 'failed', failure: 'Host-A: reset' }, 'failed'],
    [{ ended: 'hopeless' }, 'failed'],
  ];
  for (const [change, code] of cases) {
    const verdict = judge({ ...good, ...change });
    t.same([verdict.code, verdict.ok], [code, code === 'survived' || code === 'intact'], JSON.stringify(change));
  }
  t.match(
    judge({ ...good, ended: 'failed', failure: 'Host-A: reset', receivedBytes: 3 }).text,
    'Host-A: reset: 3 of 10',
  );
  t.end();
});

t.test('[R-CMD-43] a relay counts as stopped when the system says so, or after long silence where it does not', (t) => {
  let state: 'stopped' | 'running' | 'unknown' = 'running';
  const watchdog = new Watchdog<Isp>(() => state);
  const lookUntil = (from: number, to: number) => {
    const found = [];
    for (let now = from; now < to; now += 50) found.push(...watchdog.look(now));
    return found;
  };
  for (const isp of ISPS) watchdog.beat(isp, 1000);
  t.same(lookUntil(1000, 1000 + LATE), [], 'not late yet');
  t.same(lookUntil(1000 + LATE, 1000 + 2 * SILENT), [], 'late, but running');
  state = 'unknown';
  watchdog.beat('ISP1', 9000);
  watchdog.beat('ISP3', 9000);
  watchdog.forget('ISP2');
  watchdog.look(9000);
  t.same(lookUntil(9050, 9000 + SILENT), []);
  t.same(watchdog.look(9000 + SILENT), [
    { name: 'ISP1', since: 9000 },
    { name: 'ISP3', since: 9000 },
  ]);
  t.same(lookUntil(9050 + SILENT, 20_000), [], 'said once');
  t.ok(watchdog.beat('ISP1', 20_000), 'it goes on');
  t.notOk(watchdog.beat('ISP1', 20_050));
  state = 'stopped';
  watchdog.look(20_050);
  t.same(lookUntil(20_100, 20_060 + LATE), [{ name: 'ISP1', since: 20_050 }]);
  t.end();
});

t.test('[R-CMD-43] beats that wait while the orchestrator itself is late are no silence', (t) => {
  const watchdog = new Watchdog<Isp>(() => 'stopped');
  watchdog.look(950);
  watchdog.beat('ISP2', 1000);
  t.same(watchdog.look(1000 + 2 * LATE), [], 'the first look after a pause judges nothing');
  t.same(watchdog.look(1050 + 2 * LATE), [{ name: 'ISP2', since: 1000 }]);
  t.end();
});
