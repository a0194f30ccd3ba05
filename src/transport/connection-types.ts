import type { LocalEntry } from '../multihome/association-types.ts';
import type { Crypto } from '../multihome/crypto.ts';
import type { Identity } from '../multihome/identity.ts';
import type { TcpCounters } from '../tcp/options.ts';
import type { Transmission } from '../tcp/segment.ts';
import type { NodeId } from '../wire/node-id.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import type { TransportConfig } from './config.ts';
import type { ConnectionId, TransportEvent } from './output.ts';
import type { Adoption } from './stateless.ts';

/**
 * - `connecting`: TCP's handshake. `proving`: keys and proofs. `open`: the application may use it.
 * - `finished`: nothing more will happen; what was received can still be read.
 */
export type ConnectionPhase = 'connecting' | 'proving' | 'open' | 'finished';

/** What a connection is made of. */
export interface ConnectionOptions {
  readonly id: ConnectionId;
  readonly role: 'initiator' | 'responder';
  readonly servicePort: number;
  readonly sourcePort: number;
  readonly localId: { readonly high: number; readonly low: number };
  /** Of a responder whose SYN was answered without state: what it begins with. */
  readonly adoption: Adoption | undefined;
  readonly identity: Identity;
  readonly crypto: Crypto;
  readonly config: TransportConfig;
  readonly expected: NodeId | null;
  readonly links: readonly LocalEntry[];
  readonly tcpCounters: TcpCounters;
  readonly emit: (event: TransportEvent) => void;
  /** Of the whole node: asked before public-key work, and before a probe to an unverified address. */
  readonly admitProof: (now: number) => boolean;
  readonly admitProbe: (now: number, address: SocketAddress) => boolean;
  readonly now: number;
}

/**
 * What polling needs besides the connection: one for all connections of a transport. While `held`, `segment` is one that
 * TCP has given and no train has taken; it belongs to the connection polled last, which is polled again first.
 */
export interface PollScratch {
  readonly segment: Transmission;
  held: boolean;
}
