/**
 * A spare port is a second socket at a locator's address. Its path to the address in use is another flow to whatever
 * chooses by ports (RFC 2992's hash of equal routes, a translator's table), and the same way to everything else: it stands
 * by where no other egress does (R-MH-80).
 */
import { type LocalEntry, locatorOf, riskGroupOf } from './local-entry.ts';
import type { Path } from './path.ts';
import type { PathRecord, PathSeed } from './path-record.ts';
import { isUsable } from './path-table.ts';

type Paths = readonly (PathRecord | undefined)[];

/** What the path of a spare port beside `active` is to be made from; undefined: there is one, or none is wanted or left. */
export function spareBeside(locals: readonly LocalEntry[], paths: Paths, active: PathRecord): PathSeed | undefined {
  const own = locals.find(({ link }) => link === active.link);
  const siblings =
    own === undefined ? [] : locals.filter((entry) => entry !== own && locatorOf(entry) === locatorOf(own));
  if (siblings.length === 0) return undefined;
  if (paths.some((path) => path !== undefined && path.riskGroup !== active.riskGroup && isPromising(path)))
    return undefined;
  const tried = new Map<number, Path>();
  for (const path of paths) if (path?.foreign.key === active.foreign.key) tried.set(path.link, path);
  if (siblings.some(({ link }) => isHopeful(tried.get(link)))) return undefined;
  // The latest is the freshest.
  const spare = siblings.filter(({ link }) => !tried.has(link)).at(-1);
  if (spare === undefined) return undefined;
  const { foreign, origin, foreignLocatorId, preference, needsKeepalive } = active;
  const listed = { origin, foreignLocatorId, preference, localLocatorId: NOT_LISTED };
  return { link: spare.link, foreign, ...listed, riskGroup: riskGroupOf(spare), needsKeepalive };
}

/** What the locator sets say of the path of a spare port: the same as of its locator's own path, one of `pairs`. */
export function pairOfSpare(
  locals: readonly LocalEntry[],
  pairs: readonly PathSeed[],
  path: Path,
): PathSeed | undefined {
  const entry = locals.find(({ link }) => link === path.link);
  if (entry?.spareOf === undefined) return undefined;
  const pair = pairs.find(({ link, foreign }) => link === entry.spareOf && foreign.key === path.foreign.key);
  return pair && { ...pair, link: entry.link, localLocatorId: NOT_LISTED };
}

/** A spare port is in no set. */
const NOT_LISTED = -1;

/** It works, or it may turn out to. */
function isHopeful(path: Path | undefined): boolean {
  return path !== undefined && (isUsable(path) || path.state === 'unverified');
}

/** It works, or is being tried. */
function isPromising(path: PathRecord): boolean {
  return isUsable(path) || (path.state === 'unverified' && (path.probe.left > 0 || path.probe.due !== 'no'));
}
