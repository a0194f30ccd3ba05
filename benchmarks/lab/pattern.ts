/** A prime number of words: a lost, repeated or swapped segment cannot go unnoticed. As in `tcp-peer.c`. */
const WORDS = 65_521;
export const PATTERN_BYTES = WORDS * 4;

/** What sources send, over and over: twice, so that a piece of up to `PATTERN_BYTES` from anywhere is in one. */
export function makePattern(): Buffer {
  const pattern = Buffer.alloc(2 * PATTERN_BYTES);
  for (let i = 0; i < 2 * WORDS; i++) pattern.writeInt32LE(Math.imul((i % WORDS) + 1, 2_654_435_761), 4 * i);
  return pattern;
}
