/** Messages of flows, and what flows say about themselves. */
import fc from 'fast-check';
import t from 'tap';
import {
  type FeedbackBlock,
  FLOW_MAC_SIZE,
  FLOW_TYPE,
  type FlowControl,
  type FlowId,
  feedbackBlock,
  flowControl,
  flowMacInput,
  MAX_BLOCKS,
  type MessageHeader,
  messageHeader,
  readBlock,
  readFlowControl,
  readMessage,
  refusalOf,
  writeAccept,
  writeEnd,
  writeFeedback,
  writeMessage,
  writeOpen,
} from '../../src/wire/flow-datagram.ts';
import { int32, mutated, pathId, u8, u16, u32 } from './arbitraries.ts';
import { blank, framed, fromHex, type InvalidVector, loadVectors, toHex, written } from './vectors.ts';

interface Vectors {
  messages: { name: string; hex: string; value: MessageHeader; id: FlowId; payload: string }[];
  controls: { name: string; hex: string; value: Partial<FlowControl>; mac: string }[];
  feedback: { name: string; hex: string; id: FlowId; blocks: FeedbackBlock[] }[];
  invalid: (InvalidVector & { name: string })[];
  mac: { byOpener: boolean; opener: FlowId; datagram: string; input: string }[];
}
const vectors = loadVectors<Vectors>('flow-datagram');

t.test('[R-WIRE-37] [R-WIRE-50] vectors of messages', (t) => {
  for (const { name, hex, value, id, payload } of vectors.messages) {
    const { view, offset, length } = framed(fromHex(hex));
    const header = messageHeader();
    t.ok(readMessage(view, offset, length, header), name);
    t.strictSame(header, value, name);
    const frame = blank();
    const start = writeMessage(frame.view, frame.offset, id, value);
    frame.bytes.set(fromHex(payload), start);
    t.equal(written(frame, start + payload.length / 2), hex, name);
  }
  t.notOk(readMessage(framed(new Uint8Array(15)).view, 7, 15, messageHeader()));
  t.end();
});

t.test('[R-WIRE-37] [R-WIRE-51] vectors of control datagrams', (t) => {
  for (const { name, hex, value, mac } of vectors.controls) {
    const { bytes, view, offset, length } = framed(fromHex(hex));
    const read = flowControl();
    t.equal(readFlowControl(view, offset, length, read), 'none', name);
    t.match(read, value, name);
    t.equal(toHex(bytes.subarray(read.macOffset, read.macOffset + FLOW_MAC_SIZE)), mac, name);
    t.equal(rewritten(read, fromHex(mac)), hex, name);
  }
  t.end();
});

t.test('[R-WIRE-37] [R-WIRE-52] vectors of feedback', (t) => {
  for (const { name, hex, id, blocks } of vectors.feedback) {
    const { view, offset, length } = framed(fromHex(hex));
    const read = flowControl();
    t.equal(readFlowControl(view, offset, length, read), 'none', name);
    t.equal(read.code, blocks.length, name);
    for (const [index, block] of blocks.entries()) {
      const into = feedbackBlock();
      t.ok(readBlock(view, offset, index, into), name);
      t.strictSame(into, block, name);
    }
    const frame = blank();
    t.equal(written(frame, writeFeedback(frame.view, frame.offset, id, blocks, blocks.length)), hex, name);
  }
  const astray = framed(fromHex(vectors.feedback[0]?.hex ?? ''));
  astray.view.setUint8(astray.offset + 12, MAX_BLOCKS);
  t.notOk(readBlock(astray.view, astray.offset, 0, feedbackBlock()));
  t.end();
});

t.test('[R-WIRE-37] [R-WIRE-53] vectors of what is refused', (t) => {
  for (const { name, hex, reason } of vectors.invalid) {
    const { view, offset, length } = framed(fromHex(hex));
    t.equal(readFlowControl(view, offset, length, flowControl()), reason, name);
  }
  t.equal(refusalOf(1), 'no-listener');
  t.equal(refusalOf(0), undefined);
  t.end();
});

t.test('[R-WIRE-37] [R-WIRE-54] vectors of what the MAC covers', (t) => {
  for (const { byOpener, opener, datagram, input } of vectors.mac) {
    const { bytes, offset, length } = framed(fromHex(datagram));
    t.equal(toHex(flowMacInput(byOpener, opener, bytes, offset, offset + length - FLOW_MAC_SIZE)), input);
  }
  t.end();
});

const ids = fc.record({ high: int32, low: int32 });
const blocks = fc.array(
  fc.record({ path: pathId, delay: u16.map((units) => units / 8), largest: int32, mapHigh: int32, mapLow: int32 }),
  { minLength: 1, maxLength: MAX_BLOCKS },
);
const controls = fc.oneof(
  fc
    .record({ id: ids, code: fc.constantFrom(0, 1), handle: u32, servicePort: u16, sourcePort: u16 })
    .map(({ id, ...open }) => content((bytes, view) => writeOpen(bytes, view, 0, id, open) - 20 + 512)),
  fc.tuple(ids, ids).map(([id, own]) => content((bytes, view) => writeAccept(bytes, view, 0, id, own) + 8)),
  fc
    .tuple(ids, fc.constantFrom(undefined, 'no-listener' as const, 'limit' as const))
    .map(([id, why]) => content((bytes, view) => writeEnd(bytes, view, 0, id, why) + 8)),
  fc.tuple(ids, blocks).map(([id, all]) => content((_, view) => writeFeedback(view, 0, id, all, all.length))),
);

t.test('[R-WIRE-2] [R-WIRE-51] what is written reads back, and is written the same again', (t) => {
  const law = fc.property(controls, (bytes) => sameAgain(bytes));
  t.doesNotThrow(() => fc.assert(law, { numRuns: 3000 }));
  t.end();
});

t.test('[R-WIRE-2] [R-WIRE-50] a message reads back as it was written', (t) => {
  const law = fc.property(ids, pathId, u8, int32, (id, path, flags, number) => {
    const frame = blank();
    const end = writeMessage(frame.view, frame.offset, id, { path, flags, number });
    const into = messageHeader();
    const read = readMessage(frame.view, frame.offset, end - frame.offset, into);
    return read && into.path === path && into.flags === flags && into.number === number;
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 2000 }));
  t.end();
});

t.test('[R-WIRE-1] any bytes have a fault, or are written back', (t) => {
  const faults = new Set(['short', 'unknown-type', 'bad-length', 'bad-block']);
  const any = fc.oneof(mutated(controls), fc.uint8Array({ maxLength: 600 }));
  const law = fc.property(any, (bytes) => {
    const { view, offset, length } = framed(bytes);
    const read = flowControl();
    const fault = readFlowControl(view, offset, length, read);
    if (fault !== 'none') return faults.has(fault);
    if (read.macOffset >= 0) return read.macOffset + FLOW_MAC_SIZE <= offset + length;
    return Array.from({ length: read.code }, (_, i) => readBlock(view, offset, i, feedbackBlock())).length > 0;
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 5000 }));
  t.end();
});

function content(write: (bytes: Uint8Array, view: DataView) => number): Uint8Array {
  const bytes = new Uint8Array(600);
  return bytes.slice(0, write(bytes, new DataView(bytes.buffer)));
}

function sameAgain(bytes: Uint8Array): boolean {
  const { view, offset, length } = framed(bytes);
  const read = flowControl();
  if (readFlowControl(view, offset, length, read) !== 'none') return false;
  if (read.type !== FLOW_TYPE.feedback) return rewritten(read, new Uint8Array(FLOW_MAC_SIZE)) === toHex(bytes);
  const all = Array.from({ length: read.code }, (_, index) => {
    const block = feedbackBlock();
    readBlock(view, offset, index, block);
    return block;
  });
  const frame = blank();
  const id = { high: read.idHigh, low: read.idLow };
  return written(frame, writeFeedback(frame.view, frame.offset, id, all, all.length)) === toHex(bytes);
}

/** Hex of a control datagram with a MAC, from what was read of it. */
function rewritten(read: FlowControl, mac: Uint8Array): string {
  const { bytes, view, offset } = blank();
  const frame = { bytes, view, offset, length: 0 };
  const id = { high: read.idHigh, low: read.idLow };
  if (read.type === FLOW_TYPE.open) {
    bytes.set(mac, writeOpen(bytes, view, offset, id, read));
    return written(frame, offset + 512);
  }
  const at =
    read.type === FLOW_TYPE.accept
      ? writeAccept(bytes, view, offset, id, { high: read.ownHigh, low: read.ownLow })
      : writeEnd(bytes, view, offset, id, read.type === FLOW_TYPE.close ? undefined : refusalOf(read.code));
  bytes.set(mac, at);
  return written(frame, at + FLOW_MAC_SIZE);
}
