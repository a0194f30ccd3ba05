import type { Crypto } from '../multihome/crypto.ts';
import type { Identity } from '../multihome/identity.ts';
import type { NodeId } from '../wire/node-id.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import type { TransportConfig } from './config.ts';
import type { ConnectionObserver } from './connection-observer.ts';
import type { ConnectionId } from './output.ts';
import type { ProofMode } from './proof-mode.ts';
import type { SegmentForm } from './segment-form.ts';

/** What a transport is made of. */
export interface TransportOptions {
  readonly identity: Identity;
  readonly crypto: Crypto;
  readonly config?: Partial<TransportConfig>;
  /** Default: datagrams of UDP mode. */
  readonly form?: SegmentForm;
  readonly observer?: ConnectionObserver;
  /** The handle of the first connection is the number behind it. Default 0. */
  readonly handlesFrom?: ConnectionId;
}

/** Whom to dial. */
export interface ConnectOptions {
  /** The node that has to prove itself; without it whoever answers, and proves any ID, is accepted. */
  readonly nodeId?: NodeId;
  /** Service port, 1..65535. */
  readonly port: number;
  readonly locators: readonly SocketAddress[];
  /** 1..65535, of this end; default: the next in turn. */
  readonly sourcePort?: number;
  /** What waits for the proof. Default: `before-data`. */
  readonly proof?: ProofMode;
}
