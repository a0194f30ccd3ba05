import type { Association } from '../multihome/association.ts';
import { LINGER_LIMIT } from '../multihome/constants.ts';
import type { Crypto } from '../multihome/crypto.ts';
import type { Role } from '../multihome/role.ts';
import { Tickets } from '../multihome/tickets.ts';
import type { NodeId } from '../wire/node-id.ts';
import type { AssociationStatistics } from './association-statistics.ts';
import type { TransportConfig } from './config.ts';
import { PACKET_FORM, type SegmentForm } from './segment-form.ts';
import type { Member, SharedAssociation } from './shared-association.ts';

/** An opening connection that waits for another to found the association. */
export interface Waiter {
  /** The association is there, or it will not come. */
  founderGone(now: number, proven: boolean): void;
}

/**
 * The associations of a node: by the peer's node ID for those who dial, by their handle for those who are dialled
 * (R-MH-61). Those without connections wait for a while, and not too many of them (R-MH-64).
 */
export class Associations<M extends Member> {
  founded = 0;
  bound = 0;
  /** Of those founded: by a ticket. */
  resumed = 0;
  /** What all of them dropped, by reason: a closed set. */
  readonly drops: Record<string, number> = {};
  readonly #byNode = new Map<string, SharedAssociation<M>>();
  readonly #byKey = new Map<number, SharedAssociation<M>>();
  /** Without connections, the one that has waited longest first. */
  readonly #lingering = new Set<SharedAssociation<M>>();
  /** Who is proving which node, and who waits for that. */
  readonly #founders = new Map<string, { readonly founder: Waiter; readonly waiting: Set<Waiter> }>();
  /** What outlives associations; null: nothing does. */
  readonly tickets: Tickets | null;
  readonly #linger: number;
  readonly #forget: (association: SharedAssociation<M>) => void;

  /** @param forget told of each one that is forgotten */
  constructor(
    crypto: Crypto,
    form: SegmentForm,
    { associationLinger, ticketLifetime }: Pick<TransportConfig, 'associationLinger' | 'ticketLifetime'>,
    forget: (association: SharedAssociation<M>) => void,
  ) {
    // A SYN in a packet has no room to ask by a ticket.
    this.tickets = form === PACKET_FORM ? null : new Tickets(crypto, ticketLifetime);
    this.#linger = associationLinger;
    this.#forget = forget;
  }

  get statistics(): AssociationStatistics {
    const { founded, bound, resumed, drops } = this;
    return {
      associations: this.#byKey.size,
      lingering: this.#lingering.size,
      founded,
      bound,
      resumed,
      unknownBinds: drops['bind-unknown'] ?? 0,
      forgedBinds: drops['bind-forged'] ?? 0,
      repeatedBinds: drops['bind-repeated'] ?? 0,
    };
  }

  noteDrop(reason: string): void {
    this.drops[reason] = (this.drops[reason] ?? 0) + 1;
  }

  /** Those that have no connection. */
  get lingering(): Iterable<SharedAssociation<M>> {
    return this.#lingering;
  }

  /** The association with a node that connections are bound to from now on. */
  with(node: NodeId): SharedAssociation<M> | undefined {
    return this.#byNode.get(node.text);
  }

  /** The association of that handle in which the peer has `role`. */
  find(handle: number, role: Role): SharedAssociation<M> | undefined {
    return this.#byKey.get(combine(handle, role === 'initiator' ? 'responder' : 'initiator'));
  }

  /** A peer is proven. An older association with it keeps its connections, and is given no more. */
  add(association: SharedAssociation<M>, node: NodeId): void {
    const key = keyOf(association);
    if (key === undefined) return;
    this.founded += 1;
    association.key = key;
    const former = this.#byNode.get(node.text);
    this.#byNode.set(node.text, association);
    // A number that two of them have means the later one; who asks for the other proves itself anew.
    this.#byKey.set(key, association);
    if (former !== undefined && former.members.length === 0 && former.claims === 0) this.remove(former);
  }

  /** The peer was proven, and then did not take this node's proof: nobody is bound to it any more. */
  fail(association: SharedAssociation<M>): void {
    if (association.key >= 0) this.remove(association);
  }

  /** Its last connection has gone. */
  linger(now: number, association: SharedAssociation<M>): void {
    const { peer } = association.association;
    if (peer === null || association.key < 0) return;
    const named = this.with(peer);
    if (named !== association && !areTwins(named, association)) {
      this.remove(association);
      return;
    }
    this.tickets?.rest(now, peer);
    association.expiresAt = now + this.#linger;
    this.#lingering.add(association);
    if (this.#lingering.size <= LINGER_LIMIT) return;
    for (const oldest of this.#lingering) {
      if (oldest.claims > 0) continue;
      this.remove(oldest);
      return;
    }
  }

  /** It has a connection again. */
  take(now: number, association: SharedAssociation<M>): void {
    const { peer } = association.association;
    if (this.#lingering.delete(association) && peer !== null) this.tickets?.wake(now, peer);
    this.bound += 1;
  }

  /** It has waited long enough, unless a connection asks for it just now. */
  expire(now: number, association: SharedAssociation<M>): void {
    if (association.claims > 0) association.expiresAt = now + this.#linger;
    else this.remove(association);
  }

  remove(association: SharedAssociation<M>): void {
    this.#lingering.delete(association);
    association.expiresAt = Number.POSITIVE_INFINITY;
    const { key } = association;
    const { peer } = association.association;
    association.key = -1;
    if (peer !== null && this.with(peer) === association) this.#byNode.delete(peer.text);
    if (this.#byKey.get(key) === association) this.#byKey.delete(key);
    this.#forget(association);
    // Of a node with itself neither end is good for anything without the other.
    const twin = this.#byKey.get(twinOf(key));
    if (twin !== undefined && this.#lingering.has(twin)) this.remove(twin);
  }

  /** Somebody is about to prove the node. */
  isFounding(node: NodeId): boolean {
    return this.#founders.has(node.text);
  }

  /** True: `candidate` is to prove the node. False: another does so already, and will be heard of. */
  foundOrWait(node: NodeId, candidate: Waiter): boolean {
    const entry = this.#founders.get(node.text);
    if (entry === undefined) {
      this.#founders.set(node.text, { founder: candidate, waiting: new Set() });
      return true;
    }
    entry.waiting.add(candidate);
    return false;
  }

  /** `waiter` neither proves nor waits any more. With `proven`, who waited for it may be bound. */
  endFounding(now: number, node: NodeId, waiter: Waiter, proven: boolean): void {
    const entry = this.#founders.size === 0 ? undefined : this.#founders.get(node.text);
    if (entry === undefined) return;
    entry.waiting.delete(waiter);
    if (entry.founder !== waiter) return;
    this.#founders.delete(node.text);
    for (const waiting of entry.waiting) waiting.founderGone(now, proven);
  }
}

/** They are the two ends of one association, of a node with itself. */
function areTwins<M extends Member>(one: SharedAssociation<M> | undefined, other: SharedAssociation<M>): boolean {
  return one !== undefined && one.key === twinOf(other.key);
}

/** Undefined: the peer is not proven. */
function keyOf({ association }: { readonly association: Association }): number | undefined {
  const keys = association.bindKeys;
  return keys === null ? undefined : combine(keys.keys.handle, keys.role);
}

/** The key of the other end of an association of a node with itself. 33 bits: no bitwise operator will do. */
function twinOf(key: number): number {
  return key % 2 === 0 ? key + 1 : key - 1;
}

/** Of two associations that a node has with itself, each is the other's peer. */
function combine(handle: number, role: Role): number {
  return handle * 2 + (role === 'responder' ? 1 : 0);
}
