/** A node's own record at its agents: signed anew when the locators change and at half of its life, sent until it is there. */
import type { Crypto } from '../multihome/crypto.ts';
import type { Identity } from '../multihome/identity.ts';
import type { ClientOutput } from './client-types.ts';
import { MAX_REGISTER_PAUSE, QUESTION_SIZE, REGISTER_INTERVAL, REGISTER_PAUSE } from './constants.ts';
import { type Exchanges, type NoAnswer, writing } from './exchanges.ts';
import { varied } from './pauses.ts';
import { MAX_AHEAD, nextSequence, type RecordContent, signRecord, unsignedRecord } from './record.ts';

interface Try {
  readonly agent: number;
  readonly socket: number;
  failures: number;
  retryAt: number;
  transaction: bigint | null;
}

export class Registration {
  readonly #crypto: Crypto;
  readonly #identity: Identity;
  readonly #exchanges: Exchanges;
  readonly #agents: number;
  readonly #output: (output: ClientOutput) => void;
  readonly #unix: (now: number) => number;
  readonly #tries: Try[] = [];
  #content: RecordContent | null = null;
  #sequence: bigint;
  #record: Uint8Array | null = null;
  #recordSequence = 0n;
  #signedAt = Number.NEGATIVE_INFINITY;
  #signAt = Number.POSITIVE_INFINITY;

  constructor(
    host: {
      readonly crypto: Crypto;
      readonly identity: Identity;
      readonly exchanges: Exchanges;
      readonly agents: number;
      readonly output: (output: ClientOutput) => void;
      readonly unix: (now: number) => number;
    },
    /** The last sequence used, where it is remembered; else 0. */
    sequence: bigint,
  ) {
    this.#crypto = host.crypto;
    this.#identity = host.identity;
    this.#exchanges = host.exchanges;
    this.#agents = host.agents;
    this.#output = host.output;
    this.#unix = host.unix;
    this.#sequence = sequence;
  }

  /** The sequence of the newest record; 0n before there is one. */
  get sequence(): bigint {
    return this.#sequence;
  }

  /**
   * What the record says from now on; null: nothing more is registered, and what is lives out.
   *
   * @throws RangeError for what no record holds
   */
  set(now: number, content: RecordContent | null): void {
    if (content !== null) unsignedRecord(this.#identity, content, 0n, 0);
    this.#content = content;
    if (content === null) this.#stop();
    else this.#signAt = Math.max(now, this.#signedAt + REGISTER_INTERVAL);
  }

  /** Sockets have come or gone: each says who it is. */
  renew(now: number): void {
    if (this.#content !== null) this.#signAt = Math.max(now, this.#signedAt + REGISTER_INTERVAL);
  }

  nextTime(): number {
    let time = this.#signAt;
    for (const { retryAt } of this.#tries) time = Math.min(time, retryAt);
    return time;
  }

  handleTimeout(now: number): void {
    if (this.#signAt <= now) this.#sign(now);
    for (const each of this.#tries) if (each.retryAt <= now) this.#send(now, each);
  }

  #stop(): void {
    this.#signAt = Number.POSITIVE_INFINITY;
    for (const { transaction } of this.#tries) if (transaction !== null) this.#exchanges.cancel(transaction);
    this.#tries.length = 0;
  }

  #sign(now: number): void {
    this.#stop();
    const content = this.#content;
    if (content === null) return;
    const unix = this.#unix(now);
    this.#sequence = nextSequence(this.#sequence, unix);
    this.#record = signRecord(this.#crypto, this.#identity, content, this.#sequence, unix);
    this.#recordSequence = this.#sequence;
    this.#signedAt = now;
    // Half of its life, and up to a tenth less: nodes that started together do not stay so.
    const share = 0.5 - (0.05 * this.#crypto.randomUint32()) / 2 ** 32;
    this.#signAt = now + content.ttl * 1000 * share;
    for (let agent = 0; agent < this.#agents; agent++) {
      for (const socket of this.#exchanges.socketsTo(agent)) {
        const each: Try = { agent, socket, failures: 0, retryAt: Number.POSITIVE_INFINITY, transaction: null };
        this.#tries.push(each);
        this.#send(now, each);
      }
    }
  }

  #send(now: number, each: Try): void {
    const { agent, socket } = each;
    const record = this.#record;
    const sequence = this.#recordSequence;
    each.retryAt = Number.POSITIVE_INFINITY;
    if (record === null) return;
    const transaction = this.#exchanges.freshTransaction();
    each.transaction = transaction;
    this.#exchanges.start(now, {
      ...{ agent, socket, transaction, needsCookie: true },
      write: writing((transaction, cookie) => ({ type: 'register', transaction, cookie, record, size: QUESTION_SIZE })),
      answered: (_, message) => {
        if (message.type !== 'registered' || message.sequence !== sequence) return false;
        const { observed, verified } = message;
        each.failures = 0;
        each.transaction = null;
        this.#output({ kind: 'registered', agent, socket, sequence, observed, verified });
        return true;
      },
      failed: (at, reason, error) => this.#failed(at, each, reason, error?.sequence ?? 0n),
    });
  }

  #failed(now: number, each: Try, reason: NoAnswer, sequence: bigint): void {
    const { agent, socket } = each;
    each.transaction = null;
    each.failures += 1;
    const pause = Math.min(REGISTER_PAUSE * 2 ** (each.failures - 1), MAX_REGISTER_PAUSE);
    each.retryAt = now + varied(this.#crypto, pause);
    this.#output({ kind: 'register-failed', agent, socket, reason });
    // This node's memory or clock was lost: it goes on behind what the agent has, unless that can be no sequence of its.
    const credible = sequence >= this.#sequence && sequence <= BigInt(Math.floor(this.#unix(now) + MAX_AHEAD));
    if (reason !== 'older-sequence' || !credible) return;
    this.#sequence = sequence;
    this.#signAt = Math.min(this.#signAt, Math.max(now, this.#signedAt + REGISTER_PAUSE));
  }
}
