/** Three stores, one contract; and what each promises of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ClassicLevel } from 'classic-level';
import { createClient } from 'redis';
import t from 'tap';
import { decodeEntry, encodeEntry } from '../../src/store/entry.ts';
import { LevelStore } from '../../src/store/level.ts';
import { MemoryStore } from '../../src/store/memory.ts';
import { RedisStore } from '../../src/store/redis.ts';
import { contract, entryOf, freshId, until } from './contract.ts';
import { dyingLine } from './dying-line.ts';
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

t.test('[R-AGENT-34] [R-AGENT-35] level: what is accepted is found and told before the disk has it', async (t) => {
  const store = await LevelStore.open(t.testdir());
  const [id, now] = [freshId(), Date.now()];
  const order: string[] = [];
  store.onChange(() => order.push('told'));
  await store.put(id, entryOf(1n), now);
  order.length = 0;
  const first = store.put(id, entryOf(2n), now).then(() => order.push('safe'));
  const second = store.put(id, entryOf(3n), now).then(() => order.push('safe'));
  const found = store.get(id, now).then((entry) => order.push(`found ${entry?.sequence}`));
  t.strictSame(await store.put(id, entryOf(2n), now), { kind: 'older', sequence: 3n });
  await Promise.all([first, second, found]);
  t.strictSame(order, ['told', 'told', 'found 3', 'safe', 'safe']);
  await store.close();
});

t.test(
  '[R-AGENT-35] level: what the disk refuses is as if it had not come, and nothing is written behind it',
  async (t) => {
    const { batch } = ClassicLevel.prototype;
    t.teardown(() => Object.assign(ClassicLevel.prototype, { batch }));
    const folder = t.testdir();
    const store = await LevelStore.open(folder);
    const [there, refused, now] = [freshId(), freshId(), Date.now()];
    await store.put(there, entryOf(1n), now);
    Object.assign(ClassicLevel.prototype, { batch: () => Promise.reject(new Error('the disk is full')) });
    const first = store.put(there, entryOf(2n), now);
    const behind = store.put(refused, entryOf(1n), now);
    const [one, other] = await Promise.allSettled([first, behind]);
    t.match(one, { status: 'rejected', reason: { message: /full/ } });
    t.match(other, { status: 'rejected', reason: { message: /to be opened again/, cause: { message: /full/ } } });
    Object.assign(ClassicLevel.prototype, { batch });
    await t.rejects(store.put(there, entryOf(3n), now), { message: /to be opened again/, cause: { message: /full/ } });
    t.equal((await store.get(there, now))?.sequence, 1n, 'what the disk has is there');
    t.equal(await store.get(refused, now), null);
    await store.close();
    const anew = await LevelStore.open(folder);
    t.equal((await anew.get(there, now))?.sequence, 1n);
    t.equal((await anew.put(there, entryOf(2n), now)).kind, 'stored');
    await anew.close();
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
    await store.put(id, entryOf(5n, { expiresAt: now + 1000, keepUntil: now + 2000 }), now);
    t.strictSame(await store.put(id, entryOf(4n), now), { kind: 'older', sequence: 5n });
    await until(async () => (await store.put(id, entryOf(4n), Date.now())).kind === 'stored');
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
      await until(() => told.includes(null));
      t.ok(told.includes(null), 'whoever listens is told that something may have been missed');
      await until(() =>
        store.get(id, now).then(
          (found) => found?.sequence === 40n,
          () => false,
        ),
      );
      t.equal((await store.get(id, now))?.sequence, 40n);
      t.equal((await store.put(id, entryOf(41n), now)).kind, 'stored');
      await store.close();
    },
  );

  await t.test('[R-AGENT-37] a server that is not there is a refusal, which says why', async (t) => {
    await t.rejects(RedisStore.open('redis://127.0.0.1:1'), /ECONNREFUSED/);
  });

  await t.test('[R-AGENT-30] what somebody else has written in the place of a record is overwritten', async (t) => {
    const store = await RedisStore.open(server.url);
    const id = freshId();
    const other = await createClient({ url: server.url }).connect();
    await other.set(`kamo:record:${id}`, 'damaged');
    other.destroy();
    const now = Date.now();
    t.equal(await store.get(id, now), null);
    t.equal((await store.put(id, entryOf(1n), now)).kind, 'stored');
    t.equal((await store.get(id, now))?.sequence, 1n);
    await store.close();
  });

  await t.test(
    '[R-AGENT-37] connections on which nothing comes any more are replaced, and what waits there ends',
    async (t) => {
      const line = await dyingLine(Number(new URL(server.url).port));
      t.teardown(() => line.close());
      const store = await RedisStore.open(`redis://127.0.0.1:${line.port}`);
      t.teardown(() => store.close());
      const told: (string | null)[] = [];
      store.onChange((nodeId) => told.push(nodeId));
      const id = freshId();
      line.cut();
      const now = Date.now();
      const outcomes = await Promise.allSettled([1n, 2n, 3n].map((sequence) => store.put(id, entryOf(sequence), now)));
      t.ok(outcomes.every(({ status }) => status === 'rejected'));
      let kind: string | undefined;
      await until(() => told.includes(null));
      await until(async () => {
        kind = (await store.put(id, entryOf(4n), now).catch(() => undefined))?.kind;
        return kind !== undefined;
      });
      t.equal(kind, 'stored', 'by another connection');
      await until(() => told.includes(id));
      t.strictSame([...new Set(told)], [null, id], 'and changes are told again');
    },
  );
});
