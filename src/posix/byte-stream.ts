import type { KamoSocket } from '../net/socket.ts';
import { MSG_DONTWAIT, MSG_PEEK, MSG_WAITALL } from './constants.ts';
import { type ErrorName, errorName } from './errno.ts';
import type { Outcome, Settings } from './settings.ts';
import { WaitingCalls } from './waiting.ts';

/** The bytes of one connection as `send` and `recv` see them: calls that wait, in place of a stream's events. */
export class ByteStream {
  readonly socket: KamoSocket;
  readonly #settings: Settings;
  readonly #receiving = new WaitingCalls();
  readonly #sending = new WaitingCalls();
  /** What the connection failed with, until a call has been told. */
  #error: ErrorName | undefined;
  #failed = false;
  #readShut = false;
  #writeShut = false;

  /** @param told what else has to know of an error */
  constructor(socket: KamoSocket, settings: Settings, told: (error: ErrorName) => void) {
    this.socket = socket;
    this.#settings = settings;
    if (socket.destroyed) {
      this.#failed = true;
      this.#error = socket.errored === null ? undefined : errorName(socket.errored);
    }
    const serve = (): void => {
      if (this.#readShut) this.#discard();
      this.#receiving.serve();
    };
    socket.on('readable', serve).on('end', serve);
    socket.on('error', (error) => {
      this.#error = errorName(error);
      this.#failed = true;
      told(this.#error);
    });
    socket.on('close', () => {
      this.#failed = true;
      this.#receiving.serve();
      this.#sending.serve();
    });
  }

  /** The error that no call has been told of, once (SO_ERROR). */
  takeError(): ErrorName | undefined {
    const error = this.#error;
    this.#error = undefined;
    return error;
  }

  receive(buffer: Uint8Array, length: number, flags: number): Promise<Outcome> {
    let filled = 0;
    const peek = (flags & MSG_PEEK) !== 0;
    const all = !peek && (flags & MSG_WAITALL) !== 0;
    const wait = (flags & MSG_DONTWAIT) === 0;
    const attempt = (): Outcome | undefined => {
      // Memory can be given away while the call waits.
      if (buffer.length < length) return 'EFAULT';
      const taken = this.#take(buffer.subarray(filled, length));
      if (peek && taken > 0) this.socket.unshift(Buffer.from(buffer.subarray(0, taken)));
      filled += taken;
      if (all ? filled === length : filled > 0 || length === 0) return filled;
      if (this.#readShut || this.#ended()) return filled;
      if (this.#failed) return filled > 0 ? filled : (this.takeError() ?? 0);
      if (wait) return undefined;
      return filled > 0 ? filled : 'EAGAIN';
    };
    if (!wait && this.#receiving.length > 0) return Promise.resolve('EAGAIN');
    return this.#receiving.enter(attempt, this.#settings.receiveTimeout, () => (filled > 0 ? filled : 'EAGAIN'));
  }

  send(buffer: Uint8Array, length: number, flags: number): Promise<Outcome> {
    let taken = 0;
    const wait = (flags & MSG_DONTWAIT) === 0;
    const attempt = (): Outcome | undefined => {
      if (this.#writeShut) return taken > 0 ? taken : 'EPIPE';
      if (this.#failed) return taken > 0 ? taken : (this.takeError() ?? 'EPIPE');
      if (buffer.length < length) return 'EFAULT';
      taken += this.#give(buffer.subarray(taken, length));
      if (taken === length) return taken;
      if (wait) return undefined;
      return taken > 0 ? taken : 'EAGAIN';
    };
    if (!wait && this.#sending.length > 0) return Promise.resolve('EAGAIN');
    return this.#sending.enter(attempt, this.#settings.sendTimeout, () => (taken > 0 ? taken : 'EAGAIN'));
  }

  /** No more is received: what is there, and what comes, is lost. */
  shutRead(): void {
    this.#readShut = true;
    this.#discard();
    this.#receiving.serve();
  }

  shutWrite(): void {
    this.#writeShut = true;
    this.socket.end();
    this.#sending.serve();
  }

  /** Calls that wait end with `EBADF`. */
  close(): void {
    this.#receiving.fail('EBADF');
    this.#sending.fail('EBADF');
  }

  #take(room: Uint8Array): number {
    const { socket } = this;
    if (this.#readShut) return 0;
    let taken = 0;
    // Until nothing is left: reading fetches more, of which no event tells. A read of 0 finds the end.
    for (;;) {
      const size = Math.min(room.length - taken, socket.readableLength);
      const chunk: Uint8Array | null = socket.read(size);
      if (chunk === null || size === 0) return taken;
      room.set(chunk, taken);
      taken += size;
    }
  }

  #discard(): void {
    while (this.socket.read() !== null);
  }

  #ended(): boolean {
    return this.socket.readableEnded || (this.socket.readableLength === 0 && this.socket.destroyed && !this.#error);
  }

  /** Hands over what there is room for; the memory stays the caller's. */
  #give(bytes: Uint8Array): number {
    const size = Math.min(bytes.length, Math.max(this.#settings.sendBuffer - this.socket.writableLength, 0));
    if (size > 0) this.socket.write(Buffer.from(bytes.subarray(0, size)), () => this.#sending.serve());
    return size;
  }
}
