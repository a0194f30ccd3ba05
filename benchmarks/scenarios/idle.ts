import { setTimeout as pause } from 'node:timers/promises';
import type { Figures, Order, Report, Watch } from '../drivers/idle-end.ts';
import { EndProcess } from '../end-process.ts';
import { type Result, type Row, type Scenario, summarize } from '../statistics.ts';

/** Connections that are open before the baseline is taken: code, tables and pools are there by then. */
const WARM = 300;
/** Queues are dropped after a second, and after ten what looks back no further (R-TR-28). */
const SETTLE_MS = 13_000;
const WATCH_MS = 10_000;
/** Bytes per end, of heap (array buffers included) and of RSS each. */
const TARGET = 6 * 1024;

/** One system's connections with both ends measured. */
interface Measured {
  readonly accept: End;
  readonly dial: End;
}

interface End {
  readonly before: Figures;
  readonly after: Figures;
  readonly watch: Watch;
}

/**
 * Established connections that nothing happens on, each with its socket object and three listeners: what one costs at
 * either end, in memory and in wake-ups. The ends are processes of their own, over real sockets on loopback.
 */
export const idle: Scenario = {
  options: { reps: 'repetitions; default 1', connections: 'how many are open; default 10000' },
  run: (asked, say) => measure(asked.count('connections', 10_000), asked.count('reps', 1), say),
};

async function measure(connections: number, reps: number, say: (line: string) => void): Promise<Result> {
  const rows: Row[] = [];
  const notes: string[] = [];
  for (const system of ['kamo', 'kamo-own', 'node-net'] as const) {
    const runs: Measured[] = [];
    for (let rep = 1; rep <= reps; rep++) runs.push(await run(system, connections, say));
    rows.push(...judge(system, runs));
    if (system !== 'node-net') notes.push(verdict(system, runs));
  }
  notes.push(
    'kamo: all connections share the associations of four pairs of nodes; kamo-own: each has an association of its own, as if it were the only one with its peer',
    `per connection: less the same with ${WARM} connections, by the difference; after eight collections as when memory is low, which compact and shrink the young generation`,
    'heap: in use, with what array buffers hold outside of it; heap pages: resident pages of that heap',
    'RSS: once the C library has given back what it holds free (malloc_trim, where koffi is there), which is left by the handshakes; untrimmed: before that',
    'wake-ups: times in 10 s that the main thread went to sleep (voluntary_ctxt_switches), of all connections of the end together',
    'what the kernel keeps of the connections of node-net is in neither figure',
  );
  return { scenario: 'idle', options: { reps, connections }, rows, notes };
}

async function run(system: string, connections: number, say: (line: string) => void): Promise<Measured> {
  const accept = new IdleEnd(system, 'accept');
  const { targets } = await accept.answer('listening');
  const dial = new IdleEnd(system, 'dial');
  const opened = (count: number) => dial.ask({ order: 'open', count, targets }, 'opened', say);
  try {
    await opened(WARM);
    await pause(SETTLE_MS);
    const before = [await accept.measure(), await dial.measure()] as const;
    await opened(connections);
    say(`${system}: ${WARM + connections} connections, waiting for them to fall idle`);
    await pause(SETTLE_MS);
    const after = [await accept.measure(), await dial.measure()] as const;
    // The engine tidies up for a while after collections.
    await pause(SETTLE_MS);
    const watches = await Promise.all([accept.watch(), dial.watch()]);
    return {
      accept: { before: before[0], after: after[0], watch: watches[0] },
      dial: { before: before[1], after: after[1], watch: watches[1] },
    };
  } finally {
    accept.end();
    dial.end();
  }
}

/** One end of the connections. */
class IdleEnd extends EndProcess<Order, Report> {
  constructor(system: string, role: string) {
    super('idle-end', [system, role]);
  }

  measure(): Promise<Figures> {
    return this.ask({ order: 'measure' }, 'measured');
  }

  watch(): Promise<Watch> {
    return this.ask({ order: 'watch', span: WATCH_MS }, 'watched');
  }
}

function judge(system: string, runs: readonly Measured[]): Row[] {
  return (['accept', 'dial'] as const).flatMap((side) => {
    const ends = runs.map((measured) => measured[side]);
    const row = (what: string, unit: string, figure: (end: End) => number): Row => {
      return { system: `${system} ${side}`, case: what, unit, ...summarize(ends.map(figure)) };
    };
    return [
      row('heap per connection', 'bytes', heapOf),
      row('heap pages per connection', 'bytes', per('pages')),
      row('RSS per connection', 'bytes', rssOf),
      row('RSS per connection, untrimmed', 'bytes', per('rss')),
      row('RSS of the process by its connections', 'bytes', ({ after }) => after.rss / after.open),
      row('armed timers', '', ({ after }) => after.timers),
      row('wake-ups', '/10 s', ({ watch }) => watch.wakeups),
      row('timeouts judged', '/10 s', ({ watch }) => watch.timeouts),
      row('CPU while idle', 'ms/10 s', ({ watch }) => watch.cpu),
      row('full collection', 'ms', ({ after }) => after.collection),
    ];
  });
}

function verdict(system: string, runs: readonly Measured[]): string {
  const ends = runs.flatMap(({ accept, dial }) => [accept, dial]);
  const heap = Math.max(...ends.map(heapOf));
  const rss = Math.max(...ends.map(rssOf));
  const met = heap <= TARGET && rss <= TARGET;
  return `${system}, target: at most ${TARGET} bytes of heap and of RSS per end: ${met ? 'met' : 'missed'} (${heap.toFixed(0)}, ${rss.toFixed(0)})`;
}

function heapOf({ before, after }: End): number {
  return (after.heap + after.buffers - before.heap - before.buffers) / (after.open - before.open);
}

const rssOf = per('trimmed');

function per(figure: 'pages' | 'rss' | 'trimmed'): (end: End) => number {
  return ({ before, after }) => (after[figure] - before[figure]) / (after.open - before.open);
}
