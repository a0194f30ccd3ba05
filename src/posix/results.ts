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

/**
 * What reading or writing the caller's memory comes to. A frozen object, a getter that throws and memory that has been given
 * away are what C has EFAULT for.
 */
export function accessed<T>(access: () => T): T | 'EFAULT' {
  try {
    return access();
  } catch {
    return 'EFAULT';
  }
}

/** Whether a property can be written. It is tried with what it has. */
export function isWritable<T extends object>(memory: T, name: keyof T): boolean {
  return name in memory ? Reflect.set(memory, name, memory[name]) : Object.isExtensible(memory);
}

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
