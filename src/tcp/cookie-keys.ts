import { SIPHASH_KEY_SIZE, SipHash } from '../wire/siphash.ts';
import { COOKIE_KEY_TICKS, COOKIE_TICK } from './constants.ts';

/**
 * The secrets of SYN cookies. Time is counted in ticks; a cookie is good in the tick that issued it and in the next one,
 * with the key of the tick that issued it. A key serves `COOKIE_KEY_TICKS` ticks and is forgotten one tick after.
 */
export class CookieKeys {
  readonly #random: (length: number) => Uint8Array;
  #generation = -1;
  #current: SipHash | undefined;
  #previous: SipHash | undefined;

  /** @param random unpredictable bytes */
  constructor(random: (length: number) => Uint8Array) {
    this.#random = random;
  }

  static tick(now: number): number {
    return Math.max(0, Math.floor(now / COOKIE_TICK));
  }

  /** The key of `tick`, which is that of `now` or the one before. */
  of(tick: number, now: number): SipHash {
    const generation = Math.floor(CookieKeys.tick(now) / COOKIE_KEY_TICKS);
    if (generation !== this.#generation) {
      this.#previous = generation === this.#generation + 1 ? this.#current : undefined;
      this.#current = undefined;
      this.#generation = generation;
    }
    const isCurrent = Math.floor(tick / COOKIE_KEY_TICKS) === generation;
    const key = (isCurrent ? this.#current : this.#previous) ?? new SipHash(this.#random(SIPHASH_KEY_SIZE));
    if (isCurrent) this.#current = key;
    else this.#previous = key;
    return key;
  }
}
