import type { Engine, TransmitRegion } from '../engine/engine.ts';
import type { Link } from '../link/link.ts';
import { ROW, ROW_WORDS } from '../wire/segment-row.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import type { Codec } from './codec.ts';

/** An outgoing region together with the arena it is part of: what a transport writes a train into. */
export interface TransmitArea extends TransmitRegion {
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

/** Datagrams of one size, but for the last, to one destination. */
export interface DriverTrain {
  readonly kind: 'train';
  readonly link: number;
  readonly destination: SocketAddress;
  readonly count: number;
  /** See `Link.send`. */
  readonly segmentSize?: number;
  /** The datagrams are whole as they are: no headers are to be written. */
  readonly whole?: boolean;
}

/**
 * The areas of an engine that trains are written into, and the links that they are sent by. An area that a link still
 * reads is left alone until the link has drained. Nothing is allocated per datagram.
 */
export class TransmitAreas {
  readonly #codec: Codec;
  readonly #areas: readonly TransmitArea[];
  /** For each area the link that still reads from it. */
  readonly #pins: (Link | undefined)[];
  /** Links whose datagrams may leave together. */
  readonly #corked: Link[] = [];
  readonly #offsets: Int32Array;
  readonly #lengths: Int32Array;

  constructor(engine: Engine, codec: Codec) {
    this.#codec = codec;
    this.#areas = engine.transmitRegions.map(({ start, end, rows, rowLimit }) => {
      return { start, end, rows, rowLimit, bytes: engine.bytes, view: engine.view };
    });
    this.#pins = this.#areas.map(() => undefined);
    const rowLimit = Math.max(...this.#areas.map((area) => area.rowLimit));
    this.#offsets = new Int32Array(rowLimit);
    this.#lengths = new Int32Array(rowLimit);
  }

  /** How many of them links still read. */
  get inUse(): number {
    return this.#pins.filter((link) => link !== undefined).length;
  }

  /** Index of an area that no link reads; -1: there is none. */
  free(): number {
    return this.#pins.indexOf(undefined);
  }

  /** The area of this index; undefined for -1. */
  at(index: number): TransmitArea | undefined {
    return this.#areas[index];
  }

  /** Sends by `link` the train that lies in the area of this index; it may wait for `uncork`. */
  send(link: Link, { destination, count, segmentSize, whole }: DriverTrain, index: number): void {
    const area = this.#areas[index];
    if (area === undefined) return;
    if (whole !== true) this.#codec.encode(area, count);
    if (link.cork !== undefined && !this.#corked.includes(link)) {
      link.cork();
      this.#corked.push(link);
    }
    const { rows } = area;
    for (let i = 0; i < count; i++) {
      this.#offsets[i] = rows[i * ROW_WORDS + ROW.offset] ?? 0;
      this.#lengths[i] = rows[i * ROW_WORDS + ROW.length] ?? 0;
    }
    const free = link.send(destination, area.bytes, this.#offsets, this.#lengths, count, segmentSize);
    if (!free) this.#pins[index] = link;
  }

  /** What waits on the links leaves. */
  uncork(): void {
    for (const link of this.#corked) link.uncork?.();
    this.#corked.length = 0;
  }

  /** The link reads no area any more. */
  unpin(link: Link): void {
    for (let i = 0; i < this.#pins.length; i++) if (this.#pins[i] === link) this.#pins[i] = undefined;
  }
}
