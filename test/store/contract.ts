/** What every store does, whatever it keeps its records in. */
import fc from 'fast-check';
import type { RecordStore, StoredRecord } from '../../src/store/store.ts';

/** Tap's assertions, as far as they are used. */
type Test = import('tap').Test;

export interface Harness {
  /** A store over what was opened before; a store without a second way in gives null. */
  open(): Promise<RecordStore>;
  readonly durable: boolean;
  readonly shared: boolean;
}

let counter = 0;

/** A node ID that no test has used. */
export function freshId(): string {
  counter += 1;
  return `2000:0000:${(process.pid & 0xffff).toString(16).padStart(4, '0')}:${counter.toString(16).padStart(4, '0')}`;
}

export function entryOf(sequence: bigint, change: Partial<StoredRecord> = {}): StoredRecord {
  const now = Date.now();
  const record = Uint8Array.from({ length: 200 }, (_, i) => Number((sequence + BigInt(i)) & 0xffn));
  return { sequence, expiresAt: now + 60_000, keepUntil: now + 600_000, verified: 0, record, ...change };
}

export async function contract(t: Test, harness: Harness): Promise<void> {
  const store = await harness.open();
  const now = Date.now();

  await t.test('[R-AGENT-30] what is put is found, byte for byte', async (t) => {
    const id = freshId();
    t.equal(await store.get(id, now), null);
    const entry = entryOf(2n ** 64n - 1n, { verified: 0x8001, record: Uint8Array.of(0, 0xff, 10, 0) });
    t.strictSame(await store.put(id, entry, now), { kind: 'stored', verified: 0x8001 });
    const found = await store.get(id, now);
    t.strictSame({ ...found, record: [...(found?.record ?? [])] }, { ...entry, record: [...entry.record] });
  });

  await t.test('[R-AGENT-31] only a greater sequence replaces, over all 64 bits', async (t) => {
    const id = freshId();
    const high = 2n ** 53n;
    await store.put(id, entryOf(high), now);
    t.strictSame(await store.put(id, entryOf(high - 1n), now), { kind: 'older', sequence: high });
    t.strictSame(await store.put(id, entryOf(5n), now), { kind: 'older', sequence: high });
    t.equal((await store.put(id, entryOf(high + 1n), now)).kind, 'stored', 'a double would not see the difference');
    t.strictSame(await store.put(id, entryOf(high), now), { kind: 'older', sequence: high + 1n });
    t.equal((await store.put(id, entryOf(2n ** 63n), now)).kind, 'stored', 'unsigned');
    t.equal((await store.get(id, now))?.sequence, 2n ** 63n);
  });

  await t.test('[R-AGENT-32] the same bytes again are no conflict; other bytes of one sequence are', async (t) => {
    const id = freshId();
    await store.put(id, entryOf(7n, { verified: 1 }), now);
    t.strictSame(await store.put(id, entryOf(7n, { verified: 2 }), now), { kind: 'same', verified: 3 });
    t.strictSame(await store.put(id, entryOf(7n), now), { kind: 'same', verified: 3 }, 'once heard stays heard');
    t.equal((await store.get(id, now))?.verified, 3);
    const other = entryOf(7n, { record: Uint8Array.of(1) });
    t.strictSame(await store.put(id, other, now), { kind: 'older', sequence: 7n });
    t.strictSame(
      await store.put(id, entryOf(8n, { verified: 4 }), now),
      { kind: 'stored', verified: 4 },
      'and starts anew',
    );
  });

  await t.test('[R-AGENT-33] what has expired is not given out, and still keeps older ones out', async (t) => {
    const id = freshId();
    await store.put(id, entryOf(10n, { expiresAt: now + 1000 }), now);
    t.ok(await store.get(id, now + 999));
    t.equal(await store.get(id, now + 1000), null);
    t.strictSame(await store.put(id, entryOf(9n), now + 2000), { kind: 'older', sequence: 10n });
    t.equal((await store.put(id, entryOf(11n), now + 2000)).kind, 'stored');
  });

  await t.test('[R-AGENT-31] at one time, one of many wins: the newest', async (t) => {
    const law = fc.asyncProperty(
      fc.shuffledSubarray(
        Array.from({ length: 12 }, (_, i) => i + 1),
        { minLength: 2 },
      ),
      async (order) => {
        const id = freshId();
        const outcomes = await Promise.all(order.map((sequence) => store.put(id, entryOf(BigInt(sequence)), now)));
        const found = await store.get(id, now);
        const newest = BigInt(Math.max(...order));
        const position = order.indexOf(Number(newest));
        return found?.sequence === newest && outcomes[position]?.kind === 'stored';
      },
    );
    await t.resolves(fc.assert(law, { numRuns: 20 }));
  });

  await t.test('[R-AGENT-34] changes are told, and nothing else', async (t) => {
    const id = freshId();
    const told: (string | null)[] = [];
    const records: StoredRecord[] = [];
    const end = store.onChange((nodeId, entry) => {
      told.push(nodeId);
      if (entry !== undefined) records.push(entry);
    });
    const first = entryOf(1n, { verified: 5 });
    await store.put(id, first, now);
    await store.put(id, first, now);
    await store.put(id, entryOf(0n), now);
    await store.put(id, entryOf(2n), now);
    await until(() => told.length >= 2);
    t.strictSame(told, [id, id]);
    t.strictSame({ ...records[0], record: [...(records[0]?.record ?? [])] }, { ...first, record: [...first.record] });
    t.equal(records.length, 2);
    end();
    await store.put(id, entryOf(3n), now);
    await new Promise((resolve) => setTimeout(resolve, 50));
    t.equal(told.length, 2);
  });

  if (harness.shared) {
    await t.test('[R-AGENT-34] a second agent over the same store sees and is told', async (t) => {
      const other = await harness.open();
      const id = freshId();
      const told: (string | null)[] = [];
      other.onChange((nodeId) => told.push(nodeId));
      await store.put(id, entryOf(4n), now);
      await until(() => told.length > 0);
      t.strictSame(told, [id]);
      t.equal((await other.get(id, now))?.sequence, 4n);
      t.strictSame(await other.put(id, entryOf(3n), now), { kind: 'older', sequence: 4n });
      await other.close();
    });
  }

  await store.close();

  if (harness.durable) {
    await t.test('[R-AGENT-35] what was acknowledged is there after a new start', async (t) => {
      const first = await harness.open();
      const id = freshId();
      await first.put(id, entryOf(99n), now);
      await first.close();
      const second = await harness.open();
      t.equal((await second.get(id, now))?.sequence, 99n);
      t.strictSame(await second.put(id, entryOf(98n), now), { kind: 'older', sequence: 99n });
      await second.close();
    });
  }
}

export async function until(condition: () => boolean | Promise<boolean>, limit = 20_000): Promise<void> {
  const end = Date.now() + limit;
  while (!(await condition()) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 5));
}
