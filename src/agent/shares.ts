import { prefixOf } from '../multihome/limits.ts';
import type { SocketAddress } from '../wire/socket-address.ts';

export interface ShareLimits {
  /** In all. */
  readonly all: number;
  /** Of one source: an IPv4 address, or a /64, of which whoever has one address has all. */
  readonly perSource: number;
  /** Of one network: a /24, or a /48, which is what a site is given (RFC 6177). */
  readonly perNetwork: number;
}

/** Places of a server, bounded in all, and so that neither one source nor one network has them all. */
export class Shares {
  readonly #limits: ShareLimits;
  readonly #taken = new Map<string, number>();
  #size = 0;

  constructor(limits: ShareLimits) {
    this.#limits = limits;
  }

  /** Places that are taken. */
  get size(): number {
    return this.#size;
  }

  /** Takes a place for an address; false: there is none for it, and nothing changes. */
  take(address: SocketAddress): boolean {
    const { all, perSource, perNetwork } = this.#limits;
    const [source, network] = [sourceOf(address), networkOf(address)];
    if (this.#size >= all || this.#of(source) >= perSource || this.#of(network) >= perNetwork) return false;
    this.#size += 1;
    this.#taken.set(source, this.#of(source) + 1);
    this.#taken.set(network, this.#of(network) + 1);
    return true;
  }

  /** Gives a place back that the address has taken. */
  give(address: SocketAddress): void {
    this.#size -= 1;
    for (const key of [sourceOf(address), networkOf(address)]) {
      const left = this.#of(key) - 1;
      if (left > 0) this.#taken.set(key, left);
      else this.#taken.delete(key);
    }
  }

  #of(key: string): number {
    return this.#taken.get(key) ?? 0;
  }
}

/** The /24 or /48 of an address, as text. */
export function networkOf(address: SocketAddress): string {
  return prefixOf(address);
}

/** Never that of a network: that has 6 or 12 characters, this one dots or 16. */
function sourceOf(address: SocketAddress): string {
  return address.family === 4 ? address.address : prefixOf(address, SOURCE_BYTES);
}

/** Of IPv6: a /64. */
const SOURCE_BYTES = 8;
