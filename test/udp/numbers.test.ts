/** What has come, and what is told of it. */
import fc from 'fast-check';
import t from 'tap';
import { ArrivalLog, tells } from '../../src/udp/arrival-log.ts';
import { DEDUP_WINDOW, FEEDBACK_DELAY, FEEDBACK_EVERY } from '../../src/udp/constants.ts';
import { NumberWindow } from '../../src/udp/number-window.ts';
import { feedbackBlock, MAX_BLOCKS } from '../../src/wire/flow-datagram.ts';

const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: -80, max: 80 }) },
    { weight: 1, arbitrary: fc.integer({ min: -1200, max: 3000 }) },
  ),
  { maxLength: 200 },
);

t.test('[R-UDP-20] a number is taken once, exactly, in a window of 1024, across the wrap', (t) => {
  const law = fc.property(fc.integer(), steps, (start, all) => {
    const window = new NumberWindow();
    const seen = new Set<number>();
    let at = start;
    let largest: number | null = null;
    for (const step of all) {
      at = (at + step) | 0;
      const behind = largest === null ? -1 : (largest - at) | 0;
      const expected = behind >= DEDUP_WINDOW ? 'old' : seen.has(at) ? 'seen' : 'new';
      if (window.take(at) !== expected) return false;
      if (expected === 'new') seen.add(at);
      if (behind < 0) largest = at;
    }
    return true;
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 2000 }));
  t.end();
});

t.test('[R-UDP-21] a block tells exactly what came by its path, of the largest and the 64 below', (t) => {
  const law = fc.property(
    fc.integer(),
    fc.array(fc.tuple(fc.nat(2), fc.integer({ min: -70, max: 90 })), { maxLength: 120 }),
    (start, all) => {
      const log = new ArrivalLog();
      const came = [new Set<number>(), new Set<number>(), new Set<number>()];
      const largest: (number | undefined)[] = [];
      let at = start;
      for (const [path, step] of all) {
        at = (at + step) | 0;
        log.note(0, path, at, false);
        came[path]?.add(at);
        const known = largest[path];
        if (known === undefined || ((at - known) | 0) > 0) largest[path] = at;
      }
      const blocks = Array.from({ length: MAX_BLOCKS }, feedbackBlock);
      const count = log.take(5, blocks);
      if (count !== largest.filter((number) => number !== undefined).length) return false;
      return blocks.slice(0, count).every((block) => {
        if (block.largest !== largest[block.path]) return false;
        for (let below = 0; below <= 64; below++) {
          const number = (block.largest - below) | 0;
          // What came when it was already further below than the map reaches was never told.
          if (tells(block, below) && !came[block.path]?.has(number)) return false;
          if (!tells(block, below) && came[block.path]?.has(number) && !wasOutOfReach(all, start, block.path, number))
            return false;
        }
        return true;
      });
    },
  );
  t.doesNotThrow(() => fc.assert(law, { numRuns: 2000 }));
  t.end();
});

t.test('[R-UDP-23] feedback is due at the eighth message, after 25 ms, at a gap, and when it is asked for', (t) => {
  const log = new ArrivalLog();
  const blocks = [feedbackBlock()];
  t.equal(log.dueAt, Number.POSITIVE_INFINITY);
  log.note(100, 0, 1, false);
  t.equal(log.dueAt, 100 + FEEDBACK_DELAY);
  for (let number = 2; number < FEEDBACK_EVERY; number++) log.note(101, 0, number, false);
  t.equal(log.dueAt, 100 + FEEDBACK_DELAY);
  log.note(102, 0, FEEDBACK_EVERY, false);
  t.equal(log.dueAt, 102);
  t.equal(log.take(103, blocks), 1);
  t.match(blocks[0], { path: 0, delay: 1, largest: FEEDBACK_EVERY, mapLow: 0x7f, mapHigh: 0 });
  t.equal(log.dueAt, Number.POSITIVE_INFINITY);
  t.equal(log.take(103, blocks), 0);
  log.note(200, 0, FEEDBACK_EVERY + 2, false);
  t.equal(log.dueAt, 200);
  log.take(200, blocks);
  log.note(300, 0, FEEDBACK_EVERY + 3, true);
  t.equal(log.dueAt, 300);
  t.end();
});

/** A number came by the path when the largest of it was already more than 64 ahead, and at no other time. */
function wasOutOfReach(
  all: readonly (readonly [number, number])[],
  start: number,
  path: number,
  number: number,
): boolean {
  let at = start;
  let largest: number | undefined;
  let told = false;
  for (const [by, step] of all) {
    at = (at + step) | 0;
    if (by !== path) continue;
    if (at === number && (largest === undefined || ((largest - at) | 0) <= 64)) told = true;
    if (largest === undefined || ((at - largest) | 0) > 0) largest = at;
  }
  return !told;
}
