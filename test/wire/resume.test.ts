/** RESUME. */
import fc from 'fast-check';
import t from 'tap';
import { MAC_SIZE } from '../../src/wire/kamo-option.ts';
import * as wire from '../../src/wire/resume-option.ts';
import { exactly, mutated } from './arbitraries.ts';
import { blank, framed, fromHex, type InvalidVector, loadVectors, toHex, written } from './vectors.ts';

interface ResumeValue {
  readonly number: string;
  readonly publicKey: string;
  readonly mac: string;
}

const vectors = loadVectors<{
  readonly valid: readonly { readonly option: string; readonly number: string }[];
  readonly invalid: readonly InvalidVector[];
}>('resumption');

function read(bytes: Uint8Array): ResumeValue | null {
  const { view, offset, length, bytes: frame } = framed(bytes);
  const into = wire.resume();
  if (!wire.readResume(view, offset, length, into)) return null;
  return {
    number: toHex(frame.subarray(into.numberOffset, into.numberOffset + wire.TICKET_NUMBER_SIZE)),
    publicKey: toHex(frame.subarray(into.publicKeyOffset, into.publicKeyOffset + wire.EXCHANGE_KEY_SIZE)),
    mac: toHex(frame.subarray(into.macOffset, into.macOffset + MAC_SIZE)),
  };
}

function write({ number, publicKey, mac }: ResumeValue): string {
  const frame = blank();
  const end = wire.writeResume(frame.bytes, frame.view, frame.offset, fromHex(number), fromHex(publicKey));
  frame.bytes.set(fromHex(mac), end - MAC_SIZE);
  return written(frame, end);
}

t.test('[R-WIRE-37] [R-WIRE-46] vectors of RESUME', (t) => {
  t.equal(wire.RESUME_SIZE, 54);
  for (const { option, number } of vectors.valid) {
    const value = read(fromHex(option));
    t.equal(value?.number, number);
    t.equal(value && write(value), option);
  }
  for (const { hex, reason } of vectors.invalid) t.equal(read(fromHex(hex)), null, `${reason}: ${hex}`);
  t.end();
});

t.test('[R-WIRE-2] [R-WIRE-46] a RESUME reads back as written; any bytes are refused or written back', (t) => {
  const values = fc.record({
    number: exactly(8).map(toHex),
    publicKey: exactly(32).map(toHex),
    mac: exactly(8).map(toHex),
  });
  t.doesNotThrow(() => {
    fc.assert(fc.property(values, (value) => write(read(fromHex(write(value))) ?? value) === write(value)));
    const nearly = mutated(values.map((value) => fromHex(write(value))));
    fc.assert(
      fc.property(nearly, (bytes) => {
        const value = read(bytes);
        // No flag is defined: one that is set is passed over.
        bytes[5] = 0;
        return value === null || write(value) === toHex(bytes);
      }),
      { numRuns: 3000 },
    );
  });
  t.end();
});
