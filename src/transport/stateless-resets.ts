import type { Crypto } from '../multihome/crypto.ts';
import type { Identity } from '../multihome/identity.ts';
import { TokenBucket } from '../multihome/limits.ts';
import { ResetTokens } from '../multihome/reset-tokens.ts';
import { RESET_TOKEN_SIZE, resetTokenOffset, STATELESS_RESET_SIZE, writeStatelessReset } from '../wire/datagram.ts';
import { ACK, ROW, ROW_KIND, RST, SYN } from '../wire/segment-row.ts';
import { SIPHASH_KEY_SIZE, SipHash } from '../wire/siphash.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { RESET_PAUSE, RESETS_PER_SECOND, RESETS_WAITING } from './config.ts';
import { ConnectionTable } from './connection-table.ts';
import type { SegmentReader } from './segment-reader.ts';
import type { TrainBuffer } from './train-writer.ts';

/** A connection whose peer may send stateless resets. */
export interface Resettable {
  /** The keyed hash of its peer's token, int32 words; 0 and 0: the peer has told none. */
  tokenHigh: number;
  tokenLow: number;
}

interface Answer {
  readonly link: number;
  readonly destination: SocketAddress;
  readonly token: Uint8Array;
}

/** What became of a segment for an ID that no connection has. */
export type ResetOutcome = 'unknown-connection' | 'stateless-reset' | 'reset-limit';

/**
 * Stateless resets of UDP mode, both ways (R-TR-70 to R-TR-75; RFC 9000, section 10.3). Out: a segment for an ID that this
 * node does not know, or no longer, is answered by what only this node can tell of the ID. In: what comes is looked up
 * by a keyed hash of the token, so that nothing about the tokens shows in how long it takes, and no token is kept.
 */
export class StatelessResets<C extends Resettable> {
  readonly #crypto: Crypto;
  readonly #tokens: ResetTokens;
  readonly #hash: SipHash;
  readonly #expected = new ConnectionTable<C>();
  readonly #input = new Uint8Array(RESET_TOKEN_SIZE);
  readonly #budget = new TokenBucket(RESETS_PER_SECOND, RESETS_PER_SECOND);
  readonly #waiting: Answer[] = [];
  /** When an ID was last answered, the longest ago first. */
  readonly #answered = new Map<number, number>();

  constructor(crypto: Crypto, identity: Identity) {
    this.#crypto = crypto;
    this.#tokens = new ResetTokens(crypto, identity);
    this.#hash = new SipHash(crypto.random(SIPHASH_KEY_SIZE));
  }

  /** The token of an own connection ID, for its peer: 16 bytes. */
  tokenOf(high: number, low: number): Uint8Array {
    return this.#tokens.of(high, low);
  }

  /** The peer of a connection has said what its resets of it look like. */
  expect(connection: C, token: Uint8Array): void {
    this.forget(connection);
    this.#hashOf(token, 0);
    if (!this.#expected.add(this.#hash.high, this.#hash.low, connection)) return;
    connection.tokenHigh = this.#hash.high;
    connection.tokenLow = this.#hash.low;
  }

  /** The connection has ended. */
  forget(connection: C): void {
    if ((connection.tokenHigh | connection.tokenLow) === 0) return;
    this.#expected.remove(connection.tokenHigh, connection.tokenLow);
    connection.tokenHigh = 0;
    connection.tokenLow = 0;
  }

  /** Whose peer sent the datagram of the row at word `row`; undefined: nobody's that is known. */
  find(
    { bytes, view }: { readonly bytes: Uint8Array; readonly view: DataView },
    rows: Int32Array,
    row: number,
  ): C | undefined {
    const token = resetTokenOffset(view, rows[row + ROW.offset] ?? 0, rows[row + ROW.length] ?? 0);
    if (token < 0) return undefined;
    this.#hashOf(bytes, token);
    return this.#expected.get(this.#hash.high, this.#hash.low);
  }

  /**
   * Queues the answer to a segment for an unknown ID. Only what is longer than the answer is answered, no RST and no SYN;
   * one ID once in a while, and all of them so often a second.
   */
  answer(
    now: number,
    link: number,
    source: SocketAddress,
    { segment, size, idHigh, idLow }: SegmentReader,
  ): ResetOutcome {
    if (size <= STATELESS_RESET_SIZE || (segment.flags & (SYN | RST | ACK)) !== ACK) return 'unknown-connection';
    const key = keyOf(idHigh, idLow);
    if (this.#isPaused(now, key) || this.#waiting.length >= RESETS_WAITING || !this.#budget.take(now))
      return 'reset-limit';
    this.#answered.set(key, now);
    this.#waiting.push({ link, destination: source, token: this.#tokens.of(idHigh, idLow) });
    return 'stateless-reset';
  }

  /** Writes one answer as a train, or undefined when none waits. */
  poll({
    bytes,
    view,
    start,
    rows,
  }: TrainBuffer): { readonly link: number; readonly destination: SocketAddress } | undefined {
    const answer = this.#waiting.shift();
    if (answer === undefined) return undefined;
    rows[ROW.fault] = 0;
    rows[ROW.kind] = ROW_KIND.statelessReset;
    rows[ROW.offset] = start;
    rows[ROW.length] = writeStatelessReset(bytes, view, start, this.#crypto.randomUint32(), answer.token) - start;
    return answer;
  }

  /** No more are kept than were answered within the pause: the budget bounds them. */
  #isPaused(now: number, key: number): boolean {
    for (const [old, at] of this.#answered) {
      if (now - at < RESET_PAUSE) break;
      this.#answered.delete(old);
    }
    return this.#answered.has(key);
  }

  #hashOf(bytes: Uint8Array, offset: number): void {
    for (let i = 0; i < RESET_TOKEN_SIZE; i++) this.#input[i] = bytes[offset + i] ?? 0;
    this.#hash.hash(this.#input, RESET_TOKEN_SIZE);
  }
}

/** 53 bits of the 64: an ID that agrees with another one in them waits as long as it. */
function keyOf(high: number, low: number): number {
  return (high >>> 0) * 2 ** 21 + (low >>> 11);
}
