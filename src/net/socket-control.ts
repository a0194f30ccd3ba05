import type { ScheduleName } from '../tcp/schedule.ts';
import type { TcpStatus } from '../tcp/segment.ts';
import type { ConnectionTuning } from '../transport/native/native-options.ts';
import { invalid } from './arguments.ts';
import { parseService } from './connect-options.ts';
import { KamoError } from './errors.ts';
import { parseSchedule } from './modes.ts';
import type { HostAddresses, SocketCarrier } from './socket-carrier.ts';
import type { TroubleEvent } from './socket-events.ts';
import { type Callback, SocketStream } from './socket-stream.ts';

/** As `net.Socket` has them: ten probes, a second apart (libuv, uv_tcp_keepalive). */
const PROBE_INTERVAL = 1000;
const PROBE_COUNT = 10;

/** Urgent data of one socket: positions in the bytes written and in those read. */
interface UrgentMarks {
  sendFrom: number;
  sendTo: number;
  receiveTo: number;
}

/** Beside the sockets: few have urgent data, and a field costs memory in every idle one. */
const urgentMarks = new WeakMap<object, UrgentMarks>();

/** What RFC 9293, section 3.9.1, lets the user of a connection set and ask. */
export abstract class SocketControl extends SocketStream {
  /** Of a connection with an ordinary host. */
  protected hosts: HostAddresses | undefined;
  /** What was asked for before there was a connection. */
  #wanted: ConnectionTuning | undefined;

  /** Between nodes nothing happens: segments never wait to be filled. To an ordinary host false asks for Nagle's way. */
  setNoDelay(noDelay: boolean = true): this {
    return this.#tune({ noDelay: Boolean(noDelay) });
  }

  /**
   * Between nodes nothing happens: paths are probed in any case. To an ordinary host as in `net.Socket`; after
   * `initialDelay` ms of silence, `count` probes each `interval` ms, 2 at least. 0: the default, 2 h for the delay.
   */
  setKeepAlive(enable: boolean = false, initialDelay = 0, interval = 0, count = 0): this {
    const times = { interval: interval > 0 ? interval : PROBE_INTERVAL, count: count > 0 ? count : PROBE_COUNT };
    return this.#tune({ keepAlive: enable && { ...times, ...(initialDelay > 0 ? { idle: initialDelay } : {}) } });
  }

  /**
   * The connection fails with `ERR_KAMO_TIMEOUT` when nothing of what was sent is acknowledged for so long, in ms;
   * Infinity: never (RFC 9293, section 3.8.3).
   */
  setUserTimeout(timeout: number): this {
    if (typeof timeout !== 'number' || !(timeout > 0)) throw invalid('timeout', 'a number of ms above 0', timeout);
    return this.#tune({ userTimeout: timeout });
  }

  /**
   * How this end sends by its paths from now on. `failover`: by one, and by another when that fails. `hedged`: so, and the
   * last up to four segments of each burst by two, for at most 5 % more bytes in 10 s, or ten segments. `redundant`: all of
   * it by two. `aggregate`: its parts by up to four. The peer's direction is its own to choose. Another value is `ERR_KAMO_ARGUMENT`, and so is any but `failover` with an ordinary host.
   */
  setSchedule(schedule: ScheduleName): this {
    const name = parseSchedule(schedule);
    if (this.hosts !== undefined && name !== 'failover')
      throw invalid('schedule', "'failover' with an ordinary host", name);
    return this.#tune({ schedule: name });
  }

  /** How this end sends by its paths; `failover` before there is a connection. */
  get schedule(): ScheduleName {
    return this.status()?.schedule ?? 'failover';
  }

  /** Differentiated services codepoint of the packets to an ordinary host, 0..63. */
  setDscp(dscp: number): this {
    const service = parseService({ dscp });
    this.#demandNative('no dscp between nodes');
    return this.#tune(service);
  }

  /** Hop limit, or TTL, of the packets to an ordinary host, 1..255. */
  setHopLimit(hopLimit: number): this {
    const service = parseService({ hopLimit });
    this.#demandNative('no hopLimit between nodes');
    return this.#tune(service);
  }

  /** As `write`; an ordinary host is told that what is up to the last byte is urgent (RFC 9293, section 3.8.5). */
  writeUrgent(data: string | Uint8Array, written?: Callback): boolean {
    this.#demandNative('no urgent data between nodes');
    const bytes = typeof data === 'string' ? Buffer.from(data) : data;
    const marks = this.#marks();
    const from = this.bytesWritten;
    if (marks.sendTo <= from - this.writableLength) marks.sendFrom = from;
    marks.sendTo = from + bytes.length;
    return this.write(bytes, written);
  }

  /** Bytes from the next one to be read to the end of the urgent data; 0: there is none. */
  get urgentRemaining(): number {
    const marks = urgentMarks.get(this);
    return marks === undefined ? 0 : Math.max(0, marks.receiveTo - (this.bytesRead - this.readableLength));
  }

  /** What the network last said about the connection and did not end it, such as `host-unreachable`; or null. */
  get lastSoftError(): string | null {
    return this.status()?.softError ?? null;
  }

  /** What TCP knows of the connection (RFC 9293, section 3.9.1.5); undefined before there is one, and after. */
  status(): TcpStatus | undefined {
    return this.connection === 0 ? undefined : this.endpoint?.status(this.connection);
  }

  /** The urgent pointer has advanced. */
  protected takeUrgent(): void {
    const marks = this.#marks();
    marks.receiveTo = Math.max(marks.receiveTo, this.bytesRead + (this.status()?.urgentLength ?? 0));
    this.emit('urgent', this.urgentRemaining);
  }

  protected takeTrouble(): void {
    const status = this.status();
    if (status === undefined) return;
    const { retransmissions, softError } = status;
    this.emit('trouble', { retransmissions, softError } satisfies TroubleEvent);
  }

  protected override hand(endpoint: SocketCarrier, pieces: readonly Uint8Array[], position: number): void {
    const marks = urgentMarks.get(this);
    if (marks === undefined || marks.sendTo <= position) {
      super.hand(endpoint, pieces, position);
      return;
    }
    let at = position;
    for (const piece of pieces) {
      at += piece.length;
      if (at > marks.sendFrom && at <= marks.sendTo) endpoint.writeUrgent(this.connection, piece);
      else endpoint.write(this.connection, [piece]);
    }
  }

  #marks(): UrgentMarks {
    let marks = urgentMarks.get(this);
    if (marks === undefined) {
      marks = { sendFrom: 0, sendTo: 0, receiveTo: 0 };
      urgentMarks.set(this, marks);
    }
    return marks;
  }

  /** What was asked for before, now that there is a connection. */
  protected applyWanted(): void {
    const wanted = this.#wanted;
    this.#wanted = undefined;
    // One setting at a time, as they were asked for.
    for (const [name, value] of Object.entries(wanted ?? {})) this.#tune({ [name]: value });
  }

  #tune(tuning: ConnectionTuning): this {
    if (this.connection !== 0) this.endpoint?.tune(this.connection, tuning);
    else if (!this.destroyed) this.#wanted = { ...this.#wanted, ...tuning };
    return this;
  }

  #demandNative(what: string): void {
    if (this.hosts?.carrier !== 'native') throw new KamoError('ERR_KAMO_NATIVE_ONLY', what);
  }
}
