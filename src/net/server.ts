import type { AsyncResource } from 'node:async_hooks';
import { lookup } from 'node:dns';
import { EventEmitter } from 'node:events';
import type { BlockList } from 'node:net';
import { getDefaultHighWaterMark } from 'node:stream';
import { RenewedMap } from '../transport/renewed-map.ts';
import type { NodeId } from '../wire/node-id.ts';
import { contextOf } from './async-context.ts';
import { CHANNELS } from './channels.ts';
import type { KamoSocketOptions } from './connect-options.ts';
import { CLOSED, type ConnectionOwner, type OwnerHolder } from './connection-owner.ts';
import { defaultNode } from './default-node.ts';
import { defaultServices, type Service } from './default-services.ts';
import { takeDynamicPort } from './dynamic-ports.ts';
import type { Acceptor, Endpoint } from './endpoint.ts';
import { KamoError } from './errors.ts';
import { inheritable } from './inheritance.ts';
import { hostObstacle, type ListenOptions, type ListenTarget, parseListen } from './listen-options.ts';
import { checkBlockList, checkNumber, misuse, wrongType } from './misuse.ts';
import { NetCarrier } from './net-carrier.ts';
import { endpointOf, type Node } from './node.ts';
import { KamoSocket } from './socket.ts';
import type { SocketCarrier } from './socket-carrier.ts';
import { SystemListener } from './system-listener.ts';

/** Options of a server's sockets. */
export interface ServerOptions extends Omit<KamoSocketOptions, 'signal' | 'onread'> {
  /** Sockets are handed over paused. Default false. */
  readonly pauseOnConnect?: boolean;
  /** Whose `remoteAddress` is in it is not let in: nodes by their generalized IDs, too. */
  readonly blockList?: BlockList;
}

/** What a server calls for each connection; the peer has proven its node ID, unless `proof` says otherwise. */
export type ConnectionListener = (socket: KamoSocket) => void;

/** What a server accepts at. */
interface Claim {
  readonly target: ListenTarget;
  readonly port: number;
  /** Of the default node, whose ports are its own before it is open. */
  readonly shared: Service | undefined;
  endpoint: Endpoint | undefined;
}

/**
 * A server that looks like a `net.Server`. Events: 'listening', 'connection', 'drop' (above `maxConnections`), 'error',
 * 'close'.
 */
export class Server extends inheritable(EventEmitter) implements OwnerHolder {
  /** More connections at a time are closed. Undefined: the node's own limit. */
  maxConnections: number | undefined;
  /** As in `net.Server`, where it speaks of cluster workers: what is above `maxConnections` is closed in any case. */
  dropMaxConnection = false;
  readonly allowHalfOpen: boolean;
  readonly pauseOnConnect: boolean;
  readonly noDelay: boolean;
  readonly keepAlive: boolean;
  /** In ms. */
  readonly keepAliveInitialDelay: number;
  /** Of its sockets, in bytes. */
  readonly highWaterMark: number;
  readonly #options: ServerOptions;
  readonly #blocked: BlockList | undefined;
  readonly #sockets = new RenewedMap<ConnectionOwner, true>();
  #node: Node | undefined;
  /** From `listen`, or from when the host was looked up, to `close`. */
  #claim: Claim | undefined;
  #lookingUp: ListenTarget | undefined;
  /** In place of both, where it is at a path, a descriptor or a handle. */
  #system: SystemListener | undefined;
  #referenced = true;
  #held = false;
  #release: (() => void) | undefined;
  /** In which connections are told, from `listen` on. */
  #context: AsyncResource | undefined;

  constructor(options?: ServerOptions | ConnectionListener | null, listener?: ConnectionListener) {
    super();
    if (options !== undefined && typeof options !== 'object' && typeof options !== 'function') {
      throw wrongType('options', 'of type object', options);
    }
    const connection = typeof options === 'function' ? options : listener;
    const given: ServerOptions = { ...(typeof options === 'object' ? options : {}) };
    const { keepAliveInitialDelay: delay = 0, highWaterMark } = given;
    if (highWaterMark !== undefined) checkNumber(highWaterMark, 'options.highWaterMark');
    checkNumber(delay, 'options.keepAliveInitialDelay');
    this.#blocked = checkBlockList(given.blockList);
    if (typeof connection === 'function') this.on('connection', connection);
    this.allowHalfOpen = given.allowHalfOpen ?? false;
    this.pauseOnConnect = Boolean(given.pauseOnConnect);
    this.noDelay = Boolean(given.noDelay);
    this.keepAlive = Boolean(given.keepAlive);
    this.keepAliveInitialDelay = Math.max(0, delay);
    this.highWaterMark = isSize(highWaterMark) ? highWaterMark : getDefaultHighWaterMark(false);
    this.#options = given;
  }

  get listening(): boolean {
    return this.#claim !== undefined || this.#system?.listening === true;
  }

  /** Null when it does not listen, as programs for `net.Server` look at it; there is nothing more to it. */
  get _handle(): object | null {
    return this.#system === undefined ? (this.listening ? HANDLE : null) : this.#system.handle;
  }

  /** What it listens at as one text, as programs for `net.Server` know it. */
  get _connectionKey(): string | undefined {
    if (this.#system !== undefined) return this.#system.key;
    const address = this.address();
    const wanted = this.#claim?.target.port;
    return address === null ? undefined : `${address.family.slice(-1)}:${address.address}:${wanted}`;
  }

  /** As programs that look below a `net.Server` use it. */
  get _connections(): number {
    return this.#sockets.size;
  }

  /** The node that it listens on; undefined before 'listening'. */
  get node(): Node | undefined {
    return this.#node;
  }

  /** Bad arguments throw; a port in use is an 'error'. 'listening' follows otherwise. */
  listen(port?: number | string | null, host?: string, backlog?: number, listening?: () => void): this;
  listen(port?: number | string | null, host?: string, listening?: () => void): this;
  listen(port?: number | string | null, backlog?: number, listening?: () => void): this;
  listen(port?: number | string | null, listening?: () => void): this;
  listen(options: ListenOptions, listening?: () => void): this;
  listen(listening: () => void): this;
  listen(...args: readonly unknown[]): this {
    if (this.#running) {
      throw misuse('ERR_SERVER_ALREADY_LISTEN', 'Listen method has been called more than once without closing.');
    }
    const { target, options, listening } = parseListen(args);
    this.#context = contextOf('SERVER');
    if (listening !== null) this.once('listening', listening);
    if (target.signal?.aborted) process.nextTick(() => this.close());
    else if (target.signal !== undefined) this.#heed(target.signal);
    if (target.system !== undefined) {
      this.#listenBySystem(target.system);
      return this;
    }
    if (CHANNELS.listen.hasSubscribers) CHANNELS.listen.asyncStart.publish({ server: this, options });
    if (target.node !== undefined)
      this.#open({ target, port: target.port, shared: undefined, endpoint: undefined }, target.node);
    else if (target.host === undefined) this.#share(target);
    else this.#lookUp(target, target.host);
    return this;
  }

  /**
   * The node's generalized ID, or the `host` given, and the service port; of the default node `::`. Null when not listening; at a
   * path that text, as in `net`.
   */
  address(): { address: string; family: 'IPv4' | 'IPv6'; port: number } | null {
    const claim = this.#claim;
    if (claim === undefined) return (this.#system?.address ?? null) as never;
    const { target, port } = claim;
    const address = target.host ?? target.node?.generalizedId ?? '::';
    return { address, family: address.includes(':') ? 'IPv6' : 'IPv4', port };
  }

  getConnections(callback: (error: Error | null, count: number) => void): this {
    process.nextTick(callback, null, this.#sockets.size);
    return this;
  }

  /** Accepts no more; 'close' comes when the last of its sockets has closed. */
  close(closed?: (error?: Error) => void): this {
    const running = this.#running;
    if (typeof closed === 'function') {
      const error = running ? undefined : misuse('ERR_SERVER_NOT_RUNNING', 'Server is not running.');
      this.once('close', () => (error === undefined ? closed() : closed(error)));
    }
    this.#lookingUp = undefined;
    this.#stop();
    this.#emitClose();
    return this;
  }

  ref(): this {
    this.#referenced = true;
    this.#hold();
    this.#system?.ref();
    return this;
  }

  unref(): this {
    this.#referenced = false;
    this.#letGo();
    this.#system?.unref();
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#running) return;
    await new Promise<void>((resolve) => this.close(() => resolve()));
  }

  /** A rejected 'connection' listener costs its socket; any other listener is an 'error'. */
  override [EventEmitter.captureRejectionSymbol](error: Error, event: string | symbol, ...args: unknown[]): void {
    const [socket] = args;
    if (event === 'connection' && socket instanceof KamoSocket) socket.destroy(error);
    else this.emit('error', error);
  }

  /** @internal */
  [CLOSED](socket: ConnectionOwner): void {
    this.#sockets.delete(socket);
    this.#emitClose();
  }

  get #running(): boolean {
    return this.#claim !== undefined || this.#lookingUp !== undefined || this.#system !== undefined;
  }

  #listenBySystem(options: object): void {
    const system: SystemListener = new SystemListener(options, {
      listening: () => {
        if (this.#system === system) this.emit('listening');
      },
      failed: (error) => {
        if (this.#system !== system) return;
        if (!system.listening) this.#system = undefined;
        this.emit('error', error);
      },
      accepted: (socket) => {
        const carrier = NetCarrier.accepted(socket);
        this.#admit(carrier, null, (owner) => carrier.adopt(owner, (error) => owner.destroy(error)));
      },
    });
    this.#system = system;
    if (!this.#referenced) system.unref();
  }

  #heed(signal: AbortSignal): void {
    const abort = (): void => {
      this.close();
    };
    signal.addEventListener('abort', abort, { once: true });
    this.once('close', () => signal.removeEventListener('abort', abort));
  }

  #lookUp(target: ListenTarget, host: string): void {
    this.#lookingUp = target;
    lookup(host, (error, address) => {
      if (this.#lookingUp !== target) return;
      this.#lookingUp = undefined;
      const obstacle = error ?? hostObstacle(address, target.port);
      if (obstacle === undefined) this.#share({ ...target, host: address });
      else this.emit('error', obstacle);
    });
  }

  /** On the default node, which may have to be opened. */
  #share(target: ListenTarget): void {
    const shared = defaultServices.claim(target.port, target.host, target.ipv6Only);
    if (shared === undefined) {
      this.#fail(undefined, portInUse(target.host ?? '::', target.port, true));
      return;
    }
    const claim: Claim = { target, port: shared.port, shared, endpoint: undefined };
    this.#claim = claim;
    defaultNode().then(
      (node) => {
        if (this.#claim === claim) this.#open(claim, node);
      },
      (error: unknown) => {
        if (this.#claim === claim) this.#fail(claim, error);
      },
    );
  }

  #open(claim: Claim, node: Node): void {
    const endpoint = endpointOf(node);
    if (endpoint.closed) {
      const details = { syscall: 'listen', address: node.generalizedId, port: claim.port };
      this.#fail(claim, new KamoError('ERR_KAMO_CLOSED', 'the node is closed', details));
      return;
    }
    const port = this.#occupy(endpoint, claim);
    if (port === 0) {
      this.#fail(claim, portInUse(node.generalizedId, claim.port, false));
      return;
    }
    this.#claim = { ...claim, port, endpoint };
    this.#node = node;
    const nodeClosing = (): void => {
      if (this.listening) this.close();
    };
    node.once('closing', nodeClosing);
    this.#release = () => node.off('closing', nodeClosing);
    this.#hold();
    if (CHANNELS.listen.hasSubscribers) CHANNELS.listen.asyncEnd.publish({ server: this });
    process.nextTick(() => {
      if (this.#claim?.endpoint === endpoint) this.emit('listening');
    });
  }

  /** The port taken, 0 when somebody has it; for 0 any of the dynamic ports. */
  #occupy(endpoint: Endpoint, { port, target, shared }: Claim): number {
    const { service, nodesOnly, proof } = target;
    if (shared !== undefined) return defaultServices.open(endpoint, shared, this.#accept) ? port : 0;
    const options = { host: target.host, service, nodesOnly, proof };
    if (port !== 0) return endpoint.listen(port, this.#accept, options) ? port : 0;
    return takeDynamicPort((any) => (endpoint.listen(any, this.#accept, options) ? any : undefined)) ?? 0;
  }

  readonly #accept: Acceptor = (peer, adopt) => {
    const endpoint = this.#claim?.endpoint;
    if (endpoint !== undefined) this.#context?.runInAsyncScope(this.#admit, this, endpoint, peer, adopt);
  };

  #admit(endpoint: SocketCarrier, peer: NodeId | null, adopt: (owner: KamoSocket) => void): void {
    if (typeof this.maxConnections === 'number' && this.#sockets.size >= this.maxConnections) {
      this.#drop(endpoint, peer, adopt);
      return;
    }
    const { highWaterMark } = this;
    const socket = new KamoSocket({ ...this.#options, highWaterMark }, { endpoint, acceptor: this, peer });
    if (this.pauseOnConnect) socket.pause();
    this.#sockets.set(socket, true);
    adopt(socket);
    if (this.#blocks(socket)) {
      socket.destroy();
      return;
    }
    this.emit('connection', socket);
    if (this.#system === undefined && CHANNELS.server.hasSubscribers) CHANNELS.server.publish({ socket });
  }

  #blocks(socket: KamoSocket): boolean {
    if (this.#blocked === undefined) return false;
    const { remoteAddress, remoteFamily } = socket;
    if (remoteAddress === undefined) return false;
    return this.#blocked.check(remoteAddress, remoteFamily === 'IPv6' ? 'ipv6' : 'ipv4');
  }

  /** Closed in order, as a kernel's would be; 'drop' tells whom. */
  #drop(endpoint: SocketCarrier, peer: NodeId | null, adopt: (owner: KamoSocket) => void): void {
    const socket = new KamoSocket({}, { endpoint, acceptor: NOBODY, peer });
    adopt(socket);
    const { localAddress, localPort, localFamily, remoteAddress, remotePort, remoteFamily } = socket;
    socket.destroy();
    const local = { localAddress, localPort, localFamily };
    const remote = { remoteAddress, remotePort, remoteFamily, remoteNodeId: peer?.text };
    // A pipe has no addresses to tell.
    this.emit('drop', localAddress === undefined && remoteAddress === undefined ? undefined : { ...local, ...remote });
  }

  #stop(): void {
    this.#system?.close();
    this.#system = undefined;
    const claim = this.#claim;
    if (claim === undefined) return;
    this.#claim = undefined;
    this.#node = undefined;
    this.#letGo(claim);
    this.#release?.();
    this.#release = undefined;
    if (claim.shared === undefined) claim.endpoint?.unlisten(claim.port, claim.target.host);
    else defaultServices.release(claim.endpoint, claim.shared);
  }

  #emitClose(): void {
    if (this.#running || this.#sockets.size > 0) return;
    process.nextTick(() => this.emit('close'));
  }

  #fail(claim: Claim | undefined, error: unknown): void {
    if (claim !== undefined && this.#claim === claim) this.#stop();
    if (CHANNELS.listen.hasSubscribers) CHANNELS.listen.error.publish({ server: this, error });
    process.nextTick(() => this.emit('error', error));
  }

  #hold(): void {
    const endpoint = this.#claim?.endpoint;
    if (this.#held || !this.#referenced || endpoint === undefined) return;
    this.#held = true;
    endpoint.hold();
  }

  #letGo(claim = this.#claim): void {
    if (!this.#held) return;
    this.#held = false;
    claim?.endpoint?.unhold();
  }
}

/** A server; the listener is called for each connection. */
export function createServer(
  options?: ServerOptions | ConnectionListener | null,
  listener?: ConnectionListener,
): Server {
  return new Server(options, listener);
}

function isSize(value: number | undefined): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}

function portInUse(address: string, port: number, terse: boolean): KamoError {
  const details = { syscall: 'listen', address, port, terse };
  return new KamoError('ERR_KAMO_PORT_IN_USE', `a server listens on port ${port} of this node already`, details);
}

const NOBODY: OwnerHolder = { [CLOSED]: () => {} };
const HANDLE = Object.freeze({});
