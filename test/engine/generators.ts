import fc from 'fast-check';

/** One segment of UDP mode, put together by hand. */
export interface SegmentParts {
  readonly reserved: number;
  readonly flags: number;
  readonly window: number;
  readonly idHigh: number;
  readonly idLow: number;
  readonly seq: number;
  readonly ack: number;
  readonly acknowledgeNow: boolean;
  readonly extended: boolean;
  readonly options: Uint8Array;
  readonly payload: Uint8Array;
}

const u8 = fc.nat(0xff);
const i32 = fc.integer();

function option(kind: number, body: Uint8Array): Uint8Array {
  return Uint8Array.of(kind, body.length + 2, ...body);
}

function optionOf(kind: number, length: number): fc.Arbitrary<Uint8Array> {
  return fc.uint8Array({ minLength: length, maxLength: length }).map((body) => option(kind, body));
}

const soundOption = fc.oneof(
  fc.constant(Uint8Array.of(1)),
  optionOf(2, 2),
  optionOf(3, 1),
  optionOf(4, 0),
  fc.integer({ min: 1, max: 4 }).chain((blocks) => optionOf(5, 8 * blocks)),
  optionOf(8, 8),
  fc.uint8Array({ maxLength: 20 }).map((body) => option(253, Uint8Array.of(0x4b, 0x4d, ...body))),
  fc.uint8Array({ maxLength: 20 }).map((body) => option(253, body)),
  fc.tuple(fc.integer({ min: 6, max: 255 }), fc.uint8Array({ maxLength: 12 })).map(([kind, body]) => {
    return option(kind === 8 ? 9 : kind, body);
  }),
);

const anyOption = fc.oneof(
  { weight: 8, arbitrary: soundOption },
  { weight: 1, arbitrary: fc.constant(Uint8Array.of(0)) },
  { weight: 1, arbitrary: fc.tuple(u8, fc.uint8Array({ maxLength: 30 })).map(([kind, body]) => option(kind, body)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 6 }) },
);

/** A list of options, padded by NOPs to a multiple of 4 and cut at `limit`. */
function optionList(single: fc.Arbitrary<Uint8Array>, limit: number): fc.Arbitrary<Uint8Array> {
  return fc.array(single, { maxLength: 12 }).map((list) => {
    const bytes: number[] = [];
    for (const one of list) if (bytes.length + one.length <= limit) bytes.push(...one);
    while (bytes.length % 4 !== 0) bytes.push(1);
    return Uint8Array.from(bytes);
  });
}

/** Options that every decoder accepts, up to 40 bytes. */
export const soundOptions: fc.Arbitrary<Uint8Array> = optionList(soundOption, 40);

function segmentParts(single: fc.Arbitrary<Uint8Array>): fc.Arbitrary<SegmentParts> {
  return fc.boolean().chain((extended) =>
    fc.record({
      reserved: fc.nat(3),
      flags: u8,
      window: fc.nat(0xffff),
      idHigh: i32,
      idLow: i32,
      seq: i32,
      ack: i32,
      acknowledgeNow: fc.boolean(),
      extended: fc.constant(extended),
      options: optionList(single, extended ? 2048 : 40),
      payload: fc.uint8Array({ maxLength: 40 }),
    }),
  );
}

export function segmentBytes(parts: SegmentParts): Uint8Array {
  const { extended, options, payload } = parts;
  const start = extended ? 22 : 20;
  const bytes = new Uint8Array(start + options.length + payload.length);
  const view = new DataView(bytes.buffer);
  const dataOffset = extended ? 5 : 5 + options.length / 4;
  view.setUint8(0, (dataOffset << 4) | (extended ? 8 : 0) | (parts.acknowledgeNow ? 4 : 0) | parts.reserved);
  view.setUint8(1, parts.flags);
  view.setUint16(2, parts.window);
  view.setInt32(4, parts.idHigh);
  view.setInt32(8, parts.idLow);
  view.setInt32(12, parts.seq);
  view.setInt32(16, parts.ack);
  if (extended) view.setUint16(20, options.length);
  bytes.set(options, start);
  bytes.set(payload, start + options.length);
  return bytes;
}

/** Segments whose every field is known and that no decoder may refuse. */
export const soundSegment: fc.Arbitrary<SegmentParts> = segmentParts(soundOption);

/** Turns bytes over and cuts or lengthens the end. */
function mutated(bytes: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> {
  const change = fc.tuple(fc.nat(63), u8);
  return fc
    .tuple(bytes, fc.array(change, { maxLength: 4 }), fc.integer({ min: -30, max: 8 }))
    .map(([whole, changes, grow]) => {
      const result = new Uint8Array(Math.max(0, whole.length + grow));
      result.set(whole.subarray(0, result.length));
      for (const [at, value] of changes) if (at < result.length) result[at] = value;
      return result;
    });
}

/** Any datagram: sound, with broken options, mutated, or noise. */
export const anyDatagram: fc.Arbitrary<Uint8Array> = fc.oneof(
  soundSegment.map(segmentBytes),
  segmentParts(anyOption).map(segmentBytes),
  mutated(segmentParts(anyOption).map(segmentBytes)),
  fc.uint8Array({ maxLength: 80 }),
);

/** A small deterministic generator for the long runs (xorshift32). */
export function noise(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}
