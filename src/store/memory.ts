import {
  type ChangeListener,
  compare,
  Listeners,
  type PutOutcome,
  type RecordStore,
  type StoredRecord,
} from './store.ts';

/** Nodes that a store of one process holds unless told otherwise; with a record each about half a gigabyte. */
export const DEFAULT_CAPACITY = 1_000_000;

/** Records in this process's memory: gone with it. */
export class MemoryStore implements RecordStore {
  readonly #records = new Map<string, StoredRecord>();
  readonly #listeners = new Listeners();
  readonly #capacity: number;

  /** @param capacity nodes kept at one time */
  constructor(capacity: number = DEFAULT_CAPACITY) {
    this.#capacity = capacity;
  }

  async get(nodeId: string, now: number): Promise<StoredRecord | null> {
    const entry = this.#records.get(nodeId);
    return entry === undefined || entry.expiresAt <= now ? null : entry;
  }

  async put(nodeId: string, entry: StoredRecord, now: number): Promise<PutOutcome> {
    const present = this.#records.get(nodeId) ?? null;
    const outcome = compare(present === null || present.keepUntil <= now ? null : present, entry);
    if (outcome?.kind === 'older') return outcome;
    if (outcome?.kind === 'same') {
      this.#records.set(nodeId, { ...entry, verified: outcome.verified });
      return outcome;
    }
    if (present === null && this.#records.size >= this.#capacity) return { kind: 'full' };
    const kept = { ...entry, record: entry.record.slice() };
    this.#records.set(nodeId, kept);
    this.#listeners.tell(nodeId, kept);
    return { kind: 'stored', verified: entry.verified };
  }

  onChange(listener: ChangeListener): () => void {
    return this.#listeners.add(listener);
  }

  async sweep(now: number): Promise<number> {
    let count = 0;
    for (const [nodeId, { keepUntil }] of this.#records) {
      if (keepUntil > now) continue;
      this.#records.delete(nodeId);
      count++;
    }
    return count;
  }

  async close(): Promise<void> {
    this.#records.clear();
  }
}
