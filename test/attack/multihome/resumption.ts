/** Tickets: asked by again, forged, altered, carried elsewhere, too old, and what an opening by one may not yet do. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, Node } from '../../../src/index.ts';
import { writeQuestion } from '../../../src/multihome/resumption.ts';
import { nodeCrypto } from '../../../src/net/crypto.ts';
import { CONTROL_HEADER_SIZE } from '../../../src/wire/kamo-option.ts';
import { RESUME_SIZE, TICKET_NUMBER_SIZE } from '../../../src/wire/resume-option.ts';
import { socketAddress } from '../../../src/wire/socket-address.ts';
import { identityOf } from '../../sim/identities.ts';
import { type Attack, type Counted, firstWith } from './attack.ts';
import { controlOption, guessedKeys, newest, openingOf } from './knowledge.ts';
import { isClients, nobodyIsAt } from './observer.ts';
import type { Passing } from './on-path.ts';
import { exchanged, offsetOf, optionIn, optionsOf, segmentWith, strip, viewOf } from './options.ts';
import { type Scene, type SceneOptions, SERVER, until } from './scene.ts';
import { halfOf, ofAnother, PORTS, renew } from './syn.ts';

/** Time for what was sent to come and to be answered, in ms. */
const SETTLE = 40;
/** Where the fields are: of a SYN whom it is for; of RESUME what it says. */
const HINT = { from: 9, to: 12 };
const TICKET_NUMBER = 6;
const EPHEMERAL_KEY = TICKET_NUMBER + TICKET_NUMBER_SIZE;

const MET: SceneOptions = { met: true };
const UNKNOWN: Counted = ['server', 'association-resume-unknown'];
const FORGED: Counted = ['server', 'association-resume-forged'];
/** Who dials says RESUME, in a SYN: at any other place it is nobody's word. */
const UNEXPECTED = 'association-resume-unexpected';

/** How the first connection comes to be. */
type Way = 'by the ticket' | 'by proofs';

/** What all attacks on a ticket have: the client asked by it, and the connection came to be as it may. */
function resumption(way: Way, attack: Omit<Attack, 'outcome'> & Partial<Pick<Attack, 'outcome'>>): Attack {
  return {
    outcome: 'goes-on',
    ...attack,
    scene: { ...MET, ...attack.scene },
    also: (scene) => ({
      'the client asks by its ticket': asked(scene).length > 0,
      [`it comes to be ${way}`]:
        scene.wire.seen.some(({ bytes }) => optionIn(bytes, 'hello') !== undefined) === (way === 'by proofs'),
      'the client is who it is': isClients(scene),
      ...nobodyIsAt(scene),
      ...attack.also?.(scene),
    }),
  };
}

const REPLAYS: readonly Attack[] = [
  resumption('by the ticket', {
    name: 'resumption: the SYN with RESUME again, from its own address and another, in every phase',
    counted: [UNKNOWN],
    async strike(scene) {
      for (const { line, bytes } of asked(scene)) {
        scene.wire.send('to-server', line, bytes);
        scene.bystander.send(bytes, scene.serverAddress);
      }
      await until(() => false, SETTLE);
    },
  }),
  resumption('by the ticket', {
    name: 'resumption: its RESUME on SYNs of other connections, before the true one and in every phase',
    counted: [FORGED, UNKNOWN],
    tamper: firstWith('resume', (scene, { bytes }) => {
      scene.bystander.send(ofAnother(bytes), scene.serverAddress);
      return whenCounted(scene, FORGED, bytes);
    }),
    async strike(scene) {
      for (const { bytes } of asked(scene)) scene.bystander.send(ofAnother(bytes), scene.serverAddress);
      await until(() => false, SETTLE);
    },
  }),
  resumption('by the ticket', {
    name: "resumption: the SYN comes from a victim's address, and later as it was sent",
    counted: [],
    tamper: firstWith('resume', (scene, { line, bytes }) => {
      scene.bystander.send(bytes, scene.serverAddress);
      until(() => scene.bystander.got > 0).then(() => scene.wire.send('to-server', line, bytes));
      return [];
    }),
    also: ({ bystander }) => ({ 'it was answered there': bystander.got > 0 }),
  }),
];

const FORGERIES: readonly Attack[] = [
  resumption('by the ticket', {
    name: 'resumption: RESUME made by who saw all of the first meeting, of the number guessed and of the true one',
    counted: [UNKNOWN, FORGED],
    tamper: firstWith('resume', (scene, { bytes }) => {
      const number = optionIn(bytes, 'resume')?.subarray(TICKET_NUMBER, EPHEMERAL_KEY) ?? new Uint8Array(0);
      for (const keys of guessedKeys(openingOf(scene.met))) {
        const guessed = guessedSyn(bytes, keys.key('resume', 'responder'));
        scene.bystander.send(guessed, scene.serverAddress);
        const named = guessed.slice();
        renew(named);
        named.set(number, offsetOf(named, 'resume') + TICKET_NUMBER);
        scene.bystander.send(named, scene.serverAddress);
      }
      return whenCounted(scene, FORGED, bytes);
    }),
  }),
  resumption('by proofs', {
    name: 'resumption: a ticket that nobody issued, in place of the true one',
    counted: [UNKNOWN],
    tamper: eachAsking((bytes, at) => bytes.set(randomBytes(RESUME_SIZE - TICKET_NUMBER), at + TICKET_NUMBER)),
  }),
  resumption('by proofs', {
    name: "resumption: an attacker's ephemeral key in place of the client's",
    counted: [FORGED],
    tamper: eachAsking((bytes, at) => bytes.set(nodeCrypto.x25519Generate().publicKey, at + EPHEMERAL_KEY)),
  }),
  resumption('by proofs', {
    name: 'resumption: a ticket that the server holds for too old',
    counted: [UNKNOWN],
    scene: { ticketLifetime: 0 },
  }),
];

/** Of whom nothing less than a proof is wanted, now or at all. */
const DEMANDS: readonly (readonly [string, NonNullable<SceneOptions['connect']>])[] = [
  ['', {}],
  [', requireProof', { requireProof: true }],
  [", proof 'early'", { proof: 'early' }],
];

const STRIPPED: readonly Attack[] = DEMANDS.flatMap(([demand, connect]) => [
  resumption('by the ticket', {
    name: `resumption: untouched${demand}`,
    counted: [],
    scene: { connect },
    also: proven,
  }),
  resumption('by proofs', {
    name: `resumption: RESUME stripped${demand}`,
    counted: [],
    scene: { connect },
    tamper: eachAsking((bytes) => strip(bytes, ['resume'])),
    also: proven,
  }),
  resumption('by proofs', {
    name: `resumption: the answer to RESUME stripped${demand}`,
    counted: [],
    scene: { connect },
    tamper: eachAnswer((bytes) => strip(bytes, ['bind'])),
    also: proven,
  }),
  resumption('by proofs', {
    name: `resumption: RESUME mirrored in place of its answer${demand}`,
    counted: [['client', UNEXPECTED]],
    scene: { connect },
    tamper: eachAnswer((bytes, _at, scene) => {
      const bind = optionsOf(bytes).find(({ kind }) => kind === 'bind');
      const question = asked(scene)
        .flatMap((each) => optionIn(each.bytes, 'resume') ?? [])
        .at(-1);
      return bind && question && exchanged(bytes, bind, question);
    }),
    also: proven,
  }),
  resumption('by proofs', {
    name: `resumption: the answer to RESUME altered${demand}`,
    counted: [['client', 'association-bind-forged']],
    scene: { connect },
    tamper: eachAnswer((bytes, at) => {
      bytes[at + LAST_OF_BIND] = (bytes[at + LAST_OF_BIND] ?? 0) ^ 1;
    }),
    also: proven,
  }),
]);
const LAST_OF_BIND = 17;

/** Long enough for every repetition on a busy machine; the client waits three times that (R-TR-53). */
const BRIEF = 1000;

/**
 * The client has the server's word under the new keys, and with it `connect`. The server has not the client's: a SYN may
 * be somebody's copy of an old one.
 */
const UNANSWERED: readonly Attack[] = [
  ['stripped', (bytes: Uint8Array) => strip(bytes, ['bind']), []],
  [
    'mirrored: what the server said in place of it',
    mirrorOfAnswer,
    [['server', 'association-bind-reflected'] as const],
  ],
  [
    'altered',
    (bytes: Uint8Array) => {
      const at = offsetOf(bytes, 'bind');
      if (at >= 0) bytes[at + TICKET_NUMBER] = (bytes[at + TICKET_NUMBER] ?? 0) ^ 1;
    },
    [['server', 'association-bind-forged'] as const],
  ],
  // Whoever sealed it: before BIND records are not looked at (R-TR-97).
  [
    'left out by who has the ticket, and a record in place of it',
    (bytes: Uint8Array) => {
      const bind = optionsOf(bytes).find(({ kind }) => kind === 'bind');
      if (bind !== undefined)
        bytes.set(controlOption(0, 1, randomBytes(bind.length - CONTROL_HEADER_SIZE)), bind.offset);
    },
    [['server', 'association-record-unproven'] as const],
  ],
].map(([name, change, counted]) =>
  resumption('by the ticket', {
    name: `resumption: the client's BIND ${name}, so that its data come before it is known`,
    outcome: 'refused',
    counted: counted as readonly Counted[],
    scene: { handshakeTimeout: BRIEF },
    tamper(scene, { direction, bytes }) {
      if (direction === 'to-server') (change as (bytes: Uint8Array, scene: Scene) => void)(bytes, scene);
      return undefined;
    },
    also: ({ first, wire }) => ({
      'the client was welcomed': first.connected,
      'its data were on their way': wire.seen.some(
        ({ direction, bytes }) => direction === 'to-server' && bytes.length > LONG,
      ),
    }),
  }),
);
/** Bytes; longer than what carries options alone in an opening. */
const LONG = 600;

function mirrorOfAnswer(bytes: Uint8Array, { wire }: Scene): void {
  const at = offsetOf(bytes, 'bind');
  const answer = wire.seen.find(isAnswer);
  const bind = answer && optionIn(answer.bytes, 'bind');
  if (at < 0 || bind === undefined) return;
  const { length } = optionIn(bytes, 'bind') ?? bind;
  bytes.fill(1, at, at + length);
  bytes.set(bind, at);
}

const REFLECTED: Attack = resumption('by the ticket', {
  name: 'resumption: its SYN comes back to the client, and RESUME on segments of the connection to both ends, in every phase',
  counted: [
    ['client', 'wrong-node'],
    ['client', UNEXPECTED],
    ['server', UNEXPECTED],
  ],
  tamper: firstWith('resume', ({ wire }, { line, bytes }) => {
    wire.send('to-client', line, bytes);
    return [bytes];
  }),
  async strike(scene) {
    const { wire } = scene;
    for (const { line, bytes } of asked(scene)) {
      const option = optionIn(bytes, 'resume') ?? new Uint8Array(0);
      wire.send('to-client', line, bytes);
      for (const direction of ['to-client', 'to-server'] as const)
        wire.send(direction, line, segmentWith(newest(wire.seen, direction), option));
    }
    await until(() => false, SETTLE);
  },
  also: proven,
});

const ELSEWHERE: Attack = resumption('by the ticket', {
  name: 'resumption: its RESUME is carried to another node',
  counted: [],
  async strike(scene, phase) {
    if (phase !== 'open') return;
    const node = await Node.open({ identity: identityOf(3), locators: [{ address: '127.0.0.8', announce: false }] });
    const server = createServer();
    await once(
      server.listen({ node, port: viewOf(asked(scene)[0]?.bytes ?? new Uint8Array(0)).getUint16(PORTS) }),
      'listening',
    );
    let accepted = 0;
    server.on('connection', () => accepted++);
    const [locator] = node.locators();
    for (const { bytes } of asked(scene)) {
      const copy = bytes.slice();
      copy.fill(0, HINT.from, HINT.to);
      scene.bystander.send(copy, socketAddress(4, locator?.address ?? '', locator?.port ?? 0));
    }
    const unknown = () => node.counters()['association-resume-unknown'] ?? 0;
    await until(() => unknown() > 0);
    carried.set(scene, unknown() > 0 && accepted === 0);
    await node.close();
  },
  also: (scene) => ({ 'the other node knows no such ticket, and counts it': carried.get(scene) === true }),
});
const carried = new WeakMap<Scene, boolean>();

/** SYNs of a flood; and of one address and of all, how many may have been looked at by their RESUME (R-SEC-20). */
const FLOOD = 1000;
const PER_SOURCE = 64;

const FLOODED: Attack = resumption('by the ticket', {
  name: 'resumption: a flood of RESUMEs of any tickets, and of the true number, as the client opens',
  counted: [UNKNOWN, FORGED, ['server', 'stateless-answer']],
  tamper: firstWith('resume', (scene, { line, bytes }) => {
    flood(scene, bytes).then(() => scene.wire.send('to-server', line, bytes));
    return [];
  }),
  also: ({ server }) => {
    const { 'association-resume-unknown': unknown = 0, 'association-resume-forged': forged = 0 } = server.counters();
    return { [`${unknown + forged} of ${FLOOD} were looked at`]: unknown + forged <= PER_SOURCE };
  },
});

async function flood(scene: Scene, syn: Uint8Array): Promise<void> {
  for (let i = 0; i < FLOOD; i++) {
    const bytes = ofAnother(syn);
    if (i % 2 === 0) bytes.set(randomBytes(TICKET_NUMBER_SIZE), offsetOf(bytes, 'resume') + TICKET_NUMBER);
    scene.bystander.send(bytes, scene.serverAddress);
    // As much as a receive queue holds.
    if (i % 50 === 49) await until(() => false, 2);
  }
}

export const RESUMPTION: readonly Attack[] = [
  ...REPLAYS,
  ...FORGERIES,
  ...STRIPPED,
  ...UNANSWERED,
  REFLECTED,
  ELSEWHERE,
  FLOODED,
];

/** The SYNs of the client that ask by a ticket. */
function asked({ wire }: Scene): Passing[] {
  return wire.seen.filter(({ bytes }) => optionIn(bytes, 'resume') !== undefined);
}

function eachAsking(change: (bytes: Uint8Array, at: number) => void): NonNullable<Attack['tamper']> {
  return (_scene, { bytes }) => {
    const at = offsetOf(bytes, 'resume');
    if (at >= 0) change(bytes, at);
    return undefined;
  };
}

/** Of the server, in the opening. */
function eachAnswer(
  change: (bytes: Uint8Array, at: number, scene: Scene) => Uint8Array | unknown,
): NonNullable<Attack['tamper']> {
  return (scene, passing) => {
    if (scene.phase !== 'opening' || !isAnswer(passing)) return undefined;
    const changed = change(passing.bytes, offsetOf(passing.bytes, 'bind'), scene);
    return changed instanceof Uint8Array ? [changed] : undefined;
  };
}

/** It is a SYN/ACK with BIND. */
function isAnswer({ direction, bytes }: Passing): boolean {
  return direction === 'to-client' && optionIn(bytes, 'capable') !== undefined && optionIn(bytes, 'bind') !== undefined;
}

/** The SYN goes on once what was sent ahead of it has been looked at. */
function whenCounted(scene: Scene, [end, reason]: Counted, syn: Uint8Array): readonly Uint8Array[] {
  until(() => (scene[end].counters()[reason] ?? 0) > 0).then(() => scene.wire.send('to-server', 0, syn));
  return [];
}

/** A SYN of an attacker's own, with a RESUME of the secret that it takes for the ticket's. */
function guessedSyn(syn: Uint8Array, secret: Uint8Array): Uint8Array {
  const bytes = ofAnother(syn);
  const { publicKey } = nodeCrypto.x25519Generate();
  writeQuestion(
    nodeCrypto,
    { peer: SERVER.nodeId, secret, publicKey },
    halfOf(bytes),
    bytes,
    viewOf(bytes),
    offsetOf(bytes, 'resume'),
  );
  return bytes;
}

function proven({ first, second }: Scene): Record<string, boolean> {
  return { 'the server is proven': first.proven && second.proven };
}
