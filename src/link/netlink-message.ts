/**
 * Messages of rtnetlink(7), each declared once: what the kernel tells of links, addresses, routes and rules, and what it
 * is asked. Numbers are in the host's byte order, which has the low byte first wherever `NativeIo` loads.
 */
import { struct, u8, u16, u32 } from 'buffer-layout';
import { addressSize, formatIpAddress, type IpFamily } from '../wire/ip-address.ts';
import { at, sizeOf } from '../wire/layout.ts';
import { type Attributes, readAttributes, stringOf, u32Of } from './netlink-attribute.ts';

/** struct nlmsghdr of linux/netlink.h. `length` counts it. */
export const NETLINK_HEADER = struct([u32('length'), u16('type'), u16('flags'), u32('sequence'), u32('port')]);
/** struct ifinfomsg of linux/rtnetlink.h */
const LINK = struct([u8('family'), u8('pad'), u16('type'), u32('index'), u32('flags'), u32('change')]);
/** struct ifaddrmsg of linux/if_addr.h */
export const ADDRESS = struct([u8('family'), u8('prefixLength'), u8('flags'), u8('scope'), u32('index')]);
/** struct rtmsg of linux/rtnetlink.h */
const ROUTE = struct([
  ...[u8('family'), u8('destinationLength'), u8('sourceLength'), u8('service'), u8('table'), u8('protocol')],
  ...[u8('scope'), u8('kind'), u32('flags')],
]);
/** struct rtnexthop of linux/rtnetlink.h */
const NEXT_HOP = struct([u16('length'), u8('flags'), u8('weight'), u32('index')]);
/** struct fib_rule_hdr of linux/fib_rules.h */
const RULE = struct([
  ...[u8('family'), u8('destinationLength'), u8('sourceLength'), u8('service'), u8('table'), u8('reserved')],
  ...[u8('reserved2'), u8('action'), u32('flags')],
]);

/** Types of messages: each is new, gone, asked for. */
export const MESSAGE_TYPE = {
  error: 2,
  done: 3,
  newLink: 16,
  deleteLink: 17,
  getLink: 18,
  newAddress: 20,
  deleteAddress: 21,
  getAddress: 22,
  newRoute: 24,
  deleteRoute: 25,
  getRoute: 26,
  newRule: 32,
  deleteRule: 33,
  getRule: 34,
} as const;

/** Flags of messages (linux/netlink.h). */
export const MESSAGE_FLAG = {
  ...{ request: 0x001, ack: 0x004, interrupted: 0x010, replace: 0x100, dump: 0x300, create: 0x400 },
} as const;

/** Flags of interfaces (linux/if.h): `running` is operational, `lowerUp` has a carrier. */
export const LINK_FLAG = { up: 0x1, loopback: 0x8, running: 0x40, lowerUp: 0x1_0000 } as const;
/** Operational states (RFC 2863; linux/if.h). */
export const OPERSTATE = {
  unknown: 0,
  notPresent: 1,
  down: 2,
  lowerLayerDown: 3,
  testing: 4,
  dormant: 5,
  up: 6,
} as const;
/** Flags of addresses (linux/if_addr.h); of an IPv6 address `temporary` is RFC 8981's, of an IPv4 one it is secondary. */
export const ADDRESS_FLAG = {
  temporary: 0x01,
  optimistic: 0x04,
  dadFailed: 0x08,
  deprecated: 0x20,
  tentative: 0x40,
} as const;
/** Tables of routes (linux/rtnetlink.h). */
export const ROUTE_TABLE = { default: 253, main: 254, local: 255 } as const;
/** A route to a neighbour or a gateway, not to nowhere or to this host (linux/rtnetlink.h, RTN_UNICAST). */
export const UNICAST = 1;
/** What a rule does: `table` looks there, `blackhole` and above refuse, others go on (linux/fib_rules.h). */
export const RULE_ACTION = { table: 1, blackhole: 6 } as const;
export const RULE_INVERTED = 0x2;

const IFLA = { name: 3, operstate: 16, info: 18 } as const;
const INFO_KIND = 1;
export const IFA = { address: 1, local: 2, flags: 8 } as const;
const RTA = { destination: 1, oif: 4, gateway: 5, priority: 6, multipath: 9, table: 15 } as const;
const FRA = {
  ...{ destination: 1, source: 2, iif: 3, priority: 6, mark: 10, flow: 11, tunnel: 12, table: 15, mask: 16, oif: 17 },
  ...{ l3mdev: 19, uids: 20, protocol: 22, sourcePorts: 23, destinationPorts: 24, dscp: 25, flowLabel: 26 },
} as const;
/** Selectors that an address of this host says nothing of. */
const OTHER_SELECTORS: readonly number[] = [
  ...[FRA.destination, FRA.flow, FRA.tunnel, FRA.sourcePorts, FRA.destinationPorts, FRA.dscp, FRA.flowLabel],
];
const AF_UNSPEC = 0;
const AF_INET = 2;
const AF_INET6 = 10;

/** An interface. */
export interface LinkMessage {
  readonly type: 'link';
  readonly gone: boolean;
  readonly index: number;
  readonly flags: number;
  /** Absent where the kernel tells something else of it: as it was. */
  readonly name: string | undefined;
  readonly operstate: number | undefined;
  /** What driver makes it, such as `wireguard`; most hardware has none. */
  readonly kind: string | undefined;
}

/** An address of an interface. */
export interface AddressMessage {
  readonly type: 'address';
  readonly gone: boolean;
  readonly index: number;
  readonly family: IpFamily;
  /** Its own address, canonical text. */
  readonly address: string;
  readonly prefixLength: number;
  readonly flags: number;
}

/** A route of a table. */
export interface RouteMessage {
  readonly type: 'route';
  readonly gone: boolean;
  readonly family: IpFamily;
  readonly table: number;
  /** `UNICAST`, or what else is to be done with its packets. */
  readonly kind: number;
  readonly destination: string;
  readonly prefixLength: number;
  /** The lower goes first. */
  readonly metric: number;
  /** Tells routes to one destination apart. */
  readonly gateway: string;
  /** Interfaces that it may leave by. */
  readonly interfaces: readonly number[];
}

/** A rule that chooses a table. Selectors that are absent select everything. */
export interface RuleMessage {
  readonly type: 'rule';
  readonly gone: boolean;
  readonly family: IpFamily;
  readonly priority: number;
  readonly action: number;
  readonly table: number;
  readonly inverted: boolean;
  readonly source: { readonly bytes: Uint8Array; readonly length: number } | undefined;
  /** Interface that packets come in by; those of this host by `lo`. */
  readonly iif: string | undefined;
  readonly oif: string | undefined;
  readonly mark: { readonly value: number; readonly mask: number } | undefined;
  readonly uids: { readonly first: number; readonly last: number } | undefined;
  /** Of IP; 17 is UDP. */
  readonly protocol: number | undefined;
  readonly l3mdev: boolean;
  /** It also looks at what an address of this host does not tell: destination, ports, class. */
  readonly more: boolean;
  /** All of it, to tell rules apart. */
  readonly key: string;
}

export type NetlinkMessage =
  | LinkMessage
  | AddressMessage
  | RouteMessage
  | RuleMessage
  /** The end of a dump, `error` 0 or the number of the error that it ended with. */
  | { readonly type: 'done'; readonly sequence: number; readonly error: number }
  /** A request failed with error number `error`, 0 when it was done. */
  | { readonly type: 'error'; readonly sequence: number; readonly error: number };

/** Why a message was not taken. */
export type NetlinkDrop = 'short' | 'bad-length' | 'bad-attribute' | 'bad-address' | 'unknown-type';

/** No message dropped yet. */
export function noNetlinkDrops(): Record<NetlinkDrop, number> {
  return { short: 0, 'bad-length': 0, 'bad-attribute': 0, 'bad-address': 0, 'unknown-type': 0 };
}

/** What was received at once. */
export interface NetlinkBatch {
  readonly messages: readonly NetlinkMessage[];
  /** The kernel says that a dump has missed changes: it is to be asked for anew. */
  readonly interrupted: boolean;
  /** A message of a type that is known here was cut short or makes no sense: something is missed. */
  readonly damaged: boolean;
}

const LENGTH = at(NETLINK_HEADER, 'length');
const TYPE = at(NETLINK_HEADER, 'type');
const FLAGS = at(NETLINK_HEADER, 'flags');
const SEQUENCE = at(NETLINK_HEADER, 'sequence');
export const NETLINK_HEADER_SIZE: number = sizeOf(NETLINK_HEADER);
const LINK_INDEX = at(LINK, 'index');
const LINK_FLAGS = at(LINK, 'flags');
const ADDRESS_PREFIX = at(ADDRESS, 'prefixLength');
const ADDRESS_FLAGS = at(ADDRESS, 'flags');
const ADDRESS_INDEX = at(ADDRESS, 'index');
const DESTINATION_LENGTH = at(ROUTE, 'destinationLength');
const ROUTE_TABLE_AT = at(ROUTE, 'table');
const ROUTE_KIND = at(ROUTE, 'kind');
const HOP_LENGTH = at(NEXT_HOP, 'length');
const HOP_INDEX = at(NEXT_HOP, 'index');
const RULE_SOURCE_LENGTH = at(RULE, 'sourceLength');
const RULE_DESTINATION_LENGTH = at(RULE, 'destinationLength');
const RULE_SERVICE = at(RULE, 'service');
const RULE_TABLE = at(RULE, 'table');
const RULE_ACTION_AT = at(RULE, 'action');
const RULE_FLAGS = at(RULE, 'flags');

/** A message's body, without its header, and its attributes behind the fixed part. */
interface Body {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly gone: boolean;
  readonly attributes: Attributes;
}

/** What may be wrong with a body; null: it is of no interest. */
type Outcome = NetlinkMessage | NetlinkDrop | null;

const READERS: Readonly<Record<number, { readonly size: number; readonly read: (body: Body) => Outcome }>> = {
  [MESSAGE_TYPE.newLink]: { size: sizeOf(LINK), read: readLink },
  [MESSAGE_TYPE.deleteLink]: { size: sizeOf(LINK), read: readLink },
  [MESSAGE_TYPE.newAddress]: { size: sizeOf(ADDRESS), read: readAddress },
  [MESSAGE_TYPE.deleteAddress]: { size: sizeOf(ADDRESS), read: readAddress },
  [MESSAGE_TYPE.newRoute]: { size: sizeOf(ROUTE), read: readRoute },
  [MESSAGE_TYPE.deleteRoute]: { size: sizeOf(ROUTE), read: readRoute },
  [MESSAGE_TYPE.newRule]: { size: sizeOf(RULE), read: readRule },
  [MESSAGE_TYPE.deleteRule]: { size: sizeOf(RULE), read: readRule },
};
const GONE: readonly number[] = [
  MESSAGE_TYPE.deleteLink,
  MESSAGE_TYPE.deleteAddress,
  MESSAGE_TYPE.deleteRoute,
  MESSAGE_TYPE.deleteRule,
];

/** The messages in `bytes`, as they were received at once. Never throws; each one not taken is counted in `drops`. */
export function readNetlink(bytes: Uint8Array, drops: Record<NetlinkDrop, number>): NetlinkBatch {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const messages: NetlinkMessage[] = [];
  let interrupted = false;
  let damaged = false;
  const drop = (reason: NetlinkDrop) => {
    drops[reason]++;
    damaged ||= reason !== 'unknown-type';
  };
  for (let start = 0; start < bytes.length; ) {
    if (start + NETLINK_HEADER_SIZE > bytes.length) {
      drop('short');
      break;
    }
    const length = view.getUint32(start + LENGTH, true);
    if (length < NETLINK_HEADER_SIZE || start + length > bytes.length) {
      drop('bad-length');
      break;
    }
    interrupted ||= (view.getUint16(start + FLAGS, true) & MESSAGE_FLAG.interrupted) !== 0;
    const outcome = readMessage(bytes, view, start, start + length);
    if (typeof outcome === 'string') drop(outcome);
    else if (outcome !== null) messages.push(outcome);
    start += (length + 3) & ~3;
  }
  return { messages, interrupted, damaged };
}

function readMessage(bytes: Uint8Array, view: DataView, start: number, end: number): Outcome {
  const type = view.getUint16(start + TYPE, true);
  const body = start + NETLINK_HEADER_SIZE;
  if (type === MESSAGE_TYPE.error || type === MESSAGE_TYPE.done) {
    // The negative error number; before Linux 2.6 a dump ended with nothing.
    const error = body + 4 <= end ? -view.getInt32(body, true) : 0;
    const sequence = view.getUint32(start + SEQUENCE, true);
    return { type: type === MESSAGE_TYPE.error ? 'error' : 'done', sequence, error: Math.max(0, error) };
  }
  const reader = READERS[type];
  if (reader === undefined) return 'unknown-type';
  if (body + reader.size > end) return 'short';
  const attributes = readAttributes(bytes.subarray(body + reader.size, end));
  if (attributes === undefined) return 'bad-attribute';
  const content = bytes.subarray(body, end);
  const contentView = new DataView(content.buffer, content.byteOffset, content.byteLength);
  return reader.read({ bytes: content, view: contentView, gone: GONE.includes(type), attributes });
}

/** What a bridge tells of its ports comes by the same type, of another family: it says nothing of the interface. */
function readLink({ bytes, view, gone, attributes }: Body): Outcome {
  if (bytes[0] !== AF_UNSPEC) return null;
  const info = attributes.get(IFLA.info);
  return {
    type: 'link',
    gone,
    index: view.getUint32(LINK_INDEX, true),
    flags: view.getUint32(LINK_FLAGS, true),
    name: stringOf(attributes.get(IFLA.name)),
    operstate: attributes.get(IFLA.operstate)?.[0],
    kind: info && stringOf(readAttributes(info)?.get(INFO_KIND)),
  };
}

function readAddress({ bytes, view, gone, attributes }: Body): Outcome {
  const family = familyOf(bytes[0]);
  if (family === undefined) return null;
  // Of a line between two hosts the other attribute is the peer's.
  const own = attributes.get(IFA.local) ?? attributes.get(IFA.address);
  if (own?.length !== addressSize(family)) return 'bad-address';
  return {
    type: 'address',
    gone,
    index: view.getUint32(ADDRESS_INDEX, true),
    family,
    address: formatIpAddress(family, own, 0),
    prefixLength: bytes[ADDRESS_PREFIX] ?? 0,
    flags: u32Of(attributes.get(IFA.flags)) ?? bytes[ADDRESS_FLAGS] ?? 0,
  };
}

function readRoute({ bytes, gone, attributes }: Body): Outcome {
  const family = familyOf(bytes[0]);
  if (family === undefined) return null;
  const destination = attributes.get(RTA.destination) ?? new Uint8Array(addressSize(family));
  if (destination.length !== addressSize(family)) return 'bad-address';
  const oif = u32Of(attributes.get(RTA.oif));
  const hops = attributes.get(RTA.multipath);
  const several = hops === undefined ? [] : readNextHops(hops);
  if (several === undefined) return 'bad-attribute';
  return {
    type: 'route',
    gone,
    family,
    table: u32Of(attributes.get(RTA.table)) ?? bytes[ROUTE_TABLE_AT] ?? 0,
    kind: bytes[ROUTE_KIND] ?? 0,
    destination: formatIpAddress(family, destination, 0),
    prefixLength: bytes[DESTINATION_LENGTH] ?? 0,
    metric: u32Of(attributes.get(RTA.priority)) ?? 0,
    gateway: attributes.get(RTA.gateway)?.join('.') ?? '',
    interfaces: oif === undefined ? several : [oif, ...several],
  };
}

function readNextHops(bytes: Uint8Array): number[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const interfaces: number[] = [];
  for (let start = 0; start < bytes.length; ) {
    if (start + sizeOf(NEXT_HOP) > bytes.length) return undefined;
    const length = view.getUint16(start + HOP_LENGTH, true);
    if (length < sizeOf(NEXT_HOP) || start + length > bytes.length) return undefined;
    interfaces.push(view.getUint32(start + HOP_INDEX, true));
    start += (length + 3) & ~3;
  }
  return interfaces;
}

function readRule({ bytes, view, gone, attributes }: Body): Outcome {
  const family = familyOf(bytes[0]);
  if (family === undefined) return null;
  const source = attributes.get(FRA.source);
  const sourceLength = bytes[RULE_SOURCE_LENGTH] ?? 0;
  if (source !== undefined && (source.length !== addressSize(family) || sourceLength > source.length * 8)) {
    return 'bad-address';
  }
  const value = u32Of(attributes.get(FRA.mark)) ?? 0;
  const mask = u32Of(attributes.get(FRA.mask)) ?? (value === 0 ? 0 : 0xffff_ffff);
  const uids = attributes.get(FRA.uids);
  const more =
    (bytes[RULE_SERVICE] ?? 0) !== 0 ||
    (bytes[RULE_DESTINATION_LENGTH] ?? 0) !== 0 ||
    OTHER_SELECTORS.some((type) => attributes.has(type));
  return {
    type: 'rule',
    gone,
    family,
    priority: u32Of(attributes.get(FRA.priority)) ?? 0,
    action: bytes[RULE_ACTION_AT] ?? 0,
    table: u32Of(attributes.get(FRA.table)) ?? bytes[RULE_TABLE] ?? 0,
    inverted: (view.getUint32(RULE_FLAGS, true) & RULE_INVERTED) !== 0,
    source: source && sourceLength > 0 ? { bytes: source.slice(), length: sourceLength } : undefined,
    iif: stringOf(attributes.get(FRA.iif)),
    oif: stringOf(attributes.get(FRA.oif)),
    mark: mask === 0 ? undefined : { value, mask },
    uids: uids?.length === 8 ? { first: u32Of(uids, 0) ?? 0, last: u32Of(uids, 4) ?? 0 } : undefined,
    protocol: attributes.get(FRA.protocol)?.[0],
    l3mdev: (attributes.get(FRA.l3mdev)?.[0] ?? 0) !== 0,
    more,
    key: keyOf(bytes),
  };
}

/** Without the flags, which tell among others whether the interface of a selector is there just now. */
function keyOf(rule: Uint8Array): string {
  return rule.with(RULE_FLAGS, (rule[RULE_FLAGS] ?? 0) & RULE_INVERTED).join('.');
}

function familyOf(value: number | undefined): IpFamily | undefined {
  return value === AF_INET ? 4 : value === AF_INET6 ? 6 : undefined;
}
