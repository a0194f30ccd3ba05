import type { AssociationConfig, AssociationOutput } from '../multihome/association-types.ts';
import { associationOutput } from '../multihome/association-types.ts';
import type { Crypto } from '../multihome/crypto.ts';
import type { Identity } from '../multihome/identity.ts';
import type { LocalEntry } from '../multihome/local-entry.ts';
import type { TcpCounters } from '../tcp/options.ts';
import { createTransmission, type Transmission } from '../tcp/segment.ts';
import type { TcpState } from '../tcp/states.ts';
import type { NodeId } from '../wire/node-id.ts';
import type { Associations } from './associations.ts';
import type { TransportConfig } from './config.ts';
import type { ConnectionId, TransportEvent } from './output.ts';
import type { ProofMode } from './proof-mode.ts';
import type { SegmentForm } from './segment-form.ts';
import type { AssociationHost, Member } from './shared-association.ts';
import type { Adoption } from './stateless.ts';
import type { Resettable, StatelessResets } from './stateless-resets.ts';
import type { ExtraOptions } from './train-writer.ts';

/**
 * - `connecting`: TCP's handshake. `proving`: keys and proofs, or BIND; the application may have it all the same.
 * - `open`: it has an association whose peer is proven.
 * - `finished`: nothing more will happen; what was received can still be read.
 */
export type ConnectionPhase = 'connecting' | 'proving' | 'open' | 'finished';

/** Both SYNs are acknowledged, and nothing has ended the connection. */
export const SYNCHRONIZED: ReadonlySet<TcpState> = new Set([
  'established',
  'fin-wait-1',
  'fin-wait-2',
  'close-wait',
  'closing',
  'last-ack',
]);

/** What a connection has in common with the others of its node. */
export interface ConnectionHost<M extends Member & Resettable> extends AssociationHost<M> {
  readonly identity: Identity;
  readonly crypto: Crypto;
  readonly config: TransportConfig;
  readonly form: SegmentForm;
  readonly association: AssociationConfig;
  readonly associations: Associations<M>;
  /** As they are now. */
  readonly links: readonly LocalEntry[];
  readonly tcpCounters: TcpCounters;
  /** Undefined where there are none: in native mode. */
  readonly resets: StatelessResets<M> | undefined;
  readonly emit: (event: TransportEvent) => void;
  /** Until when, for the last time the loop was late, no path is to blame. */
  readonly lagUntil: number;
}

/** What a connection is made of. */
export interface ConnectionOptions {
  readonly id: ConnectionId;
  readonly role: 'initiator' | 'responder';
  readonly servicePort: number;
  readonly sourcePort: number;
  readonly localHigh: number;
  readonly localLow: number;
  /** Of a responder whose SYN was answered without state: what it begins with. */
  readonly adoption: Adoption | undefined;
  readonly expected: NodeId | null;
  /** What waits for the peer's proof. */
  readonly proof: ProofMode;
  readonly now: number;
}

/**
 * What polling needs besides the connection: one for all connections of a transport. While `held`, `segment` is one that
 * TCP has given and no train has taken; it belongs to the connection polled last, which is polled again first.
 */
export interface PollScratch {
  readonly segment: Transmission;
  held: boolean;
  readonly control: AssociationOutput;
  readonly controlExtra: ExtraOptions;
}

export function pollScratch(): PollScratch {
  const control = associationOutput();
  return {
    segment: createTransmission(),
    held: false,
    control,
    controlExtra: { bytes: control.options, length: 0, padTo: 0 },
  };
}
