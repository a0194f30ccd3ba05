import { isIP } from 'node:net';
import { formatIpAddress, isIpv4Mapped, writeIpAddress } from '../wire/ip-address.ts';
import { formatGeneralizedId, parseGeneralizedId } from '../wire/node-id.ts';
import { AF_ALIN6, AF_INET, AF_INET6, AF_UNSPEC } from './constants.ts';
import type { ErrorName } from './errno.ts';
import { accessed } from './results.ts';

/** An ordinary IPv4 address and port; `sin_addr` is text. */
export interface sockaddr_in {
  sin_family: typeof AF_INET;
  sin_port: number;
  sin_addr: string;
}

/** An ordinary IPv6 address and port; `sin6_addr` is text. */
export interface sockaddr_in6 {
  sin6_family: typeof AF_INET6;
  sin6_port: number;
  sin6_addr: string;
}

/** A node's service. */
export interface sockaddr_lin6 {
  slin6_family: typeof AF_ALIN6;
  /** Service port, 0..65535. */
  slin6_port: number;
  /** Generalized ID as text; `''` where any will do. */
  slin6_addr: string;
  /** `lin6_prefix` of 8 bytes (native mode between nodes), or the 20 bytes of UDP mode; null: not said. */
  slin6_locator: Uint8Array | null;
}

/** No address: `connect` leaves a datagram socket without peer. */
export interface sockaddr_none {
  sa_family: typeof AF_UNSPEC;
}

export type sockaddr = sockaddr_in | sockaddr_in6 | sockaddr_lin6;

/** Sizes as C has them. */
export const sizeof_sockaddr_in = 16;
export const sizeof_sockaddr_in6 = 28;
export const sizeof_sockaddr_lin6 = 32;
/** The upper half of an IPv6 address. */
export const sizeof_lin6_prefix = 8;
/** Address of 16 bytes, port of 2, and 2 of zero. */
export const sizeof_lin6_locator = 20;

/** An address as the sockets below take it. */
export interface Endpoint {
  readonly port: number;
  /** Undefined: any. */
  readonly host: string | undefined;
  /** As `locators` of `connect` has it; undefined: not said. */
  readonly locator: string | undefined;
}

/** What an address says, or what is wrong with it. `length` is what the caller says is its size. */
export function readSockaddr(value: unknown, length: unknown, domain: number): Endpoint | ErrorName {
  if (typeof value !== 'object' || value === null) return 'EFAULT';
  if (length !== sizeOf(domain)) return 'EINVAL';
  const [family, port, host] = fieldsOf(value, domain);
  if (family !== domain) return 'EAFNOSUPPORT';
  if (typeof port !== 'number' || !Number.isInteger(port) || port < 0 || port > 65_535) return 'EINVAL';
  if (typeof host !== 'string' || !isHost(host, domain)) return 'EINVAL';
  const bytes = 'slin6_locator' in value ? value.slin6_locator : null;
  const locator = bytes === null ? undefined : bytes instanceof Uint8Array ? formatLocator(bytes) : null;
  if (locator === null) return 'EINVAL';
  return { port, host: isAny(host) ? undefined : host, locator };
}

/** Fills an address that the caller has given, whatever was in it. False when it is none, or cannot be written. */
export function fillSockaddr(
  value: unknown,
  domain: number,
  host: string,
  port: number,
  locator?: Uint8Array,
): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return accessed(() => Object.assign(value, sockaddrOf(domain, host, port, locator ?? null))) !== 'EFAULT';
}

function sockaddrOf(domain: number, host: string, port: number, locator: Uint8Array | null): sockaddr {
  if (domain === AF_INET) return { sin_family: AF_INET, sin_port: port, sin_addr: host };
  if (domain === AF_INET6) return { sin6_family: AF_INET6, sin6_port: port, sin6_addr: host };
  return { slin6_family: AF_ALIN6, slin6_port: port, slin6_addr: host, slin6_locator: locator };
}

/** The size of an address of a family; 0 for other families. */
export function sizeOf(domain: number): number {
  if (domain === AF_INET) return sizeof_sockaddr_in;
  if (domain === AF_INET6) return sizeof_sockaddr_in6;
  return domain === AF_ALIN6 ? sizeof_sockaddr_lin6 : 0;
}

/** A locator's bytes as text (`192.0.2.1:7000`, `[2001:db8::1]:7000`, `2001:db8:1::/64`); null when they are none. */
export function formatLocator(bytes: Uint8Array): string | null {
  if (bytes.length === sizeof_lin6_prefix) {
    const address = new Uint8Array(16);
    address.set(bytes);
    return `${formatIpAddress(6, address, 0)}/64`;
  }
  if (bytes.length !== sizeof_lin6_locator || bytes[18] !== 0 || bytes[19] !== 0) return null;
  const port = ((bytes[16] ?? 0) << 8) | (bytes[17] ?? 0);
  if (port === 0) return null;
  return isIpv4Mapped(bytes, 0)
    ? `${formatIpAddress(4, bytes, 12)}:${port}`
    : `[${formatIpAddress(6, bytes, 0)}]:${port}`;
}

/** The 20 bytes of a locator of UDP mode. */
export function locatorBytes(address: string, port: number): Uint8Array {
  const bytes = new Uint8Array(sizeof_lin6_locator);
  if (isIP(address) === 4) {
    bytes[10] = 0xff;
    bytes[11] = 0xff;
    writeIpAddress(4, address, bytes, 12);
  } else writeIpAddress(6, address, bytes, 0);
  bytes[16] = port >>> 8;
  bytes[17] = port;
  return bytes;
}

/** The 8 bytes of a prefix, given as text with or without its length. */
export function prefixBytes(prefix: string): Uint8Array {
  const bytes = new Uint8Array(16);
  writeIpAddress(6, prefix.replace(/\/\d+$/, ''), bytes, 0);
  return bytes.slice(0, sizeof_lin6_prefix);
}

/** The address is none, of the size of any. */
export function isNone(value: unknown, length: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { sa_family, slin6_family } = value as { readonly sa_family?: unknown; readonly slin6_family?: unknown };
  return length === sizeof_sockaddr_lin6 && (sa_family ?? slin6_family) === AF_UNSPEC;
}

function fieldsOf(value: object, domain: number): [family: unknown, port: unknown, host: unknown] {
  const fields = value as { readonly [K in keyof (sockaddr_in & sockaddr_in6 & sockaddr_lin6)]?: unknown };
  if (domain === AF_INET) return [fields.sin_family, fields.sin_port, fields.sin_addr];
  if (domain === AF_INET6) return [fields.sin6_family, fields.sin6_port, fields.sin6_addr];
  return [fields.slin6_family, fields.slin6_port, fields.slin6_addr];
}

function isAny(host: string): boolean {
  return host === '' || host === '::' || host === '0.0.0.0';
}

function isHost(host: string, domain: number): boolean {
  if (isAny(host)) return true;
  if (domain === AF_INET) return isIP(host) === 4;
  return domain === AF_INET6 ? isIP(host) === 6 : generalized(host) === host;
}

function generalized(host: string): string | undefined {
  const id = parseGeneralizedId(host);
  return id.ok ? formatGeneralizedId(id.value) : undefined;
}
