/**
 * IP addresses as text and bytes. Canonical text is the dotted quad, or RFC 5952: lower case, the longest run of two or
 * more zero groups shortened (the first of equals), IPv4-mapped addresses with a dotted tail (its section 5).
 */
import { malformed, type Parsed, parsed } from './result.ts';

export type IpFamily = 4 | 6;

/** Who may reach an address, as far as its bits tell. */
export type AddressScope = 'global' | 'private' | 'loopback' | 'link-local' | 'multicast' | 'unspecified';

export interface IpAddress {
  readonly family: IpFamily;
  /** 4 or 16 bytes in network order. */
  readonly bytes: Uint8Array;
  /** Canonical text. */
  readonly text: string;
}

/** Size in bytes of an address of a family. */
export function addressSize(family: IpFamily): 4 | 16 {
  return family === 4 ? 4 : 16;
}

/**
 * Address from text: a dotted quad of four decimal numbers without leading zeros, or IPv6 in any form of RFC 4291,
 * section 2.2, without zone and prefix length.
 */
export function parseIpAddress(text: string): Parsed<IpAddress, 'not-an-address'> {
  const family = text.includes(':') ? 6 : 4;
  const bytes = new Uint8Array(addressSize(family));
  if (!writeIpAddress(family, text, bytes, 0)) return malformed('not-an-address');
  return parsed({ family, bytes, text: formatIpAddress(family, bytes, 0) });
}

/**
 * Writes the 4 or 16 bytes of an address given as text. False when the text is not one, or there is no room; bytes
 * behind `offset` may have been written then. Never throws.
 */
export function writeIpAddress(family: IpFamily, text: string, bytes: Uint8Array, offset: number): boolean {
  if (offset < 0 || offset + addressSize(family) > bytes.length) return false;
  return family === 4 ? writeIpv4(text, 0, bytes, offset) : writeIpv6(text, bytes, offset);
}

/** Canonical text of the 4 or 16 bytes at `offset`, which the caller knows to be there. */
export function formatIpAddress(family: IpFamily, bytes: Uint8Array, offset: number): string {
  return family === 4 ? formatIpv4(bytes, offset) : formatIpv6(bytes, offset);
}

/**
 * Scope of an address given as text. Text that is no address is `unspecified`, that is, of no use. Shared address space
 * (RFC 6598) and unique local addresses (RFC 4193) are `private`; broadcast and the reserved 240.0.0.0/4 are counted as
 * `multicast`: not one host. An IPv4 address inside an IPv4-mapped or NAT64 address (RFC 6052) decides for it.
 */
export function scopeOf(text: string): AddressScope {
  const family = text.includes(':') ? 6 : 4;
  if (!writeIpAddress(family, text, scoped, 0)) return 'unspecified';
  return family === 4 ? scopeOfIpv4(scoped, 0) : scopeOfIpv6(scoped);
}

/** Of all addresses: it is written and read within one call. */
const scoped = new Uint8Array(16);

/** The same in their order, but one of each family in turn, beginning with the first's (RFC 8305, section 4). */
export function alternating<T>(items: readonly T[], familyOf: (item: T) => IpFamily): T[] {
  const first = items[0] === undefined ? undefined : familyOf(items[0]);
  const same = items.filter((item) => familyOf(item) === first);
  const other = items.filter((item) => familyOf(item) !== first);
  const turns = Array.from({ length: Math.max(same.length, other.length) }, (_, i) => [same[i], other[i]]);
  return turns.flat().filter((item) => item !== undefined);
}

/** The 16 bytes at `offset` are an IPv4-mapped address, `::ffff:0:0/96` (RFC 4291, section 2.5.5.2). */
export function isIpv4Mapped(bytes: Uint8Array, offset: number): boolean {
  return hasPrefix(bytes, offset, MAPPED_PREFIX);
}

/** The bytes at `offset` begin with `prefix`. */
export function hasPrefix(bytes: Uint8Array, offset: number, prefix: readonly number[]): boolean {
  for (let i = 0; i < prefix.length; i++) {
    if (bytes[offset + i] !== prefix[i]) return false;
  }
  return true;
}

const MAPPED_PREFIX = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];
const NAT64_PREFIX = [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0];
const DOT = 0x2e;
const COLON = 0x3a;
const ZERO = 0x30;

/** Reads `text` from `start` to its end as a dotted quad. */
function writeIpv4(text: string, start: number, bytes: Uint8Array, offset: number): boolean {
  let position = start;
  for (let part = 0; part < 4; part++) {
    if (part > 0 && text.charCodeAt(position++) !== DOT) return false;
    let value = 0;
    let digits = 0;
    for (let digit = decimalDigit(text.charCodeAt(position)); digit >= 0 && digits < 4; digits++) {
      value = value * 10 + digit;
      digit = decimalDigit(text.charCodeAt(++position));
    }
    // A leading zero means octal to some readers and nothing to others, so it is refused.
    if (digits === 0 || digits > 3 || value > 255) return false;
    if (digits > 1 && text.charCodeAt(position - digits) === ZERO) return false;
    bytes[offset + part] = value;
  }
  return position === text.length;
}

function writeIpv6(text: string, bytes: Uint8Array, offset: number): boolean {
  let position = 0;
  let groups = 0;
  let gap = -1;
  if (text.charCodeAt(0) === COLON && text.charCodeAt(1) === COLON) {
    gap = 0;
    position = 2;
  }
  while (position < text.length) {
    if (groups === 8) return false;
    const start = position;
    let value = 0;
    let digits = 0;
    for (let digit = hexDigit(text.charCodeAt(position)); digit >= 0 && digits < 5; digits++) {
      value = value * 16 + digit;
      digit = hexDigit(text.charCodeAt(++position));
    }
    if (text.charCodeAt(position) === DOT) {
      if (groups > 6 || !writeIpv4(text, start, bytes, offset + groups * 2)) return false;
      groups += 2;
      break;
    }
    if (digits === 0 || digits > 4) return false;
    bytes[offset + groups * 2] = value >> 8;
    bytes[offset + groups * 2 + 1] = value & 0xff;
    groups += 1;
    if (position === text.length) break;
    if (text.charCodeAt(position++) !== COLON || position === text.length) return false;
    if (text.charCodeAt(position) === COLON) {
      if (gap >= 0) return false;
      gap = groups;
      position += 1;
    }
  }
  if (gap < 0) return groups === 8;
  if (groups === 8) return false;
  const tail = (groups - gap) * 2;
  bytes.copyWithin(offset + 16 - tail, offset + gap * 2, offset + groups * 2);
  bytes.fill(0, offset + gap * 2, offset + 16 - tail);
  return true;
}

function formatIpv4(bytes: Uint8Array, offset: number): string {
  return `${bytes[offset]}.${bytes[offset + 1]}.${bytes[offset + 2]}.${bytes[offset + 3]}`;
}

function formatIpv6(bytes: Uint8Array, offset: number): string {
  if (isIpv4Mapped(bytes, offset)) return `::ffff:${formatIpv4(bytes, offset + 12)}`;
  let gap = -1;
  let gapLength = 1;
  for (let i = 0; i < 8; i++) {
    let length = 0;
    while (i + length < 8 && groupAt(bytes, offset, i + length) === 0) length += 1;
    if (length > gapLength) {
      gap = i;
      gapLength = length;
    }
    i += length;
  }
  let text = '';
  for (let i = 0; i < 8; i++) {
    if (i === gap) {
      text += '::';
      i += gapLength - 1;
      continue;
    }
    if (i > 0 && i !== gap + gapLength) text += ':';
    text += groupAt(bytes, offset, i).toString(16);
  }
  return text;
}

function groupAt(bytes: Uint8Array, offset: number, group: number): number {
  return ((bytes[offset + group * 2] ?? 0) << 8) | (bytes[offset + group * 2 + 1] ?? 0);
}

function decimalDigit(code: number): number {
  return code >= ZERO && code <= 0x39 ? code - ZERO : -1;
}

function hexDigit(code: number): number {
  if (code >= ZERO && code <= 0x39) return code - ZERO;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

function scopeOfIpv4(bytes: Uint8Array, offset: number): AddressScope {
  const first = bytes[offset] ?? 0;
  const second = bytes[offset + 1] ?? 0;
  if (first === 0) return 'unspecified';
  if (first === 127) return 'loopback';
  if (first >= 224) return 'multicast';
  if (first === 169 && second === 254) return 'link-local';
  if (first === 10 || (first === 172 && second >> 4 === 1) || (first === 192 && second === 168)) return 'private';
  if (first === 100 && second >> 6 === 1) return 'private';
  return 'global';
}

function scopeOfIpv6(bytes: Uint8Array): AddressScope {
  if (isIpv4Mapped(bytes, 0) || hasPrefix(bytes, 0, NAT64_PREFIX)) return scopeOfIpv4(bytes, 12);
  const first = bytes[0] ?? 0;
  const second = bytes[1] ?? 0;
  if (first === 0xff) return 'multicast';
  if (first === 0xfe && second >> 6 === 2) return 'link-local';
  // fc00::/7, and the deprecated site-local fec0::/10 (RFC 3879).
  if (first >> 1 === 0x7e || (first === 0xfe && second >> 6 === 3)) return 'private';
  for (let i = 0; i < 15; i++) {
    if (bytes[i] !== 0) return 'global';
  }
  return bytes[15] === 0 ? 'unspecified' : bytes[15] === 1 ? 'loopback' : 'global';
}
