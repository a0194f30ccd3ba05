/**
 * The cryptographic port: everything the protocol needs, as plain synchronous functions over bytes. The core chooses
 * no library; the endpoint injects one (`src/net/crypto.ts` over `node:crypto`). Implementations throw only on a
 * programmer's error (a key of the wrong length that we made ourselves); bytes from the network give null or false.
 */

/** A pair of raw keys, 32 bytes each. */
export interface KeyPair {
  /** X25519: the private scalar; Ed25519: the seed. */
  readonly privateKey: Uint8Array;
  readonly publicKey: Uint8Array;
}

/** What a node must bring. All lengths in bytes. The bytes of a private key do not change: what is made of them may be kept with the array. */
export interface Crypto {
  /** SHA-256 over the concatenation of `parts`: 32 bytes (FIPS 180-4). */
  sha256(...parts: readonly Uint8Array[]): Uint8Array;
  /** HMAC-SHA-256 over the concatenation of `parts`: 32 bytes (RFC 2104). */
  hmacSha256(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array;
  /** HKDF-SHA-256, extract and expand, to `length` ≤ 8160 bytes (RFC 5869). */
  hkdfSha256(secret: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Uint8Array;
  /** A fresh X25519 pair (RFC 7748). */
  x25519Generate(): KeyPair;
  /** The shared secret, 32 bytes, or null when it is all zero (a key of small order, RFC 7748 section 6.1). */
  x25519Shared(privateKey: Uint8Array, publicKey: Uint8Array): Uint8Array | null;
  /** A fresh Ed25519 pair; `privateKey` is the 32-byte seed (RFC 8032). */
  ed25519Generate(): KeyPair;
  /** The public key of a 32-byte seed. */
  ed25519PublicKey(seed: Uint8Array): Uint8Array;
  /** A 64-byte signature. */
  ed25519Sign(seed: Uint8Array, message: Uint8Array): Uint8Array;
  /** False for a wrong signature, a key that is no point, is not canonical or has small order, or wrong lengths. */
  ed25519Verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
  /** ChaCha20-Poly1305 (RFC 8439): ciphertext and 16-byte tag. `key` 32 bytes, `nonce` 12. */
  seal(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, plaintext: Uint8Array): Uint8Array;
  /** The plaintext of what `seal` returned, or null when it is not authentic. */
  open(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, sealed: Uint8Array): Uint8Array | null;
  /** `length` unpredictable bytes. */
  random(length: number): Uint8Array;
  /** An unpredictable integer in 0..2^32-1. */
  randomUint32(): number;
}
