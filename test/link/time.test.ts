import fc from 'fast-check';
import t from 'tap';
import { Alarm } from '../../src/link/alarm.ts';
import { nodeScheduler } from '../../src/link/clock.ts';
import { Random } from '../../src/link/random.ts';
import type { ScheduledTask } from '../../src/link/scheduler.ts';
import { VirtualScheduler } from '../../src/link/virtual-scheduler.ts';

t.test('[R-LINK-40] virtual time runs tasks by time, then by order of scheduling; cancelled ones never', (t) => {
  fc.assert(
    fc.property(fc.array(fc.record({ time: fc.nat(20), cancelled: fc.boolean() })), (plan) => {
      const scheduler = new VirtualScheduler();
      const ran: number[] = [];
      const times: number[] = [];
      const tasks = plan.map(({ time }, i) =>
        scheduler.at(time, () => {
          ran.push(i);
          times.push(scheduler.now());
        }),
      );
      for (const [i, { cancelled }] of plan.entries()) if (cancelled) tasks[i]?.cancel();
      scheduler.runUntil(20);
      const expected = plan
        .map((entry, i) => ({ ...entry, i }))
        .filter((entry) => !entry.cancelled)
        .sort((a, b) => a.time - b.time || a.i - b.i);
      return (
        JSON.stringify(ran) === JSON.stringify(expected.map((entry) => entry.i)) &&
        JSON.stringify(times) === JSON.stringify(expected.map((entry) => entry.time))
      );
    }),
  );
  t.end();
});

t.test('[R-LINK-40] a task scheduled in the past runs next, at the present time', (t) => {
  const scheduler = new VirtualScheduler(10);
  const seen: string[] = [];
  scheduler.at(10, () => {
    scheduler.at(3, () => seen.push(`late at ${scheduler.now()}`));
    seen.push('first');
  });
  scheduler.at(10.5, () => seen.push('last'));
  scheduler.runFor(1);
  t.same(seen, ['first', 'late at 10', 'last']);
  t.equal(scheduler.now(), 11);
  t.notOk(scheduler.step());
  t.end();
});

/** Runs what may be early as early as it may. */
class HastyScheduler extends VirtualScheduler {
  override at(time: number, task: () => void, slack = 0): ScheduledTask {
    return super.at(time - slack, task);
  }
}

t.test('[R-LINK-42] an alarm rings at the deadline set last, whatever was set before', (t) => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ at: fc.integer({ min: 0, max: 50 }), deadline: fc.integer({ min: 0, max: 100 }) })),
      fc.boolean(),
      (changes, hasty) => {
        const scheduler = hasty ? new HastyScheduler() : new VirtualScheduler();
        const rings: number[] = [];
        const alarm = new Alarm(scheduler, () => rings.push(scheduler.now()));
        const expected: number[] = [];
        let deadline = Infinity;
        const passTo = (time: number): void => {
          scheduler.runUntil(time);
          if (deadline > time) return;
          expected.push(deadline);
          deadline = Infinity;
        };
        for (const change of changes.toSorted((a, b) => a.at - b.at)) {
          passTo(change.at);
          deadline = Math.max(change.deadline, change.at);
          alarm.set(change.deadline);
        }
        passTo(200);
        return JSON.stringify(rings) === JSON.stringify(expected) && alarm.time === Infinity;
      },
    ),
  );
  t.end();
});

t.test('[R-LINK-42] a cancelled alarm leaves no task behind', (t) => {
  const scheduler = new VirtualScheduler();
  const alarm = new Alarm(scheduler, () => t.fail('rang'));
  alarm.set(5);
  alarm.set(9);
  alarm.cancel();
  t.equal(scheduler.next(), Infinity);
  t.end();
});

t.test('[R-LINK-41] on the real clock no task runs early or within the call', async (t) => {
  const awake = setInterval(() => {}, 1000);
  t.teardown(() => clearInterval(awake));
  for (const delay of [-5, 0, 0.3, 1, 2.7, 12]) {
    const due = nodeScheduler.now() + delay;
    let within = true;
    const ranAt = await new Promise<number>((resolve) => {
      nodeScheduler.at(due, () => {
        t.notOk(within, `${delay} ms: not within the call`);
        resolve(nodeScheduler.now());
      });
      within = false;
    });
    t.ok(ranAt >= due, `${delay} ms: not early`);
  }
});

t.test('[R-LINK-41] a task with slack is early by no more than that, and not within the call', async (t) => {
  const awake = setInterval(() => {}, 1000);
  t.teardown(() => clearInterval(awake));
  for (const delay of [-5, 0.3, 2.9, 12.5]) {
    const due = nodeScheduler.now() + delay;
    let within = true;
    const ranAt = await new Promise<number>((resolve) => {
      nodeScheduler.at(
        due,
        () => {
          t.notOk(within, `${delay} ms: not within the call`);
          resolve(nodeScheduler.now());
        },
        1,
      );
      within = false;
    });
    t.ok(ranAt >= due - 1, `${delay} ms: early by 1 ms at the most`);
  }
});

t.test('[R-LINK-41] a cancelled task does not run, near or far', async (t) => {
  const awake = setInterval(() => {}, 1000);
  t.teardown(() => clearInterval(awake));
  for (const delay of [0, 0.4, 3]) nodeScheduler.at(nodeScheduler.now() + delay, () => t.fail('ran')).cancel();
  nodeScheduler.at(Infinity, () => t.fail('ran')).cancel();
  await new Promise<void>((resolve) => nodeScheduler.at(nodeScheduler.now() + 8, resolve));
  t.pass('nothing ran');
});

t.test('[R-LINK-43] equal seeds, equal numbers; another seed, others', (t) => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.maxSafeNat(), (seed, other) => {
      const numbers = (of: number): string => {
        const random = new Random(of);
        return Array.from({ length: 8 }, () => random.uint32()).join();
      };
      const again = numbers(seed);
      return numbers(seed) === again && (seed === other || numbers(other) !== again);
    }),
  );
  t.end();
});

t.test('[R-LINK-43] the numbers are those of the construction, worked out in whole integers', (t) => {
  const random = new Random(1);
  const numbers = Array.from({ length: 100 }, () => random.uint32());
  t.same(numbers, countingGenerator(1n, 0n, 100));
  t.same(numbers.slice(0, 3), [1779833415, 2026416846, 1661539736]);
  t.end();
});

t.test('[R-LINK-43] a fork does not depend on what its parent gives afterwards', (t) => {
  const [a, b] = [new Random(5), new Random(5)];
  const [forkA, forkB] = [a.fork(), b.fork()];
  for (let i = 0; i < 10; i++) a.uint32();
  t.same(forkA.bytes(16), forkB.bytes(16));
  t.not(forkA.uint32(), a.uint32());
  t.end();
});

t.test('random numbers fill their ranges evenly', (t) => {
  const random = new Random(3);
  const buckets = new Array<number>(10).fill(0);
  let heads = 0;
  for (let i = 0; i < 100_000; i++) {
    const bucket = random.below(10);
    buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    if (random.chance(0.25)) heads++;
  }
  t.ok(
    buckets.every((count) => Math.abs(count - 10_000) < 500),
    buckets.join(),
  );
  t.ok(Math.abs(heads - 25_000) < 700, `${heads} of 25000`);
  t.notOk(random.chance(0));
  t.ok(random.chance(1));
  const between = random.between(4, 6);
  t.ok(between >= 4 && between < 6);
  t.equal(random.pick([]), undefined);
  t.ok(['x', 'y'].includes(random.pick(['x', 'y']) ?? ''));
  t.end();
});

/** Three words and a counter: sum, xor-shift, shift-add, rotate-add; 15 rounds to warm up. */
function countingGenerator(low: bigint, high: bigint, count: number): number[] {
  const word = (value: bigint): bigint => value & 0xffffffffn;
  let [a, b, c, counter] = [0n, low, high, 1n];
  const numbers: number[] = [];
  for (let i = 0; i < 15 + count; i++) {
    const sum = word(a + b + counter);
    counter = word(counter + 1n);
    a = b ^ (b >> 9n);
    b = word(c + (c << 3n));
    c = word(word((c << 21n) | (c >> 11n)) + sum);
    if (i >= 15) numbers.push(Number(sum));
  }
  return numbers;
}
