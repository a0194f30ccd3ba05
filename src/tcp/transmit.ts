import { FIN, PSH } from '../wire/segment-row.ts';
import { fillHeader } from './acknowledge.ts';
import { SMALL_WINDOW, TINY_WINDOW } from './constants.ts';
import { markNewData } from './ecn.ts';
import { armPersist, nextSegmentLength, usableWindow } from './flow-control.ts';
import { hedgeDeadline, nextCopy, nextTwin, noteCopy, takeProbeCopy } from './hedge.ts';
import type { TcpPath } from './path.ts';
import { nextSize } from './path-mss.ts';
import type { PathSender } from './path-sender.ts';
import { armAfterSend, rearmAfterRepair } from './recovery.ts';
import { noteRepair, repairCopyDeadline } from './repair.ts';
import { ENTRY, type Scoreboard } from './scoreboard.ts';
import { TCP_EVENT, type Transmission } from './segment.ts';
import type { Tcb } from './tcb.ts';
import { writeUrgentPointer } from './urgent.ts';

/**
 * The next segment with data, a FIN or a window probe that may go out now: what a timer forces, then what is lost, then
 * hedged copies, then new data, within window and pacing of the path it goes on.
 */
export function pollData(tcb: Tcb, now: number, out: Transmission): boolean {
  const path = tcb.path(tcb.active);
  if (path === null || !tcb.synchronized || tcb.state === 'time-wait') return false;
  const board = tcb.scoreboard;
  const outstanding = board !== null && board.count > 0;
  if (!outstanding && tcb.hedge === null && !hasUnsent(tcb)) {
    tcb.senders[tcb.active]?.rate.noteLimited(0);
    return false;
  }
  const sender = tcb.ensureSender(path);
  if (!outstanding && tcb.hedge !== null && takeProbeCopy(tcb, now)) {
    const standby = tcb.path(tcb.hedge.to);
    if (standby !== null) {
      emitProbe(tcb, now, standby, out);
      return true;
    }
  }
  const { quota } = tcb;
  if (quota !== null && quota.left <= 0) {
    quota.blocked = true;
    tcb.repairCopies?.giveUp();
    // Copies go by another path, and have an allowance of their own.
    return outstanding && tcb.hedge !== null && sendHedge(tcb, board, now, out);
  }
  if (outstanding) {
    if (tcb.timers.forceHead && sendHead(tcb, board, now, path, sender, out)) return true;
    if (tcb.timers.forceTail && sendTail(tcb, board, now, path, sender, out)) return true;
    if (tcb.hedge !== null && sendHedge(tcb, board, now, out)) return true;
    if (tcb.repairCopies !== null && sendRepairCopy(tcb, board, now, path, sender, out)) return true;
    const lost = board.firstLost();
    if (lost >= 0) {
      return canSendLost(tcb, board, lost) && sendLost(tcb, board, lost, now, path, sender, out);
    }
  }
  return sendNew(tcb, now, path, sender, out);
}

/** Copies the payload of `out`, just polled, to `offset` of `bytes`. */
export function copyTransmission(tcb: Tcb, out: Transmission, bytes: Uint8Array, offset: number): void {
  const queue = tcb.sendQueue;
  if (queue === null || out.payloadLength === 0) return;
  queue.copy(queue.acknowledged + ((out.seq - tcb.sndUna) | 0), out.payloadLength, bytes, offset);
}

/**
 * Takes from a segment, which was polled and has waited, the text that was acknowledged meanwhile. False: nothing is left
 * that may be sent.
 */
export function reviseTransmission(tcb: Tcb, out: Transmission): boolean {
  if (out.payloadLength === 0) return true;
  if (tcb.sendQueue === null) return false;
  const acknowledged = Math.min((tcb.sndUna - out.seq) | 0, out.payloadLength);
  if (acknowledged <= 0) return true;
  out.seq = (out.seq + acknowledged) | 0;
  out.payloadLength -= acknowledged;
  return out.payloadLength > 0 || (out.flags & FIN) !== 0;
}

/** What the peer has shut its window over waits for it to open; the timer repeats the head (RFC 9293, SHLD-16). */
export function canSendLost(tcb: Tcb, board: Scoreboard, lost: number): boolean {
  return ((tcb.sndEdge - board.start(lost)) | 0) > 0 || ((tcb.sndNxt - tcb.sndEdge) | 0) <= 0;
}

export function hasUnsent(tcb: Tcb): boolean {
  return (tcb.finQueued && !tcb.finSent) || (tcb.sendQueue !== null && tcb.sendQueue.unsent > 0);
}

/** After a retransmission timeout: the head, whatever windows say. */
export function sendHead(
  tcb: Tcb,
  board: Scoreboard,
  now: number,
  path: TcpPath,
  sender: PathSender,
  out: Transmission,
): boolean {
  tcb.ensureTimers().forceHead = false;
  const lost = board.firstLost();
  const i = lost >= 0 ? lost : firstUnsacked(board);
  if (i < 0) return false;
  retransmit(tcb, board, i, now, path, sender, out);
  out.ackNow = true;
  return true;
}

/** The tail probe (RFC 8985, section 7.3): new data if there is any, else the last segment. */
function sendTail(
  tcb: Tcb,
  board: Scoreboard,
  now: number,
  path: TcpPath,
  sender: PathSender,
  out: Transmission,
): boolean {
  tcb.ensureTimers().forceTail = false;
  const unsent = tcb.sendQueue?.unsent ?? 0;
  const length = Math.min(unsent, usableWindow(tcb), sender.mss);
  let i = board.count - 1;
  const slot = board.slot(i);
  if (length === 0 && ((board.flags[slot] as number) & ENTRY.sacked) !== 0) return false;
  const timers = tcb.ensureTimers();
  timers.probing = true;
  timers.probeRttTaken = false;
  timers.probeIsRetransmission = length === 0;
  if (length > 0) {
    emitNew(tcb, now, path, sender, length, false, out);
  } else {
    const excess = (((board.end[slot] as number) - board.start(i)) | 0) - sender.mss;
    if (excess > 1) board.split(i++, excess);
    retransmit(tcb, board, i, now, path, sender, out);
  }
  timers.probeEnd = tcb.sndNxt;
  timers.probeAt = Number.POSITIVE_INFINITY;
  out.ackNow = true;
  return true;
}

/** The entry at position `i` again, as window and pacing of the path allow. */
export function sendLost(
  tcb: Tcb,
  board: Scoreboard,
  i: number,
  now: number,
  path: TcpPath,
  sender: PathSender,
  out: Transmission,
): boolean {
  const slot = board.slot(i);
  const length = Math.min(((board.end[slot] as number) - board.start(i)) | 0, sender.mss);
  if (!sender.windowAllows(length)) {
    sender.noteLimited(tcb.sndNxt);
    return false;
  }
  if (!paced(tcb, now, sender, board.lostCount * sender.mss)) return false;
  noteRepair(tcb, now, board, i, path.id);
  retransmit(tcb, board, i, now, path, sender, out);
  if (i === 0) rearmAfterRepair(tcb, now);
  return true;
}

/** When the next copy of something is due; Infinity: none is. */
export function copyDeadline(tcb: Tcb): number {
  return Math.min(hedgeDeadline(tcb), repairCopyDeadline(tcb));
}

/** A repair once more. It is in no flight: what it stands for is. */
function sendRepairCopy(
  tcb: Tcb,
  board: Scoreboard,
  now: number,
  path: TcpPath,
  sender: PathSender,
  out: Transmission,
): boolean {
  const i = tcb.repairCopies?.take(now, board, path.id) ?? -1;
  if (i < 0) return false;
  fillEntry(tcb, board, i, now, path, out);
  spend(tcb, out.payloadLength);
  sender.hedgedSegments++;
  tcb.repairCopies?.noteSent(now, sender.rtt.rto);
  return true;
}

function sendHedge(tcb: Tcb, board: Scoreboard, now: number, out: Transmission): boolean {
  const hedge = tcb.hedge;
  if (hedge === null) return false;
  const twin = nextTwin(tcb, board);
  const suspect = tcb.path(hedge.from);
  if (twin >= 0 && suspect !== null) {
    retransmit(tcb, board, twin, now, suspect, tcb.ensureSender(suspect), out);
    out.ackNow = true;
    return true;
  }
  const i = nextCopy(tcb, board, now);
  const standby = tcb.path(hedge.to);
  if (i < 0 || standby === null) return false;
  const length = emitCopy(tcb, board, i, now, standby, tcb.ensureSender(standby), out);
  const slot = board.slot(i);
  if (((board.flags[slot] as number) & ENTRY.lost) !== 0) board.retransmit(slot, now, hedge.to);
  else board.addCopy(slot, now, hedge.to);
  noteCopy(hedge, now, length, board.end[slot] as number);
  return true;
}

/**
 * A copy of the entry at position `i`, or of as much as a segment of the path holds, goes by another path besides. Returns
 * its length; where the copy is kept, and whose window it takes, is the caller's to say.
 */
export function emitCopy(
  tcb: Tcb,
  board: Scoreboard,
  i: number,
  now: number,
  path: TcpPath,
  sender: PathSender,
  out: Transmission,
): number {
  fit(tcb, board, i, sender.mss);
  const length = ((board.end[board.slot(i)] as number) - board.start(i)) | 0;
  sender.noteSent(now, length, tcb.sndNxt);
  sender.hedgedSegments++;
  fillEntry(tcb, board, i, now, path, out);
  out.ackNow = true;
  return length;
}

/** New data by `path`, or a window probe, as the windows and pacing allow. */
export function sendNew(tcb: Tcb, now: number, path: TcpPath, sender: PathSender, out: Transmission): boolean {
  const unsent = tcb.sendQueue?.unsent ?? 0;
  const finWaits = tcb.finQueued && !tcb.finSent;
  if (unsent === 0 && !finWaits) {
    sender.noteUnused();
    return false;
  }
  let length = nextSegmentLength(tcb, unsent, nextSize(tcb, sender, unsent));
  let fin = finWaits && length === unsent && usableWindow(tcb) > length;
  if (length === 0 && !fin) {
    if (tcb.scoreboard !== null && tcb.scoreboard.count > 0) {
      sender.noteUnused();
      return false;
    }
    if (!tcb.timers.persistProbe) {
      armPersist(tcb, now);
      return false;
    }
    tcb.ensureTimers().persistProbe = false;
    length = Math.min(unsent, usableWindow(tcb), sender.mss);
    fin = false;
    if (length === 0) {
      probeWindow(tcb, now, path, out);
      return true;
    }
  }
  if (!sender.windowAllows(length)) {
    sender.noteLimited(tcb.sndNxt);
    return false;
  }
  if (!paced(tcb, now, sender, unsent)) return false;
  emitNew(tcb, now, path, sender, length, fin, out);
  return true;
}

/** New data of `length` bytes, with the FIN if it is the last. */
function emitNew(
  tcb: Tcb,
  now: number,
  path: TcpPath,
  sender: PathSender,
  length: number,
  fin: boolean,
  out: Transmission,
): void {
  const idle = sender.inFlight === 0;
  const consumed = fin ? length + 1 : length;
  fillHeader(tcb, now, path, out);
  out.seq = tcb.sndNxt;
  out.payloadLength = length;
  if (length > 0 && tcb.sendQueue !== null) {
    tcb.sendQueue.sent += length;
    if (tcb.sendQueue.unsent === 0) out.flags |= PSH;
  }
  if (fin) {
    out.flags |= FIN;
    tcb.finSent = true;
    tcb.finSeq = (tcb.sndNxt + length) | 0;
  }
  tcb.sndNxt = (tcb.sndNxt + consumed) | 0;
  if (length > sender.mss) sender.noteSizeProbe(tcb.sndNxt);
  sender.noteSent(now, consumed, tcb.sndNxt);
  spend(tcb, consumed);
  tcb.ensureScoreboard().push(tcb.sndNxt, now, path.id);
  writeUrgentPointer(tcb, out);
  markNewData(tcb, out);
  // The tail of a burst, the first after idle, and what a small window lets out alone are acknowledged at once.
  out.ackNow = idle || fin || (out.flags & PSH) !== 0 || isSmall(sender);
  armAfterSend(tcb, now, true);
}

/** An acknowledgment that waits for a second segment is a long one in such a window; at the start it does not stay so. */
function isSmall({ controller, mss }: PathSender): boolean {
  return controller.cwnd < (controller.inSlowStart ? TINY_WINDOW : SMALL_WINDOW) * mss;
}

/** RFC 9293, section 3.8.6.1: an old, empty segment; any receiver answers it with its window. */
function probeWindow(tcb: Tcb, now: number, path: TcpPath, out: Transmission): void {
  emitProbe(tcb, now, path, out);
  const timers = tcb.ensureTimers();
  if (timers.persistSentAt === Number.POSITIVE_INFINITY) {
    timers.persistSentAt = now;
    timers.progressAt = now;
  } else if (timers.persistPath !== path.id) {
    timers.persistSentAt = now;
  }
  timers.persistPath = path.id;
  armPersist(tcb, now);
}

function emitProbe(tcb: Tcb, now: number, path: TcpPath, out: Transmission): void {
  fillHeader(tcb, now, path, out);
  out.seq = (tcb.sndUna - 1) | 0;
  out.ackNow = true;
}

/** The keep-alive probe that is due (RFC 9293, section 3.8.4): <SEQ=SND.NXT-1>, no text (SHLD-12). */
export function pollKeepAlive(tcb: Tcb, now: number, out: Transmission): boolean {
  const path = tcb.path(tcb.active);
  if (path === null || !tcb.keepAlive?.pending) return false;
  tcb.keepAlive.pending = false;
  emitProbe(tcb, now, path, out);
  return true;
}

/** Sends the entry at position `i` again, or as much of it as a segment of the path holds. */
function retransmit(
  tcb: Tcb,
  board: Scoreboard,
  i: number,
  now: number,
  path: TcpPath,
  sender: PathSender,
  out: Transmission,
): void {
  fit(tcb, board, i, sender.mss);
  const slot = board.slot(i);
  sender.noteSent(now, ((board.end[slot] as number) - board.start(i)) | 0, tcb.sndNxt);
  spend(tcb, ((board.end[slot] as number) - board.start(i)) | 0);
  sender.retransmittedSegments++;
  board.retransmit(slot, now, path.id);
  fillEntry(tcb, board, i, now, path, out);
  out.ackNow = board.lostCount === 0 && (tcb.sendQueue === null || tcb.sendQueue.unsent === 0);
  tcb.events |= TCP_EVENT.retransmitted;
  armAfterSend(tcb, now, false);
}

/** Fills `out` with the entry at position `i`, to go by `path`. */
function fillEntry(tcb: Tcb, board: Scoreboard, i: number, now: number, path: TcpPath, out: Transmission): void {
  fillHeader(tcb, now, path, out);
  const start = board.start(i);
  const end = board.end[board.slot(i)] as number;
  const withFin = tcb.finSent && ((end - tcb.finSeq) | 0) > 0;
  out.seq = start;
  out.payloadLength = ((withFin ? tcb.finSeq : end) - start) | 0;
  if (withFin) out.flags |= FIN;
  if (end === tcb.sndNxt && (tcb.sendQueue === null || tcb.sendQueue.unsent === 0)) out.flags |= PSH;
  writeUrgentPointer(tcb, out);
}

/** Cuts the entry at `i` to what one segment of the path holds; paths differ in their MTU. */
function fit(tcb: Tcb, board: Scoreboard, i: number, mss: number): void {
  const end = board.end[board.slot(i)] as number;
  const last = tcb.finSent && ((end - tcb.finSeq) | 0) > 0 ? tcb.finSeq : end;
  if (((last - board.start(i)) | 0) > mss) board.split(i, mss);
}

export function spend(tcb: Tcb, bytes: number): void {
  if (tcb.quota === null) return;
  tcb.quota.left -= bytes;
  tcb.quota.spent += bytes;
}

/** Does pacing let something out on the path now? Else the timer is set. */
export function paced(tcb: Tcb, now: number, sender: PathSender, pending: number): boolean {
  if (sender.paced(now, pending)) return true;
  tcb.ensureTimers().pacingAt = Math.min(tcb.timers.pacingAt, sender.pacer.readyAt);
  return false;
}

function firstUnsacked(board: Scoreboard): number {
  for (let i = 0; i < board.count; i++) {
    if (((board.flags[board.slot(i)] as number) & ENTRY.sacked) === 0) return i;
  }
  return -1;
}
