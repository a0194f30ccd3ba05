import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { judge, type Seen } from '../lab/arrivals.ts';
import { CARRIERS } from '../lab/carriers.ts';
import {
  CONDITIONS,
  type Condition,
  type ConditionName,
  FAULTS,
  type Fault,
  type FaultName,
  needsOf,
} from '../lab/faults.ts';
import { monotonic } from '../lab/message.ts';
import { LabPaths } from '../lab/paths.ts';
import { RunFile } from '../lab/run-file.ts';
import { obstacle } from '../lab/tools.ts';
import { type Result, type Row, type Scenario, summarize, verdict } from '../statistics.ts';

/** ms. */
const INTERVAL = 1;
const EARLIEST = 1000;
const SPREAD = 500;
/** Messages go on so long after the repair. */
const AFTER = 1500;
/** What is not there so long after the last one was due never comes. */
const GRACE = 3000;
const MEASURED: readonly string[] = ['kamo', 'kamo-bbr', 'kamo-hedged', 'kamo-redundant'];
/** No fault of one path is to be seen with it. */
const SEAMLESS = 'kamo-redundant';
const SILENT: readonly string[] = ['blackhole', 'data', 'acks'];
/** Largest gap after the repair. */
const AFTER_LIMIT = 20;
const DEFAULT_FAULTS: readonly FaultName[] = [
  'blackhole',
  'data',
  'acks',
  'link-sender',
  'link-receiver',
  'address-sender',
  'address-receiver',
  'flap',
  'rebind',
];

interface Cell {
  readonly rtt: number;
  readonly fault: FaultName;
  readonly condition: ConditionName;
}

interface Key extends Cell {
  readonly system: string;
  readonly rep: number;
}

interface Run extends Key, Seen {
  /** kamo's moves of traffic: before the fault, and from it on; per minute of the whole run. */
  readonly movesBefore?: number;
  readonly movesAfter?: number;
  readonly movesPerMinute?: number;
  readonly retransmitted?: number;
}

interface Plan {
  readonly cells: readonly Cell[];
  readonly systems: readonly string[];
  readonly rate: number;
  readonly reps: number;
  readonly outage: number;
  readonly jobs: number;
  readonly trace: string | undefined;
}

/** What a receiver sees when one of two paths fails: 1 KB each ms, the path that carries them struck at a random moment. */
export const stall: Scenario = {
  options: {
    peers: `systems, a list of ${Object.keys(CARRIERS).join(', ')}; default all`,
    rtt: 'ms, a list; default 20,100',
    faults: `a list of ${Object.keys(FAULTS).join(', ')}; default ${DEFAULT_FAULTS.join()}`,
    conditions: `a list of ${Object.keys(CONDITIONS).join(', ')}; default clean`,
    rate: 'Mbit/s of each path; default 50',
    reps: 'repetitions, each of all systems in turn; default 5',
    jobs: 'runs at a time, each with hosts of its own; default 1',
    outage: 'ms from fault to repair, but for flaps; default 2000',
    trace: "a folder for what arrived in each run, and what happened to kamo's paths",
    runs: 'a file that keeps single runs: those in it are not made again, and all of them are in the result',
    minutes: 'no run is begun after this time; default no limit',
  },
  run: async (asked, say) => {
    const names = asked.words('peers', Object.keys(CARRIERS), Object.keys(CARRIERS));
    const notes: string[] = [];
    const systems = names.filter((name) => {
      const reason = CARRIERS[name]?.obstacle?.();
      if (reason !== undefined) notes.push(`${name} was not measured: ${reason}`);
      return reason === undefined;
    });
    const faults = asked.words('faults', DEFAULT_FAULTS, Object.keys(FAULTS)).filter(isFault);
    const conditions = asked.words('conditions', ['clean'], Object.keys(CONDITIONS)).filter(isCondition);
    const reason = obstacle(faults.flatMap((name) => needsOf(FAULTS[name])));
    if (reason !== undefined) throw new Error(reason);
    const cells = asked
      .numbers('rtt', [20, 100])
      .flatMap((rtt) => faults.flatMap((fault) => conditions.map((condition) => ({ rtt, fault, condition }))));
    const plan: Plan = {
      cells,
      systems,
      rate: asked.number('rate', 50),
      reps: asked.count('reps', 5),
      outage: asked.number('outage', 2000),
      jobs: asked.count('jobs', 1),
      trace: asked.text('trace'),
    };
    if (plan.trace !== undefined) mkdirSync(plan.trace, { recursive: true });
    const file = new RunFile<Key, Run>(asked.text('runs'), keyOf);
    const end = monotonic() + asked.number('minutes', 60 * 24) * 60_000;
    await measure(plan, file, end, say);
    const rows = rowsOf(file.runs);
    const { rate, outage, jobs } = plan;
    const reps = Math.max(0, ...rows.map((row) => row.reps));
    return {
      scenario: 'stall',
      options: { rate, outage, jobs, reps },
      rows,
      notes: [...notes, ...notesOf(file.runs, rows)],
    };
  },
};

function isFault(name: string): name is FaultName {
  return Object.hasOwn(FAULTS, name);
}

function isCondition(name: string): name is ConditionName {
  return Object.hasOwn(CONDITIONS, name);
}

async function measure(plan: Plan, file: RunFile<Key, Run>, end: number, say: (line: string) => void): Promise<void> {
  const keys = plan.cells.flatMap((cell) =>
    Array.from({ length: plan.reps }, (_, i) => plan.systems.map((system) => ({ ...cell, system, rep: i + 1 }))).flat(),
  );
  const left = keys.filter((key) => !file.has(key));
  const work = async () => {
    for (let key = left.shift(); key !== undefined && monotonic() < end; key = left.shift()) {
      const run = await once(plan, key);
      file.add(run);
      say(`${caseOf(key)}, ${key.rep}/${plan.reps} ${key.system}: ${tell(run)}`);
    }
  };
  await Promise.all(Array.from({ length: plan.jobs }, work));
}

/** Hosts of its own for each run; the same moment for all systems of a repetition. */
async function once(plan: Plan, key: Key): Promise<Run> {
  const { rtt, fault: faultName, condition: conditionName, system, rep } = key;
  const fault: Fault = FAULTS[faultName];
  const condition: Condition = CONDITIONS[conditionName];
  const carrier = CARRIERS[system];
  if (carrier === undefined) throw new Error(`no such system: ${system}`);
  const times = fault.times ?? [plan.outage];
  const earliest = EARLIEST + (condition.lead ?? 0);
  const count = (earliest + SPREAD + sum(times) + AFTER) / INTERVAL;
  const limit = count * INTERVAL + GRACE;
  const trace = plan.trace === undefined ? {} : { trace: join(plan.trace, `${slugOf(key)}-${system}-${rep}`) };
  const wire = { rtt, rate: plan.rate, seed: rep, ...condition.wire(rtt) };
  const paths = await LabPaths.open([wire, { ...wire, seed: rep + 1_000_000 }]);
  try {
    fault.prepare?.(paths);
    const carrying = await carrier.carry(paths, { count, interval: INTERVAL, limit, connections: 1, ...trace });
    if (condition.begin !== undefined) {
      await until(carrying.began + EARLIEST / 4);
      await condition.begin(paths, await paths.active());
    }
    await until(carrying.began + earliest + SPREAD * chance(rep * 1000 + rtt) - LEAD);
    const path = await paths.active();
    const struck = monotonic() - carrying.began;
    await afflict(fault, times, paths, path);
    const repaired = monotonic() - carrying.began;
    const { arrivals, departure } = await carrying.done;
    paths.check();
    const seen = judge(arrivals, { struck, repaired }, INTERVAL, limit);
    if (trace.trace !== undefined) {
      writeFileSync(`${trace.trace}.json`, JSON.stringify({ struck, repaired, ...arrivals, departure }));
    }
    const before = departure.moves?.filter(({ at }) => at < carrying.began + struck).length;
    return {
      ...key,
      ...seen,
      ...(departure.moves === undefined || before === undefined
        ? {}
        : {
            movesBefore: before,
            movesAfter: departure.moves.length - before,
            movesPerMinute: (departure.moves.length * 60_000) / (count * INTERVAL),
          }),
      ...(departure.retransmitted === undefined ? {} : { retransmitted: departure.retransmitted }),
    };
  } finally {
    await paths.close();
  }
}

/** It takes so long to see which path is in use. */
const LEAD = 150;

async function afflict(fault: Fault, times: readonly number[], paths: LabPaths, path: number): Promise<void> {
  let end = monotonic();
  for (const [i, time] of times.entries()) {
    if (i % 2 === 0) fault.strike(paths, path);
    else fault.repair(paths, path);
    end += time;
    await until(end);
  }
  fault.repair(paths, path);
}

async function until(time: number): Promise<void> {
  const left = time - monotonic();
  if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
}

/** A number from 0 to 1 (SplitMix32). */
function chance(seed: number): number {
  let z = (seed + 0x9e37_79b9) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x85eb_ca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2_ae35);
  return ((z ^ (z >>> 16)) >>> 0) / 2 ** 32;
}

function tell(run: Run): string {
  const moves =
    run.movesBefore === undefined ? [] : [`moves ${run.movesBefore} before and ${run.movesAfter} from the fault on`];
  return [
    `stall ${run.stall.toFixed(1)} ms, usual gap ${run.usual.toFixed(1)} ms`,
    `on schedule after ${run.catchUp.toFixed(0)} ms`,
    `longest gap after the repair ${run.after.toFixed(1)} ms`,
    ...(wrong(run) === 0 ? [] : [`${wrong(run)} bytes wrong`]),
    ...(run.missing === 0 ? [] : [`${run.missing} bytes not delivered`]),
    ...moves,
  ].join(', ');
}

function rowsOf(runs: readonly Run[]): Row[] {
  return [...new Set(runs.map(caseOf))].flatMap((name) => {
    const all = runs.filter((run) => caseOf(run) === name);
    const [first] = all;
    if (first === undefined) return [];
    const row = (
      metric: string,
      unit: string,
      value: (run: Run) => number | undefined,
      goal: (system: string) => Goal,
    ): Row[] =>
      [...new Set(all.map(({ system }) => system))].flatMap((system) => {
        const values = all.filter((run) => run.system === system).flatMap((run) => value(run) ?? []);
        if (values.length === 0) return [];
        const limits = MEASURED.includes(system) ? goal(system) : {};
        return [{ system, case: `${name}: ${metric}`, unit, ...summarize(values.map(round)), ...limits }];
      });
    // Loss and jitter make gaps of their own, and 5 % of loss leaves CUBIC no window for 8 Mbit/s.
    const clean = (goal: Goal) => () => (first.condition === 'clean' ? goal : {});
    if (first.fault === 'none') {
      return [
        ...row('longest gap', 'ms', (run) => run.stall, noGoal),
        ...row('bytes wrong', '', wrong, none),
        ...row('bytes not delivered', '', (run) => run.missing, noGoal),
        ...row('moves', '/min', (run) => run.movesPerMinute, noGoal),
      ];
    }
    return [
      ...row(
        'stall',
        'ms',
        (run) => run.stall,
        (system) => stallGoal(first, system, runs),
      ),
      ...row(
        'stall beyond the usual gap',
        'ms',
        (run) => (run.system === SEAMLESS ? Math.max(0, run.stall - run.usual) : undefined),
        clean({ atMost: INTERVAL }),
      ),
      ...row('catch-up', 'ms', (run) => run.catchUp, clean({ atMost: 2 * first.rtt })),
      ...row('gap after the repair', 'ms', (run) => run.after, clean({ atMost: AFTER_LIMIT, worst: AFTER_LIMIT })),
      ...row('bytes wrong', '', wrong, none),
      ...row('bytes not delivered', '', (run) => run.missing, clean(none())),
      ...row('moves before the fault', '', (run) => run.movesBefore, noGoal),
      ...row('moves from the fault on', '', (run) => run.movesAfter, noGoal),
    ];
  });
}

type Goal = Pick<Row, 'atMost' | 'worst'>;
const noGoal = (): Goal => ({});
const none = (): Goal => ({ atMost: 0, worst: 0 });

/** Medians and maxima of a silent failure; where it is seen, what a message takes to cross, or a word to come back. */
function stallGoal({ rtt, fault, condition }: Cell, system: string, runs: readonly Run[]): Goal {
  if (system === SEAMLESS) return {};
  if (condition !== 'clean') {
    const clean = runs.filter((run) => run.rtt === rtt && run.fault === fault && run.condition === 'clean');
    const own = clean.filter((run) => run.system === system);
    const stalls = (own.length > 0 ? own : clean.filter((run) => run.system === 'kamo')).map((run) => run.stall);
    return stalls.length === 0 ? {} : { atMost: round(2 * summarize(stalls).median) };
  }
  if (SILENT.includes(fault) && rtt === 20) return { atMost: 40, worst: 60 };
  if (SILENT.includes(fault) && rtt === 100) return { atMost: 150, worst: 220 };
  if (fault === 'link-sender' || fault === 'address-sender') return { atMost: rtt / 2 + 5 };
  if (fault === 'link-receiver' || fault === 'address-receiver') return { atMost: rtt + 5 };
  return {};
}

function wrong(run: Run): number {
  return run.lost + run.doubled + run.reordered + run.corrupt;
}

function caseOf({ rtt, fault, condition }: Cell): string {
  return `rtt ${rtt} ms, ${fault}${condition === 'clean' ? '' : `, ${condition}`}`;
}

function slugOf({ rtt, fault, condition }: Cell): string {
  return `rtt${rtt}-${fault}-${condition}`;
}

function keyOf({ rtt, fault, condition, system, rep }: Key): string {
  return [rtt, fault, condition, system, rep].join(' ');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

function notesOf(runs: readonly Run[], rows: readonly Row[]): Result['notes'] {
  const systems = [...new Set(runs.map(({ system }) => system))];
  const judged = rows.filter((row) => verdict(row) !== undefined);
  const met = judged.filter((row) => verdict(row) === 'met').length;
  const used = [...new Set(runs.map(({ fault }) => fault))];
  return [
    'messages of 1 KB, one each ms, from A to B by two paths that have nothing in common; the one in use is struck at a random moment, the same for all systems of a repetition',
    'stall: the longest gap between deliveries to the application that ends after the fault and begins before the repair, less 1 ms; a stall without an end is cut 3 s after the last message was due',
    'usual gap: the longest one before the fault or after the repair, less 1 ms; with the schedule redundant no fault of one path is to be seen beside it',
    'catch-up: from the end of that gap until ten messages in a row are no later than before the fault; bytes wrong: passed over, delivered twice or out of order, or altered; not delivered: not within 3 s, which with 5 % of loss says that the window did not carry 8 Mbit/s',
    'conditions: cross is a transfer by CUBIC that fills the queue (one bandwidth-delay product) of the path in use; loss 5 % both ways on both paths; jitter ±RTT/4 each way on both paths',
    ...used.map((fault) => `${fault}: ${FAULTS[fault].about}`),
    ...systems.map((system) => `${system}: ${CARRIERS[system]?.about}`),
    `targets met: ${met} of ${judged.length}`,
  ];
}
