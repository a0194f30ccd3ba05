import type { SocketAddress } from '../wire/socket-address.ts';
import type { Egress, EgressBinding } from './egress.ts';

/** A burst received from one source: datagrams in arrival order. Valid only during the call. */
export interface ReceivedBurst {
  readonly source: SocketAddress;
  readonly datagrams: readonly Uint8Array[];
  /** The kernel vouches for the transport checksums; a TCP segment may be several that it has merged. TUN only. */
  readonly checksummed?: boolean;
}

/** Why a datagram was not sent. */
export type LinkDrop = 'queue-full' | 'too-big' | 'unreachable' | 'closed' | 'failed';

/**
 * What a link tells its host, never from within a call that the host makes, `flush` excepted. `bursts` are
 * what waited at one readiness, grouped by consecutive equal source.
 */
export interface LinkHost {
  receive(link: Link, bursts: readonly ReceivedBurst[]): void;
  /** The link has finished with every byte it was given. */
  drained(link: Link): void;
  /** The link cannot be used any more (address removed, socket failed). */
  failed(link: Link, error: Error): void;
  /**
   * ICMP says that nobody listens at `destination`, and quotes the beginning of a datagram that went there; valid during the
   * call. Anybody may have said so.
   */
  unreachable?(link: Link, destination: SocketAddress, quoted: Uint8Array): void;
}

/** One local locator's way to the network: batch first, two directions, nothing else. */
export interface Link {
  /** The bound address and port. */
  readonly local: SocketAddress;
  /** Largest datagram worth sending, in bytes of UDP payload. */
  readonly maxDatagram: number;
  /** Datagrams go whole or not at all: larger ones may be tried. Absent: the kernel may fragment them. */
  readonly dontFragment?: boolean;
  /** Datagrams so far refused or lost on the way out, by reason. */
  readonly drops: Readonly<Record<LinkDrop, number>>;
  /**
   * Sends `count` datagrams to one destination; the i-th is `bytes[offsets[i], offsets[i] + lengths[i])`. Returns true
   * when every byte has left `bytes` (sent, copied or dropped and counted); false when the link still reads from it
   * until `drained`. Never throws.
   *
   * @param segmentSize TUN only: bytes of TCP payload into which the kernel cuts what carries more; 0 or absent when
   * nothing does
   */
  send(
    destination: SocketAddress,
    bytes: Uint8Array,
    offsets: Int32Array,
    lengths: Int32Array,
    count: number,
    segmentSize?: number,
  ): boolean;
  /**
   * Until `uncork`, what `send` takes may wait and leave together. Absent: what is sent leaves at once. In order
   * either way.
   */
  cork?(): void;
  uncork?(): void;
  /**
   * Makes what is sent leave by this interface and no other, or (undefined) by what the routes say; tells what holds
   * then. Absent: the routes alone choose.
   */
  leaveBy?(egress: Egress | undefined): EgressBinding;
  /**
   * Hands over at once what was read and has not been handed over, and reads what waits where the link can read
   * without blocking. Returns the number of datagrams handed over: at 0, judging a deadline is fair.
   */
  flush(): number;
  /** Whether the link keeps the process alive; a fresh link does. */
  ref(): void;
  unref(): void;
  /** Ends the link: nothing is received any more, and `send` counts `closed`. The host is not called again. */
  close(): void;
}

/** How a decorator or an endpoint makes a link: the host is known before the first datagram arrives. */
export type LinkOpener = (host: LinkHost) => Link;

/** No datagram refused yet. */
export function noDrops(): Record<LinkDrop, number> {
  return { 'queue-full': 0, 'too-big': 0, unreachable: 0, closed: 0, failed: 0 };
}
