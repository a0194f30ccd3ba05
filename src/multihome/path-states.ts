/**
 * The states of a path as a table. A state says how far sending by the path may be trusted; whether anything is heard
 * on it is a separate fact (`Path.inOk`), because a path may work in one direction only (RFC 5534, section 3.3).
 */

/**
 * - `unverified`: nothing is known; probes only.
 * - `standby`: its peer answered at that address; may become active at any moment.
 * - `active`: new data goes by it.
 * - `suspect`: overdue; probed each PTO, still sent on where there is no other.
 * - `down`: its probes are exhausted; probed with backoff.
 * - `deprecated`: withdrawn; accepted inbound, drained, then forgotten.
 */
export type PathState = 'unverified' | 'standby' | 'active' | 'suspect' | 'down' | 'deprecated';

/**
 * - `verified`: a full round trip by probe, by TCP's handshake, or by acknowledgment of data sent on it.
 * - `selected`, `deselected`: it is, or is no longer, where new data goes.
 * - `overdue`: suspicion by data (suspicion.ts) or by unanswered probes.
 * - `silent`: the peer says that it hears nothing from us on it.
 * - `relieved`: data sent on it after the suspicion was acknowledged, or a full-size probe was answered.
 * - `exhausted`: its probes stayed unanswered.
 * - `withdrawn`: a locator of it is gone. `restored`: it came back.
 */
export type PathEvent =
  | 'verified'
  | 'selected'
  | 'deselected'
  | 'overdue'
  | 'silent'
  | 'relieved'
  | 'exhausted'
  | 'withdrawn'
  | 'restored';

/** Where there is no entry the event changes nothing. */
export const PATH_TRANSITIONS = {
  unverified: { verified: 'standby', withdrawn: 'deprecated' },
  standby: { selected: 'active', overdue: 'suspect', silent: 'suspect', withdrawn: 'deprecated' },
  active: { deselected: 'standby', overdue: 'suspect', silent: 'suspect', withdrawn: 'deprecated' },
  suspect: { relieved: 'standby', exhausted: 'down', withdrawn: 'deprecated' },
  down: { verified: 'standby', withdrawn: 'deprecated' },
  deprecated: { restored: 'unverified' },
} as const satisfies Record<PathState, Partial<Record<PathEvent, PathState>>>;

/** The state after an event, or undefined where the event means nothing. */
export function nextPathState(state: PathState, event: PathEvent): PathState | undefined {
  const row: Partial<Record<PathEvent, PathState>> = PATH_TRANSITIONS[state];
  return row[event];
}
