import { ACK, FIN, RST, SYN } from '../wire/segment-row.ts';
import { acknowledgeNow, challenge } from './acknowledge.ts';
import { postponeOrphan } from './close.ts';
import { IDLE_TRIM, MAX_WINDOW, PAWS_SLACK } from './constants.ts';
import { processDelivery } from './delivery.ts';
import { negotiateEcn, takeEcn } from './ecn.ts';
import { updateSendWindow } from './flow-control.ts';
import { establish, handleListen, handleSynSent, refuse } from './handshake.ts';
import { hedgeAfterAck } from './hedge.ts';
import { noteHeard } from './keep-alive.ts';
import type { TcpPath } from './path.ts';
import { recoverAfterAck, stopTimers } from './recovery.ts';
import { queueReset } from './reset.ts';
import { type Segment, TCP_EVENT } from './segment.ts';
import type { Tcb } from './tcb.ts';
import { answerProbe, refuseText, takeSynText, takeText } from './text.ts';
import { enterTimeWait } from './time-wait.ts';
import { takeUrgentPointer } from './urgent.ts';
import { takeUserTimeout } from './user-timeout.ts';

/** SEGMENT ARRIVES (RFC 9293, section 3.10.7), with the checks of RFC 5961 and PAWS per path (RFC 7323, section 5). */
export function handleArrival(tcb: Tcb, now: number, pathId: number, segment: Segment): void {
  const path = tcb.path(pathId);
  if (path === null) {
    tcb.counters.badPath++;
    return;
  }
  switch (tcb.state) {
    case 'closed':
      tcb.counters.afterClose++;
      return;
    case 'listen':
      handleListen(tcb, now, path, segment);
      return;
    case 'syn-sent':
      handleSynSent(tcb, now, path, segment);
      if (tcb.synchronized) continueSynAck(tcb, now, path, segment);
      return;
    default:
      handleOther(tcb, now, path, segment);
  }
}

/** What else a SYN/ACK carries, from the sixth step on (RFC 9293, section 3.10.7.3). UDP mode sends no text on it. */
function continueSynAck(tcb: Tcb, now: number, path: TcpPath, segment: Segment): void {
  if (tcb.settings.carrier !== 'ip') return;
  const seq = (segment.seq + 1) | 0;
  takeUrgentPointer(tcb, segment, seq);
  if (segment.payloadLength > 0 || (segment.flags & FIN) !== 0) {
    takeText(tcb, now, path, segment, seq);
  }
}

/** RFC 9293, section 3.10.7.4. */
function handleOther(tcb: Tcb, now: number, path: TcpPath, segment: Segment): void {
  const flags = segment.flags;
  const silent = segment.control && segment.payloadLength === 0 && (flags & (SYN | FIN | RST)) === 0;
  if (tcb.timestamps && (flags & RST) === 0) {
    if (
      !segment.hasTimestamp ||
      path.isOldTimestamp(now, segment.tsVal, tcb.settings.carrier === 'ip' ? 0 : PAWS_SLACK)
    ) {
      tcb.counters.paws++;
      if (segment.hasTimestamp && !silent) challenge(tcb, now, path.id);
      return;
    }
  }
  const length = segment.payloadLength + (flags & FIN) + ((flags & SYN) >>> 1);
  const distance = (segment.seq - tcb.rcvNxt) | 0;
  const window = (tcb.rcvAdv - tcb.rcvNxt) | 0;
  const acceptable = isAcceptable(distance, length, window);
  if ((flags & RST) !== 0) {
    if (segment.authentic) refuse(tcb);
    else handleReset(tcb, now, path, distance, acceptable, window);
    return;
  }
  if ((flags & SYN) !== 0) {
    handleSyn(tcb, now, path, segment);
    return;
  }
  if ((flags & ACK) === 0) {
    tcb.counters.missingAck++;
    return;
  }
  // What lies behind, or would fit if the window were open, is answered by where we are.
  const behind = distance <= 0 && -distance <= MAX_WINDOW;
  if (!acceptable && !behind) {
    tcb.counters.unacceptable++;
    if (!silent) challenge(tcb, now, path.id);
    return;
  }
  if (tcb.state === 'syn-received') {
    if (!completeOpening(tcb, now, path, segment, acceptable, silent)) return;
  } else {
    if (!isInAckRange(tcb, now, path, segment, silent)) return;
    if (acceptable || isBelieved(tcb, distance, window))
      takeAcknowledgment(tcb, now, path, segment, acceptable || !silent);
  }
  if (acceptable) takeEcn(tcb, now, segment);
  if (!acceptable) {
    refuseText(tcb, now, path, segment, length, silent);
    return;
  }
  takeUserTimeout(tcb, segment);
  takeUrgentPointer(tcb, segment, segment.seq);
  if (length > 0) takeText(tcb, now, path, segment, segment.seq);
  else if (segment.ackNow && !silent) answerProbe(tcb, now, path, segment);
}

/**
 * Does the acknowledgment of a segment count that is not acceptable? Over IP only where a shut window is the reason (the
 * special allowance of RFC 9293, section 3.10.7.4): believing old numbers would spare a stranger the guess of the number
 * (RFC 5961, section 5). In UDP mode the connection ID is the guess, and what a slower path brings is news.
 */
function isBelieved(tcb: Tcb, distance: number, window: number): boolean {
  return tcb.settings.carrier === 'udp' || (window <= 0 && distance === 0);
}

/** Table 6 of RFC 9293; `distance` is SEG.SEQ - RCV.NXT. */
function isAcceptable(distance: number, length: number, window: number): boolean {
  if (length === 0) return window <= 0 ? distance === 0 : distance >= 0 && distance < window;
  if (window <= 0) return false;
  if (distance >= 0 && distance < window) return true;
  const last = distance + length - 1;
  return last >= 0 && last < window;
}

/**
 * RFC 5961, section 3.2: exact, or challenged, or dropped. What ends a TIME-WAIT is most likely the answer to an old
 * duplicate, and would let others in (RFC 1337, section 3, F1).
 */
function handleReset(
  tcb: Tcb,
  now: number,
  path: TcpPath,
  distance: number,
  acceptable: boolean,
  window: number,
): void {
  if (distance === 0 && (tcb.state !== 'time-wait' || tcb.settings.carrier === 'udp')) {
    refuse(tcb);
    return;
  }
  tcb.counters.badReset++;
  if (acceptable && distance !== 0 && window > 0) challenge(tcb, now, path.id);
}

/** RFC 5961, section 4.2; a repeated SYN of the half-open peer is answered again. */
function handleSyn(tcb: Tcb, now: number, path: TcpPath, segment: Segment): void {
  if (tcb.state === 'syn-received' && segment.seq === tcb.irs) {
    if (segment.hasTimestamp) path.updateTimestamp(now, segment.tsVal);
    if ((segment.flags & ACK) !== 0 && segment.ack === tcb.sndNxt) {
      // The other half of a simultaneous open (RFC 9293, figure 8).
      tcb.transition('ack-of-syn');
      establish(tcb, now, path, segment);
      takeSynText(tcb, now);
      acknowledgeNow(tcb, path.id);
      return;
    }
    negotiateEcn(tcb, segment);
    tcb.active = path.id;
    tcb.requestSyn();
    return;
  }
  tcb.counters.unexpectedSyn++;
  // A repeated SYN/ACK means that the third segment was lost; the answer is that segment.
  challenge(tcb, now, path.id);
}

/** The ACK field in SYN-RECEIVED (fifth step). False: the segment goes no further. */
function completeOpening(
  tcb: Tcb,
  now: number,
  path: TcpPath,
  segment: Segment,
  acceptable: boolean,
  silent: boolean,
): boolean {
  if (!acceptable) {
    tcb.counters.unacceptable++;
    if (!silent) challenge(tcb, now, path.id);
    return false;
  }
  if (segment.ack !== tcb.sndNxt) {
    tcb.counters.badAck++;
    if (!silent) queueReset(tcb, path.id, segment.ack);
    return false;
  }
  tcb.transition('ack-of-syn');
  // By this path the peer has been heard to answer, whichever the SYN came by.
  if (tcb.active >= 0) tcb.active = path.id;
  if (segment.hasTimestamp) path.updateTimestamp(now, segment.tsVal);
  establish(tcb, now, path, segment);
  takeSynText(tcb, now);
  return true;
}

/** RFC 5961, section 5.2. */
function isInAckRange(tcb: Tcb, now: number, path: TcpPath, segment: Segment, silent: boolean): boolean {
  const ahead = (segment.ack - tcb.sndNxt) | 0;
  const behind = (tcb.sndUna - segment.ack) | 0;
  if (ahead <= 0 && behind <= tcb.maxWindow) return true;
  tcb.counters.badAck++;
  if (!silent) challenge(tcb, now, path.id);
  return false;
}

/** The ACK field (fifth step), the SACK option and, if `windowCounts`, the window. */
function takeAcknowledgment(tcb: Tcb, now: number, path: TcpPath, segment: Segment, windowCounts: boolean): void {
  if (segment.hasTimestamp && tcb.timestamps && renewsTimestamp(tcb, segment)) {
    path.updateTimestamp(now, segment.tsVal);
  }
  noteHeard(tcb, now);
  answersPersist(tcb, now, path.id);
  // Who shuts its window over what is in flight is there all the same, and nothing is given up (RFC 9293, section 3.8.6).
  if (segment.window === 0) tcb.ensureTimers().progressAt = now;
  if (windowCounts) updateSendWindow(tcb, segment);
  if (tcb.scoreboard !== null || tcb.hedge !== null) {
    advance(tcb, now, path.id, segment, (segment.ack - tcb.sndUna) | 0);
  }
}

/** What the acknowledgment newly covers. */
function advance(tcb: Tcb, now: number, path: number, segment: Segment, ahead: number): void {
  for (const sender of tcb.senders) sender?.beginAck();
  const delivery = processDelivery(tcb, now, path, segment);
  if (ahead > 0) {
    const queue = tcb.sendQueue;
    const finAcked = tcb.finSent && ((segment.ack - tcb.finSeq) | 0) > 0;
    const bytes = finAcked ? ahead - 1 : ahead;
    tcb.sndUna = segment.ack;
    const timers = tcb.ensureTimers();
    timers.progressAt = now;
    if (timers.orphanAt < Number.POSITIVE_INFINITY) postponeOrphan(tcb, now);
    if (bytes > 0) {
      queue?.acknowledge(bytes);
      tcb.bytesAcknowledged += bytes;
      tcb.events |= TCP_EVENT.acknowledged;
    }
    if (finAcked) finAcknowledged(tcb, now);
  } else if (delivery.bytes > 0) {
    tcb.ensureTimers().progressAt = now;
  }
  if (tcb.state === 'closed' || tcb.state === 'time-wait') return;
  if (tcb.scoreboard?.count === 0) tcb.ensureTimers().trimAt = now + IDLE_TRIM;
  if (tcb.hedge !== null) hedgeAfterAck(tcb, now, path, segment, delivery);
  recoverAfterAck(tcb, now, path, segment, delivery, ahead > 0);
}

function finAcknowledged(tcb: Tcb, now: number): void {
  const closing = tcb.state === 'closing';
  tcb.transition('ack-of-fin');
  if (tcb.state === 'closed') {
    stopTimers(tcb);
    tcb.events |= TCP_EVENT.closed | TCP_EVENT.released;
  } else if (closing) {
    enterTimeWait(tcb, now);
  }
}

/** Any acknowledgment answers a window probe: the peer lives, however long its window stays shut (MUST-37). */
function answersPersist(tcb: Tcb, now: number, path: number): void {
  if (tcb.timers.persistSentAt === Number.POSITIVE_INFINITY) return;
  const sender = tcb.senders[path];
  if (sender && path === tcb.timers.persistPath) {
    sender.lastDeliveryAt = now;
    if (tcb.timers.persistSentAt > sender.lastAckedSentAt) sender.lastAckedSentAt = tcb.timers.persistSentAt;
  }
  tcb.ensureTimers().persistSentAt = Number.POSITIVE_INFINITY;
  tcb.ensureTimers().progressAt = now;
}

/**
 * Of an ordinary connection TS.Recent is that of the segment which the last acknowledgment waited for (RFC 7323, section
 * 4.3). In UDP mode it is the newest: the echo tells which copy of a segment has arrived (R-TCP-23).
 */
function renewsTimestamp(tcb: Tcb, segment: Segment): boolean {
  return tcb.settings.carrier === 'udp' || ((segment.seq - tcb.lastAckSent) | 0) <= 0;
}
