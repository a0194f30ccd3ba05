import { CARRIERS } from '../lab/carriers.ts';
import { FAULTS } from '../lab/faults.ts';
import { type Arrivals, MESSAGE_BYTES, monotonic } from '../lab/message.ts';
import { LabPaths } from '../lab/paths.ts';
import { type Curve, type Row, type Scenario, summarize } from '../statistics.ts';

/** Offered, in Mbit/s of payload for each Mbit/s of both lines together: a little more than they carry. */
const OFFERED = 1.02;
/** ms. Until WARM nothing counts; one path dies at DEATH, and what is left is looked at from SETTLED after it on. */
const WARM = 2000;
const DEATH = 5000;
const SETTLED = 1000;
const END = 8000;
const CURVE_STEP = 0.25;
/** What one path alone carries is the measure of both. */
const SINGLE = 'tcp';
const PATHS = 2;

interface Plan {
  readonly systems: readonly string[];
  readonly rtts: readonly (readonly [number, number])[];
  readonly rate: number;
  readonly reps: number;
}

/** Mbit/s of payload. */
interface Run {
  readonly both: number;
  readonly left: number;
  readonly wrong: number;
  readonly curve: readonly number[];
}

/** Goodput over two paths at a time, and over the one that is left when the faster one dies. */
export const aggregate: Scenario = {
  options: {
    peers: `systems, a list of ${Object.keys(CARRIERS).join(', ')}; default tcp,mptcp`,
    rtt: 'ms of both paths joined by +, a list; default 20+20,20+100',
    rate: 'Mbit/s of each path; default 50',
    reps: 'repetitions, each of all systems in turn; default 3',
  },
  run: async (asked, say) => {
    const plan: Plan = {
      systems: asked.words('peers', ['tcp', 'mptcp'], Object.keys(CARRIERS)),
      rtts: (asked.text('rtt') ?? '20+20,20+100').split(',').map(parsePair),
      rate: asked.number('rate', 50),
      reps: asked.count('reps', 3),
    };
    const rows: Row[] = [];
    const curves: Curve[] = [];
    for (const rtts of plan.rtts) {
      const name = `rtt ${rtts.join(' and ')} ms`;
      const runs = await measure(plan, rtts, name, say);
      rows.push(...rowsOf(name, runs));
      for (const [system, [first]] of runs) {
        if (first !== undefined)
          curves.push({ system, case: name, unit: 'Mbit/s', step: CURVE_STEP, values: first.curve });
      }
    }
    const { rate, reps } = plan;
    return { scenario: 'aggregate', options: { rate, reps }, rows, curves, notes: NOTES };
  },
};

function parsePair(text: string): readonly [number, number] {
  const [first = Number.NaN, second = Number.NaN] = text.split('+').map(Number);
  if (!(first >= 0 && second >= 0)) throw new Error(`--rtt takes two numbers joined by +; not ${text}`);
  return [first, second];
}

async function measure(
  plan: Plan,
  rtts: readonly number[],
  name: string,
  say: (line: string) => void,
): Promise<Map<string, Run[]>> {
  const runs = new Map(plan.systems.map((system) => [system, [] as Run[]]));
  for (let rep = 1; rep <= plan.reps; rep += 1) {
    for (const system of plan.systems) {
      const run = await once(plan, rtts, system, rep);
      runs.get(system)?.push(run);
      say(
        `${name}, ${rep}/${plan.reps} ${system}: ${run.both.toFixed(1)} Mbit/s, ${run.left.toFixed(1)} by what is left`,
      );
    }
  }
  return runs;
}

async function once(plan: Plan, rtts: readonly number[], system: string, rep: number): Promise<Run> {
  const carrier = CARRIERS[system];
  const reason = carrier?.obstacle?.();
  if (carrier === undefined || reason !== undefined) throw new Error(`${system}: ${reason ?? 'no such system'}`);
  const interval = (MESSAGE_BYTES * 8) / (PATHS * plan.rate * OFFERED * 1000);
  const count = Math.ceil(END / interval);
  const paths = await LabPaths.open(rtts.map((rtt, path) => ({ rtt, rate: plan.rate, seed: rep * PATHS + path })));
  try {
    const carrying = await carrier.carry(paths, { count, interval, limit: END, connections: 1 });
    await new Promise((resolve) => setTimeout(resolve, carrying.began + DEATH - monotonic()));
    FAULTS.blackhole.strike(paths, 0);
    const { arrivals } = await carrying.done;
    return judge(arrivals);
  } finally {
    await paths.close();
  }
}

function judge(arrivals: Arrivals): Run {
  const times = arrivals.at.filter((us) => us >= 0).map((us) => us / 1000);
  const { lost, doubled, reordered, corrupt } = arrivals;
  const steps = Array.from({ length: END / 1000 / CURVE_STEP }, (_, i) => i * CURVE_STEP * 1000);
  return {
    both: goodput(times, WARM, DEATH),
    left: goodput(times, DEATH + SETTLED, END),
    wrong: lost + doubled + reordered + corrupt,
    curve: steps.map((from) => Math.round(10 * goodput(times, from, from + CURVE_STEP * 1000)) / 10),
  };
}

function goodput(times: readonly number[], from: number, to: number): number {
  return (times.filter((time) => time >= from && time < to).length * MESSAGE_BYTES * 8) / (to - from) / 1000;
}

function rowsOf(name: string, runs: ReadonlyMap<string, readonly Run[]>): Row[] {
  const single = runs.get(SINGLE);
  const alone = single === undefined ? undefined : summarize(single.map(({ both }) => both)).median;
  return [...runs].flatMap(([system, all]): Row[] => [
    { system, case: `${name}: both paths`, unit: 'Mbit/s', ...summarize(all.map(({ both }) => both)) },
    ...(alone === undefined
      ? []
      : [
          {
            system,
            case: `${name}: of twice TCP alone`,
            unit: '',
            ...summarize(all.map(({ both }) => both / alone / PATHS)),
          },
        ]),
    { system, case: `${name}: after one died`, unit: 'Mbit/s', ...summarize(all.map(({ left }) => left)) },
    { system, case: `${name}: bytes wrong`, unit: '', ...summarize(all.map(({ wrong }) => wrong)) },
  ]);
}

const NOTES = [
  `messages of 1 KB by the clock, a little more than both lines carry; goodput from ${WARM} to ${DEATH} ms; then the first path becomes a blackhole, and goodput from ${DEATH + SETTLED} to ${END} ms`,
  'tcp goes by the first path alone',
];
