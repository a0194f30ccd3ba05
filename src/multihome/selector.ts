/** Which path to use, as pure functions of what is known of the paths. Moving traffic is elsewhere. */
import { CONFIRM_PROBES, CONFIRM_SPAN, SWITCHBACK_MARGIN, SWITCHBACK_PART, SWITCHBACK_SPAN } from './constants.ts';
import type { Path, PathWish } from './path.ts';

type Paths = readonly (Path | undefined)[];

/** Two paths that one cut may take: the same egress, or the same foreign address. */
export function sharesRisk(a: Path, b: Path): boolean {
  return a.riskGroup === b.riskGroup || a.foreign.address === b.foreign.address;
}

/** Two paths by one egress to one address of the peer: they differ in ports, and carry no more together than alone. */
export function isSameWay(a: Path, b: Path): boolean {
  return a.riskGroup === b.riskGroup && a.foreign.address === b.foreign.address;
}

/**
 * ID of the best path to fall back on beside `active`, or -1: verified, of another risk group if there is one, of
 * another way (spare ports come last), then not a black hole for large packets, not held down, by what both ends wish, by preference, by least round trip.
 */
export function chooseStandby(paths: Paths, active: number, now: number): number {
  const reference = paths[active];
  let best: Path | undefined;
  for (const path of paths) {
    if (path === undefined || path.id === active || path.state !== 'standby') continue;
    if (best === undefined || compareStandbys(path, best, reference, now) < 0) best = path;
  }
  return best?.id ?? -1;
}

/** ID of the best working path that fits, the active one included, or -1; by the same order, risk apart. */
export function choosePath(paths: Paths, now: number, fits: (path: Path) => boolean): number {
  let best: Path | undefined;
  for (const path of paths) {
    if (path === undefined || (path.state !== 'standby' && path.state !== 'active') || !fits(path)) continue;
    if (best === undefined || compareStandbys(path, best, undefined, now) < 0) best = path;
  }
  return best?.id ?? -1;
}

/** `path` has a least round trip that is better than that of `active` by the margin. */
export function isFaster(path: Path, active: Path): boolean {
  if (!Number.isFinite(path.minRtt) || !Number.isFinite(active.minRtt)) return false;
  return active.minRtt - path.minRtt >= Math.max(SWITCHBACK_MARGIN, active.minRtt * SWITCHBACK_PART);
}

/**
 * ID of a path to move to from a working `active`, or -1. By preference, when full-size probes confirmed it; else by
 * round trip, when it has been better by the margin for long enough, and only while the application limits the
 * active path: an idle path always beats one with a queue of its own. Held-down paths wait.
 */
export function chooseSwitchback(paths: Paths, active: number, now: number, applicationLimited: boolean): number {
  const current = paths[active];
  if (current === undefined || current.state !== 'active') return -1;
  let best: Path | undefined;
  for (const path of paths) {
    if (path === undefined || path.state !== 'standby' || path.blackHole || path.holdDownUntil > now) continue;
    const preferred = isPreferred(path, current);
    if (preferred < 0) continue;
    const worth =
      preferred > 0 ? isConfirmed(path, now) : applicationLimited && now - path.betterSince >= SWITCHBACK_SPAN;
    if (worth && (best === undefined || compareSwitchbacks(path, best) < 0)) best = path;
  }
  return best?.id ?? -1;
}

/** Three full-size probes over at least a second came back since the path was verified anew. */
function isConfirmed(path: Path, now: number): boolean {
  return path.fullSizeReplies >= CONFIRM_PROBES && now - path.fullSizeSince >= CONFIRM_SPAN;
}

/** Negative: better. */
function compareStandbys(a: Path, b: Path, reference: Path | undefined, now: number): number {
  if (reference !== undefined) {
    const risk = Number(sharesRisk(a, reference)) - Number(sharesRisk(b, reference));
    if (risk !== 0) return risk;
    const same = Number(isSameWay(a, reference)) - Number(isSameWay(b, reference));
    if (same !== 0) return same;
  }
  if (a.blackHole !== b.blackHole) return a.blackHole ? 1 : -1;
  const held = Number(a.holdDownUntil > now) - Number(b.holdDownUntil > now);
  if (held !== 0) return held;
  return compareSwitchbacks(a, b);
}

function compareSwitchbacks(a: Path, b: Path): number {
  const preferred = isPreferred(a, b);
  if (preferred !== 0) return -preferred;
  if (a.minRtt !== b.minRtt) return a.minRtt < b.minRtt ? -1 : 1;
  return a.id - b.id;
}

/** Positive: `a` is preferred to `b` by wish or preference. */
function isPreferred(a: Path, b: Path): number {
  const wish = WISH_RANK[a.wish] - WISH_RANK[b.wish];
  return wish !== 0 ? wish : a.preference - b.preference;
}

const WISH_RANK = { abandon: 0, backup: 1, none: 2, prefer: 3 } as const satisfies Record<PathWish, number>;
