import fc from 'fast-check';
import t from 'tap';
import * as kamo from '../../src/wire/kamo-option.ts';
import { int32, mutated, u8, u16 } from './arbitraries.ts';
import { blank, type Framed, framed, fromHex, type InvalidVector, loadVectors, toHex, written } from './vectors.ts';

interface Vectors {
  capableRepeat: {
    valid: { name: string; hex: string; value: kamo.CapableRepeat }[];
    invalid: InvalidVector[];
  };
}
const { capableRepeat: vectors } = loadVectors<Vectors>('options');

const repeats: fc.Arbitrary<kamo.CapableRepeat> = fc.record({
  flags: u8,
  version: u8,
  ackDelayCode: u8,
  connectionIdHigh: int32,
  connectionIdLow: int32,
  segmentSize: u16,
  servicePort: u16,
  sourcePort: u16,
  distance: u16,
  mss: u16,
  windowScale: fc.integer({ min: -128, max: 127 }),
  synFlags: u8,
});

t.test('[R-WIRE-37] [R-WIRE-38] vectors of a repeated CAPABLE', (t) => {
  for (const { name, hex, value } of vectors.valid) {
    t.strictSame(read(framed(fromHex(hex))), value, name);
    const frame = blank();
    t.equal(written(frame, kamo.writeCapableRepeat(frame.view, frame.offset, value)), hex, name);
  }
  for (const { hex, reason } of vectors.invalid) t.equal(read(framed(fromHex(hex))), null, reason);
  t.end();
});

t.test('[R-WIRE-2] [R-WIRE-38] a repeated CAPABLE reads back as written', (t) => {
  const law = fc.property(repeats, (value) => {
    return JSON.stringify(read(framed(bytesOf(value)))) === JSON.stringify(value);
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 1000 }));
  t.end();
});

t.test('[R-WIRE-1] [R-WIRE-2] any bytes are no repeated CAPABLE or are written back', (t) => {
  const law = fc.property(mutated(repeats.map(bytesOf)), (bytes) => {
    const value = read(framed(bytes));
    return value === null || toHex(bytesOf(value)) === toHex(bytes);
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 3000 }));
  t.end();
});

t.test('[R-WIRE-38] it begins with the CAPABLE of the SYN, but for the length', (t) => {
  const law = fc.property(repeats, (value) => {
    const frame = blank();
    const end = kamo.writeCapable(frame.view, frame.offset, value);
    const first = fromHex(written(frame, end));
    first[1] = kamo.CAPABLE_REPEAT_SIZE;
    return toHex(bytesOf(value)).startsWith(toHex(first));
  });
  t.doesNotThrow(() => fc.assert(law));
  t.end();
});

function bytesOf(value: kamo.CapableRepeat): Uint8Array {
  const frame = blank();
  return fromHex(written(frame, kamo.writeCapableRepeat(frame.view, frame.offset, value)));
}

function read({ view, offset, length }: Framed): kamo.CapableRepeat | null {
  const into = kamo.capableRepeat();
  return kamo.readCapableRepeat(view, offset, length, into) ? into : null;
}
