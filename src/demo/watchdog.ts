import { readFileSync } from 'node:fs';
import { BEAT_INTERVAL } from './messages.ts';

/** A relay is looked at closely when it has said nothing for so long, in ms. */
export const LATE = 5 * BEAT_INTERVAL;

/** Where the system does not tell a stopped process from a slow one, so much silence counts as stopped, in ms. */
export const SILENT = 30 * BEAT_INTERVAL;

/** What is known about a process that says nothing: it is stopped, it only is late, or the system cannot tell. */
export type ProcessState = 'stopped' | 'running' | 'unknown';

/**
 * Tells processes that are stopped (SIGSTOP, a suspended job) from those that are alive, by their beats. A beat that
 * waits in the channel while this process itself was late must not look like silence.
 */
export class Watchdog<Name> {
  readonly #state: (name: Name) => ProcessState;
  readonly #lastBeat = new Map<Name, number>();
  readonly #stopped = new Set<Name>();
  #lastLook: number | undefined;

  /** @param state asks the system about a process */
  constructor(state: (name: Name) => ProcessState) {
    this.#state = state;
  }

  /** The process has said something at `now` (ms). True when it had been stopped. */
  beat(name: Name, now: number): boolean {
    this.#lastBeat.set(name, now);
    return this.#stopped.delete(name);
  }

  /** The process has ended: nobody waits for it. */
  forget(name: Name): void {
    this.#lastBeat.delete(name);
    this.#stopped.delete(name);
  }

  /** The processes found stopped now, with the time of their last sign of life. Called each `BEAT_INTERVAL`. */
  look(now: number): { name: Name; since: number }[] {
    const late = this.#lastLook !== undefined && now - this.#lastLook > 3 * BEAT_INTERVAL;
    this.#lastLook = now;
    if (late) return [];
    const found: { name: Name; since: number }[] = [];
    for (const [name, since] of this.#lastBeat) {
      if (this.#stopped.has(name) || now - since < LATE) continue;
      const state = this.#state(name);
      if (state === 'running' || (state === 'unknown' && now - since < SILENT)) continue;
      this.#stopped.add(name);
      found.push({ name, since });
    }
    return found;
  }
}

/** Linux tells in /proc; elsewhere nobody does without a program of its own. */
export function processState(pid: number): ProcessState {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name in parentheses may hold anything; the state is the first field behind it (proc(5)).
    const state = status.slice(status.lastIndexOf(')') + 2)[0];
    return state === 'T' || state === 't' ? 'stopped' : 'running';
  } catch {
    return 'unknown';
  }
}
