/** One fragment of a datagram, as its packet tells. */
export interface Fragment {
  /** What all fragments of one datagram have in common: version, addresses, identification, for IPv4 the protocol. */
  readonly key: string;
  readonly version: 4 | 6;
  /** Where the data belongs in the datagram's, and whether more follows it. */
  readonly start: number;
  readonly end: number;
  readonly more: boolean;
  /** ECN codepoint (RFC 3168, section 5). */
  readonly ecn: number;
  /** Bytes before the data in the whole datagram: its IP header and what is not cut. */
  readonly headerLength: number;
  /** Where in the packet the data begins. */
  readonly dataOffset: number;
  /** IPv6: the byte that names the header behind, and what the fragment header says it is. */
  readonly nextHeaderAt: number;
  readonly nextHeader: number;
}

/** The largest datagram of either version, without the header that IPv6 does not count. */
const LARGEST = 65_535;
const IPV6_HEADER = 40;
const FRAGMENT_HEADER = 8;
const HOP_BY_HOP = 0;
const ROUTING = 43;
const FRAGMENT = 44;
const DESTINATION_OPTIONS = 60;

/** Reads an IPv4 or IPv6 packet of `[offset, offset + length)` as a fragment; undefined when it is none that is sound. */
export function readFragment(bytes: Uint8Array, offset: number, length: number): Fragment | undefined {
  const packet = bytes.subarray(offset, offset + length);
  const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
  if (length < 20) return undefined;
  const version = view.getUint8(0) >>> 4;
  const fragment = version === 4 ? readIpv4(packet, view) : version === 6 ? readIpv6(packet, view) : undefined;
  if (fragment === undefined || fragment.end <= fragment.start) return undefined;
  // All but the last are multiples of eight bytes (RFC 791, section 3.2; RFC 8200, section 4.5).
  if (fragment.more && (fragment.end & 7) !== 0) return undefined;
  const counted = fragment.headerLength - (version === 4 ? 0 : IPV6_HEADER);
  return counted + fragment.end > LARGEST ? undefined : fragment;
}

function readIpv4(packet: Uint8Array, view: DataView): Fragment | undefined {
  const headerLength = (view.getUint8(0) & 15) * 4;
  const total = view.getUint16(2);
  if (headerLength < 20 || total < headerLength || total > packet.length) return undefined;
  const field = view.getUint16(6);
  const start = (field & 0x1fff) * 8;
  return {
    key: `4 ${view.getUint32(12)} ${view.getUint32(16)} ${view.getUint16(4)} ${view.getUint8(9)}`,
    version: 4,
    start,
    end: start + total - headerLength,
    more: (field & 0x2000) !== 0,
    ecn: view.getUint8(1) & 3,
    headerLength,
    dataOffset: headerLength,
    nextHeaderAt: 0,
    nextHeader: 0,
  };
}

function readIpv6(packet: Uint8Array, view: DataView): Fragment | undefined {
  if (packet.length < IPV6_HEADER) return undefined;
  const end = IPV6_HEADER + view.getUint16(4);
  if (end > packet.length) return undefined;
  let nextHeaderAt = 6;
  let at = IPV6_HEADER;
  while (at + FRAGMENT_HEADER <= end) {
    const next = view.getUint8(nextHeaderAt);
    if (next === FRAGMENT) {
      const field = view.getUint16(at + 2);
      const start = field & 0xfff8;
      const addresses = Array.from({ length: 8 }, (_, i) => view.getUint32(8 + 4 * i)).join();
      return {
        key: `6 ${addresses} ${view.getUint32(at + 4)}`,
        version: 6,
        start,
        end: start + end - at - FRAGMENT_HEADER,
        more: (field & 1) !== 0,
        ecn: (view.getUint16(0) >>> 4) & 3,
        headerLength: at,
        dataOffset: at + FRAGMENT_HEADER,
        nextHeaderAt,
        nextHeader: view.getUint8(at),
      };
    }
    if (next !== HOP_BY_HOP && next !== ROUTING && next !== DESTINATION_OPTIONS) return undefined;
    nextHeaderAt = at;
    at += (view.getUint8(at + 1) + 1) * 8;
  }
  return undefined;
}
