import type { PathWish } from '../../multihome/path.ts';
import type { LossReason } from '../../udp/message.ts';
import type { NodeId } from '../../wire/node-id.ts';
import type { SocketAddress } from '../../wire/socket-address.ts';
import type { FailureCode } from '../failure-code.ts';

/** What a path is to the datagrams of two nodes. */
export interface FlowPath {
  readonly id: number;
  readonly link: number;
  /** Undefined once its link is gone. */
  readonly local: SocketAddress | undefined;
  readonly foreign: SocketAddress;
  readonly state: string;
  readonly role: 'active' | 'alternate' | 'none';
  /** Smoothed and least round-trip time in ms; undefined before the first sample. */
  readonly rtt: number | undefined;
  readonly minRtt: number | undefined;
  /** Congestion window of all flows by it, and what they have in flight, in bytes. */
  readonly cwnd: number;
  readonly inFlight: number;
  /** Datagrams with messages that left by it, and those given up. */
  readonly sentMessages: number;
  readonly lostMessages: number;
  /** Bytes of the largest message that it carries. */
  readonly messageSize: number;
  readonly bytesReceived: number;
  readonly lastReason: string;
}

/** Why a flow could not be opened, or has ended: as a connection may fail, or nobody has bound the port, or nobody answers. */
export type FlowFailure = FailureCode | 'no-listener' | 'limit' | 'no-answer';

/** Between which ports of which nodes. */
export interface FlowEnds {
  readonly port: number;
  readonly peer: NodeId;
  readonly peerPort: number;
}

/** What becomes of datagrams; all of it is told to who has bound `port`. */
export type FlowEvent =
  | (FlowEnds & { readonly type: 'message'; readonly bytes: Uint8Array })
  | (FlowEnds & { readonly type: 'departed'; readonly token: number })
  | (FlowEnds & { readonly type: 'lost'; readonly token: number; readonly reason: LossReason })
  | (FlowEnds & { readonly type: 'opened' })
  | (FlowEnds & { readonly type: 'failed'; readonly reason: FlowFailure })
  | (FlowEnds & {
      readonly type: 'path';
      readonly path: FlowPath;
      readonly from: string;
      readonly to: string;
      readonly reason: string;
    })
  | (FlowEnds & {
      /** Traffic moved: undefined is no path. */
      readonly type: 'active';
      readonly from: FlowPath | undefined;
      readonly to: FlowPath | undefined;
      readonly reason: string;
    })
  /** A port that was given up owes nobody anything any more. */
  | { readonly type: 'unbound'; readonly port: number };

/** One message to send. */
export interface SendOptions extends FlowEnds {
  /** By which the sender knows it. */
  readonly token: number;
  /** Not changed any more. */
  readonly bytes: Uint8Array;
  /** Where the peer may be found, when there is no association with it. */
  readonly locators: readonly SocketAddress[];
  /** By two paths beside each other. Default: as the flow is set. */
  readonly duplicate?: boolean;
  /** Number of the path that it is to take, 0..15. Default: the best. */
  readonly path?: number;
}

/** `taken`, or what is wrong: larger than the path takes, the queue is full, there is no locator, too many flows. */
export type SendResult = 'taken' | 'full' | 'no-locator' | 'limit' | { readonly tooLarge: number };

/** How the messages between two ports are sent. */
export interface FlowTuning {
  /** The link and the address (`SocketAddress.key`) of the paths to keep to, either or both; null: the best path. */
  readonly pin?: { readonly link: number | null; readonly foreign: string | null } | null;
  /** Every message goes by two paths. */
  readonly duplicate?: boolean;
  /** Most bytes held until they may leave. */
  readonly sendLimit?: number;
}

/** Datagrams of a transport's applications, on ports of their own. Changes are followed by `pollOutput`. */
export interface FlowService {
  /** How many flows there are. */
  readonly size: number;
  /** False when the port is taken. */
  bind(port: number): boolean;
  /** What waits still leaves; `unbound` follows when nothing is left. */
  unbind(now: number, port: number): void;
  send(now: number, options: SendOptions): SendResult;
  /** Bytes of the largest message that may be sent there now. */
  messageSize(ends: FlowEnds): number;
  /** Of all flows of a port: messages that have not left, and their bytes. */
  queued(port: number): { readonly count: number; readonly bytes: number };
  /** Paths to a peer; none while there is no association with it. */
  paths(now: number, ends: FlowEnds): FlowPath[];
  /** Changes how messages are sent between these ends. False: there is no flow. */
  tune(ends: FlowEnds, tuning: FlowTuning): boolean;
  /** The peer may be found at these addresses as well, in place of those given before. False: there is no flow. */
  setLocators(now: number, ends: FlowEnds, locators: readonly SocketAddress[]): boolean;
  /** This node's wish for a path, by number, for all that goes to that peer (R-MH-70). False: there is no such path. */
  setWish(now: number, ends: FlowEnds, path: number, wish: PathWish): boolean;
}
