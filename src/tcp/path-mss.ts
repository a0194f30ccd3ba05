import { MIN_MSS } from './constants.ts';
import { scheduleProbe } from './recovery.ts';
import { ENTRY, type Scoreboard } from './scoreboard.ts';
import type { Tcb } from './tcb.ts';

/**
 * The largest segment of `path` has changed (RFC 9293, section 3.7.2; RFC 1191, section 6.5). What is in flight and no
 * longer fits is lost, without being a sign of congestion, and goes out anew in smaller segments.
 *
 * @param mss bytes after the fixed header, options not deducted
 */
export function setPathMss(tcb: Tcb, now: number, id: number, mss: number): void {
  const path = tcb.path(id);
  if (path === null) return;
  const before = path.mss;
  if (mss === before) return;
  path.mss = Math.max(mss, MIN_MSS);
  tcb.updateMss(path);
  const sender = path.sender;
  if (path.mss >= before || sender === null || tcb.scoreboard === null) return;
  if (loseOversized(tcb.scoreboard, id, sender.mss)) scheduleProbe(tcb, now);
}

function loseOversized(board: Scoreboard, path: number, mss: number): boolean {
  let lost = false;
  for (let i = 0; i < board.count; i++) {
    const slot = board.slot(i);
    const length = ((board.end[slot] as number) - board.start(i)) | 0;
    if (board.path[slot] !== path || length <= mss) continue;
    if (((board.flags[slot] as number) & (ENTRY.sacked | ENTRY.lost)) !== 0) continue;
    if (board.markLost(slot, length)) lost = true;
  }
  return lost;
}
