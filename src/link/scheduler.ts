/**
 * Time as links and drivers see it: one monotonic clock and tasks at absolute times on it. Milliseconds, fractional.
 * `clock.ts` implements it with Node's timers, `virtual-scheduler.ts` without any.
 */
export interface Scheduler {
  /** Now, in ms. Never decreases. */
  now(): number;
  /**
   * Runs `task` once, at `time` or as soon after as possible; a time in the past means as soon as possible, but never
   * before this call returns. Tasks with equal times run in the order of the calls.
   *
   * @param slack so many ms before will do as well, for who looks at the clock again: exact times may cost something
   */
  at(time: number, task: () => void, slack?: number): ScheduledTask;
}

/** A task that has not run yet. */
export interface ScheduledTask {
  /** Afterwards the task does not run. Nothing happens when it has run already. */
  cancel(): void;
}
