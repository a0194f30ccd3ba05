import { MIN_MSS } from './constants.ts';
import { usableWindow } from './flow-control.ts';
import type { PathSender } from './path-sender.ts';
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

/**
 * The next new data on `path` goes out as one segment of up to `mss` bytes, options not deducted, once there is so much of
 * it: does that size pass after all (RFC 4821, section 7.2)? If it is lost, what it held is sent again in smaller ones.
 */
export function probeSize(tcb: Tcb, id: number, mss: number): void {
  const path = tcb.path(id);
  if (path === null) return;
  const sender = tcb.ensureSender(path);
  sender.sizeProbe = tcb.effectiveMss(path, mss);
  sender.sizeProbeSent = false;
}

/** Does a probe of the size wait for data, or for its acknowledgment? */
export function isProbingSize(tcb: Tcb, id: number): boolean {
  const sender = tcb.senders[id];
  if (!sender) return false;
  return sender.sizeProbe > sender.mss || (sender.sizeProbeSent && ((tcb.sndUna - sender.sizeProbeEnd) | 0) < 0);
}

/** The most that the next segment of `unsent` bytes may hold. */
export function nextSize(tcb: Tcb, sender: PathSender, unsent: number): number {
  const { sizeProbe, mss } = sender;
  return sizeProbe > mss && unsent >= sizeProbe && usableWindow(tcb) >= sizeProbe ? sizeProbe : mss;
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
