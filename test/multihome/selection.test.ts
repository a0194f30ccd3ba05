import fc from 'fast-check';
import t from 'tap';
import { FailoverBudget, HedgeBudget } from '../../src/multihome/budget.ts';
import { PathKeeper } from '../../src/multihome/path-keeper.ts';
import { PathRecord } from '../../src/multihome/path-record.ts';
import type { PathState } from '../../src/multihome/path-states.ts';
import { chooseStandby, chooseSwitchback, isFaster } from '../../src/multihome/selector.ts';
import {
  ptoOf,
  reportedSilenceOf,
  silenceOf,
  suspicionBeside,
  suspicionDeadline,
} from '../../src/multihome/suspicion.ts';
import { socketAddress } from '../../src/wire/socket-address.ts';

const NONE = { multiplier: 1, peerAckDelay: 5 };
const EVIDENCE = {
  oldestSentAt: 1000,
  lastDeliveryAt: 990,
  srtt: 20,
  rttvar: 0.5,
  minRtt: 0,
  maxAckGap: 1,
  flightSegments: 10,
  thirdSentAt: Number.POSITIVE_INFINITY,
};

t.test('[R-MH-40] PTO and S of a 20 ms path: in mid-flow it is suspect 5 ms after its last acknowledgment', (t) => {
  t.equal(ptoOf(EVIDENCE, NONE), 22.5, 'srtt/8 is the largest term');
  t.equal(silenceOf(EVIDENCE, NONE), 5);
  // A segment each ms; the cut takes acknowledgments as well: the oldest unacknowledged one is srtt old already.
  const cut = 1000;
  const steady = { ...EVIDENCE, oldestSentAt: cut - 20, lastDeliveryAt: cut };
  t.equal(suspicionDeadline(steady, NONE) - cut, 5, 'silence decides');
  const jittery = { ...steady, rttvar: 3 };
  t.equal(suspicionDeadline(jittery, NONE) - cut, 6, 'in a regular flow the gaps say how long silence may be');
  t.equal(suspicionDeadline({ ...jittery, flightSegments: 7 }, NONE) - cut, 12, 'in a thin one the variation does');
  t.end();
});

t.test('[R-MH-40] three segments in a row that are overdue say more than the gaps of a thin flow', (t) => {
  const thin = { ...EVIDENCE, lastDeliveryAt: 1012, flightSegments: 4, rttvar: 2, maxAckGap: 15 };
  t.equal(suspicionDeadline(thin, NONE), 1042, 'twice the gap after the last acknowledgment');
  t.equal(suspicionDeadline({ ...thin, thirdSentAt: 1008 }, NONE), 1036, 'the third one is PTO old');
  t.equal(suspicionDeadline({ ...thin, thirdSentAt: 1000, lastDeliveryAt: 1026 }, NONE), 1031, 'and 5 ms are silence');
  t.equal(suspicionDeadline({ ...thin, thirdSentAt: 1020 }, NONE), 1042, 'never later than without');
  t.equal(suspicionDeadline({ ...thin, thirdSentAt: 1000 }, { ...NONE, multiplier: 2 }), 1056, 'twice after an error');
  t.equal(
    suspicionDeadline({ ...thin, thirdSentAt: 1000, flightSegments: 8 }, NONE),
    1042,
    'a regular one has its gaps',
  );
  t.end();
});

t.test('[R-MH-40] a burst that waits behind itself is not suspect, however old its tail is', (t) => {
  // 256 KB at 50 Mbit/s: the last segment waits 42 ms, with an acknowledgment each 0.5 ms.
  for (let waited = 1; waited <= 62; waited++) {
    const now = 1000 + waited;
    const burst = { ...EVIDENCE, oldestSentAt: 1000, lastDeliveryAt: now, flightSegments: 180 };
    if (suspicionDeadline(burst, NONE) <= now) t.fail(`suspect after ${waited} ms`);
  }
  const idle = { ...EVIDENCE, oldestSentAt: Number.POSITIVE_INFINITY };
  t.equal(suspicionDeadline(idle, NONE), Number.POSITIVE_INFINITY, 'nothing is outstanding');
  t.end();
});

t.test('[R-MH-40] the peer’s delay counts for a single segment only, gaps for twice their length', (t) => {
  t.equal(ptoOf({ ...EVIDENCE, flightSegments: 1 }, NONE) - ptoOf({ ...EVIDENCE, flightSegments: 2 }, NONE), 5);
  t.equal(ptoOf({ ...EVIDENCE, flightSegments: 0 }, NONE), 27.5);
  t.equal(silenceOf({ ...EVIDENCE, maxAckGap: 30 }, NONE), 60);
  t.equal(silenceOf({ ...EVIDENCE, srtt: 100 }, NONE), 25);
  t.equal(reportedSilenceOf({ ...EVIDENCE, maxAckGap: 30 }), 30, 'once, when the peer says so, too');
  t.equal(reportedSilenceOf({ ...EVIDENCE, srtt: 100 }), 25);
  t.equal(reportedSilenceOf(EVIDENCE), 5);
  t.equal(ptoOf({ ...EVIDENCE, srtt: 4, rttvar: 0 }, NONE), 6, 'never closer than 2 ms');
  t.equal(ptoOf({ ...EVIDENCE, srtt: 0 }, NONE), 999, 'before a round trip is known, that of RFC 9002');
  const doubled = { multiplier: 4, peerAckDelay: 5 };
  t.strictSame([ptoOf(EVIDENCE, doubled), silenceOf(EVIDENCE, doubled)], [90, 20]);
  t.end();
});

t.test('[R-MH-40] a path is never suspect before both conditions hold', (t) => {
  const times = fc.double({ min: 0, max: 1e6, noNaN: true });
  const small = fc.double({ min: 0, max: 2000, noNaN: true });
  fc.assert(
    fc.property(
      times,
      times,
      small,
      small,
      small,
      fc.nat(100),
      fc.constantFrom(1, 2, 4, 8),
      (sent, delivered, srtt, rttvar, gap, flight, multiplier) => {
        const evidence = {
          oldestSentAt: sent,
          lastDeliveryAt: delivered,
          srtt,
          rttvar,
          minRtt: 0,
          maxAckGap: gap,
          flightSegments: flight,
          thirdSentAt: sent + gap,
        };
        const settings = { multiplier, peerAckDelay: 5 };
        const deadline = suspicionDeadline(evidence, settings);
        const minimum = srtt > 0 ? srtt : 333;
        return deadline >= sent + (minimum + 2) * multiplier - 1e-6 && deadline >= delivered + 5 * multiplier - 1e-6;
      },
    ),
  );
  t.end();
});

t.test('[R-MH-66] beside another path a silence counts as far as that one is heard', (t) => {
  const cut = 1000;
  const shown = { ...EVIDENCE, oldestSentAt: cut - 20, lastDeliveryAt: cut, minRtt: 20 };
  const beside = (more: Partial<typeof shown>) => suspicionBeside(shown, NONE, { ...shown, ...more }) - cut;
  t.equal(suspicionDeadline(shown, NONE) - cut, 5);
  t.equal(beside({ lastDeliveryAt: cut + 2.4 }), 22.5, 'both are silent: PTO');
  t.equal(beside({ lastDeliveryAt: cut + 2.5 }), 5, 'the other one has been heard since');
  t.equal(beside({ lastDeliveryAt: cut + 8, maxAckGap: 8 }), 16, 'a gap there may be one of the peer');
  t.equal(beside({ lastDeliveryAt: cut + 60, maxAckGap: 60 }), 22.5, 'but no longer than PTO');
  t.equal(beside({ lastDeliveryAt: cut + 5, minRtt: 100 }), 22.5, 'what a slower path brings left earlier');
  t.equal(beside({ lastDeliveryAt: cut + 42.5, minRtt: 100 }), 5);
  t.equal(beside({ lastDeliveryAt: cut + 2.5, minRtt: 4 }), 5, 'a faster one is no proof of the future');
  t.equal(beside({ lastDeliveryAt: cut + 9, flightSegments: 7 }), Number.POSITIVE_INFINITY, 'too thin to tell');
  const unheard = { ...shown, lastDeliveryAt: Number.NEGATIVE_INFINITY };
  t.equal(suspicionBeside(unheard, NONE, shown), suspicionDeadline(unheard, NONE), 'nothing has ever come by it');
  t.end();
});

interface Sketch {
  readonly state?: PathState;
  readonly link?: number;
  readonly host?: number;
  readonly preference?: number;
  readonly minRtt?: number;
  readonly holdDownUntil?: number;
  readonly betterSince?: number;
  readonly fullSizeReplies?: number;
  readonly fullSizeSince?: number;
  readonly blackHole?: boolean;
  readonly peerWish?: 'none' | 'prefer' | 'backup';
}

function sketch(id: number, facts: Sketch): PathRecord {
  const { link = id, host = id, preference = 0, holdDownUntil, blackHole, ...rest } = facts;
  const path = new PathRecord(id, 0, {
    link,
    foreign: socketAddress(4, `198.51.100.${host}`, 9),
    origin: 'announced',
    localLocatorId: -1,
    foreignLocatorId: host,
    preference,
    riskGroup: link,
    needsKeepalive: true,
  });
  path.state = 'standby';
  path.minRtt = 20;
  if (holdDownUntil !== undefined) path.ensureDoubts().holdDownUntil = holdDownUntil;
  if (blackHole !== undefined) path.ensureDoubts().blackHole = blackHole;
  return Object.assign(path, rest);
}

t.test(
  '[R-MH-43] the standby: other risk, other way, no black hole, not held down, wish, preference, round trip',
  (t) => {
    const active = sketch(0, { state: 'active' });
    const choose = (...others: Sketch[]): number =>
      chooseStandby([active, ...others.map((facts, i) => sketch(i + 1, facts))], 0, 1000);
    t.equal(choose(), -1);
    t.equal(choose({ state: 'suspect' }, { state: 'down' }, { state: 'unverified' }, { state: 'deprecated' }), -1);
    t.equal(choose({ link: 0, preference: 9 }, { minRtt: 900 }), 2, 'the same egress is the last resort');
    t.equal(choose({ host: 0, preference: 9 }, { minRtt: 900 }), 2, 'and so is the same foreign address');
    t.equal(choose({ link: 0 }), 1, 'but it is one');
    t.equal(choose({ link: 0, host: 0, preference: 9 }, { link: 0, minRtt: 900 }), 2, 'the same way is behind both');
    t.equal(choose({ link: 0, host: 0 }), 1, 'and is better than none');
    t.equal(choose({ blackHole: true, preference: 9 }, {}), 2);
    t.equal(choose({ holdDownUntil: 1001, preference: 9 }, {}), 2);
    t.equal(choose({ holdDownUntil: 1000, preference: 9 }, {}), 1);
    t.equal(choose({ peerWish: 'backup', preference: 9 }, {}), 2);
    t.equal(choose({ preference: 9 }, { peerWish: 'prefer' }), 2);
    t.equal(choose({ minRtt: 30 }, { minRtt: 10 }), 2);
    t.equal(choose({ minRtt: 10 }, { preference: 1, minRtt: 30 }), 2);
    t.equal(choose({}, {}), 1);
    t.equal(chooseStandby([undefined, sketch(1, {})], -1, 0), 1, 'without an active path any will do');
    t.end();
  },
);

t.test(
  '[R-MH-44] traffic moves off a working path for a confirmed preference, or for 5 s of a better round trip',
  (t) => {
    const active = sketch(0, { state: 'active', minRtt: 40 });
    const choose = (facts: Sketch, applicationLimited = true, now = 10_000): number =>
      chooseSwitchback([active, sketch(1, facts)], 0, now, applicationLimited);
    const confirmed = { preference: 1, fullSizeReplies: 3, fullSizeSince: 9000 };
    t.equal(choose(confirmed), 1);
    t.equal(choose(confirmed, false), 1, 'preference does not ask for the load');
    t.equal(choose({ ...confirmed, fullSizeReplies: 2 }), -1);
    t.equal(choose({ ...confirmed, fullSizeSince: 9001 }), -1);
    t.equal(choose({ ...confirmed, holdDownUntil: 10_001 }), -1);
    t.equal(choose({ ...confirmed, blackHole: true }), -1);
    t.equal(choose({ ...confirmed, state: 'suspect' }), -1);
    t.equal(choose({ betterSince: 5000 }), 1);
    t.equal(choose({ betterSince: 5001 }), -1);
    t.equal(choose({ betterSince: 5000 }, false), -1, 'a loaded path looks slow whatever it is');
    t.equal(choose({ betterSince: 5000, preference: -1 }), -1, 'not against the preference');
    t.equal(choose({ betterSince: 5000, peerWish: 'backup' }), -1);
    t.equal(
      chooseSwitchback([sketch(0, { state: 'suspect' }), sketch(1, confirmed)], 0, 10_000, true),
      -1,
      'that is a failover',
    );
    t.strictSame(
      [isFaster(sketch(1, { minRtt: 30 }), active), isFaster(sketch(1, { minRtt: 30.1 }), active)],
      [true, false],
      'a quarter of 40 ms',
    );
    t.equal(isFaster(sketch(1, { minRtt: 1 }), sketch(0, { minRtt: 5.5 })), false, 'at least 5 ms');
    t.end();
  },
);

t.test('[R-MH-44] an idle standby never draws bulk away from a path with a queue of its own', (t) => {
  const keeper = new PathKeeper({ pathChanged: () => {} }, 1200);
  const local = (link: number) => ({
    link,
    local: socketAddress(4, `203.0.113.${link}`, 9),
    announce: [],
    preference: 0,
  });
  keeper.setLocals([local(0), local(1)], { localIdOf: () => -1 });
  const ids = [0, 1].map((link) => keeper.candidate(0, link, socketAddress(4, `198.51.100.${link}`, 9)));
  for (const id of ids) {
    const path = keeper.table.get(id);
    if (path !== undefined) keeper.verified(0, path, 'handshake');
  }
  keeper.setActive(0, 0, 'handshake');
  const moves: number[] = [];
  for (let now = 0; now < 120_000; now += 100) {
    for (const path of keeper.table.all) {
      // 20 and 18 ms without load; the path that carries the bulk has 30 ms of queue on top.
      if (path !== undefined)
        keeper.sampled(now, path, (path.id === 0 ? 20 : 18) + (path.id === keeper.table.active ? 30 : 0));
    }
    keeper.compare(now, false);
    const better = chooseSwitchback(keeper.table.all, keeper.table.active, now, false);
    if (better !== -1) {
      moves.push(now);
      keeper.setActive(now, better, 'selected');
    }
  }
  t.strictSame(moves, []);
  // Application-limited, a standby that is truly better by the margin is taken once, and kept.
  for (let now = 120_000; now < 240_000; now += 100) {
    for (const path of keeper.table.all) if (path !== undefined) keeper.sampled(now, path, path.id === 0 ? 40 : 18);
    keeper.compare(now, true);
    const better = chooseSwitchback(keeper.table.all, keeper.table.active, now, true);
    if (better !== -1) {
      moves.push(now);
      keeper.setActive(now, better, 'selected');
    }
  }
  t.equal(moves.length, 1);
  t.ok((moves[0] ?? 0) >= 125_000);
  t.end();
});

t.test('[R-MH-45] each failure doubles the hold-down up to a minute, and is forgotten after a minute', (t) => {
  const keeper = new PathKeeper({ pathChanged: () => {} }, 1200);
  keeper.setLocals([{ link: 0, local: socketAddress(4, '203.0.113.1', 9), announce: [], preference: 0 }], {
    localIdOf: () => -1,
  });
  const path = keeper.table.get(keeper.candidate(0, 0, socketAddress(4, '198.51.100.1', 9)));
  if (path === undefined) throw new Error('no path');
  const fail = (now: number): number => {
    keeper.verified(now, path, 'probe-replied');
    keeper.suspect(now, path, 'data-overdue');
    keeper.table.apply(now, path, 'exhausted', 'probes-exhausted');
    return path.holdDownUntil - now;
  };
  t.strictSame(
    [0, 1, 2, 3, 4, 5, 6, 7, 8].map((n) => fail(n * 5000)),
    [1, 2, 4, 8, 16, 32, 60, 60, 60].map((s) => s * 1000),
  );
  t.equal(fail(40_000 + 8 * 60_000), 2000);
  t.equal(fail(40_000 + 68 * 60_000), 1000);
  t.end();
});

const TERMS = { deliveredPerRtt: 125_000, rememberedWindow: 0, srtt: 20, segment: 1200 };

t.test('[R-MH-46] a thousand connections share one window, one segment each in turn', (t) => {
  const budget = new FailoverBudget();
  budget.open(0, { ...TERMS, rememberedWindow: 1e9 });
  for (let connection = 0; connection < 1000; connection++) budget.enqueue(connection);
  const sent: { at: number; connection: number }[] = [];
  for (let now = 0; now < 20; now += 0.25) {
    for (let next = budget.next(now, 1200); next !== -1; next = budget.next(now, 1200)) {
      sent.push({ at: now, connection: next });
      budget.spent(next, 1200, true);
    }
  }
  t.equal(sent.length, 104, '125,000 bytes in the first round trip');
  t.strictSame(new Set(sent.map(({ connection }) => connection)).size, 104, 'nobody twice before all others once');
  const firstHalf = sent.filter(({ at }) => at < 10).length;
  t.ok(firstHalf >= 50 && firstHalf <= 56, `paced: ${firstHalf} in the first half`);
  t.equal(budget.isOpen(25), true, 'until what it released is acknowledged');
  t.end();
});

t.test(
  '[R-MH-46] an unknown path gets IW10, a known one what it carried; acknowledgments double it, loss halves it',
  (t) => {
    const budget = new FailoverBudget();
    budget.open(0, TERMS);
    t.equal(budget.window, 12_000);
    budget.open(0, { ...TERMS, rememberedWindow: 60_000 });
    t.equal(budget.window, 60_000);
    budget.open(0, { ...TERMS, rememberedWindow: 200_000 });
    t.equal(budget.window, 125_000);
    t.equal(budget.available(0), 2400, 'a burst of two at first');
    t.equal(budget.availableAt(0, 2400), 0);
    t.equal(budget.availableAt(0, 127_400), Number.POSITIVE_INFINITY);
    budget.spent(1, 2400, true);
    t.equal(budget.next(0, 1200), -1);
    t.ok(Math.abs(budget.availableAt(0, 1200) - 0.192) < 1e-9);
    t.equal(budget.next(0.2, 1200), 1);
    budget.acknowledged(2400);
    t.equal(budget.window, 127_400);
    budget.spent(1, 1200, false);
    t.equal(budget.next(10, 1200), -1, 'nobody wants to send');
    budget.lost(10, 1200, 1200);
    t.equal(budget.window, 63_700);
    budget.lost(40, 0, 1200);
    t.equal(budget.window, 63_700, 'once in a round trip and a queue of one');
    budget.spent(1, 12_740, false);
    budget.acknowledged(12_740);
    t.equal(budget.window, 63_700 + 240, 'and it grows by a segment per window');
    budget.spent(1, 1200, false);
    budget.forget(1200);
    t.equal(budget.window, 63_700 + 240);
    budget.lost(50, 0, 1200);
    t.equal(budget.window, 31_970, 'a later one halves it again');
    budget.withdraw(1);
    t.equal(budget.isOpen(30), false);
    t.end();
  },
);

t.test('[R-MH-46] whatever is asked and acknowledged, no more is out than the window, and turns are fair', (t) => {
  const step = fc.record({
    wait: fc.nat(5),
    who: fc.nat(9),
    what: fc.constantFrom('send', 'ack', 'lose', 'join', 'leave'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const budget = new FailoverBudget();
      budget.open(0, { ...TERMS, rememberedWindow: 30_000, deliveredPerRtt: 30_000 });
      let now = 0;
      let out = 0;
      let acknowledged = 0;
      return steps.every(({ wait, who, what }) => {
        now += wait;
        if (what === 'join') budget.enqueue(who);
        if (what === 'leave') budget.withdraw(who);
        if (what === 'ack' && out > 0) {
          budget.acknowledged(1200);
          acknowledged += 1200;
          out -= 1200;
        }
        if (what === 'lose' && out > 0) {
          budget.lost(now, 1200, 1200);
          out -= 1200;
        }
        if (what !== 'send') return true;
        const next = budget.next(now, 1200);
        if (next === -1) return true;
        budget.spent(next, 1200, who % 2 === 0);
        out += 1200;
        return out <= 30_000 + acknowledged && out <= budget.window;
      });
    }),
    { numRuns: 300 },
  );
  t.end();
});

t.test('[R-MH-47] hedges add 5 % over 10 s, one initial window, and start anew when a failover is confirmed', (t) => {
  const budget = new HedgeBudget();
  t.equal(budget.available(0, 1200), 12_000);
  budget.noteHedged(0, 12_000);
  t.equal(budget.available(500, 1200), 0);
  budget.noteSent(1000, 1_000_000);
  t.equal(budget.available(1000, 1200), 38_000);
  t.equal(budget.available(9999, 1200), 38_000);
  t.equal(budget.available(10_000, 1200), 50_000, 'the hedge is out of the span');
  t.equal(budget.available(11_000, 1200), 12_000, 'and so is what was sent');
  budget.noteHedged(11_000, 12_000);
  budget.confirmed();
  t.equal(budget.available(11_000, 1200), 12_000);
  t.end();
});

t.test('[R-MH-47] a young flow that its application limits may hedge its flight, once in 10 s', (t) => {
  const budget = new HedgeBudget();
  budget.noteSent(0, 1_000_000);
  t.equal(budget.available(900, 1200, 100_000), 100_000);
  budget.noteHedged(900, 100_000);
  t.equal(budget.available(1500, 1200, 100_000), 0, 'the flight was free once');
  budget.noteSent(2000, 1_500_000);
  t.equal(budget.available(2000, 1200, 100_000), 25_000, '5 % of what was sent, less what was hedged');
  t.equal(budget.available(10_900, 1200, 100_000), 100_000);
  t.end();
});

t.test('[R-MH-49] tails have as much as hedges, and neither takes from the other', (t) => {
  const budget = new HedgeBudget();
  budget.noteHedged(0, 12_000);
  for (let i = 0; i < 10; i++) t.ok(budget.takeTail(100, 1200, 1200));
  t.notOk(budget.takeTail(100, 1, 1200));
  budget.confirmed();
  t.equal(budget.available(200, 1200), 12_000);
  t.notOk(budget.takeTail(200, 1, 1200), 'a failover pays for no tail');
  budget.noteSent(1000, 1_000_000);
  t.ok(budget.takeTail(1000, 38_000, 1200));
  t.notOk(budget.takeTail(1000, 1, 1200));
  t.equal(budget.available(1000, 1200), 50_000);
  t.ok(budget.takeTail(10_000, 12_000, 1200), 'the first ones are out of the span');
  t.end();
});
