import { RESET_TOKEN_SIZE } from '../wire/datagram.ts';
import { SIPHASH_KEY_SIZE, SipHash } from '../wire/siphash.ts';
import { ascii } from './bytes.ts';
import type { Crypto } from './crypto.ts';
import type { Identity } from './identity.ts';

/**
 * The tokens of a node's stateless resets (RFC 9000, section 10.3.2): a keyed hash of the connection ID that a reset
 * answers, under keys that follow from the node's identity. So a node that has lost all it knew still has the token of
 * each ID it ever gave out, and no other node does.
 */
export class ResetTokens {
  readonly #upper: SipHash;
  readonly #lower: SipHash;
  readonly #id = new Uint8Array(8);
  readonly #view = new DataView(this.#id.buffer);
  readonly #token = new Uint8Array(RESET_TOKEN_SIZE);
  readonly #tokenView = new DataView(this.#token.buffer);

  constructor(crypto: Crypto, { seed }: Pick<Identity, 'seed'>) {
    const keys = crypto.hkdfSha256(seed, NO_SALT, LABEL, 2 * SIPHASH_KEY_SIZE);
    this.#upper = new SipHash(keys.subarray(0, SIPHASH_KEY_SIZE));
    this.#lower = new SipHash(keys.subarray(SIPHASH_KEY_SIZE));
  }

  /** The token of a connection ID, in two words: 16 bytes, the caller's. */
  of(high: number, low: number): Uint8Array {
    this.#view.setInt32(0, high);
    this.#view.setInt32(4, low);
    this.#upper.hash(this.#id, 8);
    this.#lower.hash(this.#id, 8);
    this.#tokenView.setInt32(0, this.#upper.high);
    this.#tokenView.setInt32(4, this.#upper.low);
    this.#tokenView.setInt32(8, this.#lower.high);
    this.#tokenView.setInt32(12, this.#lower.low);
    return this.#token.slice();
  }
}

const LABEL = ascii('kamo stateless reset');
const NO_SALT = new Uint8Array(0);
