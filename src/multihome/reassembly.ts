import { concat } from './bytes.ts';
import { REASSEMBLY_LIMIT, REASSEMBLY_RECORDS } from './constants.ts';

interface Partial {
  readonly flags: number;
  readonly number: number;
  readonly fragments: (Uint8Array | undefined)[];
  missing: number;
  size: number;
}

/** What a fragment led to. `done`: `bytes` are the whole record. */
export type FragmentOutcome =
  | { readonly kind: 'done'; readonly bytes: Uint8Array }
  | { readonly kind: 'waiting' | 'duplicate' | 'too-long' | 'contradiction' };

/**
 * Puts fragments together. Nothing here is authentic yet: a fragment that contradicts what came before drops the whole
 * record, the oldest record gives way when there are too many, and a record that is complete leaves no trace, so that
 * a forged fragment spoils one copy of one record at most.
 */
export class Reassembly {
  readonly #fragmentSize: number;
  /** Null while nothing is incomplete. */
  #records: Partial[] | null = null;

  /** @param fragmentSize bytes of a fragment, at the most, as they are cut here */
  constructor(fragmentSize: number) {
    this.#fragmentSize = fragmentSize;
  }

  /** Bytes held. */
  get size(): number {
    return this.#records?.reduce((sum, record) => sum + record.size, 0) ?? 0;
  }

  /** @param bytes the fragment; copied */
  add(flags: number, number: number, index: number, count: number, bytes: Uint8Array): FragmentOutcome {
    if (count === 1) return { kind: 'done', bytes: bytes.slice() };
    if (count * this.#fragmentSize > REASSEMBLY_LIMIT) return { kind: 'too-long' };
    const record = this.#find(flags, number) ?? this.#open(flags, number, count);
    if (record.fragments.length !== count) return this.#drop(record, 'contradiction');
    if (record.fragments[index] !== undefined) return { kind: 'duplicate' };
    record.fragments[index] = bytes.slice();
    record.missing -= 1;
    record.size += bytes.length;
    if (record.missing === 0) {
      this.#remove(record);
      return { kind: 'done', bytes: concat(...record.fragments.filter((fragment) => fragment !== undefined)) };
    }
    while (this.size > REASSEMBLY_LIMIT) this.#records?.shift();
    return { kind: 'waiting' };
  }

  #find(flags: number, number: number): Partial | undefined {
    return this.#records?.find((record) => record.flags === flags && record.number === number);
  }

  #open(flags: number, number: number, count: number): Partial {
    this.#records ??= [];
    if (this.#records.length >= REASSEMBLY_RECORDS) this.#records.shift();
    const fragments = new Array<Uint8Array | undefined>(count).fill(undefined);
    const record = { flags, number, fragments, missing: count, size: 0 };
    this.#records.push(record);
    return record;
  }

  #drop(record: Partial, kind: 'contradiction'): FragmentOutcome {
    this.#remove(record);
    return { kind };
  }

  #remove(record: Partial): void {
    const others = this.#records?.filter((other) => other !== record) ?? [];
    this.#records = others.length === 0 ? null : others;
  }
}
