import {
  BURST_MESSAGES,
  FEEDBACK_DELAY,
  INITIAL_WINDOW_MESSAGES,
  LOSS_FACTOR,
  LOST_AFTER,
  LOST_AFTER_PTOS,
  MESSAGE_SIZE,
  MIN_WINDOW_MESSAGES,
  PACING_GAIN,
  WINDOW_LIMIT,
} from './constants.ts';
import type { Copy, CopyKeeper } from './message.ts';

const NEVER = Number.POSITIVE_INFINITY;
const MIN_WINDOW = MIN_WINDOW_MESSAGES * MESSAGE_SIZE;

/**
 * What all flows of an association have in flight on one path, how much more may go, and what is known of its delivery
 * (R-UDP-30 to R-UDP-33). One additive-increase controller for all of them (RFC 8085, section 3.1.1). Times in ms.
 */
export class SendingPath implements CopyKeeper {
  /** Congestion window, and bytes of UDP payload in flight. */
  window = INITIAL_WINDOW_MESSAGES * MESSAGE_SIZE;
  inFlight = 0;
  sent = 0;
  lost = 0;
  /** When something sent by it was last found to have arrived, and the latest time of sending of what has; -Infinity. */
  lastDeliveryAt = Number.NEGATIVE_INFINITY;
  lastAckedSentAt = Number.NEGATIVE_INFINITY;
  #threshold = NEVER;
  /** In order of sending; those before `#head` are settled. */
  #copies: Copy[] = [];
  #head = 0;
  #flight = 0;
  /** Losses of what was sent before this time are of one round trip, and answered once. */
  #recoveredFrom = Number.NEGATIVE_INFINITY;
  /** The window was in use: it may grow. */
  #filled = false;
  #pacedUntil = Number.NEGATIVE_INFINITY;
  /** Largest gap between deliveries while more was in flight: of this round trip, and of the last. */
  #gap = 0;
  #gapBefore = 0;
  #gapSince = Number.NEGATIVE_INFINITY;

  /** Messages in flight. */
  get flight(): number {
    return this.#flight;
  }

  /** When the oldest message in flight was sent; Infinity: there is none. */
  get oldestSentAt(): number {
    return this.#first()?.sentAt ?? NEVER;
  }

  get maxGap(): number {
    return Math.max(this.#gap, this.#gapBefore);
  }

  /** Whether the window has room for a datagram of `size` bytes: always for one. */
  hasRoom(size: number): boolean {
    return this.inFlight === 0 || this.inFlight + size <= this.window;
  }

  /** Whether a datagram of `size` bytes may leave now. */
  admits(now: number, size: number): boolean {
    if (!this.hasRoom(size)) this.#filled = true;
    return now >= this.admitsAt(size);
  }

  /** When a datagram of `size` bytes may leave by time alone; Infinity: it waits for feedback. */
  admitsAt(size: number): number {
    return this.hasRoom(size) ? this.#pacedUntil : NEVER;
  }

  /** A copy has left. */
  depart(now: number, copy: Copy, srtt: number): void {
    this.#copies.push(copy);
    this.#flight += 1;
    this.inFlight += copy.size;
    this.sent += 1;
    if (this.inFlight * 2 >= this.window) this.#filled = true;
    if (srtt <= 0) return;
    const rate = (PACING_GAIN * this.window) / srtt;
    const burst = (BURST_MESSAGES * MESSAGE_SIZE) / rate;
    this.#pacedUntil = Math.max(this.#pacedUntil, now - burst) + copy.size / rate;
  }

  /** A copy has arrived; false: that was known, or it was given up before. */
  acknowledge(now: number, copy: Copy, srtt: number): boolean {
    if (copy.settled) return false;
    this.#settle(copy);
    this.#noteDelivery(now, srtt);
    this.lastAckedSentAt = Math.max(this.lastAckedSentAt, copy.sentAt);
    if (!this.#filled || copy.sentAt <= this.#recoveredFrom) return true;
    const grown = this.window < this.#threshold ? copy.size : (copy.size * MESSAGE_SIZE) / this.window;
    this.window = Math.min(WINDOW_LIMIT, this.window + grown);
    if (this.inFlight * 2 < this.window) this.#filled = false;
    return true;
  }

  /** A copy counts as lost: congestion, unless the path itself is found to have failed. */
  giveUp(now: number, copy: Copy, congestion: boolean): void {
    if (copy.settled) return;
    this.#settle(copy);
    this.lost += 1;
    if (!congestion || copy.sentAt <= this.#recoveredFrom) return;
    this.#recoveredFrom = now;
    this.window = Math.max(MIN_WINDOW, this.window * LOSS_FACTOR);
    this.#threshold = this.window;
  }

  /** When what is in flight counts as lost although nothing tells so; Infinity: nothing is in flight. */
  lostAt(pto: number): number {
    return this.oldestSentAt + Math.max(LOST_AFTER, LOST_AFTER_PTOS * pto) + FEEDBACK_DELAY;
  }

  /** What has been in flight for too long: with it the window begins anew (RFC 5681, section 3.1). */
  expired(now: number, pto: number): Copy | undefined {
    const copy = this.#first();
    if (copy === undefined || now < this.lostAt(pto)) return undefined;
    if (copy.sentAt > this.#recoveredFrom && this.lastDeliveryAt < copy.sentAt) {
      this.#threshold = Math.max(MIN_WINDOW, this.window * LOSS_FACTOR);
      this.window = MIN_WINDOW;
      this.#recoveredFrom = now;
    }
    return copy;
  }

  /** Everything in flight, oldest first. */
  outstanding(): Copy[] {
    return this.#copies.slice(this.#head).filter((copy) => !copy.settled);
  }

  /** The path has failed: what is known of it is of another time. */
  restart(): void {
    this.window = Math.min(this.window, INITIAL_WINDOW_MESSAGES * MESSAGE_SIZE);
    this.#pacedUntil = Number.NEGATIVE_INFINITY;
    this.#gap = 0;
    this.#gapBefore = 0;
  }

  #settle(copy: Copy): void {
    copy.settled = true;
    this.#flight -= 1;
    this.inFlight -= copy.size;
    this.#first();
  }

  #first(): Copy | undefined {
    const copies = this.#copies;
    while (copies[this.#head]?.settled) this.#head += 1;
    if (this.#head === copies.length) {
      if (this.#head > 0) this.#copies = [];
      this.#head = 0;
    } else if (this.#head > 64 && this.#head * 2 > copies.length) {
      this.#copies = copies.slice(this.#head);
      this.#head = 0;
    }
    return this.#copies[this.#head];
  }

  #noteDelivery(now: number, srtt: number): void {
    if (now - this.#gapSince > Math.max(srtt, 1)) {
      this.#gapBefore = this.#gap;
      this.#gap = 0;
      this.#gapSince = now;
    }
    if (this.#flight > 0 && this.lastDeliveryAt > 0) this.#gap = Math.max(this.#gap, now - this.lastDeliveryAt);
    this.lastDeliveryAt = now;
  }
}
