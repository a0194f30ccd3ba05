/** A server in a flood of SYNs answers without state: what the client's first segments then repeat is all that tells. */
import { randomBytes } from 'node:crypto';
import { CAPABLE_REPEAT_SIZE } from '../../../src/wire/kamo-option.ts';
import { SYN } from '../../../src/wire/segment-row.ts';
import type { Attack } from './attack.ts';
import type { Passing } from './on-path.ts';
import { optionIn, optionsOf, strip } from './options.ts';
import { type Scene, type SceneOptions, until } from './scene.ts';
import { CONNECTION_ID, ofAnother } from './syn.ts';

/** More than are kept of one address before SYNs leave no state (R-TR-40). */
const CROWD = 20;
/** Long enough for every repetition on a busy machine, short enough for a run of seconds. */
const BRIEF: SceneOptions = { handshakeTimeout: 2000 };

/** Ahead of the first SYN come others from its address, and its answer leaves no state. */
export function crowding(tamper: NonNullable<Attack['tamper']> = () => undefined): NonNullable<Attack['tamper']> {
  const crowded = new WeakSet<Scene>();
  return (scene, passing) => {
    if (crowded.has(scene) || !isSyn(passing)) return tamper(scene, passing);
    crowded.add(scene);
    for (let i = 0; i < CROWD; i++) scene.wire.send('to-server', passing.line, ofAnother(passing.bytes));
    until(() => answers(scene) > 0).then(() => scene.wire.send('to-server', passing.line, passing.bytes));
    return [];
  };
}

/** It repeats what its sender's SYN said. */
export function repeats({ direction, bytes }: Passing): boolean {
  return direction === 'to-server' && (flagsOf(bytes) & SYN) === 0 && optionIn(bytes, 'capable') !== undefined;
}

function stateless(attack: Omit<Attack, 'also'>): Attack {
  return {
    ...attack,
    tamper: crowding(attack.tamper),
    also: (scene) => ({ 'what the SYN said was repeated': scene.wire.seen.some(repeats) }),
  };
}

/** What is done to every repetition; nothing else speaks for the connection. */
function eachRepetition(change: (bytes: Uint8Array, at: number, scene: Scene) => void): NonNullable<Attack['tamper']> {
  return (scene, passing) => {
    const { bytes } = passing;
    if (repeats(passing)) change(bytes, optionsOf(bytes).find(({ kind }) => kind === 'capable')?.offset ?? 0, scene);
    return undefined;
  };
}

export const STATELESS: readonly Attack[] = [
  stateless({
    name: 'without state: untouched',
    outcome: 'goes-on',
    counted: [['server', 'stateless-answer']],
  }),
  stateless({
    name: 'without state: the repeated CAPABLE stripped',
    outcome: 'refused',
    counted: [['server', 'stateless-reset']],
    scene: BRIEF,
    tamper: eachRepetition((bytes) => strip(bytes, ['capable'])),
  }),
  stateless({
    name: "without state: the server's own CAPABLE mirrored in place of the repeated one",
    outcome: 'refused',
    counted: [['server', 'stateless-reset']],
    scene: BRIEF,
    tamper: eachRepetition((bytes, at, { wire }) => {
      const answer = wire.seen.find(({ direction }) => direction === 'to-client');
      const mirrored = answer && optionIn(answer.bytes, 'capable');
      bytes.fill(1, at, at + CAPABLE_REPEAT_SIZE);
      if (mirrored !== undefined) bytes.set(mirrored, at);
    }),
  }),
  stateless({
    name: "without state: the repeated CAPABLE with an attacker's connection ID",
    outcome: 'refused',
    counted: [['server', 'bad-cookie']],
    scene: BRIEF,
    tamper: eachRepetition((bytes, at) => bytes.set(randomBytes(8), at + CONNECTION_ID)),
  }),
  stateless({
    name: "without state: the first segments come from a victim's address first",
    outcome: 'goes-on',
    counted: [['server', 'bad-cookie']],
    tamper(scene, passing) {
      if (repeats(passing)) scene.bystander.send(passing.bytes, scene.serverAddress);
      return undefined;
    },
  }),
  stateless({
    name: 'without state: the first segments again, from their own address and another, in every phase',
    outcome: 'goes-on',
    counted: [],
    async strike(scene) {
      for (const { line, bytes } of scene.wire.seen.filter(repeats)) {
        scene.wire.send('to-server', line, bytes);
        scene.bystander.send(bytes, scene.serverAddress);
      }
    },
  }),
];

function isSyn({ direction, bytes }: Passing): boolean {
  return direction === 'to-server' && (flagsOf(bytes) & SYN) !== 0;
}

function flagsOf(bytes: Uint8Array): number {
  return bytes[1] ?? 0;
}

function answers({ server }: Scene): number {
  return server.counters()['stateless-answer'] ?? 0;
}
