import type { Identity } from '../multihome/identity.ts';
import type { LocalEntry } from '../multihome/local-entry.ts';
import { createTcpCounters, type TcpCounters } from '../tcp/options.ts';
import type { ScheduleName } from '../tcp/schedule.ts';
import type { TcpStatus } from '../tcp/segment.ts';
import type { NodeId } from '../wire/node-id.ts';
import { ACK, ROW, ROW_FAULTS, ROW_KIND, ROW_WORDS, RST, SYN } from '../wire/segment-row.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import type { AssociationStatistics } from './association-statistics.ts';
import { Associations } from './associations.ts';
import { DEFAULT_CONFIG, LAG_PART, type TransportConfig } from './config.ts';
import { Connection } from './connection.ts';
import type { ConnectionInfo } from './connection-info.ts';
import type { ConnectionObserver } from './connection-observer.ts';
import { chargedPath } from './connection-output.ts';
import { ConnectionPaths } from './connection-paths.ts';
import { connectionInfo } from './connection-summary.ts';
import { ConnectionTable } from './connection-table.ts';
import { type ConnectionHost, pollScratch, SYNCHRONIZED } from './connection-types.ts';
import { connectionHost } from './connection-wiring.ts';
import { Counters, type DropReason } from './counters.ts';
import { Deadlines } from './deadlines.ts';
import type { FlowGroup } from './flows/flow-group.ts';
import type { FlowService } from './flows/flow-types.ts';
import { flowsHost } from './flows/flow-wiring.ts';
import { Flows } from './flows/flows.ts';
import { type LinkOptions, localEntry } from './link-options.ts';
import { walkOptions } from './option-walk.ts';
import { Orphans } from './orphans.ts';
import type { ConnectionId, Output, PathInfo, TrainOutput, TransportEvent } from './output.ts';
import type { PathControl } from './path-control.ts';
import type { ProofMode } from './proof-mode.ts';
import { Quotations } from './quotations.ts';
import { Reception } from './reception.ts';
import { RenewedMap } from './renewed-map.ts';
import { admitsReset, noteUnreachable } from './reset-judgement.ts';
import { DATAGRAM_FORM, type SegmentForm } from './segment-form.ts';
import { SegmentReader } from './segment-reader.ts';
import { SharedAssociation } from './shared-association.ts';
import type { Adoption } from './stateless.ts';
import { StatelessResets } from './stateless-resets.ts';
import { type TrainBuffer, TrainWriter } from './train-writer.ts';
import type { ConnectOptions, TransportOptions } from './transport-options.ts';
import { streamOf } from './withheld.ts';
import { WorkQueue } from './work-queue.ts';

/**
 * All connections of one node, sans-IO (R-TR-26). After every call `pollOutput` is called until it returns `timeout`;
 * `now` is in ms, monotonic. Methods with a connection's handle throw a plain Error when there is none such: the
 * caller has released it.
 */
export class Transport {
  readonly identity: Identity;
  /** Segments that TCP did not take, by reason. */
  readonly tcpCounters: TcpCounters = createTcpCounters();
  /** What applications say of the paths of their connections. */
  readonly pathControl: PathControl;
  /** Datagrams of applications. What changes anything is followed by `pollOutput`, as here. */
  readonly flows: FlowService;
  /** What outlives associations, as far as its users see it; null in native mode, where nothing does. */
  readonly tickets: { readonly counts: Readonly<Record<'held' | 'issued' | 'numbers', number>> } | null;
  readonly #flows: Flows;
  readonly #config: TransportConfig;
  readonly #form: SegmentForm;
  readonly #observer: ConnectionObserver | undefined;
  readonly #counters = new Counters();
  readonly #table = new ConnectionTable<Connection>();
  readonly #connections = new RenewedMap<ConnectionId, Connection>();
  readonly #reception: Reception;
  readonly #associations: Associations<Connection>;
  readonly #deadlines = new Deadlines<Connection | SharedAssociation<Connection> | FlowGroup>();
  readonly #links: LocalEntry[] = [];
  readonly #orphans: Orphans<Connection>;
  readonly #queue = new WorkQueue<Connection>();
  readonly #events: TransportEvent[] = [];
  readonly #writer: TrainWriter;
  readonly #reader = new SegmentReader();
  readonly #resets: StatelessResets<Connection> | undefined;
  readonly #quotations = new Quotations();
  readonly #scratch = pollScratch();
  readonly #host: ConnectionHost<Connection> & { lag: number; lagUntil: number };
  #lastId = 0;
  #lastSourcePort = 0;
  #lagNotedAt = Number.NEGATIVE_INFINITY;

  constructor(options: TransportOptions) {
    this.identity = options.identity;
    this.#config = { ...DEFAULT_CONFIG, ...options.config };
    this.#orphans = new Orphans(this.#config);
    this.#form = options.form ?? DATAGRAM_FORM;
    this.#observer = options.observer;
    this.#writer = new TrainWriter(this.#form);
    this.#associations = new Associations(options.crypto, this.#form, this.#config, (gone) =>
      this.#deadlines.cancel(gone),
    );
    this.tickets = this.#associations.tickets;
    // In packets connections have no IDs to reset.
    if (this.#form === DATAGRAM_FORM) this.#resets = new StatelessResets(options.crypto, options.identity);
    this.#host = connectionHost({
      ...{ identity: this.identity, crypto: options.crypto, config: this.#config },
      ...{ form: this.#form, links: this.#links },
      ...{ associations: this.#associations, deadlines: this.#deadlines, resets: this.#resets },
      tcpCounters: this.tcpCounters,
      emit: (event) => this.#flows.takeEvent(event) || this.#events.push(event),
      enqueue: (connection) => this.#enqueue(connection),
    });
    this.pathControl = new ConnectionPaths({
      links: this.#links,
      connections: this.#connections,
      get: (id) => this.#get(id),
      enqueue: (connection) => this.#enqueue(connection),
    });
    this.#reception = new Reception({
      crypto: options.crypto,
      config: this.#config,
      resets: this.#resets,
      nodeIdLow: options.identity.nodeId.low,
      isFull: () => this.#table.size >= this.#config.connectionLimit,
      create: (now, servicePort, sourcePort, adoption) =>
        this.#create(now, 'responder', servicePort, sourcePort, null, adoption),
      discard: (now, connection) => {
        connection.discard(now);
        this.#retire(now, connection);
      },
      drop: (reason) => this.#drop(reason),
    });
    this.#flows = new Flows(
      flowsHost<Connection | SharedAssociation<Connection>>(this, this.#host, {
        connections: this.#connections,
        listeners: this.#reception.listeners,
        deadlines: this.#deadlines,
        events: this.#events,
        counters: this.#counters,
      }),
    );
    this.flows = this.#flows;
    this.#lastSourcePort = options.crypto.randomUint32() & 0xffff;
    this.#lastId = options.handlesFrom ?? 0;
  }

  /** Datagrams dropped, by reason. */
  get counters(): Record<string, number> {
    return this.#counters.snapshot();
  }

  /** What associations dropped, by reason: those that are gone, too, and those whose peer was never proven. */
  get associationDrops(): Readonly<Record<string, number>> {
    return this.#associations.drops;
  }

  /** How connections came to their associations, and how many of these there are. */
  get associations(): AssociationStatistics {
    return this.#associations.statistics;
  }

  get connectionCount(): number {
    return this.#connections.size;
  }

  /** A link that is there already gets these options; its paths go on. */
  addLink(now: number, link: number, local: SocketAddress, options: LinkOptions = {}): void {
    const index = this.#links.findIndex((entry) => entry.link === link);
    this.#links.splice(index < 0 ? this.#links.length : index, 1, localEntry(link, local, options));
    this.#linksChanged(now);
  }

  removeLink(now: number, link: number): void {
    const index = this.#links.findIndex((entry) => entry.link === link);
    if (index < 0) return;
    this.#links.splice(index, 1);
    this.#linksChanged(now);
  }

  /** False when the service port is taken. Connections are accepted when `proof` says. */
  listen(port: number, proof: ProofMode = 'before-data'): boolean {
    return this.#reception.listeners.listen(port, proof);
  }

  /** Connections that are open stay open. */
  unlisten(port: number): void {
    this.#reception.listeners.unlisten(port);
  }

  /** Dials; `connected` or `failed` follows. */
  connect(now: number, options: ConnectOptions): ConnectionId {
    this.#lastSourcePort = options.sourcePort ?? (this.#lastSourcePort % 0xffff) + 1;
    const { port, nodeId = null, proof = 'before-data' } = options;
    const connection = this.#create(now, 'initiator', port, this.#lastSourcePort, nodeId, undefined, proof);
    if (!connection.open(now, options.locators)) {
      this.#retire(now, connection);
      const message = 'no locator of the peer can be reached from a local one of the same family and scope';
      this.#host.emit({ type: 'failed', connection: connection.id, code: 'no-locator', message });
    }
    this.#enqueue(connection);
    return connection.id;
  }

  /** What is written before `connected` or `accepted` waits for that (R-TR-59). */
  write(now: number, id: ConnectionId, chunk: Uint8Array): void {
    const connection = this.#get(id);
    streamOf(connection).write(now, chunk);
    this.#enqueue(connection);
  }

  /** The next bytes in order, or null. They belong to the caller. */
  read(id: ConnectionId): Uint8Array | null {
    const connection = this.#get(id);
    const bytes = connection.tcp.read();
    // Reading may have opened the window, which has to be told.
    if (bytes !== null) this.#enqueue(connection);
    return bytes;
  }

  /** Ends this direction behind what is written. */
  shutdown(now: number, id: ConnectionId): void {
    const connection = this.#get(id);
    streamOf(connection).shutdown(now);
    this.#enqueue(connection);
  }

  /** Ends both directions now; the peer is reset. */
  abort(now: number, id: ConnectionId): void {
    this.#abort(now, this.#get(id));
  }

  /** The application is done with the handle; what TCP, which is returned, still owes its peer goes on without it, and what the peer still sends is reset. */
  release(now: number, id: ConnectionId): Pick<TcpStatus, 'state'> | undefined {
    const connection = this.#connections.get(id);
    if (connection === undefined) return undefined;
    connection.released = true;
    if (connection.phase === 'finished') this.#connections.delete(id);
    else {
      streamOf(connection).close(now);
      const excess = this.#orphans.add(connection);
      if (excess !== undefined) this.#abort(now, excess);
    }
    this.#enqueue(connection);
    return connection.tcp;
  }

  /** R2 of data in ms, Infinity for never (RFC 9293, section 3.8.3, MUST-21). */
  setUserTimeout(now: number, id: ConnectionId, timeout: number): void {
    const connection = this.#get(id);
    connection.tcp.setUserTimeout(now, timeout);
    this.#enqueue(connection);
  }

  /** How the connection's data goes by its paths, from now on. */
  setSchedule(now: number, id: ConnectionId, schedule: ScheduleName): void {
    const connection = this.#get(id);
    connection.failover.setSchedule(now, schedule);
    this.#enqueue(connection);
  }

  /** STATUS (RFC 9293, section 3.9.1.5). */
  status(id: ConnectionId): TcpStatus {
    return this.#get(id).tcp.status();
  }

  info(id: ConnectionId): ConnectionInfo {
    return connectionInfo(this.#get(id));
  }

  /** Bytes written to the connection and not yet acknowledged. */
  writableLength(id: ConnectionId): number {
    return streamOf(this.#get(id)).writableLength;
  }

  /** Bytes that may be written to the connection before the writer is to wait. */
  sendRoom(id: ConnectionId): number {
    return streamOf(this.#get(id)).sendRoom;
  }

  paths(id: ConnectionId): PathInfo[] {
    return this.#get(id).paths();
  }

  /** One received train: `count` rows as the engine decoded them, all from `source` by `link`. */
  handleTrain(
    now: number,
    link: number,
    source: SocketAddress,
    arena: { readonly bytes: Uint8Array; readonly view: DataView },
    rows: Int32Array,
    count: number,
  ): void {
    this.#reader.begin(arena);
    for (let row = 0; row < count * ROW_WORDS; row += ROW_WORDS) {
      const fault = rows[row + ROW.fault] ?? 0;
      const kind = rows[row + ROW.kind];
      if (fault !== 0) this.#drop(ROW_FAULTS[fault] ?? 'bad-option');
      else if (kind === ROW_KIND.segment) this.#handleSegment(now, link, source, rows, row);
      else if (kind === ROW_KIND.statelessReset) this.#handleReset(this.#resets?.find(arena, rows, row));
      else if (!this.#flows.handle(now, link, source, arena, rows, row)) this.#drop('unexpected-kind');
    }
  }

  /** ICMP says that nobody listens at `destination`, and quotes the beginning of what was sent there by `link`. */
  handleUnreachable(now: number, link: number, destination: SocketAddress, quoted: Uint8Array): void {
    const connection = this.#quotations.find(now, quoted, this.#connections.values());
    if (connection === undefined) this.#drop('unreachable-unknown');
    else noteUnreachable(connection, now, link, destination);
  }

  handleTimeout(now: number): void {
    for (let due = this.#deadlines.due(now); due !== undefined; due = this.#deadlines.due(now)) {
      if (due instanceof Connection) this.#enqueue(due);
      due.handleTimeout(now);
      if (due instanceof SharedAssociation && due.members.length === 0) this.#deadlines.schedule(due, due.deadline());
    }
  }

  /**
   * The loop reports `lag` ms late: nobody is to blame for that time, as far as it counts (`LAG_PART`). Each connection
   * takes it in when next looked at.
   */
  noteLag(now: number, lag: number): void {
    const counted = Math.min(lag, (now - this.#lagNotedAt) * LAG_PART);
    this.#lagNotedAt = now;
    this.#host.lag += counted;
    this.#host.lagUntil = Math.max(this.#host.lagUntil, now + counted);
  }

  /** The next event of what has happened so far, and nothing is sent; undefined: there is none. */
  takeEvent(now: number): TransportEvent | undefined {
    if (this.#events.length === 0 && !this.#scratch.held) for (const connection of this.#queue) connection.settle(now);
    return this.#events.shift();
  }

  /** The next train of connections that a peer awaits, and no event; undefined: there is none. */
  pollAwaited(now: number, area: TrainBuffer): TrainOutput | undefined {
    for (let connection = this.#queue.awaited; connection !== undefined; connection = this.#queue.awaited) {
      const train = this.#pollConnection(now, connection, area);
      if (train !== undefined) return train;
    }
    return undefined;
  }

  /** What to do next: trains first, then events, then when to call again. */
  pollOutput(now: number, area: TrainBuffer): Output {
    for (let connection = this.#queue.first; connection !== undefined; connection = this.#queue.first) {
      const train = this.#pollConnection(now, connection, area);
      if (train !== undefined) return train;
    }
    this.#writer.begin(area);
    const answer = this.#reception.poll(now, this.#writer) ?? this.#resets?.poll(area);
    if (answer !== undefined) {
      return { kind: 'train', link: answer.link, destination: answer.destination, count: 1, connection: 0 };
    }
    const datagrams = this.#flows.poll(now, area);
    if (datagrams !== undefined) return datagrams;
    // What flows have found out may be news to connections.
    if (this.#queue.first !== undefined) return this.pollOutput(now, area);
    const event = this.#events.shift();
    if (event !== undefined) return { kind: 'event', event };
    // What became due by what has just happened is no sign of a late loop.
    return { kind: 'timeout', at: Math.max(now, this.#deadlines.next) };
  }

  /** One train of the first connection in the queue, which then goes to its end; or nothing, and it leaves the queue. */
  #pollConnection(now: number, connection: Connection, area: TrainBuffer): TrainOutput | undefined {
    do {
      if (!this.#scratch.held) connection.settle(now);
      this.#writer.begin(area);
      if (!connection.poll(now, this.#writer, area, this.#scratch)) continue;
      if (this.#scratch.held) this.#queue.hold(connection);
      else this.#queue.defer(connection);
      const path = chargedPath(connection, this.#writer.bytes);
      if (path === undefined) return undefined;
      const { link, foreign: destination } = path;
      return { kind: 'train', link, destination, count: this.#writer.count, connection: connection.id };
    } while (connection.settle(now));
    this.#queue.remove(connection);
    if (connection.opening?.admission.told !== false) this.#reception.listeners.remove(connection);
    if (connection.phase === 'finished') this.#retire(now, connection);
    else {
      this.#deadlines.schedule(connection, connection.deadline(), connection.lingers);
      this.#deadlines.schedule(connection.shared, connection.shared.deadline());
    }
    return undefined;
  }

  /** The peer's stateless reset has come, and nothing is sent for it (R-TR-73, R-TR-74). Undefined: of nobody. */
  #handleReset(connection: Connection | undefined): void {
    if (connection?.carries) {
      this.#resets?.forget(connection);
      this.#enqueue(connection);
      connection.lose('lost');
      connection.shared.wonder();
    } else this.#drop('unknown-reset');
  }

  #handleSegment(now: number, link: number, source: SocketAddress, rows: Int32Array, row: number): void {
    const segment = this.#reader.read(rows, row);
    const { flags } = segment;
    const opening = (flags & (SYN | ACK)) === SYN;
    const connection = opening
      ? this.#reception.handleSyn(now, link, source, this.#reader)
      : (this.#table.get(this.#reader.idHigh, this.#reader.idLow) ??
        this.#reception.adopt(now, link, source, this.#reader));
    if (connection === undefined) return;
    if ((flags & SYN) !== 0) {
      if (!opening && !this.#reception.acceptSynAck(connection, this.#reader)) return;
    } else if (!connection.hasPeer && (flags & RST) === 0) {
      this.#drop('not-a-syn-ack');
      return;
    }
    const path = connection.pathOf(now, link, source);
    if (path < 0) {
      this.#drop('path-limit');
      return;
    }
    connection.association.paths[path]?.earn(this.#reader.size);
    this.#enqueue(connection);
    if ((flags & RST) !== 0 && !opening && !admitsReset(connection, now, path, this.#reader)) return;
    const plain = (flags & SYN) === 0;
    // Before it there are no keys, and HELLO may come with it; a SYN/ACK that TCP takes may have BIND.
    const early = connection.phase === 'connecting';
    const options = this.#reader.hasKamo && (plain || (early && !opening));
    segment.control = options && plain && segment.payloadLength === 0;
    if (!options) connection.handleSegment(now, path, segment);
    else if (early) {
      connection.handleSegment(now, path, segment);
      if (plain || SYNCHRONIZED.has(connection.tcp.state))
        walkOptions(now, connection, path, link, source, this.#reader);
    } else {
      const number = walkOptions(now, connection, path, link, source, this.#reader);
      if (number >= 0) connection.handleSegment(now, number, segment);
    }
  }

  #create(
    now: number,
    role: 'initiator' | 'responder',
    servicePort: number,
    sourcePort: number,
    expected: NodeId | null,
    adoption?: Adoption,
    // What a stateless answer began may be somebody's copy of an old segment: the application waits for its proof.
    proof: ProofMode = adoption === undefined ? this.#reception.listeners.proofOf(servicePort) : 'before-data',
  ): Connection {
    this.#lastId += 1;
    const { high, low } = adoption?.localId ?? this.#table.unusedId(this.#host.crypto);
    const connection = new Connection(this.#host, {
      id: this.#lastId,
      localHigh: high,
      localLow: low,
      ...{ role, servicePort, sourcePort, adoption, expected, proof, now },
    });
    this.#table.add(high, low, connection);
    this.#connections.set(connection.id, connection);
    this.#observer?.opened(connection);
    return connection;
  }

  #linksChanged(now: number): void {
    const associations = new Set(this.#associations.lingering);
    for (const connection of this.#connections.values()) associations.add(connection.shared);
    for (const association of associations) association.setLinks(now, this.#links);
    for (const connection of this.#connections.values()) this.#enqueue(connection);
  }

  /** Nothing will be sent or received any more; the handle stays until the application releases it. */
  #retire(now: number, connection: Connection): void {
    this.#deadlines.cancel(connection);
    connection.shared.leave(now, connection);
    this.#reception.listeners.remove(connection);
    this.#table.remove(connection.localHigh, connection.localLow);
    this.#orphans.remove(connection);
    this.#resets?.forget(connection);
    this.#observer?.gone(connection);
    if (connection.released) this.#connections.delete(connection.id);
  }

  #abort(now: number, connection: Connection): void {
    connection.abort(now);
    this.#enqueue(connection);
  }

  /** Before anything happens to it: what follows is looked at by `pollOutput`. */
  #enqueue(connection: Connection): void {
    connection.disturb();
    this.#queue.add(connection);
  }

  #get(id: ConnectionId): Connection {
    const connection = this.#connections.get(id);
    if (connection === undefined) throw new Error(`connection ${id} was released`);
    return connection;
  }

  #drop(reason: DropReason): void {
    this.#counters.drop(reason);
  }
}
