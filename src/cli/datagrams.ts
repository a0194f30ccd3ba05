import type { Command } from 'commander';
import type { DatagramActiveEvent, RemoteInfo } from '../net/dgram-events.ts';
import type { DatagramSocket } from '../net/dgram-socket.ts';
import { parseNumber } from './arguments.ts';
import { flushed, StandardStreams } from './couple.ts';
import { asCommandError, EXIT, type ExitCode } from './exit-codes.ts';
import type { Output } from './output.ts';
import { untilSignal } from './signals.ts';

/** Bytes that may wait for a slow stdout; messages beyond are dropped, and counted. */
const STDOUT_LIMIT = 1024 * 1024;

/** Bytes that may wait to leave before no more is read from stdin. */
const SEND_AHEAD = 64 * 1024;

export interface ExchangeOptions {
  /** Seconds of silence after which it ends: behind the end of stdin, or of a listener behind its first message. */
  readonly wait: number;
  /** It waits for messages: what is read from stdin goes to who has sent last; without `keep`, to who was first. */
  readonly listens: boolean;
  readonly keep: boolean;
}

/** Seconds of silence. */
export function parseWait(text: string): number {
  return parseNumber(text, 0.1, 86_400, 's');
}

/** With -u there are messages between nodes, and no connection: what is a connection's is an error, and -w without it. */
export function demandStream(command: Command, flags: object): void {
  const given = (name: string): boolean => (flags as Record<string, unknown>)[name] !== undefined;
  const wrong = (name: string, how: string): never => command.error(`error: option '--${name}' goes ${how} -u`);
  if (!given('udp')) {
    if (given('wait')) wrong('wait', 'with');
    return;
  }
  for (const name of ['proof', 'native', 'interface', 'address', 'congestion']) if (given(name)) wrong(name, 'without');
  const { schedule } = flags as { readonly schedule?: string };
  if (schedule !== undefined && schedule !== 'redundant' && schedule !== 'failover')
    wrong('schedule', 'as failover or redundant with');
}

/** Lines of stdin as messages, and messages to stdout as they come (`nc -u`). */
export class LineExchange {
  readonly #socket: DatagramSocket;
  readonly #options: ExchangeOptions;
  readonly #output: Output;
  readonly #streams = new StandardStreams();
  readonly #startedAt = performance.now();
  readonly #counts = { messagesSent: 0, messagesReceived: 0, bytesSent: 0, bytesReceived: 0, lost: 0, dropped: 0 };
  #failovers = 0;
  #failure: unknown;
  #last: RemoteInfo | undefined;
  #wake = (): void => {};
  #silence: NodeJS.Timeout | undefined;
  #inputOver = false;
  #end: ((code: ExitCode) => void) | undefined;

  constructor(socket: DatagramSocket, options: ExchangeOptions, output: Output) {
    this.#socket = socket;
    this.#options = options;
    this.#output = output;
  }

  /** Until it is silent, fails, or a signal comes; the summary is told, the socket closed. */
  async run(ready: () => void = () => {}): Promise<ExitCode> {
    const code = await untilSignal((end) => {
      this.#end = end;
      this.#listen();
      this.#sendLines().catch((error: unknown) => this.#fail(error, 'cannot read stdin'));
      ready();
    });
    clearTimeout(this.#silence);
    this.#end = undefined;
    this.#wake();
    this.#streams.release();
    if (this.#failure === undefined) await flushed(this.#streams.output);
    this.#summarize();
    if (this.#failure !== undefined) throw this.#failure;
    return code;
  }

  #listen(): void {
    const { listens, keep } = this.#options;
    const { output } = this.#streams;
    this.#socket.on('message', (message: Buffer, from: RemoteInfo) => {
      if (listens && !keep && this.#last !== undefined && !isSame(this.#last, from)) return;
      if (!isSame(this.#last, from) && listens)
        this.#output.notice(
          { event: 'accepted', peer: from.address, port: from.port },
          `messages from ${from.address}`,
        );
      this.#last = from;
      this.#counts.messagesReceived += 1;
      this.#counts.bytesReceived += message.length;
      if (output.writableLength > STDOUT_LIMIT) this.#counts.dropped += 1;
      else output.write(message);
      this.#wake();
      this.#noteActivity();
    });
    this.#socket.on('lost', () => {
      this.#counts.lost += 1;
    });
    this.#socket.on('error', (error) => this.#fail(error, 'no messages'));
    this.#socket.on('active', ({ from, to, reason }: DatagramActiveEvent) => {
      if (from === undefined) return;
      if (to !== undefined) this.#failovers += 1;
      const [before, after] = [from, to].map((path) =>
        path ? `${path.foreign.address}:${path.foreign.port}` : 'no path',
      );
      this.#output.notice(
        { event: 'moved', from: before, to: after, reason },
        `moved from ${before} to ${after} (${reason})`,
      );
    });
    output.on('error', (error) => this.#fail(error, 'cannot write stdout'));
  }

  async #sendLines(): Promise<void> {
    let rest: Uint8Array = new Uint8Array(0);
    for await (const chunk of this.#streams.input) {
      rest = Buffer.concat([rest, chunk as Uint8Array]);
      for (let length = this.#messageIn(rest); length > 0; length = this.#messageIn(rest)) {
        await this.#send(rest.subarray(0, length));
        rest = rest.subarray(length);
      }
      if (this.#end === undefined) return;
    }
    if (rest.length > 0) await this.#send(rest);
    await this.#room(0);
    this.#inputOver = true;
    this.#noteActivity();
  }

  /** Bytes of the first line, its end with it, or of as much of it as a message takes; 0: it is not whole yet. */
  #messageIn(bytes: Uint8Array): number {
    const isKnown = !this.#options.listens || this.#last !== undefined;
    const [port, address] = this.#place();
    const most = isKnown ? this.#socket.maxMessageSize(port, address) : LEAST_MESSAGE;
    const line = bytes.indexOf(NEWLINE) + 1;
    if (line > 0) return Math.min(line, most);
    return bytes.length >= most ? most : 0;
  }

  async #send(message: Uint8Array): Promise<void> {
    while (this.#options.listens && this.#last === undefined && this.#end !== undefined) await this.#woken();
    await this.#room(SEND_AHEAD);
    if (this.#end === undefined) return;
    const left = (error: Error | null): void => {
      if (error === null) {
        this.#counts.messagesSent += 1;
        this.#counts.bytesSent += message.length;
      } else this.#fail(error, 'cannot send');
      this.#wake();
    };
    const [port, address] = this.#place();
    if (port === undefined) this.#socket.send(message, left);
    else this.#socket.send(message, port, address, left);
  }

  /** Port and address of who is sent to; nothing of a socket that has a peer. */
  #place(): [] | [port: number, address: string] {
    const { listens } = this.#options;
    return listens && this.#last !== undefined ? [this.#last.port, this.#last.address] : [];
  }

  /** No more than `bytes` wait to leave. */
  async #room(bytes: number): Promise<void> {
    while (this.#end !== undefined && this.#socket.getSendQueueSize() > bytes) await this.#woken();
  }

  #woken(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #noteActivity(): void {
    const { listens, wait } = this.#options;
    if (this.#end === undefined || !(listens || this.#inputOver) || wait === Number.POSITIVE_INFINITY) return;
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#end?.(EXIT.ok), wait * 1000);
  }

  #fail(error: unknown, doing: string): void {
    if (this.#end === undefined) return;
    this.#failure = asCommandError(error, doing, EXIT.failed);
    this.#end(EXIT.failed);
    this.#end = undefined;
    this.#wake();
  }

  #summarize(): void {
    const seconds = Math.round(performance.now() - this.#startedAt) / 1000;
    const { messagesSent, messagesReceived, bytesSent, bytesReceived, lost, dropped } = this.#counts;
    this.#output.notice(
      { event: 'closed', ...this.#counts, seconds, failovers: this.#failovers },
      `${messagesSent} messages sent (${bytesSent} bytes), ${lost} of them may not have arrived; ${messagesReceived} received (${bytesReceived} bytes)` +
        `${dropped === 0 ? '' : `, ${dropped} dropped by a slow stdout`} in ${seconds.toFixed(2)} s, ` +
        `${this.#failovers} ${this.#failovers === 1 ? 'failover' : 'failovers'}`,
    );
  }
}

const NEWLINE = 10;

/** What every path takes. */
const LEAST_MESSAGE = 1024;

function isSame(one: RemoteInfo | undefined, other: RemoteInfo): boolean {
  return one?.address === other.address && one.port === other.port;
}
