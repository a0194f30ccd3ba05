import { initialWindow } from './congestion/initial-window.ts';
import { FEW_SEGMENTS } from './constants.ts';
import { usableWindow } from './flow-control.ts';
import { MEMORY } from './path-memory.ts';
import type { PathSender } from './path-sender.ts';
import type { Scoreboard } from './scoreboard.ts';
import type { PathEvidence, TcpPathStatistics, TcpStatus } from './segment.ts';
import type { Tcb } from './tcb.ts';
import { urgentLength } from './urgent.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** Writes what `path` has shown into `into`. */
export function readEvidence(tcb: Tcb, path: number, into: PathEvidence): void {
  const sender = tcb.senders[path];
  into.oldestSentAt = oldestSentAt(tcb, path);
  if (!sender) {
    const memory = tcb.paths[path]?.memory;
    into.lastDeliveryAt = memory?.[MEMORY.lastDeliveryAt] ?? Number.NEGATIVE_INFINITY;
    into.lastAckedSentAt = memory?.[MEMORY.lastAckedSentAt] ?? Number.NEGATIVE_INFINITY;
    into.srtt = memory?.[MEMORY.srtt] ?? 0;
    into.rttvar = memory?.[MEMORY.rttvar] ?? 0;
    into.minRtt = memory?.[MEMORY.minRtt] ?? 0;
    into.deliveryRate = memory?.[MEMORY.deliveryRate] ?? 0;
    into.maxAckGap = 0;
    into.applicationLimited = true;
    into.flightSegments = 0;
    into.thirdSentAt = NEVER;
    into.flightBytes = 0;
    return;
  }
  into.lastDeliveryAt = sender.lastDeliveryAt;
  into.lastAckedSentAt = sender.lastAckedSentAt;
  into.srtt = sender.rtt.srtt;
  into.rttvar = sender.rtt.rttvar;
  into.minRtt = sender.rtt.minRtt;
  into.deliveryRate = sender.deliveryRate;
  into.maxAckGap = sender.rtt.maxAckGap;
  into.applicationLimited = sender.rate.isLimited;
  into.flightSegments = sender.segments + sender.lostCount;
  into.thirdSentAt = tcb.scoreboard === null ? NEVER : thirdSentAt(tcb.scoreboard, sender);
  into.flightBytes = sender.inFlight + sender.lostBytes;
}

/** Figures of `path` for applications and tests. */
export function readStatistics(tcb: Tcb, path: number): TcpPathStatistics {
  const known = tcb.path(path);
  const sender = tcb.senders[path];
  const memory = known?.memory;
  const mss = known === null ? 0 : tcb.effectiveMss(known);
  return {
    srtt: known?.srtt ?? 0,
    rttvar: sender?.rtt.rttvar ?? memory?.[MEMORY.rttvar] ?? 0,
    minRtt: sender?.rtt.minRtt ?? memory?.[MEMORY.minRtt] ?? NEVER,
    rto: sender?.rtt.rto ?? 0,
    cwnd: sender?.controller.cwnd ?? memory?.[MEMORY.cwnd] ?? initialWindow(mss),
    ssthresh: sender?.controller.ssthresh ?? memory?.[MEMORY.ssthresh] ?? NEVER,
    inFlight: sender?.inFlight ?? 0,
    mss,
    controller: sender?.controller.name ?? tcb.settings.congestion,
    pacingRate: finite(sender?.pacingRate ?? 0),
    deliveryRate: sender?.deliveryRate ?? memory?.[MEMORY.deliveryRate] ?? 0,
    bytesSent: sender?.bytesSent ?? memory?.[MEMORY.bytesSent] ?? 0,
    bytesDelivered: sender?.bytesDelivered ?? memory?.[MEMORY.bytesDelivered] ?? 0,
    segmentsSent: sender?.segmentsSent ?? memory?.[MEMORY.segmentsSent] ?? 0,
    lostSegments: sender?.lostSegments ?? memory?.[MEMORY.lostSegments] ?? 0,
    retransmittedSegments: sender?.retransmittedSegments ?? memory?.[MEMORY.retransmittedSegments] ?? 0,
    hedgedSegments: sender?.hedgedSegments ?? memory?.[MEMORY.hedgedSegments] ?? 0,
  };
}

function finite(rate: number): number {
  return rate < NEVER ? rate : 0;
}

/** The STATUS call. */
export function readStatus(tcb: Tcb): TcpStatus {
  return {
    state: tcb.state,
    schedule: tcb.schedule?.name ?? 'failover',
    // Within, sequence numbers are signed.
    sndUna: tcb.sndUna >>> 0,
    sndNxt: tcb.sndNxt >>> 0,
    sendWindow: usableWindow(tcb),
    rcvNxt: tcb.rcvNxt >>> 0,
    receiveWindow: Math.max((tcb.rcvAdv - tcb.rcvNxt) | 0, 0),
    unacknowledged: tcb.sendQueue?.length ?? 0,
    unread: tcb.receiveQueue?.readableLength ?? 0,
    urgentLength: urgentLength(tcb),
    peerMss: tcb.peerMss,
    timestamps: tcb.timestamps,
    sack: tcb.sack,
    sendScale: tcb.scaling ? tcb.sndScale : -1,
    receiveScale: tcb.scaling ? tcb.rcvScale : -1,
    ecn: tcb.ecn !== null,
    userTimeout: tcb.dataTimeout,
    retransmissions: tcb.timers.backoff,
    softError: tcb.softError,
  };
}

function thirdSentAt(board: Scoreboard, sender: PathSender): number {
  if (sender.segments > FEW_SEGMENTS) return NEVER;
  let found = 0;
  for (let slot = sender.head; slot >= 0; slot = board.next[slot] as number) {
    const sentAt = board.sentAt[slot] as number;
    if (sentAt > sender.lastAckedSentAt && ++found === 3) return sentAt;
  }
  return NEVER;
}

/** A retransmission by timer does not make the wait forgotten that it ended. */
function oldestSentAt(tcb: Tcb, path: number): number {
  const board = tcb.scoreboard;
  const sender = tcb.senders[path];
  const probedAt = tcb.timers.persistPath === path ? tcb.timers.persistSentAt : NEVER;
  const silentSince = sender?.silentSince ?? NEVER;
  if (board === null || !sender || sender.segments + sender.lostCount === 0) return Math.min(probedAt, silentSince);
  const oldest = sender.head >= 0 ? (board.sentAt[sender.head] as number) : NEVER;
  // The ranges copied are still the suspect's.
  const { hedge } = tcb;
  const copiedAt = hedge !== null && hedge.to === path && hedge.headSent ? hedge.firstAt : NEVER;
  return Math.min(oldest, sender.ledger?.oldestSentAt ?? NEVER, sender.overdueSince, silentSince, probedAt, copiedAt);
}
