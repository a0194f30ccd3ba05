/**
 * HalfSipHash-1-3 over 32-bit words: the keyed hash of tables whose keys strangers choose. One round a word and three
 * at the end; SipHash's construction with 32-bit lanes (Aumasson and Bernstein, "SipHash: a fast short-input PRF",
 * and its reference HalfSipHash). It keeps table positions secret; it authenticates nothing.
 *
 * @param key two words, secret
 * @param words the first `count` are hashed
 * @returns int32
 */
export function halfSipHash(key: Int32Array, words: Int32Array, count: number): number {
  const k0 = key[0] ?? 0;
  const k1 = key[1] ?? 0;
  let v0 = k0;
  let v1 = k1;
  let v2 = 0x6c796765 ^ k0;
  let v3 = 0x74656462 ^ k1;
  // The words, then the last one with the length in bytes, then the rounds that end it.
  for (let i = 0; i < count + 1 + FINAL_ROUNDS; i++) {
    const word = i < count ? (words[i] ?? 0) : i === count ? count << 26 : 0;
    if (i === count + 1) v2 ^= 0xff;
    v3 ^= word;
    v0 = (v0 + v1) | 0;
    v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0;
    v0 = (v0 << 16) | (v0 >>> 16);
    v2 = (v2 + v3) | 0;
    v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2;
    v0 = (v0 + v3) | 0;
    v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0;
    v2 = (v2 + v1) | 0;
    v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2;
    v2 = (v2 << 16) | (v2 >>> 16);
    v0 ^= word;
  }
  return v1 ^ v3;
}

const FINAL_ROUNDS = 3;
