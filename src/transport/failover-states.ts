/** What a connection is doing about the path it sends by. */
export type FailoverState = 'steady' | 'hedging' | 'alone' | 'pathless';

/** What moves it. */
export type FailoverEvent =
  /** The active path is suspect, and there is a standby. */
  | 'overdue'
  /** The active path is suspect, and there is none. */
  | 'overdue-alone'
  /** Data sent on the standby was acknowledged first. */
  | 'standby-confirmed'
  /** Data sent on the suspect path after the suspicion was acknowledged first. */
  | 'suspect-confirmed'
  /** The standby went, too, and no other is left. */
  | 'standby-lost'
  | 'standby-found'
  /** The active path was taken away and another stands by. */
  | 'active-removed'
  /** No path that could carry data is left. */
  | 'paths-gone'
  /** A path answered after there was none. */
  | 'path-answered';

/** The machine of R-TR-16 to R-TR-22. A missing entry means that the event changes nothing in that state. */
export const FAILOVER_TRANSITIONS = {
  steady: { overdue: 'hedging', 'overdue-alone': 'alone', 'active-removed': 'steady', 'paths-gone': 'pathless' },
  hedging: {
    'standby-confirmed': 'steady',
    'suspect-confirmed': 'steady',
    'standby-lost': 'alone',
    'active-removed': 'steady',
    'paths-gone': 'pathless',
  },
  alone: {
    'suspect-confirmed': 'steady',
    'standby-found': 'hedging',
    'path-answered': 'alone',
    'active-removed': 'steady',
    'paths-gone': 'pathless',
  },
  pathless: { 'path-answered': 'steady' },
} as const satisfies Record<FailoverState, Partial<Record<FailoverEvent, FailoverState>>>;

/** The state after an event, or undefined where the event means nothing. */
export function nextFailoverState(state: FailoverState, event: FailoverEvent): FailoverState | undefined {
  const row: Partial<Record<FailoverEvent, FailoverState>> = FAILOVER_TRANSITIONS[state];
  return row[event];
}
