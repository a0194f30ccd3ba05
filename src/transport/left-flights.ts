import type { Association } from '../multihome/association.ts';
import { isUsable } from '../multihome/path-table.ts';
import type { TcpConnection } from '../tcp/connection.ts';
import { createPathEvidence } from '../tcp/segment.ts';

const NEVER = Number.POSITIVE_INFINITY;

const evidence = createPathEvidence();

/**
 * What a connection has in flight on paths that it has left (R-TR-49), be it a hedge's. Each is judged like the active path
 * until all is answered; what is overdue there, or was left on a path that has failed since, is lost.
 */
export class LeftFlights {
  readonly #tcp: TcpConnection;
  readonly #associationOf: () => Association;
  readonly #overdueAt: (path: number) => number;
  /** Bits of the paths. */
  #paths = 0;

  /** `overdueAt` tells when a path is suspect by what is in flight there. */
  constructor(tcp: TcpConnection, associationOf: () => Association, overdueAt: (path: number) => number) {
    this.#tcp = tcp;
    this.#associationOf = associationOf;
    this.#overdueAt = overdueAt;
  }

  /** `path` is left; -1: none is. */
  note(path: number): void {
    if (path >= 0) this.#paths |= 1 << path;
  }

  /** When the first of them is overdue; Infinity: never. */
  deadline(): number {
    let at = NEVER;
    for (let id = 0, left = this.#paths; left >>> id !== 0; id++) {
      if ((left & (1 << id)) !== 0) at = Math.min(at, this.#overdueAt(id));
    }
    return at;
  }

  /** Judges them; `suspect` tells the association, false: not now. True: something of a flight is to be sent anew. */
  judge(now: number, suspect: (path: number) => boolean): boolean {
    let lost = false;
    for (let id = 0; this.#paths >>> id !== 0; id++) {
      const bit = 1 << id;
      if ((this.#paths & bit) === 0) continue;
      this.#tcp.evidence(id, evidence);
      if (id === this.#tcp.activePath || evidence.flightSegments === 0) {
        this.#paths &= ~bit;
        continue;
      }
      const path = this.#associationOf().paths[id];
      const failed = path === undefined || path.state === 'suspect' || path.state === 'down';
      if (!failed && now < this.#overdueAt(id)) continue;
      if (path !== undefined && isUsable(path) && !suspect(id)) continue;
      this.#paths &= ~bit;
      this.#tcp.abandon(now, id);
      lost = true;
    }
    return lost;
  }
}
