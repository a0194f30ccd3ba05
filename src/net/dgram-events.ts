import type { FlowPath } from '../transport/flows/flow-types.ts';
import type { LossReason } from '../udp/message.ts';

/** Where a message came from. */
export interface RemoteInfo {
  readonly address: string;
  readonly family: 'IPv4' | 'IPv6';
  readonly port: number;
  /** Bytes of the message. */
  readonly size: number;
}

/** A message that may not have arrived; `no-listener`: there is no socket at that address of this host. */
export interface LostEvent {
  /** What `send` returned. */
  readonly message: number;
  readonly address: string;
  readonly port: number;
  /** Why it is believed to be lost (R-UDP-24). */
  readonly reason: LossReason | 'no-listener';
}

/** A path to another end has another state. */
export interface DatagramPathEvent {
  readonly address: string;
  readonly port: number;
  /** As it is now. */
  readonly path: FlowPath;
  /** The state before and the state now, and what has changed it, as in `PathEvent`. */
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** Messages to another end go by another path; undefined: by none. */
export interface DatagramActiveEvent {
  readonly address: string;
  readonly port: number;
  readonly from: FlowPath | undefined;
  readonly to: FlowPath | undefined;
  /** As in `PathEvent`. */
  readonly reason: string;
}

/** What a socket has done: messages that have left, were told lost, were told, and were not told. */
export interface DatagramCounters {
  readonly sent: number;
  readonly lost: number;
  readonly received: number;
  /** Not from the connected peer, or blocked. */
  readonly refused: number;
}
