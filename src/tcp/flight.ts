/** Flights that are given up: of a path that failed at once, of one that went away when it is known what had arrived. */
import { DEPARTURE_GAPS, DEPARTURE_QUIET, ROUNDING } from './constants.ts';
import { ENTRY, type Scoreboard } from './scoreboard.ts';
import type { Tcb } from './tcb.ts';

/** What is still out of a departed flight has not arrived. */
export function concludeDeparture(tcb: Tcb): void {
  const { departure, scoreboard } = tcb;
  if (departure === null) return;
  tcb.departure = null;
  if (scoreboard !== null) loseFlight(scoreboard, departure.from);
}

/**
 * Something sent since on the other path has been acknowledged: a departed flight is lost. But while it keeps arriving, by a
 * slower path, only what would have been acknowledged by now; the reordering timer looks at it again.
 */
export function judgeDeparture(tcb: Tcb, now: number): void {
  const { departure, scoreboard: board } = tcb;
  const sender = departure === null ? null : tcb.senders[departure.from];
  if (departure === null || board === null || !sender) {
    concludeDeparture(tcb);
    return;
  }
  const quietAt = departure.deliveredAt + Math.max(DEPARTURE_GAPS * sender.rtt.maxAckGap, DEPARTURE_QUIET);
  const wait = sender.rtt.srtt + sender.reorderingWindow;
  for (let slot = sender.head; slot >= 0; ) {
    const dueAt = Math.min(quietAt, (board.sentAt[slot] as number) + wait);
    if (dueAt > now + ROUNDING) {
      const timers = tcb.ensureTimers();
      timers.reorderAt = Math.min(timers.reorderAt, dueAt);
      return;
    }
    const following = board.next[slot] as number;
    board.markLost(slot, ((board.end[slot] as number) - board.startOfSlot(slot)) | 0);
    slot = following;
  }
  tcb.departure = null;
}

/** What is out longest on `path` is lost, if it is the first of all that is out. */
export function loseHead(board: Scoreboard, path: number): void {
  for (let i = 0; i < board.count; i++) {
    const slot = board.slot(i);
    if (((board.flags[slot] as number) & (ENTRY.sacked | ENTRY.lost)) !== 0) continue;
    if (board.path[slot] === path) board.markLost(slot, ((board.end[slot] as number) - board.start(i)) | 0);
    return;
  }
}

/** What was sent on `path` at `since` or later is lost. */
export function loseSince(board: Scoreboard, path: number, since: number): void {
  for (let i = board.count - 1; i >= 0; i--) {
    const slot = board.slot(i);
    if (board.path[slot] !== path || ((board.flags[slot] as number) & (ENTRY.sacked | ENTRY.lost)) !== 0) continue;
    if ((board.sentAt[slot] as number) < since) continue;
    board.markLost(slot, ((board.end[slot] as number) - board.start(i)) | 0);
  }
}

/** Everything in flight on `path` is lost; copies elsewhere take its place. */
export function loseFlight(board: Scoreboard, path: number): void {
  for (let i = 0; i < board.count; i++) {
    const slot = board.slot(i);
    if (board.path[slot] !== path) continue;
    if (((board.flags[slot] as number) & (ENTRY.sacked | ENTRY.lost)) !== 0) continue;
    board.markLost(slot, ((board.end[slot] as number) - board.start(i)) | 0);
  }
}

/** The copy of the entry in `slot`, `length` bytes, takes no place: what stands for the entry is sent anew (R-TCP-172). */
export function giveUpCopy(tcb: Tcb, board: Scoreboard, slot: number, length: number): void {
  const flags = board.flags[slot] as number;
  if ((flags & ENTRY.copyInFlight) === 0) return;
  tcb.senders[board.copyPath[slot] as number]?.noteLeft(length);
  board.flags[slot] = flags & ~ENTRY.copyInFlight;
}

/**
 * The copy of the head of the flight on `path` is given up, if there is one: a hedge begins with another, by the same path,
 * where only an echo of that time tells the two from each other.
 */
export function giveUpHeadCopy(tcb: Tcb, board: Scoreboard, path: number): void {
  for (let i = 0; i < board.count; i++) {
    const slot = board.slot(i);
    const flags = board.flags[slot] as number;
    if ((flags & ENTRY.sacked) !== 0 || board.path[slot] !== path) continue;
    if ((flags & ENTRY.copyInFlight) === 0) return;
    giveUpCopy(tcb, board, slot, ((board.end[slot] as number) - board.start(i)) | 0);
    board.flags[slot] = (board.flags[slot] as number) | ENTRY.retransmitted;
    return;
  }
}
