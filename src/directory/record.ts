/**
 * Records as their owner makes them and everybody judges them. A record proves itself: the node ID is made from the key
 * in it, and the key has signed it. Who passes it on is trusted for being there, never for the truth.
 */
import { ascii, concat } from '../multihome/bytes.ts';
import type { Crypto } from '../multihome/crypto.ts';
import { type Identity, type IdentityFault, verifyNodeId } from '../multihome/identity.ts';
import {
  type AgentRecord,
  type AgentRecordFault,
  encodeAgentRecord,
  parseAgentRecord,
  recordSignedPart,
  SIGNATURE_SIZE,
} from '../wire/agent-record.ts';
import type { Locator } from '../wire/locator.ts';
import type { NodeId } from '../wire/node-id.ts';
import { malformed, type Parsed, parsed } from '../wire/result.ts';

/** Clocks may differ by this, in ms: five minutes, as Kerberos has it (RFC 4120, section 3.1.3). */
export const MAX_AHEAD = 300_000;

/**
 * Besides the faults of the bytes and of the ID:
 * - `other-node`: of another node than the one asked for.
 * - `expired`: issued longer ago than it lives. `from-future`: issued more than 300 s from now.
 * - `sequence-ahead`: a sequence beyond what a clock 300 s ahead would give; it would lock its own node out.
 * - `older-sequence`: not newer than what is known.
 * - `bad-signature`: not signed by the key in it.
 */
export type RecordFault =
  | AgentRecordFault
  | IdentityFault
  | 'other-node'
  | 'expired'
  | 'from-future'
  | 'sequence-ahead'
  | 'older-sequence'
  | 'bad-signature';

/** What to hold a record against. */
export interface RecordDemands {
  /** Unix time in ms. */
  readonly now: number;
  /** The node that it has to be of. */
  readonly nodeId?: NodeId;
  /** The newest sequence known: the record's must be greater. */
  readonly newest?: bigint;
  /** Just these bytes were found to be signed by the ID's key before. */
  readonly proven?: boolean;
}

/** What a node says of itself. */
export interface RecordContent {
  /** At most 16, each ID once. */
  readonly locators: readonly Locator[];
  /** Seconds, 1..86400. */
  readonly ttl: number;
  /** Who may read it besides the node itself; null or left out: everybody. At most 16. */
  readonly readers?: readonly NodeId[] | null;
}

/** The sequence of the record after the one with `last`: the time in ms, or one more where the clock went back. */
export function nextSequence(last: bigint, now: number): bigint {
  const time = BigInt(Math.floor(now));
  return last + 1n > time ? last + 1n : time;
}

/**
 * The signed bytes of a record of `identity`, issued `now` (Unix time in ms).
 *
 * @throws RangeError when the content does not fit a record
 */
export function signRecord(
  crypto: Crypto,
  identity: Identity,
  content: RecordContent,
  sequence: bigint,
  now: number,
): Uint8Array {
  const bytes = unsignedRecord(identity, content, sequence, now);
  bytes.set(crypto.ed25519Sign(identity.seed, signedText(bytes)), bytes.length - SIGNATURE_SIZE);
  return bytes;
}

/** The same with zeros in place of the signature. */
export function unsignedRecord(identity: Identity, content: RecordContent, sequence: bigint, now: number): Uint8Array {
  const { nodeId, publicKey, modifier } = identity;
  const { locators, ttl, readers = null } = content;
  const issuedAt = Math.floor(now);
  const signature = new Uint8Array(SIGNATURE_SIZE);
  return encodeAgentRecord({
    nodeId,
    publicKey,
    modifier,
    sequence,
    issuedAt,
    ttl,
    locators,
    readers,
    signature,
  });
}

/** Reads and judges a record; what costs most is judged last. Takes one signature verification and two hashes at most. */
export function verifyRecord(
  crypto: Crypto,
  bytes: Uint8Array,
  demands: RecordDemands,
): Parsed<AgentRecord, RecordFault> {
  const read = parseAgentRecord(bytes);
  if (!read.ok) return read;
  const record = read.value;
  const { now, nodeId, newest, proven = false } = demands;
  if (nodeId !== undefined && !sameNode(record.nodeId, nodeId)) return malformed('other-node');
  if (record.issuedAt > now + MAX_AHEAD) return malformed('from-future');
  if (record.sequence > BigInt(Math.floor(now + MAX_AHEAD))) return malformed('sequence-ahead');
  if (expiryOf(record) <= now) return malformed('expired');
  if (newest !== undefined && record.sequence <= newest) return malformed('older-sequence');
  if (proven) return parsed(record);
  const owned = verifyNodeId(crypto, record.nodeId, record.publicKey, record.modifier);
  if (!owned.ok) return owned;
  if (!crypto.ed25519Verify(record.publicKey, signedText(bytes), record.signature)) return malformed('bad-signature');
  return parsed(record);
}

/** When it ends to be true, Unix time in ms. */
export function expiryOf(record: AgentRecord): number {
  return record.issuedAt + record.ttl * 1000;
}

/** Whether `reader` (null: nobody in particular) may have the record. */
export function mayRead(record: AgentRecord, reader: NodeId | null): boolean {
  if (record.readers === null) return true;
  if (reader === null) return false;
  return sameNode(record.nodeId, reader) || record.readers.some((allowed) => sameNode(allowed, reader));
}

export function sameNode(a: NodeId, b: NodeId): boolean {
  return a.high === b.high && a.low === b.low;
}

const RECORD_LABEL = ascii('kamo record');

function signedText(bytes: Uint8Array): Uint8Array {
  return concat(RECORD_LABEL, recordSignedPart(bytes));
}
