/**
 * The search for the size of a path as a table (RFC 8899, section 5.2). A path without a search is that RFC's DISABLED:
 * it keeps to the base.
 */

/**
 * - `searching`: larger datagrams are tried.
 * - `complete`: the largest is found, until it is time to look again.
 * - `base`: a black hole was found; the base is used until the path has worked with it for a while.
 */
export type PathSizeState = 'searching' | 'complete' | 'base';

/**
 * - `search-over`: nothing larger is left to be tried. `raise-due`: the raise timer. `black-hole`: what passed passes no
 *   more. `base-works`: the base has worked for a while.
 */
export type PathSizeEvent = 'search-over' | 'raise-due' | 'black-hole' | 'base-works';

/** Where there is no entry the event changes nothing. */
export const PATH_SIZE_TRANSITIONS = {
  searching: { 'search-over': 'complete', 'black-hole': 'base' },
  complete: { 'raise-due': 'searching', 'black-hole': 'base' },
  base: { 'base-works': 'searching' },
} as const satisfies Record<PathSizeState, Partial<Record<PathSizeEvent, PathSizeState>>>;

/** The state after an event. */
export function nextPathSizeState(state: PathSizeState, event: PathSizeEvent): PathSizeState {
  const row: Partial<Record<PathSizeEvent, PathSizeState>> = PATH_SIZE_TRANSITIONS[state];
  return row[event] ?? state;
}
