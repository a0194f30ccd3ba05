/** TCP options of any kind, order, alignment and length, at the packet engine and at the walk over a segment's options. */
import fc from 'fast-check';
import t from 'tap';

import { ROW, ROW_FAULTS, ROW_FLAG } from '../../src/wire/segment-row.ts';
import {
  beginOptions,
  EXCESSIVE_WINDOW_SHIFT,
  nextOption,
  OPTION_KIND,
  optionCursor,
  readSynOptions,
  synOptions,
  writeMss,
  writeSackBlocks,
  writeSackPermitted,
  writeTimestamps,
  writeWindowScale,
} from '../../src/wire/tcp-option.ts';
import { decode, engine, exampleParts, rows, word } from '../engine/native-support.ts';
import { buildPacket, TCP } from '../engine/packets.ts';
import { HandNetwork, HandNode, headerOf } from '../support/hand-network.ts';

const MOST = 40;
const PAYLOAD = Uint8Array.of(1, 2, 3, 4, 5, 6, 7);

interface Known {
  readonly mss: number;
  readonly windowScale: number;
  readonly sackPermitted: boolean;
  readonly timestamp: readonly [number, number] | null;
  readonly blocks: readonly number[];
}

interface Options {
  readonly bytes: Uint8Array;
  readonly known: Known;
}

const KINDS: readonly number[] = Object.values(OPTION_KIND);
const unknownKind = fc.integer({ min: 6, max: 255 }).filter((kind) => !KINDS.includes(kind));
const unknown = fc
  .tuple(unknownKind, fc.uint8Array({ maxLength: 12 }))
  .map(([kind, data]) => [kind, data.length + 2, ...data]);
const known = fc.record<Known>({
  mss: fc.integer({ min: 0, max: 65_535 }),
  windowScale: fc.integer({ min: -1, max: 14 }),
  sackPermitted: fc.boolean(),
  timestamp: fc.option(fc.tuple(fc.integer(), fc.integer()), { nil: null }),
  blocks: fc
    .array(fc.tuple(fc.integer(), fc.integer({ min: 1, max: 2 ** 30 })), { maxLength: 3 })
    .map((list) => list.flatMap(([left, length]) => [left, (left + length) | 0])),
});

/** Options in any order, NOPs and unknown ones between them, as many as fit; EOL and zeros, or NOPs, at the end. */
const options: fc.Arbitrary<Options> = fc
  .tuple(known, fc.array(unknown, { maxLength: 4 }), fc.array(fc.nat(1000), { maxLength: 12 }), fc.boolean())
  .map(([offered, others, order, ended]) => {
    const pieces: number[][] = [...encodings(offered), ...others, ...Array.from({ length: 3 }, () => [1])];
    const shuffled = pieces.map((piece, i) => ({ piece, at: order[i] ?? i })).sort((a, b) => a.at - b.at);
    const bytes: number[] = [];
    const kept: { -readonly [K in keyof Known]: Known[K] } = {
      mss: 0,
      windowScale: -1,
      sackPermitted: false,
      timestamp: null,
      blocks: [],
    };
    for (const { piece } of shuffled) {
      if (bytes.length + piece.length > MOST) continue;
      bytes.push(...piece);
      if (piece[0] === OPTION_KIND.mss) kept.mss = offered.mss;
      else if (piece[0] === OPTION_KIND.windowScale) kept.windowScale = offered.windowScale;
      else if (piece[0] === OPTION_KIND.sackPermitted) kept.sackPermitted = true;
      else if (piece[0] === OPTION_KIND.timestamps) kept.timestamp = offered.timestamp;
      else if (piece[0] === OPTION_KIND.sack) kept.blocks = offered.blocks;
    }
    const filler = ended && bytes.length < MOST ? 0 : 1;
    while (bytes.length % 4 !== 0) bytes.push(filler);
    if (ended && bytes.length < MOST) bytes.push(0, 0, 0, 0);
    return { bytes: Uint8Array.from(bytes), known: kept };
  });

t.test(
  '[MUST-4] [MUST-5] [MUST-6] [MUST-64] any options on any segment: the known ones are read, the text is there',
  (t) => {
    fc.assert(
      fc.property(options, fc.nat(63), ({ bytes, known: sent }, flags) => {
        if (decode([packet(bytes, flags)]) !== 1) return false;
        const stamped = (word(0, 'flags') & ROW_FLAG.timestamp) !== 0;
        if (stamped !== (sent.timestamp !== null)) return false;
        if (stamped && (word(0, 'tsVal') !== sent.timestamp?.[0] || word(0, 'tsEcr') !== sent.timestamp[1]))
          return false;
        if (word(0, 'sackCount') !== sent.blocks.length / 2) return false;
        const read = synOptions();
        if (!readSynOptions(engine.view, word(0, 'optionsOffset'), word(0, 'optionsLength'), read)) return false;
        const text = engine.bytes.subarray(word(0, 'payloadOffset'), word(0, 'payloadOffset') + PAYLOAD.length);
        return (
          word(0, 'payloadLength') === PAYLOAD.length &&
          text.every((byte, i) => byte === PAYLOAD[i]) &&
          read.mss === sent.mss &&
          read.windowScale === sent.windowScale &&
          read.sackPermitted === sent.sackPermitted
        );
      }),
      { numRuns: 2000 },
    );
    t.pass('2000 segments');
    t.end();
  },
);

t.test('[MUST-7] an option whose length is 0, 1, or beyond the header is a fault of the segment', (t) => {
  const kinds = fc.integer({ min: 2, max: 255 });
  const before = fc.array(unknown, { maxLength: 2 }).map((list) => list.flat());
  fc.assert(
    fc.property(before, kinds, fc.constantFrom(0, 1, 41, 255), fc.nat(63), (first, kind, length, flags) => {
      const bytes = [...first, kind, length];
      while (bytes.length % 4 !== 0) bytes.push(1);
      if (bytes.length > MOST) return true;
      if (decode([packet(Uint8Array.from(bytes), flags)]) !== 0) return false;
      return ['bad-option-length', 'bad-option', 'bad-timestamp', 'bad-sack'].includes(
        ROW_FAULTS[rows[ROW.fault] ?? 0] ?? '',
      );
    }),
    { numRuns: 1000 },
  );
  t.pass('1000 segments');
  t.end();
});

t.test('[MUST-7] any bytes as options are options or a fault, on every segment, and nothing throws', (t) => {
  const bytes = fc.uint8Array({ minLength: 0, maxLength: MOST }).map((raw) => raw.slice(0, raw.length & ~3));
  fc.assert(
    fc.property(bytes, fc.nat(63), (raw, flags) => {
      const sound = decode([packet(raw, flags)]);
      const read = synOptions();
      const view = new DataView(raw.buffer, raw.byteOffset, raw.length);
      readSynOptions(view, 0, raw.length, read);
      return (sound === 0 || sound === 1) && read.windowScale <= EXCESSIVE_WINDOW_SHIFT && read.mss <= 65_535;
    }),
    { numRuns: 3000 },
  );
  t.pass('3000 segments');
  t.end();
});

t.test('[MUST-7] options that are cut short end in a fault, or where an option ends', (t) => {
  fc.assert(
    fc.property(options, fc.nat(MOST), ({ bytes }, cut) => {
      const length = Math.min(cut, bytes.length);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      const whole = walk(view, bytes.length);
      const short = walk(view, length);
      const inside = short.ends.every((end, i) => end === whole.ends[i] && end <= length);
      return inside && (short.fault || short.ends.length === whole.ends.filter((end) => end <= length).length);
    }),
    { numRuns: 2000 },
  );
  t.pass('2000 options');
  t.end();
});

t.test('[MUST-68] [MUST-69] of what is sent every option but NOP has its length, and there is no EOL', (t) => {
  const nodes = [new HandNode(0, 2), new HandNode(1, 2)] as const;
  const [client, server] = nodes;
  const net = new HandNetwork(nodes);
  let options = 0;
  net.way = (datagram) => {
    const { bytes } = datagram;
    const header = headerOf(bytes);
    const view = new DataView(bytes.buffer, bytes.byteOffset + header.optionsOffset, header.optionsLength);
    const { ends, fault } = walk(view, header.optionsLength);
    const behind = Array.from({ length: header.optionsLength - (ends.at(-1) ?? 0) }, (_, i) =>
      view.getUint8((ends.at(-1) ?? 0) + i),
    );
    if (fault || behind.some((byte) => byte !== OPTION_KIND.noOperation)) t.fail('a fault, or an EOL');
    options += ends.length;
    // Every seventh datagram is lost, so that SACK is among them.
    return options % 7 === 0 ? [] : [datagram];
  };
  server.transport.listen(7);
  const { nodeId } = server.transport.identity;
  const id = client.transport.connect(net.now, { nodeId, port: 7, locators: server.links });
  client.drain(net.now);
  net.run(2000);
  client.transport.write(net.now, id, new Uint8Array(300_000));
  client.drain(net.now);
  net.run(5000);
  t.ok(options > 300, `${options} options`);
  t.end();
});

/** The options that `offered` asks for, one by one, written by our writers. */
function encodings(offered: Known): number[][] {
  const bytes = new Uint8Array(64);
  const view = new DataView(bytes.buffer);
  const cut = (end: number, from = 0) => Array.from(bytes.subarray(from, end));
  const pieces: number[][] = [];
  if (offered.mss > 0) pieces.push(cut(writeMss(view, 0, offered.mss)));
  if (offered.windowScale >= 0) pieces.push(cut(writeWindowScale(view, 0, offered.windowScale)));
  if (offered.sackPermitted) pieces.push(cut(writeSackPermitted(view, 0)));
  // The two NOPs in front belong to how we align; here they come from elsewhere, or not at all.
  if (offered.timestamp !== null) pieces.push(cut(writeTimestamps(view, 0, ...offered.timestamp), 2));
  const blocks = Int32Array.from(offered.blocks);
  if (blocks.length > 0) pieces.push(cut(writeSackBlocks(view, 0, blocks, blocks.length / 2), 2));
  return pieces;
}

function packet(raw: Uint8Array, flags: number): Uint8Array {
  return buildPacket(
    exampleParts({
      protocol: TCP,
      sourcePort: 1,
      destinationPort: 2,
      seq: 3,
      ack: 4,
      flags,
      window: 5,
      urgentPointer: 0,
      options: raw,
      payload: PAYLOAD,
    }),
  );
}

/** Where each option ends, and whether the walk met a fault. */
function walk(view: DataView, length: number): { ends: number[]; fault: boolean } {
  const cursor = optionCursor();
  const ends: number[] = [];
  beginOptions(cursor, 0, length);
  while (nextOption(view, cursor)) ends.push(cursor.offset + cursor.length);
  return { ends, fault: cursor.fault !== 'none' };
}
