import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { longestGap } from '../lab/arrivals.ts';
import { CARRIERS } from '../lab/carriers.ts';
import { FAULTS } from '../lab/faults.ts';
import { type Arrivals, MESSAGE_BYTES, monotonic } from '../lab/message.ts';
import { LabPaths } from '../lab/paths.ts';
import { RunFile } from '../lab/run-file.ts';
import { type Curve, groupBy, type Result, type Row, type Scenario, summarize } from '../statistics.ts';

/** Offered, in Mbit/s of payload for each Mbit/s of both lines together: a little more than they carry. */
const OFFERED = 1.02;
/** ms. Until WARM nothing counts; one path dies at DEATH, and what is left is looked at from SETTLED after it on. */
const WARM = 2000;
const DEATH = 5000;
const SETTLED = 1000;
const END = 8000;
const CURVE_STEP = 0.1;
const PATHS = 2;
/** What one path alone carries is the measure of both. */
const SINGLE = 'tcp';
const RIVAL = 'mptcp';
const MEASURED: readonly string[] = ['kamo-aggregate'];
const SUM_SHARE = 0.95;
const DYING = ['first', 'second'] as const;

type Dying = (typeof DYING)[number];

interface Cell {
  readonly rtts: readonly number[];
  readonly dying: Dying;
}

interface Key extends Cell {
  readonly system: string;
  readonly rep: number;
}

interface Run extends Key {
  /** Mbit/s of payload. */
  readonly both: number;
  readonly left: number;
  /** Longest gap between deliveries that ended after the death, ms. */
  readonly stall: number;
  /** Of the second after the death, as much as one path needs for what was not delivered in it; ms. */
  readonly cost: number;
  /** Bytes lost, doubled, out of order or altered. */
  readonly wrong: number;
  readonly curve: readonly number[];
}

interface Plan {
  readonly systems: readonly string[];
  readonly cells: readonly Cell[];
  readonly rate: number;
  readonly reps: number;
  readonly trace: string | undefined;
}

/** Goodput over two paths at a time, what the death of one costs, and goodput over the one that is left. */
export const aggregate: Scenario = {
  options: {
    peers: `systems, a list of ${Object.keys(CARRIERS).join(', ')}; default kamo-aggregate,mptcp,tcp`,
    rtt: 'ms of both paths joined by +, a list; default 20+20,20+100',
    dying: `which path dies, a list of ${DYING.join(', ')}; default both in turn`,
    rate: 'Mbit/s of each path; default 50',
    reps: 'repetitions, each of all systems in turn; default 5',
    trace: "a folder for what arrived in each run, and what happened to kamo's paths",
    runs: 'a file that keeps single runs: those in it are not made again, and all of them are in the result',
    minutes: 'no run is begun after this time; default no limit',
  },
  run: async (asked, say) => {
    const dying = asked.words('dying', DYING, DYING).filter(isDying);
    const pairs = (asked.text('rtt') ?? '20+20,20+100').split(',').map(parsePair);
    const plan: Plan = {
      systems: asked.words('peers', [...MEASURED, RIVAL, SINGLE], Object.keys(CARRIERS)),
      cells: pairs.flatMap((rtts) => dying.map((each) => ({ rtts, dying: each }))),
      rate: asked.number('rate', 50),
      reps: asked.count('reps', 5),
      trace: asked.text('trace'),
    };
    if (plan.trace !== undefined) mkdirSync(plan.trace, { recursive: true });
    const file = new RunFile<Key, Run>(asked.text('runs'), keyOf);
    const end = monotonic() + asked.number('minutes', 60 * 24) * 60_000;
    await measure(plan, file, end, say);
    const rows = [...groupBy(file.runs, nameOf)].flatMap(([name, runs]) => rowsOf(name, runs));
    const reps = Math.max(0, ...file.runs.map(({ rep }) => rep));
    return {
      scenario: 'aggregate',
      options: { rate: plan.rate, reps },
      rows,
      curves: curvesOf(file.runs),
      notes: NOTES,
    };
  },
};

function isDying(word: string): word is Dying {
  return DYING.some((each) => each === word);
}

function parsePair(text: string): readonly number[] {
  const [first = Number.NaN, second = Number.NaN, ...rest] = text.split('+').map(Number);
  if (!(first >= 0 && second >= 0) || rest.length > 0)
    throw new Error(`--rtt takes two numbers joined by +; not ${text}`);
  return [first, second];
}

async function measure(plan: Plan, file: RunFile<Key, Run>, end: number, say: (line: string) => void): Promise<void> {
  for (let rep = 1; rep <= plan.reps; rep += 1) {
    for (const cell of plan.cells) {
      for (const system of plan.systems) {
        const key: Key = { ...cell, system, rep };
        if (file.has(key)) continue;
        if (monotonic() > end) return;
        const run = await once(plan, key);
        file.add(run);
        say(`${caseOf(key)}, ${rep}/${plan.reps} ${system}: ${tell(run)}`);
      }
    }
  }
}

async function once(plan: Plan, key: Key): Promise<Run> {
  const { rtts, dying, system, rep } = key;
  const carrier = CARRIERS[system];
  const reason = carrier?.obstacle?.();
  if (carrier === undefined || reason !== undefined) throw new Error(`${system}: ${reason ?? 'no such system'}`);
  const interval = (MESSAGE_BYTES * 8) / (PATHS * plan.rate * OFFERED * 1000);
  const count = Math.ceil(END / interval);
  const slug = `aggregate-${rtts.join('-')}-${dying}-${system}-${rep}`;
  const trace = plan.trace === undefined ? {} : { trace: join(plan.trace, slug) };
  const paths = await LabPaths.open(rtts.map((rtt, path) => ({ rtt, rate: plan.rate, seed: rep * PATHS + path })));
  try {
    const carrying = await carrier.carry(paths, { count, interval, limit: END, connections: 1, ...trace });
    await new Promise((resolve) => setTimeout(resolve, carrying.began + DEATH - monotonic()));
    const struck = monotonic() - carrying.began;
    FAULTS.blackhole.strike(paths, DYING.indexOf(dying));
    const { arrivals, departure } = await carrying.done;
    paths.check();
    if (trace.trace !== undefined) {
      writeFileSync(`${trace.trace}.json`, JSON.stringify({ struck, ...arrivals, departure }));
    }
    return { ...key, ...judge(arrivals, struck) };
  } finally {
    await paths.close();
  }
}

function judge(arrivals: Arrivals, struck: number): Omit<Run, keyof Key> {
  const times = arrivals.at
    .filter((us) => us >= 0)
    .map((us) => us / 1000)
    .sort((a, b) => a - b);
  const both = goodput(times, WARM, DEATH);
  const after = goodput(times, struck, struck + SETTLED);
  const { lost, doubled, reordered, corrupt } = arrivals;
  const steps = Array.from({ length: END / 1000 / CURVE_STEP }, (_, i) => i * CURVE_STEP * 1000);
  return {
    both,
    left: goodput(times, struck + SETTLED, END),
    stall: longestGap([...times, END], (_, to) => to > struck).length,
    cost: SETTLED * (1 - (PATHS * after) / both),
    wrong: lost + doubled + reordered + corrupt,
    curve: steps.map((from) => Math.round(10 * goodput(times, from, from + CURVE_STEP * 1000)) / 10),
  };
}

function goodput(times: readonly number[], from: number, to: number): number {
  return (times.filter((time) => time >= from && time < to).length * MESSAGE_BYTES * 8) / (to - from) / 1000;
}

/** Of one pair of paths: goodput whichever path is to die, then what its death does. */
function rowsOf(name: string, runs: readonly Run[]): Row[] {
  const alone = runs.filter(({ system }) => system === SINGLE).map(({ both }) => both);
  const rival = runs.filter(({ system }) => system === RIVAL);
  const row = (system: string, metric: string, unit: string, values: readonly number[], goal: Goal = {}): Row[] =>
    values.length === 0
      ? []
      : [
          {
            system,
            case: `${name}${metric}`,
            unit,
            ...summarize(values.map((value) => Math.round(value * 1000) / 1000)),
            ...(MEASURED.includes(system) ? goal : {}),
          },
        ];
  const sum = alone.length === 0 ? Number.NaN : PATHS * summarize(alone).median;
  const systems = groupBy(runs, ({ system }) => system);
  const both = [...systems].flatMap(([system, all]) =>
    row(
      system,
      ': both paths',
      'Mbit/s',
      all.map((run) => run.both),
    ),
  );
  const ofSum = [...systems].flatMap(([system, all]) =>
    row(system, ': of twice TCP alone', '', Number.isNaN(sum) ? [] : all.map((run) => run.both / sum), {
      target: SUM_SHARE,
    }),
  );
  const ofRival = [...systems].flatMap(([system, all]) =>
    MEASURED.includes(system)
      ? row(
          system,
          `: of ${RIVAL}`,
          '',
          all.flatMap((run) => ratio(run, rival)),
          { target: 1 },
        )
      : [],
  );
  const deaths = [...groupBy(runs, ({ dying }) => dying)].flatMap(([dying, some]) => {
    // What goes by the first path alone has nothing left, or loses nothing.
    const judged = [
      ...groupBy(
        some.filter(({ system }) => system !== SINGLE),
        ({ system }) => system,
      ),
    ];
    const each = (metric: string, unit: string, value: (run: Run) => number, goal?: Goal) =>
      judged.flatMap(([system, all]) => row(system, `, the ${dying} dies: ${metric}`, unit, all.map(value), goal));
    return [
      ...each('stall', 'ms', ({ stall }) => stall, stallGoal(some)),
      ...each('time lost', 'ms', ({ cost }) => cost, { atMost: stallGoal(some).atMost ?? 0 }),
      ...each('goodput by what is left', 'Mbit/s', ({ left }) => left),
    ];
  });
  const wrong = [...systems].flatMap(([system, all]) =>
    row(
      system,
      ': bytes wrong',
      '',
      all.map((run) => run.wrong),
      { atMost: 0, worst: 0 },
    ),
  );
  return [...both, ...ofSum, ...ofRival, ...deaths, ...wrong];
}

type Goal = Pick<Row, 'target' | 'atMost' | 'worst'>;

/**
 * As for a path that dies under a connection that has no other one in use; and the repair waits in a queue that is full,
 * of one bandwidth-delay product.
 */
function stallGoal([first]: readonly Run[]): Goal {
  const rtts = first?.rtts ?? [];
  const [rtt, queue] = [Math.max(...rtts), Math.min(...rtts)];
  if (rtt === 20) return { atMost: 40 + queue, worst: 60 + queue };
  return rtt === 100 ? { atMost: 150 + queue, worst: 220 + queue } : {};
}

/** Of the neighbour in time. */
function ratio({ both, rep, dying }: Run, rival: readonly Run[]): number[] {
  const beside = rival.find((run) => run.rep === rep && run.dying === dying);
  return beside === undefined ? [] : [both / beside.both];
}

function curvesOf(runs: readonly Run[]): Curve[] {
  return runs
    .filter(({ rep }) => rep === 1)
    .map((run) => ({
      system: run.system,
      case: caseOf(run),
      unit: 'Mbit/s',
      step: CURVE_STEP,
      mark: DEATH / 1000,
      values: run.curve,
    }));
}

function tell({ both, left, stall, cost, wrong }: Run): string {
  return [
    `${both.toFixed(1)} Mbit/s, ${left.toFixed(1)} by what is left`,
    `stall ${stall.toFixed(1)} ms`,
    `${cost.toFixed(0)} ms lost`,
    ...(wrong === 0 ? [] : [`${wrong} bytes wrong`]),
  ].join(', ');
}

function nameOf({ rtts }: Cell): string {
  return `rtt ${rtts.join(' and ')} ms`;
}

function caseOf(cell: Cell): string {
  return `${nameOf(cell)}, the ${cell.dying} dies`;
}

function keyOf({ rtts, dying, system, rep }: Key): string {
  return [rtts.join('+'), dying, system, rep].join(' ');
}

const NOTES: Result['notes'] = [
  `messages of 1 KB by the clock, a little more than both lines carry; goodput from ${WARM} to ${DEATH} ms; then one path becomes a silent blackhole for good, and goodput by what is left from ${DEATH + SETTLED} to ${END} ms`,
  'tcp goes by the first path alone; twice that is the sum: headers are in it, which are larger with kamo',
  'stall: the longest gap between deliveries to the application that ends after the death; time lost: what one path, with half of what both carried, would need for what is missing in the second after the death; below 0 where what had waited behind a hole came as well; targets: the stall of a connection that has one path in use, by the longer round trip, and the queue that the repair waits in, by the shorter one',
];
