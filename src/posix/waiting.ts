import type { ErrorName } from './errno.ts';
import type { Outcome } from './settings.ts';

/** A call that waits: tried until it has an outcome. */
interface Waiting {
  readonly attempt: () => Outcome | undefined;
  readonly resolve: (outcome: Outcome) => void;
  timer: NodeJS.Timeout | undefined;
}

/** Calls of one kind on one descriptor that wait for each other, and for the socket: first come, first served. */
export class WaitingCalls {
  readonly #calls: Waiting[] = [];
  #serving = false;

  /**
   * Resolves with what `attempt` gives, as soon as it gives something and all before it have. After `timeout` ms,
   * unless that is 0, with what `late` says.
   */
  enter(attempt: () => Outcome | undefined, timeout: number, late: () => Outcome): Promise<Outcome> {
    return new Promise((resolve) => {
      const call: Waiting = { attempt, resolve, timer: undefined };
      this.#calls.push(call);
      this.serve();
      if (timeout > 0 && this.#calls.includes(call)) {
        call.timer = setTimeout(() => this.#finish(call, late()), timeout);
      }
    });
  }

  /** Something has changed. */
  serve(): void {
    if (this.#serving) return;
    this.#serving = true;
    try {
      for (let first = this.#calls[0]; first !== undefined; first = this.#calls[0]) {
        const outcome = first.attempt();
        if (outcome === undefined) return;
        this.#finish(first, outcome);
      }
    } finally {
      this.#serving = false;
    }
  }

  /** All end with this error. */
  fail(error: ErrorName): void {
    for (const call of this.#calls.splice(0)) {
      clearTimeout(call.timer);
      call.resolve(error);
    }
  }

  get length(): number {
    return this.#calls.length;
  }

  #finish(call: Waiting, outcome: Outcome): void {
    const at = this.#calls.indexOf(call);
    if (at < 0) return;
    this.#calls.splice(at, 1);
    clearTimeout(call.timer);
    call.resolve(outcome);
    this.serve();
  }
}
