import type { ArrivalRuns } from './arrival-runs.ts';
import { MIN_MSS, TIMESTAMPS_LENGTH } from './constants.ts';
import type { Challenges, Ecn, KeepAlive, OwnSyn, Urgent, UserTimeout } from './feature-state.ts';
import type { Departure, Grant, Hedge } from './hedge-state.ts';
import { createTcpCounters, type TcpCounters, type TcpOptions } from './options.ts';
import { TcpPath } from './path.ts';
import { recall } from './path-memory.ts';
import { PathSender } from './path-sender.ts';
import type { Quota } from './quota.ts';
import type { ReceiveQueue } from './receive-queue.ts';
import type { ReceiveTuner } from './receive-tuner.ts';
import type { RepairCopies } from './repair-copies.ts';
import type { Reset } from './reset-state.ts';
import type { Schedule } from './schedule.ts';
import { Scoreboard } from './scoreboard.ts';
import { SendQueue } from './send-queue.ts';
import { settingsOf, type TcpSettings } from './settings.ts';
import { nextTcpState, type TcpEvent, type TcpState } from './states.ts';
import { STOPPED, Timers } from './timers.ts';
import { windowScaleFor } from './window-scale.ts';

/** Paths have small numbers. */
export const MAX_PATHS = 16;

/** Of a connection that rests: one for all. */
const NO_SENDERS: readonly (PathSender | null)[] = [];

/**
 * The transmission control block (RFC 9293, section 3.3.1): the variables of one connection, flat, shared by the files
 * of this folder. Queues, the scoreboard, timers and the hedge exist while they are used. Times in ms; Infinity: not armed.
 */
export class Tcb {
  readonly role: 'client' | 'server';
  readonly settings: TcpSettings;
  /** Nagle's algorithm is on. */
  nagle: boolean;
  readonly counters: TcpCounters;
  readonly #timestampOffset: number | ((path: number) => number);

  state: TcpState = 'closed';
  /** Bits of TCP_EVENT not yet taken. */
  events = 0;

  /** Send sequence variables. */
  readonly iss: number;
  sndUna: number;
  sndNxt: number;
  /** Right edge of the send window, and the largest window seen (MAX.SND.WND of RFC 5961, section 5.2). */
  sndEdge: number;
  maxWindow = 0;
  /** SND.WL1 and SND.WL2: of the segment that set the window, with carrier `ip`. */
  sndWl1 = 0;
  sndWl2 = 0;
  /** The last acknowledgment offered another right edge than the one before: it is no duplicate (RFC 5681, section 2). */
  windowMoved = false;
  sndScale = 0;
  /** Shutdown was called; the FIN is sent; the FIN's sequence number, once it is known. */
  finQueued = false;
  finSent = false;
  finSeq = 0;

  /** Receive sequence variables. RCV.NXT counts the peer's FIN; rcvAdv is the right edge ever advertised. */
  irs = 0;
  rcvNxt = 0;
  rcvAdv = 0;
  rcvScale = 0;
  finArrived = false;
  peerFinSeq = 0;
  peerFinished = false;
  /** Last.ACK.sent (RFC 7323, section 4.3). */
  lastAckSent = 0;
  /** The application reads no more: what comes is lost, and the peer is told so. */
  readingClosed = false;

  /** Negotiated by the SYNs. */
  timestamps = false;
  sack = false;
  scaling = false;
  peerMss: number;
  peerAckDelay = 0;

  /** By path number. Two places hold what most connections have; an array that grows takes seventeen. */
  readonly paths: (TcpPath | null)[] = [null, null];
  /** The same of those that send, while any does. */
  #senders: (PathSender | null)[] | null = null;
  active = -1;
  alternate = -1;
  /** Null: failover. */
  schedule: Schedule | null = null;

  /** What may be sent of data, while somebody else decides about that. */
  quota: Quota | null = null;

  sendQueue: SendQueue | null = null;
  scoreboard: Scoreboard | null = null;
  receiveQueue: ReceiveQueue | null = null;
  /** How much is offered of `receiveBuffer`, and what finds that out while data comes. */
  receiveSpace: number;
  tuner: ReceiveTuner | null = null;
  hedge: Hedge | null = null;
  /** What the last hedge was granted that ended. */
  grant: Grant | null = null;
  departure: Departure | null = null;
  /** There since something was repaired, until the connection rests. */
  repairCopies: RepairCopies | null = null;
  #timers: Timers | null = null;
  bytesAcknowledged = 0;
  /** What most connections do without. */
  keepAlive: KeepAlive | null = null;
  userTimeout: UserTimeout | null = null;
  urgent: Urgent | null = null;
  ecn: Ecn | null = null;
  /** R2 of data, and what ICMP last said about the peer. */
  dataTimeout: number;
  softError: string | null = null;

  /** Of its own SYN or SYN/ACK, until that is acknowledged. */
  syn: OwnSyn | null = { pending: false, count: 0, sentAt: 0, path: -1 };

  /** How long TIME-WAIT lasts, once it has begun. */
  timeWait = 0;

  /** Paths, as bits, on which an acknowledgment is to be sent now; and those where it is the caller's own request. */
  ackMask = 0;
  requestMask = 0;
  /** D-SACK to report (RFC 2883): valid while the flag is set. */
  hasDuplicate = false;
  duplicateLeft = 0;
  duplicateRight = 0;
  lastDataPath = -1;
  /** While the peer sends the same by several paths. */
  runs: ArrivalRuns | null = null;

  /** An RST to send. */
  reset: Reset | null = null;

  challenges: Challenges | null = null;
  duplicateAcks = 0;

  constructor(options: TcpOptions) {
    this.role = options.role;
    this.settings = settingsOf(options);
    const { settings } = this;
    this.peerMss = settings.defaultMss;
    this.receiveSpace = settings.initialReceiveBuffer;
    this.nagle = options.nagle ?? false;
    this.dataTimeout = options.userTimeout ?? settings.limits.dataTimeout;
    if (settings.carrier === 'ip' && options.userTimeoutOption === true) {
      const changeable = options.userTimeout === undefined;
      this.userTimeout = { advertised: this.dataTimeout, remote: 0, changeable, pending: true };
    }
    this.counters = options.counters ?? createTcpCounters();
    this.#timestampOffset = options.timestampOffset;
    this.iss = options.iss | 0;
    this.sndUna = this.iss;
    this.sndNxt = this.iss;
    this.sndEdge = this.iss;
    this.rcvScale = windowScaleFor(settings.receiveBuffer);
  }

  /** Moves by the table of states. */
  transition(event: TcpEvent): void {
    this.state = nextTcpState(this.state, event);
  }

  /** By path number; those of paths that do not send are null, or not there. */
  get senders(): readonly (PathSender | null)[] {
    return this.#senders ?? NO_SENDERS;
  }

  /** The SYN or SYN/ACK goes out by the next `poll`. */
  requestSyn(): void {
    if (this.syn !== null) this.syn.pending = true;
  }

  /** As they are: all stopped, when there are none. */
  get timers(): Readonly<Timers> {
    return this.#timers ?? STOPPED;
  }

  /** To be written. */
  ensureTimers(): Timers {
    this.#timers ??= new Timers();
    return this.#timers;
  }

  /** Places for paths up to `id`. */
  makeRoom(id: number): void {
    while (this.paths.length <= id) {
      this.paths.push(null);
      this.#senders?.push(null);
    }
  }

  openPath(id: number, mss: number): void {
    if (!Number.isInteger(id) || id < 0 || id >= MAX_PATHS)
      throw new RangeError(`path ${id} is not 0..${MAX_PATHS - 1}`);
    this.makeRoom(id);
    const known = this.paths[id];
    if (known) {
      known.mss = mss;
      this.updateMss(known);
      return;
    }
    const offset = this.#timestampOffset;
    this.paths[id] = new TcpPath(id, mss, typeof offset === 'number' ? offset : offset(id));
  }

  /** These are the paths, by the numbers that they have now. */
  placePaths(paths: readonly TcpPath[]): void {
    this.paths.fill(null);
    this.#senders?.fill(null);
    for (const path of paths) {
      this.makeRoom(path.id);
      this.paths[path.id] = path;
      if (this.#senders !== null) this.#senders[path.id] = path.sender;
    }
  }

  /** Nothing is in flight, unsent or unread: paths rest. */
  rest(): void {
    for (const path of this.paths) path?.rest();
    this.#senders = null;
    this.tuner = null;
    this.grant = null;
    this.repairCopies = null;
    // TIME-WAIT has one that runs.
    if (this.state !== 'time-wait') this.#timers = null;
    this.receiveSpace = this.settings.initialReceiveBuffer;
  }

  /** The path is forgotten; nothing of it is in flight. */
  closedPath(id: number): void {
    this.paths[id] = null;
    if (this.#senders !== null) this.#senders[id] = null;
  }

  path(id: number): TcpPath | null {
    return this.paths[id] ?? null;
  }

  /** Largest payload of a segment on `path`: both ends' limits, less the timestamps (RFC 9293, section 3.7.1). */
  effectiveMss(path: TcpPath, pathMss = path.mss): number {
    const mss = Math.max(Math.min(pathMss, this.peerMss), MIN_MSS);
    return this.timestamps ? mss - TIMESTAMPS_LENGTH : mss;
  }

  updateMss(path: TcpPath): void {
    const sender = path.sender;
    if (!sender) return;
    const mss = this.effectiveMss(path);
    if (mss !== sender.mss) {
      sender.passed = 0;
      sender.sizeProbe = 0;
      sender.sizeProbeSent = false;
    }
    sender.mss = mss;
    sender.controller.setMss(sender.mss);
  }

  /** The sending state of a path that is open, made now if there is none. */
  ensureSender(path: TcpPath): PathSender {
    if (path.sender) return path.sender;
    const mss = this.effectiveMss(path);
    const sender = new PathSender(mss, this.settings.controller(mss));
    if (path.memory !== null) recall(path.memory, sender);
    path.memory = null;
    path.sender = sender;
    this.#ensureSenders()[path.id] = sender;
    return sender;
  }

  ensureScoreboard(): Scoreboard {
    this.scoreboard ??= new Scoreboard(this.sndUna, this.#ensureSenders());
    return this.scoreboard;
  }

  ensureSendQueue(): SendQueue {
    this.sendQueue ??= new SendQueue(this.bytesAcknowledged);
    return this.sendQueue;
  }

  #ensureSenders(): (PathSender | null)[] {
    this.#senders ??= this.paths.map(() => null);
    return this.#senders;
  }

  /** SYN and SYN/ACK are behind us: data may flow. */
  get synchronized(): boolean {
    return (
      this.state !== 'closed' && this.state !== 'listen' && this.state !== 'syn-sent' && this.state !== 'syn-received'
    );
  }
}
