/**
 * Types of `buffer-layout` 1.2 as far as it is used here: to declare a format (`struct`, `u8`, `blob`, …) and to
 * derive its size and the offsets of its fields. Encoding and decoding want Node's `Buffer`, so they are left out:
 * bytes are read through a `DataView` at the derived offsets.
 */
declare module 'buffer-layout' {
  /** One field or group of fields. `span` is its size in bytes, -1 where the size varies. */
  export class Layout {
    readonly span: number;
    readonly property: string | undefined;
    /** The same layout under another field name. */
    replicate(property: string): this;
  }

  /** Fields one after the other, without padding. */
  export class Structure extends Layout {
    readonly fields: readonly Layout[];
    /** The field of that name, `undefined` when there is none. */
    layoutFor(property: string): Layout | undefined;
    /** Where the field of that name begins, in bytes; negative behind a field of varying size, `undefined` when there is none. */
    offsetOf(property: string): number | undefined;
  }

  /** A fixed number of bytes. */
  export class Blob extends Layout {
    readonly length: number | Layout;
  }

  /** A fixed number of equal elements. */
  export class Sequence extends Layout {
    readonly elementLayout: Layout;
    readonly count: number | Layout;
  }

  export function struct(fields: readonly Layout[], property?: string, decodePrefixes?: boolean): Structure;
  export function seq(elementLayout: Layout, count: number | Layout, property?: string): Sequence;
  export function blob(length: number | Layout, property?: string): Blob;
  /** Bytes that carry nothing. */
  export function offset(layout: Layout, offset?: number, property?: string): Layout;

  /** Unsigned integers, big-endian where the name ends in `be`. */
  export function u8(property?: string): Layout;
  export function u16(property?: string): Layout;
  export function u16be(property?: string): Layout;
  export function u24be(property?: string): Layout;
  export function u32(property?: string): Layout;
  export function u32be(property?: string): Layout;
  export function u40be(property?: string): Layout;
  export function u48be(property?: string): Layout;
  /** Near 64 bits: exact to 2^53 only. */
  export function nu64be(property?: string): Layout;

  /** Signed integers, big-endian where the name ends in `be`. */
  export function s8(property?: string): Layout;
  export function s16be(property?: string): Layout;
  export function s32be(property?: string): Layout;
}
