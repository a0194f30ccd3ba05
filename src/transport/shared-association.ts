import type { Association } from '../multihome/association.ts';
import type { AssociationEvent } from '../multihome/association-types.ts';
import { HedgeBudget } from '../multihome/budget.ts';
import type { LocalEntry } from '../multihome/local-entry.ts';
import type { Announcement } from '../multihome/locator-set.ts';
import { COOKIE_TICK } from '../tcp/constants.ts';
import type { Quota } from '../tcp/quota.ts';
import { createPathEvidence } from '../tcp/segment.ts';
import type { NodeId } from '../wire/node-id.ts';
import type { ConnectionIds } from '../wire/probe-mac.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import type { Timed } from './deadlines.ts';
import { FailoverTurns, type TurnTaker } from './failover-turns.ts';
import { SpentIds } from './spent-ids.ts';

/** Of all associations: each is filled and read within one call. */
const evidence = createPathEvidence();
const quota: Quota = { left: 0, blocked: false, spent: 0 };

/** A connection as its association sees it. */
export interface Member extends TurnTaker {
  /** Where it stands in `members`; -1: nowhere. The association's to write. */
  memberIndex: number;
  /** It can carry acknowledgments, and with them what the association has to say. */
  readonly carries: boolean;
  takeAssociationEvent(now: number, event: AssociationEvent): void;
  /** The peer has lost another one: asks whether it has this one. */
  wonder(): void;
}

/** What associations need of the transport they belong to. */
export interface AssociationHost<M extends Member> {
  /** By how many ms the loop has been late, in all. */
  readonly lag: number;
  /** What has happened to the connection is to be looked at, and what it may send. */
  enqueue(member: M): void;
  /** The peer is proven: later connections may be bound. */
  founded(association: SharedAssociation<M>, peer: NodeId): void;
  /** Its keys are gone: the peer never took this node's proof. */
  failed(association: SharedAssociation<M>): void;
  /** No connection is left. */
  abandoned(now: number, association: SharedAssociation<M>): void;
  /** It has waited for a connection in vain. */
  expired(now: number, association: SharedAssociation<M>): void;
}

/**
 * Without anything sent or received for this long, in ms, an association lets go of what looks back no further: the
 * least round trips and the hedging budget, of 10 s each, are the longest memory.
 */
const REST_AFTER = 10_000;

const NEVER = Number.POSITIVE_INFINITY;

/** Turns are not asked for more often than this, in ms. */
const TICK = 0.01;

/**
 * An association with the connections that share it: what happens to one of its paths happens to all of them in the same
 * call; its timers are its own; what it has to say goes out by whichever of them is polled (R-MH-60 to R-MH-64).
 */
export class SharedAssociation<M extends Member> implements Timed {
  heapIndex = -1;
  heapAt = NEVER;
  readonly association: Association;
  members: M[] = [];
  /** By which the node's table finds it, which is the one to write it; -1: it is not there. */
  key = -1;
  /** Told of what happens to it, beside the members; null: nobody. */
  watcher: Pick<Member, 'takeAssociationEvent'> | null = null;
  /** Connections that ask to be bound to it. */
  claims = 0;
  /** Until when it waits for a connection; Infinity: it has some, or was never proven. */
  expiresAt = NEVER;
  readonly #host: AssociationHost<M>;
  /** How much of the node's lag its deadlines have taken into account. */
  #lag: number;
  /** When something was last sent or received; and whether it has let go of what is only used then. */
  #activeAt: number;
  #resting = false;
  /** No member can send for it any more: its timers stand still. */
  #dormant = false;
  /** Index of the member that carries, and whether something came by it since the last deadline. */
  #carrier = 0;
  /** So many of the first members may carry; those behind them do not any more. */
  #carrying = 0;
  #heard = false;
  /** Index of the member that was last asked about. */
  #wondered = -1;
  #hedges: HedgeBudget | null = null;
  /** Of connections that were bound; null: none was. */
  #spent: SpentIds | null = null;
  /** After a failover of several connections; null: each goes by itself. */
  #turns: FailoverTurns<M> | null = null;

  constructor(now: number, host: AssociationHost<M>, association: Association) {
    this.#host = host;
    this.#lag = host.lag;
    this.#activeAt = now;
    this.association = association;
  }

  /** Responder: the initiator of this connection is bound, once. False: it was before. */
  spend(now: number, { clientHigh, clientLow }: ConnectionIds): boolean {
    this.#spent ??= new SpentIds(now, 2 * COOKIE_TICK);
    return this.#spent.take(now, clientHigh, clientLow);
  }

  join(now: number, member: M): void {
    const index = this.members.length;
    member.memberIndex = index;
    // Many have one, and an array that is appended to makes room for seventeen.
    if (index === 0) this.members = [member];
    else this.members.push(member);
    this.#swap(index, this.#carrying);
    this.#carrying += 1;
    this.expiresAt = NEVER;
    this.#dormant = false;
    this.noteActivity(now);
  }

  leave(now: number, member: M): void {
    const { members } = this;
    if (members[member.memberIndex] !== member) return;
    this.#turns?.leave(member);
    if (member.memberIndex < this.#carrying) this.#dismiss(member.memberIndex);
    this.#swap(member.memberIndex, members.length - 1);
    members.pop();
    member.memberIndex = -1;
    if (members.length === 0) {
      this.#host.abandoned(now, this);
      // Where it waits for the next connection, its keys do for a while, too.
      if (this.expiresAt === NEVER) this.#rest();
    } else {
      // What the leaving one had still to say for it is another's to say.
      this.wakeCarrier();
    }
  }

  /** Whether some connection sends and receives by it. */
  get isUsed(): boolean {
    return this.members.length > 0 && !this.#dormant;
  }

  /** The peer has the member's other end: what is said by it arrives. */
  noteHeard(member: M): void {
    if (member.memberIndex < 0) return;
    if (member.memberIndex < this.#carrying) this.#carrier = member.memberIndex;
    this.#heard = true;
  }

  /** Whether what is to be said goes out by this member. Where none carries, whoever is asked answers. */
  isCarrier(member: M): boolean {
    const carrier = this.#findCarrier();
    return carrier === undefined || carrier === member;
  }

  /** There may be something to say. */
  wakeCarrier(): void {
    const carrier = this.#findCarrier();
    if (carrier !== undefined) this.#host.enqueue(carrier);
  }

  /** Before anything else happens to it: the loop was late meanwhile, and its deadlines move by as much. */
  catchUp(): void {
    const { lag } = this.#host;
    if (lag === this.#lag) return;
    this.association.deferDeadlines(lag - this.#lag);
    this.#lag = lag;
  }

  noteActivity(now: number): void {
    this.#activeAt = now;
    this.#resting = false;
  }

  /** What the user knows of the peer's addresses. */
  setLocators(now: number, locators: readonly SocketAddress[]): void {
    this.association.locators.setDialled(now, locators);
    this.settle(now);
  }

  /** What the peer has signed elsewhere of its addresses. */
  setRecorded(now: number, locators: readonly Announcement[]): void {
    this.association.locators.setRecorded(now, locators);
    this.settle(now);
    this.wakeCarrier();
  }

  setLinks(now: number, links: readonly LocalEntry[]): void {
    this.catchUp();
    this.association.setLocalLocators(now, links);
    this.settle(now);
  }

  /** Tells every member what happened since the last call. True when something did. */
  settle(now: number): boolean {
    const events = this.association.takeEvents();
    for (const event of events) {
      if (event.type === 'proven') this.#host.founded(this, event.peer);
      else if (event.type === 'proof-failed') this.#host.failed(this);
      const ofProof = event.type === 'proven' || event.type === 'proof-failed';
      this.watcher?.takeAssociationEvent(now, event);
      // Who joins meanwhile has seen what it tells.
      const count = this.members.length;
      for (let i = 0; i < count; i++) {
        const member = this.members[i];
        if (member === undefined) continue;
        // Of all else who only answers has nothing to make: thousands may be in TIME-WAIT.
        if (ofProof || (i < this.#carrying && member.carries)) this.#host.enqueue(member);
        member.takeAssociationEvent(now, event);
      }
    }
    return events.length > 0;
  }

  deadline(): number {
    const restAt = this.#resting ? NEVER : this.#activeAt + REST_AFTER;
    if (this.members.length === 0) return this.expiresAt === NEVER ? NEVER : Math.min(this.expiresAt, restAt);
    if (this.#dormant) return NEVER;
    return Math.min(this.association.deadline(), this.#turns?.dueAt ?? NEVER, restAt);
  }

  handleTimeout(now: number): void {
    this.catchUp();
    if (this.members.length === 0) {
      if (now >= this.expiresAt) this.#host.expired(now, this);
      else if (!this.#resting && now >= this.#activeAt + REST_AFTER) this.#rest();
      return;
    }
    // The peer may have lost its end of the one that carried: each time another, until something is heard.
    if (!this.#heard) this.#carrier += 1;
    this.#heard = false;
    const carrier = this.#findCarrier();
    if (carrier === undefined) {
      this.#dormant = true;
      return;
    }
    if (now >= this.association.deadline()) this.association.handleTimeout(now);
    if (!this.#resting && now >= this.#activeAt + REST_AFTER) this.#rest();
    this.settle(now);
    this.#wakeTurn(now);
    this.#host.enqueue(carrier);
  }

  /** What was sent and hedged of late, by all connections together. */
  get hedges(): HedgeBudget {
    this.#hedges ??= new HedgeBudget();
    return this.#hedges;
  }

  /** Traffic moves from one path to another: what goes out there is shared out among the connections (R-MH-46). */
  movesTo(now: number, from: number, to: number): void {
    const { members, association } = this;
    if (members.length < 2 || association.active === to || this.#turns?.path === to) return;
    const srtt = association.paths[to]?.srtt ?? 0;
    let deliveryRate = 0;
    let rememberedWindow = 0;
    let segment = 0;
    for (const { tcp } of members) {
      tcp.evidence(from, evidence);
      deliveryRate += evidence.deliveryRate;
      tcp.evidence(to, evidence);
      // What it delivered per round trip when it was in use is what the path was seen to carry.
      rememberedWindow += evidence.deliveryRate * srtt;
      segment = Math.max(segment, tcp.effectiveMss(to));
    }
    this.#turns = new FailoverTurns(now, to, { deliveredPerRtt: deliveryRate * srtt, rememberedWindow, srtt, segment });
  }

  /** After a failover of several connections: they send in turn. */
  get takesTurns(): boolean {
    return this.#turns !== null;
  }

  /** Lets a member `send` while turns are taken, no more than its turn allows. */
  inTurn(now: number, member: M, send: () => void): void {
    const turns = this.#turns;
    if (turns === null) return;
    const over = turns.isOver(now) || this.association.active !== turns.path;
    if (over) this.#endTurns();
    else if (member.tcp.activePath !== turns.path) turns.leave(member);
    if (over || member.tcp.activePath !== turns.path) {
      send();
      return;
    }
    quota.left = turns.quota(now, member);
    quota.blocked = false;
    quota.spent = 0;
    member.tcp.setQuota(quota);
    send();
    member.tcp.setQuota(null);
    turns.settle(now, member, quota.spent, quota.blocked);
    this.#wakeTurn(now);
  }

  /** The next one is polled, now or when its turn comes. */
  #wakeTurn(now: number): void {
    const turns = this.#turns;
    if (turns === null) return;
    turns.dueAt = NEVER;
    const next = turns.next(now);
    // A sum of fractions may be there a little later than it was worked out.
    if (next === undefined) turns.dueAt = Math.max(now + TICK, Math.min(turns.nextAt(now), turns.wakesAt(now)));
    else this.#host.enqueue(next);
  }

  /** All go by themselves again, whoever waits at once. */
  #endTurns(): void {
    this.#turns = null;
    for (const member of this.members) this.#host.enqueue(member);
  }

  #rest(): void {
    this.#resting = true;
    this.association.rest();
    this.#hedges = null;
  }

  /**
   * The peer has lost a connection: two others are asked about (R-TR-75). Where it has lost all of them each reset leads to
   * two more, so that a thousand are over in ten round trips.
   */
  wonder(): void {
    const { members } = this;
    for (let i = 0; i < Math.min(2, members.length); i++) {
      this.#wondered = (this.#wondered + 1) % members.length;
      members[this.#wondered]?.wonder();
    }
  }

  /**
   * The member that was heard last, or else whose turn it is. Who carries no longer never does again, and is looked at
   * once: of those that come and go, thousands may be in TIME-WAIT.
   */
  #findCarrier(): M | undefined {
    while (this.#carrying > 0) {
      const index = this.#carrier % this.#carrying;
      const member = this.members[index];
      if (member?.carries) {
        this.#carrier = index;
        return member;
      }
      this.#dismiss(index);
    }
    return undefined;
  }

  /** The member there does not carry any more. */
  #dismiss(index: number): void {
    this.#carrying -= 1;
    this.#swap(index, this.#carrying);
  }

  #swap(one: number, other: number): void {
    const { members } = this;
    const [first, second] = [members[one], members[other]];
    if (first === undefined || second === undefined || one === other) return;
    members[one] = second;
    members[other] = first;
    second.memberIndex = one;
    first.memberIndex = other;
  }
}
