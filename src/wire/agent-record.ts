/**
 * Records of the Location Agent: what a node says about where it can be reached, signed by the node itself. The bytes;
 * whether a record is true is judged by `src/agent/record.ts`.
 */
import { blob, nu64be, struct, u8, u32be } from 'buffer-layout';
import { at, fitting, sizeOf, U32_BOUND } from './layout.ts';
import { type Locator, type LocatorFault, locatorSize, MAX_LOCATORS, readLocator, writeLocator } from './locator.ts';
import { NODE_ID_SIZE, type NodeId, nodeIdFromBytes, strengthOf, writeNodeId } from './node-id.ts';
import { malformed, type Parsed, parsed } from './result.ts';

export interface AgentRecord {
  readonly nodeId: NodeId;
  /** 32 bytes, Ed25519. */
  readonly publicKey: Uint8Array;
  /** 16 bytes. */
  readonly modifier: Uint8Array;
  /** 64 bits; of two records of a node the one with the greater number is newer. */
  readonly sequence: bigint;
  /** Unix time in ms, 0..2^53 - 1. */
  readonly issuedAt: number;
  /** Seconds from `issuedAt`, 1..86400. */
  readonly ttl: number;
  /** At most 16, each ID once. An empty list says that the node can be reached nowhere. */
  readonly locators: readonly Locator[];
  /** Who may have the record, at most 16 besides the node itself; null: everybody. */
  readonly readers: readonly NodeId[] | null;
  /** 64 bytes, over the label `kamo record` and all bytes before it. */
  readonly signature: Uint8Array;
}

export type AgentRecordFault =
  | 'short'
  | 'bad-length'
  | 'unknown-version'
  | 'bad-flags'
  | 'bad-strength'
  | 'too-many-locators'
  | 'too-many-readers'
  | 'duplicate-locator'
  | 'bad-time'
  | 'bad-ttl'
  | LocatorFault;

export const RECORD_VERSION = 1;
/** A day: what a node that hardly moves may ask for. Long enough to be a weapon in a replay, so no longer. */
export const MAX_RECORD_TTL = 86_400;
export const MAX_READERS = 16;
export const SIGNATURE_SIZE = 64;
/** Flag: only the readers named may have it. */
const PRIVATE = 1;

/** What precedes readers, locators and signature. */
const AGENT_RECORD = struct([
  u8('version'),
  u8('flags'),
  u8('strength'),
  u8('readerCount'),
  blob(NODE_ID_SIZE, 'nodeId'),
  blob(32, 'publicKey'),
  blob(16, 'modifier'),
  nu64be('sequence'),
  nu64be('issuedAt'),
  u32be('ttl'),
  u8('locatorCount'),
]);

/** The longest record: 16 readers, 16 IPv6 locators. */
export const MAX_RECORD_SIZE =
  sizeOf(AGENT_RECORD) + MAX_READERS * NODE_ID_SIZE + MAX_LOCATORS * locatorSize(6) + SIGNATURE_SIZE;

/** Reads a record, which is all of `bytes`. What it returns does not change with them. */
export function parseAgentRecord(bytes: Uint8Array): Parsed<AgentRecord, AgentRecordFault> {
  if (bytes.length < HEADER + SIGNATURE_SIZE) return malformed('short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint8(VERSION) !== RECORD_VERSION) return malformed('unknown-version');
  const flags = view.getUint8(FLAGS);
  if ((flags & ~PRIVATE) !== 0) return malformed('bad-flags');
  const nodeId = idAt(bytes, NODE_ID);
  if (view.getUint8(STRENGTH) !== strengthOf(nodeId)) return malformed('bad-strength');
  const readerCount = view.getUint8(READER_COUNT);
  if (readerCount > MAX_READERS) return malformed('too-many-readers');
  if (readerCount > 0 && flags !== PRIVATE) return malformed('bad-flags');
  const locatorCount = view.getUint8(LOCATOR_COUNT);
  if (locatorCount > MAX_LOCATORS) return malformed('too-many-locators');
  const issuedAt = Number(view.getBigUint64(ISSUED_AT));
  if (!Number.isSafeInteger(issuedAt)) return malformed('bad-time');
  const ttl = view.getUint32(TTL);
  if (ttl < 1 || ttl > MAX_RECORD_TTL) return malformed('bad-ttl');

  const end = bytes.length - SIGNATURE_SIZE;
  if (HEADER + readerCount * NODE_ID_SIZE > end) return malformed('short');
  const readers: NodeId[] = [];
  for (let i = 0; i < readerCount; i++) readers.push(idAt(bytes, HEADER + i * NODE_ID_SIZE));
  const locators: Locator[] = [];
  const seen = new Set<number>();
  let offset = HEADER + readerCount * NODE_ID_SIZE;
  for (let i = 0; i < locatorCount; i++) {
    const locator = readLocator(bytes, view, offset, end);
    if (!locator.ok) return locator;
    if (seen.has(locator.value.id)) return malformed('duplicate-locator');
    seen.add(locator.value.id);
    locators.push(locator.value);
    offset += locatorSize(locator.value.address.family);
  }
  if (offset !== end) return malformed('bad-length');
  return parsed({
    nodeId,
    publicKey: bytes.slice(PUBLIC_KEY, PUBLIC_KEY + 32),
    modifier: bytes.slice(MODIFIER, MODIFIER + 16),
    sequence: view.getBigUint64(SEQUENCE),
    issuedAt,
    ttl,
    locators,
    readers: flags === PRIVATE ? readers : null,
    signature: bytes.slice(end),
  });
}

/**
 * The bytes of a record. With a signature of 64 zeros its signer signs `recordSignedPart` of them.
 *
 * @throws RangeError for a record that `parseAgentRecord` would refuse: a fault of the caller
 */
export function encodeAgentRecord(record: AgentRecord): Uint8Array {
  const { readers, locators } = record;
  let size = HEADER + (readers?.length ?? 0) * NODE_ID_SIZE + SIGNATURE_SIZE;
  for (const { address } of locators) size += locatorSize(address.family);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint8(VERSION, RECORD_VERSION);
  view.setUint8(FLAGS, readers === null ? 0 : PRIVATE);
  view.setUint8(STRENGTH, strengthOf(record.nodeId));
  view.setUint8(READER_COUNT, fitting(readers?.length ?? 0, MAX_READERS + 1));
  writeNodeId(record.nodeId, bytes, NODE_ID);
  writeBlob(record.publicKey, 32, bytes, PUBLIC_KEY);
  writeBlob(record.modifier, 16, bytes, MODIFIER);
  if (record.sequence < 0n || record.sequence > MAX_SEQUENCE) throw new RangeError('a sequence has 64 bits');
  view.setBigUint64(SEQUENCE, record.sequence);
  view.setBigUint64(ISSUED_AT, BigInt(fitting(record.issuedAt, Number.MAX_SAFE_INTEGER + 1)));
  if (record.ttl < 1 || record.ttl > MAX_RECORD_TTL) throw new RangeError(`a record lives 1..${MAX_RECORD_TTL} s`);
  view.setUint32(TTL, fitting(record.ttl, U32_BOUND));
  view.setUint8(LOCATOR_COUNT, fitting(locators.length, MAX_LOCATORS + 1));
  let offset = HEADER;
  for (const reader of readers ?? []) offset = writeNodeId(reader, bytes, offset);
  if (new Set(locators.map(({ id }) => id)).size !== locators.length) throw new RangeError('a locator ID stands twice');
  for (const locator of locators) offset = writeLocator(bytes, view, offset, locator);
  writeBlob(record.signature, SIGNATURE_SIZE, bytes, offset);
  return bytes;
}

/** What the signature covers, behind its label: all but itself. */
export function recordSignedPart(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, bytes.length - SIGNATURE_SIZE);
}

export const MAX_SEQUENCE = 0xffff_ffff_ffff_ffffn;

const HEADER = sizeOf(AGENT_RECORD);
const VERSION = at(AGENT_RECORD, 'version');
const FLAGS = at(AGENT_RECORD, 'flags');
const STRENGTH = at(AGENT_RECORD, 'strength');
const READER_COUNT = at(AGENT_RECORD, 'readerCount');
const NODE_ID = at(AGENT_RECORD, 'nodeId');
const PUBLIC_KEY = at(AGENT_RECORD, 'publicKey');
const MODIFIER = at(AGENT_RECORD, 'modifier');
const SEQUENCE = at(AGENT_RECORD, 'sequence');
const ISSUED_AT = at(AGENT_RECORD, 'issuedAt');
const TTL = at(AGENT_RECORD, 'ttl');
const LOCATOR_COUNT = at(AGENT_RECORD, 'locatorCount');

function idAt(bytes: Uint8Array, offset: number): NodeId {
  const id = nodeIdFromBytes(bytes, offset);
  if (!id.ok) throw new Error('the length was checked before');
  return id.value;
}

function writeBlob(value: Uint8Array, size: number, bytes: Uint8Array, offset: number): void {
  if (value.length !== size) throw new RangeError(`${value.length} bytes in place of ${size}`);
  bytes.set(value, offset);
}
