import { type Identity, nodeIdOf } from '../../src/multihome/identity.ts';
import { nodeCrypto } from '../../src/net/crypto.ts';

/** Modifiers found beforehand, a search takes a third of a second: the i-th for the key whose seed is the number i + 1. */
const MODIFIERS: readonly number[] = [0x82c5, 0x1478, 0x9d7e, 0x8101, 0x1f530, 0xf587];
const STRENGTH = 1;
const made = new Map<number, Identity>();

/** Nodes that a simulation can have. */
export const IDENTITIES: number = MODIFIERS.length;

/** The identity of node `index`, 0..IDENTITIES-1; the same in every run. */
export function identityOf(index: number): Identity {
  const known = made.get(index);
  if (known !== undefined) return known;
  const modifierNumber = MODIFIERS[index];
  if (modifierNumber === undefined) throw new RangeError(`there are ${IDENTITIES} identities, not ${index + 1}`);
  const seed = integerBytes(index + 1, 32);
  const modifier = integerBytes(modifierNumber, 16);
  const publicKey = nodeCrypto.ed25519PublicKey(seed);
  const nodeId = nodeIdOf(nodeCrypto, STRENGTH, publicKey, modifier);
  const identity = { nodeId, publicKey, seed, modifier, strength: STRENGTH };
  made.set(index, identity);
  return identity;
}

function integerBytes(value: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  new DataView(bytes.buffer).setUint32(length - 4, value);
  return bytes;
}
