import type { CongestionName } from '../tcp/congestion/controller.ts';
import type { NodeId } from '../wire/node-id.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import type { FailureCode } from './failure-code.ts';
import type { FlowEvent } from './flows/flow-types.ts';

/** A connection's handle at the transport's edge: a small integer, never used twice; negative in native mode, never 0. */
export type ConnectionId = number;

/** What a path is to its connection; `role` says what this end does with it. */
export interface PathInfo {
  readonly id: number;
  readonly link: number;
  /** Undefined once its link is gone. */
  readonly local: SocketAddress | undefined;
  readonly foreign: SocketAddress;
  readonly state: string;
  readonly role: 'active' | 'alternate' | 'none';
  /** It goes out by a spare port of its locator. */
  readonly spare: boolean;
  /** What this end and the peer want of it: `none`, `prefer` or `backup`; this end also `abandon`. */
  readonly wish: string;
  readonly peerWish: string;
  /** Whether this end receives by it, and whether what it sends by it was confirmed. */
  readonly inOk: boolean;
  readonly outOk: boolean;
  /** Smoothed and least round-trip time in ms; undefined before the first sample. */
  readonly rtt: number | undefined;
  readonly minRtt: number | undefined;
  /** The congestion controller; what pacing lets out and what was delivered lately, in bytes per ms, 0 when unknown. */
  readonly controller: CongestionName;
  readonly pacingRate: number;
  readonly deliveryRate: number;
  /** Congestion window and bytes in flight, in bytes. */
  readonly cwnd: number;
  readonly inFlight: number;
  readonly bytesSent: number;
  readonly bytesDelivered: number;
  /** Payload bytes that arrived by this path. */
  readonly bytesReceived: number;
  readonly lostSegments: number;
  readonly retransmittedSegments: number;
  /** Why it has its state. */
  readonly lastReason: string;
}

/**
 * What the application may want to know. `connection` is the handle; `peer` is null for a host that is no node, and for
 * one that has not proven itself yet: `proven` follows.
 */
export type TransportEvent =
  | {
      readonly type: 'accepted';
      readonly connection: ConnectionId;
      readonly port: number;
      readonly peer: NodeId | null;
    }
  | { readonly type: 'connected'; readonly connection: ConnectionId; readonly peer: NodeId | null }
  | { readonly type: 'proven'; readonly connection: ConnectionId; readonly peer: NodeId }
  | { readonly type: 'readable' | 'acknowledged' | 'peer-finished' | 'closed'; readonly connection: ConnectionId }
  | {
      /** The urgent pointer has advanced; R1 has passed or the network reports an error: `status` tells more. */
      readonly type: 'urgent' | 'trouble';
      readonly connection: ConnectionId;
    }
  | {
      readonly type: 'failed';
      readonly connection: ConnectionId;
      readonly code: FailureCode;
      readonly message: string;
    }
  | {
      readonly type: 'path';
      readonly connection: ConnectionId;
      readonly path: PathInfo;
      readonly from: string;
      readonly to: string;
      readonly reason: string;
    }
  | {
      /** Traffic moved: -1 is no path. */
      readonly type: 'active';
      readonly connection: ConnectionId;
      readonly from: number;
      readonly to: number;
      readonly reason: string;
    }
  | {
      /** What has become of datagrams, which are of no connection. */
      readonly type: 'flow';
      readonly connection: 0;
      readonly event: FlowEvent;
    };

/** `count` rows of the region, payload in place, headers still to be written by the engine. */
export interface TrainOutput {
  readonly kind: 'train';
  readonly link: number;
  readonly destination: SocketAddress;
  readonly count: number;
  /** Whose segments they are; 0: of no connection. */
  readonly connection: ConnectionId;
  /** The datagrams are whole as they are: no headers are to be written. */
  readonly whole?: boolean;
}

/** What a drained transport hands its driver. One object of each kind is reused: read it before the next poll. */
export type Output =
  | TrainOutput
  | { readonly kind: 'event'; readonly event: TransportEvent }
  | { readonly kind: 'timeout'; readonly at: number };
