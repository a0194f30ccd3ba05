/**
 * What the application has of an opening connection.
 *
 * - `withheld`: nothing.
 * - `deferring`: all of it, and its peer has not been asked who it is. `trusting`: the same, and the proof is under way.
 * - `settled`: all of it, and the peer is proven.
 */
export type AdmissionState = 'withheld' | 'deferring' | 'trusting' | 'settled';

/** What moves it. */
export type AdmissionEvent =
  /** TCP is established: in mode `early`, or where the proof is not put off; and in mode `deferred`. */
  | 'early'
  | 'deferred'
  /** The connection has lived, or carried, enough. */
  | 'due'
  /** The peer is proven, or has the keys of an association with this node. */
  | 'proven';

/** The machine of R-TR-54 to R-TR-57. A missing entry means that the event changes nothing in that state. */
export const ADMISSION_TRANSITIONS = {
  withheld: { early: 'trusting', deferred: 'deferring', proven: 'settled' },
  deferring: { due: 'trusting', proven: 'settled' },
  trusting: { proven: 'settled' },
  settled: {},
} as const satisfies Record<AdmissionState, Partial<Record<AdmissionEvent, AdmissionState>>>;

/** The state after an event, or undefined where the event means nothing. */
export function nextAdmissionState(state: AdmissionState, event: AdmissionEvent): AdmissionState | undefined {
  const row: Partial<Record<AdmissionEvent, AdmissionState>> = ADMISSION_TRANSITIONS[state];
  return row[event];
}
