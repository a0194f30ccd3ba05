/**
 * Control messages of one association, both ways: HELLO and PROOF, then sealed records, cut into CONTROL options and
 * put together again, repeated until confirmed.
 */
import { type ControlMessage, encodeControlMessage, parseControlMessage } from '../wire/control-message.ts';
import { CONTROL_HEADER_SIZE, type Control, control, MAX_FRAGMENT, writeControlHeader } from '../wire/kamo-option.ts';
import type { AssociationConfig } from './association-types.ts';
import { ADMISSION_PAUSE, LONG_RECORD_REPEATS } from './constants.ts';
import {
  type ControlRecord,
  openRecord,
  RECORD_FLAGS,
  ReplayWindow,
  recordKind,
  sealRecord,
} from './control-record.ts';
import type { Crypto } from './crypto.ts';
import type { Handshake } from './handshake.ts';
import { Outbox, type OutboxItem, type OutboxOptions } from './outbox.ts';
import { Reassembly } from './reassembly.ts';
import type { Role } from './role.ts';

/** Messages that travel as sealed records. */
export type RecordMessage = Exclude<ControlMessage, { readonly type: 'hello' | 'proof' }>;

/** Whom a channel belongs to. */
export interface ControlHost {
  /** An authentic message of the proven peer. */
  handleMessage(now: number, message: RecordMessage): void;
  /** Something was dropped. */
  count(reason: string): void;
}

/** A record of which some fragments have left. */
interface RecordRest {
  readonly record: ControlRecord;
  index: number;
}

/** What came in a HELLO, and when it is looked at again. */
interface WaitingHello {
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly at: number;
}

/** Of all channels: it is filled and written in one go. */
const header: Control = control();

export class ControlChannel {
  readonly #crypto: Crypto;
  readonly #handshake: Handshake;
  readonly #host: ControlHost;
  /** Asked before the public-key work of a HELLO. */
  readonly #config: Pick<AssociationConfig, 'admitProof' | 'optionRoom'>;
  readonly #fragmentSize: number;
  readonly #outbox = new Outbox();
  /** Null until something comes. */
  #reassembly: Reassembly | null = null;
  /** A HELLO that the node had no time for; null: none waits. */
  #waiting: WaitingHello | null = null;
  readonly #replay = new ReplayWindow();
  #nextNumber = 1;
  #rest: RecordRest | null = null;

  constructor(
    crypto: Crypto,
    handshake: Handshake,
    config: Pick<AssociationConfig, 'admitProof' | 'optionRoom'>,
    host: ControlHost,
  ) {
    this.#crypto = crypto;
    this.#handshake = handshake;
    this.#config = config;
    this.#fragmentSize = Math.min(MAX_FRAGMENT, config.optionRoom - CONTROL_HEADER_SIZE);
    this.#host = host;
  }

  /** TCP is established: the initiator's HELLO goes out. */
  begin(now: number): void {
    if (this.#handshake.role === 'initiator') this.#putHello(now);
  }

  /**
   * Sends a message until `settle(key)`, or `left` times. Built anew each time, so that it says what is true then; but
   * one that one acknowledgment does not hold goes several times as it is, so that its fragments add up.
   */
  send(now: number, key: string, build: () => RecordMessage, options: OutboxOptions = {}): void {
    let kept: ControlRecord | null = null;
    let sent = 0;
    this.#outbox.put(
      now,
      key,
      () => {
        if (kept === null || sent++ % LONG_RECORD_REPEATS === 0) kept = this.#seal(build());
        const record = kept;
        // One that leaves whole is another each time.
        if (record === null || this.#fitsOne(record.bytes.length)) kept = null;
        return record;
      },
      options,
    );
  }

  /** The message with this key came, or is no longer wanted. */
  settle(key: string): void {
    this.#outbox.settle(key);
  }

  /** Sent and not settled. */
  isPending(key: string): boolean {
    return this.#outbox.has(key);
  }

  /** Nothing more is sent. */
  stop(): void {
    this.#waiting = null;
    this.#rest = null;
    this.#outbox.clear();
  }

  /** The message that is to go out now; `write` it. */
  due(now: number): OutboxItem | undefined {
    return this.#outbox.due(now);
  }

  /** No path to send it by: later. */
  postpone(now: number, item: OutboxItem, pause: number): void {
    item.at = now + pause;
  }

  /** A record has begun and has not ended: nothing else is written before `writeRest` or `dropRest` was called. */
  get hasRest(): boolean {
    return this.#rest !== null;
  }

  /** Writes the next fragments of the record that has begun, as many as fit before `end`; returns the offset behind them. */
  writeRest(bytes: Uint8Array, view: DataView, offset: number, end: number): number {
    return this.#rest === null ? offset : this.#writeFragments(this.#rest, bytes, view, offset, end);
  }

  /** The record's path has gone; it goes out again as a whole. */
  dropRest(): void {
    this.#rest = null;
  }

  /**
   * Writes the fragments of a due message as CONTROL options at `offset`, those that do not fit before `end` for
   * `writeRest`, and returns the offset behind them, or `offset` when nothing is to be sent after all, or -1 when it has
   * to wait for an acknowledgment of its own.
   *
   * @param pto time after which it is repeated
   */
  write(
    now: number,
    item: OutboxItem,
    bytes: Uint8Array,
    view: DataView,
    offset: number,
    end: number,
    pto: number,
  ): number {
    // No message is longer than this, so a record number is not spent on one that does not fit.
    if (offset > 0 && end - offset < LONGEST) return -1;
    const record = item.build();
    if (record === null) {
      this.#outbox.settle(item.key);
      return offset;
    }
    this.#outbox.sent(now, item, pto);
    return this.#writeFragments({ record, index: 0 }, bytes, view, offset, end);
  }

  /** A CONTROL option came. */
  handle(now: number, bytes: Uint8Array, option: Readonly<Control>): void {
    const kind = recordKind(option.flags);
    if (kind === undefined) {
      this.#host.count('control-flags');
      return;
    }
    // A record number seen before needs no reassembly.
    if (kind === 'record' && !this.#replay.isFresh(option.recordNumber)) {
      this.#host.count('record-replayed');
      return;
    }
    const fragment = bytes.subarray(option.fragmentOffset, option.fragmentOffset + option.fragmentLength);
    const { flags, recordNumber, fragmentIndex, fragmentCount } = option;
    this.#reassembly ??= new Reassembly(this.#fragmentSize);
    const outcome = this.#reassembly.add(flags, recordNumber, fragmentIndex, fragmentCount, fragment);
    if (outcome.kind !== 'done') {
      if (outcome.kind !== 'waiting') this.#host.count(`fragment-${outcome.kind}`);
      return;
    }
    if (kind === 'hello') this.#handleHello(now, recordNumber, outcome.bytes);
    else if (kind === 'proof') this.#handleProof(now, recordNumber, outcome.bytes);
    else this.#handleRecord(now, recordNumber, outcome.bytes);
  }

  deadline(): number {
    return Math.min(this.#waiting?.at ?? Number.POSITIVE_INFINITY, this.#outbox.deadline());
  }

  handleTimeout(now: number): void {
    const waiting = this.#waiting;
    if (waiting === null || waiting.at > now) return;
    this.#waiting = null;
    this.#handleHello(now, waiting.number, waiting.bytes);
  }

  /** Fragments that are as old as this complete no record any more. */
  rest(): void {
    this.#reassembly = null;
  }

  defer(lag: number): void {
    this.#outbox.defer(lag);
  }

  #handleHello(now: number, number: number, bytes: Uint8Array): void {
    const known = this.#handshake.keys !== null && number <= this.#handshake.epoch;
    if (!known && !this.#config.admitProof(now)) {
      this.#host.count('proof-rate');
      this.#waiting = { number, bytes, at: now + ADMISSION_PAUSE };
      return;
    }
    const outcome = this.#handshake.handleHello(number, bytes);
    if (outcome === 'duplicate') this.#answerDuplicate(now, 'hello-repeated');
    else if (outcome !== 'accepted') this.#host.count(outcome);
    else if (this.#handshake.role === 'responder') {
      this.#putHello(now);
      this.#putProof(now);
    }
  }

  #handleProof(now: number, number: number, bytes: Uint8Array): void {
    const outcome = this.#handshake.handleProof(number, bytes);
    if (outcome === 'duplicate') {
      this.#answerDuplicate(now, 'proof-repeated');
      return;
    }
    if (outcome === 'proof-rejected' && this.#handshake.state === 'greeting') this.#putHello(now);
    if (outcome !== 'accepted') {
      this.#host.count(outcome === 'proof-rejected' ? `proof-${this.#handshake.lastFailure}` : outcome);
      return;
    }
    this.#outbox.settle('hello');
    if (this.#handshake.role === 'initiator') this.#putProof(now);
    else this.#outbox.settle('proof');
  }

  /** The peer repeats what we have: it misses our answer. */
  #answerDuplicate(now: number, reason: string): void {
    this.#host.count(reason);
    for (const key of ['hello', 'proof', 'locators']) {
      // The initiator's own HELLO has been answered, or it would not see duplicates.
      if (key === 'hello' && this.#handshake.role === 'initiator') continue;
      this.#outbox.hurry(now, key, DUPLICATE_PAUSE);
    }
  }

  #handleRecord(now: number, number: number, bytes: Uint8Array): void {
    const { keys, peer, role } = this.#handshake;
    if (keys === null || peer === null) {
      this.#host.count('record-unproven');
      return;
    }
    const sender: Role = role === 'initiator' ? 'responder' : 'initiator';
    const message = openRecord(this.#crypto, keys.key('record', sender), 'record', number, bytes);
    if (message === null) {
      this.#host.count('record-unauthentic');
      return;
    }
    this.#replay.accept(number);
    this.#handshake.confirm();
    this.#outbox.settle('proof');
    const parsed = parseControlMessage(message);
    if (!parsed.ok) {
      this.#host.count(`message-${parsed.reason}`);
      return;
    }
    const { value } = parsed;
    if (value.type === 'hello' || value.type === 'proof') {
      this.#host.count('message-unexpected');
      return;
    }
    this.#host.handleMessage(now, value);
  }

  #putHello(now: number): void {
    this.#outbox.put(now, 'hello', () => {
      this.#handshake.judgeSilence();
      return this.#handshake.helloRecord();
    });
  }

  #putProof(now: number): void {
    this.#outbox.put(now, 'proof', () => this.#handshake.proofRecord());
  }

  /** Null when there are no keys, or the last number has been used: 2^32 records do not happen. */
  #seal(message: RecordMessage): ControlRecord | null {
    const { keys, role } = this.#handshake;
    if (keys === null || this.#nextNumber > 0xffff_ffff) return null;
    const number = this.#nextNumber++;
    return sealRecord(this.#crypto, keys.key('record', role), 'record', number, encodeControlMessage(message));
  }

  #fitsOne(length: number): boolean {
    return length + Math.ceil(length / this.#fragmentSize) * CONTROL_HEADER_SIZE <= this.#config.optionRoom;
  }

  #writeFragments(rest: RecordRest, bytes: Uint8Array, view: DataView, offset: number, end: number): number {
    const { record } = rest;
    const size = this.#fragmentSize;
    header.flags = RECORD_FLAGS[record.kind];
    header.recordNumber = record.number;
    header.fragmentCount = Math.ceil(record.bytes.length / size);
    let next = offset;
    for (; rest.index < header.fragmentCount; rest.index++) {
      const fragment = record.bytes.subarray(rest.index * size, (rest.index + 1) * size);
      if (next + CONTROL_HEADER_SIZE + fragment.length > end) break;
      header.fragmentIndex = rest.index;
      header.fragmentLength = fragment.length;
      next = writeControlHeader(view, next, header);
      bytes.set(fragment, next);
      next += fragment.length;
    }
    this.#rest = rest.index < header.fragmentCount ? rest : null;
    return next;
  }
}

/** A set of 16 IPv6 locators, sealed, in two fragments. */
const LONGEST = 454 + 2 * CONTROL_HEADER_SIZE;

/** Least time between answers to duplicates, in ms: what a burst of them draws is one answer. */
const DUPLICATE_PAUSE = 10;
