/** What the tests of the Location Agent share: identities, locators, numbers from a seed. */
import { readFileSync } from 'node:fs';
import { fromHex } from '../../src/multihome/bytes.ts';
import type { Crypto } from '../../src/multihome/crypto.ts';
import type { Identity } from '../../src/multihome/identity.ts';
import { nodeCrypto } from '../../src/net/crypto.ts';
import type { Locator } from '../../src/wire/locator.ts';
import { parseNodeId } from '../../src/wire/node-id.ts';
import { socketAddress } from '../../src/wire/socket-address.ts';

interface IdentityVector {
  readonly seed: string;
  readonly publicKey: string;
  readonly modifier: string;
  readonly strength: number;
  readonly nodeId: string;
}

const VECTORS = JSON.parse(readFileSync(new URL('../../../spec/vectors/identity.json', import.meta.url), 'utf8')) as {
  readonly identities: readonly IdentityVector[];
};

function identity(index: number): Identity {
  const vector = VECTORS.identities[index];
  const nodeId = parseNodeId(vector?.nodeId ?? '');
  if (vector === undefined || !nodeId.ok) throw new Error('no such identity');
  const bytes = (hex: string): Uint8Array => fromHex(hex, hex.length / 2) ?? new Uint8Array(0);
  const { strength } = vector;
  return {
    nodeId: nodeId.value,
    publicKey: bytes(vector.publicKey),
    seed: bytes(vector.seed),
    modifier: bytes(vector.modifier),
    strength,
  };
}

/** Three nodes of strength 1, those of the vectors: finding new ones would take longer than most tests. */
export const ALICE: Identity = identity(0);
export const BOB: Identity = identity(1);
export const CAROL: Identity = identity(2);

/** A moment at which tests happen, Unix time in ms. */
export const NOW = 1_800_000_000_000;

/** IPv4 locators `192.0.2.N` with IDs 0, 1, …; port 7000. */
export function locators(...hosts: number[]): Locator[] {
  return hosts.map((host, id) => ({
    id,
    address: socketAddress(4, `192.0.2.${host}`, 7000),
    preference: 100 - id,
    lifetime: 60,
    flags: 0,
  }));
}

/** Numbers from a seed in place of chance. */
export function seededCrypto(seed: number): Crypto {
  let state = seed | 0;
  const randomUint32 = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return { ...nodeCrypto, randomUint32, random: (length) => Uint8Array.from({ length }, () => randomUint32() & 0xff) };
}

/** Every order of some things. */
export function orders<T>(things: readonly T[]): T[][] {
  if (things.length === 0) return [[]];
  return things.flatMap((first, at) => orders(things.toSpliced(at, 1)).map((rest) => [first, ...rest]));
}
