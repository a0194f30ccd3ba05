import { once } from 'node:events';
import { createReadStream, createWriteStream, fstatSync, openSync } from 'node:fs';
import { Socket } from 'node:net';
import { devNull } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { isatty } from 'node:tty';
import type { KamoSocket } from '../net/socket.ts';
import type { ActiveEvent, PathEvent } from '../net/socket-events.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { asCommandError, CommandError, EXIT } from './exit-codes.ts';
import type { Output } from './output.ts';

/** Bytes read ahead from stdin, and held for stdout, when they are files; pipes have the kernel's buffers. */
const FILE_BUFFER = 1024 * 1024;

/** What a socket of the command holds in each direction: some bursts, so that neither side waits for the other. */
export const SOCKET_BUFFERS = { readableHighWaterMark: 1024 * 1024, writableHighWaterMark: 1024 * 1024 } as const;

/**
 * The two standard streams as a connection uses them. Output that is not a terminal can be ended, so that whoever reads
 * it hears the end while the other direction goes on; for that, `process.stdout` must not have been touched.
 */
export class StandardStreams {
  readonly input: Readable;
  readonly output: Writable;
  /** The output can be closed. */
  readonly closable: boolean;

  constructor() {
    this.input = fstatSync(0).isFile()
      ? createReadStream('', { fd: 0, autoClose: false, highWaterMark: FILE_BUFFER })
      : process.stdin;
    this.closable = !isatty(1);
    this.output = this.closable ? openOutput() : process.stdout;
  }

  /** Stops reading: nobody wants more, and a waiting stdin would keep the process alive. */
  release(): void {
    this.input.destroy();
  }
}

function openOutput(): Writable {
  const status = fstatSync(1);
  if (status.isFIFO() || status.isSocket()) return new Socket({ fd: 1, readable: false, writable: true });
  return createWriteStream('', { fd: 1, highWaterMark: FILE_BUFFER });
}

/**
 * Couples a connection with the standard streams and resolves when both directions have ended and all is written.
 * Rejects with a `CommandError` when the connection or the output breaks; the connection is destroyed then.
 *
 * @param last no other connection follows: the end of this one is the end of the output
 */
export async function couple(socket: KamoSocket, streams: StandardStreams, last: boolean): Promise<void> {
  const { input, output } = streams;
  const ends = last && streams.closable;
  let broken: unknown;
  const breakOff = (error: Error, doing: string): void => {
    broken ??= asCommandError(error, doing, EXIT.failed);
    socket.destroy();
  };
  const inputFailed = (error: Error): void => breakOff(error, 'cannot read stdin');
  const outputFailed = (error: Error): void => breakOff(error, 'cannot write stdout');
  input.on('error', inputFailed);
  output.on('error', outputFailed);
  socket.on('error', (error) => breakOff(error, 'the connection broke'));
  // A terminal at which nobody types must not keep a connection open whose other end has nothing more to say.
  if (isatty(0)) socket.on('end', () => socket.end());
  // What has no stdout at its end complains (koffi does), and what is opened later must not become it.
  if (ends) output.once('close', () => openSync(devNull, 'w'));
  const written = ends ? once(output, 'close') : undefined;
  written?.catch(() => {});
  if (input.readableEnded) socket.end();
  else input.pipe(socket);
  socket.pipe(output, { end: ends });
  await new Promise<void>((resolve) => socket.once('close', () => resolve()));
  input.unpipe(socket);
  input.removeListener('error', inputFailed);
  const complete = socket.readableEnded && socket.writableFinished;
  if (complete && broken === undefined) await (written ?? flushed(output)).catch(outputFailed);
  output.removeListener('error', outputFailed);
  if (broken !== undefined) throw broken;
  if (!complete)
    throw new CommandError(EXIT.failed, 'ERR_KAMO_INCOMPLETE', 'the connection ended before both directions had');
}

/** What a connection has done. */
export interface Traffic {
  bytesSent: number;
  bytesReceived: number;
  seconds: number;
  failovers: number;
}

/** Follows a connection: tells people where it moves, and keeps what the summary needs. */
export class Witness {
  readonly #socket: KamoSocket;
  readonly #startedAt = performance.now();
  #failovers = 0;
  #endedAt: number | undefined;

  constructor(socket: KamoSocket, output: Output) {
    this.#socket = socket;
    socket.on('active', ({ from, to, reason }: ActiveEvent) => {
      this.#failovers = Math.max(this.#failovers, socket.failovers);
      const places = [show(from?.foreign), show(to?.foreign)] as const;
      const text = from === undefined ? `by ${places[1]}` : `moved from ${places[0]} to ${places[1]} (${reason})`;
      if (from !== undefined || output.verbose)
        output.notice({ event: 'moved', from: places[0], to: places[1], reason }, text);
    });
    socket.on('path', ({ path, from, to, reason }: PathEvent) => {
      if (output.verbose)
        output.notice(
          { event: 'path', foreign: show(path.foreign), from, to, reason },
          `${show(path.foreign)}: ${from} -> ${to} (${reason})`,
        );
    });
    socket.once('close', () => {
      this.#endedAt = performance.now();
    });
  }

  traffic(): Traffic {
    const { bytesWritten, bytesRead } = this.#socket;
    const seconds = ((this.#endedAt ?? performance.now()) - this.#startedAt) / 1000;
    return {
      bytesSent: bytesWritten,
      bytesReceived: bytesRead,
      seconds: Math.round(seconds * 1000) / 1000,
      failovers: Math.max(this.#failovers, this.#socket.failovers),
    };
  }

  /** The summary, as `ping` and others have one. */
  summarize(output: Output): void {
    const traffic = this.traffic();
    const { bytesSent, bytesReceived, seconds, failovers } = traffic;
    const rate = seconds > 0 ? (((bytesSent + bytesReceived) * 8) / (seconds * 1e6)).toFixed(1) : '0';
    output.notice(
      { event: 'closed', ...traffic },
      `${bytesSent} bytes sent, ${bytesReceived} received in ${seconds.toFixed(2)} s (${rate} Mbit/s), ` +
        `${failovers} ${failovers === 1 ? 'failover' : 'failovers'}`,
    );
  }
}

function show(address: SocketAddress | undefined): string {
  return address === undefined ? 'no path' : `${address.address}:${address.port}`;
}

/** Everything written so far has left the stream. */
export function flushed(stream: Writable): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write('', (error) => (error ? reject(error) : resolve()));
  });
}
