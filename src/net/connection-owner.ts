import type { ConnectionId, TransportEvent } from '../transport/output.ts';

/** Names that the users of a socket do not see. */
export const ATTACHED: unique symbol = Symbol('attached');
export const HANDLE_EVENT: unique symbol = Symbol('handleEvent');
export const CLOSED: unique symbol = Symbol('closed');

/** Whoever holds a connection's handle. */
export interface ConnectionOwner {
  /** Told in the same turn in which the connection came to be, before any event. */
  [ATTACHED](connection: ConnectionId): void;
  [HANDLE_EVENT](event: TransportEvent): void;
}

/** Who wants to know that an owner has closed: less to hold than a listener at each. */
export interface OwnerHolder {
  [CLOSED](owner: ConnectionOwner): void;
}
