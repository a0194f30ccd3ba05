import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { Random } from '../../src/link/random.ts';
import type { Crypto } from '../../src/multihome/crypto.ts';
import { nodeCrypto } from '../../src/net/crypto.ts';

/** PKCS#8 before the 32 raw bytes of an X25519 key (RFC 8410, section 7). */
const X25519_PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** The real primitives; what is fresh comes from `random`, so that a run is a function of its seed. */
export function seededCrypto(random: Random): Crypto {
  return {
    ...nodeCrypto,
    x25519Generate() {
      const privateKey = random.bytes(32);
      const key = Buffer.concat([X25519_PKCS8, privateKey]);
      const object = createPublicKey(createPrivateKey({ key, format: 'der', type: 'pkcs8' }));
      const der = object.export({ format: 'der', type: 'spki' });
      return { privateKey, publicKey: new Uint8Array(der.subarray(der.length - 32)) };
    },
    ed25519Generate() {
      const privateKey = random.bytes(32);
      return { privateKey, publicKey: nodeCrypto.ed25519PublicKey(privateKey) };
    },
    random: (length) => random.bytes(length),
    randomUint32: () => random.uint32(),
  };
}
