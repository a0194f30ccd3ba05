import { nodeCrypto } from './crypto.ts';

/** The dynamic ports (RFC 6335, section 6). */
const FIRST = 49_152;
const COUNT = 16_384;

/** What `take` gives for the first of the dynamic ports that it takes, from a random one on; undefined: it takes none. */
export function takeDynamicPort<T>(take: (port: number) => T | undefined): T | undefined {
  const first = nodeCrypto.randomUint32() % COUNT;
  for (let i = 0; i < COUNT; i++) {
    const taken = take(FIRST + ((first + i) % COUNT));
    if (taken !== undefined) return taken;
  }
  return undefined;
}
