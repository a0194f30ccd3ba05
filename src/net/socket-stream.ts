import type { AsyncResource } from 'node:async_hooks';
import { Duplex } from 'node:stream';
import type { ConnectionId } from '../transport/output.ts';
import { contextOf } from './async-context.ts';
import type { KamoSocketOptions } from './connect-options.ts';
import { KamoError, systemError } from './errors.ts';
import { inheritable } from './inheritance.ts';
import { checkDuration, checkFunction, misuse } from './misuse.ts';
import { refuseObjectMode } from './net-arguments.ts';
import { parseOnRead, ReadInto } from './read-into.ts';
import { SendBuffer } from './send-buffer.ts';
import type { SocketCarrier } from './socket-carrier.ts';

/** Of a stream, as Node calls it. */
export type Callback = (error?: Error | null) => void;

/**
 * The two directions of a connection as a Duplex with back-pressure both ways. What is protected here is for
 * `KamoSocket`, which knows how a connection comes to be and ends.
 */
export abstract class SocketStream extends inheritable(Duplex) {
  /** Idle time in ms until 'timeout'; 0 is never, undefined: not asked for. */
  timeout: number | undefined = undefined;
  bytesRead = 0;
  /** Until 'connect' or the end. */
  connecting = false;
  /** In which it is told what happens, from when it is dialled or accepted. */
  protected context: AsyncResource | undefined;
  protected endpoint: SocketCarrier | undefined;
  /** 0 while there is none. */
  protected connection: ConnectionId = 0;
  /** It can be read and written. */
  protected established = false;
  /** The memory that bytes are read into, where that was asked for. */
  readonly #into: ReadInto | undefined;
  #hungry = false;
  #pulling = false;
  #peerFinished = false;
  #ended = false;
  /** The peer has ended, and so will this end. */
  #refusing = false;
  #idle: NodeJS.Timeout | undefined;
  /** Bytes given to the connection; and all those of the write in progress. */
  #dispatched = 0;
  #writing = 0;
  /** While something written is not acknowledged. */
  #outgoing: SendBuffer | null = null;
  #written: Callback | undefined;
  #finishing = false;
  #finished: Callback | undefined;

  protected constructor(options: KamoSocketOptions) {
    refuseObjectMode(options);
    super({
      allowHalfOpen: Boolean(options.allowHalfOpen),
      ...given('highWaterMark', options.highWaterMark),
      ...given('readableHighWaterMark', options.readableHighWaterMark),
      ...given('writableHighWaterMark', options.writableHighWaterMark),
      ...given('readable', options.readable),
      ...given('writable', options.writable),
      decodeStrings: true,
      emitClose: false,
    });
    this.on('end', this.#halfClosed);
    const onRead = parseOnRead(options.onread);
    this.#into = onRead && new ReadInto(onRead, this);
  }

  /** Bytes that the connection has not taken yet; undefined, as in `net`, where there is none. */
  get bufferSize(): number {
    return this.connecting || this.connection !== 0 ? this.writableLength : (undefined as never);
  }

  get bytesWritten(): number {
    // As in `net.Socket`, whose prototype may be looked at.
    if (!(#dispatched in this)) return undefined as never;
    return this.#dispatched + this.writableLength - (this.#writing - (this.#outgoing?.length ?? 0));
  }

  /** 'timeout' comes when nothing was received or sent for so long; the connection stays. 0 switches it off. */
  setTimeout(timeout: number, expired?: () => void): this {
    if (this.destroyed) return this;
    this.timeout = timeout;
    const duration = checkDuration(timeout, 'msecs');
    this.endTimeout();
    this.#idle = duration === 0 ? undefined : setTimeout(() => this.emit('timeout'), duration).unref();
    if (expired === undefined) return this;
    checkFunction(expired, 'callback');
    return duration === 0 ? this.off('timeout', expired) : this.once('timeout', expired);
  }

  /** With `onread`, a pause stops reading at once. */
  override pause(): this {
    if (this.#into !== undefined && !this.connecting) {
      this.#hungry = false;
      this.updateHold();
    }
    return super.pause();
  }

  override resume(): this {
    this.#readOn();
    // What has come already is told as what comes later is.
    return this.context === undefined ? super.resume() : this.context.runInAsyncScope(super.resume, this);
  }

  override read(size?: number): ReturnType<Duplex['read']> {
    this.#readOn();
    return super.read(size);
  }

  /** After the peer has ended, and so, unless it may stay half open, this end, who writes on is told why (EPIPE). */
  override write(...args: readonly unknown[]): boolean {
    if (!this.#refusing || !this.writableEnded) return Reflect.apply(super.write, this, args);
    const error = Object.assign(new Error('This socket has been ended by the other party'), { code: 'EPIPE' });
    const callback = args.slice(1).find((arg) => typeof arg === 'function');
    if (callback !== undefined) process.nextTick(callback as Callback, error);
    this.destroy(error);
    return false;
  }

  #halfClosed(): void {
    this.#refusing = !this.allowHalfOpen;
  }

  override end(...args: readonly unknown[]): this {
    Reflect.apply(super.end, this, args);
    return this;
  }

  override _read(): void {
    this.#hungry = true;
    this.pull();
    this.updateHold();
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
    if (!this.connecting && this.connection === 0) {
      finished();
      return;
    }
    this.#finished = finished;
    this.#shutDown();
    // Not within the call, also where nothing is left to be acknowledged: who fails or is destroyed in it has not finished.
    process.nextTick(() => this.#finish());
    this.updateHold();
  }

  /** What a socket is before it is connected for the first time, for the next. */
  protected renew(): void {
    this.#hungry = false;
    this.#peerFinished = false;
    this.#ended = false;
    this.#refusing = false;
    this.#finishing = false;
    this.#dispatched = 0;
    this.bytesRead = 0;
  }

  /**
   * Something is still to come or to go: as in libuv, that keeps a process alive, and a connection that is merely open
   * does not. What was written counts until it is acknowledged: nobody but this process would send it again.
   */
  protected get busy(): boolean {
    if (this.connecting || this.#outgoing !== null || this.#finished !== undefined) return true;
    return this.#hungry && !this.#peerFinished;
  }

  /** The peer's end was told, and no write waits. */
  protected get halfOver(): boolean {
    return this.#ended && this.#written === undefined;
  }

  /** This end is under way. */
  protected get finishing(): boolean {
    return this.#finished !== undefined;
  }

  /** Whether it is busy may have changed. */
  protected abstract updateHold(): void;

  /** Something was received or sent. */
  protected noteActivity(): void {
    this.#idle?.refresh();
  }

  protected endTimeout(): void {
    clearTimeout(this.#idle);
  }

  protected renewContext(): void {
    this.context = contextOf('SOCKET');
  }

  /** Moves what has arrived to the reader, as far as it takes it. */
  protected pull(): void {
    const { endpoint } = this;
    if (this.#pulling || !this.established || endpoint === undefined) return;
    this.#pulling = true;
    let took = false;
    try {
      while (this.#hungry && this.connection !== 0) {
        const chunk = this.#gather(endpoint);
        if (chunk === null) break;
        took = true;
        this.bytesRead += chunk.length;
        this.#hungry = this.#deliver(chunk);
      }
    } finally {
      this.#pulling = false;
      // The window that reading has opened is told to the peer.
      if (took) endpoint.settle(this.connection);
    }
    this.#end();
    this.updateHold();
  }

  /** What has come in short pieces is handed on as one, as from a kernel's buffer, up to the high-water mark. */
  #gather(endpoint: SocketCarrier): Uint8Array | null {
    const first = endpoint.read(this.connection);
    if (first === null || first.length >= this.readableHighWaterMark) return first;
    const left = endpoint.info(this.connection).readableLength;
    if (left === 0 || first.length + left > this.readableHighWaterMark) return first;
    const pieces = [first];
    for (let piece = endpoint.read(this.connection); piece !== null; piece = endpoint.read(this.connection)) {
      pieces.push(piece);
    }
    return Buffer.concat(pieces);
  }

  #deliver(chunk: Uint8Array): boolean {
    if (this.#into === undefined) return this.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length));
    return this.#into.push(chunk, () => this.#hungry);
  }

  /** With `onread`, a stopped reader goes on. */
  #readOn(): void {
    if (this.#into === undefined || this.#hungry || !this.established || this.#pulling) return;
    this.#hungry = true;
    this.#hungry = this.#into.flush(() => this.#hungry);
    this.pull();
  }

  /** The peer's FIN has come. */
  protected takeFin(): void {
    this.#peerFinished = true;
    this.pull();
  }

  /** Both directions are over; nothing more will be acknowledged. */
  protected takeClose(): void {
    this.advance();
    if (this.#finishing) this.#take('finished')?.();
    this.pull();
  }

  /** Moves what the application has written into the connection, as far as it has room. */
  protected advance(): void {
    if (!this.established || this.endpoint === undefined) return;
    const outgoing = this.#outgoing;
    if (outgoing !== null) this.#move(this.endpoint, outgoing);
    if (outgoing === null || outgoing.length === 0) {
      this.#writing = 0;
      this.#take('written')?.();
    }
    this.#finish();
    this.updateHold();
  }

  /** Whoever waits for a write or the end is told that it does not come, and why: null, the socket was destroyed. */
  protected forget(error: Error | null, early: boolean): void {
    this.established = false;
    this.#outgoing = null;
    this.#writing = 0;
    const written = this.#take('written');
    const finished = this.#take('finished');
    if (written === undefined && finished === undefined) return;
    const reason = error ?? new KamoError('ERR_KAMO_CLOSED', 'the socket was destroyed before the bytes were taken');
    // Not within `destroy`: callbacks are the application's.
    if (written !== undefined) process.nextTick(written, early ? closedBeforeConnection() : reason);
    if (finished !== undefined) process.nextTick(finished, reason);
  }

  /** Hands pieces to the connection; the first of their bytes is at `position` of all that was written. */
  protected hand(endpoint: SocketCarrier, pieces: readonly Uint8Array[], _position: number): void {
    endpoint.write(this.connection, pieces);
  }

  #send(chunks: readonly Uint8Array[], written: Callback): void {
    if (!this.connecting && this.connection === 0) {
      // Established, but gone: the peer has broken it off behind its end.
      written(this.established ? systemError('EPIPE', 'write') : misuse('ERR_SOCKET_CLOSED', 'Socket is closed'));
      return;
    }
    this.noteActivity();
    this.#outgoing ??= new SendBuffer();
    this.#outgoing.hold(chunks);
    this.#writing = this.#outgoing.length;
    this.#written = written;
    this.advance();
  }

  #move(endpoint: SocketCarrier, outgoing: SendBuffer): void {
    const unacknowledged = endpoint.writableLength(this.connection);
    outgoing.recycle(unacknowledged);
    if (unacknowledged === 0 && outgoing.length === 0) {
      this.#outgoing = null;
      return;
    }
    if (outgoing.length === 0) return;
    const pieces = outgoing.take(endpoint.sendRoom(this.connection));
    const position = this.#dispatched;
    for (const { length } of pieces) this.#dispatched += length;
    if (pieces.length > 0) this.hand(endpoint, pieces, position);
  }

  /** FIN behind the last byte. */
  #shutDown(): void {
    if (this.#finished === undefined || this.#finishing || !this.established) return;
    this.#finishing = true;
    this.endpoint?.shutdown(this.connection);
  }

  /** Finished when the peer has all of it. */
  #finish(): void {
    if (this.#finished === undefined || !this.established || this.endpoint === undefined) return;
    this.#shutDown();
    if (this.connection === 0 || this.endpoint.writableLength(this.connection) > 0) return;
    this.#take('finished')?.();
  }

  #end(): void {
    if (!this.#peerFinished || this.#ended || !this.#hungry || this.unread > 0) return;
    this.#ended = true;
    this.push(null);
    // Without a reader, too, an end behind nothing is seen.
    this.read(0);
  }

  /** Bytes that have arrived and that this stream has not taken; 1 where there is no connection to ask. */
  protected get unread(): number {
    const held = this.#into?.length ?? 0;
    if (held > 0) return held;
    if (this.connection === 0 || this.endpoint === undefined) return 1;
    return this.endpoint.info(this.connection).readableLength;
  }

  #take(which: 'written' | 'finished'): Callback | undefined {
    const callback = which === 'written' ? this.#written : this.#finished;
    if (which === 'written') this.#written = undefined;
    else this.#finished = undefined;
    return callback;
  }
}

function given<K extends string, V>(name: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [name]: value } as Record<K, V>);
}

function closedBeforeConnection(): Error {
  return misuse('ERR_SOCKET_CLOSED_BEFORE_CONNECTION', 'Socket closed before the connection was established');
}
