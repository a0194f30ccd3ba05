/** Records as their owner makes them and as everybody judges them. */
import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import t from 'tap';
import { encodeSigned, provenReader } from '../../src/directory/reader.ts';
import { MAX_AHEAD, mayRead, nextSequence, signRecord, verifyRecord } from '../../src/directory/record.ts';
import { ascii, concat } from '../../src/multihome/bytes.ts';
import { nodeCrypto } from '../../src/net/crypto.ts';
import { parseAgentMessage, readerSignedPart } from '../../src/wire/agent-message.ts';
import { encodeAgentRecord, parseAgentRecord, recordSignedPart } from '../../src/wire/agent-record.ts';
import { nodeId, nodeIdToBytes, strengthOf } from '../../src/wire/node-id.ts';
import { ALICE, BOB, CAROL, locators, NOW } from './support.ts';

const CONTENT = { locators: locators(1, 2), ttl: 120 };
const TRUE = signRecord(nodeCrypto, ALICE, CONTENT, BigInt(NOW), NOW);

function judge(bytes: Uint8Array, now = NOW, more: { newest?: bigint; nodeId?: typeof ALICE.nodeId } = {}): string {
  const judged = verifyRecord(nodeCrypto, bytes, { now, ...more });
  return judged.ok ? 'true' : judged.reason;
}

t.test('[R-AGENT-1] [R-AGENT-3] a signed record is true, by another library as well', (t) => {
  t.equal(judge(TRUE), 'true');
  t.equal(TRUE.length, 175, 'two IPv4 locators');
  t.ok(ed25519.verify(TRUE.subarray(-64), concat(ascii('kamo record'), recordSignedPart(TRUE)), ALICE.publicKey));
  const read = parseAgentRecord(TRUE);
  t.match(read, { ok: true, value: { ttl: 120, issuedAt: NOW, readers: null, locators: CONTENT.locators } });
  t.end();
});

t.test('[R-AGENT-3] any bit changed makes it false', (t) => {
  const law = fc.property(fc.nat({ max: TRUE.length * 8 - 1 }), (bit) => {
    const bytes = TRUE.slice();
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return !verifyRecord(nodeCrypto, bytes, { now: NOW }).ok;
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 1500 }));
  t.end();
});

t.test('[R-AGENT-3] forged: another key, a weaker claim, a signature of somebody else', (t) => {
  const read = parseAgentRecord(TRUE);
  if (!read.ok) return t.fail(read.reason);
  const record = read.value;
  const forge = (change: Partial<typeof record>): string => {
    const bytes = encodeAgentRecord({ ...record, ...change });
    const text = concat(ascii('kamo record'), recordSignedPart(bytes));
    bytes.set(nodeCrypto.ed25519Sign(BOB.seed, text), bytes.length - 64);
    return judge(bytes);
  };
  t.equal(forge({}), 'bad-signature', 'a true record signed by another');
  t.equal(forge({ publicKey: BOB.publicKey }), 'wrong-hash', "another's key for a known ID");
  t.equal(forge({ publicKey: BOB.publicKey, modifier: BOB.modifier }), 'wrong-hash');
  const { high, low } = record.nodeId;
  const weak = nodeId(high & 0x1fffffff, low);
  t.equal(strengthOf(weak), 0);
  t.equal(forge({ nodeId: weak }), 'weak-identity');
  t.equal(forge({ nodeId: nodeId((high & 0x1fffffff) | (2 << 29), low) }), 'wrong-hash', 'more than there is');
  t.equal(forge({ nodeId: nodeId(high | 0x01000000, low) }), 'not-key-derived');
  const colliding = nodeId(high, low ^ 1);
  t.equal(forge({ nodeId: colliding, publicKey: BOB.publicKey, modifier: BOB.modifier }), 'wrong-hash', 'a near ID');
  return t.end();
});

t.test('[R-AGENT-4] true records that are refused, each at its edge', (t) => {
  t.equal(judge(TRUE, NOW, { nodeId: BOB.nodeId }), 'other-node');
  t.equal(judge(TRUE, NOW + 119_999), 'true');
  t.equal(judge(TRUE, NOW + 120_000), 'expired');
  t.equal(judge(TRUE, NOW - MAX_AHEAD), 'true');
  t.equal(judge(TRUE, NOW - MAX_AHEAD - 1), 'from-future');
  t.equal(judge(TRUE, NOW, { newest: BigInt(NOW) - 1n }), 'true');
  t.equal(judge(TRUE, NOW, { newest: BigInt(NOW) }), 'older-sequence', 'equal is not newer');
  t.equal(judge(TRUE, NOW, { newest: BigInt(NOW) + 1n }), 'older-sequence', 'replayed');
  const ahead = (sequence: bigint): string => judge(signRecord(nodeCrypto, ALICE, CONTENT, sequence, NOW));
  t.equal(ahead(BigInt(NOW + MAX_AHEAD)), 'true');
  t.equal(ahead(BigInt(NOW + MAX_AHEAD) + 1n), 'sequence-ahead');
  t.equal(ahead(2n ** 64n - 1n), 'sequence-ahead');
  t.end();
});

t.test('[R-AGENT-2] an owner cannot make what others would refuse', (t) => {
  const sign = (content: Parameters<typeof signRecord>[2]) => () => signRecord(nodeCrypto, ALICE, content, 1n, NOW);
  t.throws(sign({ ...CONTENT, ttl: 0 }), RangeError);
  t.throws(sign({ ...CONTENT, ttl: 86_401 }), RangeError);
  t.throws(sign({ ...CONTENT, locators: locators(...Array.from({ length: 17 }, (_, i) => i)) }), RangeError);
  t.throws(sign({ ...CONTENT, locators: [...locators(1), ...locators(2)] }), RangeError, 'one ID twice');
  t.throws(sign({ ...CONTENT, readers: Array.from({ length: 17 }, () => BOB.nodeId) }), RangeError);
  t.throws(() => signRecord(nodeCrypto, ALICE, CONTENT, 2n ** 64n, NOW), RangeError);
  t.end();
});

t.test('[R-AGENT-5] sequences rise, whatever clock and memory do', (t) => {
  t.equal(nextSequence(0n, NOW + 0.9), BigInt(NOW), 'nothing remembered: the clock');
  t.equal(nextSequence(BigInt(NOW), NOW), BigInt(NOW) + 1n, 'twice within a millisecond');
  t.equal(nextSequence(BigInt(NOW), NOW - 3_600_000), BigInt(NOW) + 1n, 'the clock went back');
  t.end();
});

t.test('[R-AGENT-6] who may have a private record', (t) => {
  const read = parseAgentRecord(signRecord(nodeCrypto, ALICE, { ...CONTENT, readers: [BOB.nodeId] }, BigInt(NOW), NOW));
  if (!read.ok) return t.fail(read.reason);
  t.strictSame(
    [BOB.nodeId, ALICE.nodeId, CAROL.nodeId, null].map((reader) => mayRead(read.value, reader)),
    [true, true, false, false],
  );
  const open = parseAgentRecord(TRUE);
  t.ok(open.ok && mayRead(open.value, null));
  const closed = parseAgentRecord(signRecord(nodeCrypto, ALICE, { ...CONTENT, readers: [] }, 1n, NOW));
  t.ok(closed.ok && !mayRead(closed.value, BOB.nodeId), 'no readers: nobody, which is not everybody');
  return t.end();
});

t.test('[R-AGENT-10] the proof of a reader', (t) => {
  const question = {
    type: 'query' as const,
    transaction: 77n,
    cookie: new Uint8Array(12).fill(9),
    nodeId: ALICE.nodeId,
    proof: null,
    size: 320,
  };
  const bytes = encodeSigned(nodeCrypto, BOB, question);
  const reader = (changed: Uint8Array): string | undefined => {
    const read = parseAgentMessage(changed);
    if (!read.ok || read.value.type !== 'query') return 'malformed';
    return provenReader(nodeCrypto, read.value, changed)?.text;
  };
  t.equal(bytes.length, 320);
  t.equal(reader(bytes), BOB.nodeId.text);
  t.ok(
    ed25519.verify(bytes.slice(88, 152), concat(ascii('kamo reader'), readerSignedPart('query', bytes)), BOB.publicKey),
  );
  const altered = (offset: number): Uint8Array => {
    const other = bytes.slice();
    other[offset] = (other[offset] ?? 0) ^ 1;
    return other;
  };
  t.equal(reader(altered(4)), undefined, 'at another time: the transaction');
  t.equal(reader(altered(12)), undefined, 'from another address: the cookie');
  t.equal(reader(altered(31)), undefined, 'for another node');
  const claimed = bytes.slice();
  claimed.set(nodeIdToBytes(CAROL.nodeId), 32);
  t.equal(reader(claimed), undefined, "another's ID");
  const bare = encodeSigned(nodeCrypto, BOB, { ...question, size: 0 });
  t.equal(reader(bare), BOB.nodeId.text, 'padding is not needed for it');
  t.end();
});
