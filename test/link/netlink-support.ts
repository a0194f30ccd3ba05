/** Messages of rtnetlink(7) written byte by byte from the kernel's headers, apart from what reads them. */
import { isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';

export type Attribute = readonly [type: number, value: Uint8Array];

/** A message with its header. */
export function message(type: number, body: Uint8Array, flags = 0, sequence = 0): Uint8Array {
  return joined(u32(16 + body.length), u16(type), u16(flags), u32(sequence), u32(0), body, pad(body.length));
}

export function attributes(...list: readonly Attribute[]): Uint8Array {
  return joined(...list.flatMap(([type, value]) => [u16(4 + value.length), u16(type), value, pad(value.length)]));
}

export interface LinkParts {
  readonly index: number;
  readonly flags: number;
  readonly name?: string;
  readonly operstate?: number;
  readonly kind?: string;
  readonly family?: number;
}

export function link({ index, flags, name, operstate, kind, family = 0 }: LinkParts, gone = false): Uint8Array {
  const list: Attribute[] = [];
  if (name !== undefined) list.push([3, text(name)]);
  if (operstate !== undefined) list.push([16, Uint8Array.of(operstate)]);
  if (kind !== undefined) list.push([18 | 0x8000, attributes([1, text(kind)])]);
  const fixed = joined(Uint8Array.of(family, 0), u16(1), u32(index), u32(flags), u32(0));
  return message(gone ? 17 : 16, joined(fixed, attributes(...list)));
}

export interface AddressParts {
  readonly index: number;
  readonly address: string;
  /** 8 bits in the fixed part. */
  readonly flags?: number;
  /** 32 bits as an attribute. */
  readonly moreFlags?: number;
  /** The other end of the line. */
  readonly peer?: string;
}

export function address({ index, address, flags = 0, moreFlags, peer }: AddressParts, gone = false): Uint8Array {
  const list: Attribute[] = [[1, bytesOf(peer ?? address)]];
  if (peer !== undefined || !isIPv6(address)) list.push([2, bytesOf(address)]);
  if (moreFlags !== undefined) list.push([8, u32(moreFlags)]);
  const fixed = joined(Uint8Array.of(isIPv6(address) ? 10 : 2, isIPv6(address) ? 64 : 24, flags, 0), u32(index));
  return message(gone ? 21 : 20, joined(fixed, attributes(...list)));
}

export interface RouteParts {
  readonly family: 4 | 6;
  readonly prefix?: string;
  readonly prefixLength?: number;
  readonly table?: number;
  readonly metric?: number;
  readonly gateway?: string;
  readonly via: readonly number[];
  readonly kind?: number;
}

/** With several interfaces a route of several next hops. */
export function route(parts: RouteParts, gone = false): Uint8Array {
  const { family, prefix, prefixLength = 0, table = 254, metric, gateway, via, kind = 1 } = parts;
  const list: Attribute[] = [[15, u32(table)]];
  if (prefix !== undefined) list.push([1, bytesOf(prefix)]);
  if (metric !== undefined) list.push([6, u32(metric)]);
  if (gateway !== undefined) list.push([5, bytesOf(gateway)]);
  const [only] = via;
  if (via.length === 1 && only !== undefined) list.push([4, u32(only)]);
  if (via.length > 1) list.push([9, joined(...via.map((index) => joined(u16(8), Uint8Array.of(0, 0), u32(index))))]);
  const fixed = Uint8Array.of(family === 4 ? 2 : 10, prefixLength, 0, 0, table > 255 ? 252 : table, 3, 0, kind);
  return message(gone ? 25 : 24, joined(fixed, u32(0), attributes(...list)));
}

export interface RuleParts {
  readonly family: 4 | 6;
  readonly priority?: number;
  readonly action?: number;
  readonly table?: number;
  readonly inverted?: boolean;
  readonly source?: string;
  readonly sourceLength?: number;
  readonly iif?: string;
  readonly oif?: string;
  readonly mark?: number;
  readonly mask?: number;
  readonly uids?: readonly [number, number];
  readonly protocol?: number;
  readonly l3mdev?: boolean;
  readonly destination?: string;
}

export function rule(parts: RuleParts, gone = false): Uint8Array {
  const { family, priority = 100, action = 1, table = 0, inverted = false, source, iif, oif, mark, mask } = parts;
  const { uids, protocol, l3mdev, destination } = parts;
  const list: Attribute[] = [
    [6, u32(priority)],
    [15, u32(table)],
  ];
  if (source !== undefined) list.push([2, bytesOf(source)]);
  if (destination !== undefined) list.push([1, bytesOf(destination)]);
  if (iif !== undefined) list.push([3, text(iif)]);
  if (oif !== undefined) list.push([17, text(oif)]);
  if (mark !== undefined) list.push([10, u32(mark)]);
  if (mask !== undefined) list.push([16, u32(mask)]);
  if (uids !== undefined) list.push([20, joined(u32(uids[0]), u32(uids[1]))]);
  if (protocol !== undefined) list.push([22, Uint8Array.of(protocol)]);
  if (l3mdev === true) list.push([19, Uint8Array.of(1)]);
  const width = family === 4 ? 32 : 128;
  const sourceLength = source === undefined ? 0 : (parts.sourceLength ?? width);
  const fixed = [family === 4 ? 2 : 10, destination === undefined ? 0 : width, sourceLength, 0];
  const rest = [table > 255 ? 252 : table, 0, 0, action];
  return message(gone ? 33 : 32, joined(Uint8Array.of(...fixed, ...rest), u32(inverted ? 2 : 0), attributes(...list)));
}

/** The end of a dump. */
export function done(sequence: number, error = 0): Uint8Array {
  return message(3, u32(-error), 2, sequence);
}

export function failure(sequence: number, error: number): Uint8Array {
  return message(2, joined(u32(-error), new Uint8Array(16)), 0, sequence);
}

/** An interface that works. */
export const WORKING = 0x1 | 0x40 | 0x1_0000;

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

export function u16(value: number): Uint8Array {
  return Uint8Array.of(value, value >> 8);
}

export function u32(value: number): Uint8Array {
  return Uint8Array.of(value, value >> 8, value >> 16, value >> 24);
}

export function bytesOf(address: string): Uint8Array {
  return Uint8Array.from(ipaddr.parse(address).toByteArray());
}

function text(value: string): Uint8Array {
  return Uint8Array.of(...new TextEncoder().encode(value), 0);
}

function pad(length: number): Uint8Array {
  return new Uint8Array(-length & 3);
}
