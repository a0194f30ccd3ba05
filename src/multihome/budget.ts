/**
 * How much may go out at a failover: all connections of an association share one allowance per path, so that a thousand
 * of them do not send a thousand initial windows into a path that nobody has loaded yet.
 */
import { HEDGE_PART, HEDGE_SPAN, INITIAL_WINDOW_SEGMENTS } from './constants.ts';

/** What is known when a failover is confirmed. Sizes in bytes, times in ms. */
export interface FailoverTerms {
  /** What the failed path delivered per round trip of the new one, all connections together. */
  readonly deliveredPerRtt: number;
  /** The largest window that the new path was seen to carry, all connections together; 0 when it carried nothing. */
  readonly rememberedWindow: number;
  /** Round trip of the new path. */
  readonly srtt: number;
  /** Largest segment of the new path. */
  readonly segment: number;
}

/**
 * One path's budget after a failover. Connections queue for it and take turns, one segment each; within the first round
 * trip at most the window goes out, paced over that time; acknowledgments release as much as they cover and that much
 * more; a loss halves the window for all, and after the first one it grows by a segment per round trip.
 */
export class FailoverBudget {
  #window = 0;
  #outstanding = 0;
  #rate = 0;
  #startedAt = 0;
  #endsAt = Number.NEGATIVE_INFINITY;
  #released = 0;
  #burst = 0;
  #segment = 0;
  #halved = false;
  #srtt = 1;
  /** Losses before this time are those that have halved the window. */
  #recoversAt = Number.NEGATIVE_INFINITY;
  readonly #queue: number[] = [];
  readonly #queued = new Set<number>();

  /** A failover onto the path is confirmed: the first round trip begins. */
  open(now: number, terms: FailoverTerms): void {
    const initial = INITIAL_WINDOW_SEGMENTS * terms.segment;
    const known = terms.rememberedWindow > 0 ? Math.min(terms.deliveredPerRtt, terms.rememberedWindow) : initial;
    this.#window = Math.max(initial, known);
    this.#outstanding = 0;
    this.#released = 0;
    this.#halved = false;
    this.#srtt = Math.max(terms.srtt, 1);
    this.#segment = terms.segment;
    this.#recoversAt = Number.NEGATIVE_INFINITY;
    this.#rate = terms.srtt > 0 ? this.#window / terms.srtt : Number.POSITIVE_INFINITY;
    this.#burst = terms.segment * 2;
    this.#startedAt = now;
    this.#endsAt = now + Math.max(terms.srtt, 1);
    this.#queue.length = 0;
    this.#queued.clear();
  }

  /** The budget binds until the first round trip is over, and what it released is acknowledged or lost. */
  isOpen(now: number): boolean {
    return now < this.#endsAt || this.#outstanding > 0;
  }

  /** Bytes that may be outstanding, all connections together. */
  get window(): number {
    return this.#window;
  }

  /** Somebody waits for his turn. */
  get isWanted(): boolean {
    return this.#queue.length > 0;
  }

  /** A connection has something to send. It stands in the queue once. */
  enqueue(connection: number): void {
    if (this.#queued.has(connection)) return;
    this.#queued.add(connection);
    this.#queue.push(connection);
  }

  /** A connection has nothing to send any more, or is gone. */
  withdraw(connection: number): void {
    if (!this.#queued.delete(connection)) return;
    this.#queue.splice(this.#queue.indexOf(connection), 1);
  }

  /** The connection whose turn it is to send one segment of up to `bytes`, or -1: none, or not yet. */
  next(now: number, bytes: number): number {
    if (this.available(now) < bytes) return -1;
    return this.#queue[0] ?? -1;
  }

  /** The connection sent `bytes`; with `more` it queues again, behind all others. */
  spent(connection: number, bytes: number, more: boolean): void {
    this.#outstanding += bytes;
    this.#released += bytes;
    this.withdraw(connection);
    if (more) this.enqueue(connection);
  }

  /** Bytes that may go out now. Paced over the first round trip, with a burst of two segments. */
  available(now: number): number {
    const room = this.#window - this.#outstanding;
    if (now >= this.#endsAt) return room;
    return Math.min(room, (now - this.#startedAt) * this.#rate + this.#burst - this.#released);
  }

  /** When `bytes` will be available by pacing alone; Infinity when only an acknowledgment can make room. */
  availableAt(now: number, bytes: number): number {
    if (this.#window - this.#outstanding < bytes) return Number.POSITIVE_INFINITY;
    const due = this.#startedAt + (this.#released + bytes - this.#burst) / this.#rate;
    return Math.max(now, Math.min(due, this.#endsAt));
  }

  /** `bytes` sent under the budget were acknowledged: they are free, and as many more. */
  acknowledged(bytes: number): void {
    const counted = Math.min(bytes, this.#outstanding);
    this.#outstanding -= counted;
    this.#window += this.#halved ? (this.#segment * counted) / this.#window : counted;
  }

  /** What became of `bytes` sent under the budget is not known, but they are not on their way. */
  forget(bytes: number): void {
    this.#outstanding = Math.max(0, this.#outstanding - bytes);
  }

  /**
   * `bytes` sent under the budget were lost. The first loss halves the window for all, and so does one of a later round
   * trip; from the first on it grows by a segment per round trip.
   */
  lost(now: number, bytes: number, segment: number): void {
    this.#outstanding = Math.max(0, this.#outstanding - bytes);
    if (now < this.#recoversAt) return;
    // A full queue may double the round trip.
    this.#recoversAt = now + 2 * this.#srtt;
    this.#halved = true;
    this.#window = Math.max(this.#window / 2, 2 * segment);
  }
}

/**
 * Hedges outside of a confirmed failover add at most 5 % to the bytes of the last 10 s. The first initial window of each
 * span is free, or the flight of a flow that its application limits: without it a young connection could not hedge what
 * it has in flight. Tails that are doubled for no suspicion have as
 * much of their own, so that a suspicion finds what is its.
 */
export class HedgeBudget {
  /** Bytes sent, hedged, and doubled, in each second of the span, by second modulo their number. */
  readonly #sent = new Float64Array(SPAN_SECONDS);
  readonly #hedged = new Float64Array(SPAN_SECONDS);
  readonly #doubled = new Float64Array(SPAN_SECONDS);
  readonly #second = new Float64Array(SPAN_SECONDS).fill(-1);

  noteSent(now: number, bytes: number): void {
    const slot = this.#slot(now);
    this.#sent[slot] = (this.#sent[slot] ?? 0) + bytes;
  }

  /** Bytes that may be hedged now; `flight` of them are free once in each span, besides an initial window. */
  available(now: number, segment: number, flight = 0): number {
    return this.#left(now, Math.max(INITIAL_WINDOW_SEGMENTS * segment, flight), this.#hedged);
  }

  noteHedged(now: number, bytes: number): void {
    const slot = this.#slot(now);
    this.#hedged[slot] = (this.#hedged[slot] ?? 0) + bytes;
  }

  /** Takes `bytes` for the tail of a burst; false: there is not so much left. */
  takeTail(now: number, bytes: number, segment: number): boolean {
    if (this.#left(now, INITIAL_WINDOW_SEGMENTS * segment, this.#doubled) < bytes) return false;
    const slot = this.#slot(now);
    this.#doubled[slot] = (this.#doubled[slot] ?? 0) + bytes;
    return true;
  }

  /** A failover was confirmed: what was hedged for it was no waste. */
  confirmed(): void {
    this.#hedged.fill(0);
  }

  #left(now: number, free: number, used: Float64Array): number {
    const oldest = Math.floor(now / 1000) - SPAN_SECONDS + 1;
    let sent = 0;
    let spent = 0;
    for (let slot = 0; slot < SPAN_SECONDS; slot++) {
      if ((this.#second[slot] ?? -1) < oldest) continue;
      sent += this.#sent[slot] ?? 0;
      spent += used[slot] ?? 0;
    }
    return Math.max(0, Math.max(sent * HEDGE_PART, free) - spent);
  }

  #slot(now: number): number {
    const second = Math.floor(now / 1000);
    const slot = second % SPAN_SECONDS;
    if (this.#second[slot] !== second) {
      this.#second[slot] = second;
      this.#sent[slot] = 0;
      this.#hedged[slot] = 0;
      this.#doubled[slot] = 0;
    }
    return slot;
  }
}

const SPAN_SECONDS = HEDGE_SPAN / 1000;
