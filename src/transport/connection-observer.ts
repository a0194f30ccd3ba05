import type { TcpStatus } from '../tcp/segment.ts';
import type { TcpState } from '../tcp/states.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import type { ConnectionId } from './output.ts';

/** A connection as far as those need it who find it. */
export interface ObservedConnection {
  readonly id: ConnectionId;
  readonly role: 'initiator' | 'responder';
  readonly servicePort: number;
  readonly sourcePort: number;
  /** Words of its own ID. */
  readonly localHigh: number;
  readonly localLow: number;
  /** See `ConnectionPhase`. */
  readonly phase: 'connecting' | 'proving' | 'open' | 'finished';
  readonly tcp: { readonly state: TcpState; status(): TcpStatus };
  /** `pathOf`: the path on which a packet from there comes, or -1. */
  readonly association: { pathOf(link: number, source: SocketAddress): number };
}

/** Whoever finds connections by other things than their IDs. */
export interface ConnectionObserver {
  /** It has its IDs and ports; nothing was sent. */
  opened(connection: ObservedConnection): void;
  /** Nothing will be sent or received any more. */
  gone(connection: ObservedConnection): void;
}
