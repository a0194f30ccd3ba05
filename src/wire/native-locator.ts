/** Locators of native mode: the IPv6 prefix in front of a node ID, or a whole IPv4 address. */
import { formatIpAddress, type IpFamily, parseIpAddress } from './ip-address.ts';
import { type NodeId, writeNodeId } from './node-id.ts';
import { malformed, type Parsed, parsed } from './result.ts';
import { type SocketAddress, socketAddress } from './socket-address.ts';

/** What stands in the port field of a native locator: it has no port of its own, and this is TCP's protocol number. */
export const NATIVE_PORT = 6;

/** Where a node is attached. */
export interface NativeLocator {
  readonly family: IpFamily;
  /** 8 bytes of prefix, or 4 of address. */
  readonly bytes: Uint8Array;
  /** `2001:db8:2::/64`, `192.0.2.1/32` */
  readonly text: string;
}

/** A locator from `PREFIX/64` or `ADDRESS/32`. Bits of the prefix behind the 64th are no part of it. */
export function parseNativeLocator(text: string): Parsed<NativeLocator, 'not-a-native-locator'> {
  const [, address = '', length = ''] = /^([^/]+)\/(64|32)$/.exec(text) ?? [];
  const result = parseIpAddress(address);
  if (!result.ok || (result.value.family === 6) !== (length === '64')) return malformed('not-a-native-locator');
  const { family, bytes } = result.value;
  if (family === 4) return parsed({ family, bytes, text: `${result.value.text}/32` });
  const prefix = bytes.slice(0, PREFIX_SIZE);
  const whole = new Uint8Array(2 * PREFIX_SIZE);
  whole.set(prefix);
  return parsed({ family, bytes: prefix, text: `${formatIpAddress(6, whole, 0)}/64` });
}

/** The address of a node at a locator: locator and node ID, or the IPv4 address. */
export function nodeAddress({ family, bytes }: NativeLocator, id: NodeId): SocketAddress {
  if (family === 4) return socketAddress(4, formatIpAddress(4, bytes, 0), NATIVE_PORT);
  const whole = new Uint8Array(2 * PREFIX_SIZE);
  whole.set(bytes);
  writeNodeId(id, whole, PREFIX_SIZE);
  return socketAddress(6, formatIpAddress(6, whole, 0), NATIVE_PORT);
}

const PREFIX_SIZE = 8;
