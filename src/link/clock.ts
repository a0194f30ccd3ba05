import type { ScheduledTask, Scheduler } from './scheduler.ts';

/**
 * The machine's monotonic clock and Node's timers. A timer's granularity is 1 ms and it may run early by a fraction:
 * what is left below 1 ms is waited for with `setImmediate`, one turn of the event loop after the other. Timers do not
 * keep the process alive, sockets do.
 */
export const nodeScheduler: Scheduler = {
  now: () => performance.now(),
  at: (time, task, slack = 0) => new NodeTask(time, task, slack),
};

/** Calls back behind all that the present callback of the loop has put off: its ticks, and what these lead to. */
export function afterTurn(task: () => void): void {
  process.nextTick(queueMicrotask, task);
}

/** Below this, in ms, a timer is of no use. */
const TIMER_GRANULARITY = 1;
/** `setTimeout` takes no more than 31 bits of ms; the task waits again when there. */
const LONGEST_TIMER = 0x7fff_ffff;

class NodeTask implements ScheduledTask {
  readonly #time: number;
  readonly #task: () => void;
  readonly #slack: number;
  #timer: NodeJS.Timeout | undefined;
  #immediate: NodeJS.Immediate | undefined;

  constructor(time: number, task: () => void, slack: number) {
    this.#time = time;
    this.#task = task;
    this.#slack = slack;
    this.#wait(time - performance.now());
  }

  cancel(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#immediate);
  }

  #wait(duration: number): void {
    if (duration === Infinity) return;
    if (duration < TIMER_GRANULARITY) this.#immediate = setImmediate(this.#look);
    else this.#timer = setTimeout(this.#look, Math.min(Math.floor(duration), LONGEST_TIMER)).unref();
  }

  readonly #look = (): void => {
    const left = this.#time - performance.now();
    if (left > this.#slack) this.#wait(left);
    else this.#task();
  };
}
