import { acknowledgeDeadline } from './acknowledge.ts';
import type { Tcb } from './tcb.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** After a while without use, what is empty is dropped. */
export function trimIdle(tcb: Tcb): void {
  tcb.ensureTimers().trimAt = NEVER;
  if (tcb.sendQueue?.length === 0) tcb.sendQueue = null;
  if (tcb.scoreboard?.count === 0) tcb.scoreboard = null;
  if (tcb.receiveQueue?.isEmpty) tcb.receiveQueue = null;
  const idle = tcb.sendQueue === null && tcb.scoreboard === null && tcb.hedge === null && tcb.ackMask === 0;
  const awaited = tcb.timers.orphanAt !== NEVER;
  if (idle && !awaited && acknowledgeDeadline(tcb) === NEVER && tcb.synchronized) tcb.rest();
}
