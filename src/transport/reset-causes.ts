import { RESET_REASON } from '../wire/reset-option.ts';
import type { FailureCode } from './failure-code.ts';

/**
 * How this end knows that the peer has not the connection any more. `told`: its application ended it. `given-up`: it
 * did so itself. `lost`: its stateless reset, or refusals of all questions. `unreachable`: ICMP's of all questions.
 */
export type ResetCause = 'told' | 'given-up' | 'lost' | 'unreachable';

/** What the application hears. */
export const RESET_CAUSES: Readonly<Record<ResetCause, { readonly code: FailureCode; readonly message: string }>> = {
  told: { code: 'reset', message: 'the peer reset the connection' },
  'given-up': { code: 'reset', message: 'the peer gave the connection up' },
  lost: { code: 'reset', message: 'the peer has lost the connection: it was restarted, or has given it up' },
  unreachable: { code: 'refused', message: 'nobody listens at the addresses of the peer any more' },
};

/** The cause that goes with the reason in a RESET. */
export function causeOf(reason: number): ResetCause {
  return reason === RESET_REASON.none ? 'given-up' : 'told';
}
