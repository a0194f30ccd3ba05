import type { TunDeviceOptions } from '../link/tun-device.ts';
import { formatIpAddress, parseIpAddress, scopeOf } from '../wire/ip-address.ts';
import { invalid } from './arguments.ts';

/** Native mode: plain TCP with ordinary hosts, through a TUN device. */
export interface NativeOptions {
  /** Addresses of this node, IPv4 or IPv6, that the host routes to the device. At least one. */
  readonly addresses: readonly string[];
  /** The host's own addresses on the device, as `'10.9.0.1/24'`: given to it, so that it finds the node. */
  readonly hostAddresses?: readonly string[];
  /** Name of the device. Default: a new one. */
  readonly device?: string;
  /** Bytes of the largest packet, 576 to 65535; 1280 at least with IPv6. Default: the device's, 1500 for a new one. */
  readonly mtu?: number;
  /** Leave segmentation and checksums to the kernel. Default: where it can. */
  readonly offload?: boolean;
}

/** The same, checked. */
export interface ParsedNative {
  readonly addresses: readonly string[];
  readonly broadcasts: readonly string[];
  readonly device: TunDeviceOptions;
}

/** Checks the options; a KamoError tells what is wrong with them. */
export function parseNative(options: unknown): ParsedNative {
  if (typeof options !== 'object' || options === null) throw invalid('native', 'an object with addresses', options);
  const { addresses, hostAddresses = [], device, mtu, offload }: Partial<NativeOptions> = options;
  if (!Array.isArray(addresses) || addresses.length === 0) {
    throw invalid('native.addresses', 'an array of at least one IP address', addresses);
  }
  if (!Array.isArray(hostAddresses)) throw invalid('native.hostAddresses', 'an array of ADDRESS/PREFIX', hostAddresses);
  const parsed = Array.from(addresses, (address: unknown, i) => parseOwn(address, `native.addresses[${i}]`));
  const broadcasts = Array.from(hostAddresses, (text: unknown, i) => parsePrefix(text, `native.hostAddresses[${i}]`));
  const least = parsed.some((address) => address.includes(':')) ? 1280 : 576;
  if (mtu !== undefined && !(Number.isInteger(mtu) && mtu >= least && mtu <= 65_535)) {
    throw invalid('native.mtu', `an integer from ${least} to 65535`, mtu);
  }
  if (device !== undefined && typeof device !== 'string')
    throw invalid('native.device', 'the name of a device', device);
  if (offload !== undefined && typeof offload !== 'boolean') throw invalid('native.offload', 'true or false', offload);
  return {
    addresses: parsed,
    broadcasts: broadcasts.filter((address) => address !== undefined),
    device: {
      hostAddresses,
      ...(device === undefined ? {} : { device }),
      ...(mtu === undefined ? {} : { mtu }),
      ...(offload === undefined ? {} : { offload }),
    },
  };
}

function parseOwn(value: unknown, name: string): string {
  const parsed = typeof value === 'string' ? parseIpAddress(value) : undefined;
  if (!parsed?.ok) throw invalid(name, "an IP address such as '10.9.0.2' or 'fd09::2'", value);
  const { text } = parsed.value;
  if (['multicast', 'unspecified', 'loopback'].includes(scopeOf(text)))
    throw invalid(name, 'the address of a host', value);
  return text;
}

/** The broadcast address of an IPv4 network; networks of one or two addresses, and those of IPv6, have none. */
function parsePrefix(value: unknown, name: string): string | undefined {
  const [address = '', length = ''] = typeof value === 'string' ? value.split('/') : [];
  const parsed = parseIpAddress(address);
  const bits = /^\d{1,3}$/.test(length) ? Number(length) : Number.NaN;
  if (!parsed.ok || !(bits <= parsed.value.bytes.length * 8)) {
    throw invalid(name, "an address with the length of its prefix, such as '10.9.0.1/24'", value);
  }
  const { family, bytes } = parsed.value;
  if (family === 6 || bits > 30) return undefined;
  const last = bytes.map((byte, i) => byte | (0xff >> Math.min(8, Math.max(0, bits - 8 * i))));
  return formatIpAddress(4, last, 0);
}
