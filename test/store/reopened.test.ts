/** Disks that are full for a while. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { MemoryStore } from '../../src/store/memory.ts';
import { ReopenedStore } from '../../src/store/reopened.ts';
import type { PutOutcome } from '../../src/store/store.ts';
import { contract, entryOf, freshId, until } from './contract.ts';

const noLimits = spawnSync('prlimit', ['--version']).status === 0 ? false : 'prlimit is not installed';

t.test(
  '[R-AGENT-35] level: a full disk refuses, and has room again: nothing acknowledged is lost',
  { skip: noLimits },
  async (t) => {
    const child = spawn(
      'sh',
      // 128 blocks of 512 bytes: no file may be larger, as little as if the disk had no more.
      [
        '-c',
        'ulimit -S -f 128 && exec "$@"',
        'sh',
        process.execPath,
        fileURLToPath(new URL('./full-child.js', import.meta.url)),
        join(t.testdir(), 'store'),
      ],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    t.teardown(() => child.kill('SIGKILL'));
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    await until(() => said !== '', 60_000);
    t.equal(said, 'refused\n');
    t.equal(spawnSync('prlimit', ['--pid', String(child.pid), '--fsize=unlimited']).status, 0);
    await until(() => said !== 'refused\n', 60_000);
    t.equal(said, 'refused\nstored\n', 'without a new start');
    child.stdin.write('end\n');
    await once(child, 'close');
    t.match(said, /^refused\nstored\nlost 0 of \d{4,}\n$/);
  },
);

class Disk {
  full = false;
  room = true;
  opened = 0;

  async open(): Promise<MemoryStore> {
    this.opened += 1;
    return new FailingStore(this);
  }
}

/** Once it has failed it fails for good; what was under way comes to its end. */
class FailingStore extends MemoryStore {
  readonly #disk: Disk;
  #failed = false;

  constructor(disk: Disk) {
    super();
    this.#disk = disk;
  }

  override async put(...args: Parameters<MemoryStore['put']>): Promise<PutOutcome> {
    this.#failed ||= this.#disk.full;
    if (this.#failed) throw new Error('no space left on device');
    await new Promise((resolve) => setImmediate(resolve));
    return await super.put(...args);
  }
}

t.test('[R-AGENT-35] as long as there is no room what is there is given out', async (t) => {
  const disk = new Disk();
  const store = await ReopenedStore.open(
    () => disk.open(),
    async () => disk.room,
  );
  const [id, now] = [freshId(), Date.now()];
  await store.put(id, entryOf(1n), now);
  const underWay = store.put(freshId(), entryOf(1n), now);
  disk.full = true;
  disk.room = false;
  await Promise.all([
    t.rejects(store.put(id, entryOf(2n), now), /no space/),
    t.rejects(underWay, /opened again/, 'it may stand behind what is torn'),
  ]);
  disk.full = false;
  await t.rejects(store.put(id, entryOf(2n), now), /opened again/);
  await new Promise((resolve) => setTimeout(resolve, 1200));
  t.equal((await store.get(id, now))?.sequence, 1n);
  t.equal(disk.opened, 1);
  disk.room = true;
  await until(() => disk.opened === 2);
  const told: (string | null)[] = [];
  store.onChange((nodeId) => told.push(nodeId));
  t.equal((await store.put(id, entryOf(2n), now)).kind, 'stored');
  t.strictSame(told, [id]);
  await store.close();
});

t.test('a store that can be opened again keeps the contract', async (t) => {
  const open = async (): Promise<ReopenedStore> =>
    await ReopenedStore.open(
      async () => new MemoryStore(),
      async () => true,
    );
  await contract(t, { open, durable: false, shared: false });
});
