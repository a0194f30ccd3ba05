/**
 * The header in front of each packet of a TUN device with offload: struct virtio_net_hdr of linux/virtio_net.h, in the
 * host's byte order. It tells which part of the checksum is still to be done, and into which pieces to cut.
 */

/** Bytes of the header, without what merged buffers would add. */
export const VIRTIO_HEADER = 10;

const NEEDS_CSUM = 1;
const DATA_VALID = 2;
const GSO_NONE = 0;
const GSO_TCPV4 = 1;
const GSO_TCPV6 = 4;
/** The first segment has CWR, and it alone (RFC 3168, section 6.1.2). */
const GSO_ECN = 0x80;

const TCP = 6;
const UDP = 17;
const TCP_CHECKSUM = 16;
const UDP_CHECKSUM = 6;
const CWR = 0x80;
const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** The kernel has checked the transport checksum, or has left it out because the packet never was on a wire. */
export function isVouchedFor(bytes: Uint8Array, header: number): boolean {
  return ((bytes[header] ?? 0) & (NEEDS_CSUM | DATA_VALID)) !== 0;
}

/**
 * Writes the header of the IP packet `packet[offset, offset + length)`. Its TCP or UDP checksum is completed by the
 * kernel; with more than `segmentSize` bytes of TCP payload (0 for any number) it is cut, too. What has no such header
 * at its place, a fragment among it, goes out as it is.
 */
export function writeVirtioHeader(
  header: DataView,
  packet: Uint8Array,
  offset: number,
  length: number,
  segmentSize: number,
): void {
  header.setUint32(0, 0);
  header.setUint32(4, 0);
  header.setUint16(8, 0);
  const version = (packet[offset] ?? 0) >> 4;
  const start = version === 4 ? ((packet[offset] ?? 0) & 15) * 4 : 40;
  const protocol = packet[offset + (version === 4 ? 9 : 6)];
  const tcp = protocol === TCP;
  if ((!tcp && protocol !== UDP) || length < start + (tcp ? 20 : 8)) return;
  if (version === 4 && (((packet[offset + 6] ?? 0) & 0x3f) | (packet[offset + 7] ?? 0)) !== 0) return;
  header.setUint8(0, NEEDS_CSUM);
  header.setUint16(6, start, LITTLE_ENDIAN);
  header.setUint16(8, tcp ? TCP_CHECKSUM : UDP_CHECKSUM, LITTLE_ENDIAN);
  if (!tcp || segmentSize <= 0) return;
  const headers = start + ((packet[offset + start + 12] ?? 0) >> 4) * 4;
  if (length <= headers + segmentSize) return;
  const congestion = ((packet[offset + start + 13] ?? 0) & CWR) !== 0 ? GSO_ECN : GSO_NONE;
  header.setUint8(1, (version === 4 ? GSO_TCPV4 : GSO_TCPV6) | congestion);
  header.setUint16(2, headers, LITTLE_ENDIAN);
  header.setUint16(4, segmentSize, LITTLE_ENDIAN);
}
