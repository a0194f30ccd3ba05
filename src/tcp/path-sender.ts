import type { CongestionController } from './congestion/controller.ts';
import { DeliveryRate } from './congestion/delivery-rate.ts';
import { Pacer } from './congestion/pacer.ts';
import { Prr } from './congestion/prr.ts';
import {
  DUP_THRESHOLD,
  PACING_CREDIT_MOST,
  PACING_CREDIT_SHARE,
  PACING_CREDIT_TIME,
  PACING_LATE_MOST,
  PACING_LATE_SHARE,
  REORDERING_PERSIST,
} from './constants.ts';
import type { FlightLedger } from './flight-ledger.ts';
import { RttEstimator } from './rtt.ts';
import type { SendTimes } from './send-times.ts';

/** `fast`: loss was found by acknowledgments; `timeout`: by the retransmission timer (RFC 5681, section 3). */
export type RecoveryKind = 'none' | 'fast' | 'timeout';

/**
 * What is in flight on one path, and what the path has shown: its RTT, window, pacing, RACK state and delivery rate.
 * Bytes, ms, int32 sequence numbers.
 */
export class PathSender {
  /** Largest payload of a segment on this path. */
  mss: number;
  readonly rtt = new RttEstimator();
  readonly controller: CongestionController;
  readonly pacer = new Pacer();
  readonly rate = new DeliveryRate();
  prr: Prr | null = null;
  /** Pacing rate to use before there is an RTT; Infinity: none. */
  fallbackRate = Number.POSITIVE_INFINITY;

  /** What a redundant connection has in flight here; it counts in `inFlight` and `segments`. */
  ledger: FlightLedger | null = null;
  /** Of an aggregate connection: when what was sent; and how long acknowledgments take by whatever path, 0: as the round trip. */
  sendTimes: SendTimes | null = null;
  loop = 0;

  /** Transmitted copies that are neither acknowledged nor lost. */
  inFlight = 0;
  segments = 0;
  /** What was last sent here, is lost, and was not sent again. */
  lostBytes = 0;
  lostCount = 0;
  /** The scoreboard's list of entries in flight by transmission time; slots, -1 when empty. */
  head = -1;
  tail = -1;
  /** Entries of this path that are SACKed. */
  sacked = 0;

  recovery: RecoveryKind = 'none';
  /** SND.NXT when recovery began: it ends there (RFC 6675, section 2). */
  recoveryPoint = 0;
  /** In this recovery a retransmission was delivered that had been needed (RFC 3522: only the first one tells). */
  genuine = false;
  /** The timeout came in a fast recovery, which would have ended at `#interruptedPoint`. */
  #interrupted = false;
  #interruptedPoint = 0;
  /** Since when the head had been unanswered when the retransmission timer expired; Infinity: something came since. */
  overdueSince = Number.POSITIVE_INFINITY;
  /** When the first was sent, and how many were, of doubles that the other path brought first and this one has not answered. */
  #outrunSince = Number.POSITIVE_INFINITY;
  #outruns = 0;
  /** Left by a failover, with its window cut; what it had sent may yet turn out to have arrived. */
  parked = false;

  /** RACK.segment and RACK.rtt (RFC 8985, section 5.3). */
  rackSentAt = Number.NEGATIVE_INFINITY;
  rackEnd = 0;
  rackRtt = 0;
  /** RACK.fack, valid once something was delivered. */
  fack = 0;
  #hasFack = false;
  /** RACK.fack before the current acknowledgment, and whether there was one. */
  #fackBefore = 0;
  #hadFack = false;
  reorderingSeen = false;
  #reorderingMultiplier = 1;
  #reorderingPersist = 0;
  #dsackRound = 0;
  #inDsackRound = false;

  /** What the current acknowledgment brought. */
  acked = 0;
  sample = 0;
  sampleSentAt = Number.NEGATIVE_INFINITY;
  /** What was sent before gives no sample: there was a time without any path since. */
  samplesFrom = Number.NEGATIVE_INFINITY;
  flightBefore = 0;
  spurious = false;

  lastSentAt = Number.NEGATIVE_INFINITY;
  lastDeliveryAt = Number.NEGATIVE_INFINITY;
  lastAckedSentAt = Number.NEGATIVE_INFINITY;
  /** Since when a delivery is awaited with data in flight; -Infinity: nothing was in flight at the last one. */
  #gapFrom = Number.NEGATIVE_INFINITY;

  /** Largest segment beyond `mss` that has arrived since that was set; 0: none. Such a size has passed, whatever else was lost. */
  passed = 0;
  /** A segment of new data that is to be as large as this, once; 0: none. */
  sizeProbe = 0;
  /** Behind the one that was; not acknowledged so far while `sizeProbeSent`. */
  sizeProbeEnd = 0;
  sizeProbeSent = false;

  /** Bytes per ms, the larger of the last two measurements. */
  #rate = 0;
  #lastRate = 0;
  #rateFrom = 0;
  #rateBytes = -1;

  /** SND.NXT when the window last held sending back, and the most in flight in the current round. */
  #limitedUntil = 0;
  #isLimited = false;
  #peakFlight = 0;
  #peakUntil = 0;

  bytesSent = 0;
  bytesDelivered = 0;
  segmentsSent = 0;
  lostSegments = 0;
  retransmittedSegments = 0;
  hedgedSegments = 0;

  constructor(mss: number, controller: CongestionController) {
    this.mss = mss;
    this.controller = controller;
  }

  get deliveryRate(): number {
    return Math.max(this.#rate, this.#lastRate);
  }

  /** Bytes per ms that pacing allows; Infinity when nothing is known to pace by. */
  get pacingRate(): number {
    if (this.controller.pacingRate > 0) return this.controller.pacingRate;
    const srtt = this.loop > 0 ? Math.min(this.loop, this.rtt.srtt) : this.rtt.srtt;
    if (srtt === 0) return this.fallbackRate;
    return (this.controller.pacingGain * this.controller.cwnd) / srtt;
  }

  /** May something go out now as far as pacing is concerned, with `pending` bytes waiting? Else `pacer.readyAt` tells when. */
  paced(now: number, pending: number): boolean {
    const credit = Math.min(Math.max(this.rtt.srtt / PACING_CREDIT_SHARE, PACING_CREDIT_TIME), PACING_CREDIT_MOST);
    const late = Math.min(this.rtt.srtt / PACING_LATE_SHARE, PACING_LATE_MOST);
    const ready = this.pacer.ready(now, this.pacingRate, this.mss, pending, credit, late);
    if (this.pacer.overran) this.rate.noteLimited(this.inFlight);
    return ready;
  }

  /** May `length` bytes go out as far as the window is concerned? One segment always may when nothing is in flight. */
  windowAllows(length: number): boolean {
    if (this.recovery === 'fast' && this.prr !== null) return this.prr.allows(length) || this.inFlight === 0;
    return this.inFlight + length <= this.controller.cwnd || this.inFlight === 0;
  }

  /** The window held sending back while more was waiting. */
  noteLimited(nxt: number): void {
    this.#limitedUntil = nxt;
    this.#isLimited = true;
  }

  /** There was nothing to send, for want of data or of the peer's room: what the path delivers is not all it could. */
  noteUnused(): void {
    if (this.inFlight < this.controller.cwnd && this.lostCount === 0) this.rate.noteLimited(this.inFlight);
  }

  /** The probe of the size is sent, and ends at `end`. */
  noteSizeProbe(end: number): void {
    this.sizeProbe = 0;
    this.sizeProbeEnd = end;
    this.sizeProbeSent = true;
  }

  /** A copy of `length` bytes is sent at `now`. */
  noteSent(now: number, length: number, nxt: number): void {
    if (this.inFlight === 0) {
      this.#restartIdle(now);
      if (this.lostCount === 0 && this.sacked === 0) this.rate.restart(now);
    }
    // What was overdue has left this path, or was answered by another.
    if (this.segments + this.lostCount === 0) this.overdueSince = Number.POSITIVE_INFINITY;
    this.inFlight += length;
    this.segments++;
    this.lastSentAt = now;
    this.bytesSent += length;
    this.segmentsSent++;
    this.pacer.onSent(length);
    this.prr?.onSent(length);
    if (this.inFlight > this.#peakFlight) {
      this.#peakFlight = this.inFlight;
      this.#peakUntil = nxt;
    }
  }

  /** A copy of `length` bytes left the flight, for whatever reason. */
  noteLeft(length: number): void {
    this.inFlight -= length;
    this.segments--;
  }

  /** `length` bytes that were sent on this path were newly acknowledged at `now`, as of `time`. */
  noteDelivered(now: number, time: number, length: number): void {
    this.acked += length;
    this.rate.noteDelivered(now, length);
    this.bytesDelivered += length;
    if (time > this.lastDeliveryAt) this.lastDeliveryAt = time;
    this.overdueSince = Number.POSITIVE_INFINITY;
  }

  /** Before an acknowledgment is applied. */
  beginAck(): void {
    this.acked = 0;
    this.sample = 0;
    this.sampleSentAt = Number.NEGATIVE_INFINITY;
    this.flightBefore = this.inFlight;
    this.rate.begin(this.inFlight);
    this.spurious = false;
    this.#fackBefore = this.fack;
    this.#hadFack = this.#hasFack;
  }

  /** Did the window hold sending back in the round that `una` ends (RFC 9438, section 5.8; RFC 7661)? */
  isLimited(una: number): boolean {
    if (this.#isLimited && ((una - this.#limitedUntil) | 0) > 0) this.#isLimited = false;
    const limited =
      this.#isLimited || (this.controller.inSlowStart && this.controller.cwnd < 2 * Math.max(this.#peakFlight, 1));
    if (((una - this.#peakUntil) | 0) >= 0) {
      this.#peakFlight = this.inFlight;
      this.#peakUntil = una;
    }
    return limited;
  }

  /** The other path of a double brought what went here at `sentAt` first. */
  noteOutrun(sentAt: number): void {
    this.#outrunSince = Math.min(this.#outrunSince, sentAt);
    this.#outruns++;
  }

  /** Something sent here at that time or later has arrived. */
  answerOutrun(now: number): void {
    this.lastDeliveryAt = now;
    this.lastAckedSentAt = Math.max(this.lastAckedSentAt, this.#outrunSince);
    this.forgetOutrun();
  }

  forgetOutrun(): void {
    this.#outrunSince = Number.POSITIVE_INFINITY;
    this.#outruns = 0;
  }

  /** Since when doubles that the other path brought first wait for an answer by this one; Infinity: none does. */
  get outrunSince(): number {
    return this.#outrunSince;
  }

  /** The same, once there are so many that they are not just lost. */
  get silentSince(): number {
    return this.#outruns >= DUP_THRESHOLD ? this.#outrunSince : Number.POSITIVE_INFINITY;
  }

  /** Timestamps show that the copy sent at `sentAt` arrived, although its bytes were there already. */
  noteCopyArrived(now: number, sentAt: number): void {
    this.lastDeliveryAt = now;
    this.overdueSince = Number.POSITIVE_INFINITY;
    if (sentAt <= this.lastAckedSentAt) return;
    this.lastAckedSentAt = sentAt;
    if (!this.rtt.hasSample) this.rtt.sample(now, now - sentAt);
  }

  /**
   * After an acknowledgment that delivered something here: the delivery rate, and the gap before it if it came by this
   * path (`own`; one that came by another speaks of a stall, not of how this path delivers).
   */
  measureDelivery(now: number, own: boolean): void {
    if (own && this.#gapFrom > Number.NEGATIVE_INFINITY) this.rtt.ackGap(now - this.#gapFrom);
    this.#gapFrom = this.inFlight > 0 ? now : Number.NEGATIVE_INFINITY;
    if (this.#rateBytes < 0 || now - this.#rateFrom > 4 * Math.max(this.rtt.srtt, 1)) {
      this.#rateFrom = now;
      this.#rateBytes = 0;
      return;
    }
    this.#rateBytes += this.acked;
    const elapsed = now - this.#rateFrom;
    if (elapsed < Math.max(this.rtt.srtt, 1)) return;
    this.#lastRate = this.#rate;
    this.#rate = this.#rateBytes / elapsed;
    this.#rateFrom = now;
    this.#rateBytes = 0;
  }

  /** Goes on from the delivery rate before an idle time. */
  recallRate(rate: number): void {
    this.#rate = rate;
  }

  /** RACK step 2: the entry sent at `sentAt` and ending at `end` was delivered (RFC 8985, section 6.2). */
  rackUpdate(sentAt: number, end: number, rtt: number): void {
    if (rtt > 0) this.rackRtt = rtt;
    else if (this.rackRtt === 0) this.rackRtt = this.rtt.srtt;
    if (isSentAfter(sentAt, end, this.rackSentAt, this.rackEnd)) {
      this.rackSentAt = sentAt;
      this.rackEnd = end;
    }
  }

  /** Was what RACK knows to be delivered sent after what went out at `sentAt` and ends at `end`? */
  rackHasPassed(sentAt: number, end: number): boolean {
    return isSentAfter(this.rackSentAt, this.rackEnd, sentAt, end);
  }

  /**
   * RACK step 3: an entry sent once, ending at `end`, was delivered. What one acknowledgment brings counts as in ascending
   * order, however its SACK blocks stand: only what earlier ones had passed over is late.
   */
  rackDetectReordering(end: number): void {
    if (this.#hadFack && ((end - this.#fackBefore) | 0) < 0) this.reorderingSeen = true;
    if (this.#hasFack && ((end - this.fack) | 0) <= 0) return;
    this.fack = end;
    this.#hasFack = true;
  }

  /** RACK step 4, on a D-SACK: the reordering window was too small. */
  noteDuplicate(una: number, nxt: number): void {
    if (this.#inDsackRound && ((una - this.#dsackRound) | 0) >= 0) this.#inDsackRound = false;
    if (this.#inDsackRound) return;
    this.#inDsackRound = true;
    this.#dsackRound = nxt;
    this.#reorderingMultiplier++;
    this.#reorderingPersist = REORDERING_PERSIST;
  }

  /** RACK.reo_wnd, ms. */
  get reorderingWindow(): number {
    if (!this.reorderingSeen && (this.recovery !== 'none' || this.sacked >= DUP_THRESHOLD)) return 0;
    const min = this.rtt.minRtt;
    if (min === Number.POSITIVE_INFINITY) return 0;
    return Math.min((this.#reorderingMultiplier * min) / 4, this.rtt.srtt);
  }

  /** Enters fast recovery (RFC 5681, section 3.2; RFC 6937) or recovery by timeout. */
  enterRecovery(now: number, kind: 'fast' | 'timeout', nxt: number): void {
    if (this.recovery !== 'timeout') {
      this.#interrupted = this.recovery === 'fast';
      this.#interruptedPoint = this.recoveryPoint;
    }
    if (kind === 'fast') {
      this.controller.onLoss(now, this.controller.governsRecovery ? this.inFlight : this.flightBefore);
      this.prr = this.controller.governsRecovery ? null : new Prr(Math.max(this.flightBefore, this.inFlight), this.mss);
    } else {
      if (this.recovery !== 'timeout') this.controller.onTimeout(now, this.inFlight);
      this.prr = null;
    }
    this.recovery = kind;
    this.recoveryPoint = nxt;
    this.genuine = false;
  }

  leaveRecovery(now: number): void {
    this.controller.onRecovered(now);
    this.recovery = 'none';
    this.prr = null;
    if (--this.#reorderingPersist <= 0) this.#reorderingMultiplier = 1;
  }

  /**
   * What recovery answers had not happened (RFC 4015), or a failover had not been needed: its response is undone. A fast
   * recovery that a timeout interrupted goes on: what it repairs is lost, and has been answered.
   */
  undoRecovery(now: number, una: number): void {
    if (this.recovery === 'none' && !this.parked) return;
    this.controller.undo(now);
    this.parked = false;
    if (this.recovery === 'none') return;
    if (this.recovery !== 'timeout' || !this.#interrupted || ((una - this.#interruptedPoint) | 0) >= 0) {
      this.leaveRecovery(now);
      return;
    }
    this.recovery = 'fast';
    this.recoveryPoint = this.#interruptedPoint;
    this.genuine = true;
    this.prr = this.controller.governsRecovery ? null : new Prr(this.inFlight, this.mss);
  }

  /** The window of a path that was idle decays by one half per timeout (RFC 7661, section 4.4; RFC 5681, section 4.1). */
  #restartIdle(now: number): void {
    this.#gapFrom = Number.NEGATIVE_INFINITY;
    if (this.lastSentAt === Number.NEGATIVE_INFINITY || this.recovery !== 'none') return;
    const periods = Math.floor((now - this.lastSentAt) / this.rtt.rto);
    if (periods > 0) this.controller.onIdle(periods);
  }
}

/** RACK_sent_after of RFC 8985, section 5.1: what was sent at one time is in the order of its sequence numbers. */
function isSentAfter(sentAt: number, end: number, otherSentAt: number, otherEnd: number): boolean {
  return sentAt > otherSentAt || (sentAt === otherSentAt && ((end - otherEnd) | 0) > 0);
}
