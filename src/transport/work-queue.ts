/** What a queue of work needs to know of a connection. */
export interface Work {
  /** It is in the queue. */
  queued: boolean;
  /** A peer waits for its answer to a SYN, or for its proof. */
  readonly isAwaited: boolean;
}

/**
 * Connections that may have something to send, in the order in which it came about; those that a peer awaits go first
 * (R-TR-100). One connection stays in place while a segment of it waits for the next train.
 */
export class WorkQueue<T extends Work> implements Iterable<T> {
  readonly #awaited: T[] = [];
  readonly #others: T[] = [];
  #held: T | undefined;

  /** The one to look at now. */
  get first(): T | undefined {
    return this.#held ?? this.#awaited[0] ?? this.#others[0];
  }

  /** The same, when it is one that is awaited. */
  get awaited(): T | undefined {
    return this.#held === undefined ? this.#awaited[0] : undefined;
  }

  add(work: T): void {
    if (work.queued) return;
    work.queued = true;
    if (work.isAwaited) this.#awaited.push(work);
    else this.#others.push(work);
  }

  /** The first one stays the first, whoever comes meanwhile. */
  hold(first: T): void {
    this.#held = first;
  }

  /** The first one goes behind all others. */
  defer(first: T): void {
    this.remove(first);
    this.add(first);
  }

  /** The first one is done. */
  remove(first: T): void {
    this.#held = undefined;
    first.queued = false;
    if (this.#awaited[0] === first) this.#awaited.shift();
    else this.#others.shift();
  }

  *[Symbol.iterator](): Iterator<T> {
    yield* this.#awaited;
    yield* this.#others;
  }
}
