import { type SocketAddress, socketAddress } from '../wire/socket-address.ts';

/**
 * One object per remote address, so that layers above compare by identity first and allocate nothing per burst.
 * Bounded: two generations of half the limit each; an address not used during one is forgotten.
 */
export class AddressTable {
  readonly #family: 4 | 6;
  readonly #half: number;
  #young = new Map<string, SocketAddress>();
  #old = new Map<string, SocketAddress>();

  constructor(family: 4 | 6, limit: number) {
    this.#family = family;
    this.#half = Math.max(1, limit >> 1);
  }

  get size(): number {
    return this.#young.size + this.#old.size;
  }

  /** The object for an address in canonical text. */
  intern(address: string, port: number): SocketAddress {
    const key = `${address}|${port}`;
    const known = this.#young.get(key);
    if (known !== undefined) return known;
    const entry = this.#old.get(key) ?? socketAddress(this.#family, address, port);
    this.#old.delete(key);
    if (this.#young.size >= this.#half) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, entry);
    return entry;
  }
}
