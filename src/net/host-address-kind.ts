import { networkInterfaces } from 'node:os';
import { parseIpAddress } from '../wire/ip-address.ts';

/** The ordinary address is one of this host. */
export function isOwnAddress(address: string): boolean {
  if (isLoopback(address) || isUnspecified(address)) return true;
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  return Object.values(networkInterfaces()).some((infos) => infos?.some((info) => info.address === plain));
}

export function isLoopback(address: string): boolean {
  return /^(::ffff:)?127\./i.test(address) || canonical(address) === '::1';
}

export function isUnspecified(address: string): boolean {
  return address === '0.0.0.0' || canonical(address) === '::';
}

function canonical(address: string): string {
  const parsed = parseIpAddress(address);
  return parsed.ok ? parsed.value.text : address;
}
