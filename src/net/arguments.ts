import { isIP } from 'node:net';
import { inspect } from 'node:util';
import { parseIpAddress } from '../wire/ip-address.ts';
import { type NodeId, parseGeneralizedId, parseNodeId } from '../wire/node-id.ts';
import { type SocketAddress, socketAddress } from '../wire/socket-address.ts';
import { KamoError } from './errors.ts';

/** Of what was given, an error shows so many characters. */
const SHOWN = 64;

/**
 * An address with a UDP port: `'192.0.2.1:7000'`, `'[2001:db8::1]:7000'`, or an object. Where the port may be left
 * out, `'192.0.2.1'` and `'2001:db8::1'` do as well.
 */
export type Address = string | { readonly address: string; readonly port?: number };

/** An address and port in canonical form. `port` stands in for a missing one; without it a port is demanded. */
export function parseAddress(value: unknown, name: string, port?: number): SocketAddress {
  const [address, given] = typeof value === 'string' ? splitAddress(value) : addressFields(value, name);
  const parsed = parseIpAddress(address);
  if (!parsed.ok) {
    throw invalid(name, `an IP address with a port such as '192.0.2.1:7000' or '[2001:db8::1]:7000'`, value);
  }
  const chosen = given ?? port;
  if (chosen === undefined) throw invalid(name, "an address with a port such as '192.0.2.1:7000'", value);
  return socketAddress(parsed.value.family, parsed.value.text, parsePort(chosen, name, port === undefined ? 1 : 0));
}

/** A port number, as a number or in decimal digits. */
export function parsePort(value: unknown, name: string, least: 0 | 1): number {
  const port = typeof value === 'string' && /^\d{1,5}$/.test(value) ? Number(value) : value;
  if (typeof port === 'number' && Number.isInteger(port) && port >= least && port <= 65_535) return port;
  throw invalid(name, `a port from ${least} to 65535`, value);
}

/**
 * The node that `host` or `nodeId` names: a generalized ID, or a node ID as text or value. Ordinary addresses and names
 * have an error of their own each.
 */
export function parseNode(value: unknown, name: string): NodeId {
  if (typeof value === 'object' && value !== null && 'text' in value) return parseNode(value.text, name);
  if (typeof value !== 'string' || value === '') throw invalid(name, 'a generalized ID or node ID', value);
  const direct = parseNodeId(value);
  if (direct.ok) return direct.value;
  const text = /^\[.*\]$/.test(value) ? value.slice(1, -1) : value;
  const generalized = parseGeneralizedId(text);
  if (generalized.ok) return generalized.value;
  if (isIP(text) !== 0)
    throw new KamoError('ERR_KAMO_LEGACY', `${value} is an ordinary address, not a node`, { address: text });
  throw new KamoError('ERR_KAMO_NAME', `${value} is no generalized ID`, { address: value });
}

/** A switch that may be left out, which is false. */
export function parseSwitch(value: unknown, name: string): boolean {
  if (value === undefined || typeof value === 'boolean') return value ?? false;
  throw invalid(name, 'true or false', value);
}

/** The error for an argument: what is wanted and what came. */
export function invalid(name: string, wanted: string, value: unknown): KamoError {
  return new KamoError('ERR_KAMO_ARGUMENT', `${name} must be ${wanted}, not ${shown(value)}`);
}

function splitAddress(text: string): [address: string, port: string | undefined] {
  const bracketed = /^\[(.*)\](?::(.*))?$/.exec(text);
  if (bracketed !== null) return [bracketed[1] ?? '', bracketed[2]];
  const colon = text.indexOf(':');
  if (colon < 0 || text.includes(':', colon + 1)) return [text, undefined];
  return [text.slice(0, colon), text.slice(colon + 1)];
}

function addressFields(value: unknown, name: string): [address: string, port: unknown] {
  if (typeof value !== 'object' || value === null || !('address' in value) || typeof value.address !== 'string') {
    throw invalid(name, 'text or { address, port }', value);
  }
  return [value.address, 'port' in value ? value.port : undefined];
}

/** In one short line, however long it is. */
function shown(value: unknown): string {
  if (typeof value !== 'object' || value === null) return inspect(value, { maxStringLength: SHOWN });
  if (Array.isArray(value)) return 'an array';
  const names = Object.keys(value).join(', ');
  return `an object with ${names.length > SHOWN ? `${names.slice(0, SHOWN)}…` : names || 'nothing'}`;
}
