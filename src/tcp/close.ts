import { queueReset } from './reset.ts';
import { TCP_EVENT } from './segment.ts';
import type { Tcb } from './tcb.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** CLOSE (RFC 9293, section 3.10.4): no more is written. */
export function shutdownConnection(tcb: Tcb): void {
  if (tcb.finQueued || tcb.state === 'closed') return;
  tcb.finQueued = true;
  tcb.transition('shutdown');
}

/**
 * CLOSE of both directions (the half-duplex close of RFC 9293, section 3.6.1). What was not read, or comes from here on, is
 * lost, and an RST says so (SHLD-3).
 */
export function closeConnection(tcb: Tcb, now: number): void {
  if (tcb.state === 'closed' || tcb.state === 'time-wait') return;
  if (tcb.receiveQueue !== null && !tcb.receiveQueue.isEmpty) {
    abortConnection(tcb);
    return;
  }
  tcb.readingClosed = true;
  shutdownConnection(tcb);
  // A second CLOSE puts nothing off.
  if (tcb.timers.orphanAt === NEVER) postponeOrphan(tcb, now);
}

/** The peer has brought the connection on. */
export function postponeOrphan(tcb: Tcb, now: number): void {
  tcb.ensureTimers().orphanAt = now + tcb.settings.limits.orphanTimeout;
}

/**
 * ABORT (RFC 9293, section 3.10.5). Whoever has sent and heard all needs no RST; in UDP mode it is sent all the same, for
 * nobody answers for a connection that is gone.
 */
export function abortConnection(tcb: Tcb): void {
  if (tcb.state === 'closed') return;
  const tell = isToldOfAbort(tcb);
  tcb.transition('abort');
  tcb.events |= TCP_EVENT.closed;
  if (tell && tcb.active >= 0) queueReset(tcb, tcb.active, tcb.sndNxt);
  else tcb.events |= TCP_EVENT.released;
}

function isToldOfAbort(tcb: Tcb): boolean {
  switch (tcb.state) {
    case 'listen':
    case 'syn-sent':
    case 'time-wait':
      return false;
    case 'closing':
    case 'last-ack':
      return tcb.settings.carrier === 'udp' || !tcb.finSent;
    default:
      return true;
  }
}
