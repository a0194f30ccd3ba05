import { forgetOldest } from '../multihome/bounded.ts';
import type { Crypto } from '../multihome/crypto.ts';

/**
 * Which records have been found true lately, by their hash: whoever brings the same bytes again, from another socket or
 * since it heard no answer, costs no signature. Nothing that is refused gets in; the oldest gives way.
 */
export class TrueRecords {
  readonly #hashes = new Set<string>();
  readonly #crypto: Crypto;
  readonly #limit: number;

  constructor(crypto: Crypto, limit: number) {
    this.#crypto = crypto;
    this.#limit = limit;
  }

  /** By what a record is known here: SHA-256 of all its bytes, each a character. */
  nameOf(record: Uint8Array): string {
    return String.fromCharCode(...this.#crypto.sha256(record));
  }

  has(name: string): boolean {
    return this.#hashes.has(name);
  }

  add(name: string): void {
    this.#hashes.add(name);
    forgetOldest(this.#hashes, this.#limit);
  }
}
