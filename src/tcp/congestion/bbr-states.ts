/** What a BBR sender is doing (Cardwell et al., draft-cardwell-iccrg-bbr-congestion-control-00, section 4.2). */
export type BbrState = 'startup' | 'drain' | 'probe-bw' | 'probe-rtt';

export type BbrEvent = 'pipe-full' | 'drained' | 'rtt-stale' | 'rtt-measured' | 'rtt-measured-unfilled' | 'restart';

export const BBR_TRANSITIONS = {
  startup: { 'pipe-full': 'drain', 'rtt-stale': 'probe-rtt', restart: 'startup' },
  drain: { drained: 'probe-bw', 'rtt-stale': 'probe-rtt', restart: 'startup' },
  'probe-bw': { 'rtt-stale': 'probe-rtt', restart: 'startup' },
  'probe-rtt': { 'rtt-measured': 'probe-bw', 'rtt-measured-unfilled': 'startup', restart: 'startup' },
} as const satisfies Record<BbrState, Partial<Record<BbrEvent, BbrState>>>;

/** The state after `event`; an event that a state does not know leaves it. */
export function nextBbrState(state: BbrState, event: BbrEvent): BbrState {
  const row: Partial<Record<BbrEvent, BbrState>> = BBR_TRANSITIONS[state];
  return row[event] ?? state;
}
