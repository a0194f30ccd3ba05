import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectFile } from '../project.ts';
import { buildTools, obstacle, tool } from './tools.ts';

export type HostName = 'A' | 'B';

/** Of one direction of a wire, since it was made. */
export interface WireCounters {
  readonly in: number;
  readonly out: number;
  /** By chance, as set. */
  readonly lost: number;
  /** By a full queue. */
  readonly dropped: number;
  /** Because impair was too slow: such a run says nothing. */
  readonly missed: number;
  /** Could not be sent; such a run says nothing either, unless its link was down. */
  readonly failed: number;
  /** Sent without delay. */
  readonly reordered: number;
  /** Most bytes that waited. */
  readonly peak: number;
}

export interface WireState {
  readonly ab: WireCounters;
  readonly ba: WireCounters;
}

const SCRIPT = projectFile('benchmarks/lab/path.sh');
/** Real-time, below impair's own: the kernel's TCP does not wait for a turn either. */
const PRIORITY = '1';
let made = 0;

/**
 * Two hosts and the wires between them, in network namespaces (`path.sh`). Whatever happens to this process, they vanish
 * with it.
 */
export class LabHosts {
  readonly #name: string;
  readonly #folder: string;
  readonly #holder: ChildProcess;

  /** Rejects with a sentence for people when they cannot be made here. */
  static async open(paths: number): Promise<LabHosts> {
    const reason = obstacle();
    if (reason !== undefined) throw new Error(reason);
    const hosts = new LabHosts(buildTools(), paths);
    await hosts.#ready();
    return hosts;
  }

  private constructor(tools: string, paths: number) {
    made += 1;
    this.#name = `${process.env['KAMO_LAB_PREFIX'] ?? 'kamo-lab'}-${process.pid}-${made}`;
    this.#folder = mkdtempSync(join(tmpdir(), 'kamo-path-'));
    this.#holder = spawn(SCRIPT, ['hold', this.#name, tools, this.#folder, String(paths)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
  }

  /** Words to run a command on a host with; ahead of what else the machine does, as the kernel's own work is. */
  on(host: HostName): readonly string[] {
    return ['chrt', '--rr', PRIORITY, 'ip', 'netns', 'exec', `${this.#name}-${host}`];
  }

  /** The name of a namespace, for commands of iproute2. */
  namespace(host: HostName | 'wire'): string {
    return `${this.#name}-${host}`;
  }

  /** A command for impair (`impair.c`); its answer. */
  control(...words: string[]): string {
    return execFileSync(tool('impair-control'), [join(this.#folder, 'control'), ...words], { encoding: 'utf8' });
  }

  /** Counters of each wire, and the CPU seconds that impair has used, the kernel's receiving in them. */
  counters(): { readonly wires: readonly WireState[]; readonly cpuSeconds: number } {
    const lines = this.control('stat').trim().split('\n');
    const cpu = lines.pop() ?? '';
    const wires: WireState[] = [];
    for (let i = 0; i + 1 < lines.length; i += 2) {
      wires.push({ ab: countersOf(lines[i] ?? ''), ba: countersOf(lines[i + 1] ?? '') });
    }
    return { wires, cpuSeconds: value(cpu, 'user') + value(cpu, 'system') };
  }

  /** A setting of a host's kernel, as `sysctl` has it. */
  set(host: HostName, setting: string): void {
    const [name = '', value = ''] = setting.split('=');
    const file = `/proc/sys/${name.replaceAll('.', '/')}`;
    execFileSync('ip', ['netns', 'exec', this.namespace(host), 'tee', file], {
      input: value,
      stdio: ['pipe', 'ignore', 'inherit'],
    });
  }

  /** Gives an interface its link, address and routes again, after they were gone. */
  lay(host: HostName, path: number): void {
    execFileSync(SCRIPT, ['lay', this.#name, host, String(path)], { stdio: ['ignore', 'ignore', 'inherit'] });
  }

  /** Ends what still runs on the hosts and takes everything away. */
  async close(): Promise<void> {
    const gone = new Promise((resolve) => this.#holder.once('close', resolve));
    if (this.#holder.exitCode === null) {
      this.#holder.stdin?.end();
      await gone;
    }
  }

  async #ready(): Promise<void> {
    const { stdout } = this.#holder;
    if (stdout === null) throw new Error('the holder of the hosts has no stdout');
    const line = await createInterface({ input: stdout })[Symbol.asyncIterator]().next();
    if (line.value !== 'ready') throw new Error('the hosts could not be made: see above');
  }
}

function countersOf(line: string): WireCounters {
  return {
    in: value(line, 'in'),
    out: value(line, 'out'),
    lost: value(line, 'lost'),
    dropped: value(line, 'dropped'),
    missed: value(line, 'missed'),
    failed: value(line, 'failed'),
    peak: value(line, 'peak'),
    reordered: value(line, 'reordered'),
  };
}

function value(line: string, key: string): number {
  return Number(new RegExp(`\\b${key}=([\\d.]+)`).exec(line)?.[1] ?? 0);
}
