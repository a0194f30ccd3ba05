import { decodeEntry, encodeEntry } from './entry.ts';
import { RedisLine } from './redis-line.ts';
import { type ChangeListener, Listeners, type PutOutcome, type RecordStore, type StoredRecord } from './store.ts';

/** Before every key; and the channel. */
const KEY_PREFIX = 'kamo:record:';
const CHANNEL = 'kamo:changed';
/** A node ID as text, `xxxx:xxxx:xxxx:xxxx`, goes before the entry in what is published. */
const NODE_ID_SIZE = 19;

/**
 * Compares, sets and tells in one step. Sequences are 8 bytes, compared as such: a number of Lua's has 53 bits. Returns the
 * outcome, then the locators verified or the newest sequence. What is published has the record, so that no agent has to ask
 * for it. Bytes that are no entry are none (R-AGENT-30).
 */
const PUT = `
local present = redis.call('GET', KEYS[1])
local entry = ARGV[1]
if present and #present > 26 then
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
redis.call('PUBLISH', ARGV[3], ARGV[4] .. entry)
return {'stored', string.sub(entry, 25, 26)}
`;

/**
 * Records in Redis 7 or later, or in what speaks like it: any number of agents over one. Redis forgets by itself, and
 * tells every agent of changes. What was acknowledged survives Redis as far as its own settings make it (`appendonly yes`,
 * `appendfsync always`).
 */
export class RedisStore implements RecordStore {
  readonly #commands: RedisLine;
  readonly #changes: RedisLine;
  readonly #listeners: Listeners;

  /** Opens `redis://[[user]:password@]host[:port][/database]`. Rejects when the package `redis` or the server is not there. */
  static async open(url: string): Promise<RedisStore> {
    const listeners = new Listeners();
    const told = (message: Buffer): void => {
      const entry = decodeEntry(message.subarray(NODE_ID_SIZE));
      listeners.tell(message.toString('latin1', 0, NODE_ID_SIZE), entry ?? undefined);
    };
    const commands = await RedisLine.open(url, { prepare: async () => {}, ready: () => {} });
    try {
      const changes = await RedisLine.open(url, {
        prepare: (client) => client.subscribe(CHANNEL, told, true),
        // Whoever was away has missed something.
        ready: () => listeners.tell(null),
      });
      return new RedisStore(commands, changes, listeners);
    } catch (error) {
      await commands.close();
      throw error;
    }
  }

  private constructor(commands: RedisLine, changes: RedisLine, listeners: Listeners) {
    this.#commands = commands;
    this.#changes = changes;
    this.#listeners = listeners;
  }

  async get(nodeId: string, now: number): Promise<StoredRecord | null> {
    const reply = await this.#commands.command(['GET', KEY_PREFIX + nodeId]);
    const entry = reply instanceof Uint8Array ? decodeEntry(new Uint8Array(reply)) : null;
    return entry === null || entry.expiresAt <= now ? null : entry;
  }

  async put(nodeId: string, entry: StoredRecord, now: number): Promise<PutOutcome> {
    const value = Buffer.from(encodeEntry(entry));
    const until = Math.max(Math.floor(entry.keepUntil), Math.floor(now) + 1).toString();
    const key = KEY_PREFIX + nodeId;
    return outcomeOf(await this.#commands.command(['EVAL', PUT, '1', key, value, until, CHANNEL, nodeId]));
  }

  onChange(listener: ChangeListener): () => void {
    return this.#listeners.add(listener);
  }

  /** Redis forgets by itself. */
  async sweep(): Promise<number> {
    return 0;
  }

  async close(): Promise<void> {
    await Promise.all([this.#commands.close(), this.#changes.close()]);
  }
}

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
