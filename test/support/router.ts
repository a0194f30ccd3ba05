/** Router advertisements as a router sends them. */
import { addressBytes } from './native-world.ts';

export interface AdvertisementPlan {
  readonly lifetime?: number;
  readonly flags?: number;
  readonly router?: string;
  readonly options?: readonly Uint8Array[];
}

/** A whole packet with the right checksum, from fe80::1 to all nodes of the link. */
export function advertisement(plan: AdvertisementPlan = {}): Uint8Array {
  const { lifetime = 1800, flags = 0, router = 'fe80::1', options = [] } = plan;
  const length = 16 + options.reduce((sum, option) => sum + option.length, 0);
  const packet = new Uint8Array(40 + length);
  const view = new DataView(packet.buffer);
  packet[0] = 0x60;
  view.setUint16(4, length);
  packet[6] = 58;
  packet[7] = 255;
  packet.set(addressBytes(router), 8);
  packet.set(addressBytes('ff02::1'), 24);
  packet[40] = 134;
  packet[44] = 64;
  packet[45] = flags;
  view.setUint16(46, lifetime);
  let at = 56;
  for (const option of options) {
    packet.set(option, at);
    at += option.length;
  }
  let sum = length + 58;
  for (let i = 8; i + 1 < packet.length; i += 2) sum += view.getUint16(i);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  view.setUint16(42, ~sum & 0xffff);
  return packet;
}

export interface PrefixPlan {
  readonly prefix: string;
  readonly length?: number;
  readonly flags?: number;
  readonly valid?: number;
  readonly preferred?: number;
}

/** On-link and autonomous by default. */
export function prefixOption({
  prefix,
  length = 64,
  flags = 0xc0,
  valid = 86_400,
  preferred = 14_400,
}: PrefixPlan): Uint8Array {
  const option = new Uint8Array(32);
  const view = new DataView(option.buffer);
  option.set([3, 4, length, flags]);
  view.setUint32(4, valid);
  view.setUint32(8, preferred);
  option.set(addressBytes(prefix), 16);
  return option;
}
