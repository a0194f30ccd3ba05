/** A connection to Redis that is looked after: one on which nothing is answered any more is replaced by a new one. */
import type { RedisClientType } from 'redis';

/** How long a command may wait for an answer, a connection for being made, and for another try at most, in ms. */
const COMMAND_TIMEOUT = 2000;
const CONNECT_TIMEOUT = 2000;
const MAX_RECONNECT_PAUSE = 1000;
/** How often an idle connection is asked whether it is alive, in ms. */
const CHECK_INTERVAL = 1000;
/** A connection that is not ready after so long is begun anew, in ms. */
const READY_PATIENCE = 5000;

export interface LineHost {
  /** Called for each new client, once it is connected. */
  prepare(client: RedisClientType): Promise<unknown>;
  /** It can be used, for the first time or again. */
  ready(): void;
}

/**
 * A host that is cut off sends no RST, and what waits for it in TCP is repeated ever more seldom: left alone, a connection may
 * be dead for many minutes after the host is back. So whatever takes longer than `COMMAND_TIMEOUT` ends its connection, and with
 * it all that waits there.
 */
export class RedisLine {
  readonly #make: () => RedisClientType;
  readonly #host: LineHost;
  #client: RedisClientType;
  #since = performance.now();
  #timer: NodeJS.Timeout | undefined;
  #lastError: Error | undefined;
  #closed = false;

  /** Rejects when the package `redis` is not installed, or with the reason when no server answers within 2 s. */
  static async open(url: string, host: LineHost): Promise<RedisLine> {
    const { createClient } = await import('redis');
    const socket = {
      connectTimeout: CONNECT_TIMEOUT,
      reconnectStrategy: (tries: number) => Math.min(50 * 2 ** tries, MAX_RECONNECT_PAUSE),
    };
    // Commands have their limit here; the client's own makes an AbortSignal for each, and an error when it is long over.
    const commandOptions = { timeout: 0 };
    const make = () => createClient({ url, socket, commandOptions, disableOfflineQueue: true }) as RedisClientType;
    const line = new RedisLine(make, host);
    try {
      await within(line.#connect(line.#client), COMMAND_TIMEOUT);
    } catch (error) {
      line.#client.destroy();
      throw line.#lastError ?? error;
    }
    line.#timer = setInterval(() => line.#check(), CHECK_INTERVAL).unref();
    return line;
  }

  private constructor(make: () => RedisClientType, host: LineHost) {
    this.#make = make;
    this.#host = host;
    this.#client = this.#start();
  }

  /** One command; texts in the answer are bytes. Rejects within 2 s, at once when there is no connection. */
  async command(parts: readonly (string | Buffer)[]): Promise<unknown> {
    const client = this.#client;
    const answer = client.sendCommand([...parts], { typeMapping: { [BLOB_STRING]: Buffer } });
    return await within(answer, COMMAND_TIMEOUT, () => this.#replace(client));
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    const client = this.#client;
    if (client.isReady) await within(client.close(), COMMAND_TIMEOUT).catch(() => client.destroy());
    else client.destroy();
  }

  #start(): RedisClientType {
    const client = this.#make();
    // Commands reject by themselves; without a listener the first lost connection would end the process.
    client.on('error', (error: unknown) => {
      if (error instanceof Error) this.#lastError = error;
    });
    return client;
  }

  async #connect(client: RedisClientType): Promise<void> {
    await client.connect();
    await this.#host.prepare(client);
    this.#host.ready();
    client.on('ready', () => this.#host.ready());
  }

  #check(): void {
    const client = this.#client;
    if (client.isReady) {
      this.#since = performance.now();
      this.command(['PING']).catch(() => {});
    } else if (performance.now() - this.#since > READY_PATIENCE) this.#replace(client);
  }

  #replace(client: RedisClientType): void {
    if (client !== this.#client || this.#closed) return;
    client.destroy();
    this.#since = performance.now();
    const next = this.#start();
    this.#client = next;
    // Whatever it dies of: it is not ready, and looked at again.
    this.#connect(next).catch(() => next.destroy());
  }
}

/** The type byte of texts in RESP, '$', by which the client is told to leave them bytes. */
const BLOB_STRING = 36;

async function within<T>(work: Promise<T>, limit: number, late: () => void = () => {}): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let last: NodeJS.Immediate | undefined;
  const over = new Promise<never>((_, reject) => {
    const judge = (): void => {
      reject(new Error(`no answer from Redis within ${limit} ms`));
      late();
    };
    // Where this thread was late, the answer may be there already: sockets are read before.
    timer = setTimeout(() => {
      last = setImmediate(judge);
    }, limit);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
    clearImmediate(last);
  }
}
