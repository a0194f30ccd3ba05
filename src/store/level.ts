import type { ClassicLevel } from 'classic-level';
import { decodeEntry, encodeEntry } from './entry.ts';
import { DEFAULT_CAPACITY } from './memory.ts';
import {
  type ChangeListener,
  compare,
  Listeners,
  type PutOutcome,
  type RecordStore,
  type StoredRecord,
} from './store.ts';

type Database = ClassicLevel<string, Uint8Array>;

interface Waiting {
  readonly nodeId: string;
  readonly entry: StoredRecord;
  readonly now: number;
  readonly resolve: (outcome: PutOutcome) => void;
  readonly reject: (error: unknown) => void;
}

/** Registrations written at once; more wait for the next round. */
const BATCH = 1024;
/** Entries that are remembered as they are on the disk: a question for one of them costs nothing. */
const REMEMBERED = 16_384;
/** Entries looked at between two turns of the event loop. */
const SWEEP_BATCH = 1000;

/**
 * Records in a folder (LevelDB). `put` is resolved when the disk has the record: all that wait are compared and written
 * together, one write to the disk for all of them, so that a registration costs a share of it.
 */
export class LevelStore implements RecordStore {
  readonly #database: Database;
  readonly #capacity: number;
  readonly #listeners = new Listeners();
  /** The latest asked for or written last. This process is the only one that writes. */
  readonly #remembered = new Map<string, StoredRecord>();
  #waiting: Waiting[] = [];
  #writing: Promise<void> | null = null;
  #size: number;
  #closed = false;

  /**
   * Opens a folder, which is made when missing. Rejects when the package `classic-level` is not installed, another process
   * has the folder open, or the disk says no.
   */
  static async open(folder: string, capacity: number = DEFAULT_CAPACITY): Promise<LevelStore> {
    const { ClassicLevel } = await import('classic-level');
    const database: Database = new ClassicLevel(folder, { keyEncoding: 'utf8', valueEncoding: 'view' });
    await database.open();
    let size = 0;
    for await (const _ of database.keys()) size++;
    return new LevelStore(database, capacity, size);
  }

  private constructor(database: Database, capacity: number, size: number) {
    this.#database = database;
    this.#capacity = capacity;
    this.#size = size;
  }

  async get(nodeId: string, now: number): Promise<StoredRecord | null> {
    const entry = (await this.#read([nodeId])).get(nodeId);
    if (entry === undefined || entry.expiresAt <= now) return null;
    // What was written meanwhile is newer.
    if (!this.#remembered.has(nodeId)) this.#remember(nodeId, entry);
    return entry;
  }

  put(nodeId: string, entry: StoredRecord, now: number): Promise<PutOutcome> {
    if (this.#closed) return Promise.reject(new Error('the store is closed'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ nodeId, entry, now, resolve, reject });
      this.#writing ??= this.#write();
    });
  }

  onChange(listener: ChangeListener): () => void {
    return this.#listeners.add(listener);
  }

  async sweep(now: number): Promise<number> {
    let count = 0;
    let looked = 0;
    for await (const [nodeId, bytes] of this.#database.iterator()) {
      if (++looked % SWEEP_BATCH === 0) await new Promise<void>((resolve) => setImmediate(resolve));
      const entry = decodeEntry(bytes);
      if (entry !== null && entry.keepUntil > now) continue;
      // What is written at this moment may be the same node's next record: look again between two writes.
      if (await this.#exclusively(() => this.#forget(nodeId, now))) count++;
    }
    return count;
  }

  async close(): Promise<void> {
    this.#closed = true;
    while (this.#writing !== null) await this.#writing;
    await this.#database.close();
  }

  async #forget(nodeId: string, now: number): Promise<boolean> {
    const bytes = await this.#database.get(nodeId);
    if (bytes === undefined || (decodeEntry(bytes)?.keepUntil ?? 0) > now) return false;
    this.#remembered.delete(nodeId);
    await this.#database.del(nodeId);
    this.#size -= 1;
    return true;
  }

  /** Runs `action` while nothing is written. */
  async #exclusively<T>(action: () => Promise<T>): Promise<T> {
    while (this.#writing !== null) await this.#writing;
    const done = action();
    const settled: Promise<void> = done.then(
      () => {},
      () => {},
    );
    this.#writing = settled.then(() => this.#next());
    return await done;
  }

  async #write(): Promise<void> {
    const batch = this.#waiting.splice(0, BATCH);
    try {
      await this.#writeBatch(batch);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
    await this.#next();
  }

  /** Whoever has come meanwhile is next. */
  async #next(): Promise<void> {
    this.#writing = null;
    if (this.#waiting.length > 0) this.#writing = this.#write();
  }

  async #writeBatch(batch: readonly Waiting[]): Promise<void> {
    const nodeIds = [...new Set(batch.map(({ nodeId }) => nodeId))];
    const present = await this.#read(nodeIds);
    const changed = new Map<string, StoredRecord>();
    const outcomes: PutOutcome[] = [];
    let size = this.#size;
    for (const { nodeId, entry, now } of batch) {
      const before = present.get(nodeId) ?? null;
      let outcome = compare(before === null || before.keepUntil <= now ? null : before, entry);
      if (outcome === null && before === null) {
        if (size >= this.#capacity) outcome = { kind: 'full' };
        else size += 1;
      }
      outcome ??= { kind: 'stored', verified: entry.verified };
      outcomes.push(outcome);
      if (outcome.kind !== 'stored' && outcome.kind !== 'same') continue;
      const kept = { ...entry, verified: outcome.verified };
      if (outcome.kind === 'stored' || before?.verified !== kept.verified) changed.set(nodeId, kept);
      present.set(nodeId, kept);
    }
    if (changed.size > 0) {
      const writes = [...changed].map(([key, entry]) => ({ type: 'put' as const, key, value: encodeEntry(entry) }));
      await this.#database.batch(writes, { sync: true });
      for (const [nodeId, entry] of changed) this.#remember(nodeId, { ...entry, record: entry.record.slice() });
    }
    this.#size = size;
    for (const [i, waiting] of batch.entries()) {
      const outcome = outcomes[i];
      if (outcome === undefined) continue;
      waiting.resolve(outcome);
      if (outcome.kind === 'stored') this.#listeners.tell(waiting.nodeId);
    }
  }

  /** What there is of these nodes, from memory where it is remembered. */
  async #read(nodeIds: readonly string[]): Promise<Map<string, StoredRecord>> {
    const present = new Map<string, StoredRecord>();
    const unknown: string[] = [];
    for (const nodeId of nodeIds) {
      const entry = this.#remembered.get(nodeId);
      if (entry === undefined) unknown.push(nodeId);
      else present.set(nodeId, entry);
    }
    const found = unknown.length > 0 ? await this.#database.getMany(unknown) : [];
    for (const [i, nodeId] of unknown.entries()) {
      const bytes = found[i];
      const entry = bytes === undefined ? null : decodeEntry(bytes);
      if (entry !== null) present.set(nodeId, entry);
    }
    return present;
  }

  #remember(nodeId: string, entry: StoredRecord): void {
    this.#remembered.delete(nodeId);
    this.#remembered.set(nodeId, entry);
    for (const oldest of this.#remembered.keys()) {
      if (this.#remembered.size <= REMEMBERED) return;
      this.#remembered.delete(oldest);
    }
  }
}
