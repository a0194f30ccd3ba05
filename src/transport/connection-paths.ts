import type { PathWish } from '../multihome/path.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import type { Connection } from './connection.ts';
import type { ConnectionId } from './output.ts';
import type { PathControl } from './path-control.ts';

/** The paths of all connections, as their applications steer them. */
export class ConnectionPaths implements PathControl {
  readonly #use: (id: ConnectionId) => Connection;

  /** @param use a connection that something is about to happen to */
  constructor(use: (id: ConnectionId) => Connection) {
    this.#use = use;
  }

  setLocators(now: number, id: ConnectionId, locators: readonly SocketAddress[]): void {
    this.#use(id).shared.setLocators(now, locators);
  }

  setWish(now: number, id: ConnectionId, path: number, wish: PathWish): boolean {
    const { shared } = this.#use(id);
    const known = shared.association.setWish(now, path, wish);
    shared.settle(now);
    return known;
  }
}
