/** Three stores, one contract; and what each promises of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { decodeEntry, encodeEntry } from '../../src/store/entry.ts';
import { LevelStore } from '../../src/store/level.ts';
import { MemoryStore } from '../../src/store/memory.ts';
import { RedisStore } from '../../src/store/redis.ts';
import { contract, entryOf, freshId, until } from './contract.ts';
import { redisMissing, startRedis } from './redis-server.ts';

t.test('memory', async (t) => {
  await contract(t, { open: async () => new MemoryStore(), durable: false, shared: false });
});

t.test('level', async (t) => {
  const folder = t.testdir();
  await contract(t, { open: () => LevelStore.open(folder), durable: true, shared: false });
});

t.test('[R-AGENT-36] memory and level forget what need not be kept, and hold so many nodes', async (t) => {
  const now = Date.now();
  for (const store of [new MemoryStore(2), await LevelStore.open(t.testdir(), 2)]) {
    const [first, second, third] = [freshId(), freshId(), freshId()];
    await store.put(first, entryOf(5n, { expiresAt: now + 10, keepUntil: now + 100 }), now);
    await store.put(second, entryOf(5n, { expiresAt: now + 10, keepUntil: now + 300 }), now);
    t.strictSame(await store.put(third, entryOf(1n), now), { kind: 'full' });
    t.equal((await store.put(first, entryOf(6n, { keepUntil: now + 100 }), now)).kind, 'stored', 'who is in stays in');
    t.equal(await store.sweep(now + 99), 0);
    t.equal(await store.sweep(now + 100), 1);
    t.strictSame(await store.put(second, entryOf(4n), now + 200), { kind: 'older', sequence: 5n });
    t.equal((await store.put(third, entryOf(1n), now + 200)).kind, 'stored', 'there is room again');
    t.equal((await store.put(second, entryOf(4n), now + 300)).kind, 'stored', 'forgotten, although not swept');
    await store.close();
  }
});

t.test('[R-AGENT-30] no bytes of a damaged entry make a store throw', async (t) => {
  const bytes = encodeEntry(entryOf(3n));
  t.equal(decodeEntry(bytes)?.sequence, 3n);
  for (let length = 0; length <= 26; length++) t.equal(decodeEntry(bytes.subarray(0, length)), null);
});

t.test(
  '[R-AGENT-35] level: a registration that was acknowledged survives the end of its process by SIGKILL',
  async (t) => {
    const folder = t.testdir();
    const child = spawn(process.execPath, [fileURLToPath(new URL('./level-child.js', import.meta.url)), folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    await until(() => said.split('\n').length > 500, 60_000);
    child.kill('SIGKILL');
    await once(child, 'close');
    const acknowledged = said
      .split('\n')
      .slice(0, -1)
      .map((line) => line.split(' '));
    t.ok(acknowledged.length >= 500, `${acknowledged.length} were acknowledged`);
    const store = await LevelStore.open(folder);
    const lost: string[] = [];
    for (const [nodeId = '', sequence = ''] of acknowledged) {
      const found = await store.get(nodeId, Date.now());
      if (found === null || found.sequence < BigInt(sequence)) lost.push(nodeId);
    }
    t.strictSame(lost, []);
    await store.close();
  },
);

t.test('[R-AGENT-35] level: a folder in use, and a store that is closed, are refusals', async (t) => {
  const folder = t.testdir();
  const store = await LevelStore.open(folder);
  await t.rejects(LevelStore.open(folder));
  await store.close();
  await t.rejects(store.put(freshId(), entryOf(1n), Date.now()));
});

t.test('redis', { skip: redisMissing() ?? false }, async (t) => {
  const server = await startRedis(t.testdir());
  t.teardown(() => server.kill());
  await contract(t, { open: () => RedisStore.open(server.url), durable: true, shared: true });

  await t.test('[R-AGENT-36] redis forgets by itself', async (t) => {
    const store = await RedisStore.open(server.url);
    const now = Date.now();
    const id = freshId();
    await store.put(id, entryOf(5n, { expiresAt: now + 100, keepUntil: now + 200 }), now);
    t.strictSame(await store.put(id, entryOf(4n), now), { kind: 'older', sequence: 5n });
    await new Promise((resolve) => setTimeout(resolve, 400));
    t.equal((await store.put(id, entryOf(4n), Date.now())).kind, 'stored');
    await store.close();
  });

  await t.test(
    '[R-AGENT-35] [R-AGENT-37] redis dies and comes back: refusals meanwhile, nothing acknowledged is lost',
    async (t) => {
      const store = await RedisStore.open(server.url);
      const now = Date.now();
      const id = freshId();
      const told: (string | null)[] = [];
      store.onChange((nodeId) => told.push(nodeId));
      await store.put(id, entryOf(40n), now);
      await server.kill();
      await t.rejects(store.put(id, entryOf(41n), now));
      await t.rejects(store.get(id, now));
      await server.restart();
      await until(() => told.includes(null), 10_000);
      t.ok(told.includes(null), 'whoever listens is told that something may have been missed');
      let found = null;
      for (let i = 0; i < 100 && found === null; i++) {
        found = await store.get(id, now).catch(() => null);
        if (found === null) await new Promise((resolve) => setTimeout(resolve, 50));
      }
      t.equal(found?.sequence, 40n);
      t.equal((await store.put(id, entryOf(41n), now)).kind, 'stored');
      await store.close();
    },
  );

  await t.test('[R-AGENT-37] a server that is not there is a refusal', async (t) => {
    await t.rejects(RedisStore.open('redis://127.0.0.1:1'));
  });
});
