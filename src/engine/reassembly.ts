import { type Fragment, readFragment } from './fragment.ts';

/** How much may wait. */
export interface ReassemblyLimits {
  readonly datagrams: number;
  readonly bytes: number;
}

/** Why a datagram, or a fragment, was given up. */
export type ReassemblyDrop = 'malformed' | 'overlap' | 'late' | 'crowded' | 'mixed-ecn' | 'repeated';

const DEFAULT_LIMITS: ReassemblyLimits = { datagrams: 64, bytes: 1024 * 1024 };
/** RFC 8200, section 4.5; RFC 791, section 3.2, begins with 15 s. Times in ms. */
const LIFETIME = { 4: 15_000, 6: 60_000 } as const;
/** What a piece costs besides its bytes: pieces of eight bytes must not fill the memory. */
const PIECE_OVERHEAD = 128;
const NOT_ECT = 1 << 0;
const CE = 1 << 3;

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly data: Uint8Array;
}

interface Datagram {
  readonly key: string;
  readonly until: number;
  /** In the order of their places. */
  pieces: Piece[];
  /** Header bytes of the first fragment, with what is not cut; undefined until it came. */
  header: Uint8Array | undefined;
  nextHeaderAt: number;
  nextHeader: number;
  readonly version: 4 | 6;
  /** Bytes of data in all; -1 until the last fragment came. */
  total: number;
  held: number;
  /** Codepoints that came, as bits. */
  ecn: number;
  /** It overlapped: what still comes of it is dropped, too (RFC 5722, section 4). */
  dead: boolean;
}

/**
 * Fragments of IPv4 and IPv6 on their way to whole packets (R-NAT-50 to R-NAT-52; RFC 791, 815, 8200, 5722). Off the
 * path of ordinary packets; bounded in bytes, datagrams and time, and nothing in it needs a timer: what is too old goes
 * when a fragment comes.
 */
export class Reassembly {
  readonly drops: Record<ReassemblyDrop, number> = {
    malformed: 0,
    overlap: 0,
    late: 0,
    crowded: 0,
    'mixed-ecn': 0,
    repeated: 0,
  };
  readonly #limits: ReassemblyLimits;
  readonly #datagrams = new Map<string, Datagram>();
  readonly #whole: Uint8Array[] = [];
  #held = 0;

  constructor(limits: ReassemblyLimits = DEFAULT_LIMITS) {
    this.#limits = limits;
  }

  /** Datagrams that wait, and the memory they hold. */
  get waiting(): number {
    return this.#datagrams.size;
  }

  get held(): number {
    return this.#held;
  }

  /** Takes the packet at `[offset, offset + length)`, which is a fragment; its bytes are copied. Never throws. */
  add(now: number, bytes: Uint8Array, offset: number, length: number): void {
    this.#expire(now);
    const fragment = readFragment(bytes, offset, length);
    if (fragment === undefined) {
      this.drops.malformed++;
      return;
    }
    const datagram = this.#find(now, fragment);
    if (datagram.dead) {
      this.drops.overlap++;
      return;
    }
    const packet = bytes.subarray(offset, offset + length);
    const data = packet.slice(fragment.dataOffset, fragment.dataOffset + fragment.end - fragment.start);
    if (!this.#place(datagram, fragment, data)) return;
    if (fragment.start === 0) {
      datagram.header = packet.slice(0, fragment.headerLength);
      datagram.nextHeaderAt = fragment.nextHeaderAt;
      datagram.nextHeader = fragment.nextHeader;
    }
    datagram.ecn |= 1 << fragment.ecn;
    this.#finish(datagram);
    this.#makeRoom();
  }

  /** The next whole packet, or undefined. */
  take(): Uint8Array | undefined {
    return this.#whole.shift();
  }

  #find(now: number, fragment: Fragment): Datagram {
    const known = this.#datagrams.get(fragment.key);
    if (known !== undefined) return known;
    const datagram: Datagram = {
      key: fragment.key,
      until: now + LIFETIME[fragment.version],
      pieces: [],
      header: undefined,
      nextHeaderAt: 0,
      nextHeader: 0,
      version: fragment.version,
      total: -1,
      held: 0,
      ecn: 0,
      dead: false,
    };
    this.#datagrams.set(fragment.key, datagram);
    return datagram;
  }

  /** False when the fragment adds nothing, or ends the datagram. */
  #place(datagram: Datagram, { start, end, more }: Fragment, data: Uint8Array): boolean {
    const { pieces } = datagram;
    let i = pieces.length;
    while (i > 0 && (pieces[i - 1]?.start ?? 0) >= start) i--;
    const before = pieces[i - 1];
    const after = pieces[i];
    if (after !== undefined && after.start === start && equal(after.data, data)) {
      this.drops.repeated++;
      return false;
    }
    const last = pieces.at(-1);
    const overlaps = (before !== undefined && before.end > start) || (after !== undefined && after.start < end);
    const beyond = datagram.total >= 0 && end > datagram.total;
    const secondEnd = !more && (datagram.total >= 0 || (last !== undefined && last.end > end));
    if (overlaps || beyond || secondEnd) {
      this.drops.overlap++;
      datagram.dead = true;
      this.#release(datagram);
      return false;
    }
    pieces.splice(i, 0, { start, end, data });
    if (!more) datagram.total = end;
    const cost = data.length + PIECE_OVERHEAD;
    datagram.held += cost;
    this.#held += cost;
    return true;
  }

  /** Puts the pieces together, when they are all there. */
  #finish(datagram: Datagram): void {
    const { pieces, total, header, version } = datagram;
    if (total < 0 || header === undefined) return;
    const present = pieces.reduce((sum, { start, end }) => sum + end - start, 0);
    if (present < total) return;
    this.#forget(datagram);
    // A mark on one piece is one on the whole; marks on what cannot bear them are forged (RFC 3168, section 5.3).
    const marked = (datagram.ecn & CE) !== 0;
    if (marked && (datagram.ecn & NOT_ECT) !== 0) {
      this.drops['mixed-ecn']++;
      return;
    }
    const whole = new Uint8Array(header.length + total);
    whole.set(header);
    for (const { start, data } of pieces) whole.set(data, header.length + start);
    if (version === 4) mendIpv4(whole, header.length, marked);
    else mendIpv6(whole, datagram, marked);
    this.#whole.push(whole);
  }

  #expire(now: number): void {
    for (const datagram of this.#datagrams.values()) {
      if (datagram.until > now) continue;
      if (!datagram.dead) this.drops.late++;
      this.#forget(datagram);
    }
  }

  /** The oldest give way. */
  #makeRoom(): void {
    for (const datagram of this.#datagrams.values()) {
      if (this.#datagrams.size <= this.#limits.datagrams && this.#held <= this.#limits.bytes) return;
      if (!datagram.dead) this.drops.crowded++;
      this.#forget(datagram);
    }
  }

  #forget(datagram: Datagram): void {
    this.#datagrams.delete(datagram.key);
    this.#held -= datagram.held;
    datagram.held = 0;
  }

  #release(datagram: Datagram): void {
    datagram.pieces = [];
    datagram.header = undefined;
    this.#held -= datagram.held;
    datagram.held = 0;
  }
}

/** Length, flags and checksum of a packet that is no fragment any more. */
function mendIpv4(packet: Uint8Array, headerLength: number, marked: boolean): void {
  const view = new DataView(packet.buffer);
  if (marked) view.setUint8(1, view.getUint8(1) | 3);
  view.setUint16(2, packet.length);
  view.setUint16(6, 0);
  view.setUint16(10, 0);
  let sum = 0;
  for (let i = 0; i < headerLength; i += 2) sum += view.getUint16(i);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  view.setUint16(10, ~sum & 0xffff);
}

/** Length and the name of the next header of a packet without its fragment header. */
function mendIpv6(packet: Uint8Array, { nextHeaderAt, nextHeader }: Datagram, marked: boolean): void {
  const view = new DataView(packet.buffer);
  if (marked) view.setUint16(0, view.getUint16(0) | 0x30);
  view.setUint16(4, packet.length - 40);
  view.setUint8(nextHeaderAt, nextHeader);
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
