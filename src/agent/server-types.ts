import type { StoredRecord } from '../store/store.ts';
import { AGENT_ERRORS } from '../wire/agent-message.ts';
import type { NodeId } from '../wire/node-id.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import {
  MAX_PENDING,
  MAX_SUBSCRIPTIONS,
  MAX_SUBSCRIPTIONS_PER_NETWORK,
  MAX_SUBSCRIPTIONS_PER_NODE,
  MAX_SUBSCRIPTIONS_PER_SOURCE,
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

/** Bounds of what an agent remembers and computes for others. */
export interface AgentLimits {
  /** Questions that wait for the store at one time; one more is told that the agent is busy. Default 8192. */
  readonly maxPending: number;
  /** Subscriptions at one time. Default 200,000. */
  readonly maxSubscriptions: number;
  /** Of these, by one IPv4 address or IPv6 /64. Default 1024. */
  readonly maxSubscriptionsPerSource: number;
  /** Of these, by one IPv4 /24 or IPv6 /48. Default 16,384. */
  readonly maxSubscriptionsPerNetwork: number;
  /** Of these, to one node, half at most by one IPv4 /24 or IPv6 /48. Default 4096. */
  readonly maxSubscriptionsPerNode: number;
  /** Verifications of signatures a second. Default 5000. */
  readonly proofRate: number;
  /** Of these, asked for from one IPv4 /24 or IPv6 /48. Default 500. */
  readonly proofRatePerPrefix: number;
}

export const DEFAULT_AGENT_LIMITS: AgentLimits = {
  maxPending: MAX_PENDING,
  maxSubscriptions: MAX_SUBSCRIPTIONS,
  maxSubscriptionsPerSource: MAX_SUBSCRIPTIONS_PER_SOURCE,
  maxSubscriptionsPerNetwork: MAX_SUBSCRIPTIONS_PER_NETWORK,
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
