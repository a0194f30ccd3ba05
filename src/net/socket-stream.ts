import { Duplex } from 'node:stream';
import type { ConnectionId } from '../transport/output.ts';
import { invalid } from './arguments.ts';
import type { KamoSocketOptions } from './connect-options.ts';
import type { Endpoint } from './endpoint.ts';
import { SendBuffer } from './send-buffer.ts';

/** Of a stream, as Node calls it. */
export type Callback = (error?: Error | null) => void;

/**
 * The two directions of a connection as a Duplex with back-pressure both ways. What is protected here is for
 * `KamoSocket`, which knows how a connection comes to be and ends.
 */
export abstract class SocketStream extends Duplex {
  /** Idle time in ms until 'timeout'; 0 is never. */
  timeout = 0;
  bytesRead = 0;
  protected endpoint: Endpoint | undefined;
  /** 0 while there is none. */
  protected connection: ConnectionId = 0;
  /** It can be read and written. */
  protected established = false;
  #hungry = false;
  #pulling = false;
  #peerFinished = false;
  #ended = false;
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
    super({
      allowHalfOpen: options.allowHalfOpen ?? false,
      ...(options.readableHighWaterMark === undefined ? {} : { readableHighWaterMark: options.readableHighWaterMark }),
      ...(options.writableHighWaterMark === undefined ? {} : { writableHighWaterMark: options.writableHighWaterMark }),
      decodeStrings: true,
      emitClose: false,
    });
  }

  /** Bytes that the connection has not taken yet. */
  get bufferSize(): number {
    return this.writableLength;
  }

  get bytesWritten(): number {
    return this.#dispatched + this.writableLength - (this.#writing - (this.#outgoing?.length ?? 0));
  }

  /** 'timeout' comes when nothing was received or sent for so long; the connection stays. 0 switches it off. */
  setTimeout(timeout: number, expired?: () => void): this {
    if (typeof timeout !== 'number' || !(timeout >= 0)) throw invalid('timeout', 'a number of ms, 0 or more', timeout);
    this.endTimeout();
    this.timeout = timeout;
    this.#idle = timeout === 0 ? undefined : setTimeout(() => this.emit('timeout'), timeout).unref();
    if (expired === undefined) return this;
    if (timeout === 0) this.off('timeout', expired);
    else this.once('timeout', expired);
    return this;
  }

  override _read(): void {
    this.#hungry = true;
    this.pull();
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

  /** Something was received or sent. */
  protected noteActivity(): void {
    this.#idle?.refresh();
  }

  protected endTimeout(): void {
    clearTimeout(this.#idle);
  }

  /** Moves what has arrived to the reader, as far as it takes it. */
  protected pull(): void {
    const { endpoint } = this;
    if (this.#pulling || !this.established || endpoint === undefined) return;
    this.#pulling = true;
    let took = false;
    try {
      while (this.#hungry && this.connection !== 0) {
        const chunk = endpoint.read(this.connection);
        if (chunk === null) break;
        took = true;
        this.bytesRead += chunk.length;
        this.#hungry = this.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length));
      }
    } finally {
      this.#pulling = false;
      // The window that reading has opened is told to the peer.
      if (took) endpoint.settle(this.connection);
    }
    this.#end();
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
  }

  /** Whoever waits for a write or the end is told that it does not come. */
  protected forget(error: Error): void {
    this.established = false;
    this.#outgoing = null;
    this.#writing = 0;
    this.#take('written')?.(error);
    this.#take('finished')?.(error);
  }

  /** Hands pieces to the connection; the first of their bytes is at `position` of all that was written. */
  protected hand(endpoint: Endpoint, pieces: readonly Uint8Array[], _position: number): void {
    endpoint.write(this.connection, pieces);
  }

  #send(chunks: readonly Uint8Array[], written: Callback): void {
    this.noteActivity();
    this.#outgoing ??= new SendBuffer();
    this.#outgoing.hold(chunks);
    this.#writing = this.#outgoing.length;
    this.#written = written;
    this.advance();
  }

  #move(endpoint: Endpoint, outgoing: SendBuffer): void {
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

  /** FIN behind the last byte; finished when the peer has all of it. */
  #finish(): void {
    if (this.#finished === undefined || !this.established || this.endpoint === undefined) return;
    if (!this.#finishing) {
      this.#finishing = true;
      this.endpoint.shutdown(this.connection);
    }
    if (this.connection === 0 || this.endpoint.writableLength(this.connection) > 0) return;
    this.#take('finished')?.();
  }

  #end(): void {
    if (!this.#peerFinished || this.#ended || this.unread > 0) return;
    this.#ended = true;
    this.push(null);
    // Without a reader, too, an end behind nothing is seen.
    this.read(0);
  }

  /** Bytes that have arrived and that this stream has not taken; 1 where there is no connection to ask. */
  protected get unread(): number {
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
