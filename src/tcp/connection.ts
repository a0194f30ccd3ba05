import { acknowledgeOnTimeout, announceWindow, needsPureAck, pollAck } from './acknowledge.ts';
import { handleArrival } from './arrival.ts';
import { abortConnection, closeConnection, shutdownConnection } from './close.ts';
import { IDLE_TRIM } from './constants.ts';
import { deadlineOf } from './deadline.ts';
import { readEvidence, readStatistics, readStatus } from './evidence.ts';
import { onPersistTimeout, sendRoom } from './flow-control.ts';
import { adoptSyn, onSynTimeout, openActively, pollSyn, refuse } from './handshake.ts';
import { abandonPath, failOver, startHedge, stopHedge } from './hedge.ts';
import { handleIcmpError } from './icmp.ts';
import { keepAliveDeadline, onKeepAliveTimeout, setKeepAlive } from './keep-alive.ts';
import { expireLedgers, ledgerDeadline } from './ledger.ts';
import type { IcmpError, KeepAliveOptions, TcpOptions } from './options.ts';
import { closePath, setActivePath, setAlternatePath } from './path-choice.ts';
import { isProbingSize, probeSize, setPathMss } from './path-mss.ts';
import { resumeWithPath } from './pathless.ts';
import type { Quota } from './quota.ts';
import {
  giveUpDeadline,
  onProbeTimeout,
  onReorderTimeout,
  onRetransmissionTimeout,
  recoverAfterProbe,
  scheduleProbe,
} from './recovery.ts';
import { renumberPaths } from './renumber.ts';
import { pollReset } from './reset.ts';
import type { ScheduleName, TailBudget } from './schedule.ts';
import {
  type PathEvidence,
  type Segment,
  TCP_EVENT,
  type TcpPathStatistics,
  type TcpStatus,
  type Transmission,
} from './segment.ts';
import { pollScheduled, setCarriers, setSchedule } from './spread.ts';
import type { TcpState } from './states.ts';
import { isSuccessor } from './successor.ts';
import type { VerifiedSyn } from './syn-cookie.ts';
import { Tcb } from './tcb.ts';
import { noteRead } from './time-wait.ts';
import { copyTransmission, pollData, pollKeepAlive, reviseTransmission } from './transmit.ts';
import { trimIdle } from './trim.ts';
import { markUrgent, urgentLength } from './urgent.ts';
import { setUserTimeout } from './user-timeout.ts';

const NEVER = Number.POSITIVE_INFINITY;

/**
 * One TCP connection: a byte stream over several paths, sans-IO (RFC 9293). Every call that changes something is
 * followed by `poll` until it returns false, `takeEvents`, and a timer for `deadline()`. `now` is in ms, monotonic.
 */
export class TcpConnection {
  readonly #tcb: Tcb;

  constructor(options: TcpOptions) {
    this.#tcb = new Tcb(options);
    if (options.role === 'server') this.#tcb.transition('passive-open');
    // It counts from when the connection is synchronized.
    if (options.keepAlive) setKeepAlive(this.#tcb, 0, options.keepAlive);
  }

  get state(): TcpState {
    return this.#tcb.state;
  }

  /** Client: the SYN goes out on `path`, which has been opened, by the next `poll`. */
  open(now: number, path: number): void {
    openActively(this.#tcb, now, path);
  }

  /**
   * Server, in LISTEN: goes on from a SYN that was answered by a cookie, as if it and the answer had passed by `path`,
   * open already. The connection was made with the cookie's `iss` and, for `path`, its `timestampOffset`; the segment that
   * brought the proof is handed to `handleSegment` next. `sentAt`: when the SYN/ACK left, if known to the ms.
   */
  adopt(now: number, path: number, syn: VerifiedSyn, sentAt = Number.NaN): void {
    const known = this.#tcb.path(path);
    if (this.#tcb.state !== 'listen' || known === null) throw new Error('only a listener with a path adopts');
    adoptSyn(this.#tcb, now, known, syn, sentAt);
  }

  /** Queues a chunk; it belongs to the connection until acknowledged. Ignored after shutdown and when closed. */
  write(_now: number, chunk: Uint8Array): void {
    const tcb = this.#tcb;
    if (tcb.finQueued || tcb.state === 'closed' || tcb.state === 'time-wait' || chunk.length === 0) return;
    tcb.ensureSendQueue().write(chunk);
  }

  /** As `write`, and the peer's application is told that what is up to the end of `chunk` is urgent (carrier `ip`). */
  writeUrgent(now: number, chunk: Uint8Array): void {
    const tcb = this.#tcb;
    const before = this.writableLength;
    this.write(now, chunk);
    if (this.writableLength > before) markUrgent(tcb);
  }

  /** Bytes from the next one to be read to the end of the urgent data (RFC 9293, section 3.8.5); 0: there is none. */
  get urgentLength(): number {
    return urgentLength(this.#tcb);
  }

  /** Bytes written and not yet acknowledged. */
  get writableLength(): number {
    return this.#tcb.sendQueue?.length ?? 0;
  }

  /** True while a writer need not wait. */
  get writable(): boolean {
    return sendRoom(this.#tcb) > 0;
  }

  /** Bytes that may be written before a writer is to wait. */
  get sendRoom(): number {
    return sendRoom(this.#tcb);
  }

  /** Application bytes acknowledged so far. */
  get bytesAcknowledged(): number {
    return this.#tcb.bytesAcknowledged;
  }

  /** CLOSE (RFC 9293, section 3.10.4): a FIN follows what is queued; receiving goes on. */
  shutdown(_now: number): void {
    shutdownConnection(this.#tcb);
  }

  /** CLOSE by an application that reads no more: as `shutdown`, but an RST where received data is lost by it (SHLD-3). */
  close(now: number): void {
    closeConnection(this.#tcb, now);
    if (this.#tcb.state === 'closed') this.#drop();
  }

  /** ABORT (RFC 9293, section 3.10.5): an RST goes out by the next `poll`, if there is a path and a peer. */
  abort(_now: number): void {
    abortConnection(this.#tcb);
    this.#drop();
  }

  /** STATUS (RFC 9293, section 3.10.6). */
  status(): TcpStatus {
    return readStatus(this.#tcb);
  }

  /** The next in-order bytes, or null: at most 32 KiB, and the caller's to keep. */
  read(): Uint8Array | null {
    const tcb = this.#tcb;
    const queue = tcb.receiveQueue;
    // What came with the SYN lies beyond RCV.NXT until the peer has shown that it is there.
    const bytes = queue === null || queue.readSeq === tcb.rcvNxt ? null : queue.read();
    if (queue === null || bytes === null) return null;
    tcb.tuner?.noteRead(bytes.length);
    announceWindow(tcb);
    noteRead(tcb, queue);
    return bytes;
  }

  get readableLength(): number {
    const { receiveQueue: queue, rcvNxt } = this.#tcb;
    return queue === null || queue.readSeq === rcvNxt ? 0 : queue.readableLength;
  }

  /** A segment came on `path`. Its bytes are copied; acknowledgments follow by `poll`, once for a burst. */
  handleSegment(now: number, path: number, segment: Segment): void {
    const tcb = this.#tcb;
    handleArrival(tcb, now, path, segment);
    if (tcb.state === 'closed') this.#drop();
  }

  /** The peer has not the connection any more: as an RST of it. */
  handleReset(): void {
    refuse(this.#tcb);
    this.#drop();
  }

  /** When `handleTimeout` or, for what pacing holds back, `poll` is to be called; Infinity: never. */
  deadline(): number {
    return deadlineOf(this.#tcb);
  }

  /** Time has come to `now`. What is due is sent by the next `poll`. */
  handleTimeout(now: number): void {
    const tcb = this.#tcb;
    if (tcb.state === 'closed') return;
    if (tcb.timers.trimAt <= now) trimIdle(tcb);
    if (tcb.active >= 0) acknowledgeOnTimeout(tcb, now);
    if (tcb.state === 'time-wait') {
      if (tcb.timers.rtoAt <= now) this.#release();
      return;
    }
    if (tcb.active < 0) return;
    const silent = keepAliveDeadline(tcb) <= now && !onKeepAliveTimeout(tcb, now);
    if (silent || giveUpDeadline(tcb) <= now) {
      this.#giveUp();
      return;
    }
    if (tcb.timers.orphanAt <= now) {
      this.abort(now);
      return;
    }
    if (tcb.timers.persistAt <= now) onPersistTimeout(tcb);
    if (ledgerDeadline(tcb) <= now) expireLedgers(tcb, now);
    if (tcb.timers.reorderAt <= now) onReorderTimeout(tcb, now);
    if (tcb.timers.rtoAt <= now) this.#retransmissionTimeout(now);
    else if (tcb.timers.probeAt <= now) onProbeTimeout(tcb, now);
  }

  /** Fills `out` with the next segment to send now; false: nothing. */
  poll(now: number, out: Transmission): boolean {
    const tcb = this.#tcb;
    if (tcb.timers.pacingAt !== NEVER) tcb.ensureTimers().pacingAt = NEVER;
    if (tcb.timers.trimWanted) {
      const timers = tcb.ensureTimers();
      timers.trimWanted = false;
      timers.trimAt = now + IDLE_TRIM;
    }
    if (tcb.reset !== null) return pollReset(tcb, now, tcb.reset, out);
    if (tcb.state === 'closed') return false;
    if (tcb.syn?.pending && tcb.active >= 0) return pollSyn(tcb, now, out);
    if (!tcb.synchronized) {
      return tcb.state === 'syn-received' && tcb.ackMask !== 0 && pollAck(tcb, now, tcb.ackMask, out);
    }
    if (tcb.active < 0) return tcb.requestMask !== 0 && pollAck(tcb, now, tcb.requestMask, out);
    if (tcb.ackMask !== 0 && needsPureAck(tcb) && pollAck(tcb, now, tcb.ackMask, out)) return true;
    const { schedule } = tcb;
    const sent = schedule === null ? pollData(tcb, now, out) : pollScheduled(tcb, now, schedule, out);
    if (sent || pollKeepAlive(tcb, now, out)) return true;
    return tcb.ackMask !== 0 && pollAck(tcb, now, tcb.ackMask, out);
  }

  /**
   * Fills `out` with an acknowledgment, with SACK, for a segment of the caller's own on `path`: what carries PROBE or
   * CONTROL. Nothing of the connection waits for it. False when there is no peer to acknowledge, or no such path.
   */
  fillAcknowledgment(now: number, path: number, out: Transmission): boolean {
    const tcb = this.#tcb;
    if (!this.acknowledges) return false;
    return tcb.path(path) !== null && pollAck(tcb, now, 1 << path, out);
  }

  /** Brings a segment up to date that was polled and has waited while others arrived; false: it is not to be sent. */
  revise(out: Transmission): boolean {
    return reviseTransmission(this.#tcb, out);
  }

  /** Copies the payload of the transmission just polled to `offset` of `bytes`. */
  copyPayload(out: Transmission, bytes: Uint8Array, offset: number): void {
    copyTransmission(this.#tcb, out, bytes, offset);
  }

  /** Bits of TCP_EVENT since the last call. */
  takeEvents(): number {
    const events = this.#tcb.events;
    this.#tcb.events = 0;
    return events;
  }

  /** Turns Nagle's algorithm off, or on (RFC 9293, section 3.7.4, MUST-17). */
  setNoDelay(_now: number, noDelay: boolean): void {
    this.#tcb.nagle = !noDelay;
  }

  /** Turns keep-alive on with these times, or off (RFC 9293, section 3.8.4). */
  setKeepAlive(now: number, options: KeepAliveOptions | false): void {
    setKeepAlive(this.#tcb, now, options);
  }

  /** Data is given up when nothing of it was acknowledged for `timeout` ms; Infinity: never (RFC 9293, section 3.8.3). */
  setUserTimeout(_now: number, timeout: number): void {
    setUserTimeout(this.#tcb, timeout);
  }

  /** An ICMP error that quotes a segment sent on `path`. False: it is not believed, and was counted. */
  handleIcmp(now: number, path: number, error: IcmpError): boolean {
    const believed = handleIcmpError(this.#tcb, now, path, error);
    if (this.#tcb.state === 'closed') this.#drop();
    return believed;
  }

  /** What ICMP last said about this connection and did not end it, or null (RFC 9293, section 3.9.2.2, SHLD-25). */
  get lastSoftError(): string | null {
    return this.#tcb.softError;
  }

  /** In TIME-WAIT: whether `segment`, which came on `path`, is the SYN of a newer connection (RFC 6191, section 2). */
  isSucceededBy(path: number, segment: Segment): boolean {
    return isSuccessor(this.#tcb, path, segment);
  }

  /** SND.NXT, int32: behind all that was sent. */
  get sndNxt(): number {
    return this.#tcb.sndNxt;
  }

  /** How often the retransmission timer has fired since anything was acknowledged, and for how many bytes at the head. */
  get expiries(): number {
    return this.#tcb.timers.backoff;
  }

  get headLength(): number {
    const board = this.#tcb.scoreboard;
    return board === null || board.count === 0 ? 0 : ((board.end[board.slot(0)] ?? 0) - board.start(0)) | 0;
  }

  /** Longest acknowledgment delay of the peer, as it announced. */
  setPeerAckDelay(delay: number): void {
    this.#tcb.peerAckDelay = delay;
  }

  /** Makes `path` (0..15) known; `mss` is the largest segment it carries, options not deducted. Again: changes the MSS. */
  openPath(path: number, mss: number): void {
    this.#tcb.openPath(path, mss);
  }

  /** The largest segment of `path` is another now, options not deducted; what is in flight and too large goes anew. */
  setPathMss(now: number, path: number, mss: number): void {
    setPathMss(this.#tcb, now, path, mss);
  }

  /** New data goes out once in a segment of up to `mss` bytes, options not deducted, to see whether that size passes. */
  probeSize(path: number, mss: number): void {
    probeSize(this.#tcb, path, mss);
  }

  isProbingSize(path: number): boolean {
    return isProbingSize(this.#tcb, path);
  }

  /** Whether a segment larger than those of `path` now has arrived since they are so small. */
  hasPassedLarger(path: number): boolean {
    return (this.#tcb.senders[path]?.passed ?? 0) > 0;
  }

  /** Forgets `path`; its flight is lost. Pathless, if it was the active one. */
  closePath(now: number, path: number): void {
    closePath(this.#tcb, now, path);
  }

  /** Limits what the next `poll`s may send of data; null: windows and pacing alone do. */
  setQuota(quota: Quota | null): void {
    this.#tcb.quota = quota;
  }

  /** What was path `i` is path `numbers[i]` from here on; the others have been closed. */
  renumberPaths(numbers: readonly number[]): void {
    renumberPaths(this.#tcb, numbers);
  }

  /** Whether acknowledgments can be sent: `fillAcknowledgment` would, on a path that is open. */
  get acknowledges(): boolean {
    return this.#tcb.synchronized || this.#tcb.state === 'syn-received';
  }

  /**
   * New data and retransmissions go on `path`, and a SYN that is not answered yet goes there at once; -1 is pathless:
   * nothing is sent, and giving up is suspended.
   */
  setActive(now: number, path: number): void {
    setActivePath(this.#tcb, now, path);
  }

  /** The best standby, or -1. With one, suspicion replaces the tail probe, and silence is acknowledged there. */
  setAlternate(path: number): void {
    setAlternatePath(this.#tcb, path);
  }

  /** What arrives on `path` is acknowledged on `other` too; -1 ends it. */
  setAckCompanion(path: number, other: number): void {
    const known = this.#tcb.path(path);
    if (known !== null) known.companion = other === path ? -1 : other;
  }

  /** What is overdue was lost, and the path was not: the tail probe goes out (RFC 8985, section 7.3). */
  probe(now: number): void {
    const tcb = this.#tcb;
    if (tcb.synchronized && tcb.scoreboard !== null && tcb.scoreboard.count > 0) onProbeTimeout(tcb, now);
  }

  /** Copies of the flight of `from` may go on `to`: head first, in order, paced, up to `allowance` bytes; false: there is none. */
  hedge(now: number, from: number, to: number, allowance: number): boolean {
    return startHedge(this.#tcb, now, from, to, allowance);
  }

  /** The suspicion was wrong: no more copies. */
  endHedge(now: number): void {
    const tcb = this.#tcb;
    if (tcb.hedge === null) return;
    stopHedge(tcb, now);
    scheduleProbe(tcb, now);
  }

  /** How data goes by the paths, from now on; `tails`: what `hedged` may double. Carrier `ip` knows only `failover`. */
  setSchedule(_now: number, schedule: ScheduleName, tails: TailBudget | null = null): void {
    setSchedule(this.#tcb, schedule, tails);
  }

  get schedule(): ScheduleName {
    return this.#tcb.schedule?.name ?? 'failover';
  }

  /** Paths as bits that may carry data beside each other; `coupled`: they may share a bottleneck. */
  setCarriers(_now: number, carriers: number, coupled = false): void {
    setCarriers(this.#tcb, carriers, coupled);
  }

  /** `path` is in doubt while others carry data: what it had under way goes by them. */
  abandon(now: number, path: number): void {
    abandonPath(this.#tcb, now, path);
  }

  /**
   * The flight on `from` is lost but for copies on `to`; `to` is active from here on, the alternate is cleared.
   *
   * @param underWay the flight may arrive all the same: new data goes first, with the flight's head
   */
  failover(now: number, from: number, to: number, underWay = false): void {
    const tcb = this.#tcb;
    if (tcb.path(to) === null) return;
    const pathless = tcb.active < 0;
    failOver(tcb, now, from, to, underWay);
    if (pathless) resumeWithPath(tcb, now);
    else if (tcb.state === 'syn-sent' || tcb.state === 'syn-received') tcb.requestSyn();
  }

  /** A full-size probe sent on `path` at `sentAt` was answered: what was sent there before it and is still out is lost. */
  noteProbeDelivered(now: number, path: number, sentAt: number): void {
    recoverAfterProbe(this.#tcb, now, path, sentAt);
  }

  /** An acknowledgment with SACK on `path` by the next `poll`, even while pathless. */
  requestAck(_now: number, path: number): void {
    if (this.#tcb.path(path) === null) return;
    this.#tcb.ackMask |= 1 << path;
    this.#tcb.requestMask |= 1 << path;
  }

  /** Writes what `path` has shown into `into`. */
  evidence(path: number, into: PathEvidence): void {
    readEvidence(this.#tcb, path, into);
  }

  /** Figures of `path` for applications and tests. */
  pathStatistics(path: number): TcpPathStatistics {
    return readStatistics(this.#tcb, path);
  }

  /** The path that data goes on, or -1. */
  get activePath(): number {
    return this.#tcb.active;
  }

  /** The largest payload of a segment on `path` at present; 0 when it is not open. */
  effectiveMss(path: number): number {
    const known = this.#tcb.path(path);
    return known === null ? 0 : this.#tcb.effectiveMss(known);
  }

  #retransmissionTimeout(now: number): void {
    const tcb = this.#tcb;
    if (tcb.synchronized) onRetransmissionTimeout(tcb, now);
    else if (!onSynTimeout(tcb, now)) this.#giveUp();
    if (tcb.timers.backoff === tcb.settings.limits.troubleAfter) tcb.events |= TCP_EVENT.trouble;
  }

  /** R2 has passed (RFC 9293, section 3.8.3). */
  #giveUp(): void {
    this.#tcb.transition('give-up');
    this.#tcb.events |= TCP_EVENT.timedOut | TCP_EVENT.closed | TCP_EVENT.released;
    this.#drop();
  }

  #release(): void {
    this.#tcb.transition('time-wait-over');
    this.#tcb.events |= TCP_EVENT.released;
    this.#drop();
  }

  /** Closed: nothing that was queued to be sent is kept. What was received may still be read. */
  #drop(): void {
    const tcb = this.#tcb;
    tcb.sendQueue = null;
    tcb.scoreboard = null;
    tcb.hedge = null;
    tcb.ackMask = 0;
    tcb.requestMask = 0;
  }
}
