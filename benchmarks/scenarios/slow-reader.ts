import type { Order, Report, Written } from '../drivers/slow-end.ts';
import { EndProcess } from '../end-process.ts';
import { type Result, type Row, type Scenario, summarize } from '../statistics.ts';

const SYSTEMS = ['kamo', 'node-net'] as const;
const GIB = 1024 ** 3;
const MIB = 1024 ** 2;
/** `sendBuffer` of the transport, the high-water mark of the socket and the write that went beyond it. */
const BUFFERS = (16 * MIB + 16 * 1024 + 64 * 1024) / MIB;
/** MiB that are kept for whoever writes next (64 slabs of 64 KiB), and one for code that was compiled meanwhile. */
const KEPT = 5;
/** MiB that resident pages may grow by in the second half: the collector's moods. */
const GROWTH = 8;

interface Run extends Written {
  readonly read: number;
}

/** A writer with much to write and a reader of 1 MiB/s: what the writer's end holds. */
export const slowReader: Scenario = {
  options: {
    seconds: 'for so long; default 60',
    bytes: 'what there is to write; default 10 GiB',
    reps: 'repetitions, all systems at the same time; default 1',
  },
  run: async (asked, say) => {
    const seconds = asked.count('seconds', 60);
    const bytes = asked.count('bytes', 10 * GIB);
    const reps = asked.count('reps', 1);
    const runs = new Map<string, Run[]>(SYSTEMS.map((system) => [system, []]));
    for (let rep = 1; rep <= reps; rep++) {
      const ended = await Promise.all(SYSTEMS.map((system) => watch(system, bytes, seconds)));
      for (const [i, run] of ended.entries()) {
        const system = SYSTEMS[i] ?? '';
        runs.get(system)?.push(run);
        say(`${rep}/${reps} ${system}: ${mib(run.taken)} MiB taken, ${mib(run.read)} read, ${run.drains} drains`);
      }
    }
    const rows = SYSTEMS.flatMap((system) => rowsOf(system, runs.get(system) ?? []));
    return { scenario: 'slow-reader', options: { seconds, bytes, reps }, rows, notes: NOTES };
  },
};

async function watch(system: string, bytes: number, seconds: number): Promise<Run> {
  const reader = new EndProcess<Order, Report>('slow-end', [system, 'accept']);
  const writer = new EndProcess<Order, Report>('slow-end', [system, 'dial']);
  try {
    const { target } = await reader.answer('listening');
    const written = await writer.ask({ order: 'write', target, bytes, span: 1000 * seconds }, 'written');
    const { read } = await reader.ask({ order: 'count' }, 'counted');
    return { ...written, read };
  } finally {
    reader.end();
    writer.end();
  }
}

function rowsOf(system: string, runs: readonly Run[]): Row[] {
  const row = (name: string, unit: string, figure: (run: Run) => number, goal: Partial<Row> = {}): Row => {
    const goals = system === 'kamo' ? goal : {};
    return { system, case: name, unit, ...summarize(runs.map(figure)), ...goals };
  };
  const bytes = (name: string, what: keyof Run, goal: Partial<Row> = {}): Row =>
    row(name, 'MiB', (run) => run[what] / MIB, goal);
  const bound = { atMost: BUFFERS, worst: BUFFERS };
  return [
    bytes('taken by the connection', 'taken'),
    bytes('read by the application', 'read'),
    row('`write` returned false', 'times', ({ stops }) => stops),
    row("'drain'", 'times', ({ drains }) => drains),
    bytes('writableLength, most', 'writable'),
    ...(system === 'kamo' ? [bytes('held and not acknowledged, most', 'held', bound)] : []),
    bytes('heap and array buffers, most', 'heap'),
    bytes('RSS, most', 'rss'),
    bytes('RSS, growth in the second half', 'growth', { atMost: GROWTH }),
    bytes('heap left when destroyed', 'heapLeft', { atMost: KEPT }),
    row('connections left when destroyed', '', ({ connectionsLeft }) => connectionsLeft, { atMost: 0, worst: 0 }),
  ];
}

function mib(bytes: number): string {
  return (bytes / MIB).toFixed(1);
}

const NOTES: Result['notes'] = [
  'writes of 64 KiB, each in memory of its own, as long as `write` returns true, then at each drain; a reader of 1 MiB/s, which checks every byte; then the writer destroys its socket',
  'held: in the socket (writableLength) and in the connection, sent or not; its bound is the send buffer, the high-water mark and one write. What the kernel holds for node-net is in no figure',
  'heap left: kamo keeps up to 4 MiB of slabs for the next writer of the process',
  'heap, array buffers and RSS of the writer: above what they were when it was connected, after collection; growth: the most of the last quarter of the time less the most of the second',
];
