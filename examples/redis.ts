/**
 * A Redis client (`ioredis`) with a connector of its own, by kamo to a forwarder beside the Redis server, which knows
 * nothing of it; in the middle of the pipelines the network breaks.
 *
 *     redis-server --port 6379 &
 *     npm run build:all && node out/examples/redis.js [PORT] [COMMANDS]
 */
import { strictEqual } from 'node:assert/strict';
import { connect as connectTcp, type Socket } from 'node:net';
import { pipeline } from 'node:stream';
import { AbstractConnector, Redis } from 'ioredis';
import { connect, createServer } from 'kamo';
import { openLines } from './lines.ts';

const BATCH = 500;
const port = Number(process.argv[2] ?? 6379);
const commands = Number(process.argv[3] ?? 20_000);
const lines = await openLines();

const forwarder = createServer({ allowHalfOpen: true }, (socket) => {
  const redis = connectTcp({ host: '127.0.0.1', port, allowHalfOpen: true });
  lines.watch(socket);
  for (const [from, to] of [
    [socket, redis],
    [redis, socket],
  ] as const)
    pipeline(from, to, () => {});
}).listen({ node: lines.home, port: 6379 });

class KamoConnector extends AbstractConnector {
  constructor() {
    super(1000);
  }

  override async connect(): Promise<Socket> {
    const { home, away, locators } = lines;
    const socket = connect({ node: away, host: home.generalizedId, port: 6379, locators });
    this.stream = lines.watch(socket) as unknown as Socket;
    return this.stream;
  }
}

const redis = new Redis({ Connector: KamoConnector, maxRetriesPerRequest: 0, retryStrategy: null });
const key = `kamo-example-${process.pid}`;
for (let done = 0; done < commands; done += BATCH) {
  if (done >= commands / 3) lines.cut();
  const batch = redis.pipeline();
  for (let i = 1; i <= BATCH; i++) batch.incr(key);
  const answers = (await batch.exec()) ?? [];
  for (const [i, [error, count]] of answers.entries()) {
    strictEqual(error, null);
    strictEqual(count, done + i + 1);
  }
}
console.log(`${commands} commands in pipelines of ${BATCH}, each answered in order`);
await redis.del(key);
await redis.quit();
forwarder.close();
await lines.close();
