/** A store in a folder of a disk that may fail for a while: it is opened again once the disk has room. */
import { statfs } from 'node:fs/promises';
import { type ChangeListener, Listeners, type PutOutcome, type RecordStore, type StoredRecord } from './store.ts';

/** After a write that failed, and after an attempt that did, the next one is so long in coming, in ms. */
const PAUSE = 1000;
/** Bytes that there have to be: LevelDB, when it opens, writes what its buffer of 4 MiB has held, and may have two of them. */
const ROOM = 8 * 1024 * 1024;

/**
 * Once a write to LevelDB's files has failed it may take nothing more until it is opened anew; or, worse, take it and write it
 * behind what is torn in its log, where nobody will read it again. So nothing is acknowledged after a failure before the folder has
 * been opened again. What is there can be read until there is room for that; then, for as long as opening takes or fails, methods
 * reject.
 */
export class ReopenedStore implements RecordStore {
  readonly #open: () => Promise<RecordStore>;
  readonly #hasRoom: () => Promise<boolean>;
  readonly #listeners = new Listeners();
  #store: RecordStore | null = null;
  /** The one that has failed to write. */
  #failed: RecordStore | null = null;
  #endListening = (): void => {};
  #timer: NodeJS.Timeout | undefined;
  #opening: Promise<void> | undefined;
  #closed = false;

  /** Rejects as `open` does. `hasRoom` says whether it is worth trying. */
  static async open(open: () => Promise<RecordStore>, hasRoom: () => Promise<boolean>): Promise<ReopenedStore> {
    const store = new ReopenedStore(open, hasRoom);
    store.#use(await open());
    return store;
  }

  private constructor(open: () => Promise<RecordStore>, hasRoom: () => Promise<boolean>) {
    this.#open = open;
    this.#hasRoom = hasRoom;
  }

  async get(nodeId: string, now: number): Promise<StoredRecord | null> {
    return await this.#current().get(nodeId, now);
  }

  async put(nodeId: string, entry: StoredRecord, now: number): Promise<PutOutcome> {
    return await this.#write((store) => store.put(nodeId, entry, now));
  }

  onChange(listener: ChangeListener): () => void {
    return this.#listeners.add(listener);
  }

  async sweep(now: number): Promise<number> {
    return await this.#write((store) => store.sweep(now));
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#opening;
    await this.#store?.close();
  }

  #current(): RecordStore {
    if (this.#store === null) throw new Error('the store is being opened again');
    return this.#store;
  }

  async #write<T>(write: (store: RecordStore) => Promise<T>): Promise<T> {
    const store = this.#current();
    const refuse = (): void => {
      if (store === this.#failed) throw new Error('the store has failed to write, and is to be opened again');
    };
    refuse();
    const done = await write(store).catch((error: unknown) => {
      this.#failed = store;
      this.#openSoon();
      throw error;
    });
    // Another one has failed meanwhile, and this may stand behind it.
    refuse();
    return done;
  }

  #use(store: RecordStore): void {
    this.#store = store;
    this.#endListening = store.onChange((nodeId, entry) => this.#listeners.tell(nodeId, entry));
  }

  #openSoon(): void {
    if (this.#closed || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#opening = this.#reopen().then((done) => {
        this.#timer = undefined;
        this.#opening = undefined;
        if (!done) this.#openSoon();
      });
    }, PAUSE).unref();
  }

  /** False: it is to be tried again. */
  async #reopen(): Promise<boolean> {
    try {
      if (!(await this.#hasRoom())) return false;
      const former = this.#store;
      this.#store = null;
      this.#endListening();
      await former?.close();
      this.#use(await this.#open());
      return true;
    } catch {
      return false;
    }
  }
}

/** Whether the disk of a folder has room for LevelDB to be opened. */
export async function hasRoom(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize >= ROOM;
}
