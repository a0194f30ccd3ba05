import { formatLocator, sizeof_lin6_locator } from './sockaddr.ts';

/** Seconds and microseconds (sys/time.h). */
export interface timeval {
  tv_sec: number;
  tv_usec: number;
}

/** What `close` does (sys/socket.h). */
export interface linger {
  l_onoff: number;
  /** Seconds. */
  l_linger: number;
}

/** What a value of an option may be, and its size as C has it. */
export interface OptionType {
  readonly name: string;
  /** In bytes; undefined: of any length. */
  readonly size: number | undefined;
  /** Without the range, which is the option's own. */
  is(value: unknown): boolean;
  /** Of a value that `is` of it: whether it can be kept; a time that cannot is EDOM. */
  fits?(value: unknown): boolean;
}

const INT_LIMIT = 2 ** 31;
const MICROSECONDS = 1_000_000;

export const INT: OptionType = { name: 'int', size: 4, is: isInt };
/** An int of which 0 is false. */
export const BOOL: OptionType = { name: 'bool', size: 4, is: isInt };
export const TIMEVAL: OptionType = {
  name: 'timeval',
  size: 16,
  is: (value) => hasInts(value, 'tv_sec', 'tv_usec'),
  fits: (value) =>
    hasInts(value, 'tv_sec', 'tv_usec') &&
    value.tv_sec >= 0 &&
    value.tv_usec >= 0 &&
    value.tv_usec < MICROSECONDS &&
    milliseconds(value) < INT_LIMIT,
};
export const LINGER: OptionType = {
  name: 'linger',
  size: 8,
  is: (value) => hasInts(value, 'l_onoff', 'l_linger') && value.l_linger >= 0,
};
export const TEXT: OptionType = { name: 'text', size: undefined, is: (value) => typeof value === 'string' };
/** Told only. */
export const STRUCTURE: OptionType = { name: 'structure', size: undefined, is: () => false };
/** 8 or 20 bytes, or an address that has them; all zeros: none. */
export const LOCATOR: OptionType = { name: 'locator', size: undefined, is: (value) => locatorOf(value) !== undefined };
export const LOCATORS: OptionType = {
  name: 'locators',
  size: undefined,
  is: (value) => Array.isArray(value) && value.length > 0 && value.every((one) => textOf(locatorOf(one)) !== undefined),
};

/** A time in ms; a part of a millisecond is a whole one: 0 would be for ever. */
export function milliseconds({ tv_sec, tv_usec }: timeval): number {
  return tv_sec * 1000 + Math.ceil(tv_usec / 1000);
}

/** The bytes of a locator, given as such or in a `sockaddr_lin6`; undefined when there are none. */
export function locatorOf(value: unknown): Uint8Array | undefined {
  const bytes = typeof value === 'object' && value !== null && 'slin6_locator' in value ? value.slin6_locator : value;
  if (!(bytes instanceof Uint8Array)) return undefined;
  return isZero(bytes) || textOf(bytes) !== undefined ? bytes : undefined;
}

/** No locator: what was chosen is to be chosen no longer. */
export function isZero(bytes: Uint8Array): boolean {
  return (bytes.length === 8 || bytes.length === sizeof_lin6_locator) && bytes.every((byte) => byte === 0);
}

/** The locator as text, `192.0.2.1:7000`. */
export function textOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : (formatLocator(bytes) ?? undefined);
}

function isInt(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= -INT_LIMIT && value < INT_LIMIT;
}

function hasInts<K extends string>(value: unknown, ...names: K[]): value is Record<K, number> {
  return (
    typeof value === 'object' &&
    value !== null &&
    names.every((name) => isInt((value as Record<string, unknown>)[name]))
  );
}
