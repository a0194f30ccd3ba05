import { SmoltcpEngine } from '../engine/smoltcp.ts';
import { afterTurn, nodeScheduler } from '../link/clock.ts';
import type { Link, LinkHost } from '../link/link.ts';
import { openTunLink } from '../link/tun.ts';
import type { Identity } from '../multihome/identity.ts';
import type { Announcement } from '../multihome/locator-set.ts';
import type { TcpStatus } from '../tcp/segment.ts';
import type { TransportConfig } from '../transport/config.ts';
import type { ConnectionInfo } from '../transport/connection-info.ts';
import type { LinkOptions } from '../transport/link-options.ts';
import type { ConnectionTuning, NativeConnectOptions, PacketService } from '../transport/native/native-options.ts';
import type { NodeConnectOptions } from '../transport/native/node-transport.ts';
import type { ConnectionId, PathInfo, TransportEvent } from '../transport/output.ts';
import type { PathControl } from '../transport/path-control.ts';
import type { ProofMode } from '../transport/proof-mode.ts';
import { RenewedMap } from '../transport/renewed-map.ts';
import { Transport } from '../transport/transport.ts';
import type { ConnectOptions } from '../transport/transport-options.ts';
import type { NodeId } from '../wire/node-id.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { AgentMessages, type MessageTaker } from './agent-messages.ts';
import { ATTACHED, type ConnectionOwner, HANDLE_EVENT } from './connection-owner.ts';
import type { ConnectionWatch } from './correspondents.ts';
import { nodeCrypto } from './crypto.ts';
import { DatagramDesk } from './dgram-desk.ts';
import { Driver } from './driver.ts';
import { Hold } from './hold.ts';
import { Lingering } from './lingering.ts';
import { LinkSlots } from './link-slots.ts';
import { NativeCarrier, type TunOpener } from './native-carrier.ts';
import type { ParsedNative } from './native-options.ts';
import { PURE_HANDLES, PureCarrier } from './pure-carrier.ts';
import type { ParsedPure } from './pure-options.ts';
import type { HostAddresses, SocketCarrier } from './socket-carrier.ts';

/** Told of a connection that a listener accepted. Whoever does not adopt it does not want it: the peer is reset. */
export type Acceptor = (peer: NodeId | null, adopt: (owner: ConnectionOwner) => void, connection: ConnectionId) => void;

/** Who holds an endpoint. */
export interface EndpointHolder {
  /** A link has failed and is out of use. */
  linkGone(index: number, error: Error): void;
  /** Something happened to a connection of UDP mode. */
  happened(event: TransportEvent): void;
}

/** Who is accepted, beside all nodes. */
export interface EndpointListenOptions {
  /** An address of native mode: nobody is accepted elsewhere. */
  readonly host?: string | undefined;
  /** Of connections of native mode. */
  readonly service?: PacketService;
  /** Native mode does not listen. */
  readonly nodesOnly?: boolean;
  /** What waits for the proof of nodes. */
  readonly proof?: ProofMode;
}

/** A transport with what drives it. */
interface Carrier {
  readonly transport: Pick<
    Transport,
    'write' | 'read' | 'shutdown' | 'abort' | 'release' | 'info' | 'status' | 'paths' | 'writableLength' | 'sendRoom'
  >;
  readonly driver: Driver<TransportEvent>;
}

/** The same of connections with nodes. */
interface NodeSide extends Carrier {
  readonly transport: Transport;
}

/**
 * Transport, engine and links of one node, joined by the driver; and, where it is asked for, native mode beside it, with
 * a driver of its own. Links keep the process alive while anybody holds the endpoint.
 */
export class Endpoint implements SocketCarrier {
  readonly transport: Transport;
  readonly datagrams: DatagramDesk;
  readonly #driver: Driver<TransportEvent>;
  readonly #udp: NodeSide;
  readonly #messages: AgentMessages;
  /** Told of what happens to connections, ahead of whose they are. */
  watch: ConnectionWatch | undefined;
  readonly #config: Partial<TransportConfig>;
  #native: NativeCarrier | undefined;
  /** Native mode between nodes, and what it is to its connections. */
  #pure: PureCarrier | undefined;
  #pureSide: NodeSide | undefined;
  readonly #slots = new LinkSlots();
  readonly #owners = new RenewedMap<ConnectionId, ConnectionOwner>();
  /** By port, or by port and local address. */
  readonly #acceptors = new Map<string, Acceptor>();
  readonly #lingering = new Lingering();
  readonly #holder: EndpointHolder;
  readonly #hold = new Hold(() => this.#openLinks());
  #closed = false;

  constructor(identity: Identity, config: Partial<TransportConfig>, holder: EndpointHolder) {
    this.#config = config;
    this.transport = new Transport({ identity, crypto: nodeCrypto, config });
    this.#holder = holder;
    this.#driver = new Driver<TransportEvent>({
      transport: this.transport,
      engine: new SmoltcpEngine(),
      scheduler: nodeScheduler,
      dispatch: (event) => {
        holder.happened(event);
        this.#dispatch(event);
      },
      linkFailed: (index, error) => this.#linkFailed(index, error),
      afterReading: (judge) => {
        setImmediate(judge);
      },
      afterTurn,
    });
    this.#udp = { transport: this.transport, driver: this.#driver };
    this.#messages = new AgentMessages(this.#driver);
    this.datagrams = new DatagramDesk(this.transport.flows, this.#driver);
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** What links call: pass it when opening one. */
  get host(): LinkHost {
    return this.#messages;
  }

  /** What comes in on the links from agents goes to `take`, and not to the transport. */
  divert(agents: readonly SocketAddress[], take: MessageTaker): void {
    this.#messages.divert(agents, take);
  }

  get nodeId(): NodeId {
    return this.transport.identity.nodeId;
  }

  get driverCounters(): Readonly<Record<string, number>> {
    return { ...this.#driver.counters };
  }

  /** Regions of the arena of UDP mode that links still read. */
  get regionsInUse(): number {
    return this.#driver.regionsInUse;
  }

  /** Native mode, where it is open. */
  get native(): NativeCarrier | undefined {
    return this.#native;
  }

  /** Opens native mode. Rejects with a `LinkError`. */
  async openNative(options: ParsedNative, openLink: TunOpener = openTunLink): Promise<void> {
    const carrier = await NativeCarrier.open(
      options,
      openLink,
      this.#config,
      (event) => this.#dispatch(event),
      (error) => this.#deviceFailed(error, (connection) => connection < 0),
    );
    if (this.#closed) {
      carrier.close();
      return;
    }
    this.#native = carrier;
    this.#hold.admit(carrier.link);
  }

  /** Native mode between nodes, where it is open. */
  get pure(): PureCarrier | undefined {
    return this.#pure;
  }

  /**
   * Opens native mode between nodes. Rejects with a `LinkError`.
   *
   * @param changed its locators are others
   */
  async openPure(options: ParsedPure, changed: () => void): Promise<void> {
    const carrier = await PureCarrier.open(
      this.transport.identity,
      options,
      this.#config,
      (event) => this.#dispatch(event),
      changed,
      (error) => this.#deviceFailed(error, (connection) => connection > PURE_HANDLES),
    );
    if (this.#closed) {
      carrier.close();
      return;
    }
    this.#pure = carrier;
    this.#pureSide = { transport: carrier.node.transport, driver: carrier.driver };
    this.#hold.admit(carrier.link);
  }

  get links(): readonly (Link | undefined)[] {
    return this.#slots.all;
  }

  /** Links of locators, without their spare ports. */
  get locatorLinks(): readonly Link[] {
    return this.#slots.locators;
  }

  /** Takes a link into use; returns its index. */
  addLink(link: Link, options: LinkOptions): number {
    const index = this.#slots.add(link, options.spareOf !== undefined);
    this.#hold.admit(link);
    this.#driver.attach(index, link);
    this.#driver.perform((now) => this.transport.addLink(now, index, link.local, { ...options, ...sizeOf(link) }));
    return index;
  }

  /** Changes what peers may know of a link; its paths go on. */
  updateLink(index: number, options: LinkOptions): void {
    const link = this.links[index];
    if (link === undefined) return;
    this.#driver.perform((now) => this.transport.addLink(now, index, link.local, { ...options, ...sizeOf(link) }));
  }

  /** Takes links out of use, all at once, and closes them: what follows leaves by those that are left. */
  removeLinks(indices: readonly number[]): void {
    if (indices.length === 0) return;
    const removed = indices.flatMap((index) => this.#slots.vacate(index) ?? []);
    this.#driver.perform((now) => {
      for (const index of indices) this.transport.removeLink(now, index);
    });
    for (const index of indices) this.#driver.detach(index);
    for (const link of removed) link.close();
  }

  /** Keeps the process alive until `unhold` was called as often. */
  hold(): void {
    this.#hold.take();
  }

  unhold(): void {
    this.#hold.drop();
  }

  /** False when the service port is taken. */
  listen(
    port: number,
    acceptor: Acceptor,
    { host, service = {}, nodesOnly = false, proof = 'before-data' }: EndpointListenOptions = {},
  ): boolean {
    if (host === undefined && !this.transport.listen(port, proof)) return false;
    if (!nodesOnly && this.#native?.transport.listen(port, host, undefined, service) === false) {
      if (host === undefined) this.transport.unlisten(port);
      return false;
    }
    // Who has the port of UDP mode has this one, too.
    if (host === undefined) this.#pure?.node.listen(port, proof);
    this.#acceptors.set(listenerKey(port, host), acceptor);
    return true;
  }

  unlisten(port: number, host?: string): void {
    if (host === undefined) this.transport.unlisten(port);
    if (host === undefined) this.#pure?.node.unlisten(port);
    this.#native?.transport.unlisten(port, host);
    this.#acceptors.delete(listenerKey(port, host));
  }

  connect(options: ConnectOptions, owner: ConnectionOwner): void {
    this.#driver.perform((now) => {
      const connection = this.transport.connect(now, options);
      this.#own(connection, owner);
      if (options.nodeId !== undefined) this.watch?.dialled(connection, options.nodeId);
    });
  }

  /** Dials an ordinary host, only where there is native mode; or says why that cannot be, and the owner hears nothing. */
  connectNatively(options: NativeConnectOptions, owner: ConnectionOwner): string | undefined {
    const native = this.#native;
    if (native === undefined) throw new Error('the node has no native mode');
    const obstacle = native.transport.obstacle(options);
    if (obstacle !== undefined) return obstacle;
    native.driver.perform((now) => this.#own(native.transport.connect(now, options), owner));
    return undefined;
  }

  /** Dials a node by native mode, only where there is such; or says why that cannot be, and the owner hears nothing. */
  connectPurely(options: NodeConnectOptions, owner: ConnectionOwner): string | undefined {
    const pure = this.#pure;
    if (pure === undefined) throw new Error('the node has no native mode between nodes');
    const connection = pure.driver.perform((now) => {
      const made = pure.node.connect(now, options);
      if (made !== undefined) this.#own(made, owner);
      return made;
    });
    return connection === undefined ? 'no ephemeral port is free for this peer' : undefined;
  }

  /** Hands over chunks that nobody changes any more. */
  write(connection: ConnectionId, chunks: readonly Uint8Array[]): void {
    const { driver, transport } = this.#of(connection);
    driver.collect((now) => {
      for (const chunk of chunks) transport.write(now, connection, chunk);
    });
  }

  /** The next bytes, or null. After the last of a row of reads `settle` is called. */
  read(connection: ConnectionId): Uint8Array | null {
    return this.#of(connection).transport.read(connection);
  }

  settle(connection: ConnectionId): void {
    this.#of(connection).driver.collect(() => {});
  }

  /** Bytes that the connection takes before its writer has to wait. */
  sendRoom(connection: ConnectionId): number {
    return this.#of(connection).transport.sendRoom(connection);
  }

  /** As `write`, and what is up to the last byte is urgent. Native mode only. */
  writeUrgent(connection: ConnectionId, chunk: Uint8Array): void {
    const native = this.#native;
    native?.driver.collect((now) => native.transport.writeUrgent(now, connection, chunk));
  }

  /** Between nodes the user timeout and the schedule mean anything. */
  tune(connection: ConnectionId, tuning: ConnectionTuning): void {
    const native = this.#native;
    const { userTimeout, schedule } = tuning;
    if (connection < 0) native?.driver.perform((now) => native.transport.tune(now, connection, tuning));
    const { driver, transport } = this.#nodeSide(connection);
    if (connection < 0) return;
    if (userTimeout !== undefined) driver.perform((now) => transport.setUserTimeout(now, connection, userTimeout));
    else if (schedule !== undefined) driver.perform((now) => transport.setSchedule(now, connection, schedule));
  }

  /** Says or asks something of the paths of a connection with a node. */
  steer<T>(connection: ConnectionId, ask: (control: PathControl, now: number) => T): T {
    const { driver, transport } = this.#nodeSide(connection);
    return driver.perform((now) => ask(transport.pathControl, now));
  }

  /** What the peer of these connections has signed elsewhere of its addresses; it means those of UDP mode. */
  setRecorded(connections: Iterable<ConnectionId>, locators: readonly Announcement[]): void {
    const meant = [...connections].filter((connection) => this.#nodeSide(connection) === this.#udp && connection > 0);
    this.#driver.perform((now) => this.transport.pathControl.setRecorded(now, meant, locators));
  }

  status(connection: ConnectionId): TcpStatus {
    return this.#of(connection).transport.status(connection);
  }

  /** Bytes written and not yet acknowledged. */
  writableLength(connection: ConnectionId): number {
    return this.#of(connection).transport.writableLength(connection);
  }

  shutdown(connection: ConnectionId): void {
    const { driver, transport } = this.#of(connection);
    driver.collect((now) => transport.shutdown(now, connection));
  }

  info(connection: ConnectionId): ConnectionInfo {
    return this.#of(connection).transport.info(connection);
  }

  /** The ordinary addresses and ports of a connection of native mode; undefined of others. */
  hosts(connection: ConnectionId): HostAddresses | undefined {
    if (connection > 0) return undefined;
    const info = this.#native?.transport.info(connection);
    return info && { carrier: 'native', local: info.local, remote: info.remote };
  }

  paths(connection: ConnectionId): PathInfo[] {
    return this.#of(connection).transport.paths(connection);
  }

  /** Ends a connection at once and gives its handle back. */
  abort(connection: ConnectionId): void {
    this.#disown(connection);
    const { driver, transport } = this.#of(connection);
    driver.perform((now) => {
      transport.abort(now, connection);
      transport.release(now, connection);
    });
  }

  /** Gives a handle back; what TCP owes the peer goes on, and the process waits a while for it. */
  release(connection: ConnectionId): void {
    this.#disown(connection);
    const { driver, transport } = this.#of(connection);
    const left = driver.collect((now) => transport.release(now, connection));
    if (left !== undefined) this.#lingering.add(left);
  }

  /** Fails every connection, lets what was released and the `farewell` finish, closes the links. */
  async close(farewell?: Promise<void>): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#hold.close();
    for (const key of [...this.#acceptors.keys()]) {
      const [port, host] = key.split(' ');
      this.unlisten(Number(port), host);
    }
    for (const [connection, owner] of [...this.#owners]) {
      owner[HANDLE_EVENT]({ type: 'failed', connection, code: 'closed', message: 'the node was closed' });
    }
    await Promise.all([this.#lingering.end(), farewell]);
    this.#hold.end();
    this.datagrams.close();
    this.#driver.close();
    this.#native?.close();
    this.#pure?.close();
    this.#slots.close();
  }

  /** Where a connection lives: handles of native mode with ordinary hosts are negative. */
  #of(connection: ConnectionId): Carrier {
    return connection < 0 && this.#native !== undefined ? this.#native : this.#nodeSide(connection);
  }

  #nodeSide(connection: ConnectionId): NodeSide {
    return (connection > PURE_HANDLES ? this.#pureSide : undefined) ?? this.#udp;
  }

  *#openLinks(): Generator<Link> {
    for (const link of [...this.links, this.#native?.link, this.#pure?.link]) if (link !== undefined) yield link;
  }

  #own(connection: ConnectionId, owner: ConnectionOwner): void {
    this.#owners.set(connection, owner);
    owner[ATTACHED](connection);
  }

  #disown(connection: ConnectionId): void {
    this.#owners.delete(connection);
    this.watch?.gone(connection);
  }

  #dispatch(event: TransportEvent): void {
    const { connection } = event;
    this.watch?.told(event);
    if (event.type === 'flow') this.datagrams.dispatch(event.event);
    else if (event.type === 'accepted') this.#accept(event.port, connection, event.peer);
    else this.#owners.get(connection)?.[HANDLE_EVENT](event);
  }

  #accept(port: number, connection: ConnectionId, peer: NodeId | null): void {
    let adopted = false;
    const host = this.hosts(connection)?.local?.address;
    const acceptor = this.#acceptors.get(listenerKey(port, host)) ?? this.#acceptors.get(listenerKey(port));
    const adopt = (owner: ConnectionOwner): void => {
      adopted = true;
      this.#own(connection, owner);
    };
    acceptor?.(peer, adopt, connection);
    if (!adopted) this.abort(connection);
  }

  /** The device is gone, and with it every connection by it. */
  #deviceFailed(error: Error, isOfIt: (connection: ConnectionId) => boolean): void {
    const message = `the TUN device failed: ${error.message}`;
    for (const [connection, owner] of [...this.#owners]) {
      if (isOfIt(connection)) owner[HANDLE_EVENT]({ type: 'failed', connection, code: 'pathless', message });
    }
  }

  #linkFailed(index: number, error: Error): void {
    const link = this.#slots.vacate(index);
    this.#driver.perform((now) => this.transport.removeLink(now, index));
    link?.close();
    this.#holder.linkGone(index, error);
  }
}

function listenerKey(port: number, host?: string): string {
  return host === undefined ? String(port) : `${port} ${host}`;
}

/** Where datagrams go whole or not at all, larger ones than the base are worth trying. */
function sizeOf(link: Link): Pick<LinkOptions, 'largestDatagram'> {
  return link.dontFragment === true ? { largestDatagram: link.maxDatagram } : {};
}
