import { ACK } from '../wire/segment-row.ts';
import type { ArrivalRuns } from './arrival-runs.ts';
import {
  ACK_SEGMENTS,
  CHALLENGE_PERIOD,
  MAX_CHALLENGES,
  MIN_CHALLENGES,
  NEARLY_SHUT_SEGMENTS,
  SILENCE_ARRIVALS,
  SILENCE_FLOOR,
  SILENCE_INTERVALS,
  WINDOW_ANNOUNCEMENTS,
} from './constants.ts';
import { writeEcnEcho } from './ecn.ts';
import type { Challenges } from './feature-state.ts';
import { advanceReceiveWindow, windowField } from './flow-control.ts';
import type { TcpPath } from './path.ts';
import type { PathReceiver } from './path-receiver.ts';
import { probeTimeout } from './recovery.ts';
import { MAX_SACK_BLOCKS, type Segment, type Transmission } from './segment.ts';
import type { Tcb } from './tcb.ts';
import { writeUrgentPointer } from './urgent.ts';
import { announcedUserTimeout } from './user-timeout.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** An acknowledgment is to go out on `path`, and on its companion, by the next `poll`. */
export function acknowledgeNow(tcb: Tcb, path: number): void {
  const known = tcb.path(path);
  if (known === null) return;
  tcb.ackMask |= 1 << path;
  if (known.companion >= 0 && tcb.path(known.companion) !== null) tcb.ackMask |= 1 << known.companion;
}

/**
 * Payload or a FIN arrived on `path`: acknowledge at once, or within the delay (RFC 9293, section 3.8.6.3; RFC 5681,
 * section 4.2). A burst is handled before `poll`, so it draws one acknowledgment.
 */
export function acknowledgeArrival(tcb: Tcb, now: number, path: TcpPath, segment: Segment, atOnce: boolean): void {
  const receiver = path.ensureReceiver();
  receiver.noteArrival(now);
  // What the kernel has merged is several segments; how many, it may not say.
  receiver.unacknowledged += Math.max(segment.segments, segment.payloadLength > tcb.settings.announcedMss ? 2 : 1);
  if (atOnce || segment.ackNow || receiver.unacknowledged >= ACK_SEGMENTS) acknowledgeNow(tcb, path.id);
  else if (receiver.ackAt === NEVER) receiver.ackAt = now + tcb.settings.ackDelay;
}

/** A copy of what another path has brought came on `path`: it is acknowledged there with others (R-TCP-164). */
export function acknowledgeCopy(tcb: Tcb, now: number, path: TcpPath, segment: Segment): void {
  const due = tcb.runs?.noteCopy(now, path.id) ?? true;
  const receiver = path.ensureReceiver();
  if (due || segment.ackNow || tcb.runs?.isSteady !== true) acknowledgeNow(tcb, path.id);
  else if (receiver.ackAt === NEVER) receiver.ackAt = now + tcb.settings.ackDelay;
}

/**
 * An acknowledgment that answers a segment nobody should have sent: limited per connection, so that neither a war of
 * acknowledgments nor a side channel comes of it (RFC 5961, sections 5 and 7).
 */
export function challenge(tcb: Tcb, now: number, path: number): void {
  if (tcb.challenges === null || now - tcb.challenges.from >= CHALLENGE_PERIOD)
    tcb.challenges = { from: now, count: 0 };
  if (tcb.challenges.count >= challengeLimit(tcb, tcb.challenges)) {
    tcb.counters.challengeLimited++;
    return;
  }
  tcb.challenges.count++;
  tcb.counters.challenged++;
  acknowledgeNow(tcb, path);
}

/** Another number in each period and connection; who does not see its sequence numbers cannot know it. */
function challengeLimit(tcb: Tcb, { from }: Challenges): number {
  const mixed = Math.imul(tcb.iss ^ Math.floor(from / CHALLENGE_PERIOD), 0x9e3779b1) >>> 16;
  return MIN_CHALLENGES + (mixed % (MAX_CHALLENGES - MIN_CHALLENGES + 1));
}

/** The application has read: a window that was nearly shut is announced anew (RFC 9293, section 3.8.6.2.2). */
export function announceWindow(tcb: Tcb): void {
  if (tcb.peerFinished || !tcb.synchronized) return;
  const remaining = (tcb.rcvAdv - tcb.rcvNxt) | 0;
  if (remaining >= Math.min(tcb.receiveSpace / 4, NEARLY_SHUT_SEGMENTS * tcb.settings.announcedMss)) return;
  const before = tcb.rcvAdv;
  advanceReceiveWindow(tcb);
  if (tcb.rcvAdv === before) return;
  acknowledgeByTwo(tcb);
  // From zero, the announcement is repeated until something comes: its loss would stop the peer until its next probe.
  if (remaining >= tcb.settings.announcedMss || !isUsedAtOnce(tcb)) return;
  tcb.ensureTimers().windowAnnouncements = WINDOW_ANNOUNCEMENTS;
}

/**
 * Does the window make the peer send? Into less than a segment other stacks send by their persist timer alone, and some
 * begin it anew with every acknowledgment: repeated ones would delay what they are to hasten.
 */
function isUsedAtOnce(tcb: Tcb): boolean {
  return tcb.settings.carrier === 'udp' || ((tcb.rcvAdv - tcb.rcvNxt) | 0) >= tcb.settings.announcedMss;
}

/** Delayed, repeated and silence acknowledgments that are due at `now`. */
export function acknowledgeOnTimeout(tcb: Tcb, now: number): void {
  if (tcb.timers.windowAnnounceAt <= now) {
    tcb.ensureTimers().windowAnnounceAt = NEVER;
    acknowledgeByTwo(tcb);
  }
  for (const path of tcb.paths) {
    const receiver = path?.receiver;
    if (!path || !receiver) continue;
    if (receiver.ackAt <= now) {
      receiver.ackAt = NEVER;
      acknowledgeNow(tcb, path.id);
    }
    if (silenceAt(tcb, path, receiver) <= now) {
      receiver.lastSilenceAt = now;
      receiver.arrivals = 0;
      tcb.ackMask |= 1 << otherPath(tcb, path.id);
    }
  }
}

/** The earliest time at which `acknowledgeOnTimeout` has something to do. */
export function acknowledgeDeadline(tcb: Tcb): number {
  let deadline = tcb.timers.windowAnnounceAt;
  for (const path of tcb.paths) {
    const receiver = path?.receiver;
    if (!path || !receiver) continue;
    if (receiver.ackAt < deadline) deadline = receiver.ackAt;
    const silence = silenceAt(tcb, path, receiver);
    if (silence < deadline) deadline = silence;
  }
  return deadline;
}

/** The peer sent something that needs room: it knows of the window. */
export function stopAnnouncing(tcb: Tcb): void {
  if (tcb.timers.windowAnnouncements === 0) return;
  const timers = tcb.ensureTimers();
  timers.windowAnnouncements = 0;
  timers.windowAnnounceAt = NEVER;
}

/** Does an acknowledgment have to be pure, because it reports what a data segment has no room for? */
export function needsPureAck(tcb: Tcb): boolean {
  if (tcb.requestMask !== 0) return true;
  return (
    tcb.sack &&
    (tcb.hasDuplicate || tcb.runs !== null || (tcb.receiveQueue !== null && tcb.receiveQueue.gaps.count > 0))
  );
}

/** Fills `out` with a pure acknowledgment for one of the paths in `mask`. */
export function pollAck(tcb: Tcb, now: number, mask: number, out: Transmission): boolean {
  const id = 31 - Math.clz32(mask & -mask);
  const path = tcb.path(id);
  if (path === null) {
    tcb.ackMask &= ~(1 << id);
    tcb.requestMask &= ~(1 << id);
    return false;
  }
  if (tcb.runs !== null) takeRuns(tcb, tcb.runs, now, id);
  fillHeader(tcb, now, path, out);
  out.seq = tcb.sndNxt;
  if (tcb.sack) out.sackCount = writeSack(tcb, id, out.sack);
  out.userTimeout = announcedUserTimeout(tcb);
  writeUrgentPointer(tcb, out);
  if (tcb.timers.windowAnnouncements > 0 && tcb.timers.windowAnnounceAt === NEVER) {
    tcb.ensureTimers().windowAnnouncements--;
    const repeated = WINDOW_ANNOUNCEMENTS - 1 - tcb.timers.windowAnnouncements;
    if (tcb.timers.windowAnnouncements > 0)
      tcb.ensureTimers().windowAnnounceAt = now + probeTimeout(tcb) * 2 ** repeated;
  }
  return true;
}

/**
 * The parts of a transmission that all segments after the SYN have in common; an acknowledgment on `path` is thereby
 * given. The caller sets seq, payload, further flags and SACK.
 */
export function fillHeader(tcb: Tcb, now: number, path: TcpPath, out: Transmission): void {
  advanceReceiveWindow(tcb);
  out.path = path.id;
  out.flags = ACK;
  out.ack = tcb.rcvNxt;
  tcb.lastAckSent = tcb.rcvNxt;
  out.window = windowField(tcb);
  out.urgentPointer = 0;
  out.ect = false;
  out.userTimeout = -1;
  writeEcnEcho(tcb, out);
  out.hasTimestamp = tcb.timestamps;
  out.tsVal = tcb.timestamps ? path.timestamp(now) : 0;
  out.tsEcr = tcb.timestamps ? path.tsRecent : 0;
  out.ackNow = false;
  out.sackCount = 0;
  out.payloadLength = 0;
  out.syn = false;
  const bit = 1 << path.id;
  tcb.ackMask &= ~bit;
  tcb.requestMask &= ~bit;
  const receiver = path.receiver;
  if (receiver === null) return;
  receiver.unacknowledged = 0;
  // The report of copies goes on a pure acknowledgment.
  if (tcb.runs === null || !tcb.runs.isWaiting(path.id)) receiver.ackAt = NEVER;
}

function takeRuns(tcb: Tcb, runs: ArrivalRuns, now: number, path: number): void {
  runs.settle(path);
  if (runs.isOver(now)) tcb.runs = null;
}

/** The runs of the path; D-SACK first, then the gaps' far sides, most recent first (RFC 2018, section 4; RFC 2883, section 4). */
function writeSack(tcb: Tcb, path: number, blocks: Int32Array): number {
  let count = tcb.runs === null ? 0 : tcb.runs.write(path, blocks);
  if (tcb.hasDuplicate) {
    blocks[2 * count] = tcb.duplicateLeft;
    blocks[2 * count + 1] = tcb.duplicateRight;
    tcb.hasDuplicate = false;
    count++;
  }
  const gaps = tcb.receiveQueue?.gaps;
  return gaps && gaps.count > 0 ? count + gaps.writeBlocks(blocks, count, MAX_SACK_BLOCKS - count) : count;
}

/** On the best path, and on the next best: news that would be missed too long if the one path it went by were dead. */
export function acknowledgeByTwo(tcb: Tcb): void {
  const first = tcb.active >= 0 ? tcb.active : tcb.lastDataPath;
  const second = tcb.alternate >= 0 ? tcb.alternate : tcb.lastDataPath;
  if (first >= 0) acknowledgeNow(tcb, first);
  if (second >= 0) acknowledgeNow(tcb, second);
}

/**
 * When the silence of a regular flow on `path` is to be acknowledged by another path; Infinity: not at all. The sender
 * learns from it what has arrived, should the path have died.
 */
function silenceAt(tcb: Tcb, path: TcpPath, receiver: PathReceiver): number {
  if (receiver.arrivals < SILENCE_ARRIVALS || tcb.peerFinished) return NEVER;
  const other = otherPath(tcb, path.id);
  if (other < 0) return NEVER;
  const srtt = path.srtt;
  const silence = Math.max(SILENCE_INTERVALS * receiver.interval, srtt / 4, SILENCE_FLOOR);
  return Math.max(receiver.lastArrivalAt + silence, receiver.lastSilenceAt + srtt);
}

function otherPath(tcb: Tcb, path: number): number {
  if (tcb.alternate >= 0 && tcb.alternate !== path) return tcb.alternate;
  return tcb.active >= 0 && tcb.active !== path && tcb.alternate >= 0 ? tcb.active : -1;
}
