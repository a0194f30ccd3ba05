import type { Crypto } from '../../multihome/crypto.ts';
import { MAX_WINDOW_FIELD } from '../../tcp/constants.ts';
import type { Segment } from '../../tcp/segment.ts';
import { SynCookies, type VerifiedSyn } from '../../tcp/syn-cookie.ts';
import { windowScaleFor } from '../../tcp/window-scale.ts';
import { seqAdd } from '../../wire/seq.ts';
import type { CookieAnswer } from './answers.ts';
import { COOKIE_LIFETIME, IPV4_DEFAULT_MSS, IPV6_DEFAULT_MSS } from './constants.ts';
import { KEY_WORDS } from './four-tuple-table.ts';

/** SYNs answered without memory, when a backlog is full (R-NAT-14). */
export class CookieJar {
  readonly #cookies: SynCookies;
  readonly #window: number;
  readonly #scale: number;
  readonly #addresses = new DataView(new ArrayBuffer(4 * KEY_WORDS));
  #issuedAt = Number.NEGATIVE_INFINITY;

  /** @param receiveBuffer of the connections to come: it says which window scale they have */
  constructor(crypto: Pick<Crypto, 'random'>, receiveBuffer: number) {
    this.#cookies = new SynCookies((length) => crypto.random(length));
    this.#window = Math.min(receiveBuffer, MAX_WINDOW_FIELD);
    this.#scale = windowScaleFor(receiveBuffer);
  }

  /**
   * The SYN/ACK for a SYN of `key`.
   *
   * @param mss what is announced
   */
  answer(now: number, key: Int32Array, segment: Segment, family: 4 | 6, mss: number): CookieAnswer {
    this.#issuedAt = now;
    const { hasTimestamp: timestamps, windowScale, sackPermitted } = segment;
    const { iss, tsVal } = this.#cookies.issue(now, this.#bytes(key), {
      clientIsn: segment.seq,
      mss: segment.mss > 0 ? segment.mss : family === 4 ? IPV4_DEFAULT_MSS : IPV6_DEFAULT_MSS,
      windowScale,
      sackPermitted,
      ecn: false,
      timestamps,
    });
    return {
      iss,
      ack: seqAdd(segment.seq, 1),
      window: this.#window,
      mss,
      // Without timestamps the cookie has no room for these.
      windowScale: timestamps && windowScale >= 0 ? this.#scale : -1,
      sackPermitted: timestamps && sackPermitted,
      timestamps,
      tsVal,
      tsEcr: segment.tsVal,
      flags: 0,
    };
  }

  /** What the SYN said, if `segment` acknowledges a cookie; null, and little work, when none can be out. */
  check(now: number, key: Int32Array, segment: Segment): VerifiedSyn | null {
    if (now > this.#issuedAt + COOKIE_LIFETIME) return null;
    const tsEcr = segment.hasTimestamp ? segment.tsEcr : null;
    return this.#cookies.check(now, this.#bytes(key), segment.ack, seqAdd(segment.seq, -1), tsEcr);
  }

  #bytes(key: Int32Array): Uint8Array {
    for (let i = 0; i < KEY_WORDS; i++) this.#addresses.setInt32(4 * i, key[i] ?? 0);
    return new Uint8Array(this.#addresses.buffer);
  }
}
