/**
 * Node IDs: 64 bits made from a public key as the interface identifier of a CGA is (RFC 3972). The three leftmost bits
 * are the strength, the universal and group bits (bits 6 and 7 of the first byte) are clear.
 */
import { formatIpAddress, hasPrefix, writeIpAddress } from './ip-address.ts';
import { malformed, type Parsed, parsed } from './result.ts';

/** A node ID. Two with equal words are the same node. */
export interface NodeId {
  /** Bits 0..31 and 32..63 in network order, as int32. */
  readonly high: number;
  readonly low: number;
  /** Canonical text: 16 lower-case hexadecimal digits in four groups, `xxxx:xxxx:xxxx:xxxx`. */
  readonly text: string;
}

/** Size in bytes. */
export const NODE_ID_SIZE = 8;

/**
 * The prefix of generalized IDs, `fd4b:616d:6f00:0::/64` (RFC 4193 form; "Kamo" in ASCII). It is a constant on purpose,
 * the same everywhere, and never routed.
 */
export const GENERALIZED_PREFIX: readonly number[] = [0xfd, 0x4b, 0x61, 0x6d, 0x6f, 0x00, 0x00, 0x00];

/** A node ID from its two 32-bit words. */
export function nodeId(high: number, low: number): NodeId {
  return new NodeIdWords(high | 0, low | 0);
}

/** Its text is made when wanted: there is one for each idle connection. */
class NodeIdWords implements NodeId {
  readonly high: number;
  readonly low: number;

  constructor(high: number, low: number) {
    this.high = high;
    this.low = low;
  }

  get text(): string {
    const digits = hexWord(this.high) + hexWord(this.low);
    return [digits.slice(0, 4), digits.slice(4, 8), digits.slice(8, 12), digits.slice(12)].join(':');
  }
}

/** A node ID from 8 bytes at `offset`. */
export function nodeIdFromBytes(bytes: Uint8Array, offset = 0): Parsed<NodeId, 'short'> {
  if (offset < 0 || offset + NODE_ID_SIZE > bytes.length) return malformed('short');
  return parsed(nodeId(wordAt(bytes, offset), wordAt(bytes, offset + 4)));
}

/** The 8 bytes of a node ID, in network order. */
export function nodeIdToBytes(id: NodeId): Uint8Array {
  const bytes = new Uint8Array(NODE_ID_SIZE);
  writeNodeId(id, bytes, 0);
  return bytes;
}

/** Writes the 8 bytes of a node ID and returns the offset behind them. The caller has room for them. */
export function writeNodeId(id: NodeId, bytes: Uint8Array, offset: number): number {
  for (let i = 0; i < 4; i++) {
    bytes[offset + i] = id.high >>> (24 - 8 * i);
    bytes[offset + 4 + i] = id.low >>> (24 - 8 * i);
  }
  return offset + NODE_ID_SIZE;
}

/** A node ID from its text. Digits of either case are read; all 16 of them and the three colons are wanted. */
export function parseNodeId(text: string): Parsed<NodeId, 'not-a-node-id'> {
  if (!NODE_ID_TEXT.test(text)) return malformed('not-a-node-id');
  const digits = text.replaceAll(':', '');
  return parsed(nodeId(Number.parseInt(digits.slice(0, 8), 16), Number.parseInt(digits.slice(8), 16)));
}

/**
 * The node ID that a digest stands for: its first 8 bytes, with the strength put into the three leftmost bits and the
 * universal and group bits cleared (RFC 3972, section 4, step 6).
 *
 * @param digest at least 8 bytes
 * @param strength 0..7
 */
export function nodeIdFromDigest(digest: Uint8Array, strength: number): NodeId {
  const high = (wordAt(digest, 0) & DIGEST_BITS) | ((strength & 7) << 29);
  return nodeId(high, wordAt(digest, 4));
}

/** The strength that a node ID claims, 0..7: its three leftmost bits. Only the proof shows whether the claim is true. */
export function strengthOf(id: NodeId): number {
  return id.high >>> 29;
}

/** The universal and group bits are clear. No other 64 bits can be the node ID of a key. */
export function isKeyDerived(id: NodeId): boolean {
  return (id.high & UNIVERSAL_GROUP_BITS) === 0;
}

/** The generalized ID of a node: prefix and node ID as an IPv6 address in RFC 5952 text. */
export function formatGeneralizedId(id: NodeId): string {
  const bytes = new Uint8Array(16);
  bytes.set(GENERALIZED_PREFIX);
  writeNodeId(id, bytes, 8);
  return formatIpAddress(6, bytes, 0);
}

/** The node ID of a generalized ID, given as IPv6 text in any form. */
export function parseGeneralizedId(text: string): Parsed<NodeId, 'not-ipv6' | 'other-prefix'> {
  const bytes = new Uint8Array(16);
  if (!writeIpAddress(6, text, bytes, 0)) return malformed('not-ipv6');
  if (!hasPrefix(bytes, 0, GENERALIZED_PREFIX)) return malformed('other-prefix');
  return parsed(nodeId(wordAt(bytes, 8), wordAt(bytes, 12)));
}

const NODE_ID_TEXT = /^[0-9a-fA-F]{4}(:[0-9a-fA-F]{4}){3}$/;

/** Bits 6 and 7 of the first byte. */
const UNIVERSAL_GROUP_BITS = 0x03000000;

/** What remains of the digest's first word: neither strength nor universal and group bits. */
const DIGEST_BITS = 0x1cffffff;

function hexWord(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}

function wordAt(bytes: Uint8Array, offset: number): number {
  return (
    ((bytes[offset] ?? 0) << 24) |
    ((bytes[offset + 1] ?? 0) << 16) |
    ((bytes[offset + 2] ?? 0) << 8) |
    (bytes[offset + 3] ?? 0)
  );
}
