import { ACK, CWR, ECE, SYN } from '../wire/segment-row.ts';
import type { Segment, Transmission } from './segment.ts';
import type { Tcb } from './tcb.ts';

/** The CE codepoint of a packet (RFC 3168, section 5). */
const CONGESTION_EXPERIENCED = 3;

/** Flags of our SYN: offered on the first, not on those that repeat it, which the first may have been lost for. */
export function synEcnFlags(tcb: Tcb): number {
  return tcb.settings.ecnWanted && tcb.syn?.count === 0 ? ECE | CWR : 0;
}

/** Flags of our SYN/ACK. */
export function answerEcnFlags(tcb: Tcb): number {
  return tcb.ecn === null ? 0 : ECE;
}

/** The peer's SYN, or SYN/ACK, has come. */
export function negotiateEcn(tcb: Tcb, segment: Segment): void {
  const flags = segment.flags & (SYN | ACK | ECE | CWR);
  tcb.ecn = null;
  if (!tcb.settings.ecnWanted) return;
  if (flags === (SYN | ECE | CWR) && tcb.role === 'server') startEcn(tcb, true);
  else if (flags === (SYN | ACK | ECE)) startEcn(tcb, tcb.syn?.count === 1);
}

export function startEcn(tcb: Tcb, capable: boolean): void {
  tcb.ecn = { capable, echo: false, reduced: false, reducedUntil: tcb.iss };
}

/** What an acceptable segment after the handshake says: CWR, then its own mark, then ECE (sections 6.1.2 and 6.1.3). */
export function takeEcn(tcb: Tcb, now: number, segment: Segment): void {
  const ecn = tcb.ecn;
  if (ecn === null) return;
  if ((segment.flags & CWR) !== 0) ecn.echo = false;
  if (segment.congestion === CONGESTION_EXPERIENCED && segment.payloadLength > 0) ecn.echo = true;
  if ((segment.flags & ECE) === 0 || ((segment.ack - ecn.reducedUntil) | 0) <= 0) return;
  const sender = tcb.senders[tcb.active];
  if (!sender) return;
  ecn.reducedUntil = tcb.sndNxt;
  ecn.reduced = true;
  // In recovery the window was reduced in this round trip already.
  if (sender.recovery === 'none') sender.controller.onCongestionExperienced(now);
}

/** The window was reduced, for whatever reason: the peer, if it echoes, may stop (section 6.1.2). */
export function noteReduction(tcb: Tcb): void {
  if (tcb.ecn !== null) tcb.ecn.reduced = true;
}

/** ECE on every segment that acknowledges. */
export function writeEcnEcho(tcb: Tcb, out: Transmission): void {
  if (tcb.ecn?.echo) out.flags |= ECE;
}

/** New data is ECN-capable, and tells of a reduction; nothing else is (sections 6.1.4 to 6.1.6). */
export function markNewData(tcb: Tcb, out: Transmission): void {
  const ecn = tcb.ecn;
  if (ecn === null || !ecn.capable || out.payloadLength === 0) return;
  out.ect = true;
  if (!ecn.reduced) return;
  ecn.reduced = false;
  out.flags |= CWR;
}
