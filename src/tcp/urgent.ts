import { URG } from '../wire/segment-row.ts';
import { MAX_WINDOW_FIELD } from './constants.ts';
import type { Urgent } from './feature-state.ts';
import { type Segment, TCP_EVENT, type Transmission } from './segment.ts';
import type { Tcb } from './tcb.ts';

/** What is queued so far is urgent (SEND with the URGENT flag, RFC 9293, section 3.10.2). */
export function markUrgent(tcb: Tcb): void {
  if (tcb.settings.carrier !== 'ip' || tcb.sendQueue === null) return;
  const urgent = ensureUrgent(tcb);
  const first = tcb.synchronized ? tcb.sndUna : (tcb.iss + 1) | 0;
  urgent.sending = true;
  urgent.sndUp = (first + tcb.sendQueue.length) | 0;
  // The news goes out even when the window lets no data out.
  if (tcb.synchronized && tcb.active >= 0) tcb.ackMask |= 1 << tcb.active;
}

/** Sets URG and the pointer in `out`, whose sequence number is set. What is further away than 65535 comes closer later. */
export function writeUrgentPointer(tcb: Tcb, out: Transmission): void {
  const urgent = tcb.urgent;
  if (urgent === null || !urgent.sending) return;
  if (((urgent.sndUp - tcb.sndUna) | 0) <= 0) {
    urgent.sending = false;
    return;
  }
  const ahead = (urgent.sndUp - out.seq) | 0;
  if (ahead <= 0) return;
  out.flags |= URG;
  out.urgentPointer = Math.min(ahead, MAX_WINDOW_FIELD);
}

/** The sixth step of SEGMENT ARRIVES: URG on an acceptable segment while the peer may still send (MUST-32). */
export function takeUrgentPointer(tcb: Tcb, segment: Segment, seq: number): void {
  if (tcb.settings.carrier !== 'ip' || tcb.peerFinished || (segment.flags & URG) === 0) return;
  const pointer = (seq + segment.urgentPointer) | 0;
  if (((pointer - readSeq(tcb)) | 0) <= 0) return;
  const urgent = ensureUrgent(tcb);
  if (urgent.receiving && ((pointer - urgent.rcvUp) | 0) <= 0) return;
  urgent.receiving = true;
  urgent.rcvUp = pointer;
  tcb.events |= TCP_EVENT.urgent;
}

/** Bytes from the next one to be read to the end of the urgent data that is known of; 0: none (MUST-33). */
export function urgentLength(tcb: Tcb): number {
  const urgent = tcb.urgent;
  if (urgent === null || !urgent.receiving) return 0;
  const ahead = (urgent.rcvUp - readSeq(tcb)) | 0;
  if (ahead <= 0) urgent.receiving = false;
  return Math.max(ahead, 0);
}

function readSeq(tcb: Tcb): number {
  return tcb.receiveQueue === null ? tcb.rcvNxt : tcb.receiveQueue.readSeq;
}

function ensureUrgent(tcb: Tcb): Urgent {
  tcb.urgent ??= { sending: false, sndUp: 0, receiving: false, rcvUp: 0 };
  return tcb.urgent;
}
