import type { OwnAddress } from './addresses.ts';
import type { PacketService } from './native-options.ts';

/** A passive OPEN. */
export interface Listener {
  readonly port: number;
  /** Null: any address of this node. */
  readonly local: OwnAddress | null;
  readonly backlog: number;
  readonly service: PacketService;
  halfOpen: number;
}

/** Ports that are listened to, each for all addresses of the node, for some of them, or both (R-NAT-10, R-NAT-14). */
export class NativeListeners {
  readonly #ports = new Map<number, Listener[]>();
  /** Half-open connections of all listeners. */
  halfOpen = 0;
  readonly #limit: number;

  constructor(halfOpenLimit: number) {
    this.#limit = halfOpenLimit;
  }

  /** False when the port is listened to with the same local address. */
  listen(port: number, local: OwnAddress | null, backlog: number, service: PacketService = {}): boolean {
    const listeners = this.#ports.get(port) ?? [];
    if (listeners.some((listener) => listener.local === local)) return false;
    listeners.push({ port, local, backlog, service, halfOpen: 0 });
    this.#ports.set(port, listeners);
    return true;
  }

  unlisten(port: number, local: OwnAddress | null): void {
    const left = (this.#ports.get(port) ?? []).filter((listener) => listener.local !== local);
    if (left.length > 0) this.#ports.set(port, left);
    else this.#ports.delete(port);
  }

  /** Whether anybody listens to the port. */
  has(port: number): boolean {
    return this.#ports.has(port);
  }

  /** The listener for a segment to `local`: one for that address, or one for any. */
  find(port: number, local: OwnAddress): Listener | undefined {
    const listeners = this.#ports.get(port);
    if (listeners === undefined) return undefined;
    let found: Listener | undefined;
    for (const listener of listeners) {
      if (listener.local === local) return listener;
      if (listener.local === null) found = listener;
    }
    return found;
  }

  hasRoom(listener: Listener): boolean {
    return listener.halfOpen < listener.backlog && this.halfOpen < this.#limit;
  }

  add(listener: Listener): void {
    listener.halfOpen += 1;
    this.halfOpen += 1;
  }

  /** The connection is open, or gone. */
  remove(listener: Listener): void {
    listener.halfOpen -= 1;
    this.halfOpen -= 1;
  }
}
