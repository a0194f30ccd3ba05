import { UNQUEUED_SRTT } from './constants.ts';
import type { PathSender } from './path-sender.ts';
import { RepairCopies } from './repair-copies.ts';
import type { Scoreboard } from './scoreboard.ts';
import type { Tcb } from './tcb.ts';

/** When a copy of a repair is due; Infinity: none is, or none may go. */
export function repairCopyDeadline(tcb: Tcb): number {
  const { repairCopies, scoreboard } = tcb;
  if (repairCopies === null || scoreboard === null || scoreboard.count === 0) return Number.POSITIVE_INFINITY;
  return tcb.schedule?.spreads || tcb.state === 'time-wait' ? Number.POSITIVE_INFINITY : repairCopies.deadline;
}

/** The entry at position `i` is about to be sent again by `path`, on which it was lost: is the repair worth a copy? */
export function noteRepair(tcb: Tcb, now: number, board: Scoreboard, i: number, path: number): void {
  const sender = tcb.senders[path];
  const slot = board.slot(i);
  if (!sender || tcb.schedule?.spreads || tcb.settings.carrier !== 'udp' || board.path[slot] !== path) return;
  if (!lossesComeWithoutDelay(sender)) return;
  const length = Math.min(((board.end[slot] as number) - board.start(i)) | 0, sender.mss);
  tcb.repairCopies ??= new RepairCopies(sender.mss, tcb.sndNxt);
  tcb.repairCopies.note(now, board, sender, path, length, (board.start(i) + length) | 0);
}

/** A queue that overflows has been felt before as a longer round trip. */
function lossesComeWithoutDelay({ rtt, recovery }: PathSender): boolean {
  return recovery !== 'timeout' && rtt.srtt <= rtt.minRtt * UNQUEUED_SRTT;
}
