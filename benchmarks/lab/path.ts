import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectFile } from '../project.ts';
import { buildTools, obstacle, tool } from './tools.ts';

/** What the wire does, alike in both directions but for loss, duplication and reordering, which are of A to B only. */
export interface WireSettings {
  /** Round-trip time without any queue, in ms; half of it each way. */
  readonly rtt: number;
  /** Mbit/s of Ethernet frames; 0: no limit. */
  readonly rate: number;
  /** Bytes that may wait for the line; default one bandwidth-delay product, 64 KiB at least where there is a rate. */
  readonly queue?: number;
  /** Probabilities, 0..1. */
  readonly loss?: number;
  readonly dup?: number;
  readonly reorder?: number;
  /** Plus or minus, each way, in ms. */
  readonly jitter?: number;
  /** Equal seeds: the n-th packet has the same luck. */
  readonly seed?: number;
}

/** Of one direction, since the wire was made. */
export interface WireCounters {
  readonly in: number;
  readonly out: number;
  /** By chance, as set. */
  readonly lost: number;
  /** By a full queue. */
  readonly dropped: number;
  /** Because impair was too slow, or could not send: such a run says nothing. */
  readonly missed: number;
  /** Sent without delay. */
  readonly reordered: number;
  /** Most bytes that waited. */
  readonly peak: number;
}

const LEAST_QUEUE = 64 * 1024;
/** Real-time, below impair's own: the kernel's TCP does not wait for a turn either. */
const PRIORITY = '1';
let made = 0;

/** One bandwidth-delay product in bytes. */
export function bandwidthDelay(rate: number, rtt: number): number {
  return Math.round((rate * 1000 * rtt) / 8);
}

/**
 * Two hosts and the path between them, in network namespaces (`path.sh`). Whatever happens to this process, they vanish
 * with it. Addresses: A 10.1.0.1, B 10.1.0.2; B reaches 10.9.0.0/16 by A.
 */
export class LabPath {
  readonly addressA = '10.1.0.1';
  readonly addressB = '10.1.0.2';
  readonly #name: string;
  readonly #folder: string;
  readonly #holder: ChildProcess;

  /** Rejects with a sentence for people when it cannot be made here. */
  static async open(settings: WireSettings): Promise<LabPath> {
    const reason = obstacle();
    if (reason !== undefined) throw new Error(reason);
    const path = new LabPath(buildTools());
    await path.#ready();
    path.set(settings);
    return path;
  }

  private constructor(tools: string) {
    made += 1;
    this.#name = `${process.env['KAMO_LAB_PREFIX'] ?? 'kamo-lab'}-${process.pid}-${made}`;
    this.#folder = mkdtempSync(join(tmpdir(), 'kamo-path-'));
    this.#holder = spawn(projectFile('benchmarks/lab/path.sh'), ['hold', this.#name, tools, this.#folder], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
  }

  set(settings: WireSettings): void {
    const { rtt, rate, loss = 0, dup = 0, reorder = 0, jitter = 0, seed = 1 } = settings;
    const queue = settings.queue ?? Math.max(LEAST_QUEUE, bandwidthDelay(rate, rtt));
    this.#control('set', 'all', 'both', `delay=${rtt / 2}`, `jitter=${jitter}`, `rate=${rate}`, `queue=${queue}`);
    this.#control('set', 'all', 'both', `seed=${seed}`);
    this.#control('set', 'all', 'ab', `loss=${loss}`, `dup=${dup}`, `reorder=${reorder}`);
  }

  /** Words to run a command on a host with; ahead of what else the machine does, as the kernel's own work is. */
  on(host: 'A' | 'B'): readonly string[] {
    return ['chrt', '--rr', PRIORITY, 'ip', 'netns', 'exec', `${this.#name}-${host}`];
  }

  /** Counters of A to B and of B to A, and the CPU seconds that impair has used, the kernel's receiving in them. */
  counters(): { readonly ab: WireCounters; readonly ba: WireCounters; readonly cpuSeconds: number } {
    const text = this.#control('stat');
    const value = (line: string, key: string) => Number(new RegExp(`\\b${key}=([\\d.]+)`).exec(line)?.[1] ?? 0);
    const [ab = '', ba = '', cpu = ''] = text.split('\n');
    const read = (line: string): WireCounters => ({
      in: value(line, 'in'),
      out: value(line, 'out'),
      lost: value(line, 'lost'),
      dropped: value(line, 'dropped'),
      missed: value(line, 'missed') + value(line, 'failed'),
      peak: value(line, 'peak'),
      reordered: value(line, 'reordered'),
    });
    return { ab: read(ab), ba: read(ba), cpuSeconds: value(cpu, 'user') + value(cpu, 'system') };
  }

  /** From now on a line each `every` ms of what waits, into a file (`impair.c`, `sample`). */
  sample(file: string, every: number): void {
    this.#control('sample', file, String(every));
  }

  /** Ends what still runs on the hosts and takes everything away. */
  async close(): Promise<void> {
    const gone = new Promise((resolve) => this.#holder.once('close', resolve));
    if (this.#holder.exitCode === null) {
      this.#holder.stdin?.end();
      await gone;
    }
  }

  #control(...words: string[]): string {
    return execFileSync(tool('impair-control'), [join(this.#folder, 'control'), ...words], { encoding: 'utf8' });
  }

  async #ready(): Promise<void> {
    const { stdout } = this.#holder;
    if (stdout === null) throw new Error('the holder of the path has no stdout');
    const line = await createInterface({ input: stdout })[Symbol.asyncIterator]().next();
    if (line.value !== 'ready') throw new Error('the path could not be made: see above');
  }
}
