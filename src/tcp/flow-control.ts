import { MAX_PERSIST, MIN_PERSIST, SILLY_WINDOW_OVERRIDE, TUNING_SLACK_SEGMENTS } from './constants.ts';
import { aggregateWindow } from './coupling.ts';
import type { TcpPath } from './path.ts';
import { ReceiveTuner } from './receive-tuner.ts';
import { probeTimeout } from './recovery.ts';
import type { Segment } from './segment.ts';
import type { Tcb } from './tcb.ts';

const NEVER = Number.POSITIVE_INFINITY;

/**
 * The window of an acceptable acknowledgment. In UDP mode the right edge is the largest ever seen: a receiver of ours
 * never takes back what it offered, so an older acknowledgment, by a slower path, cannot shrink it. Other stacks may take
 * it back (RFC 9293, section 3.8.6, MUST-34): then SND.WL1 and SND.WL2 tell which segment is the newer one (3.10.7.4).
 */
export function updateSendWindow(tcb: Tcb, segment: Segment): void {
  const window = segment.window * 2 ** tcb.sndScale;
  if (window > tcb.maxWindow) tcb.maxWindow = window;
  const edge = (segment.ack + window) | 0;
  const moved = (edge - tcb.sndEdge) | 0;
  tcb.windowMoved = moved !== 0;
  if (tcb.settings.carrier === 'ip') {
    const newer = (segment.seq - tcb.sndWl1) | 0;
    if (newer < 0 || (newer === 0 && ((segment.ack - tcb.sndWl2) | 0) < 0)) return;
    tcb.sndWl1 = segment.seq;
    tcb.sndWl2 = segment.ack;
    tcb.sndEdge = edge;
  }
  if (moved <= 0) return;
  tcb.sndEdge = edge;
  const timers = tcb.ensureTimers();
  timers.persistBackoff = 0;
  timers.persistAt = NEVER;
  timers.persistProbe = false;
}

/** Bytes of new data that the peer has room for. */
export function usableWindow(tcb: Tcb): number {
  const usable = (tcb.sndEdge - tcb.sndNxt) | 0;
  return Math.max(usable, 0);
}

/**
 * How many of `unsent` bytes make the next segment of at most `mss`: 0 while it would be silly to send (RFC 9293,
 * section 3.8.6.2.1) or Nagle's algorithm waits (section 3.7.4).
 */
export function nextSegmentLength(tcb: Tcb, unsent: number, mss: number): number {
  const usable = usableWindow(tcb);
  const length = Math.min(unsent, usable, mss);
  if (length === mss || length === 0) return length;
  if (length === unsent) {
    if (tcb.nagle && !tcb.finQueued && tcb.sndUna !== tcb.sndNxt) return 0;
    return length;
  }
  return length >= tcb.maxWindow / 2 ? length : 0;
}

/** Something waits for the window and nothing is in flight to bring news of it: the persist timer runs. */
export function armPersist(tcb: Tcb, now: number): void {
  if (tcb.timers.persistAt !== NEVER) return;
  const least = usableWindow(tcb) > 0 ? SILLY_WINDOW_OVERRIDE : Math.max(probeTimeout(tcb), MIN_PERSIST);
  tcb.ensureTimers().persistAt = now + Math.min(least * 2 ** Math.min(tcb.timers.persistBackoff, 10), MAX_PERSIST);
}

/** The persist timer fired: a probe goes out, or what little fits. */
export function onPersistTimeout(tcb: Tcb): void {
  const timers = tcb.ensureTimers();
  timers.persistAt = NEVER;
  timers.persistProbe = true;
  timers.persistBackoff++;
}

/** The segment that a reader of `length` readable bytes lets us advertise: moves the right edge, never back. */
export function advanceReceiveWindow(tcb: Tcb): void {
  const readSeq = tcb.receiveQueue === null ? tcb.rcvNxt : tcb.receiveQueue.readSeq;
  const edge = (readSeq + tcb.receiveSpace) | 0;
  const step = Math.min(tcb.receiveSpace / 2, tcb.settings.announcedMss);
  if (((edge - tcb.rcvAdv) | 0) >= step) tcb.rcvAdv = edge;
}

/** The window field to send (RFC 7323, section 2.3), after `advanceReceiveWindow`. */
export function windowField(tcb: Tcb): number {
  const window = (tcb.rcvAdv - tcb.rcvNxt) | 0;
  return window <= 0 ? 0 : Math.min(window >>> (tcb.scaling ? tcb.rcvScale : 0), 65535);
}

/**
 * Text of `segment` came by `path` (R-TCP-33): the receive buffer grows to what its reader uses, between the initial one
 * and the ceiling. It never shrinks while data flows; an edge once offered is never taken back.
 */
export function tuneReceiveBuffer(tcb: Tcb, now: number, path: TcpPath, segment: Segment): void {
  if (tcb.receiveSpace >= tcb.settings.receiveBuffer) return;
  tcb.tuner ??= new ReceiveTuner(now, tcb.rcvAdv);
  const { tuner } = tcb;
  if (!tcb.timestamps) tuner.sampleWindow(now, tcb.rcvNxt, tcb.rcvAdv);
  else if (segment.hasTimestamp && segment.tsEcr !== 0) {
    const elapsed = (path.timestamp(now) - segment.tsEcr) | 0;
    // The clock ticks each ms.
    if (elapsed >= 0) tuner.sample(Math.max(elapsed, 1), path.id);
  }
  const demand = tuner.demand(now) + TUNING_SLACK_SEGMENTS * tcb.settings.announcedMss;
  if (demand > tcb.receiveSpace) tcb.receiveSpace = Math.min(Math.ceil(demand), tcb.settings.receiveBuffer);
}

/**
 * Bytes that may be written before a writer is to wait (R-TCP-56): one window, or the initial buffer, behind what was
 * sent, while no more than the ceiling is unacknowledged. What waits for a hole to be filled does not count: where a
 * segment is lost twice that is several windows. Whole bytes, though a window may have parts of one.
 */
export function sendRoom(tcb: Tcb): number {
  const { schedule } = tcb;
  let cwnd = tcb.active < 0 ? 0 : (tcb.senders[tcb.active]?.controller.cwnd ?? 0);
  if (schedule?.name === 'aggregate' && schedule.spreads) cwnd = aggregateWindow(tcb, schedule.carriers);
  const { initialSendBuffer, sendBuffer } = tcb.settings;
  const unsent = tcb.sendQueue?.unsent ?? 0;
  const unacknowledged = tcb.sendQueue?.length ?? 0;
  return Math.max(0, Math.min(Math.max(Math.floor(cwnd), initialSendBuffer) - unsent, sendBuffer - unacknowledged));
}
