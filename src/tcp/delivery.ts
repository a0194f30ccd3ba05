import { ECHO_AMBIGUITY } from './constants.ts';
import { creditRows, type ReportedRuns, settleRows } from './ledger.ts';
import { spreadsData } from './schedule.ts';
import { ENTRY, type Scoreboard } from './scoreboard.ts';
import { type Segment, TCP_EVENT } from './segment.ts';
import type { Tcb } from './tcb.ts';

/** What one acknowledgment delivered. One object, overwritten by each call of `processDelivery`. */
export interface Delivery {
  /** Bytes of sequence space newly acknowledged, cumulatively or selectively. */
  bytes: number;
  /** Bits of the paths whose transmissions were delivered. */
  paths: number;
  /** The acknowledgment reported a duplicate arrival (RFC 2883). */
  duplicate: boolean;
  /** What a hedge had sent on the standby was delivered by it. */
  copyDelivered: boolean;
}

/** What the acknowledgment says has come by its path (R-TCP-164). */
const runs: ReportedRuns = { edges: new Int32Array(4), count: 0 };

const delivery: Delivery = { bytes: 0, paths: 0, duplicate: false, copyDelivered: false };

/** The acknowledgment being processed: by which path it came, and what it echoes there. */
let ackPath = -1;
let echoes = false;
let echo = 0;
let at = 0;
/**
 * The echo tells which transmission of the entry arrived. In UDP mode it is the newest of all; over IP it is that of the
 * segment at the left edge, whatever arrived behind a hole (RFC 7323, section 4.3).
 */
let telling = true;

/**
 * Applies an acceptable acknowledgment to the scoreboard: cumulative, then SACK blocks in the order they came. Each
 * entry is delivered once, by the copy that TSecr names. The cost is proportional to what is newly acknowledged, plus
 * a search per SACK block.
 */
export function processDelivery(tcb: Tcb, now: number, path: number, segment: Segment): Delivery {
  delivery.bytes = 0;
  delivery.paths = 0;
  delivery.duplicate = false;
  delivery.copyDelivered = false;
  const board = tcb.scoreboard;
  if (board === null) return delivery;
  ackPath = path;
  echoes = segment.hasTimestamp && tcb.timestamps;
  echo = segment.tsEcr;
  at = now;
  telling = true;
  runs.count = 0;
  acknowledgeTo(tcb, board, segment.ack);
  if (tcb.sack && segment.sackCount > 0) applySack(tcb, board, segment);
  if (tcb.senders[path]?.ledger && creditRows(tcb, board, now, path, segment, runs)) delivery.paths |= 1 << path;
  if (tcb.schedule !== null && takeEcho(tcb, path)) delivery.paths |= 1 << path;
  if (tcb.schedule?.doublesTails && answersOutrun(tcb, path)) tcb.events |= TCP_EVENT.delivery;
  settleRows(tcb);
  if (delivery.paths !== 0) tcb.events |= TCP_EVENT.delivery;
  return delivery;
}

function acknowledgeTo(tcb: Tcb, board: Scoreboard, ack: number): void {
  while (board.count > 0) {
    const slot = board.slot(0);
    const length = ((board.end[slot] as number) - board.una) | 0;
    const covered = (ack - board.una) | 0;
    if (covered <= 0) return;
    if (covered < length) {
      board.acknowledgePart(covered);
      delivery.bytes += covered;
      return;
    }
    if (((board.flags[slot] as number) & ENTRY.sacked) === 0) deliver(tcb, board, slot, length);
    board.shift();
    telling = tcb.settings.carrier === 'udp';
  }
}

/** RFC 2018, section 3; a block below SND.UNA, or inside the second one, is a D-SACK (RFC 2883, section 4). */
function applySack(tcb: Tcb, board: Scoreboard, segment: Segment): void {
  const view = segment.view;
  const una = segment.ack;
  telling = tcb.settings.carrier === 'udp';
  const reports = takeRuns(tcb, segment);
  for (let k = reports; k < segment.sackCount; k++) {
    const left = view.getInt32(segment.sackOffset + 8 * k);
    const right = view.getInt32(segment.sackOffset + 8 * k + 4);
    if (((right - left) | 0) <= 0 || ((right - tcb.sndNxt) | 0) > 0) {
      tcb.counters.badSack++;
      continue;
    }
    if (k === reports && isDuplicateReport(segment, k, left, right, una)) {
      delivery.duplicate = true;
      continue;
    }
    if (((left - board.una) | 0) < 0 || board.count === 0) continue;
    sackRange(tcb, board, left, right);
  }
}

/** Blocks that come twice tell what came by the path of the acknowledgment. Returns how many blocks those are. */
function takeRuns(tcb: Tcb, segment: Segment): number {
  if (tcb.settings.carrier !== 'udp') return 0;
  const { view, sackOffset, sackCount } = segment;
  let k = 0;
  while (k + 1 < sackCount && 2 * runs.count < runs.edges.length) {
    const at = sackOffset + 8 * k;
    const left = view.getInt32(at);
    const right = view.getInt32(at + 4);
    if (left !== view.getInt32(at + 8) || right !== view.getInt32(at + 12)) break;
    runs.edges[2 * runs.count] = left;
    runs.edges[2 * runs.count + 1] = right;
    runs.count++;
    k += 2;
  }
  return k;
}

function isDuplicateReport(segment: Segment, k: number, left: number, right: number, una: number): boolean {
  if (((left - una) | 0) < 0) return true;
  if (segment.sackCount < k + 2) return false;
  const at = segment.sackOffset + 8 * (k + 1);
  const outerLeft = segment.view.getInt32(at);
  const outerRight = segment.view.getInt32(at + 4);
  return ((left - outerLeft) | 0) >= 0 && ((outerRight - right) | 0) >= 0;
}

/** Marks the entries that lie whole in `[left, right)`; runs already marked are passed in one step. */
function sackRange(tcb: Tcb, board: Scoreboard, left: number, right: number): void {
  let i = board.find(left);
  if (((board.start(i) - left) | 0) < 0) i++;
  let first = -1;
  while (i < board.count) {
    const slot = board.slot(i);
    const end = board.end[slot] as number;
    if (((end - right) | 0) > 0) break;
    if (first < 0) first = slot;
    if (((board.flags[slot] as number) & ENTRY.sacked) !== 0) {
      const run = board.run[slot] as number;
      if (((run - end) | 0) > 0 && ((run - right) | 0) < 0) {
        i = board.find(run);
        continue;
      }
      if (((run - right) | 0) >= 0) break;
    } else {
      deliver(tcb, board, slot, (end - board.start(i)) | 0);
      board.markSacked(slot);
    }
    i++;
  }
  if (first >= 0) {
    const slot = i < board.count ? board.slot(i) : -1;
    const covered = slot >= 0 ? board.startOfSlot(slot) : board.nxt;
    const run = board.run[first] as number;
    if (((covered - run) | 0) > 0) board.run[first] = covered;
  }
}

/** One entry of `length` bytes is delivered: which copy, what that shows, and out of every flight. */
function deliver(tcb: Tcb, board: Scoreboard, slot: number, length: number): void {
  const flags = board.flags[slot] as number;
  const path = board.path[slot] as number;
  const sentAt = board.sentAt[slot] as number;
  const copyPath = board.copyPath[slot] as number;
  const end = board.end[slot] as number;
  delivery.bytes += length;
  let by = path;
  let byAt = sentAt;
  let certain = copyPath === -1 && (flags & ENTRY.retransmitted) === 0;
  let spurious = false;
  if (!certain && echoes) {
    if (ackPath === path) {
      if (echoesSince(tcb, path, sentAt)) {
        certain = true;
      } else if (echo === 0) {
        certain = false;
      } else if (copyPath === -1 || (flags & (ENTRY.retransmitted | ENTRY.copyInFlight)) === ENTRY.retransmitted) {
        // Nothing of the last transmission had arrived: an earlier one on the same path was acknowledged, not what was
        // given up with another path before that.
        spurious = telling;
      } else {
        by = copyPath;
        byAt = board.copyAt[slot] as number;
        certain = (flags & (ENTRY.retransmitted | ENTRY.copyRepeated)) === 0;
      }
    } else if (ackPath === copyPath) {
      const copyAt = board.copyAt[slot] as number;
      if ((flags & ENTRY.copyInFlight) === 0 && mayBeElsewhere(tcb, path, sentAt, copyPath)) {
        certain = false;
      } else if (echoesSince(tcb, copyPath, copyAt)) {
        by = copyPath;
        byAt = copyAt;
        certain = true;
      } else {
        certain = (flags & ENTRY.retransmitted) === 0;
      }
    }
  }
  // The copy of a tail went before the hedge, and confirms nobody.
  const { hedge } = tcb;
  if (certain && by === ackPath && by === hedge?.to && !(tcb.schedule?.doublesTails && byAt < hedge.firstAt))
    delivery.copyDelivered = true;
  if (certain && (flags & ENTRY.copyInFlight) !== 0 && tcb.schedule?.doublesTails) {
    if (by === path) tcb.senders[copyPath]?.noteOutrun(board.copyAt[slot] as number);
    else tcb.senders[path]?.noteOutrun(sentAt);
  }
  board.leaveFlight(slot, length);
  if (certain && by === path && (by === ackPath || tcb.schedule !== null))
    takeStamps(tcb, board, slot, by, byAt, flags);
  credit(tcb, by, byAt, end, length, certain, flags, copyPath, spurious);
}

/**
 * Where several paths carry data, the one by which something was lost goes on, and its acknowledgments echo what it sent
 * later: they say nothing of what was lost there, once the repair that went by `path` may have arrived (R-TCP-93).
 */
function mayBeElsewhere(tcb: Tcb, path: number, sentAt: number, copyPath: number): boolean {
  if (tcb.schedule === null || !spreadsData(tcb.schedule.name)) return false;
  const least = Math.min(tcb.senders[path]?.rtt.minRtt ?? 0, tcb.senders[copyPath]?.rtt.minRtt ?? 0);
  return at - sentAt >= least / 2;
}

/** The delivery rate, from what the transmission was stamped with. */
function takeStamps(tcb: Tcb, board: Scoreboard, slot: number, by: number, sentAt: number, flags: number): void {
  const delivered = board.delivered[slot] as number;
  if (delivered < 0) return;
  const appLimited = (flags & ENTRY.appLimited) !== 0;
  tcb.senders[by]?.rate.take(
    sentAt,
    delivered,
    board.deliveredAt[slot] as number,
    board.firstSentAt[slot] as number,
    appLimited,
  );
}

/** Accounts a delivery to the path that made it. */
function credit(
  tcb: Tcb,
  by: number,
  sentAt: number,
  end: number,
  length: number,
  certain: boolean,
  flags: number,
  copyPath: number,
  spurious: boolean,
): void {
  const sender = tcb.senders[by];
  if (!sender) return;
  delivery.paths |= 1 << by;
  // What is sent again is cut first: it has arrived as it was. A FIN takes a number besides.
  if (length > sender.mss + 1 && length > sender.passed) sender.passed = length;
  // News that came by another path says when it could have come by this one, not that this one still delivers.
  sender.noteDelivered(at, by === ackPath ? at : Math.min(at, sentAt + sender.rtt.srtt), length);
  if (spurious && !sender.genuine) sender.spurious = true;
  if (!certain) {
    // RFC 8985, section 6.2, step 2, where no echo tells: by the time.
    if ((!echoes || !telling) && by === ackPath && at - sentAt >= sender.rtt.minRtt) sender.rackUpdate(sentAt, end, 0);
    return;
  }
  if ((flags & ENTRY.retransmitted) !== 0) sender.genuine = true;
  // What was given up with the path had arrived by it.
  if (by === copyPath && (flags & ENTRY.copyInFlight) === 0) sender.spurious = true;
  if (sentAt > sender.lastAckedSentAt) sender.lastAckedSentAt = sentAt;
  const rtt = at - sentAt;
  if (sender.sendTimes !== null) sender.loop += (rtt - sender.loop) / (sender.loop > 0 ? 8 : 1);
  // What was sent before an outage tells its length.
  const own = by === ackPath && sentAt >= sender.samplesFrom;
  const repeated = (flags & ENTRY.retransmitted) !== 0 || copyPath !== -1;
  // RFC 8985, section 6.2, step 2: too soon to be of this transmission, where an echo cannot tell it from the one before.
  // Elsewhere it is news: a path that was away for long is not as slow as its last acknowledgment was late.
  if (repeated && rtt < sender.rtt.minRtt && sender.rtt.hasSample && sender.rtt.srtt < ECHO_AMBIGUITY) return;
  if (own && sentAt > sender.sampleSentAt) {
    sender.sampleSentAt = sentAt;
    sender.sample = rtt;
  }
  const overtaken = sentAt < sender.rackSentAt;
  sender.rackUpdate(sentAt, end, own ? rtt : 0);
  if (!repeated) sender.rackDetectReordering(end);
  // Sent once here, after another path had failed: what was sent later had come before it.
  else if (own && overtaken && (flags & ENTRY.retransmitted) === 0) sender.reorderingSeen = true;
}

/**
 * What a slower path carries is acknowledged by a faster one first, and its own acknowledgments bring nothing new: their
 * echo is the path's round trip, and shows that it delivers (R-TCP-168). True: a sample to be taken.
 */
function takeEcho(tcb: Tcb, path: number): boolean {
  const sender = tcb.senders[path];
  const known = tcb.path(path);
  if (!sender?.sendTimes || known === null || !echoes || echo === 0) return false;
  const sentAt = sender.sendTimes.take((time) => (echo - known.timestamp(time)) | 0);
  if (Number.isNaN(sentAt) || sender.sampleSentAt > Number.NEGATIVE_INFINITY || sentAt < sender.samplesFrom)
    return false;
  if (sentAt > sender.lastAckedSentAt) sender.lastAckedSentAt = sentAt;
  sender.lastDeliveryAt = at;
  // Nothing has been sent there since it was given up: what had been arrived late.
  if (sender.parked) sender.undoRecovery(at, tcb.sndUna);
  if (sender.recovery !== 'none') {
    sender.rtt.sample(at, at - sentAt);
    return false;
  }
  sender.sampleSentAt = sentAt;
  sender.sample = at - sentAt;
  return true;
}

/** What the other path had brought before has come by this one, too: it is the path's evidence (R-TCP-173). */
function answersOutrun(tcb: Tcb, path: number): boolean {
  const sender = tcb.senders[path];
  if (!sender || !echoes || sender.outrunSince === Number.POSITIVE_INFINITY) return false;
  if (!echoesSince(tcb, path, sender.outrunSince)) return false;
  sender.answerOutrun(at);
  return true;
}

/** Has something sent on the acknowledgment's path at or after `time` arrived? */
function echoesSince(tcb: Tcb, path: number, time: number): boolean {
  return tcb.paths[path]?.echoesSince(at, echo, time) ?? false;
}
