/** Whoever has not the key of the node it claims to be, at either end or in the middle. */
import { openRecord, RECORD_FLAGS, sealRecord } from '../../../src/multihome/control-record.ts';
import type { KeyPair } from '../../../src/multihome/crypto.ts';
import { type Identity, nodeIdOf } from '../../../src/multihome/identity.ts';
import { KeySchedule, transcriptHash } from '../../../src/multihome/key-schedule.ts';
import { nodeCrypto } from '../../../src/net/crypto.ts';
import { encodeControlMessage } from '../../../src/wire/control-message.ts';
import { KAMO_VERSION } from '../../../src/wire/kamo-option.ts';
import { ACK, SYN } from '../../../src/wire/segment-row.ts';
import { identityOf } from '../../sim/identities.ts';
import type { Attack } from './attack.ts';
import { bindingOf, controlOption, firstOption, keyIn } from './knowledge.ts';
import type { Passing } from './on-path.ts';
import { optionIn, optionsOf, recordOf } from './options.ts';
import { type Scene, SERVER } from './scene.ts';

/** The attacker's own, which is in order. */
const OWN = identityOf(2);
/** A third node's: its modifier fits its own key alone. */
const OTHER = identityOf(3);
const WEAK: Identity = withStrength(OWN, 0);
const STRONGER: Identity = withStrength(OWN, 2);

/** What is shown for an identity, and why it is refused. */
const LIES: readonly (readonly [name: string, identity: Identity, reason: string])[] = [
  ['its key, and signed by another', { ...SERVER, seed: OWN.seed }, 'bad-signature'],
  ['its node ID over another key', { ...OWN, nodeId: SERVER.nodeId }, 'bad-mac'],
  ['another key with its modifier', { ...OWN, modifier: OTHER.modifier }, 'bad-identity'],
  ['strength 0', WEAK, 'weak-identity'],
  ['strength 2 with the work of strength 1', STRONGER, 'bad-identity'],
];

const AS_SERVER: readonly Attack[] = [
  ...LIES,
  ['a key and node ID that are in order, of another node', OWN, 'wrong-node'] as const,
].map(([name, server, reason]) => ({
  name: `posing as the dialled node, requireProof: ${name}`,
  outcome: 'refused',
  counted: [['client', `association-proof-${reason}`]],
  scene: { server, connect: { requireProof: true } },
  // The hint in the SYN would have an honest node refuse at once.
  tamper: (_scene, passing) => withoutHint(passing),
  also: ({ first }) => ({
    [`the error says why: ${first.message}`]: first.error === 'ERR_KAMO_PROOF' && first.message.includes(reason),
  }),
}));

/** The same, of a client that trusts first: it is connected, and then not. */
const AS_SERVER_EARLY: readonly Attack[] = AS_SERVER.map((attack) => ({
  ...attack,
  name: attack.name.replace('requireProof', "proof 'early'"),
  scene: { ...attack.scene, connect: { proof: 'early' } },
  also: (scene) => ({
    ...attack.also?.(scene),
    "'connect' comes before the proof": scene.first.connected,
    'it is never proven': scene.socket?.proven === false,
  }),
}));

/** Its ID is the one dialled, and no node may have it. */
const WEAK_DIALLED: readonly Attack[] = [WEAK, STRONGER].map((server) => ({
  name: `dialled by an ID that no node may have: strength ${server.strength}${server.strength === 0 ? '' : ', the work of 1'}`,
  outcome: 'refused',
  counted: [['client', `association-proof-${server.strength === 0 ? 'weak-identity' : 'bad-identity'}`]],
  scene: { server, dialled: server.nodeId, connect: { requireProof: true } },
}));

const AS_CLIENT: readonly Attack[] = LIES.map(([name, client, reason]) => ({
  name: `posing as a client that is another node: ${name}`,
  outcome: 'refused',
  counted: [['server', `association-proof-${reason}`]],
  scene: { client },
}));

/**
 * Between the ends with an ephemeral key of its own to each: both exchanges of keys are the attacker's, and what each end
 * proves is opened, sealed anew and passed on.
 */
const MIDDLE: Attack = {
  name: 'in the middle: own ephemeral keys to both ends, and their proofs passed on',
  outcome: 'refused',
  counted: [['client', 'association-proof-bad-mac']],
  scene: { connect: { requireProof: true } },
  tamper: (scene, passing) => {
    middles.set(scene, middles.get(scene) ?? new Middle(scene));
    return middles.get(scene)?.pass(passing);
  },
};
const middles = new WeakMap<Scene, Middle>();

/** One epoch; the later ones get what comes. */
class Middle {
  readonly #scene: Scene;
  readonly #own: KeyPair = nodeCrypto.x25519Generate();
  #clientHello: Uint8Array | undefined;
  #keys: { readonly client: KeySchedule; readonly server: KeySchedule } | undefined;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  pass({ direction, bytes }: Passing): readonly Uint8Array[] | undefined {
    const hello = optionIn(bytes, 'hello');
    if (hello !== undefined) {
      const message = recordOf(hello).slice();
      const forged = this.#helloLike(message);
      if (direction === 'to-server') this.#clientHello = message;
      else this.#derive(message, forged);
      this.#replace(bytes, 'hello', controlOption(RECORD_FLAGS.hello, hello[9] ?? 0, forged));
    }
    const proof = direction === 'to-client' ? optionIn(bytes, 'proof') : undefined;
    if (proof !== undefined && this.#keys !== undefined) this.#passOn(bytes, proof, this.#keys);
    return undefined;
  }

  #derive(serverHello: Uint8Array, toClient: Uint8Array): void {
    const clientHello = this.#clientHello;
    if (clientHello === undefined) return;
    const binding = bindingOf(this.#scene.wire.seen);
    const make = (peer: Uint8Array, ...hellos: [Uint8Array, Uint8Array]): KeySchedule => {
      const shared = nodeCrypto.x25519Shared(this.#own.privateKey, keyIn(peer)) ?? new Uint8Array(32);
      return new KeySchedule(nodeCrypto, shared, transcriptHash(nodeCrypto, binding, ...hellos));
    };
    this.#keys = {
      client: make(clientHello, clientHello, toClient),
      server: make(serverHello, this.#helloLike(clientHello), serverHello),
    };
  }

  #passOn(
    bytes: Uint8Array,
    proof: Uint8Array,
    { client, server }: { client: KeySchedule; server: KeySchedule },
  ): void {
    const number = proof[9] ?? 0;
    const opened = openRecord(nodeCrypto, server.key('proof', 'responder'), 'proof', number, recordOf(proof));
    if (opened === null) return;
    const sealed = sealRecord(nodeCrypto, client.key('proof', 'responder'), 'proof', number, opened);
    this.#replace(bytes, 'proof', controlOption(RECORD_FLAGS.proof, number, sealed.bytes));
  }

  #helloLike(message: Uint8Array): Uint8Array {
    const { publicKey } = this.#own;
    return encodeControlMessage({ type: 'hello', version: KAMO_VERSION, epoch: message[2] ?? 1, publicKey });
  }

  #replace(bytes: Uint8Array, kind: 'hello' | 'proof', option: Uint8Array): void {
    const found = optionsOf(bytes).find((each) => each.kind === kind);
    if (found !== undefined) bytes.set(option, found.offset);
  }
}

/** The second connection is made to prove anew, and gets what the server has proven on the first. */
const REPLAYED_PROOF: Attack = {
  name: "replayed: HELLO and PROOF of another connection, in place of this one's",
  outcome: 'second-refused',
  counted: [['client', 'association-proof-unauthentic']],
  scene: { handshakeTimeout: 4000 },
  tamper(scene, { direction, bytes }) {
    if (scene.phase !== 'binding') return undefined;
    // It is not asked for the association, in the SYN neither.
    const bind = optionsOf(bytes).find((option) => option.kind === 'bind');
    if (bind !== undefined) bytes.fill(1, bind.offset, bind.offset + bind.length);
    if (direction === 'to-server') return undefined;
    for (const kind of ['hello', 'proof'] as const) {
      const found = optionsOf(bytes).find((option) => option.kind === kind);
      const old = firstOption(scene.wire.seen, 'to-client', kind);
      if (found?.length === old.length) bytes.set(old, found.offset);
    }
    return undefined;
  },
};

export const IMPERSONATION: readonly Attack[] = [
  ...AS_SERVER,
  ...AS_SERVER_EARLY,
  ...WEAK_DIALLED,
  ...AS_CLIENT,
  MIDDLE,
  REPLAYED_PROOF,
];

/** The ID that the key has at this strength, whether or not the work for it was done. */
function withStrength(identity: Identity, strength: number): Identity {
  const nodeId = nodeIdOf(nodeCrypto, strength, identity.publicKey, identity.modifier);
  return { ...identity, nodeId, strength };
}

/** A SYN that says nothing of whom it is for. */
function withoutHint({ bytes }: Passing): undefined {
  if (((bytes[1] ?? 0) & (SYN | ACK)) === SYN) bytes.fill(0, 9, 12);
}
