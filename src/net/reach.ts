import type { Link } from '../link/link.ts';
import { attachedScopes, mayProbe } from '../multihome/path-formation.ts';
import { localEntry } from '../transport/link-options.ts';
import type { SocketAddress } from '../wire/socket-address.ts';

/** Whether somebody else's word is enough to send to `address` by the link (R-MH-25). */
export function reaches({ local }: Link, address: SocketAddress): boolean {
  return local.family === address.family && mayProbe(attachedScopes(localEntry(0, local, {})), address);
}
