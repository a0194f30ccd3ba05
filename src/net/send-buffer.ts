/**
 * Application chunks on their way into a connection: split and copied, so that the application may use its memory again
 * when its callback comes, as `node:net` lets it. Small pieces share slabs: a slab is freed when all of it has been
 * acknowledged.
 */
export class SendBuffer {
  #chunks: readonly Uint8Array[] = [];
  #index = 0;
  #offset = 0;
  #left = 0;

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

  /** Copies of the next bytes, `room` at most. */
  take(room: number): Uint8Array[] {
    const pieces: Uint8Array[] = [];
    let left = Math.min(room, this.#left);
    while (left > 0) {
      const chunk = this.#chunks[this.#index];
      if (chunk === undefined) break;
      const length = Math.min(left, chunk.length - this.#offset, LARGEST_PIECE);
      if (length > 0) pieces.push(copyOf(chunk, this.#offset, length));
      this.#offset += length;
      this.#left -= length;
      left -= length;
      if (this.#offset < chunk.length) continue;
      this.#index++;
      this.#offset = 0;
    }
    if (this.#left === 0) this.clear();
    return pieces;
  }

  clear(): void {
    this.#chunks = [];
    this.#left = 0;
  }
}

/** A slab lives until its last piece is acknowledged: small, so that a slow connection does not hold much for others. */
const SLAB = 16 * 1024;
const LARGEST_PIECE = 64 * 1024;

let slab = new Uint8Array(0);
let used = 0;

function copyOf(chunk: Uint8Array, offset: number, length: number): Uint8Array {
  const source = chunk.subarray(offset, offset + length);
  if (length >= SLAB / 2) {
    const own = Buffer.allocUnsafeSlow(length);
    own.set(source);
    return own;
  }
  if (used + length > slab.length) {
    slab = Buffer.allocUnsafeSlow(SLAB);
    used = 0;
  }
  const piece = slab.subarray(used, used + length);
  piece.set(source);
  used += length;
  return piece;
}
