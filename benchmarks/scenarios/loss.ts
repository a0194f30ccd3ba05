import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LabPath, type WireCounters } from '../lab/path.ts';
import { goodput, SYSTEMS, type System, systems, type Transfer } from '../lab/transfer.ts';
import { plotTrace } from '../report/trace.ts';
import { type Curve, type Result, type Row, type Scenario, summarize, verdict } from '../statistics.ts';

/** Against whom each system is measured, and what share of its goodput it is to reach; without: for information. */
const PAIRS: readonly { readonly system: string; readonly peer: string; readonly target?: number }[] = [
  { system: 'kamo-cubic', peer: 'linux-cubic', target: 1 },
  { system: 'kamo-bbr', peer: 'linux-bbr', target: 0.9 },
  { system: 'kamo-udp-cubic', peer: 'linux-cubic' },
  { system: 'kamo-udp-bbr', peer: 'linux-bbr' },
];
const CURVE_STEP = 0.5;

/** One condition of the path. */
interface Cell {
  readonly name: string;
  /** File names begin with it. */
  readonly slug: string;
  readonly rtt: number;
  readonly loss: number;
}

interface Run extends Transfer {
  readonly ab: WireCounters;
  /** CPU seconds of impair, with the kernel's work for what it delivers. */
  readonly wireCpu: number;
}

interface Plan {
  readonly cells: readonly Cell[];
  readonly systems: readonly System[];
  readonly rate: number;
  readonly seconds: number;
  readonly reps: number;
  readonly trace: string | undefined;
}

/**
 * Goodput over one path by round-trip time and random loss: what the receiver's application has got, in order, in the
 * first seconds of a connection. The start is part of it, and every system has the same time, however slow it is.
 */
export const loss: Scenario = {
  options: {
    rtt: 'ms, a list; default 20,50,100',
    loss: 'per cent of the data packets, a list; default 0,0.1,1,3',
    rate: 'Mbit/s; default 100',
    systems: `a list of ${Object.keys(SYSTEMS).join(', ')}; default linux-cubic,kamo-cubic,linux-bbr,kamo-bbr`,
    seconds: 'of each transfer; default 10',
    reps: 'repetitions, each of all systems in turn; default 3',
    trace: 'a folder for a file and a plot of window, round-trip time and queue of each run',
  },
  run: async (asked, say) => {
    const defaults = ['linux-cubic', 'kamo-cubic', 'linux-bbr', 'kamo-bbr'];
    const rtts = asked.numbers('rtt', [20, 50, 100]);
    const losses = asked.numbers('loss', [0, 0.1, 1, 3]);
    const plan: Plan = {
      cells: rtts.flatMap((rtt) => losses.map((percent) => cell(rtt, percent))),
      systems: systems(asked.words('systems', defaults, Object.keys(SYSTEMS))),
      rate: asked.number('rate', 100),
      seconds: asked.number('seconds', 10),
      reps: asked.count('reps', 3),
      trace: asked.text('trace'),
    };
    if (plan.trace !== undefined) mkdirSync(plan.trace, { recursive: true });
    const rows: Row[] = [];
    const curves: Curve[] = [];
    for (const each of plan.cells) {
      const runs = await measure(plan, each, say);
      rows.push(...judge(each, runs));
      curves.push(...curvesOf(each, runs));
    }
    return { scenario: 'loss', options: optionsOf(plan), rows, curves, notes: notesOf(plan, rows) };
  },
};

function cell(rtt: number, percent: number): Cell {
  return { name: `rtt ${rtt} ms, loss ${percent} %`, slug: `rtt${rtt}-loss${percent}`, rtt, loss: percent / 100 };
}

async function measure(plan: Plan, each: Cell, say: (line: string) => void): Promise<Map<string, Run[]>> {
  const runs = new Map(plan.systems.map(({ name }) => [name, [] as Run[]]));
  for (let rep = 1; rep <= plan.reps; rep += 1) {
    for (const system of plan.systems) {
      const run = await once(plan, each, system, rep);
      runs.get(system.name)?.push(run);
      say(`${each.name}, ${rep}/${plan.reps} ${system.name}: ${tell(run)}`);
    }
  }
  return runs;
}

/** A path of its own for each transfer; equal seeds for all systems of a repetition. */
async function once(plan: Plan, each: Cell, system: System, rep: number): Promise<Run> {
  const path = await LabPath.open({ rtt: each.rtt, rate: plan.rate, loss: each.loss, seed: rep });
  const stem = plan.trace === undefined ? undefined : join(plan.trace, `${each.slug}-${system.name}-${rep}`);
  try {
    if (stem !== undefined) path.sample(`${stem}.queue.tsv`, 20);
    const options = { seconds: plan.seconds, slot: 0, ...(stem === undefined ? {} : { trace: `${stem}.tsv` }) };
    const transfer = await system.transfer(path, options);
    if (!transfer.arrival.intact) throw new Error(`${system.name}: what arrived is not what was sent`);
    const { ab, ba, cpuSeconds } = path.counters();
    if (ab.missed + ba.missed > 0) throw new Error(`impair was too slow for ${ab.missed + ba.missed} packets`);
    if (stem !== undefined) plotTrace(stem, `${system.name}, ${each.name}, ${plan.rate} Mbit/s`, transfer.arrival);
    return { ...transfer, ab, wireCpu: cpuSeconds };
  } finally {
    await path.close();
  }
}

function tell(run: Run): string {
  const { arrival, departure, ab } = run;
  const drops = Object.entries(departure.drops ?? {}).map(([reason, count]) => `${reason} ${count}`);
  return [
    `${goodput(arrival).toFixed(2)} Mbit/s`,
    `${departure.retransmitted} retransmitted (${ab.lost} lost, ${ab.dropped} dropped)`,
    `CPU ${percent(departure.cpu, run)} % sender, ${percent(arrival.cpu, run)} % receiver, ${percent(run.wireCpu, run)} % wire`,
    ...drops,
  ].join(', ');
}

function percent(cpu: number, { arrival }: Run): string {
  return ((100 * cpu) / arrival.seconds).toFixed(0);
}

function judge(each: Cell, runs: ReadonlyMap<string, readonly Run[]>): Row[] {
  const rows: Row[] = [];
  for (const [system, all] of runs) {
    rows.push({ system, case: each.name, unit: 'Mbit/s', ...summarize(all.map(({ arrival }) => goodput(arrival))) });
  }
  for (const { system, peer, target } of PAIRS) {
    const own = runs.get(system);
    const other = runs.get(peer);
    if (own === undefined || other === undefined) continue;
    const ratios = own.map(({ arrival }, rep) => goodput(arrival) / goodputOf(other[rep]));
    const ratio = { system: `${system}/${peer}`, case: each.name, unit: '', ...summarize(ratios) };
    rows.push(target === undefined ? ratio : { ...ratio, target });
  }
  for (const [system, all] of runs) {
    const shares = all.map(({ arrival, departure }) => (100 * departure.cpu) / arrival.seconds);
    rows.push({ system, case: `${each.name}: CPU of the sender`, unit: '% of a core', ...summarize(shares) });
  }
  return rows;
}

function goodputOf(run: Run | undefined): number {
  return run === undefined ? Number.NaN : goodput(run.arrival);
}

/** Of the first repetition: how the goodput came about. */
function curvesOf(each: Cell, runs: ReadonlyMap<string, readonly Run[]>): Curve[] {
  return [...runs].flatMap(([system, [first]]) => {
    if (first === undefined) return [];
    const { every, series } = first.arrival;
    const group = Math.round((CURVE_STEP * 1000) / every);
    const values: number[] = [];
    for (let i = 0; i + group <= series.length; i += group) {
      const bytes = series.slice(i, i + group).reduce((sum, value) => sum + value, 0);
      values.push(Math.round((bytes * 8) / CURVE_STEP / 1e4) / 100);
    }
    return [{ system, case: each.name, unit: 'Mbit/s', step: CURVE_STEP, values }];
  });
}

function optionsOf({ rate, seconds, reps }: Plan): Result['options'] {
  return { rate, seconds, reps, queue: 'one bandwidth-delay product', mtu: 1500, segmentationOffload: false };
}

function notesOf(plan: Plan, rows: readonly Row[]): string[] {
  const judged = rows.filter((row) => row.target !== undefined);
  const met = judged.filter((row) => verdict(row) === 'met').length;
  return [
    `goodput: bytes that the receiver's application read in order in the ${plan.seconds} s since it had the connection, start included`,
    'the path: loss by chance of data packets only, equal seeds for the systems of a repetition; a drop-tail queue of one bandwidth-delay product; offloads off',
    'linux-*: kernel to kernel; kamo-*: kamo over a TUN device to the kernel; kamo-udp-*: kamo to kamo in UDP mode (smaller datagrams, other headers), for information',
    "the kernel's buffers may grow to 16 MiB (tcp_rmem, tcp_wmem), nothing is remembered of former connections",
    ...(judged.length === 0 ? [] : [`targets met: ${met} of ${judged.length}`]),
  ];
}
