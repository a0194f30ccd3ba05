/** Node IDs, addresses and locators. */
import { isIP } from 'node:net';
import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import t from 'tap';
import { formatIpAddress, isIpv4Mapped, parseIpAddress, scopeOf, writeIpAddress } from '../../src/wire/ip-address.ts';
import { locatorSize, readLocator, writeLocator } from '../../src/wire/locator.ts';
import {
  formatGeneralizedId,
  isKeyDerived,
  nodeIdFromBytes,
  nodeIdFromDigest,
  nodeIdToBytes,
  parseGeneralizedId,
  parseNodeId,
  strengthOf,
} from '../../src/wire/node-id.ts';
import { socketAddress } from '../../src/wire/socket-address.ts';
import { exactly, ipv6Bytes, locatorWith, mutated, nodeIds, u8 } from './arbitraries.ts';
import { blank, framed, fromHex, type InvalidVector, loadVectors, toHex, written } from './vectors.ts';

interface NodeIdVectors {
  valid: { hex: string; text: string; generalized: string; strength: number; keyDerived: boolean }[];
  digests: { digest: string; strength: number; text: string }[];
  otherTexts: { text: string; canonical: string }[];
  invalidTexts: { text: string; reason: string }[];
  otherGeneralized: { text: string; canonical: string }[];
  invalidGeneralized: { text: string; reason: string }[];
}

interface IpVectors {
  valid: { text: string; hex: string; canonical: string; scope: string }[];
  invalid: { text: string; reason: string }[];
}

interface LocatorVector {
  hex: string;
  value: {
    id: number;
    family: 4 | 6;
    address: string;
    port: number;
    preference: number;
    lifetime: number;
    flags: number;
  };
}

const nodeIdVectors = loadVectors<NodeIdVectors>('node-id');
const ipVectors = loadVectors<IpVectors>('ip-address');
const locatorVectors = loadVectors<{ valid: LocatorVector[]; invalid: InvalidVector[] }>('locator');

t.test('[R-WIRE-37] node ID vectors', (t) => {
  const read = nodeIdVectors.valid.map(({ hex }) => {
    const id = nodeIdFromBytes(framed(fromHex(hex)).bytes, 7);
    if (!id.ok) return id;
    const { text } = id.value;
    return {
      hex: toHex(nodeIdToBytes(id.value)),
      text,
      generalized: formatGeneralizedId(id.value),
      strength: strengthOf(id.value),
      keyDerived: isKeyDerived(id.value),
    };
  });
  t.strictSame(read, nodeIdVectors.valid);
  for (const { hex, text, generalized } of nodeIdVectors.valid) {
    const id = nodeIdFromBytes(fromHex(hex));
    t.strictSame([parseNodeId(text), parseGeneralizedId(generalized)], [id, id], text);
  }
  t.strictSame(
    nodeIdVectors.otherTexts.map(({ text }) => textOf(parseNodeId(text))),
    nodeIdVectors.otherTexts.map(({ canonical }) => canonical),
  );
  t.strictSame(
    nodeIdVectors.invalidTexts.map(({ text }) => ({ text, ...parseNodeId(text) })),
    nodeIdVectors.invalidTexts.map((vector) => ({ ok: false, ...vector })),
  );
  t.end();
});

t.test('[R-WIRE-7] a digest gives its bits, the strength, and clear universal and group bits', (t) => {
  for (const { digest, strength, text } of nodeIdVectors.digests) {
    t.equal(nodeIdFromDigest(fromHex(digest), strength).text, text);
  }
  const law = fc.property(exactly(32), fc.integer({ min: 0, max: 7 }), (digest, strength) => {
    const id = nodeIdFromDigest(digest, strength);
    return strengthOf(id) === strength && isKeyDerived(id);
  });
  t.doesNotThrow(() => fc.assert(law));
  t.strictSame(nodeIdFromBytes(new Uint8Array(7)), { ok: false, reason: 'short' });
  t.strictSame(nodeIdFromBytes(new Uint8Array(8), 1), { ok: false, reason: 'short' });
  t.end();
});

t.test('[R-WIRE-8] [R-WIRE-2] bytes, text and generalized ID of a node ID are one thing', (t) => {
  const law = fc.property(nodeIds, (id) => {
    const again = [
      nodeIdFromBytes(nodeIdToBytes(id)),
      parseNodeId(id.text),
      parseGeneralizedId(formatGeneralizedId(id)),
    ];
    return again.every((result) => result.ok && result.value.text === id.text && sameWords(result.value, id));
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 2000 }));
  t.end();
});

t.test('[R-WIRE-9] generalized IDs are read in any form, and under their prefix only', (t) => {
  for (const { text, canonical } of nodeIdVectors.otherGeneralized) {
    const id = parseGeneralizedId(text);
    t.equal(id.ok && formatGeneralizedId(id.value), canonical, text);
  }
  t.strictSame(
    nodeIdVectors.invalidGeneralized.map(({ text }) => ({ text, ...parseGeneralizedId(text) })),
    nodeIdVectors.invalidGeneralized.map((vector) => ({ ok: false, ...vector })),
  );
  t.ok(nodeIdVectors.valid.every(({ generalized }) => isIP(generalized) === 6));
  t.end();
});

t.test('[R-WIRE-37] address vectors', (t) => {
  const read = ipVectors.valid.map(({ text }) => {
    const address = parseIpAddress(text);
    if (!address.ok) return { text, ...address };
    return { text, hex: toHex(address.value.bytes), canonical: address.value.text, scope: scopeOf(text) };
  });
  t.strictSame(read, ipVectors.valid);
  t.strictSame(
    ipVectors.invalid.map(({ text }) => ({ text, ...parseIpAddress(text) })),
    ipVectors.invalid.map((vector) => ({ ok: false, ...vector })),
  );
  t.ok(ipVectors.invalid.every(({ text }) => scopeOf(text) === 'unspecified'));
  t.end();
});

t.test('[R-WIRE-10] what is read as an address is what the runtime reads as one, zones apart', (t) => {
  const piece = fc.oneof(
    fc.constantFrom(':', '::', '.', '0', '1', 'ffff', '255', '256', '01', 'g', 'A', '12345'),
    u8.map(String),
  );
  const group = fc.constantFrom('0', '1', 'fffe', '00a', 'BEEF');
  const text = fc.oneof(
    fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')),
    fc.array(group, { minLength: 6, maxLength: 9 }).map((groups) => groups.join(':')),
    fc
      .tuple(fc.array(group, { maxLength: 7 }), fc.array(group, { maxLength: 7 }))
      .map(([a, b]) => `${a.join(':')}::${b.join(':')}`),
    fc.tuple(fc.array(group, { maxLength: 7 }), fc.ipV4()).map(([a, b]) => `${a.join(':')}::${b}`),
    fc.ipV4(),
    fc.ipV6(),
    fc.string(),
  );
  const law = fc.property(
    text.filter((candidate) => !candidate.includes('%')),
    (candidate) => {
      const address = parseIpAddress(candidate);
      return (address.ok ? address.value.family : 0) === isIP(candidate);
    },
  );
  t.doesNotThrow(() => fc.assert(law, { numRuns: 20000 }));
  t.end();
});

t.test('[R-WIRE-11] text of IPv6 is canonical, reads back, and agrees with a second implementation', (t) => {
  const law = fc.property(ipv6Bytes, (bytes) => {
    const text = formatIpAddress(6, bytes, 0);
    const again = parseIpAddress(text);
    const other = new ipaddr.IPv6([...bytes]).toRFC5952String();
    return again.ok && toHex(again.value.bytes) === toHex(bytes) && (isIpv4Mapped(bytes, 0) || text === other);
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 5000 }));
  const ipv4 = fc.property(exactly(4), (bytes) => {
    const again = parseIpAddress(formatIpAddress(4, bytes, 0));
    return again.ok && again.value.text === bytes.join('.') && toHex(again.value.bytes) === toHex(bytes);
  });
  t.doesNotThrow(() => fc.assert(ipv4));
  t.end();
});

t.test('[R-WIRE-12] scopes agree with a second implementation where it has a word for them', (t) => {
  const law = fc.property(ipv6Bytes, (bytes) => {
    const address = new ipaddr.IPv6([...bytes]);
    const range = address.isIPv4MappedAddress() ? null : address.range();
    const scope = scopeOf(formatIpAddress(6, bytes, 0));
    if (range === 'uniqueLocal') return scope === 'private';
    if (range === 'linkLocal') return scope === 'link-local';
    if (range === 'multicast' || range === 'loopback' || range === 'unspecified') return scope === range;
    return true;
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 2000 }));
  t.end();
});

t.test('[R-WIRE-1] no text and no place makes the address reader throw or write astray', (t) => {
  const law = fc.property(
    fc.string(),
    fc.constantFrom<4 | 6>(4, 6),
    fc.integer({ min: -3, max: 20 }),
    (text, family, at) => {
      const bytes = new Uint8Array(18);
      const wrote = writeIpAddress(family, text, bytes, at);
      return !wrote || at + (family === 4 ? 4 : 16) <= bytes.length;
    },
  );
  t.doesNotThrow(() => fc.assert(law, { numRuns: 2000 }));
  t.equal(writeIpAddress(4, '1.2.3.4', new Uint8Array(4), 1), false);
  t.equal(writeIpAddress(6, '::1', new Uint8Array(16), -1), false);
  t.end();
});

t.test('[R-WIRE-37] locator vectors', (t) => {
  for (const { hex, value } of locatorVectors.valid) {
    const { family, address, port, ...rest } = value;
    const expected = { ...rest, address: socketAddress(family, address, port) };
    const { bytes, view, offset, length } = framed(fromHex(hex));
    t.strictSame(readLocator(bytes, view, offset, offset + length), { ok: true, value: expected }, hex);
    const frame = blank();
    t.equal(written(frame, writeLocator(frame.bytes, frame.view, frame.offset, expected)), hex);
    t.equal(locatorSize(family), length);
  }
  t.strictSame(
    locatorVectors.invalid.map(({ hex }) => {
      const { bytes, view, offset, length } = framed(fromHex(hex));
      return { hex, ...readLocator(bytes, view, offset, offset + length) };
    }),
    locatorVectors.invalid.map((vector) => ({ ok: false, ...vector })),
  );
  t.end();
});

const locators = locatorWith(fc.integer({ min: 0, max: 15 }));
const locatorBytes = locators.map((locator) => {
  const frame = blank(64);
  return frame.bytes.slice(3, writeLocator(frame.bytes, frame.view, 3, locator));
});

t.test('[R-WIRE-2] [R-WIRE-13] a locator reads back as it was written', (t) => {
  const law = fc.property(locators, (locator) => {
    const frame = blank(64);
    const end = writeLocator(frame.bytes, frame.view, frame.offset, locator);
    const again = readLocator(frame.bytes, frame.view, frame.offset, end);
    const size = locator.address.family === 4 ? 15 : 27;
    return again.ok && JSON.stringify(again.value) === JSON.stringify(locator) && end - frame.offset === size;
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 2000 }));
  t.end();
});

t.test('[R-WIRE-2] [R-WIRE-14] any bytes are refused with a reason, or are written back as they were', (t) => {
  const reasons = new Set(['short', 'bad-locator-id', 'bad-family', 'bad-port', 'mapped-address', 'generalized-id']);
  const law = fc.property(fc.oneof(mutated(locatorBytes), fc.uint8Array({ maxLength: 40 })), (content) => {
    const { bytes, view, offset, length } = framed(content);
    const locator = readLocator(bytes, view, offset, offset + length);
    if (!locator.ok) return reasons.has(locator.reason);
    const frame = blank(64);
    const end = writeLocator(frame.bytes, frame.view, frame.offset, locator.value);
    return end - frame.offset <= length && written(frame, end) === toHex(content.subarray(0, end - frame.offset));
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 5000 }));
  t.end();
});

t.test('[R-WIRE-4] the locator writer refuses what no locator is', (t) => {
  const good = { id: 1, address: socketAddress(4, '192.0.2.1', 1), preference: 0, lifetime: 0, flags: 0 };
  const bad = [
    { ...good, id: 16 },
    { ...good, id: -1 },
    { ...good, id: 0.5 },
    { ...good, preference: 65536 },
    { ...good, lifetime: 2 ** 32 },
    { ...good, lifetime: -1 },
    { ...good, flags: 256 },
    { ...good, address: socketAddress(4, '192.0.2.1', 0) },
    { ...good, address: socketAddress(4, '192.0.2.1', 65536) },
    { ...good, address: socketAddress(4, '192.0.2.01', 1) },
    { ...good, address: socketAddress(6, '::ffff:192.0.2.1', 1) },
    { ...good, address: socketAddress(6, 'fd4b:616d:6f00::1', 1) },
  ];
  for (const locator of bad) {
    const { bytes, view } = blank(64);
    t.throws(() => writeLocator(bytes, view, 0, locator), RangeError, JSON.stringify(locator));
  }
  const { bytes, view } = blank(12);
  t.throws(() => writeLocator(bytes, view, 0, good), RangeError, 'no room');
  t.end();
});

function textOf(id: ReturnType<typeof parseNodeId>): string {
  return id.ok ? id.value.text : id.reason;
}

function sameWords(a: { high: number; low: number }, b: { high: number; low: number }): boolean {
  return a.high === b.high && a.low === b.low;
}
