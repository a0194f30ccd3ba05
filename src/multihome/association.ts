import type { Control, Probe, ProbeReply } from '../wire/kamo-option.ts';
import type { NodeId } from '../wire/node-id.ts';
import type { OptionCursor } from '../wire/tcp-option.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import type { AssociationConfig, AssociationEvent, AssociationOutput, Binding, LocalEntry } from './association-types.ts';
import type { Crypto } from './crypto.ts';
import type { Identity } from './identity.ts';
import type { Path, PathReason } from './path.ts';

/** What an association is made of. */
export interface AssociationOptions {
  readonly role: 'initiator' | 'responder';
  readonly identity: Identity;
  readonly crypto: Crypto;
  /** The dialled node; null: whoever proves an ID. */
  readonly expected: NodeId | null;
  /** Uniform in [0, 1), for jitter; by default from `crypto`. */
  readonly random?: () => number;
  readonly config?: Partial<AssociationConfig>;
}

/**
 * A pair of nodes, proven or about to be: keys, both locator sets, the paths, probing, control records. Sans-IO: after
 * every call `poll` until it returns false, then `takeEvents`, and a timer for `deadline()`. `now` is in ms, monotonic.
 */
export declare class Association {
  constructor(options: AssociationOptions);
  readonly proof: 'unproven' | 'proving' | 'proven' | 'failed';
  /** The proven peer, else null. */
  readonly peer: NodeId | null;
  /** Paths by ID; undefined where there is none. */
  readonly paths: readonly (Path | undefined)[];
  /** Where new data goes, or -1: pathless. */
  readonly active: number;
  /** Drops and faults by reason. */
  readonly counters: Readonly<Record<string, number>>;

  /** TCP is established: the initiator's HELLO goes out by `path`; the responder may answer one. */
  begin(now: number, binding: Binding, path: number): void;
  /** The whole local set; paths are formed, and a new generation is announced once proven. */
  setLocalLocators(now: number, entries: readonly LocalEntry[]): void;
  /** The whole set of addresses dialled by hand. */
  setForeignLocators(now: number, addresses: readonly SocketAddress[]): void;
  /** The path on which a datagram came, or -1. Allocates nothing. */
  pathOf(link: number, source: SocketAddress): number;
  /** A new unverified path for a source that `pathOf` does not know; -1 when there is no room or it came too often. */
  candidate(now: number, link: number, source: SocketAddress): number;
  /** A round trip showed that the peer is at the path's address. */
  verify(now: number, path: number, reason: PathReason): void;
  /** Any kamo option; the cursor stands on it. True when it was PROBE, PROBE-REPLY or CONTROL. */
  handleOption(now: number, path: number, source: SocketAddress, bytes: Uint8Array, view: DataView, cursor: OptionCursor): boolean;
  handleControl(now: number, path: number, bytes: Uint8Array, control: Readonly<Control>): void;
  handleProbe(now: number, path: number, source: SocketAddress, bytes: Uint8Array, offset: number, probe: Readonly<Probe>): void;
  handleProbeReply(now: number, path: number, bytes: Uint8Array, view: DataView, offset: number, reply: Readonly<ProbeReply>): void;
  /** A segment came on `path`; `payload`: with application data, which keeps standbys probed. */
  noteReceived(now: number, path: number, payload?: boolean): void;
  /** Data sent on `path` at `sentAt` was newly acknowledged, and only that copy of it explains it. */
  noteDelivered(now: number, path: number, sentAt: number): void;
  /** A round-trip time of the path, in ms, from TCP. */
  noteRtt(now: number, path: number, sample: number): void;
  /** The path is overdue. False: a stall of the whole peer is likelier; nothing changes for one more PTO. */
  suspect(now: number, path: number, reason: PathReason): boolean;
  setActive(now: number, path: number, reason: PathReason): void;
  /** Best standby for `active`, or -1. */
  standby(now: number): number;
  /** A path that has been better for long enough, or -1; to be asked at each train and deadline. */
  switchback(now: number, applicationLimited: boolean): number;
  /** Announces the reason of an end to the peer, once. */
  close(now: number, code: number): void;
  /** Options to put on a dedicated pure ACK. False: nothing to send now. */
  poll(now: number, out: AssociationOutput): boolean;
  /** When `handleTimeout` is to be called; Infinity: never. */
  deadline(): number;
  handleTimeout(now: number): void;
  /** The loop was late by `lag` ms: deadlines move, and probes now in flight give no RTT samples. */
  deferDeadlines(lag: number): void;
  takeEvents(): AssociationEvent[];
}
