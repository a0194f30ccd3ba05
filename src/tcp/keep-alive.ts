import { KEEP_ALIVE_COUNT, KEEP_ALIVE_IDLE, KEEP_ALIVE_INTERVAL } from './constants.ts';
import type { KeepAliveOptions } from './options.ts';
import type { Tcb } from './tcb.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** Turns keep-alive on or off (MUST-24, MUST-27). */
export function setKeepAlive(tcb: Tcb, now: number, options: KeepAliveOptions | false): void {
  if (options === false) {
    tcb.keepAlive = null;
    return;
  }
  const idle = options.idle ?? KEEP_ALIVE_IDLE;
  tcb.keepAlive = {
    idle,
    interval: options.interval ?? KEEP_ALIVE_INTERVAL,
    // The failure of one probe says nothing (MUST-29).
    count: Math.max(options.count ?? KEEP_ALIVE_COUNT, 2),
    heardAt: now,
    at: now + idle,
    probes: 0,
    pending: false,
  };
}

/** An acceptable segment has come. */
export function noteHeard(tcb: Tcb, now: number): void {
  const keepAlive = tcb.keepAlive;
  if (keepAlive === null) return;
  keepAlive.heardAt = now;
  if (keepAlive.probes === 0) return;
  keepAlive.probes = 0;
  keepAlive.pending = false;
  keepAlive.at = now + keepAlive.idle;
}

/** When the keep-alive timer fires; Infinity while it is off, or there is nothing to be kept alive. */
export function keepAliveDeadline(tcb: Tcb): number {
  return tcb.keepAlive !== null && tcb.synchronized && tcb.state !== 'time-wait' ? tcb.keepAlive.at : NEVER;
}

/** The keep-alive timer fired. False: none of the probes was answered, the peer is gone. */
export function onKeepAliveTimeout(tcb: Tcb, now: number): boolean {
  const keepAlive = tcb.keepAlive;
  if (keepAlive === null) return true;
  // What waits for an acknowledgment, or for the window, has timers of its own (MUST-26).
  const outstanding = tcb.sndUna !== tcb.sndNxt || (tcb.sendQueue !== null && tcb.sendQueue.unsent > 0);
  // RFC 5482, section 4.2: never sooner than the user timeout that the ends agreed on.
  const idle = tcb.userTimeout === null ? keepAlive.idle : Math.max(keepAlive.idle, tcb.dataTimeout);
  const due = keepAlive.heardAt + idle;
  if (outstanding || (keepAlive.probes === 0 && due > now)) {
    keepAlive.probes = 0;
    keepAlive.at = outstanding ? now + idle : due;
    return true;
  }
  if (keepAlive.probes >= keepAlive.count) return false;
  keepAlive.probes++;
  keepAlive.pending = true;
  keepAlive.at = now + keepAlive.interval;
  return true;
}
