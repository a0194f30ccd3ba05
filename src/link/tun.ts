import { type SocketAddress, socketAddress } from '../wire/socket-address.ts';
import { type Link, type LinkDrop, type LinkHost, noDrops, type ReceivedBurst } from './link.ts';
import { LinkError } from './link-error.ts';
import {
  EAGAIN,
  EINTR,
  errorName,
  IoVector,
  loadNativeIo,
  type NativeIo,
  type Readiness,
  TrainAddress,
} from './native-io.ts';
import { openTunDevice, type TunDevice, type TunDeviceOptions } from './tun-device.ts';
import { isVouchedFor, VIRTIO_HEADER, writeVirtioHeader } from './virtio-header.ts';

/**
 * A link whose datagrams are whole IP packets, exchanged with the host's own kernel: what is sent arrives there as from
 * a wire, and what the kernel routes to the device is received. The addresses in the packets tell where they go; those
 * of `send` and of a burst say nothing.
 */
export interface TunLink extends Link {
  /** The device's name, as the kernel has it. */
  readonly device: string;
  /** Bytes of the largest packet that fits the device uncut. */
  readonly mtu: number;
  /**
   * The kernel cuts and sums: packets sent have the partial checksum of TCP and UDP (`ROW_FLAG.checksummed`), and those
   * with more than `segmentSize` bytes of TCP payload become several; received ones may be several in one.
   */
  readonly offload: boolean;
  /** Bytes of the largest packet that it takes: the MTU, or 65535 with offload. */
  readonly largest: number;
}

/**
 * Opens a TUN device, which disappears with the link unless it is persistent. Needs Linux, the optional package koffi,
 * and root, CAP_NET_ADMIN or a device that was made for the user. Rejects with a `LinkError`.
 */
export async function openTunLink(options: TunDeviceOptions, host: LinkHost): Promise<TunLink> {
  const io = await loadNativeIo();
  const device = openTunDevice(io, options);
  try {
    return new Tun(io, device, host);
  } catch (error) {
    io.close(device.fd);
    throw error;
  }
}

/** Packets handed over at one readiness, at most: then the application and the timers have their turn. */
const BATCH = 64;
/** Largest packet there is: a payload of 65,535 bytes behind the header of IPv6. */
const LARGEST_RECEIVED = 65_575;
/** Where reading begins, so that the packet behind its header is aligned to 8 bytes. */
const LEAD = 6;
const SLOT = LEAD + VIRTIO_HEADER + LARGEST_RECEIVED;
/** Bytes handed over at once, at most: what the engine's receive region takes in one piece, so that it stays in caches. */
const RECEIVE_BYTES = 512 * 1024;

const DROP_OF_ERROR: Readonly<Record<string, LinkDrop>> = {
  EAGAIN: 'queue-full',
  ENOBUFS: 'queue-full',
  ENOMEM: 'queue-full',
  EMSGSIZE: 'too-big',
  // The device is down.
  EIO: 'unreachable',
  ENETDOWN: 'unreachable',
};

interface Burst {
  readonly source: SocketAddress;
  readonly datagrams: Uint8Array[];
  checksummed: boolean;
}

/**
 * Reads and writes happen in the calling thread: the kernel takes a packet through its whole stack within the write, so
 * that there is nothing to wait for; what it refuses is dropped and counted.
 */
class Tun implements TunLink {
  readonly local = socketAddress(4, '0.0.0.0', 0);
  readonly device: string;
  readonly mtu: number;
  readonly offload: boolean;
  readonly largest: number;
  readonly drops: Record<LinkDrop, number> = noDrops();
  readonly #io: NativeIo;
  readonly #fd: number;
  readonly #host: LinkHost;
  readonly #readiness: Readiness;
  readonly #received = new Uint8Array(RECEIVE_BYTES);
  readonly #receivedAt: number;
  /** A header is in front of each packet. */
  readonly #header: number;
  readonly #outgoing = new DataView(new ArrayBuffer(128));
  readonly #vector: IoVector;
  readonly #bursts: Burst[] = [];
  readonly #handedOver: ReceivedBurst[] = [];
  readonly #views: Uint8Array[] = [];
  readonly #trains: TrainAddress;
  #delivering = false;
  #closed = false;

  constructor(io: NativeIo, device: TunDevice, host: LinkHost) {
    this.device = device.name;
    this.mtu = device.mtu;
    this.offload = device.offload;
    this.largest = device.offload ? 65_535 : device.mtu;
    this.#io = io;
    this.#trains = new TrainAddress(io);
    this.#fd = device.fd;
    this.#host = host;
    this.#header = device.offload ? VIRTIO_HEADER : 0;
    this.#receivedAt = io.addressOf(this.#received);
    this.#vector = new IoVector(io, 2);
    this.#vector.set(0, io.addressOf(new Uint8Array(this.#outgoing.buffer)), VIRTIO_HEADER);
    this.#readiness = io.watch(device.fd, () => this.#read());
  }

  get maxDatagram(): number {
    return this.mtu;
  }

  send(
    _destination: SocketAddress,
    bytes: Uint8Array,
    offsets: Int32Array,
    lengths: Int32Array,
    count: number,
    segmentSize = 0,
  ): boolean {
    if (this.#closed) {
      this.drops.closed += count;
      return true;
    }
    const from = this.#trains.of(bytes);
    for (let i = 0; i < count; i++) {
      const offset = offsets[i] ?? 0;
      const length = lengths[i] ?? 0;
      if (length > this.largest) this.drops['too-big']++;
      else this.#write(bytes, offset, length, from + offset, segmentSize);
    }
    return true;
  }

  flush(): number {
    return this.#read();
  }

  ref(): void {
    if (!this.#closed) this.#readiness.ref();
  }

  unref(): void {
    if (!this.#closed) this.#readiness.unref();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#readiness.close();
  }

  #write(bytes: Uint8Array, offset: number, length: number, address: number, segmentSize: number): void {
    let result: number;
    do {
      if (this.#header === 0) {
        result = this.#io.write(this.#fd, address, length);
      } else {
        writeVirtioHeader(this.#outgoing, bytes, offset, length, segmentSize);
        this.#vector.set(1, address, length);
        result = this.#io.writev(this.#fd, this.#vector.address, 2);
      }
    } while (result === -EINTR);
    if (result < 0) this.drops[DROP_OF_ERROR[errorName(result)] ?? 'failed']++;
  }

  /** Reads what waits, a batch at most, and hands it over; returns the number of packets. */
  #read(): number {
    // From within the host's handling of a batch there is nowhere to read to.
    if (this.#delivering) return 0;
    let packets = 0;
    let at = 0;
    let result = 0;
    while (packets < BATCH && !this.#closed) {
      result = this.#io.read(this.#fd, this.#receivedAt + at + LEAD, SLOT - LEAD);
      if (result === -EINTR) continue;
      if (result < 0) break;
      this.#note(at + LEAD, result, packets++);
      at = (at + LEAD + result + 7) & ~7;
      if (at + SLOT > RECEIVE_BYTES) {
        this.#deliver();
        at = 0;
      }
    }
    this.#deliver();
    if (result < 0 && result !== -EAGAIN) this.#fail(result);
    return packets;
  }

  #note(at: number, length: number, index: number): void {
    const packet = at + this.#header;
    const checksummed = this.offload && isVouchedFor(this.#received, at);
    const last = this.#handedOver.length - 1;
    let burst = this.#bursts[last];
    if (last < 0 || burst?.checksummed !== checksummed) {
      burst = this.#bursts[last + 1] ??= { source: this.local, datagrams: [], checksummed };
      burst.datagrams.length = 0;
      burst.checksummed = checksummed;
      this.#handedOver.push(burst);
    }
    burst.datagrams.push(this.#viewOf(packet, Math.max(0, at + length - packet), index));
  }

  /** Packets of one size follow one another, so a view is mostly the one of last time. */
  #viewOf(offset: number, length: number, index: number): Uint8Array {
    const last = this.#views[index];
    if (last?.byteOffset === offset && last.length === length) return last;
    const view = this.#received.subarray(offset, offset + length);
    this.#views[index] = view;
    return view;
  }

  #deliver(): void {
    if (this.#handedOver.length === 0 || this.#closed) return;
    this.#delivering = true;
    try {
      this.#host.receive(this, this.#handedOver);
    } finally {
      this.#delivering = false;
      this.#handedOver.length = 0;
    }
  }

  #fail(result: number): void {
    if (this.#closed) return;
    this.close();
    const reason = errorName(result) === 'EBADF' || result === -EBADFD ? 'it was removed' : errorName(result);
    this.#host.failed(this, new LinkError('no-device', `the TUN device ${this.device} is gone: ${reason}`));
  }
}

/** What reading from a device that was deleted says; libuv has no name for it. */
const EBADFD = 77;
