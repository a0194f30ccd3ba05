/** Choices of one among names, checked; apart from what carries them out, so that who reads them loads little. */
import { isScheduleName, SCHEDULES, type ScheduleName } from '../tcp/schedule.ts';
import { isProofMode, PROOF_MODES, type ProofMode } from '../transport/proof-mode.ts';
import { invalid } from './arguments.ts';

/** A schedule, checked. */
export function parseSchedule(value: unknown): ScheduleName {
  if (isScheduleName(value)) return value;
  throw invalid('schedule', `one of ${SCHEDULES.join(', ')}`, value);
}

/** What waits for a proof, checked; `required`: who does not prove itself is not spoken to. */
export function parseProof(value: unknown, required = false): ProofMode {
  const mode = value === undefined ? 'before-data' : value;
  if (!isProofMode(mode)) throw invalid('proof', `one of ${PROOF_MODES.join(', ')}`, value);
  if (required && mode !== 'before-data') throw invalid('proof', "'before-data' with requireProof", mode);
  return mode;
}
