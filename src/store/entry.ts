/** A stored record as bytes: header, then the record as it came. Used by every store that keeps bytes. */
import { nu64be, struct, u16be } from 'buffer-layout';
import { at, sizeOf } from '../wire/layout.ts';
import type { StoredRecord } from './store.ts';

const ENTRY = struct([nu64be('sequence'), nu64be('expiresAt'), nu64be('keepUntil'), u16be('verified')]);

export function encodeEntry(entry: StoredRecord): Uint8Array {
  const bytes = new Uint8Array(HEADER + entry.record.length);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(SEQUENCE, entry.sequence);
  view.setBigUint64(EXPIRES_AT, BigInt(Math.floor(entry.expiresAt)));
  view.setBigUint64(KEEP_UNTIL, BigInt(Math.floor(entry.keepUntil)));
  view.setUint16(VERIFIED, entry.verified);
  bytes.set(entry.record, HEADER);
  return bytes;
}

/** The entry, or null for bytes that are none: a file that somebody else has written to. */
export function decodeEntry(bytes: Uint8Array): StoredRecord | null {
  if (bytes.length <= HEADER) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return {
    sequence: view.getBigUint64(SEQUENCE),
    expiresAt: Number(view.getBigUint64(EXPIRES_AT)),
    keepUntil: Number(view.getBigUint64(KEEP_UNTIL)),
    verified: view.getUint16(VERIFIED),
    record: bytes.slice(HEADER),
  };
}

const HEADER = sizeOf(ENTRY);
const SEQUENCE = at(ENTRY, 'sequence');
const EXPIRES_AT = at(ENTRY, 'expiresAt');
const KEEP_UNTIL = at(ENTRY, 'keepUntil');
const VERIFIED = at(ENTRY, 'verified');
