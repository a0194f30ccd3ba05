import { nodeScheduler } from '../link/clock.ts';
import type { ConnectionId } from '../transport/output.ts';

/**
 * How long a process that has nothing else to do waits, in ms, for what a released connection still owes its peer; how
 * often it looks; and how long it answers a repeated FIN whose acknowledgment was lost.
 */
export const LINGER = 3000;
const LINGER_LOOK = 20;
const LINGER_IN_TIME_WAIT = 250;

/** States in which bytes or a FIN of ours may be unacknowledged. */
const OWING: ReadonlySet<string> = new Set(['established', 'close-wait', 'fin-wait-1', 'closing', 'last-ack']);

/** Released connections that still owe their peer something: a timer for each keeps the process alive meanwhile. */
export class Lingering {
  readonly #stateOf: (connection: ConnectionId) => string;
  readonly #waiting = new Set<ConnectionId>();
  #wake: (() => void) | undefined;

  /** @param stateOf throws for one that the transport has forgotten */
  constructor(stateOf: (connection: ConnectionId) => string) {
    this.#stateOf = stateOf;
  }

  /** This one has been released. */
  add(connection: ConnectionId): void {
    this.#look(connection, nodeScheduler.now() + LINGER, false);
  }

  /** Resolves when none is left. */
  async end(): Promise<void> {
    while (this.#waiting.size > 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  #look(connection: ConnectionId, end: number, last: boolean): void {
    const state = this.#state(connection);
    const waiting = state === 'time-wait';
    const left = end - nodeScheduler.now();
    if (last || left <= 0 || !(waiting || OWING.has(state))) {
      this.#waiting.delete(connection);
      if (this.#waiting.size === 0) this.#wake?.();
      return;
    }
    const pause = waiting ? LINGER_IN_TIME_WAIT : LINGER_LOOK;
    setTimeout(() => this.#look(connection, end, waiting), Math.min(pause, left));
    this.#waiting.add(connection);
  }

  #state(connection: ConnectionId): string {
    try {
      return this.#stateOf(connection);
    } catch {
      return 'closed';
    }
  }
}
