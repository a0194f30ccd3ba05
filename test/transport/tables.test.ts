import fc from 'fast-check';
import t from 'tap';
import { ConnectionTable } from '../../src/transport/connection-table.ts';
import { Counters } from '../../src/transport/counters.ts';
import { Deadlines, type Timed } from '../../src/transport/deadlines.ts';
import { FAILOVER_TRANSITIONS, type FailoverEvent, nextFailoverState } from '../../src/transport/failover-states.ts';

t.test('[R-TR-1] the connection table behaves as a map of 64-bit IDs, through collisions and removals', (t) => {
  const word = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer());
  const step = fc.tuple(fc.constantFrom('add', 'remove', 'get'), word, word);
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      const table = new ConnectionTable<number>();
      const model = new Map<string, number>();
      return steps.every(([kind, high, low], index) => {
        const key = `${high},${low}`;
        if (kind === 'add') {
          const fresh = !model.has(key);
          if (fresh) model.set(key, index);
          return table.add(high, low, index) === fresh && table.size === model.size;
        }
        if (kind === 'remove') return table.remove(high, low) === model.delete(key) && table.size === model.size;
        return table.get(high, low) === model.get(key);
      });
    }),
  );
  t.pass('held for every sequence');
  t.end();
});

interface Owner extends Timed {
  readonly name: number;
}

t.test('[R-TR-24] deadlines come due in order, never late, one entry an owner', (t) => {
  const step = fc.tuple(fc.nat(9), fc.integer({ min: 0, max: 100 }), fc.boolean());
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const owners: Owner[] = Array.from({ length: 10 }, (_, name) => ({
        name,
        heapIndex: -1,
        heapAt: Number.POSITIVE_INFINITY,
      }));
      const wanted = new Map<number, number>();
      const deadlines = new Deadlines<Owner>();
      for (const [index, at, cancel] of steps) {
        const owner = owners[index];
        if (owner === undefined) return false;
        if (cancel) {
          deadlines.cancel(owner);
          wanted.delete(index);
        } else {
          deadlines.schedule(owner, at);
          wanted.set(index, Math.min(at, wanted.get(index) ?? at));
        }
      }
      if (deadlines.size !== wanted.size) return false;
      for (let now = 0; now <= 100; now += 1) {
        for (let owner = deadlines.due(now); owner !== undefined; owner = deadlines.due(now)) {
          if (wanted.get(owner.name) !== now) return false;
          wanted.delete(owner.name);
        }
      }
      return wanted.size === 0 && deadlines.next === Number.POSITIVE_INFINITY;
    }),
  );
  t.pass('held for every sequence');
  t.end();
});

t.test('[R-TR-24] a last deadline is the only one: what was to come before it does not come', (t) => {
  const deadlines = new Deadlines<Owner>();
  const owners = [0, 1, 2].map((name) => ({ name, heapIndex: -1, heapAt: Number.POSITIVE_INFINITY }) as const);
  for (const [i, owner] of owners.entries()) deadlines.schedule({ ...owner }, 100 * (i + 1));
  const owner: Owner = { name: 9, heapIndex: -1, heapAt: Number.POSITIVE_INFINITY };
  deadlines.schedule(owner, 10);
  deadlines.schedule(owner, 250);
  t.equal(deadlines.next, 10, 'one that moves later is left where it is');
  deadlines.schedule(owner, 250, true);
  t.strictSame([deadlines.next, owner.heapAt, deadlines.size], [100, 250, 4]);
  deadlines.schedule(owner, 20, true);
  t.equal(deadlines.next, 20);
  t.end();
});

t.test('[R-TR-8] drops are counted by reason, and reasons are a closed set', (t) => {
  const counters = new Counters();
  const before = Object.keys(counters.snapshot());
  counters.drop('unknown-connection');
  counters.drop('short-header');
  counters.drop('short-header');
  t.equal(counters.snapshot()['short-header'], 2);
  t.equal(counters.total, 3);
  t.same(Object.keys(counters.snapshot()), before);
  t.end();
});

t.test('[R-TR-19] every failover state is left by an event, and all can be reached', (t) => {
  const reached = new Set<string>(['steady']);
  for (const row of Object.values(FAILOVER_TRANSITIONS)) for (const next of Object.values(row)) reached.add(next);
  t.same([...reached].sort(), Object.keys(FAILOVER_TRANSITIONS).sort());
  for (const row of Object.values(FAILOVER_TRANSITIONS)) t.ok(Object.keys(row).length > 0);
  t.equal(nextFailoverState('steady', 'standby-confirmed' satisfies FailoverEvent), undefined);
  t.end();
});
