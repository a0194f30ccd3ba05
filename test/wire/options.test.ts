/** Standard TCP options, kamo's own, and the MAC of probes. */
import fc from 'fast-check';
import t, { type Test } from 'tap';
import * as kamo from '../../src/wire/kamo-option.ts';
import {
  isProbeMac,
  type ProbeMacLabel,
  type ProbeSender,
  placeProbeMac,
  probeMacInput,
} from '../../src/wire/probe-mac.ts';
import { socketAddress } from '../../src/wire/socket-address.ts';
import * as tcp from '../../src/wire/tcp-option.ts';
import { exactly, int32, mutated, nonce, pathId, socketAddresses, u8, u16, u32, userTimeouts } from './arbitraries.ts';
import { blank, type Framed, framed, fromHex, type InvalidVector, loadVectors, toHex, written } from './vectors.ts';

interface Valid<T> {
  name: string;
  hex: string;
  value: T;
}
interface Both<T> {
  valid: Valid<T>[];
  invalid: InvalidVector[];
}
type ControlValue = Omit<kamo.Control, 'fragmentOffset' | 'fragmentLength'> & { fragment: string };
type ProbeValue = Omit<kamo.Probe, 'macOffset'> & { mac: string };
type ReplyValue = Pick<kamo.ProbeReply, 'flags' | 'pathId' | 'arrivalPathId' | 'nonce'> & {
  observed: { address: string; port: number } | null;
  mac: string;
};
interface MacVector {
  label: ProbeMacLabel;
  sender: ProbeSender;
  ids: { clientHigh: number; clientLow: number; serverHigh: number; serverLow: number };
  option: string;
  input: string;
}
interface Vectors {
  syn: Both<tcp.SynOptions> & { sent: string };
  sack: { hex: string; blocks: number[] }[];
  capable: Both<kamo.Capable>;
  control: Both<ControlValue>;
  probe: Both<ProbeValue>;
  probeReply: Both<ReplyValue>;
  probeMac: MacVector[];
}
const vectors = loadVectors<Vectors>('options');

t.test('[R-WIRE-37] [R-WIRE-22] vectors of SYN options', (t) => {
  const into = tcp.synOptions();
  t.strictSame({ ...into }, vectors.syn.valid.find(({ hex }) => hex === '')?.value, 'a new one offers nothing');
  for (const { name, hex, value } of vectors.syn.valid) {
    const { view, offset, length } = framed(fromHex(hex));
    t.ok(tcp.readSynOptions(view, offset, length, into), name);
    t.strictSame({ ...into }, value, name);
  }
  for (const { hex, reason } of vectors.syn.invalid) {
    const { view, offset, length } = framed(fromHex(hex));
    t.notOk(tcp.readSynOptions(view, offset, length, into), `${reason}: ${hex}`);
  }
  t.end();
});

t.test('[R-WIRE-31] a SYN as kamo sends it takes all 40 bytes', (t) => {
  const frame = blank();
  const { view, offset } = frame;
  let next = tcp.writeTimestamps(view, offset, 0x01020304, -2);
  next = tcp.writeMss(view, next, 1440);
  next = tcp.writeSackPermitted(view, next);
  next = tcp.writeWindowScale(view, next, 7);
  const value = vectors.capable.valid[0]?.value ?? kamo.capable();
  next = tcp.padOptions(view, offset, kamo.writeCapable(view, next, value));
  t.equal(written(frame, next), vectors.syn.sent);
  t.equal(next - offset, tcp.MAX_OPTIONS);
  t.end();
});

t.test('[R-WIRE-31] [R-WIRE-32] the sizes of the priority tables', (t) => {
  const pad = (size: number) => size + (-size & 3);
  const room = tcp.MAX_OPTIONS - tcp.TIMESTAMPS_SIZE;
  t.strictSame([tcp.TIMESTAMPS_SIZE, kamo.CAPABLE_SIZE, kamo.CONTROL_HEADER_SIZE, kamo.PROBE_SIZE], [12, 18, 12, 23]);
  t.strictSame(
    [0, 4, 6].map((family) => kamo.probeReplySize(family as 0 | 4 | 6)),
    [21, 27, 39],
  );
  t.equal(tcp.TIMESTAMPS_SIZE + tcp.sackSize(tcp.MAX_SACK_BLOCKS), 264);
  t.equal(tcp.sackCapacity(room), 3);
  t.strictSame([kamo.PROBE_SIZE, kamo.probeReplySize(4), kamo.CONTROL_HEADER_SIZE + 16].map(pad), [24, 28, room]);
  t.ok(kamo.probeReplySize(6) > room);
  t.end();
});

t.test('[R-WIRE-37] [R-WIRE-23] vectors of SACK', (t) => {
  for (const { hex, blocks } of vectors.sack) {
    const frame = blank();
    const count = blocks.length / 2;
    const end = tcp.writeSackBlocks(frame.view, frame.offset, Int32Array.from(blocks), count);
    t.equal(written(frame, end), hex);
    t.equal(end - frame.offset, tcp.sackSize(count));
    const { view, offset, length } = framed(fromHex(hex));
    const cursor = tcp.optionCursor();
    tcp.beginOptions(cursor, offset, length);
    t.ok(tcp.nextOption(view, cursor) && cursor.kind === tcp.OPTION_KIND.sack && cursor.length === 2 + 8 * count);
    const read = blocks.map((_, i) => (i % 2 === 0 ? tcp.sackLeft : tcp.sackRight)(view, cursor.offset + 2, i >> 1));
    t.strictSame(read, blocks);
  }
  const none = blank();
  t.equal(tcp.writeSackBlocks(none.view, 5, new Int32Array(0), 0), 5);
  t.equal(tcp.sackSize(0), 0);
  t.end();
});

t.test('[R-WIRE-23] as many SACK blocks as fit, never more than 31', (t) => {
  const law = fc.property(fc.integer({ min: -8, max: 1024 }), (room) => {
    const count = tcp.sackCapacity(room);
    const fits = count === 0 || tcp.sackSize(count) <= room;
    return count >= 0 && fits && (count === 31 || tcp.sackSize(count + 1) > room);
  });
  t.doesNotThrow(() => fc.assert(law));
  t.end();
});

const option = fc
  .tuple(
    u8.filter((kind) => kind > 1),
    fc.uint8Array({ maxLength: 253 }),
  )
  .map(([kind, body]) => ({
    kind,
    bytes: [kind, body.length + 2, ...body],
  }));
const noise = fc.array(fc.constant(1), { maxLength: 3 });

t.test('[R-WIRE-21] the walk visits every option once, in order, and ends at EOL', (t) => {
  const law = fc.property(
    fc.array(fc.tuple(noise, option), { maxLength: 8 }),
    noise,
    fc.boolean(),
    (list, tail, eol) => {
      const bytes = list.flatMap(([nops, { bytes }]) => [...nops, ...bytes]).concat(tail, eol ? [0, 7, 7] : []);
      const { view, offset, length } = framed(Uint8Array.from(bytes));
      const cursor = tcp.optionCursor();
      tcp.beginOptions(cursor, offset, length);
      const visited: number[][] = [];
      while (tcp.nextOption(view, cursor)) {
        const found = new Uint8Array(view.buffer, cursor.offset, cursor.length);
        if (found[0] !== cursor.kind) return false;
        visited.push([...found]);
      }
      const expected = list.map(([, { bytes }]) => bytes);
      return cursor.fault === 'none' && JSON.stringify(visited) === JSON.stringify(expected);
    },
  );
  t.doesNotThrow(() => fc.assert(law, { numRuns: 1000 }));
  t.end();
});

t.test('[R-WIRE-1] [R-WIRE-21] the walk ends, inside its bytes, on any bytes', (t) => {
  const law = fc.property(fc.uint8Array({ maxLength: 100 }), (content) => {
    const { view, offset, length } = framed(content);
    const cursor = tcp.optionCursor();
    tcp.beginOptions(cursor, offset, length);
    let before = offset;
    while (tcp.nextOption(view, cursor)) {
      if (cursor.offset < before || cursor.length < 2 || cursor.next > cursor.end) return false;
      before = cursor.next;
    }
    const stopped = tcp.nextOption(view, cursor);
    return !stopped && cursor.next === cursor.end;
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 5000 }));
  t.end();
});

t.test('[R-WIRE-2] SYN options read back as written, in any order and padding', (t) => {
  const value = fc.record({
    mss: fc.integer({ min: 1, max: 0xffff }),
    windowScale: fc.integer({ min: -1, max: 14 }),
    sackPermitted: fc.boolean(),
    timestamp: fc.boolean(),
    tsVal: int32,
    tsEcr: int32,
    userTimeout: userTimeouts,
  });
  const order = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 });
  const into = tcp.synOptions();
  const law = fc.property(value, order, (syn, places) => {
    const frame = blank();
    const { view, offset } = frame;
    let next = offset;
    for (const place of places) {
      if (place === 0) next = tcp.writeMss(view, next, syn.mss);
      if (place === 1 && syn.windowScale >= 0) next = tcp.writeWindowScale(view, next, syn.windowScale);
      if (place === 2 && syn.sackPermitted) next = tcp.writeSackPermitted(view, next);
      if (place === 4 && syn.userTimeout > 0) next = tcp.writeUserTimeout(view, next, syn.userTimeout);
      if (place === 3 && syn.timestamp) next = tcp.writeTimestamps(view, next, syn.tsVal, syn.tsEcr);
    }
    next = tcp.padOptions(view, offset, next);
    const expected = syn.timestamp ? syn : { ...syn, tsVal: 0, tsEcr: 0 };
    const read = tcp.readSynOptions(view, offset, next - offset, into);
    if (tcp.readUserTimeout(view, offset, next - offset) !== syn.userTimeout) return false;
    return read && (next - offset) % 4 === 0 && JSON.stringify(into) === JSON.stringify(expected);
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 2000 }));
  t.end();
});

t.test('[R-WIRE-37] [R-WIRE-25] vectors of CAPABLE', (t) => {
  bothWays(t, vectors.capable, readCapable, ({ view, offset }, value) => kamo.writeCapable(view, offset, value));
  t.strictSame([-1, 0, 0.2, 5, 255, 256, Infinity].map(kamo.ackDelayCode), [0, 0, 1, 5, 255, 255, 255]);
  t.end();
});

t.test('[R-WIRE-37] [R-WIRE-26] vectors of CONTROL', (t) => {
  bothWays(t, vectors.control, readControl, writeControl);
  t.end();
});

t.test('[R-WIRE-37] [R-WIRE-27] vectors of PROBE', (t) => {
  bothWays(t, vectors.probe, readProbe, writeProbe);
  t.end();
});

t.test('[R-WIRE-37] [R-WIRE-28] [R-WIRE-29] vectors of PROBE-REPLY', (t) => {
  bothWays(t, vectors.probeReply, readReply, writeReply);
  t.end();
});

t.test('[R-WIRE-29] an observed port 0 or IPv4-mapped address is none', (t) => {
  const base = { flags: 0, pathId: 0, arrivalPathId: 0, nonce: 1, mac: '0000000000000000' };
  for (const [address, port] of [
    ['192.0.2.1', 0],
    ['::ffff:192.0.2.1', 80],
  ] as const) {
    const frame = blank();
    const end = writeReply(frame, { ...base, observed: { address, port } });
    t.equal(readReply(frame.bytes, frame.view, frame.offset, end - frame.offset)?.observed, null);
  }
  const frame = blank();
  const nowhere = socketAddress(4, '192.0.2.x', 80);
  t.throws(() => kamo.writeProbeReply(frame.bytes, frame.view, 0, base, nowhere), RangeError);
  t.end();
});

const capables: fc.Arbitrary<kamo.Capable> = fc.record({
  flags: u8,
  version: u8,
  ackDelayCode: u8,
  connectionIdHigh: int32,
  connectionIdLow: int32,
  segmentSize: u16,
});
const controls: fc.Arbitrary<ControlValue> = fc
  .record({ flags: u8, recordNumber: u32, fragmentIndex: fc.integer({ min: 0, max: 254 }), rest: u8, body: fragment() })
  .map(({ rest, body, ...value }) => {
    const fragmentCount = Math.min(255, value.fragmentIndex + 1 + rest);
    return { ...value, fragmentCount, fragment: toHex(body) };
  });
const mac = exactly(8).map(toHex);
const probes: fc.Arbitrary<ProbeValue> = fc.record({ flags: u8, pathId, nonce, lastNonce: int32, mac });
const replies: fc.Arbitrary<ReplyValue> = fc.record({
  flags: u8,
  pathId,
  arrivalPathId: pathId,
  nonce,
  observed: fc.option(socketAddresses.map(({ address, port }) => ({ address, port }))),
  mac,
});

t.test('[R-WIRE-2] [R-WIRE-1] kamo options read back as written; any bytes are refused or written back', (t) => {
  t.doesNotThrow(() => fc.assert(roundTrip(capables, readCapable, writeCapable), { numRuns: 1000 }), 'CAPABLE');
  t.doesNotThrow(() => fc.assert(roundTrip(controls, readControl, writeControl), { numRuns: 1000 }), 'CONTROL');
  t.doesNotThrow(() => fc.assert(roundTrip(probes, readProbe, writeProbe), { numRuns: 1000 }), 'PROBE');
  t.doesNotThrow(() => fc.assert(roundTrip(replies, readReply, writeReply), { numRuns: 1000 }), 'PROBE-REPLY');
  t.doesNotThrow(() => fc.assert(noThrow(capables, readCapable, writeCapable), { numRuns: 3000 }), 'CAPABLE');
  t.doesNotThrow(() => fc.assert(noThrow(controls, readControl, writeControl), { numRuns: 3000 }), 'CONTROL');
  t.doesNotThrow(() => fc.assert(noThrow(probes, readProbe, writeProbe), { numRuns: 3000 }), 'PROBE');
  t.doesNotThrow(() => fc.assert(noThrow(replies, readReply, writeReply), { numRuns: 3000 }), 'PROBE-REPLY');
  t.end();
});

t.test('[R-WIRE-24] [R-WIRE-25] [R-WIRE-26] [R-WIRE-27] code points', (t) => {
  t.strictSame([kamo.KAMO_KIND, kamo.KAMO_EXID, kamo.KAMO_VERSION], [253, 0x4b4d, 1]);
  t.strictSame(Object.values(kamo.SUBTYPE), [1, 2, 3, 4, 5, 6, 7, 8]);
  t.strictSame([kamo.CAPABLE_FLAG, kamo.CONTROL_FLAG], [{ sealed: 1, patient: 2 }, { plaintext: 1 }]);
  t.strictSame(kamo.PROBE_FLAG, { suspicious: 1, padded: 2, replyElsewhere: 4 });
  t.end();
});

t.test('[R-WIRE-27] [R-WIRE-28] the MAC is zeros until it is put in its place', (t) => {
  const value = { flags: 0, pathId: 0, arrivalPathId: 0, nonce: 1, lastNonce: 0 };
  t.match(
    hexOf(({ view, offset }, v) => kamo.writeProbe(view, offset, v), value),
    /0{16}$/,
  );
  t.match(
    hexOf(({ bytes, view, offset }, v) => kamo.writeProbeReply(bytes, view, offset, v, null), value),
    /0{16}$/,
  );
  t.end();
});

t.test('[R-WIRE-24] a segment may carry several kamo options among others', (t) => {
  const foreign = fc.constantFrom(
    [1],
    [8, 10, 0, 0, 0, 0, 0, 0, 0, 0],
    [253, 4, 0x4b, 0x4d],
    [253, 6, 0, 0, 3, 0],
    [253, 2],
    [254, 6, 0x4b, 0x4d, 3, 0],
  );
  const own = fc.oneof(
    controls.map((value) => ({ subtype: kamo.SUBTYPE.control, hex: hexOf(writeControl, value) })),
    probes.map((value) => ({ subtype: kamo.SUBTYPE.probe, hex: hexOf(writeProbe, value) })),
    replies.map((value) => ({ subtype: kamo.SUBTYPE.probeReply, hex: hexOf(writeReply, value) })),
    fc.constant({ subtype: 77, hex: 'fd064b4d4d00' }),
  );
  const law = fc.property(fc.array(fc.oneof(foreign, own), { maxLength: 6 }), (list) => {
    const bytes = list.flatMap((item) => ('hex' in item ? [...fromHex(item.hex)] : item));
    const { view, offset, length } = framed(Uint8Array.from(bytes));
    const cursor = tcp.optionCursor();
    tcp.beginOptions(cursor, offset, length);
    const found: { subtype: number; hex: string }[] = [];
    while (kamo.nextKamoOption(view, cursor)) {
      const hex = toHex(new Uint8Array(view.buffer, cursor.offset, cursor.length));
      found.push({ subtype: kamo.kamoSubtype(view, cursor), hex });
    }
    return JSON.stringify(found) === JSON.stringify(list.filter((item) => 'hex' in item));
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 1000 }));
  t.end();
});

t.test('[R-WIRE-37] [R-WIRE-30] vectors of the MAC input', (t) => {
  for (const { label, sender, ids, option, input } of vectors.probeMac) {
    const { bytes, offset, length } = framed(fromHex(option));
    t.equal(toHex(probeMacInput(label, sender, ids, bytes, offset, offset + length - 8)), input);
  }
  t.end();
});

t.test('[R-WIRE-30] two MAC inputs are equal only when all they cover is', (t) => {
  const flip = fc.integer({ min: 0, max: 16 * 8 - 1 });
  const base = { clientHigh: 1, clientLow: 2, serverHigh: 3, serverLow: 4 };
  const law = fc.property(
    fc.oneof(
      probes.map((v) => hexOf(writeProbe, v)),
      replies.map((v) => hexOf(writeReply, v)),
    ),
    flip,
    fc.nat(),
    (hex, bit, at) => {
      const bytes = fromHex(hex);
      const end = bytes.length - 8;
      const input = (label: ProbeMacLabel, sender: ProbeSender, ids: typeof base, from = bytes) =>
        toHex(probeMacInput(label, sender, ids, from, 0, end));
      const words = Int32Array.of(base.clientHigh, base.clientLow, base.serverHigh, base.serverLow);
      words[bit >> 5] = (words[bit >> 5] ?? 0) ^ (1 << (bit & 31));
      const [clientHigh = 0, clientLow = 0, serverHigh = 0, serverLow = 0] = words;
      const changed = bytes.slice();
      const place = 4 + (at % (end - 4));
      changed[place] = (changed[place] ?? 0) ^ (1 << (bit & 7));
      const otherMac = bytes.slice();
      otherMac[end] = (otherMac[end] ?? 0) ^ 1;
      const mine = input('probe', 'client', base);
      return (
        mine === input('probe', 'client', base, otherMac) &&
        mine !== input('reply', 'client', base) &&
        mine !== input('probe', 'server', base) &&
        mine !== input('probe', 'client', { clientHigh, clientLow, serverHigh, serverLow }) &&
        mine !== input('probe', 'client', base, changed)
      );
    },
  );
  t.doesNotThrow(() => fc.assert(law, { numRuns: 1000 }));
  t.end();
});

t.test('[R-WIRE-30] a MAC is its 8 bytes, all of them', (t) => {
  const law = fc.property(exactly(32), fc.integer({ min: 0, max: 255 }), (full, bit) => {
    const bytes = new Uint8Array(20);
    placeProbeMac(bytes, 5, full);
    const other = full.slice();
    other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return isProbeMac(bytes, 5, full) && isProbeMac(bytes, 5, other) === bit >= 64;
  });
  t.doesNotThrow(() => fc.assert(law));
  t.notOk(isProbeMac(new Uint8Array(20), 5, new Uint8Array(7)), 'a short MAC is none');
  t.notOk(isProbeMac(new Uint8Array(12), 5, new Uint8Array(8)), 'nor is one beyond the end');
  t.end();
});

type Read<T> = (bytes: Uint8Array, view: DataView, offset: number, length: number) => T | null;
type Write<T> = (frame: Framed, value: T) => number;

function readCapable(_: Uint8Array, view: DataView, offset: number, length: number): kamo.Capable | null {
  const into = kamo.capable();
  return kamo.readCapable(view, offset, length, into) ? into : null;
}

function writeCapable({ view, offset }: Framed, value: kamo.Capable): number {
  return kamo.writeCapable(view, offset, value);
}

function readControl(bytes: Uint8Array, view: DataView, offset: number, length: number): ControlValue | null {
  const into = kamo.control();
  if (!kamo.readControl(view, offset, length, into)) return null;
  const { fragmentOffset, fragmentLength, ...value } = into;
  return { ...value, fragment: toHex(bytes.subarray(fragmentOffset, fragmentOffset + fragmentLength)) };
}

function writeControl({ bytes, view, offset }: Framed, { fragment, ...value }: ControlValue): number {
  const body = fromHex(fragment);
  const start = kamo.writeControlHeader(view, offset, { ...value, fragmentOffset: 0, fragmentLength: body.length });
  bytes.set(body, start);
  return start + body.length;
}

function readProbe(bytes: Uint8Array, view: DataView, offset: number, length: number): ProbeValue | null {
  const into = kamo.probe();
  if (!kamo.readProbe(view, offset, length, into)) return null;
  const { macOffset, ...value } = into;
  return { ...value, mac: toHex(bytes.subarray(macOffset, macOffset + 8)) };
}

function writeProbe({ bytes, view, offset }: Framed, { mac, ...value }: ProbeValue): number {
  const end = kamo.writeProbe(view, offset, value);
  placeProbeMac(bytes, end - 8, fromHex(mac));
  return end;
}

function readReply(bytes: Uint8Array, view: DataView, offset: number, length: number): ReplyValue | null {
  const into = kamo.probeReply();
  if (!kamo.readProbeReply(view, offset, length, into)) return null;
  const { flags, pathId, arrivalPathId, nonce, macOffset } = into;
  const address = kamo.observedAddress(view, into);
  const observed = address === null ? null : { address: address.address, port: address.port };
  return { flags, pathId, arrivalPathId, nonce, observed, mac: toHex(bytes.subarray(macOffset, macOffset + 8)) };
}

function writeReply({ bytes, view, offset }: Framed, { observed, mac, ...value }: ReplyValue): number {
  const source = observed && socketAddress(observed.address.includes(':') ? 6 : 4, observed.address, observed.port);
  const end = kamo.writeProbeReply(bytes, view, offset, value, source);
  placeProbeMac(bytes, end - 8, fromHex(mac));
  return end;
}

function hexOf<T>(write: Write<T>, value: T): string {
  const frame = blank();
  return written(frame, write(frame, value));
}

function bothWays<T>(t: Test, both: Both<T>, read: Read<T>, write: Write<T>): void {
  for (const { name, hex, value } of both.valid) {
    const { bytes, view, offset, length } = framed(fromHex(hex));
    t.strictSame(read(bytes, view, offset, length), value, name);
    t.equal(hexOf(write, value), hex, name);
  }
  for (const { hex, reason } of both.invalid) {
    const { bytes, view, offset, length } = framed(fromHex(hex));
    t.equal(read(bytes, view, offset, length), null, `${reason}: ${hex}`);
  }
}

function roundTrip<T>(values: fc.Arbitrary<T>, read: Read<T>, write: Write<T>): fc.IProperty<[T]> {
  return fc.property(values, (value) => {
    const frame = blank();
    const end = write(frame, value);
    const again = read(frame.bytes, frame.view, frame.offset, end - frame.offset);
    return JSON.stringify(sorted(again)) === JSON.stringify(sorted(value));
  });
}

/** Nothing throws, and what is read is exactly what would be written: no two byte strings mean one value. */
function noThrow<T>(values: fc.Arbitrary<T>, read: Read<T>, write: Write<T>): fc.IProperty<[Uint8Array]> {
  const near = mutated(values.map((value) => fromHex(hexOf(write, value))));
  return fc.property(fc.oneof({ weight: 4, arbitrary: near }, fc.uint8Array({ maxLength: 60 })), (content) => {
    const { bytes, view, offset, length } = framed(content);
    const value = read(bytes, view, offset, length);
    return value === null || hexOf(write, value) === toHex(content) || readAsNone(value, view, offset);
  });
}

/** A PROBE-REPLY whose observed address is read as none: the one value that is not written back. */
function readAsNone(value: unknown, view: DataView, offset: number): boolean {
  return typeof value === 'object' && value !== null && 'observed' in value && view.getUint8(offset + 12) !== 0;
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function fragment(): fc.Arbitrary<Uint8Array> {
  return fc.uint8Array({ minLength: 1, maxLength: kamo.MAX_FRAGMENT });
}
