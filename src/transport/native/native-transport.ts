import { createTcpCounters, type TcpCounters, type TcpOptions } from '../../tcp/options.ts';
import { createTransmission, type Segment, type TcpStatus } from '../../tcp/segment.ts';
import { parseIpAddress } from '../../wire/ip-address.ts';
import { ACK, FIN, ROW, ROW_FAULTS, ROW_KIND, ROW_WORDS, RST, SYN } from '../../wire/segment-row.ts';
import { type SocketAddress, socketAddress } from '../../wire/socket-address.ts';
import { DEFAULT_CONFIG, type TransportConfig } from '../config.ts';
import { Deadlines } from '../deadlines.ts';
import { Orphans } from '../orphans.ts';
import type { ConnectionId, PathInfo, TransportEvent } from '../output.ts';
import { RenewedMap } from '../renewed-map.ts';
import type { TrainBuffer } from '../train-writer.ts';
import { Addresses, addressWords, type OwnAddress } from './addresses.ts';
import { Answers } from './answers.ts';
import { DEFAULT_BACKLOG } from './constants.ts';
import { CookieJar } from './cookie-jar.ts';
import { NativeCounters, type NativeDrop } from './counters.ts';
import { FourTupleTable, KEY_WORDS } from './four-tuple-table.ts';
import { Messages } from './messages.ts';
import { NativeConnection, PATH } from './native-connection.ts';
import { type Listener, NativeListeners } from './native-listeners.ts';
import type {
  ConnectionTuning,
  NativeConnectionInfo,
  NativeConnectOptions,
  NativeOutput,
  NativeTransportOptions,
  PacketService,
} from './native-options.ts';
import { NativeSegmentReader } from './native-segment-reader.ts';
import { NativeTrainWriter } from './native-train-writer.ts';
import { mssOfMtu, PathMtus } from './path-mtu.ts';
import { QuadrupleHash } from './quadruple-hash.ts';
import { RunQueue } from './run-queue.ts';

/** Packets carry their destination themselves. */
const NOWHERE = socketAddress(4, '0.0.0.0', 0);
const LINK = 0;

/**
 * All TCP connections of one node with ordinary hosts, sans-IO (R-TR-24, R-TR-26): IP packets as rows in, trains of rows
 * out. `now` is in ms, monotonic. Methods with a connection's handle throw a plain Error when there is none such: the
 * caller has released it. Handles are negative, those of the transport of UDP mode positive.
 */
export class NativeTransport {
  readonly addresses: Addresses;
  /** Segments that TCP did not take, by reason. */
  readonly tcpCounters: TcpCounters = createTcpCounters();
  readonly #config: TransportConfig;
  readonly #tcp: Partial<TcpOptions>;
  readonly #counters = new NativeCounters();
  readonly #table: FourTupleTable<NativeConnection>;
  readonly #connections = new RenewedMap<ConnectionId, NativeConnection>();
  readonly #listeners: NativeListeners;
  readonly #deadlines = new Deadlines<NativeConnection>();
  readonly #orphans: Orphans<NativeConnection>;
  readonly #queue = new RunQueue<NativeConnection>();
  readonly #events: TransportEvent[] = [];
  readonly #hash: QuadrupleHash;
  readonly #mtus: PathMtus;
  readonly #answers: Answers;
  readonly #cookies: CookieJar;
  readonly #messages: Messages;
  readonly #writer: NativeTrainWriter;
  readonly #reader = new NativeSegmentReader();
  readonly #segment = createTransmission();
  readonly #key = new Int32Array(KEY_WORDS);
  #lastId = 0;

  constructor(options: NativeTransportOptions) {
    const { crypto } = options;
    this.addresses = new Addresses(options.addresses, options.broadcasts);
    this.#config = { ...DEFAULT_CONFIG, ...options.config };
    this.#orphans = new Orphans(this.#config);
    this.#tcp = options.tcp ?? {};
    this.#table = new FourTupleTable(Int32Array.of(crypto.randomUint32(), crypto.randomUint32()));
    this.#listeners = new NativeListeners(this.#config.halfOpenLimit);
    this.#hash = new QuadrupleHash(crypto);
    this.#mtus = new PathMtus(options.mtu ?? 1500);
    this.#answers = new Answers(this.addresses);
    this.#cookies = new CookieJar(crypto, this.#config.receiveBuffer);
    this.#writer = new NativeTrainWriter(options.offload ?? false);
    this.#messages = new Messages({
      addresses: this.addresses,
      answers: this.#answers,
      counters: this.#counters,
      table: this.#table,
      mtus: this.#mtus,
      wake: (connection) => this.#queue.add(connection),
    });
  }

  /** Packets dropped, by reason, and answers given without a connection. */
  get counters(): Record<string, number> {
    return this.#counters.snapshot();
  }

  /** Those that have a handle, and those that TCP still keeps, TIME-WAIT included. */
  get connectionCount(): number {
    return Math.max(this.#connections.size, this.#table.size);
  }

  /**
   * Passive OPEN; false when the port is listened to with the same local address.
   *
   * @param local one of this node's addresses; by default all of them
   * @param service of every connection, from the SYN/ACK on; that of a SYN cookie excepted
   */
  listen(port: number, local?: string, backlog: number = DEFAULT_BACKLOG, service: PacketService = {}): boolean {
    return this.#listeners.listen(port, this.#listenAddress(local), backlog, service);
  }

  /** Connections that are open stay open. */
  unlisten(port: number, local?: string): void {
    this.#listeners.unlisten(port, this.#listenAddress(local));
  }

  /** Why an active OPEN would fail at once; undefined: it would not. */
  obstacle(options: NativeConnectOptions): string | undefined {
    const found = this.#place(options);
    return typeof found === 'string' ? found : undefined;
  }

  /** Active OPEN; `connected` or `failed` follows. */
  connect(now: number, options: NativeConnectOptions): ConnectionId {
    const found = this.#place(options);
    if (typeof found === 'string') {
      this.#lastId -= 1;
      this.#events.push({ type: 'failed', connection: this.#lastId, code: 'no-locator', message: found });
      return this.#lastId;
    }
    const connection = this.#create(now, 'client', found, this.#hash.isn(now, this.#key), this.#hash.timestampOffset);
    connection.tune(now, options.service ?? {});
    connection.tcp.open(now, PATH);
    this.#queue.add(connection);
    return connection.id;
  }

  write(now: number, id: ConnectionId, chunk: Uint8Array): void {
    const connection = this.#get(id);
    connection.tcp.write(now, chunk);
    this.#queue.add(connection);
  }

  /** The next bytes in order, or null. They belong to the caller. */
  read(id: ConnectionId): Uint8Array | null {
    const connection = this.#get(id);
    const bytes = connection.tcp.read();
    // Reading may have opened the window, which has to be told.
    if (bytes !== null) this.#queue.add(connection);
    return bytes;
  }

  /** Ends this direction behind what is written. */
  shutdown(now: number, id: ConnectionId): void {
    const connection = this.#get(id);
    connection.tcp.shutdown(now);
    this.#queue.add(connection);
  }

  /** Ends both directions now; the peer is reset. */
  abort(now: number, id: ConnectionId): void {
    this.#abort(now, this.#get(id));
  }

  /** The application is done with the handle; what TCP still owes its peer goes on without it. */
  release(now: number, id: ConnectionId): Pick<TcpStatus, 'state'> | undefined {
    const connection = this.#connections.get(id);
    if (connection === undefined) return undefined;
    this.#connections.delete(id);
    connection.release(now);
    if (connection.phase === 'finished') return connection.tcp;
    this.#queue.add(connection);
    const excess = this.#orphans.add(connection);
    if (excess !== undefined) this.#abort(now, excess);
    return connection.tcp;
  }

  /** As `write`, and the peer is told that what is up to the end of `chunk` is urgent (RFC 9293, section 3.8.5). */
  writeUrgent(now: number, id: ConnectionId, chunk: Uint8Array): void {
    const connection = this.#get(id);
    connection.tcp.writeUrgent(now, chunk);
    this.#queue.add(connection);
  }

  /** Changes how an open connection goes on. */
  tune(now: number, id: ConnectionId, tuning: ConnectionTuning): void {
    const connection = this.#get(id);
    connection.tune(now, tuning);
    this.#queue.add(connection);
  }

  /** STATUS (RFC 9293, section 3.9.1.5). */
  status(id: ConnectionId): TcpStatus {
    return this.#get(id).tcp.status();
  }

  info(id: ConnectionId): NativeConnectionInfo {
    const connection = this.#get(id);
    const { tcp, role, localPort, remotePort } = connection;
    return {
      phase: connection.phase,
      state: tcp.state,
      peer: null,
      servicePort: role === 'client' ? remotePort : localPort,
      sourcePort: role === 'client' ? localPort : remotePort,
      failovers: 0,
      schedule: tcp.schedule,
      bytesAcknowledged: tcp.bytesAcknowledged,
      writableLength: tcp.writableLength,
      writable: tcp.writable,
      readableLength: tcp.readableLength,
      local: connection.localAddress,
      remote: connection.remoteAddress,
      softError: tcp.lastSoftError,
    };
  }

  /** Bytes that may be written to the connection before the writer is to wait. */
  sendRoom(id: ConnectionId): number {
    return this.#get(id).tcp.sendRoom;
  }

  /** Bytes written to the connection and not yet acknowledged. */
  writableLength(id: ConnectionId): number {
    return this.#get(id).tcp.writableLength;
  }

  paths(id: ConnectionId): PathInfo[] {
    return this.#get(id).paths();
  }

  /** `count` rows as the engine decoded them; who sent them is in the packets. */
  handleTrain(
    now: number,
    _link: number,
    _source: SocketAddress,
    arena: { readonly bytes: Uint8Array; readonly view: DataView },
    rows: Int32Array,
    count: number,
  ): void {
    this.#reader.begin(arena);
    for (let row = 0; row < count * ROW_WORDS; row += ROW_WORDS) {
      const fault = rows[row + ROW.fault] ?? 0;
      if (fault === 0) this.#handlePacket(now, arena, rows, row);
      else if (ROW_FAULTS[fault] !== 'fragment') this.#counters.count(ROW_FAULTS[fault] ?? 'bad-option');
    }
  }

  handleTimeout(now: number): void {
    for (let due = this.#deadlines.due(now); due !== undefined; due = this.#deadlines.due(now)) {
      due.handleTimeout(now);
      this.#queue.add(due);
    }
  }

  /** A late loop: TCP's timers count from when they are judged, and there is no path to be blamed. */
  noteLag(_now: number, _lag: number): void {}

  /** What to do next: trains first, then events, then when to call again. */
  pollOutput(now: number, area: TrainBuffer): NativeOutput {
    const writer = this.#writer;
    writer.begin(area);
    this.#answers.poll(writer);
    for (let connection = this.#queue.first; connection !== undefined; connection = this.#queue.first) {
      if (!this.#pollConnection(now, connection, area)) break;
    }
    if (writer.count > 0) {
      const { count, segmentSize } = writer;
      return { kind: 'train', link: LINK, destination: NOWHERE, count, segmentSize };
    }
    const event = this.#events.shift();
    if (event !== undefined) return { kind: 'event', event };
    // What became due by what has just happened is no sign of a late loop.
    return { kind: 'timeout', at: Math.max(now, this.#deadlines.next) };
  }

  /** Lets the first connection of the queue write, which then leaves it; false: the train is full, it goes to the end. */
  #pollConnection(now: number, connection: NativeConnection, area: TrainBuffer): boolean {
    do {
      connection.settle();
      if (connection.poll(now, this.#writer, area, this.#segment)) continue;
      this.#queue.shift();
      this.#queue.add(connection);
      return false;
    } while (connection.settle());
    this.#queue.shift();
    if (connection.phase !== 'connecting') this.#leaveBacklog(connection);
    if (connection.phase === 'finished') this.#retire(connection);
    else this.#deadlines.schedule(connection, connection.deadline());
    return true;
  }

  #handlePacket(
    now: number,
    arena: { readonly bytes: Uint8Array; readonly view: DataView },
    rows: Int32Array,
    row: number,
  ): void {
    const family = rows[row + ROW.ipVersion] === 4 ? 4 : 6;
    const source = (rows[row + ROW.ipOffset] ?? 0) + (family === 4 ? 12 : 8);
    const destination = source + (family === 4 ? 4 : 16);
    const local = this.addresses.find(family, arena.bytes, destination);
    if (local === undefined) {
      this.#drop(this.addresses.isGroup(family, arena.bytes, destination) ? 'bad-destination' : 'not-ours');
      return;
    }
    if (!this.addresses.isPeer(family, arena.bytes, source)) {
      this.#drop('bad-source');
      return;
    }
    const key = this.#key;
    addressWords(family, arena.view, source, key);
    key[4] = ((rows[row + ROW.sourcePort] ?? 0) << 16) | (rows[row + ROW.destinationPort] ?? 0);
    key[5] = local.index;
    const kind = rows[row + ROW.kind];
    if (kind === ROW_KIND.segment) this.#handleSegment(now, local, rows, row);
    else if (kind === ROW_KIND.control) this.#messages.handle(now, local, key, arena.bytes, rows, row);
    else this.#messages.refuse(now, local, key, arena.bytes, rows, row);
  }

  #handleSegment(now: number, local: OwnAddress, rows: Int32Array, row: number): void {
    const segment = this.#reader.read(rows, row);
    const connection = this.#table.get(this.#key);
    if (connection === undefined) {
      this.#handleStranger(now, local, segment, undefined);
    } else if (connection.isSucceededBy(segment) && this.#listeners.find(connection.localPort, local)) {
      this.#counters.count('time-wait-reused');
      connection.phase = 'finished';
      this.#retire(connection);
      this.#handleStranger(now, local, segment, connection);
    } else {
      if (segment.payloadLength > 0) segment.segments = connection.segmentsOf(segment.payloadLength);
      connection.handleSegment(now, segment);
      this.#queue.add(connection);
    }
  }

  /** LISTEN and CLOSED (RFC 9293, sections 3.10.7.1 and 3.10.7.2). */
  #handleStranger(now: number, local: OwnAddress, segment: Segment, predecessor: NativeConnection | undefined): void {
    const { flags } = segment;
    const listener = this.#listeners.find((this.#key[4] ?? 0) & 0xffff, local);
    if ((flags & RST) !== 0) this.#drop('no-connection');
    else if ((flags & ACK) !== 0) {
      if (listener !== undefined && (flags & SYN) === 0 && this.#acceptCookie(now, listener, local, segment)) return;
      this.#drop(listener === undefined ? 'no-connection' : 'bad-cookie');
      this.#reset(now, segment);
    } else if (listener === undefined) {
      this.#drop('no-listener');
      this.#reset(now, segment);
    } else if ((flags & SYN) !== 0) this.#handleSyn(now, listener, local, segment, predecessor);
    else this.#drop('not-a-syn');
  }

  #handleSyn(
    now: number,
    listener: Listener,
    local: OwnAddress,
    segment: Segment,
    predecessor: NativeConnection | undefined,
  ): void {
    if (this.#table.size >= this.#config.connectionLimit) {
      this.#drop('connection-limit');
      return;
    }
    if (!this.#listeners.hasRoom(listener)) {
      const mss = mssOfMtu(local.family, this.#mtus.link);
      const answer = this.#cookies.answer(now, this.#key, segment, local.family, mss);
      if (this.#answers.cookie(this.#key, answer)) this.#counters.count('cookies-sent');
      else this.#drop('cookie-limit');
      return;
    }
    const isn = this.#hash.isn(now, this.#key);
    const iss = predecessor?.sequenceBehind(isn) ?? isn;
    const connection = this.#create(now, 'server', local, iss, this.#hash.timestampOffset, listener);
    this.#listeners.add(listener);
    connection.tune(now, listener.service);
    connection.handleSegment(now, segment);
    this.#queue.add(connection);
  }

  /** The third segment of a handshake of which nothing was kept. */
  #acceptCookie(now: number, listener: Listener, local: OwnAddress, segment: Segment): boolean {
    if (this.#table.size >= this.#config.connectionLimit) return false;
    const syn = this.#cookies.check(now, this.#key, segment);
    if (syn === null) return false;
    const connection = this.#create(now, 'server', local, syn.iss, syn.timestampOffset);
    connection.tune(now, listener.service);
    connection.tcp.adopt(now, PATH, syn);
    connection.handleSegment(now, segment);
    this.#queue.add(connection);
    this.#counters.count('cookies-accepted');
    return true;
  }

  #reset(now: number, segment: Segment): void {
    const { flags, seq, ack, payloadLength } = segment;
    const length = payloadLength + ((flags & SYN) !== 0 ? 1 : 0) + ((flags & FIN) !== 0 ? 1 : 0);
    const sent = this.#answers.reset(now, this.#key, flags, seq, ack, length);
    this.#counters.count(sent ? 'resets-sent' : 'reset-limit');
  }

  /** A connection for `#key`. */
  #create(
    now: number,
    role: 'client' | 'server',
    local: OwnAddress,
    iss: number,
    timestampOffset: number,
    listener: Listener | null = null,
  ): NativeConnection {
    this.#lastId -= 1;
    const connection = new NativeConnection({
      id: this.#lastId,
      local,
      key: this.#key.slice(),
      role,
      iss,
      timestampOffset,
      listener,
      mtus: this.#mtus,
      config: this.#config,
      tcp: this.#tcp,
      tcpCounters: this.tcpCounters,
      emit: (event) => this.#events.push(event),
      now,
    });
    this.#table.add(connection.key, connection);
    this.#connections.set(connection.id, connection);
    return connection;
  }

  /** Writes the key of a connection to come into `#key`; its local address, or why there can be none. */
  #place(options: NativeConnectOptions): OwnAddress | string {
    const parsed = parseIpAddress(options.address);
    if (!parsed.ok) return `${options.address} is no IP address`;
    const { family, bytes } = parsed.value;
    if (!this.addresses.isPeer(family, bytes, 0)) return `${options.address} cannot be a peer's address`;
    const local = this.addresses.local(family, options.localAddress);
    if (local === undefined) {
      const wanted = options.localAddress ?? `an address of IPv${family}`;
      return `this node does not have ${wanted}`;
    }
    if (this.#table.size >= this.#config.connectionLimit) return 'the limit of connections is reached';
    const key = this.#key;
    addressWords(family, new DataView(bytes.buffer, bytes.byteOffset), 0, key);
    key[4] = options.port << 16;
    key[5] = local.index;
    const wanted = options.localPort ?? 0;
    const isFree = (port: number): boolean => {
      key[4] = (options.port << 16) | port;
      return this.#table.get(key) === undefined && (port === wanted || !this.#listeners.has(port));
    };
    if (wanted !== 0) return isFree(wanted) ? local : `port ${wanted} is in use for this peer`;
    return this.#hash.port(key, isFree) === 0 ? 'no ephemeral port is free for this peer' : local;
  }

  #listenAddress(local: string | undefined): OwnAddress | null {
    if (local === undefined) return null;
    for (const address of this.addresses.own) if (address.text === local) return address;
    throw new Error(`${local} is no address of this node`);
  }

  /** Nothing will be sent or received any more; the handle stays until the application releases it. */
  #retire(connection: NativeConnection): void {
    this.#deadlines.cancel(connection);
    this.#leaveBacklog(connection);
    this.#orphans.remove(connection);
    if (this.#table.get(connection.key) === connection) {
      this.#table.remove(connection.key);
      connection.forget();
    }
    if (connection.released) this.#connections.delete(connection.id);
  }

  #abort(now: number, connection: NativeConnection): void {
    connection.tcp.abort(now);
    this.#queue.add(connection);
  }

  #leaveBacklog(connection: NativeConnection): void {
    if (connection.listener === null) return;
    this.#listeners.remove(connection.listener);
    connection.listener = null;
  }

  #get(id: ConnectionId): NativeConnection {
    const connection = this.#connections.get(id);
    if (connection === undefined) throw new Error(`connection ${id} was released`);
    return connection;
  }

  #drop(reason: NativeDrop): void {
    this.#counters.count(reason);
  }
}
