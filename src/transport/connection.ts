import { Association } from '../multihome/association.ts';
import type { AssociationEvent, PathChange } from '../multihome/association-types.ts';
import type { Path } from '../multihome/path.ts';
import { TcpConnection } from '../tcp/connection.ts';
import { type Segment, TCP_EVENT } from '../tcp/segment.ts';
import type { Capable } from '../wire/kamo-option.ts';
import type { NodeId } from '../wire/node-id.ts';
import type { ConnectionIds } from '../wire/probe-mac.ts';
import { RESET_REASON } from '../wire/reset-option.ts';
import { RST, SYN } from '../wire/segment-row.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import type { OptionCursor } from '../wire/tcp-option.ts';
import { mssOf } from './capable.ts';
import { LINGERING_TICK } from './config.ts';
import { type SendingEnd, writeOwnControl, writeSegments, writeSharedControl } from './connection-output.ts';
import { tcpOptionsOf } from './connection-setup.ts';
import {
  type ConnectionHost,
  type ConnectionOptions,
  type ConnectionPhase,
  type PollScratch,
  SYNCHRONIZED,
} from './connection-types.ts';
import type { Timed } from './deadlines.ts';
import { Failover } from './failover.ts';
import type { FailoverObserver } from './failover-types.ts';
import type { FailureCode } from './failure-code.ts';
import { idsOf } from './handshake-facts.ts';
import { Opening, type OpeningConnection } from './opening.ts';
import type { ConnectionId, PathInfo } from './output.ts';
import { pathInfo, roleOf } from './path-info.ts';
import { nextAttempt, transferPaths } from './path-transfer.ts';
import { reportDelivery, reportEvents } from './reports.ts';
import { RESET_CAUSES, type ResetCause } from './reset-causes.ts';
import type { ResetDoubt } from './reset-doubt.ts';
import { usablePaths, wonder } from './reset-judgement.ts';
import { type Member, SharedAssociation } from './shared-association.ts';
import type { Resettable } from './stateless-resets.ts';
import { REPEAT_ROOM } from './syn-repeat.ts';
import type { TrainBuffer, TrainWriter } from './train-writer.ts';
import type { Work } from './work-queue.ts';

/** How long a path's statistics from TCP may be old before the association is told again, in ms. */
const RTT_REPORT_INTERVAL = 100;

/**
 * One connection: a TCP byte stream, its failover, and the association that proves its peer and owns its paths. Until its
 * peer is proven it has an association of its own, of the paths on which it is dialled.
 */
export class Connection
  implements Timed, Work, Member, OpeningConnection<Connection>, FailoverObserver, Resettable, SendingEnd
{
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
  readonly failover: Failover;
  shared: SharedAssociation<Connection>;
  memberIndex = -1;
  /** The half-open entry it stands in, while it does. */
  halfOpen: { readonly key: string; readonly source: string } | null = null;
  /** Nobody holds its handle: not accepted yet, or released by the application. */
  released: boolean;
  peerHigh = 0;
  peerLow = 0;
  /** Set by the last `poll` that wrote a train. */
  trainPath = -1;
  tokenHigh = 0;
  tokenLow = 0;
  /** Null: nobody ever said that the peer is gone. */
  doubt: ResetDoubt | null = null;
  resetReason: number = RESET_REASON.none;
  resetCause: ResetCause = 'told';
  /** What only the handshake needs; null once that is over. */
  opening: Opening<Connection> | null;
  readonly #host: ConnectionHost<Connection>;
  #phase: ConnectionPhase = 'connecting';
  /** How much of the node's lag its deadlines have taken into account. */
  #lag: number;
  /** Something has happened to it, or was sent, since its paths were last judged. */
  #unjudged = true;
  /** Bits of the paths by which segments came since the last `settle`. */
  #arrivals = 0;
  #rttReportedAt = Number.NEGATIVE_INFINITY;

  constructor(host: ConnectionHost<Connection>, options: ConnectionOptions) {
    const { crypto } = host;
    const { now, localHigh, localLow } = options;
    this.#host = host;
    this.#lag = host.lag;
    this.id = options.id;
    this.role = options.role;
    this.released = options.role === 'responder';
    this.servicePort = options.servicePort;
    this.sourcePort = options.sourcePort;
    this.localHigh = localHigh;
    this.localLow = localLow;
    const iss = options.adoption?.syn.iss ?? crypto.randomUint32() | 0;
    this.opening = new Opening<Connection>(host, options, iss, this);
    this.tcp = new TcpConnection(tcpOptionsOf(host, options, iss));
    const { role, expected } = options;
    const { identity, association: settings } = host;
    this.shared = new SharedAssociation<Connection>(
      now,
      host,
      new Association({ role, identity, crypto, expected, config: settings }),
    );
    this.shared.join(now, this);
    this.failover = new Failover(this.tcp, this.shared, this);
    this.shared.setLinks(now, host.links);
  }

  get association(): Association {
    return this.shared.association;
  }

  get phase(): ConnectionPhase {
    return this.#phase;
  }

  get isAwaited(): boolean {
    return this.role === 'responder' && (this.#phase === 'connecting' || this.#phase === 'proving');
  }

  /** Dials: the SYN goes out by the best of the paths to `locators`. False when there is no path at all. */
  open(now: number, locators: readonly SocketAddress[]): boolean {
    this.shared.setLocators(now, locators);
    const first = nextAttempt(this.association.paths, -1);
    if (first < 0) return false;
    this.tcp.open(now, first);
    this.opening?.dialled(now);
    return true;
  }

  /** The peer's CAPABLE, from its SYN or SYN/ACK. */
  acceptCapable(peer: Readonly<Capable>, isn: number): void {
    this.peerHigh = peer.connectionIdHigh;
    this.peerLow = peer.connectionIdLow;
    this.opening?.takeCapable(peer, isn);
    this.tcp.setPeerAckDelay(peer.ackDelayCode);
    this.failover.setPeerAckDelay(peer.ackDelayCode);
  }

  get hasPeer(): boolean {
    return this.opening === null || this.opening.peerCapable !== undefined;
  }

  /** Something is about to happen to it: what follows is looked at by `settle`. */
  disturb(): void {
    this.#unjudged = true;
    this.#catchUp();
  }

  /** The loop was late meanwhile: deadlines move by the lag, and no silence of that length counts against a path (R-TR-16, R-TR-27). */
  #catchUp(): void {
    const { lag, lagUntil } = this.#host;
    const late = lag - this.#lag;
    if (late === 0) return;
    this.#lag = lag;
    this.shared.catchUp();
    this.failover.defer(lagUntil, late);
    this.opening?.defer(late);
  }

  /** The path of a source, made when it is new; -1 when there is no room for it (R-TR-9). */
  pathOf(now: number, link: number, source: SocketAddress): number {
    const known = this.association.pathOf(link, source);
    if (known >= 0) return known;
    const made = this.association.candidate(now, link, source);
    if (made >= 0) this.shared.settle(now);
    return made;
  }

  handleSegment(now: number, path: number, segment: Segment): void {
    if (this.#phase === 'finished') return;
    const { tcp, association } = this;
    if (this.opening?.repeat !== undefined && (segment.flags & SYN) === 0) this.#endRepeat(now, this.opening);
    this.shared.noteActivity(now);
    if (this.opening === null) this.shared.noteHeard(this);
    this.#arrivals |= 1 << path;
    if ((segment.flags & RST) === 0) this.doubt?.answered(now);
    association.noteReceived(now, path, segment.payloadLength);
    tcp.handleSegment(now, path, segment);
    if (this.#phase === 'connecting' && SYNCHRONIZED.has(tcp.state)) this.#established(now, path);
    else if (segment.payloadLength === 0 && !segment.control && this.#phase === 'open') {
      this.failover.noteForeignAcknowledgment(now, path);
    }
  }

  /** A kamo option of a segment that came by `path`; the cursor stands on it (R-TR-13). */
  handleOption(
    now: number,
    path: number,
    source: SocketAddress,
    bytes: Uint8Array,
    view: DataView,
    cursor: Readonly<OptionCursor>,
  ): void {
    const binder = this.opening?.binder;
    if (binder?.handle(now, path, bytes, view, cursor)) return;
    this.association.handleOption(now, path, source, bytes, view, cursor);
    this.shared.wakeCarrier();
    if (binder === undefined) return;
    // The next datagram may be a SYN that asks for what this one has founded.
    this.shared.settle(now);
    if (this.#phase === 'open') binder.noteStray(path, view, cursor);
    else if (this.association.hasKeys) binder.noteHello();
  }

  handleTimeout(now: number): void {
    if (this.#phase === 'finished') return;
    if (now >= this.tcp.deadline()) this.tcp.handleTimeout(now);
    if (this.opening !== null) this.#openingTimeout(now, this.opening);
    if (this.lingers) return;
    this.doubt?.handleTimeout(now, usablePaths(this.association.paths), this.patience);
    if (now >= this.failover.failsAt(this.#host.config.pathless)) {
      this.#fail(now, 'pathless', 'no path to the peer came back in time');
    }
  }

  /** Everything that follows from what happened since the last call; true when there may be something to send. */
  settle(now: number): boolean {
    this.#catchUp();
    const associationEvents = this.shared.settle(now);
    if (this.#phase === 'proving') {
      const sent = this.tcp.bytesAcknowledged + this.tcp.writableLength;
      this.opening?.admit(now, sent, this.association.paths, this.tcp.activePath);
    }
    const events = this.tcp.takeEvents();
    if (events !== 0) this.#takeTcpEvents(now, events);
    this.#arrivals = 0;
    const news = events !== 0 || associationEvents;
    const judges = (this.#unjudged || news) && this.#phase === 'open' && !this.lingers;
    // What it sets going is judged in turn.
    this.#unjudged = judges && this.failover.judge(now);
    return news || this.#unjudged;
  }

  /** Writes one train. False when there is nothing to send now. */
  poll(now: number, writer: TrainWriter, area: TrainBuffer, scratch: PollScratch): boolean {
    if (!scratch.held && this.tcp.acknowledges) {
      if (writeOwnControl(this, now, writer, scratch)) return true;
      if (this.shared.isCarrier(this) && writeSharedControl(this, now, writer, scratch)) return true;
    }
    if (!this.shared.takesTurns) writeSegments(this, now, writer, area, scratch);
    else this.shared.inTurn(now, this, () => writeSegments(this, now, writer, area, scratch));
    if (writer.count === 0) return false;
    this.#unjudged = true;
    this.shared.noteActivity(now);
    // Nothing is hedged before, and a connection that is bound leaves its own association.
    if (this.#phase === 'open') this.failover.noteSent(now, writer.bytes);
    return true;
  }

  /** When `handleTimeout` or `settle` has something to do; Infinity for never. */
  deadline(): number {
    if (this.#phase === 'finished') return Number.POSITIVE_INFINITY;
    let at = Math.min(this.tcp.deadline(), this.opening?.deadline() ?? Number.POSITIVE_INFINITY);
    if (this.lingers) return Math.ceil(at / LINGERING_TICK) * LINGERING_TICK;
    if (this.#phase === 'open') {
      at = Math.min(at, this.failover.deadline(), this.failover.failsAt(this.#host.config.pathless));
    }
    return Math.min(at, this.doubt?.deadline ?? at);
  }

  /** TIME-WAIT only answers: it needs no path, so none is probed or judged. */
  get lingers(): boolean {
    return this.tcp.state === 'time-wait';
  }

  paths(): PathInfo[] {
    return this.association.paths.flatMap((path) => (path === undefined ? [] : this.#pathInfo(path)));
  }

  abort(now: number): void {
    this.resetReason = RESET_REASON.aborted;
    this.tcp.abort(now);
  }

  /** The peer has not the connection any more. Nothing more is sent. */
  lose(cause: ResetCause): void {
    this.resetCause = cause;
    this.tcp.handleReset();
  }

  wonder(): void {
    wonder(this);
  }

  get carries(): boolean {
    return this.#phase !== 'finished' && !this.lingers;
  }

  /** TCP's handshake is complete by `path`, which it has verified; proof begins, or is put off (R-TR-11, R-TR-12). */
  #established(now: number, path: number): void {
    const opening = this.opening;
    if (opening?.peerCapable === undefined) return;
    this.#phase = 'proving';
    this.association.verify(now, path, 'handshake');
    this.association.setActive(now, path, 'selected');
    this.tcp.setActive(now, path);
    opening.established(now, path, this.tcp.pathStatistics(path).srtt);
    this.shared.settle(now);
  }

  // What the binder asks of the connection.

  get ids(): ConnectionIds {
    return idsOf(this);
  }

  get resetToken(): Uint8Array | null {
    return this.#host.resets?.tokenOf(this.localHigh, this.localLow) ?? null;
  }

  expectReset(token: Uint8Array): void {
    if (token.length > 0) this.#host.resets?.expect(this, token);
  }

  get patience(): number {
    return this.failover.patience;
  }

  otherPath(path: number): number {
    return nextAttempt(this.association.paths, path);
  }

  wake(): void {
    this.#host.enqueue(this);
  }

  prove(now: number): void {
    const { opening } = this;
    if (opening === null) return;
    opening.admission.renew(now);
    this.association.begin(now, opening.binding, this.tcp.activePath);
  }

  welcomed(now: number, peer: NodeId): void {
    const { opening } = this;
    if (opening === null) return;
    // The responder has kept the SYN.
    this.#endRepeat(now, opening);
    opening.admission.welcomed(now, now + this.#host.association.confirmTimeout, peer);
  }

  bindTo(now: number, shared: SharedAssociation<Connection>, path: number): number {
    const { tcp, association: own } = this;
    shared.catchUp();
    const verified = own.active;
    const numbers = transferPaths(now, tcp, own, shared.association, verified, (known) =>
      this.#mssFor(known.size > 0 ? known.size : this.#host.config.maxDatagram),
    );
    if (numbers === null) return -1;
    const used = shared.isUsed;
    const number = numbers[verified] ?? -1;
    this.shared.leave(now, this);
    this.shared = shared;
    shared.settle(now);
    this.#host.associations.take(now, shared);
    shared.join(now, this);
    // What nobody uses may have died meanwhile; this path has just worked.
    if (!used || shared.association.active < 0) shared.association.setActive(now, number, 'selected');
    tcp.setActive(now, shared.association.active);
    this.failover.join(shared);
    shared.settle(now);
    return numbers[path] ?? number;
  }

  bindingDone(now: number): void {
    const { peer } = this.association;
    if (peer !== null) this.#opened(now, peer);
  }

  /** The SYN was not answered: the same one by the next path (R-TR-10). Or it is all too late (R-TR-15). */
  #openingTimeout(now: number, opening: Opening<Connection>): void {
    const { admission, binder } = opening;
    binder.handleTimeout(now);
    const attempt = opening.nextAttempt(now, this.association.paths, this.tcp.activePath);
    if (attempt >= 0) this.tcp.setActive(now, attempt);
    if (this.lingers) opening.end(now);
    if (now < admission.deadline) return;
    // A responder that was bound has repeated its answer for as long as the initiator may have missed it.
    if (this.#phase === 'open') this.opening = null;
    else if (admission.isUnproven) this.#fail(now, 'proof-failed', 'the peer did not prove its node ID in time');
    else this.#fail(now, 'handshake-timeout', 'the peer did not complete the handshake in time');
  }

  /** From the association: what happened to what all its connections share. */
  takeAssociationEvent(now: number, event: AssociationEvent): void {
    if (event.type === 'path') this.#takePathChange(now, event);
    else if (event.type === 'proven') this.#proven(now, event.peer, event.resetToken);
    else if (event.type === 'proof-failed') {
      this.#fail(now, 'proof-failed', `the peer did not prove that it is the node: ${event.reason}`);
    } else if (event.type === 'status' && event.status === 'silent') {
      this.tcp.setAckCompanion(event.path, this.association.standby(now));
    }
  }

  #takePathChange(now: number, change: PathChange): void {
    const { path, from, to, reason } = change;
    if (from === 'none') this.tcp.openPath(path, this.#mssFor());
    if (to === 'standby' || to === 'active') this.tcp.setAckCompanion(path, -1);
    const known = this.association.paths[path];
    if (known !== undefined && this.#phase === 'open' && !this.released) {
      this.#host.emit({ type: 'path', connection: this.id, path: this.#pathInfo(known), from, to, reason });
    }
    if (to === 'none') this.failover.forget(now, path);
    else if (known !== undefined && known.size > 0) this.tcp.setPathMss(now, path, this.#mssFor(known.size));
  }

  /** Largest segment of a path of such datagrams, less the room of what every segment carries at present. */
  #mssFor(datagram = this.#host.config.maxDatagram): number {
    return mssOf(datagram) - (this.opening?.repeat === undefined ? 0 : REPEAT_ROOM);
  }

  /** The responder has the connection: its SYN need not be repeated any more. */
  #endRepeat(now: number, opening: Opening<Connection>): void {
    opening.repeat = undefined;
    for (const path of this.association.paths)
      if (path !== undefined) this.tcp.setPathMss(now, path.id, this.#mssFor());
  }

  #proven(now: number, peer: NodeId, resetToken: Uint8Array): void {
    if (this.#phase !== 'proving') return;
    this.expectReset(resetToken);
    this.opening?.binder.proven(now);
    this.#opened(now, peer);
  }

  #opened(now: number, peer: NodeId): void {
    const opening = this.opening;
    this.#phase = 'open';
    opening?.binder.close(now);
    // What has proven the peer came from it: it has the connection. The segment that brought it has yet to be handled.
    if (opening?.repeat !== undefined) this.#endRepeat(now, opening);
    opening?.admission.proven(now, peer);
    // The answer to BIND may be lost: it is given for as long as the initiator asks.
    if (this.role === 'responder' && opening?.binder.isBound)
      opening.admission.deadline = now + this.#host.association.confirmTimeout;
    else this.opening = null;
  }

  #takeTcpEvents(now: number, events: number): void {
    if ((events & TCP_EVENT.delivery) !== 0) this.#reportDelivery(now);
    if ((events & TCP_EVENT.reset) !== 0) {
      const { code, message } = RESET_CAUSES[this.resetCause];
      if (this.#phase === 'connecting') this.#fail(now, 'refused', 'the peer refused the connection');
      else this.#fail(now, code, message);
    }
    if ((events & TCP_EVENT.timedOut) !== 0) this.#fail(now, 'timed-out', 'the peer does not answer');
    if (this.opening !== null) this.opening.admission.report(events);
    else if (this.#phase === 'open') reportEvents(this.#host.emit, this.id, events);
    if ((events & TCP_EVENT.released) !== 0) this.discard(now);
  }

  /** What was delivered on which path, for the states of the paths; and now and then what TCP knows of their RTT. */
  #reportDelivery(now: number): void {
    const withRtt = now >= this.#rttReportedAt + RTT_REPORT_INTERVAL;
    if (withRtt) this.#rttReportedAt = now;
    reportDelivery(now, this.tcp, this.association, this.#arrivals, withRtt);
    for (const path of this.association.paths) {
      if (path !== undefined && path.size > 0) this.tcp.setPathMss(now, path.id, this.#mssFor(path.size));
    }
  }

  /** From the failover: traffic moved. */
  moved(now: number, from: number, to: number, reason: string): void {
    this.shared.settle(now);
    this.#host.emit({ type: 'active', connection: this.id, from, to, reason });
  }

  #fail(now: number, code: FailureCode, message: string): void {
    if (this.#phase === 'finished') return;
    this.tcp.abort(now);
    this.discard(now);
    if (!this.released) this.#host.emit({ type: 'failed', connection: this.id, code, message });
  }

  /** Ends at once, and nothing is sent or told. */
  discard(now: number): void {
    this.opening?.binder.close(now);
    this.#phase = 'finished';
    this.opening = null;
  }

  #pathInfo(path: Path): PathInfo {
    const entry = this.#host.links.find(({ link }) => link === path.link);
    const role = roleOf(path.id, this.failover.path, this.failover.alternate);
    return pathInfo(path, entry, role, this.tcp.pathStatistics(path.id));
  }
}
