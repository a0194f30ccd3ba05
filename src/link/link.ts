import type { SocketAddress } from '../wire/socket-address.ts';

/** A burst received from one source: datagrams in arrival order. Valid only during the call. */
export interface ReceivedBurst {
  readonly source: SocketAddress;
  readonly datagrams: readonly Uint8Array[];
}

/** Why a datagram was not sent. */
export type LinkDrop = 'queue-full' | 'too-big' | 'unreachable' | 'closed' | 'failed';

/** What a link tells its host. `bursts` are what waited at one readiness, grouped by consecutive equal source. */
export interface LinkHost {
  receive(link: Link, bursts: readonly ReceivedBurst[]): void;
  /** The link has finished with every byte it was given. */
  drained(link: Link): void;
  /** The link cannot be used any more (address removed, socket failed). */
  failed(link: Link, error: Error): void;
}

/** One local locator's way to the network: batch first, two directions, nothing else. */
export interface Link {
  /** The bound address and port. */
  readonly local: SocketAddress;
  /** Largest datagram worth sending, in bytes of UDP payload. */
  readonly maxDatagram: number;
  /** Sends so far refused, by reason. */
  readonly drops: Readonly<Record<LinkDrop, number>>;
  /**
   * Sends `count` datagrams to one destination; the i-th is `bytes[offsets[i], offsets[i] + lengths[i])`. Returns true
   * when every byte has left `bytes` (sent, copied or dropped and counted); false when the link still reads from it
   * until `drained`. Never throws.
   */
  send(destination: SocketAddress, bytes: Uint8Array, offsets: Int32Array, lengths: Int32Array, count: number): boolean;
  /** Reads what waits now, without blocking, where the link can; then judging a deadline is fair. */
  ref(): void;
  unref(): void;
  close(): void;
}
