import { createReadStream } from 'node:fs';
import type { PayloadSource } from './messages.ts';

/** Bytes per chunk that the sender writes. */
export const CHUNK = 64 * 1024;

/** The bytes to send, in chunks that belong to the reader. */
export function payload(source: PayloadSource): AsyncIterable<Uint8Array> {
  if ('file' in source) return createReadStream(source.file, { highWaterMark: 4 * CHUNK });
  return pseudoRandom(source.seed, source.size);
}

async function* pseudoRandom(seed: number, size: number): AsyncGenerator<Uint8Array> {
  const generator = new Generator(seed);
  for (let left = size; left > 0; left -= CHUNK) {
    const words = generator.words(CHUNK / 4);
    yield new Uint8Array(words.buffer, 0, Math.min(CHUNK, left));
  }
}

/** Chris Doty-Humphrey's sfc32: 128 bits of state, good enough to look like a file that nothing can compress. */
export class Generator {
  #a: number;
  #b = 0x9e3779b9 | 0;
  #c = 0x243f6a88;
  #counter = 1;

  constructor(seed: number) {
    this.#a = seed | 0;
    this.#b ^= Math.floor(seed / 2 ** 32);
    for (let i = 0; i < 12; i++) this.words(1);
  }

  /** The next `count` 32-bit words. */
  words(count: number): Uint32Array<ArrayBuffer> {
    const words = new Uint32Array(count);
    let a = this.#a;
    let b = this.#b;
    let c = this.#c;
    let counter = this.#counter;
    for (let i = 0; i < count; i++) {
      const next = (a + b + counter) | 0;
      counter = (counter + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + next) | 0;
      words[i] = next;
    }
    this.#a = a;
    this.#b = b;
    this.#c = c;
    this.#counter = counter;
    return words;
  }
}
