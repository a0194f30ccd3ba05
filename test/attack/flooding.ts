/** A flood of SYNs from forged sources, seen by the server and by who connects meanwhile. */
import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type { Connects, Guest } from './guest.ts';
import type { Served } from './served.ts';
import { ended } from './stage.ts';
import type { Times } from './verdict.ts';

export interface Flooded {
  readonly times: Times;
  readonly failures: number;
  /** SYNs. */
  readonly sent: number;
  /** Of the server, in bytes. */
  readonly memory: { readonly before: number; readonly largest: number; readonly after: number };
  /** Processor time of the server during the floods, in µs. */
  readonly cpu: { readonly all: number; readonly kernel: number };
  /** The server's, afterwards. */
  readonly counters: Readonly<Record<string, number>>;
  /** UDP datagrams that the server's kernel had no room for. */
  readonly overflows: number;
}

export interface FloodPlan {
  readonly server: Served;
  guest(): Promise<Guest<Connects>>;
  /** Begins a flood of `count` SYNs. */
  flood(count: number): ChildProcess;
  /** SYNs a second, ms of each phase, and phases with and without a flood in turn. */
  readonly rate: number;
  readonly phase: number;
  readonly rounds: number;
}

export async function flooding({ server, guest, flood, rate, phase, rounds }: FloodPlan): Promise<Flooded> {
  const before = await server.report();
  const times: Times = { quiet: [], flooded: [] };
  const cpu = { all: 0, kernel: 0 };
  const count = (rate * phase) / 1000;
  let failures = 0;
  let largest = before.rss;
  for (let round = 0; round < 2 * rounds; round++) {
    const kind = round % 2 === 0 ? 'quiet' : 'flooded';
    const connecting = await guest();
    const begun = (await server.report()).cpu;
    await (kind === 'quiet' ? pause(phase) : ended(flood(count)));
    const seen = await connecting.seen();
    times[kind].push(...seen.times);
    failures += seen.failures;
    const report = await server.report();
    largest = Math.max(largest, report.rss);
    if (kind === 'quiet') continue;
    const kernel = report.cpu.system - begun.system;
    cpu.kernel += kernel;
    cpu.all += kernel + report.cpu.user - begun.user;
  }
  const { counters, rss, overflows } = await server.report();
  const memory = { before: before.rss, largest, after: rss };
  return { times, failures, sent: rounds * count, memory, cpu, counters, overflows };
}
