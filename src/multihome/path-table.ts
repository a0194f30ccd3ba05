import { MAX_PATHS } from '../wire/kamo-option.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import type { PathChange } from './association-types.ts';
import { PATH_ID_REST } from './constants.ts';
import type { Path, PathReason } from './path.ts';
import { PathRecord, type PathSeed } from './path-record.ts';
import { nextPathState, type PathEvent, type PathState } from './path-states.ts';

/** Paths that may carry data now. */
export function isUsable(path: Path): boolean {
  return path.state === 'standby' || path.state === 'active';
}

/** Who is told of changes. */
export interface PathObserver {
  /** After it happened. */
  pathChanged(now: number, path: PathRecord, change: PathChange): void;
}

/** The paths of one association by ID, and which of them is active. */
export class PathTable {
  /** As many places as numbers were given: an array that is appended to makes room for many more. */
  #paths: readonly (PathRecord | undefined)[] = [];
  /** When the number of a removed path may be given again; null: at once. */
  #restUntil: number[] | null = null;
  readonly #observer: PathObserver;
  #active = -1;
  #size = 0;
  #lastHit = -1;

  constructor(observer: PathObserver) {
    this.#observer = observer;
  }

  get all(): readonly (PathRecord | undefined)[] {
    return this.#paths;
  }

  get size(): number {
    return this.#size;
  }

  /** ID of the path of new data, or -1. Its state is `active` unless it is suspect or not verified yet. */
  get active(): number {
    return this.#active;
  }

  get(id: number): PathRecord | undefined {
    return this.#paths[id];
  }

  /** ID of the path between a link and a foreign address, or -1. Allocates nothing. */
  find(link: number, foreign: SocketAddress): number {
    const hit = this.#paths[this.#lastHit];
    if (hit !== undefined && matches(hit, link, foreign)) return hit.id;
    for (let id = 0; id < this.#paths.length; id++) {
      const path = this.#paths[id];
      if (path !== undefined && matches(path, link, foreign)) {
        this.#lastHit = id;
        return id;
      }
    }
    return -1;
  }

  /** As `find`, for what arrived: the path takes the link's address object, one for all that have to do with it. */
  findSource(link: number, source: SocketAddress): number {
    const id = this.find(link, source);
    const path = this.#paths[id];
    if (path !== undefined && path.foreign !== source) path.foreign = source;
    return id;
  }

  /** The object of a path for this address, or the one given. */
  addressLike(address: SocketAddress): SocketAddress {
    return this.#paths.find((path) => path?.foreign.key === address.key)?.foreign ?? address;
  }

  /** A new unverified path; undefined when no number is free. The caller has made sure that there is none like it. */
  add(now: number, seed: PathSeed): PathRecord | undefined {
    const id = this.#freeId(now);
    if (id < 0) return undefined;
    const path = new PathRecord(id, now, seed);
    this.#place(id, path);
    this.#size += 1;
    this.#report(now, path, 'none', 'unverified', path.lastReason);
    return path;
  }

  /** Forgets a path; its number rests unless nothing was ever sent on it but probes. */
  remove(now: number, path: PathRecord, reason: PathReason): void {
    if (this.#paths[path.id] !== path) return;
    this.#place(path.id, undefined);
    this.#size -= 1;
    if (path.wasVerified) {
      this.#restUntil ??= new Array<number>(MAX_PATHS).fill(Number.NEGATIVE_INFINITY);
      this.#restUntil[path.id] = now + PATH_ID_REST;
    }
    if (this.#active === path.id) this.#active = -1;
    this.#report(now, path, path.state, 'none', reason);
  }

  /** Applies an event; false when it means nothing in the path's state. */
  apply(now: number, path: PathRecord, event: PathEvent, reason: PathReason): boolean {
    const to = nextPathState(path.state, event);
    if (to === undefined) return false;
    const from = path.state;
    path.state = to;
    path.lastReason = reason;
    path.changedAt = now;
    if (path.id === this.#active && (to === 'down' || to === 'deprecated')) this.#active = -1;
    this.#report(now, path, from, to, reason);
    // The path in the active role is active again as soon as it could be a standby.
    if (path.id === this.#active && path.state === 'standby') this.apply(now, path, 'selected', reason);
    return true;
  }

  /** New data goes by `id`, or nowhere (-1). */
  setActive(now: number, id: number, reason: PathReason): void {
    if (id === this.#active) return;
    const path = this.#paths[id];
    if (id !== -1 && path === undefined) return;
    const before = this.#paths[this.#active];
    this.#active = -1;
    if (before !== undefined) this.apply(now, before, 'deselected', 'deselected');
    if (path === undefined || path.state === 'down' || path.state === 'deprecated') return;
    this.#active = id;
    this.apply(now, path, 'selected', reason);
  }

  /** In an array of its own: whoever goes through the paths meets those that there were. */
  #place(id: number, path: PathRecord | undefined): void {
    const paths = id < this.#paths.length ? this.#paths.slice() : this.#paths.concat(undefined);
    paths[id] = path;
    this.#paths = paths;
  }

  #freeId(now: number): number {
    for (let id = 0; id < MAX_PATHS; id++) {
      if (this.#paths[id] === undefined && (this.#restUntil?.[id] ?? now) <= now) return id;
    }
    return -1;
  }

  #report(now: number, path: PathRecord, from: PathState | 'none', to: PathState | 'none', reason: PathReason): void {
    this.#observer.pathChanged(now, path, { type: 'path', path: path.id, from, to, reason });
  }
}

function matches(path: PathRecord, link: number, foreign: SocketAddress): boolean {
  return path.link === link && (path.foreign === foreign || path.foreign.key === foreign.key);
}
