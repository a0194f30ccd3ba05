import type { NodeId } from '../wire/node-id.ts';
import type { Peer } from './server-types.ts';

/** Somebody who wants to be told. */
export interface Subscription {
  readonly peer: Peer;
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

/** Subscriptions by node and by who asked, with their numbers bounded in each way. */
export class Subscriptions {
  readonly #byNode = new Map<string, Map<string, Subscription>>();
  readonly #perAddress = new Map<string, number>();
  readonly #perChannel = new Map<number, number>();
  readonly #limits: { readonly all: number; readonly perAddress: number; readonly perNode: number };
  #size = 0;

  constructor(limits: { readonly all: number; readonly perAddress: number; readonly perNode: number }) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#size;
  }

  /** Nodes that somebody wants to be told of. */
  nodeIds(): Iterable<string> {
    return this.#byNode.keys();
  }

  /** Those to one node. */
  of(nodeId: string): Iterable<Subscription> {
    return this.#byNode.get(nodeId)?.values() ?? [];
  }

  find(peer: Peer, nodeId: string): Subscription | undefined {
    return this.#byNode.get(nodeId)?.get(keyOf(peer));
  }

  /** Whether a TCP connection has any. */
  hasChannel(channel: number): boolean {
    return this.#perChannel.has(channel);
  }

  /** Adds one, in place of the same peer's to the same node; false when there is no room. */
  add(subscription: Subscription): boolean {
    const nodeId = subscription.nodeId.text;
    const previous = this.find(subscription.peer, nodeId);
    if (previous !== undefined) this.remove(previous);
    const { address } = subscription.peer.address;
    const ofNode = this.#byNode.get(nodeId);
    const ofAddress = this.#perAddress.get(address) ?? 0;
    const { all, perAddress, perNode } = this.#limits;
    if (this.#size >= all || ofAddress >= perAddress || (ofNode?.size ?? 0) >= perNode) return false;
    if (ofNode === undefined) this.#byNode.set(nodeId, new Map([[keyOf(subscription.peer), subscription]]));
    else ofNode.set(keyOf(subscription.peer), subscription);
    count(this.#perAddress, address, 1);
    if (subscription.peer.channel !== 0) count(this.#perChannel, subscription.peer.channel, 1);
    this.#size += 1;
    return true;
  }

  remove(subscription: Subscription): void {
    const nodeId = subscription.nodeId.text;
    const ofNode = this.#byNode.get(nodeId);
    const key = keyOf(subscription.peer);
    if (ofNode === undefined || ofNode.get(key) !== subscription) return;
    ofNode.delete(key);
    if (ofNode.size === 0) this.#byNode.delete(nodeId);
    count(this.#perAddress, subscription.peer.address.address, -1);
    if (subscription.peer.channel !== 0) count(this.#perChannel, subscription.peer.channel, -1);
    this.#size -= 1;
  }

  /** Removes all that `ended` says yes to, and returns how many. */
  removeWhere(ended: (subscription: Subscription) => boolean): number {
    let count = 0;
    for (const ofNode of [...this.#byNode.values()]) {
      for (const subscription of [...ofNode.values()]) {
        if (!ended(subscription)) continue;
        this.remove(subscription);
        count++;
      }
    }
    return count;
  }
}

function count<K>(numbers: Map<K, number>, key: K, change: 1 | -1): void {
  const number = (numbers.get(key) ?? 0) + change;
  if (number > 0) numbers.set(key, number);
  else numbers.delete(key);
}

function keyOf({ address, channel }: Peer): string {
  return `${channel}|${address.key}`;
}
