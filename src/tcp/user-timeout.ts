import { MAX_USER_TIMEOUT, MIN_USER_TIMEOUT } from './constants.ts';
import type { Segment } from './segment.ts';
import type { Tcb } from './tcb.ts';

/** R2 of this connection's data (RFC 9293, section 3.8.3, MUST-21). It is announced where the option is enabled. */
export function setUserTimeout(tcb: Tcb, timeout: number): void {
  tcb.dataTimeout = timeout;
  const option = tcb.userTimeout;
  if (option === null) return;
  option.advertised = timeout;
  option.changeable = false;
  option.pending = true;
  if (tcb.synchronized && tcb.active >= 0) tcb.ackMask |= 1 << tcb.active;
}

/** The peer's announcement: the longer of the two, within our limits (RFC 5482, section 3.1). */
export function takeUserTimeout(tcb: Tcb, segment: Segment): void {
  const option = tcb.userTimeout;
  if (option === null || segment.userTimeout <= 0) return;
  option.remote = segment.userTimeout;
  if (!option.changeable) return;
  tcb.dataTimeout = Math.min(MAX_USER_TIMEOUT, Math.max(option.advertised, option.remote, MIN_USER_TIMEOUT));
}

/** What the next SYN or pure acknowledgment announces: ms, or -1. */
export function announcedUserTimeout(tcb: Tcb): number {
  const option = tcb.userTimeout;
  if (option === null || !option.pending) return -1;
  option.pending = false;
  return option.advertised;
}
