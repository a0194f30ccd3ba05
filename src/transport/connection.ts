import { Association } from '../multihome/association.ts';
import {
  type AssociationEvent,
  associationOutput,
  type Binding,
  type LocalEntry,
  type PathChange,
} from '../multihome/association-types.ts';
import type { Path } from '../multihome/path.ts';
import { TcpConnection } from '../tcp/connection.ts';
import { createPathEvidence, type Segment, TCP_EVENT, type Transmission } from '../tcp/segment.ts';
import type { TcpState } from '../tcp/states.ts';
import { type Capable, KAMO_VERSION, MAX_PATHS } from '../wire/kamo-option.ts';
import type { NodeId } from '../wire/node-id.ts';
import { ACK, SYN } from '../wire/segment-row.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { synIdHigh, synIdLow } from '../wire/udp-header.ts';
import { capableBytes, mssOf, ownCapable } from './capable.ts';
import { ATTEMPT_DELAY, type TransportConfig } from './config.ts';
import type { ConnectionOptions, ConnectionPhase, PollScratch } from './connection-types.ts';
import type { Timed } from './deadlines.ts';
import { Failover } from './failover.ts';
import { REPEAT_ROOM, SynRepeat } from './opening.ts';
import type { ConnectionId, FailureCode, PathInfo, TransportEvent } from './output.ts';
import { pathInfo } from './path-info.ts';
import { type ExtraOptions, NO_EXTRA, type TrainBuffer, TrainWriter } from './train-writer.ts';

/** Both SYNs are acknowledged, and nothing has ended the connection. */
const SYNCHRONIZED: ReadonlySet<TcpState> = new Set([
  'established',
  'fin-wait-1',
  'fin-wait-2',
  'close-wait',
  'closing',
  'last-ack',
]);

/**
 * How much longer than the handshake may take the initiator waits to hear that its proof arrived: a cut may be healed
 * meanwhile, but a responder that has given up is not waited for much longer than it waited itself.
 */
const CONFIRM_PART = 3;

/** How long a path's statistics from TCP may be old before the association is told again, in ms. */
const RTT_REPORT_INTERVAL = 100;

const evidence = createPathEvidence();

/** One connection: a TCP byte stream, the association that proves its peer and owns its paths, and its failover. */
export class Connection implements Timed {
  heapIndex = -1;
  heapAt = Number.POSITIVE_INFINITY;
  /** It is in the transport's queue of connections that may have something to send. */
  queued = false;
  readonly id: ConnectionId;
  readonly role: 'initiator' | 'responder';
  readonly servicePort: number;
  readonly sourcePort: number;
  readonly localId: { readonly high: number; readonly low: number };
  readonly tcp: TcpConnection;
  readonly association: Association;
  readonly failover: Failover;
  /** The half-open entry it stands in, while it does. */
  halfOpenKey = '';
  halfOpenSource = '';
  /** Nobody holds its handle: not accepted yet, or released by the application. */
  released: boolean;
  peerHigh = 0;
  peerLow = 0;
  /** Set by the last `poll` that wrote a train. */
  trainPath = -1;
  readonly #config: TransportConfig;
  readonly #hint: number;
  #links: readonly LocalEntry[];
  readonly #emit: (event: TransportEvent) => void;
  readonly #iss: number;
  readonly #capable: ExtraOptions;
  /** The initiator's, until the responder has sent more than its SYN/ACK. */
  #repeat: SynRepeat | undefined;
  readonly #control = associationOutput();
  readonly #controlExtra: { readonly bytes: Uint8Array; length: number; padTo: number };
  readonly #received = new Float64Array(MAX_PATHS);
  #peerIsn = 0;
  #peerCapable: Uint8Array | undefined;
  #phase: ConnectionPhase = 'connecting';
  #phaseDeadline: number;
  #attemptAt = Number.POSITIVE_INFINITY;
  #early = 0;
  /** Bits of the paths by which segments came since the last `settle`; what of each path's deliveries was told. */
  #arrivals = 0;
  readonly #deliveredSentAt = new Float64Array(MAX_PATHS).fill(Number.NEGATIVE_INFINITY);
  #rttReportedAt = Number.NEGATIVE_INFINITY;

  constructor(options: ConnectionOptions) {
    const { crypto, config } = options;
    this.id = options.id;
    this.role = options.role;
    this.released = options.role === 'responder';
    this.servicePort = options.servicePort;
    this.sourcePort = options.sourcePort;
    this.localId = options.localId;
    this.#config = config;
    this.#hint = options.expected?.low ?? 0;
    this.#links = options.links;
    this.#emit = options.emit;
    this.#phaseDeadline = options.now + config.handshakeTimeout;
    this.#iss = options.adoption?.syn.iss ?? crypto.randomUint32() | 0;
    const own = ownCapable(options.localId.high, options.localId.low, config.ackDelay, config.maxDatagram);
    const bytes = capableBytes(own);
    this.#capable = { bytes, length: bytes.length, padTo: 0 };
    if (options.role === 'initiator') this.#repeat = new SynRepeat(own, options.servicePort, options.sourcePort);
    this.#controlExtra = { bytes: this.#control.options, length: 0, padTo: 0 };
    // One for all paths: when a translator gives the peer a new port, or a link gets a new address, what is a new path
    // to one end is still the old one to the other, and a clock that jumped would not pass PAWS there.
    const timestampOffset = options.adoption?.syn.timestampOffset ?? crypto.randomUint32() | 0;
    this.tcp = new TcpConnection({
      role: options.role === 'initiator' ? 'client' : 'server',
      iss: this.#iss,
      mss: mssOf(config.maxDatagram),
      receiveBuffer: config.receiveBuffer,
      sendBuffer: config.sendBuffer,
      ackDelay: config.ackDelay,
      congestion: config.congestion,
      timestampOffset: () => timestampOffset,
      counters: options.tcpCounters,
    });
    this.association = new Association({
      role: options.role,
      identity: options.identity,
      crypto,
      expected: options.expected,
      config: {
        probeInterval: config.probeInterval,
        fullProbeSize: config.maxDatagram,
        proofTimeout: config.handshakeTimeout,
        confirmTimeout: CONFIRM_PART * config.handshakeTimeout,
        admitProof: options.admitProof,
        admitProbe: options.admitProbe,
      },
    });
    this.failover = new Failover(this.tcp, this.association, {
      moved: (now, from, to, reason) => this.#moved(now, from, to, reason),
    });
    this.association.setLocalLocators(options.now, options.links);
    this.#takeAssociationEvents(options.now);
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
    this.#attemptAt = now + ATTEMPT_DELAY;
    return true;
  }

  /** The peer's CAPABLE, from its SYN or SYN/ACK. */
  acceptCapable(peer: Readonly<Capable>, isn: number): void {
    this.peerHigh = peer.connectionIdHigh;
    this.peerLow = peer.connectionIdLow;
    this.#peerCapable = capableBytes(peer);
    this.#peerIsn = isn;
    this.tcp.setPeerAckDelay(peer.ackDelayCode);
    this.failover.setPeerAckDelay(peer.ackDelayCode);
  }

  /** The links of this node have changed. */
  setLinks(now: number, links: readonly LocalEntry[]): void {
    this.#links = links;
    this.association.setLocalLocators(now, links);
    this.#takeAssociationEvents(now);
  }

  get hasPeer(): boolean {
    return this.#peerCapable !== undefined;
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
    if (this.#repeat !== undefined && (segment.flags & SYN) === 0) this.#endRepeat(now);
    this.#received[path] = (this.#received[path] ?? 0) + segment.payloadLength;
    this.#arrivals |= 1 << path;
    association.noteReceived(now, path, segment.payloadLength > 0);
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
    if (this.#phase === 'connecting' && now >= this.#attemptAt) this.#attempt(now);
    if (now >= this.#phaseDeadline)
      this.#fail(now, 'handshake-timeout', 'the peer did not complete the handshake in time');
    if (now >= this.failover.pathlessSince + this.#config.pathless) {
      this.#fail(now, 'pathless', 'no path to the peer came back in time');
    }
  }

  /** Everything that follows from what happened since the last call; true when there may be something to send. */
  settle(now: number): boolean {
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
    if (!scratch.held && this.#writeControl(now, writer, segment)) return true;
    while (scratch.held || tcp.poll(now, segment)) {
      scratch.held = true;
      if (writer.count > 0 && segment.path !== this.trainPath) break;
      const extra = segment.syn ? this.#capable : (this.#repeat?.optionFor(segment.seq) ?? NO_EXTRA);
      if (!writer.accepts(TrainWriter.sizeOf(segment, extra))) break;
      const opening = (segment.flags & (SYN | ACK)) === SYN;
      if (opening) this.#repeat?.note(segment);
      const at = writer.add(
        segment,
        opening ? synIdHigh(this.servicePort, this.sourcePort) : this.peerHigh,
        opening ? synIdLow(KAMO_VERSION, 0, this.#hint) : this.peerLow,
        extra,
      );
      if (segment.payloadLength > 0) tcp.copyPayload(segment, area.bytes, at);
      this.trainPath = segment.path;
      scratch.held = false;
    }
    if (writer.count === 0) return false;
    this.failover.noteSent(now, writer.bytes);
    return true;
  }

  /** When `handleTimeout` or `settle` has something to do; Infinity for never. */
  deadline(): number {
    if (this.#phase === 'finished') return Number.POSITIVE_INFINITY;
    if (this.#lingers) return this.tcp.deadline();
    let at = Math.min(this.tcp.deadline(), this.association.deadline(), this.#phaseDeadline);
    if (this.#phase === 'connecting') at = Math.min(at, this.#attemptAt);
    else if (this.#phase === 'open') {
      at = Math.min(at, this.failover.deadline(), this.failover.pathlessSince + this.#config.pathless);
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
  #writeControl(now: number, writer: TrainWriter, segment: Transmission): boolean {
    while (this.association.poll(now, this.#control)) {
      const { path, optionsLength, padTo } = this.#control;
      if (!this.tcp.fillAcknowledgment(now, path, segment)) continue;
      const { options } = this.#control;
      this.#controlExtra.length = this.#repeat?.append(options, optionsLength, segment.seq) ?? optionsLength;
      this.#controlExtra.padTo = padTo;
      writer.add(segment, this.peerHigh, this.peerLow, this.#controlExtra);
      this.trainPath = path;
      return true;
    }
    return false;
  }

  /** TCP's handshake is complete by `path`, which it has verified; proof begins (R-TR-11, R-TR-12). */
  #established(now: number, path: number): void {
    const peerCapable = this.#peerCapable;
    if (peerCapable === undefined) return;
    this.#phase = 'proving';
    this.association.verify(now, path, 'handshake');
    this.association.setActive(now, path, 'selected');
    this.tcp.setActive(now, path);
    this.association.begin(now, this.#binding(peerCapable), path);
    this.#takeAssociationEvents(now);
  }

  #binding(peerCapable: Uint8Array): Binding {
    const peerId = { high: this.peerHigh, low: this.peerLow };
    const initiator = this.role === 'initiator';
    const ownCapable = this.#capable.bytes;
    return {
      version: KAMO_VERSION,
      initiatorId: initiator ? this.localId : peerId,
      responderId: initiator ? peerId : this.localId,
      initiatorIsn: initiator ? this.#iss : this.#peerIsn,
      responderIsn: initiator ? this.#peerIsn : this.#iss,
      initiatorCapable: initiator ? ownCapable : peerCapable,
      responderCapable: initiator ? peerCapable : ownCapable,
    };
  }

  /** The SYN was not answered: the same one by the next path (R-TR-10). */
  #attempt(now: number): void {
    const next = this.#nextAttempt(this.tcp.activePath);
    this.#attemptAt = Number.POSITIVE_INFINITY;
    if (next < 0 || next === this.tcp.activePath) return;
    this.tcp.setActive(now, next);
    this.#attemptAt = now + ATTEMPT_DELAY;
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
      this.#emit({ type: 'path', connection: this.id, path: this.#pathInfo(known), from, to, reason });
    }
    if (to !== 'none') return;
    this.tcp.closePath(now, path);
    this.#received[path] = 0;
    this.#deliveredSentAt[path] = Number.NEGATIVE_INFINITY;
  }

  /** Largest segment of a path, less the room of what every segment carries at present. */
  get #pathMss(): number {
    return mssOf(this.#config.maxDatagram) - (this.#repeat === undefined ? 0 : REPEAT_ROOM);
  }

  /** The responder has the connection: its SYN need not be repeated any more. */
  #endRepeat(now: number): void {
    this.#repeat = undefined;
    for (const path of this.association.paths) if (path !== undefined) this.tcp.setPathMss(now, path.id, this.#pathMss);
  }

  #proven(peer: NodeId): void {
    if (this.#phase !== 'proving') return;
    this.#phase = 'open';
    this.#phaseDeadline = Number.POSITIVE_INFINITY;
    if (this.role === 'initiator') this.#emit({ type: 'connected', connection: this.id, peer });
    else {
      this.released = false;
      this.#emit({ type: 'accepted', connection: this.id, port: this.servicePort, peer });
    }
    this.#report(this.#early);
  }

  #takeTcpEvents(now: number, events: number): void {
    if ((events & TCP_EVENT.delivery) !== 0) this.#reportDelivery(now);
    if ((events & TCP_EVENT.reset) !== 0) {
      const refused = this.#phase === 'connecting';
      this.#fail(
        now,
        refused ? 'refused' : 'reset',
        refused ? 'the peer refused the connection' : 'the peer reset the connection',
      );
    }
    if ((events & TCP_EVENT.timedOut) !== 0) this.#fail(now, 'timed-out', 'the peer does not answer');
    if (this.#phase === 'open') this.#report(events);
    else this.#early |= events;
    if ((events & TCP_EVENT.released) !== 0) this.#finish();
  }

  /** Tells the application, once per round, what TCP's bits mean to it. */
  #report(events: number): void {
    const connection = this.id;
    if ((events & TCP_EVENT.readable) !== 0) this.#emit({ type: 'readable', connection });
    if ((events & TCP_EVENT.acknowledged) !== 0) this.#emit({ type: 'acknowledged', connection });
    if ((events & TCP_EVENT.peerFinished) !== 0) this.#emit({ type: 'peer-finished', connection });
    if ((events & TCP_EVENT.closed) !== 0) this.#emit({ type: 'closed', connection });
  }

  /**
   * What was delivered on which path, for the states of the paths; and now and then what TCP knows of their RTT. That
   * data sent before a suspicion had arrived says something for the path only when the path itself brings the news.
   */
  #reportDelivery(now: number): void {
    const reportRtt = now >= this.#rttReportedAt + RTT_REPORT_INTERVAL;
    if (reportRtt) this.#rttReportedAt = now;
    for (const path of this.association.paths) {
      if (path === undefined) continue;
      this.tcp.evidence(path.id, evidence);
      const sentAt = evidence.lastAckedSentAt;
      if (sentAt <= (this.#deliveredSentAt[path.id] ?? 0)) continue;
      this.#deliveredSentAt[path.id] = sentAt;
      if (sentAt < path.suspectedAt && (this.#arrivals & (1 << path.id)) === 0) continue;
      this.association.noteDelivered(now, path.id, sentAt);
      if (reportRtt && evidence.srtt > 0) this.association.noteRtt(now, path.id, evidence.srtt, evidence.minRtt);
    }
  }

  #moved(now: number, from: number, to: number, reason: string): void {
    this.#takeAssociationEvents(now);
    this.#emit({ type: 'active', connection: this.id, from, to, reason });
  }

  #fail(now: number, code: FailureCode, message: string): void {
    if (this.#phase === 'finished') return;
    this.tcp.abort(now);
    this.#finish();
    if (!this.released) this.#emit({ type: 'failed', connection: this.id, code, message });
  }

  #finish(): void {
    this.#phase = 'finished';
    this.#phaseDeadline = Number.POSITIVE_INFINITY;
  }

  #pathInfo(path: Path): PathInfo {
    const local = this.#links.find((entry) => entry.link === path.link)?.local;
    const role =
      path.id === this.association.active ? 'active' : path.id === this.failover.alternate ? 'alternate' : 'none';
    return pathInfo(path, local, role, this.tcp.pathStatistics(path.id), this.#received[path.id] ?? 0);
  }
}
