import { isIP } from 'node:net';
import { formatIpAddress } from '../wire/ip-address.ts';
import {
  AF_ALIN6,
  AF_INET,
  AF_INET6,
  IPPROTO_UDP,
  SHIM_APP_TIMEOUT,
  SHIM_ASSOCIATED,
  SHIM_CONTEXT_DEFERRED_SETUP,
  SHIM_DONTSHIM,
  SHIM_HOT_STANDBY,
  SHIM_LOC_LOCAL_PREF,
  SHIM_LOC_LOCAL_SEND,
  SHIM_LOC_PEER_PREF,
  SHIM_LOC_PEER_SEND,
  SHIM_LOCLIST_LOCAL,
  SHIM_LOCLIST_PEER,
  SHIM_PATHEXPLORE,
  SOCK_STREAM,
  SOL_SHIM,
} from './constants.ts';
import type { Correspondence } from './correspondence.ts';
import type { Descriptor } from './descriptor.ts';
import type { ErrorName } from './errno.ts';
import { type End, hold, tell } from './locator-options.ts';
import type { OptionRow } from './option-row.ts';
import { BOOL, INT, type OptionType } from './option-types.ts';
import { locatorBytes } from './sockaddr.ts';
import type { StreamDescriptor } from './stream.ts';

/** A locator with what is known of it (RFC 6316, section 8.1). */
export interface shim_locator {
  lc_family: number;
  /** `IPPROTO_UDP`: by UDP, as in UDP mode. */
  lc_proto: number;
  lc_port: number;
  /** 0 is the highest priority. */
  lc_prio: number;
  lc_weight: number;
  lc_ifidx: number;
  /** 16 bytes, IPv4-mapped for IPv4; all zeros: none. */
  lc_addr: Uint8Array;
  lc_flags: number;
}

/** How paths are explored (RFC 6316, section 8.2). */
export interface shim_pathexplore {
  pe_probenum: number;
  pe_keepaliveto: number;
  /** Seconds between probes of idle paths. */
  pe_keepaliveint: number;
  pe_initprobeto: number;
  pe_reserved: number;
}

const U16 = 65_535;

/** From this priority on a locator is for when no other works. */
const BACKUP_PRIORITY = 32_768;

const SHIM_LOCATOR: OptionType = { name: 'shim_locator', size: 36, is: isShimLocator };
const SHIM_LOCATORS: OptionType = {
  name: 'shim_locators',
  size: undefined,
  is: (value) => Array.isArray(value) && value.length > 0 && value.every(isShimLocator),
};
const PATHEXPLORE: OptionType = { name: 'shim_pathexplore', size: 12, is: isPathexplore };

/** Fixed by the protocol: probes before a path is down, seconds of keepalive, ms before the first probe is repeated. */
const EXPLORATION = { pe_probenum: 3, pe_keepaliveto: 25, pe_initprobeto: 67, pe_reserved: 0 } as const;

/** The options of RFC 6316, section 6. */
export const SHIM_OPTIONS: readonly OptionRow[] = [
  {
    level: SOL_SHIM,
    name: SHIM_ASSOCIATED,
    symbol: 'SHIM_ASSOCIATED',
    type: INT,
    effect: 'tells 1 between nodes, 0 with an ordinary host (section 6.1)',
    get: ({ correspondence }) =>
      correspondence === undefined ? 'EOPNOTSUPP' : { value: Number(correspondence.proven) },
  },
  {
    level: SOL_SHIM,
    name: SHIM_DONTSHIM,
    symbol: 'SHIM_DONTSHIM',
    type: BOOL,
    effect: 'tells whether the family has no nodes; what the family is cannot be changed (section 6.2)',
    get: ({ domain }) => ({ value: Number(domain !== AF_ALIN6) }),
    set: ({ domain, correspondence }, value: number) =>
      correspondence === undefined && (value !== 0) === (domain !== AF_ALIN6) ? 0 : 'EOPNOTSUPP',
  },
  {
    level: SOL_SHIM,
    name: SHIM_HOT_STANDBY,
    symbol: 'SHIM_HOT_STANDBY',
    type: BOOL,
    effect: 'tells whether another path stands by (section 6.3)',
    get: (descriptor) => {
      const socket = between(descriptor);
      if (typeof socket === 'string') return socket;
      return { value: Number(socket.paths().some(({ state }) => state === 'standby')) };
    },
  },
  preference('local', SHIM_LOC_LOCAL_PREF, 'SHIM_LOC_LOCAL_PREF'),
  preference('foreign', SHIM_LOC_PEER_PREF, 'SHIM_LOC_PEER_PREF'),
  sending('local', SHIM_LOC_LOCAL_SEND, 'SHIM_LOC_LOCAL_SEND'),
  sending('foreign', SHIM_LOC_PEER_SEND, 'SHIM_LOC_PEER_SEND'),
  {
    level: SOL_SHIM,
    name: SHIM_LOCLIST_LOCAL,
    symbol: 'SHIM_LOCLIST_LOCAL',
    type: SHIM_LOCATORS,
    effect: 'tells the locators of this node (section 6.10)',
    get: (descriptor) => listed(descriptor, 'local'),
  },
  {
    level: SOL_SHIM,
    name: SHIM_LOCLIST_PEER,
    symbol: 'SHIM_LOCLIST_PEER',
    type: SHIM_LOCATORS,
    effect: "the peer's locators; set: where it may be found, beside those it announces (section 6.11)",
    get: (descriptor) => listed(descriptor, 'foreign'),
    set: (descriptor, value: shim_locator[]) => {
      const socket = between(descriptor);
      if (typeof socket === 'string') return socket;
      const locators = value.map(bytesOfShim);
      return locators.some((bytes) => bytes === undefined) ? 'EINVALIDLOCATOR' : tell(socket, locators);
    },
  },
  {
    level: SOL_SHIM,
    name: SHIM_APP_TIMEOUT,
    symbol: 'SHIM_APP_TIMEOUT',
    type: INT,
    range: [0, 86_400],
    effect: 'seconds that the connection waits without any path before it fails; 0: as by default (section 6.12)',
    get: (descriptor) => {
      const stream = connectionOf(descriptor);
      return typeof stream === 'string' ? stream : { value: stream.pathless };
    },
    set: (descriptor, seconds: number) => {
      const stream = connectionOf(descriptor);
      if (typeof stream === 'string') return stream;
      stream.socket?.setPathless(seconds === 0 ? DEFAULT_PATHLESS : seconds * 1000);
      stream.pathless = seconds;
      return 0;
    },
  },
  {
    level: SOL_SHIM,
    name: SHIM_PATHEXPLORE,
    symbol: 'SHIM_PATHEXPLORE',
    type: PATHEXPLORE,
    effect: 'how paths are explored; pe_keepaliveint may be set, the rest follows from the paths (section 6.13)',
    get: (descriptor) => {
      const stream = connectionOf(descriptor);
      if (typeof stream === 'string') return stream;
      return { value: { ...EXPLORATION, pe_keepaliveint: stream.probeInterval } satisfies shim_pathexplore };
    },
    set: (descriptor, value: shim_pathexplore) => {
      const stream = connectionOf(descriptor);
      if (typeof stream === 'string') return stream;
      stream.socket?.setProbeInterval(value.pe_keepaliveint * 1000);
      stream.probeInterval = value.pe_keepaliveint;
      return 0;
    },
  },
  {
    level: SOL_SHIM,
    name: SHIM_CONTEXT_DEFERRED_SETUP,
    symbol: 'SHIM_CONTEXT_DEFERRED_SETUP',
    type: BOOL,
    effect: 'tells whether a connection may begin before its peer is proven (section 6.14): these sockets wait',
    get: () => ({ value: 0 }),
  },
];

/** As the transport has it (R-MH-35). */
const DEFAULT_PATHLESS = 600_000;

function preference(end: End, name: number, symbol: string): OptionRow {
  return {
    level: SOL_SHIM,
    name,
    symbol,
    type: SHIM_LOCATOR,
    effect: `the ${end} locator that is preferred; set: priority 0 prefers its paths, ${BACKUP_PRIORITY} or more makes them backups (sections 6.4, 6.5)`,
    get: (descriptor) => {
      const socket = between(descriptor);
      if (typeof socket === 'string') return socket;
      const path = socket.paths().find(({ wish }) => wish === 'prefer') ?? activePath(socket);
      const address = path?.[end];
      return address === undefined ? 'ENETUNREACH' : { value: shimOf(address.address, address.port) };
    },
    set: (descriptor, value: shim_locator) => {
      const socket = between(descriptor);
      if (typeof socket === 'string') return socket;
      const text = textOfShim(value);
      const paths = socket.paths().filter((path) => {
        const address = path[end];
        return address !== undefined && text === `${address.address}|${address.port}`;
      });
      if (paths.length === 0) return 'EINVALIDLOCATOR';
      const { lc_prio } = value;
      const wish = lc_prio === 0 ? 'prefer' : lc_prio < BACKUP_PRIORITY ? 'normal' : 'backup';
      for (const { id } of paths) socket.setPath(id, wish);
      return 0;
    },
  };
}

function sending(end: End, name: number, symbol: string): OptionRow {
  return {
    level: SOL_SHIM,
    name,
    symbol,
    type: SHIM_LOCATOR,
    effect: `the ${end} locator of the path in use; set: the connection goes by it while it works; zeros: as it likes (sections 6.8, 6.9)`,
    get: (descriptor) => {
      const socket = between(descriptor);
      if (typeof socket === 'string') return socket;
      const address = activePath(socket)?.[end];
      return address === undefined ? 'ENETUNREACH' : { value: shimOf(address.address, address.port) };
    },
    set: (descriptor, value: shim_locator) => {
      const socket = between(descriptor);
      if (typeof socket === 'string') return socket;
      if (value.lc_addr.every((byte) => byte === 0)) return hold(descriptor, socket, end, undefined);
      const [address, port] = textOfShim(value).split('|') as [string, string];
      const locator = isIP(address) === 6 ? `[${address}]:${port}` : `${address}:${port}`;
      const outcome = hold(descriptor, socket, end, locator);
      return outcome === 0 ? 0 : 'EINVALIDLOCATOR';
    },
  };
}

/** The connection or flow between nodes, or the error that RFC 6316 has for each option of what has none. */
function between({ correspondence }: Descriptor): Correspondence | ErrorName {
  if (correspondence === undefined) return 'EOPNOTSUPP';
  return correspondence.proven ? correspondence : 'ENOENT';
}

/** The stream with a connection between nodes; how long flows wait, and how they explore, is their association's. */
function connectionOf(descriptor: Descriptor): StreamDescriptor | ErrorName {
  const obstacle = between(descriptor);
  if (typeof obstacle === 'string') return obstacle;
  return descriptor.type === SOCK_STREAM ? descriptor : 'EOPNOTSUPP';
}

function activePath(socket: Correspondence) {
  return socket.paths().find(({ role }) => role === 'active');
}

function listed(descriptor: Descriptor, end: End) {
  const socket = between(descriptor);
  if (typeof socket === 'string') return socket;
  return { value: socket.locators()[end].map(({ address, port }) => shimOf(address, port)) };
}

function shimOf(address: string, port: number): shim_locator {
  return {
    lc_family: isIP(address) === 4 ? AF_INET : AF_INET6,
    lc_proto: port === 0 ? 0 : IPPROTO_UDP,
    lc_port: port,
    lc_prio: 0,
    lc_weight: 0,
    lc_ifidx: 0,
    lc_addr: locatorBytes(address, port).slice(0, 16),
    lc_flags: 0,
  };
}

function textOfShim({ lc_family, lc_addr, lc_port }: shim_locator): string {
  return `${lc_family === AF_INET ? formatIpAddress(4, lc_addr, 12) : formatIpAddress(6, lc_addr, 0)}|${lc_port}`;
}

/** Undefined: it cannot be used by UDP. */
function bytesOfShim(locator: shim_locator): Uint8Array | undefined {
  if (locator.lc_port === 0) return undefined;
  const bytes = new Uint8Array(20);
  bytes.set(locator.lc_addr);
  bytes[16] = locator.lc_port >>> 8;
  bytes[17] = locator.lc_port;
  return bytes;
}

function isShimLocator(value: unknown): value is shim_locator {
  if (typeof value !== 'object' || value === null) return false;
  const { lc_family, lc_proto, lc_port, lc_prio, lc_weight, lc_addr } = value as Partial<shim_locator>;
  return (
    (lc_family === AF_INET || lc_family === AF_INET6) &&
    (lc_proto === 0 || lc_proto === IPPROTO_UDP) &&
    isU16(lc_port) &&
    isU16(lc_prio) &&
    isU16(lc_weight) &&
    lc_addr instanceof Uint8Array &&
    lc_addr.length === 16
  );
}

function isPathexplore(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { pe_keepaliveint, ...rest } = value as Partial<shim_pathexplore>;
  if (!isU16(pe_keepaliveint) || pe_keepaliveint < 1) return false;
  return Object.entries(EXPLORATION).every(([name, fixed]) => rest[name as keyof typeof rest] === fixed);
}

function isU16(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= U16;
}
