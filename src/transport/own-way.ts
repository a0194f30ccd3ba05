import type { Association } from '../multihome/association.ts';
import { FAILURE_DECAY, HOLD_DOWN, MAX_HOLD_DOWN } from '../multihome/constants.ts';
import type { Path } from '../multihome/path.ts';
import { isUsable } from '../multihome/path-table.ts';
import { choosePath, sharesRisk } from '../multihome/selector.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** A path that this connection is better off without, for a while. */
interface Shunned {
  until: number;
  /** When it was last found so, and how often within the minutes before. */
  at: number;
  times: number;
  /** It failed, and what may fail with it is no better. */
  failed: boolean;
}

/**
 * What the application of one connection wants of its paths, for this connection alone (R-TR-90 to R-TR-93): the locators that
 * it has chosen, the paths that it has called bad, and how long it waits without any.
 */
export class OwnWay {
  /** How long the connection waits without a path, in ms; null: as long as others of its node. */
  pathless: number | null = null;
  readonly #associationOf: () => Association;
  #fits: ((path: Path) => boolean) | null = null;
  readonly #shunned = new Map<number, Shunned>();
  #changesAt = NEVER;

  constructor(associationOf: () => Association) {
    this.#associationOf = associationOf;
  }

  /** Only paths that fit are taken as long as one of them works; null: any. */
  setChoice(fits: ((path: Path) => boolean) | null): void {
    this.#fits = fits;
  }

  /** The path `failed` this connection, or its application calls it bad: not again for 1 s × 2^n, at most 60 s. */
  shun(now: number, path: number, failed: boolean): void {
    const known = this.#shunned.get(path);
    const times = known === undefined || now - known.at > FAILURE_DECAY ? 1 : known.times + 1;
    const until = now + Math.min(HOLD_DOWN * 2 ** times, MAX_HOLD_DOWN);
    this.#shunned.set(path, { at: now, times, until, failed });
    this.#changesAt = Math.min(this.#changesAt, until);
  }

  /** The path is gone, and its number may come to mean another. */
  forget(path: number): void {
    this.#shunned.delete(path);
  }

  /** The path to go by instead of the association's, `own` where that will do; -1: as all others go. */
  choose(now: number, own: number): number {
    this.#changesAt = NEVER;
    for (const { until } of this.#shunned.values()) if (until > now) this.#changesAt = Math.min(this.#changesAt, until);
    const association = this.#associationOf();
    const { paths, active } = association;
    const isFit = (path: Path): boolean => !this.#isShunned(now, path.id);
    const fits = this.#fits;
    const chosen =
      fits === null ? -1 : this.#best(now, own, (path) => fits(path) && isFit(path) && !this.#mayFail(now, path));
    if (chosen >= 0) return chosen;
    const current = paths[active];
    if (current === undefined || !this.#isShunned(now, active)) return -1;
    const apart = this.#best(now, own, (path) => isFit(path) && !sharesRisk(path, current));
    return apart >= 0 ? apart : this.#best(now, own, isFit);
  }

  /** When a path may be taken again, as of the last choice; Infinity: none is shunned. */
  deadline(): number {
    return this.#changesAt;
  }

  #best(now: number, own: number, fits: (path: Path) => boolean): number {
    const { paths } = this.#associationOf();
    const current = paths[own];
    if (current !== undefined && isUsable(current) && fits(current)) return own;
    return choosePath(paths, now, fits);
  }

  /** One that failed of late may have taken it with it. */
  #mayFail(now: number, path: Path): boolean {
    const { paths } = this.#associationOf();
    for (const [id, { failed, until }] of this.#shunned) {
      const other = paths[id];
      if (failed && until > now && other !== undefined && sharesRisk(path, other)) return true;
    }
    return false;
  }

  #isShunned(now: number, path: number): boolean {
    return (this.#shunned.get(path)?.until ?? now) > now;
  }
}
