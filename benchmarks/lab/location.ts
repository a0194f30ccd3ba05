/** The Location Agents of a benchmark, and Redis below them: processes that can be killed and begun anew. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type SocketAddress, socketAddress } from '../../src/wire/socket-address.ts';
import { projectFile } from '../project.ts';

const HOST = '127.0.0.1';
/** ms. */
const START_LIMIT = 10_000;
/** Of /proc: clock ticks of a processor a second (sysconf(_SC_CLK_TCK) of Linux). */
const TICKS = 100;

/** `prom-client` looks at the loop so often, and counts the interval as lateness; ms. */
export const PROBE_INTERVAL = 10;

/** Of an event loop, in ms. */
export interface Lateness {
  readonly p99: number;
  readonly most: number;
}

/** One program that is to run all the time. */
abstract class Service {
  #child: ChildProcess | undefined;
  /** What it is called in errors. */
  abstract readonly name: string;

  protected abstract spawn(): ChildProcess;
  /** Resolves when it answers. */
  protected abstract ready(child: ChildProcess): Promise<void>;

  async start(): Promise<void> {
    const child = this.spawn();
    this.#child = child;
    process.once('exit', this.#end);
    const failed = once(child, 'exit').then(([code]) => {
      throw new Error(`${this.name} ended at its start with ${code}`);
    });
    await Promise.race([this.ready(child), failed, late(this.name)]);
    failed.catch(() => {});
  }

  /** By SIGKILL, as a machine fails. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    this.#end();
    await ended;
    process.off('exit', this.#end);
  }

  /** Resident memory, in bytes. */
  get memory(): number {
    return 1024 * Number(/^VmRSS:\s*(\d+)/m.exec(this.#proc('status'))?.[1]);
  }

  /** Seconds of processor time, user and system. */
  get cpu(): number {
    // Behind the name in parentheses (proc(5)): fields 14 and 15.
    const fields = this.#proc('stat')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  }

  readonly #end = (): void => {
    this.#child?.kill('SIGKILL');
  };

  #proc(file: string): string {
    return readFileSync(`/proc/${this.#child?.pid}/${file}`, 'utf8');
  }
}

/** `kamo agent`, as users start it. */
export class Agent extends Service {
  readonly name = 'kamo agent';
  readonly address: SocketAddress;
  readonly #store: string;
  readonly #door: number;

  private constructor(address: SocketAddress, store: string, door: number) {
    super();
    this.address = address;
    this.#store = store;
    this.#door = door;
  }

  static async open(store: string): Promise<Agent> {
    const agent = new Agent(socketAddress(4, HOST, await freePort()), store, await freePort());
    await agent.start();
    return agent;
  }

  /** How late its event loop was since it was last asked, as it tells Prometheus; NaN: it does not tell. */
  async lateness(): Promise<Lateness> {
    const page = fetch(`http://${HOST}:${this.#door}/metrics`).then((response) => response.text());
    const text = await page.catch(() => '');
    const of = (name: string): number =>
      1000 * Number(new RegExp(`^nodejs_eventloop_lag_${name}_seconds (\\S+)`, 'm').exec(text)?.[1]) - PROBE_INTERVAL;
    return { p99: of('p99'), most: of('max') };
  }

  protected spawn(): ChildProcess {
    const places = ['--listen', `${HOST}:${this.address.port}`, '--http', `${HOST}:${this.#door}`];
    const words = ['agent', ...places, '--store', this.#store];
    return spawn(process.execPath, [projectFile('dist/cli/main.js'), ...words], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  }

  /** It says where it listens. */
  protected async ready(child: ChildProcess): Promise<void> {
    if (child.stderr === null) throw new Error('stderr is a pipe');
    await once(child.stderr, 'data');
    child.stderr.resume();
  }
}

/** How often Redis has its append-only file on the disk: before each answer, or each second, which is its own default. */
export const SYNCS = ['always', 'everysec'] as const;
export type Sync = (typeof SYNCS)[number];

/** Debian's redis-server, with its append-only file on. */
export class Redis extends Service {
  readonly name = 'redis-server';
  readonly port: number;
  readonly #sync: Sync;
  readonly #folder = mkdtempSync(join(tmpdir(), 'kamo-miako-'));

  private constructor(port: number, sync: Sync) {
    super();
    this.port = port;
    this.#sync = sync;
  }

  static async open(sync: Sync): Promise<Redis> {
    const redis = new Redis(await freePort(), sync);
    await redis.start();
    return redis;
  }

  get store(): string {
    return `redis:${HOST}:${this.port}`;
  }

  async close(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  protected spawn(): ChildProcess {
    const settings = {
      bind: HOST,
      port: this.port,
      dir: this.#folder,
      appendonly: 'yes',
      appendfsync: this.#sync,
      save: '',
    };
    const words = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
    return spawn('redis-server', words, { stdio: ['ignore', 'pipe', 'inherit'] });
  }

  protected async ready(child: ChildProcess): Promise<void> {
    if (child.stdout === null) throw new Error('stdout is a pipe');
    for await (const text of child.stdout) if (String(text).includes('Ready to accept connections')) break;
    child.stdout.resume();
  }
}

/** Why Redis cannot be had here; undefined: it can. */
export function redisObstacle(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(':');
  return folders.some((folder) => existsSync(join(folder, 'redis-server'))) ? undefined : 'redis-server is missing';
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, HOST);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function late(name: string): Promise<never> {
  await pause(START_LIMIT, undefined, { ref: false });
  throw new Error(`${name} did not start within ${START_LIMIT} ms`);
}
