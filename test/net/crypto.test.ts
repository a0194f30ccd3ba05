import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import t from 'tap';
import { nodeCrypto } from '../../src/net/crypto.ts';

const bytes = fc.uint8Array({ maxLength: 300 });
const key = fc.uint8Array({ minLength: 32, maxLength: 32 });
const nonce = fc.uint8Array({ minLength: 12, maxLength: 12 });

const RFC_8032 = [
  {
    seed: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    message: '',
    signature:
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  },
  {
    seed: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    publicKey: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    message: '72',
    signature:
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  },
];
const RFC_7748 = {
  bobPrivate: '5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb',
  bobPublic: 'de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f',
  alicePublic: '8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a',
  shared: '4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742',
};
/** On curve25519 the u of the points of order 1, 2, 4 and 8, and second encodings of them. */
const SMALL_ORDER_X25519 = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
];
const SUNSCREEN =
  "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
const SUNSCREEN_SEALED =
  'd31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d63dbea45e8ca9671282fafb69da92728b' +
  '1a71de0a9e060b2905d6a5b67ecd3b3692ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc' +
  '3ff4def08e4b7a9de576d26586cec64b61161ae10b594f09e26a7e902ecbd0600691';

t.test('[R-API-30] RFC 8032 section 7.1, tests 1 and 2', (t) => {
  for (const { seed, publicKey, message, signature } of RFC_8032) {
    t.equal(hex(nodeCrypto.ed25519PublicKey(bin(seed))), publicKey);
    t.equal(hex(nodeCrypto.ed25519Sign(bin(seed), bin(message))), signature);
    t.ok(nodeCrypto.ed25519Verify(bin(publicKey), bin(message), bin(signature)));
  }
  t.end();
});

t.test('[R-API-30] RFC 7748 section 6.1', (t) => {
  const { bobPrivate, bobPublic, alicePublic, shared } = RFC_7748;
  t.equal(hex(nodeCrypto.x25519Shared(bin(bobPrivate), bin(alicePublic))), shared);
  t.equal(hex(x25519.getPublicKey(bin(bobPrivate))), bobPublic);
  t.end();
});

t.test('[R-API-30] RFC 8439 section 2.8.2', (t) => {
  const aeadKey = Uint8Array.from({ length: 32 }, (_, i) => 0x80 + i);
  const aeadNonce = bin('070000004041424344454647');
  const aad = bin('50515253c0c1c2c3c4c5c6c7');
  const plaintext = Buffer.from(SUNSCREEN);
  const sealed = nodeCrypto.seal(aeadKey, aeadNonce, aad, plaintext);
  t.equal(hex(sealed), SUNSCREEN_SEALED);
  t.equal(hex(nodeCrypto.open(aeadKey, aeadNonce, aad, sealed)), hex(plaintext));
  t.end();
});

t.test('[R-API-30] hashes, MACs and key derivation equal a second implementation', (t) => {
  fc.assert(
    fc.property(bytes, bytes, bytes, fc.integer({ min: 1, max: 200 }), (a, b, c, length) => {
      const both = Buffer.concat([a, b]);
      return (
        hex(nodeCrypto.sha256(a, b)) === hex(sha256(both)) &&
        hex(nodeCrypto.hmacSha256(c, a, b)) === hex(hmac(sha256, c, both)) &&
        hex(nodeCrypto.hkdfSha256(a, b, c, length)) === hex(hkdf(sha256, a, b, c, length))
      );
    }),
  );
  t.end();
});

t.test('[R-API-30] signatures and shared secrets equal a second implementation', (t) => {
  fc.assert(
    fc.property(key, key, bytes, (seed, other, message) => {
      const publicKey = nodeCrypto.ed25519PublicKey(seed);
      const signature = nodeCrypto.ed25519Sign(seed, message);
      const shared = nodeCrypto.x25519Shared(seed, x25519.getPublicKey(other));
      return (
        hex(publicKey) === hex(ed25519.getPublicKey(seed)) &&
        hex(signature) === hex(ed25519.sign(message, seed)) &&
        nodeCrypto.ed25519Verify(publicKey, message, ed25519.sign(message, seed)) &&
        hex(shared) === hex(x25519.getSharedSecret(other, x25519.getPublicKey(seed)))
      );
    }),
    { numRuns: 30 },
  );
  t.end();
});

t.test('[R-API-31] a signature over anything else, by anyone else, or damaged is refused', (t) => {
  fc.assert(
    fc.property(key, bytes, fc.nat(511), fc.nat(255), (seed, message, bit, keyBit) => {
      const publicKey = nodeCrypto.ed25519PublicKey(seed);
      const signature = nodeCrypto.ed25519Sign(seed, message);
      const otherMessage = Uint8Array.of(...message, 0);
      return (
        !nodeCrypto.ed25519Verify(publicKey, otherMessage, signature) &&
        !nodeCrypto.ed25519Verify(publicKey, message, turned(signature, bit)) &&
        !nodeCrypto.ed25519Verify(turned(publicKey, keyBit), message, signature)
      );
    }),
    { numRuns: 50 },
  );
  t.end();
});

t.test('[R-API-31] keys of small order and keys in a second encoding are refused', (t) => {
  const points = torsion();
  t.equal(new Set(points.map(hex)).size, 8, 'the whole group of order 8');
  const message = bin('00');
  for (const point of points) {
    // With R = identity, S = 0 a verifier that lets the key through accepts the fitting messages.
    const signature = Buffer.concat([ed25519.Point.ZERO.toBytes(), new Uint8Array(32)]);
    let accepted = 0;
    for (let i = 0; i < 32; i++) if (nodeCrypto.ed25519Verify(point, Uint8Array.of(i), signature)) accepted++;
    t.equal(accepted, 0, hex(point));
  }
  // p + 1 and p are 1 and 0 once more; all ones is no field element either.
  for (const low of ['ee', 'ed', 'ff']) {
    const again = bin(`${low}${'ff'.repeat(30)}7f`);
    t.notOk(nodeCrypto.ed25519Verify(again, message, new Uint8Array(64)), `${low}ff…7f`);
    t.notOk(nodeCrypto.ed25519Verify(turned(again, 255), message, new Uint8Array(64)), `${low}ff…ff`);
  }
  t.end();
});

t.test('[R-API-31] public keys that lead to a zero secret are refused', (t) => {
  const { privateKey } = nodeCrypto.x25519Generate();
  for (const publicKey of SMALL_ORDER_X25519) t.equal(nodeCrypto.x25519Shared(privateKey, bin(publicKey)), null);
  t.end();
});

t.test('[R-API-31] bytes of any length from the network give null or false, never a throw', (t) => {
  const { privateKey } = nodeCrypto.x25519Generate();
  fc.assert(
    fc.property(bytes, bytes, bytes, key, nonce, (a, b, c, secret, number) => {
      const shared = a.length === 32 ? null : nodeCrypto.x25519Shared(privateKey, a);
      return shared === null && !nodeCrypto.ed25519Verify(a, b, c) && nodeCrypto.open(secret, number, a, b) === null;
    }),
  );
  t.end();
});

t.test('[R-API-31] what was sealed opens only with everything equal', (t) => {
  fc.assert(
    fc.property(key, nonce, bytes, bytes, fc.nat(), (secret, number, aad, plaintext, bit) => {
      const sealed = nodeCrypto.seal(secret, number, aad, plaintext);
      return (
        sealed.length === plaintext.length + 16 &&
        hex(nodeCrypto.open(secret, number, aad, sealed)) === hex(plaintext) &&
        nodeCrypto.open(secret, number, aad, turned(sealed, bit % (sealed.length * 8))) === null &&
        nodeCrypto.open(secret, turned(number, bit % 96), aad, sealed) === null &&
        nodeCrypto.open(turned(secret, bit % 256), number, aad, sealed) === null &&
        nodeCrypto.open(secret, number, Uint8Array.of(...aad, 1), sealed) === null
      );
    }),
  );
  t.end();
});

t.test('[R-API-30] fresh keys fit together; randomness differs; a wrong private key is a bug', (t) => {
  const [a, b] = [nodeCrypto.x25519Generate(), nodeCrypto.x25519Generate()];
  t.same(nodeCrypto.x25519Shared(a.privateKey, b.publicKey), nodeCrypto.x25519Shared(b.privateKey, a.publicKey));
  const pair = nodeCrypto.ed25519Generate();
  t.same(nodeCrypto.ed25519PublicKey(pair.privateKey), pair.publicKey);
  t.not(hex(nodeCrypto.random(16)), hex(nodeCrypto.random(16)));
  const words = new Set(Array.from({ length: 1000 }, () => nodeCrypto.randomUint32()));
  t.ok(words.size > 990 && [...words].every((word) => Number.isInteger(word) && word >= 0 && word < 2 ** 32));
  t.throws(() => nodeCrypto.ed25519Sign(new Uint8Array(31), new Uint8Array(0)), RangeError);
  t.end();
});

function hex(of: Uint8Array | null): string {
  return of === null ? 'null' : Buffer.from(of).toString('hex');
}

function bin(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'hex'));
}

function turned(of: Uint8Array, bit: number): Uint8Array {
  const copy = Uint8Array.from(of);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

/** The points of order dividing 8: what is left of any point when it is multiplied by the large prime order. */
function torsion(): Uint8Array[] {
  const { Point } = ed25519;
  const order = Point.Fn.ORDER;
  for (let y = 2; ; y++) {
    const text = Uint8Array.of(y, ...new Uint8Array(31));
    try {
      const generator = Point.fromBytes(text, true)
        .multiplyUnsafe(order - 1n)
        .add(Point.fromBytes(text, true));
      const points = Array.from({ length: 8 }, (_, i) => generator.multiplyUnsafe(BigInt(i)).toBytes());
      if (new Set(points.map(hex)).size === 8) return points;
    } catch {
      // Not the y of a point.
    }
  }
}

t.test('[R-API-138] however many pairs are made, and whenever memory is collected, a process goes on', async (t) => {
  const program = `
    import { nodeCrypto } from ${JSON.stringify(new URL('../../src/net/crypto.js', import.meta.url).href)};
    for (let i = 0; i < 20_000; i++) nodeCrypto[i % 2 ? 'x25519Generate' : 'ed25519Generate']();
    console.log('made');`;
  // A small young generation is collected often; what waits for itself then is ended by the signal.
  const argv = ['--max-semi-space-size=1', '--input-type=module', '--eval', program];
  const { stdout } = await promisify(execFile)(process.execPath, argv, { timeout: 120_000, killSignal: 'SIGKILL' });
  t.equal(stdout.trim(), 'made');
});
