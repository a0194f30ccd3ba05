import type { SocketAddress } from '../wire/socket-address.ts';

/** One link of this end and what of it is announced to the peer. */
export interface LocalEntry {
  readonly link: number;
  /** The bound address. */
  readonly local: SocketAddress;
  /** Addresses at which the peer may reach the link; empty behind a translator. */
  readonly announce: readonly SocketAddress[];
  /** 0..65535; higher is preferred. */
  readonly preference: number;
  /**
   * Largest datagram that the link carries whole or not at all, in bytes of UDP payload; absent: it may be fragmented, and
   * nothing above the base is tried.
   */
  readonly largestDatagram?: number;
  /** Links with one egress share a risk group; by default each link is its own. */
  readonly riskGroup?: number;
  /** The link whose spare port this is: of the same address, announced to nobody, and used when that one's port fails. */
  readonly spareOf?: number;
}

/** The link of the locator that an entry belongs to: its own, or that whose spare port it is. */
export function locatorOf(entry: LocalEntry): number {
  return entry.spareOf ?? entry.link;
}

/** Which entries may fail with it. */
export function riskGroupOf(entry: LocalEntry): number {
  return entry.riskGroup ?? locatorOf(entry);
}
