/**
 * kamo's own TCP options: kind 253 with a 16-bit ExID (RFC 6994), then subtype and flags. CAPABLE opens, CONTROL carries
 * fragments of control records, PROBE and PROBE-REPLY test a path. Readers fill objects that the caller keeps and give
 * false for anything that is not exactly the option; bits and values without a meaning are passed on, not judged.
 */
import { blob, type Structure, s8, struct, u8, u16be, u32be } from 'buffer-layout';
import { formatIpAddress, isIpv4Mapped, writeIpAddress } from './ip-address.ts';
import { at, sizeOf } from './layout.ts';
import { type SocketAddress, socketAddress } from './socket-address.ts';
import { nextOption, OPTION_KIND, type OptionCursor } from './tcp-option.ts';

export const KAMO_KIND: number = OPTION_KIND.experiment;
/** "KM". */
export const KAMO_EXID = 0x4b4d;

export const SUBTYPE = {
  capable: 1,
  control: 2,
  probe: 3,
  probeReply: 4,
  bind: 5,
  join: 6,
  reset: 7,
  resume: 8,
} as const;

/** What every kamo option begins with. */
export const KAMO_OPTION = struct([u8('kind'), u8('length'), u16be('exId'), u8('subtype'), u8('flags')]);

export const CAPABLE_OPTION = struct([
  ...KAMO_OPTION.fields,
  u8('version'),
  u8('ackDelayCode'),
  u32be('connectionIdHigh'),
  u32be('connectionIdLow'),
  u16be('segmentSize'),
]);

/** CAPABLE of a SYN said again, and what else its responder needs of the SYN. */
export const CAPABLE_REPEAT_OPTION = struct([
  ...CAPABLE_OPTION.fields,
  u16be('servicePort'),
  u16be('sourcePort'),
  u16be('distance'),
  u16be('mss'),
  s8('windowScale'),
  u8('synFlags'),
]);

/** What precedes the fragment. */
export const CONTROL_OPTION = struct([
  ...KAMO_OPTION.fields,
  u32be('recordNumber'),
  u8('fragmentIndex'),
  u8('fragmentCount'),
]);

export const PROBE_OPTION = struct([
  ...KAMO_OPTION.fields,
  u8('pathId'),
  u32be('nonce'),
  u32be('lastNonce'),
  blob(8, 'mac'),
]);

/** What precedes the observed address and port (none, 4 + 2 or 16 + 2 bytes) and the MAC. */
export const PROBE_REPLY_OPTION = struct([
  ...KAMO_OPTION.fields,
  u8('pathId'),
  u8('arrivalPathId'),
  u32be('nonce'),
  u8('observedFamily'),
]);
export const OBSERVED_IPV4 = struct([u16be('port'), blob(4, 'address')]);
export const OBSERVED_IPV6 = struct([u16be('port'), blob(16, 'address')]);

/** The only version so far. */
export const KAMO_VERSION = 1;
/** Paths of an association; path IDs are below this. */
export const MAX_PATHS = 16;
/** Bytes of a control record that one CONTROL option carries. */
export const MAX_FRAGMENT = 240;
export const MAC_SIZE = 8;

/** Sealed mode is reserved: in version 1 the bit is sent as 0. `patient`: a responder that waits for no proof at first. */
export const CAPABLE_FLAG = { sealed: 1, patient: 2 } as const;
/** A plaintext record (HELLO); without the bit an AEAD record. */
export const CONTROL_FLAG = { plaintext: 1 } as const;
/**
 * `suspicious`: nothing was heard on this path. `padded`: the segment is of full size. `replyElsewhere`: the reply is
 * wanted on the best other path as well.
 */
export const PROBE_FLAG = { suspicious: 1, padded: 2, replyElsewhere: 4 } as const;

/** What a SYN had, in a repeated CAPABLE: SACK permitted, timestamps, and ECE with CWR. */
export const SYN_FLAG = { sackPermitted: 1, timestamps: 2, ecn: 4 } as const;

/** Sizes in bytes; a control option adds its fragment. */
export const CAPABLE_SIZE: number = sizeOf(CAPABLE_OPTION);
export const CAPABLE_REPEAT_SIZE: number = sizeOf(CAPABLE_REPEAT_OPTION);
export const CONTROL_HEADER_SIZE: number = sizeOf(CONTROL_OPTION);
export const PROBE_SIZE: number = sizeOf(PROBE_OPTION);

/**
 * Steps to the next option that is kamo's, over all others. False at the end of the options or at a fault, which the
 * cursor tells. Then `kamoSubtype` tells which it is.
 */
export function nextKamoOption(view: DataView, cursor: OptionCursor): boolean {
  while (nextOption(view, cursor)) {
    if (cursor.kind !== KAMO_KIND || cursor.length < KAMO_OPTION_SIZE) continue;
    if (view.getUint16(cursor.offset + EXID) === KAMO_EXID) return true;
  }
  return false;
}

/** Subtype of the kamo option at the cursor. */
export function kamoSubtype(view: DataView, cursor: OptionCursor): number {
  return view.getUint8(cursor.offset + SUBTYPE_FIELD);
}

/** CAPABLE: the sender speaks kamo, and this is how to address it. */
export interface Capable {
  flags: number;
  version: number;
  /** Longest delay of an acknowledgment in milliseconds, 0..255; see `ackDelayCode`. */
  ackDelayCode: number;
  /** The sender's connection ID, int32 words. */
  connectionIdHigh: number;
  connectionIdLow: number;
  /** UDP payload bytes of every datagram but the last of a train that the sender of this cuts; 0: send no trains. */
  segmentSize: number;
}

export function capable(): Capable {
  return { flags: 0, version: 0, ackDelayCode: 0, connectionIdHigh: 0, connectionIdLow: 0, segmentSize: 0 };
}

/** Code of an acknowledgment delay in milliseconds: rounded up, at most 255. */
export function ackDelayCode(delay: number): number {
  return delay > 0 ? Math.min(Math.ceil(delay), 255) : 0;
}

/** Reads CAPABLE as a SYN or SYN/ACK carries it; a repeated one is refused. */
export function readCapable(view: DataView, offset: number, length: number, into: Capable): boolean {
  if (length !== CAPABLE_SIZE || !isKamo(view, offset, length, SUBTYPE.capable)) return false;
  readCapableFields(view, offset, into);
  return true;
}

function readCapableFields(view: DataView, offset: number, into: Capable): void {
  into.flags = view.getUint8(offset + FLAGS);
  into.version = view.getUint8(offset + VERSION);
  into.ackDelayCode = view.getUint8(offset + ACK_DELAY_CODE);
  into.connectionIdHigh = view.getInt32(offset + CONNECTION_ID_HIGH);
  into.connectionIdLow = view.getInt32(offset + CONNECTION_ID_LOW);
  into.segmentSize = view.getUint16(offset + SEGMENT_SIZE);
}

export function writeCapable(view: DataView, offset: number, value: Readonly<Capable>): number {
  writeKamo(view, offset, CAPABLE_SIZE, SUBTYPE.capable, value.flags);
  return writeCapableFields(view, offset, value);
}

function writeCapableFields(view: DataView, offset: number, value: Readonly<Capable>): number {
  view.setUint8(offset + VERSION, value.version);
  view.setUint8(offset + ACK_DELAY_CODE, value.ackDelayCode);
  view.setInt32(offset + CONNECTION_ID_HIGH, value.connectionIdHigh);
  view.setInt32(offset + CONNECTION_ID_LOW, value.connectionIdLow);
  view.setUint16(offset + SEGMENT_SIZE, value.segmentSize);
  return offset + CAPABLE_SIZE;
}

/** CAPABLE of the opener once more, with what else its SYN said: for a responder that has kept nothing of it. */
export interface CapableRepeat extends Capable {
  servicePort: number;
  sourcePort: number;
  /** How far the sequence number of the segment is from that of the SYN's first successor, 0..65535. */
  distance: number;
  /** The SYN's MSS option. */
  mss: number;
  /** -1: the SYN had no window scale. */
  windowScale: number;
  /** Bits of `SYN_FLAG`. */
  synFlags: number;
}

export function capableRepeat(): CapableRepeat {
  return { ...capable(), servicePort: 0, sourcePort: 0, distance: 0, mss: 0, windowScale: -1, synFlags: 0 };
}

export function readCapableRepeat(view: DataView, offset: number, length: number, into: CapableRepeat): boolean {
  if (length !== CAPABLE_REPEAT_SIZE || !isKamo(view, offset, length, SUBTYPE.capable)) return false;
  readCapableFields(view, offset, into);
  into.servicePort = view.getUint16(offset + SERVICE_PORT);
  into.sourcePort = view.getUint16(offset + SOURCE_PORT);
  into.distance = view.getUint16(offset + DISTANCE);
  into.mss = view.getUint16(offset + SYN_MSS);
  into.windowScale = view.getInt8(offset + SYN_WINDOW_SCALE);
  into.synFlags = view.getUint8(offset + SYN_FLAGS);
  return true;
}

export function writeCapableRepeat(view: DataView, offset: number, value: Readonly<CapableRepeat>): number {
  writeKamo(view, offset, CAPABLE_REPEAT_SIZE, SUBTYPE.capable, value.flags);
  writeCapableFields(view, offset, value);
  view.setUint16(offset + SERVICE_PORT, value.servicePort);
  view.setUint16(offset + SOURCE_PORT, value.sourcePort);
  view.setUint16(offset + DISTANCE, value.distance);
  view.setUint16(offset + SYN_MSS, value.mss);
  view.setInt8(offset + SYN_WINDOW_SCALE, value.windowScale);
  view.setUint8(offset + SYN_FLAGS, value.synFlags);
  return offset + CAPABLE_REPEAT_SIZE;
}

/** CONTROL: fragment `fragmentIndex` of `fragmentCount` of the record `recordNumber`. */
export interface Control {
  flags: number;
  /** 0..2^32 - 1 */
  recordNumber: number;
  /** 0..`fragmentCount` - 1 */
  fragmentIndex: number;
  /** 1..255 */
  fragmentCount: number;
  /** Where the fragment is, and its length, 1..240. */
  fragmentOffset: number;
  fragmentLength: number;
}

export function control(): Control {
  return { flags: 0, recordNumber: 0, fragmentIndex: 0, fragmentCount: 1, fragmentOffset: 0, fragmentLength: 0 };
}

export function readControl(view: DataView, offset: number, length: number, into: Control): boolean {
  if (length <= CONTROL_HEADER_SIZE || length > CONTROL_HEADER_SIZE + MAX_FRAGMENT) return false;
  if (!isKamo(view, offset, length, SUBTYPE.control)) return false;
  const index = view.getUint8(offset + FRAGMENT_INDEX);
  const count = view.getUint8(offset + FRAGMENT_COUNT);
  if (index >= count) return false;
  into.flags = view.getUint8(offset + FLAGS);
  into.recordNumber = view.getUint32(offset + RECORD_NUMBER);
  into.fragmentIndex = index;
  into.fragmentCount = count;
  into.fragmentOffset = offset + CONTROL_HEADER_SIZE;
  into.fragmentLength = length - CONTROL_HEADER_SIZE;
  return true;
}

/** Writes the header of a CONTROL option; the caller puts `fragmentLength` bytes at the returned offset. */
export function writeControlHeader(view: DataView, offset: number, value: Readonly<Control>): number {
  writeKamo(view, offset, CONTROL_HEADER_SIZE + value.fragmentLength, SUBTYPE.control, value.flags);
  view.setUint32(offset + RECORD_NUMBER, value.recordNumber);
  view.setUint8(offset + FRAGMENT_INDEX, value.fragmentIndex);
  view.setUint8(offset + FRAGMENT_COUNT, value.fragmentCount);
  return offset + CONTROL_HEADER_SIZE;
}

/** PROBE: asks whether this path works. */
export interface Probe {
  flags: number;
  /** The path by the sender's numbers, 0..15. */
  pathId: number;
  /** int32, never 0. */
  nonce: number;
  /** Nonce of the last PROBE heard from the peer on this path, int32; 0: none. */
  lastNonce: number;
  /** Where the 8 bytes of MAC are. */
  macOffset: number;
}

export function probe(): Probe {
  return { flags: 0, pathId: 0, nonce: 0, lastNonce: 0, macOffset: 0 };
}

export function readProbe(view: DataView, offset: number, length: number, into: Probe): boolean {
  if (length !== PROBE_SIZE || !isKamo(view, offset, length, SUBTYPE.probe)) return false;
  const pathId = view.getUint8(offset + PATH_ID);
  const nonce = view.getInt32(offset + PROBE_NONCE);
  if (pathId >= MAX_PATHS || nonce === 0) return false;
  into.flags = view.getUint8(offset + FLAGS);
  into.pathId = pathId;
  into.nonce = nonce;
  into.lastNonce = view.getInt32(offset + LAST_NONCE);
  into.macOffset = offset + PROBE_MAC;
  return true;
}

/** Writes a PROBE; the caller puts the MAC into the last 8 bytes before the returned offset. */
export function writeProbe(view: DataView, offset: number, value: Readonly<Omit<Probe, 'macOffset'>>): number {
  writeKamo(view, offset, PROBE_SIZE, SUBTYPE.probe, value.flags);
  view.setUint8(offset + PATH_ID, value.pathId);
  view.setInt32(offset + PROBE_NONCE, value.nonce);
  view.setInt32(offset + LAST_NONCE, value.lastNonce);
  return clearMac(view, offset + PROBE_MAC);
}

/** PROBE-REPLY: the PROBE with this nonce arrived. */
export interface ProbeReply {
  flags: number;
  /** The probed path by the prober's numbers, 0..15: echoed. */
  pathId: number;
  /** The path by which the PROBE arrived, by the replier's numbers, 0..15. */
  arrivalPathId: number;
  /** int32, echoed. */
  nonce: number;
  /** 4, 6; 0: the reply does not tell where the PROBE came from. */
  observedFamily: 0 | 4 | 6;
  /** Where the masked port and address are; see `observedAddress`. */
  observedOffset: number;
  macOffset: number;
}

export function probeReply(): ProbeReply {
  return { flags: 0, pathId: 0, arrivalPathId: 0, nonce: 0, observedFamily: 0, observedOffset: 0, macOffset: 0 };
}

/** Size in bytes of a PROBE-REPLY: 21, 27 or 39. */
export function probeReplySize(observedFamily: 0 | 4 | 6): number {
  return PROBE_REPLY_HEADER_SIZE + observedSize(observedFamily) + MAC_SIZE;
}

export function readProbeReply(view: DataView, offset: number, length: number, into: ProbeReply): boolean {
  if (length < PROBE_REPLY_HEADER_SIZE || !isKamo(view, offset, length, SUBTYPE.probeReply)) return false;
  const family = view.getUint8(offset + OBSERVED_FAMILY);
  if (family !== 0 && family !== 4 && family !== 6) return false;
  if (length !== probeReplySize(family)) return false;
  const pathId = view.getUint8(offset + PATH_ID);
  const arrivalPathId = view.getUint8(offset + ARRIVAL_PATH_ID);
  const nonce = view.getInt32(offset + REPLY_NONCE);
  if (pathId >= MAX_PATHS || arrivalPathId >= MAX_PATHS || nonce === 0) return false;
  into.flags = view.getUint8(offset + FLAGS);
  into.pathId = pathId;
  into.arrivalPathId = arrivalPathId;
  into.nonce = nonce;
  into.observedFamily = family;
  into.observedOffset = offset + PROBE_REPLY_HEADER_SIZE;
  into.macOffset = offset + length - MAC_SIZE;
  return true;
}

/**
 * The source address and port of the PROBE as the replier saw them; null when the reply does not tell, or tells an
 * IPv4-mapped address or port 0. Allocates: for verified replies only.
 */
export function observedAddress(view: DataView, reply: Readonly<ProbeReply>): SocketAddress | null {
  const family = reply.observedFamily;
  if (family === 0) return null;
  const port = view.getUint16(reply.observedOffset + OBSERVED_PORT) ^ (OBSERVED_MASK >>> 16);
  const address = new Uint8Array(observedSize(family) - OBSERVED_ADDRESS);
  for (let i = 0; i < address.length; i++) {
    address[i] = view.getUint8(reply.observedOffset + OBSERVED_ADDRESS + i) ^ maskByte(i);
  }
  if (port === 0 || (family === 6 && isIpv4Mapped(address, 0))) return null;
  return socketAddress(family, formatIpAddress(family, address, 0), port);
}

/**
 * Writes a PROBE-REPLY; the caller puts the MAC into the last 8 bytes before the returned offset.
 *
 * @param observed source of the PROBE; null to leave it out
 * @throws RangeError when the address is not the text of one: a fault of the caller
 */
export function writeProbeReply(
  bytes: Uint8Array,
  view: DataView,
  offset: number,
  value: Readonly<Pick<ProbeReply, 'flags' | 'pathId' | 'arrivalPathId' | 'nonce'>>,
  observed: SocketAddress | null,
): number {
  const family = observed === null ? 0 : observed.family;
  writeKamo(view, offset, probeReplySize(family), SUBTYPE.probeReply, value.flags);
  view.setUint8(offset + PATH_ID, value.pathId);
  view.setUint8(offset + ARRIVAL_PATH_ID, value.arrivalPathId);
  view.setInt32(offset + REPLY_NONCE, value.nonce);
  view.setUint8(offset + OBSERVED_FAMILY, family);
  const start = offset + PROBE_REPLY_HEADER_SIZE;
  if (observed !== null) {
    const address = start + OBSERVED_ADDRESS;
    view.setUint16(start + OBSERVED_PORT, observed.port ^ (OBSERVED_MASK >>> 16));
    if (!writeIpAddress(observed.family, observed.address, bytes, address)) {
      throw new RangeError(`cannot write address ${observed.address}`);
    }
    const end = start + observedSize(family);
    for (let i = address; i < end; i++) view.setUint8(i, view.getUint8(i) ^ maskByte(i - address));
  }
  return clearMac(view, start + observedSize(family));
}

const KAMO_OPTION_SIZE = sizeOf(KAMO_OPTION);
const PROBE_REPLY_HEADER_SIZE = sizeOf(PROBE_REPLY_OPTION);
const KIND = at(KAMO_OPTION, 'kind');
const LENGTH = at(KAMO_OPTION, 'length');
const EXID = at(KAMO_OPTION, 'exId');
const SUBTYPE_FIELD = at(KAMO_OPTION, 'subtype');
const FLAGS = at(KAMO_OPTION, 'flags');
const VERSION = at(CAPABLE_OPTION, 'version');
const ACK_DELAY_CODE = at(CAPABLE_OPTION, 'ackDelayCode');
const CONNECTION_ID_HIGH = at(CAPABLE_OPTION, 'connectionIdHigh');
const CONNECTION_ID_LOW = at(CAPABLE_OPTION, 'connectionIdLow');
const SEGMENT_SIZE = at(CAPABLE_OPTION, 'segmentSize');
const SERVICE_PORT = at(CAPABLE_REPEAT_OPTION, 'servicePort');
const SOURCE_PORT = at(CAPABLE_REPEAT_OPTION, 'sourcePort');
const DISTANCE = at(CAPABLE_REPEAT_OPTION, 'distance');
const SYN_MSS = at(CAPABLE_REPEAT_OPTION, 'mss');
const SYN_WINDOW_SCALE = at(CAPABLE_REPEAT_OPTION, 'windowScale');
const SYN_FLAGS = at(CAPABLE_REPEAT_OPTION, 'synFlags');
const RECORD_NUMBER = at(CONTROL_OPTION, 'recordNumber');
const FRAGMENT_INDEX = at(CONTROL_OPTION, 'fragmentIndex');
const FRAGMENT_COUNT = at(CONTROL_OPTION, 'fragmentCount');
const PATH_ID = sameAt('pathId', PROBE_OPTION, PROBE_REPLY_OPTION);
const PROBE_NONCE = at(PROBE_OPTION, 'nonce');
const LAST_NONCE = at(PROBE_OPTION, 'lastNonce');
const PROBE_MAC = at(PROBE_OPTION, 'mac');
const ARRIVAL_PATH_ID = at(PROBE_REPLY_OPTION, 'arrivalPathId');
const REPLY_NONCE = at(PROBE_REPLY_OPTION, 'nonce');
const OBSERVED_FAMILY = at(PROBE_REPLY_OPTION, 'observedFamily');
const OBSERVED_PORT = sameAt('port', OBSERVED_IPV4, OBSERVED_IPV6);
const OBSERVED_ADDRESS = sameAt('address', OBSERVED_IPV4, OBSERVED_IPV6);

/** "kamo": XORed over the observed address, so that address translators that rewrite payloads leave it (RFC 8489, 14.2). */
const OBSERVED_MASK = 0x6b616d6f;

function sameAt(field: string, one: Structure, other: Structure): number {
  const offset = at(one, field);
  if (at(other, field) !== offset) throw new Error(`formats differ in where '${field}' is`);
  return offset;
}

/** The option at `offset` is kamo's, whole, and of this subtype. */
export function isKamo(view: DataView, offset: number, length: number, subtype: number): boolean {
  return (
    view.getUint8(offset + KIND) === KAMO_KIND &&
    view.getUint8(offset + LENGTH) === length &&
    view.getUint16(offset + EXID) === KAMO_EXID &&
    view.getUint8(offset + SUBTYPE_FIELD) === subtype
  );
}

/** Writes what every kamo option begins with. */
export function writeKamo(view: DataView, offset: number, length: number, subtype: number, flags: number): void {
  view.setUint8(offset + KIND, KAMO_KIND);
  view.setUint8(offset + LENGTH, length);
  view.setUint16(offset + EXID, KAMO_EXID);
  view.setUint8(offset + SUBTYPE_FIELD, subtype);
  view.setUint8(offset + FLAGS, flags);
}

/** Room for a MAC, which the caller fills; returns the offset behind it. */
export function clearMac(view: DataView, offset: number): number {
  for (let i = 0; i < MAC_SIZE; i++) view.setUint8(offset + i, 0);
  return offset + MAC_SIZE;
}

function observedSize(family: 0 | 4 | 6): number {
  return family === 0 ? 0 : sizeOf(family === 4 ? OBSERVED_IPV4 : OBSERVED_IPV6);
}

function maskByte(index: number): number {
  return (OBSERVED_MASK >>> (24 - 8 * (index & 3))) & 0xff;
}
