import { ACK, FIN, RST, SYN } from '../wire/segment-row.ts';
import { acknowledgeNow } from './acknowledge.ts';
import { IDLE_TRIM, INITIAL_RTO, MAX_RTO, MAX_WINDOW_FIELD, MAX_WINDOW_SCALE } from './constants.ts';
import { answerEcnFlags, negotiateEcn, startEcn, synEcnFlags } from './ecn.ts';
import type { OwnSyn } from './feature-state.ts';
import { updateSendWindow } from './flow-control.ts';
import { setKeepAlive } from './keep-alive.ts';
import type { TcpPath } from './path.ts';
import { ReceiveQueue } from './receive-queue.ts';
import { queueReset } from './reset.ts';
import { type Segment, TCP_EVENT, type Transmission } from './segment.ts';
import type { VerifiedSyn } from './syn-cookie.ts';
import type { Tcb } from './tcb.ts';
import { announcedUserTimeout, takeUserTimeout } from './user-timeout.ts';

const NEVER = Number.POSITIVE_INFINITY;
/** RFC 6298, section 5.7: after a SYN was lost and no sample could be taken. */
const RTO_AFTER_LOST_SYN = 3000;

/** OPEN by the client (RFC 9293, section 3.10.1). */
export function openActively(tcb: Tcb, now: number, path: number): void {
  if (tcb.state !== 'closed') return;
  tcb.transition('active-open');
  tcb.active = path;
  tcb.sndNxt = (tcb.iss + 1) | 0;
  tcb.ensureTimers().progressAt = now;
  tcb.requestSyn();
}

/** The SYN or SYN/ACK that is to go out now. */
export function pollSyn(tcb: Tcb, now: number, out: Transmission): boolean {
  const path = tcb.path(tcb.active);
  const { syn } = tcb;
  if (syn === null || !syn.pending || path === null) return false;
  syn.pending = false;
  const answer = tcb.state === 'syn-received';
  const window = Math.min(tcb.settings.receiveBuffer, MAX_WINDOW_FIELD);
  if (answer) tcb.rcvAdv = (tcb.irs + 1 + window) | 0;
  out.path = path.id;
  out.flags = answer ? SYN | ACK | answerEcnFlags(tcb) : SYN | synEcnFlags(tcb);
  out.seq = tcb.iss;
  out.ack = answer ? tcb.rcvNxt : 0;
  out.window = window;
  out.urgentPointer = 0;
  out.ect = false;
  out.userTimeout = announcedUserTimeout(tcb);
  out.hasTimestamp = !answer || tcb.timestamps;
  out.tsVal = out.hasTimestamp ? path.timestamp(now) : 0;
  out.tsEcr = answer && tcb.timestamps ? path.tsRecent : 0;
  out.ackNow = true;
  out.sackCount = 0;
  out.payloadLength = 0;
  out.syn = true;
  out.mss = tcb.settings.announcedMss;
  out.windowScale = !answer || tcb.scaling ? tcb.rcvScale : -1;
  out.sackPermitted = !answer || tcb.sack;
  syn.count++;
  syn.sentAt = now;
  syn.path = path.id;
  const rto = tcb.senders[path.id]?.rtt.rto ?? INITIAL_RTO;
  tcb.ensureTimers().rtoAt = now + Math.min(rto * 2 ** Math.min(tcb.timers.backoff, 10), MAX_RTO);
  return true;
}

/** The SYN's timer fired (RFC 9293, section 3.8.3). False: it is time to give up. */
export function onSynTimeout(tcb: Tcb, now: number): boolean {
  const answer = tcb.state === 'syn-received';
  const limit = answer ? tcb.settings.limits.synReceivedTimeout : tcb.settings.limits.synTimeout;
  const timers = tcb.ensureTimers();
  if (now >= timers.progressAt + limit) return false;
  timers.backoff++;
  if (answer && tcb.role === 'server' && timers.backoff > tcb.settings.limits.synAckRetransmissions) {
    timers.rtoAt = timers.progressAt + limit;
    return true;
  }
  timers.rtoAt = NEVER;
  tcb.requestSyn();
  return true;
}

/** A segment for LISTEN (RFC 9293, section 3.10.7.2). */
export function handleListen(tcb: Tcb, now: number, path: TcpPath, segment: Segment): void {
  if ((segment.flags & (RST | ACK)) !== 0 || (segment.flags & SYN) === 0) {
    tcb.counters.unacceptable++;
    if ((segment.flags & (RST | ACK)) === ACK) queueReset(tcb, path.id, segment.ack);
    return;
  }
  tcb.active = path.id;
  tcb.sndNxt = (tcb.iss + 1) | 0;
  tcb.ensureTimers().progressAt = now;
  takeSyn(tcb, now, path, segment);
  keepSynText(tcb, segment);
  tcb.transition('syn');
  tcb.requestSyn();
}

/**
 * The SYN was answered without state, and its sender has shown that it got the answer: as if both had passed by `path`
 * (R-TCP-154). `sentAt` is when the SYN/ACK left, if that is known exactly, else NaN.
 */
export function adoptSyn(tcb: Tcb, now: number, path: TcpPath, syn: VerifiedSyn, sentAt: number): void {
  tcb.active = path.id;
  tcb.sndNxt = (tcb.iss + 1) | 0;
  tcb.irs = syn.clientIsn;
  tcb.rcvNxt = (syn.clientIsn + 1) | 0;
  tcb.lastAckSent = tcb.rcvNxt;
  if (syn.ecn && tcb.settings.ecnWanted) startEcn(tcb, true);
  tcb.rcvAdv = (tcb.rcvNxt + Math.min(tcb.settings.receiveBuffer, MAX_WINDOW_FIELD)) | 0;
  tcb.peerMss = syn.mss > 0 ? syn.mss : tcb.settings.defaultMss;
  tcb.timestamps = syn.timestamps;
  tcb.sack = syn.sackPermitted;
  tcb.scaling = syn.windowScale >= 0;
  tcb.sndScale = tcb.scaling ? Math.min(syn.windowScale, MAX_WINDOW_SCALE) : 0;
  tcb.syn = { pending: false, count: 1, sentAt, path: sentAt <= now ? path.id : -1 };
  tcb.transition('syn');
  const timers = tcb.ensureTimers();
  timers.progressAt = now;
  timers.rtoAt = now + tcb.settings.limits.synReceivedTimeout;
  timers.backoff = tcb.settings.limits.synAckRetransmissions;
}

/** A segment for SYN-SENT (RFC 9293, section 3.10.7.3). */
export function handleSynSent(tcb: Tcb, now: number, path: TcpPath, segment: Segment): void {
  const hasAck = (segment.flags & ACK) !== 0;
  const acceptable = hasAck && segment.ack === tcb.sndNxt;
  if (hasAck && !acceptable) {
    tcb.counters.badAck++;
    if ((segment.flags & RST) === 0) queueReset(tcb, path.id, segment.ack);
    return;
  }
  if ((segment.flags & RST) !== 0) {
    if (acceptable) refuse(tcb);
    else tcb.counters.badReset++;
    return;
  }
  if ((segment.flags & SYN) === 0) {
    tcb.counters.unacceptable++;
    return;
  }
  takeSyn(tcb, now, path, segment);
  if (!hasAck) {
    // Simultaneous open (RFC 9293, section 3.5, MUST-10); UDP mode does not bring it about.
    keepSynText(tcb, segment);
    tcb.transition('syn');
    tcb.requestSyn();
    return;
  }
  tcb.rcvAdv = (tcb.rcvNxt + Math.min(tcb.settings.receiveBuffer, MAX_WINDOW_FIELD)) | 0;
  tcb.transition('syn-ack');
  establish(tcb, now, path, segment);
  acknowledgeNow(tcb, path.id);
}

/** Our SYN is acknowledged by `segment`: the connection is synchronized. The state has been moved already. */
export function establish(tcb: Tcb, now: number, path: TcpPath, segment: Segment): void {
  tcb.sndUna = segment.ack;
  tcb.sndEdge = segment.ack;
  tcb.sndWl1 = segment.seq;
  tcb.sndWl2 = segment.ack;
  const timers = tcb.ensureTimers();
  timers.rtoAt = NEVER;
  timers.backoff = 0;
  timers.progressAt = now;
  timers.trimAt = now + IDLE_TRIM;
  const synWindow = (segment.flags & SYN) !== 0;
  const scale = tcb.sndScale;
  // The window of a SYN is not scaled (RFC 7323, section 2.2).
  if (synWindow) tcb.sndScale = 0;
  updateSendWindow(tcb, segment);
  tcb.sndScale = scale;
  for (const known of tcb.paths) if (known) tcb.updateMss(known);
  if (tcb.syn !== null) sampleSyn(tcb, tcb.syn, now, path, segment);
  tcb.syn = null;
  if (tcb.keepAlive !== null) setKeepAlive(tcb, now, tcb.keepAlive);
  tcb.events |= TCP_EVENT.connected;
  if (tcb.finQueued) tcb.transition('shutdown');
}

/**
 * The peer refused, or reset, the connection. When both had finished and nothing is lost by it, it is a close. A half-open
 * server goes without a word: its listener waits as before (RFC 9293, section 3.10.7.4; MUST-11).
 */
export function refuse(tcb: Tcb): void {
  if (tcb.state === 'syn-received' && tcb.role === 'server') {
    tcb.transition('reset');
    tcb.receiveQueue = null;
    tcb.events |= TCP_EVENT.closed | TCP_EVENT.released;
    return;
  }
  const closed = tcb.state === 'time-wait';
  const finishing = closed || tcb.state === 'closing' || tcb.state === 'last-ack';
  const harmless = finishing && (tcb.sendQueue === null || tcb.sendQueue.length === 0);
  tcb.transition('reset');
  // Of TIME-WAIT the application was told when it began.
  tcb.events |= closed ? TCP_EVENT.released : TCP_EVENT.closed | TCP_EVENT.released;
  if (!harmless) tcb.events |= TCP_EVENT.reset;
}

/** What a SYN says: the peer's sequence number and options (RFC 9293, section 3.7.1; RFC 7323, sections 2.2 and 3.2). */
function takeSyn(tcb: Tcb, now: number, path: TcpPath, segment: Segment): void {
  tcb.irs = segment.seq | 0;
  tcb.rcvNxt = (segment.seq + 1) | 0;
  tcb.lastAckSent = tcb.rcvNxt;
  negotiateEcn(tcb, segment);
  takeUserTimeout(tcb, segment);
  tcb.peerMss = segment.mss > 0 ? segment.mss : tcb.settings.defaultMss;
  tcb.timestamps = segment.hasTimestamp;
  tcb.sack = segment.sackPermitted;
  tcb.scaling = segment.windowScale >= 0;
  if (segment.windowScale > MAX_WINDOW_SCALE) tcb.counters.badWindowScale++;
  tcb.sndScale = tcb.scaling ? Math.min(segment.windowScale, MAX_WINDOW_SCALE) : 0;
  tcb.maxWindow = segment.window;
  if (segment.hasTimestamp) path.updateTimestamp(now, segment.tsVal);
}

/** Text and FIN that came with a SYN are kept until the connection is synchronized (RFC 9293, section 3.10.7.2). */
function keepSynText(tcb: Tcb, segment: Segment): void {
  if (tcb.settings.carrier !== 'ip') return;
  const length = Math.min(segment.payloadLength, tcb.settings.receiveBuffer, MAX_WINDOW_FIELD);
  if (length > 0) {
    tcb.receiveQueue = new ReceiveQueue(tcb.rcvNxt);
    tcb.receiveQueue.place(tcb.rcvNxt, segment.bytes, segment.payloadOffset, length);
  }
  if ((segment.flags & FIN) === 0 || length < segment.payloadLength) return;
  tcb.finArrived = true;
  tcb.peerFinSeq = (tcb.rcvNxt + length) | 0;
}

/** The handshake's round trip, when it is known which SYN was answered. */
function sampleSyn(tcb: Tcb, syn: OwnSyn, now: number, path: TcpPath, segment: Segment): void {
  const sender = tcb.ensureSender(path);
  const echoed = tcb.timestamps && segment.hasTimestamp && segment.tsEcr === path.timestamp(syn.sentAt);
  const certain = path.id === syn.path && (syn.count === 1 || echoed);
  if (certain && !sender.rtt.hasSample) sender.rtt.sample(now, now - syn.sentAt);
  if (syn.count === 1) return;
  // RFC 5681, section 3.1: after a lost SYN the initial window is one segment.
  sender.controller.restart(sender.mss, Number.POSITIVE_INFINITY);
  if (!certain) sender.rtt.initialRto = RTO_AFTER_LOST_SYN;
}
