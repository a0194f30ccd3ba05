import { ACK, RST } from '../wire/segment-row.ts';
import { windowField } from './flow-control.ts';
import type { Reset } from './reset-state.ts';
import { TCP_EVENT, type Transmission } from './segment.ts';
import type { Tcb } from './tcb.ts';

/** An RST goes out on `path` by the next `poll`: in answer to an acknowledgment of `seq`, or to tell of an abort. */
export function queueReset(tcb: Tcb, path: number, seq: number): void {
  tcb.reset = { path, seq };
}

/** Fills `out` with the RST that is queued: <SEQ=SEG.ACK><CTL=RST>, or of an abort <SEQ=SND.NXT><CTL=RST,ACK>. */
export function pollReset(tcb: Tcb, now: number, reset: Reset, out: Transmission): boolean {
  const path = tcb.path(reset.path);
  tcb.reset = null;
  const closed = tcb.state === 'closed';
  if (closed) tcb.events |= TCP_EVENT.released;
  if (path === null) return false;
  out.path = path.id;
  out.flags = closed ? RST | ACK : RST;
  out.seq = reset.seq;
  out.ack = closed ? tcb.rcvNxt : 0;
  out.window = windowField(tcb);
  out.urgentPointer = 0;
  out.ect = false;
  out.userTimeout = -1;
  out.hasTimestamp = tcb.timestamps;
  out.tsVal = tcb.timestamps ? path.timestamp(now) : 0;
  out.tsEcr = tcb.timestamps ? path.tsRecent : 0;
  out.ackNow = false;
  out.sackCount = 0;
  out.payloadLength = 0;
  out.syn = false;
  return true;
}
