/**
 * How an opening connection comes to its association.
 *
 * - `apart`: nothing is decided. `waiting`: another connection of this node proves the same peer just now.
 * - `asking`: the initiator's BIND is on its way. `proving`: keys and proofs of its own.
 * - `welcomed`: the SYN/ACK has shown that the responder has the association; whether it has the initiator's BIND is open.
 * - `bound`: to an association that was there. `founded`: an association of its own.
 */
export type BindingState = 'apart' | 'waiting' | 'asking' | 'welcomed' | 'proving' | 'bound' | 'founded';

/** What moves it. */
export type BindingEvent =
  /** TCP is established, and there is an association with the dialled node. */
  | 'known'
  /** There is none yet, but another connection is about to found one. */
  | 'founder-ahead'
  /** The initiator has nobody to lean on; or the peer's HELLO came. */
  | 'alone'
  /** The association waited for is there. */
  | 'founder-proven'
  /** It will not come, or not in time. */
  | 'founder-lost'
  /** The peer has no such association, or does not answer. */
  | 'refused'
  /** An authentic BIND of the responder in its SYN/ACK, which it gives to whoever has sent that SYN. */
  | 'welcome'
  /** An authentic BIND of the peer. */
  | 'bind'
  /** The peer has proven itself in this connection's own exchange. */
  | 'proven';

/** The machine of R-TR-30 to R-TR-33. A missing entry means that the event changes nothing in that state. */
export const BINDING_TRANSITIONS = {
  apart: { known: 'asking', 'founder-ahead': 'waiting', alone: 'proving', bind: 'bound' },
  waiting: { 'founder-proven': 'asking', 'founder-lost': 'proving' },
  asking: { welcome: 'welcomed', bind: 'bound', refused: 'proving' },
  welcomed: { bind: 'bound' },
  proving: { bind: 'bound', proven: 'founded' },
  bound: {},
  founded: {},
} as const satisfies Record<BindingState, Partial<Record<BindingEvent, BindingState>>>;

/** The state after an event, or undefined where the event means nothing. */
export function nextBindingState(state: BindingState, event: BindingEvent): BindingState | undefined {
  const row: Partial<Record<BindingEvent, BindingState>> = BINDING_TRANSITIONS[state];
  return row[event];
}
