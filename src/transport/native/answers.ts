import { TokenBucket } from '../../multihome/limits.ts';
import { createTransmission, type Transmission } from '../../tcp/segment.ts';
import { ACK, RST, SYN } from '../../wire/segment-row.ts';
import type { Addresses, OwnAddress } from './addresses.ts';
import {
  DEFAULT_HOP_LIMIT,
  ECHOES_PER_SECOND,
  IPV6_HEADER,
  MAX_TCP_OPTIONS,
  RESETS_PER_SECOND,
  TCP_HEADER,
  UNREACHABLES_PER_SECOND,
  WAITING_COOKIES,
  WAITING_MESSAGES,
  WAITING_RESETS,
} from './constants.ts';
import { KEY_WORDS } from './four-tuple-table.ts';
import type { Flow, NativeTrainWriter } from './native-train-writer.ts';

/** Words of a segment that waits: its key, then these. */
const WORD = { flags: 6, seq: 7, ack: 8, window: 9, tsVal: 10, tsEcr: 11, options: 12 } as const;
const ENTRY_WORDS = 13;
/** Bits of the options' word: MSS, window scale + 1, SACK permitted, timestamps. */
const SCALE_SHIFT = 16;
const SACK_BIT = 1 << 24;
const TIMESTAMP_BIT = 1 << 25;
/** The largest answer that is a segment. */
const SEGMENT_ROOM = IPV6_HEADER + TCP_HEADER + MAX_TCP_OPTIONS;

interface Message {
  readonly local: OwnAddress;
  readonly key: Int32Array;
  readonly type: number;
  readonly code: number;
  readonly rest: number;
  readonly payload: Uint8Array;
}

/** The flow of the answer being written. */
interface AnswerFlow extends Flow {
  local: OwnAddress;
  key: Int32Array;
}

/** Segments without a connection, in a ring: a flood finds it full and allocates nothing. */
class Ring {
  readonly #words: Int32Array;
  readonly #capacity: number;
  #first = 0;
  #count = 0;

  constructor(capacity: number) {
    this.#words = new Int32Array(capacity * ENTRY_WORDS);
    this.#capacity = capacity;
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  /** The words of a new entry begin at the result; -1: full. */
  push(key: Int32Array): number {
    if (this.#count === this.#capacity) return -1;
    const at = ((this.#first + this.#count) % this.#capacity) * ENTRY_WORDS;
    this.#count += 1;
    for (let i = 0; i < KEY_WORDS; i++) this.#words[at + i] = key[i] ?? 0;
    for (let i = KEY_WORDS; i < ENTRY_WORDS; i++) this.#words[at + i] = 0;
    return at;
  }

  set(at: number, word: number, value: number): void {
    this.#words[at + word] = value;
  }

  /** Takes the oldest entry: its key into `key`, the rest into `segment`. */
  shift(key: Int32Array, segment: Transmission): void {
    const words = this.#words;
    const at = this.#first * ENTRY_WORDS;
    this.#first = (this.#first + 1) % this.#capacity;
    this.#count -= 1;
    for (let i = 0; i < KEY_WORDS; i++) key[i] = words[at + i] ?? 0;
    const options = words[at + WORD.options] ?? 0;
    segment.flags = words[at + WORD.flags] ?? 0;
    segment.seq = words[at + WORD.seq] ?? 0;
    segment.ack = words[at + WORD.ack] ?? 0;
    segment.window = words[at + WORD.window] ?? 0;
    segment.tsVal = words[at + WORD.tsVal] ?? 0;
    segment.tsEcr = words[at + WORD.tsEcr] ?? 0;
    segment.syn = (segment.flags & SYN) !== 0;
    segment.mss = options & 0xffff;
    segment.windowScale = ((options >>> SCALE_SHIFT) & 0xff) - 1;
    segment.sackPermitted = (options & SACK_BIT) !== 0;
    segment.hasTimestamp = (options & TIMESTAMP_BIT) !== 0;
  }
}

/** A SYN/ACK that carries a cookie. */
export interface CookieAnswer {
  readonly iss: number;
  readonly ack: number;
  readonly window: number;
  readonly mss: number;
  /** -1: none */
  readonly windowScale: number;
  readonly sackPermitted: boolean;
  readonly timestamps: boolean;
  readonly tsVal: number;
  readonly tsEcr: number;
  /** Flags besides SYN and ACK. */
  readonly flags: number;
}

/** What is sent for no connection: resets, SYN cookies, ICMP messages; each bounded (R-NAT-20 to R-NAT-22). */
export class Answers {
  readonly #addresses: Addresses;
  readonly #resets = new Ring(WAITING_RESETS);
  readonly #cookies = new Ring(WAITING_COOKIES);
  readonly #messages: Message[] = [];
  readonly #resetBudget = new TokenBucket(RESETS_PER_SECOND, RESETS_PER_SECOND);
  readonly #echoBudget = new TokenBucket(ECHOES_PER_SECOND, ECHOES_PER_SECOND);
  readonly #unreachableBudget = new TokenBucket(UNREACHABLES_PER_SECOND, UNREACHABLES_PER_SECOND);
  readonly #segment = createTransmission();
  readonly #key = new Int32Array(KEY_WORDS);

  constructor(addresses: Addresses) {
    this.#addresses = addresses;
  }

  get isEmpty(): boolean {
    return this.#resets.isEmpty && this.#cookies.isEmpty && this.#messages.length === 0;
  }

  /**
   * Answers a segment of `key` that belongs nowhere (RFC 9293, section 3.10.7.1); it is no RST. False when the budget
   * is spent.
   *
   * @param length SEG.LEN: payload, SYN and FIN
   */
  reset(now: number, key: Int32Array, flags: number, seq: number, ack: number, length: number): boolean {
    if (!this.#resetBudget.take(now)) return false;
    const at = this.#resets.push(key);
    if (at < 0) return false;
    const acknowledged = (flags & ACK) !== 0;
    this.#resets.set(at, WORD.flags, acknowledged ? RST : RST | ACK);
    this.#resets.set(at, WORD.seq, acknowledged ? ack : 0);
    this.#resets.set(at, WORD.ack, acknowledged ? 0 : (seq + length) | 0);
    return true;
  }

  /** False when too many wait: the peer's SYN will come again. */
  cookie(key: Int32Array, answer: CookieAnswer): boolean {
    const at = this.#cookies.push(key);
    if (at < 0) return false;
    this.#cookies.set(at, WORD.flags, SYN | ACK | answer.flags);
    this.#cookies.set(at, WORD.seq, answer.iss);
    this.#cookies.set(at, WORD.ack, answer.ack);
    this.#cookies.set(at, WORD.window, answer.window);
    this.#cookies.set(at, WORD.tsVal, answer.tsVal);
    this.#cookies.set(at, WORD.tsEcr, answer.tsEcr);
    const scale = (answer.windowScale + 1) << SCALE_SHIFT;
    const sack = answer.sackPermitted ? SACK_BIT : 0;
    this.#cookies.set(at, WORD.options, answer.mss | scale | sack | (answer.timestamps ? TIMESTAMP_BIT : 0));
    return true;
  }

  /** Answers an echo request with a copy of its payload. False when the budget is spent. */
  echo(now: number, local: OwnAddress, key: Int32Array, rest: number, payload: Uint8Array): boolean {
    if (!this.#echoBudget.take(now)) return false;
    return this.#say(local, key, local.family === 4 ? 0 : 129, 0, rest, payload);
  }

  /** Tells the sender of a UDP datagram that nobody is there. False when the budget is spent. */
  unreachable(now: number, local: OwnAddress, key: Int32Array, quote: Uint8Array): boolean {
    if (!this.#unreachableBudget.take(now)) return false;
    return local.family === 4 ? this.#say(local, key, 3, 3, 0, quote) : this.#say(local, key, 1, 4, 0, quote);
  }

  /** Writes as many answers as fit. */
  poll(writer: NativeTrainWriter): void {
    for (const ring of [this.#resets, this.#cookies]) {
      while (!ring.isEmpty && writer.hasRoom(SEGMENT_ROOM)) {
        ring.shift(this.#key, this.#segment);
        const local = this.#addresses.own[this.#key[KEY_WORDS - 1] ?? 0];
        if (local !== undefined) writer.add(this.#segment, this.#flow(local, this.#key), 0);
      }
    }
    for (let message = this.#messages[0]; message !== undefined; message = this.#messages[0]) {
      const { local, key, type, code, rest, payload } = message;
      if (!writer.hasRoom(payload.length + SEGMENT_ROOM)) return;
      this.#messages.shift();
      writer.addMessage(this.#flow(local, key), type, code, rest, payload);
    }
  }

  #say(local: OwnAddress, key: Int32Array, type: number, code: number, rest: number, payload: Uint8Array): boolean {
    if (this.#messages.length >= WAITING_MESSAGES) return false;
    this.#messages.push({ local, key: key.slice(), type, code, rest, payload: payload.slice() });
    return true;
  }

  /** One object an answer: the writer tells flows apart by it. */
  #flow(local: OwnAddress, key: Int32Array): AnswerFlow {
    return { local, key, hopLimit: DEFAULT_HOP_LIMIT, trafficClass: 0 };
  }
}
