import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Departure, KAMO } from '../lab/carriers.ts';
import { FAULTS } from '../lab/faults.ts';
import { type Arrivals, MESSAGE_BYTES, monotonic } from '../lab/message.ts';
import { LabPaths } from '../lab/paths.ts';
import { type Curve, type Result, type Row, type Scenario, summarize } from '../statistics.ts';

/** ms. */
const EARLIEST = 2500;
const AFTER = 4000;
const GRACE = 3000;
/** What has not come by then never comes. */
const LIMIT = EARLIEST + AFTER + GRACE;
const LEAD = 150;
/** Goodput is looked at so long after the fault, for so long. */
const SETTLED = 2000;
const WINDOW = 1500;
const GOODPUT_SHARE = 0.8;
/** ms. */
const CURVE_STEP = 20;
const CURVE_LEAD = 500;
const CURVE_TIME = 4000;
/** Segments that may be on the way twice, as bytes. */
const SEGMENT = 1200;

interface Plan {
  readonly connections: number;
  readonly rtt: number;
  readonly rate: number;
  readonly reps: number;
  readonly trace: string | undefined;
}

/** Of one run, in ms after the fault. */
interface Run {
  /** From the first connection to decide to the last one, of all that had something under way or sent something. */
  readonly spread: number;
  readonly decided: number;
  /** When the first message of each connection came that had not come before the fault, less its schedule. */
  readonly firstMedian: number;
  readonly firstMost: number;
  /** Longest gap between deliveries of all connections together. */
  readonly gap: number;
  /** Of what was offered. */
  readonly goodput: number;
  readonly missing: number;
  /** Messages per s, from CURVE_LEAD before the fault. */
  readonly curve: readonly number[];
}

/** Many connections between two nodes, one message each second on each, when the path that they use dies. */
export const thousand: Scenario = {
  options: {
    connections: 'default 1000',
    rtt: 'ms, a list; default 20',
    rate: 'Mbit/s of each path; default 50',
    reps: 'repetitions; default 5',
    trace: "a folder for what arrived in each run, and what happened to kamo's paths",
  },
  run: async (asked, say) => {
    const rows: Row[] = [];
    const curves: Curve[] = [];
    const base = {
      connections: asked.count('connections', 1000),
      rate: asked.number('rate', 50),
      reps: asked.count('reps', 5),
      trace: asked.text('trace'),
    };
    if (base.trace !== undefined) mkdirSync(base.trace, { recursive: true });
    for (const rtt of asked.numbers('rtt', [20])) {
      const plan: Plan = { ...base, rtt };
      const runs: Run[] = [];
      for (let rep = 1; rep <= plan.reps; rep += 1) {
        const run = await once(plan, rep);
        runs.push(run);
        say(`rtt ${rtt} ms, ${rep}/${plan.reps}: ${tell(run)}`);
      }
      rows.push(...rowsOf(plan, runs));
      curves.push(...curvesOf(plan, runs));
    }
    const { connections, rate, reps } = base;
    return { scenario: 'thousand', options: { connections, rate, reps }, rows, curves, notes: NOTES };
  },
};

async function once(plan: Plan, rep: number): Promise<Run> {
  const { connections, rtt, rate } = plan;
  const interval = 1000 / connections;
  const count = Math.round((EARLIEST + AFTER) / interval);
  const trace = plan.trace === undefined ? {} : { trace: join(plan.trace, `thousand-rtt${rtt}-${rep}`) };
  const wire = { rtt, rate, seed: rep };
  const paths = await LabPaths.open([wire, { ...wire, seed: rep + 1_000_000 }]);
  try {
    const carrying = await KAMO.carry(paths, { count, interval, limit: LIMIT, connections, ...trace });
    await new Promise((resolve) => setTimeout(resolve, carrying.began + EARLIEST - LEAD - monotonic()));
    const path = await paths.active();
    const struck = monotonic() - carrying.began;
    FAULTS.blackhole.strike(paths, path);
    const { arrivals, departure } = await carrying.done;
    if (trace.trace !== undefined) {
      writeFileSync(`${trace.trace}.json`, JSON.stringify({ struck, ...arrivals, departure }));
    }
    return judge(plan, interval, arrivals, departure, struck);
  } finally {
    await paths.close();
  }
}

function judge(plan: Plan, interval: number, arrivals: Arrivals, departure: Departure, struck: number): Run {
  const { connections } = plan;
  const at = arrivals.at.map((us) => (us < 0 ? LIMIT : us / 1000));
  const moves = (departure.moves ?? []).map((move) => ({ ...move, at: move.at - arrivals.began }));
  const decisions = new Map<number, number>();
  for (const move of moves) {
    if (move.at >= struck && !decisions.has(move.connection)) decisions.set(move.connection, move.at);
  }
  const times = [...decisions.values()];
  const firsts: number[] = [];
  for (let connection = 0; connection < connections; connection++) {
    for (let i = connection; i < at.length; i += connections) {
      const due = i * interval;
      const come = at[i] ?? LIMIT;
      if (come < struck) continue;
      firsts.push(come - Math.max(struck, due));
      break;
    }
  }
  const sorted = at.filter((time) => time < LIMIT).sort((a, b) => a - b);
  let gap = 0;
  for (let i = 1; i < sorted.length; i++) {
    const from = sorted[i - 1] ?? 0;
    const to = sorted[i] ?? 0;
    if (to > struck) gap = Math.max(gap, to - from);
  }
  const from = struck + SETTLED;
  const delivered = sorted.filter((time) => time >= from && time < from + WINDOW).length;
  const ranked = firsts.sort((a, b) => a - b);
  return {
    spread: times.length === 0 ? Number.NaN : Math.max(...times) - Math.min(...times),
    decided: times.length,
    firstMedian: ranked[ranked.length >> 1] ?? Number.NaN,
    firstMost: ranked.at(-1) ?? Number.NaN,
    gap,
    goodput: delivered / (WINDOW / interval),
    missing: arrivals.at.filter((us) => us < 0).length * MESSAGE_BYTES,
    curve: rates(sorted, struck - CURVE_LEAD),
  };
}

/** Of times in order, per s. */
function rates(times: readonly number[], from: number): number[] {
  const counts = new Array<number>(CURVE_TIME / CURVE_STEP).fill(0);
  for (const time of times) {
    const i = Math.floor((time - from) / CURVE_STEP);
    if (counts[i] !== undefined) counts[i] += 1000 / CURVE_STEP;
  }
  return counts;
}

function curvesOf(plan: Plan, runs: readonly Run[]): Curve[] {
  return runs.map(({ curve }, i) => ({
    system: `run ${i + 1}`,
    case: `rtt ${plan.rtt} ms`,
    unit: 'messages/s',
    step: CURVE_STEP / 1000,
    mark: CURVE_LEAD / 1000,
    values: curve,
  }));
}

function rowsOf(plan: Plan, runs: readonly Run[]): Row[] {
  const name = `rtt ${plan.rtt} ms`;
  const allowed = (plan.rtt === 20 ? 40 : 150) + (plan.connections * SEGMENT * 8) / (plan.rate * 1000);
  const row = (metric: string, unit: string, value: (run: Run) => number, goal: Partial<Row> = {}): Row => ({
    system: 'kamo',
    case: `${name}: ${metric}`,
    unit,
    ...summarize(runs.map((run) => Math.round(value(run) * 100) / 100)),
    ...goal,
  });
  return [
    row('decisions, first to last', 'ms', ({ spread }) => spread),
    row('connections that decided', '', ({ decided }) => decided),
    row('first message of a connection, median', 'ms', ({ firstMedian }) => firstMedian),
    row('first message of a connection, latest', 'ms', ({ firstMost }) => firstMost, { atMost: Math.round(allowed) }),
    row('longest gap, all connections', 'ms', ({ gap }) => gap),
    row('goodput 2 s after the fault, of what is offered', '', ({ goodput }) => goodput, { target: GOODPUT_SHARE }),
    row('bytes missing', '', ({ missing }) => missing, { atMost: 0, worst: 0 }),
  ];
}

function tell(run: Run): string {
  return [
    `${run.decided} connections decided within ${run.spread.toFixed(1)} ms`,
    `first messages after ${run.firstMedian.toFixed(1)} ms, the latest after ${run.firstMost.toFixed(1)}`,
    `longest gap ${run.gap.toFixed(1)} ms`,
    `goodput ${(100 * run.goodput).toFixed(0)} %`,
  ].join(', ');
}

const NOTES: Result['notes'] = [
  'messages of 1 KB by all connections in turn, one a second on each; a silent blackhole, both ways, on the path that carries most, never repaired',
  'the first connection is there before the others are dialled, which are bound to its association; decisions: the first move of traffic of each connection from the fault on, as each is told',
  'first message: of each connection the first that was not there before the fault, from when it was due, or from the fault where it was under way, and until the end where it never came; target: the stall of a single connection and the time that one segment of each needs on the line',
];
