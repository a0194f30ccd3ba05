import { addAbortSignal } from 'node:stream';
import type { ConnectionId, FailureCode, PathInfo, TransportEvent } from '../transport/output.ts';
import { formatGeneralizedId, type NodeId } from '../wire/node-id.ts';
import type { Address } from './arguments.ts';
import {
  type KamoConnectOptions,
  type KamoSocketOptions,
  parseLocatorList,
  parseTarget,
  type Target,
} from './connect-options.ts';
import { ATTACHED, CLOSED, type ConnectionOwner, HANDLE_EVENT, type OwnerHolder } from './connection-owner.ts';
import type { Endpoint } from './endpoint.ts';
import { connectionError, KamoError } from './errors.ts';
import { defaultNode, endpointOf, type Node } from './node.ts';
import { parsePureLocators } from './pure-options.ts';
import type { ActiveEvent, PathEvent } from './socket-events.ts';
import { SocketPaths } from './socket-paths.ts';
import type { Callback } from './socket-stream.ts';

/** A connection that a listener accepted: for the constructor, from `server.ts` only. */
export interface AcceptedConnection {
  readonly endpoint: Endpoint;
  readonly acceptor: OwnerHolder;
  /** Null: a host that is no node. */
  readonly peer: NodeId | null;
}

/**
 * A connection that looks like a `net.Socket`: a Duplex with back-pressure both ways, of which the addresses are
 * generalized IDs. Events beyond those of `net.Socket`: 'path' (`PathEvent`), 'active' (`ActiveEvent`),
 * 'trouble' (`TroubleEvent`) and 'urgent' (bytes to the end of the urgent data). A write's
 * callback comes when the connection has taken the bytes; 'finish' when the peer has acknowledged all of them.
 */
export class KamoSocket extends SocketPaths implements ConnectionOwner {
  /** Until 'connect' or the end. */
  connecting = false;
  #peer: NodeId | undefined;
  /** Of a connection that was accepted. */
  #acceptor: OwnerHolder | undefined;
  #service = 0;
  #source = 0;
  #held = false;
  #referenced = true;

  constructor(options: KamoSocketOptions = {}, accepted?: AcceptedConnection) {
    super(options);
    if (options.signal !== undefined) addAbortSignal(options.signal, this);
    if (accepted === undefined) return;
    this.endpoint = accepted.endpoint;
    this.#peer = accepted.peer ?? undefined;
    this.#acceptor = accepted.acceptor;
  }

  /**
   * Dials. Bad arguments throw a KamoError; what goes wrong later is an 'error'. 'connect' comes when the peer has
   * proven that it is the node.
   */
  connect(options: KamoConnectOptions, connected?: () => void): this {
    const target = parseTarget(options);
    if (this.connecting || this.connection !== 0)
      throw new KamoError('ERR_KAMO_CLOSED', 'the socket has been connected before');
    if (connected !== undefined) this.once('connect', connected);
    if (options.timeout !== undefined) this.setTimeout(options.timeout);
    if (target.schedule !== 'failover') this.setSchedule(target.schedule);
    this.connecting = true;
    this.#peer = target.nodeId;
    this.#service = target.port;
    if (options.node !== undefined) this.#dial(options.node, target);
    else
      defaultNode().then(
        (node) => this.#dial(node, target),
        (error: unknown) => this.destroy(asError(error)),
      );
    return this;
  }

  /**
   * The node at the other end may be reached at these addresses as well, in place of those dialled or set before: for
   * who learns of its moves otherwise than from the node itself. They are tried at once, and used when it answers there.
   */
  setLocators(locators: readonly Address[]): this {
    const addresses = parsePureLocators(locators, this.#peer) ?? parseLocatorList(locators);
    if (this.hosts !== undefined) throw new KamoError('ERR_KAMO_LEGACY', 'an ordinary host has no locators');
    const { connection } = this;
    if (connection !== 0)
      this.endpoint?.steer(connection, (control, now) => control.setLocators(now, connection, addresses));
    else if (!this.destroyed) this.once('connect', () => this.setLocators(locators));
    return this;
  }

  /** How often traffic had to leave a failing path. */
  get failovers(): number {
    return this.#info()?.failovers ?? 0;
  }

  /** No connection yet: not dialled, or still connecting. */
  get pending(): boolean {
    return !this.established;
  }

  get readyState(): 'opening' | 'open' | 'readOnly' | 'writeOnly' | 'closed' {
    if (this.connecting) return 'opening';
    if (this.readable && this.writable) return 'open';
    if (this.readable) return 'readOnly';
    return this.writable ? 'writeOnly' : 'closed';
  }

  /** The peer has proven the node ID that is its `remoteAddress`. False before 'connect', after the end, and of an ordinary host. */
  get proven(): boolean {
    return this.established && this.hosts === undefined && this.#peer !== undefined;
  }

  /** The peer's generalized ID; the address of an ordinary host. */
  get remoteAddress(): string | undefined {
    if (this.hosts !== undefined) return this.hosts.remote.address;
    return this.#peer === undefined ? undefined : formatGeneralizedId(this.#peer);
  }

  get remoteFamily(): 'IPv4' | 'IPv6' | undefined {
    return familyOf(this.remoteAddress);
  }

  get remotePort(): number | undefined {
    return this.#acceptor !== undefined ? this.#source : this.#service || undefined;
  }

  /** This node's generalized ID; its own address towards an ordinary host. */
  get localAddress(): string | undefined {
    if (this.hosts !== undefined) return this.hosts.local.address;
    return this.endpoint === undefined ? undefined : formatGeneralizedId(this.endpoint.transport.identity.nodeId);
  }

  get localFamily(): 'IPv4' | 'IPv6' | undefined {
    return familyOf(this.localAddress);
  }

  get localPort(): number | undefined {
    return this.#acceptor !== undefined ? this.#service : this.#source || undefined;
  }

  address(): { address: string; family: 'IPv4' | 'IPv6'; port: number } | Record<string, never> {
    const { localAddress, localFamily, localPort } = this;
    return localAddress === undefined || localFamily === undefined || localPort === undefined
      ? {}
      : { address: localAddress, family: localFamily, port: localPort };
  }

  /** While referenced, an open socket keeps the process alive. */
  ref(): this {
    this.#referenced = true;
    this.#hold();
    return this;
  }

  unref(): this {
    this.#referenced = false;
    this.#letGo();
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
    if (this.connecting) return this.once('connect', () => this.resetAndDestroy());
    this.#abort();
    this.destroy();
    return this;
  }

  [ATTACHED](connection: ConnectionId): void {
    this.connection = connection;
    this.hosts = this.endpoint?.hosts(connection);
    const info = this.#info();
    this.#service = info?.servicePort ?? 0;
    this.#source = info?.sourcePort ?? 0;
    if (this.#acceptor !== undefined) this.#opened();
  }

  [HANDLE_EVENT](event: TransportEvent): void {
    this.noteActivity();
    switch (event.type) {
      case 'connected':
        this.#peer = event.peer ?? undefined;
        this.#opened();
        break;
      case 'readable':
        this.pull();
        break;
      case 'acknowledged':
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
        else this.destroy(this.#failure(event.code, event.message));
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
    this.connecting = false;
    this.endTimeout();
    const given = this.connection !== 0;
    if (given) this.#giveBack(error);
    this.forget(error ?? new KamoError('ERR_KAMO_CLOSED', 'the socket was destroyed before the bytes were taken'));
    destroyed(error);
    process.nextTick(() => {
      this.#acceptor?.[CLOSED](this);
      this.emit('close', error !== null);
    });
  }

  #dial(node: Node, target: Target): void {
    if (this.destroyed) return;
    const endpoint = endpointOf(node);
    if (endpoint.closed) {
      this.destroy(new KamoError('ERR_KAMO_CLOSED', 'the node is closed'));
      return;
    }
    this.endpoint = endpoint;
    if (target.native !== undefined) {
      const obstacle = endpoint.connectNatively(target.native, this);
      if (obstacle !== undefined) this.destroy(new KamoError('ERR_KAMO_ARGUMENT', obstacle));
    } else if (target.pure && target.nodeId !== undefined) {
      const { nodeId, port, locators: addresses } = target;
      const obstacle = endpoint.connectPurely({ nodeId, port, addresses }, this);
      if (obstacle !== undefined) this.destroy(new KamoError('ERR_KAMO_ARGUMENT', obstacle));
    } else {
      const { nodeId, port, locators } = target;
      endpoint.connect({ port, locators, ...(nodeId === undefined ? {} : { nodeId }) }, this);
    }
    this.#hold();
  }

  #opened(): void {
    this.connecting = false;
    this.established = true;
    this.#hold();
    if (this.#acceptor === undefined) {
      this.emit('connect');
      this.emit('ready');
    }
    this.advance();
    // Without a reader too the end has to be noticed.
    if (!this.destroyed && !this.isPaused()) this.read(0);
  }

  /** With an error, in the middle of connecting, or with bytes nobody will read, the peer gets a reset, as from a kernel. */
  #giveBack(error: Error | null): void {
    const unread = (this.#info()?.readableLength ?? 0) > 0 || this.readableLength > 0;
    if (error !== null || !this.established || unread) this.#abort();
    else {
      const connection = this.connection;
      this.connection = 0;
      this.endpoint?.release(connection);
    }
    this.#letGo();
  }

  #abort(): void {
    const connection = this.connection;
    if (connection === 0) return;
    this.connection = 0;
    this.established = false;
    this.endpoint?.abort(connection);
  }

  #hold(): void {
    if (this.#held || !this.#referenced || this.connection === 0 || this.destroyed) return;
    this.#held = true;
    this.endpoint?.hold();
  }

  #letGo(): void {
    if (!this.#held) return;
    this.#held = false;
    this.endpoint?.unhold();
  }

  #emitActive(from: number, to: number, reason: string): void {
    const paths = this.paths();
    const find = (id: number): PathInfo | undefined => paths.find((path) => path.id === id);
    this.emit('active', { from: find(from), to: find(to), reason } satisfies ActiveEvent);
  }

  #info() {
    return this.connection === 0 ? undefined : this.endpoint?.info(this.connection);
  }

  #failure(code: FailureCode, what: string): KamoError {
    const address = this.remoteAddress ?? 'any node';
    return connectionError(
      code,
      `connection with ${address} port ${this.#service} failed, ${what}`,
      address,
      this.#service,
    );
  }
}

/** Dials a node; see `KamoSocket.connect`. */
export function connect(options: KamoConnectOptions, connected?: () => void): KamoSocket {
  parseTarget(options);
  return new KamoSocket(options).connect(options, connected);
}

function familyOf(address: string | undefined): 'IPv4' | 'IPv6' | undefined {
  if (address === undefined) return undefined;
  return address.includes(':') ? 'IPv6' : 'IPv4';
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
