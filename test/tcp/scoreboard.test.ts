import fc from 'fast-check';
import t from 'tap';
import { MODEL_PATHS, ScoreboardModel } from './scoreboard-model.ts';

t.test('[R-TCP-54] scoreboard, flights and transmission order agree with a naive model', (t) => {
  const choice = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
  const path = fc.integer({ min: 0, max: MODEL_PATHS - 1 });
  const op = fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('push' as const), path, at: choice }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('shift' as const), path, at: choice }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('part' as const), path, at: choice }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('sack' as const), path, at: choice }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('lose' as const), path, at: choice }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('resend' as const), path, at: choice }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('copy' as const), path, at: choice }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('split' as const), path, at: choice }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('renege' as const), path, at: choice }) },
  );
  fc.assert(
    fc.property(fc.integer(), fc.array(op, { maxLength: 250 }), (una, ops) => {
      const pair = new ScoreboardModel(una | 0);
      return ops.every((o, now) => {
        pair.apply(o.kind, o.path, o.at, now);
        return pair.agrees();
      });
    }),
    { numRuns: 500 },
  );
  t.pass('500 schedules');
  t.end();
});
