import fc from 'fast-check';
import { formatIpAddress } from '../../src/wire/ip-address.ts';
import type { Locator } from '../../src/wire/locator.ts';
import { GENERALIZED_PREFIX, type NodeId, nodeId } from '../../src/wire/node-id.ts';
import { type SocketAddress, socketAddress } from '../../src/wire/socket-address.ts';

export const u8: fc.Arbitrary<number> = fc.integer({ min: 0, max: 0xff });
export const u16: fc.Arbitrary<number> = fc.integer({ min: 0, max: 0xffff });
export const u32: fc.Arbitrary<number> = fc.integer({ min: 0, max: 0xffffffff });
export const int32: fc.Arbitrary<number> = fc.integer();
export const pathId: fc.Arbitrary<number> = fc.integer({ min: 0, max: 15 });
export const nonce: fc.Arbitrary<number> = int32.filter((value) => value !== 0);

export function exactly(length: number): fc.Arbitrary<Uint8Array> {
  return fc.uint8Array({ minLength: length, maxLength: length });
}

/** Bytes of an IPv6 address, often with runs of zeros, or under a prefix that means something. */
export const ipv6Bytes: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    fc.array(fc.oneof(fc.constant(0), u8), { minLength: 16, maxLength: 16 }),
    fc.constantFrom<readonly number[]>(
      [],
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff],
      GENERALIZED_PREFIX,
      [0xfe, 0x80],
      [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0],
    ),
  )
  .map(([tail, prefix]) => Uint8Array.from([...prefix, ...tail.slice(prefix.length)]));

export const nodeIds: fc.Arbitrary<NodeId> = fc.tuple(int32, int32).map(([high, low]) => nodeId(high, low));

/** An address that may be a locator: no IPv4-mapped address, no generalized ID, no port 0. */
export const socketAddresses: fc.Arbitrary<SocketAddress> = fc.oneof(
  fc.tuple(exactly(4), portNumber()).map(([bytes, port]) => socketAddress(4, formatIpAddress(4, bytes, 0), port)),
  fc
    .tuple(exactly(14), portNumber())
    .map(([bytes, port]) => socketAddress(6, formatIpAddress(6, Uint8Array.from([0x20, 1, ...bytes]), 0), port)),
);

export function locatorWith(id: fc.Arbitrary<number>): fc.Arbitrary<Locator> {
  return fc.record({ id, address: socketAddresses, preference: u16, lifetime: u32, flags: u8 });
}

/** Bytes that are nearly `source`: some of them changed, the end cut off or grown. */
export function mutated(source: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> {
  const change = fc.tuple(fc.nat(), u8);
  return fc
    .tuple(source, fc.array(change, { maxLength: 4 }), fc.nat(), fc.uint8Array({ maxLength: 20 }))
    .map(([bytes, changes, cut, grown]) => {
      const kept = cut % 3 === 0 ? bytes.slice(0, cut % (bytes.length + 1)) : bytes.slice();
      for (const [at, value] of changes) if (kept.length > 0) kept[at % kept.length] = value;
      return cut % 5 === 0 ? Uint8Array.from([...kept, ...grown]) : kept;
    });
}

function portNumber(): fc.Arbitrary<number> {
  return fc.integer({ min: 1, max: 0xffff });
}

/** What the option can say exactly: 1 to 32767 seconds, or minutes; -1: none. */
export const userTimeouts = fc.oneof(
  fc.constant(-1),
  fc.integer({ min: 1, max: 32_767 }).map((seconds) => seconds * 1000),
  fc.integer({ min: 547, max: 32_767 }).map((minutes) => minutes * 60_000),
);
