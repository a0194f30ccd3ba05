import { copyBytes } from './copy.ts';

/** Chunks acknowledged before the arrays are shortened. */
const COMPACT = 64;

/**
 * What the application wrote and the peer has not acknowledged: the chunks themselves, uncopied, by position in the
 * stream. Positions are bytes since the start of the stream, exact beyond 2^32.
 */
export class SendQueue {
  #chunks: Uint8Array[] = [];
  /** Position after each chunk. */
  #ends: number[] = [];
  #head = 0;
  /** Index of the chunk read last: transmissions are mostly sequential. */
  #cursor = 0;
  /** Position of the first unacknowledged byte, of the first unsent one, and after the last one written. */
  acknowledged: number;
  sent: number;
  written: number;

  constructor(position: number) {
    this.acknowledged = position;
    this.sent = position;
    this.written = position;
  }

  /** Bytes written and never sent. */
  get unsent(): number {
    return this.written - this.sent;
  }

  /** Bytes written and not acknowledged. */
  get length(): number {
    return this.written - this.acknowledged;
  }

  write(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.written += chunk.length;
    this.#chunks.push(chunk);
    this.#ends.push(this.written);
  }

  /** The first `length` bytes are acknowledged; chunks that end there are let go. */
  acknowledge(length: number): void {
    this.acknowledged += length;
    while (this.#head < this.#ends.length && (this.#ends[this.#head] as number) <= this.acknowledged) {
      this.#chunks[this.#head] = EMPTY;
      this.#head++;
    }
    if (this.#head === this.#ends.length) {
      this.#chunks.length = 0;
      this.#ends.length = 0;
      this.#head = 0;
    } else if (this.#head >= COMPACT && 2 * this.#head >= this.#ends.length) {
      this.#chunks.splice(0, this.#head);
      this.#ends.splice(0, this.#head);
      this.#cursor = Math.max(0, this.#cursor - this.#head);
      this.#head = 0;
    }
  }

  /** Copies `length` unacknowledged bytes from `position` on to `offset` of `target`. */
  copy(position: number, length: number, target: Uint8Array, offset: number): void {
    let index = this.#find(position);
    let from = position;
    let to = offset;
    let left = length;
    while (left > 0) {
      const chunk = this.#chunks[index] as Uint8Array;
      const end = this.#ends[index] as number;
      const part = Math.min(left, end - from);
      copyBytes(chunk, chunk.length - (end - from), target, to, part);
      from += part;
      to += part;
      left -= part;
      if (from === end) index++;
    }
    this.#cursor = index;
  }

  /** Index of the chunk that holds `position`. */
  #find(position: number): number {
    const cursor = this.#cursor;
    if (cursor >= this.#head && cursor < this.#ends.length && position < (this.#ends[cursor] as number)) {
      if (cursor === this.#head || position >= (this.#ends[cursor - 1] as number)) return cursor;
    }
    let low = this.#head;
    let high = this.#ends.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ends[middle] as number) > position) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

const EMPTY = new Uint8Array(0);
