import TinyQueue from 'tinyqueue';
import type { ScheduledTask, Scheduler } from './scheduler.ts';

/**
 * Virtual time: it passes only when told to. Tasks run in order of time, then of scheduling, so that a run is a
 * function of what was scheduled.
 */
export class VirtualScheduler implements Scheduler {
  readonly #queue = new TinyQueue<Task>([], (a, b) => a.time - b.time || a.order - b.order);
  #now: number;
  #order = 0;

  /** Starts at `start` ms. */
  constructor(start = 0) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  at(time: number, task: () => void): ScheduledTask {
    const entry = new Task(Math.max(time, this.#now), this.#order++, task);
    this.#queue.push(entry);
    return entry;
  }

  /** The time of the next task, Infinity when there is none. */
  next(): number {
    for (let task = this.#queue.peek(); task !== undefined; task = this.#queue.peek()) {
      if (task.run !== undefined) return task.time;
      this.#queue.pop();
    }
    return Infinity;
  }

  /** Goes to the next task's time and runs that one task; false when there is none. */
  step(): boolean {
    if (this.next() === Infinity) return false;
    const task = this.#queue.pop();
    if (task === undefined) return false;
    this.#now = task.time;
    const run = task.run;
    task.cancel();
    run?.();
    return true;
  }

  /** Runs everything due until `time`, then stands at `time`. Returns the number of tasks run. */
  runUntil(time: number): number {
    let count = 0;
    while (this.next() <= time) {
      this.step();
      count++;
    }
    this.#now = Math.max(this.#now, time);
    return count;
  }

  /** Runs what is due within the next `duration` ms. Returns the number of tasks run. */
  runFor(duration: number): number {
    return this.runUntil(this.#now + duration);
  }
}

class Task implements ScheduledTask {
  readonly time: number;
  readonly order: number;
  run: (() => void) | undefined;

  constructor(time: number, order: number, run: () => void) {
    this.time = time;
    this.order = order;
    this.run = run;
  }

  cancel(): void {
    this.run = undefined;
  }
}
