import { addAbortSignal } from 'node:stream';
import type { FailureCode } from '../transport/failure-code.ts';
import type { ConnectionId, PathInfo, TransportEvent } from '../transport/output.ts';
import type { NodeId } from '../wire/node-id.ts';
import type { Address } from './arguments.ts';
import { asNobody } from './async-context.ts';
import { CHANNELS } from './channels.ts';
import {
  type KamoConnectOptions,
  type KamoPathOptions,
  type KamoSocketOptions,
  parseLocatorList,
  type Target,
} from './connect-options.ts';
import { ATTACHED, CLOSED, type ConnectionOwner, HANDLE_EVENT, type OwnerHolder } from './connection-owner.ts';
import { defaultNode, isOwnDialler } from './default-node.ts';
import { defaultServices, type OwnEnds } from './default-services.ts';
import { type Destination, parseDestination } from './destination.ts';
import { connectionError, KamoError } from './errors.ts';
import { type FoundTarget, findTarget } from './find-target.ts';
import { HostDial, ownEnds } from './host-dial.ts';
import type { HostTarget } from './host-target.ts';
import { misuse } from './misuse.ts';
import { type NormalizedArguments, normalizeArguments } from './net-arguments.ts';
import { NetCarrier } from './net-carrier.ts';
import { endpointOf, type Node } from './node.ts';
import { parsePureLocators } from './pure-options.ts';
import { SocketAddresses } from './socket-addresses.ts';
import type { SocketCarrier } from './socket-carrier.ts';
import type { ActiveEvent, PathEvent } from './socket-events.ts';
import { checkSocketOptions, isOfSystem } from './socket-options.ts';
import type { Callback } from './socket-stream.ts';

/** A connection that a listener accepted: for the constructor, from `server.ts` only. */
export interface AcceptedConnection {
  readonly endpoint: SocketCarrier;
  readonly acceptor: OwnerHolder;
  /** Null: a host that is no node. */
  readonly peer: NodeId | null;
}

/**
 * A connection that looks like a `net.Socket`: a Duplex with back-pressure both ways, of which the addresses are
 * generalized IDs. Events beyond those of `net.Socket`: 'proven', 'path' (`PathEvent`), 'active' (`ActiveEvent`),
 * 'trouble' (`TroubleEvent`) and 'urgent' (bytes to the end of the urgent data). A write's
 * callback comes when the connection has taken the bytes; 'finish' when the peer has acknowledged all of them.
 */
export class KamoSocket extends SocketAddresses implements ConnectionOwner {
  /** Of an accepted socket: the server. */
  server: unknown = null;
  /** `address:port` of each attempt, where a host had several addresses. */
  autoSelectFamilyAttemptedAddresses: string[] | undefined;
  /** While an ordinary host is being dialled, and longer where a local port was asked for. */
  #dialling: HostDial | undefined;
  #held = false;
  #referenced = true;

  constructor(options: KamoSocketOptions = {}, accepted?: AcceptedConnection) {
    const given = checkSocketOptions(options);
    const system = isOfSystem(given) ? NetCarrier.over(given) : undefined;
    super(given);
    if (given.signal) addAbortSignal(given.signal, this);
    if (given.noDelay !== undefined) this.setNoDelay(given.noDelay);
    if (given.keepAlive) this.setKeepAlive(true, given.keepAliveInitialDelay);
    if (system !== undefined) this.#takeOver(system);
    if (accepted === undefined) return;
    this.endpoint = accepted.endpoint;
    if (accepted.peer !== null) this.prove(accepted.peer);
    this.acceptor = accepted.acceptor;
    this.server = accepted.acceptor;
    asNobody(() => this.renewContext());
  }

  /**
   * Dials, as `net.Socket` does: a pipe, which is the system's; an ordinary host, of which this host alone can be reached, as services of the default
   * node; or a node, which `KamoConnectOptions` name. Bad arguments throw; what goes wrong later is an 'error'. 'connect'
   * comes when the peer has proven that it is the node, or when `proof` says; then 'proven' follows.
   */
  connect(options: KamoConnectOptions | KamoPathOptions, connected?: () => void): this;
  connect(port: number | string, host: string, connected?: () => void): this;
  connect(port: number | string, connected?: () => void): this;
  connect(...args: readonly unknown[]): this {
    const normalized = normalizeArguments(args);
    const destination = takeParsed(normalized) ?? parseDestination(normalized);
    const [options, connected] = normalized as unknown as [KamoConnectOptions, (() => void) | null];
    if (connected !== null) this.once('connect', connected);
    const { endpoint } = this;
    const mayDial = endpoint instanceof NetCarrier && endpoint.mayDial;
    if (this.connecting || (this.connection !== 0 && !mayDial)) {
      const error = new KamoError('ERR_KAMO_CONNECTED', 'the socket is connected already', { syscall: 'connect' });
      process.nextTick(() => this.destroy(error));
      return this;
    }
    // Aborted before it began: the error is on its way.
    if (this.destroyed && options.signal?.aborted === true) return this;
    if (this.destroyed) this.#renew();
    if (options.timeout) this.setTimeout(options.timeout);
    if (destination.schedule !== 'failover') this.setSchedule(destination.schedule);
    if (options.pathless !== undefined) this.setPathless(options.pathless);
    if (options.probeInterval !== undefined) this.setProbeInterval(options.probeInterval);
    if (options.requireMultihome) this.setRequireMultihome(true);
    this.connecting = true;
    this.renewContext();
    if (mayDial) this.#dialAgain(endpoint, destination);
    else if ('path' in destination) this.#goBy(NetCarrier.toPath(destination.path));
    else if ('host' in destination) this.#dialHost(destination.host);
    else this.#dialNode(destination.target, options);
    return this;
  }

  /**
   * The node at the other end may be reached at these addresses as well, in place of those dialled or set before: for
   * who learns of its moves otherwise than from the node itself. They are tried at once, and used when it answers there.
   */
  setLocators(locators: readonly Address[]): this {
    const addresses = parsePureLocators(locators, this.peer) ?? parseLocatorList(locators);
    if (this.hosts !== undefined) throw new KamoError('ERR_KAMO_LEGACY', 'an ordinary host has no locators');
    const { connection } = this;
    if (connection !== 0)
      this.endpoint?.steer(connection, (control, now) => control.setLocators(now, connection, addresses));
    else if (!this.destroyed) this.whenConnected(() => this.setLocators(locators));
    return this;
  }

  /** How often traffic had to leave a failing path. */
  get failovers(): number {
    return this.#info()?.failovers ?? 0;
  }

  /** While referenced, an open socket keeps the process alive. */
  ref(): this {
    this.#referenced = true;
    this.updateHold();
    return this;
  }

  unref(): this {
    this.#referenced = false;
    this.updateHold();
    return this;
  }

  /** Destroys the socket once all that was written has been sent. */
  destroySoon(): void {
    if (this.writable) this.end();
    if (this.writableFinished) this.destroy();
    else this.once('finish', () => this.destroy());
  }

  /**
   * Ends the connection at once: the peer gets a reset. One that is still being made is ended when it is there, as a
   * `net.Socket` is: before, its peer's application would hear of neither.
   */
  resetAndDestroy(): this {
    if (!this.connecting && this.connection === 0) {
      return this.destroy(this.destroyed ? undefined : misuse('ERR_SOCKET_CLOSED', 'Socket is closed'));
    }
    if (this.connecting) return this.whenConnected(() => this.resetAndDestroy());
    if (this.hosts !== undefined && this.hosts.remote === undefined)
      throw misuse('ERR_INVALID_HANDLE_TYPE', 'This handle type cannot be sent');
    this.#abort();
    this.destroy();
    return this;
  }

  /** @internal */
  [ATTACHED](connection: ConnectionId): void {
    this.connection = connection;
    this.hosts = this.endpoint?.hosts(connection);
    const info = this.#info();
    this.service = info?.servicePort ?? 0;
    this.source = info?.sourcePort ?? 0;
    if (this.acceptor === undefined) return;
    this.own = this.#ownEnds();
    this.context?.runInAsyncScope(this.#opened, this, false);
  }

  /** @internal */
  [HANDLE_EVENT](event: TransportEvent): void {
    this.context?.runInAsyncScope(this.#happened, this, event);
  }

  #happened(event: TransportEvent): void {
    switch (event.type) {
      case 'connected':
        this.noteActivity();
        if (event.peer !== null) this.prove(event.peer);
        this.#opened(true);
        break;
      case 'proven':
        this.prove(event.peer);
        this.emit('proven');
        break;
      case 'readable':
        this.noteActivity();
        this.pull();
        break;
      case 'acknowledged':
        this.noteActivity();
        this.advance();
        break;
      case 'peer-finished':
        this.takeFin();
        break;
      case 'closed':
        this.takeClose();
        break;
      case 'failed':
        // Whoever closes the node closes its sockets: no error for who waits for nothing.
        if (event.code === 'closed' && this.established) this.resetAndDestroy();
        else if (event.code === 'reset' && this.halfOver) this.#breakOff();
        else this.#failed(this.#failure(event.code, event.message));
        break;
      case 'path':
        this.emit('path', {
          path: event.path,
          from: event.from,
          to: event.to,
          reason: event.reason,
        } satisfies PathEvent);
        break;
      case 'active':
        this.#emitActive(event.from, event.to, event.reason);
        break;
      case 'urgent':
        this.takeUrgent();
        break;
      case 'trouble':
        this.takeTrouble();
        break;
      case 'accepted':
        break;
    }
  }

  override _destroy(error: Error | null, destroyed: Callback): void {
    const early = this.connecting;
    this.connecting = false;
    this.endTimeout();
    this.#dialling?.end();
    this.#dialling = undefined;
    const open = early || this.connection !== 0;
    if (this.connection !== 0) this.#giveBack();
    this.forget(error, early);
    destroyed(error);
    const tell = (): unknown => this.emit('close', error !== null);
    // As from the loop's closing phase, where there is something to close.
    if (open) setImmediate(() => this.context?.runInAsyncScope(tell));
    else process.nextTick(tell);
    this.acceptor?.[CLOSED](this);
    this.acceptor = undefined;
  }

  #renew(): void {
    // Public in every version of Node, and in no types: `net.Socket` does the same.
    (this as unknown as { _undestroy(): void })._undestroy();
    this.renew();
    this.forgetEnds();
    this.server = null;
  }

  #dialHost(target: HostTarget): void {
    this.peer = undefined;
    this.service = target.port;
    const dial: HostDial = new HostDial(target, {
      tell: (event, ...values) => {
        this.noteActivity();
        this.emit(event, ...values);
      },
      abandoned: (): boolean => this.#dialling !== dial || !this.connecting,
      attempt: (endpoint, options, candidate) => {
        this.endpoint = endpoint;
        this.peer = options.nodeId;
        this.own = ownEnds(candidate, target.localAddress);
        endpoint.connect(options, this);
        defaultServices.note(this.source, this.own);
        this.updateHold();
      },
      attemptByNet: (candidate) => {
        this.#goBy(NetCarrier.toHost(target, candidate));
      },
      fail: (error) => this.destroy(error),
    });
    if (target.selects) this.autoSelectFamilyAttemptedAddresses = dial.attempted;
    this.#dialling = dial;
    dial.start();
  }

  /** A connection of the system's. */
  #goBy(carrier: NetCarrier): void {
    this.endpoint = carrier;
    this.peer = undefined;
    this.own = undefined;
    carrier.adopt(this, (error) => this.#failed(error));
    this.updateHold();
  }

  /** One that there is. */
  #takeOver(carrier: NetCarrier): void {
    this.renewContext();
    this.#goBy(carrier);
    this.#opened(false);
  }

  /** The descriptor that was given is not connected yet. */
  #dialAgain(carrier: NetCarrier, destination: Destination): void {
    this.established = false;
    if ('path' in destination) carrier.dial({ path: destination.path });
    else if ('host' in destination) carrier.dial({ host: destination.host.host, port: destination.host.port });
    else
      this.destroy(new KamoError('ERR_KAMO_UNSUPPORTED', 'no node is dialled by a descriptor', { syscall: 'connect' }));
  }

  #dialNode(target: Target, options: KamoConnectOptions): void {
    this.peer = target.nodeId;
    this.service = target.port;
    const { node } = options;
    if (node !== undefined) this.#reach(node, target, options);
    else
      defaultNode().then(
        (shared) => this.#reach(shared, target, options),
        (error: unknown) => this.destroy(asError(error)),
      );
  }

  /** At once, or when it is known where it is. */
  #reach(node: Node, target: Target, options: KamoConnectOptions): void {
    const { locators } = target;
    if (locators !== undefined) {
      this.#dial(node, { ...target, locators });
      return;
    }
    const ended = new AbortController();
    const end = (): void => ended.abort();
    this.once('close', end);
    findTarget(node, target, options, ended.signal)
      .finally(() => this.off('close', end))
      .then(
        (found) => {
          this.noteActivity();
          this.peer = found.nodeId;
          this.emit('lookup', null, this.peerName, 6, target.name ?? this.peerName);
          this.#dial(node, found);
        },
        (error: unknown) => this.destroy(asError(error)),
      );
  }

  #dial(node: Node, target: FoundTarget): void {
    if (this.destroyed || !this.connecting) return;
    const endpoint = endpointOf(node);
    if (endpoint.closed) {
      this.destroy(new KamoError('ERR_KAMO_CLOSED', 'the node is closed'));
      return;
    }
    this.endpoint = endpoint;
    const { nodeId, port, sourcePort, locators, proof } = target;
    const from = sourcePort === 0 ? {} : { sourcePort };
    let obstacle: string | undefined;
    if (target.native !== undefined) obstacle = endpoint.connectNatively(target.native, this);
    else if (target.pure && nodeId !== undefined)
      obstacle = endpoint.connectPurely({ nodeId, port, addresses: locators, proof }, this);
    else endpoint.connect({ port, locators, proof, ...from, ...(nodeId === undefined ? {} : { nodeId }) }, this);
    if (obstacle !== undefined) {
      this.destroy(new KamoError('ERR_KAMO_ARGUMENT', obstacle));
      return;
    }
    this.updateHold();
  }

  /** The next address of an ordinary host may do better. */
  #failed(error: Error): void {
    const dial = this.connecting ? this.#dialling : undefined;
    if (dial === undefined) {
      this.destroy(error);
      return;
    }
    this.#abort();
    dial.failed(error);
  }

  #opened(dialled: boolean): void {
    this.connecting = false;
    this.established = true;
    if (this.#dialling?.target.localPort === 0) this.#dialling = undefined;
    this.updateHold();
    this.applyWanted();
    if (dialled) {
      this.emit('connect');
      // As if it had waited for 'connect', which it does in `net`.
      this.advance();
      this.emit('ready');
    }
    this.advance();
    // Without a reader too the end has to be noticed.
    if (!this.destroyed && !this.isPaused()) this.read(0);
  }

  /** In the middle of connecting, or with bytes nobody will read, the peer gets a reset, as from a kernel. */
  #giveBack(): void {
    // What the stream has taken is the application's, read or not.
    const unread = (this.#info()?.readableLength ?? 0) > 0;
    if (!this.established || unread) this.#abort();
    else {
      const connection = this.connection;
      this.connection = 0;
      this.#forgetDial();
      this.endpoint?.release(connection);
    }
    this.updateHold();
  }

  /** The peer has ended, which was told, and does not want the rest: who writes on is told that, and nobody else. */
  #breakOff(): void {
    if (this.finishing) this.destroy();
    else this.#giveBack();
  }

  #abort(): void {
    const connection = this.connection;
    if (connection === 0) return;
    this.connection = 0;
    this.established = false;
    this.#forgetDial();
    this.updateHold();
    this.endpoint?.abort(connection);
  }

  #forgetDial(): void {
    if (this.own !== undefined && this.acceptor === undefined) defaultServices.forget(this.source);
  }

  protected override updateHold(): void {
    const wanted = this.#referenced && this.connection !== 0 && this.busy;
    if (this.#held === wanted) return;
    this.#held = wanted;
    if (wanted) this.endpoint?.hold();
    else this.endpoint?.unhold();
  }

  #emitActive(from: number, to: number, reason: string): void {
    const paths = this.paths();
    const find = (id: number): PathInfo | undefined => paths.find((path) => path.id === id);
    this.emit('active', { from: find(from), to: find(to), reason } satisfies ActiveEvent);
  }

  /** The addresses by which the default node has dialled itself, of a connection that it accepted. */
  #ownEnds(): OwnEnds | undefined {
    if (!isOwnDialler(this.peer)) return undefined;
    const ends = defaultServices.dialledFrom(this.source);
    return ends && { local: ends.remote, remote: ends.local };
  }

  #info() {
    return this.connection === 0 ? undefined : this.endpoint?.info(this.connection);
  }

  #failure(code: FailureCode, what: string): KamoError {
    const { peerName: address, service: port } = this;
    const terse = this.own !== undefined;
    if (this.established && terse) return connectionError(code, what, { syscall: 'read', terse });
    const message = `connection with ${address} port ${port} failed, ${what}`;
    if (this.established) return connectionError(code, message, { syscall: 'read', address, port });
    return connectionError(code, message, { syscall: 'connect', address, port, ...this.#dialling?.localEnd(), terse });
  }
}

/** Dials; see `KamoSocket.connect`. */
export function connect(options: KamoConnectOptions | KamoPathOptions, connected?: () => void): KamoSocket;
export function connect(port: number | string, host: string, connected?: () => void): KamoSocket;
export function connect(port: number | string, connected?: () => void): KamoSocket;
export function connect(...args: readonly unknown[]): KamoSocket {
  const normalized = normalizeArguments(args);
  // Before there is a socket that nobody would know of.
  parsed = { normalized, destination: parseDestination(normalized) };
  const socket = new KamoSocket(normalized[0] as KamoSocketOptions);
  if (CHANNELS.client.hasSubscribers) CHANNELS.client.publish({ socket });
  return Reflect.apply(socket.connect, socket, [normalized]);
}

/** Of the arguments with which a socket is about to be connected. */
let parsed: { readonly normalized: NormalizedArguments; readonly destination: Destination } | undefined;

function takeParsed(normalized: NormalizedArguments): Destination | undefined {
  const destination = parsed?.normalized === normalized ? parsed.destination : undefined;
  parsed = undefined;
  return destination;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
