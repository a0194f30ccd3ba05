import type { Smoltcp } from './index.js';

/** The states of RFC 9293, section 3.3.2. */
export type PeerState =
  | 'closed'
  | 'listen'
  | 'syn-sent'
  | 'syn-received'
  | 'established'
  | 'fin-wait-1'
  | 'fin-wait-2'
  | 'close-wait'
  | 'closing'
  | 'last-ack'
  | 'time-wait';

export interface TcpPeerOptions {
  /** The peer's own unicast address: 4 or 16 bytes. */
  readonly address: Uint8Array;
  /** Largest IP packet, 576 to 65535 bytes; 1500 by default. */
  readonly mtu?: number;
  /** Bytes, 1 to 16 MiB; 65536 by default. */
  readonly receiveBuffer?: number;
  readonly sendBuffer?: number;
  /** Where initial sequence numbers come from: an integer of 32 bits, 1 by default. */
  readonly seed?: number;
  /** Offer the timestamps option; not by default. */
  readonly timestamps?: boolean;
  /** Reno congestion control, on by default; without it the windows alone limit what is in flight. */
  readonly reno?: boolean;
  /** How long an acknowledgment may wait, in milliseconds, 10 by default; 0 sends each at once. */
  readonly ackDelay?: number;
}

/**
 * smoltcp's own TCP socket behind an IP interface of its own, for tests of another implementation: packets in, packets
 * out, time as an argument in milliseconds. It waits at least a second before it retransmits on a timeout, and as a
 * sender it makes no use of SACK.
 */
export declare class TcpPeer {
  /** Throws a RangeError when there is no memory for it or an option is out of range. */
  constructor(wasm: Smoltcp, options: TcpPeerOptions);
  /** The current state of the one connection. */
  readonly state: PeerState;
  listen(port: number): boolean;
  connect(address: Uint8Array, port: number, localPort: number): boolean;
  /** Takes one IP packet; false when it has to be offered again after `poll`, because no answer could be kept. */
  receive(now: number, packet: Uint8Array): boolean;
  /** The packets that are due. */
  poll(now: number): Uint8Array[];
  /** When `poll` is due again; Infinity when only a packet or a call changes anything. */
  pollAt(now: number): number;
  /** How many bytes were taken, at most 65,536; 0 when the buffer is full or the connection does not send. */
  write(bytes: Uint8Array): number;
  /** The next bytes, at most 65,536; empty when there are none yet; null when the other end has finished. */
  read(): Uint8Array | null;
  /** Sends FIN behind what is queued. */
  close(): void;
  /** Resets the connection. */
  abort(): void;
  /** Gives the memory back; nothing else may be called afterwards. */
  free(): void;
}
