import fc from 'fast-check';
import t from 'tap';
import type { Engine, TransmitRegion } from '../../src/engine/engine.ts';
import { SmoltcpEngine } from '../../src/engine/smoltcp.ts';
import { ROW, ROW_FAULTS, ROW_FLAG, ROW_KIND, ROW_WORDS } from '../../src/wire/segment-row.ts';
import { ReferenceEngine } from '../support/reference-engine.ts';
import { anyDatagram, noise, type SegmentParts, segmentBytes, soundOptions, soundSegment } from './generators.ts';

const engine = new SmoltcpEngine();
const reference = new ReferenceEngine(engine.start, engine.bytes.length);

const X = 0x08;
const FIN = 1;
const SYN = 2;

t.test('[R-ENG-1] the arena is one stretch of memory without overlaps', (t) => {
  const regions = [...engine.transmitRegions, ...reference.transmitRegions];
  const stretches = [
    { start: engine.receiveRows.byteOffset, end: engine.receiveRows.byteOffset + engine.receiveRows.byteLength },
    { start: engine.receiveStart, end: engine.receiveEnd },
    ...engine.transmitRegions,
    ...engine.transmitRegions.map(({ rows }) => ({ start: rows.byteOffset, end: rows.byteOffset + rows.byteLength })),
  ].sort((a, b) => a.start - b.start);
  t.ok(stretches.every(({ start }, i) => i === 0 || start >= (stretches[i - 1]?.end ?? 0)));
  t.ok(regions.every(({ rows, rowLimit }) => rows.length === rowLimit * ROW_WORDS));
  t.equal(engine.receiveRows.length, engine.receiveRowLimit * ROW_WORDS);
  t.equal(engine.bytes.buffer, engine.receiveRows.buffer);
  t.notOk(engine.bytes.buffer instanceof SharedArrayBuffer);
  t.end();
});

t.test('[R-ENG-3] [R-ENG-10] [R-ENG-11] [R-ENG-12] [R-ENG-13] both engines give the same rows for any train', (t) => {
  fc.assert(
    fc.property(fc.array(anyDatagram, { minLength: 1, maxLength: 24 }), (train) => {
      const expected = decode(reference, train);
      const actual = decode(engine, train);
      return actual.sound === expected.sound && equalRows(actual.rows, expected.rows);
    }),
    { numRuns: 3000 },
  );
  t.end();
});

t.test('[R-ENG-10] [R-ENG-11] [R-ENG-13] a sound segment shows every field', (t) => {
  fc.assert(
    fc.property(soundSegment, (parts) => {
      const { sound, rows } = decode(engine, [segmentBytes(parts)]);
      return sound === 1 && shows(rows, parts);
    }),
    { numRuns: 2000 },
  );
  t.end();
});

t.test('[R-ENG-10] [R-ENG-11] [R-ENG-12] each fault has its name', (t) => {
  const header = (...options: number[]) => segment({ options: Uint8Array.from(options) });
  const cases: [string, Uint8Array, string][] = [
    ['no bytes', new Uint8Array(0), 'empty'],
    ['STUN', new Uint8Array(40), 'unknown-kind'],
    ['nineteen bytes', segment({}).subarray(0, 19), 'short-header'],
    ['a data offset of 24 in 20 bytes', withByte(segment({}), 0, 0x60), 'bad-data-offset'],
    ['X with a data offset of 24', withByte(segment({ options: new Uint8Array(4) }), 0, 0x60 | X), 'bad-data-offset'],
    ['X without its length', withByte(segment({}), 0, 0x50 | X), 'short-header'],
    ['X with half a length', withByte(segment({ payload: new Uint8Array(1) }), 0, 0x50 | X), 'short-header'],
    ['X with 2052 bytes', segment({ extended: true, options: new Uint8Array(2052) }), 'bad-option-length'],
    ['X beyond the end', segment({ extended: true, options: new Uint8Array(8) }).subarray(0, 29), 'bad-option-length'],
    ['a kind without length', header(1, 1, 1, 99), 'bad-option-length'],
    ['a length of 1', header(99, 1, 1, 1), 'bad-option-length'],
    ['a length of 0', header(8, 0, 1, 1), 'bad-option-length'],
    ['a length beyond the end', header(253, 5, 0x4b, 0x4d), 'bad-option-length'],
    ['an MSS of three bytes', header(2, 3, 1, 1), 'bad-option'],
    ['a window scale of four bytes', header(3, 4, 1, 1), 'bad-option'],
    ['a SACK-permitted of four bytes', header(4, 4, 1, 1), 'bad-option'],
    ['timestamps of four bytes', header(8, 4, 1, 1), 'bad-timestamp'],
    ['SACK without a block', header(5, 2, 1, 1), 'bad-sack'],
    ['SACK with half a block', header(5, 6, 1, 1, 1, 1, 1, 1), 'bad-sack'],
  ];
  for (const either of [engine, reference]) {
    for (const [name, bytes, fault] of cases) {
      const { rows } = decode(either, [bytes]);
      t.equal(ROW_FAULTS[rows[ROW.fault] ?? -1], fault, name);
    }
    t.equal(decode(either, [header(0, 8, 0, 5)]).sound, 1, 'what follows EOL is not looked at');
    t.equal(decode(either, [segment({ extended: true, options: new Uint8Array(2048) })]).sound, 1, '2048 bytes with X');
  }
  t.end();
});

t.test('[R-ENG-10] a datagram that is no segment shows its kind and its connection ID', (t) => {
  const bytes = Uint8Array.of(0x2f, 1, 2, 3, 0, 0, 0, 4, 0, 0, 0, 5, 6);
  for (const either of [engine, reference]) {
    for (const kind of [1, 2, 3, 4]) {
      const { sound, rows } = decode(either, [withByte(bytes.slice(0, 12), 0, kind << 4)]);
      t.strictSame([sound, word(rows, 0, 'kind'), word(rows, 0, 'idHigh'), word(rows, 0, 'idLow')], [1, kind, 4, 5]);
    }
    const { sound, rows } = decode(either, [bytes.subarray(0, 11)]);
    t.strictSame([sound, word(rows, 0, 'kind'), word(rows, 0, 'idHigh'), word(rows, 0, 'idLow')], [1, 2, 0, 0]);
    t.ok(rows.subarray(ROW.seq, ROW_WORDS).every((value) => value === 0));
  }
  t.end();
});

t.test('[R-ENG-2] [R-ENG-3] bytes outside the arena are no bytes', (t) => {
  const wild = fc.oneof(
    fc.integer(),
    fc.integer({ min: -64, max: 64 }).map((n) => n + engine.bytes.length),
  );
  const edges = fc.constantFrom(0, 1, -1, 2 ** 31 - 1, -(2 ** 31), engine.start - 1, engine.receiveStart);
  const word = fc.oneof(wild, edges);
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 16 }), fc.integer(), (ranges, size) => {
      for (const either of [engine, reference]) {
        either.bytes.fill(0, either.receiveStart, either.receiveEnd);
        for (const [i, [offset, length]] of ranges.entries()) {
          either.receiveRows.fill(-1, i * ROW_WORDS, (i + 1) * ROW_WORDS);
          either.receiveRows[i * ROW_WORDS + ROW.offset] = offset;
          either.receiveRows[i * ROW_WORDS + ROW.length] = length;
        }
      }
      const sound = engine.decodeDatagrams(ranges.length);
      const words = ranges.length * ROW_WORDS;
      const same =
        sound === reference.decodeDatagrams(ranges.length) && equalRows(copy(engine, words), copy(reference, words));
      const [[offset, length] = [0, 0]] = ranges;
      const pieces = engine.splitTrain(offset, length, size);
      if (length > 1 << 20 && size > 0 && size < length / 4096) return same && pieces === engine.receiveRowLimit;
      return same && pieces === reference.splitTrain(offset, length, size);
    }),
    { numRuns: 1500 },
  );
  t.equal(engine.decodeDatagrams(-5), 0);
  t.equal(engine.decodeDatagrams(0), 0);
  t.end();
});

t.test('[R-ENG-20] both engines cut any merged datagram alike', (t) => {
  const pieces = fc.array(soundSegment, { minLength: 1, maxLength: 6 });
  const size = fc.integer({ min: -1, max: 90 });
  fc.assert(
    fc.property(pieces, size, fc.boolean(), fc.nat(5), (parts, segmentSize, equal, broken) => {
      const merged = equal ? train(parts, broken) : concatenate(parts.map(segmentBytes));
      const at = equal ? merged.segmentSize : segmentSize;
      const count = place(engine, merged.bytes, at);
      const expected = place(reference, merged.bytes, at);
      return count === expected && equalRows(copy(engine, count * ROW_WORDS), copy(reference, count * ROW_WORDS));
    }),
    { numRuns: 2000 },
  );
  t.end();
});

t.test('[R-ENG-20] a train that continues is sound, and ends where it breaks', (t) => {
  const base = { flags: 16, idHigh: 7, idLow: 9, payload: new Uint8Array(100) };
  const pieces = [0, 100, 200, 300].map((at) => segment({ ...base, seq: 0x7fffffff + at }));
  const whole = concatenate(pieces);
  t.equal(place(engine, whole.bytes, 120), 4);
  t.strictSame(faults(4), ['none', 'none', 'none', 'none']);
  t.equal(place(engine, whole.bytes.subarray(0, 410), 120), 4, 'the last piece may be shorter');
  t.strictSame(faults(4), ['none', 'none', 'none', 'none']);
  t.equal(engine.receiveRows[3 * ROW_WORDS + ROW.payloadLength], 30);
  place(engine, withByte(whole.bytes.slice(), 240 + 11, 8), 120);
  t.strictSame(faults(4), ['none', 'none', 'discontinuous', 'discontinuous'], 'another connection ID');
  place(engine, withByte(whole.bytes.slice(), 120 + 15, 0x33), 120);
  t.strictSame(faults(4), ['none', 'discontinuous', 'discontinuous', 'discontinuous'], 'another sequence number');
  const opening = [segment({ ...base, flags: SYN, seq: -1 }), segment({ ...base, flags: FIN, seq: 100 })];
  place(engine, concatenate([...opening, segment({ ...base, seq: 201 })]).bytes, 120);
  t.strictSame(faults(3), ['none', 'none', 'none'], 'SYN and FIN take one number each');
  place(engine, concatenate([withByte(segment(base), 0, 0x10), segment({ ...base, seq: 100 })]).bytes, 120);
  t.strictSame(faults(2), ['none', 'discontinuous'], 'another kind than a segment is alone');
  t.equal(place(engine, new Uint8Array(60_000).fill(0x10), 1), engine.receiveRowLimit, 'no more pieces than rows');
  t.end();
});

t.test('[R-ENG-30] [R-ENG-31] both engines write the same bytes for any rows, and none elsewhere', (t) => {
  fc.assert(
    fc.property(fc.array(anyOutgoing(), { minLength: 1, maxLength: 8 }), fc.nat(3), (outgoing, index) => {
      for (const either of [engine, reference]) {
        either.bytes.fill(0xa5, either.receiveStart, lastEnd(either));
        const region = either.transmitRegions[index] ?? t.fail('no region');
        if (region === true || region === false) return false;
        for (const [i, one] of outgoing.entries()) writeOutgoing(region, i, one);
        either.encodeSegments(region, outgoing.length);
      }
      const from = engine.receiveStart;
      const same = Buffer.compare(
        engine.bytes.subarray(from, lastEnd(engine)),
        reference.bytes.subarray(from, lastEnd(reference)),
      );
      const words = outgoing.length * ROW_WORDS;
      const mine = engine.transmitRegions[index]?.rows.slice(0, words) ?? new Int32Array(1);
      return same === 0 && equalRows(mine, reference.transmitRegions[index]?.rows.slice(0, words) ?? new Int32Array(0));
    }),
    { numRuns: 600 },
  );
  t.end();
});

t.test('[R-ENG-32] a stateless reset is left as it is', (t) => {
  for (const either of [engine, reference]) {
    const region = either.transmitRegions[0] ?? failed();
    region.rows.fill(0, 0, ROW_WORDS);
    region.rows[ROW.kind] = ROW_KIND.statelessReset;
    region.rows[ROW.offset] = region.start;
    region.rows[ROW.length] = 21;
    either.bytes.fill(0xa5, region.start, region.start + 64);
    const before = region.rows.slice(0, ROW_WORDS);
    either.encodeSegments(region, 1);
    t.strictSame(region.rows.slice(0, ROW_WORDS), before);
    t.ok(either.bytes.subarray(region.start, region.start + 64).every((byte) => byte === 0xa5));
    region.rows[ROW.kind] = ROW_KIND.segment;
  }
  t.end();
});

t.test('[R-ENG-30] what is encoded decodes to the same', (t) => {
  const stamps = fc.option(fc.tuple(fc.integer(), fc.integer()), { nil: null });
  fc.assert(
    fc.property(soundSegment, soundOptions, stamps, (parts, options, stamp) => {
      const raw = stamp === null || parts.extended ? options : options.subarray(0, 28);
      const region = engine.transmitRegions[1] ?? failed();
      const flags =
        parts.flags | (parts.acknowledgeNow ? ROW_FLAG.ackNow : 0) | (parts.extended ? ROW_FLAG.extended : 0);
      const start = (parts.extended ? 22 : 20) + (stamp === null ? 0 : 12);
      region.rows.fill(0x55, 0, ROW_WORDS);
      const row = {
        offset: region.start + 3,
        flags: flags | (stamp === null ? 0 : ROW_FLAG.timestamp),
        window: parts.window,
        idHigh: parts.idHigh,
        idLow: parts.idLow,
        seq: parts.seq,
        ack: parts.ack,
        tsVal: stamp?.[0] ?? 0,
        tsEcr: stamp?.[1] ?? 0,
        optionsLength: raw.length,
        payloadLength: parts.payload.length,
      };
      for (const [name, value] of Object.entries(row)) region.rows[ROW[name as keyof typeof row]] = value;
      engine.bytes.set(raw, row.offset + start);
      engine.bytes.set(parts.payload, row.offset + start + raw.length);
      engine.encodeSegments(region, 1);
      const length = region.rows[ROW.length] ?? 0;
      if (region.rows[ROW.fault] !== 0 || length !== start + raw.length + parts.payload.length) return false;
      const bytes = engine.bytes.slice(row.offset, row.offset + length);
      const prefix = stamp === null ? [] : [1, 1, 8, 10, ...bigEndian(stamp[0]), ...bigEndian(stamp[1])];
      const expected = segmentBytes({ ...parts, reserved: 0, options: Uint8Array.of(...prefix, ...raw) });
      return Buffer.compare(bytes, expected) === 0;
    }),
    { numRuns: 2000 },
  );
  t.end();
});

t.test('[R-ENG-2] noise never makes the engine trap, and a faulty row is empty', (t) => {
  const next = noise(20261122);
  const rows = engine.receiveRows;
  let wrong = 0;
  for (let round = 0; round < 400; round++) {
    for (let at = engine.receiveStart; at < engine.receiveStart + 65536; at += 4) engine.view.setUint32(at, next());
    for (let i = 0; i < 512; i++) {
      const offset = engine.receiveStart + (next() % 65000);
      rows[i * ROW_WORDS + ROW.offset] = offset;
      rows[i * ROW_WORDS + ROW.length] = next() % 200;
      if (i % 4 !== 0) engine.bytes[offset] = 0x50 | (next() & 0xaf);
    }
    let sound = 0;
    const counted = engine.decodeDatagrams(512);
    for (let i = 0; i < 512; i++) {
      const row = i * ROW_WORDS;
      if (rows[row + ROW.fault] === 0) sound++;
      else if (rows.subarray(row + ROW.flags, row + ROW_WORDS).some((word) => word !== 0)) wrong++;
      if (word(rows, row, 'payloadLength') < 0 || word(rows, row, 'payloadLength') > word(rows, row, 'length')) wrong++;
    }
    if (sound !== counted) wrong++;
  }
  t.equal(wrong, 0);
  t.end();
});

/** Places a train in an engine and decodes it; the rows are copied. */
function decode(either: Engine, datagrams: readonly Uint8Array[]): { sound: number; rows: Int32Array } {
  let at = either.receiveStart;
  for (const [i, datagram] of datagrams.entries()) {
    either.bytes.set(datagram, at);
    either.receiveRows.fill(-1, i * ROW_WORDS, (i + 1) * ROW_WORDS);
    either.receiveRows[i * ROW_WORDS + ROW.offset] = at;
    either.receiveRows[i * ROW_WORDS + ROW.length] = datagram.length;
    at += datagram.length;
  }
  const sound = either.decodeDatagrams(datagrams.length);
  return { sound, rows: copy(either, datagrams.length * ROW_WORDS) };
}

function place(either: Engine, merged: Uint8Array, segmentSize: number): number {
  either.bytes.set(merged, either.receiveStart);
  return either.splitTrain(either.receiveStart, merged.length, segmentSize);
}

function copy(either: Engine, words: number): Int32Array {
  return either.receiveRows.slice(0, words);
}

function equalRows(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}

function faults(count: number): (string | undefined)[] {
  return Array.from({ length: count }, (_, i) => ROW_FAULTS[engine.receiveRows[i * ROW_WORDS + ROW.fault] ?? -1]);
}

function segment(parts: Partial<SegmentParts>): Uint8Array {
  const none = { reserved: 0, flags: 0, window: 0, idHigh: 0, idLow: 0, seq: 0, ack: 0 };
  const empty = { acknowledgeNow: false, extended: false, options: new Uint8Array(0), payload: new Uint8Array(0) };
  return segmentBytes({ ...none, ...empty, ...parts });
}

function withByte(bytes: Uint8Array, at: number, value: number): Uint8Array {
  bytes[at] = value;
  return bytes;
}

function concatenate(pieces: readonly Uint8Array[]): { bytes: Uint8Array; segmentSize: number } {
  return { bytes: Uint8Array.from(pieces.flatMap((piece) => [...piece])), segmentSize: pieces[0]?.length ?? 0 };
}

/** Pieces of one length that continue one another, but for the piece `broken`. */
function train(parts: readonly SegmentParts[], broken: number): { bytes: Uint8Array; segmentSize: number } {
  const [first] = parts;
  if (first === undefined) return concatenate([]);
  const shape = { extended: first.extended, options: first.options, payload: first.payload };
  let seq = first.seq;
  const pieces = parts.map((part, i) => {
    const bytes = segmentBytes({ ...part, ...shape, idHigh: first.idHigh, idLow: first.idLow, seq });
    seq = (seq + first.payload.length + (part.flags & SYN ? 1 : 0) + (part.flags & FIN ? 1 : 0)) | 0;
    if (i === broken) seq = (seq + 1) | 0;
    return bytes;
  });
  return concatenate(pieces);
}

function shows(rows: Int32Array, parts: SegmentParts): boolean {
  const start = engine.receiveStart + (parts.extended ? 22 : 20);
  const flags = parts.flags | (parts.acknowledgeNow ? ROW_FLAG.ackNow : 0) | (parts.extended ? ROW_FLAG.extended : 0);
  return (
    word(rows, 0, 'fault') === 0 &&
    word(rows, 0, 'kind') === 0 &&
    (word(rows, 0, 'flags') & 0x3ff) === flags &&
    word(rows, 0, 'window') === parts.window &&
    word(rows, 0, 'idHigh') === parts.idHigh &&
    word(rows, 0, 'idLow') === parts.idLow &&
    word(rows, 0, 'seq') === parts.seq &&
    word(rows, 0, 'ack') === parts.ack &&
    word(rows, 0, 'optionsOffset') === start &&
    word(rows, 0, 'optionsLength') === parts.options.length &&
    word(rows, 0, 'payloadOffset') === start + parts.options.length &&
    word(rows, 0, 'payloadLength') === parts.payload.length
  );
}

interface Outgoing {
  readonly at: number;
  readonly words: Readonly<Record<keyof typeof ROW, number>>;
}

/** Rows to encode: mostly possible ones, and some that no region or header has room for. */
function anyOutgoing(): fc.Arbitrary<Outgoing> {
  const word = fc.integer();
  const names = Object.keys(ROW) as (keyof typeof ROW)[];
  const noisy = Object.fromEntries(names.map((name) => [name, word])) as Record<keyof typeof ROW, typeof word>;
  const usually = (arbitrary: fc.Arbitrary<number>) =>
    fc.oneof(
      { weight: 12, arbitrary },
      { weight: 1, arbitrary: fc.integer({ min: -20, max: 2000 }) },
      { weight: 1, arbitrary: word },
    );
  const words = fc.record({
    ...noisy,
    flags: fc.nat(0x3fff),
    optionsLength: usually(fc.integer({ min: 0, max: 10 }).map((n) => n * 4)),
    payloadLength: usually(fc.nat(1500)),
  });
  return fc.record({ at: usually(fc.nat(120_000)), words });
}

function writeOutgoing(region: TransmitRegion, index: number, { at, words }: Outgoing): void {
  for (const [name, value] of Object.entries(words)) {
    region.rows[index * ROW_WORDS + ROW[name as keyof typeof ROW]] = value;
  }
  region.rows[index * ROW_WORDS + ROW.offset] = region.start + at;
}

function lastEnd(either: Engine): number {
  return Math.max(...either.transmitRegions.map(({ end }) => end));
}

function bigEndian(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}

function word(rows: Int32Array, row: number, name: keyof typeof ROW): number {
  return rows[row + ROW[name]] ?? Number.NaN;
}

function failed(): never {
  throw new Error('no such region');
}
