import { rateOf } from './coupling.ts';
import { usableWindow } from './flow-control.ts';
import type { TcpPath } from './path.ts';
import type { PathSender } from './path-sender.ts';
import type { Schedule } from './schedule.ts';
import { ENTRY, type Scoreboard } from './scoreboard.ts';
import type { Transmission } from './segment.ts';
import { SendTimes } from './send-times.ts';
import type { Tcb } from './tcb.ts';
import { emitCopy, paced, sendNew, spend } from './transmit.ts';

/** A slower path is worth using when what it takes now arrives before the faster ones would be through; in segments. */
const LEAST_TRAIN = 16;
/** So many ranges from the head on are looked at when the peer's window holds everything up. */
const REINJECTED = 64;

/**
 * The next segment of an aggregate connection (R-TCP-165): new data goes on with the path of the last train while that
 * may send, then by the fastest that may; by a slower one if it arrives there sooner than the faster ones would come to it.
 */
export function pollAggregate(tcb: Tcb, now: number, schedule: Schedule, out: Transmission): boolean {
  const unsent = tcb.sendQueue?.unsent ?? 0;
  const board = tcb.scoreboard;
  const carriers = bySpeed(tcb, schedule.carriers);
  if (unsent > 0 && board !== null && board.count > 0 && isHeldUp(tcb, carriers)) {
    if (reinject(tcb, board, now, carriers, out)) return true;
  }
  const current = carriers.find((path) => path.id === schedule.current);
  if (current !== undefined && send(tcb, now, current, out)) return true;
  const waiting = Math.min(unsent, usableWindow(tcb));
  let rate = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const path of carriers) {
    const sender = tcb.ensureSender(path);
    if (rate > 0 && !isWorth(sender, waiting, rate, least)) continue;
    if (path !== current && send(tcb, now, path, out)) {
      schedule.current = path.id;
      return true;
    }
    rate += rateOf(sender);
    least = Math.min(least, sender.rtt.srtt);
  }
  return false;
}

function send(tcb: Tcb, now: number, path: TcpPath, out: Transmission): boolean {
  const sender = tcb.ensureSender(path);
  if (!sendNew(tcb, now, path, sender, out)) return false;
  noteTime(sender, now);
  return true;
}

/** Something left by the path at `now`: its echo is the path's evidence (R-TCP-168). */
export function noteTime(sender: PathSender, now: number): void {
  sender.sendTimes ??= new SendTimes();
  sender.sendTimes.note(now);
}

/** The paths in `carriers`, the least round trip first; one that has none is last. */
export function bySpeed(tcb: Tcb, carriers: number): TcpPath[] {
  const paths: TcpPath[] = [];
  for (const path of tcb.paths) if (path !== null && (carriers & (1 << path.id)) !== 0) paths.push(path);
  return paths.sort(
    (a, b) => (a.srtt || Number.POSITIVE_INFINITY) - (b.srtt || Number.POSITIVE_INFINITY) || a.id - b.id,
  );
}

/** Would a train on the path arrive before paths of `rate`, the fastest of which takes `least`, are through with all that waits? */
function isWorth(sender: PathSender, waiting: number, rate: number, least: number): boolean {
  const own = rateOf(sender);
  if (own === 0) return waiting > LEAST_TRAIN * sender.mss;
  return sender.rtt.srtt / 2 + (LEAST_TRAIN * sender.mss) / own < least / 2 + waiting / rate;
}

/** The peer has no room for a segment, because what a slower path carries is missing before what is there. */
function isHeldUp(tcb: Tcb, carriers: readonly TcpPath[]): boolean {
  const [fastest] = carriers;
  return fastest !== undefined && usableWindow(tcb) < tcb.ensureSender(fastest).mss;
}

/** What holds the window up goes by a faster path as well, if it is there sooner (R-TCP-167). */
function reinject(tcb: Tcb, board: Scoreboard, now: number, carriers: readonly TcpPath[], out: Transmission): boolean {
  for (let i = 0; i < board.count && i < REINJECTED; i++) {
    const slot = board.slot(i);
    const flags = board.flags[slot] as number;
    if ((flags & ENTRY.sacked) !== 0) return false;
    if ((flags & (ENTRY.lost | ENTRY.copyInFlight)) !== 0) continue;
    const by = board.path[slot] as number;
    const due = (board.sentAt[slot] as number) + (tcb.senders[by]?.rtt.srtt ?? 0);
    for (const path of carriers) {
      if (path.id === by || path.srtt === 0 || now + path.srtt >= due) continue;
      const sender = tcb.ensureSender(path);
      if (!sender.windowAllows(sender.mss) || !paced(tcb, now, sender, sender.mss)) continue;
      spend(tcb, emitCopy(tcb, board, i, now, path, sender, out));
      noteTime(sender, now);
      board.addCopy(board.slot(i), now, path.id);
      return true;
    }
  }
  return false;
}
