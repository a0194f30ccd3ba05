import { createHash } from 'node:crypto';
import type { SocketAddress } from '../../src/wire/socket-address.ts';
import { describeDatagram } from './describe.ts';

const FLUSH_AT = 1 << 16;
const RECORD = 32;

/** What may happen to a datagram. `dropped` ones have a reason. */
export type Passage = 'sent' | 'delivered' | 'dropped';
const PASSAGES: readonly Passage[] = ['sent', 'delivered', 'dropped'];

/**
 * Everything that happened, as one SHA-256: each datagram sent, delivered and dropped with all its bytes, each event
 * and each deadline, with their virtual times. Two runs are the same run when their hashes are equal.
 */
export class Trace {
  readonly #hash = createHash('sha256');
  readonly #print: ((line: string) => void) | undefined;
  readonly #names = new Map<string, number>();
  #buffer = Buffer.alloc(2 * FLUSH_AT);
  #length = 0;
  #records = 0;

  /** `print` is given one line per record. */
  constructor(print?: (line: string) => void) {
    this.#print = print;
  }

  get records(): number {
    return this.#records;
  }

  get verbose(): boolean {
    return this.#print !== undefined;
  }

  datagram(now: number, passage: Passage, place: string, peer: SocketAddress, bytes: Uint8Array, reason = ''): void {
    const kind = PASSAGES.indexOf(passage);
    this.#head(now, kind, this.#nameOf(place), this.#nameOf(peer.key), reason === '' ? 0 : this.#nameOf(reason));
    this.#bytes(bytes);
    if (this.#print === undefined) return;
    const arrow = passage === 'sent' ? '->' : '<-';
    const why = reason === '' ? '' : ` (${reason})`;
    this.#print(`${stamp(now)} ${place} ${arrow} ${peer.key} ${passage}${why} ${describeDatagram(bytes)}`);
  }

  /** A timeout that a node asked for. */
  deadline(now: number, place: string, at: number): void {
    this.#head(now, 10, this.#nameOf(place), 0, 0);
    this.#room(8);
    this.#length = this.#buffer.writeDoubleLE(at, this.#length);
  }

  /** Anything else: an event at a node, an action of the schedule. */
  event(now: number, place: string, text: string): void {
    this.#head(now, 11, this.#nameOf(place), 0, 0);
    this.#bytes(Buffer.from(text));
    this.#print?.(`${stamp(now)} ${place} ${text}`);
  }

  /** The hash so far, as hex; recording may go on. */
  digest(): string {
    this.#flush();
    return this.#hash.copy().digest('hex');
  }

  #head(now: number, kind: number, place: number, peer: number, reason: number): void {
    this.#records += 1;
    this.#room(RECORD);
    this.#length = this.#buffer.writeDoubleLE(now, this.#length);
    this.#length = this.#buffer.writeUInt8(kind, this.#length);
    this.#length = this.#buffer.writeUInt16LE(place & 0xffff, this.#length);
    this.#length = this.#buffer.writeUInt32LE(peer >>> 0, this.#length);
    this.#length = this.#buffer.writeUInt16LE(reason & 0xffff, this.#length);
  }

  #bytes(bytes: Uint8Array): void {
    this.#room(4 + bytes.length);
    this.#length = this.#buffer.writeUInt32LE(bytes.length, this.#length);
    this.#buffer.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  #room(bytes: number): void {
    if (this.#length + bytes > FLUSH_AT) this.#flush();
    if (bytes > this.#buffer.length) this.#buffer = Buffer.alloc(2 * bytes);
  }

  #flush(): void {
    this.#hash.update(this.#buffer.subarray(0, this.#length));
    this.#length = 0;
  }

  /** Names in the order of their first use, which is part of the run. */
  #nameOf(name: string): number {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    this.#names.set(name, this.#names.size + 1);
    this.#hash.update(name);
    return this.#names.size;
  }
}

function stamp(now: number): string {
  return now.toFixed(3).padStart(14);
}
