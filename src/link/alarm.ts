import type { ScheduledTask, Scheduler } from './scheduler.ts';

/** A task may run so many ms early, as timers do: by then the deadline is a later one, mostly, and exactness is not paid for. */
const SLACK = 1;

/**
 * One deadline that moves often, over a scheduler where setting and cancelling cost something: a task that is due no
 * later than the new deadline is kept, and looks again when it runs.
 */
export class Alarm {
  readonly #scheduler: Scheduler;
  readonly #ring: () => void;
  #task: ScheduledTask | undefined;
  #taskTime = Infinity;
  #time = Infinity;

  /** `ring` is called once each time the deadline set last has come; it may set the next one. */
  constructor(scheduler: Scheduler, ring: () => void) {
    this.#scheduler = scheduler;
    this.#ring = ring;
  }

  /** The deadline in force, Infinity when none. */
  get time(): number {
    return this.#time;
  }

  /** Replaces the deadline; Infinity for none. A time in the past rings as soon as possible. */
  set(time: number): void {
    this.#time = time;
    if (time >= this.#taskTime) return;
    this.#task?.cancel();
    this.#arm(time, SLACK);
  }

  /** Forgets the deadline and its task: nothing keeps the scheduler awake any more. */
  cancel(): void {
    this.#time = Infinity;
    this.#taskTime = Infinity;
    this.#task?.cancel();
    this.#task = undefined;
  }

  #arm(time: number, slack: number): void {
    this.#taskTime = time;
    this.#task = this.#scheduler.at(time, this.#run, slack);
  }

  readonly #run = (): void => {
    this.#task = undefined;
    this.#taskTime = Infinity;
    if (this.#time === Infinity) return;
    const left = this.#time - this.#scheduler.now();
    if (left > 0) {
      this.#arm(this.#time, left > SLACK ? SLACK : 0);
      return;
    }
    this.#time = Infinity;
    this.#ring();
  };
}
