import { setTimeout as pause } from 'node:timers/promises';
import type { Churned, Left, Order, Report } from '../drivers/churn-end.ts';
import { EndProcess } from '../end-process.ts';
import type { Target } from '../loopback.ts';
import { type Result, type Row, type Scenario, summarize } from '../statistics.ts';

const SYSTEMS = ['kamo', 'kamo-shared', 'node-net'] as const;
/** In turn, so that what else the machine does concerns all systems alike. */
const BLOCKS = 10;
/** Of these the last, in which most of what runs is compiled. */
const LATE_BLOCKS = 3;
/** TIME-WAIT is over after two seconds, and after ten nothing looks further back (R-TR-28). */
const SETTLE_MS = 13_000;
/** Of the 99th percentile of the time to connect: times that of `node:net`. */
const RATIO = 3;
/** Connections behind those that are timed, of these: what is there afterwards is compared with what was there before. */
const MORE = 0.5;
/** What is to be there as often after these as before. */
const COUNTED = [
  'sockets',
  'descriptors',
  'resources',
  'timers',
  'connections',
  'associations',
  'paths',
  'tickets',
  'regions',
] as const satisfies readonly (keyof Left)[];
/** Bytes of heap for each of these connections: the least that a connection could leave is several hundred. */
const HEAP_LEFT = 64;

type System = (typeof SYSTEMS)[number];

/** One system in one repetition. */
interface Run {
  readonly system: System;
  readonly cold: Churned;
  readonly blocks: readonly Churned[];
  readonly accept: Growth;
  readonly dial: Growth;
}

/** What a process has before connections that are counted, and after them. */
interface Growth {
  readonly before: Left;
  readonly after: Left;
}

/**
 * Connections opened, used and closed by clients at once: how long it takes until one is there, and what is left of them.
 * Server and clients are each a process of their own, over real sockets on loopback; the systems take turns.
 */
export const churn: Scenario = {
  options: {
    connections: 'of each system and repetition; default 5000',
    clients: 'at once; default 20',
    warm: 'connections before these, of new processes; default 1000',
    reps: 'repetitions; default 3',
    systems: `of ${SYSTEMS.join(', ')}; default all`,
  },
  run: async (asked, say) => {
    const connections = asked.count('connections', 5000);
    const clients = asked.count('clients', 20);
    const warm = asked.count('warm', 1000);
    const reps = asked.count('reps', 3);
    const systems = asked.words('systems', SYSTEMS, SYSTEMS) as readonly System[];
    const runs: Run[] = [];
    for (let rep = 1; rep <= reps; rep++) {
      for (const run of await repeat(systems, connections, clients, warm)) {
        runs.push(run);
        say(`${rep}/${reps} ${tellRun(run)}`);
      }
    }
    return {
      scenario: 'churn',
      options: { connections, clients, warm, reps },
      rows: systems.flatMap((system) => rowsOf(system, runs, connections)),
      notes: NOTES,
    };
  },
};

async function repeat(systems: readonly System[], connections: number, clients: number, warm: number): Promise<Run[]> {
  const pairs = await Promise.all(systems.map((system) => Pair.open(system, clients)));
  try {
    for (const pair of pairs) await pair.churn(warm);
    const share = Math.ceil(connections / BLOCKS);
    for (let block = 0; block < BLOCKS; block++) {
      for (const pair of pairs) await pair.churn(share);
    }
    // Collections throw compiled code away: nothing is timed behind the first.
    await settleAndMeasure(pairs);
    for (const pair of pairs) await pair.churn(connections * MORE, false);
    await settleAndMeasure(pairs);
    return pairs.map((pair) => pair.run());
  } finally {
    for (const pair of pairs) pair.end();
  }
}

async function settleAndMeasure(pairs: readonly Pair[]): Promise<void> {
  await pause(SETTLE_MS);
  for (const pair of pairs) await pair.measure();
}

/** The two processes of a system. */
class Pair {
  readonly #system: System;
  readonly #accept: EndProcess<Order, Report>;
  readonly #dial: EndProcess<Order, Report>;
  readonly #target: Target;
  readonly #blocks: Churned[] = [];
  readonly #left: { accept: Left; dial: Left }[] = [];

  static async open(system: System, clients: number): Promise<Pair> {
    const accept = new EndProcess<Order, Report>('churn-end', [system, 'accept', String(clients)]);
    const dial = new EndProcess<Order, Report>('churn-end', [system, 'dial', String(clients)]);
    const { target } = await accept.answer('listening');
    return new Pair(system, accept, dial, target);
  }

  private constructor(
    system: System,
    accept: EndProcess<Order, Report>,
    dial: EndProcess<Order, Report>,
    target: Target,
  ) {
    this.#system = system;
    this.#accept = accept;
    this.#dial = dial;
    this.#target = target;
  }

  /** @param timed as a block */
  async churn(count: number, timed = true): Promise<void> {
    const churned = await this.#dial.ask({ order: 'churn', count, target: this.#target }, 'churned');
    if (timed) this.#blocks.push(churned);
  }

  async measure(): Promise<void> {
    const [accept, dial] = await Promise.all([
      this.#accept.ask({ order: 'measure' }, 'measured'),
      this.#dial.ask({ order: 'measure' }, 'measured'),
    ]);
    this.#left.push({ accept: accept.left, dial: dial.left });
  }

  run(): Run {
    const [before, after] = this.#left;
    const [cold, ...blocks] = this.#blocks;
    if (before === undefined || after === undefined || cold === undefined)
      throw new Error('what is left is measured first');
    return {
      system: this.#system,
      cold,
      blocks,
      accept: { before: before.accept, after: after.accept },
      dial: { before: before.dial, after: after.dial },
    };
  }

  end(): void {
    this.#accept.end();
    this.#dial.end();
  }
}

function rowsOf(system: System, all: readonly Run[], connections: number): Row[] {
  const runs = all.filter((run) => run.system === system);
  const row = (name: string, unit: string, figure: (run: Run) => number, goal: Partial<Row> = {}): Row => ({
    system,
    case: name,
    unit,
    ...summarize(runs.map(figure)),
    ...goal,
  });
  const isKamo = system !== 'node-net';
  const nothing = isKamo ? { atMost: 0, worst: 0 } : {};
  const rows = [
    row('connect, p50', 'ms', (run) => quantile(connectsOf(run), 0.5)),
    row('connect, p99', 'ms', (run) => quantile(connectsOf(run), 0.99)),
    row('late connections, p99', 'ms', (run) => quantile(latesOf(run), 0.99)),
    row('connect, longest', 'ms', (run) => quantile(connectsOf(run), 1)),
    row('until closed, p50', 'ms', (run) => quantile(wholesOf(run), 0.5)),
    row('until closed, p99', 'ms', (run) => quantile(wholesOf(run), 0.99)),
    row('connections', '/s', rateOf),
    row('first connections, p99', 'ms', ({ cold }) => quantile(cold.connects, 0.99)),
    ...COUNTED.map((what) => row(`left: ${what}`, '', (run) => grown(run, what), nothing)),
    row(
      'left: heap',
      'bytes/connection',
      (run) => grown(run, 'heap') / (connections * MORE),
      isKamo ? { atMost: HEAP_LEFT } : {},
    ),
  ];
  const beside = all.filter((run) => run.system === 'node-net');
  if (!isKamo || beside.length === 0) return rows;
  const ratios = (times: (run: Run) => readonly number[]) =>
    summarize(
      runs.map((run, rep) => {
        const other = beside[rep];
        return other === undefined ? Number.NaN : quantile(times(run), 0.99) / quantile(times(other), 0.99);
      }),
    );
  const name = 'p99, times that of node-net';
  return [
    { system, case: `connect, ${name}`, unit: '', ...ratios(connectsOf), atMost: RATIO },
    { system, case: `first connections, ${name}`, unit: '', ...ratios(({ cold }) => cold.connects) },
    { system, case: `late connections, ${name}`, unit: '', ...ratios(latesOf) },
    ...rows,
  ];
}

/** At the end of the two that has more of it. */
function grown({ accept, dial }: Run, what: keyof Left): number {
  return Math.max(...[accept, dial].map(({ before, after }) => after[what] - before[what]));
}

function connectsOf({ blocks }: Run): number[] {
  return blocks.flatMap(({ connects }) => connects);
}

function latesOf({ blocks }: Run): number[] {
  return blocks.slice(-LATE_BLOCKS).flatMap(({ connects }) => connects);
}

function wholesOf({ blocks }: Run): number[] {
  return blocks.flatMap(({ wholes }) => wholes);
}

function rateOf(run: Run): number {
  return connectsOf(run).length / run.blocks.reduce((sum, { seconds }) => sum + seconds, 0);
}

/** Of what is not sorted yet: the least value that a share of all does not exceed. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

function tellRun(run: Run): string {
  const times = connectsOf(run);
  const figures = [0.5, 0.99, 1].map((share) => quantile(times, share).toFixed(2));
  return `${run.system}: connect ${figures.join(', ')} ms (p50, p99, longest), ${rateOf(run).toFixed(0)}/s`;
}

const NOTES: Result['notes'] = [
  'kamo: each client is a node with an association of its own; kamo-shared: one node, and one association, has all clients; a request of 1 KiB and an answer of 4 KiB are checked at each connection, which the client ends',
  `connect: from the call to the event, in ${BLOCKS} blocks, all systems in turn; the first connections of new processes, by which associations are founded and code is compiled, are counted apart; late ones are those of the last ${LATE_BLOCKS} blocks, when most of some six hundred functions of each end are compiled, which threads of the engine do on the same cores`,
  "left, at the end that has more: what there is 13 s after half as many connections more, and was not 13 s after those that are timed, after eight full collections; sockets, timers and paths are counted as objects of the heap, timers that keep no process alive among them; regions: of the engines' arenas, still read by a link",
  'associations and tickets are kept for the next connection to the same node, as many as there are nodes',
];
