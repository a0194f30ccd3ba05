import fc from 'fast-check';
import t from 'tap';
import { SendBuffer } from '../../src/net/send-buffer.ts';

t.test('[R-API-12] a piece stays as it is until it is acknowledged, whatever is written after it', (t) => {
  const step = fc.record({
    write: fc.constantFrom(0, 1, 100, 8191, 8192, 40_000, 65_536, 150_000),
    room: fc.nat(200_000),
    /** Share of what is unacknowledged that the peer acknowledges. */
    acknowledged: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
      // Two connections, since they share memory.
      const ends = [sender(), sender()];
      return steps.every((one, index) => ends[index % 2]?.run(one) && ends.every((end) => end.intact()));
    }),
    { numRuns: 150 },
  );
  t.end();
});

interface Step {
  readonly write: number;
  readonly room: number;
  readonly acknowledged: number;
}

/** A connection whose bytes count from 0, modulo a prime, so that every place differs. */
function sender(): { run(step: Step): boolean; intact(): boolean } {
  const buffer = new SendBuffer();
  let pieces: { readonly at: number; readonly bytes: Uint8Array }[] = [];
  let written = 0;
  let taken = 0;
  let acknowledged = 0;
  const run = (step: Step): boolean => {
    acknowledged += Math.floor((taken - acknowledged) * step.acknowledged);
    pieces = pieces.filter(({ at, bytes }) => at + bytes.length > acknowledged);
    if (buffer.length === 0) {
      buffer.hold([Uint8Array.from({ length: step.write }, (_, index) => (written + index) % 251)]);
      written += step.write;
    }
    buffer.recycle(taken - acknowledged);
    for (const bytes of buffer.take(step.room)) {
      pieces.push({ at: taken, bytes });
      taken += bytes.length;
    }
    return written - taken === buffer.length;
  };
  const intact = () => pieces.every(({ at, bytes }) => bytes.every((byte, index) => byte === (at + index) % 251));
  return { run, intact };
}
