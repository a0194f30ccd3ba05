/** `kamo agent` as users start it, and what it tells of itself. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type SocketAddress, socketAddress } from '../../../src/wire/socket-address.ts';
import { ended } from '../stage.ts';

const KAMO = fileURLToPath(new URL('../../../../dist/cli/main.js', import.meta.url));

/** Where programs run and pages are fetched: here, or in a namespace. */
export interface Place {
  run(command: string, args: readonly string[]): ChildProcess;
  fetch(url: string): Promise<string>;
}

export const here: Place = {
  run: (command, args) => spawn(command, [...args], { stdio: ['pipe', 'pipe', 'pipe'] }),
  fetch: async (url) => await (await fetch(url)).text(),
};

/** What Prometheus is told. */
export interface Metrics {
  /** What came in, went out and was refused, by name. */
  readonly events: Readonly<Record<string, number>>;
  /** Bytes. */
  readonly memory: number;
  /** Seconds of processor time. */
  readonly cpu: number;
}

export class AgentProcess {
  readonly address: SocketAddress;
  readonly #child: ChildProcess;
  readonly #place: Place;
  readonly #door: string;

  private constructor(child: ChildProcess, place: Place, address: SocketAddress, door: string) {
    this.#child = child;
    this.#place = place;
    this.address = address;
    this.#door = door;
  }

  /** @param host an IPv4 address; the system chooses the ports */
  static async start(place: Place, host: string): Promise<AgentProcess> {
    const places = ['--listen', `${host}:0`, '--http', `${host}:0`];
    const child = place.run(process.execPath, [KAMO, '--json', 'agent', '--store', 'memory', ...places]);
    if (child.stderr === null) throw new Error('stderr is a pipe');
    const said: Record<string, { address: string; port: number }> = {};
    for await (const line of createInterface({ input: child.stderr })) {
      const notice = JSON.parse(line) as { event: string; address: string; port: number };
      said[notice.event] = notice;
      if (said['listening'] !== undefined && said['http'] !== undefined) break;
    }
    child.stderr.resume();
    const { listening, http } = said;
    if (listening === undefined || http === undefined) throw new Error('the agent ended at its start');
    const address = socketAddress(4, listening.address, listening.port);
    return new AgentProcess(child, place, address, `http://${http.address}:${http.port}/metrics`);
  }

  async metrics(): Promise<Metrics> {
    const events: Record<string, number> = {};
    const own: Record<string, number> = {};
    for (const line of (await this.#place.fetch(this.#door)).split('\n')) {
      const event = /^kamo_agent_events_total\{event="([^"]+)"\} (\S+)$/.exec(line);
      const other = /^(process_\w+) (\S+)/.exec(line);
      if (event?.[1] !== undefined) events[event[1]] = Number(event[2]);
      else if (other?.[1] !== undefined) own[other[1]] = Number(other[2]);
    }
    const { process_resident_memory_bytes: memory = 0, process_cpu_seconds_total: cpu = 0 } = own;
    return { events, memory, cpu };
  }

  async stop(): Promise<void> {
    const end = ended(this.#child);
    this.#child.kill('SIGTERM');
    await end;
  }
}

/** By how much each event has grown. */
export function growth(before: Metrics, after: Metrics): Record<string, number> {
  const names = Object.keys(after.events);
  return Object.fromEntries(names.map((name) => [name, (after.events[name] ?? 0) - (before.events[name] ?? 0)]));
}
