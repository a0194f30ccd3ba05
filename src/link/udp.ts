import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { type SocketAddress, socketAddress } from '../wire/socket-address.ts';
import { AddressTable } from './address-table.ts';
import { BatchedUdpLink } from './batched-udp.ts';
import { type Egress, type EgressBinding, SocketEgress } from './egress.ts';
import { type Link, type LinkDrop, type LinkHost, noDrops, type ReceivedBurst } from './link.ts';
import { forceBuffers, loadNativeIo, type NativeIo, setDontFragment } from './native-io.ts';
import { DROP_OF_ERROR, LARGEST_PAYLOAD } from './udp-limits.ts';

/** How to open a UDP link. */
export interface UdpLinkOptions {
  /** Kernel buffers asked for in bytes, each way; without privilege the kernel may give less. Default 4 MiB. */
  readonly bufferBytes?: number;
  /** Largest datagram worth sending, in bytes of UDP payload. Default 1472, or 1452 on IPv6: an Ethernet frame. */
  readonly maxDatagram?: number;
  /** Remote addresses remembered. Default 4096. */
  readonly addressLimit?: number;
  /** Datagrams that may wait in the process for the kernel's buffer. Default 256; what comes on top is dropped. */
  readonly queueLimit?: number;
  /** Whether many datagrams may pass in one system call, where koffi is there. Default true. */
  readonly batched?: boolean;
}

/**
 * Binds a UDP socket to one local address. `address` is a literal, a link-local one with its zone; port 0 lets the
 * kernel choose. Rejects with the system's error (`EADDRINUSE`, `EADDRNOTAVAIL`, `EACCES`, …).
 */
export async function openUdpLink(
  address: string,
  port: number,
  host: LinkHost,
  options: UdpLinkOptions = {},
): Promise<Link> {
  const ipv6 = isIPv6(address);
  const io = await loadNativeIo().catch(() => undefined);
  const socket = createSocket({
    type: ipv6 ? 'udp6' : 'udp4',
    ipv6Only: ipv6,
    // Addresses are literals: calling back at once makes a send happen within the call.
    lookup: (hostname, family, callback) => callback(null, hostname, Number(family)),
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind({ address, port, exclusive: true }, () => {
      socket.off('error', reject);
      resolve();
    });
  }).catch((error: unknown) => {
    socket.close();
    throw error;
  });
  const fd = descriptorOf(socket);
  if (io === undefined || fd < 0) return new UdpLink(socket, address, host, options);
  const family = ipv6 ? 6 : 4;
  const system = { dontFragment: setDontFragment(io, fd, family), egress: new SocketEgress(io, fd, family) };
  const open = (to: LinkHost) => new UdpLink(socket, address, to, options, system);
  const link =
    options.batched === false || address.includes('%') ? open(host) : batched(open, host, options, socket, io, fd);
  forceBuffers(io, fd, options.bufferBytes ?? BUFFER_BYTES);
  return link;
}

/** The socket as it is used with system calls of many datagrams; or as Node has it, where that cannot be. */
function batched(
  open: (host: LinkHost) => UdpLink,
  host: LinkHost,
  options: UdpLinkOptions,
  socket: Socket,
  io: NativeIo,
  fd: number,
): Link {
  let outer: LinkHost = host;
  const inner = open({
    receive: (link, bursts) => outer.receive(link, bursts),
    drained: (link) => outer.drained(link),
    failed: (link, error) => outer.failed(link, error),
  });
  if (!stopReceiving(socket)) return inner;
  const { addressLimit = ADDRESS_LIMIT } = options;
  const link = new BatchedUdpLink({ inner, io, fd, addressLimit }, host);
  outer = link;
  return link;
}

/** Datagrams handed over at once, at most: then the application and the timers have their turn. */
const BATCH = 64;

const BUFFER_BYTES = 4 * 1024 * 1024;
const ADDRESS_LIMIT = 4096;

/** What takes system calls. */
interface SocketSystem {
  readonly dontFragment: boolean;
  readonly egress: SocketEgress;
}

interface Burst {
  readonly source: SocketAddress;
  readonly datagrams: Uint8Array[];
}

/**
 * A link over one `node:dgram` socket. libuv sends within the call unless datagrams wait for the kernel's buffer; then
 * it keeps a reference to the bytes, which is what `send` returning false is about: it happens for the one train in
 * which waiting began. Until nothing waits any more, later trains are copied, up to a bound.
 */
class UdpLink implements Link {
  readonly local: SocketAddress;
  readonly maxDatagram: number;
  readonly dontFragment: boolean;
  readonly leaveBy?: (egress: Egress | undefined) => EgressBinding;
  readonly drops: Record<LinkDrop, number> = noDrops();
  readonly #socket: Socket;
  readonly #host: LinkHost;
  readonly #zone: string;
  readonly #queueLimit: number;
  readonly #addresses: AddressTable;
  /** For trains of each length what is called after their last datagram: the one report that Node gives of errors. */
  readonly #reports: ((error: Error | null) => void)[] = [];
  readonly #views: Uint8Array[] = [];
  #bursts: Burst[] = [];
  #waiting = 0;
  #address = '';
  #port = -1;
  #handOver: NodeJS.Immediate | undefined;
  #queued = false;
  #closed = false;

  constructor(socket: Socket, address: string, host: LinkHost, options: UdpLinkOptions, system?: SocketSystem) {
    this.dontFragment = system?.dontFragment ?? false;
    if (system !== undefined) {
      this.leaveBy = (egress) => (this.#closed ? 'routes' : system.egress.leaveBy(egress));
    }
    const family = isIPv6(address) ? 6 : 4;
    const zone = address.indexOf('%');
    this.#zone = zone < 0 ? '' : address.slice(zone);
    this.local = socketAddress(family, withoutZone(socket.address().address), socket.address().port);
    this.maxDatagram = options.maxDatagram ?? (family === 4 ? 1472 : 1452);
    this.#socket = socket;
    this.#host = host;
    this.#queueLimit = options.queueLimit ?? 256;
    this.#addresses = new AddressTable(family, options.addressLimit ?? ADDRESS_LIMIT);
    enlargeBuffers(socket, options.bufferBytes ?? BUFFER_BYTES);
    socket.on('message', (datagram, { address, port }) => this.#take(datagram, address, port));
    // Pending ICMP errors surface here; the socket goes on, and what is lost is the sender's to repeat.
    socket.on('error', (error) => this.#countError(error, 1));
    socket.on('close', () => this.#end());
  }

  send(
    destination: SocketAddress,
    bytes: Uint8Array,
    offsets: Int32Array,
    lengths: Int32Array,
    count: number,
  ): boolean {
    if (this.#closed) {
      this.drops.closed += count;
      return true;
    }
    if (this.#queued) {
      this.#sendCopies(destination, bytes, offsets, lengths, count);
      return true;
    }
    const { port } = destination;
    const address = this.#reach(destination.address);
    const last = lastSendable(lengths, count);
    for (let i = 0; i < count; i++) {
      const length = lengths[i] ?? 0;
      const view = this.#viewOf(bytes, offsets[i] ?? 0, length, i);
      this.#sendOne(view, port, address, i === last ? count : 0);
    }
    this.#queued = this.#socket.getSendQueueCount() > 0;
    return !this.#queued;
  }

  flush(): number {
    const count = this.#waiting;
    if (count === 0) return 0;
    clearImmediate(this.#handOver);
    this.#deliver();
    return count;
  }

  ref(): void {
    if (!this.#closed) this.#socket.ref();
  }

  unref(): void {
    if (!this.#closed) this.#socket.unref();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearImmediate(this.#handOver);
    this.#forget();
    this.#socket.close();
  }

  /** The bytes of the datagram at place `index` of its train; trains lie in few regions, so mostly as last time. */
  #viewOf(bytes: Uint8Array, offset: number, length: number, index: number): Uint8Array {
    const start = bytes.byteOffset + offset;
    const last = this.#views[index];
    if (last?.byteOffset === start && last.length === length && last.buffer === bytes.buffer) return last;
    const view = new Uint8Array(bytes.buffer, start, length);
    this.#views[index] = view;
    return view;
  }

  /** `report` is the number of datagrams an error stands for, 0 for no report. */
  #sendOne(view: Uint8Array, port: number, address: string, report: number): void {
    if (view.length > LARGEST_PAYLOAD) {
      this.drops['too-big']++;
      return;
    }
    try {
      if (report > 0) this.#socket.send(view, port, address, this.#reportFor(report));
      else this.#socket.send(view, port, address);
    } catch (error) {
      // Node throws for what it can tell beforehand, port 0 among it.
      this.#countError(error, 1);
    }
  }

  #sendCopies(
    destination: SocketAddress,
    bytes: Uint8Array,
    offsets: Int32Array,
    lengths: Int32Array,
    count: number,
  ): void {
    const room = Math.min(count, Math.max(0, this.#queueLimit - this.#socket.getSendQueueCount()));
    this.drops['queue-full'] += count - room;
    const address = this.#reach(destination.address);
    const last = lastSendable(lengths, room);
    for (let i = 0; i < room; i++) {
      const offset = offsets[i] ?? 0;
      const copy = bytes.slice(offset, offset + (lengths[i] ?? 0));
      this.#sendOne(copy, destination.port, address, i === last ? room : 0);
    }
  }

  #reportFor(count: number): (error: Error | null) => void {
    let report = this.#reports[count];
    if (report === undefined) {
      report = (error) => this.#sent(error, count);
      this.#reports[count] = report;
    }
    return report;
  }

  /** The last datagram of a train has left, or could not. Then so have all before it. */
  #sent(error: Error | null, count: number): void {
    if (this.#closed) return;
    if (error !== null) this.#countError(error, count);
    if (!this.#queued || this.#socket.getSendQueueCount() > 0) return;
    this.#queued = false;
    this.#host.drained(this);
  }

  #countError(error: unknown, count: number): void {
    this.drops[DROP_OF_ERROR[codeOf(error)] ?? 'failed'] += count;
  }

  #reach(address: string): string {
    return this.#zone !== '' && address.startsWith('fe80:') ? address + this.#zone : address;
  }

  #take(datagram: Uint8Array, address: string, port: number): void {
    const burst = this.#bursts[this.#bursts.length - 1];
    if (burst !== undefined && port === this.#port && address === this.#address) {
      burst.datagrams.push(datagram);
    } else {
      this.#address = address;
      this.#port = port;
      this.#bursts.push({ source: this.#addresses.intern(withoutZone(address), port), datagrams: [datagram] });
    }
    this.#waiting++;
    if (this.#waiting === 1) this.#handOver = setImmediate(this.#deliver);
    else if (this.#waiting === BATCH) this.flush();
  }

  readonly #deliver = (): void => {
    const bursts: readonly ReceivedBurst[] = this.#bursts;
    this.#forget();
    this.#host.receive(this, bursts);
  };

  #forget(): void {
    this.#bursts = [];
    this.#waiting = 0;
  }

  #end(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#host.failed(this, new Error(`the socket of ${this.local.key} was closed`));
  }
}

interface UdpHandle {
  readonly fd?: number;
  recvStop?(): number;
}

/** What Node keeps under a symbol (its `_handle` warns); undefined where it does not. */
function handleOf(socket: Socket): UdpHandle | undefined {
  const symbol = Object.getOwnPropertySymbols(socket).find(({ description }) => description === 'state symbol');
  const state = symbol === undefined ? undefined : (Reflect.get(socket, symbol) as { handle?: UdpHandle });
  return state?.handle;
}

function descriptorOf(socket: Socket): number {
  return handleOf(socket)?.fd ?? -1;
}

/** Leaves what arrives to who else reads from the descriptor. False where Node does not offer it. */
function stopReceiving(socket: Socket): boolean {
  return handleOf(socket)?.recvStop?.() === 0;
}

/** The datagram that gets the report: one that Node takes, since it must come for every byte lent to the socket. */
function lastSendable(lengths: Int32Array, count: number): number {
  let last = count - 1;
  while (last >= 0 && (lengths[last] ?? 0) > LARGEST_PAYLOAD) last--;
  return last;
}

function enlargeBuffers(socket: Socket, bytes: number): void {
  for (const set of [() => socket.setRecvBufferSize(bytes), () => socket.setSendBufferSize(bytes)]) {
    try {
      set();
    } catch {
      // A limit of the system: the default stays, and less fits into a burst.
    }
  }
}

function withoutZone(address: string): string {
  const zone = address.indexOf('%');
  return zone < 0 ? address : address.slice(0, zone);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
