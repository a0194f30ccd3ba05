import { TokenBucket } from '../multihome/limits.ts';
import { QUOTATIONS_PER_SECOND } from './config.ts';

/** Where the connection ID of a segment is, and what it needs to be one: the first nibble of its header (R-WIRE-15, R-WIRE-16). */
const ID = 4;
const LEAST = 12;
const LEAST_WORDS = 5;

/** A connection whose segments bear an ID of the peer's. */
interface Addressed {
  readonly peerHigh: number;
  readonly peerLow: number;
}

/**
 * Finds whose segment an ICMP error quotes: by the ID that the peer has given, which no table holds. So all connections
 * are looked through, so many times a second: what is beyond is only a hint.
 */
export class Quotations {
  readonly #budget = new TokenBucket(QUOTATIONS_PER_SECOND, QUOTATIONS_PER_SECOND);

  /** Undefined: nobody's, as far as was looked. */
  find<C extends Addressed>(now: number, quoted: Uint8Array, connections: Iterable<C>): C | undefined {
    if (quoted.length < LEAST || (quoted[0] ?? 0) >> 4 < LEAST_WORDS || !this.#budget.take(now)) return undefined;
    const view = new DataView(quoted.buffer, quoted.byteOffset);
    const high = view.getInt32(ID);
    const low = view.getInt32(ID + 4);
    for (const connection of connections) {
      if (connection.peerLow === low && connection.peerHigh === high) return connection;
    }
    return undefined;
  }
}
