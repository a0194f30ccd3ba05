/**
 * How fast one path delivers, measured per acknowledgment (Cheng et al., draft-cheng-iccrg-delivery-rate-estimation,
 * section 3): what was delivered between the sending of a segment and its acknowledgment, over the longer of the times
 * in which that was sent and acknowledged. One object per path; after each acknowledgment it is the sample. Bytes, ms.
 */
export class DeliveryRate {
  /** C.delivered: bytes delivered on this path so far. */
  delivered = 0;
  /** C.delivered_time and C.first_sent_time: stamped on each transmission. */
  deliveredAt = 0;
  firstSentAt = 0;
  /** C.app_limited: the value of `delivered` up to which samples do not show what the path could carry; 0: none. */
  #limitedUntil = 0;

  /** P.delivered of the segment sent last among those just delivered; -1: no segment tells. */
  priorDelivered = -1;
  /** The sample's segment was sent while the application, not the path, was the limit. */
  appLimited = false;
  /** The time of the sample; 0: there is none. */
  interval = 0;
  /** Newly delivered, and newly lost since the last acknowledgment. */
  acked = 0;
  lost = 0;
  /** In flight before the acknowledgment. */
  priorInFlight = 0;
  #priorAt = 0;
  #sentAt = Number.NEGATIVE_INFINITY;
  #sendElapsed = 0;

  /** Bytes per ms of the sample; 0: there is none. */
  get rate(): number {
    return this.interval > 0 ? (this.delivered - this.priorDelivered) / this.interval : 0;
  }

  /** Are transmissions now marked as limited by the application? */
  get isLimited(): boolean {
    return this.#limitedUntil > 0;
  }

  /** Nothing was outstanding before what is sent at `now`: idle time measures nothing. */
  restart(now: number): void {
    this.firstSentAt = now;
    this.deliveredAt = now;
  }

  /** There was nothing to send although the window had room, with `inFlight` under way. */
  noteLimited(inFlight: number): void {
    this.#limitedUntil = Math.max(this.delivered + inFlight, 1);
  }

  /** Before an acknowledgment is applied. */
  begin(inFlight: number): void {
    this.priorDelivered = -1;
    this.interval = 0;
    this.acked = 0;
    this.priorInFlight = inFlight;
    this.#sentAt = Number.NEGATIVE_INFINITY;
  }

  /** `length` bytes were delivered at `now`. */
  noteDelivered(now: number, length: number): void {
    this.acked += length;
    this.delivered += length;
    this.deliveredAt = now;
  }

  /** A segment sent at `sentAt` was delivered, which carried these stamps. */
  take(sentAt: number, delivered: number, deliveredAt: number, firstSentAt: number, appLimited: boolean): void {
    if (sentAt < this.#sentAt || (sentAt === this.#sentAt && delivered < this.priorDelivered)) return;
    this.#sentAt = sentAt;
    this.priorDelivered = delivered;
    this.#priorAt = deliveredAt;
    this.#sendElapsed = sentAt - firstSentAt;
    this.appLimited = appLimited;
    this.firstSentAt = sentAt;
  }

  /** The acknowledgment was applied. An interval below the least round-trip time is an artefact (section 4.1.3). */
  finish(now: number, minRtt: number): void {
    if (this.#limitedUntil > 0 && this.delivered > this.#limitedUntil) this.#limitedUntil = 0;
    if (this.priorDelivered < 0) return;
    const interval = Math.max(this.#sendElapsed, now - this.#priorAt);
    if (interval >= minRtt) this.interval = interval;
  }
}
