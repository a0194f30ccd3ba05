/** By which interface a UDP socket sends, against what the routes say. */
import { readFileSync } from 'node:fs';
import type { NativeIo } from './native-io.ts';

/** An interface of this host. */
export interface Egress {
  readonly device: string;
  readonly index: number;
}

/**
 * How datagrams find their interface: `routes` as the kernel likes, `interface` by the one they were bound to and no
 * other, `preference` by the one that was asked for when routes are equally good.
 */
export type EgressBinding = 'routes' | 'interface' | 'preference';

/** socket(7), ip(7), ipv6(7); linux/in.h, linux/in6.h */
const SOL_SOCKET = 1;
const SO_BINDTODEVICE = 25;
const IPPROTO_IP = 0;
const IP_UNICAST_IF = 50;
const IPPROTO_IPV6 = 41;
const IPV6_UNICAST_IF = 76;

/**
 * The interface of one UDP socket. Of IPv4 IP_UNICAST_IF is asked for first: it binds what is sent, whoever asks may take
 * it back, and what comes in by another interface is still received. IPV6_UNICAST_IF is weaker: a route of a better
 * metric goes before it; so SO_BINDTODEVICE is first there, which a user without CAP_NET_RAW may set once (Linux 5.7).
 */
export class SocketEgress {
  readonly #io: NativeIo;
  readonly #fd: number;
  readonly #family: 4 | 6;
  #binding: EgressBinding = 'routes';
  #byDevice = false;

  constructor(io: NativeIo, fd: number, family: 4 | 6) {
    this.#io = io;
    this.#fd = fd;
    this.#family = family;
  }

  /** Binds to an interface, or (undefined) leaves it to the routes again. Returns what holds now. */
  leaveBy(egress: Egress | undefined): EgressBinding {
    this.#binding = egress === undefined ? this.#release() : this.#bind(egress);
    return this.#binding;
  }

  #bind({ device, index }: Egress): EgressBinding {
    if (this.#family === 4) {
      return this.#setIndex(index) || this.#setDevice(device) ? 'interface' : this.#binding;
    }
    if (this.#setDevice(device)) return 'interface';
    return this.#setIndex(index) && !this.#byDevice ? 'preference' : this.#binding;
  }

  #release(): EgressBinding {
    this.#setIndex(0);
    if (this.#byDevice && !this.#setDevice('')) return 'interface';
    this.#byDevice = false;
    return 'routes';
  }

  /** In network byte order. */
  #setIndex(index: number): boolean {
    const { scratch, scratchAddress } = this.#io;
    new DataView(scratch.buffer, scratch.byteOffset).setUint32(0, index);
    const [level, name] = this.#family === 4 ? [IPPROTO_IP, IP_UNICAST_IF] : [IPPROTO_IPV6, IPV6_UNICAST_IF];
    return this.#io.setsockopt(this.#fd, level, name, scratchAddress, 4) === 0;
  }

  /** @param device '' for none */
  #setDevice(device: string): boolean {
    const { scratch, scratchAddress } = this.#io;
    const name = new TextEncoder().encode(`${device}\0`);
    new Uint8Array(scratch.buffer, scratch.byteOffset).set(name.subarray(0, DEVICE_BYTES));
    if (this.#io.setsockopt(this.#fd, SOL_SOCKET, SO_BINDTODEVICE, scratchAddress, name.length) < 0) return false;
    this.#byDevice = device !== '';
    return true;
  }
}

/** Of a name with its zero. */
const DEVICE_BYTES = 16;

/**
 * Whether the host drops IPv4 datagrams that come in by `device` from where its own routes lead elsewhere (ip-sysctl,
 * rp_filter 1; RFC 3704, section 2.2). False where that cannot be told.
 */
export function isStrictlyFiltered(device: string): boolean {
  try {
    const [all = 0, own = 0] = ['all', device].map((name) =>
      Number(readFileSync(`/proc/sys/net/ipv4/conf/${name}/rp_filter`, 'utf8')),
    );
    return Math.max(all, own) === 1;
  } catch {
    return false;
  }
}
