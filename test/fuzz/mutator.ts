import type { Random } from '../../src/link/random.ts';
import { BIND_SIZE, BIND_TOKEN_SIZE } from '../../src/wire/bind-option.ts';
import { CAPABLE_SIZE, KAMO_EXID, KAMO_KIND } from '../../src/wire/kamo-option.ts';
import { RESUME_SIZE } from '../../src/wire/resume-option.ts';
import { SYN } from '../../src/wire/segment-row.ts';
import { partsOf } from '../sim/describe.ts';

const HEADER = 20;
const ID_OFFSET = 4;
const SEQ_OFFSET = 12;
const ACK_OFFSET = 16;
const EXTENDED_HEADER = 22;
const LONGEST = 1472;
/** Options that are tried, kamo's more often, and the lengths that are right for them. */
const KINDS = [0, 1, 2, 3, 4, 5, 8, KAMO_KIND, KAMO_KIND, KAMO_KIND];
const USUAL_LENGTHS: Readonly<Record<number, number>> = { 2: 4, 3: 3, 4: 2, 8: 10 };
/** Of kamo's options that have only one. */
const KAMO_LENGTHS = [CAPABLE_SIZE, BIND_SIZE, BIND_TOKEN_SIZE, RESUME_SIZE];

/** Datagrams that a node got, to make others from: at most `limit`, new ones in the place of old ones. */
export class Pool {
  readonly #limit: number;
  readonly #items: Uint8Array[] = [];
  #next = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#items.length;
  }

  add(bytes: Uint8Array): void {
    this.#items[this.#next] = bytes.slice();
    this.#next = (this.#next + 1) % this.#limit;
  }

  clear(): void {
    this.#items.length = 0;
    this.#next = 0;
  }

  pick(random: Random): Uint8Array | undefined {
    return random.pick(this.#items);
  }
}

/** Makes datagrams that nobody should have sent. Every result is a fresh array. */
export class Mutator {
  readonly #random: Random;
  readonly #table: Uint8Array;
  readonly #scratch = new Uint8Array(8 * LONGEST);

  constructor(random: Random) {
    this.#random = random;
    this.#table = random.bytes(65_536);
  }

  /** Bytes without any sense, some with the beginning of a segment. */
  noise(): Uint8Array {
    const random = this.#random;
    const bytes = this.#randomBytes(random.below(random.chance(0.95) ? 80 : LONGEST)).slice();
    if (bytes.length > 1 && random.chance(0.7)) bytes[0] = (5 + random.below(11)) << 4;
    if (bytes.length > 1 && random.chance(0.5)) bytes[1] = 16;
    return bytes;
  }

  /** A real datagram with one to four changes. */
  mutant(pool: Pool): Uint8Array {
    const original = pool.pick(this.#random);
    if (original === undefined) return this.noise();
    let bytes: Uint8Array = original.slice();
    for (let changes = 1 + this.#random.below(4); changes > 0; changes--) bytes = this.#change(bytes, pool);
    return bytes;
  }

  /** The same for somebody who does not know the connection: with an ID that is nobody's, and no SYN. */
  misdirected(pool: Pool): Uint8Array {
    const bytes = this.mutant(pool);
    for (let i = ID_OFFSET; i < Math.min(SEQ_OFFSET, bytes.length); i++) bytes[i] = this.#random.below(256);
    if (bytes.length > 1) bytes[1] = (bytes[1] ?? 0) & ~SYN;
    return bytes;
  }

  /** A SYN of any shape; `base` is a real one. Most have another connection ID or sequence number. */
  syn(base: Uint8Array | undefined): Uint8Array {
    const random = this.#random;
    if (base === undefined) return this.noise();
    const bytes = base.slice();
    bytes[1] = random.chance(0.9) ? SYN : random.below(256) | SYN;
    if (random.chance(0.2)) bytes[ID_OFFSET + random.below(8)] = random.below(256);
    if (random.chance(0.8)) this.#setWord(bytes, SEQ_OFFSET, random.uint32());
    if (random.chance(0.8)) bytes[HEADER + random.below(Math.max(1, bytes.length - HEADER))] = random.below(256);
    return random.chance(0.1) ? this.#withOptions(bytes) : bytes;
  }

  #change(bytes: Uint8Array, pool: Pool): Uint8Array {
    const random = this.#random;
    if (bytes.length === 0) return this.noise();
    switch (random.below(13)) {
      case 0:
        return this.#flip(bytes);
      case 1:
        bytes[random.below(bytes.length)] = random.below(256);
        return bytes;
      case 2:
        return bytes.subarray(0, random.below(bytes.length + 1));
      case 3:
        return joined(bytes, this.#randomBytes(random.below(64)));
      case 4:
        return this.#splice(bytes, pool);
      case 5:
        bytes[1] = random.chance(0.5) ? random.below(64) : 1 << random.below(6);
        return bytes;
      case 6:
        bytes[0] = (random.below(16) << 4) | (random.chance(0.3) ? 8 : 0) | (random.chance(0.3) ? 4 : 0);
        return bytes;
      case 7:
        return this.#moveNumber(bytes, SEQ_OFFSET);
      case 8:
        return this.#moveNumber(bytes, ACK_OFFSET);
      case 9:
        this.#setWord(bytes, 0, ((bytes[0] ?? 0) << 24) | ((bytes[1] ?? 0) << 16) | (random.chance(0.5) ? 0 : 0xffff));
        return bytes;
      case 10:
        return this.#changeOption(bytes);
      case 11:
        return this.#withOptions(bytes);
      default:
        return this.#changeKamoOption(bytes);
    }
  }

  #flip(bytes: Uint8Array): Uint8Array {
    for (let i = 1 + this.#random.below(8); i > 0; i--) {
      const at = this.#random.below(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << this.#random.below(8));
    }
    return bytes;
  }

  #splice(bytes: Uint8Array, pool: Pool): Uint8Array {
    const other = pool.pick(this.#random) ?? bytes;
    return joined(
      bytes.subarray(0, this.#random.below(bytes.length + 1)),
      other.slice(this.#random.below(other.length + 1)),
    );
  }

  /** A sequence or acknowledgment number a little off, at the edges of windows, or anywhere. */
  #moveNumber(bytes: Uint8Array, offset: number): Uint8Array {
    if (bytes.length < offset + 4) return bytes;
    const random = this.#random;
    const value = new DataView(bytes.buffer, bytes.byteOffset).getInt32(offset);
    const distance = random.pick([
      1,
      -1,
      536,
      -536,
      1168,
      65_535,
      -65_536,
      2 ** 20,
      -(2 ** 20),
      2 ** 31,
      random.uint32(),
    ]);
    this.#setWord(bytes, offset, value + (distance ?? 0));
    return bytes;
  }

  /** One byte of the options: a kind, a length, or what is in them. */
  #changeOption(bytes: Uint8Array): Uint8Array {
    const parts = partsOf(bytes);
    if (parts === undefined || parts.optionsLength === 0) return bytes;
    bytes[parts.optionsOffset + this.#random.below(parts.optionsLength)] = this.#random.below(256);
    return bytes;
  }

  /** A byte inside one of kamo's own options: subtype, flags, path, nonce, record number, fragment, MAC. */
  #changeKamoOption(bytes: Uint8Array): Uint8Array {
    for (let at = HEADER; at + 8 < bytes.length; at++) {
      if (bytes[at] !== KAMO_KIND || bytes[at + 2] !== KAMO_EXID >> 8) continue;
      const length = Math.max(8, bytes[at + 1] ?? 0);
      const inside = Math.min(at + 4 + this.#random.below(length - 4), bytes.length - 1);
      bytes[inside] = this.#random.chance(0.3) ? 255 : this.#random.below(256);
      return bytes;
    }
    return bytes;
  }

  /** Other options, often well-formed, behind the extended length. */
  #withOptions(bytes: Uint8Array): Uint8Array {
    if (bytes.length < HEADER) return bytes;
    const random = this.#random;
    const scratch = this.#scratch;
    scratch.set(bytes.subarray(0, HEADER), 0);
    scratch[0] = 0x58 | (random.chance(0.3) ? 4 : 0);
    let at = EXTENDED_HEADER;
    for (let i = random.below(6); i > 0; i--) at = this.#writeOption(at);
    while (at % 4 !== EXTENDED_HEADER % 4) scratch[at++] = 1;
    const length = random.chance(0.9) ? at - EXTENDED_HEADER : random.below(3000);
    scratch[HEADER] = length >> 8;
    scratch[HEADER + 1] = length;
    const parts = partsOf(bytes);
    const payload = parts === undefined ? bytes.subarray(HEADER) : bytes.subarray(bytes.length - parts.payloadLength);
    scratch.set(payload, at);
    return scratch.slice(0, Math.min(at + payload.length, LONGEST));
  }

  /** One option at `at` of the scratch; returns where the next begins. */
  #writeOption(at: number): number {
    const random = this.#random;
    const scratch = this.#scratch;
    const kind = random.chance(0.1) ? random.below(256) : (random.pick(KINDS) ?? 1);
    scratch[at] = kind;
    if (kind < 2) return at + 1;
    const kamo = random.chance(0.5) ? random.pick(KAMO_LENGTHS) : undefined;
    const usual = kind === 5 ? 10 + 8 * random.below(4) : (USUAL_LENGTHS[kind] ?? kamo ?? 6 + random.below(40));
    const length = random.chance(0.1) ? random.below(256) : usual;
    scratch.set(this.#randomBytes(Math.max(0, length - 2)), at + 2);
    scratch[at + 1] = length;
    if (kind === KAMO_KIND) {
      scratch[at + 2] = KAMO_EXID >> 8;
      scratch[at + 3] = KAMO_EXID & 0xff;
      scratch[at + 4] = 1 + random.below(8);
      scratch[at + 5] = random.below(8);
    }
    return at + Math.max(2, length);
  }

  /** A piece of the table: which one is random. */
  #randomBytes(length: number): Uint8Array {
    const start = this.#random.below(this.#table.length - length);
    return this.#table.subarray(start, start + length);
  }

  #setWord(bytes: Uint8Array, offset: number, value: number): void {
    if (bytes.length < offset + 4) return;
    new DataView(bytes.buffer, bytes.byteOffset).setInt32(offset, value | 0);
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(a.length + b.length);
  bytes.set(a, 0);
  bytes.set(b, a.length);
  return bytes;
}
