import type { Segment, Transmission } from '../tcp/segment.ts';
import {
  ackDelayCode,
  CAPABLE_FLAG,
  CAPABLE_OPTION,
  CAPABLE_SIZE,
  type Capable,
  type CapableRepeat,
  KAMO_VERSION,
  kamoSubtype,
  nextKamoOption,
  readCapable,
  readCapableRepeat,
  SUBTYPE,
  SYN_FLAG,
  writeCapable,
} from '../wire/kamo-option.ts';
import { at } from '../wire/layout.ts';
import { CWR, ECE } from '../wire/segment-row.ts';
import { beginOptions, type OptionCursor, optionCursor } from '../wire/tcp-option.ts';
import { UDP_HEADER_SIZE } from '../wire/udp-header.ts';
import type { TransportConfig } from './config.ts';
import type { ProofMode } from './proof-mode.ts';
import type { SegmentReader } from './segment-reader.ts';

const FLAGS = at(CAPABLE_OPTION, 'flags');

/** What this end says in the CAPABLE of its SYN or SYN/ACK. */
export function ownCapable(idHigh: number, idLow: number, ackDelay: number, maxDatagram: number, flags = 0): Capable {
  return {
    flags,
    version: KAMO_VERSION,
    ackDelayCode: ackDelayCode(ackDelay),
    connectionIdHigh: idHigh,
    connectionIdLow: idLow,
    segmentSize: maxDatagram,
  };
}

/** Flags of the CAPABLE of a responder in that mode. */
export function patienceOf(proof: ProofMode): number {
  return proof === 'deferred' ? CAPABLE_FLAG.patient : 0;
}

/** Whether the responder with this CAPABLE waits for a proof from the beginning. */
export function asksForProof(peer: Uint8Array): boolean {
  return ((peer[FLAGS] ?? 0) & CAPABLE_FLAG.patient) === 0;
}

/** Of all options: it is written and copied within one call. */
const written = new Uint8Array(CAPABLE_SIZE);
const writtenView = new DataView(written.buffer);

/** The option of a SYN or SYN/ACK, byte for byte, which the proof's transcript covers. */
export function capableBytes(option: Readonly<Capable>): Uint8Array {
  writeCapable(writtenView, 0, option);
  return written.slice();
}

const cursor = optionCursor();

/** Reads the first CAPABLE among the options of the segment that was read last into `into`, or tells why there is none. */
export function findCapable(reader: SegmentReader, into: Capable): 'capable' | 'no-capable' | 'bad-capable' {
  const { view } = reader.segment;
  beginOptions(cursor, reader.optionsOffset, reader.optionsLength);
  while (nextKamoOption(view, cursor)) {
    if (kamoSubtype(view, cursor) !== SUBTYPE.capable) continue;
    return readCapable(view, cursor.offset, cursor.length, into) ? 'capable' : 'bad-capable';
  }
  return 'no-capable';
}

/** The same for a repeated CAPABLE. */
export function findRepeat(reader: SegmentReader, into: CapableRepeat): boolean {
  const { view } = reader.segment;
  beginOptions(cursor, reader.optionsOffset, reader.optionsLength);
  while (nextKamoOption(view, cursor)) {
    if (kamoSubtype(view, cursor) === SUBTYPE.capable)
      return readCapableRepeat(view, cursor.offset, cursor.length, into);
  }
  return false;
}

/**
 * The first BIND or RESUME among the options of a SYN, with the cursor on it; undefined: there is none. It is overwritten
 * by the next call.
 */
export function findQuestion(reader: SegmentReader): Readonly<OptionCursor> | undefined {
  const { view } = reader.segment;
  beginOptions(cursor, reader.optionsOffset, reader.optionsLength);
  while (nextKamoOption(view, cursor)) {
    const subtype = kamoSubtype(view, cursor);
    if (subtype === SUBTYPE.bind || subtype === SUBTYPE.resume) return cursor;
  }
  return undefined;
}

/** The bits of `SYN_FLAG` for a SYN. */
export function synFlagsOf(
  syn: Readonly<Pick<Segment & Transmission, 'flags' | 'sackPermitted' | 'hasTimestamp'>>,
): number {
  const ecn = (syn.flags & (ECE | CWR)) === (ECE | CWR);
  return (
    (syn.sackPermitted ? SYN_FLAG.sackPermitted : 0) |
    (syn.hasTimestamp ? SYN_FLAG.timestamps : 0) |
    (ecn ? SYN_FLAG.ecn : 0)
  );
}

/** The largest datagram that this end takes: what its MSS announces. */
export function largestOf(config: Pick<TransportConfig, 'maxDatagram' | 'largestDatagram'>): number {
  return Math.max(config.maxDatagram, config.largestDatagram);
}

/** Largest segment behind the fixed header (RFC 9293, section 3.7.1) for datagrams of at most `maxDatagram` bytes. */
export function mssOf(maxDatagram: number): number {
  return maxDatagram - UDP_HEADER_SIZE;
}
