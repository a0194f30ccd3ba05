import { failed } from './errno.ts';
import type { Outcome } from './settings.ts';

/** A box that C would have a pointer to. */
export interface Box<T> {
  value: T;
}

export function box<T>(value: T): Box<T> {
  return { value };
}

/** The failure that was told last, and its reader's turn. */
let told: Promise<unknown> = Promise.resolve();

/** What a call that does not wait returns. */
export function returned(outcome: Outcome): number {
  return typeof outcome === 'number' ? outcome : failed(outcome);
}

/**
 * What a call that waits returns. Failures are told one after the other, with room between for who waits for one to
 * read `errno`: two turns of the queue of promises.
 */
export async function awaited(outcome: Promise<Outcome> | Outcome): Promise<number> {
  const result = await outcome;
  if (typeof result === 'number') return result;
  return new Promise((resolve) => {
    told = told
      .then(() => resolve(failed(result)))
      .then(nothing)
      .then(nothing)
      .then(nothing);
  });
}

function nothing(): void {}
