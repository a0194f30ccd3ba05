import fc from 'fast-check';
import t from 'tap';
import {
  type ControlMessage,
  encodeControlMessage,
  MAX_MESSAGE,
  parseControlMessage,
} from '../../src/wire/control-message.ts';
import { socketAddress } from '../../src/wire/socket-address.ts';
import { exactly, locatorWith, mutated, pathId, u8, u32 } from './arbitraries.ts';
import { fromHex, type InvalidVector, loadVectors, toHex } from './vectors.ts';

const vectors = loadVectors<{ valid: { name: string; hex: string; value: unknown }[]; invalid: InvalidVector[] }>(
  'control-message',
);

const messages: fc.Arbitrary<ControlMessage> = fc.oneof(
  fc.record({ type: fc.constant('hello' as const), version: u8, epoch: u8, publicKey: exactly(32) }),
  fc.record({
    type: fc.constant('proof' as const),
    strength: fc.integer({ min: 0, max: 7 }),
    epoch: u8,
    publicKey: exactly(32),
    modifier: exactly(16),
    signature: exactly(64),
    mac: exactly(32),
    resetToken: exactly(16),
  }),
  fc.record({ type: fc.constant('locators' as const), generation: u32, locators: locatorSets() }),
  fc.record({ type: fc.constant('locators-ack' as const), generation: u32 }),
  fc.record({
    type: fc.constant('path-status' as const),
    sequence: u32,
    pathId,
    status: fc.constantFrom('prefer', 'backup', 'abandon', 'silent', 'normal'),
  }),
  fc.record({ type: fc.constant('path-status-ack' as const), sequence: u32 }),
  fc.record({ type: fc.constant('close-reason' as const), code: u8 }),
  fc.record({ type: fc.constant('ticket' as const), publicKey: exactly(32) }),
);

t.test('[R-WIRE-37] [R-WIRE-33] vectors of messages, both ways', (t) => {
  for (const { name, hex, value } of vectors.valid) {
    const message = parseControlMessage(fromHex(hex));
    t.strictSame(message.ok ? plain(message.value) : message.reason, value, name);
    t.equal(message.ok && toHex(encodeControlMessage(message.value)), hex, name);
  }
  t.end();
});

t.test('[R-WIRE-37] [R-WIRE-33] [R-WIRE-34] [R-WIRE-35] vectors of malformed messages', (t) => {
  for (const vector of vectors.invalid) {
    t.strictSame({ hex: vector.hex, ...parseControlMessage(fromHex(vector.hex)) }, { ok: false, ...vector });
  }
  t.end();
});

t.test('[R-WIRE-2] a message reads back as it was written, and is not too long', (t) => {
  const law = fc.property(messages, (message) => {
    const bytes = encodeControlMessage(message);
    const again = parseControlMessage(bytes);
    const same = again.ok && JSON.stringify(sorted(plain(again.value))) === JSON.stringify(sorted(plain(message)));
    return same && bytes.length <= MAX_MESSAGE;
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 2000 }));
  t.end();
});

t.test('[R-WIRE-33] no truncation of a message is a message', (t) => {
  const law = fc.property(messages, fc.nat(), (message, cut) => {
    const bytes = encodeControlMessage(message);
    return !parseControlMessage(bytes.subarray(0, cut % bytes.length)).ok;
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 2000 }));
  t.end();
});

t.test('[R-WIRE-1] [R-WIRE-2] any bytes are refused with a reason, or are written back as they were', (t) => {
  const near = mutated(messages.map(encodeControlMessage));
  const law = fc.property(fc.oneof({ weight: 4, arbitrary: near }, fc.uint8Array({ maxLength: 500 })), (bytes) => {
    const message = parseControlMessage(bytes);
    return message.ok ? toHex(encodeControlMessage(message.value)) === toHex(bytes) : message.reason.length > 0;
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 10000 }));
  t.end();
});

t.test('[R-WIRE-36] what was read does not change with the bytes it was read from', (t) => {
  const law = fc.property(messages, (message) => {
    const bytes = encodeControlMessage(message);
    const again = parseControlMessage(bytes);
    const before = again.ok && JSON.stringify(plain(again.value));
    bytes.fill(0xee);
    return again.ok && JSON.stringify(plain(again.value)) === before;
  });
  t.doesNotThrow(() => fc.assert(law));
  t.end();
});

t.test('[R-WIRE-4] the writer refuses values that fields cannot hold', (t) => {
  const locator = { id: 0, address: socketAddress(4, '192.0.2.1', 1), preference: 0, lifetime: 0, flags: 0 };
  const key = new Uint8Array(32);
  const proof = {
    type: 'proof',
    strength: 1,
    epoch: 0,
    publicKey: key,
    modifier: new Uint8Array(16),
    signature: new Uint8Array(64),
    mac: key,
    resetToken: new Uint8Array(16),
  } as const;
  const bad: ControlMessage[] = [
    { type: 'hello', version: 256, epoch: 0, publicKey: key },
    { type: 'hello', version: 1, epoch: -1, publicKey: key },
    { type: 'hello', version: 1, epoch: 0, publicKey: new Uint8Array(31) },
    { ...proof, strength: 8 },
    { ...proof, epoch: 256 },
    { ...proof, publicKey: new Uint8Array(33) },
    { ...proof, modifier: key },
    { ...proof, signature: key },
    { ...proof, mac: new Uint8Array(0) },
    { ...proof, resetToken: new Uint8Array(15) },
    { type: 'locators', generation: -1, locators: [] },
    { type: 'locators', generation: 0, locators: [locator, locator] },
    { type: 'locators', generation: 0, locators: [{ ...locator, id: 16 }] },
    { type: 'locators-ack', generation: 2 ** 32 },
    { type: 'path-status', sequence: 0.5, pathId: 0, status: 'prefer' },
    { type: 'path-status', sequence: 0, pathId: 16, status: 'prefer' },
    { type: 'close-reason', code: 256 },
  ];
  for (const message of bad) t.throws(() => encodeControlMessage(message), RangeError, JSON.stringify(plain(message)));
  t.end();
});

function locatorSets(): fc.Arbitrary<ReturnType<typeof locatorWith> extends fc.Arbitrary<infer L> ? L[] : never> {
  return fc.uniqueArray(locatorWith(pathId), { maxLength: 16, selector: ({ id }) => id });
}

/** A message in the terms of the vectors: bytes in hexadecimal, addresses flat. */
function plain(message: ControlMessage): unknown {
  const entries = Object.entries(message).map(([name, value]) => [
    name,
    value instanceof Uint8Array ? toHex(value) : value,
  ]);
  if (message.type !== 'locators') return Object.fromEntries(entries);
  const locators = message.locators.map(({ address: { family, address, port }, ...rest }) => ({
    ...rest,
    family,
    address,
    port,
  }));
  return { ...message, locators };
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
