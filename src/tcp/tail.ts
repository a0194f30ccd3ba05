import { TAIL_SEGMENTS } from './constants.ts';
import type { Schedule } from './schedule.ts';
import { ENTRY, type Scoreboard } from './scoreboard.ts';
import type { Transmission } from './segment.ts';
import type { Tcb } from './tcb.ts';
import { emitCopy, hasUnsent, paced, pollData } from './transmit.ts';

/** As `pollData`; and when nothing is left to send, the tail of what was sent goes by the alternate as well (R-TCP-170). */
export function pollHedged(tcb: Tcb, now: number, schedule: Schedule, out: Transmission): boolean {
  if (((tcb.sndUna - schedule.tailFrom) | 0) > 0) schedule.tailFrom = tcb.sndUna;
  if (pollData(tcb, now, out)) return true;
  const board = tcb.scoreboard;
  if (board === null || board.count === 0 || schedule.tailFrom === tcb.sndNxt || hasUnsent(tcb)) return false;
  if (tcb.hedge !== null || !tcb.synchronized || tcb.state === 'time-wait') return false;
  return doubleTail(tcb, board, now, schedule, out);
}

/** The next segment of the tail by the alternate. What finds no room there now never goes: it would be late. */
function doubleTail(tcb: Tcb, board: Scoreboard, now: number, schedule: Schedule, out: Transmission): boolean {
  const path = tcb.path(tcb.alternate);
  const last = board.start(Math.max(board.count - TAIL_SEGMENTS, 0));
  if (((last - schedule.tailFrom) | 0) > 0) schedule.tailFrom = last;
  for (let i = board.find(schedule.tailFrom); path !== null && i < board.count; i++) {
    const slot = board.slot(i);
    const settled = ENTRY.sacked | ENTRY.lost | ENTRY.retransmitted | ENTRY.copyInFlight;
    if (((board.flags[slot] as number) & settled) !== 0 || board.path[slot] !== tcb.active) continue;
    const sender = tcb.ensureSender(path);
    const length = Math.min(((board.end[slot] as number) - board.start(i)) | 0, sender.mss);
    if (!sender.windowAllows(length)) break;
    if (!paced(tcb, now, sender, length)) return false;
    if (schedule.tails?.take(now, length, sender.mss) === false) break;
    emitCopy(tcb, board, i, now, path, sender, out);
    board.addCopy(board.slot(i), now, path.id);
    // It is in use again: another failure is another loss.
    sender.parked = false;
    schedule.tailFrom = board.end[board.slot(i)] as number;
    return true;
  }
  schedule.tailFrom = tcb.sndNxt;
  return false;
}
