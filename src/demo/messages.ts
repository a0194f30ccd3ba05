import type { SocketAddress } from '../wire/socket-address.ts';
import type { RelayCounters } from './relay.ts';

/** Which process of the figure. */
export type Actor = 'Host-A' | 'Host-B' | 'ISP1' | 'ISP2' | 'ISP3' | 'Agent';
export type Isp = 'ISP1' | 'ISP2' | 'ISP3';
export const ISPS: readonly Isp[] = ['ISP1', 'ISP2', 'ISP3'];

/** How often a relay says that it is alive, and what it has carried, in ms. */
export const BEAT_INTERVAL = 50;

/** What the orchestrator asks of a relay. All times are `monotonic()`. */
export type RelayCommand =
  | {
      readonly type: 'open';
      readonly name: Isp;
      /** Where to listen; one forward per entry, port 0 for any. */
      readonly listen: readonly { readonly address: string; readonly port: number }[];
      readonly rtt: number;
      readonly rate: number;
      readonly queue?: number;
    }
  | { readonly type: 'route'; readonly targets: readonly SocketAddress[] }
  | { readonly type: 'cut' }
  | { readonly type: 'heal' };

export type RelayReport =
  | { readonly type: 'listening'; readonly addresses: readonly SocketAddress[] }
  | { readonly type: 'beat'; readonly at: number; readonly counters: RelayCounters }
  | { readonly type: 'cut'; readonly at: number; readonly dropped: number }
  | { readonly type: 'healed'; readonly at: number }
  | Failure;

/** What the orchestrator asks of the Location Agent. */
export interface AgentCommand {
  readonly type: 'open';
  readonly address: string;
}

export type AgentReport =
  /** Where it listens. */
  { readonly type: 'agent'; readonly address: string } | Failure;

/** The bytes to send: a file, or so many pseudo-random ones. */
export type PayloadSource = { readonly file: string } | { readonly seed: number; readonly size: number };

/** What the orchestrator asks of Host-B. */
export type ReceiverCommand =
  | {
      readonly type: 'open';
      readonly port: number;
      /** Local addresses, each with the public locator that the correspondent node is told. */
      readonly links: readonly { readonly address: string; readonly announce: SocketAddress }[];
      /** The Location Agent to register with. */
      readonly agent: string;
    }
  /** Report at once when so many bytes have arrived; increasing. */
  | { readonly type: 'watch'; readonly marks: readonly number[] };

export type ReceiverReport =
  | {
      readonly type: 'open';
      readonly nodeId: string;
      readonly generalizedId: string;
      readonly addresses: readonly SocketAddress[];
    }
  | { readonly type: 'accepted'; readonly at: number; readonly peer: string }
  | { readonly type: 'progress'; readonly at: number; readonly bytes: number }
  /** The `index`-th mark. */
  | { readonly type: 'reached'; readonly at: number; readonly index: number }
  | {
      readonly type: 'received';
      readonly at: number;
      readonly bytes: number;
      readonly sha256: string;
      /** Gaps between deliveries, in order. */
      readonly gaps: readonly Gap[];
    }
  | PathReport
  | Failure;

/** What the orchestrator asks of Host-A. */
export type SenderCommand = {
  readonly type: 'dial';
  readonly address: string;
  readonly nodeId: string;
  readonly port: number;
  /** The Location Agent, which knows where the node is. */
  readonly agent: string;
  readonly source: PayloadSource;
};

export type SenderReport =
  | { readonly type: 'connected'; readonly at: number; readonly nodeId: string }
  | { readonly type: 'paths'; readonly at: number; readonly paths: readonly PathRow[] }
  | { readonly type: 'sent'; readonly at: number; readonly bytes: number; readonly sha256: string }
  /** Host-B has confirmed what arrived, over the connection itself, and the connection is closed. */
  | { readonly type: 'confirmed'; readonly at: number; readonly bytes: number; readonly sha256: string }
  | PathReport
  | Failure;

/** One thing that happened to a path of a host. */
export interface PathReport {
  readonly type: 'path';
  readonly at: number;
  /** State or role before and after, in the words of the socket's 'path' event. */
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  /** The foreign locator, and the local one. */
  readonly foreign: string;
  readonly local: string;
  /** True when it is the connection's traffic that moved, not the path's state. */
  readonly moved: boolean;
}

export interface PathRow {
  readonly local: string;
  readonly foreign: string;
  readonly state: string;
  readonly active: boolean;
  /** Milliseconds; null before the first sample. */
  readonly rttMs: number | null;
  readonly minRttMs: number | null;
  readonly cwnd: number;
  readonly bytesSent: number;
  readonly lostPackets: number;
}

export interface Failure {
  readonly type: 'failed';
  readonly at: number;
  readonly code: string;
  readonly message: string;
}

/** A time without a delivery, from one delivery to the next. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}
