import { FlightLedger } from './flight-ledger.ts';
import { enterRow, expireRows } from './ledger.ts';
import type { TcpPath } from './path.ts';
import type { PathSender } from './path-sender.ts';
import type { Schedule } from './schedule.ts';
import { ENTRY, type Scoreboard } from './scoreboard.ts';
import type { Transmission } from './segment.ts';
import type { Tcb } from './tcb.ts';
import { emitCopy, paced, sendNew, spend } from './transmit.ts';

/**
 * The next segment of a redundant connection (R-TCP-161): each path goes through the stream at its own pace, from its own
 * cursor, as its own window allows; whichever is at the end sends what is new, the
 * active one first. A path goes on while it can.
 */
export function pollRedundant(tcb: Tcb, now: number, schedule: Schedule, out: Transmission): boolean {
  const { carriers } = schedule;
  const behind = tcb.senders[schedule.current]?.ledger;
  const goesOn = (carriers & (1 << schedule.current)) !== 0 && behind && ((tcb.sndNxt - behind.cursor) | 0) > 0;
  const first = goesOn ? schedule.current : tcb.active;
  if (pollPath(tcb, now, first, out)) {
    schedule.current = first;
    return true;
  }
  for (let id = 0; id < tcb.paths.length; id++) {
    if (id === first || (carriers & (1 << id)) === 0 || !pollPath(tcb, now, id, out)) continue;
    schedule.current = id;
    return true;
  }
  return false;
}

function pollPath(tcb: Tcb, now: number, id: number, out: Transmission): boolean {
  const path = tcb.path(id);
  if (path === null) return false;
  const sender = tcb.ensureSender(path);
  // A path that joins carries what is sent from now on.
  sender.ledger ??= new FlightLedger(tcb.sndNxt);
  const { ledger } = sender;
  if (((tcb.sndUna - ledger.cursor) | 0) > 0) ledger.cursor = tcb.sndUna;
  const board = tcb.ensureScoreboard();
  expireRows(tcb, board, now, sender);
  if (((tcb.sndNxt - ledger.cursor) | 0) > 0 && sendCopy(tcb, board, now, path, sender, ledger, out)) return true;
  if (((tcb.sndNxt - ledger.cursor) | 0) > 0 || !sendNew(tcb, now, path, sender, out)) return false;
  // A window probe carries nothing.
  if (tcb.sndNxt === ledger.cursor) return true;
  tcb.scoreboard?.detachLast();
  enterRow(sender, now, ledger.cursor, tcb.sndNxt);
  ledger.cursor = tcb.sndNxt;
  return true;
}

/** The next range that another path has sent and the peer is not known to have; false: there is none, or it has to wait. */
function sendCopy(
  tcb: Tcb,
  board: Scoreboard,
  now: number,
  path: TcpPath,
  sender: PathSender,
  ledger: FlightLedger,
  out: Transmission,
): boolean {
  for (let i = board.find(ledger.cursor); i < board.count; i++) {
    const slot = board.slot(i);
    const flags = board.flags[slot] as number;
    // What was lost, or sent before the schedule, goes by one path.
    if (board.path[slot] === -1 && (flags & (ENTRY.sacked | ENTRY.lost)) === 0) {
      const whole = ((board.end[slot] as number) - board.start(i)) | 0;
      const length = Math.min(whole, sender.mss);
      if (!sender.windowAllows(length)) {
        sender.noteLimited(tcb.sndNxt);
        return false;
      }
      if (!paced(tcb, now, sender, ((tcb.sndNxt - ledger.cursor) | 0) + (tcb.sendQueue?.unsent ?? 0))) return false;
      const idle = sender.inFlight === 0;
      spend(tcb, emitCopy(tcb, board, i, now, path, sender, out));
      ledger.cursor = board.end[board.slot(i)] as number;
      enterRow(sender, now, board.start(i), ledger.cursor);
      // The receiver acknowledges every eighth copy, and at once what it is asked to (R-TCP-164).
      out.ackNow = idle || sender.controller.cwnd < 4 * sender.mss;
      return true;
    }
    ledger.cursor = board.end[slot] as number;
  }
  return false;
}
