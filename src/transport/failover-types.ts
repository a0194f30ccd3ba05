import type { Association } from '../multihome/association.ts';
import type { HedgeBudget } from '../multihome/budget.ts';
import type { Path } from '../multihome/path.ts';

/** What a connection shares with the others of its association. */
export interface SharedPaths {
  readonly association: Association;
  /** What was sent and hedged of late. */
  readonly hedges: HedgeBudget;
  /** Traffic moves off a path that has failed. */
  movesTo(now: number, from: number, to: number): void;
}

/** What a connection tells about its failover. */
export interface FailoverObserver {
  /** Traffic moved; -1 is no path. */
  moved(now: number, from: number, to: number, reason: string): void;
}

/** What is being done about a path that is suspect or gone, until traffic is steady again. */
export interface Trouble {
  /** The path that failed, and since when. */
  readonly from: number;
  readonly suspectedAt: number;
  /** Where hedges go; -1: nowhere. */
  to: number;
  /** Something was hedged since the suspicion. */
  hedged: boolean;
  /** This connection goes on by `to` already, which carried its data before (R-TR-47); the association does not. */
  readonly ahead: boolean;
  /** What was sent by `to` at this time or later, and is acknowledged, shows that it is the one to take. */
  provenFrom: number;
  /** When the last path was lost; Infinity: there is one. */
  pathlessSince: number;
}

/** Nothing that was sent by the path will be answered there, and nothing more goes by it. */
export function isGone(path: Path | undefined): boolean {
  return path === undefined || path.state === 'down' || path.state === 'deprecated';
}
