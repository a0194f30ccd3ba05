import type { SocketAddress } from '../wire/socket-address.ts';
import { type Link, type LinkDrop, type LinkHost, noDrops } from './link.ts';
import type { Scheduler } from './scheduler.ts';

/** What a memory network may be told. */
export interface MemoryNetworkOptions {
  /** Time from a send to its delivery, in ms. Default 0: as soon as the scheduler's next task. */
  readonly delay?: number;
  /** Largest datagram its links carry, in bytes. Default 1472, Ethernet's under IPv4. */
  readonly maxDatagram?: number;
}

/**
 * A network inside the process: what is sent to an address arrives, in order and complete, at the link bound there
 * when the delay is over. A train sent in one call arrives as one burst. It has no timers of its own; with a virtual
 * scheduler a run is a function of its sends. Faults are put before it by `FaultLink`.
 */
export class MemoryNetwork {
  /** Datagrams for addresses where nothing is bound on arrival. */
  undeliverable = 0;
  readonly #scheduler: Scheduler;
  readonly #delay: number;
  readonly #maxDatagram: number;
  readonly #links = new Map<string, MemoryLink>();

  constructor(scheduler: Scheduler, options: MemoryNetworkOptions = {}) {
    this.#scheduler = scheduler;
    this.#delay = options.delay ?? 0;
    this.#maxDatagram = options.maxDatagram ?? 1472;
  }

  /** Binds a link to `local`. Throws when the address is taken: an error of the test, not of the network. */
  open(local: SocketAddress, host: LinkHost): Link {
    if (this.#links.has(local.key)) throw new Error(`${local.key} is bound already`);
    const link = new MemoryLink(this, local, host, this.#maxDatagram);
    this.#links.set(local.key, link);
    return link;
  }

  /** Takes an address away from under its link, as when an interface goes: the link's host is told that it failed. */
  removeAddress(local: SocketAddress): void {
    const link = this.#links.get(local.key);
    if (link === undefined) return;
    link.fail(new Error(`the address ${local.address} is gone`));
  }

  /** Carries copies of the datagrams; used by its links. */
  carry(source: SocketAddress, destination: SocketAddress, datagrams: readonly Uint8Array[]): void {
    this.#scheduler.at(this.#scheduler.now() + this.#delay, () => {
      const link = this.#links.get(destination.key);
      if (link === undefined) this.undeliverable += datagrams.length;
      else link.deliver(source, datagrams);
    });
  }

  /** Tells the host of a failed link, as everything else is told: by a task of its own. */
  later(task: () => void): void {
    this.#scheduler.at(this.#scheduler.now(), task);
  }

  /** Frees an address; used by its links. */
  release(local: SocketAddress): void {
    this.#links.delete(local.key);
  }
}

class MemoryLink implements Link {
  readonly local: SocketAddress;
  readonly maxDatagram: number;
  readonly drops: Record<LinkDrop, number> = noDrops();
  readonly #network: MemoryNetwork;
  readonly #host: LinkHost;
  #open = true;

  constructor(network: MemoryNetwork, local: SocketAddress, host: LinkHost, maxDatagram: number) {
    this.#network = network;
    this.local = local;
    this.#host = host;
    this.maxDatagram = maxDatagram;
  }

  send(
    destination: SocketAddress,
    bytes: Uint8Array,
    offsets: Int32Array,
    lengths: Int32Array,
    count: number,
  ): boolean {
    if (!this.#open) {
      this.drops.closed += count;
      return true;
    }
    const datagrams: Uint8Array[] = [];
    for (let i = 0; i < count; i++) {
      const offset = offsets[i] ?? 0;
      const length = lengths[i] ?? 0;
      if (length > this.maxDatagram) this.drops['too-big']++;
      else datagrams.push(bytes.slice(offset, offset + length));
    }
    if (datagrams.length > 0) this.#network.carry(this.local, destination, datagrams);
    return true;
  }

  deliver(source: SocketAddress, datagrams: readonly Uint8Array[]): void {
    this.#host.receive(this, [{ source, datagrams }]);
  }

  fail(error: Error): void {
    this.close();
    this.#network.later(() => this.#host.failed(this, error));
  }

  flush(): number {
    return 0;
  }

  ref(): void {}

  unref(): void {}

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#network.release(this.local);
  }
}
