/**
 * A client of one or more agents as a value: lookups, subscriptions and the node's own record. `now` is a monotonic
 * clock in ms, what it is in Unix time is told by `setUnixTime`. No agent is believed; every record proves itself.
 */

import type { Crypto } from '../multihome/crypto.ts';
import type { Identity } from '../multihome/identity.ts';
import { TokenBucket } from '../multihome/limits.ts';
import {
  encodeAgentMessage,
  type NotifyMessage,
  parseAgentMessage,
  type QueryMessage,
  type SubscribeMessage,
} from '../wire/agent-message.ts';
import type { NodeId } from '../wire/node-id.ts';
import { CLIENT_COUNTERS, type ClientOutput, type KnownRecord } from './client-types.ts';
import {
  LOOKUP_SETTLE,
  MAX_AGENTS,
  MAX_CLIENT_SUBSCRIPTIONS,
  MAX_LOOKUPS,
  MAX_REGISTER_PAUSE,
  MAX_SUBSCRIPTION,
  QUESTION_SIZE,
  REGISTER_PAUSE,
} from './constants.ts';
import { counters } from './counters.ts';
import { Exchanges, type NoAnswer, type Reaches } from './exchanges.ts';
import { Outputs } from './outputs.ts';
import { varied } from './pauses.ts';
import { encodeSigned } from './reader.ts';
import type { RecordContent } from './record.ts';
import { KnownRecords, type Verdict } from './records.ts';
import { Registration } from './registration.ts';

export interface ClientMachineOptions {
  /** How many agents there are, 1..8; they are numbered from 0. */
  readonly agents: number;
  /** Who registers, and who asks where records are private. */
  readonly identity?: Identity;
  /** Questions are signed by the identity: all, none, or, by default, those for which there is nothing for everybody. */
  readonly signed?: boolean;
  /** The last sequence that the identity has used, where that is remembered. */
  readonly sequence?: bigint;
  /** Seconds that subscriptions are asked for, 60..3600. */
  readonly subscriptionLifetime?: number;
}

interface Lookup {
  readonly nodeId: NodeId;
  open: number;
  newest: KnownRecord | null;
  readonly reasons: NoAnswer[];
}

/** A subscription at one agent. */
interface Watch {
  readonly nodeId: NodeId;
  readonly agent: number;
  /** Of the SUBSCRIBE that was answered last; NOTIFY carries it. */
  transaction: bigint | null;
  asking: bigint | null;
  /** The record is not for everybody, or there is none. */
  signs: boolean;
  failures: number;
  renewAt: number;
}

export class AgentClientMachine {
  readonly counters = counters(CLIENT_COUNTERS);
  readonly #crypto: Crypto;
  readonly #options: ClientMachineOptions;
  readonly #exchanges: Exchanges;
  readonly #records: KnownRecords;
  readonly #registration: Registration | null;
  readonly #lookups = new Map<number, Lookup>();
  /** Lookups that have found something, by when they settle: all wait as long, so that the first is due first. */
  readonly #settling = new Map<number, number>();
  readonly #watches = new Map<string, Watch[]>();
  readonly #watchesByTransaction = new Map<bigint, Watch>();
  readonly #outputs = new Outputs<ClientOutput>();
  /** Records that come unasked: judging them costs a verification each. */
  readonly #judgements = new TokenBucket(100, 200);
  #nextLookup = 1;
  #unixOffset = 0;

  /** @throws RangeError when there are no agents or more than 8 */
  constructor(crypto: Crypto, options: ClientMachineOptions) {
    const { agents, identity } = options;
    if (!(agents >= 1 && agents <= MAX_AGENTS)) throw new RangeError(`${agents} agents: 1..${MAX_AGENTS}`);
    this.#crypto = crypto;
    this.#options = options;
    this.#records = new KnownRecords(crypto);
    const output = (each: ClientOutput): void => {
      this.#outputs.push(each);
    };
    this.#exchanges = new Exchanges(crypto, {
      send: (agent, socket, via, bytes) => {
        this.counters.sent += 1;
        output({ kind: 'send', agent, socket, via, bytes });
      },
      forgotten: (now, agent) => this.#subscribeAnew(now, agent),
    });
    const host = { crypto, exchanges: this.#exchanges, agents, output, unix: (now: number) => this.#unix(now) };
    this.#registration =
      identity === undefined ? null : new Registration({ ...host, identity }, options.sequence ?? 0n);
  }

  /** What `now` is in Unix time (ms). */
  setUnixTime(now: number, unix: number): void {
    this.#unixOffset = unix - now;
  }

  /** The local sockets by number, and which of them reaches which agent. Their change renews what agents know of this node. */
  setSockets(now: number, sockets: readonly number[], reaches: Reaches = () => true): void {
    this.#exchanges.setSockets(sockets, reaches);
    this.#registration?.renew(now);
    for (const watches of this.#watches.values()) for (const watch of watches) watch.renewAt = now;
  }

  /** Looks a node up; the outputs carry the number returned. `fresh`: agents are asked although a record is known. */
  lookup(now: number, nodeId: NodeId, fresh = false): number {
    const id = this.#nextLookup++;
    const known = this.#records.get(this.#unix(now), nodeId);
    if (known !== null && !fresh) {
      for (const kind of ['found', 'settled'] as const) this.#outputs.push({ kind, lookup: id, known });
      this.#outputs.push({ kind: 'done', lookup: id, found: true, reasons: [] });
      return id;
    }
    if (this.#lookups.size >= MAX_LOOKUPS) {
      this.counters['dropped.too-many'] += 1;
      this.#outputs.push({ kind: 'done', lookup: id, found: false, reasons: ['busy'] });
      return id;
    }
    const { agents } = this.#options;
    this.#lookups.set(id, { nodeId, open: agents, newest: null, reasons: [] });
    for (let agent = 0; agent < agents; agent++) this.#query(now, id, nodeId, agent);
    return id;
  }

  /** No more is wanted of a lookup. */
  cancelLookup(id: number): void {
    this.#lookups.delete(id);
    this.#settling.delete(id);
  }

  /** The newest record known, without asking. */
  known(now: number, nodeId: NodeId): KnownRecord | null {
    return this.#records.get(this.#unix(now), nodeId);
  }

  /** From now on `changed` tells of newer records; false: too many subscriptions. */
  subscribe(now: number, nodeId: NodeId): boolean {
    if (this.#watches.has(nodeId.text)) return true;
    if (this.#watches.size >= MAX_CLIENT_SUBSCRIPTIONS) return false;
    const watches = Array.from({ length: this.#options.agents }, (_, agent): Watch => {
      return { nodeId, agent, transaction: null, asking: null, signs: false, failures: 0, renewAt: now };
    });
    this.#watches.set(nodeId.text, watches);
    return true;
  }

  unsubscribe(now: number, nodeId: NodeId): void {
    for (const watch of this.#watches.get(nodeId.text) ?? []) {
      if (watch.asking !== null) this.#exchanges.cancel(watch.asking);
      if (watch.transaction !== null) this.#watchesByTransaction.delete(watch.transaction);
      const { agent } = watch;
      this.#exchanges.start(now, {
        ...{ agent, socket: null, transaction: this.#exchanges.freshTransaction(), needsCookie: true },
        write: (transaction, cookie) =>
          encodeAgentMessage(this.#question({ type: 'subscribe', lifetime: 0, nodeId }, transaction, cookie)),
        answered: (_, message) => message.type === 'notify',
        failed: () => {},
      });
    }
    this.#watches.delete(nodeId.text);
  }

  /**
   * Registers this node, and keeps it registered; null ends that.
   *
   * @throws RangeError for what no record holds, Error without an identity
   */
  register(now: number, content: RecordContent | null): void {
    if (this.#registration === null) throw new Error('a client without identity registers nobody');
    this.#registration.set(now, content);
  }

  /** The sequence of this node's newest record. */
  get sequence(): bigint {
    return this.#registration?.sequence ?? 0n;
  }

  /** A message from an agent that has come in by a socket, by UDP or TCP. */
  handleMessage(now: number, agent: number, socket: number, bytes: Uint8Array, via: 'udp' | 'tcp' = 'udp'): void {
    this.counters.received += 1;
    const read = parseAgentMessage(bytes);
    if (!read.ok) {
      this.counters['dropped.malformed'] += 1;
      return;
    }
    const message = read.value;
    if (this.#exchanges.handleMessage(now, agent, socket, message, via)) return;
    const watch = this.#watchesByTransaction.get(message.transaction);
    if (watch === undefined || watch.agent !== agent || message.type !== 'notify') {
      this.counters['dropped.unknown-transaction'] += 1;
      return;
    }
    this.#exchanges.learnCookie(now, agent, socket, message);
    this.#notified(now, watch, message, socket, via);
  }

  handleTimeout(now: number): void {
    this.#exchanges.handleTimeout(now);
    this.#registration?.handleTimeout(now);
    for (const [id, at] of this.#settling) {
      if (at > now) break;
      this.#settle(id);
    }
    for (const watches of this.#watches.values()) {
      for (const watch of watches) if (watch.renewAt <= now) this.#renew(now, watch);
    }
  }

  pollOutput(): ClientOutput {
    const output = this.#outputs.take();
    if (output !== undefined) return output;
    let at = Math.min(this.#exchanges.nextTime(), this.#registration?.nextTime() ?? Number.POSITIVE_INFINITY);
    for (const settleAt of this.#settling.values()) {
      at = Math.min(at, settleAt);
      break;
    }
    for (const watches of this.#watches.values()) for (const { renewAt } of watches) at = Math.min(at, renewAt);
    return { kind: 'timeout', at };
  }

  #query(now: number, id: number, nodeId: NodeId, agent: number, signs = this.#signs(now, nodeId)): void {
    this.#exchanges.start(now, {
      ...{ agent, socket: null, transaction: this.#exchanges.freshTransaction(), needsCookie: false },
      write: (transaction, cookie) => this.#write({ type: 'query', nodeId }, transaction, cookie, signs),
      answered: (at, message) => {
        if (message.type !== 'answer') return false;
        const verdict = this.#learn(at, nodeId, message);
        this.#lookupEnded(at, id, UNBELIEVED[verdict] ?? null);
        return true;
      },
      failed: (at, reason) => {
        // It may be that it is not for everybody.
        if (reason === 'not-found' && !signs && this.#maySign && this.#lookups.has(id))
          this.#query(at, id, nodeId, agent, true);
        else this.#lookupEnded(at, id, reason);
      },
    });
  }

  /** One agent has said what it has to say. */
  #lookupEnded(now: number, id: number, reason: NoAnswer | null): void {
    const lookup = this.#lookups.get(id);
    if (lookup === undefined) return;
    const known = this.#records.get(this.#unix(now), lookup.nodeId);
    if (reason !== null) lookup.reasons.push(reason);
    else if (known !== null && known.record.sequence > (lookup.newest?.record.sequence ?? -1n)) {
      if (lookup.newest === null) this.#settling.set(id, now + LOOKUP_SETTLE);
      lookup.newest = known;
      this.#outputs.push({ kind: 'found', lookup: id, known });
    }
    lookup.open -= 1;
    if (lookup.open > 0) return;
    this.#settle(id);
    this.#lookups.delete(id);
    this.#outputs.push({ kind: 'done', lookup: id, found: lookup.newest !== null, reasons: lookup.reasons });
  }

  /** What a lookup has found by now is what it comes to, for whoever takes one record. */
  #settle(id: number): void {
    const known = this.#lookups.get(id)?.newest ?? null;
    if (this.#settling.delete(id) && known !== null) this.#outputs.push({ kind: 'settled', lookup: id, known });
  }

  /** What the agent knew of subscriptions is gone. */
  #subscribeAnew(now: number, agent: number): void {
    for (const watches of this.#watches.values()) {
      const watch = watches.find((each) => each.agent === agent);
      if (watch?.transaction != null && watch.asking === null) watch.renewAt = now;
    }
  }

  #renew(now: number, watch: Watch): void {
    const { nodeId, agent } = watch;
    const lifetime = Math.min(this.#options.subscriptionLifetime ?? 600, MAX_SUBSCRIPTION);
    const signs = watch.signs || this.#signs(now, nodeId);
    watch.renewAt = Number.POSITIVE_INFINITY;
    if (watch.asking !== null) this.#exchanges.cancel(watch.asking);
    // By its transaction the agent knows the subscription again, wherever it is renewed from.
    const transaction = watch.transaction ?? this.#exchanges.freshTransaction();
    watch.asking = transaction;
    this.#exchanges.start(now, {
      ...{ agent, socket: null, transaction, needsCookie: true },
      write: (own, cookie) => this.#write({ type: 'subscribe', nodeId, lifetime }, own, cookie, signs),
      answered: (at, message, socket, via) => {
        if (message.type !== 'notify' || message.lifetime === 0) return false;
        if (watch.transaction !== null) this.#watchesByTransaction.delete(watch.transaction);
        watch.transaction = transaction;
        watch.asking = null;
        watch.failures = 0;
        this.#watchesByTransaction.set(transaction, watch);
        watch.renewAt = at + Math.min(message.lifetime, lifetime) * 500;
        if (message.record.length > 0) this.#notified(at, watch, message, socket, via);
        else if (!signs && this.#maySign) {
          watch.signs = true;
          watch.renewAt = at;
        }
        return true;
      },
      failed: (at) => {
        watch.asking = null;
        watch.failures += 1;
        const pause = Math.min(REGISTER_PAUSE * 2 ** (watch.failures - 1), MAX_REGISTER_PAUSE);
        watch.renewAt = at + varied(this.#crypto, pause);
      },
    });
  }

  #notified(now: number, watch: Watch, message: NotifyMessage, socket: number, via: 'udp' | 'tcp'): void {
    const { nodeId, agent } = watch;
    if (message.lifetime === 0) {
      watch.renewAt = Math.min(watch.renewAt, now + REGISTER_PAUSE);
      return;
    }
    if (message.record.length === 0) return;
    if (!this.#judgements.take(now)) {
      this.counters['dropped.too-many'] += 1;
      return;
    }
    const verdict = this.#learn(now, nodeId, message);
    if (UNBELIEVED[verdict] !== undefined) return;
    const known = this.#records.get(this.#unix(now), nodeId);
    if (known === null) return;
    if (verdict === 'newer') this.#outputs.push({ kind: 'changed', nodeId, known });
    const cookie = this.#exchanges.cookieOf(now, agent, socket);
    const { transaction } = message;
    const bytes = encodeAgentMessage({ type: 'notified', transaction, cookie, sequence: known.record.sequence });
    this.counters.sent += 1;
    this.#outputs.push({ kind: 'send', agent, socket, via, bytes });
  }

  #learn(
    now: number,
    nodeId: NodeId,
    { record, verified }: { readonly record: Uint8Array; readonly verified: number },
  ): Verdict {
    const verdict = this.#records.learn(this.#unix(now), nodeId, record, verified);
    if (UNBELIEVED[verdict] !== undefined) this.counters['dropped.false-record'] += 1;
    if (verdict === 'older') this.counters['dropped.older-record'] += 1;
    return verdict;
  }

  get #maySign(): boolean {
    const { identity, signed = true } = this.#options;
    return identity !== undefined && signed;
  }

  /** Whether the first question for a node is signed already. */
  #signs(now: number, nodeId: NodeId): boolean {
    const known = this.#records.get(this.#unix(now), nodeId);
    return this.#options.signed === true || (this.#maySign && (known?.record.readers ?? null) !== null);
  }

  /** A question as bytes. It is signed once there is a cookie to be signed with it. */
  #write(asked: Asked, transaction: bigint, cookie: Uint8Array | null, signs: boolean): Uint8Array {
    const question = this.#question(asked, transaction, cookie);
    const { identity } = this.#options;
    if (identity === undefined || !signs) return encodeAgentMessage(question);
    if (cookie !== null) return encodeSigned(this.#crypto, identity, question);
    const { nodeId, publicKey, modifier } = identity;
    return encodeAgentMessage({ ...question, proof: { nodeId, publicKey, modifier, signature: new Uint8Array(64) } });
  }

  #question(asked: Asked, transaction: bigint, cookie: Uint8Array | null): QueryMessage | SubscribeMessage {
    return { ...asked, transaction, cookie, proof: null, size: QUESTION_SIZE };
  }

  #unix(now: number): number {
    return now + this.#unixOffset;
  }
}

/** What a lookup has in place of an answer when the record is not believed. */
const UNBELIEVED: Readonly<Partial<Record<Verdict, NoAnswer>>> = {
  expired: 'expired',
  'from-future': 'from-future',
  false: 'bad-answer',
};

type Asked =
  | { readonly type: 'query'; readonly nodeId: NodeId }
  | { readonly type: 'subscribe'; readonly nodeId: NodeId; readonly lifetime: number };
