import fc from 'fast-check';
import t from 'tap';
import {
  inWindow,
  seqAdd,
  seqDiff,
  seqGreater,
  seqGreaterEqual,
  seqLess,
  seqLessEqual,
  seqMax,
  seqMin,
} from '../../src/wire/seq.ts';
import { int32, u32 } from './arbitraries.ts';

/** Distances for which order is defined. */
const distance = fc.integer({ min: -0x7fffffff, max: 0x7fffffff });
const near = fc.oneof(distance, fc.integer({ min: -2, max: 2 }));
const start = fc.oneof(int32, fc.constantFrom(0, -1, 1, 0x7fffffff, -0x80000000));

t.test('[R-WIRE-5] the difference undoes the sum, modulo 2^32, for signed and unsigned numbers', (t) => {
  const law = fc.property(start, near, (a, d) => {
    const b = seqAdd(a, d);
    const model = Number(BigInt.asIntN(32, BigInt(a) + BigInt(d)));
    return b === model && seqDiff(b, a) === d && seqDiff(b >>> 0, a >>> 0) === d && seqAdd(a >>> 0, d) === b;
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 5000 }));
  t.end();
});

t.test('[R-WIRE-5] order is the sign of the distance, across the wrap', (t) => {
  const law = fc.property(start, near, (a, d) => {
    const b = seqAdd(a, d);
    return (
      seqLess(a, b) === d > 0 &&
      seqLessEqual(a, b) === d >= 0 &&
      seqGreater(a, b) === d < 0 &&
      seqGreaterEqual(a, b) === d <= 0 &&
      seqMax(a, b) === (d > 0 ? b : a) &&
      seqMin(a, b) === (d < 0 ? b : a)
    );
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 5000 }));
  t.end();
});

t.test('[R-WIRE-5] order is transitive for numbers within half of the space', (t) => {
  const step = fc.integer({ min: 1, max: 0x3fffffff });
  const law = fc.property(start, step, step, (a, one, two) => {
    const b = seqAdd(a, one);
    const c = seqAdd(b, two);
    return seqLess(a, b) && seqLess(b, c) && seqLess(a, c) && !seqLess(c, a);
  });
  t.doesNotThrow(() => fc.assert(law));
  t.end();
});

t.test('[R-WIRE-6] a window holds exactly the numbers from its start to before its end', (t) => {
  const law = fc.property(start, u32, u32, (from, size, at) => inWindow(seqAdd(from, at), from, size) === at < size);
  t.doesNotThrow(() => fc.assert(law, { numRuns: 5000 }));
  t.strictSame(
    [inWindow(-1, -1, 2), inWindow(0, -1, 2), inWindow(1, -1, 2), inWindow(-2, -1, 2), inWindow(5, 5, 0)],
    [true, true, false, false, false],
  );
  t.end();
});
