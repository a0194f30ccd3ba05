import fc from 'fast-check';
import t from 'tap';
import { concat } from '../../src/multihome/bytes.ts';
import { OPTION_ROOM, REASSEMBLY_LIMIT, REASSEMBLY_RECORDS, REPLAY_WINDOW } from '../../src/multihome/constants.ts';
import { ControlChannel, type RecordMessage } from '../../src/multihome/control-channel.ts';
import { openRecord, ReplayWindow, sealRecord } from '../../src/multihome/control-record.ts';
import { Handshake } from '../../src/multihome/handshake.ts';
import { Outbox } from '../../src/multihome/outbox.ts';
import { Reassembly } from '../../src/multihome/reassembly.ts';
import { nodeCrypto } from '../../src/net/crypto.ts';
import { control, MAX_FRAGMENT, nextKamoOption, readControl, writeControlHeader } from '../../src/wire/kamo-option.ts';
import { beginOptions, optionCursor } from '../../src/wire/tcp-option.ts';
import { ALICE, BINDING, BOB } from './world.ts';

const KEY = new Uint8Array(32).fill(1);

t.test('[R-MH-14] a record opens under its key, kind and number, and under no other', (t) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), fc.nat(0xffff_ffff), fc.nat(40), (message, number, bit) => {
      const record = sealRecord(nodeCrypto, KEY, 'record', number, message);
      const changed = record.bytes.slice();
      const at = bit % changed.length;
      changed[at] = (changed[at] ?? 0) ^ 1;
      const opened = openRecord(nodeCrypto, KEY, 'record', number, record.bytes);
      return (
        opened !== null &&
        opened.join() === message.join() &&
        openRecord(nodeCrypto, KEY, 'record', number, changed) === null &&
        openRecord(nodeCrypto, KEY, 'record', (number + 1) >>> 0, record.bytes) === null &&
        openRecord(nodeCrypto, KEY, 'proof', number, record.bytes) === null &&
        openRecord(
          nodeCrypto,
          KEY.map(() => 2),
          'record',
          number,
          record.bytes,
        ) === null
      );
    }),
    { numRuns: 200 },
  );
  t.end();
});

t.test('[R-MH-16] the replay window takes each number once, among the last 64', (t) => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.integer({ min: -80, max: 20 }), fc.integer({ min: 0, max: 200 })), { maxLength: 200 }),
      (moves) => {
        const window = new ReplayWindow();
        const seen = new Set<number>();
        let highest = 0;
        return moves.every((move) => {
          const number = Math.max(0, highest + move);
          const fresh = number > 0 && number > highest - REPLAY_WINDOW && !seen.has(number);
          const judged = window.isFresh(number);
          if (judged) {
            window.accept(number);
            seen.add(number);
            highest = Math.max(highest, number);
          }
          return judged === fresh;
        });
      },
    ),
    { numRuns: 500 },
  );
  const window = new ReplayWindow();
  window.accept(0xffff_ffff);
  t.strictSame([window.isFresh(0xffff_ffff), window.isFresh(0xffff_fffe), window.isFresh(5)], [false, true, false]);
  t.end();
});

function cut(bytes: Uint8Array): Uint8Array[] {
  const fragments: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += MAX_FRAGMENT) fragments.push(bytes.subarray(at, at + MAX_FRAGMENT));
  return fragments;
}

t.test('[R-MH-17] fragments of several records come together in any order, repeated or not', (t) => {
  const records = fc.array(fc.uint8Array({ minLength: 1, maxLength: 500 }), {
    minLength: 1,
    maxLength: REASSEMBLY_RECORDS,
  });
  fc.assert(
    fc.property(records, fc.infiniteStream(fc.nat()), (contents, order) => {
      const reassembly = new Reassembly(MAX_FRAGMENT);
      const pieces = contents.flatMap((bytes, number) =>
        cut(bytes).map((fragment, index, all) => ({ number, fragment, index, count: all.length })),
      );
      const done = new Map<number, string>();
      while (pieces.length > 0) {
        const [piece] = pieces.splice((order.next().value ?? 0) % pieces.length, 1);
        if (piece === undefined) break;
        const { number, index, count, fragment } = piece;
        const outcome = reassembly.add(0, number, index, count, fragment);
        if (outcome.kind === 'done') done.set(number, outcome.bytes.join());
        // What is complete leaves no trace, so only an incomplete record's fragment can be a repetition.
        else if (reassembly.add(0, number, index, count, fragment).kind !== 'duplicate') return false;
      }
      return contents.every((bytes, number) => done.get(number) === bytes.join()) && reassembly.size === 0;
    }),
    { numRuns: 300 },
  );
  t.end();
});

t.test('[R-MH-17] whatever fragments come, what is held stays within its bound', (t) => {
  const fragment = fc.record({
    flags: fc.nat(3),
    number: fc.nat(12),
    index: fc.nat(9),
    extra: fc.nat(9),
    length: fc.integer({ min: 1, max: MAX_FRAGMENT }),
  });
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 200 }), (fragments) => {
      const reassembly = new Reassembly(MAX_FRAGMENT);
      return fragments.every(({ flags, number, index, extra, length }) => {
        reassembly.add(flags, number, index, index + 1 + extra, new Uint8Array(length));
        return reassembly.size <= REASSEMBLY_LIMIT;
      });
    }),
    { numRuns: 300 },
  );
  const reassembly = new Reassembly(MAX_FRAGMENT);
  t.equal(reassembly.add(0, 1, 0, 9, new Uint8Array(1)).kind, 'too-long');
  t.equal(reassembly.add(0, 1, 0, 2, new Uint8Array(1)).kind, 'waiting');
  t.equal(reassembly.add(0, 1, 0, 3, new Uint8Array(1)).kind, 'contradiction');
  t.equal(reassembly.size, 0);
  t.end();
});

/** Two channels with keys, and what each got. */
function channels(): {
  readonly i: ControlChannel;
  readonly r: ControlChannel;
  readonly got: RecordMessage[];
  readonly drops: Record<string, number>;
} {
  const got: RecordMessage[] = [];
  const drops: Record<string, number> = {};
  const make = (role: 'initiator' | 'responder'): { handshake: Handshake; channel: ControlChannel } => {
    const identity = role === 'initiator' ? ALICE : BOB;
    const handshake = new Handshake({ role, identity, crypto: nodeCrypto, expected: null });
    handshake.begin(BINDING);
    const channel = new ControlChannel(
      nodeCrypto,
      handshake,
      { admitProof: () => true, optionRoom: OPTION_ROOM },
      {
        handleMessage: (_now, message) => got.push(message),
        count: (reason) => {
          drops[reason] = (drops[reason] ?? 0) + 1;
        },
      },
    );
    channel.begin(0);
    return { handshake, channel };
  };
  const i = make('initiator');
  const r = make('responder');
  for (let round = 0; round < 3; round++) {
    for (const [from, to] of [
      [i.channel, r.channel],
      [r.channel, i.channel],
    ] as const) {
      for (const options of flush(from, round)) deliver(to, options);
    }
  }
  if (r.handshake.state !== 'proven') throw new Error('the handshake does not end');
  return { i: i.channel, r: r.channel, got, drops };
}

/** Option bytes of everything due, one message each. */
function flush(channel: ControlChannel, now: number): Uint8Array[] {
  const all: Uint8Array[] = [];
  for (let item = channel.due(now); item !== undefined; item = channel.due(now)) {
    const bytes = new Uint8Array(1024);
    const end = channel.write(now, item, bytes, new DataView(bytes.buffer), 0, 1024, 100);
    if (end > 0) all.push(bytes.slice(0, end));
  }
  return all;
}

function deliver(channel: ControlChannel, options: Uint8Array): void {
  const view = new DataView(options.buffer, options.byteOffset, options.byteLength);
  const cursor = optionCursor();
  const option = control();
  beginOptions(cursor, 0, options.length);
  while (nextKamoOption(view, cursor)) {
    if (readControl(view, cursor.offset, cursor.length, option)) channel.handle(0, options, option);
  }
}

function forgedOption(
  flags: number,
  recordNumber: number,
  index: number,
  count: number,
  fragment: Uint8Array,
): Uint8Array {
  const bytes = new Uint8Array(12 + fragment.length);
  const header = { ...control(), flags, recordNumber, fragmentIndex: index, fragmentCount: count };
  const at = writeControlHeader(new DataView(bytes.buffer), 0, { ...header, fragmentLength: fragment.length });
  bytes.set(fragment, at);
  return bytes;
}

const LONG: RecordMessage = {
  type: 'locators',
  generation: 1,
  locators: Array.from({ length: 16 }, (_, id) => ({
    id,
    address: { family: 6 as const, address: `2001:db8::${id + 1}`, port: 7, key: `2001:db8::${id + 1}|7` },
    preference: 0,
    lifetime: 1,
    flags: 0,
  })),
};

t.test('[R-MH-17] [R-SEC-3] forged fragments do not kill the channel', (t) => {
  const { i, r, got, drops } = channels();
  i.send(10, 'locators', () => LONG);
  const [first] = flush(i, 10);
  // The next record's number with a fragment of our own, before the genuine ones: that copy is lost.
  for (const number of [1, 2, 3]) deliver(r, forgedOption(0, number, 0, 2, nodeCrypto.random(MAX_FRAGMENT)));
  deliver(r, first ?? new Uint8Array(0));
  t.strictSame([got.length, drops['record-unauthentic'] ?? 0], [0, 1]);
  for (let n = 0; n < 500; n++) deliver(r, forgedOption(n % 4, n * 7, n % 3, 3, nodeCrypto.random(1 + (n % 240))));
  const repeated = [110, 310, 710].map((now) => flush(i, now).at(-1) ?? new Uint8Array(0));
  t.ok(new Set(repeated.map((options) => options.join())).size === 3, 'each repetition is a new record');
  for (const options of repeated) deliver(r, options);
  t.strictSame(got[0], LONG);
  t.end();
});

t.test('[R-MH-16] a record that comes again is dropped before it is opened', (t) => {
  const { i, r, got, drops } = channels();
  i.send(10, 'ack', () => ({ type: 'locators-ack', generation: 5 }), { left: 1 });
  const [options] = flush(i, 10);
  for (let n = 0; n < 3; n++) deliver(r, options ?? new Uint8Array(0));
  t.strictSame([got, drops['record-replayed']], [[{ type: 'locators-ack', generation: 5 }], 2]);
  deliver(i, options ?? new Uint8Array(0));
  t.equal(drops['record-unauthentic'], 1, 'what we sent ourselves is not the peer’s');
  t.end();
});

t.test('[R-MH-15] flags without meaning, and messages that do not belong into records, are counted', (t) => {
  const { r, drops } = channels();
  deliver(r, forgedOption(0x80, 9, 0, 1, new Uint8Array(40)));
  deliver(r, forgedOption(3, 9, 0, 1, new Uint8Array(40)));
  t.equal(drops['control-flags'], 2);
  t.end();
});

t.test('[R-MH-12] a message repeats with doubling pauses up to 2 s until settled, or as often as it may', (t) => {
  const outbox = new Outbox();
  outbox.put(0, 'x', () => null);
  const times: number[] = [];
  for (let n = 0; n < 9; n++) {
    const at = outbox.deadline();
    const item = outbox.due(at);
    if (item !== undefined) outbox.sent(at, item, 100);
    times.push(at);
  }
  t.strictSame(times, [0, 100, 300, 700, 1500, 3100, 5100, 7100, 9100]);
  outbox.defer(50);
  t.equal(outbox.deadline(), 11_150);
  outbox.settle('x');
  t.equal(outbox.deadline(), Number.POSITIVE_INFINITY);
  outbox.put(0, 'y', () => null, { left: 2 });
  for (const at of [0, 100]) {
    const item = outbox.due(at);
    if (item !== undefined) outbox.sent(at, item, 100);
  }
  t.equal(outbox.has('y'), false);
  t.end();
});

t.test('[R-MH-12] hurrying moves a repetition forward, but not into the last one', (t) => {
  const outbox = new Outbox();
  outbox.put(0, 'x', () => null);
  outbox.hurry(0, 'x', 10);
  t.equal(outbox.deadline(), 0);
  const item = outbox.due(0);
  if (item !== undefined) outbox.sent(0, item, 100);
  outbox.hurry(3, 'x', 10);
  t.equal(outbox.deadline(), 10);
  outbox.hurry(50, 'x', 10);
  t.equal(outbox.deadline(), 10);
  t.end();
});

t.test('[R-MH-17] a record that was cut is what its fragments hold', (t) => {
  const bytes = nodeCrypto.random(454);
  t.strictSame(concat(...cut(bytes)), bytes);
  const { i, r, got } = channels();
  i.send(10, 'locators', () => LONG);
  const [options] = flush(i, 10);
  t.ok((options?.length ?? 0) > MAX_FRAGMENT);
  deliver(r, options ?? new Uint8Array(0));
  t.strictSame(got, [LONG]);
  t.end();
});
