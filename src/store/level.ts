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

/** Accepted records on their way to the disk, in one write for all of them. */
class Round {
  readonly entries = new Map<string, StoredRecord>();
  /** Resolved when the disk has all of them. */
  readonly safe: Promise<void>;
  done: () => void = () => {};
  fail: (error: unknown) => void = () => {};

  constructor() {
    this.safe = new Promise((resolve, reject) => {
      this.done = resolve;
      this.fail = reject;
    });
  }
}

/** Entries kept in memory: a question for one of them costs nothing. */
const REMEMBERED = 16_384;
/** Entries looked at between two turns of the event loop. */
const SWEEP_BATCH = 1000;

/**
 * Records in a folder (LevelDB). A record is compared and accepted at once: who asks finds it, and listeners are told.
 * `put` is resolved when the disk has it: all that were accepted during one write are written by the next, so that a
 * registration costs a share of one. What the disk refuses is as if it had not come, and nothing is accepted any more: LevelDB would write
 * behind what is torn in its log, where nobody reads it again. Who opens the folder anew has all that was acknowledged.
 * One process has the folder.
 */
export class LevelStore implements RecordStore {
  readonly #database: Database;
  readonly #capacity: number;
  readonly #listeners = new Listeners();
  /** The latest asked for or accepted. */
  readonly #remembered = new Map<string, StoredRecord>();
  /** Reads of the disk under way. */
  readonly #reads = new Map<string, Promise<StoredRecord | null>>();
  /** The round that is being written, and the next one. */
  #current: Round | null = null;
  #next: Round | null = null;
  /** What has the disk to itself, and how to have it next. */
  #writing: Promise<void> | null = null;
  /** The node whose entry is being deleted. */
  #forgetting = '';
  /** Nodes on the disk or on their way there. */
  #size: number;
  #closed = false;
  /** A write has failed with it. */
  #failure: { readonly cause: unknown } | null = null;

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
    const entry = await this.#find(nodeId);
    return entry === null || entry.expiresAt <= now ? null : entry;
  }

  async put(nodeId: string, entry: StoredRecord, now: number): Promise<PutOutcome> {
    if (this.#closed) throw new Error('the store is closed');
    this.#refuse();
    let present: StoredRecord | null | undefined = this.#latest(nodeId);
    if (present === undefined) {
      const found = await this.#find(nodeId);
      // Nothing may come between the last look and what is made of it.
      present = this.#latest(nodeId) ?? found;
      this.#refuse();
    }
    const live = present === null || present.keepUntil <= now ? null : present;
    const outcome = compare(live, entry) ?? { kind: 'stored', verified: entry.verified };
    if (outcome.kind === 'older' || outcome.kind === 'full') return outcome;
    if (present === null && this.#size >= this.#capacity) return { kind: 'full' };
    if (outcome.kind === 'stored') {
      const kept = { ...entry, record: entry.record.slice() };
      this.#accept(nodeId, kept, present === null);
      this.#listeners.tell(nodeId, kept);
    } else if (live !== null && live.verified !== outcome.verified) {
      this.#accept(nodeId, { ...live, verified: outcome.verified }, false);
    }
    // The same bytes once more are as safe as those that came first.
    await this.#roundOf(nodeId)?.safe;
    return outcome;
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
      // The node's next record may be on its way meanwhile: look again between two writes.
      if (await this.#exclusively(() => this.#forget(nodeId, now))) count++;
    }
    return count;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#reads.values());
    // Whoever waited for one has been judged by then.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (this.#writing !== null) await this.#writing;
    await this.#database.close();
  }

  /** What was accepted last, as far as it is in memory. */
  #latest(nodeId: string): StoredRecord | undefined {
    return this.#roundOf(nodeId)?.entries.get(nodeId) ?? this.#remembered.get(nodeId);
  }

  /** The latest round that a node's record is in. */
  #roundOf(nodeId: string): Round | undefined {
    return [this.#next, this.#current].find((round) => round?.entries.has(nodeId)) ?? undefined;
  }

  /** What was accepted last, from the disk where it has to be read. */
  async #find(nodeId: string): Promise<StoredRecord | null> {
    const known = this.#latest(nodeId);
    if (known !== undefined) return known;
    if (nodeId === this.#forgetting) return null;
    let read = this.#reads.get(nodeId);
    if (read === undefined) {
      read = this.#read(nodeId).finally(() => this.#reads.delete(nodeId));
      this.#reads.set(nodeId, read);
    }
    const entry = await read;
    // What was accepted meanwhile is newer.
    return this.#latest(nodeId) ?? entry;
  }

  async #read(nodeId: string): Promise<StoredRecord | null> {
    const bytes = await this.#database.get(nodeId);
    const entry = bytes === undefined ? null : decodeEntry(bytes);
    if (entry !== null && this.#latest(nodeId) === undefined) this.#remember(nodeId, entry);
    return entry;
  }

  #accept(nodeId: string, entry: StoredRecord, isNew: boolean): void {
    if (isNew) this.#size += 1;
    this.#remember(nodeId, entry);
    this.#next ??= new Round();
    this.#next.entries.set(nodeId, entry);
    this.#writing ??= this.#write();
  }

  /** One round after the other, until nothing waits. */
  async #write(): Promise<void> {
    for (let round = this.#next; round !== null; round = this.#next) {
      this.#current = round;
      this.#next = null;
      const writes = [...round.entries].map(([key, entry]) => ({
        type: 'put' as const,
        key,
        value: encodeEntry(entry),
      }));
      try {
        this.#refuse();
        await this.#database.batch(writes, { sync: true });
        round.done();
      } catch (cause) {
        this.#failure ??= { cause };
        for (const nodeId of round.entries.keys()) this.#remembered.delete(nodeId);
        round.fail(cause);
      }
      this.#current = null;
    }
    this.#writing = null;
  }

  #refuse(): void {
    if (this.#failure === null) return;
    throw new Error('the store has failed to write, and is to be opened again', this.#failure);
  }

  async #forget(nodeId: string, now: number): Promise<boolean> {
    const bytes = await this.#database.get(nodeId);
    if (bytes === undefined || (decodeEntry(bytes)?.keepUntil ?? 0) > now) return false;
    // Somebody has to do with it at this moment: another time.
    if (this.#roundOf(nodeId) !== undefined || this.#reads.has(nodeId)) return false;
    this.#remembered.delete(nodeId);
    this.#forgetting = nodeId;
    try {
      await this.#database.del(nodeId);
      this.#size -= 1;
    } finally {
      this.#forgetting = '';
    }
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
    this.#writing = settled.then(() => this.#write());
    return await done;
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
