import t from 'tap';
import { SipHash } from '../../src/wire/siphash.ts';
import { fromHex } from './vectors.ts';

const KEY = Uint8Array.from({ length: 16 }, (_, i) => i);

/** Hash of the bytes 0, 1, … of a length, as the little-endian bytes that the reference implementation prints. */
const VECTORS: readonly (readonly [number, string])[] = [
  [0, '310e0edd47db6f72'],
  [1, 'fd67dc93c539f874'],
  [7, '37d1018bf50002ab'],
  [8, '6224939a79f5f593'],
  [15, 'e545be4961ca29a1'],
  [16, 'db9bc2577fcc2a3f'],
  [31, '42c341d8fa92d832'],
  [40, 'd0a704536ba93e0e'],
  [63, '724506eb4c328a95'],
];

t.test('[R-WIRE-40] the hash of the paper, appendix A', (t) => {
  const hash = new SipHash(KEY);
  hash.hash(
    Uint8Array.from({ length: 15 }, (_, i) => i),
    15,
  );
  t.same([hash.high >>> 0, hash.low >>> 0], [0xa129ca61, 0x49be45e5]);
  t.end();
});

t.test('[R-WIRE-40] the vectors of the reference implementation', (t) => {
  const hash = new SipHash(KEY);
  // What lies behind the input has no part in it.
  const input = Uint8Array.from({ length: 80 }, (_, i) => i);
  for (const [length, expected] of VECTORS) {
    const view = new DataView(fromHex(expected).buffer);
    hash.hash(input, length);
    t.same([hash.high >>> 0, hash.low >>> 0], [view.getUint32(4, true), view.getUint32(0, true)], `${length} bytes`);
  }
  t.end();
});

t.test('[R-WIRE-40] a key has 16 bytes', (t) => {
  t.throws(() => new SipHash(KEY.subarray(1)), RangeError);
  t.end();
});
