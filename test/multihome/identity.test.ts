import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import t from 'tap';
import { ascii, concat, fromHex, toHex } from '../../src/multihome/bytes.ts';
import { generateIdentity, IdentitySearch, nodeIdOf, verifyNodeId } from '../../src/multihome/identity.ts';
import { identityFromText, identityToText } from '../../src/multihome/identity-text.ts';
import { nodeCrypto } from '../../src/net/crypto.ts';
import { nodeId, nodeIdFromBytes, nodeIdToBytes, strengthOf } from '../../src/wire/node-id.ts';
import { ALICE, BOB, seededCrypto } from './world.ts';

interface Vector {
  readonly seed: string;
  readonly publicKey: string;
  readonly modifier: string;
  readonly strength: number;
  readonly nodeId: string;
  readonly extension: string;
}

const VECTORS = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../../spec/vectors/identity.json', import.meta.url)), 'utf8'),
) as { readonly identities: readonly Vector[] };

/** RFC 3972 in the words of the spec, with other libraries: the second opinion. */
function digest(label: string, strength: number, modifier: Uint8Array, publicKey: Uint8Array): Uint8Array {
  return sha256(concat(Uint8Array.of(label.length), ascii(label), Uint8Array.of(1, strength), modifier, publicKey));
}

function bytes(hex: string): Uint8Array {
  return fromHex(hex, hex.length / 2) ?? new Uint8Array(0);
}

t.test('[R-ID-1] [R-ID-2] [R-ID-3] the vectors hold, by our code and by other libraries', (t) => {
  for (const vector of VECTORS.identities) {
    const modifier = bytes(vector.modifier);
    const publicKey = bytes(vector.publicKey);
    const { strength } = vector;
    const first = digest('kamo node id', strength, modifier, publicKey);
    first[0] = ((first[0] ?? 0) & 0b0001_1100) | (strength << 5);
    const second = digest('kamo node id extension', strength, modifier, publicKey);
    const expected = nodeIdFromBytes(first);
    const identity = identityFromText(
      nodeCrypto,
      `kamo identity 1\nnode-id ${vector.nodeId}\nmodifier ${vector.modifier}\nseed ${vector.seed}\n`,
    );
    t.strictSame(
      {
        publicKey: toHex(ed25519.getPublicKey(bytes(vector.seed))),
        nodeId: expected.ok ? expected.value.text : '',
        extension: toHex(second),
        zeros: second.subarray(0, 2 * strength).every((byte) => byte === 0),
        ours: nodeIdOf(nodeCrypto, strength, publicKey, modifier).text,
        read: identity.ok ? toHex(identity.value.publicKey) : identity.reason,
      },
      {
        publicKey: vector.publicKey,
        nodeId: vector.nodeId,
        extension: vector.extension,
        zeros: true,
        ours: vector.nodeId,
        read: vector.publicKey,
      },
    );
  }
  t.end();
});

t.test('[R-ID-6] [R-ID-7] what was generated verifies, and nothing that differs in one bit does', (t) => {
  for (const { nodeId: id, publicKey, modifier, strength } of [ALICE, BOB]) {
    t.strictSame(verifyNodeId(nodeCrypto, id, publicKey, modifier), { ok: true, value: strength });
  }
  const flip = (input: Uint8Array, bit: number): Uint8Array => {
    const changed = input.slice();
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
    return changed;
  };
  fc.assert(
    fc.property(fc.constantFrom('id', 'key', 'modifier'), fc.nat(255), (what, bit) => {
      const id = nodeIdFromBytes(flip(nodeIdToBytes(ALICE.nodeId), bit % 64));
      const result = verifyNodeId(
        nodeCrypto,
        what === 'id' && id.ok ? id.value : ALICE.nodeId,
        what === 'key' ? flip(ALICE.publicKey, bit) : ALICE.publicKey,
        what === 'modifier' ? flip(ALICE.modifier, bit % 128) : ALICE.modifier,
      );
      return !result.ok;
    }),
    { numRuns: 600 },
  );
  t.end();
});

t.test('[R-ID-6] verification names what fails', (t) => {
  const { nodeId: id, publicKey, modifier } = ALICE;
  const fault = (high: number, key = publicKey, salt = modifier): string => {
    const result = verifyNodeId(nodeCrypto, nodeId(high, id.low), key, salt);
    return result.ok ? 'none' : result.reason;
  };
  t.equal(fault(id.high, publicKey.subarray(1)), 'bad-length');
  t.equal(fault(id.high, publicKey, modifier.subarray(1)), 'bad-length');
  t.equal(fault(id.high & 0x1fffffff), 'weak-identity');
  t.equal(fault(id.high | 0x01000000), 'not-key-derived');
  t.equal(fault(id.high ^ 1), 'wrong-hash');
  const other = modifier.slice();
  other[0] = (other[0] ?? 0) ^ 1;
  const unextended = nodeIdOf(nodeCrypto, 1, publicKey, other);
  const result = verifyNodeId(nodeCrypto, unextended, publicKey, other);
  t.strictSame(result, { ok: false, reason: 'wrong-extension' });
  t.end();
});

t.test('[R-ID-5] strength 0 does not exist', (t) => {
  t.throws(() => new IdentitySearch(nodeCrypto, 0), RangeError);
  t.throws(() => new IdentitySearch(nodeCrypto, 8), RangeError);
  const weak = nodeIdOf(nodeCrypto, 0, ALICE.publicKey, ALICE.modifier);
  t.strictSame(verifyNodeId(nodeCrypto, weak, ALICE.publicKey, ALICE.modifier), {
    ok: false,
    reason: 'weak-identity',
  });
  t.end();
});

t.test('[R-ID-4] a search in steps finds what a search at one go finds', (t) => {
  const keys = nodeCrypto.ed25519Generate();
  const whole = new IdentitySearch(seededCrypto(7), 1, keys);
  const inSteps = new IdentitySearch(seededCrypto(7), 1, keys);
  const found = whole.step(Number.POSITIVE_INFINITY);
  let stepped = inSteps.step(1);
  for (let size = 1; stepped === null; size = (size * 2) % 1999) stepped = inSteps.step(size);
  t.strictSame(stepped, found);
  t.equal(inSteps.hashes, whole.hashes);
  t.equal(inSteps.step(1000), stepped);
  t.equal(whole.expectedHashes, 65_536);
  const told: number[] = [];
  const identity = generateIdentity(seededCrypto(8), 1, (hashes) => told.push(hashes));
  t.equal(strengthOf(identity.nodeId), 1);
  t.ok(told.every((hashes, i) => hashes === 8192 * (i + 1)));
  t.end();
});

t.test('[R-ID-9] a key file is read as it was written', (t) => {
  t.strictSame(identityFromText(nodeCrypto, identityToText(ALICE)), { ok: true, value: ALICE });
  const commented = identityToText(ALICE).replace('modifier', '# mine\r\n\r\n  modifier');
  t.strictSame(identityFromText(nodeCrypto, commented), { ok: true, value: ALICE });
  t.end();
});

t.test('[R-ID-10] other text is refused with a reason', (t) => {
  const text = identityToText(ALICE);
  const reason = (changed: string): string => {
    const result = identityFromText(nodeCrypto, changed);
    return result.ok ? 'none' : result.reason;
  };
  t.equal(reason(''), 'not-an-identity');
  t.equal(reason(text.replace('identity 1', 'identity 2')), 'unknown-version');
  t.equal(reason(`${text}colour blue\n`), 'bad-line');
  t.equal(reason(`${text}${text.split('\n')[3]}\n`), 'bad-line');
  t.equal(reason(text.replace(/seed.*\n/, '')), 'missing-field');
  t.equal(reason(text.replace(/seed ../, 'seed ')), 'bad-field');
  t.equal(reason(text.replace(/node-id .*/, 'node-id here')), 'bad-field');
  t.equal(reason(text.replace(ALICE.nodeId.text, BOB.nodeId.text)), 'wrong-hash');
  t.equal(reason(text.replace(/seed .*/, `seed ${toHex(BOB.seed)}`)), 'wrong-hash');
  fc.assert(
    fc.property(fc.string(), fc.nat(200), (noise, at) => {
      const changed = text.slice(0, at) + noise + text.slice(at);
      const result = identityFromText(nodeCrypto, changed);
      return !result.ok || toHex(result.value.seed) === toHex(ALICE.seed);
    }),
    { numRuns: 500 },
  );
  t.end();
});
