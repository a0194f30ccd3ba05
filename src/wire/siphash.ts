/** Bytes of a key. */
export const SIPHASH_KEY_SIZE = 16;

/**
 * SipHash-2-4 (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012): a keyed hash of 64 bits that is quick on
 * short inputs, for tags that only their maker checks and that live for minutes. In int32 arithmetic, without
 * allocation: a 64-bit word is a high and a low half.
 */
export class SipHash {
  /** The last result, as int32 halves of the paper's 64-bit integer. */
  high = 0;
  low = 0;
  readonly #key0High: number;
  readonly #key0Low: number;
  readonly #key1High: number;
  readonly #key1Low: number;

  /** @param key 16 bytes; RangeError for another length */
  constructor(key: Uint8Array) {
    if (key.length !== SIPHASH_KEY_SIZE) throw new RangeError(`a SipHash key has ${SIPHASH_KEY_SIZE} bytes`);
    this.#key0Low = wordAt(key, 0);
    this.#key0High = wordAt(key, 4);
    this.#key1Low = wordAt(key, 8);
    this.#key1High = wordAt(key, 12);
  }

  /** Hashes the first `length` bytes of `bytes` into `high` and `low`. */
  hash(bytes: Uint8Array, length: number): void {
    let v0h = this.#key0High ^ 0x736f6d65;
    let v0l = this.#key0Low ^ 0x70736575;
    let v1h = this.#key1High ^ 0x646f7261;
    let v1l = this.#key1Low ^ 0x6e646f6d;
    let v2h = this.#key0High ^ 0x6c796765;
    let v2l = this.#key0Low ^ 0x6e657261;
    let v3h = this.#key1High ^ 0x74656462;
    let v3l = this.#key1Low ^ 0x79746573;
    const whole = length & ~7;
    const absorbing = COMPRESSION_ROUNDS * (whole / 8 + 1);
    let mh = 0;
    let ml = 0;
    for (let round = 0; round < absorbing + FINAL_ROUNDS; round++) {
      if (round < absorbing) {
        if (round % COMPRESSION_ROUNDS === 0) {
          const at = (round / COMPRESSION_ROUNDS) * 8;
          if (at < whole) {
            ml = wordAt(bytes, at);
            mh = wordAt(bytes, at + 4);
          } else {
            ml = tailAt(bytes, at, length);
            mh = tailAt(bytes, at + 4, length) | (length << 24);
          }
          v3h ^= mh;
          v3l ^= ml;
        }
      } else if (round === absorbing) {
        v2l ^= 0xff;
      }

      let sum = (v0l >>> 0) + (v1l >>> 0);
      v0h = (v0h + v1h + (sum > MAX_UINT32 ? 1 : 0)) | 0;
      v0l = sum | 0;
      let turned = (v1h << 13) | (v1l >>> 19);
      v1l = ((v1l << 13) | (v1h >>> 19)) ^ v0l;
      v1h = turned ^ v0h;

      sum = (v2l >>> 0) + (v3l >>> 0);
      v2h = (v2h + v3h + (sum > MAX_UINT32 ? 1 : 0)) | 0;
      v2l = sum | 0;
      turned = (v3h << 16) | (v3l >>> 16);
      v3l = ((v3l << 16) | (v3h >>> 16)) ^ v2l;
      v3h = turned ^ v2h;

      // v0 has been turned by 32 bits: its halves change places as the next sum is made.
      turned = v0h;
      sum = (turned >>> 0) + (v3l >>> 0);
      v0h = (v0l + v3h + (sum > MAX_UINT32 ? 1 : 0)) | 0;
      v0l = sum | 0;
      turned = (v3h << 21) | (v3l >>> 11);
      v3l = ((v3l << 21) | (v3h >>> 11)) ^ v0l;
      v3h = turned ^ v0h;

      sum = (v2l >>> 0) + (v1l >>> 0);
      v2h = (v2h + v1h + (sum > MAX_UINT32 ? 1 : 0)) | 0;
      v2l = sum | 0;
      turned = (v1h << 17) | (v1l >>> 15);
      v1l = ((v1l << 17) | (v1h >>> 15)) ^ v2l;
      v1h = turned ^ v2h;
      turned = v2h;
      v2h = v2l;
      v2l = turned;

      if (round < absorbing && round % COMPRESSION_ROUNDS === COMPRESSION_ROUNDS - 1) {
        v0h ^= mh;
        v0l ^= ml;
      }
    }
    this.high = v0h ^ v1h ^ v2h ^ v3h;
    this.low = v0l ^ v1l ^ v2l ^ v3l;
  }
}

const COMPRESSION_ROUNDS = 2;
const FINAL_ROUNDS = 4;
const MAX_UINT32 = 0xffff_ffff;

/** Little-endian, as the paper reads its input. */
function wordAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
}

/** The bytes of a word that are before `end`; the others are 0. */
function tailAt(bytes: Uint8Array, at: number, end: number): number {
  let word = 0;
  for (let i = Math.min(end - at, 4) - 1; i >= 0; i--) word = (word << 8) | (bytes[at + i] ?? 0);
  return word;
}
