/** Subscriptions as they live: who is told of what, again until it is acknowledged, and until when. */
import TinyQueue from 'tinyqueue';
import { mayRead } from '../directory/record.ts';
import type { StoredRecord } from '../store/store.ts';
import { encodeAgentMessage, type SubscribeMessage } from '../wire/agent-message.ts';
import type { AgentRecord } from '../wire/agent-record.ts';
import type { NodeId } from '../wire/node-id.ts';
import { NOTIFY_FAILURES, NOTIFY_PAUSE, NOTIFY_TRIES } from './constants.ts';
import type { AgentCounter, AgentLimits, Peer } from './server-types.ts';
import { networkOf } from './shares.ts';
import { type Subscription, Subscriptions } from './subscriptions.ts';

interface Host {
  count(name: AgentCounter): void;
  send(peer: Peer, bytes: Uint8Array): void;
  cookieFor(peer: Peer, now: number): Uint8Array;
}

interface Found {
  readonly entry: StoredRecord;
  readonly record: AgentRecord;
}

interface Due {
  readonly at: number;
  readonly subscription: Subscription;
}

export class Notifier {
  readonly #host: Host;
  readonly #subscriptions: Subscriptions;
  /** Repetitions and ends, some of them out of date: each is judged when it comes. */
  #due = new TinyQueue<Due>([], earlier);
  /** By transaction: an acknowledgment does not name the node. */
  readonly #byTransaction = new Map<bigint, Subscription>();
  readonly #changed = new Set<string>();

  constructor(limits: AgentLimits, host: Host) {
    this.#host = host;
    this.#subscriptions = new Subscriptions({
      all: limits.maxSubscriptions,
      perSource: limits.maxSubscriptionsPerSource,
      perNetwork: limits.maxSubscriptionsPerNetwork,
      perNode: limits.maxSubscriptionsPerNode,
    });
  }

  get size(): number {
    return this.#subscriptions.size;
  }

  /** Whether a TCP connection has subscriptions, and is worth keeping. */
  hasChannel(channel: number): boolean {
    return this.#subscriptions.ofChannel(channel).size > 0;
  }

  /** Begins or renews one for `lifetime` s; false when there is no room. */
  subscribe(now: number, peer: Peer, message: SubscribeMessage, reader: NodeId | null, lifetime: number): boolean {
    const { nodeId, transaction } = message;
    const previous = this.#subscriptions.find(peer, nodeId.text);
    const taken = this.#byTransaction.get(transaction);
    if (taken !== undefined && taken !== previous) {
      if (taken.nodeId.text !== nodeId.text) return false;
      // The subscriber has moved: nobody else knows its number.
      this.#remove(taken, null);
    }
    if (previous !== undefined) this.#byTransaction.delete(previous.transaction);
    const subscription: Subscription = {
      ...{ peer, network: networkOf(peer.address), transaction, nodeId, reader },
      until: now + lifetime * 1000,
      sequence: previous?.sequence ?? 0n,
      acknowledged: true,
      message: null,
      tries: 0,
      repeatAt: Number.POSITIVE_INFINITY,
      failures: 0,
    };
    if (!this.#subscriptions.add(subscription)) return false;
    this.#byTransaction.set(transaction, subscription);
    this.#note(subscription.until, subscription);
    return true;
  }

  /** The answer to a SUBSCRIBE: what there is now, or an empty one. */
  first(now: number, peer: Peer, nodeId: string, found: Found | null, room: number): void {
    const subscription = this.#subscriptions.find(peer, nodeId);
    if (subscription === undefined) return;
    const readable = found !== null && mayRead(found.record, subscription.reader) ? found.entry : null;
    const bytes = this.#encode(now, subscription, readable);
    if (bytes.length > room) {
      this.#host.count('dropped.answer-longer');
      return;
    }
    // It is the answer to a question, which is asked again when it gets lost.
    if (readable !== null && readable.sequence > subscription.sequence) subscription.sequence = readable.sequence;
    this.#host.count('notified');
    this.#host.send(peer, bytes);
  }

  /** Ends the one of a peer to a node. Answered in any case, so that who asks again is not left waiting. */
  end(now: number, peer: Peer, nodeId: string, transaction: bigint): void {
    const subscription = this.#subscriptions.find(peer, nodeId);
    if (subscription !== undefined) this.#remove(subscription, null);
    const cookie = this.#host.cookieFor(peer, now);
    const record = new Uint8Array(0);
    this.#host.send(
      peer,
      encodeAgentMessage({ type: 'notify', transaction, cookie, lifetime: 0, verified: 0, record }),
    );
  }

  /** False when it is of no subscription of this peer. */
  acknowledge(peer: Peer, transaction: bigint, sequence: bigint): boolean {
    const subscription = this.#byTransaction.get(transaction);
    if (subscription === undefined) return false;
    if (subscription.peer.address.key !== peer.address.key || subscription.peer.channel !== peer.channel) return false;
    subscription.failures = 0;
    if (sequence < subscription.sequence) return true;
    subscription.acknowledged = true;
    subscription.message = null;
    return true;
  }

  /** Whether anybody wants to be told of the node. */
  follows(nodeId: string): boolean {
    return this.#subscriptions.has(nodeId);
  }

  /** A node has a new record; null: every one may have. It is looked at once `nextChanged` has returned it. */
  noteChanged(nodeId: string | null): void {
    for (const each of nodeId === null ? this.#subscriptions.nodeIds() : [nodeId]) this.#changed.add(each);
  }

  nextChanged(): string | undefined {
    const next = this.#changed.keys().next();
    if (next.done) return undefined;
    this.#changed.delete(next.value);
    return next.value;
  }

  /** What a node's record is now: whoever has not been told is. */
  changed(now: number, nodeId: string, found: Found | null): void {
    if (found === null) return;
    for (const subscription of [...this.#subscriptions.of(nodeId)]) {
      if (found.entry.sequence <= subscription.sequence || !mayRead(found.record, subscription.reader)) continue;
      if (!subscription.acknowledged) subscription.failures += 1;
      subscription.sequence = found.entry.sequence;
      subscription.acknowledged = false;
      subscription.message = this.#encode(now, subscription, found.entry);
      subscription.tries = 0;
      this.#host.count('notified');
      this.#send(now, subscription);
    }
  }

  /** Those of a TCP connection end with it. */
  closed(channel: number): void {
    for (const subscription of [...this.#subscriptions.ofChannel(channel)]) this.#remove(subscription, 'ended.closed');
  }

  nextTime(): number {
    for (let due = this.#due.peek(); due !== undefined; due = this.#due.peek()) {
      if (this.#isToCome(due)) return due.at;
      this.#due.pop();
    }
    return Number.POSITIVE_INFINITY;
  }

  /** Moments that are kept, those that are out of date among them: some for each subscription at most. */
  get moments(): number {
    return this.#due.length;
  }

  handleTimeout(now: number): void {
    while (this.nextTime() <= now) {
      const due = this.#due.pop();
      if (due === undefined) return;
      const { subscription } = due;
      if (subscription.until <= now) this.#remove(subscription, 'ended.expired');
      else this.#repeat(now, subscription);
    }
  }

  #repeat(now: number, subscription: Subscription): void {
    subscription.repeatAt = Number.POSITIVE_INFINITY;
    if (subscription.acknowledged) return;
    if (subscription.tries < NOTIFY_TRIES) {
      this.#host.count('repeated');
      this.#send(now, subscription);
      return;
    }
    subscription.message = null;
    if (subscription.failures + 1 >= NOTIFY_FAILURES) this.#remove(subscription, 'ended.unanswered');
  }

  #send(now: number, subscription: Subscription): void {
    const { message, peer } = subscription;
    if (message === null) return;
    this.#host.send(peer, message);
    subscription.tries += 1;
    subscription.repeatAt = now + NOTIFY_PAUSE * 2 ** (subscription.tries - 1);
    this.#note(subscription.repeatAt, subscription);
  }

  /** What is out of date, an hour ahead perhaps, is thrown away once it is most of what there is. */
  #note(at: number, subscription: Subscription): void {
    if (this.#due.length > 4 * this.size + FEW) {
      this.#due = new TinyQueue(
        this.#due.data.filter((due) => this.#isToCome(due)),
        earlier,
      );
    }
    this.#due.push({ at, subscription });
  }

  #isToCome({ at, subscription }: Due): boolean {
    return this.#isLive(subscription) && (at === subscription.repeatAt || at === subscription.until);
  }

  #encode(now: number, subscription: Subscription, entry: StoredRecord | null): Uint8Array {
    return encodeAgentMessage({
      type: 'notify',
      transaction: subscription.transaction,
      cookie: this.#host.cookieFor(subscription.peer, now),
      lifetime: Math.max(1, Math.floor((subscription.until - now) / 1000)),
      verified: entry?.verified ?? 0,
      record: entry?.record ?? new Uint8Array(0),
    });
  }

  #isLive(subscription: Subscription): boolean {
    return this.#byTransaction.get(subscription.transaction) === subscription;
  }

  #remove(subscription: Subscription, counter: AgentCounter | null): void {
    this.#subscriptions.remove(subscription);
    if (this.#isLive(subscription)) this.#byTransaction.delete(subscription.transaction);
    if (counter !== null) this.#host.count(counter);
  }
}

/** Moments that are not worth a look at all of them. */
const FEW = 1024;

function earlier(a: Due, b: Due): number {
  return a.at - b.at;
}
