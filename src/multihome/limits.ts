import { parseIpAddress } from '../wire/ip-address.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { forgetOldest } from './bounded.ts';
import { toHex } from './bytes.ts';
import { UNVERIFIED_PREFIX_RATE, UNVERIFIED_PREFIXES, UNVERIFIED_RATE } from './constants.ts';

/** A rate in the mean with a burst. */
export class TokenBucket {
  readonly #rate: number;
  readonly #burst: number;
  #tokens: number;
  #at = Number.NEGATIVE_INFINITY;

  /** @param rate tokens per second */
  constructor(rate: number, burst: number) {
    this.#rate = rate;
    this.#burst = burst;
    this.#tokens = burst;
  }

  /** Takes one token; false: none is left, nothing changes. */
  take(now: number): boolean {
    if (now > this.#at) {
      if (Number.isFinite(this.#at)) {
        this.#tokens = Math.min(this.#burst, this.#tokens + ((now - this.#at) / 1000) * this.#rate);
      }
      this.#at = now;
    }
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

/** A rate, with as large a burst, for each /24 or /48; of at most so many of them, the oldest being forgotten. */
export class PrefixBuckets {
  readonly #rate: number;
  readonly #most: number;
  readonly #buckets = new Map<string, TokenBucket>();

  /**
   * @param rate tokens per second
   * @param most prefixes that are remembered
   */
  constructor(rate: number, most: number) {
    this.#rate = rate;
    this.#most = most;
  }

  /** Takes one token of the address's prefix; false: none is left. */
  take(now: number, address: SocketAddress): boolean {
    const prefix = prefixOf(address);
    let bucket = this.#buckets.get(prefix);
    if (bucket === undefined) {
      bucket = new TokenBucket(this.#rate, this.#rate);
      this.#buckets.set(prefix, bucket);
      forgetOldest(this.#buckets, this.#most);
    }
    return bucket.take(now);
  }
}

/**
 * Probes to unverified addresses, of a whole node: so many per second, and so many per /24 or /48, whatever the number
 * of peers that announce them.
 */
export class ProbeLimiter {
  readonly #all = new TokenBucket(UNVERIFIED_RATE, UNVERIFIED_RATE);
  readonly #prefixes = new PrefixBuckets(UNVERIFIED_PREFIX_RATE, UNVERIFIED_PREFIXES);

  admit(now: number, address: SocketAddress): boolean {
    return this.#prefixes.take(now, address) && this.#all.take(now);
  }
}

/** The first 24 bits of IPv4, the first 48 of IPv6 or as many bytes as asked for, as text. */
export function prefixOf({ family, address }: SocketAddress, bytesOf6 = 6): string {
  const parsed = parseIpAddress(address);
  return parsed.ok ? toHex(parsed.value.bytes.subarray(0, family === 4 ? 3 : bytesOf6)) : address;
}
