import { EXTENDED_LENGTH_SIZE, UDP_HEADER_SIZE } from '../wire/udp-header.ts';
import { BASE_SIZE_TIME, PATH_SIZES, SIZE_PROBES, SIZE_RAISE_TIME } from './constants.ts';
import { nextPathSizeState, type PathSizeEvent, type PathSizeState } from './path-size-states.ts';

/** Fixed header and the length of its extended options. */
const HEADER = UDP_HEADER_SIZE + EXTENDED_LENGTH_SIZE;

/**
 * How large the datagrams of a path may be (RFC 8899): PROBEs padded to a size say whether it passes; their loss says
 * nothing else. The largest is tried first, since most paths carry it; then the sizes between what passed and what did
 * not, by halves. Sizes are bytes of UDP payload.
 */
export class PathSize {
  /** The largest size that has passed, or the base. */
  size: number;
  /** When `due` has something to say. */
  at: number;
  readonly #base: number;
  readonly #largest: number;
  #state: PathSizeState = 'searching';
  /** The smallest size that did not pass. */
  #ceiling = Number.POSITIVE_INFINITY;
  #probed = 0;
  #tries = 0;
  #nonce = 0;
  #raiseAt = 0;

  /**
   * @param base a size that passes
   * @param largest what the link carries; above `base`
   */
  constructor(now: number, base: number, largest: number) {
    this.size = base;
    this.at = now;
    this.#base = base;
    // What pads are words behind the header: the largest that can be tried.
    this.#largest = largest - ((largest - HEADER) & 3);
  }

  get state(): PathSizeState {
    return this.#state;
  }

  /** The size to which a PROBE is to be padded now; 0: none is to be sent. The caller asks while the path works. */
  due(now: number): number {
    if (now < this.at) return 0;
    if (this.#state === 'complete') this.#begin('raise-due');
    else if (this.#state === 'base') this.#begin('base-works');
    if (this.#probed !== 0 && this.#tries >= SIZE_PROBES) {
      this.#ceiling = this.#probed;
      this.#probed = 0;
    }
    if (this.#probed === 0) {
      this.#probed = this.#next();
      this.#tries = 0;
    }
    if (this.#probed === 0) {
      this.#apply('search-over');
      this.#raiseAt = now + SIZE_RAISE_TIME;
      this.at = this.#raiseAt;
    }
    return this.#probed;
  }

  /** A PROBE of the size that was due left; its answer is awaited for `patience` ms. */
  sent(now: number, nonce: number, patience: number): void {
    this.#tries += 1;
    this.#nonce = nonce;
    this.at = now + patience;
  }

  /** The PROBE with this nonce was answered, by whatever path. */
  answered(now: number, nonce: number): void {
    if (this.#probed === 0 || nonce !== this.#nonce) return;
    this.size = this.#probed;
    this.#probed = 0;
    this.at = now;
  }

  /** Small datagrams pass, and whether what is larger still does is not known (RFC 8899, section 4.3). */
  blackHole(now: number): void {
    this.#apply('black-hole');
    this.size = this.#base;
    this.#probed = 0;
    this.at = now + BASE_SIZE_TIME;
  }

  /** Nothing goes by the path: a search that is over is not begun again until something does. */
  rest(): void {
    if (this.#state === 'complete') this.at = Number.POSITIVE_INFINITY;
  }

  /** Something goes by it again. */
  wake(): void {
    if (this.at === Number.POSITIVE_INFINITY) this.at = this.#raiseAt;
  }

  #begin(event: PathSizeEvent): void {
    this.#apply(event);
    this.#ceiling = Number.POSITIVE_INFINITY;
  }

  #next(): number {
    if (this.#ceiling > this.#largest) return this.size < this.#largest ? this.#largest : 0;
    const between = PATH_SIZES.filter((size) => size > this.size && size < this.#ceiling);
    return between[between.length >> 1] ?? 0;
  }

  #apply(event: PathSizeEvent): void {
    this.#state = nextPathSizeState(this.#state, event);
  }
}
