/** What is done to datagram flows beside a connection: each message comes once, each way, and the connection goes on. */
import { once } from 'node:events';
import { createSocket } from '../../../src/index.ts';
import { FLOW_END_SIZE, FLOW_MAC_SIZE, FLOW_TYPE } from '../../../src/wire/flow-datagram.ts';
import { formatGeneralizedId } from '../../../src/wire/node-id.ts';
import { DATAGRAM_NIBBLE } from '../../../src/wire/udp-header.ts';
import type { Attack, Counted } from './attack.ts';
import { both, nobodyIsAt, targetOf } from './observer.ts';
import type { Direction, Passing } from './on-path.ts';
import { type Scene, SERVER, until } from './scene.ts';

const PORT = 9;
const SERVER_ID = formatGeneralizedId(SERVER.nodeId);
const MESSAGES = Array.from({ length: 20 }, (_, i) => `message ${i}`);
/** ms between messages: longer than what is done about each takes. */
const PAUSE = 3;

type FlowKind = 'message' | keyof typeof FLOW_TYPE;
const TYPES = new Map<number, FlowKind>(Object.entries(FLOW_TYPE).map(([name, type]) => [type, name as FlowKind]));
const ID = { from: 4, to: 12 };
/** Of OPEN: whose role, the opener's ID, the association, both ports, the MAC. Of ACCEPT: the flow's ID, the own one, the MAC. */
const FIELDS: Readonly<Partial<Record<FlowKind, readonly number[]>>> = {
  open: [3, 4, 11, 12, 16, 18, 20, 27],
  accept: [4, 11, 12, 19, 20, 27],
};

/** What came of the messages. */
interface Talk {
  readonly heard: string[];
  readonly answered: string[];
}
const talks = new WeakMap<Scene, Talk>();

interface FlowAttack {
  readonly name: string;
  readonly counted: readonly Counted[];
  readonly see: (scene: Scene, passing: Passing, kind: FlowKind) => readonly Uint8Array[] | undefined;
}

const ATTACKS: readonly FlowAttack[] = [
  {
    name: 'the first OPEN and the first ACCEPT stripped',
    counted: [],
    see: (scene, { direction }, kind) =>
      (kind === 'open' || kind === 'accept') && times(scene, direction) === 0 ? [] : undefined,
  },
  {
    name: 'OPEN and ACCEPT altered, a bit of each field, ahead of the true ones',
    counted: [
      ['server', 'flow-forged'],
      ['server', 'flow-unknown-association'],
      ['client', 'flow-forged'],
      ['client', 'unknown-flow'],
    ],
    see: (_scene, { bytes }, kind) => [...(FIELDS[kind] ?? []).map((at) => flipped(bytes, at)), bytes],
  },
  {
    name: 'CLOSE, REFUSE, and ACCEPT of another ID forged behind every message, by an observer',
    counted: both('flow-forged'),
    see(scene, { direction, line, bytes }, kind) {
      if (kind !== 'message') return undefined;
      const forged = [
        ...(['close', 'refuse'] as const).map((type) => forgery(bytes, type, FLOW_END_SIZE)),
        forgery(bytes, 'accept', FLOW_END_SIZE + 8),
      ];
      for (const each of forged) {
        scene.wire.send(direction, line, each);
        scene.bystander.send(each, targetOf(scene, direction));
      }
      return undefined;
    },
  },
  {
    name: 'every datagram replayed, from its own address and from another',
    counted: both('repeated-message'),
    see(scene, { direction, bytes }) {
      until(() => false, PAUSE).then(() => scene.bystander.send(bytes, targetOf(scene, direction)));
      return [bytes, bytes];
    },
  },
  {
    name: 'every datagram reflected, beside what the peer sends',
    counted: both('unknown-flow'),
    see(scene, { direction, line, bytes }) {
      scene.wire.send(direction === 'to-server' ? 'to-client' : 'to-server', line, bytes);
      return undefined;
    },
  },
  {
    name: "OPEN comes from a victim's address first",
    counted: [],
    see(scene, { direction, bytes }, kind) {
      if (kind === 'open') scene.bystander.send(bytes, targetOf(scene, direction));
      return undefined;
    },
  },
];

export const FLOWS: readonly Attack[] = ATTACKS.map(({ name, counted, see }) => ({
  name: `flow: ${name}`,
  outcome: 'goes-on',
  counted,
  tamper(scene, passing) {
    const kind = kindOf(passing.bytes);
    return kind && see(scene, passing, kind);
  },
  strike: (scene, phase) => (phase === 'open' ? talk(scene) : undefined),
  also(scene) {
    const { heard, answered } = talks.get(scene) ?? { heard: [], answered: [] };
    return {
      ...nobodyIsAt(scene),
      [`each message comes once: ${heard.length} and ${answered.length} of ${MESSAGES.length}`]:
        sorted(heard) === sorted(MESSAGES) && sorted(answered) === sorted(MESSAGES),
    };
  },
}));

/** Messages to the server, which sends each back. */
async function talk(scene: Scene): Promise<void> {
  const { wire, client, server } = scene;
  const told: Talk = { heard: [], answered: [] };
  talks.set(scene, told);
  const there = createSocket({ node: server }).bind(PORT);
  await once(there, 'listening');
  there.on('message', (message, { address, port }) => {
    told.heard.push(String(message));
    there.send(message, port, address);
  });
  const here = createSocket({ node: client });
  here.on('message', (message) => told.answered.push(String(message)));
  const { address, port } = wire.front(0);
  here.connect(PORT, SERVER_ID, { locators: [{ address, port }] });
  await once(here, 'connect');
  for (const message of MESSAGES) {
    here.send(message);
    await until(() => false, PAUSE);
  }
  await until(() => told.answered.length >= MESSAGES.length);
  // What was said twice is on its way still.
  await until(() => false, 10 * PAUSE);
  here.close();
  there.close();
}

function kindOf(bytes: Uint8Array): FlowKind | undefined {
  const nibble = (bytes[0] ?? 0) >> 4;
  if (nibble === DATAGRAM_NIBBLE.userDatagram) return 'message';
  return nibble === DATAGRAM_NIBBLE.control ? TYPES.get(bytes[1] ?? 0) : undefined;
}

/** For the ID that a message is sent to, with a MAC of nobody's. */
function forgery(message: Uint8Array, type: keyof typeof FLOW_TYPE, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  bytes[0] = DATAGRAM_NIBBLE.control << 4;
  bytes[1] = FLOW_TYPE[type];
  bytes[3] = 1;
  bytes.set(message.subarray(ID.from, ID.to), ID.from);
  bytes.fill(0x5a, size - FLOW_MAC_SIZE);
  return bytes;
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

const counts = new WeakMap<Scene, Record<Direction, number>>();

/** How often it was asked before. */
function times(scene: Scene, direction: Direction): number {
  const known = counts.get(scene) ?? { 'to-server': 0, 'to-client': 0 };
  counts.set(scene, known);
  return known[direction]++;
}

function sorted(messages: readonly string[]): string {
  return messages.toSorted().join();
}
