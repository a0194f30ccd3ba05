import { addAbortSignal, Duplex } from 'node:stream';
import type { ConnectionId, FailureCode, PathInfo, TransportEvent } from '../transport/output.ts';
import { formatGeneralizedId, type NodeId } from '../wire/node-id.ts';
import { invalid } from './arguments.ts';
import { type KamoConnectOptions, type KamoSocketOptions, parseTarget, type Target } from './connect-options.ts';
import {
  ATTACHED,
  CLOSED,
  type ConnectionOwner,
  type Endpoint,
  HANDLE_EVENT,
  type HostAddresses,
  type OwnerHolder,
} from './endpoint.ts';
import { connectionError, KamoError } from './errors.ts';
import { defaultNode, endpointOf, type Node } from './node.ts';
import { SendBuffer } from './send-buffer.ts';
import type { ActiveEvent, PathEvent } from './socket-events.ts';

/** A connection that a listener accepted: for the constructor, from `server.ts` only. */
export interface AcceptedConnection {
  readonly endpoint: Endpoint;
  readonly acceptor: OwnerHolder;
  /** Null: a host that is no node. */
  readonly peer: NodeId | null;
}

/**
 * A connection that looks like a `net.Socket`: a Duplex with back-pressure both ways, of which the addresses are
 * generalized IDs. Events beyond those of `net.Socket`: 'path' (`PathEvent`) and 'active' (`ActiveEvent`). A write's
 * callback comes when the connection has taken the bytes; 'finish' when the peer has acknowledged all of them.
 */
export class KamoSocket extends Duplex implements ConnectionOwner {
  /** Until 'connect' or the end. */
  connecting = false;
  /** Idle time in ms until 'timeout'; 0 is never. */
  timeout = 0;
  bytesRead = 0;
  #endpoint: Endpoint | undefined;
  /** 0 while there is none. */
  #connection: ConnectionId = 0;
  #peer: NodeId | undefined;
  /** Of a connection with an ordinary host. */
  #hosts: HostAddresses | undefined;
  /** Of a connection that was accepted. */
  #acceptor: OwnerHolder | undefined;
  #service = 0;
  #source = 0;
  #open = false;
  #hungry = false;
  #pulling = false;
  #peerFinished = false;
  #ended = false;
  #held = false;
  #referenced = true;
  #idle: NodeJS.Timeout | undefined;
  /** Bytes given to the connection; and all those of the write in progress. */
  #dispatched = 0;
  #writing = 0;
  /** While something written is not acknowledged. */
  #outgoing: SendBuffer | null = null;
  #written: Callback | undefined;
  #finishing = false;
  #finished: Callback | undefined;

  constructor(options: KamoSocketOptions = {}, accepted?: AcceptedConnection) {
    super({
      allowHalfOpen: options.allowHalfOpen ?? false,
      ...(options.readableHighWaterMark === undefined ? {} : { readableHighWaterMark: options.readableHighWaterMark }),
      ...(options.writableHighWaterMark === undefined ? {} : { writableHighWaterMark: options.writableHighWaterMark }),
      decodeStrings: true,
      emitClose: false,
    });
    if (options.signal !== undefined) addAbortSignal(options.signal, this);
    if (accepted === undefined) return;
    this.#endpoint = accepted.endpoint;
    this.#peer = accepted.peer ?? undefined;
    this.#acceptor = accepted.acceptor;
  }

  /**
   * Dials. Bad arguments throw a KamoError; what goes wrong later is an 'error'. 'connect' comes when the peer has
   * proven that it is the node.
   */
  connect(options: KamoConnectOptions, connected?: () => void): this {
    const target = parseTarget(options);
    if (this.connecting || this.#connection !== 0)
      throw new KamoError('ERR_KAMO_CLOSED', 'the socket has been connected before');
    if (connected !== undefined) this.once('connect', connected);
    if (options.timeout !== undefined) this.setTimeout(options.timeout);
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

  /** What is known of each path, the active one among them. Empty before 'connect' and after 'close'. */
  paths(): PathInfo[] {
    return this.#connection === 0 ? [] : (this.#endpoint?.paths(this.#connection) ?? []);
  }

  /** How often traffic had to leave a failing path. */
  get failovers(): number {
    return this.#info()?.failovers ?? 0;
  }

  /** No connection yet: not dialled, or still connecting. */
  get pending(): boolean {
    return !this.#open;
  }

  get readyState(): 'opening' | 'open' | 'readOnly' | 'writeOnly' | 'closed' {
    if (this.connecting) return 'opening';
    if (this.readable && this.writable) return 'open';
    if (this.readable) return 'readOnly';
    return this.writable ? 'writeOnly' : 'closed';
  }

  /** Bytes that the connection has not taken yet. */
  get bufferSize(): number {
    return this.writableLength;
  }

  get bytesWritten(): number {
    return this.#dispatched + this.writableLength - (this.#writing - (this.#outgoing?.length ?? 0));
  }

  /** The peer's generalized ID; the address of an ordinary host. */
  get remoteAddress(): string | undefined {
    if (this.#hosts !== undefined) return this.#hosts.remote.address;
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
    if (this.#hosts !== undefined) return this.#hosts.local.address;
    return this.#endpoint === undefined ? undefined : formatGeneralizedId(this.#endpoint.transport.identity.nodeId);
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

  /** 'timeout' comes when nothing was received or sent for so long; the connection stays. 0 switches it off. */
  setTimeout(timeout: number, expired?: () => void): this {
    if (typeof timeout !== 'number' || !(timeout >= 0)) throw invalid('timeout', 'a number of ms, 0 or more', timeout);
    clearTimeout(this.#idle);
    this.timeout = timeout;
    this.#idle = timeout === 0 ? undefined : setTimeout(() => this.emit('timeout'), timeout).unref();
    if (expired === undefined) return this;
    if (timeout === 0) this.off('timeout', expired);
    else this.once('timeout', expired);
    return this;
  }

  /** Between nodes nothing happens: segments never wait to be filled. To an ordinary host false asks for Nagle's way. */
  setNoDelay(noDelay = true): this {
    if (this.pending) return this.once('connect', () => this.setNoDelay(noDelay));
    this.#endpoint?.setNoDelay(this.#connection, noDelay);
    return this;
  }

  /** Between nodes nothing happens: paths are probed in any case. To an ordinary host as in `net.Socket`; delay in ms. */
  setKeepAlive(enable = false, initialDelay = 0): this {
    if (this.pending) return this.once('connect', () => this.setKeepAlive(enable, initialDelay));
    this.#endpoint?.setKeepAlive(this.#connection, enable, initialDelay);
    return this;
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

  /** Ends the connection at once: the peer gets a reset. */
  resetAndDestroy(): this {
    this.#abort();
    this.destroy();
    return this;
  }

  [ATTACHED](connection: ConnectionId): void {
    this.#connection = connection;
    this.#hosts = this.#endpoint?.hosts(connection);
    const info = this.#info();
    this.#service = info?.servicePort ?? 0;
    this.#source = info?.sourcePort ?? 0;
    if (this.#acceptor !== undefined) this.#opened();
  }

  [HANDLE_EVENT](event: TransportEvent): void {
    this.#idle?.refresh();
    switch (event.type) {
      case 'connected':
        this.#peer = event.peer ?? undefined;
        this.#opened();
        break;
      case 'readable':
        this.#pull();
        break;
      case 'acknowledged':
        this.#advance();
        break;
      case 'peer-finished':
        this.#peerFinished = true;
        this.#pull();
        break;
      case 'closed':
        this.#advance();
        if (this.#finishing) this.#take('finished')?.();
        this.#pull();
        break;
      case 'failed':
        // Whoever closes the node closes its sockets: no error for who waits for nothing.
        if (event.code === 'closed' && this.#open) this.resetAndDestroy();
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
      case 'accepted':
        break;
    }
  }

  override _read(): void {
    this.#hungry = true;
    this.#pull();
  }

  override _write(chunk: Uint8Array, _encoding: BufferEncoding, written: Callback): void {
    this.#send([chunk], written);
  }

  override _writev(chunks: readonly { readonly chunk: Uint8Array }[], written: Callback): void {
    this.#send(
      chunks.map(({ chunk }) => chunk),
      written,
    );
  }

  override _final(finished: Callback): void {
    this.#finished = finished;
    this.#finish();
  }

  override _destroy(error: Error | null, destroyed: Callback): void {
    this.connecting = false;
    clearTimeout(this.#idle);
    const given = this.#connection !== 0;
    if (given) this.#giveBack(error);
    this.#open = false;
    this.#outgoing = null;
    this.#writing = 0;
    const late = error ?? new KamoError('ERR_KAMO_CLOSED', 'the socket was destroyed before the bytes were taken');
    this.#take('written')?.(late);
    this.#take('finished')?.(late);
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
    this.#endpoint = endpoint;
    if (target.native !== undefined) {
      const obstacle = endpoint.connectNatively(target.native, this);
      if (obstacle !== undefined) this.destroy(new KamoError('ERR_KAMO_ARGUMENT', obstacle));
    } else {
      const { nodeId, port, locators } = target;
      endpoint.connect({ port, locators, ...(nodeId === undefined ? {} : { nodeId }) }, this);
    }
    this.#hold();
  }

  #opened(): void {
    this.connecting = false;
    this.#open = true;
    this.#hold();
    if (this.#acceptor === undefined) {
      this.emit('connect');
      this.emit('ready');
    }
    this.#advance();
    // Without a reader too the end has to be noticed.
    if (!this.destroyed && !this.isPaused()) this.read(0);
  }

  #send(chunks: readonly Uint8Array[], written: Callback): void {
    this.#idle?.refresh();
    this.#outgoing ??= new SendBuffer();
    this.#outgoing.hold(chunks);
    this.#writing = this.#outgoing.length;
    this.#written = written;
    this.#advance();
  }

  /** Moves what the application has written into the connection, as far as it has room. */
  #advance(): void {
    if (!this.#open || this.#endpoint === undefined) return;
    const outgoing = this.#outgoing;
    if (outgoing !== null) this.#move(this.#endpoint, outgoing);
    if (outgoing === null || outgoing.length === 0) {
      this.#writing = 0;
      this.#take('written')?.();
    }
    this.#finish();
  }

  #move(endpoint: Endpoint, outgoing: SendBuffer): void {
    const unacknowledged = endpoint.writableLength(this.#connection);
    outgoing.recycle(unacknowledged);
    if (unacknowledged === 0 && outgoing.length === 0) {
      this.#outgoing = null;
      return;
    }
    if (outgoing.length === 0) return;
    const pieces = outgoing.take(endpoint.sendRoom(this.#connection));
    for (const { length } of pieces) this.#dispatched += length;
    if (pieces.length > 0) endpoint.write(this.#connection, pieces);
  }

  /** FIN behind the last byte; finished when the peer has all of it. */
  #finish(): void {
    if (this.#finished === undefined || !this.#open || this.#endpoint === undefined) return;
    if (!this.#finishing) {
      this.#finishing = true;
      this.#endpoint.shutdown(this.#connection);
    }
    if (this.#connection === 0 || this.#endpoint.writableLength(this.#connection) > 0) return;
    this.#take('finished')?.();
  }

  #pull(): void {
    const endpoint = this.#endpoint;
    if (this.#pulling || !this.#open || endpoint === undefined) return;
    this.#pulling = true;
    let took = false;
    try {
      while (this.#hungry && this.#connection !== 0) {
        const chunk = endpoint.read(this.#connection);
        if (chunk === null) break;
        took = true;
        this.bytesRead += chunk.length;
        this.#hungry = this.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length));
      }
    } finally {
      this.#pulling = false;
      // The window that reading has opened is told to the peer.
      if (took) endpoint.settle(this.#connection);
    }
    this.#end();
  }

  #end(): void {
    if (!this.#peerFinished || this.#ended || (this.#info()?.readableLength ?? 1) > 0) return;
    this.#ended = true;
    this.push(null);
    // Without a reader, too, an end behind nothing is seen.
    this.read(0);
  }

  /** With an error, in the middle of connecting, or with bytes nobody will read, the peer gets a reset, as from a kernel. */
  #giveBack(error: Error | null): void {
    const unread = (this.#info()?.readableLength ?? 0) > 0 || this.readableLength > 0;
    if (error !== null || !this.#open || unread) this.#abort();
    else {
      const connection = this.#connection;
      this.#connection = 0;
      this.#endpoint?.release(connection);
    }
    this.#letGo();
  }

  #abort(): void {
    const connection = this.#connection;
    if (connection === 0) return;
    this.#connection = 0;
    this.#open = false;
    this.#endpoint?.abort(connection);
  }

  #hold(): void {
    if (this.#held || !this.#referenced || this.#connection === 0 || this.destroyed) return;
    this.#held = true;
    this.#endpoint?.hold();
  }

  #letGo(): void {
    if (!this.#held) return;
    this.#held = false;
    this.#endpoint?.unhold();
  }

  #take(which: 'written' | 'finished'): Callback | undefined {
    const callback = which === 'written' ? this.#written : this.#finished;
    if (which === 'written') this.#written = undefined;
    else this.#finished = undefined;
    return callback;
  }

  #emitActive(from: number, to: number, reason: string): void {
    const paths = this.paths();
    const find = (id: number): PathInfo | undefined => paths.find((path) => path.id === id);
    this.emit('active', { from: find(from), to: find(to), reason } satisfies ActiveEvent);
  }

  #info() {
    return this.#connection === 0 ? undefined : this.#endpoint?.info(this.#connection);
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

type Callback = (error?: Error | null) => void;

function familyOf(address: string | undefined): 'IPv4' | 'IPv6' | undefined {
  if (address === undefined) return undefined;
  return address.includes(':') ? 'IPv6' : 'IPv4';
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
