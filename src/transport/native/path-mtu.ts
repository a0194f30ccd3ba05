import type { IpFamily } from '../../wire/ip-address.ts';
import {
  IPV4_HEADER,
  IPV4_LEAST_LINK_MTU,
  IPV4_LEAST_REPORTED_MTU,
  IPV6_HEADER,
  IPV6_LEAST_MTU,
  MTU_LIFETIME,
  MTU_MEMORY,
  MTU_PLATEAUS,
  TCP_HEADER,
} from './constants.ts';

/** What is known of the way to an address; shared by the connections that go there. */
export interface Destination {
  readonly family: IpFamily;
  readonly key: string;
  /** Bytes of the largest IP packet, as far as is known. */
  mtu: number;
  /** When it was last reported smaller; -Infinity: never. */
  reportedAt: number;
  connections: number;
  /** IPv4: routers may cut packets (R-NAT-46), and what the next one is identified by (RFC 6864, section 4.2). */
  mayBeCut: boolean;
  identification: number;
}

/** The MTU of each destination (R-NAT-43 to R-NAT-45; RFC 1191, RFC 8201). Bounded; asked per connection, not per packet. */
export class PathMtus {
  /** MTU of the link. */
  readonly link: number;
  readonly #known = new Map<string, Destination>();

  constructor(link: number) {
    this.link = link;
  }

  get size(): number {
    return this.#known.size;
  }

  /** The entry of an address for one more connection; `release` gives it back. */
  claim(family: IpFamily, words: Int32Array): Destination {
    const key = `${words[0]},${words[1]},${words[2]},${words[3]}`;
    let destination = this.#known.get(key);
    if (destination === undefined) {
      const untold = { mtu: this.link, reportedAt: Number.NEGATIVE_INFINITY, mayBeCut: false, identification: 0 };
      destination = { family, key, connections: 0, ...untold };
      this.#known.set(key, destination);
    }
    destination.connections += 1;
    return destination;
  }

  /** A smaller MTU outlives the last connection, so that the next one need not learn it anew. */
  release(destination: Destination): void {
    destination.connections -= 1;
    if (destination.connections > 0) return;
    this.#known.delete(destination.key);
    if (destination.mtu === this.link && !destination.mayBeCut) return;
    if (this.#known.size >= MTU_MEMORY) this.#forgetOldest();
    // At the end: the order of the map is that of age.
    this.#known.set(destination.key, destination);
  }

  /** The MTU at `now`; a report that is too old no longer counts (R-NAT-44). */
  mtu(now: number, destination: Destination): number {
    if (now >= destination.reportedAt + MTU_LIFETIME) {
      destination.mtu = this.link;
      destination.mayBeCut = false;
    }
    return destination.mtu;
  }

  /**
   * What to believe when a router says that a packet of `quoted` bytes was larger than `reported`; 0 there: it tells no
   * size. 0 when that cannot be true.
   */
  plausible(now: number, destination: Destination, reported: number, quoted: number): number {
    const { family } = destination;
    const above = Math.min(this.mtu(now, destination), quoted);
    const claimed = reported === 0 && family === 4 ? (MTU_PLATEAUS.find((plateau) => plateau < above) ?? 0) : reported;
    const least = family === 4 ? IPV4_LEAST_REPORTED_MTU : IPV6_LEAST_MTU;
    return claimed >= least && claimed < above ? claimed : 0;
  }

  /** Whether a packet of `quoted` bytes met a link of `reported`, which is too small to be followed but exists (R-NAT-46). */
  isNarrow(destination: Destination, reported: number, quoted: number): boolean {
    const narrow = reported >= IPV4_LEAST_LINK_MTU && reported < IPV4_LEAST_REPORTED_MTU;
    return destination.family === 4 && narrow && reported < quoted;
  }

  /** Routers may cut packets from now on, identified from `identification` on. */
  letCut(now: number, destination: Destination, identification: number): void {
    if (!destination.mayBeCut) destination.identification = identification & 0xffff;
    destination.mayBeCut = true;
    destination.reportedAt = now;
  }

  /** Sets a smaller MTU, reported or found. */
  lower(now: number, destination: Destination, mtu: number): void {
    destination.mtu = mtu;
    destination.reportedAt = now;
  }

  #forgetOldest(): void {
    for (const [key, { connections }] of this.#known) {
      if (connections > 0) continue;
      this.#known.delete(key);
      return;
    }
  }
}

/** Largest segment behind the bare header in packets of `mtu` bytes (RFC 6691). */
export function mssOfMtu(family: IpFamily, mtu: number): number {
  return mtu - TCP_HEADER - (family === 4 ? IPV4_HEADER : IPV6_HEADER);
}
