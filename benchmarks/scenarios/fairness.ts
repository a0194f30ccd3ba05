import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LabPath } from '../lab/path.ts';
import { SYSTEMS, type System, systems, type Transfer } from '../lab/transfer.ts';
import { type Curve, type Row, type Scenario, summarize, verdict } from '../statistics.ts';

/** The last one is the yardstick: what two flows of the kernel's share at the same time. */
const PAIRS = ['kamo-cubic+kamo-cubic', 'kamo-cubic+linux-cubic', 'linux-cubic+linux-cubic'];
const TARGET = 0.95;
const CURVE_STEP = 1;
/** The wire's own, us. */
const GRAIN = 100;
/** By then every source has started, and waits; ms. */
const PREPARATION = 2500;
/** What is later than that has not begun when it was to; ms. */
const LATENESS = 20;

interface Plan {
  readonly rtts: readonly number[];
  readonly pairs: readonly (readonly System[])[];
  readonly rate: number;
  /** By how much the second flow begins later, s. */
  readonly apart: number;
  /** How long packets wait for others that are due as well, us. */
  readonly grain: number;
  readonly warmUp: number;
  readonly seconds: number;
  readonly reps: number;
  readonly trace: string | undefined;
}

/** Two flows through one bottleneck, begun together: how evenly they share it once they have settled. */
export const fairness: Scenario = {
  options: {
    rtt: 'ms, a list; default 20,50,100',
    rate: 'Mbit/s; default 100',
    pairs: `a list of two systems each, joined by +; default ${PAIRS.join()}`,
    apart: 's by which the second flow begins later; default 0',
    grain: 'us for which packets wait for others, to arrive in one lump, as links and interfaces do; default 100',
    warmup: 's that do not count; default 5',
    seconds: 's that count; default 40',
    reps: 'repetitions; default 3',
    trace: 'a folder for a file of window and round-trip time of each flow, and one of the queue',
  },
  run: async (asked, say) => {
    const plan: Plan = {
      rtts: asked.numbers('rtt', [20, 50, 100]),
      pairs: (asked.text('pairs')?.split(',') ?? PAIRS).map(parsePair),
      rate: asked.number('rate', 100),
      apart: asked.number('apart', 0),
      grain: asked.number('grain', GRAIN),
      warmUp: asked.number('warmup', 5),
      seconds: asked.number('seconds', 40),
      reps: asked.count('reps', 3),
      trace: asked.text('trace'),
    };
    if (plan.trace !== undefined) mkdirSync(plan.trace, { recursive: true });
    const rows: Row[] = [];
    const curves: Curve[] = [];
    for (const rtt of plan.rtts) {
      const runs = await measure(plan, rtt, say);
      for (const [pair, shares] of runs) {
        rows.push(...judge(`rtt ${rtt} ms, ${pair}`, shares));
        curves.push(...curvesOf(`rtt ${rtt} ms, ${pair}`, shares[0]));
      }
    }
    const { rate, apart, grain, warmUp, seconds, reps } = plan;
    return {
      scenario: 'fairness',
      options: { rate, apart, grain, warmUp, seconds, reps },
      rows,
      curves,
      notes: notesOf(plan, rows),
    };
  },
};

/** Mbit/s of each flow while it counted, and over the whole time. */
interface Share {
  readonly system: string;
  readonly mean: number;
  readonly over: readonly number[];
}

function parsePair(text: string): readonly System[] {
  const pair = systems(text.split('+'));
  if (pair.length !== 2) throw new Error(`--pairs takes two of ${Object.keys(SYSTEMS).join(', ')}; not ${text}`);
  return pair;
}

async function measure(plan: Plan, rtt: number, say: (line: string) => void): Promise<Map<string, Share[][]>> {
  const runs = new Map<string, Share[][]>();
  for (let rep = 1; rep <= plan.reps; rep += 1) {
    for (const pair of plan.pairs) {
      const name = pair.map((system) => system.name).join('+');
      const shares = await once(plan, pair, rtt, rep);
      runs.set(name, [...(runs.get(name) ?? []), shares]);
      const means = shares.map(({ mean }) => mean.toFixed(1));
      say(`rtt ${rtt} ms, ${rep}/${plan.reps} ${name}: ${means.join(' and ')} Mbit/s, Jain ${jain(shares).toFixed(3)}`);
    }
  }
  return runs;
}

async function once(plan: Plan, pair: readonly System[], rtt: number, rep: number): Promise<Share[]> {
  const path = await LabPath.open({ rtt, rate: plan.rate, seed: rep });
  const names = pair.map(({ name }, slot) => `${name}-${slot + 1}`);
  const stem = plan.trace === undefined ? '' : join(plan.trace, `rtt${rtt}-${names.join('-')}-${rep}`);
  // What begins a little later still has all of the time that counts.
  const seconds = plan.apart + plan.warmUp + plan.seconds + 1;
  try {
    path.grain(plan.grain);
    if (stem !== '') path.sample(`${stem}.queue.tsv`, 20);
    const at = monotonic() + PREPARATION;
    const transfers = await Promise.all(
      pair.map((system, slot) => {
        const options = { seconds, slot, at: at + slot * plan.apart * 1000 };
        return system.transfer(path, stem === '' ? options : { ...options, trace: `${stem}-${slot + 1}.tsv` });
      }),
    );
    const { ab, ba } = path.counters();
    if (ab.missed + ba.missed > 0) throw new Error(`impair was too slow for ${ab.missed + ba.missed} packets`);
    const begin = Math.max(...transfers.map(({ arrival }) => arrival.started));
    for (const [slot, { arrival }] of transfers.entries()) {
      const late = arrival.started - at - slot * plan.apart * 1000;
      if (late > LATENESS + 3 * rtt) throw new Error(`flow ${slot + 1} began ${late.toFixed(0)} ms late`);
    }
    return pair.map((system, slot) => shareOf(plan, system.name, transfers[slot], begin));
  } finally {
    await path.close();
  }
}

/** As the sources and sinks have it, ms. */
function monotonic(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** Both flows are looked at over the same time, which begins with the later one. */
function shareOf(plan: Plan, system: string, transfer: Transfer | undefined, begin: number): Share {
  if (transfer === undefined) throw new Error(`${system} has carried nothing`);
  const { intact, started, every, series } = transfer.arrival;
  if (!intact) throw new Error(`${system}: what arrived is not what was sent`);
  const skip = Math.round((begin - started) / every);
  const rates = series.slice(skip).map((bytes) => (bytes * 8) / every / 1000);
  const counted = rates.slice((plan.warmUp * 1000) / every, ((plan.warmUp + plan.seconds) * 1000) / every);
  const group = Math.round((CURVE_STEP * 1000) / every);
  const over: number[] = [];
  for (let i = 0; i + group <= rates.length; i += group) over.push(mean(rates.slice(i, i + group)));
  return { system, mean: mean(counted), over };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Jain's index (Jain, Chiu and Hawe 1984): 1 when all are equal, 1/n when one has everything. */
function jain(shares: readonly Share[]): number {
  const sum = shares.reduce((all, share) => all + share.mean, 0);
  const squares = shares.reduce((all, share) => all + share.mean ** 2, 0);
  return sum ** 2 / (shares.length * squares);
}

function judge(name: string, runs: readonly (readonly Share[])[]): Row[] {
  const index = { system: 'Jain index', case: name, unit: '', ...summarize(runs.map(jain)) };
  const rows: Row[] = [name.includes('kamo') ? { ...index, target: TARGET } : index];
  for (const [slot, { system }] of (runs[0] ?? []).entries()) {
    const means = runs.map((shares) => shares[slot]?.mean ?? 0);
    rows.push({ system: `${slot + 1}: ${system}`, case: name, unit: 'Mbit/s', ...summarize(means) });
  }
  return rows;
}

function curvesOf(name: string, shares: readonly Share[] | undefined): Curve[] {
  return (shares ?? []).map(({ system, over }, slot) => {
    const values = over.map((value) => Math.round(value * 100) / 100);
    return { system: `${slot + 1}: ${system}`, case: name, unit: 'Mbit/s', step: CURVE_STEP, values };
  });
}

function notesOf(plan: Plan, rows: readonly Row[]): string[] {
  const judged = rows.filter((row) => row.target !== undefined);
  const met = judged.filter((row) => verdict(row) === 'met').length;
  return [
    `Jain's index of the goodputs of two flows that begin together, over ${plan.seconds} s after ${plan.warmUp} s; no loss but by the queue of one bandwidth-delay product`,
    `targets met: ${met} of ${judged.length}`,
  ];
}
