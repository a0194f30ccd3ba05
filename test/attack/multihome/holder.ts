/** A node with a ticket of its own, which is in order, and what it says by its keys before they are anything but a claim. */
import { writeBinding } from '../../../src/multihome/bind.ts';
import { openRecord, RECORD_FLAGS } from '../../../src/multihome/control-record.ts';
import { Handshake } from '../../../src/multihome/handshake.ts';
import type { KeySchedule } from '../../../src/multihome/key-schedule.ts';
import { type HeldTicket, keysOfQuestion, writeQuestion } from '../../../src/multihome/resumption.ts';
import { nodeCrypto } from '../../../src/net/crypto.ts';
import { boundConnection } from '../../../src/transport/handshake-facts.ts';
import { BIND_FLAG, BIND_SIZE, type BoundConnection } from '../../../src/wire/bind-option.ts';
import { type ControlMessage, parseControlMessage } from '../../../src/wire/control-message.ts';
import { MAC_SIZE, PROBE_SIZE, probeReplySize, writeProbe, writeProbeReply } from '../../../src/wire/kamo-option.ts';
import { formatGeneralizedId } from '../../../src/wire/node-id.ts';
import { type ConnectionIds, type ProbeMacLabel, placeProbeMac, probeMacInput } from '../../../src/wire/probe-mac.ts';
import { RESUME_SIZE } from '../../../src/wire/resume-option.ts';
import { SYN } from '../../../src/wire/segment-row.ts';
import type { SocketAddress } from '../../../src/wire/socket-address.ts';
import type { Attack, Counted } from './attack.ts';
import { Bystander } from './bystander.ts';
import { bindingOf, controlOption, newest, sealedOption } from './knowledge.ts';
import { isClients, nobodyIsAt } from './observer.ts';
import type { Passing } from './on-path.ts';
import { exchanged, headerOf, offsetOf, optionIn, optionsOf, recordOf, segmentWith, viewOf } from './options.ts';
import { type Phase, type Scene, SERVER, until } from './scene.ts';
import { CONNECTION_ID, halfOf, NUMBER_OF_SYN, ofAnother } from './syn.ts';
import { OWN } from './taken.ts';

/** Time for what was sent to come and to be answered, in ms. */
const SETTLE = 40;
const ACKNOWLEDGMENT = NUMBER_OF_SYN + 4;
/** Of timestamps, what they echo. */
const ECHO = 8;
const RECORD_NUMBER = 6;

/** One connection of the holder to the server, from the address beside; it says nothing that it is not told to say. */
class Dial {
  /** What passed, as on the path. */
  readonly seen: Passing[];
  readonly #scene: Scene;

  private constructor(scene: Scene, syn: Uint8Array) {
    this.#scene = scene;
    this.seen = [{ direction: 'to-server', line: 0, bytes: syn }];
    const id = syn.slice(offsetOf(syn, 'capable') + CONNECTION_ID).subarray(0, 8);
    scene.bystander.answer = (bytes) => {
      if (id.every((byte, i) => bytes[4 + i] === byte)) {
        this.seen.push({ direction: 'to-client', line: 0, bytes: bytes.slice() });
        this.heard(bytes);
      }
    };
    scene.bystander.send(syn, scene.serverAddress);
  }

  /** What is done about a datagram of the server. */
  heard: (bytes: Uint8Array) => void = () => {};

  static async open(scene: Scene, syn: Uint8Array): Promise<Dial> {
    const dial = new Dial(scene, syn);
    await until(() => dial.synAck !== undefined);
    return dial;
  }

  get synAck(): Uint8Array | undefined {
    return this.seen.find(({ direction, bytes }) => direction === 'to-client' && ((bytes[1] ?? 0) & SYN) !== 0)?.bytes;
  }

  get bound(): BoundConnection {
    const { servicePort, sourcePort } = halfOf(this.seen[0]?.bytes ?? new Uint8Array(0));
    return boundConnection(bindingOf(this.seen), servicePort, sourcePort);
  }

  say(...options: readonly Uint8Array[]): void {
    const { bystander, serverAddress } = this.#scene;
    bystander.send(segmentWith(this.#third, ...options), serverAddress);
  }

  /** The third segment of the handshake, for its numbers. */
  get #third(): Uint8Array {
    const bytes = this.seen[0]?.bytes.slice() ?? new Uint8Array(0);
    const { synAck } = this;
    if (synAck === undefined) throw new Error('the server answers');
    const view = viewOf(bytes);
    const [own, peer] = [headerOf(bytes), headerOf(synAck)];
    const capable = offsetOf(synAck, 'capable') + CONNECTION_ID;
    // Timestamps are the first option of both.
    bytes.set(
      synAck.subarray(peer?.optionsOffset, (peer?.optionsOffset ?? 0) + ECHO).slice(4),
      (own?.optionsOffset ?? 0) + ECHO,
    );
    bytes.set(synAck.subarray(capable, capable + 8), 4);
    view.setInt32(NUMBER_OF_SYN, (own?.seq ?? 0) + 1);
    view.setInt32(ACKNOWLEDGMENT, (peer?.seq ?? 0) + 1);
    return bytes;
  }
}

/** It proves itself, as anybody may, and gets a ticket. */
async function meet(scene: Scene): Promise<HeldTicket> {
  const dial = await Dial.open(scene, ofAnother(firstSyn(scene)));
  const handshake = new Handshake({ role: 'initiator', identity: OWN, crypto: nodeCrypto, expected: SERVER.nodeId });
  let ticket: HeldTicket | undefined;
  const say = (flags: number, record: { readonly number: number; readonly bytes: Uint8Array } | null): void => {
    if (record !== null) dial.say(controlOption(flags, record.number, record.bytes));
  };
  dial.heard = (bytes) => {
    for (const { kind, offset, length } of optionsOf(bytes)) {
      const option = bytes.subarray(offset, offset + length);
      const number = viewOf(option).getUint32(RECORD_NUMBER);
      if (kind === 'hello') handshake.handleHello(number, recordOf(option));
      else if (kind === 'proof') handshake.handleProof(number, recordOf(option));
      else if (kind === 'record') ticket ??= ticketIn(handshake.keys, number, recordOf(option));
    }
    say(RECORD_FLAGS.proof, handshake.proofRecord());
  };
  handshake.begin(bindingOf(dial.seen));
  say(RECORD_FLAGS.hello, handshake.helloRecord());
  await until(() => ticket !== undefined);
  dial.heard = () => {};
  if (ticket === undefined) throw new Error('the server gives a ticket to who has proven itself');
  return ticket;
}

function ticketIn(keys: KeySchedule | null, number: number, bytes: Uint8Array): HeldTicket | undefined {
  const opened = keys && openRecord(nodeCrypto, keys.key('record', 'responder'), 'record', number, bytes);
  const message = opened && parseControlMessage(opened);
  if (!message?.ok || message.value.type !== 'ticket' || keys === null) return undefined;
  return { peer: SERVER.nodeId, secret: keys.key('resume', 'responder'), publicKey: message.value.publicKey };
}

/** It dials by its ticket, and the server takes that: both have the keys, and BIND has yet to come. */
async function resume(scene: Scene, ticket: HeldTicket): Promise<{ readonly dial: Dial; readonly keys: KeySchedule }> {
  const plain = ofAnother(firstSyn(scene));
  const [capable] = optionsOf(plain).filter(({ kind }) => kind === 'capable');
  if (capable === undefined) throw new Error('a SYN has CAPABLE');
  const both = new Uint8Array(capable.length + RESUME_SIZE);
  both.set(plain.subarray(capable.offset, capable.offset + capable.length));
  const syn = exchanged(plain, capable, both);
  const at = offsetOf(syn, 'capable') + capable.length;
  const question = writeQuestion(nodeCrypto, ticket, halfOf(syn), syn, viewOf(syn), at);
  const dial = await Dial.open(scene, syn);
  const keys = keysOfQuestion(nodeCrypto, question, bindingOf(dial.seen));
  if (keys === null || optionIn(dial.synAck ?? syn, 'bind') === undefined) throw new Error('the ticket is taken');
  return { dial, keys };
}

/** All that a proven peer may say, authentic under these keys for that connection, and what names the address of a third. */
function words(keys: KeySchedule, ids: ConnectionIds, third: SocketAddress): Uint8Array[] {
  const locator = { id: 0, address: third, preference: 65_535, lifetime: 3600, flags: 0 };
  const messages: readonly ControlMessage[] = [
    { type: 'locators', generation: 1, locators: [locator] },
    { type: 'path-status', sequence: 1, pathId: 0, status: 'abandon' },
    { type: 'path-status', sequence: 2, pathId: 0, status: 'backup' },
    { type: 'ticket', publicKey: nodeCrypto.x25519Generate().publicKey },
  ];
  const probe = new Uint8Array(PROBE_SIZE);
  writeProbe(viewOf(probe), 0, { flags: 0, pathId: 0, nonce: 1, lastNonce: 0 });
  const reply = new Uint8Array(probeReplySize(third.family));
  writeProbeReply(reply, viewOf(reply), 0, { flags: 0, pathId: 0, arrivalPathId: 0, nonce: 1 }, third);
  return [
    ...messages.map((message, i) => sealedOption(keys, 'initiator', i + 1, message)),
    signed(keys, ids, 'probe', probe),
    signed(keys, ids, 'reply', reply),
  ];
}

function signed(keys: KeySchedule, ids: ConnectionIds, label: ProbeMacLabel, option: Uint8Array): Uint8Array {
  const at = option.length - MAC_SIZE;
  const input = probeMacInput(label, 'client', ids, option, 0, at);
  placeProbeMac(option, at, nodeCrypto.hmacSha256(keys.key('probe', 'initiator'), input));
  return option;
}

function bindOf(keys: KeySchedule, bound: BoundConnection): Uint8Array {
  const option = new Uint8Array(BIND_SIZE);
  const own = { crypto: nodeCrypto, keys, role: 'initiator' } as const;
  writeBinding(own, 'client', bound, null, option, viewOf(option), 0, BIND_FLAG.welcomed);
  return option;
}

const COUNTED: readonly Counted[] = ['record', 'probe', 'reply'].flatMap((kind): Counted[] => [
  ['server', `association-${kind}-unproven`],
  ['server', `association-${kind}-unauthentic`],
]);
/** Connections that the holder was given in each phase: that of its first contact, and with BIND the one by the ticket. */
const VISITS = { without: 1, with: 2 } as const;
const PHASES: readonly Phase[] = ['open', 'binding', 'closing'];

const thirds = new WeakMap<Scene, Bystander>();

export const HOLDER: readonly Attack[] = (['without', 'with'] as const).map((way) => ({
  name: `holder of a ticket: all that it may say once it is bound, twice, before its BIND, and for the client's connection; ${way} BIND behind it`,
  outcome: 'goes-on',
  counted: way === 'with' ? [...COUNTED, ['server', 'association-bind-late']] : COUNTED,
  answering: true,
  async strike(scene) {
    const { wire, bystander, guests } = scene;
    guests.add(formatGeneralizedId(OWN.nodeId));
    const third = thirds.get(scene) ?? (await Bystander.open());
    thirds.set(scene, third);
    const { dial, keys } = await resume(scene, await meet(scene));
    const { clientHigh, clientLow, serverHigh, serverLow } = dial.bound;
    const own = words(keys, { clientHigh, clientLow, serverHigh, serverLow }, third.address);
    for (const word of [...own, ...own]) dial.say(word);
    const { initiatorId, responderId } = bindingOf(wire.seen);
    const ids: ConnectionIds = {
      ...{ clientHigh: initiatorId.high, clientLow: initiatorId.low },
      ...{ serverHigh: responderId.high, serverLow: responderId.low },
    };
    // Ahead of what the client has said, so that no replay window stops them.
    const bind = bindOf(keys, dial.bound);
    for (const word of [...words(keys, ids, third.address), ...ahead(keys, third.address), bind]) {
      const segment = segmentWith(newest(wire.seen, 'to-server'), word);
      wire.send('to-server', 0, segment);
      bystander.send(segment, scene.serverAddress);
    }
    await until(() => false, SETTLE);
    if (way === 'with') for (let i = 0; i < 2; i++) dial.say(bind);
    await until(() => false, SETTLE);
  },
  also(scene) {
    const third = thirds.get(scene);
    third?.close();
    return {
      ...nobodyIsAt(scene),
      'the client is who it is': isClients(scene),
      [`the holder was given ${scene.visits.length} connections`]: scene.visits.length === VISITS[way] * PHASES.length,
      [`${third?.got} bytes went to the address that it named`]: third?.got === 0,
    };
  },
}));

/** Further than the window of R-MH-18 from any record of the client's. */
function ahead(keys: KeySchedule, third: SocketAddress): Uint8Array[] {
  const locator = { id: 0, address: third, preference: 65_535, lifetime: 3600, flags: 0 };
  return [sealedOption(keys, 'initiator', 1000, { type: 'locators', generation: 1000, locators: [locator] })];
}

function firstSyn({ wire }: Scene): Uint8Array {
  const syn = wire.seen.find(({ direction, bytes }) => direction === 'to-server' && ((bytes[1] ?? 0) & SYN) !== 0);
  if (syn === undefined) throw new Error('the client dials');
  return syn.bytes;
}
