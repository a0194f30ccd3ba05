/**
 * Messages between the Location Agent and its clients: one datagram, or one frame of a TCP connection, each. A first
 * byte of 0x0a is none that segments, the other kinds of datagrams (`datagram.ts`) or STUN begin with, so that a node can
 * speak with its agent from the socket of its data.
 */
import { blob, nu64be, struct, u8, u16be, u32be } from 'buffer-layout';
import { MAX_RECORD_SIZE, SIGNATURE_SIZE } from './agent-record.ts';
import { addressSize, formatIpAddress, isIpv4Mapped, writeIpAddress } from './ip-address.ts';
import { at, fitting, sizeOf, U16_BOUND, U32_BOUND } from './layout.ts';
import { NODE_ID_SIZE, type NodeId, nodeIdFromBytes, writeNodeId } from './node-id.ts';
import { malformed, type Parsed, parsed } from './result.ts';
import { type SocketAddress, socketAddress } from './socket-address.ts';

interface Header {
  /** 64 random bits: an answer has its question's, a NOTIFY that of the SUBSCRIBE. */
  readonly transaction: bigint;
  /** 12 bytes, made by the agent; null: none (zeros). */
  readonly cookie: Uint8Array | null;
}

/** Who asks, where a record is private: key, and a signature over label and message before the signature. */
export interface ReaderProof {
  readonly nodeId: NodeId;
  readonly publicKey: Uint8Array;
  readonly modifier: Uint8Array;
  readonly signature: Uint8Array;
}

/** `size` is the size of the whole message in bytes, padding included. */
export interface QueryMessage extends Header {
  readonly type: 'query';
  readonly nodeId: NodeId;
  readonly proof: ReaderProof | null;
  readonly size: number;
}

export interface RegisterMessage extends Header {
  readonly type: 'register';
  /** 1..`MAX_RECORD_SIZE` bytes, not looked into here. */
  readonly record: Uint8Array;
  readonly size: number;
}

export interface SubscribeMessage extends Header {
  readonly type: 'subscribe';
  readonly nodeId: NodeId;
  /** Seconds; 0 ends it. */
  readonly lifetime: number;
  readonly proof: ReaderProof | null;
  readonly size: number;
}

export interface AnswerMessage extends Header {
  readonly type: 'answer';
  /** Bit i: a REGISTER has come from the locator with ID i. */
  readonly verified: number;
  readonly record: Uint8Array;
}

export interface RegisteredMessage extends Header {
  readonly type: 'registered';
  readonly sequence: bigint;
  readonly verified: number;
  /** Where the REGISTER came from, as the agent saw it. */
  readonly observed: SocketAddress;
}

export interface NotifyMessage extends Header {
  readonly type: 'notify';
  /** Seconds that the subscription has left; 0: it has ended. */
  readonly lifetime: number;
  readonly verified: number;
  /** Empty while there is none. */
  readonly record: Uint8Array;
}

export interface NotifiedMessage extends Header {
  readonly type: 'notified';
  /** Of the record that has come; 0: none. */
  readonly sequence: bigint;
}

export interface ErrorMessage extends Header {
  readonly type: 'error';
  readonly code: AgentErrorCode;
  /** Seconds after which to ask again; 0: at once, or not at all. */
  readonly retryAfter: number;
  /** With `older-sequence`, the newest sequence there is; else 0. */
  readonly sequence: bigint;
}

export type AgentMessage =
  | QueryMessage
  | AnswerMessage
  | RegisterMessage
  | RegisteredMessage
  | SubscribeMessage
  | NotifyMessage
  | NotifiedMessage
  | ErrorMessage;

/** Codes of ERROR, in the order of their numbers from 1. Numbers are never given anew. */
export const AGENT_ERRORS = [
  'cookie-required',
  'not-found',
  'bad-record',
  'weak-identity',
  'wrong-key',
  'bad-signature',
  'expired',
  'from-future',
  'older-sequence',
  'busy',
  'too-many-subscriptions',
  'unavailable',
  'full',
] as const;

export type AgentErrorCode = (typeof AGENT_ERRORS)[number];

export type AgentMessageFault =
  | 'short'
  | 'not-an-agent-message'
  | 'unknown-version'
  | 'unknown-type'
  | 'bad-flags'
  | 'bad-length'
  | 'bad-padding'
  | 'bad-address'
  | 'unknown-code';

export const AGENT_MAGIC = 0x0a;
export const AGENT_VERSION = 1;
export const COOKIE_SIZE = 12;

const AGENT_HEADER = struct([
  u8('magic'),
  u8('version'),
  u8('type'),
  u8('flags'),
  nu64be('transaction'),
  blob(COOKIE_SIZE, 'cookie'),
]);
const QUERY = struct([AGENT_HEADER, blob(NODE_ID_SIZE, 'nodeId')]);
const ANSWER = struct([AGENT_HEADER, u16be('verified')]);
const REGISTER = struct([AGENT_HEADER, u16be('length')]);
const REGISTERED = struct([
  AGENT_HEADER,
  nu64be('sequence'),
  u16be('verified'),
  u8('family'),
  u8('reserved'),
  u16be('port'),
]);
const SUBSCRIBE = struct([AGENT_HEADER, u32be('lifetime'), blob(NODE_ID_SIZE, 'nodeId')]);
const NOTIFY = struct([AGENT_HEADER, u32be('lifetime'), u16be('verified')]);
const NOTIFIED = struct([AGENT_HEADER, nu64be('sequence')]);
const ERROR = struct([AGENT_HEADER, u8('code'), u8('reserved'), u16be('retryAfter'), nu64be('sequence')]);
const READER_PROOF = struct([
  blob(NODE_ID_SIZE, 'nodeId'),
  blob(32, 'publicKey'),
  blob(16, 'modifier'),
  blob(SIGNATURE_SIZE, 'signature'),
]);

/** No message is longer: what a frame of TCP, or a datagram, may have. */
export const MAX_AGENT_MESSAGE = 1232;

/** Reads a message, which is all of `bytes`. What it returns does not change with them. */
export function parseAgentMessage(bytes: Uint8Array): Parsed<AgentMessage, AgentMessageFault> {
  if (bytes.length > MAX_AGENT_MESSAGE) return malformed('bad-length');
  if (bytes.length < HEADER) return malformed('short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint8(MAGIC) !== AGENT_MAGIC) return malformed('not-an-agent-message');
  if (view.getUint8(VERSION) !== AGENT_VERSION) return malformed('unknown-version');
  const type = TYPES[view.getUint8(TYPE)];
  if (type === undefined) return malformed('unknown-type');
  const flags = view.getUint8(FLAGS);
  if (flags !== 0 && !(flags === SIGNED && (type === 'query' || type === 'subscribe'))) return malformed('bad-flags');
  if (bytes.length < SIZES[type] + (flags === SIGNED ? PROOF_SIZE : 0)) return malformed('short');
  const cookie = bytes.slice(COOKIE, COOKIE + COOKIE_SIZE);
  const header = { transaction: view.getBigUint64(TRANSACTION), cookie: isZero(cookie, 0) ? null : cookie };
  switch (type) {
    case 'query':
    case 'subscribe': {
      const proof = flags === SIGNED ? readProof(bytes, SIZES[type]) : null;
      if (!isZero(bytes, SIZES[type] + (proof === null ? 0 : PROOF_SIZE))) return malformed('bad-padding');
      const asked = { ...header, proof, size: bytes.length };
      if (type === 'query') return parsed({ type, ...asked, nodeId: idAt(bytes, QUERY_NODE_ID) });
      return parsed({
        type,
        ...asked,
        nodeId: idAt(bytes, SUBSCRIBE_NODE_ID),
        lifetime: view.getUint32(SUBSCRIBE_LIFETIME),
      });
    }
    case 'register': {
      const length = view.getUint16(REGISTER_LENGTH);
      const end = SIZES.register + length;
      if (length === 0 || length > MAX_RECORD_SIZE || end > bytes.length) return malformed('bad-length');
      if (!isZero(bytes, end)) return malformed('bad-padding');
      return parsed({ type, ...header, record: bytes.slice(SIZES.register, end), size: bytes.length });
    }
    case 'answer':
      if (!recordFits(bytes.length - SIZES.answer, 1)) return malformed('bad-length');
      return parsed({
        type,
        ...header,
        verified: view.getUint16(ANSWER_VERIFIED),
        record: bytes.slice(SIZES.answer),
      });
    case 'notify':
      if (!recordFits(bytes.length - SIZES.notify, 0)) return malformed('bad-length');
      return parsed({
        type,
        ...header,
        lifetime: view.getUint32(NOTIFY_LIFETIME),
        verified: view.getUint16(NOTIFY_VERIFIED),
        record: bytes.slice(SIZES.notify),
      });
    case 'registered': {
      const observed = readObserved(bytes, view);
      if (!observed.ok) return observed;
      return parsed({
        type,
        ...header,
        sequence: view.getBigUint64(REGISTERED_SEQUENCE),
        verified: view.getUint16(REGISTERED_VERIFIED),
        observed: observed.value,
      });
    }
    case 'notified':
      if (bytes.length !== SIZES.notified) return malformed('bad-length');
      return parsed({ type, ...header, sequence: view.getBigUint64(NOTIFIED_SEQUENCE) });
    case 'error': {
      if (bytes.length !== SIZES.error) return malformed('bad-length');
      if (view.getUint8(ERROR_RESERVED) !== 0) return malformed('bad-padding');
      const code = AGENT_ERRORS[view.getUint8(ERROR_CODE) - 1];
      if (code === undefined) return malformed('unknown-code');
      const retryAfter = view.getUint16(ERROR_RETRY_AFTER);
      return parsed({ type, ...header, code, retryAfter, sequence: view.getBigUint64(ERROR_SEQUENCE) });
    }
  }
}

/**
 * The bytes of a message. A request is padded by zeros to its `size`, where it is shorter.
 *
 * @throws RangeError for a value that its field cannot hold: a fault of the caller
 */
export function encodeAgentMessage(message: AgentMessage): Uint8Array {
  const size = encodedSize(message);
  if (size > MAX_AGENT_MESSAGE) throw new RangeError(`a message has at most ${MAX_AGENT_MESSAGE} bytes, not ${size}`);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint8(MAGIC, AGENT_MAGIC);
  view.setUint8(VERSION, AGENT_VERSION);
  view.setUint8(TYPE, TYPES.indexOf(message.type));
  view.setBigUint64(TRANSACTION, message.transaction);
  if (message.cookie !== null) writeBlob(message.cookie, COOKIE_SIZE, bytes, COOKIE);
  switch (message.type) {
    case 'query':
    case 'subscribe':
      if (message.type === 'query') writeNodeId(message.nodeId, bytes, QUERY_NODE_ID);
      else {
        writeNodeId(message.nodeId, bytes, SUBSCRIBE_NODE_ID);
        view.setUint32(SUBSCRIBE_LIFETIME, fitting(message.lifetime, U32_BOUND));
      }
      if (message.proof !== null) {
        view.setUint8(FLAGS, SIGNED);
        writeProof(message.proof, bytes, SIZES[message.type]);
      }
      break;
    case 'register':
      view.setUint16(REGISTER_LENGTH, fitting(message.record.length, U16_BOUND));
      bytes.set(message.record, SIZES.register);
      break;
    case 'answer':
      view.setUint16(ANSWER_VERIFIED, fitting(message.verified, U16_BOUND));
      bytes.set(message.record, SIZES.answer);
      break;
    case 'notify':
      view.setUint32(NOTIFY_LIFETIME, fitting(message.lifetime, U32_BOUND));
      view.setUint16(NOTIFY_VERIFIED, fitting(message.verified, U16_BOUND));
      bytes.set(message.record, SIZES.notify);
      break;
    case 'registered':
      view.setBigUint64(REGISTERED_SEQUENCE, message.sequence);
      view.setUint16(REGISTERED_VERIFIED, fitting(message.verified, U16_BOUND));
      writeObserved(message.observed, bytes, view);
      break;
    case 'notified':
      view.setBigUint64(NOTIFIED_SEQUENCE, message.sequence);
      break;
    case 'error':
      view.setUint8(ERROR_CODE, AGENT_ERRORS.indexOf(message.code) + 1);
      view.setUint16(ERROR_RETRY_AFTER, fitting(message.retryAfter, U16_BOUND));
      view.setBigUint64(ERROR_SEQUENCE, message.sequence);
      break;
  }
  return bytes;
}

/** What the signature of a `ReaderProof` covers, behind its label: the bytes of a QUERY or SUBSCRIBE before it. */
export function readerSignedPart(type: 'query' | 'subscribe', bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, SIZES[type] + PROOF_SIGNATURE);
}

const TYPES = [
  undefined,
  'query',
  'answer',
  'register',
  'registered',
  'subscribe',
  'notify',
  'notified',
  'error',
] as const;

/** Flag of QUERY and SUBSCRIBE: a `ReaderProof` follows. */
const SIGNED = 1;

/** XORed with what was observed, so that nothing on the way takes it for an address to rewrite (RFC 8489, 14.2). */
const OBSERVED_MASK = [0x6b, 0x61, 0x6d, 0x6f];

/** Before records, proofs, addresses and padding. */
const SIZES = {
  query: sizeOf(QUERY),
  answer: sizeOf(ANSWER),
  register: sizeOf(REGISTER),
  registered: sizeOf(REGISTERED),
  subscribe: sizeOf(SUBSCRIBE),
  notify: sizeOf(NOTIFY),
  notified: sizeOf(NOTIFIED),
  error: sizeOf(ERROR),
} as const;
const PROOF_SIZE = sizeOf(READER_PROOF);
const HEADER = sizeOf(AGENT_HEADER);
const MAGIC = at(AGENT_HEADER, 'magic');
const VERSION = at(AGENT_HEADER, 'version');
const TYPE = at(AGENT_HEADER, 'type');
const FLAGS = at(AGENT_HEADER, 'flags');
const TRANSACTION = at(AGENT_HEADER, 'transaction');
const COOKIE = at(AGENT_HEADER, 'cookie');
const QUERY_NODE_ID = at(QUERY, 'nodeId');
const ANSWER_VERIFIED = at(ANSWER, 'verified');
const REGISTER_LENGTH = at(REGISTER, 'length');
const REGISTERED_SEQUENCE = at(REGISTERED, 'sequence');
const REGISTERED_VERIFIED = at(REGISTERED, 'verified');
const REGISTERED_FAMILY = at(REGISTERED, 'family');
const REGISTERED_RESERVED = at(REGISTERED, 'reserved');
const REGISTERED_PORT = at(REGISTERED, 'port');
const SUBSCRIBE_LIFETIME = at(SUBSCRIBE, 'lifetime');
const SUBSCRIBE_NODE_ID = at(SUBSCRIBE, 'nodeId');
const NOTIFY_LIFETIME = at(NOTIFY, 'lifetime');
const NOTIFY_VERIFIED = at(NOTIFY, 'verified');
const NOTIFIED_SEQUENCE = at(NOTIFIED, 'sequence');
const ERROR_CODE = at(ERROR, 'code');
const ERROR_RESERVED = at(ERROR, 'reserved');
const ERROR_RETRY_AFTER = at(ERROR, 'retryAfter');
const ERROR_SEQUENCE = at(ERROR, 'sequence');
const PROOF_PUBLIC_KEY = at(READER_PROOF, 'publicKey');
const PROOF_MODIFIER = at(READER_PROOF, 'modifier');
const PROOF_SIGNATURE = at(READER_PROOF, 'signature');

function encodedSize(message: AgentMessage): number {
  switch (message.type) {
    case 'query':
    case 'subscribe':
      return Math.max(message.size, SIZES[message.type] + (message.proof === null ? 0 : PROOF_SIZE));
    case 'register':
      if (!recordFits(message.record.length, 1)) throw new RangeError('no record');
      return Math.max(message.size, SIZES.register + message.record.length);
    case 'answer':
    case 'notify':
      return SIZES[message.type] + message.record.length;
    case 'registered':
      return SIZES.registered + addressSize(message.observed.family);
    case 'notified':
    case 'error':
      return SIZES[message.type];
  }
}

function recordFits(length: number, least: number): boolean {
  return length >= least && length <= MAX_RECORD_SIZE;
}

function readObserved(
  bytes: Uint8Array,
  view: DataView,
): Parsed<SocketAddress, 'bad-address' | 'bad-length' | 'bad-padding'> {
  const family = view.getUint8(REGISTERED_FAMILY);
  if (family !== 4 && family !== 6) return malformed('bad-address');
  if (view.getUint8(REGISTERED_RESERVED) !== 0) return malformed('bad-padding');
  if (bytes.length !== SIZES.registered + addressSize(family)) return malformed('bad-length');
  const address = bytes.slice(SIZES.registered);
  mask(address);
  const port = view.getUint16(REGISTERED_PORT) ^ MASKED_PORT;
  if (port === 0 || (family === 6 && isIpv4Mapped(address, 0))) return malformed('bad-address');
  return parsed(socketAddress(family, formatIpAddress(family, address, 0), port));
}

function writeObserved(observed: SocketAddress, bytes: Uint8Array, view: DataView): void {
  const { family, address, port } = observed;
  view.setUint8(REGISTERED_FAMILY, family);
  view.setUint16(REGISTERED_PORT, fitting(port, U16_BOUND) ^ MASKED_PORT);
  const place = bytes.subarray(SIZES.registered);
  if (!writeIpAddress(family, address, place, 0)) throw new RangeError(`no address: ${address}`);
  mask(place);
}

const MASKED_PORT = ((OBSERVED_MASK[0] ?? 0) << 8) | (OBSERVED_MASK[1] ?? 0);

function mask(bytes: Uint8Array): void {
  for (let i = 0; i < bytes.length; i++) bytes[i] = (bytes[i] ?? 0) ^ (OBSERVED_MASK[i % 4] ?? 0);
}

function readProof(bytes: Uint8Array, offset: number): ReaderProof {
  return {
    nodeId: idAt(bytes, offset),
    publicKey: bytes.slice(offset + PROOF_PUBLIC_KEY, offset + PROOF_MODIFIER),
    modifier: bytes.slice(offset + PROOF_MODIFIER, offset + PROOF_SIGNATURE),
    signature: bytes.slice(offset + PROOF_SIGNATURE, offset + PROOF_SIZE),
  };
}

function writeProof(proof: ReaderProof, bytes: Uint8Array, offset: number): void {
  writeNodeId(proof.nodeId, bytes, offset);
  writeBlob(proof.publicKey, PROOF_MODIFIER - PROOF_PUBLIC_KEY, bytes, offset + PROOF_PUBLIC_KEY);
  writeBlob(proof.modifier, PROOF_SIGNATURE - PROOF_MODIFIER, bytes, offset + PROOF_MODIFIER);
  writeBlob(proof.signature, SIGNATURE_SIZE, bytes, offset + PROOF_SIGNATURE);
}

function writeBlob(value: Uint8Array, size: number, bytes: Uint8Array, offset: number): void {
  if (value.length !== size) throw new RangeError(`${value.length} bytes in place of ${size}`);
  bytes.set(value, offset);
}

function idAt(bytes: Uint8Array, offset: number): NodeId {
  const id = nodeIdFromBytes(bytes, offset);
  if (!id.ok) throw new Error('the length was checked before');
  return id.value;
}

function isZero(bytes: Uint8Array, start: number): boolean {
  for (let i = start; i < bytes.length; i++) if (bytes[i] !== 0) return false;
  return true;
}
