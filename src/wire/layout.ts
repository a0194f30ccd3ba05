import type { Structure } from 'buffer-layout';

/**
 * Byte offset of a field inside a declared format. Called while modules load, so that hot code reads through a
 * `DataView` at a constant and a misspelt field stops the program at once.
 *
 * @throws Error when the format has no such field or the field has no fixed offset
 */
export function at(layout: Structure, field: string): number {
  const offset = layout.offsetOf(field);
  if (offset === undefined || offset < 0) throw new Error(`format has no field '${field}' at a fixed offset`);
  return offset;
}

/**
 * Size in bytes of a declared format.
 *
 * @throws Error when the format has no fixed size
 */
export function sizeOf(layout: Structure): number {
  if (layout.span < 0) throw new Error('format has no fixed size');
  return layout.span;
}

/**
 * `value`, which a writer is about to put where integers of `0 =< value < bound` fit.
 *
 * @throws RangeError when it does not fit: a fault of the caller, which a `DataView` would cut off silently
 */
export function fitting(value: number, bound: number): number {
  if (Number.isInteger(value) && value >= 0 && value < bound) return value;
  throw new RangeError(`${value} is not an integer in 0..${bound - 1}`);
}

/** Bounds of unsigned integers by size. */
export const U8_BOUND = 0x100;
export const U16_BOUND = 0x10000;
export const U32_BOUND = 0x100000000;
