import type { AgentRecord } from '../wire/agent-record.ts';
import type { NodeId } from '../wire/node-id.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import type { NoAnswer } from './exchanges.ts';

/** A record that has been judged true. */
export interface KnownRecord {
  readonly record: AgentRecord;
  readonly bytes: Uint8Array;
  /** Bit i: the agent has heard from the locator with ID i. */
  readonly verified: number;
  /** Unix time in ms. */
  readonly expiresAt: number;
}

/** What the machine has to say and wants done. */
export type ClientOutput =
  | {
      readonly kind: 'send';
      readonly agent: number;
      readonly socket: number;
      readonly via: 'udp' | 'tcp';
      readonly bytes: Uint8Array;
    }
  /** A record that a lookup has found; the next one of the same lookup is newer. */
  | { readonly kind: 'found'; readonly lookup: number; readonly known: KnownRecord }
  /** What a lookup has come to: the newest that was found in time. Newer ones may still be found. */
  | { readonly kind: 'settled'; readonly lookup: number; readonly known: KnownRecord }
  /** No more comes of a lookup; `reasons`: of the agents that had nothing, in their order. */
  | { readonly kind: 'done'; readonly lookup: number; readonly found: boolean; readonly reasons: readonly NoAnswer[] }
  /** A newer record of a node that is subscribed to. */
  | { readonly kind: 'changed'; readonly nodeId: NodeId; readonly known: KnownRecord }
  | {
      readonly kind: 'registered';
      readonly agent: number;
      readonly socket: number;
      readonly sequence: bigint;
      readonly observed: SocketAddress;
      readonly verified: number;
    }
  | { readonly kind: 'register-failed'; readonly agent: number; readonly socket: number; readonly reason: NoAnswer }
  | { readonly kind: 'timeout'; readonly at: number };

/** What was received and not used, by reason. */
export const CLIENT_COUNTERS = [
  'sent',
  'received',
  'dropped.malformed',
  'dropped.unknown-transaction',
  'dropped.false-record',
  'dropped.older-record',
  'dropped.too-many',
] as const;
