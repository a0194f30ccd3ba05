/**
 * Identities: an Ed25519 key and the node ID made from it, in the manner of a CGA (RFC 3972) with labelled SHA-256.
 * The strength is inside the ID and inside both hashes, so that nobody can claim a weaker one for the same ID.
 */
import { isKeyDerived, type NodeId, nodeIdFromDigest, strengthOf } from '../wire/node-id.ts';
import { malformed, type Parsed, parsed } from '../wire/result.ts';
import { ascii } from './bytes.ts';
import { DEFAULT_STRENGTH, IDENTITY_VERSION, MAX_STRENGTH, MIN_STRENGTH, MODIFIER_SIZE } from './constants.ts';
import type { Crypto, KeyPair } from './crypto.ts';

/** A node's own identity. The seed is secret. */
export interface Identity {
  readonly nodeId: NodeId;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** 32 bytes, the private key (RFC 8032, section 5.1.5). */
  readonly seed: Uint8Array;
  /** 16 bytes: what makes the hash extension hold. */
  readonly modifier: Uint8Array;
  /** 1..7 */
  readonly strength: number;
}

/**
 * - `bad-length`: key or modifier of another length.
 * - `weak-identity`: strength 0.
 * - `not-key-derived`: universal or group bit set.
 * - `wrong-hash`: the ID is not made from this key, modifier and strength.
 * - `wrong-extension`: the second hash has not as many zero bits as the strength demands.
 */
export type IdentityFault = 'bad-length' | 'weak-identity' | 'not-key-derived' | 'wrong-hash' | 'wrong-extension';

/** The node ID of a key, modifier and strength; whether the hash extension holds is another question. */
export function nodeIdOf(crypto: Crypto, strength: number, publicKey: Uint8Array, modifier: Uint8Array): NodeId {
  return nodeIdFromDigest(labelledHash(crypto, ID_LABEL, strength, modifier, publicKey), strength);
}

/**
 * Whether `nodeId` belongs to `publicKey` with this `modifier` (RFC 3972, section 5); gives the strength. An ID is never
 * trusted by itself: the owner has to sign, too.
 */
export function verifyNodeId(
  crypto: Crypto,
  nodeId: NodeId,
  publicKey: Uint8Array,
  modifier: Uint8Array,
): Parsed<number, IdentityFault> {
  if (publicKey.length !== 32 || modifier.length !== MODIFIER_SIZE) return malformed('bad-length');
  const strength = strengthOf(nodeId);
  if (strength < MIN_STRENGTH) return malformed('weak-identity');
  if (!isKeyDerived(nodeId)) return malformed('not-key-derived');
  const derived = nodeIdOf(crypto, strength, publicKey, modifier);
  if (derived.high !== nodeId.high || derived.low !== nodeId.low) return malformed('wrong-hash');
  if (!extensionHolds(crypto, strength, publicKey, modifier)) return malformed('wrong-extension');
  return parsed(strength);
}

/**
 * Looks for a modifier, a few hashes at a time, so that a caller can show progress and stay responsive. About
 * 2^(16 × strength) hashes in the mean: 65,536 for strength 1, 4 thousand million for 2.
 */
export class IdentitySearch {
  readonly strength: number;
  readonly #crypto: Crypto;
  readonly #keys: KeyPair;
  readonly #modifier: Uint8Array;
  #hashes = 0;
  #found: Identity | null = null;

  /**
   * @param keys an Ed25519 pair to find an ID for; a fresh one by default
   * @throws RangeError when the strength is not an integer in 1..7
   */
  constructor(crypto: Crypto, strength: number = DEFAULT_STRENGTH, keys: KeyPair = crypto.ed25519Generate()) {
    if (!Number.isInteger(strength) || strength < MIN_STRENGTH || strength > MAX_STRENGTH) {
      throw new RangeError(`strength ${strength} is not an integer in ${MIN_STRENGTH}..${MAX_STRENGTH}`);
    }
    this.strength = strength;
    this.#crypto = crypto;
    this.#keys = keys;
    this.#modifier = crypto.random(MODIFIER_SIZE);
  }

  /** Hashes tried so far. */
  get hashes(): number {
    return this.#hashes;
  }

  /** Hashes that the search takes in the mean. */
  get expectedHashes(): number {
    return 2 ** (16 * this.strength);
  }

  /** Tries up to `count` modifiers; the identity, once found. */
  step(count: number): Identity | null {
    for (let i = 0; i < count && this.#found === null; i++) {
      this.#hashes += 1;
      if (extensionHolds(this.#crypto, this.strength, this.#keys.publicKey, this.#modifier)) this.#found = this.#take();
      else increment(this.#modifier);
    }
    return this.#found;
  }

  #take(): Identity {
    const { publicKey, privateKey: seed } = this.#keys;
    const modifier = this.#modifier.slice();
    const nodeId = nodeIdOf(this.#crypto, this.strength, publicKey, modifier);
    return { nodeId, publicKey, seed, modifier, strength: this.strength };
  }
}

/**
 * A fresh identity, the whole search in one call: about 0.1 to 0.5 s for strength 1.
 *
 * @param onProgress told the hashes tried so far, now and then
 */
export function generateIdentity(
  crypto: Crypto,
  strength: number = DEFAULT_STRENGTH,
  onProgress?: (hashes: number) => void,
): Identity {
  const search = new IdentitySearch(crypto, strength);
  for (;;) {
    const identity = search.step(PROGRESS_STEP);
    if (identity !== null) return identity;
    onProgress?.(search.hashes);
  }
}

const ID_LABEL = ascii('kamo node id');
const EXTENSION_LABEL = ascii('kamo node id extension');
const PROGRESS_STEP = 8192;

/** Both hashes cover the same fields behind labels of different length bytes, so neither is ever the other. */
function labelledHash(
  crypto: Crypto,
  label: Uint8Array,
  strength: number,
  modifier: Uint8Array,
  publicKey: Uint8Array,
): Uint8Array {
  return crypto.sha256(
    Uint8Array.of(label.length),
    label,
    Uint8Array.of(IDENTITY_VERSION, strength),
    modifier,
    publicKey,
  );
}

/** The second hash begins with 16 × strength zero bits. */
function extensionHolds(crypto: Crypto, strength: number, publicKey: Uint8Array, modifier: Uint8Array): boolean {
  const digest = labelledHash(crypto, EXTENSION_LABEL, strength, modifier, publicKey);
  for (let i = 0; i < 2 * strength; i++) if (digest[i] !== 0) return false;
  return true;
}

/** The modifier as one big-endian integer, plus one (RFC 3972, section 4, step 3). */
function increment(modifier: Uint8Array): void {
  for (let i = modifier.length - 1; i >= 0; i--) {
    const sum = (modifier[i] ?? 0) + 1;
    modifier[i] = sum & 0xff;
    if (sum <= 0xff) return;
  }
}
