import { COOKIE_LIFETIME } from '../directory/constants.ts';
import { COOKIE_SIZE } from '../wire/agent-message.ts';
import { parseIpAddress } from '../wire/ip-address.ts';
import { SipHash } from '../wire/siphash.ts';
import type { SocketAddress } from '../wire/socket-address.ts';

/**
 * Cookies without state, in the manner of RFC 9018: the minute, and a keyed hash over it, address and port. Who can send
 * one back receives what is sent to that address. Agents with one key know each other's.
 */
export class Cookies {
  readonly #hash: SipHash;
  readonly #text = new Uint8Array(TEXT_SIZE);
  readonly #view = new DataView(this.#text.buffer);

  /** @param key 16 secret bytes */
  constructor(key: Uint8Array) {
    this.#hash = new SipHash(key);
  }

  /** The cookie of an address. `unix` is Unix time in ms. */
  make(unix: number, address: SocketAddress): Uint8Array {
    return this.#at(Math.floor(unix / TICK), address);
  }

  /** Whether a cookie was made for this address, and not too long ago. */
  holds(unix: number, address: SocketAddress, cookie: Uint8Array | null): boolean {
    if (cookie?.length !== COOKIE_SIZE) return false;
    const made = new DataView(cookie.buffer, cookie.byteOffset).getUint32(0);
    const age = (Math.floor(unix / TICK) - made) * TICK;
    // One tick ahead: another agent with the same key may have a clock that is.
    if (age < -TICK || age > COOKIE_LIFETIME) return false;
    const wanted = this.#at(made, address);
    let difference = 0;
    for (let i = 0; i < COOKIE_SIZE; i++) difference |= (wanted[i] ?? 0) ^ (cookie[i] ?? 0);
    return difference === 0;
  }

  #at(minute: number, { address, port }: SocketAddress): Uint8Array {
    const parsed = parseIpAddress(address);
    this.#text.fill(0);
    if (parsed.ok) this.#text.set(parsed.value.bytes, 4);
    this.#view.setUint32(0, minute);
    this.#view.setUint16(20, port);
    this.#text[22] = parsed.ok ? parsed.value.family : 0;
    this.#hash.hash(this.#text, TEXT_SIZE);
    const cookie = new Uint8Array(COOKIE_SIZE);
    const view = new DataView(cookie.buffer);
    view.setUint32(0, minute);
    view.setInt32(4, this.#hash.high);
    view.setInt32(8, this.#hash.low);
    return cookie;
  }
}

const TICK = 60_000;
const TEXT_SIZE = 23;
