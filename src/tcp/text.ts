import { FIN } from '../wire/segment-row.ts';
import {
  acknowledgeArrival,
  acknowledgeByTwo,
  acknowledgeCopy,
  acknowledgeNow,
  challenge,
  stopAnnouncing,
} from './acknowledge.ts';
import { ArrivalRuns } from './arrival-runs.ts';
import { abortConnection } from './close.ts';
import { tuneReceiveBuffer } from './flow-control.ts';
import type { TcpPath } from './path.ts';
import { ReceiveQueue } from './receive-queue.ts';
import { type Segment, TCP_EVENT } from './segment.ts';
import type { Tcb } from './tcb.ts';
import { enterTimeWait, startTimeWait } from './time-wait.ts';

/** Text that is old, or does not fit: acknowledged, so that the peer learns where we are. */
export function refuseText(
  tcb: Tcb,
  now: number,
  path: TcpPath,
  segment: Segment,
  length: number,
  silent: boolean,
): void {
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
    if (noteArrival(tcb, now, path.id, segment.seq, (segment.seq + length) | 0, true)) {
      acknowledgeCopy(tcb, now, path, segment);
      return;
    }
  } else {
    tcb.counters.unacceptable++;
  }
  if (tcb.state === 'time-wait' && (segment.flags & FIN) !== 0) startTimeWait(tcb, now);
  acknowledgeNow(tcb, path.id);
}

export function answerProbe(tcb: Tcb, now: number, path: TcpPath, segment: Segment): void {
  stopAnnouncing(tcb);
  if (segment.ackNow) acknowledgeNow(tcb, path.id);
  else challenge(tcb, now, path.id);
}

/** The text and the FIN (seventh and eighth steps). */
export function takeText(tcb: Tcb, now: number, path: TcpPath, segment: Segment, seq: number): void {
  if (tcb.peerFinished) {
    acknowledgeNow(tcb, path.id);
    return;
  }
  stopAnnouncing(tcb);
  const fin = (segment.flags & FIN) !== 0;
  const finSeq = (seq + segment.payloadLength) | 0;
  if (fin && !tcb.finArrived && ((finSeq - tcb.rcvAdv) | 0) < 0 && isLast(tcb, finSeq)) {
    tcb.finArrived = true;
    tcb.peerFinSeq = finSeq;
  }
  const length = admissible(tcb, segment, seq);
  let copy = false;
  // Text behind the peer's own FIN is nonsense, and answered by where we are.
  let atOnce = fin || (length <= 0 && segment.payloadLength > 0);
  if (length > 0 && tcb.readingClosed && ((seq + length - tcb.rcvNxt) | 0) > 0) {
    abortConnection(tcb);
    return;
  }
  if (length > 0) {
    tcb.receiveQueue ??= new ReceiveQueue(tcb.rcvNxt);
    const queue = tcb.receiveQueue;
    const hadGaps = queue.gaps.count > 0;
    const placement = queue.place(seq, segment.bytes, segment.payloadOffset, length);
    if (queue.duplicateLeft !== queue.duplicateRight) {
      noteDuplicate(tcb, path.id, queue.duplicateLeft, queue.duplicateRight);
    }
    if (placement === 'refused') tcb.counters.tooManyGaps++;
    else if (placement === 'duplicate') tcb.counters.duplicateData++;
    else tcb.lastDataPath = path.id;
    copy = noteArrival(tcb, now, path.id, seq, fin ? (finSeq + 1) | 0 : finSeq, placement === 'duplicate');
    if (placement === 'in-order') {
      tcb.rcvNxt = queue.nxt;
      tcb.events |= TCP_EVENT.readable;
    }
    tuneReceiveBuffer(tcb, now, path, segment);
    // Out of order, or filling a hole: at once (RFC 5681, section 4.2).
    if (placement !== 'in-order' || hadGaps) atOnce = true;
  }
  if (tcb.finArrived && tcb.rcvNxt === tcb.peerFinSeq) takeFin(tcb, now);
  if (tcb.state === 'time-wait') acknowledgeNow(tcb, path.id);
  else if (copy && !fin) acknowledgeCopy(tcb, now, path, segment);
  else acknowledgeArrival(tcb, now, path, segment, atOnce || tcb.ecn?.echo === true);
}

/** What had come with the peer's SYN is the application's now that the connection is synchronized. */
export function takeSynText(tcb: Tcb, now: number): void {
  if (tcb.receiveQueue !== null && tcb.receiveQueue.nxt !== tcb.rcvNxt) {
    tcb.rcvNxt = tcb.receiveQueue.nxt;
    tcb.events |= TCP_EVENT.readable;
    acknowledgeNow(tcb, tcb.active);
  }
  if (tcb.finArrived && !tcb.peerFinished && tcb.rcvNxt === tcb.peerFinSeq) takeFin(tcb, now);
}

/** Nothing that came lies behind `finSeq`: a FIN before text that is here already would never be reached. */
function isLast(tcb: Tcb, finSeq: number): boolean {
  const gaps = tcb.receiveQueue?.gaps;
  const end = gaps && gaps.count > 0 ? gaps.right(gaps.count - 1) : tcb.rcvNxt;
  if (((end - finSeq) | 0) <= 0) return true;
  tcb.counters.unacceptable++;
  return false;
}

/** Payload bytes of `segment` that are inside the advertised window and before the peer's FIN. */
function admissible(tcb: Tcb, segment: Segment, seq: number): number {
  let edge = tcb.rcvAdv;
  if (tcb.finArrived && ((tcb.peerFinSeq - edge) | 0) < 0) edge = tcb.peerFinSeq;
  const room = (edge - seq) | 0;
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
 * For D-SACK (RFC 2883). A copy that came by another path than the data was meant as one, and is not reported: it would
 * count as reordering.
 */
function noteDuplicate(tcb: Tcb, path: number, left: number, right: number): void {
  if (path !== tcb.lastDataPath || !tcb.sack || tcb.runs?.isSteady) return;
  tcb.hasDuplicate = true;
  tcb.duplicateLeft = left;
  tcb.duplicateRight = right;
}

/**
 * `[left, right)` came by `path`. Which path brings what is kept while copies come (R-TCP-164). True: all of it was here
 * already, by another path.
 */
function noteArrival(tcb: Tcb, now: number, path: number, left: number, right: number, duplicate: boolean): boolean {
  const copy = duplicate && (path !== tcb.lastDataPath || tcb.runs?.isSteady === true);
  if (tcb.runs === null) {
    if (!copy || !tcb.sack || tcb.settings.carrier !== 'udp') return false;
    tcb.runs = new ArrivalRuns();
  } else if (tcb.runs.isOver(now)) {
    tcb.runs = null;
    return false;
  }
  tcb.runs.note(path, left, right);
  return copy;
}
