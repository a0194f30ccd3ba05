import { isDeepStrictEqual } from 'node:util';

export const TCP = 6;
export const UDP = 17;
export const ICMP = 1;
export const ICMPV6 = 58;

/** An IP packet in parts, built and read here without the engine: the second opinion on native mode. */
export interface PacketParts {
  readonly version: 4 | 6;
  readonly source: Uint8Array;
  readonly destination: Uint8Array;
  readonly hopLimit: number;
  readonly trafficClass: number;
  readonly transport: TransportParts;
}

export type TransportParts =
  | {
      readonly protocol: 6;
      readonly sourcePort: number;
      readonly destinationPort: number;
      readonly seq: number;
      readonly ack: number;
      readonly flags: number;
      readonly urgentPointer: number;
      readonly window: number;
      readonly options: Uint8Array;
      readonly payload: Uint8Array;
    }
  | {
      readonly protocol: 17;
      readonly sourcePort: number;
      readonly destinationPort: number;
      readonly payload: Uint8Array;
    }
  | {
      readonly protocol: 1 | 58;
      readonly type: number;
      readonly code: number;
      readonly rest: number;
      readonly payload: Uint8Array;
    };

/** An IPv6 extension header: what it is called in the header before it, and its bytes with the first still free. */
export interface Extension {
  readonly protocol: number;
  readonly bytes: Uint8Array;
}

export interface Extras {
  /** IPv4 options, a multiple of 4 bytes. */
  readonly ipOptions?: Uint8Array;
  readonly extensions?: readonly Extension[];
  /** Bytes behind what IP counts. */
  readonly trailer?: number;
}

export function buildPacket(parts: PacketParts, extras: Extras = {}): Uint8Array {
  const segment = buildSegment(parts);
  const { ipOptions = new Uint8Array(0), extensions = [], trailer = 0 } = extras;
  if (parts.version === 4) {
    const header = new Uint8Array(20 + ipOptions.length);
    const view = new DataView(header.buffer);
    view.setUint8(0, 0x40 | (header.length / 4));
    view.setUint8(1, parts.trafficClass);
    view.setUint16(2, header.length + segment.length);
    view.setUint16(6, 0x4000);
    view.setUint8(8, parts.hopLimit);
    view.setUint8(9, parts.transport.protocol);
    header.set(parts.source, 12);
    header.set(parts.destination, 16);
    header.set(ipOptions, 20);
    view.setUint16(10, 0xffff - naiveSum(header));
    return join(header, segment, new Uint8Array(trailer));
  }
  const chain = extensions.map(({ bytes }, i) => {
    const copy = bytes.slice();
    copy[0] = extensions[i + 1]?.protocol ?? parts.transport.protocol;
    return copy;
  });
  const extended = join(...chain);
  const header = new Uint8Array(40);
  const view = new DataView(header.buffer);
  view.setUint32(0, 0x60000000 | (parts.trafficClass << 20));
  view.setUint16(4, extended.length + segment.length);
  view.setUint8(6, extensions[0]?.protocol ?? parts.transport.protocol);
  view.setUint8(7, parts.hopLimit);
  header.set(parts.source, 8);
  header.set(parts.destination, 24);
  return join(header, extended, segment, new Uint8Array(trailer));
}

/** Whether `bytes` are exactly the packet of these parts: every field read back one by one, both checksums checked. */
export function isPacket(bytes: Uint8Array, parts: PacketParts): boolean {
  // Spread, because what a generator makes has no prototype.
  return isDeepStrictEqual(readPacket(bytes), { ...parts, transport: { ...parts.transport }, sound: true });
}

/** The packet as the kernel sends it on: what its checksum field holds is added to the sum of all that follows IP. */
export function withChecksumCompleted(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  const start = (copy[0] ?? 0) >> 4 === 4 ? 20 : 40;
  const tcp = copy[start === 20 ? 9 : 6] === TCP;
  const sum = 0xffff - naiveSum(copy.subarray(start));
  new DataView(copy.buffer).setUint16(start + (tcp ? 16 : 6), sum === 0 && !tcp ? 0xffff : sum);
  return copy;
}

function readPacket(bytes: Uint8Array): PacketParts & { sound: boolean } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const version = view.getUint8(0) >> 4 === 4 ? 4 : 6;
  const start = version === 4 ? 20 : 40;
  const width = version === 4 ? 4 : 16;
  const addressAt = version === 4 ? 12 : 8;
  const source = bytes.slice(addressAt, addressAt + width);
  const destination = bytes.slice(addressAt + width, addressAt + 2 * width);
  const protocol = view.getUint8(version === 4 ? 9 : 6);
  const segment = bytes.slice(start);
  const ipSound =
    version === 4
      ? naiveSum(bytes.subarray(0, 20)) === 0xffff && view.getUint32(4) === 0x4000 && view.getUint16(2) === bytes.length
      : (view.getUint32(0) & 0xfffff) === 0 && view.getUint16(4) === segment.length;
  const pseudo = protocol === ICMP ? 0 : pseudoSum(source, destination, protocol, segment.length);
  return {
    version,
    source,
    destination,
    hopLimit: view.getUint8(version === 4 ? 8 : 7),
    trafficClass: version === 4 ? view.getUint8(1) : (view.getUint32(0) >>> 20) & 0xff,
    transport: readTransport(protocol, segment),
    sound: ipSound && naiveSum(segment, pseudo) === 0xffff,
  };
}

function readTransport(protocol: number, segment: Uint8Array): TransportParts {
  const view = new DataView(segment.buffer, segment.byteOffset, segment.length);
  if (protocol === TCP) {
    const header = (view.getUint8(12) >> 4) * 4;
    return {
      protocol,
      sourcePort: view.getUint16(0),
      destinationPort: view.getUint16(2),
      seq: view.getInt32(4),
      ack: view.getInt32(8),
      flags: view.getUint8(13) + (view.getUint8(12) & 15) * 256,
      urgentPointer: view.getUint16(18),
      window: view.getUint16(14),
      options: segment.slice(20, header),
      payload: segment.slice(header),
    };
  }
  if (protocol === UDP) {
    const [sourcePort, destinationPort] = [view.getUint16(0), view.getUint16(2)];
    const sound = view.getUint16(4) === segment.length && view.getUint16(6) !== 0;
    return { protocol, sourcePort, destinationPort, payload: sound ? segment.slice(8) : new Uint8Array(0) };
  }
  const [type, code, rest] = [view.getUint8(0), view.getUint8(1), view.getInt32(4)];
  return { protocol: protocol === ICMP ? ICMP : ICMPV6, type, code, rest, payload: segment.slice(8) };
}

function buildSegment(parts: PacketParts): Uint8Array {
  const { transport } = parts;
  const header = transport.protocol === TCP ? 20 + transport.options.length : 8;
  const segment = new Uint8Array(header + transport.payload.length);
  const view = new DataView(segment.buffer);
  segment.set(transport.payload, header);
  let checksumAt = 16;
  if (transport.protocol === TCP) {
    view.setUint16(0, transport.sourcePort);
    view.setUint16(2, transport.destinationPort);
    view.setInt32(4, transport.seq);
    view.setInt32(8, transport.ack);
    view.setUint8(12, header << 2);
    view.setUint8(13, transport.flags);
    view.setUint16(14, transport.window);
    view.setUint16(18, transport.urgentPointer);
    segment.set(transport.options, 20);
  } else if (transport.protocol === UDP) {
    view.setUint16(0, transport.sourcePort);
    view.setUint16(2, transport.destinationPort);
    view.setUint16(4, segment.length);
    checksumAt = 6;
  } else {
    view.setUint8(0, transport.type);
    view.setUint8(1, transport.code);
    view.setInt32(4, transport.rest);
    checksumAt = 2;
  }
  const { source, destination } = parts;
  const pseudo = transport.protocol === ICMP ? 0 : pseudoSum(source, destination, transport.protocol, segment.length);
  const sum = 0xffff - naiveSum(segment, pseudo);
  view.setUint16(checksumAt, transport.protocol === UDP && sum === 0 ? 0xffff : sum);
  return segment;
}

function pseudoSum(source: Uint8Array, destination: Uint8Array, protocol: number, length: number): number {
  return naiveSum(Uint8Array.of(...source, ...destination, 0, protocol, length >> 8, length & 0xff));
}

/** RFC 1071 as it is written: 16-bit words one by one, the carry added at once. */
export function naiveSum(bytes: Uint8Array, initial = 0): number {
  let sum = initial % 0xffff === 0 && initial > 0 ? 0xffff : initial % 0xffff;
  for (let i = 0; i < bytes.length; i += 2) {
    sum += (bytes[i] ?? 0) * 256 + (bytes[i + 1] ?? 0);
    if (sum > 0xffff) sum -= 0xffff;
  }
  return sum;
}

function join(...pieces: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}
