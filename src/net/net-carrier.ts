import { Socket } from 'node:net';
import type { ConnectionInfo } from '../transport/connection-info.ts';
import type { ConnectionTuning } from '../transport/native/native-options.ts';
import type { ConnectionId, PathInfo } from '../transport/output.ts';
import { type SocketAddress, socketAddress } from '../wire/socket-address.ts';
import type { KamoSocketOptions } from './connect-options.ts';
import { ATTACHED, type ConnectionOwner, HANDLE_EVENT } from './connection-owner.ts';
import type { Candidate, HostTarget } from './host-target.ts';
import type { HostAddresses, SocketCarrier } from './socket-carrier.ts';

/** Bytes that are left to the system before a writer has to wait. */
const SEND_BUFFER = 65_536;

/** How long what was written may take after the end, in ms, as with nodes (R-API-15). */
const LINGER = 3000;

/** It carries one connection alone. */
const ONLY: ConnectionId = 1;

/**
 * One connection of the system's own, with an ordinary host, by a pipe, or of a descriptor or handle: to its socket what an
 * `Endpoint` is, over a `net.Socket`.
 */
export class NetCarrier implements SocketCarrier {
  readonly nodeId = undefined;
  readonly #socket: Socket;
  /** It was dialled from here. */
  readonly #dialled: boolean;
  /** Known before there is a connection. */
  readonly #target: SocketAddress | undefined;
  #ends: HostAddresses | undefined;
  #owner: ConnectionOwner | undefined;
  /** Of a descriptor or handle, which may not be connected yet. */
  #given = false;

  private constructor(socket: Socket, dialled: boolean, target?: SocketAddress) {
    this.#socket = socket;
    this.#dialled = dialled;
    this.#target = target;
  }

  /** Dials an ordinary host. */
  static toHost(target: HostTarget, { address, family }: Candidate): NetCarrier {
    const { localAddress, localPort, port } = target;
    const socket = open({ noDelay: true }).connect({
      host: address,
      port,
      ...(localAddress === undefined ? {} : { localAddress }),
      ...(localPort === 0 ? {} : { localPort }),
    });
    return new NetCarrier(socket, true, socketAddress(family, address, port));
  }

  /** Dials a pipe. */
  static toPath(path: string): NetCarrier {
    return new NetCarrier(open().connect({ path }), true);
  }

  /** Over the descriptor or handle of a socket that there is. Throws what `net.Socket` throws. */
  static over({ fd, handle, readable, writable }: KamoSocketOptions): NetCarrier {
    const ends = { readable: readable ?? true, writable: writable ?? true };
    const carrier = new NetCarrier(open({ ...(handle ? { handle } : { fd }), ...ends }), true);
    carrier.#given = true;
    return carrier;
  }

  /** Over a socket that a server of the system's has accepted. */
  static accepted(socket: Socket): NetCarrier {
    return new NetCarrier(socket, false);
  }

  /**
   * The connection is `owner`'s, who is told of it at once.
   *
   * @param failed told of the system's error, after which there is no connection
   */
  adopt(owner: ConnectionOwner, failed: (error: Error) => void): void {
    this.#owner = owner;
    this.#socket
      .unref()
      .on('connect', () => this.#opened())
      .on('readable', () => this.#tell('readable'))
      .on('end', () => this.#tell('peer-finished'))
      .on('finish', () => this.#tell('acknowledged'))
      .on('close', (broken) => broken || this.#tell('closed'))
      .on('error', (error) => {
        if (this.#owner !== undefined) failed(error);
      });
    owner[ATTACHED](ONLY);
  }

  get mayDial(): boolean {
    return this.#given;
  }

  /** Dials by the descriptor that was given, once. */
  dial(options: { readonly path: string } | { readonly host: string; readonly port: number }): void {
    this.#given = false;
    this.#socket.connect(options);
  }

  /** As programs that look below a `net.Socket` find it. */
  get handle(): object | null {
    return (this.#socket as unknown as { readonly _handle: object | null })._handle;
  }

  hold(): void {
    this.#socket.ref();
  }

  unhold(): void {
    this.#socket.unref();
  }

  write(_connection: ConnectionId, pieces: readonly Uint8Array[]): void {
    this.#socket.cork();
    for (const piece of pieces) this.#socket.write(piece, () => this.#tell('acknowledged'));
    this.#socket.uncork();
  }

  read(): Uint8Array | null {
    return this.#socket.read();
  }

  settle(): void {}

  sendRoom(): number {
    return Math.max(0, SEND_BUFFER - this.#socket.writableLength);
  }

  /** Bytes that the system has not taken yet: what it has acknowledged it does not say. */
  writableLength(): number {
    return this.#socket.writableLength;
  }

  shutdown(): void {
    this.#socket.end();
  }

  tune(_connection: ConnectionId, { noDelay, keepAlive }: ConnectionTuning): void {
    if (noDelay !== undefined) this.#socket.setNoDelay(noDelay);
    if (keepAlive === false) this.#socket.setKeepAlive(false);
    else if (keepAlive !== undefined) this.#socket.setKeepAlive(true, keepAlive.idle ?? 0);
  }

  /** Without addresses, where it is a pipe's. */
  hosts(): HostAddresses {
    return this.#ends ?? (this.#socket.connecting ? this.#dialling() : this.#known());
  }

  info(): ConnectionInfo {
    const { bytesWritten, writableLength, readableLength, readyState } = this.#socket;
    const { local, remote } = this.hosts();
    const [service, source] = this.#dialled ? [remote, local] : [local, remote];
    return {
      phase: readyState,
      state: readyState,
      peer: null,
      servicePort: service?.port ?? 0,
      sourcePort: source?.port ?? 0,
      failovers: 0,
      schedule: 'failover',
      bytesAcknowledged: bytesWritten - writableLength,
      writableLength,
      writable: writableLength < SEND_BUFFER,
      readableLength,
    };
  }

  status(): undefined {}

  /** The one there is the system's, which tells nothing of it. */
  paths(): PathInfo[] {
    return [];
  }

  steer(): never {
    throw new Error('an ordinary host has no paths to be steered');
  }

  writeUrgent(): never {
    throw new Error('no urgent data without native mode');
  }

  abort(): void {
    this.#owner = undefined;
    // A pipe knows no reset.
    if (this.#socket.connecting || this.hosts().remote === undefined) this.#socket.destroy();
    else this.#socket.resetAndDestroy();
  }

  /** What was written is still sent, and the process waits for that. */
  release(): void {
    this.#owner = undefined;
    const end = setTimeout(() => this.#socket.destroy(), LINGER).unref();
    this.#socket.once('close', () => clearTimeout(end)).destroySoon();
  }

  #opened(): void {
    // Now that this end's address is known.
    this.#owner?.[ATTACHED](ONLY);
    this.#owner?.[HANDLE_EVENT]({ type: 'connected', connection: ONLY, peer: null });
  }

  #tell(type: 'readable' | 'acknowledged' | 'peer-finished' | 'closed'): void {
    this.#owner?.[HANDLE_EVENT]({ type, connection: ONLY });
  }

  #dialling(): HostAddresses {
    const remote = this.#target;
    if (remote === undefined) return { carrier: 'net' };
    const { family } = remote;
    return { carrier: 'net', local: socketAddress(family, family === 6 ? '::' : '0.0.0.0', 0), remote };
  }

  /** Of a connection, which the system forgets with its end. */
  #known(): HostAddresses {
    const { localAddress, localPort = 0, localFamily, remoteAddress, remotePort = 0, remoteFamily } = this.#socket;
    const local = localAddress === undefined ? undefined : endOf(localAddress, localPort, localFamily);
    const remote = remoteAddress === undefined ? this.#target : endOf(remoteAddress, remotePort, remoteFamily);
    const ends = { carrier: 'net', ...(local && { local }), ...(remote && { remote }) } as const;
    if (remote !== undefined) this.#ends = ends;
    return ends;
  }
}

/** Each direction ends by itself; nobody but its carrier is told of it. */
function open(options: object = {}): Socket {
  return new Socket({ ...options, allowHalfOpen: true });
}

function endOf(address: string, port: number, family: string | undefined): SocketAddress {
  return socketAddress(family === 'IPv6' ? 6 : 4, address, port);
}
