import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomFillSync,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';
import type { Crypto, KeyPair } from '../multihome/crypto.ts';

/**
 * The cryptographic port over `node:crypto`. Every result is a `Uint8Array` of its own, never a view of Node's pool.
 * Keys pass as raw bytes and become KeyObjects only for the length of a call: a node keeps very few of them busy, and
 * an idle association keeps 32 bytes instead of an object.
 */
export const nodeCrypto: Crypto = {
  sha256(...parts) {
    const hash = createHash('sha256');
    for (const part of parts) hash.update(part);
    return new Uint8Array(hash.digest());
  },

  hmacSha256(key, ...parts) {
    const hmac = createHmac('sha256', key);
    for (const part of parts) hmac.update(part);
    return new Uint8Array(hmac.digest());
  },

  hkdfSha256(secret, salt, info, length) {
    return new Uint8Array(hkdfSync('sha256', secret, salt, info, length));
  },

  x25519Generate() {
    return generate('x25519');
  },

  x25519Shared(privateKey, publicKey) {
    if (publicKey.length !== KEY_LENGTH) return null;
    const own = privateKeyObject(X25519_PRIVATE, privateKey);
    try {
      const secret = diffieHellman({ privateKey: own, publicKey: publicKeyObject(X25519_PUBLIC, publicKey) });
      return timingSafeEqual(secret, ZERO) ? null : new Uint8Array(secret);
    } catch {
      // OpenSSL refuses an all-zero result itself.
      return null;
    }
  },

  ed25519Generate() {
    return generate('ed25519');
  },

  ed25519PublicKey(seed) {
    return rawKey(createPublicKey(privateKeyObject(ED25519_PRIVATE, seed)).export({ format: 'der', type: 'spki' }));
  },

  ed25519Sign(seed, message) {
    return new Uint8Array(sign(null, message, privateKeyObject(ED25519_PRIVATE, seed)));
  },

  ed25519Verify(publicKey, message, signature) {
    if (publicKey.length !== KEY_LENGTH || signature.length !== SIGNATURE_LENGTH) return false;
    if (!isCanonicalPoint(publicKey) || isSmallOrder(publicKey)) return false;
    try {
      return verify(null, message, publicKeyObject(ED25519_PUBLIC, publicKey), signature);
    } catch {
      return false;
    }
  },

  seal(key, nonce, aad, plaintext) {
    const cipher = createCipheriv(AEAD, key, nonce, { authTagLength: TAG_LENGTH });
    cipher.setAAD(aad, { plaintextLength: plaintext.length });
    const sealed = new Uint8Array(plaintext.length + TAG_LENGTH);
    sealed.set(cipher.update(plaintext), 0);
    cipher.final();
    sealed.set(cipher.getAuthTag(), plaintext.length);
    return sealed;
  },

  open(key, nonce, aad, sealed) {
    const length = sealed.length - TAG_LENGTH;
    if (length < 0) return null;
    const decipher = createDecipheriv(AEAD, key, nonce, { authTagLength: TAG_LENGTH });
    decipher.setAAD(aad, { plaintextLength: length });
    decipher.setAuthTag(sealed.subarray(length));
    const plaintext = new Uint8Array(decipher.update(sealed.subarray(0, length)));
    try {
      decipher.final();
      return plaintext;
    } catch {
      return null;
    }
  },

  random(length) {
    return randomFillSync(new Uint8Array(length));
  },

  randomUint32() {
    if (nextWord === words.length) {
      randomFillSync(words);
      nextWord = 0;
    }
    const word = words[nextWord] ?? 0;
    // Given out once, then forgotten.
    words[nextWord++] = 0;
    return word;
  },
};

const KEY_LENGTH = 32;
const SIGNATURE_LENGTH = 64;
const TAG_LENGTH = 16;
const AEAD = 'chacha20-poly1305';
const ZERO = new Uint8Array(KEY_LENGTH);

/** A system call costs more than the bytes: 32-bit words are drawn a kilobyte at a time. */
const words = new Uint32Array(256);
let nextWord = words.length;

/** What precedes the 32 raw bytes in PKCS#8 and SubjectPublicKeyInfo (RFC 8410, sections 4, 7 and 10). */
const ED25519_PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex');
const ED25519_PUBLIC = Buffer.from('302a300506032b6570032100', 'hex');
const X25519_PRIVATE = Buffer.from('302e020100300506032b656e04220420', 'hex');
const X25519_PUBLIC = Buffer.from('302a300506032b656e032100', 'hex');

/** The y coordinates of the points of order 1, 2, 4 and 8 on edwards25519, little-endian. */
const SMALL_ORDER = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
].map((hex) => Buffer.from(hex, 'hex'));

function generate(type: 'ed25519' | 'x25519'): KeyPair {
  const pair = type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519');
  return {
    privateKey: rawKey(pair.privateKey.export({ format: 'der', type: 'pkcs8' })),
    publicKey: rawKey(pair.publicKey.export({ format: 'der', type: 'spki' })),
  };
}

/** In both encodings the raw key is what stands at the end. */
function rawKey(der: Buffer): Uint8Array {
  return new Uint8Array(der.subarray(der.length - KEY_LENGTH));
}

function privateKeyObject(prefix: Buffer, key: Uint8Array): KeyObject {
  if (key.length !== KEY_LENGTH) throw new RangeError(`a private key has ${KEY_LENGTH} bytes, not ${key.length}`);
  return createPrivateKey({ key: Buffer.concat([prefix, key]), format: 'der', type: 'pkcs8' });
}

function publicKeyObject(prefix: Buffer, key: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([prefix, key]), format: 'der', type: 'spki' });
}

/** y < 2^255 - 19: RFC 8032 section 5.1.3 refuses the other encodings, OpenSSL accepts them. */
function isCanonicalPoint(publicKey: Uint8Array): boolean {
  if (((publicKey[KEY_LENGTH - 1] ?? 0) & 0x7f) !== 0x7f) return true;
  for (let i = KEY_LENGTH - 2; i > 0; i--) if (publicKey[i] !== 0xff) return true;
  return (publicKey[0] ?? 0) < 0xed;
}

/** With such a key one signature fits many messages. The key is public: no constant time is needed. */
function isSmallOrder(publicKey: Uint8Array): boolean {
  const y = Buffer.from(publicKey);
  y[KEY_LENGTH - 1] = (y[KEY_LENGTH - 1] ?? 0) & 0x7f;
  return SMALL_ORDER.some((point) => point.equals(y));
}
