import type { Crypto } from '../../multihome/crypto.ts';
import { EPHEMERAL_PORTS, FIRST_EPHEMERAL_PORT, ISN_TICKS_PER_MS, PORT_COUNTERS } from './constants.ts';
import { KEY_WORDS } from './four-tuple-table.ts';

const SECRET_BYTES = 32;
/** What a digest is for: its first byte, so that no use says anything of another. */
const FOR_ISN = 1;
const FOR_PORT = 2;

/** What RFC 6528, RFC 7323 and RFC 6056 make of a connection's addresses and ports and a secret of this node. */
export class QuadrupleHash {
  readonly #crypto: Pick<Crypto, 'hmacSha256'>;
  readonly #secret: Uint8Array;
  readonly #input = new DataView(new ArrayBuffer(1 + 4 * KEY_WORDS));
  readonly #counters: Uint32Array;
  /** Offset of the timestamp clock of the quadruple that `isn` was asked for last, int32. */
  timestampOffset = 0;

  constructor(crypto: Pick<Crypto, 'hmacSha256' | 'random' | 'randomUint32'>) {
    this.#crypto = crypto;
    this.#secret = crypto.random(SECRET_BYTES);
    this.#counters = Uint32Array.from({ length: PORT_COUNTERS }, () => crypto.randomUint32());
  }

  /** The initial sequence number of `key` at `now`, int32 (RFC 6528, section 3). Sets `timestampOffset`. */
  isn(now: number, key: Int32Array): number {
    const digest = this.#digest(FOR_ISN, key);
    this.timestampOffset = digest.getInt32(4);
    // Modulo first: a product beyond 2^53 would lose the ticks.
    const ticks = Math.floor((now % CLOCK_PERIOD) * ISN_TICKS_PER_MS);
    return (ticks + digest.getInt32(0)) | 0;
  }

  /**
   * An ephemeral port for `key`, whose local port is 0, for which `isFree` holds; 0 when there is none
   * (RFC 6056, section 3.3.4).
   */
  port(key: Int32Array, isFree: (port: number) => boolean): number {
    const digest = this.#digest(FOR_PORT, key);
    const offset = digest.getUint32(0);
    const counter = digest.getUint32(4) % PORT_COUNTERS;
    for (let tried = 0; tried < EPHEMERAL_PORTS; tried++) {
      const next = this.#counters[counter] ?? 0;
      this.#counters[counter] = next + 1;
      const port = FIRST_EPHEMERAL_PORT + ((offset + next) % EPHEMERAL_PORTS);
      if (isFree(port)) return port;
    }
    return 0;
  }

  #digest(use: number, key: Int32Array): DataView {
    this.#input.setUint8(0, use);
    for (let i = 0; i < KEY_WORDS; i++) this.#input.setInt32(1 + 4 * i, key[i] ?? 0);
    const { buffer, byteOffset } = this.#crypto.hmacSha256(this.#secret, new Uint8Array(this.#input.buffer));
    return new DataView(buffer, byteOffset);
  }
}

/** After so many ms the clock has gone through all sequence numbers. */
const CLOCK_PERIOD = 2 ** 32 / ISN_TICKS_PER_MS;
