/**
 * UDP mode: one datagram carries one segment behind a header of 20 bytes that stands in place of TCP's. This is the
 * declaration, and a reader and writer for one datagram; trains pass through the packet engine.
 */
import { struct, u8, u16be, u32be } from 'buffer-layout';
import { at, sizeOf } from './layout.ts';
import type { RowFault } from './segment-row.ts';

/** `dataOffset`: header and options in 32-bit words (4 bits, 5..15), X, A, two reserved bits. Rest as in TCP. */
export const UDP_HEADER = struct([
  u8('dataOffset'),
  u8('flags'),
  u16be('window'),
  u32be('idHigh'),
  u32be('idLow'),
  u32be('seq'),
  u32be('ack'),
]);

/** Behind the header when X is set: the length of the options in bytes. */
export const EXTENDED_LENGTH = struct([u16be('optionsLength')]);

/**
 * In a SYN, the place of the connection ID. `attributes`: version (4 bits), flags (4 bits), hint (24 bits).
 *
 * @public it is the definition; `synIdHigh` and `synIdLow` make its words
 */
export const SYN_ID = struct([u16be('servicePort'), u16be('sourcePort'), u32be('attributes')]);

/** Bits of the first byte. */
export const HEADER_BIT = { extended: 0x08, ackNow: 0x04 } as const;
export const UDP_HEADER_SIZE: number = sizeOf(UDP_HEADER);
export const EXTENDED_LENGTH_SIZE: number = sizeOf(EXTENDED_LENGTH);
/** Bytes of options when X is set. */
export const MAX_EXTENDED_OPTIONS = 2048;

/** First nibbles that are no segment; 0 is left to STUN, 5 and above are segments. */
export const DATAGRAM_NIBBLE = { userDatagram: 1, control: 2, statelessReset: 3, versionNegotiation: 4 } as const;

/** A segment's header. Offsets count from the start of the view that it was read from. */
export interface UdpHeader {
  extended: boolean;
  ackNow: boolean;
  /** TCP flags, 8 bits. */
  flags: number;
  /** 0..65535, unscaled. */
  window: number;
  /** int32 words of the destination connection ID; in a SYN see `SYN_ID`. */
  idHigh: number;
  idLow: number;
  /** int32 */
  seq: number;
  ack: number;
  optionsOffset: number;
  optionsLength: number;
  payloadOffset: number;
  payloadLength: number;
}

export function udpHeader(): UdpHeader {
  return {
    extended: false,
    ackNow: false,
    flags: 0,
    window: 0,
    idHigh: 0,
    idLow: 0,
    seq: 0,
    ack: 0,
    optionsOffset: 0,
    optionsLength: 0,
    payloadOffset: 0,
    payloadLength: 0,
  };
}

/**
 * Reads the header of the datagram `[offset, offset + length)`, which is in `view`, into `into`. `none` when it is a
 * segment whose parts fit; options are not walked. Reserved bits are passed over. Other kinds are `unknown-kind` here.
 */
export function readUdpHeader(view: DataView, offset: number, length: number, into: UdpHeader): RowFault {
  if (length <= 0) return 'empty';
  const first = view.getUint8(offset + DATA_OFFSET);
  const words = first >> 4;
  if (words < MIN_WORDS) return 'unknown-kind';
  if (length < UDP_HEADER_SIZE) return 'short-header';
  const extended = (first & HEADER_BIT.extended) !== 0;
  let options = UDP_HEADER_SIZE;
  let optionsLength = words * 4 - UDP_HEADER_SIZE;
  if (extended) {
    if (words !== MIN_WORDS) return 'bad-data-offset';
    options += EXTENDED_LENGTH_SIZE;
    if (length < options) return 'short-header';
    optionsLength = view.getUint16(offset + OPTIONS_LENGTH);
    if (optionsLength > MAX_EXTENDED_OPTIONS || options + optionsLength > length) return 'bad-option-length';
  } else if (options + optionsLength > length) {
    return 'bad-data-offset';
  }
  into.extended = extended;
  into.ackNow = (first & HEADER_BIT.ackNow) !== 0;
  into.flags = view.getUint8(offset + FLAGS);
  into.window = view.getUint16(offset + WINDOW);
  into.idHigh = view.getInt32(offset + ID_HIGH);
  into.idLow = view.getInt32(offset + ID_LOW);
  into.seq = view.getInt32(offset + SEQ);
  into.ack = view.getInt32(offset + ACK);
  into.optionsOffset = offset + options;
  into.optionsLength = optionsLength;
  into.payloadOffset = offset + options + optionsLength;
  into.payloadLength = length - options - optionsLength;
  return 'none';
}

/**
 * Writes the header and returns where the options begin. The options' length is a multiple of 4, at most 40, or with
 * `extended` at most 2048.
 */
export function writeUdpHeader(
  view: DataView,
  offset: number,
  header: Readonly<Omit<UdpHeader, 'optionsOffset' | 'payloadOffset' | 'payloadLength'>>,
): number {
  const words = header.extended ? MIN_WORDS : MIN_WORDS + (header.optionsLength >> 2);
  const bits = (header.extended ? HEADER_BIT.extended : 0) | (header.ackNow ? HEADER_BIT.ackNow : 0);
  view.setUint8(offset + DATA_OFFSET, (words << 4) | bits);
  view.setUint8(offset + FLAGS, header.flags);
  view.setUint16(offset + WINDOW, header.window);
  view.setInt32(offset + ID_HIGH, header.idHigh);
  view.setInt32(offset + ID_LOW, header.idLow);
  view.setInt32(offset + SEQ, header.seq);
  view.setInt32(offset + ACK, header.ack);
  if (!header.extended) return offset + UDP_HEADER_SIZE;
  view.setUint16(offset + OPTIONS_LENGTH, header.optionsLength);
  return offset + UDP_HEADER_SIZE + EXTENDED_LENGTH_SIZE;
}

/** High word of the ID field of a SYN, int32. Ports 0..65535. */
export function synIdHigh(servicePort: number, sourcePort: number): number {
  return (servicePort << 16) | sourcePort;
}

/** Low word, int32. Version and flags 0..15; `hint`: low 24 bits of the dialled node ID, 0 for none. */
export function synIdLow(version: number, flags: number, hint: number): number {
  return (version << 28) | (flags << 24) | (hint & 0xffffff);
}

export function servicePortOf(idHigh: number): number {
  return idHigh >>> 16;
}

export function sourcePortOf(idHigh: number): number {
  return idHigh & 0xffff;
}

export function synVersionOf(idLow: number): number {
  return idLow >>> 28;
}

export function synFlagsOf(idLow: number): number {
  return (idLow >>> 24) & 0xf;
}

export function nodeHintOf(idLow: number): number {
  return idLow & 0xffffff;
}

/** Words of the header without options. */
const MIN_WORDS = UDP_HEADER_SIZE / 4;
const DATA_OFFSET = at(UDP_HEADER, 'dataOffset');
const FLAGS = at(UDP_HEADER, 'flags');
const WINDOW = at(UDP_HEADER, 'window');
const ID_HIGH = at(UDP_HEADER, 'idHigh');
const ID_LOW = at(UDP_HEADER, 'idLow');
const SEQ = at(UDP_HEADER, 'seq');
const ACK = at(UDP_HEADER, 'ack');
const OPTIONS_LENGTH = UDP_HEADER_SIZE + at(EXTENDED_LENGTH, 'optionsLength');
