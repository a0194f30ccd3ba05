/** What a path has brought, and which acknowledgments it waits for. Times in ms. */
export class PathReceiver {
  /** Segments with payload not yet acknowledged on this path. */
  unacknowledged = 0;
  /** When a delayed acknowledgment is due; Infinity: none waits. */
  ackAt = Number.POSITIVE_INFINITY;
  /** Arrival times since the flow was last silent, bursts counted once; and their smoothed interval. */
  arrivals = 0;
  interval = 0;
  lastArrivalAt = Number.NEGATIVE_INFINITY;
  lastSilenceAt = Number.NEGATIVE_INFINITY;

  /** Data arrived at `now`. */
  noteArrival(now: number): void {
    if (now === this.lastArrivalAt) return;
    if (this.arrivals > 0) {
      const interval = now - this.lastArrivalAt;
      this.interval = this.arrivals === 1 ? interval : this.interval + (interval - this.interval) / 8;
    }
    this.arrivals++;
    this.lastArrivalAt = now;
  }
}
