import type { PathStatus } from '../wire/control-message.ts';
import type { NodeId } from '../wire/node-id.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import {
  CONFIRM_TIMEOUT,
  FULL_PROBE_SIZE,
  KEEPALIVE_INTERVAL,
  OPTION_ROOM,
  PROBE_INTERVAL,
  PROOF_TIMEOUT,
  SMALL_PROBE_SIZE,
} from './constants.ts';
import type { Crypto } from './crypto.ts';
import type { ProofFailure } from './handshake-states.ts';
import type { Identity } from './identity.ts';
import type { PathReason, PathWish } from './path.ts';
import type { PathState } from './path-states.ts';
import type { Role } from './role.ts';
import type { Tickets } from './tickets.ts';

/** What an association is made of. */
export interface AssociationOptions {
  readonly role: Role;
  readonly identity: Identity;
  readonly crypto: Crypto;
  /** The dialled node; null: whoever proves an ID. */
  readonly expected: NodeId | null;
  /** One for all associations of a node. */
  readonly config: AssociationConfig;
}

/** How far the peer is proven. */
export type ProofState = 'unproven' | 'proving' | 'proven' | 'failed';

/** Times in ms, sizes in bytes. */
export interface AssociationConfig {
  /** How often a standby is probed while data flows. */
  readonly probeInterval: number;
  /** How often the active path is kept open when nothing is confirmed on it; Infinity: never. */
  readonly keepalive: number;
  /** A datagram with a probe that is not padded. */
  readonly smallProbeSize: number;
  /** UDP payload of a full-size probe; 0: probes are as small as they are. */
  readonly fullProbeSize: number;
  /** Bytes of options on one dedicated acknowledgment: records that need more travel on several. */
  readonly optionRoom: number;
  /** Time for the whole exchange of keys and proofs. */
  readonly proofTimeout: number;
  /** Time for the initiator to learn that its proof arrived; a path may be cut and healed meanwhile. */
  readonly confirmTimeout: number;
  /** Asked before public-key work for a HELLO is done; false: dropped, the peer repeats it. */
  readonly admitProof: (now: number) => boolean;
  /** Asked before a probe to an unverified address. */
  readonly admitProbe: (now: number, address: SocketAddress) => boolean;
  /** By which nodes that knew each other begin new keys; null: they do not. */
  readonly tickets: Tickets | null;
  /** Told of each drop, by its reason. */
  readonly counted: (reason: string) => void;
}

/** What holds unless the node's owner says otherwise. Nothing is limited. */
export const DEFAULT_ASSOCIATION_CONFIG: AssociationConfig = {
  probeInterval: PROBE_INTERVAL,
  keepalive: KEEPALIVE_INTERVAL,
  smallProbeSize: SMALL_PROBE_SIZE,
  fullProbeSize: FULL_PROBE_SIZE,
  optionRoom: OPTION_ROOM,
  proofTimeout: PROOF_TIMEOUT,
  confirmTimeout: CONFIRM_TIMEOUT,
  admitProof: () => true,
  admitProbe: () => true,
  tickets: null,
  counted: () => {},
};

/** Filled by `Association.poll`; one for all associations of a node. */
export interface AssociationOutput {
  path: number;
  /** 1024 bytes; the first `optionsLength` are options, not padded to words. */
  readonly options: Uint8Array;
  readonly view: DataView;
  optionsLength: number;
  /** Size of the datagram in bytes of UDP payload to which it is to be filled with NOP options, as far as they go; 0: as it is. */
  padTo: number;
}

export function associationOutput(): AssociationOutput {
  const options = new Uint8Array(1024);
  return { path: -1, options, view: new DataView(options.buffer), optionsLength: 0, padTo: 0 };
}

/** A path was made (`from` is 'none') or forgotten (`to` is 'none'), or changed its state. */
export interface PathChange {
  readonly type: 'path';
  readonly path: number;
  readonly from: PathState | 'none';
  readonly to: PathState | 'none';
  readonly reason: PathReason;
}

export type AssociationEvent =
  /** `resetToken`: of its connection ID, 16 bytes. */
  | { readonly type: 'proven'; readonly peer: NodeId; readonly resetToken: Uint8Array }
  | { readonly type: 'proof-failed'; readonly reason: ProofFailure }
  | PathChange
  /** A newer set of the peer's locators is in force. */
  | { readonly type: 'foreign-locators'; readonly generation: number; readonly addresses: readonly SocketAddress[] }
  /** The peer's word about a path, by our number. */
  | { readonly type: 'status'; readonly path: number; readonly status: PathStatus }
  /** This end's wish for a path is another. */
  | { readonly type: 'wish'; readonly path: number; readonly wish: PathWish }
  /** The address at which the peer sees us on a path, when it is new: behind a translator it is not our own. */
  | { readonly type: 'observed'; readonly path: number; readonly address: SocketAddress }
  | { readonly type: 'close-reason'; readonly code: number };
