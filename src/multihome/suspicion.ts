/**
 * When a path is suspect: the oldest unacknowledged segment on it is older than PTO *and* nothing sent on it was newly
 * acknowledged for S. Either alone is tripped by every burst, or costs a round trip too many.
 */
import {
  INITIAL_RTT,
  MIN_PTO_VARIANCE,
  MIN_SILENCE,
  PTO_VARIANCE_PART,
  SILENCE_GAPS,
  SILENCE_PART,
} from './constants.ts';

/** What TCP keeps of one path (structurally `PathEvidence` of src/tcp/segment.ts). Times in ms. */
export interface SuspicionEvidence {
  /** Last transmission of the oldest unacknowledged range whose latest copy is on this path; Infinity: none. */
  readonly oldestSentAt: number;
  /** When data sent on this path was last newly acknowledged; -Infinity: never. */
  readonly lastDeliveryAt: number;
  /** 0 while unknown. */
  readonly srtt: number;
  /** Windowed maximum of the variation. */
  readonly rttvar: number;
  /** Largest gap between acknowledgments in the last two round trips. */
  readonly maxAckGap: number;
  readonly flightSegments: number;
}

export interface SuspicionSettings {
  /** 1..8 */
  readonly multiplier: number;
  /** The peer's announced longest delay of an acknowledgment, in ms. */
  readonly peerAckDelay: number;
}

/**
 * PTO in ms: `srtt + max(4·rttvar, srtt/8, 2 ms)`, plus the peer's delay only when at most one segment is in flight: a
 * second one draws an acknowledgment at once (RFC 8985, section 7.2).
 */
export function ptoOf(evidence: SuspicionEvidence, settings: SuspicionSettings): number {
  const srtt = evidence.srtt > 0 ? evidence.srtt : INITIAL_RTT;
  const rttvar = evidence.srtt > 0 ? evidence.rttvar : INITIAL_RTT / 2;
  const delay = evidence.flightSegments <= 1 ? settings.peerAckDelay : 0;
  return (srtt + Math.max(4 * rttvar, srtt * PTO_VARIANCE_PART, MIN_PTO_VARIANCE) + delay) * settings.multiplier;
}

/** S in ms: `max(srtt/4, 4·rttvar, 2 × largest inter-ACK gap, 5 ms)`. */
export function silenceOf(evidence: SuspicionEvidence, settings: SuspicionSettings): number {
  const srtt = evidence.srtt > 0 ? evidence.srtt : INITIAL_RTT;
  const rttvar = evidence.srtt > 0 ? evidence.rttvar : INITIAL_RTT / 2;
  const silence = Math.max(srtt * SILENCE_PART, 4 * rttvar, SILENCE_GAPS * evidence.maxAckGap, MIN_SILENCE);
  return silence * settings.multiplier;
}

/** When the path becomes suspect unless something is acknowledged first; Infinity when nothing is outstanding. */
export function suspicionDeadline(evidence: SuspicionEvidence, settings: SuspicionSettings): number {
  if (!Number.isFinite(evidence.oldestSentAt)) return Number.POSITIVE_INFINITY;
  const aged = evidence.oldestSentAt + ptoOf(evidence, settings);
  return Math.max(aged, evidence.lastDeliveryAt + silenceOf(evidence, settings));
}
