/**
 * Where agents keep records: one port, three stores behind it. A store knows nothing of keys and signatures; it keeps
 * the newest bytes of each node, and compares and sets as one step.
 */

/** What is kept of a node. */
export interface StoredRecord {
  /** 64 bits, unsigned. */
  readonly sequence: bigint;
  /** Unix time in ms; afterwards the record is not given out any more. */
  readonly expiresAt: number;
  /** Unix time in ms, `expiresAt` or later; until then the sequence is remembered, so that nothing older comes back. */
  readonly keepUntil: number;
  /** Bit i: the locator with ID i has been heard from. */
  readonly verified: number;
  /** 1..65535 bytes. */
  readonly record: Uint8Array;
}

/**
 * - `stored`: it is newer than what there was.
 * - `same`: exactly these bytes were there; locators that are verified now or were before are `verified`.
 * - `older`: there is another record with `sequence`, which is not less than that of the one refused.
 * - `full`: there is no room for another node.
 */
export type PutOutcome =
  | { readonly kind: 'stored' | 'same'; readonly verified: number }
  | { readonly kind: 'older'; readonly sequence: bigint }
  | { readonly kind: 'full' };

/** Told of the node with a new record, and that record; null: changes may have been missed, of any node. */
export type ChangeListener = (nodeId: string | null, entry?: StoredRecord) => void;

/**
 * A store. Node IDs are texts, `xxxx:xxxx:xxxx:xxxx`. `now` is Unix time in ms. Methods reject when the store cannot be
 * reached; what was resolved before is not undone by that, nor by the end of the process, where the store is durable.
 */
export interface RecordStore {
  /** The record of a node, unless there is none or it has expired. */
  get(nodeId: string, now: number): Promise<StoredRecord | null>;
  /** Keeps a record when it is newer. Resolved once it is as safe as this store makes it. */
  put(nodeId: string, entry: StoredRecord, now: number): Promise<PutOutcome>;
  /** Called for every `stored`, by this process or another one over the same store. Returns how to end it. */
  onChange(listener: ChangeListener): () => void;
  /** Forgets what need not be kept any longer, so far as it is not forgotten by itself. Returns how many. */
  sweep(now: number): Promise<number>;
  /** Ends it, after what is under way. */
  close(): Promise<void>;
}

/** What `put` says of a record beside the one that is there; null: it is to be kept. */
export function compare(present: StoredRecord | null, entry: StoredRecord): PutOutcome | null {
  if (present === null || present.sequence < entry.sequence) return null;
  if (present.sequence > entry.sequence || !equal(present.record, entry.record)) {
    return { kind: 'older', sequence: present.sequence };
  }
  return { kind: 'same', verified: present.verified | entry.verified };
}

/** Whoever wants to be told of changes. */
export class Listeners {
  readonly #listeners = new Set<ChangeListener>();

  add(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  tell(nodeId: string | null, entry?: StoredRecord): void {
    for (const listener of [...this.#listeners]) listener(nodeId, entry);
  }
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
