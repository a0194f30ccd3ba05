/** Which of several addresses to try first where preference says nothing (RFC 6724, section 6). */
import { hasPrefix, isIpv4Mapped, parseIpAddress } from '../wire/ip-address.ts';

/** Section 2.1, as prefix and its length in bits; IPv4 is `::ffff:0:0/96` there. */
const POLICY = [
  { prefix: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], precedence: 50, label: 0 },
  { prefix: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff], precedence: 35, label: 4 },
  { prefix: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], precedence: 1, label: 3 },
  { prefix: [0x20, 0x01, 0, 0], precedence: 5, label: 5 },
  { prefix: [0x20, 0x02], precedence: 30, label: 2 },
  { prefix: [0x3f, 0xfe], precedence: 1, label: 12 },
] as const;
const UNIQUE_LOCAL = { precedence: 3, label: 13 };
const SITE_LOCAL = { precedence: 1, label: 11 };
const ANY = { precedence: 40, label: 1 };

/** Section 3.1 and 3.2: link-local (loopback, too), site-local, global. */
const SCOPE = { link: 2, site: 5, global: 14 } as const;

/** An address with what the rules ask of it. */
interface Destination {
  readonly index: number;
  readonly usable: boolean;
  readonly sameScope: boolean;
  readonly sameLabel: boolean;
  readonly precedence: number;
  readonly scope: number;
  /** Bits that it has in common with the source, of IPv6 alone. */
  readonly common: number;
}

/**
 * The places of `addresses` in the order in which they are to be tried, from a host that has `sources`. All are IP addresses
 * as text. Rules 1, 2, 5, 6, 8, 9 and 10; what they need of a route is not known here.
 */
export function orderAddresses(addresses: readonly string[], sources: readonly string[]): number[] {
  const known = sources.map(bytesOf);
  const destinations = addresses.map((address, index) => describe(bytesOf(address), index, known));
  return destinations.sort(compare).map(({ index }) => index);
}

function compare(a: Destination, b: Destination): number {
  return (
    Number(b.usable) - Number(a.usable) ||
    Number(b.sameScope) - Number(a.sameScope) ||
    Number(b.sameLabel) - Number(a.sameLabel) ||
    b.precedence - a.precedence ||
    a.scope - b.scope ||
    b.common - a.common ||
    a.index - b.index
  );
}

function describe(bytes: Uint8Array, index: number, sources: readonly Uint8Array[]): Destination {
  const scope = scopeOf(bytes);
  const { precedence, label } = policyOf(bytes);
  const mapped = isIpv4Mapped(bytes, 0);
  const fitting = sources.filter((source) => isIpv4Mapped(source, 0) === mapped);
  const sameScope = fitting.some((source) => scopeOf(source) === scope);
  const sameLabel = fitting.some((source) => scopeOf(source) === scope && policyOf(source).label === label);
  const common = mapped ? 0 : Math.max(0, ...fitting.map((source) => commonBits(source, bytes)));
  return { index, usable: fitting.length > 0, sameScope, sameLabel, precedence, scope, common };
}

function policyOf(bytes: Uint8Array): { readonly precedence: number; readonly label: number } {
  const row = POLICY.find(({ prefix }) => hasPrefix(bytes, 0, prefix));
  if (row !== undefined) return row;
  const [first = 0, second = 0] = bytes;
  if (first >> 1 === 0x7e) return UNIQUE_LOCAL;
  return first === 0xfe && second >> 6 === 3 ? SITE_LOCAL : ANY;
}

function scopeOf(bytes: Uint8Array): number {
  const [first = 0, second = 0] = bytes;
  if (isIpv4Mapped(bytes, 0)) {
    const [, , , , , , , , , , , , high, low] = bytes;
    return high === 127 || (high === 169 && low === 254) ? SCOPE.link : SCOPE.global;
  }
  if (hasPrefix(bytes, 0, POLICY[0].prefix) || (first === 0xfe && second >> 6 === 2)) return SCOPE.link;
  return first === 0xfe && second >> 6 === 3 ? SCOPE.site : SCOPE.global;
}

/** Up to the length of a source's prefix, which is 64 bits. */
function commonBits(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < 8; i++) {
    const difference = (a[i] ?? 0) ^ (b[i] ?? 0);
    if (difference !== 0) return 8 * i + Math.clz32(difference) - 24;
  }
  return 64;
}

/** 16 bytes, an IPv4 address as a mapped one; zeros for what is no address. */
function bytesOf(text: string): Uint8Array {
  const parsed = parseIpAddress(text);
  if (!parsed.ok) return new Uint8Array(16);
  if (parsed.value.family === 6) return parsed.value.bytes;
  const bytes = new Uint8Array(16);
  bytes.set([0xff, 0xff], 10);
  bytes.set(parsed.value.bytes, 12);
  return bytes;
}
