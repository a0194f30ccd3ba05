import { connect, type Socket } from 'node:net';
import type { ConnectionInfo } from '../transport/connection-info.ts';
import type { ConnectionTuning } from '../transport/native/native-options.ts';
import type { ConnectionId, PathInfo } from '../transport/output.ts';
import { socketAddress } from '../wire/socket-address.ts';
import { ATTACHED, type ConnectionOwner, HANDLE_EVENT } from './connection-owner.ts';
import type { Candidate, HostTarget } from './host-target.ts';
import type { HostAddresses, SocketCarrier } from './socket-carrier.ts';

/** Bytes that are left to the system before a writer has to wait. */
const SEND_BUFFER = 65_536;

/** How long what was written may take after the end, in ms, as with nodes (R-API-15). */
const LINGER = 3000;

/** It carries one connection alone. */
const ONLY: ConnectionId = 1;

/** One connection with an ordinary host by the system's own TCP: to its socket what an `Endpoint` is, over a `net.Socket`. */
export class NetCarrier implements SocketCarrier {
  readonly nodeId = undefined;
  readonly #socket: Socket;
  readonly #candidate: Candidate;
  readonly #port: number;
  readonly #owner: ConnectionOwner;
  #owned = true;

  /** @param failed told of the system's error, after which there is no connection */
  constructor(target: HostTarget, candidate: Candidate, owner: ConnectionOwner, failed: (error: Error) => void) {
    const { localAddress, localPort, port } = target;
    this.#candidate = candidate;
    this.#port = port;
    this.#owner = owner;
    this.#socket = connect({
      host: candidate.address,
      port,
      allowHalfOpen: true,
      noDelay: true,
      ...(localAddress === undefined ? {} : { localAddress }),
      ...(localPort === 0 ? {} : { localPort }),
    });
    this.#socket
      .unref()
      .on('connect', () => this.#opened())
      .on('readable', () => this.#tell('readable'))
      .on('end', () => this.#tell('peer-finished'))
      .on('finish', () => this.#tell('acknowledged'))
      .on('close', (failed) => failed || this.#tell('closed'))
      .on('error', (error) => {
        if (this.#owned) failed(error);
      });
  }

  /** Tells the owner of its connection, which is still being made. */
  attach(): void {
    this.#owner[ATTACHED](ONLY);
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

  hosts(): HostAddresses {
    const { address, family } = this.#candidate;
    const { localAddress = family === 6 ? '::' : '0.0.0.0', localPort = 0 } = this.#socket;
    const local = socketAddress(family, localAddress, localPort);
    return { carrier: 'net', local, remote: socketAddress(family, address, this.#port) };
  }

  info(): ConnectionInfo {
    const { bytesWritten, writableLength, readableLength, readyState, localPort = 0 } = this.#socket;
    return {
      phase: readyState,
      state: readyState,
      peer: null,
      servicePort: this.#port,
      sourcePort: localPort,
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
    this.#owned = false;
    if (this.#socket.connecting) this.#socket.destroy();
    else this.#socket.resetAndDestroy();
  }

  /** What was written is still sent, and the process waits for that. */
  release(): void {
    this.#owned = false;
    const end = setTimeout(() => this.#socket.destroy(), LINGER).unref();
    this.#socket.once('close', () => clearTimeout(end)).destroySoon();
  }

  #opened(): void {
    if (!this.#owned) return;
    // Now that this end's address is known.
    this.#owner[ATTACHED](ONLY);
    this.#owner[HANDLE_EVENT]({ type: 'connected', connection: ONLY, peer: null });
  }

  #tell(type: 'readable' | 'acknowledged' | 'peer-finished' | 'closed'): void {
    if (this.#owned) this.#owner[HANDLE_EVENT]({ type, connection: ONLY });
  }
}
