/** Router advertisements and solicitations of IPv6 (RFC 4861, sections 4.1, 4.2, 4.6.2; RFC 4191, section 2.2). */
import { blob, struct, u8, u16be, u32be } from 'buffer-layout';
import { formatIpAddress, hasPrefix } from './ip-address.ts';
import { at, sizeOf } from './layout.ts';
import { malformed, type Parsed, parsed } from './result.ts';

/** ICMPv6's number as a next header, and the types of its messages. */
export const ICMPV6 = 58;
export const ROUTER_SOLICITATION = 133;
export const ROUTER_ADVERTISEMENT = 134;

const IPV6 = struct([
  ...[u32be('versionClassFlow'), u16be('payloadLength'), u8('nextHeader'), u8('hopLimit')],
  ...[blob(16, 'source'), blob(16, 'destination')],
]);
const ADVERTISEMENT = struct([
  ...[u8('type'), u8('code'), u16be('checksum'), u8('hopLimit'), u8('flags'), u16be('routerLifetime')],
  ...[u32be('reachableTime'), u32be('retransmitTimer')],
]);
/** Type 3; lengths of options are in units of 8 bytes. */
const PREFIX_INFORMATION = struct([
  ...[u8('type'), u8('length'), u8('prefixLength'), u8('flags'), u32be('validLifetime'), u32be('preferredLifetime')],
  ...[u32be('reserved'), blob(16, 'prefix')],
]);
/** A solicitation that tells nothing of its sender; the kernel sums it. */
export const SOLICITATION: Readonly<Uint8Array> = Uint8Array.of(ROUTER_SOLICITATION, 0, 0, 0, 0, 0, 0, 0);

/** A prefix from which hosts may form addresses. Lifetimes in seconds, Infinity where they never end. */
export interface AdvertisedPrefix {
  /** `2001:db8:1::/64` */
  readonly text: string;
  readonly validLifetime: number;
  /** 0: deprecated, nothing new is to use it. */
  readonly preferredLifetime: number;
}

/** What a router says of itself and of the link. */
export interface RouterAdvertisement {
  /** Its link-local address, canonical text. */
  readonly router: string;
  /** Seconds for which it is a default router; 0: it is none. */
  readonly lifetime: number;
  readonly preference: 'low' | 'medium' | 'high';
  /** Prefixes of 64 bits for autonomous configuration. */
  readonly prefixes: readonly AdvertisedPrefix[];
}

/** Why a packet is no advertisement to follow (RFC 4861, section 6.1.2). */
export type AdvertisementFault = 'short' | 'not-an-advertisement' | 'not-of-the-link' | 'bad-checksum' | 'bad-option';

/** Reads a whole IPv6 packet. Never throws. */
export function readRouterAdvertisement(packet: Uint8Array): Parsed<RouterAdvertisement, AdvertisementFault> {
  const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
  if (packet.length < MESSAGE + sizeOf(ADVERTISEMENT)) return malformed('short');
  if (packet[0] === undefined || packet[0] >>> 4 !== 6 || packet[NEXT_HEADER] !== ICMPV6) {
    return malformed('not-an-advertisement');
  }
  if (packet[MESSAGE] !== ROUTER_ADVERTISEMENT || packet[MESSAGE + CODE] !== 0)
    return malformed('not-an-advertisement');
  // A router decrements: what has 255 left comes from a neighbour.
  if (packet[HOP_LIMIT] !== 255 || !hasPrefix(packet, SOURCE, LINK_LOCAL)) return malformed('not-of-the-link');
  const end = MESSAGE + view.getUint16(PAYLOAD_LENGTH);
  if (end > packet.length || end < MESSAGE + sizeOf(ADVERTISEMENT)) return malformed('short');
  if (!isSummed(view, end)) return malformed('bad-checksum');
  const prefixes: AdvertisedPrefix[] = [];
  for (let option = MESSAGE + sizeOf(ADVERTISEMENT); option < end; ) {
    const length = 8 * (packet[option + 1] ?? 0);
    if (length === 0 || option + length > end) return malformed('bad-option');
    if (packet[option] === PREFIX_TYPE) {
      if (length !== sizeOf(PREFIX_INFORMATION)) return malformed('bad-option');
      const prefix = readPrefix(packet, view, option);
      if (prefix !== undefined) prefixes.push(prefix);
    }
    option += length;
  }
  return parsed({
    router: formatIpAddress(6, packet, SOURCE),
    lifetime: view.getUint16(MESSAGE + ROUTER_LIFETIME),
    preference: PREFERENCES[((packet[MESSAGE + FLAGS] ?? 0) >>> 3) & 3] ?? 'medium',
    prefixes,
  });
}

/** Undefined: it is not for addresses with an identifier of 64 bits (RFC 4862, section 5.5.3). */
function readPrefix(packet: Uint8Array, view: DataView, option: number): AdvertisedPrefix | undefined {
  const autonomous = ((packet[option + PREFIX_FLAGS] ?? 0) & AUTONOMOUS) !== 0;
  const validLifetime = lifetimeOf(view.getUint32(option + VALID));
  const preferredLifetime = lifetimeOf(view.getUint32(option + PREFERRED));
  if (!autonomous || packet[option + PREFIX_LENGTH] !== 64 || preferredLifetime > validLifetime) return undefined;
  if (hasPrefix(packet, option + PREFIX, LINK_LOCAL)) return undefined;
  const whole = new Uint8Array(16);
  whole.set(packet.subarray(option + PREFIX, option + PREFIX + 8));
  return { text: `${formatIpAddress(6, whole, 0)}/64`, validLifetime, preferredLifetime };
}

/** RFC 4443, section 2.3: over the pseudo-header of RFC 8200, section 8.1. */
function isSummed(view: DataView, end: number): boolean {
  let sum = end - MESSAGE + ICMPV6;
  for (let offset = SOURCE; offset + 1 < end; offset += 2) sum += view.getUint16(offset);
  if ((end & 1) === 1) sum += view.getUint8(end - 1) << 8;
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return sum === 0xffff;
}

function lifetimeOf(seconds: number): number {
  return seconds === 0xffff_ffff ? Number.POSITIVE_INFINITY : seconds;
}

const PAYLOAD_LENGTH = at(IPV6, 'payloadLength');
const NEXT_HEADER = at(IPV6, 'nextHeader');
const HOP_LIMIT = at(IPV6, 'hopLimit');
const SOURCE = at(IPV6, 'source');
const MESSAGE = sizeOf(IPV6);
const CODE = at(ADVERTISEMENT, 'code');
const FLAGS = at(ADVERTISEMENT, 'flags');
const ROUTER_LIFETIME = at(ADVERTISEMENT, 'routerLifetime');
const PREFIX_TYPE = 3;
const PREFIX_LENGTH = at(PREFIX_INFORMATION, 'prefixLength');
const PREFIX_FLAGS = at(PREFIX_INFORMATION, 'flags');
const AUTONOMOUS = 0x40;
const VALID = at(PREFIX_INFORMATION, 'validLifetime');
const PREFERRED = at(PREFIX_INFORMATION, 'preferredLifetime');
const PREFIX = at(PREFIX_INFORMATION, 'prefix');
/** fe80::/64 */
const LINK_LOCAL: readonly number[] = [0xfe, 0x80, 0, 0, 0, 0, 0, 0];
/** RFC 4191, section 2.2; the reserved value counts as medium. */
const PREFERENCES: readonly ('low' | 'medium' | 'high')[] = ['medium', 'high', 'medium', 'low'];
