import { Random } from '../../src/link/random.ts';
import { LINGER_TIME } from '../../src/multihome/constants.ts';
import { SUBTYPE } from '../../src/wire/kamo-option.ts';
import { SYN } from '../../src/wire/segment-row.ts';
import { type SocketAddress, socketAddress } from '../../src/wire/socket-address.ts';
import { DATAGRAM_NIBBLE } from '../../src/wire/udp-header.ts';
import { type EndPlan, SILENT } from '../sim/app.ts';
import { partsOf } from '../sim/describe.ts';
import type { EngineKind } from '../sim/engines.ts';
import type { FlowEndPlan } from '../sim/flow-plan.ts';
import type { FlowPair } from '../sim/flow-watch.ts';
import type { NodePlan, SimNode } from '../sim/node.ts';
import { Trace } from '../sim/trace.ts';
import type { ConnectionPair } from '../sim/watch.ts';
import { Violation } from '../sim/watched-transport.ts';
import { World } from '../sim/world.ts';
import { Mutator, Pool } from './mutator.ts';

/** Datagrams in one call of the driver, all from one source. */
export const BURST = 256;
const TARGET = 0;
const FRIEND = 1;
const VICTIM = 2;
const POOL = 256;
/** The live connection, and the live flow, deliver at least once in so many virtual ms. */
const LIVE_BOUND = 3000;
/** A victim is dialled anew no sooner than this after the last, in virtual ms. */
const VICTIM_PAUSE = 150;
/** Virtual ms of one turn, and of the long one in which handshakes time out. */
const TURN = 3;
const LONG_TURN = 1200;
const LONG_EVERY = 256;
/** Until nothing is left of a connection that has ended, nor of its association, in virtual ms. */
const FORGETTING = 130_000 + LINGER_TIME;
/** How datagrams of flows begin. */
const OF_FLOWS: readonly number[] = [DATAGRAM_NIBBLE.userDatagram, DATAGRAM_NIBBLE.control];
/** Longer than a handshake may take, and than a connection without path lives here. */
const REST = 15_000;

const LIVE: EndPlan = { ...SILENT, total: 1e12, chunk: [1000, 1400], pace: 1, finish: 'after-writing' };
const BRIEF: EndPlan = { ...SILENT, finish: 'after-writing' };
const LENIENT: EndPlan = { ...LIVE, chunk: [100, 1400], pace: 5, lenient: true };

const LIVE_FLOW: FlowEndPlan = {
  messages: Number.MAX_SAFE_INTEGER,
  size: [8, 1100],
  pace: 50,
  burst: 1,
  duplicate: 0.2,
  named: 0,
  linger: 0,
  initiates: false,
  patient: false,
  words: [],
};
const LENIENT_FLOW: FlowEndPlan = { ...LIVE_FLOW, messages: 60, pace: 20, burst: 4, named: 0.1, lenient: true };

/** What was injected, by kind. */
export type Kind = 'noise' | 'misdirected' | 'replay' | 'syn' | 'on-path';

/**
 * The target node with two connections, and a flow of datagrams beside each: one, to a friend, that nobody on its path attacks, and that has to go on as if
 * nothing were; another, to a victim, whose datagrams are mutated with its connection ID and from its addresses, as
 * somebody on the path can do. The second may break in any way that is not a throw, growth, or a hang.
 */
export class FuzzArena {
  readonly injected: Record<Kind, number> = { noise: 0, misdirected: 0, replay: 0, syn: 0, 'on-path': 0 };
  readonly world: World;
  victims = 0;
  victimFlows = 0;
  readonly #random: Random;
  readonly #mutator: Mutator;
  readonly #friendly = new Pool(POOL);
  readonly #exposed = [new Pool(POOL), new Pool(1), new Pool(POOL)];
  readonly #syns = new Pool(16);
  /** SYNs by a ticket. */
  readonly #resuming = new Pool(1);
  readonly #live: ConnectionPair;
  #victim: ConnectionPair | undefined;
  /** Victims that were left, some before they opened. */
  #former: ConnectionPair[] = [];
  #victimAt = Number.NEGATIVE_INFINITY;
  #turns = 0;
  readonly #liveFlow: FlowPair;
  #victimFlow: FlowPair | undefined;
  readonly #pulses: readonly Pulse[];

  constructor(seed: number, engine: EngineKind) {
    this.#random = new Random(seed);
    this.#mutator = new Mutator(this.#random.fork());
    this.world = new World({ seed, engine, trace: new Trace(), start: 5000 });
    const { world } = this;
    world.watch.strangers = true;
    for (const links of [2, 2, 1]) world.addNode(plan(links));
    world.onHeard = (place, peer, bytes) => this.#listen(place.node, peer, bytes);
    this.#acquaint();
    this.#live = world.connect({ from: FRIEND, to: TARGET, client: LIVE, server: LIVE });
    this.#liveFlow = this.#openFlow(FRIEND, LIVE_FLOW);
    this.#pulses = [new Pulse('connection', () => this.live), new Pulse('flow', () => this.messages)];
    world.linksChanged();
    world.runFor(1000);
    if (this.#live.server.state !== 'open') throw new Violation('the live connection did not open');
    for (const pulse of this.#pulses) pulse.beat(world.now());
  }

  get total(): number {
    return Object.values(this.injected).reduce((sum, count) => sum + count, 0);
  }

  /** Bytes that the live connection has delivered in both directions. */
  get live(): number {
    return this.#live.client.read + this.#live.server.read;
  }

  /** Messages that the live flow has delivered in both directions. */
  get messages(): number {
    return this.#liveFlow.client.counts.received + this.#liveFlow.server.counts.received;
  }

  /** One turn: a few bursts of one kind each, then a little time. */
  turn(): void {
    this.#turns += 1;
    this.#redial();
    for (let bursts = 1 + this.#random.below(8); bursts > 0; bursts--) this.#burst();
    this.world.runFor(this.#turns % LONG_EVERY === 0 ? LONG_TURN : this.#random.between(0.1, TURN));
    this.#check();
  }

  /** Time without attack, until half-open connections are over. */
  rest(): void {
    this.#redial();
    this.world.runFor(REST);
    this.#check();
  }

  /** Ends both connections; nothing may be left. */
  end(): void {
    const { world } = this;
    // Who is still dialling opens, or fails, within the time that a handshake may take.
    for (let i = 0; i < 30; i++) {
      for (const node of world.nodes) {
        for (const end of node.ends.values()) end.abort();
        for (const end of node.flows.values()) end.leave();
      }
      world.runFor(500);
    }
    world.runToEnd();
    world.settle();
    world.close();
  }

  /** Victim and target have had an association, and have forgotten it: the first victim asks by a ticket. */
  #acquaint(): void {
    this.world.connect({ from: VICTIM, to: TARGET, client: BRIEF, server: SILENT });
    this.world.runToEnd();
    this.world.runFor(FORGETTING);
  }

  #burst(): void {
    const random = this.#random;
    const draw = random.float();
    if (draw < 0.2) this.#inject(TARGET, 'noise', this.#stranger(), () => this.#mutator.noise());
    else if (draw < 0.6) this.#misdirect(random.chance(0.8) ? TARGET : FRIEND);
    else if (draw < 0.65) this.#inject(TARGET, 'replay', this.#stranger(), () => this.#copy());
    else if (draw < 0.75) this.#inject(TARGET, 'syn', this.#stranger(), () => this.#mutator.syn(this.#syn()));
    else {
      const node = random.chance(0.6) ? TARGET : VICTIM;
      const pool = this.#exposed[node];
      if (pool !== undefined) this.#inject(node, 'on-path', this.#onPathSource(node), () => this.#mutator.mutant(pool));
    }
  }

  /** Each of these is dropped, and each drop is counted once. */
  #misdirect(node: number): void {
    const { transport, watched } = this.world.node(node);
    const pool = this.#random.chance(0.5) ? this.#friendly : (this.#exposed[TARGET] ?? this.#friendly);
    const before = sum(transport.counters);
    const received = watched.counts.received;
    this.#inject(node, 'misdirected', this.#stranger(), () => this.#mutator.misdirected(pool));
    const drops = sum(transport.counters) - before;
    if (drops !== watched.counts.received - received) {
      throw new Violation(`${watched.counts.received - received} misdirected datagrams, ${drops} drops counted`);
    }
  }

  #inject(node: number, kind: Kind, source: SocketAddress, make: () => Uint8Array): void {
    const datagrams: Uint8Array[] = [];
    for (let i = 0; i < BURST; i++) datagrams.push(make());
    this.injected[kind] += BURST;
    const target = this.world.node(node);
    target.inject(this.#random.below(target.links.length), source, datagrams);
  }

  /** An exact copy of what came on the live connection: old, and from elsewhere. */
  #copy(): Uint8Array {
    return this.#friendly.pick(this.#random) ?? this.#mutator.noise();
  }

  /** What a SYN is made from: any that was heard, or the one by a ticket. */
  #syn(): Uint8Array | undefined {
    return (this.#random.chance(0.2) ? this.#resuming : this.#syns).pick(this.#random);
  }

  #listen(node: number, peer: SocketAddress, bytes: Uint8Array): void {
    const parts = partsOf(bytes);
    if (parts === undefined && !OF_FLOWS.includes((bytes[0] ?? 0) >> 4)) return;
    if (parts !== undefined && (parts.flags & SYN) !== 0 && node === TARGET) {
      this.#syns.add(bytes);
      if (parts.subtypes.includes(SUBTYPE.resume)) this.#resuming.add(bytes);
    }
    const sender = this.world.nodes.find((each) => each.linkOf(peer) >= 0)?.index;
    if (node === TARGET && sender === FRIEND) this.#friendly.add(bytes);
    else if (node === VICTIM || sender === VICTIM) this.#exposed[node]?.add(bytes);
  }

  #redial(): void {
    const now = this.world.now();
    if (this.#victimFlow === undefined || (this.#victimFlow.client.ended && this.#victimFlow.server.ended)) {
      this.victimFlows += 1;
      this.#victimFlow = this.#openFlow(VICTIM, LENIENT_FLOW);
    }
    this.#former = this.#former.filter(isAlive);
    for (const pair of this.#former) for (const end of [pair.client, pair.server]) end.abort();
    const old = this.#victim;
    const dead = old === undefined || old.client.ended || old.server.ended;
    if (!dead && this.#random.chance(0.98)) return;
    if (now - this.#victimAt < VICTIM_PAUSE) return;
    if (old !== undefined) this.#former.push(old);
    this.#victimAt = now;
    this.victims += 1;
    this.#victim = this.world.connect({ from: VICTIM, to: TARGET, client: LENIENT, server: LENIENT });
  }

  #openFlow(from: number, end: FlowEndPlan): FlowPair {
    const dialled = this.world.node(TARGET).links.length;
    const plan = { from, to: TARGET, client: { ...end, initiates: true }, server: end, dialled };
    return this.world.openFlow(plan, this.#random.fork());
  }

  /** Addresses that are known to belong to the connection, or new ones. */
  #onPathSource(node: number): SocketAddress {
    const peer = this.world.node(node === TARGET ? VICTIM : TARGET);
    const link = this.#random.chance(0.8) ? this.#random.pick(peer.links) : undefined;
    return link?.local ?? this.#stranger();
  }

  #stranger(): SocketAddress {
    return socketAddress(4, `203.0.113.${1 + this.#random.below(250)}`, 1024 + this.#random.below(60_000));
  }

  #check(): void {
    const now = this.world.now();
    const { client, server } = this.#live;
    for (const end of [client, server]) {
      if (end.state !== 'open')
        throw new Violation(`${end.name} of the live connection is ${end.state} ${end.failure}`);
    }
    for (const pulse of this.#pulses) pulse.beat(now);
    for (const node of this.world.nodes) checkBounds(node);
  }
}

/** What delivers all the time. */
class Pulse {
  readonly #name: string;
  readonly #count: () => number;
  #last = -1;
  #at = 0;

  /** @param count of what was delivered until now */
  constructor(name: string, count: () => number) {
    this.#name = name;
    this.#count = count;
  }

  beat(now: number): void {
    const count = this.#count();
    if (count !== this.#last) {
      this.#last = count;
      this.#at = now;
    } else if (now - this.#at > LIVE_BOUND) {
      throw new Violation(`the live ${this.#name} has delivered nothing for ${LIVE_BOUND} ms`);
    }
  }
}

function isAlive({ client, server }: ConnectionPair): boolean {
  return !client.ended || (!server.ended && server.state !== 'waiting');
}

function checkBounds(node: SimNode): void {
  const { transport, config } = node;
  const limit = config.halfOpenLimit + 64;
  if (transport.connectionCount > limit)
    throw new Violation(`${node.name} holds ${transport.connectionCount} connections`);
  for (const end of node.ends.values()) {
    if (end.state !== 'open') continue;
    const paths = transport.paths(end.id).length;
    if (paths > 16) throw new Violation(`${end.name} has ${paths} paths`);
  }
}

function plan(links: number): NodePlan {
  const access = { delay: 5, rate: 12_500, queue: 200_000, overhead: 28 };
  const link = { family: 4, outgoing: access, incoming: access, preference: 0, translator: null } as const;
  return { links: Array.from({ length: links }, () => link), slop: 0, config: { pathless: 6000 } };
}

function sum(counters: Readonly<Record<string, number>>): number {
  return Object.values(counters).reduce((total, count) => total + count, 0);
}
