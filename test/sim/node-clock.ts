import type { Random } from '../../src/link/random.ts';
import type { ScheduledTask, Scheduler } from '../../src/link/scheduler.ts';

/**
 * Time as one node's event loop has it: timers may be late, and while the loop is paused nothing runs. What came due in
 * a pause runs when it ends, in order.
 */
export class NodeClock implements Scheduler {
  readonly #scheduler: Scheduler;
  readonly #random: Random;
  readonly #slop: number;
  readonly #resumed: () => void;
  readonly #backlog: (() => void)[] = [];
  #pausedUntil = Number.NEGATIVE_INFINITY;
  #paused = false;

  /** Timers are late by up to `slop` ms. `resumed` is told when a pause ends, before or after what was due. */
  constructor(scheduler: Scheduler, random: Random, slop: number, resumed: () => void) {
    this.#scheduler = scheduler;
    this.#random = random;
    this.#slop = slop;
    this.#resumed = resumed;
  }

  get paused(): boolean {
    return this.#paused;
  }

  now(): number {
    return this.#scheduler.now();
  }

  at(time: number, task: () => void): ScheduledTask {
    return this.#schedule(this.#slop > 0 ? time + this.#random.float() * this.#slop : time, task);
  }

  /** As `setImmediate`: as soon as possible, never in this call. */
  soon(task: () => void): ScheduledTask {
    return this.#schedule(this.now(), task);
  }

  /** The loop does nothing for `duration` ms from now. */
  pause(duration: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.now() + duration);
    this.#paused = true;
    this.#scheduler.at(this.#pausedUntil, () => this.#resume());
  }

  #schedule(time: number, task: () => void): ScheduledTask {
    let open = true;
    const run = () => {
      if (!open) return;
      if (this.#paused) {
        this.#backlog.push(run);
        return;
      }
      open = false;
      task();
    };
    const scheduled = this.#scheduler.at(time, run);
    return {
      cancel: () => {
        open = false;
        scheduled.cancel();
      },
    };
  }

  #resume(): void {
    if (!this.#paused || this.now() < this.#pausedUntil) return;
    this.#paused = false;
    const due = this.#backlog.splice(0);
    for (const run of due) run();
    this.#resumed();
  }
}
