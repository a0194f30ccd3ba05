import type { PathWish } from '../multihome/path.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import type { ConnectionId } from './output.ts';

/** What a connection's application wants of its paths. Methods throw a plain Error when there is no such connection. */
export interface PathControl {
  /** The peer may be found at these addresses as well, in place of those dialled or set before; they are tried at once. */
  setLocators(now: number, id: ConnectionId, locators: readonly SocketAddress[]): void;
  /** This node's wish for a path, by number, for all connections that share it (R-MH-70). False: there is no such path. */
  setWish(now: number, id: ConnectionId, path: number, wish: PathWish): boolean;
}
