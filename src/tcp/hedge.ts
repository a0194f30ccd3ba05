import { initialWindow } from './congestion/initial-window.ts';
import { LINK_NEWS_DELAY, PACING_GAIN_SLOW_START } from './constants.ts';
import type { Delivery } from './delivery.ts';
import { concludeDeparture, giveUpHeadCopy, loseFlight, loseHead, loseSince } from './flight.ts';
import type { Hedge } from './hedge-state.ts';
import { dropRows } from './ledger.ts';
import type { PathSender } from './path-sender.ts';
import { restartTimers, stopTimers } from './recovery.ts';
import { ENTRY, type Scoreboard } from './scoreboard.ts';
import { type Segment, TCP_EVENT } from './segment.ts';
import type { Tcb } from './tcb.ts';

/** Copies that late polling may catch up, in ms of the hedge's rate. */
const HEDGE_CREDIT = 1;

/**
 * Begins a hedge of what was last sent on `from`, be it given up by a timer since, or of a window probe that waits for
 * its answer there. False: there is nothing to do.
 */
export function startHedge(tcb: Tcb, now: number, from: number, to: number, allowance: number): boolean {
  const suspect = tcb.senders[from];
  const path = tcb.path(to);
  if (!suspect || path === null || from === to || !tcb.synchronized) return false;
  // Where others carry what it carries there is nothing to try.
  if (tcb.schedule?.spreads) return false;
  // It is suspect now, and judged by what is sent from here on.
  suspect.forgetOutrun();
  const windowProbe = tcb.timers.persistPath === from && tcb.timers.persistSentAt < Number.POSITIVE_INFINITY;
  if (suspect.segments + suspect.lostCount === 0 && !windowProbe) return false;
  const standby = tcb.ensureSender(path);
  // What another standby was sent before is not there, as far as anybody knows.
  tcb.scoreboard?.giveUpCopies(to);
  if (tcb.scoreboard !== null && tcb.schedule?.doublesTails) giveUpHeadCopy(tcb, tcb.scoreboard, from);
  // No slower than the initial window over one round trip, which a path that nothing is known of is given.
  const rate = Math.max(resumedRate(suspect), initialWindow(standby.mss) / (suspect.rtt.srtt || 1));
  tcb.hedge = {
    from,
    to,
    allowance,
    granted: allowance,
    cursor: tcb.sndUna,
    headSent: false,
    twinSent: false,
    firstAt: now,
    firstEnd: tcb.sndUna,
    rate,
    nextAt: now,
    stopped: false,
  };
  return true;
}

/**
 * An acknowledgment came while a hedge runs. It ends the copying when it came by the suspect path, or shows that a copy
 * arrived, be it one of data that had arrived before. One that came by the standby for originals alone (the receiver's
 * silence ACK) says what need not be copied, and makes room for what has to be.
 */
export function hedgeAfterAck(tcb: Tcb, now: number, path: number, segment: Segment, delivery: Delivery): void {
  const hedge = tcb.hedge;
  if (hedge === null) return;
  const standby = tcb.senders[hedge.to];
  if (path === hedge.to && hedge.headSent && standby) {
    const covered = ((segment.ack - hedge.firstEnd) | 0) >= 0;
    const arrived = tcb.path(path)?.echoesSince(now, segment.tsEcr, hedge.firstAt) ?? false;
    if (covered && arrived && segment.hasTimestamp && !delivery.copyDelivered) {
      standby.noteCopyArrived(now, hedge.firstAt);
      tcb.events |= TCP_EVENT.delivery;
      hedge.stopped = true;
    }
    if (delivery.bytes > 0 && !hedge.stopped) {
      hedge.allowance = Math.max(hedge.allowance, hedge.granted - standby.inFlight);
    }
  }
  if (delivery.copyDelivered || (path === hedge.from && delivery.bytes > 0)) hedge.stopped = true;
  if (((tcb.sndUna - hedge.cursor) | 0) > 0) hedge.cursor = tcb.sndUna;
}

/** When the hedge's next copy may go; Infinity when there is none. */
export function hedgeDeadline(tcb: Tcb): number {
  const hedge = tcb.hedge;
  if (hedge === null || hedge.stopped || tcb.scoreboard === null) return Number.POSITIVE_INFINITY;
  if (hedge.allowance <= 0 || ((tcb.sndNxt - hedge.cursor) | 0) <= 0) return Number.POSITIVE_INFINITY;
  return hedge.nextAt;
}

/** Position of the next entry to copy to the standby now, or -1. */
export function nextCopy(tcb: Tcb, board: Scoreboard, now: number): number {
  const hedge = tcb.hedge;
  if (hedge === null || hedge.stopped || board.count === 0) return -1;
  if (hedge.allowance <= 0 || ((board.nxt - hedge.cursor) | 0) <= 0) return -1;
  if (hedge.headSent && now < hedge.nextAt) return -1;
  for (let i = board.find(hedge.cursor); i < board.count; i++) {
    const slot = board.slot(i);
    const flags = board.flags[slot] as number;
    const skip = ENTRY.sacked | ENTRY.copyInFlight;
    if ((flags & skip) === 0 && isOf(board, slot, hedge)) return i;
    hedge.cursor = board.end[slot] as number;
  }
  return -1;
}

/** Was the entry last sent on the suspect? What a redundant connection has sent went by every path. */
function isOf(board: Scoreboard, slot: number, hedge: Hedge): boolean {
  return board.path[slot] === hedge.from || board.path[slot] === -1;
}

/** A copy of `length` bytes, ending at `end`, was sent. */
export function noteCopy(hedge: Hedge, now: number, length: number, end: number): void {
  if (!hedge.headSent) {
    hedge.headSent = true;
    hedge.firstAt = now;
    hedge.firstEnd = end;
  }
  hedge.cursor = end;
  hedge.allowance -= length;
  hedge.nextAt = Math.max(hedge.nextAt, now - HEDGE_CREDIT) + length / hedge.rate;
}

/** The hedge ends. A failover at the same time still knows what was granted. */
export function stopHedge(tcb: Tcb, now: number): void {
  const hedge = tcb.hedge;
  if (hedge === null) return;
  tcb.hedge = null;
  tcb.grant = { to: hedge.to, bytes: hedge.granted, endedAt: now };
}

/** Is a window probe to be repeated on the standby? */
export function takeProbeCopy(tcb: Tcb, now: number): boolean {
  const hedge = tcb.hedge;
  if (hedge === null || hedge.stopped || hedge.headSent || tcb.timers.persistPath !== hedge.from) return false;
  noteCopy(hedge, now, 0, tcb.sndUna);
  return true;
}

/** Position of the head to be repeated on the suspect path itself, or -1: its answer is what makes the path active again. */
export function nextTwin(tcb: Tcb, board: Scoreboard): number {
  const hedge = tcb.hedge;
  if (hedge === null || hedge.stopped || hedge.twinSent || !hedge.headSent) return -1;
  hedge.twinSent = true;
  for (let i = 0; i < board.count; i++) {
    const slot = board.slot(i);
    const flags = board.flags[slot] as number;
    if ((flags & ENTRY.sacked) === 0 && isOf(board, slot, hedge)) return i;
  }
  return -1;
}

/**
 * The path `from` has failed: its flight is lost, but for copies in flight on `to`, and `to` carries everything from
 * here on. The window there is the largest of the initial one, what it had, and what the hedge was granted, and its slow
 * start ends at what `from` carried; the window of `from` is cut as by a loss, and restored if what it carried turns out to have arrived.
 *
 * @param underWay the flight has left and may arrive, though nobody can answer it there: only its head, and what left within
 * the last `LINK_NEWS_DELAY`, are sent anew, until something sent on `to` is acknowledged
 */
export function failOver(tcb: Tcb, now: number, from: number, to: number, underWay = false): void {
  const path = tcb.path(to);
  if (path === null) return;
  const standby = tcb.ensureSender(path);
  const failed = tcb.senders[from];
  stopHedge(tcb, now);
  const { grant } = tcb;
  const granted = grant?.to === to && grant.endedAt === now ? grant.bytes : 0;
  if (tcb.active < 0) for (const sender of tcb.senders) if (sender) sender.samplesFrom = now;
  tcb.active = to;
  tcb.alternate = -1;
  if (failed && from !== to) {
    if (standby.rtt.srtt === 0) {
      const spread = failed.rtt.srtt > 0 ? initialWindow(standby.mss) / failed.rtt.srtt : Number.POSITIVE_INFINITY;
      standby.fallbackRate = Math.max(resumedRate(failed), spread);
    }
    const asked = askedFor(failed, standby, underWay ? LINK_NEWS_DELAY : 0);
    const window = Math.max(initialWindow(standby.mss), standby.controller.cwnd, granted, asked);
    const ssthresh = Math.max(window, Math.min(standby.controller.ssthresh, carriedBy(failed, standby)));
    if (window > standby.controller.cwnd || ssthresh < standby.controller.ssthresh) {
      standby.controller.restart(window, ssthresh);
    }
    standby.parked = false;
    park(failed, now);
  }
  concludeDeparture(tcb);
  dropRows(tcb, failed);
  const board = tcb.scoreboard;
  if (board === null || board.count === 0) {
    // In TIME-WAIT the only timer is its own.
    if (tcb.state !== 'time-wait') stopTimers(tcb);
    // Window probes move like data.
    if (tcb.timers.persistAt < Number.POSITIVE_INFINITY) tcb.ensureTimers().persistAt = now;
    return;
  }
  if (underWay && from !== to) {
    loseHead(board, from);
    loseSince(board, from, now - LINK_NEWS_DELAY);
    tcb.departure = { from, to, at: now, answered: false, deliveredAt: Number.NEGATIVE_INFINITY };
  } else {
    loseFlight(board, from);
  }
  const timers = tcb.ensureTimers();
  timers.forceHead = false;
  timers.progressAt = now;
  // What is first and under way by another path waits as long as it would have: paths may come and go faster than that.
  const goesElsewhere = ((board.flags[board.slot(0)] as number) & ENTRY.lost) === 0 && !underWay;
  if (!goesElsewhere || timers.rtoAt === Number.POSITIVE_INFINITY) restartTimers(tcb, now);
}

/**
 * What the failed path delivered in a round trip of the other: where slow start there ends (RFC 9040, section 4, shares
 * the threshold like this). Doubling up to the overflow of an unknown queue would cost another pause, just after one. When
 * the application was the limit, that is what it asked for, and what waits now would never be made up for.
 */
function carriedBy(failed: PathSender, standby: PathSender): number {
  if (failed.rate.isLimited) return Number.POSITIVE_INFINITY;
  return deliveredPerRoundTrip(failed, standby) ?? Number.POSITIVE_INFINITY;
}

/**
 * What an application that was the limit itself asked for in a round trip: it goes on asking for that, and is given it at
 * once. It is what the failed path's window had room for (RFC 9040, section 4).
 *
 * @param again what was sent within so many ms goes out besides
 */
function askedFor(failed: PathSender, standby: PathSender, again: number): number {
  if (!failed.rate.isLimited) return 0;
  const asked = deliveredPerRoundTrip(failed, standby);
  return asked === undefined ? 0 : Math.min(asked + failed.deliveryRate * again, failed.controller.cwnd);
}

/**
 * Bytes per ms at which another path takes over: what was delivered; when the application was the limit, as much again,
 * as in slow start, for what has waited meanwhile. 0 while nothing is known.
 */
function resumedRate(failed: PathSender): number {
  return failed.deliveryRate * (failed.rate.isLimited ? PACING_GAIN_SLOW_START : 1);
}

function deliveredPerRoundTrip(failed: PathSender, standby: PathSender): number | undefined {
  const rtt = standby.rtt.hasSample ? standby.rtt.minRtt : failed.rtt.minRtt;
  return failed.deliveryRate > 0 && Number.isFinite(rtt) ? failed.deliveryRate * rtt : undefined;
}

/** `path` carries nothing any more while others do: its flight is lost but for what is under way elsewhere. */
export function abandonPath(tcb: Tcb, now: number, path: number): void {
  const sender = tcb.senders[path];
  if (!sender) return;
  park(sender, now);
  dropRows(tcb, sender);
  if (tcb.scoreboard !== null) loseFlight(tcb.scoreboard, path);
}

/** The window is cut as by a loss, and restored if what the path carried turns out to have arrived. */
function park(sender: PathSender, now: number): void {
  sender.forgetOutrun();
  // Once for one failure, however many find it out.
  if (sender.parked && sender.inFlight === 0) return;
  sender.controller.onLoss(now, sender.inFlight);
  sender.controller.onIdle(32);
  sender.parked = true;
  sender.recovery = 'none';
  sender.prr = null;
}
