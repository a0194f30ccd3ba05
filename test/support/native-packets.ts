/** IP packets for tests of native mode, in a line each: built and read without the engine. */
import { formatIpAddress } from '../../src/wire/ip-address.ts';
import { buildPacket, type TransportParts } from '../engine/packets.ts';
import { addressBytes } from './native-world.ts';

/** A segment; what is left out is 0, or absent. */
export interface SegmentFields {
  readonly source: string;
  readonly destination: string;
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly flags: number;
  readonly seq: number;
  readonly ack: number;
  readonly window: number;
  readonly mss: number;
  readonly tsVal: number;
  readonly tsEcr: number;
  /** Bytes of payload, all 0. */
  readonly payload: number;
}

/** What a packet says, whatever it carries. */
export interface SegmentView extends Omit<SegmentFields, 'payload'> {
  readonly length: number;
  readonly hopLimit: number;
  readonly trafficClass: number;
  readonly dontFragment: boolean;
  readonly type: number;
  readonly code: number;
  readonly rest: number;
  readonly payload: Uint8Array;
}

export function tcp(fields: Partial<SegmentFields> & Pick<SegmentFields, 'source' | 'destination'>): Uint8Array {
  const { sourcePort = 0, destinationPort = 0, flags = 0, seq = 0, ack = 0, window = 65_535, payload = 0 } = fields;
  const options: number[] = [];
  if (fields.mss !== undefined) options.push(2, 4, fields.mss >> 8, fields.mss & 255);
  if (fields.tsVal !== undefined) options.push(1, 1, 8, 10, ...word(fields.tsVal), ...word(fields.tsEcr ?? 0));
  return packet(fields, {
    protocol: 6,
    sourcePort,
    destinationPort,
    seq,
    ack,
    flags,
    urgentPointer: 0,
    window,
    options: Uint8Array.from(options),
    payload: new Uint8Array(payload),
  });
}

interface Ends {
  readonly source: string;
  readonly destination: string;
}

export function udp(
  fields: Ends & { readonly sourcePort: number; readonly destinationPort: number; readonly payload: Uint8Array },
): Uint8Array {
  const { sourcePort, destinationPort, payload } = fields;
  return packet(fields, { protocol: 17, sourcePort, destinationPort, payload });
}

export function icmp(
  fields: Ends & { readonly type: number; readonly code: number; readonly rest: number; readonly payload: Uint8Array },
): Uint8Array {
  const { type, code, rest, payload } = fields;
  return packet(fields, { protocol: fields.source.includes(':') ? 58 : 1, type, code, rest, payload });
}

/** Reads a packet that a host has sent. */
export function segmentOf(bytes: Uint8Array): SegmentView {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const four = view.getUint8(0) >>> 4 === 4;
  const start = four ? 20 : 40;
  const protocol = view.getUint8(four ? 9 : 6);
  const segment = protocol === 6;
  const header = segment ? (view.getUint8(start + 12) >>> 4) * 4 : 8;
  const options = segment ? bytes.subarray(start + 20, start + header) : new Uint8Array(0);
  const stamps = optionAt(options, 8);
  const mss = optionAt(options, 2);
  return {
    source: formatIpAddress(four ? 4 : 6, bytes, four ? 12 : 8),
    destination: formatIpAddress(four ? 4 : 6, bytes, four ? 16 : 24),
    length: bytes.length,
    hopLimit: view.getUint8(four ? 8 : 7),
    trafficClass: four ? view.getUint8(1) : (view.getUint16(0) >>> 4) & 0xff,
    dontFragment: four && (view.getUint16(6) & 0x4000) !== 0,
    sourcePort: view.getUint16(start),
    destinationPort: view.getUint16(start + 2),
    seq: view.getInt32(start + 4),
    ack: segment ? view.getInt32(start + 8) : 0,
    flags: segment ? view.getUint8(start + 13) : 0,
    window: segment ? view.getUint16(start + 14) : 0,
    mss: mss < 0 ? 0 : view.getUint16(start + 20 + mss + 2),
    tsVal: stamps < 0 ? 0 : view.getInt32(start + 20 + stamps + 2),
    tsEcr: stamps < 0 ? 0 : view.getInt32(start + 20 + stamps + 6),
    type: view.getUint8(start),
    code: view.getUint8(start + 1),
    rest: view.getInt32(start + 4),
    payload: bytes.subarray(start + header),
  };
}

/** Where the option of a kind begins; -1: it is not there. */
function optionAt(options: Uint8Array, kind: number): number {
  for (let at = 0; at < options.length; ) {
    if (options[at] === kind) return at;
    if (options[at] === 0) return -1;
    at += options[at] === 1 ? 1 : Math.max(options[at + 1] ?? 2, 2);
  }
  return -1;
}

function packet({ source, destination }: Ends, transport: TransportParts): Uint8Array {
  return buildPacket({
    version: source.includes(':') ? 6 : 4,
    source: addressBytes(source),
    destination: addressBytes(destination),
    hopLimit: 64,
    trafficClass: 0,
    transport,
  });
}

function word(value: number): number[] {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
}
