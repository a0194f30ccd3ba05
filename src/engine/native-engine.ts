import type { Engine, TransmitRegion } from './engine.ts';

/**
 * Native mode: whole IP packets in place of datagrams. A row's kind tells what the packet carries: `segment` TCP,
 * `userDatagram` UDP, `control` ICMP. Of an ICMP message, `sourcePort` is the type, `destinationPort` the code, `seq`
 * the four bytes after the checksum (identifier and sequence number of an echo, MTU of a packet too big), and the
 * payload what follows them: the data of an echo, the packet that an error quotes.
 */
export interface NativeEngine extends Engine {
  /**
   * Checks `count` packets whose `ROW.offset`, `ROW.length` and `ROW.flags` (`ROW_FLAG.checksummed`, or 0) the host has
   * written into `receiveRows`, IP header, extension headers, checksums and options, and fills the other words;
   * `ipOffset` is where the IP header starts. A packet has up to 65,575 bytes: segments that somebody has merged are
   * one. Bytes behind the length that IP tells are ignored. Returns how many are without fault. Never throws.
   */
  decodePackets(count: number): number;

  /**
   * Writes the IP and transport headers of rows `[0, count)` of a region, and both checksums, of the transport only the
   * part that `ROW_FLAG.checksummed` leaves. In each row are set: offset, ipVersion, protocol, ipOffset, network,
   * payloadLength; ports; flags (for TCP with its own and the timestamp bit; with `fragmentable`, idLow); for TCP window, seq, ack, tsVal, tsEcr,
   * optionsLength; for ICMP what the interface says. `ipOffset` is where in the region the source
   * and the destination address lie, one after the other; the rows of a train may share them. Raw options other than
   * timestamps and the payload are already in place: a packet is 20 or 40 bytes of IP header, 20 of TCP and 12 of
   * timestamps when that bit is set, `optionsLength` bytes of options (a multiple of 4), or 8 of UDP or ICMP, then the
   * payload: a segment may be larger than any packet, for whoever cuts it. Writes `ROW.length`, or `ROW.fault` and a
   * length of 0.
   */
  encodePackets(region: TransmitRegion, count: number): void;

  /**
   * The Internet checksum (RFC 1071) of `length` bytes at `offset`: the sum of big-endian 16-bit words on top of
   * `initial`, folded to 16 bits, not complemented. Of bytes outside the engine's memory it is `initial`, folded.
   */
  checksum(offset: number, length: number, initial: number): number;
}
