/** Arbitrary records and messages of the Location Agent, whether true or not. */
import fc from 'fast-check';
import { AGENT_ERRORS, type AgentMessage, COOKIE_SIZE, MAX_AGENT_MESSAGE } from '../../src/wire/agent-message.ts';
import { type AgentRecord, MAX_RECORD_SIZE, MAX_RECORD_TTL } from '../../src/wire/agent-record.ts';
import { exactly, locatorWith, nodeIds, socketAddresses, u16, u32 } from '../wire/arbitraries.ts';

const u64: fc.Arbitrary<bigint> = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });

export const records: fc.Arbitrary<AgentRecord> = fc.record({
  nodeId: nodeIds,
  publicKey: exactly(32),
  modifier: exactly(16),
  sequence: u64,
  issuedAt: fc.maxSafeNat(),
  ttl: fc.integer({ min: 1, max: MAX_RECORD_TTL }),
  locators: fc
    .uniqueArray(fc.integer({ min: 0, max: 15 }), { maxLength: 16 })
    .chain((ids) => fc.tuple(...ids.map((id) => locatorWith(fc.constant(id))))),
  readers: fc.option(fc.array(nodeIds, { maxLength: 16 })),
  signature: exactly(64),
});

const header = {
  transaction: u64,
  cookie: fc.option(exactly(COOKIE_SIZE).filter((bytes) => bytes.some((byte) => byte !== 0))),
};
const proof = fc.option(
  fc.record({ nodeId: nodeIds, publicKey: exactly(32), modifier: exactly(16), signature: exactly(64) }),
);
const size = fc.integer({ min: 0, max: MAX_AGENT_MESSAGE });
const record = fc.uint8Array({ minLength: 1, maxLength: MAX_RECORD_SIZE });

export const messages: fc.Arbitrary<AgentMessage> = fc.oneof(
  fc.record({ type: fc.constant('query' as const), ...header, nodeId: nodeIds, proof, size }),
  fc.record({ type: fc.constant('answer' as const), ...header, verified: u16, record }),
  fc.record({ type: fc.constant('register' as const), ...header, record, size }),
  fc.record({
    type: fc.constant('registered' as const),
    ...header,
    sequence: u64,
    verified: u16,
    observed: socketAddresses,
  }),
  fc.record({ type: fc.constant('subscribe' as const), ...header, nodeId: nodeIds, lifetime: u32, proof, size }),
  fc.record({
    type: fc.constant('notify' as const),
    ...header,
    lifetime: u32,
    verified: u16,
    record: fc.uint8Array({ maxLength: MAX_RECORD_SIZE }),
  }),
  fc.record({ type: fc.constant('notified' as const), ...header, sequence: u64 }),
  fc.record({
    type: fc.constant('error' as const),
    ...header,
    code: fc.constantFrom(...AGENT_ERRORS),
    retryAfter: u16,
    sequence: u64,
  }),
);
