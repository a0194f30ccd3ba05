import { readFileSync } from 'node:fs';
import {
  type AdvertisementFault,
  ICMPV6,
  ROUTER_ADVERTISEMENT,
  type RouterAdvertisement,
  readRouterAdvertisement,
  SOLICITATION,
} from '../wire/router-advertisement.ts';
import { LinkError } from './link-error.ts';
import { EAGAIN, EINTR, errorName, type NativeIo, type Readiness } from './native-io.ts';

/** socket(7), packet(7), ipv6(7) */
const AF_INET6 = 10;
const AF_PACKET = 17;
const SOCK_DGRAM = 2;
const SOCK_RAW = 3;
const SOCK_NONBLOCK = 0o4000;
const SOCK_CLOEXEC = 0o2000000;
const SOL_SOCKET = 1;
const SO_ATTACH_FILTER = 26;
const IPPROTO_IPV6 = 41;
const IPV6_MULTICAST_HOPS = 18;
/** linux/if_ether.h, in network order. */
const ETH_P_IPV6 = 0xdd86;
/** struct sockaddr_ll and struct sockaddr_in6 */
const PACKET_ADDRESS_BYTES = 20;
const IPV6_ADDRESS_BYTES = 28;
/** All routers of a link (RFC 4291, section 2.7.1). */
const ALL_ROUTERS: readonly number[] = [0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2];
/** RFC 4861, section 10: so often, so far apart in ms, before it is taken that no router answers. */
const SOLICITATIONS = 3;
const SOLICITATION_INTERVAL = 4000;
/** No advertisement is longer than its link's packets; more is cut and does not sum up. */
const RECEIVE_BYTES = 9216;
/** Packets read at one readiness, at most. */
const BATCH = 16;

/** Why what came was not followed. */
export type RouterDrop = AdvertisementFault;

/**
 * Hears what the routers on one interface advertise, and asks them to at first: the kernel's own use of it, or its
 * refusal, makes no difference. Needs CAP_NET_RAW. Does not keep the process alive.
 */
export class RouterListener {
  readonly drops: Record<RouterDrop, number> = {
    short: 0,
    'not-an-advertisement': 0,
    'not-of-the-link': 0,
    'bad-checksum': 0,
    'bad-option': 0,
  };
  readonly #io: NativeIo;
  readonly #fd: number;
  readonly #readiness: Readiness;
  readonly #told: (advertisement: RouterAdvertisement) => void;
  readonly #received = new Uint8Array(RECEIVE_BYTES);
  readonly #receivedAt: number;
  readonly #index: number;
  #solicited = 0;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  /**
   * Throws a `LinkError`.
   *
   * @param device name of the interface
   */
  constructor(io: NativeIo, device: string, told: (advertisement: RouterAdvertisement) => void) {
    this.#io = io;
    this.#told = told;
    this.#index = indexOf(device);
    this.#receivedAt = io.addressOf(this.#received);
    this.#fd = orThrow(io.socket(AF_PACKET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, ETH_P_IPV6), device);
    try {
      orThrow(attachFilter(io, this.#fd), device);
      orThrow(this.#bind(), device);
      this.#readiness = io.watch(this.#fd, () => this.#read());
    } catch (error) {
      io.close(this.#fd);
      throw error;
    }
    this.#readiness.unref();
    this.#solicit();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#readiness.close();
  }

  #bind(): number {
    const address = memory(PACKET_ADDRESS_BYTES);
    address.view.setUint16(0, AF_PACKET, true);
    address.view.setUint16(2, ETH_P_IPV6, true);
    address.view.setInt32(4, this.#index, true);
    return this.#io.bind(this.#fd, this.#io.addressOf(address.bytes), PACKET_ADDRESS_BYTES);
  }

  /** Whatever keeps a solicitation from being sent, routers advertise unasked as well. */
  #solicit(): void {
    this.#solicited += 1;
    const io = this.#io;
    const fd = io.socket(AF_INET6, SOCK_RAW | SOCK_CLOEXEC, ICMPV6);
    if (fd < 0) return;
    const address = memory(IPV6_ADDRESS_BYTES);
    address.view.setUint16(0, AF_INET6, true);
    address.bytes.set(ALL_ROUTERS, 8);
    address.view.setUint32(24, this.#index, true);
    io.scratch[0] = 255;
    io.setsockopt(fd, IPPROTO_IPV6, IPV6_MULTICAST_HOPS, io.scratchAddress, 4);
    if (io.connect(fd, io.addressOf(address.bytes), IPV6_ADDRESS_BYTES) >= 0) {
      const { bytes } = memory(SOLICITATION.length);
      bytes.set(SOLICITATION);
      io.write(fd, io.addressOf(bytes), SOLICITATION.length);
    }
    io.close(fd);
    if (this.#solicited >= SOLICITATIONS) return;
    this.#timer = setTimeout(() => this.#solicit(), SOLICITATION_INTERVAL).unref();
  }

  #read(): void {
    for (let i = 0; i < BATCH && !this.#closed; i++) {
      const length = this.#io.read(this.#fd, this.#receivedAt, RECEIVE_BYTES);
      if (length === -EINTR) continue;
      // An interface that goes down says so once, and is listened to when it is back.
      if (length < 0) {
        if (length !== -EAGAIN && length !== -ENETDOWN) this.close();
        return;
      }
      const advertisement = readRouterAdvertisement(this.#received.subarray(0, length));
      if (!advertisement.ok) {
        this.drops[advertisement.reason]++;
        continue;
      }
      this.#solicited = SOLICITATIONS;
      clearTimeout(this.#timer);
      this.#told(advertisement.value);
    }
  }
}

const ENETDOWN = 100;

/** Accepts router advertisements alone (struct sock_filter: code, jump if true, jump if false, operand). */
const FILTER: readonly (readonly [code: number, yes: number, no: number, operand: number])[] = [
  [0x30, 0, 0, 6],
  [0x15, 0, 3, ICMPV6],
  [0x30, 0, 0, 40],
  [0x15, 0, 1, ROUTER_ADVERTISEMENT],
  [0x06, 0, 0, 0xffff],
  [0x06, 0, 0, 0],
];

function attachFilter(io: NativeIo, fd: number): number {
  const program = memory(8 * FILTER.length);
  for (const [i, [code, yes, no, operand]] of FILTER.entries()) {
    program.view.setUint16(8 * i, code, true);
    program.view.setUint8(8 * i + 2, yes);
    program.view.setUint8(8 * i + 3, no);
    program.view.setUint32(8 * i + 4, operand, true);
  }
  const head = memory(16);
  head.view.setUint16(0, FILTER.length, true);
  head.view.setBigUint64(8, BigInt(io.addressOf(program.bytes)), true);
  return io.setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, io.addressOf(head.bytes), 16);
}

/** Of more than 64 bytes, so that it does not move. */
function memory(length: number): { readonly bytes: Uint8Array; readonly view: DataView } {
  const bytes = new Uint8Array(Math.max(128, length));
  return { bytes, view: new DataView(bytes.buffer) };
}

function indexOf(device: string): number {
  try {
    return Number(readFileSync(`/sys/class/net/${device}/ifindex`, 'utf8'));
  } catch (cause) {
    throw new LinkError('no-device', `there is no interface ${device}`, { cause });
  }
}

function orThrow(result: number, device: string): number {
  if (result >= 0) return result;
  const name = errorName(result);
  const refused = name === 'EPERM' || name === 'EACCES';
  throw new LinkError(
    refused ? 'no-permission' : 'system',
    `the routers on ${device} cannot be listened to (${name})${refused ? ': run as root, or with CAP_NET_RAW' : ''}`,
  );
}
