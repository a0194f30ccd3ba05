/** Whoever would end a connection of others: with resets of both kinds, forged, repeated, and drawn from the ends themselves. */
import { randomBytes } from 'node:crypto';
import { writeAuthenticReset } from '../../../src/multihome/reset-mac.ts';
import { nodeCrypto } from '../../../src/net/crypto.ts';
import { STATELESS_RESET_SIZE } from '../../../src/wire/datagram.ts';
import { RESET_SIZE } from '../../../src/wire/reset-option.ts';
import { ACK, FIN, RST } from '../../../src/wire/segment-row.ts';
import { UDP_HEADER_SIZE } from '../../../src/wire/udp-header.ts';
import type { Attack } from './attack.ts';
import { guessedKeys, newest, openingOf } from './knowledge.ts';
import { nobodyIsAt, targetOf } from './observer.ts';
import type { Direction } from './on-path.ts';
import { headerOf, segmentWith, viewOf } from './options.ts';
import { type Scene, until } from './scene.ts';

const DIRECTIONS: readonly Direction[] = ['to-server', 'to-client'];
const LINES = [0, 1];
/** Time for what was sent to come, in ms; and for three questions and the second that they take. */
const SETTLE = 40;
const DOUBT = 1500;

export const RESETS: readonly Attack[] = [
  {
    name: 'reset: stateless, with any token, of any length, in the name of both ends and of a third, in every phase',
    outcome: 'goes-on',
    counted: [
      ['server', 'unknown-reset'],
      ['client', 'unknown-reset'],
    ],
    async strike(scene) {
      for (const direction of DIRECTIONS) {
        for (let i = 0; i < 100; i++) {
          const forged = new Uint8Array(randomBytes(STATELESS_RESET_SIZE + (i % 10 === 0 ? (i % 3) - 1 : 0)));
          forged[0] = 0x30;
          scene.wire.send(direction, i % LINES.length, forged);
          scene.bystander.send(forged, targetOf(scene, direction));
        }
      }
      await until(() => false, SETTLE);
    },
    also: nobodyIsAt,
  },
  {
    name: 'reset: RSTs with the right numbers, by an observer, for as long as it takes to be believed, in every phase',
    outcome: 'goes-on',
    counted: [
      ['server', 'association-reset-unauthentic'],
      ['client', 'association-reset-unauthentic'],
    ],
    async strike(scene) {
      for (let waited = 0; waited < DOUBT; waited += SETTLE) {
        for (const direction of DIRECTIONS) for (const line of LINES) sendResets(scene, direction, line);
        await until(() => false, SETTLE);
      }
    },
    also: nobodyIsAt,
  },
  {
    name: 'reset: RSTs with RESET under keys that an observer makes of what it saw, in every phase',
    outcome: 'goes-on',
    counted: [
      ['server', 'association-reset-unauthentic'],
      ['client', 'association-reset-unauthentic'],
    ],
    async strike(scene) {
      for (const direction of DIRECTIONS) {
        const sender = direction === 'to-server' ? 'client' : 'server';
        const { binding } = openingOf(scene.wire.seen);
        const ids = {
          clientHigh: binding.initiatorId.high,
          clientLow: binding.initiatorId.low,
          serverHigh: binding.responderId.high,
          serverLow: binding.responderId.low,
        };
        for (const keys of guessedKeys(openingOf(scene.wire.seen))) {
          const role = sender === 'client' ? 'initiator' : 'responder';
          for (const segment of resetsOf(scene, direction)) {
            const option = new Uint8Array(RESET_SIZE);
            const seq = viewOf(segment).getInt32(12);
            writeAuthenticReset({ crypto: nodeCrypto, keys, role }, sender, ids, seq, 1, option, viewOf(option), 0);
            const forged = segmentWith(newest(scene.wire.seen, direction), option);
            viewOf(forged).setInt32(12, seq);
            forged[1] = RST;
            scene.wire.send(direction, 0, forged);
          }
        }
      }
      await until(() => false, SETTLE);
    },
    also: nobodyIsAt,
  },
  {
    name: 'reset: stateless ones that both ends themselves send for other IDs, carried to the other end, in every phase',
    outcome: 'goes-on',
    counted: [
      ['server', 'stateless-reset'],
      ['client', 'stateless-reset'],
      ['server', 'unknown-reset'],
      ['client', 'unknown-reset'],
    ],
    async strike(scene) {
      const { wire, bystander } = scene;
      bystander.answer = (bytes) => {
        for (const direction of DIRECTIONS) for (const line of LINES) wire.send(direction, line, bytes);
      };
      for (const direction of DIRECTIONS) {
        // One bit of the ID is another; and an ID of the other end.
        for (const [from, at] of [
          [direction, 4],
          [direction, 11],
          [DIRECTIONS.find((other) => other !== direction) ?? direction, 12],
        ] as const) {
          const trigger = newest(wire.seen, from).slice(0, 3 * UDP_HEADER_SIZE);
          trigger[1] = ACK;
          trigger[at] = (trigger[at] ?? 0) ^ 1;
          bystander.send(trigger, targetOf(scene, direction));
        }
      }
      await until(() => false, SETTLE);
    },
    also: nobodyIsAt,
  },
  {
    name: "amplified: a flood of segments for IDs that nobody has, in a victim's name",
    outcome: 'goes-on',
    counted: [
      ['server', 'stateless-reset'],
      ['server', 'reset-limit'],
      ['client', 'stateless-reset'],
      ['client', 'reset-limit'],
    ],
    async strike(scene, phase) {
      if (phase !== 'open') return;
      for (let i = 0; i < 400; i++) {
        for (const direction of DIRECTIONS) {
          const trigger = newest(scene.wire.seen, direction).slice(0, UDP_HEADER_SIZE + 12);
          trigger[1] = ACK;
          viewOf(trigger).setInt32(4, i % 2 === 0 ? 77 : 1000 + i);
          scene.bystander.send(trigger, targetOf(scene, direction));
        }
        if (i % 20 === 0) await until(() => false, 2);
      }
      await until(() => false, 300);
    },
    also: ({ bystander }) => ({
      'what it got is less than what was sent in its name': bystander.got > 0 && bystander.got < bystander.sent,
    }),
  },
];

function sendResets(scene: Scene, direction: Direction, line: number): void {
  for (const forged of resetsOf(scene, direction)) scene.wire.send(direction, line, forged);
}

/** With the numbers that the next segment, or a repetition, would have. */
function resetsOf(scene: Scene, direction: Direction): Uint8Array[] {
  const sample = newest(scene.wire.seen, direction);
  const header = headerOf(sample);
  if (header === undefined) return [];
  const next = header.payloadLength + ((header.flags & FIN) !== 0 ? 1 : 0);
  return [0, next].map((offset) => {
    const forged = sample.slice(0, UDP_HEADER_SIZE);
    forged[0] = (UDP_HEADER_SIZE / 4) << 4;
    forged[1] = RST;
    viewOf(forged).setInt32(12, header.seq + offset);
    return forged;
  });
}
