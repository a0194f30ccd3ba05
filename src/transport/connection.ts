import { Association } from '../multihome/association.ts';
import type { AssociationEvent, Binding, PathChange } from '../multihome/association-types.ts';
import type { Path } from '../multihome/path.ts';
import { TcpConnection } from '../tcp/connection.ts';
import { createPathEvidence, type Segment, TCP_EVENT } from '../tcp/segment.ts';
import { type Capable, KAMO_VERSION } from '../wire/kamo-option.ts';
import type { NodeId } from '../wire/node-id.ts';
import { ACK, SYN } from '../wire/segment-row.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { synIdHigh, synIdLow } from '../wire/udp-header.ts';
import { capableBytes, largestOf, mssOf, ownCapable } from './capable.ts';
import { ATTEMPT_DELAY } from './config.ts';
import {
  type ConnectionHost,
  type ConnectionOptions,
  type ConnectionPhase,
  type Opening,
  type PollScratch,
  SYNCHRONIZED,
} from './connection-types.ts';
import type { Timed } from './deadlines.ts';
import { Failover, type FailoverObserver } from './failover.ts';
import { REPEAT_ROOM, SynRepeat } from './opening.ts';
import type { ConnectionId, FailureCode, PathInfo } from './output.ts';
import { pathInfo } from './path-info.ts';
import { NO_EXTRA, type TrainBuffer, TrainWriter } from './train-writer.ts';

/** How long a path's statistics from TCP may be old before the association is told again, in ms. */
const RTT_REPORT_INTERVAL = 100;

/**
 * Without anything sent or received for this long, in ms, a connection lets go of what looks back no further: the least
 * round trips and the hedging budget, of 10 s each, are the longest memory.
 */
const REST_AFTER = 10_000;

const evidence = createPathEvidence();

/** One connection: a TCP byte stream, the association that proves its peer and owns its paths, and its failover. */
export class Connection implements Timed, FailoverObserver {
  heapIndex = -1;
  heapAt = Number.POSITIVE_INFINITY;
  /** It is in the transport's queue of connections that may have something to send. */
  queued = false;
  readonly id: ConnectionId;
  readonly role: 'initiator' | 'responder';
  readonly servicePort: number;
  readonly sourcePort: number;
  readonly localHigh: number;
  readonly localLow: number;
  readonly tcp: TcpConnection;
  readonly association: Association;
  readonly failover: Failover;
  /** The half-open entry it stands in, while it does. */
  halfOpen: { readonly key: string; readonly source: string } | null = null;
  /** Nobody holds its handle: not accepted yet, or released by the application. */
  released: boolean;
  peerHigh = 0;
  peerLow = 0;
  /** Set by the last `poll` that wrote a train. */
  trainPath = -1;
  readonly #host: ConnectionHost;
  #opening: Opening | null;
  #phase: ConnectionPhase = 'connecting';
  /** How much of the node's lag its deadlines have taken into account. */
  #lag: number;
  /** When something was last sent or received; and whether it has let go of what is only used then. */
  #activeAt: number;
  #resting = false;
  /** Bits of the paths by which segments came since the last `settle`. */
  #arrivals = 0;
  #rttReportedAt = Number.NEGATIVE_INFINITY;

  constructor(host: ConnectionHost, options: ConnectionOptions) {
    const { crypto, config } = host;
    const { now, localHigh, localLow } = options;
    this.#host = host;
    this.#lag = host.lag;
    this.#activeAt = now;
    this.id = options.id;
    this.role = options.role;
    this.released = options.role === 'responder';
    this.servicePort = options.servicePort;
    this.sourcePort = options.sourcePort;
    this.localHigh = localHigh;
    this.localLow = localLow;
    const initiator = options.role === 'initiator';
    const syn = options.adoption?.syn;
    const iss = syn?.iss ?? crypto.randomUint32() | 0;
    const own = ownCapable(localHigh, localLow, config.ackDelay, config.maxDatagram);
    const bytes = capableBytes(own);
    this.#opening = {
      capable: { bytes, length: bytes.length, padTo: 0 },
      repeat: initiator ? new SynRepeat(own, options.servicePort, options.sourcePort) : undefined,
      iss,
      hint: options.expected?.low ?? 0,
      peerCapable: undefined,
      peerIsn: 0,
      deadline: now + config.handshakeTimeout,
      attemptAt: Number.POSITIVE_INFINITY,
      early: 0,
    };
    this.tcp = new TcpConnection({
      role: initiator ? 'client' : 'server',
      iss,
      mss: mssOf(largestOf(config)),
      receiveBuffer: config.receiveBuffer,
      initialReceiveBuffer: config.initialReceiveBuffer,
      sendBuffer: config.sendBuffer,
      initialSendBuffer: config.initialSendBuffer,
      ackDelay: config.ackDelay,
      congestion: config.congestion,
      // One for all paths: when a translator gives the peer a new port, or a link gets a new address, what is a new path
      // to one end is still the old one to the other, and a clock that jumped would not pass PAWS there.
      timestampOffset: syn?.timestampOffset ?? crypto.randomUint32() | 0,
      counters: host.tcpCounters,
    });
    this.association = new Association({
      role: options.role,
      identity: host.identity,
      crypto,
      expected: options.expected,
      config: host.association,
    });
    this.failover = new Failover(this.tcp, this.association, this);
    this.setLinks(now);
  }

  get phase(): ConnectionPhase {
    return this.#phase;
  }

  /** Dials: the SYN goes out by the best of the paths to `locators`. False when there is no path at all. */
  open(now: number, locators: readonly SocketAddress[]): boolean {
    this.association.setForeignLocators(now, locators);
    this.#takeAssociationEvents(now);
    const first = this.#nextAttempt(-1);
    if (first < 0) return false;
    this.tcp.open(now, first);
    if (this.#opening !== null) this.#opening.attemptAt = now + ATTEMPT_DELAY;
    return true;
  }

  /** The peer's CAPABLE, from its SYN or SYN/ACK. */
  acceptCapable(peer: Readonly<Capable>, isn: number): void {
    this.peerHigh = peer.connectionIdHigh;
    this.peerLow = peer.connectionIdLow;
    if (this.#opening !== null) {
      this.#opening.peerCapable = capableBytes(peer);
      this.#opening.peerIsn = isn;
    }
    this.tcp.setPeerAckDelay(peer.ackDelayCode);
    this.failover.setPeerAckDelay(peer.ackDelayCode);
  }

  /** The links of this node have changed. */
  setLinks(now: number): void {
    this.association.setLocalLocators(now, this.#host.links);
    this.#takeAssociationEvents(now);
  }

  get hasPeer(): boolean {
    return this.#opening === null || this.#opening.peerCapable !== undefined;
  }

  /**
   * Before anything else happens to it: the loop was late meanwhile. Deadlines move by the lag, and no silence of that
   * length counts against a path (R-TR-16, R-TR-27).
   */
  catchUp(): void {
    const { lag, lagUntil } = this.#host;
    const late = lag - this.#lag;
    if (late === 0) return;
    this.#lag = lag;
    this.association.deferDeadlines(late);
    this.failover.defer(lagUntil, late);
    if (this.#opening === null) return;
    this.#opening.deadline += late;
    this.#opening.attemptAt += late;
  }

  /** The path of a source, made when it is new; -1 when there is no room for it (R-TR-9). */
  pathOf(now: number, link: number, source: SocketAddress): number {
    const known = this.association.pathOf(link, source);
    if (known >= 0) return known;
    const made = this.association.candidate(now, link, source);
    if (made >= 0) this.#takeAssociationEvents(now);
    return made;
  }

  handleSegment(now: number, path: number, segment: Segment): void {
    if (this.#phase === 'finished') return;
    const { tcp, association } = this;
    if (this.#opening?.repeat !== undefined && (segment.flags & SYN) === 0) this.#endRepeat(now, this.#opening);
    this.#noteActivity(now);
    this.#arrivals |= 1 << path;
    association.noteReceived(now, path, segment.payloadLength);
    tcp.handleSegment(now, path, segment);
    if (this.#phase === 'connecting' && SYNCHRONIZED.has(tcp.state)) this.#established(now, path);
    else if (segment.payloadLength === 0 && !segment.control && this.#phase === 'open') {
      this.failover.noteForeignAcknowledgment(now, path);
    }
  }

  handleTimeout(now: number): void {
    if (this.#phase === 'finished') return;
    if (now >= this.tcp.deadline()) this.tcp.handleTimeout(now);
    if (this.#lingers) return;
    if (now >= this.association.deadline()) this.association.handleTimeout(now);
    if (this.#opening !== null) this.#openingTimeout(now, this.#opening);
    if (this.#restsAt <= now) this.#rest();
    if (now >= this.failover.pathlessSince + this.#host.config.pathless) {
      this.#fail(now, 'pathless', 'no path to the peer came back in time');
    }
  }

  /** Everything that follows from what happened since the last call; true when there may be something to send. */
  settle(now: number): boolean {
    this.catchUp();
    const associationEvents = this.#takeAssociationEvents(now);
    const events = this.tcp.takeEvents();
    if (events !== 0) this.#takeTcpEvents(now, events);
    this.#arrivals = 0;
    const judged = this.#phase === 'open' && !this.#lingers && this.failover.judge(now);
    return events !== 0 || associationEvents || judged;
  }

  /** Writes one train. False when there is nothing to send now. */
  poll(now: number, writer: TrainWriter, area: TrainBuffer, scratch: PollScratch): boolean {
    const { tcp } = this;
    const { segment } = scratch;
    if (!scratch.held && this.#writeControl(now, writer, scratch)) return true;
    const opening = this.#opening;
    if (scratch.held) scratch.held = tcp.revise(segment);
    while (scratch.held || tcp.poll(now, segment)) {
      scratch.held = true;
      if (writer.count > 0 && segment.path !== this.trainPath) break;
      const extra = (segment.syn ? opening?.capable : opening?.repeat?.optionFor(segment.seq)) ?? NO_EXTRA;
      if (!writer.accepts(TrainWriter.sizeOf(segment, extra))) break;
      const dialling = (segment.flags & (SYN | ACK)) === SYN;
      if (dialling) opening?.repeat?.note(segment);
      const at = writer.add(
        segment,
        dialling ? synIdHigh(this.servicePort, this.sourcePort) : this.peerHigh,
        dialling ? synIdLow(KAMO_VERSION, 0, opening?.hint ?? 0) : this.peerLow,
        extra,
      );
      if (segment.payloadLength > 0) tcp.copyPayload(segment, area.bytes, at);
      this.trainPath = segment.path;
      scratch.held = false;
    }
    if (writer.count === 0) return false;
    this.#noteActivity(now);
    this.failover.noteSent(now, writer.bytes);
    return true;
  }

  /** When `handleTimeout` or `settle` has something to do; Infinity for never. */
  deadline(): number {
    if (this.#phase === 'finished') return Number.POSITIVE_INFINITY;
    if (this.#lingers) return this.tcp.deadline();
    let at = Math.min(this.tcp.deadline(), this.association.deadline(), this.#restsAt);
    if (this.#opening !== null) at = Math.min(at, this.#opening.deadline, this.#opening.attemptAt);
    if (this.#phase === 'open') {
      at = Math.min(at, this.failover.deadline(), this.failover.pathlessSince + this.#host.config.pathless);
    }
    return at;
  }

  /** TIME-WAIT only answers: it needs no path, so none is probed or judged. */
  get #lingers(): boolean {
    return this.tcp.state === 'time-wait';
  }

  /** Where a train goes that `poll` wrote. */
  destination(): { readonly link: number; readonly foreign: SocketAddress } | undefined {
    return this.association.paths[this.trainPath];
  }

  paths(): PathInfo[] {
    const infos: PathInfo[] = [];
    for (const path of this.association.paths) if (path !== undefined) infos.push(this.#pathInfo(path));
    return infos;
  }

  abort(now: number): void {
    this.tcp.abort(now);
  }

  /** Ends at once, and nothing is sent or told. */
  discard(): void {
    this.#finish();
  }

  /** One pure acknowledgment with what the association has to say, if it has (R-TR-14). */
  #writeControl(now: number, writer: TrainWriter, scratch: PollScratch): boolean {
    const { segment, control, controlExtra } = scratch;
    while (this.association.poll(now, control)) {
      const { path, optionsLength, padTo } = control;
      if (!this.tcp.fillAcknowledgment(now, path, segment)) continue;
      controlExtra.length = this.#opening?.repeat?.append(control.options, optionsLength, segment.seq) ?? optionsLength;
      controlExtra.padTo = padTo;
      writer.add(segment, this.peerHigh, this.peerLow, controlExtra);
      this.#noteActivity(now);
      this.trainPath = path;
      return true;
    }
    return false;
  }

  /** TCP's handshake is complete by `path`, which it has verified; proof begins (R-TR-11, R-TR-12). */
  #established(now: number, path: number): void {
    const opening = this.#opening;
    if (opening?.peerCapable === undefined) return;
    opening.attemptAt = Number.POSITIVE_INFINITY;
    this.#phase = 'proving';
    this.association.verify(now, path, 'handshake');
    this.association.setActive(now, path, 'selected');
    this.tcp.setActive(now, path);
    this.association.begin(now, this.#binding(opening, opening.peerCapable), path);
    this.#takeAssociationEvents(now);
  }

  #binding(opening: Opening, peerCapable: Uint8Array): Binding {
    const peerId = { high: this.peerHigh, low: this.peerLow };
    const initiator = this.role === 'initiator';
    const localId = { high: this.localHigh, low: this.localLow };
    const { iss, peerIsn } = opening;
    const ownCapable = opening.capable.bytes;
    return {
      version: KAMO_VERSION,
      initiatorId: initiator ? localId : peerId,
      responderId: initiator ? peerId : localId,
      initiatorIsn: initiator ? iss : peerIsn,
      responderIsn: initiator ? peerIsn : iss,
      initiatorCapable: initiator ? ownCapable : peerCapable,
      responderCapable: initiator ? peerCapable : ownCapable,
    };
  }

  /** The SYN was not answered: the same one by the next path (R-TR-10). Or it is all too late (R-TR-15). */
  #openingTimeout(now: number, opening: Opening): void {
    if (now >= opening.attemptAt) {
      const next = this.#nextAttempt(this.tcp.activePath);
      opening.attemptAt = Number.POSITIVE_INFINITY;
      if (next >= 0 && next !== this.tcp.activePath) {
        this.tcp.setActive(now, next);
        opening.attemptAt = now + ATTEMPT_DELAY;
      }
    }
    if (now >= opening.deadline)
      this.#fail(now, 'handshake-timeout', 'the peer did not complete the handshake in time');
  }

  /** The path after `path` in the order of preference, then of numbers; -1 when there is none. */
  #nextAttempt(path: number): number {
    const order = this.association.paths.filter((candidate) => candidate !== undefined);
    order.sort((a, b) => b.preference - a.preference || a.id - b.id);
    const index = order.findIndex((candidate) => candidate.id === path);
    return order[(index + 1) % Math.max(order.length, 1)]?.id ?? -1;
  }

  #takeAssociationEvents(now: number): boolean {
    const events = this.association.takeEvents();
    for (const event of events) this.#takeAssociationEvent(now, event);
    return events.length > 0;
  }

  #takeAssociationEvent(now: number, event: AssociationEvent): void {
    if (event.type === 'path') this.#takePathChange(now, event);
    else if (event.type === 'proven') this.#proven(event.peer);
    else if (event.type === 'proof-failed') {
      this.#fail(now, 'proof-failed', `the peer did not prove that it is the node: ${event.reason}`);
    } else if (event.type === 'status' && event.status === 'silent') {
      this.tcp.setAckCompanion(event.path, this.association.standby(now));
    }
  }

  #takePathChange(now: number, change: PathChange): void {
    const { path, from, to, reason } = change;
    if (from === 'none') this.tcp.openPath(path, this.#pathMss);
    if (to === 'standby' || to === 'active') this.tcp.setAckCompanion(path, -1);
    const known = this.association.paths[path];
    if (known !== undefined && this.#phase === 'open') {
      this.#host.emit({ type: 'path', connection: this.id, path: this.#pathInfo(known), from, to, reason });
    }
    if (to === 'none') this.tcp.closePath(now, path);
    else if (known !== undefined && known.size > 0) this.tcp.setPathMss(now, path, this.#mssFor(known.size));
  }

  /** Largest segment of a path, less the room of what every segment carries at present. */
  get #pathMss(): number {
    return this.#mssFor(this.#host.config.maxDatagram);
  }

  #mssFor(datagram: number): number {
    return mssOf(datagram) - (this.#opening?.repeat === undefined ? 0 : REPEAT_ROOM);
  }

  /** The responder has the connection: its SYN need not be repeated any more. */
  #endRepeat(now: number, opening: Opening): void {
    opening.repeat = undefined;
    for (const path of this.association.paths) if (path !== undefined) this.tcp.setPathMss(now, path.id, this.#pathMss);
  }

  #proven(peer: NodeId): void {
    if (this.#phase !== 'proving') return;
    const early = this.#opening?.early ?? 0;
    this.#phase = 'open';
    this.#opening = null;
    if (this.role === 'initiator') this.#host.emit({ type: 'connected', connection: this.id, peer });
    else {
      this.released = false;
      this.#host.emit({ type: 'accepted', connection: this.id, port: this.servicePort, peer });
    }
    this.#report(early);
  }

  #takeTcpEvents(now: number, events: number): void {
    if ((events & TCP_EVENT.delivery) !== 0) this.#reportDelivery(now);
    if ((events & TCP_EVENT.reset) !== 0) {
      const refused = this.#phase === 'connecting';
      const code = refused ? 'refused' : 'reset';
      this.#fail(now, code, `the peer ${code} the connection`);
    }
    if ((events & TCP_EVENT.timedOut) !== 0) this.#fail(now, 'timed-out', 'the peer does not answer');
    if (this.#phase === 'open') this.#report(events);
    else if (this.#opening !== null) this.#opening.early |= events;
    if ((events & TCP_EVENT.released) !== 0) this.#finish();
  }

  /** Tells the application, once per round, what TCP's bits mean to it. */
  #report(events: number): void {
    const connection = this.id;
    if ((events & TCP_EVENT.trouble) !== 0) this.#host.emit({ type: 'trouble', connection });
    if ((events & TCP_EVENT.readable) !== 0) this.#host.emit({ type: 'readable', connection });
    if ((events & TCP_EVENT.acknowledged) !== 0) this.#host.emit({ type: 'acknowledged', connection });
    if ((events & TCP_EVENT.peerFinished) !== 0) this.#host.emit({ type: 'peer-finished', connection });
    if ((events & TCP_EVENT.closed) !== 0) this.#host.emit({ type: 'closed', connection });
  }

  /** What was delivered on which path, for the states of the paths; and now and then what TCP knows of their RTT. */
  #reportDelivery(now: number): void {
    const reportRtt = now >= this.#rttReportedAt + RTT_REPORT_INTERVAL;
    if (reportRtt) this.#rttReportedAt = now;
    for (const path of this.association.paths) {
      if (path === undefined) continue;
      this.tcp.evidence(path.id, evidence);
      if (path.size > 0) this.tcp.setPathMss(now, path.id, this.#mssFor(path.size));
      const own = (this.#arrivals & (1 << path.id)) !== 0;
      const news = this.association.noteDelivered(now, path.id, evidence.lastAckedSentAt, own);
      if (news && reportRtt && evidence.srtt > 0)
        this.association.noteRtt(now, path.id, evidence.srtt, evidence.minRtt);
    }
  }

  /** From the failover: traffic moved. */
  moved(now: number, from: number, to: number, reason: string): void {
    this.#takeAssociationEvents(now);
    this.#host.emit({ type: 'active', connection: this.id, from, to, reason });
  }

  #fail(now: number, code: FailureCode, message: string): void {
    if (this.#phase === 'finished') return;
    this.tcp.abort(now);
    this.#finish();
    if (!this.released) this.#host.emit({ type: 'failed', connection: this.id, code, message });
  }

  #finish(): void {
    this.#phase = 'finished';
    this.#opening = null;
  }

  #noteActivity(now: number): void {
    this.#activeAt = now;
    this.#resting = false;
  }

  get #restsAt(): number {
    return this.#resting ? Number.POSITIVE_INFINITY : this.#activeAt + REST_AFTER;
  }

  #rest(): void {
    this.#resting = true;
    this.association.rest();
    this.failover.rest();
  }

  #pathInfo(path: Path): PathInfo {
    const local = this.#host.links.find((entry) => entry.link === path.link)?.local;
    const role =
      path.id === this.association.active ? 'active' : path.id === this.failover.alternate ? 'alternate' : 'none';
    return pathInfo(path, local, role, this.tcp.pathStatistics(path.id));
  }
}
