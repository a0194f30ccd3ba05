import { parseIpAddress } from '../wire/ip-address.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
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

/**
 * Probes to unverified addresses, of a whole node: so many per second, and so many per /24 or /48, whatever the number
 * of peers that announce them.
 */
export class ProbeLimiter {
  readonly #all = new TokenBucket(UNVERIFIED_RATE, UNVERIFIED_RATE);
  readonly #prefixes = new Map<string, TokenBucket>();

  admit(now: number, address: SocketAddress): boolean {
    const prefix = prefixOf(address);
    let bucket = this.#prefixes.get(prefix);
    if (bucket === undefined) {
      if (this.#prefixes.size >= UNVERIFIED_PREFIXES) this.#forgetOldest();
      bucket = new TokenBucket(UNVERIFIED_PREFIX_RATE, UNVERIFIED_PREFIX_RATE);
      this.#prefixes.set(prefix, bucket);
    }
    return bucket.take(now) && this.#all.take(now);
  }

  #forgetOldest(): void {
    for (const prefix of this.#prefixes.keys()) {
      this.#prefixes.delete(prefix);
      return;
    }
  }
}

/** The first 24 bits of IPv4, the first 48 of IPv6 or as many bytes as asked for, as text. */
export function prefixOf({ family, address }: SocketAddress, bytesOf6 = 6): string {
  const parsed = parseIpAddress(address);
  return parsed.ok ? toHex(parsed.value.bytes.subarray(0, family === 4 ? 3 : bytesOf6)) : address;
}
