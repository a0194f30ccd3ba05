import { type Link, type LinkDrop, type LinkHost, noDrops, type ReceivedBurst } from '../../src/link/link.ts';
import type { MemoryNetwork } from '../../src/link/memory.ts';
import type { Scheduler } from '../../src/link/scheduler.ts';
import { type SocketAddress, socketAddress } from '../../src/wire/socket-address.ts';

/** How an address translator behaves. */
export interface TranslatorSettings {
  /** Its outer address; ports are given out from `firstPort`. */
  readonly outer: SocketAddress;
  /** A mapping not used outwards for so many ms is forgotten: nothing comes in by it, and what goes out next gets another port. */
  readonly lifetime: number;
  /** Inwards pass only datagrams from an address and port that something was sent to by the present mapping. */
  readonly filtering: boolean;
}

/**
 * A link behind an address translator with one mapping for all destinations (RFC 4787, section 4.1): to its host the
 * local address is the inner one, to the network it is the outer one. `rebind` gives it another outer port.
 */
export class TranslatedLink implements Link, LinkHost {
  readonly local: SocketAddress;
  readonly drops: Record<LinkDrop, number> = noDrops();
  /** Datagrams that the filter refused, or that came when the mapping was forgotten. */
  filtered = 0;
  readonly #network: MemoryNetwork;
  readonly #scheduler: Scheduler;
  readonly #host: LinkHost;
  readonly #settings: TranslatorSettings;
  readonly #open = new Set<string>();
  #outer: Link | undefined;
  #outerAddress: SocketAddress;
  #usedAt = Number.NEGATIVE_INFINITY;
  #closed = false;

  constructor(
    network: MemoryNetwork,
    scheduler: Scheduler,
    inner: SocketAddress,
    host: LinkHost,
    settings: TranslatorSettings,
  ) {
    this.local = inner;
    this.#network = network;
    this.#scheduler = scheduler;
    this.#host = host;
    this.#settings = settings;
    this.#outerAddress = settings.outer;
  }

  get maxDatagram(): number {
    return 1472;
  }

  /** Where the network sees it at present. */
  get outer(): SocketAddress {
    return this.#outerAddress;
  }

  /** The mapping is lost: what is on its way to the old port finds nobody. */
  rebind(): void {
    this.#outer?.close();
    this.#outer = undefined;
    this.#open.clear();
    const { family, address, port } = this.#outerAddress;
    this.#outerAddress = socketAddress(family, address, port + 1);
  }

  send(
    destination: SocketAddress,
    bytes: Uint8Array,
    offsets: Int32Array,
    lengths: Int32Array,
    count: number,
  ): boolean {
    if (this.#closed) {
      this.drops.closed += count;
      return true;
    }
    const now = this.#scheduler.now();
    if (this.#outer !== undefined && now - this.#usedAt > this.#settings.lifetime) this.rebind();
    this.#usedAt = now;
    this.#outer ??= this.#network.open(this.#outerAddress, this);
    this.#open.add(destination.key);
    return this.#outer.send(destination, bytes, offsets, lengths, count);
  }

  flush(): number {
    return 0;
  }

  ref(): void {}

  unref(): void {}

  close(): void {
    this.#closed = true;
    this.#outer?.close();
  }

  receive(_outer: Link, bursts: readonly ReceivedBurst[]): void {
    const forgotten = this.#scheduler.now() - this.#usedAt > this.#settings.lifetime;
    for (const burst of bursts) {
      if (forgotten || (this.#settings.filtering && !this.#open.has(burst.source.key)))
        this.filtered += burst.datagrams.length;
      else this.#host.receive(this, [burst]);
    }
  }

  drained(): void {
    this.#host.drained(this);
  }

  failed(_outer: Link, error: Error): void {
    this.#host.failed(this, error);
  }
}
