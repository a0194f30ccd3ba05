import { scopeOf } from '../wire/ip-address.ts';
import type { SocketAddress } from '../wire/socket-address.ts';

/**
 * What agents see of a node's sockets. Behind an address translator that is where others may reach them, if it is the same
 * whoever is sent to (RFC 4787, section 4.1): so it counts only where all agents see the same, which no single liar can
 * make up either.
 */
export class ObservedAddresses {
  readonly #bySocket = new Map<number, Map<number, SocketAddress>>();

  /** Sockets have other numbers now. */
  clear(): void {
    this.#bySocket.clear();
  }

  learn(socket: number, agent: number, observed: SocketAddress): void {
    const byAgent = this.#bySocket.get(socket) ?? new Map<number, SocketAddress>();
    byAgent.set(agent, observed);
    this.#bySocket.set(socket, byAgent);
  }

  /** What all agents see of the socket at `local`; null when that is nothing, `local`, or of no use to anybody else. */
  translated(socket: number, local: SocketAddress): SocketAddress | null {
    const [first, ...others] = this.#bySocket.get(socket)?.values() ?? [];
    if (first === undefined || first.key === local.key || first.family !== local.family) return null;
    if (others.some(({ key }) => key !== first.key)) return null;
    const scope = scopeOf(first.address);
    return scope === 'global' || scope === 'private' || scope === scopeOf(local.address) ? first : null;
  }
}
