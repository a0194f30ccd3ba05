/** A server that keeps nothing of SYNs: all that it knows of one is what the repeated CAPABLE says (R-TR-40 to R-TR-45). */
import { randomBytes } from 'node:crypto';
import { CAPABLE_SIZE } from '../../../src/wire/kamo-option.ts';
import { AMPLIFICATION } from './amplification.ts';
import { type Attack, type Counted, firstWith } from './attack.ts';
import { REFLECTION, STATELESS, WITHOUT_STATE } from './middlebox.ts';
import { isClients, nobodyIsAt, OBSERVER } from './observer.ts';
import type { Passing } from './on-path.ts';
import { exchanged, type OptionKind, offsetOf, optionIn, optionsOf } from './options.ts';
import { type Scene, until } from './scene.ts';
import { TAKEN } from './taken.ts';

/** Time for what was sent to come and to be answered, in ms. */
const SETTLE = 40;
/** Long enough for every repetition on a busy machine. */
const BRIEF = 2000;
const CONNECTION_ID = { from: 4, to: 12 };
/** What both forms of CAPABLE have alike: all behind kind and length. */
const COMMON = { from: 2, to: CAPABLE_SIZE };

const UNANSWERED: Counted = ['server', 'stateless-answer'];
const FORGED: Counted = ['server', 'bad-cookie'];

const OWN: readonly Attack[] = [
  { name: 'untouched', outcome: 'goes-on', counted: [UNANSWERED] },
  {
    name: "repeated CAPABLE: from an attacker's address, and for any other ID, ahead of the client's and in every phase",
    outcome: 'goes-on',
    counted: [UNANSWERED, FORGED],
    tamper: firstWith('repeat', (scene, { line, bytes }) => {
      const ahead = [bytes, ofAnotherId(bytes)];
      for (const each of ahead) scene.bystander.send(each, scene.serverAddress);
      const refused = () => (scene.server.counters()['bad-cookie'] ?? 0) >= ahead.length;
      until(refused).then(() => scene.wire.send('to-server', line, bytes));
      return [];
    }),
    async strike(scene) {
      for (const { bytes } of repeats(scene)) {
        scene.bystander.send(bytes, scene.serverAddress);
        scene.wire.send('to-server', 0, ofAnotherId(bytes));
      }
      await until(() => false, SETTLE);
    },
    also: (scene) => ({ ...nobodyIsAt(scene), 'the client is who it is': isClients(scene) }),
  },
  {
    name: 'repeated CAPABLE: that of the first connection in place of that of the second',
    outcome: 'second-refused',
    counted: [UNANSWERED, FORGED],
    scene: { handshakeTimeout: BRIEF },
    tamper(scene, { bytes }) {
      const [of] = repeats(scene);
      if (scene.phase === 'binding' && of !== undefined) replace(bytes, 'repeat', optionIn(of.bytes, 'repeat'));
      return undefined;
    },
  },
  {
    name: "mirrored in place of the client's repeated CAPABLE: the server's CAPABLE, as it is",
    outcome: 'refused',
    counted: [UNANSWERED, ['server', 'stateless-reset']],
    scene: { handshakeTimeout: BRIEF },
    tamper(scene, { bytes }) {
      const found = optionsOf(bytes).find(({ kind }) => kind === 'repeat');
      const said = answerTo(scene);
      return found && said && [exchanged(bytes, found, said)];
    },
  },
  {
    name: "mirrored in place of the client's repeated CAPABLE: the server's CAPABLE, as if it were one",
    outcome: 'refused',
    counted: [UNANSWERED, FORGED],
    scene: { handshakeTimeout: BRIEF },
    tamper(scene, { bytes }) {
      const at = offsetOf(bytes, 'repeat');
      const said = answerTo(scene);
      if (at >= 0 && said !== undefined) bytes.set(said.subarray(COMMON.from, COMMON.to), at + COMMON.from);
      return undefined;
    },
  },
];

/** What is done about proofs, replays and addresses, where the first segment that counts is the third. */
const AS_EVER = [
  'forged: HELLO ahead of the true one, at each end',
  'forged: PROOF ahead of the true one, at each end',
  "replayed: every datagram with kamo's options, from its own address and from another, in every phase",
  'reflected: every datagram, beside what the peer sends, in every phase',
  "amplified: SYNs in a victim's name",
  'taken as itself: an observer is quicker to prove itself than the client',
];
const BORROWED: readonly Attack[] = AS_EVER.map((wanted) => {
  const attack = [...OBSERVER, ...REFLECTION, ...AMPLIFICATION, ...TAKEN].find(({ name }) => name === wanted);
  if (attack === undefined) throw new Error(`no attack is called so: ${wanted}`);
  return { ...attack, counted: [...attack.counted, UNANSWERED] };
});

export const STATELESSLY: readonly Attack[] = [...OWN, ...BORROWED].map((attack) => ({
  ...attack,
  name: `${attack.name}${WITHOUT_STATE}`,
  scene: { ...attack.scene, ...STATELESS },
}));

/** What the client of the first connection has sent with a repeated CAPABLE. */
function repeats({ wire }: Scene): Passing[] {
  return wire.seen.filter(({ bytes }) => optionIn(bytes, 'repeat') !== undefined);
}

/** CAPABLE of the first SYN/ACK. */
function answerTo({ wire }: Scene): Uint8Array | undefined {
  const answer = wire.seen.find(({ direction }) => direction === 'to-client');
  return answer && optionIn(answer.bytes, 'capable');
}

function ofAnotherId(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  copy.set(randomBytes(CONNECTION_ID.to - CONNECTION_ID.from), CONNECTION_ID.from);
  return copy;
}

function replace(bytes: Uint8Array, kind: OptionKind, option: Uint8Array | undefined): void {
  const at = offsetOf(bytes, kind);
  if (at >= 0 && option !== undefined) bytes.set(option, at);
}
