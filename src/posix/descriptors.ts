import TinyQueue from 'tinyqueue';

/** 0 to 2 are those of a C program. */
const FIRST = 3;
/** As `ulimit -n` is often set for servers. */
const MAX_OPEN = 65_536;

/** Small integers and what they stand for. */
export class DescriptorTable<T> {
  readonly #open = new Map<unknown, T>();
  readonly #freed = new TinyQueue<number>();
  #next = FIRST;

  /** The least number that is free now stands for `what`; undefined when too many are open. */
  allocate(what: T): number | undefined {
    if (this.#open.size >= MAX_OPEN) return undefined;
    const fd = this.#freed.pop() ?? this.#next++;
    this.#open.set(fd, what);
    return fd;
  }

  /** What a number stands for; undefined: nothing, or it is no number. */
  find(fd: unknown): T | undefined {
    return this.#open.get(fd);
  }

  /** The number is free from now on. */
  release(fd: number): void {
    if (this.#open.delete(fd)) this.#freed.push(fd);
  }
}
