/** Below this, a loop is faster than making a view. */
const LOOP_LIMIT = 32;

/**
 * Copies `length` bytes. Above a few bytes the one view per copy costs less (about 20 ns) than any way of copying a
 * segment without it.
 */
export function copyBytes(
  from: Uint8Array,
  fromOffset: number,
  to: Uint8Array,
  toOffset: number,
  length: number,
): void {
  if (length <= LOOP_LIMIT) {
    for (let i = 0; i < length; i++) to[toOffset + i] = from[fromOffset + i] as number;
    return;
  }
  to.set(from.subarray(fromOffset, fromOffset + length), toOffset);
}
