import { parseIpAddress, scopeOf } from '../wire/ip-address.ts';
import { nodeAddress, parseNativeLocator } from '../wire/native-locator.ts';
import type { NodeId } from '../wire/node-id.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { invalid } from './arguments.ts';

/**
 * Native mode between nodes, pure profile: plain TCP from addresses that are a prefix of each router's and the node's ID.
 * For networks without stateful middleboxes. Needs Linux, koffi and root: the host is made to forward, and answers for
 * the node's addresses.
 */
export interface PureOptions {
  /** Interfaces whose routers are listened to: each prefix that they advertise becomes a locator. */
  readonly interfaces?: readonly string[];
  /** IPv4 addresses that are the node's, and nobody else's on their networks. One of these or an interface is needed. */
  readonly addresses?: readonly PureAddress[];
  /** Name of the TUN device. Default: a new one. */
  readonly device?: string;
  /** Bytes of the largest packet, 1280 to 65535; above 1280 every path has to carry it. Default 1280. */
  readonly mtu?: number;
}

/** An IPv4 address of a node, the interface of the host by which it is reached, and the router there. */
export interface PureAddress {
  /** One that nobody else has there. */
  readonly address: string;
  /** Its name, as `eth0`. */
  readonly interface: string;
  /** IPv4 address of the router. */
  readonly router: string;
}

/** The same, checked. */
export interface ParsedPure {
  readonly interfaces: readonly string[];
  readonly addresses: readonly PureAddress[];
  readonly device: string | undefined;
  readonly mtu: number;
}

const LEAST_MTU = 1280;

/** Checks the options; a KamoError tells what is wrong with them. */
export function parsePure(options: unknown): ParsedPure {
  if (typeof options !== 'object' || options === null) throw invalid('pure', 'an object with interfaces', options);
  const { interfaces = [], addresses = [], device, mtu = LEAST_MTU }: Partial<PureOptions> = options;
  if (!Array.isArray(interfaces)) throw invalid('pure.interfaces', 'an array of interfaces', interfaces);
  if (!Array.isArray(addresses)) throw invalid('pure.addresses', 'an array of addresses', addresses);
  if (interfaces.length + addresses.length === 0) {
    throw invalid('pure.interfaces', 'an array of at least one interface', interfaces);
  }
  for (const [i, name] of interfaces.entries()) {
    if (!isDevice(name)) throw invalid(`pure.interfaces[${i}]`, 'the name of an interface', name);
  }
  if (device !== undefined && !isDevice(device)) throw invalid('pure.device', 'the name of a device', device);
  if (!(Number.isInteger(mtu) && mtu >= LEAST_MTU && mtu <= 65_535)) {
    throw invalid('pure.mtu', `an integer from ${LEAST_MTU} to 65535`, mtu);
  }
  const parsed = Array.from(addresses, (address: unknown, i) => parsePureAddress(address, `pure.addresses[${i}]`));
  return { interfaces, addresses: parsed, device, mtu };
}

function parsePureAddress(value: unknown, name: string): PureAddress {
  if (typeof value !== 'object' || value === null)
    throw invalid(name, 'an object with address, interface, router', value);
  const { address, interface: device, router }: Partial<PureAddress> = value;
  if (!isDevice(device)) throw invalid(`${name}.interface`, 'the name of an interface', device);
  return {
    address: parseHost(address, `${name}.address`),
    interface: device,
    router: parseHost(router, `${name}.router`),
  };
}

function parseHost(value: unknown, name: string): string {
  const parsed = typeof value === 'string' ? parseIpAddress(value) : undefined;
  const scope = parsed?.ok ? scopeOf(parsed.value.text) : 'unspecified';
  if (parsed?.ok && parsed.value.family === 4 && (scope === 'global' || scope === 'private')) return parsed.value.text;
  throw invalid(name, 'the IPv4 address of a host', value);
}

/** Where a node is in native mode: its addresses at all of `locators`, when all are such; undefined: none is. */
export function parsePureLocators(locators: unknown, id: NodeId | undefined): readonly SocketAddress[] | undefined {
  if (!Array.isArray(locators)) return undefined;
  const parsed = Array.from(locators, (locator: unknown) =>
    typeof locator === 'string' ? parseNativeLocator(locator) : undefined,
  );
  if (parsed.every((locator) => !locator?.ok)) return undefined;
  return parsed.map((locator, i) => {
    if (!locator?.ok) throw invalid(`locators[${i}]`, 'a prefix as the others, such as 2001:db8:1::/64', locators[i]);
    if (id === undefined) throw invalid('nodeId', 'the node whose prefixes are given', undefined);
    return nodeAddress(locator.value, id);
  });
}

/** As the kernel takes it, and no path in /sys. */
function isDevice(value: unknown): value is string {
  return typeof value === 'string' && /^[^\s/:]{1,15}$/.test(value) && value !== '.' && value !== '..';
}
