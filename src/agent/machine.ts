/**
 * The agent as a value: messages and answers of the store go in, messages and questions to the store come out. No
 * socket, clock or chance; `now` is a monotonic clock in ms, and what it is in Unix time is told by `setUnixTime`.
 */

import { MAX_SUBSCRIPTION } from '../directory/constants.ts';
import { counters } from '../directory/counters.ts';
import { Outputs } from '../directory/outputs.ts';
import { provenReader } from '../directory/reader.ts';
import { expiryOf, MAX_AHEAD, mayRead, type RecordFault, verifyRecord } from '../directory/record.ts';
import type { Crypto } from '../multihome/crypto.ts';
import { PrefixBuckets, TokenBucket } from '../multihome/limits.ts';
import type { PutOutcome, StoredRecord } from '../store/store.ts';
import {
  type AgentErrorCode,
  type AgentMessage,
  encodeAgentMessage,
  type NotifiedMessage,
  parseAgentMessage,
  type QueryMessage,
  type RegisterMessage,
  type SubscribeMessage,
} from '../wire/agent-message.ts';
import { type AgentRecord, MAX_RECORD_TTL, parseAgentRecord } from '../wire/agent-record.ts';
import type { NodeId } from '../wire/node-id.ts';
import { parseNodeId } from '../wire/node-id.ts';
import { ANSWER_FACTOR, LIMITED_PREFIXES, TRUE_RECORDS } from './constants.ts';
import { Cookies } from './cookies.ts';
import { Notifier } from './notifier.ts';
import {
  AGENT_COUNTERS,
  type AgentCounter,
  type AgentLimits,
  type AgentOutput,
  DEFAULT_AGENT_LIMITS,
  type Peer,
} from './server-types.ts';
import { TrueRecords } from './true-records.ts';

export interface AgentMachineOptions {
  /** 16 secret bytes; agents that stand for each other share them. */
  readonly cookieKey: Uint8Array;
  readonly limits?: Partial<AgentLimits>;
}

/** A question whose answer the store has. */
type Pending =
  | { readonly kind: 'query'; readonly to: Asker; readonly reader: NodeId | null }
  | { readonly kind: 'subscribe'; readonly to: Asker; readonly nodeId: string }
  | { readonly kind: 'changed'; readonly nodeId: string }
  | { readonly kind: 'register'; readonly to: Asker; readonly record: AgentRecord };

interface Asker {
  readonly peer: Peer;
  readonly transaction: bigint;
  /** Size of the question, and whether its sender is known to receive what is sent there. */
  readonly size: number;
  readonly reachable: boolean;
}

export class AgentMachine {
  readonly counters = counters(AGENT_COUNTERS);
  readonly #crypto: Crypto;
  readonly #limits: AgentLimits;
  readonly #cookies: Cookies;
  readonly #notifier: Notifier;
  readonly #pending = new Map<number, Pending>();
  /** Registrations among them, by who asked and the transaction. */
  readonly #registering = new Set<string>();
  readonly #trueRecords: TrueRecords;
  readonly #outputs = new Outputs<AgentOutput>();
  readonly #proofs: TokenBucket;
  readonly #proofsByPrefix: PrefixBuckets;
  #nextId = 1;
  #unixOffset = 0;

  constructor(crypto: Crypto, options: AgentMachineOptions) {
    this.#crypto = crypto;
    this.#limits = { ...DEFAULT_AGENT_LIMITS, ...options.limits };
    this.#cookies = new Cookies(options.cookieKey);
    this.#proofs = new TokenBucket(this.#limits.proofRate, this.#limits.proofRate);
    this.#proofsByPrefix = new PrefixBuckets(this.#limits.proofRatePerPrefix, LIMITED_PREFIXES);
    this.#trueRecords = new TrueRecords(crypto, TRUE_RECORDS);
    this.#notifier = new Notifier(this.#limits, {
      count: (name) => this.#count(name),
      send: (peer, bytes) => this.#outputs.push({ kind: 'send', peer, bytes }),
      cookieFor: (peer, now) => this.#cookies.make(this.#unix(now), peer.address),
    });
  }

  /** What `now` is in Unix time (ms). The host tells before what it hands in, so that its clock may be set. */
  setUnixTime(now: number, unix: number): void {
    this.#unixOffset = unix - now;
  }

  get subscriptions(): number {
    return this.#notifier.size;
  }

  /** Whether a TCP connection has subscriptions, and is worth keeping. */
  hasSubscription(channel: number): boolean {
    return this.#notifier.hasChannel(channel);
  }

  /** Questions that wait for the store. */
  get waiting(): number {
    return this.#pending.size;
  }

  /** One datagram, or one frame of a TCP connection. */
  handleMessage(now: number, peer: Peer, bytes: Uint8Array): void {
    const read = parseAgentMessage(bytes);
    if (!read.ok) {
      this.#count('dropped.malformed');
      return;
    }
    const message = read.value;
    switch (message.type) {
      case 'query':
        this.#count('queries');
        this.#query(now, this.#asker(now, peer, message, bytes), message, bytes);
        return;
      case 'register':
        this.#count('registrations');
        this.#register(now, this.#asker(now, peer, message, bytes), message);
        return;
      case 'subscribe':
        this.#count('subscribes');
        this.#subscribe(now, this.#asker(now, peer, message, bytes), message, bytes);
        return;
      case 'notified':
        this.#count('acknowledgments');
        this.#acknowledged(peer, message);
        return;
      default:
        this.#count('dropped.not-a-question');
    }
  }

  /** What the store has for a `get`. */
  handleFound(now: number, id: number, entry: StoredRecord | null): void {
    const pending = this.#take(id);
    if (pending === undefined || pending.kind === 'register') return;
    const found = entry === null ? null : foundIn(entry);
    if (pending.kind === 'query') this.#answer(now, pending.to, pending.reader, found);
    else if (pending.kind === 'changed') this.#notifier.changed(now, pending.nodeId, found);
    else this.#notifier.first(now, pending.to.peer, pending.nodeId, found, this.#roomFor(pending.to));
    this.#lookAtChanges();
  }

  /** What has become of a `put`. */
  handlePut(now: number, id: number, outcome: PutOutcome): void {
    const pending = this.#take(id);
    if (pending?.kind !== 'register') return;
    const { to, record } = pending;
    if (outcome.kind === 'full') this.#refuse(now, to, 'full');
    else if (outcome.kind === 'older') this.#refuse(now, to, 'older-sequence', outcome.sequence);
    else {
      const { sequence } = record;
      const registered = {
        type: 'registered',
        sequence,
        verified: outcome.verified,
        observed: to.peer.address,
      } as const;
      this.#reply(to, 'registered', { ...registered, ...this.#headerFor(now, to) });
    }
    this.#lookAtChanges();
  }

  /** The store could not do what was asked for. */
  handleFailed(now: number, id: number): void {
    const pending = this.#take(id);
    if (pending !== undefined && pending.kind !== 'changed') this.#refuse(now, pending.to, 'unavailable');
    this.#lookAtChanges();
  }

  /** The store has a new record of a node, which is asked for unless it is told; null: it may have one of any. */
  handleChanged(now: number, nodeId: string | null, entry?: StoredRecord): void {
    if (nodeId !== null && !this.#notifier.follows(nodeId)) return;
    const told = nodeId === null || entry === undefined ? null : foundIn(entry);
    if (nodeId !== null && told !== null) this.#notifier.changed(now, nodeId, told);
    else this.#notifier.noteChanged(nodeId);
    this.#lookAtChanges();
  }

  /** A TCP connection has ended. */
  handleClosed(channel: number): void {
    this.#notifier.closed(channel);
  }

  handleTimeout(now: number): void {
    this.#notifier.handleTimeout(now);
    this.#lookAtChanges();
  }

  /** The next thing to do; a `timeout` when there is nothing left. */
  pollOutput(): AgentOutput {
    return this.#outputs.take() ?? { kind: 'timeout', at: this.#notifier.nextTime() };
  }

  #query(now: number, to: Asker, message: QueryMessage, bytes: Uint8Array): void {
    const reader = this.#readerOf(now, to, message, bytes);
    if (reader === 'refused') return;
    if (this.#isBusy(now, to)) return;
    this.#ask({ kind: 'query', to, reader }, message.nodeId);
  }

  #register(now: number, to: Asker, { record: bytes }: RegisterMessage): void {
    if (!to.reachable) {
      this.#refuse(now, to, 'cookie-required');
      return;
    }
    const question = questionOf(to);
    if (this.#registering.has(question)) {
      this.#count('dropped.under-way');
      return;
    }
    if (this.#isBusy(now, to)) return;
    const name = this.#trueRecords.nameOf(bytes);
    const proven = this.#trueRecords.has(name);
    if (!proven && !this.#mayProve(now, to.peer)) {
      this.#refuse(now, to, 'busy');
      return;
    }
    if (!proven) this.#count('verifications');
    const unix = this.#unix(now);
    const judged = verifyRecord(this.#crypto, bytes, { now: unix, proven });
    if (!judged.ok) {
      this.#refuse(now, to, codeOf(judged.reason));
      return;
    }
    if (!proven) this.#trueRecords.add(name);
    const record = judged.value;
    let verified = 0;
    for (const { id, address } of record.locators) if (address.key === to.peer.address.key) verified |= 1 << id;
    const entry = {
      sequence: record.sequence,
      expiresAt: expiryOf(record),
      // No record that is older, and was issued at most `MAX_AHEAD` from now, is still alive then.
      keepUntil: unix + MAX_AHEAD + MAX_RECORD_TTL * 1000,
      verified,
      record: bytes,
    };
    this.#registering.add(question);
    const id = this.#remember({ kind: 'register', to, record });
    this.#outputs.push({ kind: 'put', id, nodeId: record.nodeId, entry });
  }

  #subscribe(now: number, to: Asker, message: SubscribeMessage, bytes: Uint8Array): void {
    if (!to.reachable) {
      this.#refuse(now, to, 'cookie-required');
      return;
    }
    const nodeId = message.nodeId.text;
    if (message.lifetime === 0) {
      this.#notifier.end(now, to.peer, nodeId, message.transaction);
      return;
    }
    const reader = this.#readerOf(now, to, message, bytes);
    if (reader === 'refused') return;
    if (this.#isBusy(now, to)) return;
    const lifetime = Math.min(message.lifetime, MAX_SUBSCRIPTION);
    if (!this.#notifier.subscribe(now, to.peer, message, reader, lifetime)) {
      this.#refuse(now, to, 'too-many-subscriptions');
      return;
    }
    this.#ask({ kind: 'subscribe', to, nodeId }, message.nodeId);
  }

  #acknowledged(peer: Peer, message: NotifiedMessage): void {
    if (!this.#notifier.acknowledge(peer, message.transaction, message.sequence)) {
      this.#count('dropped.unknown-subscription');
    }
  }

  #answer(now: number, to: Asker, reader: NodeId | null, found: Found | null): void {
    // Whoever may not have it is not told that it exists.
    if (found === null || !mayRead(found.record, reader)) {
      this.#refuse(now, to, 'not-found');
      return;
    }
    const { verified, record } = found.entry;
    const answer = encodeAgentMessage({ type: 'answer', ...this.#headerFor(now, to), verified, record });
    if (answer.length <= this.#roomFor(to)) {
      this.#count('answers');
      this.#outputs.push({ kind: 'send', peer: to.peer, bytes: answer });
    } else if (to.reachable) this.#count('dropped.answer-longer');
    else this.#refuse(now, to, 'cookie-required');
  }

  /** Who asks. A proof is looked at only from who has a cookie, and at a bounded rate. */
  #readerOf(
    now: number,
    to: Asker,
    message: QueryMessage | SubscribeMessage,
    bytes: Uint8Array,
  ): NodeId | null | 'refused' {
    if (message.proof === null) return null;
    let code: AgentErrorCode | null = null;
    // The cookie is what keeps a proof from being used again elsewhere: over TCP, too.
    if (!to.reachable || !this.#cookies.holds(this.#unix(now), to.peer.address, message.cookie))
      code = 'cookie-required';
    else if (!this.#mayProve(now, to.peer)) code = 'busy';
    if (code !== null) {
      this.#refuse(now, to, code);
      return 'refused';
    }
    const reader = provenReader(this.#crypto, message, bytes);
    if (reader !== null) return reader;
    this.#refuse(now, to, 'bad-signature');
    return 'refused';
  }

  #mayProve(now: number, { address }: Peer): boolean {
    return this.#proofsByPrefix.take(now, address) && this.#proofs.take(now);
  }

  #isBusy(now: number, to: Asker): boolean {
    if (this.#pending.size < this.#limits.maxPending) return false;
    this.#refuse(now, to, 'busy');
    return true;
  }

  #lookAtChanges(): void {
    while (this.#pending.size < this.#limits.maxPending) {
      const nodeId = this.#notifier.nextChanged();
      if (nodeId === undefined) return;
      const parsed = parseNodeId(nodeId);
      if (parsed.ok) this.#ask({ kind: 'changed', nodeId }, parsed.value);
    }
  }

  #ask(pending: Pending, nodeId: NodeId): void {
    this.#outputs.push({ kind: 'get', id: this.#remember(pending), nodeId });
  }

  #remember(pending: Pending): number {
    const id = this.#nextId++;
    this.#pending.set(id, pending);
    return id;
  }

  #take(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (pending?.kind === 'register') this.#registering.delete(questionOf(pending.to));
    return pending;
  }

  #asker(now: number, peer: Peer, message: Question, bytes: Uint8Array): Asker {
    const reachable = peer.channel !== 0 || this.#cookies.holds(this.#unix(now), peer.address, message.cookie);
    return { peer, transaction: message.transaction, size: bytes.length, reachable };
  }

  #refuse(now: number, to: Asker, code: AgentErrorCode, sequence = 0n): void {
    this.#count(`error.${code}`);
    const retryAfter = code === 'busy' || code === 'unavailable' ? 1 : 0;
    this.#reply(to, null, { type: 'error', ...this.#headerFor(now, to), code, retryAfter, sequence });
  }

  #reply(to: Asker, name: AgentCounter | null, message: AgentMessage): void {
    const bytes = encodeAgentMessage(message);
    if (bytes.length > this.#roomFor(to)) {
      this.#count('dropped.answer-longer');
      return;
    }
    if (name !== null) this.#count(name);
    this.#outputs.push({ kind: 'send', peer: to.peer, bytes });
  }

  #headerFor(now: number, to: Asker): { readonly transaction: bigint; readonly cookie: Uint8Array } {
    return { transaction: to.transaction, cookie: this.#cookies.make(this.#unix(now), to.peer.address) };
  }

  /** Bytes that an answer may have. */
  #roomFor({ peer, size, reachable }: Asker): number {
    if (peer.channel !== 0) return Number.POSITIVE_INFINITY;
    return reachable ? ANSWER_FACTOR * size : size;
  }

  #unix(now: number): number {
    return now + this.#unixOffset;
  }

  #count(name: AgentCounter): void {
    this.counters[name] += 1;
  }
}

type Question = QueryMessage | RegisterMessage | SubscribeMessage;

interface Found {
  readonly entry: StoredRecord;
  readonly record: AgentRecord;
}

/** What a store has; null where that is no record. */
function foundIn(entry: StoredRecord): Found | null {
  const record = parseAgentRecord(entry.record);
  return record.ok ? { entry, record: record.value } : null;
}

/** The same for each repetition of a question. */
function questionOf({ peer, transaction }: Asker): string {
  return `${peer.channel} ${peer.address.key} ${transaction}`;
}

function codeOf(fault: RecordFault): AgentErrorCode {
  switch (fault) {
    case 'expired':
    case 'bad-signature':
    case 'weak-identity':
    case 'older-sequence':
      return fault;
    case 'from-future':
    case 'sequence-ahead':
      return 'from-future';
    case 'not-key-derived':
    case 'wrong-hash':
    case 'wrong-extension':
      return 'wrong-key';
    default:
      return 'bad-record';
  }
}
