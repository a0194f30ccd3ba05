import { refuse } from './handshake.ts';
import type { IcmpError } from './options.ts';
import { setPathMss } from './path-mss.ts';
import { TCP_EVENT } from './segment.ts';
import type { Tcb } from './tcb.ts';

/**
 * An ICMP error that quotes a segment sent on `path` (RFC 9293, section 3.9.2.2; MUST-54). False: it is not believed,
 * for it quotes nothing that is in flight (RFC 5927, section 4).
 */
export function handleIcmpError(tcb: Tcb, now: number, path: number, error: IcmpError): boolean {
  const known = tcb.path(path);
  const inFlight = ((error.seq - tcb.sndUna) | 0) >= 0 && ((tcb.sndNxt - error.seq) | 0) > 0;
  if (known === null || !inFlight || tcb.state === 'closed' || tcb.state === 'time-wait') {
    tcb.counters.badIcmp++;
    return false;
  }
  if (error.kind === 'too-big') {
    // It only ever says less (RFC 8201, section 4).
    if (error.mss <= 0 || error.mss >= known.mss) return false;
    setPathMss(tcb, now, path, error.mss);
    return true;
  }
  if (error.kind === 'hard' && !tcb.synchronized) {
    tcb.softError = error.reason;
    refuse(tcb);
    return true;
  }
  // A hard error of an established connection is most likely old or forged: the peer has answered since (RFC 5927,
  // section 5.2). Retransmission finds out (MUST-56, SHLD-25).
  tcb.softError = error.reason;
  tcb.events |= TCP_EVENT.trouble;
  return true;
}
