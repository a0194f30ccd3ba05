/** The states of a connection and what moves it between them: figure 5 of RFC 9293, section 3.3.2, as a table. */

export type TcpState =
  | 'closed'
  | 'listen'
  | 'syn-sent'
  | 'syn-received'
  | 'established'
  | 'fin-wait-1'
  | 'fin-wait-2'
  | 'close-wait'
  | 'closing'
  | 'last-ack'
  | 'time-wait';

export type TcpEvent =
  /** The application opens: a SYN goes out, or one is awaited. */
  | 'active-open'
  | 'passive-open'
  /** An acceptable SYN without, or with, an acknowledgment of ours. */
  | 'syn'
  | 'syn-ack'
  /** Our SYN is acknowledged. */
  | 'ack-of-syn'
  /** The application finishes its direction; what is queued goes before the FIN. */
  | 'shutdown'
  /** The peer's FIN is in order, and our FIN is acknowledged. */
  | 'fin'
  | 'ack-of-fin'
  /** TIME-WAIT is over. */
  | 'time-wait-over'
  /** An acceptable RST; a local abort; R2 has passed. */
  | 'reset'
  | 'abort'
  | 'give-up';

/**
 * State and event to next state; an absent pair is no transition. A shutdown before ESTABLISHED waits for it (RFC 9293,
 * section 3.10.4, leaves that to SYN-RECEIVED; SYN-SENT follows the same rule so that what was written is sent).
 */
export const TCP_TRANSITIONS = {
  closed: { 'active-open': 'syn-sent', 'passive-open': 'listen' },
  listen: { syn: 'syn-received', abort: 'closed' },
  'syn-sent': { syn: 'syn-received', 'syn-ack': 'established', reset: 'closed', abort: 'closed', 'give-up': 'closed' },
  'syn-received': { 'ack-of-syn': 'established', reset: 'closed', abort: 'closed', 'give-up': 'closed' },
  established: { shutdown: 'fin-wait-1', fin: 'close-wait', reset: 'closed', abort: 'closed', 'give-up': 'closed' },
  'fin-wait-1': {
    'ack-of-fin': 'fin-wait-2',
    fin: 'closing',
    reset: 'closed',
    abort: 'closed',
    'give-up': 'closed',
  },
  'fin-wait-2': { fin: 'time-wait', reset: 'closed', abort: 'closed', 'give-up': 'closed' },
  'close-wait': { shutdown: 'last-ack', reset: 'closed', abort: 'closed', 'give-up': 'closed' },
  closing: { 'ack-of-fin': 'time-wait', reset: 'closed', abort: 'closed', 'give-up': 'closed' },
  'last-ack': { 'ack-of-fin': 'closed', reset: 'closed', abort: 'closed', 'give-up': 'closed' },
  'time-wait': { 'time-wait-over': 'closed', reset: 'closed', abort: 'closed' },
} as const satisfies Record<TcpState, Partial<Record<TcpEvent, TcpState>>>;

const TABLE: Record<TcpState, Partial<Record<TcpEvent, TcpState>>> = TCP_TRANSITIONS;

/** The state after `event`, or `state` itself where the table has no entry. */
export function nextTcpState(state: TcpState, event: TcpEvent): TcpState {
  return TABLE[state][event] ?? state;
}
