/**
 * Application chunks on their way into a connection: split and copied, so that the application may use its memory again
 * when its callback comes, as `node:net` lets it. Large pieces lie in slabs that are used again when all of them has
 * been acknowledged; small ones share slabs with those of other connections.
 */
export class SendBuffer {
  #chunks: readonly Uint8Array[] = [];
  #index = 0;
  #offset = 0;
  #left = 0;
  /** Bytes copied so far. */
  #taken = 0;
  /** Slabs that hold unacknowledged pieces, in order, and `#taken` after the last piece in each. */
  readonly #slabs: Uint8Array[] = [];
  readonly #ends: number[] = [];
  /** Bytes left in the last of them. */
  #room = 0;

  /** Bytes not taken yet. */
  get length(): number {
    return this.#left;
  }

  /** Holds chunks of the application's, by reference. Only when the last ones have been taken. */
  hold(chunks: readonly Uint8Array[]): void {
    this.#chunks = chunks;
    this.#index = 0;
    this.#offset = 0;
    this.#left = chunks.reduce((sum, { length }) => sum + length, 0);
  }

  /** Copies of the next bytes, `room` at most. They are good until they are said to be acknowledged. */
  take(room: number): Uint8Array[] {
    const pieces: Uint8Array[] = [];
    let left = Math.min(room, this.#left);
    while (left > 0) {
      const chunk = this.#chunks[this.#index];
      if (chunk === undefined) break;
      const length = Math.min(left, chunk.length - this.#offset);
      const piece = length < SMALL ? smallCopy(chunk, this.#offset, length) : this.#copy(chunk, this.#offset, length);
      if (piece.length > 0) pieces.push(piece);
      this.#offset += piece.length;
      this.#taken += piece.length;
      this.#left -= piece.length;
      left -= piece.length;
      if (this.#offset < chunk.length) continue;
      this.#index++;
      this.#offset = 0;
    }
    if (this.#left === 0) this.clear();
    return pieces;
  }

  /** Of all bytes taken, the last `unacknowledged` are still in use. */
  recycle(unacknowledged: number): void {
    const acknowledged = this.#taken - unacknowledged;
    let count = 0;
    while (count < this.#ends.length && (this.#ends[count] ?? 0) <= acknowledged) {
      const slab = this.#slabs[count++];
      if (slab !== undefined && spare.length < SPARE_LIMIT) spare.push(slab);
    }
    if (count === 0) return;
    if (count === this.#ends.length) this.#room = 0;
    this.#ends.splice(0, count);
    this.#slabs.splice(0, count);
  }

  clear(): void {
    this.#chunks = [];
    this.#left = 0;
  }

  /** As much of it as the slab in use holds. */
  #copy(chunk: Uint8Array, offset: number, length: number): Uint8Array {
    if (this.#room === 0) {
      this.#slabs.push(spare.pop() ?? Buffer.allocUnsafeSlow(SLAB));
      this.#ends.push(0);
      this.#room = SLAB;
    }
    const last = this.#slabs.length - 1;
    const start = SLAB - this.#room;
    const end = start + Math.min(length, this.#room);
    const piece = (this.#slabs[last] ?? EMPTY).subarray(start, end);
    piece.set(chunk.subarray(offset, offset + piece.length));
    this.#room = SLAB - end;
    this.#ends[last] = this.#taken + piece.length;
    return piece;
  }
}

const SLAB = 64 * 1024;
/** Slabs kept for the next writer, whichever it is: fresh ones make the collector run every few dozen megabytes. */
const SPARE_LIMIT = 64;
const spare: Uint8Array[] = [];

/** Pieces below share a slab that lives until the last is acknowledged: a slow connection holds little for others. */
const SMALL = 8 * 1024;
const SHARED_SLAB = 16 * 1024;
let shared = new Uint8Array(0);
let used = 0;

function smallCopy(chunk: Uint8Array, offset: number, length: number): Uint8Array {
  if (used + length > shared.length) {
    shared = Buffer.allocUnsafeSlow(SHARED_SLAB);
    used = 0;
  }
  const piece = shared.subarray(used, used + length);
  piece.set(chunk.subarray(offset, offset + length));
  used += length;
  return piece;
}

const EMPTY = new Uint8Array(0);
