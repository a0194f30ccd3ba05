/** Whoever has seen everything and holds no key: forged records and probes, a connection taken over, all things said again. */
import { nodeCrypto } from '../../../src/net/crypto.ts';
import { encodeControlMessage } from '../../../src/wire/control-message.ts';
import {
  CONTROL_HEADER_SIZE,
  KAMO_VERSION,
  MAC_SIZE,
  PROBE_SIZE,
  probeReplySize,
  writeProbe,
  writeProbeReply,
} from '../../../src/wire/kamo-option.ts';
import { formatGeneralizedId } from '../../../src/wire/node-id.ts';
import type { SocketAddress } from '../../../src/wire/socket-address.ts';
import type { Attack, Counted } from './attack.ts';
import { bindingOf, controlOption, guessedKeys, newest, openingOf, sealedOption } from './knowledge.ts';
import type { Direction, Passing } from './on-path.ts';
import { headerOf, optionIn, optionsOf, segmentWith, strip, viewOf } from './options.ts';
import { CLIENT, type Phase, Scene, until } from './scene.ts';

const DIRECTIONS: readonly Direction[] = ['to-server', 'to-client'];
/** Time for what was sent to come, to be answered, and to be answered again; in ms. */
const SETTLE = 40;

/** Forged records are ahead of all true ones, so that no replay window stops them before their seal does. */
const AHEAD = 1000;

const locatorUpdate: Attack = {
  name: 'forged: LOCATORS and PATH-STATUS, by an observer of the whole handshake, in every phase',
  outcome: 'goes-on',
  counted: both('association-record-unauthentic'),
  async strike(scene, phase) {
    const { wire, bystander } = scene;
    const locator = { id: 0, address: bystander.address, preference: 65_535, lifetime: 3600, flags: 0 };
    for (const direction of DIRECTIONS) {
      for (const [guess, keys] of guessedKeys(openingOf(wire.seen)).entries()) {
        const sender = direction === 'to-server' ? 'initiator' : 'responder';
        const number = AHEAD * (PHASES.indexOf(phase) + 1) + 4 * guess;
        const options = [
          sealedOption(keys, sender, number, { type: 'locators', generation: AHEAD, locators: [locator] }),
          ...(['abandon', 'backup'] as const).map((status, i) =>
            sealedOption(keys, sender, number + 1 + i, { type: 'path-status', sequence: AHEAD, pathId: 0, status }),
          ),
        ];
        wire.send(direction, 0, segmentWith(newest(wire.seen, direction), ...options));
      }
    }
    await until(() => false, SETTLE);
  },
  also: (scene) => ({ 'the address named in it got nothing': scene.bystander.got === 0, ...nobodyIsAt(scene) }),
};

const spoofedProbe: Attack = {
  name: "forged: PROBE and PROBE-REPLY, from the peer's address and from a victim's, in every phase",
  outcome: 'goes-on',
  counted: [...both('association-probe-unauthentic'), ...both('association-reply-unauthentic')],
  async strike(scene) {
    for (const direction of DIRECTIONS) {
      const forged = segmentWith(
        newest(scene.wire.seen, direction),
        forgedProbe(),
        forgedReply(scene.bystander.address),
      );
      scene.wire.send(direction, 0, forged);
      scene.bystander.send(forged, targetOf(scene, direction));
    }
    await until(() => false, SETTLE);
  },
  also: nobodyIsAt,
};

/** Before there are keys: nobody can be asked to look at any of it. */
const hasty: Attack = {
  name: 'forged: a record, PROBE and PROBE-REPLY ahead of each HELLO and PROOF, at each end',
  outcome: 'goes-on',
  counted: [
    ...both('association-record-unproven'),
    ...both('association-probe-unproven'),
    ...both('association-reply-unproven'),
  ],
  tamper(scene, { direction, line, bytes }) {
    if (optionIn(bytes, 'hello') === undefined && optionIn(bytes, 'proof') === undefined) return undefined;
    const record = controlOption(0, AHEAD, new Uint8Array(3 * MAC_SIZE).fill(0x5a));
    scene.wire.send(direction, line, segmentWith(bytes, record, forgedProbe(), forgedReply(scene.bystander.address)));
    return [bytes];
  },
  also: nobodyIsAt,
};

/** A HELLO of the attacker's own comes before the true one, once at each end: it costs an epoch. */
const hello: Attack = {
  name: 'forged: HELLO ahead of the true one, at each end',
  outcome: 'goes-on',
  counted: [['server', 'association-hello-contradiction']],
  tamper: once((scene, { direction, bytes }) => {
    const option = optionIn(bytes, 'hello');
    if (option === undefined) return undefined;
    const { publicKey } = nodeCrypto.x25519Generate();
    const message = encodeControlMessage({ type: 'hello', version: KAMO_VERSION, epoch: 1, publicKey });
    const forged = bytes.slice();
    forged.set(message, (optionsOf(forged).find(({ kind }) => kind === 'hello')?.offset ?? 0) + CONTROL_HEADER_SIZE);
    strip(forged, ['proof']);
    scene.wire.send(direction, 0, forged);
    return [bytes];
  }),
};

/** Nobody but the ends can seal one: its bytes are any. */
const proof: Attack = {
  name: 'forged: PROOF ahead of the true one, at each end',
  outcome: 'goes-on',
  counted: both('association-proof-unauthentic'),
  tamper: once((scene, { direction, bytes }) => {
    const option = optionIn(bytes, 'proof');
    if (option === undefined) return undefined;
    const forged = bytes.slice();
    const at = optionsOf(forged).find(({ kind }) => kind === 'proof')?.offset ?? 0;
    forged.fill(0x5a, at + CONTROL_HEADER_SIZE, at + option.length);
    scene.wire.send(direction, 0, forged);
    return [bytes];
  }),
};

/** True PROBEs, which the attacker lets pass by another way than they were sent. */
const carriedProbe: Attack = {
  name: "carried over: true PROBEs come from a victim's address, and then as they were sent",
  outcome: 'goes-on',
  counted: both('association-probe-replayed'),
  tamper(scene, { direction, bytes }) {
    if (optionIn(bytes, 'probe') !== undefined) scene.bystander.send(bytes, targetOf(scene, direction));
    return undefined;
  },
  also: nobodyIsAt,
};

/** The attacker speaks for the client from its own address, and answers what it is asked there as well as it can. */
const takeover: Attack = {
  name: 'taken over: an observer goes on with the connection from its own address, in every phase',
  outcome: 'goes-on',
  counted: both('association-reply-unauthentic'),
  async strike(scene) {
    const { wire, bystander } = scene;
    bystander.answer = (bytes) => {
      const probe = optionIn(bytes, 'probe');
      if (probe === undefined) return;
      const direction = isForClient(scene, bytes) ? 'to-server' : 'to-client';
      const reply = forgedReply(targetOf(scene, direction), probe);
      bystander.send(segmentWith(newest(wire.seen, direction), reply), targetOf(scene, direction));
    };
    for (const direction of DIRECTIONS) {
      const copies = wire.seen.filter((passing) => passing.direction === direction && isOfFirst(scene, passing.bytes));
      for (const { bytes } of copies.slice(-COPIES)) bystander.send(bytes, targetOf(scene, direction));
      await until(() => false, SETTLE);
    }
  },
  also: nobodyIsAt,
};
/** Datagrams that the attacker repeats from its own address. */
const COPIES = 20;

/**
 * True PROBEs and their replies, carried between the ends by an address of the attacker's: no different from a translator,
 * so a path comes of it. It is one beside others, and gets nothing while they work.
 */
const forwarded: Attack = {
  name: "forwarded: PROBEs and replies between the ends, by an address of the attacker's own",
  outcome: 'goes-on',
  counted: [],
  answering: true,
  strike(scene, phase) {
    if (phase !== 'open') return;
    const { wire, bystander } = scene;
    bystander.answer = (bytes) => {
      bystander.send(bytes, targetOf(scene, isForClient(scene, bytes) ? 'to-client' : 'to-server'));
    };
    for (const direction of DIRECTIONS) bystander.send(newest(wire.seen, direction), targetOf(scene, direction));
    return until(() => false, SETTLE);
  },
};

/** Everything that had options, verbatim, from where it came and from elsewhere. */
const replay: Attack = {
  name: "replayed: every datagram with kamo's options, from its own address and from another, in every phase",
  outcome: 'goes-on',
  counted: [
    ...both('association-record-replayed'),
    ...both('association-probe-replayed'),
    ...both('association-reply-unmatched'),
    ...both('association-hello-repeated'),
    ...both('association-proof-repeated'),
    ['client', 'association-bind-late'],
  ],
  tamper(_scene, { bytes }) {
    // While it opens each is said twice.
    return optionsOf(bytes).length > 0 ? [bytes, bytes] : undefined;
  },
  async strike(scene) {
    for (const { direction, line, bytes } of [...scene.wire.seen]) {
      if (optionsOf(bytes).length === 0) continue;
      scene.wire.send(direction, line, bytes);
      scene.bystander.send(bytes, targetOf(scene, direction));
    }
    await until(() => false, SETTLE);
  },
  also: nobodyIsAt,
};

/** What another association, of the same two nodes, has said: as it was, and with this connection's ID and numbers. */
const foreign: Attack = {
  name: 'replayed: all that another association of the same nodes has said, in every phase',
  outcome: 'goes-on',
  counted: [
    ...both('association-record-replayed'),
    ...both('association-probe-unauthentic'),
    ...both('association-reply-unauthentic'),
    ...both('association-hello-contradiction'),
    ['server', 'association-bind-late'],
    ['server', 'bad-cookie'],
  ],
  async strike(scene) {
    for (const { direction, bytes } of await another(scene)) {
      const options = optionsOf(bytes).filter(({ kind }) => kind !== 'capable');
      const parts = options.map(({ offset, length }) => bytes.subarray(offset, offset + length));
      if (parts.length > 0) scene.wire.send(direction, 0, segmentWith(newest(scene.wire.seen, direction), ...parts));
      // As to a node that was restarted.
      if (direction === 'to-server') scene.bystander.send(bytes, scene.serverAddress);
    }
    await until(() => false, SETTLE);
  },
  also: nobodyIsAt,
};

const recordings = new WeakMap<Scene, readonly Passing[]>();

/** All that passed while other sockets of the same identities had a connection. */
async function another(scene: Scene): Promise<readonly Passing[]> {
  const known = recordings.get(scene);
  if (known !== undefined) return known;
  const other = await Scene.open({});
  await other.play(() => {});
  await other.close();
  recordings.set(scene, other.wire.seen);
  return other.wire.seen;
}

export const OBSERVER: readonly Attack[] = [
  hasty,
  hello,
  proof,
  locatorUpdate,
  spoofedProbe,
  carriedProbe,
  takeover,
  forwarded,
  replay,
  foreign,
];

/** Once for each direction that it did something about. */
function once(tamper: NonNullable<Attack['tamper']>): NonNullable<Attack['tamper']> {
  const done = new WeakMap<Scene, Set<Direction>>();
  return (scene, passing) => {
    const directions = done.get(scene) ?? new Set();
    done.set(scene, directions);
    if (directions.has(passing.direction)) return undefined;
    const passed = tamper(scene, passing);
    if (passed !== undefined) directions.add(passing.direction);
    return passed;
  };
}

const PHASES: readonly Phase[] = ['opening', 'open', 'binding', 'closing'];

export function both(reason: string): Counted[] {
  return [
    ['server', reason],
    ['client', reason],
  ];
}

/** Where the end that a direction leads to really is. */
export function targetOf(scene: Scene, direction: Direction): SocketAddress {
  return direction === 'to-server' ? scene.serverAddress : scene.clientAddress;
}

/** No path that works leads to the address beside. */
export function nobodyIsAt({ bystander, socket, accepted }: Scene): Record<string, boolean> {
  const { key } = bystander.address;
  const paths = [socket, ...accepted].flatMap((each) => each?.paths() ?? []);
  return { 'no path leads there': paths.every(({ foreign, state }) => foreign.key !== key || state === 'unverified') };
}

/** The server's application was told of nobody but the client. */
export function isClients({ peers }: Scene): boolean {
  return peers.every((peer) => peer === formatGeneralizedId(CLIENT.nodeId));
}

/** By the ID it bears, which the client of the first connection has given. */
function isForClient(scene: Scene, bytes: Uint8Array): boolean {
  const { initiatorId } = bindingOf(scene.wire.seen);
  const header = headerOf(bytes);
  return header?.idHigh === initiatorId.high && header.idLow === initiatorId.low;
}

function isOfFirst(scene: Scene, bytes: Uint8Array): boolean {
  const header = headerOf(bytes);
  const ids = DIRECTIONS.map((direction) => headerOf(newest(scene.wire.seen, direction)));
  return ids.some((id) => id?.idHigh === header?.idHigh && id?.idLow === header?.idLow);
}

function forgedProbe(): Uint8Array {
  const option = new Uint8Array(PROBE_SIZE);
  writeProbe(viewOf(option), 0, { flags: 0, pathId: 0, nonce: 0x5eed, lastNonce: 0 });
  return withMac(option);
}

/** @param probe what it answers; without it, some nonce */
function forgedReply(observed: SocketAddress, probe?: Uint8Array): Uint8Array {
  const option = new Uint8Array(probeReplySize(observed.family));
  const [pathId, nonce] = probe === undefined ? [0, 0x5eed] : [probe[6] ?? 0, viewOf(probe).getInt32(7)];
  writeProbeReply(option, viewOf(option), 0, { flags: 0, pathId, arrivalPathId: 0, nonce }, observed);
  return withMac(option);
}

function withMac(option: Uint8Array): Uint8Array {
  option.fill(0x5a, option.length - MAC_SIZE);
  return option;
}
