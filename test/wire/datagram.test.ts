/** Segments and other datagrams of UDP mode. */
import fc from 'fast-check';
import t from 'tap';
import {
  MAX_VERSIONS,
  readVersionNegotiation,
  resetTokenOffset,
  type VersionNegotiation,
  writeStatelessReset,
  writeVersionNegotiation,
} from '../../src/wire/datagram.ts';
import { CAPABLE_SIZE } from '../../src/wire/kamo-option.ts';
import { ROW_FAULTS } from '../../src/wire/segment-row.ts';
import {
  nodeHintOf,
  readUdpHeader,
  servicePortOf,
  sourcePortOf,
  synFlagsOf,
  synIdHigh,
  synIdLow,
  synVersionOf,
  type UdpHeader,
  udpHeader,
  writeUdpHeader,
} from '../../src/wire/udp-header.ts';
import { int32, mutated, u8, u16 } from './arbitraries.ts';
import { blank, framed, fromHex, type InvalidVector, loadVectors, toHex, written } from './vectors.ts';

interface SynIdValue {
  servicePort: number;
  sourcePort: number;
  version: number;
  flags: number;
  hint: number;
}
interface Vectors {
  valid: { name: string; hex: string; value: UdpHeader }[];
  invalid: (InvalidVector & { name: string })[];
  reserved: { name: string; hex: string; sameAs: string }[];
  synId: { hex: string; value: SynIdValue }[];
  statelessReset: { valid: { hex: string; value: { random: number; token: string } }[]; invalid: InvalidVector[] };
  versionNegotiation: { valid: { hex: string; value: VersionNegotiation }[]; invalid: InvalidVector[] };
}
const vectors = loadVectors<Vectors>('udp-header');

t.test('[R-WIRE-37] [R-WIRE-16] vectors of the header', (t) => {
  for (const { name, hex, value } of vectors.valid) {
    t.strictSame(read(fromHex(hex)), value, name);
    const content = fromHex(hex);
    const frame = blank();
    const start = writeUdpHeader(frame.view, frame.offset, value);
    t.equal(start - frame.offset, value.optionsOffset, name);
    t.equal(written(frame, start), toHex(content.subarray(0, value.optionsOffset)), name);
  }
  for (const { name, hex, sameAs } of vectors.reserved) t.strictSame(read(fromHex(hex)), read(fromHex(sameAs)), name);
  t.end();
});

t.test('[R-WIRE-37] [R-WIRE-15] [R-WIRE-17] vectors of datagrams that are no segment', (t) => {
  for (const { name, hex, reason } of vectors.invalid) t.equal(read(fromHex(hex)), reason, name);
  t.end();
});

const headers = fc
  .record({
    extended: fc.boolean(),
    ackNow: fc.boolean(),
    flags: u8,
    window: u16,
    idHigh: int32,
    idLow: int32,
    seq: int32,
    ack: int32,
    words: fc.integer({ min: 0, max: 256 }),
    payload: fc.uint8Array({ maxLength: 50 }),
  })
  .map(({ words, payload, ...header }) => {
    const optionsLength = header.extended ? words * 4 : (words % 11) * 4;
    const frame = blank();
    const start = writeUdpHeader(frame.view, frame.offset, { ...header, optionsLength });
    frame.bytes.set(payload, start + optionsLength);
    const optionsOffset = start - frame.offset;
    const end = start + optionsLength + payload.length;
    const places = { optionsOffset, optionsLength, payloadOffset: optionsOffset + optionsLength };
    return {
      content: frame.bytes.slice(frame.offset, end),
      header: { ...header, ...places, payloadLength: payload.length },
    };
  });

t.test('[R-WIRE-2] [R-WIRE-16] a header reads back as it was written', (t) => {
  const law = fc.property(headers, ({ content, header }) => JSON.stringify(read(content)) === JSON.stringify(header));
  t.doesNotThrow(() => fc.assert(law, { numRuns: 2000 }));
  t.end();
});

t.test('[R-WIRE-1] [R-WIRE-2] any bytes have a fault, or parts that fit and a header that is written back', (t) => {
  const faults = new Set<string>(ROW_FAULTS);
  const near = mutated(headers.map(({ content }) => content));
  const law = fc.property(fc.oneof({ weight: 3, arbitrary: near }, fc.uint8Array({ maxLength: 80 })), (content) => {
    const header = read(content);
    if (typeof header === 'string') return faults.has(header);
    const { optionsOffset, optionsLength, payloadOffset, payloadLength } = header;
    const whole = optionsOffset + optionsLength === payloadOffset && payloadOffset + payloadLength === content.length;
    const frame = blank();
    const start = writeUdpHeader(frame.view, frame.offset, header);
    const expected = content.slice(0, optionsOffset);
    expected[0] = (expected[0] ?? 0) & ~3;
    return whole && written(frame, start) === toHex(expected);
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 5000 }));
  t.end();
});

t.test('[R-WIRE-37] [R-WIRE-18] the ID field of a SYN', (t) => {
  for (const { hex, value } of vectors.synId) {
    const view = new DataView(fromHex(hex).buffer);
    const high = synIdHigh(value.servicePort, value.sourcePort);
    const low = synIdLow(value.version, value.flags, value.hint);
    t.strictSame([high, low], [view.getInt32(0), view.getInt32(4)], hex);
    t.strictSame(fieldsOf(high, low), value, hex);
  }
  const nibble = fc.integer({ min: 0, max: 15 });
  const value = fc.record({
    servicePort: u16,
    sourcePort: u16,
    version: nibble,
    flags: nibble,
    hint: fc.integer({ min: 0, max: 0xffffff }),
  });
  const law = fc.property(value, (syn) => {
    const again = fieldsOf(synIdHigh(syn.servicePort, syn.sourcePort), synIdLow(syn.version, syn.flags, syn.hint));
    return JSON.stringify(again) === JSON.stringify(syn);
  });
  t.doesNotThrow(() => fc.assert(law));
  t.equal(synIdLow(1, 0, -1) & 0xff000000, 0x10000000, 'a node ID wider than the hint leaves version and flags');
  t.end();
});

t.test('[R-WIRE-37] [R-WIRE-19] vectors of stateless resets', (t) => {
  for (const { hex, value } of vectors.statelessReset.valid) {
    const { bytes, view, offset, length } = framed(fromHex(hex));
    const at = resetTokenOffset(view, offset, length);
    t.equal(toHex(bytes.subarray(at, at + 16)), value.token);
    const frame = blank();
    const token = fromHex(value.token);
    t.equal(written(frame, writeStatelessReset(frame.bytes, frame.view, frame.offset, value.random, token)), hex);
  }
  for (const { hex, reason } of vectors.statelessReset.invalid) {
    const { view, offset, length } = framed(fromHex(hex));
    t.equal(resetTokenOffset(view, offset, length), -1, reason);
  }
  t.end();
});

t.test('[R-WIRE-37] [R-WIRE-20] vectors of version negotiation', (t) => {
  for (const { hex, value } of vectors.versionNegotiation.valid) {
    const { view, offset, length } = framed(fromHex(hex));
    t.strictSame(readVersionNegotiation(view, offset, length), { ok: true, value });
    const frame = blank();
    t.equal(written(frame, writeVersionNegotiation(frame.view, frame.offset, value)), hex);
  }
  for (const { hex, reason } of vectors.versionNegotiation.invalid) {
    const { view, offset, length } = framed(fromHex(hex));
    t.strictSame(readVersionNegotiation(view, offset, length), { ok: false, reason }, hex);
  }
  const frame = blank();
  const longest = { idHigh: 0, idLow: 0, seq: 0, versions: new Array<number>(MAX_VERSIONS).fill(1) };
  t.ok(writeVersionNegotiation(frame.view, 0, longest) < 20 + CAPABLE_SIZE, 'never longer than what it answers');
  for (const versions of [[], new Array<number>(17).fill(1), [256], [-1]]) {
    t.throws(() => writeVersionNegotiation(frame.view, 0, { ...longest, versions }), RangeError);
  }
  t.end();
});

t.test('[R-WIRE-1] version negotiation is refused with a reason or written back, whatever the bytes', (t) => {
  const valid = vectors.versionNegotiation.valid.map(({ hex }) => fromHex(hex));
  const law = fc.property(mutated(fc.constantFrom(...valid)), (content) => {
    const { view, offset, length } = framed(content);
    const value = readVersionNegotiation(view, offset, length);
    if (!value.ok) return true;
    const frame = blank();
    const expected = content.slice();
    expected.set([0x40], 0);
    expected.set([0, 0], 2);
    return written(frame, writeVersionNegotiation(frame.view, frame.offset, value.value)) === toHex(expected);
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 2000 }));
  t.end();
});

/** The header of a datagram, with offsets from the datagram's start, or its fault. */
function read(content: Uint8Array): UdpHeader | string {
  const { view, offset, length } = framed(content);
  const into = udpHeader();
  const fault = readUdpHeader(view, offset, length, into);
  if (fault !== 'none') return fault;
  return { ...into, optionsOffset: into.optionsOffset - offset, payloadOffset: into.payloadOffset - offset };
}

function fieldsOf(high: number, low: number): SynIdValue {
  return {
    servicePort: servicePortOf(high),
    sourcePort: sourcePortOf(high),
    version: synVersionOf(low),
    flags: synFlagsOf(low),
    hint: nodeHintOf(low),
  };
}
