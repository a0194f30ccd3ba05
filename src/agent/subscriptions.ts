import type { NodeId } from '../wire/node-id.ts';
import type { Peer } from './server-types.ts';
import { type ShareLimits, Shares } from './shares.ts';

/** Somebody who wants to be told. */
export interface Subscription {
  readonly peer: Peer;
  /** The /24 or /48 of the peer. */
  readonly network: string;
  readonly transaction: bigint;
  readonly nodeId: NodeId;
  /** Who has proven to be asking, for private records. */
  readonly reader: NodeId | null;
  /** When it ends. */
  until: number;
  /** The newest sequence sent, and whether it has been acknowledged. */
  sequence: bigint;
  acknowledged: boolean;
  /** What is repeated while it is not. */
  message: Uint8Array | null;
  tries: number;
  repeatAt: number;
  /** Notifications in a row that were never answered. */
  failures: number;
}

export interface SubscriptionLimits extends ShareLimits {
  /** To one node; of these half at most for one network. */
  readonly perNode: number;
}

/** Subscriptions by node and by who asked, with their numbers bounded in each way. */
export class Subscriptions {
  readonly #byNode = new Map<string, Map<string, Subscription>>();
  readonly #ofChannel = new Map<number, Set<Subscription>>();
  readonly #shares: Shares;
  readonly #perNode: number;

  constructor(limits: SubscriptionLimits) {
    this.#shares = new Shares(limits);
    this.#perNode = limits.perNode;
  }

  get size(): number {
    return this.#shares.size;
  }

  /** Nodes that somebody wants to be told of. */
  nodeIds(): Iterable<string> {
    return this.#byNode.keys();
  }

  /** Whether there is any to the node. */
  has(nodeId: string): boolean {
    return this.#byNode.has(nodeId);
  }

  /** Those to one node. */
  of(nodeId: string): Iterable<Subscription> {
    return this.#byNode.get(nodeId)?.values() ?? [];
  }

  find(peer: Peer, nodeId: string): Subscription | undefined {
    return this.#byNode.get(nodeId)?.get(keyOf(peer));
  }

  /** Those of a TCP connection. */
  ofChannel(channel: number): ReadonlySet<Subscription> {
    return this.#ofChannel.get(channel) ?? NONE;
  }

  /** Adds one, in place of the same peer's to the same node; false when there is no room. */
  add(subscription: Subscription): boolean {
    const nodeId = subscription.nodeId.text;
    const previous = this.find(subscription.peer, nodeId);
    if (previous !== undefined) this.remove(previous);
    const { address } = subscription.peer;
    const ofNode = this.#byNode.get(nodeId);
    if (!this.#hasRoom(ofNode, subscription.network) || !this.#shares.take(address)) return false;
    if (ofNode === undefined) this.#byNode.set(nodeId, new Map([[keyOf(subscription.peer), subscription]]));
    else ofNode.set(keyOf(subscription.peer), subscription);
    this.#join(subscription);
    return true;
  }

  remove(subscription: Subscription): void {
    const nodeId = subscription.nodeId.text;
    const ofNode = this.#byNode.get(nodeId);
    const key = keyOf(subscription.peer);
    if (ofNode === undefined || ofNode.get(key) !== subscription) return;
    ofNode.delete(key);
    if (ofNode.size === 0) this.#byNode.delete(nodeId);
    this.#shares.give(subscription.peer.address);
    this.#leave(subscription);
  }

  /** One network alone keeps nobody else from following a node. It is counted only where it may have its half. */
  #hasRoom(ofNode: Map<string, Subscription> | undefined, network: string): boolean {
    const half = this.#perNode / 2;
    if (ofNode === undefined || ofNode.size < half) return true;
    if (ofNode.size >= this.#perNode) return false;
    let ofNetwork = 0;
    for (const each of ofNode.values()) if (each.network === network) ofNetwork += 1;
    return ofNetwork < half;
  }

  #join(subscription: Subscription): void {
    const { channel } = subscription.peer;
    if (channel === 0) return;
    const ofChannel = this.#ofChannel.get(channel);
    if (ofChannel === undefined) this.#ofChannel.set(channel, new Set([subscription]));
    else ofChannel.add(subscription);
  }

  #leave(subscription: Subscription): void {
    const { channel } = subscription.peer;
    const ofChannel = this.#ofChannel.get(channel);
    ofChannel?.delete(subscription);
    if (ofChannel?.size === 0) this.#ofChannel.delete(channel);
  }
}

const NONE: ReadonlySet<Subscription> = new Set();

function keyOf({ address, channel }: Peer): string {
  return `${channel}|${address.key}`;
}
