import { loseFlight } from './flight.ts';
import { dropRows } from './ledger.ts';
import { restartTimers } from './recovery.ts';
import type { Tcb } from './tcb.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** There is a path again: what was in flight is sent anew, and the time without does not count. */
export function resumeWithPath(tcb: Tcb, now: number): void {
  const timers = tcb.ensureTimers();
  if (timers.pathlessSince !== NEVER) {
    timers.progressAt += now - timers.pathlessSince;
    timers.orphanAt += now - timers.pathlessSince;
  }
  timers.pathlessSince = NEVER;
  timers.persistBackoff = 0;
  if (tcb.state === 'syn-sent' || tcb.state === 'syn-received') {
    timers.backoff = 0;
    tcb.requestSyn();
    return;
  }
  const board = tcb.scoreboard;
  if (board === null || board.count === 0) return;
  for (let id = 0; id < tcb.senders.length; id++) {
    const sender = tcb.senders[id];
    if (!sender || sender.segments === 0) continue;
    dropRows(tcb, sender);
    loseFlight(board, id);
    sender.controller.onIdle(1);
  }
  timers.forceHead = true;
  restartTimers(tcb, now);
}
