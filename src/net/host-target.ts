import { ADDRCONFIG, lookup as systemLookup } from 'node:dns';
import { type BlockList, isIP } from 'node:net';
import { format, inspect } from 'node:util';
import { alternating } from '../wire/ip-address.ts';
import { getAutoSelectFamily } from './auto-select.ts';
import {
  checkBlockList,
  checkBoolean,
  checkFunction,
  checkInteger,
  checkNumber,
  checkPort,
  checkString,
  misuse,
  textOf,
  wrongType,
  wrongValue,
} from './misuse.ts';

/** An ordinary host to dial, as the options of `net.connect` say it. */
export interface HostTarget {
  readonly host: string;
  readonly port: number;
  readonly localAddress: string | undefined;
  /** 0: any. */
  readonly localPort: number;
  readonly family: number | undefined;
  readonly hints: number;
  readonly lookup: Lookup | undefined;
  /** Addresses that are not dialled. */
  readonly blockList: BlockList | undefined;
  /** All addresses of the host are tried, and not the first alone. */
  readonly selects: boolean;
  /** What is no service of this process is dialled by the system's TCP. */
  readonly legacy: boolean;
}

export interface Candidate {
  readonly address: string;
  readonly family: 4 | 6;
}

type Lookup = (
  host: string,
  options: object,
  found: (error: Error | null, address?: unknown, family?: unknown) => void,
) => void;

/** Checks the options as `net.connect` does, in its order. */
export function parseHostTarget(options: Readonly<Record<string, unknown>>): HostTarget {
  const { localAddress, localPort, port, autoSelectFamily, autoSelectFamilyAttemptTimeout, lookup } = options;
  const from = textOf(localAddress || '', 'options.localAddress');
  if (localAddress && isIP(from) === 0) {
    throw misuse('ERR_INVALID_IP_ADDRESS', format('Invalid IP address: %s', localAddress));
  }
  if (localPort) checkNumber(localPort, 'options.localPort');
  if (typeof port !== 'number' && typeof port !== 'string') {
    throw wrongType('options.port', 'one of type number or string', port);
  }
  const parsed = checkPort(port, 'Port');
  if (autoSelectFamily !== undefined && autoSelectFamily !== null) {
    checkBoolean(autoSelectFamily, 'options.autoSelectFamily');
  }
  if (autoSelectFamilyAttemptTimeout !== undefined && autoSelectFamilyAttemptTimeout !== null) {
    checkInteger(autoSelectFamilyAttemptTimeout, 'options.autoSelectFamilyAttemptTimeout', 1);
  }
  const named = options['host'] || 'localhost';
  const host = textOf(named, 'hostname');
  if (isIP(host) === 0) {
    if (lookup !== undefined && lookup !== null) checkFunction(lookup, 'options.lookup');
    else checkLookup(named, options);
  }
  const family = FAMILIES[textOf(options['family'], 'options.family')];
  const hints = Number(textOf(options['hints'] || 0, 'options.hints'));
  return {
    host,
    port: parsed,
    localAddress: from === '' ? undefined : from,
    localPort: localPort ? checkPort(localPort, 'options.localPort') : 0,
    family,
    hints: hints === 0 && family === undefined ? ADDRCONFIG : hints,
    blockList: checkBlockList(options['blockList']),
    lookup: typeof lookup === 'function' ? (lookup as Lookup) : undefined,
    legacy: options['legacy'] === 'net',
    selects: (autoSelectFamily ?? getAutoSelectFamily()) === true && family === undefined && from === '',
  };
}

/** What `dns.lookup` would not take. */
function checkLookup(host: unknown, { hints, family }: Readonly<Record<string, unknown>>): void {
  checkString(host, 'hostname');
  if (hints) checkNumber(hints, 'options.hints');
  if (family === undefined || family === null || family === 'IPv4' || family === 'IPv6') return;
  if (family !== 0 && family !== 4 && family !== 6) {
    throw wrongValue('options.family', family, 'must be one of: 0, 4, 6');
  }
}

const FAMILIES: Readonly<Record<string, number>> = { 4: 4, 6: 6, IPv4: 4, IPv6: 6 };

/**
 * Finds the addresses of a host.
 *
 * @param told of each address, as 'lookup' tells it; returns whether anybody still wants to know
 * @param found never called within this call
 */
export function findAddresses(
  target: HostTarget,
  told: (error: Error | null, address: unknown, family: unknown) => boolean,
  found: (error: Error | null, candidates: Candidate[]) => void,
): void {
  const { host, family, hints, selects } = target;
  const literal = isIP(host);
  if (literal !== 0) {
    process.nextTick(found, null, [{ address: host, family: literal }]);
    return;
  }
  const lookup: Lookup = target.lookup ?? (systemLookup as unknown as Lookup);
  const options = { family, hints, ...(selects ? { all: true } : {}) };
  let answered = false;
  lookup(host, options, (error, address, type) => {
    if (answered) return;
    answered = true;
    const addresses = foundAddresses(address, type);
    if (error) {
      if (told(error, undefined, undefined)) process.nextTick(found, error, []);
      return;
    }
    if (!addresses.every((each) => told(null, each.address, each.family))) return;
    const candidates = addresses.filter(isCandidate);
    if (candidates.length > 0)
      process.nextTick(
        found,
        null,
        alternating(unique(candidates), ({ family }) => family),
      );
    else process.nextTick(found, complaint(addresses[0], target), []);
  });
}

/** What a lookup has found, one address or a list of them; whether they are addresses is for whoever uses them. */
export function foundAddresses(address: unknown, family: unknown): { address?: unknown; family?: unknown }[] {
  if (!Array.isArray(address)) return [{ address, family }];
  return address.map((each: unknown) => (typeof each === 'object' && each !== null ? each : { address: each }));
}

function isCandidate(value: { address?: unknown; family?: unknown }): value is Candidate {
  return typeof value.address === 'string' && isIP(value.address) !== 0 && (value.family === 4 || value.family === 6);
}

function unique(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter(({ address }, i) => candidates.findIndex((other) => other.address === address) === i);
}

function complaint(first: { address?: unknown; family?: unknown } | undefined, { host, port }: HostTarget): Error {
  const address = typeof first?.address === 'string' ? first.address : inspect(first?.address);
  if (isIP(address) === 0) return misuse('ERR_INVALID_IP_ADDRESS', `Invalid IP address: ${address}`);
  const family = inspect(first?.family);
  return misuse('ERR_INVALID_ADDRESS_FAMILY', `Invalid address family: ${family} ${host}:${port}`, { host, port });
}
