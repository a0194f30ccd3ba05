import type { StoredRecord } from '../store/store.ts';
import { AGENT_ERRORS } from '../wire/agent-message.ts';
import type { NodeId } from '../wire/node-id.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import {
  MAX_PENDING,
  MAX_SUBSCRIPTIONS,
  MAX_SUBSCRIPTIONS_PER_ADDRESS,
  MAX_SUBSCRIPTIONS_PER_NODE,
  PROOF_RATE,
  PROOF_RATE_PER_PREFIX,
} from './constants.ts';

/** Who has sent a message, and where an answer goes. */
export interface Peer {
  readonly address: SocketAddress;
  /** 0: by UDP, where the address may be forged; else the number of a TCP connection. */
  readonly channel: number;
  /** Number of the socket it came to, for the answer to leave from there. */
  readonly socket: number;
}

export interface AgentLimits {
  readonly maxPending: number;
  readonly maxSubscriptions: number;
  readonly maxSubscriptionsPerAddress: number;
  readonly maxSubscriptionsPerNode: number;
  /** Verifications of signatures a second, in all and asked for from one /24 or /48. */
  readonly proofRate: number;
  readonly proofRatePerPrefix: number;
}

export const DEFAULT_AGENT_LIMITS: AgentLimits = {
  maxPending: MAX_PENDING,
  maxSubscriptions: MAX_SUBSCRIPTIONS,
  maxSubscriptionsPerAddress: MAX_SUBSCRIPTIONS_PER_ADDRESS,
  maxSubscriptionsPerNode: MAX_SUBSCRIPTIONS_PER_NODE,
  proofRate: PROOF_RATE,
  proofRatePerPrefix: PROOF_RATE_PER_PREFIX,
};

/** What the machine wants done. `get` and `put` are answered by their `id`. */
export type AgentOutput =
  | { readonly kind: 'send'; readonly peer: Peer; readonly bytes: Uint8Array }
  | { readonly kind: 'get'; readonly id: number; readonly nodeId: NodeId }
  | { readonly kind: 'put'; readonly id: number; readonly nodeId: NodeId; readonly entry: StoredRecord }
  /** Nothing more until then (Infinity: until something comes in). */
  | { readonly kind: 'timeout'; readonly at: number };

/** What was received and refused, by name. `malformed` is each reason of R-AGENT-8 together. */
export const AGENT_COUNTERS = [
  'queries',
  'registrations',
  'verifications',
  'subscribes',
  'acknowledgments',
  'answers',
  'registered',
  'notified',
  'repeated',
  'dropped.malformed',
  'dropped.under-way',
  'dropped.not-a-question',
  'dropped.answer-longer',
  'dropped.unknown-subscription',
  'ended.unanswered',
  'ended.expired',
  'ended.closed',
  ...AGENT_ERRORS.map((code) => `error.${code}` as const),
] as const;

export type AgentCounter = (typeof AGENT_COUNTERS)[number];
