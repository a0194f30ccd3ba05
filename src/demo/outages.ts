import type { Isp } from './messages.ts';

/** How an ISP was lost: by the demo's own cut, or from outside. */
export type OutageKind = 'cut' | 'killed' | 'stopped';

export interface Outage {
  readonly isp: Isp;
  readonly kind: OutageKind;
  /** `monotonic()` */
  readonly at: number;
  /** The connection's traffic went this way when it was lost. */
  readonly inUse: boolean;
  /** When the line worked again; undefined while it does not. */
  readonly healedAt: number | undefined;
  /** When the traffic had moved away; undefined when it was not there, or has not. */
  readonly movedAt: number | undefined;
}

interface Loss {
  readonly isp: Isp;
  readonly kind: OutageKind;
  readonly at: number;
  healedAt: number | undefined;
}

interface Move {
  readonly from: Isp | undefined;
  readonly to: Isp;
  readonly at: number;
}

/**
 * What happened to the lines, and where the traffic went. News may come late (a stopped process is noticed after the
 * connection has moved away from it), so that everything is derived from the times.
 */
export class Outages {
  readonly #losses: Loss[] = [];
  readonly #moves: Move[] = [];

  /** An ISP is lost. False when that was known: a line that is down is lost once more only by the end of its process. */
  lost(isp: Isp, kind: OutageKind, at: number): boolean {
    const current = this.#current(isp);
    if (current !== undefined && (current.kind === 'killed' || kind !== 'killed')) return false;
    if (current !== undefined) current.healedAt = at;
    this.#losses.push({ isp, kind, at, healedAt: undefined });
    return true;
  }

  /** The line works again. False when it was not down, or is down for good. */
  healed(isp: Isp, at: number): boolean {
    const current = this.#current(isp);
    if (current === undefined || current.kind === 'killed') return false;
    current.healedAt = at;
    return true;
  }

  /** The traffic goes by `to` from now on. */
  moved(to: Isp, at: number): void {
    const from = this.active;
    if (from !== to) this.#moves.push({ from, to, at });
  }

  /** The ISP in use now; undefined before there is a connection. */
  get active(): Isp | undefined {
    return this.#moves.at(-1)?.to;
  }

  /** How often the traffic has left an ISP that was down. */
  get failovers(): number {
    return this.#moves.filter(({ from, at }) =>
      this.#losses.some(
        (loss) => loss.isp === from && loss.at <= at && (loss.healedAt === undefined || at <= loss.healedAt),
      ),
    ).length;
  }

  /** How an ISP is down now; undefined when it is not. */
  down(isp: Isp): OutageKind | undefined {
    return this.#current(isp)?.kind;
  }

  /** Somebody else has interfered: the demo makes no cut of its own then. */
  get fromOutside(): boolean {
    return this.#losses.some((loss) => loss.kind !== 'cut');
  }

  /** Nothing can arrive any more, whatever anybody does. */
  get hopeless(): boolean {
    const dead = (isp: Isp): boolean => this.down(isp) === 'killed';
    return dead('ISP1') || (dead('ISP2') && dead('ISP3'));
  }

  all(): Outage[] {
    return this.#losses.map((loss) => {
      const inUse = this.#activeAt(loss.at) === loss.isp;
      const left = this.#moves.find((move) => move.from === loss.isp && move.at >= loss.at);
      return { ...loss, inUse, movedAt: inUse ? left?.at : undefined };
    });
  }

  #current(isp: Isp): Loss | undefined {
    return this.#losses.find((loss) => loss.isp === isp && loss.healedAt === undefined);
  }

  #activeAt(at: number): Isp | undefined {
    return this.#moves.findLast((move) => move.at <= at)?.to;
  }
}

/**
 * A gap that begins within so many round trips after the connection has moved still belongs to the outage: the flight
 * is being repaired. What comes later is the congestion control's getting to know the other line.
 */
const AFTERMATH_ROUND_TRIPS = 5;

/** On lines without delay the scheduler's time counts instead, in ms. */
const LEAST_AFTERMATH = 50;

/**
 * The stretches of time in which outages explain a gap, on lines of `rtt` ms. Host-A has no other line than ISP1: its
 * traffic is always there, and waits.
 */
export function aftermaths(outages: readonly Outage[], rtt: number): { from: number; to: number }[] {
  const aftermath = Math.max(LEAST_AFTERMATH, AFTERMATH_ROUND_TRIPS * rtt);
  return outages
    .filter((outage) => outage.inUse || outage.isp === 'ISP1')
    .map(({ at, movedAt, healedAt, isp }) => {
      const over = isp === 'ISP1' ? healedAt : (movedAt ?? healedAt);
      return { from: at, to: (over ?? Number.POSITIVE_INFINITY) + aftermath };
    });
}
