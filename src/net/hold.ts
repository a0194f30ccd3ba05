import type { Link } from '../link/link.ts';

/** What Node's timers take, in ms. */
const LONGEST_TIMER = 0x7fff_ffff;

/** What keeps the process alive while anybody holds an endpoint: its links, and a timer for when there is none. */
export class Hold {
  readonly #links: () => Iterable<Link>;
  #count = 0;
  #timer: NodeJS.Timeout | undefined;
  #closing = false;

  /** @param links those that are open now */
  constructor(links: () => Iterable<Link>) {
    this.#links = links;
  }

  /** Until `drop` was called as often. */
  take(): void {
    this.#count++;
    if (this.#count > 1 || this.#closing) return;
    // With the host's last address the last link goes; others may come.
    this.#timer = setInterval(() => {}, LONGEST_TIMER);
    for (const link of this.#links()) link.ref();
  }

  drop(): void {
    this.#count--;
    if (this.#count > 0) return;
    clearInterval(this.#timer);
    for (const link of this.#links()) link.unref();
  }

  /** A link that was just opened is as those that were there. */
  admit(link: Link): void {
    if (this.#count === 0) link.unref();
  }

  /** Whoever comes from now on keeps nothing alive; those who hold still do. */
  close(): void {
    this.#closing = true;
  }

  /** Nobody keeps anything alive any more: the links are about to be closed. */
  end(): void {
    clearInterval(this.#timer);
  }
}
