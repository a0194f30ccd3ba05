import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Child, countOutput, run } from '../child.ts';
import { driver, projectFile } from '../project.ts';
import { type Result, type Row, type Scenario, summarize } from '../statistics.ts';

/** UDP payload of a full datagram, without path MTU discovery (RFC 8899 section 5.1.2). */
const DATAGRAM = 1200;
/** Share of the raw stream's goodput that kamo has to reach. */
const TARGET = 0.5;
const GIB = 1024 ** 3;

/** One way of carrying bytes from one process to another, once. */
interface System {
  readonly name: string;
  carry(input: ZeroFile): Promise<Carried>;
}

interface Carried {
  /** What arrived, and the time from its first byte to its last. */
  readonly bytes: number;
  readonly seconds: number;
  /** Of both processes, from their start to their end. */
  readonly cpuSeconds: number;
}

/**
 * Bulk transfer on loopback over plain node:dgram: `kamo listen` and `kamo connect` against a raw stream of datagrams of
 * the same size, and against the kernel's TCP between the same file and pipe.
 */
export const throughput: Scenario = {
  options: { reps: 'repetitions, each of all systems in turn; default 5', bytes: 'carried each time; default 1 GiB' },
  run: (asked, say) => measure(asked.count('reps', 5), asked.count('bytes', GIB), say),
};

async function measure(reps: number, bytes: number, say: (line: string) => void): Promise<Result> {
  const systems: readonly System[] = [
    { name: 'raw-dgram', carry: carryRaw },
    { name: 'kamo', carry: carryByKamo },
    { name: 'node-net', carry: carryByNet },
  ];
  const runs = new Map(systems.map((system) => [system.name, [] as Carried[]]));
  const input = new ZeroFile(bytes);
  for (let rep = 1; rep <= reps; rep += 1) {
    for (const system of systems) {
      const carried = await system.carry(input);
      runs.get(system.name)?.push(carried);
      say(
        `${rep}/${reps} ${system.name}: ${megabits(carried).toFixed(0)} Mbit/s, ${perGigabyte(carried).toFixed(2)} s/GB`,
      );
    }
  }
  return judge(runs, { reps, bytes, datagram: DATAGRAM });
}

/** A file without content of its own, so that reading it costs next to nothing; gone when the process is. */
class ZeroFile {
  readonly bytes: number;
  readonly path: string;

  constructor(bytes: number) {
    const folder = mkdtempSync(join(tmpdir(), 'kamo-bench-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    this.bytes = bytes;
    this.path = join(folder, 'zeros');
    writeFileSync(this.path, '');
    truncateSync(this.path, bytes);
  }
}

/** Rows of each system, and the ratio of each pair of neighbours in time. */
function judge(runs: ReadonlyMap<string, readonly Carried[]>, options: Result['options']): Result {
  const rows: Row[] = [];
  for (const [system, carried] of runs) {
    rows.push({ system, case: 'goodput', unit: 'Mbit/s', ...summarize(carried.map(megabits)) });
    rows.push({ system, case: 'cpu', unit: 's/GB', ...summarize(carried.map(perGigabyte)) });
  }
  const raw = runs.get('raw-dgram') ?? [];
  const ratios = (runs.get('kamo') ?? []).map((carried, rep) => {
    const yardstick = raw[rep];
    return yardstick === undefined ? 0 : megabits(carried) / megabits(yardstick);
  });
  const ratio = summarize(ratios);
  rows.push({ system: 'kamo/raw-dgram', case: 'goodput ratio', unit: '', ...ratio });
  const verdict = ratio.median >= TARGET ? 'met' : 'missed';
  const notes = [
    `goodput: payload bytes from the first that the receiver got to the last; for raw-dgram all ${DATAGRAM} bytes of each UDP payload that arrived, for kamo and node-net the bytes that left the receiver's stdout`,
    'cpu: user and system seconds of both processes from their start to their end, without this process, which counts what comes out',
    `goodput ratio: kamo to the raw-dgram run just before it; target ${TARGET} or more: ${verdict} (${ratio.median.toFixed(2)})`,
  ];
  return { scenario: 'throughput', options, rows, notes };
}

function megabits(carried: Carried): number {
  return (carried.bytes * 8) / carried.seconds / 1e6;
}

function perGigabyte(carried: Carried): number {
  return carried.cpuSeconds / (carried.bytes / 1e9);
}

/** The receiver counts what arrives; the kernel drops what the receiver is too slow for. */
async function carryRaw({ bytes }: ZeroFile): Promise<Carried> {
  const receiver = run(driver('raw-dgram'), ['receive'], { stdout: 'pipe' });
  const port = (await receiver.line('stdout')).replace('port ', '');
  const sender = run(driver('raw-dgram'), ['send', port, String(DATAGRAM), String(bytes)], {});
  const report: { bytes: number; ms: number } = JSON.parse(await receiver.line('stdout'));
  return { bytes: report.bytes, seconds: report.ms / 1000, cpuSeconds: await cpuOf(receiver, sender) };
}

/** The commands as they are used: one locator each, both directions open, `listen` with an empty stdin. */
async function carryByKamo(input: ZeroFile): Promise<Carried> {
  const command = projectFile('dist/cli/main.js');
  const receiver = run(command, ['--json', 'listen', '--locator', '127.0.0.1:0'], { stdout: 'pipe', stderr: 'pipe' });
  const { nodeId, locators }: { nodeId: string; locators: string[] } = JSON.parse(await receiver.line('stderr'));
  const words = ['-q', 'connect', nodeId, ...locators.flatMap((locator) => ['--locator', locator])];
  return arrival(run(command, words, { stdin: input.path }), receiver, input.bytes);
}

async function carryByNet(input: ZeroFile): Promise<Carried> {
  const receiver = run(driver('net-pipe'), ['listen'], { stdout: 'pipe', stderr: 'pipe' });
  const port = (await receiver.line('stderr')).replace('port ', '');
  const sender = run(driver('net-pipe'), ['connect', port], { stdin: input.path });
  return arrival(sender, receiver, input.bytes);
}

async function arrival(sender: Child, receiver: Child, bytes: number): Promise<Carried> {
  const counted = countOutput(receiver);
  const cpuSeconds = await cpuOf(sender, receiver);
  const { bytes: arrived, seconds } = await counted;
  if (arrived !== bytes) throw new Error(`${arrived} of ${bytes} bytes arrived`);
  return { bytes, seconds, cpuSeconds };
}

async function cpuOf(...children: readonly Child[]): Promise<number> {
  const ends = await Promise.all(children.map((child) => child.ended));
  return ends.reduce((sum, end) => sum + end.cpuSeconds, 0);
}
