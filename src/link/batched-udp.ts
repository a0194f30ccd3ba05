import type { SocketAddress } from '../wire/socket-address.ts';
import { AddressTable } from './address-table.ts';
import type { Egress, EgressBinding } from './egress.ts';
import { ErrorQueue } from './error-queue.ts';
import type { Link, LinkDrop, LinkHost, ReceivedBurst } from './link.ts';
import { MESSAGE_STRIDE, MessageVector } from './message-vector.ts';
import { EAGAIN, EINTR, errorName, type NativeIo, type Readiness, TrainAddress } from './native-io.ts';
import { DROP_OF_ERROR, LARGEST_PAYLOAD } from './udp-limits.ts';

/** What a batched link is made of. */
export interface BatchedUdpOptions {
  /** The link of the same socket which sends what the kernel has no room for, and hears nothing any more. */
  readonly inner: Link & { readonly drops: Record<LinkDrop, number> };
  readonly io: NativeIo;
  /** The socket's descriptor; receiving takes another of its own. */
  readonly fd: number;
  readonly addressLimit: number;
}

/** Messages of one system call, and so of one call to the host: then the application and the timers have their turn. */
const BATCH = 64;
/**
 * Room for a received datagram of any size: memory that no datagram has used is not there. The odd end keeps the
 * beginnings of datagrams from meeting in few lines of the processor's cache.
 */
const SLOT = 65_536 + 192;
/** Trains up to so many datagrams are copied while corked, and leave with what comes next. */
const SHORT_TRAIN = 4;
/** Room for such copies: what does not fit is not copied. */
const STAGE_BYTES = 64 * 1024;

interface Report {
  readonly destination: SocketAddress;
  readonly quoted: Uint8Array;
}

interface Burst {
  source: SocketAddress;
  readonly datagrams: Uint8Array[];
}

/**
 * A UDP socket with up to 64 datagrams a system call, each way. While corked, short trains wait for one another, whatever
 * their destinations: the answers to a batch of received datagrams leave in one call. Received bytes and bursts are
 * overwritten by the next batch; nothing is allocated per datagram, but for sources that are new.
 */
export class BatchedUdpLink implements Link, LinkHost {
  readonly local: SocketAddress;
  readonly maxDatagram: number;
  readonly dontFragment: boolean;
  readonly drops: Record<LinkDrop, number>;
  readonly #inner: Link;
  readonly #host: LinkHost;
  readonly #io: NativeIo;
  readonly #fd: number;
  readonly #readiness: Readiness;
  readonly #addresses: AddressTable;
  readonly #received = new Uint8Array(BATCH * SLOT);
  readonly #incoming: MessageVector;
  readonly #views: Uint8Array[] = [];
  readonly #bursts: Burst[] = [];
  readonly #handedOver: ReceivedBurst[] = [];
  readonly #outgoing: MessageVector;
  /** Where each message of `#outgoing` goes and lies, for what the kernel has no room for. */
  readonly #destinations: (SocketAddress | undefined)[] = [];
  readonly #starts = new Int32Array(BATCH);
  readonly #lengths = new Int32Array(BATCH);
  readonly #stage = new Uint8Array(STAGE_BYTES);
  readonly #stageAt: number;
  #staged = 0;
  #stagedBytes = 0;
  #corked = false;
  readonly #trains: TrainAddress;
  /** Datagrams wait in the inner link, and all others behind them. */
  #waiting = false;
  #lent = false;
  /** Reads the reports of ICMP; undefined where the kernel gives none. */
  readonly #errors: ErrorQueue | undefined;
  /** Reports that came amid a call of the host, which is told of them in the next turn. */
  #reports: Report[] = [];
  #delivering = false;
  #closed = false;

  /** Throws a `LinkError` where the descriptor cannot be watched. */
  constructor({ inner, io, fd, addressLimit }: BatchedUdpOptions, host: LinkHost) {
    const { local } = inner;
    this.local = local;
    this.maxDatagram = inner.maxDatagram;
    this.dontFragment = inner.dontFragment ?? false;
    this.drops = inner.drops;
    this.#inner = inner;
    this.#host = host;
    this.#io = io;
    this.#trains = new TrainAddress(io);
    this.#addresses = new AddressTable(local.family, addressLimit);
    this.#incoming = new MessageVector(io, local.family, BATCH);
    this.#outgoing = new MessageVector(io, local.family, BATCH);
    const at = io.addressOf(this.#received);
    for (let i = 0; i < BATCH; i++) this.#incoming.place(i, at + i * SLOT, SLOT);
    this.#stageAt = io.addressOf(this.#stage);
    this.#fd = io.duplicate(fd);
    this.#errors = ErrorQueue.open(io, this.#fd, local.family);
    this.#readiness = io.watch(this.#fd, () => this.#readable());
  }

  send(
    destination: SocketAddress,
    bytes: Uint8Array,
    offsets: Int32Array,
    lengths: Int32Array,
    count: number,
  ): boolean {
    if (this.#closed || this.#waiting) return this.#pass(destination, bytes, offsets, lengths, count);
    if (this.#corked && count <= SHORT_TRAIN && this.#keep(destination, bytes, offsets, lengths, count)) return true;
    this.#sendStaged();
    const from = this.#trains.of(bytes);
    for (let next = 0; next < count && !this.#waiting; ) {
      let messages = 0;
      for (; next < count && messages < BATCH; next++) {
        messages = this.#put(messages, destination, from, offsets[next] ?? 0, lengths[next] ?? 0);
      }
      const left = this.#submit(messages);
      for (let i = messages - left; i < messages; i++) this.#passOne(bytes, i);
      if (left > 0 && next < count) {
        return this.#pass(destination, bytes, offsets.subarray(next), lengths.subarray(next), count - next);
      }
    }
    return true;
  }

  /** Until `uncork` short trains may be copied and wait for one another. */
  cork(): void {
    this.#corked = true;
  }

  /** What waits leaves. */
  uncork(): void {
    this.#corked = false;
    this.#sendStaged();
  }

  leaveBy(egress: Egress | undefined): EgressBinding {
    return this.#inner.leaveBy?.(egress) ?? 'routes';
  }

  flush(): number {
    return this.#inner.flush() + this.#read();
  }

  ref(): void {
    if (this.#closed) return;
    this.#inner.ref();
    this.#readiness.ref();
  }

  unref(): void {
    if (this.#closed) return;
    this.#inner.unref();
    this.#readiness.unref();
  }

  close(): void {
    if (this.#closed) return;
    this.#sendStaged();
    this.#closed = true;
    this.#readiness.close();
    this.#inner.close();
  }

  /** What the inner link had read before. */
  receive(_link: Link, bursts: readonly ReceivedBurst[]): void {
    if (!this.#closed) this.#host.receive(this, bursts);
  }

  drained(): void {
    this.#waiting = false;
    if (!this.#lent) return;
    this.#lent = false;
    this.#host.drained(this);
  }

  failed(_link: Link, error: Error): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#readiness.close();
    this.#host.failed(this, error);
  }

  /** Copies a short train behind those that wait. False when it is to leave at once. */
  #keep(
    destination: SocketAddress,
    bytes: Uint8Array,
    offsets: Int32Array,
    lengths: Int32Array,
    count: number,
  ): boolean {
    let total = 0;
    for (let i = 0; i < count; i++) total += lengths[i] ?? 0;
    if (total > STAGE_BYTES) return false;
    if (this.#staged + count > BATCH || this.#stagedBytes + total > STAGE_BYTES) this.#sendStaged();
    if (this.#waiting) return false;
    for (let i = 0; i < count; i++) {
      const start = this.#stagedBytes;
      const offset = offsets[i] ?? 0;
      const length = lengths[i] ?? 0;
      if (length > 0) this.#stage.set(bytes.subarray(offset, offset + length), start);
      this.#staged = this.#put(this.#staged, destination, this.#stageAt, start, length);
      this.#stagedBytes = start + length;
    }
    return true;
  }

  #sendStaged(): void {
    const count = this.#staged;
    if (count === 0) return;
    this.#staged = 0;
    this.#stagedBytes = 0;
    for (let i = count - this.#submit(count); i < count; i++) this.#passOne(this.#stage, i);
  }

  /** Makes the datagram at `start` message number `index`, unless it is larger than any; returns the next number. */
  #put(index: number, destination: SocketAddress, from: number, start: number, length: number): number {
    if (length > LARGEST_PAYLOAD) {
      this.drops['too-big']++;
      return index;
    }
    this.#outgoing.direct(index, destination);
    this.#outgoing.place(index, from + start, length);
    this.#destinations[index] = destination;
    this.#starts[index] = start;
    this.#lengths[index] = length;
    return index + 1;
  }

  /** Sends the first `count` messages; returns how many of the last ones the kernel has no room for. */
  #submit(count: number): number {
    let again = true;
    for (let sent = 0; sent < count; ) {
      const result = this.#io.sendmmsg(this.#fd, this.#outgoing.address + sent * MESSAGE_STRIDE, count - sent);
      if (result > 0) {
        sent += result;
        again = true;
      } else if (result === -EAGAIN) {
        return count - sent;
      } else if (result !== -EINTR) {
        // The error may be one of an earlier datagram, which ICMP reports: then this one has not been tried.
        if (again && this.#drainErrors() > 0) {
          again = false;
          continue;
        }
        again = true;
        // Or that of the first message.
        this.drops[DROP_OF_ERROR[errorName(result)] ?? 'failed']++;
        sent++;
      }
    }
    return 0;
  }

  /** Gives a copy of one message to the inner link, which waits for room. */
  #passOne(bytes: Uint8Array, index: number): void {
    const destination = this.#destinations[index];
    if (destination === undefined) return;
    const start = this.#starts[index] ?? 0;
    const length = this.#lengths[index] ?? 0;
    this.#waiting =
      !this.#inner.send(destination, bytes.slice(start, start + length), ZERO, Int32Array.of(length), 1) ||
      this.#waiting;
  }

  #pass(
    destination: SocketAddress,
    bytes: Uint8Array,
    offsets: Int32Array,
    lengths: Int32Array,
    count: number,
  ): boolean {
    const free = this.#inner.send(destination, bytes, offsets, lengths, count);
    if (!free) {
      this.#waiting = true;
      this.#lent = true;
    }
    return free;
  }

  /** A descriptor with reports is readable until they were read. */
  #readable(): void {
    if (this.#read() === 0) this.#drainErrors();
  }

  /** Reads all reports, and has the host told. Returns their number. */
  #drainErrors(): number {
    if (this.#errors === undefined || this.#closed) return 0;
    return this.#errors.drain((address, port, quoted) => {
      if (this.#host.unreachable === undefined || this.#reports.length === BATCH) return;
      const destination = this.#addresses.intern(address, port);
      if (this.#reports.push({ destination, quoted: quoted.slice() }) === 1) setImmediate(this.#tell);
    });
  }

  readonly #tell = (): void => {
    const reports = this.#reports;
    this.#reports = [];
    for (const { destination, quoted } of reports) {
      if (!this.#closed) this.#host.unreachable?.(this, destination, quoted);
    }
  };

  /** Reads what waits, a batch at most, and hands it over; returns the number of datagrams. */
  #read(): number {
    // From within the host's handling of a batch there is nowhere to read to.
    if (this.#delivering || this.#closed) return 0;
    let count = this.#receive();
    if (count < 0 && count !== -EAGAIN && this.#drainErrors() > 0) count = this.#receive();
    // A pending error is reported once, and the socket goes on; what is lost is the sender's to repeat.
    if (count < 0 && count !== -EAGAIN) this.drops[DROP_OF_ERROR[errorName(count)] ?? 'failed']++;
    if (count <= 0) return 0;
    for (let i = 0; i < count; i++) this.#note(i);
    this.#delivering = true;
    try {
      this.#host.receive(this, this.#handedOver);
    } finally {
      this.#delivering = false;
      this.#handedOver.length = 0;
    }
    return count;
  }

  #receive(): number {
    let count: number;
    do count = this.#io.recvmmsg(this.#fd, this.#incoming.address, BATCH);
    while (count === -EINTR);
    return count;
  }

  #note(index: number): void {
    const incoming = this.#incoming;
    const view = this.#viewOf(index, incoming.lengthOf(index));
    const last = this.#handedOver.length;
    if (index > 0 && incoming.sameSource(index, index - 1)) {
      this.#bursts[last - 1]?.datagrams.push(view);
      return;
    }
    const source = this.#addresses.intern(incoming.sourceAddress(index), incoming.sourcePort(index));
    let burst = this.#bursts[last];
    if (burst === undefined) {
      burst = { source, datagrams: [view] };
      this.#bursts[last] = burst;
    } else {
      burst.source = source;
      burst.datagrams.length = 1;
      burst.datagrams[0] = view;
    }
    this.#handedOver.push(burst);
  }

  /** Datagrams of one size follow one another, so a view is mostly the one of last time. */
  #viewOf(index: number, length: number): Uint8Array {
    const last = this.#views[index];
    if (last?.length === length) return last;
    const view = this.#received.subarray(index * SLOT, index * SLOT + length);
    this.#views[index] = view;
    return view;
  }
}

const ZERO = new Int32Array(1);
