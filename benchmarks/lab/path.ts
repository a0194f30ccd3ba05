import { type HostName, LabHosts, type WireCounters } from './hosts.ts';

export type { WireCounters } from './hosts.ts';

/** What a wire does, alike in both directions but for loss, duplication and reordering, which are of A to B only. */
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
  /** These of B to A as well. */
  readonly lossBothWays?: boolean;
  /** Plus or minus, each way, in ms. */
  readonly jitter?: number;
  /** Equal seeds: the n-th packet has the same luck. */
  readonly seed?: number;
}

const LEAST_QUEUE = 64 * 1024;
/** One bandwidth-delay product in bytes. */
export function bandwidthDelay(rate: number, rtt: number): number {
  return Math.round((rate * 1000 * rtt) / 8);
}

/** Words for impair that set both directions of a wire; what happens by chance is of A to B, or of both. */
export function wireWords(settings: WireSettings): readonly (readonly string[])[] {
  const { rtt, rate, loss = 0, dup = 0, reorder = 0, jitter = 0, seed = 1 } = settings;
  const queue = settings.queue ?? Math.max(LEAST_QUEUE, bandwidthDelay(rate, rtt));
  return [
    ['both', `delay=${rtt / 2}`, `jitter=${jitter}`, `rate=${rate}`, `queue=${queue}`],
    ['both', `seed=${seed}`],
    [settings.lossBothWays === true ? 'both' : 'ab', `loss=${loss}`, `dup=${dup}`, `reorder=${reorder}`],
  ];
}

/**
 * Two hosts and the path between them, in network namespaces (`path.sh`). Whatever happens to this process, they vanish
 * with it. Addresses: A 10.1.0.1, B 10.1.0.2; B reaches 10.9.0.0/16 by A.
 */
export class LabPath {
  readonly addressA = '10.1.0.1';
  readonly addressB = '10.1.0.2';
  readonly #hosts: LabHosts;

  /** Rejects with a sentence for people when it cannot be made here. */
  static async open(settings: WireSettings): Promise<LabPath> {
    const path = new LabPath(await LabHosts.open(1));
    path.set(settings);
    return path;
  }

  private constructor(hosts: LabHosts) {
    this.#hosts = hosts;
  }

  set(settings: WireSettings): void {
    for (const words of wireWords(settings)) this.#hosts.control('set', 'all', ...words);
  }

  /** From now on packets wait so many us for others that are due as well, and arrive in one lump; 100 before. */
  grain(us: number): void {
    this.#hosts.control('grain', String(us));
  }

  /** Words to run a command on a host with; ahead of what else the machine does, as the kernel's own work is. */
  on(host: HostName): readonly string[] {
    return this.#hosts.on(host);
  }

  /** Counters of A to B and of B to A, and the CPU seconds that impair has used; what it could not send is missed. */
  counters(): { readonly ab: WireCounters; readonly ba: WireCounters; readonly cpuSeconds: number } {
    const { wires, cpuSeconds } = this.#hosts.counters();
    const [wire] = wires;
    if (wire === undefined) throw new Error('impair tells nothing of its wire');
    const sum = (each: WireCounters) => ({ ...each, missed: each.missed + each.failed });
    return { ab: sum(wire.ab), ba: sum(wire.ba), cpuSeconds };
  }

  /** From now on a line each `every` ms of what waits, into a file (`impair.c`, `sample`). */
  sample(file: string, every: number): void {
    this.#hosts.control('sample', file, String(every));
  }

  /** Ends what still runs on the hosts and takes everything away. */
  close(): Promise<void> {
    return this.#hosts.close();
  }
}
