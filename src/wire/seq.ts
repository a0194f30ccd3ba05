/**
 * Sequence number arithmetic modulo 2^32 (RFC 9293, section 3.4). Numbers are int32 (`| 0`); an unsigned 32-bit number
 * is read as the same sequence number. Comparisons are meant for numbers less than 2^31 apart.
 */

/** `a + b`, where `b` is a length. */
export function seqAdd(a: number, b: number): number {
  return (a + b) | 0;
}

/** Signed distance `a - b`: positive when `a` is later than `b`. int32. */
export function seqDiff(a: number, b: number): number {
  return (a - b) | 0;
}

/** `a` is earlier than `b`. */
export function seqLess(a: number, b: number): boolean {
  return ((a - b) | 0) < 0;
}

/** `a` is earlier than `b`, or the same. */
export function seqLessEqual(a: number, b: number): boolean {
  return ((a - b) | 0) <= 0;
}

/** `a` is later than `b`. */
export function seqGreater(a: number, b: number): boolean {
  return ((a - b) | 0) > 0;
}

/** `a` is later than `b`, or the same. */
export function seqGreaterEqual(a: number, b: number): boolean {
  return ((a - b) | 0) >= 0;
}

/** The later of the two. */
export function seqMax(a: number, b: number): number {
  return ((a - b) | 0) > 0 ? a | 0 : b | 0;
}

/** The earlier of the two. */
export function seqMin(a: number, b: number): number {
  return ((a - b) | 0) < 0 ? a | 0 : b | 0;
}

/** `start =< number < start + size`, with `size` 0..2^32 - 1. */
export function inWindow(number: number, start: number, size: number): boolean {
  return (number - start) >>> 0 < size;
}
