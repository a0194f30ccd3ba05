/** What can stand in a queue; the fields belong to it. */
export interface Runnable<T> {
  queued: boolean;
  nextQueued: T | undefined;
}

/** Connections that may have something to send, in turn; each at most once. A linked list: no cost grows with it. */
export class RunQueue<T extends Runnable<T>> {
  #first: T | undefined;
  #last: T | undefined;

  get first(): T | undefined {
    return this.#first;
  }

  /** To the end, unless it stands there already. */
  add(item: T): void {
    if (item.queued) return;
    item.queued = true;
    if (this.#last === undefined) this.#first = item;
    else this.#last.nextQueued = item;
    this.#last = item;
  }

  /** Takes the first out. */
  shift(): void {
    const first = this.#first;
    if (first === undefined) return;
    this.#first = first.nextQueued;
    if (this.#first === undefined) this.#last = undefined;
    first.nextQueued = undefined;
    first.queued = false;
  }
}
