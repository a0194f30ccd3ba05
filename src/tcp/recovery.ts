import { FIN } from '../wire/segment-row.ts';
import { DUP_THRESHOLD, INITIAL_PROBE_TIMEOUT, INITIAL_RTO, MAX_RTO, ROUNDING } from './constants.ts';
import { coupledIncrease } from './coupling.ts';
import type { Delivery } from './delivery.ts';
import { noteReduction } from './ecn.ts';
import { concludeDeparture, giveUpCopy, judgeDeparture } from './flight.ts';
import { expireRows, loseRows } from './ledger.ts';
import type { PathSender } from './path-sender.ts';
import { ENTRY, type Scoreboard } from './scoreboard.ts';
import type { Segment } from './segment.ts';
import type { Tcb } from './tcb.ts';

const NEVER = Number.POSITIVE_INFINITY;

/**
 * After an acknowledgment was applied to the scoreboard: losses (RACK, RFC 8985), the congestion response per path,
 * the end of recovery, and the timers.
 */
export function recoverAfterAck(
  tcb: Tcb,
  now: number,
  path: number,
  segment: Segment,
  delivery: Delivery,
  advanced: boolean,
): void {
  const board = tcb.scoreboard;
  if (board === null) return;
  tcb.ensureTimers().reorderAt = NEVER;
  // The head of a departed flight may have arrived twice: that says nothing of reordering.
  const { departure } = tcb;
  if (departure !== null && (delivery.paths & (1 << departure.from)) !== 0) departure.deliveredAt = now;
  if (departure !== null && (tcb.senders[departure.to]?.lastAckedSentAt ?? -NEVER) >= departure.at) {
    departure.answered = true;
    judgeDeparture(tcb, now);
  }
  for (let id = 0; id < tcb.senders.length; id++) {
    const sender = tcb.senders[id];
    if (!sender) continue;
    if ((delivery.paths & (1 << id)) !== 0) takeSample(tcb, now, sender, id === path);
    if (sender.segments > 0) detectLoss(tcb, board, now, sender);
    if (sender.recovery !== 'none' && ((tcb.sndUna - sender.recoveryPoint) | 0) >= 0) sender.leaveRecovery(now);
    if ((delivery.paths & (1 << id)) !== 0) controlCongestion(tcb, now, sender);
  }
  if (
    delivery.duplicate &&
    tcb.hedge === null &&
    departure === null &&
    !tcb.schedule?.spreads &&
    !(tcb.timers.probing && tcb.timers.probeIsRetransmission) &&
    tcb.repairCopies?.explains(now) !== true
  ) {
    tcb.senders[path]?.noteDuplicate(tcb.sndUna, tcb.sndNxt);
  }
  if (!tcb.sack) detectByDuplicates(tcb, board, now, segment, advanced, delivery);
  concludeProbe(tcb, now, segment, delivery);
  if (board.count === 0) stopTimers(tcb);
  else if (advanced) restartTimers(tcb, now);
}

/**
 * A datagram of full size sent on `path` at `sentAt` was delivered, and its answer has acknowledged what had arrived by
 * then: evidence for RACK like a segment (RFC 8985, section 6.2), and for the timer that the path carries again.
 */
export function recoverAfterProbe(tcb: Tcb, now: number, path: number, sentAt: number): void {
  const board = tcb.scoreboard;
  const sender = tcb.senders[path];
  sender?.forgetOutrun();
  if (board === null || board.count === 0 || !sender) return;
  sender.flightBefore = sender.inFlight;
  sender.rackUpdate(sentAt, tcb.sndUna, now - sentAt);
  detectLoss(tcb, board, now, sender);
  // Of a head that went by another path it says nothing, however often it is heard.
  if (path === tcb.active && board.path[board.slot(0)] === path) restartTimers(tcb, now);
}

/** Something was sent at `now`; `isNew` data starts the probe timer anew (RFC 8985, section 7.2). */
export function armAfterSend(tcb: Tcb, now: number, isNew: boolean): void {
  if (tcb.timers.rtoAt === NEVER) {
    const timers = tcb.ensureTimers();
    timers.rtoAt = now + currentRto(tcb);
    timers.progressAt = now;
  }
  if (isNew) scheduleProbe(tcb, now);
}

/**
 * The head was found lost and sent again (RFC 6675, section 6): the timer waits for the answer to that transmission. It
 * has been running since the last progress, and where the round-trip time hardly varies it ends before.
 */
export function rearmAfterRepair(tcb: Tcb, now: number): void {
  tcb.ensureTimers().rtoAt = now + currentRto(tcb);
}

/** The retransmission timeout that applies to the oldest outstanding entry, backed off (RFC 6298, section 5.5). */
export function currentRto(tcb: Tcb): number {
  const board = tcb.scoreboard;
  let sender: PathSender | null | undefined;
  if (board !== null && board.count > 0) sender = tcb.senders[board.path[board.slot(0)] as number];
  sender ??= tcb.senders[tcb.active];
  return Math.min((sender?.rtt.rto ?? INITIAL_RTO) * 2 ** Math.min(tcb.timers.backoff, 10), MAX_RTO);
}

/** Longest wait for an acknowledgment on the active path before a probe is due. */
export function probeTimeout(tcb: Tcb): number {
  const sender = tcb.senders[tcb.active];
  if (sender) return sender.rtt.probeTimeout(sender.segments <= 1 ? tcb.peerAckDelay : 0);
  const srtt = tcb.path(tcb.active)?.srtt ?? 0;
  return srtt > 0 ? 2 * srtt + tcb.peerAckDelay : INITIAL_PROBE_TIMEOUT;
}

/** RFC 8985, section 7.2. With a standby, suspicion and hedging take the probe's place. */
export function scheduleProbe(tcb: Tcb, now: number): void {
  tcb.ensureTimers().probeAt = NEVER;
  const board = tcb.scoreboard;
  const sender = tcb.senders[tcb.active];
  if (tcb.alternate >= 0 || tcb.schedule?.spreads || board === null || board.count === 0 || !sender) return;
  if (board.sackedCount > 0 || sender.recovery !== 'none' || tcb.timers.backoff > 0) return;
  tcb.ensureTimers().probeAt = Math.min(now + probeTimeout(tcb), tcb.timers.rtoAt);
}

/** The reordering timer fired (RFC 8985, section 6.2, step 5). */
export function onReorderTimeout(tcb: Tcb, now: number): void {
  tcb.ensureTimers().reorderAt = NEVER;
  const board = tcb.scoreboard;
  if (board === null) return;
  if (tcb.departure?.answered) judgeDeparture(tcb, now);
  for (const sender of tcb.senders) {
    if (!sender || sender.segments === 0) continue;
    sender.flightBefore = sender.inFlight;
    detectLoss(tcb, board, now, sender);
  }
}

/** The probe timer fired (RFC 8985, section 7.3). */
export function onProbeTimeout(tcb: Tcb, now: number): void {
  tcb.ensureTimers().probeAt = NEVER;
  if (tcb.scoreboard === null || tcb.scoreboard.count === 0) return;
  if (!tcb.timers.probing && tcb.timers.probeRttTaken) tcb.ensureTimers().forceTail = true;
  tcb.ensureTimers().rtoAt = now + currentRto(tcb);
}

/** The retransmission timer fired (RFC 6298, section 5.4 to 5.6; RFC 8985, section 6.3). */
export function onRetransmissionTimeout(tcb: Tcb, now: number): void {
  const board = tcb.scoreboard;
  if (board === null || board.count === 0) {
    stopTimers(tcb);
    return;
  }
  concludeDeparture(tcb);
  const timers = tcb.ensureTimers();
  timers.probing = false;
  timers.probeAt = NEVER;
  const slot = board.slot(0);
  const path = board.path[slot] as number;
  const sender = tcb.senders[path];
  if (((board.flags[slot] as number) & ENTRY.sacked) !== 0) renegeAll(board);
  else if (((board.flags[slot] as number) & ENTRY.lost) === 0) {
    lose(tcb, board, slot, ((board.end[slot] as number) - board.una) | 0);
  }
  if (sender) {
    sender.overdueSince = Math.min(sender.overdueSince, board.sentAt[slot] as number);
    markOverdue(tcb, board, now, sender);
    sender.enterRecovery(now, 'timeout', tcb.sndNxt);
    noteReduction(tcb);
  }
  for (const other of tcb.senders) if (other?.ledger) expireRows(tcb, board, now, other);
  timers.forceHead = true;
  timers.backoff++;
  timers.rtoAt = now + currentRto(tcb);
}

/**
 * When R2 passes for what waits: data in flight, or a window probe. A peer that answers may keep its window shut for ever;
 * one that does not answer is gone (RFC 9293, sections 3.8.3 and 3.8.6.1).
 */
export function giveUpDeadline(tcb: Tcb): number {
  const waiting = (tcb.scoreboard !== null && tcb.scoreboard.count > 0) || tcb.timers.persistSentAt !== NEVER;
  return waiting && tcb.synchronized && tcb.state !== 'time-wait' ? tcb.timers.progressAt + tcb.dataTimeout : NEVER;
}

export function stopTimers(tcb: Tcb): void {
  const timers = tcb.ensureTimers();
  timers.rtoAt = NEVER;
  timers.probeAt = NEVER;
  timers.reorderAt = NEVER;
  timers.backoff = 0;
}

/** Starts the timers anew after progress, or on another path. */
export function restartTimers(tcb: Tcb, now: number): void {
  const timers = tcb.ensureTimers();
  timers.backoff = 0;
  timers.rtoAt = now + currentRto(tcb);
  scheduleProbe(tcb, now);
}

function takeSample(tcb: Tcb, now: number, sender: PathSender, own: boolean): void {
  if (sender.sampleSentAt > Number.NEGATIVE_INFINITY) {
    sender.rtt.sample(now, sender.sample);
    tcb.ensureTimers().probeRttTaken = true;
  }
  sender.measureDelivery(now, own);
  sender.rate.finish(now, sender.rtt.minRtt);
  // RFC 4015: the originals had arrived. For a path left by a failover the same shows that it had not failed.
  if (sender.spurious) sender.undoRecovery(now, tcb.sndUna);
}

function controlCongestion(tcb: Tcb, now: number, sender: PathSender): void {
  const controller = sender.controller;
  controller.onSample(now, sender.rate, sender.sample, sender.inFlight);
  if (sender.recovery === 'fast') {
    sender.prr?.onAck(sender.acked, sender.inFlight, controller.ssthresh, sender.mss);
    return;
  }
  const limited = sender.isLimited(tcb.sndUna);
  const { cwnd } = controller;
  controller.onAck(now, sender.acked, sender.sample, sender.rtt.srtt, limited, tcb.sndUna, tcb.sndNxt);
  if (tcb.schedule?.coupled && !controller.inSlowStart) controller.limitGrowth(cwnd + coupledIncrease(tcb, sender));
}

/**
 * RACK step 5 within one path: walks the entries in flight from the one sent first, and stops at the first that may
 * still be on its way. Each entry walked over is lost, so the cost is amortised.
 */
function detectLoss(tcb: Tcb, board: Scoreboard, now: number, sender: PathSender): void {
  if (sender.rackSentAt === Number.NEGATIVE_INFINITY) return;
  let lost = false;
  const wait = sender.rackRtt + sender.reorderingWindow;
  let slot = sender.head;
  while (slot >= 0) {
    const sentAt = board.sentAt[slot] as number;
    const end = board.end[slot] as number;
    if (!sender.rackHasPassed(sentAt, end)) break;
    const following = board.next[slot] as number;
    const since = tcb.repairCopies?.leftAt(end, sentAt) ?? sentAt;
    const remaining = since + wait - now;
    if (remaining > ROUNDING) {
      if (now + remaining < tcb.timers.reorderAt) tcb.ensureTimers().reorderAt = now + remaining;
      if (since === sentAt) break;
    } else if (lose(tcb, board, slot, (end - board.startOfSlot(slot)) | 0)) {
      lost = true;
    }
    slot = following;
  }
  if (sender.ledger !== null && loseRows(tcb, board, now, sender)) lost = true;
  if (lost && sender.recovery === 'none') {
    const timers = tcb.ensureTimers();
    timers.probeAt = NEVER;
    timers.probing = false;
    sender.enterRecovery(now, 'fast', tcb.sndNxt);
    noteReduction(tcb);
  }
}

/** RFC 8985, section 6.3: besides the head, what was sent a round trip and a reordering window ago. */
function markOverdue(tcb: Tcb, board: Scoreboard, now: number, sender: PathSender): void {
  const wait = sender.rackRtt + sender.reorderingWindow;
  let slot = sender.head;
  while (slot >= 0 && (board.sentAt[slot] as number) + wait <= now) {
    const following = board.next[slot] as number;
    lose(tcb, board, slot, ((board.end[slot] as number) - board.startOfSlot(slot)) | 0);
    slot = following;
  }
}

/**
 * As `markLost`. The copy of a tail does not stand for what is lost: it may be lost, too, and nothing else would tell
 * (R-TCP-172).
 */
function lose(tcb: Tcb, board: Scoreboard, slot: number, length: number): boolean {
  if (tcb.schedule?.doublesTails && tcb.hedge === null) giveUpCopy(tcb, board, slot, length);
  return board.markLost(slot, length);
}

/** The head was SACKed and is not acknowledged: the peer discarded what it had (RFC 2018, section 8). */
function renegeAll(board: Scoreboard): void {
  for (let i = 0; i < board.count; i++) {
    const slot = board.slot(i);
    if (((board.flags[slot] as number) & ENTRY.sacked) !== 0) board.renege(slot);
  }
}

/** Without SACK (a legacy peer): three duplicates, or a partial acknowledgment in recovery (RFC 6582, section 3.2). */
function detectByDuplicates(
  tcb: Tcb,
  board: Scoreboard,
  now: number,
  segment: Segment,
  advanced: boolean,
  delivery: Delivery,
): void {
  if (board.count === 0) return;
  if (advanced) tcb.duplicateAcks = 0;
  else if (isDuplicate(tcb, segment) && delivery.bytes === 0) tcb.duplicateAcks++;
  const slot = board.slot(0);
  const sender = tcb.senders[board.path[slot] as number];
  if (!sender || ((board.flags[slot] as number) & ENTRY.lost) !== 0) return;
  const partial = advanced && sender.recovery === 'fast';
  if (!partial && (tcb.duplicateAcks !== DUP_THRESHOLD || sender.recovery !== 'none')) return;
  board.markLost(slot, ((board.end[slot] as number) - board.una) | 0);
  if (sender.recovery !== 'none') return;
  sender.enterRecovery(now, 'fast', tcb.sndNxt);
  noteReduction(tcb);
}

/** RFC 5681, section 2: no text, no FIN, and neither the acknowledgment nor the window is news. */
function isDuplicate(tcb: Tcb, segment: Segment): boolean {
  const bare = segment.payloadLength === 0 && (segment.flags & FIN) === 0;
  return bare && segment.ack === tcb.sndUna && !tcb.windowMoved;
}

/** RFC 8985, section 7.4.2: did the probe repair a loss that nothing else showed? */
function concludeProbe(tcb: Tcb, now: number, segment: Segment, delivery: Delivery): void {
  if (!tcb.timers.probing || ((segment.ack - tcb.timers.probeEnd) | 0) < 0) return;
  if (!tcb.timers.probeIsRetransmission || delivery.duplicate) {
    tcb.ensureTimers().probing = false;
  } else if (((segment.ack - tcb.timers.probeEnd) | 0) > 0) {
    tcb.ensureTimers().probing = false;
    const sender = tcb.senders[tcb.active];
    if (sender?.recovery === 'none') {
      sender.controller.onLoss(now, sender.flightBefore);
      noteReduction(tcb);
    }
  } else if (delivery.bytes === 0 && segment.sackCount === 0) {
    tcb.ensureTimers().probing = false;
  }
}
