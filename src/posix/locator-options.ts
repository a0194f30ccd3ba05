import type { SocketAddress } from '../wire/socket-address.ts';
import { AF_ALIN6, FOREIGN_LOCATOR, IPPROTO_IPV6, LOCAL_LOCATOR, LOCATOR_SET } from './constants.ts';
import type { Correspondence } from './correspondence.ts';
import type { Descriptor } from './descriptor.ts';
import { type ErrorName, errorName } from './errno.ts';
import type { Got, OptionRow } from './option-row.ts';
import { isZero, LOCATOR, LOCATORS, locatorOf, textOf } from './option-types.ts';
import type { Outcome } from './settings.ts';
import { locatorBytes, prefixBytes, type sockaddr_lin6 } from './sockaddr.ts';

/** Which end of a path. */
export type End = 'local' | 'foreign';

/** The slides' options: the locators of a connection, and its peer's. */
export const LOCATOR_OPTIONS: readonly OptionRow[] = [
  locatorOption('local', LOCAL_LOCATOR, 'LOCAL_LOCATOR'),
  locatorOption('foreign', FOREIGN_LOCATOR, 'FOREIGN_LOCATOR'),
  {
    level: IPPROTO_IPV6,
    name: LOCATOR_SET,
    symbol: 'LOCATOR_SET',
    type: LOCATORS,
    effect: "the peer's locators; set: where it may be found, beside those it announces",
    get: (descriptor) => {
      const socket = connected(descriptor);
      return typeof socket === 'string' ? socket : { value: addressesOf(socket, 'foreign') };
    },
    set: (descriptor, value: unknown[]) => {
      const socket = connected(descriptor);
      return typeof socket === 'string' ? socket : tell(socket, value);
    },
  },
];

/** The connection or flow between nodes of a descriptor, or the error of what has none. */
export function connected({ correspondence, domain }: Descriptor): Correspondence | ErrorName {
  if (domain !== AF_ALIN6) return 'EOPNOTSUPP';
  // Of a connection that has ended nobody is at the other end.
  return correspondence?.remoteAddress === undefined ? 'ENOTCONN' : correspondence;
}

/** The locator of one end of the path in use. */
export function locatorInUse(socket: Correspondence, end: End): Uint8Array | undefined {
  const path = socket.paths().find(({ role }) => role === 'active');
  const address = path?.[end];
  return address === undefined ? undefined : bytesOf(address);
}

/** Moves the connection to a path with this locator, whatever the other end's; null: wherever it goes by itself. */
export function hold(descriptor: Descriptor, socket: Correspondence, end: End, locator: string | undefined): Outcome {
  const chosen = { ...descriptor.chosen, [end]: locator };
  const { local, foreign } = chosen;
  try {
    socket.setLocator({
      ...(local === undefined ? {} : { local }),
      ...(foreign === undefined ? {} : { foreign }),
    });
  } catch (error) {
    return errorName(error);
  }
  descriptor.chosen = chosen;
  return 0;
}

/** Tells where the peer may be found. */
export function tell(socket: Correspondence, locators: readonly unknown[]): Outcome {
  try {
    socket.setLocators(locators.map((locator) => textOf(locatorOf(locator)) ?? ''));
  } catch (error) {
    return errorName(error);
  }
  return 0;
}

/** The locators of one end as addresses. */
export function addressesOf(socket: Correspondence, end: End): sockaddr_lin6[] {
  const node = (end === 'local' ? socket.localAddress : socket.remoteAddress) ?? '';
  const port = (end === 'local' ? socket.localPort : socket.remotePort) ?? 0;
  return socket.locators()[end].map(({ address, port: udpPort }) => ({
    slin6_family: AF_ALIN6,
    slin6_port: port,
    slin6_addr: node,
    slin6_locator: bytesOf({ address, port: udpPort }),
  }));
}

/** In native mode between nodes a locator has no port: its 8 bytes are the prefix. */
export function bytesOf({ address, port }: Pick<SocketAddress, 'address' | 'port'>): Uint8Array {
  return port === 0 ? prefixBytes(address) : locatorBytes(address, port);
}

function locatorOption(end: End, name: number, symbol: string): OptionRow {
  return {
    level: IPPROTO_IPV6,
    name,
    symbol,
    type: LOCATOR,
    effect: `the ${end} locator of the path in use; set: it goes by it, a connection while it works; zeros: as it likes`,
    get: (descriptor): Got => {
      const socket = connected(descriptor);
      if (typeof socket === 'string') return socket;
      const value = locatorInUse(socket, end);
      return value === undefined ? 'ENETUNREACH' : { value };
    },
    set: (descriptor, value: unknown) => {
      const socket = connected(descriptor);
      if (typeof socket === 'string') return socket;
      const bytes = locatorOf(value);
      return hold(descriptor, socket, end, bytes === undefined || isZero(bytes) ? undefined : textOf(bytes));
    },
  };
}
