/**
 * - `founding`: the association with the peer is made. `opening`: OPEN is sent until it is answered.
 * - `open`: both ends know each other's flow ID. `closing`: what waits still leaves, then CLOSE.
 */
export type FlowState = 'founding' | 'opening' | 'open' | 'closing' | 'closed';

export type FlowTransition = 'bound' | 'accepted' | 'refused' | 'ended' | 'finished' | 'failed';

/** What moves a flow; what is not here changes nothing. */
export const FLOW_TRANSITIONS: Readonly<Record<FlowState, Readonly<Partial<Record<FlowTransition, FlowState>>>>> = {
  founding: { bound: 'opening', failed: 'closed', ended: 'closed' },
  opening: { accepted: 'open', refused: 'closed', failed: 'closed', ended: 'closed' },
  open: { ended: 'closing', failed: 'closed' },
  closing: { finished: 'closed', failed: 'closed' },
  closed: {},
};

export function nextFlowState(state: FlowState, event: FlowTransition): FlowState | undefined {
  return FLOW_TRANSITIONS[state][event];
}
