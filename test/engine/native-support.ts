import fc from 'fast-check';
import { SmoltcpEngine } from '../../src/engine/smoltcp.ts';
import { ROW, ROW_FLAG, ROW_KIND, ROW_WORDS } from '../../src/wire/segment-row.ts';
import { soundOptions } from './generators.ts';
import {
  type Extension,
  type Extras,
  ICMP,
  ICMPV6,
  naiveSum,
  type PacketParts,
  TCP,
  type TransportParts,
  UDP,
} from './packets.ts';

export const engine = new SmoltcpEngine();
export const rows = engine.receiveRows;
const KNOWN_ICMPV6 = [1, 2, 3, 4, 128, 129];
export const HOP_BY_HOP = 0;
export const ROUTING = 43;
export const FRAGMENT = 44;
export const DESTINATION_OPTIONS = 60;

const port = fc.nat(0xffff);
const payload = fc.uint8Array({ maxLength: 60 });

function transport(version: 4 | 6, options: fc.Arbitrary<Uint8Array>): fc.Arbitrary<TransportParts> {
  const tcp = fc.record({
    protocol: fc.constant<6>(TCP),
    sourcePort: port,
    destinationPort: port,
    seq: fc.integer(),
    ack: fc.integer(),
    flags: fc.nat(0xff),
    urgentPointer: port,
    window: port,
    options,
    payload,
  });
  const udp = fc.record({ protocol: fc.constant<17>(UDP), sourcePort: port, destinationPort: port, payload });
  const icmp = fc.record({
    protocol: fc.constant<1 | 58>(version === 4 ? ICMP : ICMPV6),
    type: version === 4 ? fc.nat(0xff) : fc.constantFrom(...KNOWN_ICMPV6),
    code: fc.nat(0xff),
    rest: fc.integer(),
    payload,
  });
  return fc.oneof<fc.Arbitrary<TransportParts>[]>(tcp, tcp, udp, icmp);
}

export const packetParts: fc.Arbitrary<PacketParts> = fc.constantFrom<(4 | 6)[]>(4, 6).chain((version) => {
  const width = version === 4 ? 4 : 16;
  const address = fc.uint8Array({ minLength: width, maxLength: width });
  return fc.record({
    version: fc.constant(version),
    source: address,
    destination: address,
    hopLimit: fc.integer({ min: 1, max: 255 }),
    trafficClass: fc.nat(0xff),
    transport: transport(version, soundOptions),
  });
});

/** Options of PadN and of an unknown type that says to skip it, and the other headers that count as absent. */
const harmlessExtension: fc.Arbitrary<Extension> = fc.oneof(
  fc.nat(5).map((units) => ({ protocol: DESTINATION_OPTIONS, bytes: padding(units) })),
  fc.constant({ protocol: DESTINATION_OPTIONS, bytes: Uint8Array.of(0, 0, 0x1e, 2, 7, 7, 0, 0) }),
  fc.constant({ protocol: ROUTING, bytes: Uint8Array.of(0, 0, 253, 0, 0, 0, 0, 0) }),
  fc.integer().map((id) => ({ protocol: FRAGMENT, bytes: Uint8Array.of(0, 9, 0, 0, ...words(id)) })),
);

export const extras: fc.Arbitrary<Extras> = fc.record({
  ipOptions: fc.integer({ min: 0, max: 10 }).map((n) => new Uint8Array(n * 4).fill(1)),
  extensions: fc
    .tuple(fc.boolean(), fc.array(harmlessExtension, { maxLength: 6 }))
    .map(([first, list]) => (first ? [{ protocol: HOP_BY_HOP, bytes: padding(1) }, ...list] : list)),
  trailer: fc.nat(30),
});

export function decode(packets: readonly Uint8Array[], checksummed = false): number {
  let at = engine.receiveStart;
  for (const [i, packet] of packets.entries()) {
    engine.bytes.set(packet, at);
    rows.fill(-1, i * ROW_WORDS, (i + 1) * ROW_WORDS);
    rows[i * ROW_WORDS + ROW.offset] = at;
    rows[i * ROW_WORDS + ROW.length] = packet.length;
    rows[i * ROW_WORDS + ROW.flags] = checksummed ? -1 : ~ROW_FLAG.checksummed;
    at += packet.length;
  }
  return engine.decodePackets(packets.length);
}

/** Encodes a packet of these parts, with timestamps in front of its options when they fit. */
export function encode(
  parts: PacketParts,
  stamp: readonly [number, number] | null,
  partial = false,
): { sent: PacketParts; bytes: Uint8Array } {
  const region = engine.transmitRegions[2];
  if (region === undefined) throw new Error('no region');
  const { transport: segment } = parts;
  const stamped = segment.protocol === TCP && stamp !== null && segment.options.length <= 28;
  const raw = segment.protocol === TCP ? segment.options : new Uint8Array(0);
  const header =
    (parts.version === 4 ? 20 : 40) + (segment.protocol === TCP ? 20 + (stamped ? 12 : 0) + raw.length : 8);
  const offset = region.start + 77;
  const values: Partial<Record<keyof typeof ROW, number>> = {
    offset,
    ipVersion: parts.version,
    protocol: segment.protocol,
    ipOffset: region.start + 3,
    payloadLength: segment.payload.length,
    network: networkOf(parts),
    flags: partial ? ROW_FLAG.checksummed : 0,
    ...(segment.protocol === TCP
      ? {
          sourcePort: segment.sourcePort,
          destinationPort: segment.destinationPort,
          flags: segment.flags | (stamped ? ROW_FLAG.timestamp : 0) | (partial ? ROW_FLAG.checksummed : 0),
          window: segment.window,
          seq: segment.seq,
          ack: segment.ack,
          tsVal: stamp?.[0] ?? 0,
          tsEcr: stamp?.[1] ?? 0,
          optionsLength: raw.length,
        }
      : segment.protocol === UDP
        ? { sourcePort: segment.sourcePort, destinationPort: segment.destinationPort }
        : { sourcePort: segment.type, destinationPort: segment.code, seq: segment.rest }),
  };
  engine.bytes.fill(0xc3, region.start, region.start + 400);
  region.rows.fill(0, 0, ROW_WORDS);
  for (const [name, value] of Object.entries(values)) region.rows[ROW[name as keyof typeof ROW]] = value;
  engine.bytes.set([...parts.source, ...parts.destination], region.start + 3);
  engine.bytes.set(raw, offset + header - raw.length);
  engine.bytes.set(segment.payload, offset + header);
  engine.encodePackets(region, 1);
  const bytes = engine.bytes.slice(offset, offset + (region.rows[ROW.length] ?? 0));
  if (!stamped) return { sent: parts, bytes };
  const options = Uint8Array.of(1, 1, 8, 10, ...words(stamp[0]), ...words(stamp[1]), ...raw);
  return { sent: { ...parts, transport: { ...segment, options } }, bytes };
}

export function shows(row: number, bytes: Uint8Array, parts: PacketParts, more: Extras): boolean {
  const { transport: segment } = parts;
  const total = bytes.length - (more.trailer ?? 0);
  const expected: Partial<Record<keyof typeof ROW, number>> = {
    fault: 0,
    offset: engine.receiveStart,
    length: bytes.length,
    ipVersion: parts.version,
    protocol: segment.protocol,
    ipOffset: engine.receiveStart,
    payloadLength: segment.payload.length,
    payloadOffset: engine.receiveStart + total - segment.payload.length,
    idHigh: 0,
    idLow: 0,
    network: networkOf(parts),
    ...(segment.protocol === TCP
      ? {
          kind: ROW_KIND.segment,
          sourcePort: segment.sourcePort,
          destinationPort: segment.destinationPort,
          seq: segment.seq,
          ack: segment.ack,
          window: segment.window,
          optionsLength: segment.options.length,
          optionsOffset: engine.receiveStart + total - segment.payload.length - segment.options.length,
        }
      : segment.protocol === UDP
        ? {
            kind: ROW_KIND.userDatagram,
            sourcePort: segment.sourcePort,
            destinationPort: segment.destinationPort,
            seq: 0,
          }
        : { kind: ROW_KIND.control, sourcePort: segment.type, destinationPort: segment.code, seq: segment.rest }),
  };
  const flags = segment.protocol === TCP ? segment.flags : 0;
  return (
    (word(row, 'flags') & (0x3ff | ROW_FLAG.checksummed)) === flags &&
    Object.entries(expected).every(([name, value]) => word(row, name as keyof typeof ROW) === value)
  );
}

export function networkOf({ transport, trafficClass, hopLimit }: PacketParts): number {
  return (transport.protocol === TCP ? transport.urgentPointer : 0) | (trafficClass << 16) | (hopLimit << 24);
}

export function exampleParts(segment: TransportParts, version: 4 | 6 = 4): PacketParts {
  const width = version === 4 ? 4 : 16;
  const source = new Uint8Array(width).fill(10);
  const destination = new Uint8Array(width).fill(20);
  return { version, source, destination, hopLimit: 64, trafficClass: 0, transport: segment };
}

export function icmpv6(type: number): TransportParts & { protocol: 1 | 58 } {
  return { protocol: ICMPV6, type, code: 0, rest: 0, payload: new Uint8Array(8) };
}

export function hopByHop(): Extension {
  return { protocol: HOP_BY_HOP, bytes: padding(0) };
}

/** A header of options that holds one PadN over 8 × (units + 1) bytes. */
export function padding(units: number): Uint8Array {
  const bytes = new Uint8Array(8 * (units + 1));
  bytes.set([0, units, 1, bytes.length - 4]);
  return bytes;
}

export function change(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = value;
  return copy;
}

/** The packet with its IPv4 header's checksum made right again. */
export function ipv4Sum(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  copy.set([0, 0], 10);
  const sum = 0xffff - naiveSum(copy.subarray(0, 20));
  copy.set([sum >> 8, sum & 0xff], 10);
  return copy;
}

export function words(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}

export function word(row: number, name: keyof typeof ROW): number {
  return rows[row + ROW[name]] ?? Number.NaN;
}
