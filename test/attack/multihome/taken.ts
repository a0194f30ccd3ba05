/**
 * An observer that sees a handshake, and answers the server in the client's place with an identity of its own, which is in
 * order: whose connection it is then (R-SEC-22).
 */
import { type ControlRecord, RECORD_FLAGS } from '../../../src/multihome/control-record.ts';
import { Handshake } from '../../../src/multihome/handshake.ts';
import type { Identity } from '../../../src/multihome/identity.ts';
import { nodeCrypto } from '../../../src/net/crypto.ts';
import { formatGeneralizedId } from '../../../src/wire/node-id.ts';
import { ACK, SYN } from '../../../src/wire/segment-row.ts';
import { identityOf } from '../../sim/identities.ts';
import type { Attack, Counted } from './attack.ts';
import { bindingOf, controlOption } from './knowledge.ts';
import { isClients } from './observer.ts';
import type { Passing } from './on-path.ts';
import { optionIn, optionsOf, recordOf, segmentWith } from './options.ts';
import { type Scene, type SceneOptions, until } from './scene.ts';

/** The observer's own. */
export const OWN: Identity = identityOf(2);
/** Long enough for three epochs on a busy machine. */
const BRIEF = 3000;

/** What the observer says on one connection in its initiator's place. */
export class Speaker {
  readonly #handshake = new Handshake({ role: 'initiator', identity: OWN, crypto: nodeCrypto, expected: null });
  readonly #ahead: (passing: Passing) => boolean;
  /** Of the initiator, by whose numbers the observer speaks. */
  #sample: Uint8Array | undefined;

  /** @param ahead the datagram of the initiator ahead of which the observer's HELLO comes */
  constructor(ahead: (passing: Passing) => boolean = saysHello) {
    this.#ahead = ahead;
  }

  /** What it says to the responder on seeing a datagram; undefined: nothing. */
  see(passing: Passing, seen: readonly Passing[]): Uint8Array | undefined {
    const { direction, bytes } = passing;
    if (this.#sample === undefined) {
      if (direction === 'to-client' || !this.#ahead(passing)) return undefined;
      this.#sample = bytes;
      this.#handshake.begin(bindingOf(seen));
      return this.#segment(RECORD_FLAGS.hello, this.#handshake.helloRecord());
    }
    if (direction === 'to-server') return undefined;
    const hello = optionIn(bytes, 'hello');
    const proof = optionIn(bytes, 'proof');
    if (hello !== undefined) this.#handshake.handleHello(numberOf(hello), recordOf(hello));
    if (proof !== undefined) this.#handshake.handleProof(numberOf(proof), recordOf(proof));
    return this.#segment(RECORD_FLAGS.proof, this.#handshake.proofRecord());
  }

  #segment(flags: number, record: ControlRecord | null): Uint8Array | undefined {
    if (record === null || this.#sample === undefined) return undefined;
    const control = controlOption(flags, record.number, record.bytes);
    // A responder that kept nothing of the SYN takes it from whoever saw what it said.
    const repeat = optionIn(this.#sample, 'repeat');
    return segmentWith(this.#sample, control, ...(repeat === undefined ? [] : [repeat]));
  }
}

/** It takes nothing away: its words come ahead of the client's, its proof as soon as the server's is seen. */
function speakFirst(ahead: (passing: Passing) => boolean): NonNullable<Attack['tamper']> {
  const speakers = new WeakMap<Scene, Speaker>();
  return (scene, passing) => {
    const speaker = speakers.get(scene) ?? new Speaker(ahead);
    speakers.set(scene, speaker);
    const said = speaker.see(passing, scene.wire.seen);
    if (said !== undefined) scene.wire.send('to-server', passing.line, said);
    return undefined;
  };
}

function saysHello({ bytes }: Passing): boolean {
  return optionIn(bytes, 'hello') !== undefined;
}

/** The first one that is no SYN. */
function isThird({ bytes }: Passing): boolean {
  return ((bytes[1] ?? 0) & (SYN | ACK)) === ACK && optionsOf(bytes).length > 0;
}

const TAKEN_COUNTED: readonly Counted[] = [
  ['server', 'association-hello-contradiction'],
  ['client', 'association-proof-unauthentic'],
];

/** Of a client that trusts first the server reads what it wrote unproven, as of whoever has proven itself. */
const MODES: readonly (readonly [string, SceneOptions['connect'] & object])[] = [
  ['', {}],
  [', requireProof', { requireProof: true }],
  [", proof 'early'", { proof: 'early' }],
];

export const TAKEN: readonly Attack[] = [
  ...MODES.map(
    ([mode, connect]): Attack => ({
      name: `taken as itself: an observer is quicker to prove itself than the client${mode}`,
      outcome: 'taken',
      counted: TAKEN_COUNTED,
      scene: { connect, handshakeTimeout: BRIEF },
      // One that trusts first may be done before it knows; this one waits.
      strike: ({ first }, phase) => (phase === 'open' ? until(() => first.error !== '') : undefined),
      tamper: connect.proof === 'early' ? speakFirst(saysHello) : eager(speakFirst(saysHello)),
      also: ({ first, peers, serverRead, clientRead }) => ({
        'it is nobody but itself': peers[0] === formatGeneralizedId(OWN.nodeId),
        'the client takes nobody for the server': !first.proven,
        [`${serverRead} bytes of the client were read, and ${clientRead} by it`]:
          connect.proof === 'early' || (serverRead === 0 && clientRead === 0 && peers.length === 1),
      }),
    }),
  ),
  {
    name: "taken as itself: an observer answers an opening by a ticket in the client's place",
    outcome: 'goes-on',
    counted: [],
    scene: { met: true },
    tamper: speakFirst(isThird),
    also: ofClient,
  },
  {
    name: "taken as itself: an observer answers the opening of a second connection in the client's place",
    outcome: 'goes-on',
    counted: [],
    tamper: inBinding(speakFirst(isThird)),
    also: ofClient,
  },
];

/** The client's application writes before it is connected. */
function eager(tamper: NonNullable<Attack['tamper']>): NonNullable<Attack['tamper']> {
  return (scene, passing) => {
    if (((passing.bytes[1] ?? 0) & (SYN | ACK)) === SYN) scene.socket?.write('for the server alone');
    return tamper(scene, passing);
  };
}

function inBinding(tamper: NonNullable<Attack['tamper']>): NonNullable<Attack['tamper']> {
  return (scene, passing) => (scene.phase === 'binding' ? tamper(scene, passing) : undefined);
}

function ofClient(scene: Scene): Record<string, boolean> {
  return { 'the client is who it is': isClients(scene) };
}

function numberOf(option: Uint8Array): number {
  return option[9] ?? 0;
}
