import type { Link, LinkDrop, LinkHost, LinkOpener, ReceivedBurst } from '../../src/link/link.ts';
import type { SocketAddress } from '../../src/wire/socket-address.ts';
import type { Trace } from './trace.ts';

/** Datagrams and bytes that wait while the loop is paused: Linux' default receive buffer holds about so many. */
const SOCKET_BYTES = 212_992;
/** What the kernel charges for a small datagram. */
const SOCKET_OVERHEAD = 512;

export type Direction = 'out' | 'in';

/** Why a datagram does not pass, or undefined when it does. Asked when it is sent and again when it arrives. */
export type Rule = (direction: Direction, link: TapPlace, peer: SocketAddress, bytes: Uint8Array) => string | undefined;

/** Which link of which node. */
export interface TapPlace {
  readonly node: number;
  readonly link: number;
  readonly name: string;
}

/** What a tap asks of the world around it. */
export interface TapWorld {
  now(): number;
  readonly trace: Trace;
  readonly rule: Rule;
  /** A datagram came to the node; before it is delivered. */
  heard(place: TapPlace, peer: SocketAddress, bytes: Uint8Array): void;
}

/**
 * The end of a link that a node's driver sees: it records what passes, asks the world's rules, and is the socket's
 * buffer while the node's loop is paused.
 */
export class Tap implements Link, LinkHost {
  readonly place: TapPlace;
  readonly #host: LinkHost;
  readonly #world: TapWorld;
  readonly #paused: () => boolean;
  readonly #inner: Link;
  #waiting: ReceivedBurst[] = [];
  #waitingBytes = 0;

  constructor(open: LinkOpener, host: LinkHost, world: TapWorld, place: TapPlace, paused: () => boolean) {
    this.#host = host;
    this.#world = world;
    this.place = place;
    this.#paused = paused;
    this.#inner = open(this);
  }

  get local(): SocketAddress {
    return this.#inner.local;
  }

  get maxDatagram(): number {
    return this.#inner.maxDatagram;
  }

  get drops(): Readonly<Record<LinkDrop, number>> {
    return this.#inner.drops;
  }

  send(
    destination: SocketAddress,
    bytes: Uint8Array,
    offsets: Int32Array,
    lengths: Int32Array,
    count: number,
  ): boolean {
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const offset = offsets[i] ?? 0;
      const length = lengths[i] ?? 0;
      const datagram = bytes.subarray(offset, offset + length);
      if (!this.#passes('out', destination, datagram)) continue;
      // The driver fills both arrays anew for each train.
      offsets[kept] = offset;
      lengths[kept++] = length;
    }
    return kept === 0 || this.#inner.send(destination, bytes, offsets, lengths, kept);
  }

  flush(): number {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#waitingBytes = 0;
    let count = 0;
    for (const { datagrams } of waiting) count += datagrams.length;
    if (count > 0) this.#host.receive(this, waiting);
    return count;
  }

  ref(): void {}

  unref(): void {}

  close(): void {
    this.#waiting = [];
    this.#inner.close();
  }

  receive(_inner: Link, bursts: readonly ReceivedBurst[]): void {
    const passed: ReceivedBurst[] = [];
    for (const { source, datagrams } of bursts) {
      const kept = datagrams.filter((datagram) => this.#arrives(source, datagram));
      if (kept.length > 0) passed.push({ source, datagrams: kept });
    }
    if (this.#paused()) this.#waiting.push(...passed);
    else if (passed.length > 0) this.#host.receive(this, passed);
  }

  drained(): void {
    this.#host.drained(this);
  }

  failed(_inner: Link, error: Error): void {
    this.#host.failed(this, error);
  }

  /** As if something had come from `source` by this link, whatever the network. */
  inject(source: SocketAddress, datagrams: readonly Uint8Array[]): void {
    this.receive(this.#inner, [{ source, datagrams }]);
  }

  #arrives(source: SocketAddress, datagram: Uint8Array): boolean {
    this.#world.heard(this.place, source, datagram);
    if (this.#paused()) {
      if (this.#waitingBytes + SOCKET_OVERHEAD + datagram.length > SOCKET_BYTES) {
        this.#world.trace.datagram(this.#world.now(), 'dropped', this.place.name, source, datagram, 'socket-full');
        return false;
      }
      this.#waitingBytes += SOCKET_OVERHEAD + datagram.length;
    }
    return this.#passes('in', source, datagram);
  }

  #passes(direction: Direction, peer: SocketAddress, datagram: Uint8Array): boolean {
    const reason = this.#world.rule(direction, this.place, peer, datagram);
    const passage = reason !== undefined ? 'dropped' : direction === 'out' ? 'sent' : 'delivered';
    this.#world.trace.datagram(this.#world.now(), passage, this.place.name, peer, datagram, reason ?? direction);
    return reason === undefined;
  }
}
