/**
 * Locators: addresses and ports where a node can be reached, as LOCATORS carries them. A locator is never an
 * identifier: a generalized ID is refused as one.
 */
import { blob, struct, u8, u16be, u32be } from 'buffer-layout';
import { addressSize, formatIpAddress, hasPrefix, type IpFamily, isIpv4Mapped, writeIpAddress } from './ip-address.ts';
import { at, fitting, sizeOf, U8_BOUND, U16_BOUND, U32_BOUND } from './layout.ts';
import { GENERALIZED_PREFIX } from './node-id.ts';
import { malformed, type Parsed, parsed } from './result.ts';
import { type SocketAddress, socketAddress } from './socket-address.ts';

export interface Locator {
  /** 0..15, unique in its set. */
  readonly id: number;
  readonly address: SocketAddress;
  /** 0..65535; higher is preferred. */
  readonly preference: number;
  /** Seconds that the locator is meant to hold, 0..2^32 - 1. */
  readonly lifetime: number;
  /** 8 bits, none defined in version 1: sent as 0, passed on as received. */
  readonly flags: number;
}

export type LocatorFault = 'short' | 'bad-locator-id' | 'bad-family' | 'bad-port' | 'mapped-address' | 'generalized-id';

/** Locators in one set, and the bound of their IDs. */
export const MAX_LOCATORS = 16;

/** What precedes the 4 or 16 address bytes. */
const LOCATOR = struct([u8('id'), u8('family'), u16be('preference'), u32be('lifetime'), u8('flags'), u16be('port')]);

/** Both forms, whole. */
const LOCATOR_IPV4 = struct([LOCATOR, blob(4, 'address')]);
const LOCATOR_IPV6 = struct([LOCATOR, blob(16, 'address')]);

/** Size in bytes of a locator of a family. */
export function locatorSize(family: IpFamily): number {
  return sizeOf(family === 4 ? LOCATOR_IPV4 : LOCATOR_IPV6);
}

/** Reads one locator at `offset`; it must end before `end`. Its size is `locatorSize(address.family)`. */
export function readLocator(
  bytes: Uint8Array,
  view: DataView,
  offset: number,
  end: number,
): Parsed<Locator, LocatorFault> {
  if (offset + ADDRESS > end) return malformed('short');
  const id = view.getUint8(offset + ID);
  if (id >= MAX_LOCATORS) return malformed('bad-locator-id');
  const family = view.getUint8(offset + FAMILY);
  if (family !== 4 && family !== 6) return malformed('bad-family');
  const start = offset + ADDRESS;
  if (start + addressSize(family) > end) return malformed('short');
  const port = view.getUint16(offset + PORT);
  if (port === 0) return malformed('bad-port');
  const fault = addressFault(family, bytes, start);
  if (fault !== 'none') return malformed(fault);
  return parsed({
    id,
    address: socketAddress(family, formatIpAddress(family, bytes, start), port),
    preference: view.getUint16(offset + PREFERENCE),
    lifetime: view.getUint32(offset + LIFETIME),
    flags: view.getUint8(offset + FLAGS),
  });
}

/**
 * Writes one locator and returns the offset behind it.
 *
 * @throws RangeError when there is no room, or it is not a locator that `readLocator` would read: a fault of the caller
 */
export function writeLocator(bytes: Uint8Array, view: DataView, offset: number, locator: Locator): number {
  const { family, address, port } = locator.address;
  view.setUint8(offset + ID, fitting(locator.id, MAX_LOCATORS));
  view.setUint8(offset + FAMILY, family);
  view.setUint16(offset + PREFERENCE, fitting(locator.preference, U16_BOUND));
  view.setUint32(offset + LIFETIME, fitting(locator.lifetime, U32_BOUND));
  view.setUint8(offset + FLAGS, fitting(locator.flags, U8_BOUND));
  view.setUint16(offset + PORT, fitting(port, U16_BOUND));
  const start = offset + ADDRESS;
  if (port === 0 || !writeIpAddress(family, address, bytes, start) || addressFault(family, bytes, start) !== 'none') {
    throw new RangeError(`no locator: ${address} port ${port}`);
  }
  return offset + locatorSize(family);
}

const ID = at(LOCATOR, 'id');
const FAMILY = at(LOCATOR, 'family');
const PREFERENCE = at(LOCATOR, 'preference');
const LIFETIME = at(LOCATOR, 'lifetime');
const FLAGS = at(LOCATOR, 'flags');
const PORT = at(LOCATOR, 'port');
const ADDRESS = sizeOf(LOCATOR);

/** An IPv4-mapped address would be a second name of an IPv4 locator; a generalized ID is no place at all. */
function addressFault(
  family: IpFamily,
  bytes: Uint8Array,
  offset: number,
): 'none' | 'mapped-address' | 'generalized-id' {
  if (family === 6 && isIpv4Mapped(bytes, offset)) return 'mapped-address';
  if (family === 6 && hasPrefix(bytes, offset, GENERALIZED_PREFIX)) return 'generalized-id';
  return 'none';
}
