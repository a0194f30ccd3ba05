import type { HostAddress } from '../link/interfaces.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { type Address, invalid, parseAddress } from './arguments.ts';
import { KamoError } from './errors.ts';

/** A local address to be reached at. */
export interface LocatorOptions {
  /** IPv4 or IPv6, one of this host. */
  readonly address: string;
  /** UDP port; 0, the default, lets the kernel choose. */
  readonly port?: number;
  /**
   * What peers are told: by default the bound address; other addresses where a translator forwards them; false for
   * nothing, as behind a translator that does not.
   */
  readonly announce?: readonly Address[] | false;
  /** 0..65535; traffic prefers paths from higher ones. Default 0. */
  readonly preference?: number;
}

/** A local address to be opened. */
export interface ParsedLocator {
  readonly bind: { readonly address: string; readonly port: number };
  /** Undefined: what is bound. */
  readonly announce: readonly SocketAddress[] | undefined;
  readonly preference: number;
}

export function parseLocators(locators: unknown, port: number, mayBeEmpty: boolean): ParsedLocator[] {
  if (!Array.isArray(locators)) throw invalid('locators', 'an array', locators);
  if (locators.length === 0 && !mayBeEmpty) throw new KamoError('ERR_KAMO_NO_LOCATOR', 'locators is empty');
  return Array.from(locators, (locator: unknown, i) => parseLocator(locator, `locators[${i}]`, port));
}

export function parseLocator(value: unknown, name: string, port: number): ParsedLocator {
  const bind = parseAddress(value, name, port);
  const options: Partial<LocatorOptions> = typeof value === 'object' && value !== null ? value : {};
  const { announce, preference = 0 } = options;
  if (!Number.isInteger(preference) || preference < 0 || preference > 65_535) {
    throw invalid(`${name}.preference`, 'an integer from 0 to 65535', preference);
  }
  if (announce === undefined || announce === false) {
    return { bind, announce: announce === false ? [] : undefined, preference };
  }
  if (!Array.isArray(announce))
    throw invalid(`${name}.announce`, 'an array of addresses with ports, or false', announce);
  const announced = Array.from(announce, (address: unknown, i) => parseAddress(address, `${name}.announce[${i}]`));
  return { bind, announce: announced, preference };
}

/** Metrics above it are all alike: what a host sets so high it does not want to use. */
const WORST_METRIC = 15_000;

/**
 * How an address of the host is preferred when nobody says: as the host itself chooses. First the interface with the
 * better default route; on one interface temporary addresses before others (RFC 6724, section 5, rule 7), deprecated
 * ones last (rule 3).
 */
export function preferenceOf({ metric, deprecated, temporary }: HostAddress): number {
  const rank = metric === null ? 0 : 1 + Math.max(0, WORST_METRIC - metric);
  return 4 * rank + (deprecated ? 0 : temporary ? 2 : 1);
}
