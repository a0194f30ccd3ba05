/**
 * Control messages: what a control record carries, one message each. A message is its type and a body of exactly the
 * length that the type demands.
 */
import { blob, struct, u8, u32be } from 'buffer-layout';
import { RESET_TOKEN_SIZE } from './datagram.ts';
import { MAX_PATHS } from './kamo-option.ts';
import { at, fitting, sizeOf, U8_BOUND, U32_BOUND } from './layout.ts';
import { type Locator, type LocatorFault, locatorSize, MAX_LOCATORS, readLocator, writeLocator } from './locator.ts';
import { malformed, type Parsed, parsed } from './result.ts';

/** Opens the exchange of keys; the only message in clear. */
export interface HelloMessage {
  readonly type: 'hello';
  readonly version: number;
  /** 0..255, one more with each new try. */
  readonly epoch: number;
  /** 32 bytes, an ephemeral X25519 key. */
  readonly publicKey: Uint8Array;
}

/** Proves the sender's node ID. */
export interface ProofMessage {
  readonly type: 'proof';
  /** 0..7 */
  readonly strength: number;
  readonly epoch: number;
  /** 32 bytes, Ed25519. */
  readonly publicKey: Uint8Array;
  /** 16 bytes. */
  readonly modifier: Uint8Array;
  /** 64 bytes. */
  readonly signature: Uint8Array;
  /** 32 bytes. */
  readonly mac: Uint8Array;
  /** 16 bytes: the token of the connection ID by which the sender is addressed. */
  readonly resetToken: Uint8Array;
}

/** The whole set of the sender's locators; an empty set withdraws them all. */
export interface LocatorsMessage {
  readonly type: 'locators';
  /** 0..2^32 - 1; the newest set counts. */
  readonly generation: number;
  /** At most 16, each ID once. */
  readonly locators: readonly Locator[];
}

export interface LocatorsAckMessage {
  readonly type: 'locators-ack';
  readonly generation: number;
}

/**
 * `prefer`, `backup` and `normal` are the sender's wish, the last takes another one back; `abandon` ends a path; `silent`:
 * nothing is heard from the peer on it.
 */
export type PathStatus = 'prefer' | 'backup' | 'abandon' | 'silent' | 'normal';

export interface PathStatusMessage {
  readonly type: 'path-status';
  /** 0..2^32 - 1; the newest counts. */
  readonly sequence: number;
  /** 0..15, by the sender's numbers. */
  readonly pathId: number;
  readonly status: PathStatus;
}

/** The newest wish, or end of a path, that came under this number is known. */
export interface PathStatusAckMessage {
  readonly type: 'path-status-ack';
  readonly sequence: number;
}

/** The sender may be dialled again by this ticket (its secret and number both ends have). */
export interface TicketMessage {
  readonly type: 'ticket';
  /** 32 bytes, an X25519 key of this ticket alone. */
  readonly publicKey: Uint8Array;
}

export interface CloseReasonMessage {
  readonly type: 'close-reason';
  /** 0..255 */
  readonly code: number;
}

export type ControlMessage =
  | HelloMessage
  | ProofMessage
  | LocatorsMessage
  | LocatorsAckMessage
  | PathStatusMessage
  | PathStatusAckMessage
  | TicketMessage
  | CloseReasonMessage;

export type ControlMessageFault =
  | 'unknown-type'
  | 'bad-length'
  | 'bad-strength'
  | 'bad-path-id'
  | 'bad-status'
  | 'too-many-locators'
  | 'duplicate-locator'
  | LocatorFault;

/** Types on the wire. 5 (connection IDs) is reserved. */
export const MESSAGE_TYPE = {
  hello: 1,
  proof: 2,
  locators: 3,
  'locators-ack': 4,
  'path-status': 6,
  ticket: 7,
  'close-reason': 8,
  'path-status-ack': 9,
} as const satisfies Record<ControlMessage['type'], number>;

/** Statuses on the wire. */
export const PATH_STATUS_CODE = {
  prefer: 1,
  backup: 2,
  abandon: 3,
  silent: 4,
  normal: 5,
} as const satisfies Record<PathStatus, number>;

export const HELLO = struct([u8('type'), u8('version'), u8('epoch'), blob(32, 'publicKey')]);
export const PROOF = struct([
  u8('type'),
  u8('strength'),
  u8('epoch'),
  blob(32, 'publicKey'),
  blob(16, 'modifier'),
  blob(64, 'signature'),
  blob(32, 'mac'),
  blob(RESET_TOKEN_SIZE, 'resetToken'),
]);
/** What precedes the locators. */
export const LOCATORS = struct([u8('type'), u32be('generation'), u8('count')]);
export const LOCATORS_ACK = struct([u8('type'), u32be('generation')]);
export const PATH_STATUS = struct([u8('type'), u32be('sequence'), u8('pathId'), u8('status')]);
export const PATH_STATUS_ACK = struct([u8('type'), u32be('sequence')]);
export const TICKET = struct([u8('type'), blob(32, 'publicKey')]);
export const CLOSE_REASON = struct([u8('type'), u8('code')]);

/** Longest message: 16 IPv6 locators. */
export const MAX_MESSAGE: number = sizeOf(LOCATORS) + MAX_LOCATORS * locatorSize(6);

/** Reads one message, the whole of `bytes`. What it returns shares no bytes with them. */
export function parseControlMessage(bytes: Uint8Array): Parsed<ControlMessage, ControlMessageFault> {
  if (bytes.length === 0) return malformed('short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (view.getUint8(0)) {
    case MESSAGE_TYPE.hello:
      return parseHello(bytes, view);
    case MESSAGE_TYPE.proof:
      return parseProof(bytes, view);
    case MESSAGE_TYPE.locators:
      return parseLocators(bytes, view);
    case MESSAGE_TYPE['locators-ack']:
      return parseLocatorsAck(bytes, view);
    case MESSAGE_TYPE['path-status']:
      return parsePathStatus(bytes, view);
    case MESSAGE_TYPE.ticket:
      return parseTicket(bytes);
    case MESSAGE_TYPE['close-reason']:
      return parseCloseReason(bytes, view);
    case MESSAGE_TYPE['path-status-ack']:
      return parsePathStatusAck(bytes, view);
    default:
      return malformed('unknown-type');
  }
}

/**
 * The bytes of a message.
 *
 * @throws RangeError when a value is outside of what its field can say: a fault of the caller
 */
export function encodeControlMessage(message: ControlMessage): Uint8Array {
  const bytes = new Uint8Array(sizeOfMessage(message));
  const view = new DataView(bytes.buffer);
  view.setUint8(0, MESSAGE_TYPE[message.type]);
  switch (message.type) {
    case 'hello':
      view.setUint8(at(HELLO, 'version'), fitting(message.version, U8_BOUND));
      view.setUint8(at(HELLO, 'epoch'), fitting(message.epoch, U8_BOUND));
      place(bytes, at(HELLO, 'publicKey'), 32, message.publicKey);
      return bytes;
    case 'proof':
      view.setUint8(at(PROOF, 'strength'), fitting(message.strength, STRENGTHS));
      view.setUint8(at(PROOF, 'epoch'), fitting(message.epoch, U8_BOUND));
      place(bytes, at(PROOF, 'publicKey'), 32, message.publicKey);
      place(bytes, at(PROOF, 'modifier'), 16, message.modifier);
      place(bytes, at(PROOF, 'signature'), 64, message.signature);
      place(bytes, at(PROOF, 'mac'), 32, message.mac);
      place(bytes, at(PROOF, 'resetToken'), RESET_TOKEN_SIZE, message.resetToken);
      return bytes;
    case 'locators':
      encodeLocators(bytes, view, message);
      return bytes;
    case 'locators-ack':
      view.setUint32(at(LOCATORS_ACK, 'generation'), fitting(message.generation, U32_BOUND));
      return bytes;
    case 'path-status':
      view.setUint32(at(PATH_STATUS, 'sequence'), fitting(message.sequence, U32_BOUND));
      view.setUint8(at(PATH_STATUS, 'pathId'), fitting(message.pathId, MAX_PATHS));
      view.setUint8(at(PATH_STATUS, 'status'), PATH_STATUS_CODE[message.status]);
      return bytes;
    case 'path-status-ack':
      view.setUint32(at(PATH_STATUS_ACK, 'sequence'), fitting(message.sequence, U32_BOUND));
      return bytes;
    case 'ticket':
      place(bytes, at(TICKET, 'publicKey'), 32, message.publicKey);
      return bytes;
    case 'close-reason':
      view.setUint8(at(CLOSE_REASON, 'code'), fitting(message.code, U8_BOUND));
      return bytes;
  }
}

/** Strengths that a node ID can claim: 3 bits. */
const STRENGTHS = 8;

type Outcome = Parsed<ControlMessage, ControlMessageFault>;

function parseHello(bytes: Uint8Array, view: DataView): Outcome {
  if (bytes.length !== sizeOf(HELLO)) return malformed('bad-length');
  return parsed({
    type: 'hello',
    version: view.getUint8(at(HELLO, 'version')),
    epoch: view.getUint8(at(HELLO, 'epoch')),
    publicKey: take(bytes, at(HELLO, 'publicKey'), 32),
  });
}

function parseProof(bytes: Uint8Array, view: DataView): Outcome {
  if (bytes.length !== sizeOf(PROOF)) return malformed('bad-length');
  const strength = view.getUint8(at(PROOF, 'strength'));
  if (strength >= STRENGTHS) return malformed('bad-strength');
  return parsed({
    type: 'proof',
    strength,
    epoch: view.getUint8(at(PROOF, 'epoch')),
    publicKey: take(bytes, at(PROOF, 'publicKey'), 32),
    modifier: take(bytes, at(PROOF, 'modifier'), 16),
    signature: take(bytes, at(PROOF, 'signature'), 64),
    mac: take(bytes, at(PROOF, 'mac'), 32),
    resetToken: take(bytes, at(PROOF, 'resetToken'), RESET_TOKEN_SIZE),
  });
}

function parseLocators(bytes: Uint8Array, view: DataView): Outcome {
  let offset = sizeOf(LOCATORS);
  if (bytes.length < offset) return malformed('bad-length');
  const count = view.getUint8(at(LOCATORS, 'count'));
  if (count > MAX_LOCATORS) return malformed('too-many-locators');
  const locators: Locator[] = [];
  let seen = 0;
  for (let i = 0; i < count; i++) {
    const locator = readLocator(bytes, view, offset, bytes.length);
    if (!locator.ok) return locator;
    const bit = 1 << locator.value.id;
    if ((seen & bit) !== 0) return malformed('duplicate-locator');
    seen |= bit;
    locators.push(locator.value);
    offset += locatorSize(locator.value.address.family);
  }
  if (offset !== bytes.length) return malformed('bad-length');
  return parsed({ type: 'locators', generation: view.getUint32(at(LOCATORS, 'generation')), locators });
}

function parseLocatorsAck(bytes: Uint8Array, view: DataView): Outcome {
  if (bytes.length !== sizeOf(LOCATORS_ACK)) return malformed('bad-length');
  return parsed({ type: 'locators-ack', generation: view.getUint32(at(LOCATORS_ACK, 'generation')) });
}

function parsePathStatus(bytes: Uint8Array, view: DataView): Outcome {
  if (bytes.length !== sizeOf(PATH_STATUS)) return malformed('bad-length');
  const pathId = view.getUint8(at(PATH_STATUS, 'pathId'));
  if (pathId >= MAX_PATHS) return malformed('bad-path-id');
  const status = statusOf(view.getUint8(at(PATH_STATUS, 'status')));
  if (status === undefined) return malformed('bad-status');
  return parsed({ type: 'path-status', sequence: view.getUint32(at(PATH_STATUS, 'sequence')), pathId, status });
}

function parsePathStatusAck(bytes: Uint8Array, view: DataView): Outcome {
  if (bytes.length !== sizeOf(PATH_STATUS_ACK)) return malformed('bad-length');
  return parsed({ type: 'path-status-ack', sequence: view.getUint32(at(PATH_STATUS_ACK, 'sequence')) });
}

function parseTicket(bytes: Uint8Array): Outcome {
  if (bytes.length !== sizeOf(TICKET)) return malformed('bad-length');
  return parsed({ type: 'ticket', publicKey: take(bytes, at(TICKET, 'publicKey'), 32) });
}

function parseCloseReason(bytes: Uint8Array, view: DataView): Outcome {
  if (bytes.length !== sizeOf(CLOSE_REASON)) return malformed('bad-length');
  return parsed({ type: 'close-reason', code: view.getUint8(at(CLOSE_REASON, 'code')) });
}

function encodeLocators(bytes: Uint8Array, view: DataView, message: LocatorsMessage): void {
  const ids = new Set(message.locators.map((locator) => fitting(locator.id, MAX_LOCATORS)));
  if (ids.size !== message.locators.length) throw new RangeError('two locators have one ID');
  view.setUint32(at(LOCATORS, 'generation'), fitting(message.generation, U32_BOUND));
  view.setUint8(at(LOCATORS, 'count'), message.locators.length);
  let offset = sizeOf(LOCATORS);
  for (const locator of message.locators) offset = writeLocator(bytes, view, offset, locator);
}

function sizeOfMessage(message: ControlMessage): number {
  switch (message.type) {
    case 'hello':
      return sizeOf(HELLO);
    case 'proof':
      return sizeOf(PROOF);
    case 'locators':
      return message.locators.reduce((size, { address }) => size + locatorSize(address.family), sizeOf(LOCATORS));
    case 'locators-ack':
      return sizeOf(LOCATORS_ACK);
    case 'path-status':
      return sizeOf(PATH_STATUS);
    case 'path-status-ack':
      return sizeOf(PATH_STATUS_ACK);
    case 'ticket':
      return sizeOf(TICKET);
    case 'close-reason':
      return sizeOf(CLOSE_REASON);
  }
}

function statusOf(code: number): PathStatus | undefined {
  for (const [status, statusCode] of Object.entries(PATH_STATUS_CODE)) {
    if (statusCode === code) return status as PathStatus;
  }
  return undefined;
}

function take(bytes: Uint8Array, offset: number, length: number): Uint8Array {
  return bytes.slice(offset, offset + length);
}

function place(bytes: Uint8Array, offset: number, length: number, value: Uint8Array): void {
  if (value.length !== length) throw new RangeError(`${value.length} bytes where ${length} belong`);
  bytes.set(value, offset);
}
