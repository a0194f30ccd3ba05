import { TcpConnection } from '../../tcp/connection.ts';
import type { TcpCounters, TcpOptions } from '../../tcp/options.ts';
import { type Segment, TCP_EVENT, type Transmission } from '../../tcp/segment.ts';
import { seqAdd, seqLess } from '../../wire/seq.ts';
import { type SocketAddress, socketAddress } from '../../wire/socket-address.ts';
import type { TransportConfig } from '../config.ts';
import type { Timed } from '../deadlines.ts';
import type { FailureCode } from '../failure-code.ts';
import type { ConnectionId, PathInfo, TransportEvent } from '../output.ts';
import type { TrainBuffer } from '../train-writer.ts';
import { addressText, type OwnAddress } from './addresses.ts';
import { judge, nextTrial, probeLarger, type Trial } from './black-hole.ts';
import { DEFAULT_HOP_LIMIT, IPV4_DEFAULT_MSS, IPV4_LEAST_MTU, IPV6_DEFAULT_MSS } from './constants.ts';
import type { Listener } from './native-listeners.ts';
import type { ConnectionTuning } from './native-options.ts';
import type { Flow, NativeTrainWriter } from './native-train-writer.ts';
import { type Destination, mssOfMtu, type PathMtus } from './path-mtu.ts';
import type { Runnable } from './run-queue.ts';

/** - `connecting`: TCP's handshake. `open`: the application may use it. `finished`: what was received can be read. */
export type NativePhase = 'connecting' | 'open' | 'finished';

/** The one path that a connection has. */
export const PATH = 0;

/** What a connection is made of. */
export interface NativeConnectionOptions {
  readonly id: ConnectionId;
  readonly local: OwnAddress;
  /** A key of the connections' table, the connection's to keep. */
  readonly key: Int32Array;
  readonly role: 'client' | 'server';
  readonly iss: number;
  readonly timestampOffset: number;
  readonly listener: Listener | null;
  readonly mtus: PathMtus;
  readonly config: TransportConfig;
  readonly tcp: Partial<TcpOptions>;
  readonly tcpCounters: TcpCounters;
  readonly emit: (event: TransportEvent) => void;
  readonly now: number;
}

const NEVER = Number.POSITIVE_INFINITY;

/** A TCP connection with a host that need not be a node: one path, no proof. */
export class NativeConnection implements Timed, Runnable<NativeConnection>, Flow {
  heapIndex = -1;
  heapAt = NEVER;
  /** It is in the transport's queue of connections that may have something to send. */
  queued = false;
  nextQueued: NativeConnection | undefined = undefined;
  readonly id: ConnectionId;
  readonly local: OwnAddress;
  readonly key: Int32Array;
  readonly role: 'client' | 'server';
  readonly tcp: TcpConnection;
  hopLimit = DEFAULT_HOP_LIMIT;
  trafficClass = 0;
  /** The listener in whose backlog it stands, while it does. */
  listener: Listener | null;
  /** Nobody holds its handle: not accepted yet, or released by the application. */
  released: boolean;
  phase: NativePhase = 'connecting';
  bytesReceived = 0;
  readonly destination: Destination;
  readonly #mtus: PathMtus;
  readonly #emit: (event: TransportEvent) => void;
  readonly #announcedMss: number;
  /** The MTU that TCP knows of. */
  #mtu: number;
  /** A smaller MTU that is tried, because the larger one may be swallowed. */
  #trial: Trial | null = null;

  constructor(options: NativeConnectionOptions) {
    const { local, config, mtus, timestampOffset, now } = options;
    this.id = options.id;
    this.local = local;
    this.key = options.key;
    this.role = options.role;
    this.listener = options.listener;
    this.released = options.role === 'server';
    this.#emit = options.emit;
    this.#mtus = mtus;
    this.destination = mtus.claim(local.family, options.key);
    this.#mtu = mtus.mtu(now, this.destination);
    this.#announcedMss = mssOfMtu(local.family, mtus.link);
    this.tcp = new TcpConnection({
      carrier: 'ip',
      role: options.role,
      iss: options.iss,
      mss: this.#announcedMss,
      defaultMss: local.family === 4 ? IPV4_DEFAULT_MSS : IPV6_DEFAULT_MSS,
      receiveBuffer: config.receiveBuffer,
      sendBuffer: config.sendBuffer,
      initialReceiveBuffer: config.initialReceiveBuffer,
      initialSendBuffer: config.initialSendBuffer,
      ackDelay: config.ackDelay,
      congestion: config.congestion,
      timestampOffset: () => timestampOffset,
      counters: options.tcpCounters,
      ...options.tcp,
    });
    this.tcp.openPath(PATH, mssOfMtu(local.family, this.#mtu));
  }

  get localPort(): number {
    return (this.key[4] ?? 0) & 0xffff;
  }

  get remotePort(): number {
    return (this.key[4] ?? 0) >>> 16;
  }

  get localAddress(): SocketAddress {
    return socketAddress(this.local.family, this.local.text, this.localPort);
  }

  get remoteAddress(): SocketAddress {
    return socketAddress(this.local.family, addressText(this.local.family, this.key), this.remotePort);
  }

  handleSegment(now: number, segment: Segment): void {
    if (this.phase === 'finished') return;
    this.bytesReceived += segment.payloadLength;
    this.tcp.handleSegment(now, PATH, segment);
  }

  tune(now: number, tuning: ConnectionTuning): void {
    const { hopLimit, dscp, noDelay, keepAlive, userTimeout } = tuning;
    if (hopLimit !== undefined) this.hopLimit = hopLimit;
    if (dscp !== undefined) this.trafficClass = dscp << 2;
    if (noDelay !== undefined) this.tcp.setNoDelay(now, noDelay);
    if (keepAlive !== undefined) this.tcp.setKeepAlive(now, keepAlive);
    if (userTimeout !== undefined) this.tcp.setUserTimeout(now, userTimeout);
  }

  /** How many segments of the peer the kernel has merged into one with so much payload, at least. */
  segmentsOf(payloadLength: number): number {
    return Math.ceil(payloadLength / this.#announcedMss);
  }

  handleTimeout(now: number): void {
    if (this.phase === 'finished') return;
    if (now < this.tcp.deadline()) return;
    this.tcp.handleTimeout(now);
    if (this.phase === 'open') this.#trial = nextTrial(this, this.#mtu, this.#trial) ?? this.#trial;
  }

  /** The application is done with it; what TCP still owes the peer goes on, for a while (R-NAT-60). */
  release(now: number): void {
    this.released = true;
    this.tcp.close(now);
  }

  /** Everything that follows from what happened since the last call; true when there may be something to send. */
  settle(): boolean {
    const events = this.tcp.takeEvents();
    if (events !== 0) this.#takeEvents(events);
    return events !== 0;
  }

  /** Writes what there is to send now. False: the train has no room for all of it. */
  poll(now: number, writer: NativeTrainWriter, area: TrainBuffer, segment: Transmission): boolean {
    const { tcp } = this;
    this.#followMtu(now);
    const largest = this.#trial?.larger ?? this.#mtu;
    while (writer.hasRoom(largest)) {
      if (!tcp.poll(now, segment)) return true;
      const at = writer.add(segment, this, tcp.effectiveMss(PATH));
      if (segment.payloadLength > 0) tcp.copyPayload(segment, area.bytes, at);
    }
    return false;
  }

  /** When `handleTimeout` has something to do; Infinity for never. */
  deadline(): number {
    return this.phase === 'finished' ? NEVER : this.tcp.deadline();
  }

  /** The network said `reason` about a segment of ours; false: TCP does not believe it. */
  handleUnreachable(now: number, kind: 'soft' | 'hard', seq: number, reason: string): boolean {
    return this.tcp.handleIcmp(now, PATH, { kind, seq, reason, mss: 0 });
  }

  /** A packet with sequence number `seq` was larger than `mtu`, which is plausible; false: TCP does not believe it. */
  handleTooBig(now: number, seq: number, mtu: number): boolean {
    const mss = mssOfMtu(this.local.family, mtu);
    if (!this.tcp.handleIcmp(now, PATH, { kind: 'too-big', seq, reason: 'packet-too-big', mss })) return false;
    this.#mtus.lower(now, this.destination, mtu);
    this.#mtu = mtu;
    this.#trial = null;
    return true;
  }

  /** A packet with sequence number `seq` met a link that is too narrow to be followed (R-NAT-46); false: not believed. */
  handleNarrow(now: number, seq: number): boolean {
    const believed =
      this.#mtu > IPV4_LEAST_MTU
        ? this.handleTooBig(now, seq, IPV4_LEAST_MTU)
        : this.handleUnreachable(now, 'soft', seq, 'packet-too-big');
    // The keyed hash of the first sequence number keeps strangers from guessing where it begins.
    if (believed) this.#mtus.letCut(now, this.destination, this.tcp.sndNxt);
    return believed;
  }

  /** In TIME-WAIT: whether a segment begins a newer connection with the same quadruple (R-NAT-16). */
  isSucceededBy(segment: Segment): boolean {
    return this.tcp.isSucceededBy(PATH, segment);
  }

  /** The first sequence number of the successor: `isn`, unless that lies within what was sent. */
  sequenceBehind(isn: number): number {
    const least = seqAdd(this.tcp.sndNxt, 1);
    return seqLess(isn, least) ? least : isn;
  }

  /** It is out of the table. */
  forget(): void {
    this.#mtus.release(this.destination);
  }

  paths(): PathInfo[] {
    if (this.phase === 'finished') return [];
    const statistics = this.tcp.pathStatistics(PATH);
    const { srtt, minRtt } = statistics;
    const open = this.phase === 'open';
    return [
      {
        id: PATH,
        link: 0,
        local: this.localAddress,
        foreign: this.remoteAddress,
        state: open ? 'active' : 'unverified',
        role: 'active',
        spare: false,
        wish: 'none',
        peerWish: 'none',
        inOk: open,
        outOk: open,
        rtt: srtt > 0 ? srtt : undefined,
        minRtt: minRtt > 0 && Number.isFinite(minRtt) ? minRtt : undefined,
        cwnd: Math.round(statistics.cwnd),
        inFlight: statistics.inFlight,
        controller: statistics.controller,
        pacingRate: statistics.pacingRate,
        deliveryRate: statistics.deliveryRate,
        bytesSent: statistics.bytesSent,
        bytesDelivered: statistics.bytesDelivered,
        bytesReceived: this.bytesReceived,
        lostSegments: statistics.lostSegments,
        retransmittedSegments: statistics.retransmittedSegments,
        lastReason: this.tcp.lastSoftError ?? 'native',
      },
    ];
  }

  /** Another connection, or a report, has found the destination's MTU to be another; or it has aged. */
  #followMtu(now: number): void {
    if (this.#trial !== null) this.#judgeTrial(now, this.#trial);
    const mtu = Math.min(this.#mtus.mtu(now, this.destination), this.#trial?.mtu ?? NEVER);
    if (mtu === this.#mtu) return;
    this.#mtu = mtu;
    this.tcp.setPathMss(now, PATH, mssOfMtu(this.local.family, mtu));
  }

  /** R-NAT-45. */
  #judgeTrial(now: number, trial: Trial): void {
    const verdict = judge(this.tcp, PATH, trial);
    if (verdict === 'small' && trial.mtu < this.#mtus.mtu(now, this.destination)) {
      this.#mtus.lower(now, this.destination, trial.mtu);
    }
    this.#trial = verdict === 'open' ? probeLarger(this, PATH, trial) : null;
  }

  #takeEvents(events: number): void {
    if ((events & TCP_EVENT.connected) !== 0) this.#opened();
    if ((events & TCP_EVENT.reset) !== 0) this.#refused();
    if ((events & TCP_EVENT.timedOut) !== 0) {
      const reason = this.tcp.lastSoftError;
      this.#fail('timed-out', `the peer does not answer${reason === null ? '' : ` (${reason})`}`);
    }
    if ((events & TCP_EVENT.trouble) !== 0 && !this.released) this.#emit({ type: 'trouble', connection: this.id });
    if (this.phase === 'open') this.#report(events);
    if ((events & TCP_EVENT.released) !== 0) this.phase = 'finished';
  }

  #opened(): void {
    if (this.phase !== 'connecting') return;
    this.phase = 'open';
    if (this.role === 'client') {
      if (!this.released) this.#emit({ type: 'connected', connection: this.id, peer: null });
      return;
    }
    this.released = false;
    this.#emit({ type: 'accepted', connection: this.id, port: this.localPort, peer: null });
  }

  #refused(): void {
    const reason = this.tcp.lastSoftError;
    if (this.phase === 'open') this.#fail('reset', 'the peer reset the connection');
    else this.#fail('refused', reason === null ? 'the peer refused the connection' : `the network says ${reason}`);
  }

  /** Tells the application, once per round, what TCP's bits mean to it. */
  #report(events: number): void {
    const connection = this.id;
    if (this.released) return;
    // The news of it is urgent: ahead of the bytes.
    if ((events & TCP_EVENT.urgent) !== 0) this.#emit({ type: 'urgent', connection });
    if ((events & TCP_EVENT.readable) !== 0) this.#emit({ type: 'readable', connection });
    if ((events & TCP_EVENT.acknowledged) !== 0) this.#emit({ type: 'acknowledged', connection });
    if ((events & TCP_EVENT.peerFinished) !== 0) this.#emit({ type: 'peer-finished', connection });
    if ((events & TCP_EVENT.closed) !== 0) this.#emit({ type: 'closed', connection });
  }

  #fail(code: FailureCode, message: string): void {
    if (this.phase === 'finished') return;
    this.phase = 'finished';
    if (!this.released) this.#emit({ type: 'failed', connection: this.id, code, message });
  }
}
