import { loseFlight } from './hedge.ts';
import { restartTimers } from './recovery.ts';
import type { Tcb } from './tcb.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** There is a path again: what was in flight is sent anew, and the time without does not count. */
export function resumeWithPath(tcb: Tcb, now: number): void {
  if (tcb.pathlessSince !== NEVER) tcb.progressAt += now - tcb.pathlessSince;
  tcb.pathlessSince = NEVER;
  tcb.ensureTimers().persistBackoff = 0;
  if (tcb.state === 'syn-sent' || tcb.state === 'syn-received') {
    tcb.ensureTimers().backoff = 0;
    tcb.synPending = true;
    return;
  }
  const board = tcb.scoreboard;
  if (board === null || board.count === 0) return;
  for (let id = 0; id < tcb.senders.length; id++) {
    const sender = tcb.senders[id];
    if (!sender || sender.segments === 0) continue;
    loseFlight(board, id);
    sender.controller.onIdle(1);
  }
  tcb.ensureTimers().forceHead = true;
  restartTimers(tcb, now);
}
