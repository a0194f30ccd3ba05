import type { RedisClientType } from 'redis';
import { decodeEntry, encodeEntry } from './entry.ts';
import { type ChangeListener, Listeners, type PutOutcome, type RecordStore, type StoredRecord } from './store.ts';

/** Before every key and the channel; a hash tag is left out, so that a cluster spreads the nodes. */
const KEY_PREFIX = 'kamo:record:';
const CHANNEL = 'kamo:changed';
/** How long a command may wait for an answer, and a connection for another try at most, in ms. */
const COMMAND_TIMEOUT = 2000;
const MAX_RECONNECT_PAUSE = 1000;

/**
 * Compares and sets in one step. Sequences are 8 bytes, compared as such: a number of Lua's has 53 bits. Returns the
 * outcome, then the locators verified or the newest sequence.
 */
const PUT = `
local present = redis.call('GET', KEYS[1])
local entry = ARGV[1]
if present then
  local order = 0
  for i = 1, 8 do
    order = string.byte(entry, i) - string.byte(present, i)
    if order ~= 0 then break end
  end
  if order < 0 or (order == 0 and string.sub(present, 27) ~= string.sub(entry, 27)) then
    return {'older', string.sub(present, 1, 8)}
  end
  if order == 0 then
    local verified = ''
    for i = 25, 26 do
      verified = verified .. string.char(bit.bor(string.byte(present, i), string.byte(entry, i)))
    end
    redis.call('SET', KEYS[1], string.sub(present, 1, 24) .. verified .. string.sub(present, 27), 'KEEPTTL')
    return {'same', verified}
  end
end
redis.call('SET', KEYS[1], entry, 'PXAT', ARGV[2])
redis.call('PUBLISH', ARGV[3], ARGV[4])
return {'stored', string.sub(entry, 25, 26)}
`;

/**
 * Records in Redis 7 or later, or in what speaks like it: any number of agents over one. Redis forgets by itself, and
 * tells every agent of changes. What was acknowledged survives Redis as far as its own settings make it (`appendonly yes`,
 * `appendfsync always`).
 */
export class RedisStore implements RecordStore {
  readonly #client: RedisClientType;
  readonly #subscriber: RedisClientType;
  readonly #listeners = new Listeners();

  /** Opens `redis://[[user]:password@]host[:port][/database]`. Rejects when the package `redis` or the server is not there. */
  static async open(url: string): Promise<RedisStore> {
    const { createClient } = await import('redis');
    const socket = {
      connectTimeout: COMMAND_TIMEOUT,
      reconnectStrategy: (tries: number) => Math.min(50 * 2 ** tries, MAX_RECONNECT_PAUSE),
    };
    const client = createClient({ url, socket, disableOfflineQueue: true }) as RedisClientType;
    const subscriber = createClient({ url, socket }) as RedisClientType;
    const store = new RedisStore(client, subscriber);
    try {
      await within(Promise.all([client.connect(), subscriber.connect()]), COMMAND_TIMEOUT);
      await subscriber.subscribe(CHANNEL, (nodeId) => store.#listeners.tell(nodeId));
    } catch (error) {
      client.destroy();
      subscriber.destroy();
      throw error;
    }
    // Whoever was away has missed something; subscriptions themselves are renewed by the client.
    subscriber.on('ready', () => store.#listeners.tell(null));
    return store;
  }

  private constructor(client: RedisClientType, subscriber: RedisClientType) {
    this.#client = client;
    this.#subscriber = subscriber;
    // Commands reject by themselves; without a listener the first lost connection would end the process.
    for (const each of [client, subscriber]) each.on('error', () => {});
  }

  async get(nodeId: string, now: number): Promise<StoredRecord | null> {
    const found = await within(this.#bytesOf(KEY_PREFIX + nodeId), COMMAND_TIMEOUT);
    const entry = found === null ? null : decodeEntry(found);
    return entry === null || entry.expiresAt <= now ? null : entry;
  }

  async put(nodeId: string, entry: StoredRecord, now: number): Promise<PutOutcome> {
    const value = Buffer.from(encodeEntry(entry));
    const until = Math.max(Math.floor(entry.keepUntil), Math.floor(now) + 1).toString();
    const reply = await within(
      this.#command(['EVAL', PUT, '1', KEY_PREFIX + nodeId, value, until, CHANNEL, nodeId]),
      COMMAND_TIMEOUT,
    );
    return outcomeOf(reply);
  }

  onChange(listener: ChangeListener): () => void {
    return this.#listeners.add(listener);
  }

  /** Redis forgets by itself. */
  async sweep(): Promise<number> {
    return 0;
  }

  async close(): Promise<void> {
    await Promise.all(
      [this.#client, this.#subscriber].map(async (each) => {
        if (each.isReady) await within(each.close(), COMMAND_TIMEOUT).catch(() => each.destroy());
        else each.destroy();
      }),
    );
  }

  async #bytesOf(key: string): Promise<Uint8Array | null> {
    const reply = await this.#command(['GET', key]);
    return reply instanceof Uint8Array ? new Uint8Array(reply) : null;
  }

  /** One command; texts in the answer are bytes. */
  async #command(parts: readonly (string | Buffer)[]): Promise<unknown> {
    return await this.#client.sendCommand([...parts], { typeMapping: { [BLOB_STRING]: Buffer } });
  }
}

/** The type byte of texts in RESP, '$', by which the client is told to leave them bytes. */
const BLOB_STRING = 36;

function outcomeOf(reply: unknown): PutOutcome {
  const [kind, detail] = Array.isArray(reply) ? reply : [];
  const bytes = detail instanceof Uint8Array ? detail : new Uint8Array(0);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const name = String(kind);
  if (name === 'older' && bytes.length === 8) return { kind: 'older', sequence: view.getBigUint64(0) };
  if ((name === 'stored' || name === 'same') && bytes.length === 2) {
    return { kind: name, verified: view.getUint16(0) };
  }
  throw new Error('Redis has answered something else');
}

async function within<T>(work: Promise<T>, limit: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer from Redis within ${limit} ms`)), limit);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
