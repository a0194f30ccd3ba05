import { SmoltcpEngine } from '../engine/smoltcp.ts';
import { nodeScheduler } from '../link/clock.ts';
import type { Link, LinkHost } from '../link/link.ts';
import type { Identity } from '../multihome/identity.ts';
import type { TransportConfig } from '../transport/config.ts';
import type { NativeConnectOptions } from '../transport/native/native-options.ts';
import type { ConnectionId, PathInfo, TransportEvent } from '../transport/output.ts';
import { type ConnectionInfo, type ConnectOptions, type LinkOptions, Transport } from '../transport/transport.ts';
import type { NodeId } from '../wire/node-id.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { nodeCrypto } from './crypto.ts';
import { Driver } from './driver.ts';
import { NativeCarrier } from './native-carrier.ts';
import type { ParsedNative } from './native-options.ts';

/** Names that the users of a socket do not see. */
export const ATTACHED: unique symbol = Symbol('attached');
export const HANDLE_EVENT: unique symbol = Symbol('handleEvent');
export const CLOSED: unique symbol = Symbol('closed');

/** Whoever holds a connection's handle. */
export interface ConnectionOwner {
  /** Told in the same turn in which the connection came to be, before any event. */
  [ATTACHED](connection: ConnectionId): void;
  [HANDLE_EVENT](event: TransportEvent): void;
}

/** Who wants to know that an owner has closed: less to hold than a listener at each. */
export interface OwnerHolder {
  [CLOSED](owner: ConnectionOwner): void;
}

/** Told of a connection that a listener accepted. Whoever does not adopt it does not want it: the peer is reset. */
export type Acceptor = (peer: NodeId | null, adopt: (owner: ConnectionOwner) => void) => void;

/**
 * How long a process that has nothing else to do waits, in ms, for what a released connection still owes its peer; how
 * often it looks; and how long it answers a repeated FIN whose acknowledgment was lost.
 */
const LINGER = 3000;
const LINGER_LOOK = 20;
const LINGER_IN_TIME_WAIT = 250;

/** Between whom a connection of native mode is. */
export interface HostAddresses {
  readonly local: SocketAddress;
  readonly remote: SocketAddress;
}

/** A transport with what drives it. */
interface Carrier {
  readonly transport: Pick<
    Transport,
    'write' | 'read' | 'shutdown' | 'abort' | 'release' | 'info' | 'paths' | 'writableLength' | 'sendRoom'
  >;
  readonly driver: Driver<TransportEvent>;
}

/** As `net.Socket` has them: ten probes, a second apart (libuv, uv_tcp_keepalive). */
const KEEP_ALIVE_PROBES = { interval: 1000, count: 10 };

/** States in which bytes or a FIN of ours may be unacknowledged. */
const OWING: ReadonlySet<string> = new Set(['established', 'close-wait', 'fin-wait-1', 'closing', 'last-ack']);

/**
 * Transport, engine and links of one node, joined by the driver; and, where it is asked for, native mode beside it, with
 * a driver of its own. Links keep the process alive while anybody holds the endpoint.
 */
export class Endpoint {
  readonly transport: Transport;
  readonly #driver: Driver<TransportEvent>;
  readonly #udp: Carrier;
  readonly #config: Partial<TransportConfig>;
  #native: NativeCarrier | undefined;
  readonly #links: (Link | undefined)[] = [];
  readonly #owners = new Map<ConnectionId, ConnectionOwner>();
  readonly #acceptors = new Map<number, Acceptor>();
  readonly #lingering = new Set<ConnectionId>();
  readonly #linkGone: (index: number, error: Error) => void;
  #wake: (() => void) | undefined;
  #holds = 0;
  #closed = false;

  constructor(identity: Identity, config: Partial<TransportConfig>, linkGone: (index: number, error: Error) => void) {
    this.#config = config;
    this.transport = new Transport({ identity, crypto: nodeCrypto, config });
    this.#linkGone = linkGone;
    this.#driver = new Driver<TransportEvent>({
      transport: this.transport,
      engine: new SmoltcpEngine(),
      scheduler: nodeScheduler,
      dispatch: (event) => this.#dispatch(event),
      linkFailed: (index, error) => this.#linkFailed(index, error),
      afterReading: (judge) => {
        setImmediate(judge);
      },
      afterTurn: process.nextTick,
    });
    this.#udp = { transport: this.transport, driver: this.#driver };
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** What links call: pass it when opening one. */
  get host(): LinkHost {
    return this.#driver;
  }

  get driverCounters(): Readonly<Record<string, number>> {
    return { ...this.#driver.counters };
  }

  /** Native mode, where it is open. */
  get native(): NativeCarrier | undefined {
    return this.#native;
  }

  /** Opens native mode. Rejects with a `LinkError`. */
  async openNative(options: ParsedNative): Promise<void> {
    const carrier = await NativeCarrier.open(
      options,
      this.#config,
      (event) => this.#dispatch(event),
      (error) => this.#nativeFailed(error),
    );
    if (this.#closed) {
      carrier.close();
      return;
    }
    this.#native = carrier;
    if (this.#holds === 0) carrier.link.unref();
    for (const port of this.#acceptors.keys()) carrier.transport.listen(port);
  }

  get links(): readonly (Link | undefined)[] {
    return this.#links;
  }

  /** Takes a link into use; returns its index. */
  addLink(link: Link, options: LinkOptions): number {
    const free = this.#links.indexOf(undefined);
    const index = free < 0 ? this.#links.length : free;
    this.#links[index] = link;
    if (this.#holds === 0) link.unref();
    this.#driver.attach(index, link);
    this.#driver.perform((now) => this.transport.addLink(now, index, link.local, { ...options, ...sizeOf(link) }));
    return index;
  }

  /** Takes a link out of use and closes it. */
  removeLink(index: number): void {
    const link = this.#links[index];
    if (link === undefined) return;
    this.#links[index] = undefined;
    this.#driver.perform((now) => this.transport.removeLink(now, index));
    this.#driver.detach(index);
    link.close();
  }

  /** Keeps the process alive until `unhold` was called as often. */
  hold(): void {
    this.#holds++;
    if (this.#holds > 1) return;
    for (const link of this.#links) link?.ref();
    this.#native?.link.ref();
  }

  unhold(): void {
    this.#holds--;
    if (this.#holds > 0) return;
    for (const link of this.#links) link?.unref();
    this.#native?.link.unref();
  }

  /** False when the service port is taken. */
  listen(port: number, acceptor: Acceptor): boolean {
    if (!this.transport.listen(port)) return false;
    this.#native?.transport.listen(port);
    this.#acceptors.set(port, acceptor);
    return true;
  }

  unlisten(port: number): void {
    this.transport.unlisten(port);
    this.#native?.transport.unlisten(port);
    this.#acceptors.delete(port);
  }

  connect(options: ConnectOptions, owner: ConnectionOwner): void {
    this.#driver.perform((now) => this.#own(this.transport.connect(now, options), owner));
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

  /** Native mode only. */
  setNoDelay(connection: ConnectionId, noDelay: boolean): void {
    const native = this.#native;
    if (connection >= 0 || native === undefined) return;
    native.driver.perform((now) => native.transport.setNoDelay(now, connection, noDelay));
  }

  /** Native mode only; an idle time of 0 ms is the default. */
  setKeepAlive(connection: ConnectionId, enable: boolean, idle: number): void {
    const native = this.#native;
    if (connection >= 0 || native === undefined) return;
    const options = enable ? { ...KEEP_ALIVE_PROBES, ...(idle > 0 ? { idle } : {}) } : false;
    native.driver.perform((now) => native.transport.setKeepAlive(now, connection, options));
  }

  /** Bytes written and not yet acknowledged. */
  writableLength(connection: ConnectionId): number {
    return this.#of(connection).transport.writableLength(connection);
  }

  shutdown(connection: ConnectionId): void {
    const { driver, transport } = this.#of(connection);
    driver.perform((now) => transport.shutdown(now, connection));
  }

  info(connection: ConnectionId): ConnectionInfo {
    return this.#of(connection).transport.info(connection);
  }

  /** The ordinary addresses and ports of a connection of native mode; undefined of others. */
  hosts(connection: ConnectionId): HostAddresses | undefined {
    if (connection > 0) return undefined;
    const info = this.#native?.transport.info(connection);
    return info && { local: info.local, remote: info.remote };
  }

  paths(connection: ConnectionId): PathInfo[] {
    return this.#of(connection).transport.paths(connection);
  }

  /** Ends a connection at once and gives its handle back. */
  abort(connection: ConnectionId): void {
    this.#owners.delete(connection);
    const { driver, transport } = this.#of(connection);
    driver.perform((now) => {
      transport.abort(now, connection);
      transport.release(now, connection);
    });
  }

  /** Gives a handle back; what TCP owes the peer goes on, and the process waits a while for it. */
  release(connection: ConnectionId): void {
    this.#owners.delete(connection);
    const { driver, transport } = this.#of(connection);
    driver.perform((now) => transport.release(now, connection));
    this.#linger(connection, nodeScheduler.now() + LINGER, false);
  }

  /** Fails every connection, lets what was released finish, closes the links. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    for (const port of [...this.#acceptors.keys()]) this.unlisten(port);
    for (const [connection, owner] of [...this.#owners]) {
      owner[HANDLE_EVENT]({ type: 'failed', connection, code: 'closed', message: 'the node was closed' });
    }
    while (this.#lingering.size > 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#driver.close();
    this.#native?.close();
    for (const link of this.#links) link?.close();
    this.#links.length = 0;
  }

  /** Where a connection lives: handles of native mode are negative. */
  #of(connection: ConnectionId): Carrier {
    return connection < 0 && this.#native !== undefined ? this.#native : this.#udp;
  }

  #own(connection: ConnectionId, owner: ConnectionOwner): void {
    this.#owners.set(connection, owner);
    owner[ATTACHED](connection);
  }

  #dispatch(event: TransportEvent): void {
    const { connection } = event;
    if (event.type === 'accepted') {
      this.#accept(event.port, connection, event.peer);
      return;
    }
    this.#owners.get(connection)?.[HANDLE_EVENT](event);
  }

  #accept(port: number, connection: ConnectionId, peer: NodeId | null): void {
    let adopted = false;
    this.#acceptors.get(port)?.(peer, (owner) => {
      adopted = true;
      this.#own(connection, owner);
    });
    if (!adopted) this.abort(connection);
  }

  /** A timer, which keeps the process alive, for as long as the connection owes its peer something. */
  #linger(connection: ConnectionId, end: number, last: boolean): void {
    const state = this.#stateOf(connection);
    const waiting = state === 'time-wait';
    const left = end - nodeScheduler.now();
    if (last || left <= 0 || !(waiting || OWING.has(state))) {
      this.#lingering.delete(connection);
      if (this.#lingering.size === 0) this.#wake?.();
      return;
    }
    const pause = waiting ? LINGER_IN_TIME_WAIT : LINGER_LOOK;
    setTimeout(() => this.#linger(connection, end, waiting), Math.min(pause, left));
    this.#lingering.add(connection);
  }

  #stateOf(connection: ConnectionId): string {
    try {
      return this.#of(connection).transport.info(connection).state;
    } catch {
      // Released and over: the transport has forgotten it.
      return 'closed';
    }
  }

  /** The device is gone, and with it every connection by it. */
  #nativeFailed(error: Error): void {
    const message = `the TUN device failed: ${error.message}`;
    for (const [connection, owner] of [...this.#owners]) {
      if (connection < 0) owner[HANDLE_EVENT]({ type: 'failed', connection, code: 'pathless', message });
    }
  }

  #linkFailed(index: number, error: Error): void {
    const link = this.#links[index];
    this.#links[index] = undefined;
    this.#driver.perform((now) => this.transport.removeLink(now, index));
    link?.close();
    this.#linkGone(index, error);
  }
}

/** Where datagrams go whole or not at all, larger ones than the base are worth trying. */
function sizeOf(link: Link): Pick<LinkOptions, 'largestDatagram'> {
  return link.dontFragment === true ? { largestDatagram: link.maxDatagram } : {};
}
