import {
  ackDelayCode,
  CAPABLE_SIZE,
  type Capable,
  KAMO_VERSION,
  kamoSubtype,
  nextKamoOption,
  readCapable,
  SUBTYPE,
  writeCapable,
} from '../wire/kamo-option.ts';
import { beginOptions, optionCursor } from '../wire/tcp-option.ts';
import { UDP_HEADER_SIZE } from '../wire/udp-header.ts';
import type { ExtraOptions } from './train-writer.ts';

/** CAPABLE as this end sends it in its SYN or SYN/ACK; `bytes` are also what the proof's transcript covers. */
export function capableOption(idHigh: number, idLow: number, ackDelay: number, maxDatagram: number): ExtraOptions {
  const bytes = new Uint8Array(CAPABLE_SIZE);
  const option: Capable = {
    flags: 0,
    version: KAMO_VERSION,
    ackDelayCode: ackDelayCode(ackDelay),
    connectionIdHigh: idHigh,
    connectionIdLow: idLow,
    segmentSize: maxDatagram,
  };
  writeCapable(new DataView(bytes.buffer), 0, option);
  return { bytes, length: CAPABLE_SIZE, padTo: 0 };
}

const cursor = optionCursor();

/**
 * Finds CAPABLE among the options at `[offset, offset + length)` and reads it into `into`. Returns a copy of its bytes
 * as received, for the transcript, or why there is none.
 */
export function findCapable(
  bytes: Uint8Array,
  view: DataView,
  offset: number,
  length: number,
  into: Capable,
): Uint8Array | 'no-capable' | 'bad-capable' {
  beginOptions(cursor, offset, length);
  while (nextKamoOption(view, cursor)) {
    if (kamoSubtype(view, cursor) !== SUBTYPE.capable) continue;
    if (!readCapable(view, cursor.offset, cursor.length, into)) return 'bad-capable';
    return bytes.slice(cursor.offset, cursor.offset + cursor.length);
  }
  return 'no-capable';
}

/** Largest segment behind the fixed header (RFC 9293, section 3.7.1) for datagrams of at most `maxDatagram` bytes. */
export function mssOf(maxDatagram: number): number {
  return maxDatagram - UDP_HEADER_SIZE;
}
