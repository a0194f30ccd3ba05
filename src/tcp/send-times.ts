/** Ticks of the timestamp clock that are remembered: more than any round trip has, queue included. */
const MOST = 2048;

/**
 * When data was sent on one path, once for each tick of the timestamp clock, until an echo comes back: the path's own
 * round trip, where what it carried is acknowledged by another path first (R-TCP-168). Times in ms.
 */
export class SendTimes {
  #times: number[] = [];
  #from = 0;

  note(now: number): void {
    const last = this.#times.at(-1);
    if (last !== undefined && Math.floor(last) === Math.floor(now)) return;
    this.#times.push(now);
    if (this.#times.length - this.#from > MOST) this.#from++;
    if (this.#from > MOST) this.#cut();
  }

  /** The time of the first sending in the tick of which `age(time)` is 0, and none before it any more; NaN: there is none. */
  take(age: (time: number) => number): number {
    while (this.#from < this.#times.length) {
      const time = this.#times[this.#from] as number;
      const ticks = age(time);
      if (ticks < 0) break;
      this.#from++;
      if (ticks > 0) continue;
      return time;
    }
    return Number.NaN;
  }

  #cut(): void {
    this.#times = this.#times.slice(this.#from);
    this.#from = 0;
  }
}
