/** Pauses with some chance in them: who was sent away together does not come back together. */
import type { Crypto } from '../multihome/crypto.ts';

/** A fifth less to a fifth more. */
export function varied(crypto: Crypto, pause: number): number {
  return pause * (0.8 + 0.4 * chance(crypto));
}

/** Once to twice as long. */
export function spread(crypto: Crypto, pause: number): number {
  return pause * (1 + chance(crypto));
}

/** From 0, which it may be, to 1, which it is not. */
function chance(crypto: Crypto): number {
  return crypto.randomUint32() / 2 ** 32;
}
