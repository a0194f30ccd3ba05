import type { SipHash } from '../wire/siphash.ts';
import { COOKIE_MSS, MAX_WINDOW_SCALE } from './constants.ts';
import { CookieKeys } from './cookie-keys.ts';

/** What a SYN says, as far as a server needs it for the connection (RFC 9293, section 3.7.1; RFC 7323; RFC 3168). */
export interface SynFacts {
  /** The client's initial sequence number, int32. */
  readonly clientIsn: number;
  /** The MSS option, or the default of the IP version where there is none. */
  readonly mss: number;
  /** 0..14; -1: not offered. */
  readonly windowScale: number;
  readonly sackPermitted: boolean;
  /** The SYN asked for ECN (ECE and CWR). */
  readonly ecn: boolean;
  readonly timestamps: boolean;
}

/** The answer to a SYN that leaves no state behind; reused by the next `issue`. */
export interface SynAnswer {
  /** The server's initial sequence number, int32. */
  iss: number;
  /** For the Timestamps option of the SYN/ACK, when the SYN had one. */
  tsVal: number;
}

/** A SYN of which its sender has shown that it received the answer. */
export interface VerifiedSyn extends SynFacts {
  /** The server's initial sequence number, int32. */
  readonly iss: number;
  /** What TSval in the SYN/ACK was counted from, int32: TSval = offset + milliseconds of `now`. */
  readonly timestampOffset: number;
}

/**
 * SYN cookies of native TCP (RFC 4987, section 3.6 and appendix A): the server's initial sequence number says when it
 * was sent and how large the peer's segments may be, and a keyed hash vouches for it, so that a SYN is answered without
 * memory and the third segment makes the connection.
 *
 * ISS = client's ISN + (tick mod 32, 5 bits | index in `COOKIE_MSS`, 3 bits | tag, 24 bits), so that it grows with the
 * client's and with time. Window scale, SACK and ECN are in the low 6 bits of TSval, which come back in TSecr; without
 * timestamps they cannot, and the SYN/ACK must offer none of them. The tag covers all that is said, the addresses and
 * ports: a guess is right once in 2^24, if it names a tick that is still good, the present or the previous one.
 */
export class SynCookies {
  readonly #keys: CookieKeys;
  readonly #answer: SynAnswer = { iss: 0, tsVal: 0 };
  #input = new Uint8Array(64);

  /** @param random unpredictable bytes, for keys */
  constructor(random: (length: number) => Uint8Array) {
    this.#keys = new CookieKeys(random);
  }

  /**
   * Answers a SYN.
   *
   * @param now in ms, monotonic
   * @param addresses both addresses and ports in any fixed order
   */
  issue(now: number, addresses: Uint8Array, facts: SynFacts): SynAnswer {
    const tick = CookieKeys.tick(now);
    const index = mssIndex(facts.mss);
    const bits = facts.timestamps ? optionBits(facts) : NO_TIMESTAMPS;
    const hash = this.#hash(now, tick, addresses, facts.clientIsn, index, bits);
    const answer = this.#answer;
    answer.iss = (facts.clientIsn + ((tick << TICK_SHIFT) | (index << MSS_SHIFT) | (hash.high & TAG_MASK))) | 0;
    answer.tsVal = facts.timestamps ? timestampWith(bits, now, hash.low) : 0;
    return answer;
  }

  /**
   * What the SYN said, when `ack` acknowledges a cookie that is good; else null. Never throws.
   *
   * @param ack SEG.ACK of the third segment
   * @param clientIsn SEG.SEQ - 1 of the third segment, or of the first data when the third was lost
   * @param tsEcr its TSecr; null when it has no Timestamps option
   */
  check(now: number, addresses: Uint8Array, ack: number, clientIsn: number, tsEcr: number | null): VerifiedSyn | null {
    const iss = (ack - 1) | 0;
    const cookie = (iss - clientIsn) | 0;
    const present = CookieKeys.tick(now);
    const age = (present - (cookie >>> TICK_SHIFT)) & TICK_MASK;
    if (age > 1 || age > present) return null;
    const index = (cookie >>> MSS_SHIFT) & MSS_MASK;
    const bits = tsEcr === null ? NO_TIMESTAMPS : tsEcr & OPTION_MASK;
    const hash = this.#hash(now, present - age, addresses, clientIsn, index, bits);
    if (((hash.high ^ cookie) & TAG_MASK) !== 0) return null;
    const scale = bits & SCALE_MASK;
    const timestamps = tsEcr !== null;
    return {
      clientIsn: clientIsn | 0,
      mss: COOKIE_MSS[index] ?? 0,
      windowScale: timestamps && scale <= MAX_WINDOW_SCALE ? scale : -1,
      sackPermitted: timestamps && (bits & SACK_BIT) !== 0,
      ecn: timestamps && (bits & ECN_BIT) !== 0,
      timestamps,
      iss,
      timestampOffset: hash.low,
    };
  }

  #hash(now: number, tick: number, addresses: Uint8Array, clientIsn: number, index: number, bits: number): SipHash {
    const length = HEADER + addresses.length;
    if (length > this.#input.length) this.#input = new Uint8Array(length);
    const input = this.#input;
    input[0] = index;
    input[1] = bits;
    placeWord(input, 2, clientIsn);
    placeWord(input, 6, tick);
    input.set(addresses, HEADER);
    const hash = this.#keys.of(tick, now);
    hash.hash(input, length);
    return hash;
  }
}

/** Fields of the cookie: its first 5 bits are the tick, then 3 for the MSS, then the tag. */
const TICK_SHIFT = 27;
const TICK_MASK = 0x1f;
const MSS_SHIFT = 24;
const MSS_MASK = 7;
const TAG_MASK = 0xffffff;
/** Fields of TSval: 4 bits of window scale, above 14 for none, then SACK and ECN. */
const OPTION_BITS = 6;
const OPTION_MASK = (1 << OPTION_BITS) - 1;
const SCALE_MASK = 0x0f;
const SACK_BIT = 0x10;
const ECN_BIT = 0x20;
/** In place of the option bits, for the hash: no SYN with timestamps has it. */
const NO_TIMESTAMPS = 0xff;
/** Bytes of the hash's input before the addresses. */
const HEADER = 10;

function optionBits(facts: SynFacts): number {
  const scale = facts.windowScale < 0 ? SCALE_MASK : Math.min(facts.windowScale, MAX_WINDOW_SCALE);
  return scale | (facts.sackPermitted ? SACK_BIT : 0) | (facts.ecn ? ECN_BIT : 0);
}

/** The newest value of the clock, not in its future, that has these low bits. */
function timestampWith(bits: number, now: number, offset: number): number {
  const clock = ((Math.floor(now) % 0x1_0000_0000) + offset) | 0;
  const value = (clock & ~OPTION_MASK) | bits;
  return ((value - clock) | 0) > 0 ? (value - OPTION_MASK - 1) | 0 : value;
}

/** The largest entry that is no larger than `mss`, or the first. */
function mssIndex(mss: number): number {
  let index = COOKIE_MSS.length - 1;
  while (index > 0 && (COOKIE_MSS[index] ?? 0) > mss) index--;
  return index;
}

function placeWord(bytes: Uint8Array, at: number, word: number): void {
  bytes[at] = word >>> 24;
  bytes[at + 1] = word >>> 16;
  bytes[at + 2] = word >>> 8;
  bytes[at + 3] = word;
}
