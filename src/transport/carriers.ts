import type { Association } from '../multihome/association.ts';
import type { Path } from '../multihome/path.ts';
import { isUsable } from '../multihome/path-table.ts';
import { isSameWay, sharesRisk } from '../multihome/selector.ts';
import {
  ptoOf,
  type SuspicionEvidence,
  type SuspicionSettings,
  suspicionBeside,
  suspicionDeadline,
} from '../multihome/suspicion.ts';
import type { TcpConnection } from '../tcp/connection.ts';
import type { ScheduleName } from '../tcp/schedule.ts';
import { createPathEvidence } from '../tcp/segment.ts';

/** More paths than this gain nothing that a second one does not give. */
const MAX_AGGREGATED = 4;

const evidence = createPathEvidence();
/** Of a carrier beside the one that is judged. */
const other = createPathEvidence();

/**
 * The paths that carry data beside each other, of a connection whose schedule is `redundant` or `aggregate` (R-TR-46):
 * the active one, and others that no cut takes with it. Each is judged like the active path; one in doubt is left out.
 */
export class Carriers {
  readonly #tcp: TcpConnection;
  readonly #associationOf: () => Association;
  readonly #settingsOf: (path: number) => SuspicionSettings;
  readonly #schedule: ScheduleName;
  /** Bits of the paths, and whether some of them may share a bottleneck. */
  #mask = 0;
  #coupled = false;
  /** The whole peer seems to have stalled: nobody is suspect before this time. */
  #heldUntil = Number.NEGATIVE_INFINITY;

  constructor(
    tcp: TcpConnection,
    associationOf: () => Association,
    schedule: ScheduleName,
    settingsOf: (path: number) => SuspicionSettings,
  ) {
    this.#tcp = tcp;
    this.#associationOf = associationOf;
    this.#schedule = schedule;
    this.#settingsOf = settingsOf;
  }

  /** The best carrier beside `path`, or -1. */
  beside(path: number): number {
    let best: Path | undefined;
    for (const other of this.#association.paths) {
      if (other === undefined || other.id === path || (this.#mask & (1 << other.id)) === 0) continue;
      if (best === undefined || other.minRtt < best.minRtt) best = other;
    }
    return best?.id ?? -1;
  }

  /**
   * Chooses the paths as they are now; what one that is in doubt had under way goes by the others. None while the
   * traffic is not `steady`. True: they are others.
   */
  choose(now: number, steady: boolean): boolean {
    const { paths } = this.#association;
    // Which may be ahead of the association's.
    const active = this.#tcp.activePath;
    const chosen =
      active < 0 || !steady ? [] : this.#schedule === 'redundant' ? this.#twins(now) : this.#aggregated(now);
    let mask = 0;
    for (const path of chosen) mask |= 1 << path.id;
    const coupled = chosen.some((path, i) => chosen.some((other, j) => j > i && sharesRisk(path, other)));
    if (mask === this.#mask && coupled === this.#coupled) return false;
    const left = this.#mask & ~mask;
    this.#mask = mask;
    this.#coupled = coupled;
    this.#tcp.setCarriers(now, mask, coupled);
    for (const path of paths) {
      if (path === undefined || (left & (1 << path.id)) === 0 || isUsable(path) || path.id === active) continue;
      this.#tcp.abandon(now, path.id);
    }
    return true;
  }

  /** When the first of the carriers besides the active path is suspect; Infinity: never. */
  deadline(): number {
    let at = Number.POSITIVE_INFINITY;
    for (const path of this.#association.paths) if (this.#judges(path)) at = Math.min(at, this.#overdueAt(path));
    return Math.max(at, this.#heldUntil);
  }

  /**
   * When `path` is suspect by what it has shown, which is the caller's to read, and by what the carriers beside it have
   * (R-TR-47).
   */
  overdueAt(path: number, shown: SuspicionEvidence): number {
    const settings = this.#settingsOf(path);
    let at = Number.POSITIVE_INFINITY;
    for (const beside of this.#association.paths) {
      if (beside === undefined || beside.id === path || (this.#mask & (1 << beside.id)) === 0) continue;
      this.#tcp.evidence(beside.id, other);
      at = Math.min(at, suspicionBeside(shown, settings, other));
    }
    return at < Number.POSITIVE_INFINITY ? at : suspicionDeadline(shown, settings);
  }

  /** Judges the carriers besides the active path. True: one of them is suspect now. */
  judge(now: number): boolean {
    let suspected = false;
    if (now < this.#heldUntil) return false;
    for (const path of this.#association.paths) {
      if (!this.#judges(path) || now < this.#overdueAt(path)) continue;
      if (this.#association.suspect(now, path.id, 'data-overdue')) suspected = true;
      else this.#heldUntil = now + ptoOf(evidence, this.#settingsOf(path.id));
    }
    return suspected;
  }

  get #association(): Association {
    return this.#associationOf();
  }

  #judges(path: Path | undefined): path is Path {
    if (path === undefined || path.id === this.#tcp.activePath) return false;
    return (this.#mask & (1 << path.id)) !== 0 && isUsable(path);
  }

  #overdueAt(path: Path): number {
    this.#tcp.evidence(path.id, evidence);
    return this.overdueAt(path.id, evidence);
  }

  /** The active path and the best to stand by for it, unless that is the same way by another port. */
  #twins(now: number): Path[] {
    const { paths, active } = this.#association;
    const own = this.#tcp.activePath;
    // Who goes another way than the association has its path as the second.
    const other = active < 0 || own === active ? this.#association.standby(now) : active;
    const [first, second] = [paths[own], paths[other]];
    const pair = first !== undefined && second !== undefined && isSameWay(first, second) ? [first] : [first, second];
    return pair.filter((path) => path !== undefined);
  }

  /**
   * The active path and, best first, all that share neither an interface nor an address of the peer with one chosen
   * before. When there are none, one of each that does: their windows grow as one (RFC 6356).
   */
  #aggregated(now: number): Path[] {
    const { paths } = this.#association;
    const first = paths[this.#tcp.activePath];
    if (first === undefined) return [];
    const fit = paths.filter((path) => path !== undefined).filter((path) => isFit(path, now));
    fit.sort((a, b) => a.minRtt - b.minRtt);
    const apart = collect(first, fit, sharesRisk);
    return apart.length > 1 ? apart : collect(first, fit, isSameWay);
  }
}

function isFit(path: Path, now: number): boolean {
  const { blackHole, holdDownUntil, spurious, wish } = path;
  // Where the last failure was none, there is nothing to be held down for.
  const held = holdDownUntil > now && !spurious;
  return isUsable(path) && !blackHole && !held && wish !== 'backup' && wish !== 'abandon';
}

function collect(first: Path, candidates: readonly Path[], clashes: (a: Path, b: Path) => boolean): Path[] {
  const chosen = [first];
  for (const path of candidates) {
    if (chosen.length < MAX_AGGREGATED && !chosen.some((other) => clashes(path, other))) chosen.push(path);
  }
  return chosen;
}
