import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  type Hash,
  type Hmac,
  hash,
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
    const length = gather(parts, 0);
    return length < 0 ? digestAtLength(createHash('sha256'), parts) : digest(block.subarray(0, length));
  },

  hmacSha256(key, ...parts) {
    const length = key.length > BLOCK_LENGTH ? -1 : gather(parts, BLOCK_LENGTH);
    if (length < 0) return digestAtLength(createHmac('sha256', key), parts);
    pad(block, key, INNER_PAD);
    pad(outerBlock, key, OUTER_PAD);
    outerBlock.set(digest(block.subarray(0, length)), BLOCK_LENGTH);
    return digest(outerBlock);
  },

  hkdfSha256(secret, salt, info, length) {
    return new Uint8Array(hkdfSync('sha256', secret, salt, info, length));
  },

  x25519Generate() {
    return generate('X25519');
  },

  x25519Shared(privateKey, publicKey) {
    if (publicKey.length !== KEY_LENGTH) return null;
    const own = privateKeyObject('X25519', privateKey);
    try {
      const secret = diffieHellman({ privateKey: own, publicKey: publicKeyObject('X25519', publicKey) });
      return timingSafeEqual(secret, ZERO) ? null : new Uint8Array(secret);
    } catch {
      // OpenSSL refuses an all-zero result itself.
      return null;
    }
  },

  ed25519Generate() {
    return generate('Ed25519');
  },

  ed25519PublicKey(seed) {
    return publicKeyOf('Ed25519', seed);
  },

  ed25519Sign(seed, message) {
    return new Uint8Array(sign(null, message, privateKeyObject('Ed25519', seed)));
  },

  ed25519Verify(publicKey, message, signature) {
    if (publicKey.length !== KEY_LENGTH || signature.length !== SIGNATURE_LENGTH) return false;
    if (!isCanonicalPoint(publicKey) || isSmallOrder(publicKey)) return false;
    try {
      return verify(null, message, publicKeyObject('Ed25519', publicKey), signature);
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

/*
 * SHA-256 in one call takes a third of what an object does that is fed and read, and leaves the collector nothing to
 * finalize: a connection that is bound to an association takes a dozen of them.
 */

const BLOCK_LENGTH = 64;
const DIGEST_LENGTH = 32;
/** RFC 2104, section 2. */
const INNER_PAD = 0x36;
const OUTER_PAD = 0x5c;
/** What is hashed in one call lies here, behind the padded key of an HMAC: mostly less than a hundred bytes. */
const block = new Uint8Array(512);
const outerBlock = new Uint8Array(BLOCK_LENGTH + DIGEST_LENGTH);

/** Puts the parts together in `block` from `offset`, and returns where they end; -1: there is no room. */
function gather(parts: readonly Uint8Array[], offset: number): number {
  let end = offset;
  for (const part of parts) {
    if (end + part.length > block.length) return -1;
    block.set(part, end);
    end += part.length;
  }
  return end;
}

function pad(into: Uint8Array, key: Uint8Array, value: number): void {
  for (let i = 0; i < BLOCK_LENGTH; i++) into[i] = (key[i] ?? 0) ^ value;
}

/** A string is what Node makes fastest of the few bytes. */
function digest(bytes: Uint8Array): Uint8Array {
  const text = hash('sha256', bytes, 'binary');
  const result = new Uint8Array(DIGEST_LENGTH);
  for (let i = 0; i < DIGEST_LENGTH; i++) result[i] = text.charCodeAt(i);
  return result;
}

function digestAtLength(state: Hash | Hmac, parts: readonly Uint8Array[]): Uint8Array {
  for (const part of parts) state.update(part);
  return new Uint8Array(state.digest());
}

const KEY_LENGTH = 32;
const SIGNATURE_LENGTH = 64;
const TAG_LENGTH = 16;
const AEAD = 'chacha20-poly1305';
const ZERO = new Uint8Array(KEY_LENGTH);
const NO_KEY = Buffer.from(ZERO).toString('base64url');

/** A system call costs more than the bytes: 32-bit words are drawn a kilobyte at a time. */
const words = new Uint32Array(256);
let nextWord = words.length;

/** The y coordinates of the points of order 1, 2, 4 and 8 on edwards25519, little-endian. */
const SMALL_ORDER = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
].map((hex) => Buffer.from(hex, 'hex'));

type Curve = 'Ed25519' | 'X25519';

/**
 * Not by `generateKeyPairSync`: whoever exports a key that was generated so holds its mutex while memory is allocated, and a
 * collection that finds the generating job by then waits for the same mutex, for ever (`KeyPairGenConfig` of Node 20.20).
 */
function generate(curve: Curve): KeyPair {
  const privateKey = randomFillSync(new Uint8Array(KEY_LENGTH));
  return { privateKey, publicKey: publicKeyOf(curve, privateKey) };
}

function publicKeyOf(curve: Curve, privateKey: Uint8Array): Uint8Array {
  return rawKey(createPublicKey(privateKeyObject(curve, privateKey)).export({ format: 'jwk' }).x);
}

/*
 * Keys go in and out as JWK (RFC 8037): a tenth of what OpenSSL's DER decoder takes, and there is a handshake behind
 * each. OpenSSL works the public half out of the private one; `x` has to be there and is not looked at, which the tests
 * watch by means of the RFCs' vectors.
 */

/** By the arrays, whose bytes do not change: OpenSSL takes longer to make a key than to use it. */
const privateKeys: Readonly<Record<Curve, WeakMap<Uint8Array, KeyObject>>> = {
  Ed25519: new WeakMap(),
  X25519: new WeakMap(),
};

function privateKeyObject(curve: Curve, key: Uint8Array): KeyObject {
  if (key.length !== KEY_LENGTH) throw new RangeError(`a private key has ${KEY_LENGTH} bytes, not ${key.length}`);
  let made = privateKeys[curve].get(key);
  if (made === undefined) {
    made = createPrivateKey({ key: { kty: 'OKP', crv: curve, d: base64url(key), x: NO_KEY }, format: 'jwk' });
    privateKeys[curve].set(key, made);
  }
  return made;
}

function publicKeyObject(curve: Curve, key: Uint8Array): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: curve, x: base64url(key) }, format: 'jwk' });
}

function base64url(key: Uint8Array): string {
  return Buffer.from(key.buffer, key.byteOffset, key.length).toString('base64url');
}

function rawKey(text: string | undefined): Uint8Array {
  return new Uint8Array(Buffer.from(text ?? '', 'base64url'));
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
