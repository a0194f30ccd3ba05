import { TIME_WAIT_UNIT } from './constants.ts';
import type { ReceiveQueue } from './receive-queue.ts';
import { stopTimers } from './recovery.ts';
import { TCP_EVENT } from './segment.ts';
import type { Tcb } from './tcb.ts';

/**
 * Both directions are finished. With carrier `ip` old duplicates are waited for, 2 MSL (RFC 9293, section 3.6.1, MUST-13).
 * In UDP mode TIME-WAIT answers a repeated FIN for twice a retransmission timeout, and no longer: a connection ID is not
 * used again. What is left is what an answer needs, and what was not read yet.
 */
export function enterTimeWait(tcb: Tcb, now: number): void {
  const rto = tcb.senders[tcb.active]?.rtt.rto ?? TIME_WAIT_UNIT;
  tcb.timeWait = 2 * (tcb.settings.carrier === 'ip' ? tcb.settings.msl : Math.max(rto, TIME_WAIT_UNIT));
  stopTimers(tcb);
  tcb.hedge = null;
  tcb.scoreboard = null;
  tcb.sendQueue = null;
  tcb.keepAlive = null;
  tcb.userTimeout = null;
  tcb.urgent = null;
  tcb.rest();
  if (tcb.receiveQueue !== null) noteRead(tcb, tcb.receiveQueue);
  const timers = tcb.ensureTimers();
  timers.trimAt = Number.POSITIVE_INFINITY;
  timers.trimWanted = false;
  timers.orphanAt = Number.POSITIVE_INFINITY;
  startTimeWait(tcb, now);
  tcb.events |= TCP_EVENT.closed;
}

/** What is read out of is dropped after a while; in TIME-WAIT, in which nothing more comes, at once. */
export function noteRead(tcb: Tcb, queue: ReceiveQueue): void {
  if (!queue.isEmpty) return;
  if (tcb.state === 'time-wait') tcb.receiveQueue = null;
  else tcb.ensureTimers().trimWanted = true;
}

/** A repeated FIN starts the time anew (RFC 9293, section 3.10.7.4). */
export function startTimeWait(tcb: Tcb, now: number): void {
  tcb.ensureTimers().rtoAt = now + tcb.timeWait;
}
