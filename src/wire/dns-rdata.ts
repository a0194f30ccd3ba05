/** The record data that RFC 6742 adds to the DNS: node identifiers, 64- and 32-bit locators, and pointers to locators. */
import { blob, struct, u16be } from 'buffer-layout';
import { at, fitting, sizeOf, U16_BOUND } from './layout.ts';
import { NODE_ID_SIZE, type NodeId, nodeIdFromBytes, writeNodeId } from './node-id.ts';
import { malformed, type Parsed, parsed } from './result.ts';

/** Types of records (RFC 6742, section 2). */
export const DNS_TYPE = { NID: 104, L32: 105, L64: 106, LP: 107 } as const;

const NID = struct([u16be('preference'), blob(NODE_ID_SIZE, 'nodeId')]);
const L32 = struct([u16be('preference'), blob(4, 'locator')]);
const L64 = struct([u16be('preference'), blob(8, 'locator')]);
/** Before the name, which is not compressed. */
const LP = struct([u16be('preference')]);

/** In all of them the lower preference is preferred, 0..65535. */
export type DnsRdata =
  | { readonly type: 'NID'; readonly preference: number; readonly nodeId: NodeId }
  /** 4 bytes of an IPv4 address, 8 of an IPv6 prefix. */
  | { readonly type: 'L32' | 'L64'; readonly preference: number; readonly locator: Uint8Array }
  /** A name as labels, each of 1..63 bytes of ASCII, 255 in all. */
  | { readonly type: 'LP'; readonly preference: number; readonly name: readonly string[] };

export type DnsRdataFault = 'bad-length' | 'bad-name';

/** @throws RangeError for a value that the record cannot hold: a fault of the caller */
export function encodeDnsRdata(rdata: DnsRdata): Uint8Array {
  const bytes = new Uint8Array(rdata.type === 'LP' ? sizeOf(LP) + nameSize(rdata.name) : sizeOf(FIXED[rdata.type]));
  new DataView(bytes.buffer).setUint16(PREFERENCE, fitting(rdata.preference, U16_BOUND));
  switch (rdata.type) {
    case 'NID':
      writeNodeId(rdata.nodeId, bytes, VALUE);
      break;
    case 'L32':
    case 'L64':
      if (rdata.locator.length !== bytes.length - VALUE) throw new RangeError('a locator of another size');
      bytes.set(rdata.locator, VALUE);
      break;
    case 'LP':
      writeName(rdata.name, bytes, VALUE);
      break;
  }
  return bytes;
}

/** Reads the data of one record, which is all of `bytes`. */
export function parseDnsRdata(type: DnsRdata['type'], bytes: Uint8Array): Parsed<DnsRdata, DnsRdataFault> {
  const fixed = type === 'LP' ? 0 : sizeOf(FIXED[type]);
  if (type === 'LP' ? bytes.length <= VALUE : bytes.length !== fixed) return malformed('bad-length');
  const preference = new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint16(PREFERENCE);
  if (type === 'LP') {
    const name = readName(bytes, VALUE);
    return name === null ? malformed('bad-name') : parsed({ type, preference, name });
  }
  if (type !== 'NID') return parsed({ type, preference, locator: bytes.slice(VALUE) });
  const nodeId = nodeIdFromBytes(bytes, VALUE);
  return nodeId.ok ? parsed({ type, preference, nodeId: nodeId.value }) : malformed('bad-length');
}

const FIXED = { NID, L32, L64 } as const;
const PREFERENCE = at(NID, 'preference');
const VALUE = sizeOf(LP);
const MAX_NAME = 255;
const MAX_LABEL = 63;

function nameSize(name: readonly string[]): number {
  return name.reduce((size, label) => size + 1 + label.length, 1);
}

function writeName(name: readonly string[], bytes: Uint8Array, start: number): void {
  if (nameSize(name) > MAX_NAME) throw new RangeError('a name has at most 255 bytes');
  let offset = start;
  for (const label of name) {
    bytes[offset++] = fitting(label.length - 1, MAX_LABEL) + 1;
    for (let i = 0; i < label.length; i++) bytes[offset++] = fitting(label.charCodeAt(i), 0x80);
  }
}

function readName(bytes: Uint8Array, start: number): string[] | null {
  const name: string[] = [];
  let offset = start;
  for (let length = bytes[offset++] ?? 0; length > 0; length = bytes[offset++] ?? 0) {
    if (length > MAX_LABEL || offset + length >= bytes.length) return null;
    const label = bytes.subarray(offset, offset + length);
    if (label.some((byte) => byte >= 0x80)) return null;
    name.push(String.fromCharCode(...label));
    offset += length;
  }
  return offset === bytes.length && offset - start <= MAX_NAME ? name : null;
}
