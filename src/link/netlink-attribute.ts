/** Attributes of rtnetlink messages: a length, a type, a value, aligned to 4 bytes (rtnetlink(7), struct rtattr). */
import { struct, u16 } from 'buffer-layout';
import { at, sizeOf } from '../wire/layout.ts';

export const ATTRIBUTE = struct([u16('length'), u16('type')]);

/** Values by type, of equal ones the last; they are views into the message. */
export type Attributes = ReadonlyMap<number, Uint8Array>;

export const ATTRIBUTE_HEADER: number = sizeOf(ATTRIBUTE);
const LENGTH = at(ATTRIBUTE, 'length');
const TYPE = at(ATTRIBUTE, 'type');
/** The two high bits say how the value is written (linux/netlink.h, NLA_TYPE_MASK). */
const TYPE_MASK = 0x3fff;

/** The attributes that fill `bytes`; undefined when they do not. Never throws. */
export function readAttributes(bytes: Uint8Array): Attributes | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const attributes = new Map<number, Uint8Array>();
  // Fewer bytes than a header are padding.
  for (let start = 0; start + ATTRIBUTE_HEADER <= bytes.length; ) {
    const length = view.getUint16(start + LENGTH, true);
    if (length < ATTRIBUTE_HEADER || start + length > bytes.length) return undefined;
    const type = view.getUint16(start + TYPE, true) & TYPE_MASK;
    attributes.set(type, bytes.subarray(start + ATTRIBUTE_HEADER, start + length));
    start += (length + 3) & ~3;
  }
  return attributes;
}

/** Writes an attribute at `start` and returns where the next one begins. */
export function writeAttribute(view: DataView, start: number, type: number, value: Uint8Array): number {
  view.setUint16(start + LENGTH, ATTRIBUTE_HEADER + value.length, true);
  view.setUint16(start + TYPE, type, true);
  for (let i = 0; i < value.length; i++) view.setUint8(start + ATTRIBUTE_HEADER + i, value[i] ?? 0);
  return start + ((ATTRIBUTE_HEADER + value.length + 3) & ~3);
}

/** An unsigned number of 32 bits; undefined when there is none at `offset`. */
export function u32Of(value: Uint8Array | undefined, offset = 0): number | undefined {
  if (value === undefined || value.length < offset + 4) return undefined;
  return new DataView(value.buffer, value.byteOffset, value.byteLength).getUint32(offset, true);
}

/** Text up to its zero byte; undefined when there is none. */
export function stringOf(value: Uint8Array | undefined): string | undefined {
  if (value === undefined) return undefined;
  const end = value.indexOf(0);
  const text = new TextDecoder().decode(end < 0 ? value : value.subarray(0, end));
  return text === '' ? undefined : text;
}
