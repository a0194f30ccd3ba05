import { Random } from '../../src/link/random.ts';

/** A prime, so that a shift by any size a protocol uses shows. */
const PERIOD = 65_521;

/** Two periods in a row: any chunk of up to one period is one view. Never written to. */
const TABLE = doubled(new Random(0x6b616d6f).bytes(PERIOD));

/** Longest chunk that `Content.chunk` gives. */
export const MAX_CHUNK = PERIOD;

/** What one direction of one connection carries: pseudo-random bytes that are a function of stream and position. */
export class Content {
  readonly #offset: number;

  /** `stream` tells streams apart: their contents are the same sequence begun elsewhere. */
  constructor(stream: number) {
    this.#offset = (Math.imul(stream + 1, 0x9e3779b1) >>> 0) % PERIOD;
  }

  /** The bytes at `[position, position + length)`: a view that must not be written to. `length` is 0..MAX_CHUNK. */
  chunk(position: number, length: number): Uint8Array {
    const start = (position + this.#offset) % PERIOD;
    return TABLE.subarray(start, start + length);
  }

  /** The first index at which `bytes` are not what stands at `position`, or -1. */
  mismatch(bytes: Uint8Array, position: number): number {
    for (let done = 0; done < bytes.length; done += PERIOD) {
      const part = bytes.subarray(done, done + PERIOD);
      const expected = this.chunk(position + done, part.length);
      if (Buffer.compare(part, expected) !== 0) return done + part.findIndex((byte, i) => byte !== expected[i]);
    }
    return -1;
  }
}

function doubled(period: Uint8Array): Uint8Array {
  const table = new Uint8Array(2 * period.length);
  table.set(period, 0);
  table.set(period, period.length);
  return table;
}
