import type { LedgerRow } from './flight-ledger.ts';
import type { PathSender } from './path-sender.ts';
import { ENTRY, type Scoreboard } from './scoreboard.ts';
import type { Segment } from './segment.ts';
import type { Tcb } from './tcb.ts';

/** Timers fire up to this early through rounding; ms. */
const ROUNDING = 1e-6;

/** Runs of arrivals by the path that an acknowledgment came by, the latest first: pairs of `left` and `right`. */
export interface ReportedRuns {
  readonly edges: Int32Array;
  count: number;
}

/** `length` bytes that end at SND.NXT, or a copy, went out by the path of `sender` at `now`; `noteSent` has counted them. */
export function enterRow(sender: PathSender, now: number, start: number, end: number): void {
  const { rate } = sender;
  const { delivered, deliveredAt, firstSentAt, isLimited: limited } = rate;
  sender.ledger?.add({ start, end, sentAt: now, inFlight: true, delivered, deliveredAt, firstSentAt, limited });
}

/**
 * An acknowledgment came by `path`: what it says has arrived by that path leaves the flight there and is its evidence
 * (R-TCP-163). What no report has reached goes by what is acknowledged and by the echo: nothing sent after that has
 * arrived. True: something was credited.
 */
export function creditRows(
  tcb: Tcb,
  board: Scoreboard,
  now: number,
  path: number,
  segment: Segment,
  runs: ReportedRuns,
): boolean {
  const sender = tcb.senders[path];
  const known = tcb.path(path);
  if (!sender?.ledger || known === null || !segment.hasTimestamp || segment.tsEcr === 0) return false;
  if (((known.timestamp(now) - segment.tsEcr) | 0) < 0) return false;
  const { ledger } = sender;
  let credited = false;
  for (let i = 0; i < ledger.size; i++) {
    const row = ledger.row(i);
    if (row === undefined || ((known.timestamp(row.sentAt) - segment.tsEcr) | 0) > 0) break;
    if (!row.inFlight || !hasArrived(board, segment, row, runs, ledger.reported)) continue;
    row.inFlight = false;
    credited = true;
    creditRow(sender, now, row);
  }
  if (credited) ledger.peek();
  for (let k = 0; k < runs.count; k++) {
    const right = runs.edges[2 * k + 1] as number;
    if (((right - ledger.reported) | 0) > 0) ledger.reported = right;
  }
  return credited;
}

function hasArrived(
  board: Scoreboard,
  segment: Segment,
  row: LedgerRow,
  runs: ReportedRuns,
  reported: number,
): boolean {
  let reached = ((row.start - reported) | 0) < 0;
  for (let k = 0; k < runs.count; k++) {
    const left = runs.edges[2 * k] as number;
    const right = runs.edges[2 * k + 1] as number;
    if (((row.start - left) | 0) >= 0 && ((right - row.end) | 0) >= 0) return true;
    if (((row.end - left) | 0) > 0) reached = true;
  }
  if (reached) return false;
  if (((segment.ack - row.end) | 0) >= 0) return true;
  if (board.count === 0 || ((row.start - board.una) | 0) < 0 || ((board.nxt - row.start) | 0) <= 0) return false;
  return ((board.flags[board.slot(board.find(row.start))] as number) & ENTRY.sacked) !== 0;
}

function creditRow(sender: PathSender, now: number, row: LedgerRow): void {
  const { sentAt, end } = row;
  const length = (end - row.start) | 0;
  sender.noteLeft(length);
  sender.noteDelivered(now, now, length);
  if (sentAt > sender.lastAckedSentAt) sender.lastAckedSentAt = sentAt;
  const own = sentAt >= sender.samplesFrom;
  if (own && sentAt > sender.sampleSentAt) {
    sender.sampleSentAt = sentAt;
    sender.sample = now - sentAt;
  }
  sender.rackUpdate(sentAt, end, own ? now - sentAt : 0);
  sender.rackDetectReordering(end);
  sender.rate.take(sentAt, row.delivered, row.deliveredAt, row.firstSentAt, row.limited);
}

/**
 * RACK step 5 (RFC 8985, section 6.2) over the rows of one path. True: the path has lost something. Behind a change of
 * the schedule, when the peer may have ceased to tell the paths apart, what it has is no loss.
 */
export function loseRows(tcb: Tcb, board: Scoreboard, now: number, sender: PathSender): boolean {
  const { ledger } = sender;
  if (ledger === null) return false;
  const wait = sender.rackRtt + sender.reorderingWindow;
  const redundant = isRedundant(tcb);
  let lost = false;
  for (let row = ledger.peek(); row !== undefined; row = ledger.peek()) {
    const { sentAt, end } = row;
    if (!sender.rackHasPassed(sentAt, end)) break;
    const remaining = sentAt + wait - now;
    if (remaining > ROUNDING) {
      if (now + remaining < tcb.timers.reorderAt) tcb.ensureTimers().reorderAt = now + remaining;
      break;
    }
    giveUpRow(tcb, board, sender, row);
    if (redundant || ((end - board.una) | 0) > 0) lost = true;
  }
  return lost;
}

/** What has waited for as long as the timer does is lost, and the path begins anew as after a timeout (RFC 6298, 5.5). */
export function expireRows(tcb: Tcb, board: Scoreboard, now: number, sender: PathSender): void {
  const { ledger } = sender;
  if (ledger === null || now - ledger.oldestSentAt + ROUNDING < sender.rtt.rto) return;
  for (let row = ledger.peek(); row !== undefined; row = ledger.peek()) {
    if (now - row.sentAt + ROUNDING < sender.rtt.rto) break;
    sender.overdueSince = Math.min(sender.overdueSince, row.sentAt);
    giveUpRow(tcb, board, sender, row);
  }
  if (isRedundant(tcb)) sender.enterRecovery(now, 'timeout', tcb.sndNxt);
}

/** When the first of the rows expires that something new may wait for; Infinity: nothing does. */
export function ledgerDeadline(tcb: Tcb): number {
  const { schedule } = tcb;
  let at = Number.POSITIVE_INFINITY;
  if (schedule === null || !isRedundant(tcb)) return at;
  const waits = (tcb.finQueued && !tcb.finSent) || (tcb.sendQueue !== null && tcb.sendQueue.unsent > 0);
  if (!waits) return at;
  for (const sender of tcb.senders) {
    if (sender?.ledger) at = Math.min(at, sender.ledger.oldestSentAt + sender.rtt.rto);
  }
  return at;
}

/** That time has come. */
export function expireLedgers(tcb: Tcb, now: number): void {
  const board = tcb.ensureScoreboard();
  for (const sender of tcb.senders) if (sender?.ledger) expireRows(tcb, board, now, sender);
}

/**
 * Without the schedule nobody tells by which path something arrived: what is acknowledged leaves the flight everywhere,
 * and is no evidence.
 */
export function settleRows(tcb: Tcb): void {
  if (isRedundant(tcb)) return;
  const una = tcb.scoreboard?.una ?? tcb.sndUna;
  for (const sender of tcb.senders) {
    const ledger = sender?.ledger;
    if (!sender || !ledger) continue;
    for (let i = 0; i < ledger.size; i++) {
      const row = ledger.row(i);
      if (!row?.inFlight || ((una - row.end) | 0) < 0) continue;
      row.inFlight = false;
      sender.noteLeft((row.end - row.start) | 0);
    }
    if (ledger.peek() === undefined) sender.ledger = null;
  }
}

/** The path carries nothing any more. */
export function dropRows(tcb: Tcb, sender: PathSender | null | undefined): void {
  const ledger = sender?.ledger;
  if (!sender || !ledger) return;
  sender.ledger = null;
  for (let row = ledger.take(); row !== undefined; row = ledger.take()) {
    sender.noteLeft((row.end - row.start) | 0);
    if (tcb.scoreboard !== null) loseRange(tcb, tcb.scoreboard, row);
  }
}

function giveUpRow(tcb: Tcb, board: Scoreboard, sender: PathSender, row: LedgerRow): void {
  const length = (row.end - row.start) | 0;
  sender.ledger?.take();
  sender.noteLeft(length);
  sender.lostSegments++;
  sender.rate.lost += length;
  loseRange(tcb, board, row);
}

/** What one path has lost is lost, where no other has it under way or is still to send it. */
function loseRange(tcb: Tcb, board: Scoreboard, row: LedgerRow): void {
  if (((row.end - board.una) | 0) <= 0 || board.count === 0) return;
  const from = ((row.start - board.una) | 0) > 0 ? row.start : board.una;
  if (((board.nxt - from) | 0) <= 0) return;
  for (let i = board.find(from); i < board.count && ((row.end - board.start(i)) | 0) > 0; i++) {
    const slot = board.slot(i);
    if (board.path[slot] !== -1 || ((board.flags[slot] as number) & (ENTRY.lost | ENTRY.sacked)) !== 0) continue;
    const start = board.start(i);
    if (!isCarried(tcb, start)) board.markLost(slot, ((board.end[slot] as number) - start) | 0);
  }
}

function isCarried(tcb: Tcb, seq: number): boolean {
  const carriers = isRedundant(tcb) ? (tcb.schedule?.carriers ?? 0) : 0;
  for (let id = 0; id < tcb.senders.length; id++) {
    const ledger = tcb.senders[id]?.ledger;
    if (!ledger) continue;
    if ((carriers & (1 << id)) !== 0 && ((ledger.cursor - seq) | 0) <= 0) return true;
    if (ledger.carries(seq)) return true;
  }
  return false;
}

function isRedundant(tcb: Tcb): boolean {
  return tcb.schedule?.name === 'redundant' && tcb.schedule.spreads;
}
