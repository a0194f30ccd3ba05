/**
 * UDP mode: datagrams that are no segments. The first nibble is the kind; version 1 of the formats uses no other bits of
 * the first byte: sent as 0, not looked at.
 */
import { blob, struct, u8, u16be, u32be } from 'buffer-layout';
import { at, fitting, sizeOf, U8_BOUND } from './layout.ts';
import { malformed, type Parsed, parsed } from './result.ts';
import { DATAGRAM_NIBBLE } from './udp-header.ts';

/** Ends a connection whose state its peer has lost: only who was given the token can tell it from noise. */
export const STATELESS_RESET = struct([u8('kind'), blob(4, 'random'), blob(16, 'token')]);

/** What precedes the versions, one byte each. `idHigh` to `seq` are those of the SYN that is answered, in their places. */
export const VERSION_NEGOTIATION = struct([
  u8('kind'),
  u8('count'),
  u16be('reserved'),
  u32be('idHigh'),
  u32be('idLow'),
  u32be('seq'),
]);

export const RESET_TOKEN_SIZE = 16;
export const STATELESS_RESET_SIZE: number = sizeOf(STATELESS_RESET);
/** Versions that one datagram names at most, so that it is shorter than the shortest SYN with CAPABLE. */
export const MAX_VERSIONS = 16;

/** An answer to a SYN of a version that the sender does not speak. */
export interface VersionNegotiation {
  /** The SYN's ID field and sequence number, int32. */
  readonly idHigh: number;
  readonly idLow: number;
  readonly seq: number;
  /** What the sender speaks, 1..16 of them, 0..255 each. */
  readonly versions: readonly number[];
}

/** Where the token of a stateless reset begins, or -1 when `[offset, offset + length)` is not one. */
export function resetTokenOffset(view: DataView, offset: number, length: number): number {
  if (length !== STATELESS_RESET_SIZE) return -1;
  return view.getUint8(offset) >> 4 === DATAGRAM_NIBBLE.statelessReset ? offset + TOKEN : -1;
}

/**
 * Writes a stateless reset and returns the offset behind it.
 *
 * @param random 32 unpredictable bits
 * @param token 16 bytes
 */
export function writeStatelessReset(
  bytes: Uint8Array,
  view: DataView,
  offset: number,
  random: number,
  token: Uint8Array,
): number {
  view.setUint8(offset, DATAGRAM_NIBBLE.statelessReset << 4);
  view.setInt32(offset + RANDOM, random);
  for (let i = 0; i < RESET_TOKEN_SIZE; i++) bytes[offset + TOKEN + i] = token[i] ?? 0;
  return offset + STATELESS_RESET_SIZE;
}

/** Reads a version negotiation, which is `[offset, offset + length)` of `view`. */
export function readVersionNegotiation(
  view: DataView,
  offset: number,
  length: number,
): Parsed<VersionNegotiation, 'short' | 'other-kind' | 'bad-count' | 'bad-length'> {
  if (length < HEADER) return malformed('short');
  if (view.getUint8(offset) >> 4 !== DATAGRAM_NIBBLE.versionNegotiation) return malformed('other-kind');
  const count = view.getUint8(offset + COUNT);
  if (count === 0 || count > MAX_VERSIONS) return malformed('bad-count');
  if (length !== HEADER + count) return malformed('bad-length');
  const versions: number[] = [];
  for (let i = 0; i < count; i++) versions.push(view.getUint8(offset + HEADER + i));
  return parsed({
    idHigh: view.getInt32(offset + ID_HIGH),
    idLow: view.getInt32(offset + ID_LOW),
    seq: view.getInt32(offset + SEQ),
    versions,
  });
}

/**
 * Writes a version negotiation and returns the offset behind it.
 *
 * @throws RangeError when it does not name 1 to 16 versions of 0..255: a fault of the caller
 */
export function writeVersionNegotiation(view: DataView, offset: number, value: VersionNegotiation): number {
  const { versions } = value;
  view.setUint8(offset, DATAGRAM_NIBBLE.versionNegotiation << 4);
  view.setUint8(offset + COUNT, fitting(versions.length - 1, MAX_VERSIONS) + 1);
  view.setUint16(offset + RESERVED, 0);
  view.setInt32(offset + ID_HIGH, value.idHigh);
  view.setInt32(offset + ID_LOW, value.idLow);
  view.setInt32(offset + SEQ, value.seq);
  let next = offset + HEADER;
  for (const version of versions) view.setUint8(next++, fitting(version, U8_BOUND));
  return next;
}

const RANDOM = at(STATELESS_RESET, 'random');
const TOKEN = at(STATELESS_RESET, 'token');
const HEADER = sizeOf(VERSION_NEGOTIATION);
const COUNT = at(VERSION_NEGOTIATION, 'count');
const RESERVED = at(VERSION_NEGOTIATION, 'reserved');
const ID_HIGH = at(VERSION_NEGOTIATION, 'idHigh');
const ID_LOW = at(VERSION_NEGOTIATION, 'idLow');
const SEQ = at(VERSION_NEGOTIATION, 'seq');
