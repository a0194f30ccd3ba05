import { FailoverBudget, type FailoverTerms } from '../multihome/budget.ts';
import { BUDGET_CALM_RTTS, BUDGET_TIME } from '../multihome/constants.ts';
import type { TcpConnection } from '../tcp/connection.ts';

/** A connection that sends by the path. */
export interface TurnTaker {
  readonly id: number;
  readonly tcp: TcpConnection;
}

/** What is known of one connection on the path: figures of its TCP, and what it sent in its turns that is still out. */
interface Account {
  readonly member: TurnTaker;
  delivered: number;
  lost: number;
  owed: number;
}

/**
 * The connections of an association after a failover: together they keep to one budget on the path that took over, and
 * send in turn, a segment each (R-MH-46). It binds until nobody has waited for his turn for some round trips.
 */
export class FailoverTurns<M extends TurnTaker> {
  readonly path: number;
  /** When the next turn is to be looked for; Infinity: not by time alone. The association's to write. */
  dueAt = Number.POSITIVE_INFINITY;
  readonly #budget = new FailoverBudget();
  readonly #segment: number;
  readonly #srtt: number;
  readonly #endsAt: number;
  readonly #accounts = new Map<number, Account & { readonly member: M }>();
  #waitedAt: number;

  constructor(now: number, path: number, terms: FailoverTerms) {
    this.path = path;
    this.#segment = terms.segment;
    this.#srtt = Math.max(terms.srtt, 1);
    this.#endsAt = now + BUDGET_TIME;
    this.#waitedAt = now;
    this.#budget.open(now, terms);
  }

  /** Nobody waits any more, or it has lasted long enough for each connection to know the path by itself. */
  isOver(now: number): boolean {
    if (now >= this.#endsAt) return true;
    return !this.#budget.isWanted && now - this.#waitedAt > BUDGET_CALM_RTTS * this.#srtt;
  }

  /** Bytes that the connection may send now; 0 until its turn. What its TCP knows of the path is taken in. */
  quota(now: number, member: M): number {
    this.#takeIn(now, member);
    if (this.#budget.available(now) < this.#segment) return 0;
    return !this.#budget.isWanted || this.#budget.next(now, this.#segment) === member.id ? this.#segment : 0;
  }

  /** The connection has sent `bytes`, and was kept from sending more, or not. */
  settle(now: number, member: M, bytes: number, waits: boolean): void {
    const account = this.#accountOf(member);
    account.owed += bytes;
    if (bytes > 0 || !waits) this.#budget.spent(member.id, bytes, waits);
    else this.#budget.enqueue(member.id);
    if (waits) this.#waitedAt = now;
  }

  /** The connection goes by another path, or ends. */
  leave(member: M): void {
    this.#budget.withdraw(member.id);
    const account = this.#accounts.get(member.id);
    if (account === undefined) return;
    this.#budget.forget(account.owed);
    this.#accounts.delete(member.id);
  }

  /** Whose turn it is. */
  next(now: number): M | undefined {
    return this.#accounts.get(this.#budget.next(now, this.#segment))?.member;
  }

  /** When the next turn comes by time alone; Infinity: nobody waits, or for an acknowledgment. */
  nextAt(now: number): number {
    return this.#budget.isWanted ? this.#budget.availableAt(now, this.#segment) : Number.POSITIVE_INFINITY;
  }

  /** When those who wait for an acknowledgment are looked at again, should none come: the budget may be over. */
  wakesAt(now: number): number {
    return this.#budget.isWanted
      ? Math.min(this.#endsAt, now + BUDGET_CALM_RTTS * this.#srtt)
      : Number.POSITIVE_INFINITY;
  }

  #takeIn(now: number, member: M): void {
    const account = this.#accountOf(member);
    const { bytesDelivered, lostSegments, inFlight } = member.tcp.pathStatistics(this.path);
    const delivered = Math.max(0, bytesDelivered - account.delivered);
    const lost = Math.max(0, lostSegments - account.lost);
    account.delivered = bytesDelivered;
    account.lost = lostSegments;
    const acknowledged = Math.min(delivered, account.owed);
    if (acknowledged > 0) this.#budget.acknowledged(acknowledged);
    if (lost > 0) this.#budget.lost(now, Math.min(lost * this.#segment, account.owed - acknowledged), this.#segment);
    // Whatever became of the rest, no more is out than TCP says.
    const left = Math.max(0, account.owed - acknowledged - lost * this.#segment);
    account.owed = Math.min(left, inFlight);
    this.#budget.forget(left - account.owed);
  }

  #accountOf(member: M): Account {
    let account = this.#accounts.get(member.id);
    if (account === undefined) {
      const { bytesDelivered, lostSegments } = member.tcp.pathStatistics(this.path);
      account = { member, delivered: bytesDelivered, lost: lostSegments, owed: 0 };
      this.#accounts.set(member.id, account);
    }
    return account;
  }
}
