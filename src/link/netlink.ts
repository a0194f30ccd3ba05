import { HostTable } from './host-table.ts';
import type { HostAddress } from './interfaces.ts';
import { LinkError } from './link-error.ts';
import { EAGAIN, EINTR, errorName, type NativeIo, type Readiness } from './native-io.ts';
import { type NetlinkDrop, type NetlinkMessage, noNetlinkDrops, readNetlink } from './netlink-message.ts';
import { type DumpKind, dumpRequest } from './netlink-request.ts';
import type { ScheduledTask, Scheduler } from './scheduler.ts';

/** What a monitor is made of. */
export interface NetlinkOptions {
  readonly io: NativeIo;
  readonly scheduler: Scheduler;
  /** Something may have changed: look at `addresses`. Called once for all that waited. */
  readonly changed: () => void;
  /** The socket cannot be read any more; it is closed. */
  readonly failed: (error: LinkError) => void;
  /** Whose datagrams are meant when the host's rules choose by user; default -1: not known. */
  readonly uid?: number;
  /** Bytes of messages that may wait in the kernel. Default: the system's. */
  readonly receiveBuffer?: number;
}

/** What happened to a monitor. */
export interface NetlinkCounters extends Record<NetlinkDrop, number> {
  /** Dumps begun, the first included. */
  dumps: number;
  /** Times that the kernel had no room for a message. */
  overruns: number;
}

/** socket(7), netlink(7); linux/netlink.h, linux/rtnetlink.h */
const AF_NETLINK = 16;
const SOCK_RAW = 3;
const SOCK_NONBLOCK = 0o4000;
const SOCK_CLOEXEC = 0o2000000;
const SOL_SOCKET = 1;
const SO_RCVBUF = 8;
const SOL_NETLINK = 270;
const ADD_MEMBERSHIP = 1;
const GROUPS = { link: 1, ipv4Address: 5, ipv4Route: 7, ipv4Rule: 8, ipv6Address: 9, ipv6Route: 11, ipv6Rule: 19 };
const EBUSY = 16;
const ENOBUFS = 105;

/** One receives at most so much: the kernel fills 32 KiB at most. */
const RECEIVE_BYTES = 64 * 1024;
/** Receives at one readiness, at most: then the application and the timers have their turn. */
const BATCH = 64;
/** Addresses name interfaces, rules name tables: what is named comes first. */
const DUMPS: readonly DumpKind[] = ['getLink', 'getAddress', 'getRoute', 'getRule'];
/** A kernel may be built without these. */
const DISPENSABLE: readonly DumpKind[] = ['getRoute', 'getRule'];
/** From one dump to the next, in ms, at least: on a host whose routes change all the time messages are lost all the time. */
const DUMP_INTERVAL = 1000;
/** For a dump, in ms: the kernel has it ready when it is asked. */
const PATIENCE = 2000;

/**
 * The host's interfaces, addresses, default routes and rules, told by the kernel as they change (rtnetlink(7)). Needs no
 * privilege. When messages were lost everything is asked for anew, and until the answer is there what was known holds.
 */
export class NetlinkMonitor {
  readonly counters: NetlinkCounters = { ...noNetlinkDrops(), dumps: 0, overruns: 0 };
  readonly #options: NetlinkOptions;
  readonly #fd: number;
  readonly #readiness: Readiness;
  readonly #received = new Uint8Array(RECEIVE_BYTES);
  readonly #receivedAt: number;
  #table: HostTable;
  /** What a dump in progress has told; undefined: none is. */
  #next: HostTable | undefined;
  /** Index of the part of the dump that is awaited. */
  #part = 0;
  #sequence = 0;
  /** Messages were lost since the last dump began. */
  #stale = false;
  #dumpedAt = Number.NEGATIVE_INFINITY;
  #task: ScheduledTask | undefined;
  #loaded: ((error?: LinkError) => void) | undefined;
  #closed = false;

  /** Opens a socket and waits for the first dump. Rejects with a `LinkError`; then nothing is open. */
  static async open(options: NetlinkOptions): Promise<NetlinkMonitor> {
    const fd = openSocket(options.io, options.receiveBuffer);
    let monitor: NetlinkMonitor;
    try {
      monitor = new NetlinkMonitor(options, fd);
    } catch (error) {
      options.io.close(fd);
      throw error;
    }
    await monitor.#load();
    return monitor;
  }

  private constructor(options: NetlinkOptions, fd: number) {
    this.#options = options;
    this.#fd = fd;
    this.#receivedAt = options.io.addressOf(this.#received);
    this.#table = new HostTable(options.uid);
    this.#readiness = options.io.watch(fd, () => this.#read());
    this.#readiness.unref();
  }

  /** The host's usable addresses as known now. */
  get addresses(): HostAddress[] {
    return this.#table.addresses();
  }

  /** Routes and rules of the host that are left out, for want of room. */
  get overflow(): number {
    return this.#table.overflow;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#task?.cancel();
    this.#readiness.close();
  }

  #load(): Promise<void> {
    const { scheduler } = this.#options;
    return new Promise<void>((resolve, reject) => {
      const impatient = scheduler.at(scheduler.now() + PATIENCE, () => {
        this.#loaded?.(new LinkError('system', `the kernel has not told its addresses within ${PATIENCE} ms`));
      });
      this.#loaded = (error) => {
        this.#loaded = undefined;
        impatient.cancel();
        if (error === undefined) resolve();
        else {
          this.close();
          reject(error);
        }
      };
      this.#dump();
      // The answer is there already.
      this.#read();
    });
  }

  /** Begins a dump, unless one is going on, or the last one was too short a time ago: then later. */
  #dump(): void {
    const { scheduler, uid } = this.#options;
    const now = scheduler.now();
    const busy = this.#next !== undefined && now < this.#dumpedAt + PATIENCE;
    if (busy || this.#task !== undefined || this.#closed) return;
    if (now < this.#dumpedAt + DUMP_INTERVAL) {
      this.#task = scheduler.at(this.#dumpedAt + DUMP_INTERVAL, () => {
        this.#task = undefined;
        this.#dump();
      });
      return;
    }
    this.#dumpedAt = now;
    this.#stale = false;
    this.#next = new HostTable(uid);
    this.#part = 0;
    this.counters.dumps++;
    this.#ask();
  }

  #ask(): void {
    const { io } = this.#options;
    const request = dumpRequest(DUMPS[this.#part] ?? 'getLink', ++this.#sequence);
    const sent = io.write(this.#fd, io.addressOf(request), request.length);
    if (sent < 0) this.#fail(sent, 'asked');
  }

  #read(): void {
    const loading = this.#loaded !== undefined;
    let told = false;
    for (let i = 0; i < BATCH && !this.#closed; i++) {
      const count = this.#options.io.read(this.#fd, this.#receivedAt, RECEIVE_BYTES);
      if (count === -EAGAIN) break;
      if (count === -ENOBUFS) {
        this.counters.overruns++;
        this.#stale = true;
      } else if (count >= 0) {
        told = this.#take(this.#received.subarray(0, count)) || told;
      } else if (count !== -EINTR) {
        this.#fail(count, 'read');
      }
    }
    if (this.#closed) return;
    if (this.#stale) this.#dump();
    if (told && !loading) this.#options.changed();
  }

  /** True when the table may have changed. */
  #take(bytes: Uint8Array): boolean {
    const { messages, interrupted, damaged } = readNetlink(bytes, this.counters);
    this.#stale ||= interrupted || damaged;
    let told = false;
    for (const message of messages) told = this.#apply(message) || told;
    return told;
  }

  #apply(message: NetlinkMessage): boolean {
    if (message.type === 'done' || message.type === 'error') {
      if (message.sequence !== this.#sequence || this.#next === undefined) return false;
      return this.#partDone(message.error);
    }
    // While a dump goes on, what is told is either in it or comes behind it; and it is no news only when it is over.
    this.#next?.apply(message);
    this.#table.apply(message);
    return true;
  }

  /** The next part of the dump, or all of it is there: true. */
  #partDone(error: number): boolean {
    const part = DUMPS[this.#part] ?? 'getLink';
    if (error === EBUSY) {
      // Another dump has not been read to its end: once more, later.
      this.#next = undefined;
      this.#stale = true;
      return false;
    }
    if (error !== 0 && !DISPENSABLE.includes(part)) {
      this.#fail(-error, 'asked');
      return false;
    }
    this.#part++;
    if (this.#part < DUMPS.length) {
      this.#ask();
      return false;
    }
    this.#table = this.#next ?? this.#table;
    this.#next = undefined;
    this.#loaded?.();
    return true;
  }

  #fail(result: number, what: string): void {
    if (this.#closed) return;
    const error = new LinkError('system', `the kernel cannot be ${what} for its addresses: ${errorName(result)}`);
    this.close();
    if (this.#loaded !== undefined) this.#loaded(error);
    else this.#options.failed(error);
  }
}

function openSocket(io: NativeIo, receiveBuffer: number | undefined): number {
  const fd = io.socket(AF_NETLINK, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd < 0) throw new LinkError('system', `no socket of rtnetlink(7) can be opened: ${errorName(fd)}`);
  if (receiveBuffer !== undefined) {
    io.scratch[0] = receiveBuffer;
    io.setsockopt(fd, SOL_SOCKET, SO_RCVBUF, io.scratchAddress, 4);
  }
  for (const [name, group] of Object.entries(GROUPS)) {
    io.scratch[0] = group;
    const joined = io.setsockopt(fd, SOL_NETLINK, ADD_MEMBERSHIP, io.scratchAddress, 4);
    // A kernel without IPv6 has no such groups.
    if (joined < 0 && !name.startsWith('ipv6')) {
      io.close(fd);
      throw new LinkError('system', `the kernel does not tell of changes (${name}): ${errorName(joined)}`);
    }
  }
  return fd;
}
