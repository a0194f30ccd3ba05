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
}
