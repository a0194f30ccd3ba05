/**
 * Control records: numbered, sealed on their own, independent of each other. One that does not open is dropped whole
 * and blocks nothing; what they say is idempotent, so loss, repetition and reordering only cost time.
 */
import { concat, u32 } from './bytes.ts';
import { REPLAY_WINDOW } from './constants.ts';
import type { Crypto } from './crypto.ts';

/**
 * What a record is, in the flags of its CONTROL options.
 * - `hello`: in clear, numbered by epoch. - `proof`: sealed with the proof key, numbered by epoch.
 * - `record`: sealed with the record key, numbered from 1.
 */
export type RecordKind = 'record' | 'hello' | 'proof';

/** Bit 0 is `CONTROL_FLAG.plaintext`. */
export const RECORD_FLAGS = { record: 0, hello: 1, proof: 2 } as const satisfies Record<RecordKind, number>;

/** The kind that flags tell, undefined for flags without meaning. */
export function recordKind(flags: number): RecordKind | undefined {
  return flags === 0 ? 'record' : flags === 1 ? 'hello' : flags === 2 ? 'proof' : undefined;
}

/** A record ready to be cut into fragments. */
export interface ControlRecord {
  readonly kind: RecordKind;
  /** uint32 */
  readonly number: number;
  readonly bytes: Uint8Array;
}

/** Seals `message` as record `number` of a kind. Keys differ by direction; a number is used once per key. */
export function sealRecord(
  crypto: Crypto,
  key: Uint8Array,
  kind: Exclude<RecordKind, 'hello'>,
  number: number,
  message: Uint8Array,
): ControlRecord {
  return { kind, number, bytes: crypto.seal(key, nonceOf(number), aadOf(kind, number), message) };
}

/** The message of a record, or null when it is not authentic. */
export function openRecord(
  crypto: Crypto,
  key: Uint8Array,
  kind: Exclude<RecordKind, 'hello'>,
  number: number,
  bytes: Uint8Array,
): Uint8Array | null {
  return crypto.open(key, nonceOf(number), aadOf(kind, number), bytes);
}

/** Which of the last 64 numbers have come (RFC 4303, section 3.4.3). Numbers begin at 1. */
export class ReplayWindow {
  #highest = 0;
  /** Bit i of the window: number `highest - i` came. Two words, since bits are int32. */
  #low = 0;
  #high = 0;

  /** True when `number` may still come for the first time; changes nothing, for records not opened yet. */
  isFresh(number: number): boolean {
    if (number === 0) return false;
    const age = this.#highest - number;
    if (age < 0) return true;
    if (age >= REPLAY_WINDOW) return false;
    return age < 32 ? ((this.#low >>> age) & 1) === 0 : ((this.#high >>> (age - 32)) & 1) === 0;
  }

  /** An authentic record with this number came. */
  accept(number: number): void {
    const ahead = number - this.#highest;
    if (ahead > 0) {
      this.#shift(ahead);
      this.#highest = number;
      this.#low |= 1;
      return;
    }
    const age = -ahead;
    if (age < 32) this.#low |= 1 << age;
    else if (age < REPLAY_WINDOW) this.#high |= 1 << (age - 32);
  }

  #shift(by: number): void {
    if (by >= REPLAY_WINDOW) {
      this.#low = 0;
      this.#high = 0;
    } else if (by >= 32) {
      this.#high = by === 32 ? this.#low : this.#low << (by - 32);
      this.#low = 0;
    } else {
      this.#high = (this.#high << by) | (this.#low >>> (32 - by));
      this.#low <<= by;
    }
  }
}

/** Key and kind differ by direction and purpose, so the number alone makes a nonce unique. */
function nonceOf(number: number): Uint8Array {
  return concat(new Uint8Array(8), u32(number));
}

function aadOf(kind: RecordKind, number: number): Uint8Array {
  return concat(Uint8Array.of(RECORD_FLAGS[kind]), u32(number));
}
