/** A ticket of an association that has no connection any more. */
interface Resting<T> {
  readonly ticket: T;
  readonly until: number;
}

/**
 * Tickets of one kind, one a peer, and not more than a limit: those of associations in use, which do not age, and those
 * that rest and are good for a while. What rests longest gives way first. Nobody waits for a ticket to end: who asks for
 * anything drops the old ones.
 */
export class TicketShelf<T> {
  readonly #limit: number;
  readonly #lifetime: number;
  readonly #dropped: (ticket: T) => void;
  readonly #used = new Map<string, T>();
  /** The one that ends first comes first. */
  readonly #resting = new Map<string, Resting<T>>();

  /**
   * @param lifetime of what rests, in ms
   * @param dropped told of each ticket that was not taken
   */
  constructor(limit: number, lifetime: number, dropped: (ticket: T) => void = () => {}) {
    this.#limit = limit;
    this.#lifetime = lifetime;
    this.#dropped = dropped;
  }

  get size(): number {
    return this.#used.size + this.#resting.size;
  }

  /** The ticket of a peer, in place of an older one. */
  put(now: number, peer: string, ticket: T): void {
    this.#expire(now);
    this.drop(peer);
    if (this.size >= this.#limit) this.drop(this.#oldest());
    this.#used.set(peer, ticket);
  }

  /** The association with the peer has its last connection no more. */
  rest(now: number, peer: string): void {
    const ticket = this.#used.get(peer);
    this.#expire(now);
    if (ticket === undefined) return;
    this.#used.delete(peer);
    this.#resting.set(peer, { ticket, until: now + this.#lifetime });
  }

  /** It has one again. */
  wake(now: number, peer: string): void {
    const ticket = this.take(now, peer);
    if (ticket !== undefined) this.#used.set(peer, ticket);
  }

  get(now: number, peer: string): T | undefined {
    this.#expire(now);
    const resting = this.#resting.get(peer);
    return this.#used.get(peer) ?? (resting !== undefined && resting.until > now ? resting.ticket : undefined);
  }

  /** The ticket of a peer, which is used once. */
  take(now: number, peer: string): T | undefined {
    const ticket = this.get(now, peer);
    this.#used.delete(peer);
    this.#resting.delete(peer);
    return ticket;
  }

  drop(peer: string | undefined): void {
    if (peer === undefined) return;
    const ticket = this.#used.get(peer) ?? this.#resting.get(peer)?.ticket;
    this.#used.delete(peer);
    this.#resting.delete(peer);
    if (ticket !== undefined) this.#dropped(ticket);
  }

  #expire(now: number): void {
    for (const [peer, { until }] of this.#resting) {
      if (until > now) return;
      this.drop(peer);
    }
  }

  #oldest(): string | undefined {
    for (const peer of this.#resting.keys()) return peer;
    for (const peer of this.#used.keys()) return peer;
    return undefined;
  }
}
