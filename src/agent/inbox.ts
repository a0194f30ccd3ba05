interface Waiting<Item> {
  readonly at: number;
  readonly item: Item;
}

/**
 * Datagrams that have been read and not yet been dealt with, in their order. Who asks repeats what it hears no answer to:
 * what has waited for `patience` stands further behind once more, and is dropped, so that an agent with more to do than it
 * can works on questions that are still asked, each once, and not on their repetitions. `now` is a monotonic clock in ms.
 */
export class Inbox<Item> {
  readonly counters = { 'inbox.late': 0, 'inbox.full': 0 };
  readonly #limit: number;
  readonly #patience: number;
  #waiting: Waiting<Item>[] = [];
  #first = 0;

  constructor(limit: number, patience: number) {
    this.#limit = limit;
    this.#patience = patience;
  }

  get size(): number {
    return this.#waiting.length - this.#first;
  }

  /** When there are too many the oldest gives way: it is the next one to have waited too long. */
  push(now: number, item: Item): void {
    if (this.size >= this.#limit) {
      this.#shift();
      this.counters['inbox.full'] += 1;
    }
    this.#waiting.push({ at: now, item });
  }

  /** The oldest that has not waited too long; undefined: nothing is left. */
  take(now: number): Item | undefined {
    for (let next = this.#shift(); next !== undefined; next = this.#shift()) {
      if (now - next.at < this.#patience) return next.item;
      this.counters['inbox.late'] += 1;
    }
    return undefined;
  }

  clear(): void {
    this.#waiting.length = 0;
    this.#first = 0;
  }

  #shift(): Waiting<Item> | undefined {
    const next = this.#waiting[this.#first];
    if (next === undefined) return undefined;
    this.#first += 1;
    // What is taken is half of it at least: each is moved once in the mean.
    if (2 * this.#first >= this.#waiting.length) {
      this.#waiting = this.#waiting.slice(this.#first);
      this.#first = 0;
    }
    return next;
  }
}
