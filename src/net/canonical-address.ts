import { formatIpAddress, parseIpAddress, scopeOf } from '../wire/ip-address.ts';
import { type SocketAddress, socketAddress } from '../wire/socket-address.ts';

/** What the host says of a source, in canonical form; null for what cannot be answered: no address, or link-local, which needs a zone. */
export function canonicalAddress(text: string, port: number): SocketAddress | null {
  const parsed = parseIpAddress(text);
  if (!parsed.ok || port === 0) return null;
  const { family, bytes } = parsed.value;
  const address = formatIpAddress(family, bytes, 0);
  return family === 6 && scopeOf(address) === 'link-local' ? null : socketAddress(family, address, port);
}
