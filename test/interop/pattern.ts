/** Prime, so that bytes lost or repeated in any power of two show. */
export const PATTERN_BYTES = 262_139;

const pattern = makePattern();

/** What every stream has from `offset` on, up to the end of the pattern. */
export function patternAt(offset: number): Uint8Array {
  return pattern.subarray(offset % PATTERN_BYTES);
}

/** Bytes of a xorshift generator (Marsaglia 2003). */
function makePattern(): Uint8Array {
  const bytes = new Uint8Array(PATTERN_BYTES);
  let state = 0x2545f491;
  for (let i = 0; i < bytes.length; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes[i] = state;
  }
  return bytes;
}
