import { nodeScheduler } from '../link/clock.ts';
import type { TcpStatus } from '../tcp/segment.ts';

/**
 * How long a process that has nothing else to do waits, in ms, for what a released connection still owes its peer; how
 * often it looks; and how long it answers a repeated FIN whose acknowledgment was lost.
 */
export const LINGER = 3000;
const LINGER_LOOK = 20;
const LINGER_IN_TIME_WAIT = 250;

/** States in which bytes or a FIN of ours may be unacknowledged. */
const OWING: ReadonlySet<TcpStatus['state']> = new Set([
  'established',
  'close-wait',
  'fin-wait-1',
  'closing',
  'last-ack',
]);

/** What is left of a released connection. */
type Left = Pick<TcpStatus, 'state'>;

/** Released connections that still owe their peer something: one timer for all keeps the process alive meanwhile. */
export class Lingering {
  #owing: { readonly left: Left; readonly end: number }[] = [];
  /** The last repeated FIN is waited for until then. */
  #answersUntil = 0;
  #timer: NodeJS.Timeout | undefined;
  #wake: (() => void) | undefined;

  /** This one has been released. */
  add(left: Left): void {
    const now = nodeScheduler.now();
    if (!this.#owes(left, now)) return;
    this.#owing.push({ left, end: now + LINGER });
    this.#timer ??= setTimeout(this.#look, LINGER_LOOK);
  }

  /** Resolves when none is left. */
  async end(): Promise<void> {
    while (this.#timer !== undefined) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  readonly #look = (): void => {
    const now = nodeScheduler.now();
    this.#owing = this.#owing.filter(({ left, end }) => now < end && this.#owes(left, now));
    const pause = this.#owing.length > 0 ? LINGER_LOOK : this.#answersUntil - now;
    this.#timer = pause > 0 ? setTimeout(this.#look, pause) : undefined;
    if (this.#timer === undefined) this.#wake?.();
  };

  /** Whether it is to be looked at again; in TIME-WAIT only repeated FINs are waited for. */
  #owes({ state }: Left, now: number): boolean {
    if (state === 'time-wait') {
      this.#answersUntil = now + LINGER_IN_TIME_WAIT;
      this.#timer ??= setTimeout(this.#look, LINGER_IN_TIME_WAIT);
    }
    return OWING.has(state);
  }
}
