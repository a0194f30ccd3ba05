/**
 * The row layout shared by the packet engine and the transport: a train of segments is `count` rows of one
 * Int32Array, so that a burst crosses the WebAssembly boundary in one call and no object exists per packet.
 * A word that holds an unsigned 32-bit quantity is read as int32; sequence arithmetic does not mind.
 */

/** Words of one row, in order. An index into a row is `row * ROW_WORDS + ROW.name`. */
export const ROW = {
  /** 0 when the datagram is well-formed, else the code of its fault (`ROW_FAULTS`). */
  fault: 0,
  /** The datagram's first nibble as a kind (`ROW_KIND`). */
  kind: 1,
  /** Byte offset in the arena of the first byte, and the whole length in bytes. */
  offset: 2,
  length: 3,
  /** TCP flags in the low 8 bits, then the bits of `ROW_FLAG`. In native mode the host writes it before decoding, too. */
  flags: 4,
  /** The window field as on the wire, unscaled, 0..65535. */
  window: 5,
  /** Destination connection ID, high and low word; in a SYN: service port << 16 | source port, and the hint. */
  idHigh: 6,
  idLow: 7,
  seq: 8,
  ack: 9,
  /** Timestamps option (RFC 7323), valid when `ROW_FLAG.timestamp` is set. */
  tsVal: 10,
  tsEcr: 11,
  /** All option bytes, the timestamps included when decoding; see `engine.ts` for encoding. */
  optionsOffset: 12,
  optionsLength: 13,
  payloadOffset: 14,
  payloadLength: 15,
  /** Arena offset of the first SACK block (8 bytes each: left, right), and their number (RFC 2018). */
  sackOffset: 16,
  sackCount: 17,
  /** Native mode only: IP version 4 or 6, protocol, arena offset of the IP header, ports. 0 in UDP mode. */
  ipVersion: 18,
  protocol: 19,
  ipOffset: 20,
  sourcePort: 21,
  destinationPort: 22,
  /**
   * Native mode only: urgent pointer in bits 0 to 15 (TCP), traffic class (DSCP and ECN) in bits 16 to 23, hop limit in
   * bits 24 to 31. 0 in UDP mode.
   */
  network: 23,
} as const;

/** Words in one row: 96 bytes. */
export const ROW_WORDS = 24;

/** Bits of `ROW.flags` above the eight of TCP (FIN 1, SYN 2, RST 4, PSH 8, ACK 16, URG 32, ECE 64, CWR 128). */
export const ROW_FLAG = {
  /** Header bit A: acknowledge now. */
  ackNow: 1 << 8,
  /** Header bit X: a 16-bit option length precedes the options. */
  extended: 1 << 9,
  timestamp: 1 << 10,
  sack: 1 << 11,
  /** At least one option of kind 253 with kamo's ExID is among the options. */
  kamo: 1 << 12,
  /**
   * Native mode. Set by the host before decoding: somebody vouches for the transport checksum, which is not verified;
   * no decoded row has it. Set before encoding: the checksum field gets the pseudo-header's sum, and whoever sends the
   * packet on completes it.
   */
  checksummed: 1 << 13,
  /** Native mode, set before encoding: an IPv4 packet that routers may cut; the low half of `idLow` identifies it. */
  fragmentable: 1 << 14,
} as const;

/** TCP flag bits (RFC 9293, section 3.1). */
export const FIN = 1;
export const SYN = 2;
export const RST = 4;
export const PSH = 8;
export const ACK = 16;
export const URG = 32;
/** RFC 3168, section 6.1. */
export const ECE = 64;
export const CWR = 128;

/** Kinds of datagram by first nibble: 5 and above is a segment. Any other nibble is the fault `unknown-kind`. */
export const ROW_KIND = { segment: 0, userDatagram: 1, control: 2, statelessReset: 3, versionNegotiation: 4 } as const;

/** Faults by code; a faulty row is counted under this name and dropped. Codes are part of the engine's ABI. */
export const ROW_FAULTS = [
  'none',
  'empty',
  'unknown-kind',
  'short-header',
  'bad-data-offset',
  'bad-option-length',
  'bad-option',
  'bad-timestamp',
  'bad-sack',
  'discontinuous',
  'bad-ip',
  'bad-checksum',
  'fragment',
  'unsupported-protocol',
] as const;
export type RowFault = (typeof ROW_FAULTS)[number];
