import { readFileSync } from 'node:fs';

/** The vectors of one file in `spec/vectors`, seen from the compiled test. */
export function loadVectors<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../../spec/vectors/${name}.json`, import.meta.url), 'utf8')) as T;
}

export interface InvalidVector {
  readonly hex: string;
  readonly reason: string;
}

/** Bytes in the middle of a larger buffer, so that a reader that goes astray reads something else than zeros. */
export interface Framed {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly offset: number;
  readonly length: number;
}

export function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Places `content` behind 7 bytes of filling and before 40 more. */
export function framed(content: Uint8Array): Framed {
  const bytes = new Uint8Array(content.length + 47).fill(0x5a);
  bytes.set(content, 7);
  return { bytes, view: new DataView(bytes.buffer), offset: 7, length: content.length };
}

/** An empty buffer to write into, at an odd offset, filled so that a byte left out shows. */
export function blank(size = 2048): Framed {
  const bytes = new Uint8Array(size).fill(BLANK);
  return { bytes, view: new DataView(bytes.buffer), offset: 3, length: 0 };
}

/** Hex of what was written into a blank frame from its offset to `end`. Throws when a byte outside of that changed. */
export function written({ bytes, offset }: Framed, end: number): string {
  const astray = bytes.findIndex((byte, i) => (i < offset || i >= end) && byte !== BLANK);
  if (astray >= 0) throw new Error(`byte ${astray} was written, outside of ${offset}..${end}`);
  return toHex(bytes.subarray(offset, end));
}

const BLANK = 0xa5;
