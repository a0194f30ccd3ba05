import { ACK, FIN, RST, SYN } from '../wire/segment-row.ts';
import { acknowledgeArrival, acknowledgeByTwo, acknowledgeNow, challenge, stopAnnouncing } from './acknowledge.ts';
import { IDLE_TRIM, MAX_WINDOW, TIME_WAIT_UNIT } from './constants.ts';
import { processDelivery } from './delivery.ts';
import { updateSendWindow } from './flow-control.ts';
import { establish, handleListen, handleSynSent, queueReset, refuse } from './handshake.ts';
import { hedgeAfterAck } from './hedge.ts';
import { noteHeard } from './keep-alive.ts';
import type { TcpPath } from './path.ts';
import { ReceiveQueue } from './receive-queue.ts';
import { recoverAfterAck, stopTimers } from './recovery.ts';
import { type Segment, TCP_EVENT } from './segment.ts';
import type { Tcb } from './tcb.ts';
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
      return;
    default:
      handleOther(tcb, now, path, segment);
  }
}

/** RFC 9293, section 3.10.7.4. */
function handleOther(tcb: Tcb, now: number, path: TcpPath, segment: Segment): void {
  const flags = segment.flags;
  const silent = segment.control && segment.payloadLength === 0 && (flags & (SYN | FIN | RST)) === 0;
  if (tcb.timestamps && (flags & RST) === 0) {
    if (!segment.hasTimestamp || path.isOldTimestamp(now, segment.tsVal)) {
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
    handleReset(tcb, now, path, distance, acceptable, window);
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
  // What lies behind, or would fit if the window were open, still says what the peer has received.
  const behind = distance <= 0 && -distance <= MAX_WINDOW;
  if (!acceptable && !behind) {
    tcb.counters.unacceptable++;
    if (!silent) challenge(tcb, now, path.id);
    return;
  }
  if (!takeAcknowledgment(tcb, now, path, segment, acceptable, silent)) return;
  noteHeard(tcb, now);
  if (!acceptable) {
    refuseText(tcb, now, path, segment, length, silent);
    return;
  }
  takeUserTimeout(tcb, segment);
  takeUrgentPointer(tcb, segment, segment.seq);
  if (length > 0) takeText(tcb, now, path, segment, window);
  else if (segment.ackNow && !silent) answerProbe(tcb, now, path, segment);
}

/** Table 6 of RFC 9293; `distance` is SEG.SEQ - RCV.NXT. */
function isAcceptable(distance: number, length: number, window: number): boolean {
  if (length === 0) return window <= 0 ? distance === 0 : distance >= 0 && distance < window;
  if (window <= 0) return false;
  if (distance >= 0 && distance < window) return true;
  const last = distance + length - 1;
  return last >= 0 && last < window;
}

/** RFC 5961, section 3.2: exact, or challenged, or dropped. */
function handleReset(
  tcb: Tcb,
  now: number,
  path: TcpPath,
  distance: number,
  acceptable: boolean,
  window: number,
): void {
  if (distance === 0) {
    refuse(tcb);
    return;
  }
  tcb.counters.badReset++;
  if (acceptable && window > 0) challenge(tcb, now, path.id);
}

/** RFC 5961, section 4.2; a repeated SYN of the half-open peer is answered again. */
function handleSyn(tcb: Tcb, now: number, path: TcpPath, segment: Segment): void {
  if (tcb.state === 'syn-received' && segment.seq === tcb.irs) {
    if (segment.hasTimestamp) path.updateTimestamp(now, segment.tsVal);
    if ((segment.flags & ACK) !== 0 && segment.ack === tcb.sndNxt) {
      // The other half of a simultaneous open (RFC 9293, figure 8).
      tcb.transition('ack-of-syn');
      establish(tcb, now, path, segment);
      acknowledgeNow(tcb, path.id);
      return;
    }
    tcb.active = path.id;
    tcb.synPending = true;
    return;
  }
  tcb.counters.unexpectedSyn++;
  // A repeated SYN/ACK means that the third segment was lost; the answer is that segment.
  challenge(tcb, now, path.id);
}

/** The ACK field (fifth step), the SACK option and the window. False: the segment goes no further. */
function takeAcknowledgment(
  tcb: Tcb,
  now: number,
  path: TcpPath,
  segment: Segment,
  acceptable: boolean,
  silent: boolean,
): boolean {
  const ahead = (segment.ack - tcb.sndUna) | 0;
  if (tcb.state === 'syn-received') {
    if (segment.ack !== tcb.sndNxt) {
      tcb.counters.badAck++;
      if (!silent) queueReset(tcb, path.id, segment.ack);
      return false;
    }
    if (!acceptable) return false;
    tcb.transition('ack-of-syn');
    // By this path the peer has been heard to answer, whichever the SYN came by.
    if (tcb.active >= 0) tcb.active = path.id;
    if (segment.hasTimestamp) path.updateTimestamp(now, segment.tsVal);
    establish(tcb, now, path, segment);
    return true;
  }
  // RFC 5961, section 5.2.
  if (((segment.ack - tcb.sndNxt) | 0) > 0 || -ahead > tcb.maxWindow) {
    tcb.counters.badAck++;
    if (!silent) challenge(tcb, now, path.id);
    return false;
  }
  if (segment.hasTimestamp && tcb.timestamps) path.updateTimestamp(now, segment.tsVal);
  answersPersist(tcb, now, path.id);
  // Who shuts its window over what is in flight is there all the same, and nothing is given up (RFC 9293, section 3.8.6).
  if (segment.window === 0) tcb.progressAt = now;
  if (acceptable || !silent) updateSendWindow(tcb, segment);
  if (tcb.scoreboard !== null || tcb.hedge !== null) advance(tcb, now, path.id, segment, ahead);
  return true;
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
    tcb.progressAt = now;
    if (bytes > 0) {
      queue?.acknowledge(bytes);
      tcb.bytesAcknowledged += bytes;
      tcb.events |= TCP_EVENT.acknowledged;
    }
    if (finAcked) finAcknowledged(tcb, now);
  } else if (delivery.bytes > 0) {
    tcb.progressAt = now;
  }
  if (tcb.state === 'closed' || tcb.state === 'time-wait') return;
  if (tcb.scoreboard?.count === 0) tcb.trimAt = now + IDLE_TRIM;
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
  if (tcb.persistSentAt === Number.POSITIVE_INFINITY) return;
  const sender = tcb.senders[path];
  if (sender && path === tcb.persistPath) {
    sender.lastDeliveryAt = now;
    if (tcb.persistSentAt > sender.lastAckedSentAt) sender.lastAckedSentAt = tcb.persistSentAt;
  }
  tcb.persistSentAt = Number.POSITIVE_INFINITY;
  tcb.progressAt = now;
}

/** Text that is old, or does not fit: acknowledged, so that the peer learns where we are. */
function refuseText(tcb: Tcb, now: number, path: TcpPath, segment: Segment, length: number, silent: boolean): void {
  const distance = (segment.seq - tcb.rcvNxt) | 0;
  if (length === 0) {
    if (distance === 0 || silent) return;
    tcb.counters.unacceptable++;
    // An old, empty segment: a window probe or keepalive, to be answered, or a late acknowledgment, not to be.
    if (segment.ackNow || distance === -1) answerProbe(tcb, now, path, segment);
    return;
  }
  stopAnnouncing(tcb);
  if (distance + length <= 0 && segment.payloadLength > 0) {
    tcb.counters.duplicateData++;
    noteDuplicate(tcb, path.id, segment.seq, (segment.seq + segment.payloadLength) | 0);
  } else {
    tcb.counters.unacceptable++;
  }
  if (tcb.state === 'time-wait' && (segment.flags & FIN) !== 0) startTimeWait(tcb, now);
  acknowledgeNow(tcb, path.id);
}

function answerProbe(tcb: Tcb, now: number, path: TcpPath, segment: Segment): void {
  stopAnnouncing(tcb);
  if (segment.ackNow) acknowledgeNow(tcb, path.id);
  else challenge(tcb, now, path.id);
}

/** The text and the FIN (seventh and eighth steps). */
function takeText(tcb: Tcb, now: number, path: TcpPath, segment: Segment, window: number): void {
  if (tcb.peerFinished) {
    acknowledgeNow(tcb, path.id);
    return;
  }
  stopAnnouncing(tcb);
  const fin = (segment.flags & FIN) !== 0;
  const finSeq = (segment.seq + segment.payloadLength) | 0;
  if (fin && !tcb.finArrived && ((finSeq - tcb.rcvNxt) | 0) < window) {
    tcb.finArrived = true;
    tcb.peerFinSeq = finSeq;
  }
  let atOnce = fin;
  const length = admissible(tcb, segment);
  if (length > 0) {
    tcb.receiveQueue ??= new ReceiveQueue(tcb.rcvNxt);
    const queue = tcb.receiveQueue;
    const hadGaps = queue.gaps.count > 0;
    const placement = queue.place(segment.seq, segment.bytes, segment.payloadOffset, length);
    if (queue.duplicateLeft !== queue.duplicateRight) {
      noteDuplicate(tcb, path.id, queue.duplicateLeft, queue.duplicateRight);
    }
    if (placement === 'refused') tcb.counters.tooManyGaps++;
    else if (placement === 'duplicate') tcb.counters.duplicateData++;
    else tcb.lastDataPath = path.id;
    if (placement === 'in-order') {
      tcb.rcvNxt = queue.nxt;
      tcb.events |= TCP_EVENT.readable;
    }
    // Out of order, or filling a hole: at once (RFC 5681, section 4.2).
    if (placement !== 'in-order' || hadGaps) atOnce = true;
  }
  if (tcb.finArrived && tcb.rcvNxt === tcb.peerFinSeq) takeFin(tcb, now);
  acknowledgeArrival(tcb, now, path, segment, atOnce);
}

/** Payload bytes of `segment` that are inside the advertised window and before the peer's FIN. */
function admissible(tcb: Tcb, segment: Segment): number {
  let edge = tcb.rcvAdv;
  if (tcb.finArrived && ((tcb.peerFinSeq - edge) | 0) < 0) edge = tcb.peerFinSeq;
  const room = (edge - segment.seq) | 0;
  return Math.min(room, segment.payloadLength);
}

/** All before the peer's FIN has arrived. */
function takeFin(tcb: Tcb, now: number): void {
  tcb.rcvNxt = (tcb.rcvNxt + 1) | 0;
  tcb.peerFinished = true;
  tcb.events |= TCP_EVENT.peerFinished;
  // The last acknowledgment of all: who sends it may be gone when a repetition would ask for it again.
  acknowledgeByTwo(tcb);
  tcb.transition('fin');
  if (tcb.state === 'time-wait') enterTimeWait(tcb, now);
}

/**
 * Both directions are finished. In UDP mode TIME-WAIT answers a repeated FIN for twice a retransmission timeout, and no
 * longer: a connection ID is not used again.
 */
function enterTimeWait(tcb: Tcb, now: number): void {
  stopTimers(tcb);
  tcb.hedge = null;
  tcb.scoreboard = null;
  tcb.sendQueue = null;
  for (const each of tcb.senders) {
    if (!each) continue;
    each.inFlight = 0;
    each.segments = 0;
    each.head = -1;
    each.tail = -1;
    each.sacked = 0;
    each.lostBytes = 0;
    each.lostCount = 0;
  }
  startTimeWait(tcb, now);
  tcb.events |= TCP_EVENT.closed;
}

/** A repeated FIN starts the time anew (RFC 9293, section 3.10.7.4). */
function startTimeWait(tcb: Tcb, now: number): void {
  const rto = tcb.senders[tcb.active]?.rtt.rto ?? TIME_WAIT_UNIT;
  tcb.rtoAt = now + 2 * Math.max(rto, TIME_WAIT_UNIT);
}

/**
 * For D-SACK (RFC 2883). A copy that came by another path than the data was meant as one, and is not reported: it would
 * count as reordering.
 */
function noteDuplicate(tcb: Tcb, path: number, left: number, right: number): void {
  if (path !== tcb.lastDataPath || !tcb.sack) return;
  tcb.hasDuplicate = true;
  tcb.duplicateLeft = left;
  tcb.duplicateRight = right;
}
