/**
 * When a path is suspect: the oldest unacknowledged segment on it is older than PTO *and* nothing sent on it was newly
 * acknowledged for S. Either alone is tripped by every burst, or costs a round trip too many.
 */
import {
  INITIAL_RTT,
  MIN_PTO_VARIANCE,
  MIN_SILENCE,
  PTO_VARIANCE_PART,
  REGULAR_FLIGHT,
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
  /** Least round trip of late; 0 or Infinity while unknown. */
  readonly minRtt: number;
  /** Windowed maximum of the variation. */
  readonly rttvar: number;
  /** Largest gap between acknowledgments in the last two round trips. */
  readonly maxAckGap: number;
  readonly flightSegments: number;
  /**
   * When the third of those segments in flight was last sent that left after all that was acknowledged, in a flow that is
   * not regular; Infinity: there are fewer.
   */
  readonly thirdSentAt: number;
}

export interface SuspicionSettings {
  /** 1..8 */
  readonly multiplier: number;
  /** The peer's announced longest delay of an acknowledgment, in ms. */
  readonly peerAckDelay: number;
}

/**
 * PTO in ms: `srtt + max(4·rttvar, srtt/8, 2 ms)`, with 2·rttvar in a regular flow; plus the peer's delay only when at
 * most one segment is in flight: a second one draws an acknowledgment at once (RFC 8985, section 7.2).
 */
export function ptoOf(evidence: SuspicionEvidence, settings: SuspicionSettings): number {
  const srtt = evidence.srtt > 0 ? evidence.srtt : INITIAL_RTT;
  const variance = varianceOf(evidence) * (isRegular(evidence) ? 2 : 4);
  const delay = evidence.flightSegments <= 1 ? settings.peerAckDelay : 0;
  return (srtt + Math.max(variance, srtt * PTO_VARIANCE_PART, MIN_PTO_VARIANCE) + delay) * settings.multiplier;
}

/**
 * S in ms: `max(srtt/4, 4·rttvar, 2 × largest inter-ACK gap, 5 ms)`; without the second term in a regular flow: there
 * the gaps themselves say how regular it is, while a queue that fills and drains varies the round trip and not the gaps.
 */
export function silenceOf(evidence: SuspicionEvidence, settings: SuspicionSettings): number {
  const srtt = evidence.srtt > 0 ? evidence.srtt : INITIAL_RTT;
  const variance = isRegular(evidence) ? 0 : 4 * varianceOf(evidence);
  const silence = Math.max(leastSilence(srtt), variance, SILENCE_GAPS * evidence.maxAckGap);
  return silence * settings.multiplier;
}

/**
 * S in ms when the peer says that it hears nothing: `max(srtt/4, largest inter-ACK gap, 5 ms)`. Two ends that agree need
 * no margin, whatever one of them was wrong about before.
 */
export function reportedSilenceOf(evidence: SuspicionEvidence): number {
  return Math.max(leastSilence(evidence.srtt), evidence.maxAckGap);
}

/**
 * When the path becomes suspect unless something is acknowledged first; Infinity when nothing is outstanding. In a flow that
 * is not regular three segments in a row that are older than PTO say more than the gaps before: S is the least one then.
 */
export function suspicionDeadline(evidence: SuspicionEvidence, settings: SuspicionSettings): number {
  if (!Number.isFinite(evidence.oldestSentAt)) return Number.POSITIVE_INFINITY;
  const pto = ptoOf(evidence, settings);
  const single = Math.max(evidence.oldestSentAt + pto, evidence.lastDeliveryAt + silenceOf(evidence, settings));
  if (isRegular(evidence) || evidence.srtt === 0) return single;
  const silence = leastSilence(evidence.srtt) * settings.multiplier;
  return Math.min(single, Math.max(evidence.thirdSentAt + pto, evidence.lastDeliveryAt + silence));
}

/**
 * The same for a path beside which `other` carries data: a silence of both is one of the peer, more likely, and does not
 * count before it has lasted for PTO. Until then the path must have been silent for twice the largest gap of the other
 * one, and for twice as long as that one has been; on a path that is slower by half of its greater round trip it shows
 * later by that. Infinity: too little is in flight on the other one to tell.
 */
export function suspicionBeside(
  evidence: SuspicionEvidence,
  settings: SuspicionSettings,
  other: SuspicionEvidence,
): number {
  const alone = suspicionDeadline(evidence, settings);
  const { lastDeliveryAt } = evidence;
  if (!isRegular(other)) return Number.POSITIVE_INFINITY;
  if (!Number.isFinite(lastDeliveryAt)) return alone;
  const apart = Math.max(alone, lastDeliveryAt + SILENCE_GAPS * other.maxAckGap);
  const together = Math.max(alone, lastDeliveryAt + ptoOf(evidence, settings));
  // From then on the other one has been silent for more than half as long.
  const heardAt = other.lastDeliveryAt - Math.max(0, newsTime(other) - newsTime(evidence));
  const until = (SILENCE_GAPS * heardAt - lastDeliveryAt) / (SILENCE_GAPS - 1);
  return apart <= until ? Math.min(apart, together) : together;
}

/** How long news takes by the path, at best. */
function newsTime({ minRtt }: SuspicionEvidence): number {
  return Number.isFinite(minRtt) ? minRtt / 2 : 0;
}

/** A shorter silence says nothing, whatever else does. */
function leastSilence(srtt: number): number {
  return Math.max(srtt * SILENCE_PART, MIN_SILENCE);
}

/** Enough is in flight that acknowledgments keep coming while the path works. */
function isRegular(evidence: SuspicionEvidence): boolean {
  return evidence.srtt > 0 && evidence.flightSegments >= REGULAR_FLIGHT;
}

function varianceOf(evidence: SuspicionEvidence): number {
  return evidence.srtt > 0 ? evidence.rttvar : INITIAL_RTT / 2;
}
