/** One transmission of a range by one path. Sequence numbers are int32, times in ms. */
export interface LedgerRow {
  readonly start: number;
  readonly end: number;
  readonly sentAt: number;
  /** Neither known to have arrived by this path nor given up. */
  inFlight: boolean;
  /** What the delivery rate is measured from, as of the transmission. */
  readonly delivered: number;
  readonly deliveredAt: number;
  readonly firstSentAt: number;
  readonly limited: boolean;
}

/** Rows that have gone are cut off in lots of this many. */
const CUT = 64;

/**
 * What one path of a redundant connection has sent and not accounted for, in the order of sending, and how far it has
 * come. The scoreboard says what the peer has; this says by which path it came, so that each path learns of its own
 * losses although the others make up for them (R-TCP-163).
 */
export class FlightLedger {
  /** From here on the path has sent nothing. */
  cursor: number;
  /** Up to here the peer has told what came by this path. */
  reported: number;
  #rows: LedgerRow[] = [];
  #head = 0;

  constructor(cursor: number) {
    this.cursor = cursor;
    this.reported = cursor;
  }

  /** Rows, the oldest first; some of them may not be in flight any more. */
  get size(): number {
    return this.#rows.length - this.#head;
  }

  row(i: number): LedgerRow | undefined {
    return this.#rows[this.#head + i];
  }

  /** When the oldest row in flight was sent; Infinity: there is none. */
  get oldestSentAt(): number {
    this.#dropSettled();
    return this.#rows[this.#head]?.sentAt ?? Number.POSITIVE_INFINITY;
  }

  add(row: LedgerRow): void {
    this.#rows.push(row);
  }

  /** The oldest row in flight, taken out; undefined: there is none. */
  take(): LedgerRow | undefined {
    this.#dropSettled();
    const row = this.#rows[this.#head];
    if (row === undefined) return undefined;
    row.inFlight = false;
    this.#dropSettled();
    return row;
  }

  /** The oldest row in flight, left where it is. */
  peek(): LedgerRow | undefined {
    this.#dropSettled();
    return this.#rows[this.#head];
  }

  /** Is something that holds `seq` in flight? */
  carries(seq: number): boolean {
    for (let i = this.#head; i < this.#rows.length; i++) {
      const row = this.#rows[i];
      if (row?.inFlight && ((row.start - seq) | 0) <= 0 && ((row.end - seq) | 0) > 0) return true;
    }
    return false;
  }

  #dropSettled(): void {
    while (this.#head < this.#rows.length && !this.#rows[this.#head]?.inFlight) this.#head++;
    if (this.#head < CUT && this.#head < this.#rows.length) return;
    this.#rows.splice(0, this.#head);
    this.#head = 0;
  }
}
