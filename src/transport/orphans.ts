import type { TcpState } from '../tcp/states.ts';
import type { ConnectionId } from './output.ts';
import { RenewedMap } from './renewed-map.ts';

/** Of the places of a transport (`connectionLimit`) orphans have this share at most. */
const SHARE = 0.25;

interface Orphan {
  readonly id: ConnectionId;
  readonly tcp: { readonly state: TcpState };
}

/** Connections that were released before their peers had taken everything, and said their last word (R-TR-101). */
export class Orphans<T extends Orphan> {
  readonly #limit: number;
  readonly #orphans = new RenewedMap<ConnectionId, T>();

  constructor({ connectionLimit }: { readonly connectionLimit: number }) {
    this.#limit = Math.ceil(SHARE * connectionLimit);
  }

  /** One more. Returns the oldest one, which has to go, when there are too many. */
  add(orphan: T): T | undefined {
    this.#orphans.set(orphan.id, orphan);
    for (const [id, oldest] of this.#orphans) {
      if (this.#orphans.size <= this.#limit) return undefined;
      this.#orphans.delete(id);
      // That it has reached TIME-WAIT, which takes its time, nobody has told.
      if (oldest.tcp.state !== 'time-wait') return oldest;
    }
    return undefined;
  }

  remove({ id }: Orphan): void {
    this.#orphans.delete(id);
  }
}
