/** Nodes that roam between access points, each with the real client of Location Agents, on real sockets. */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import TinyQueue from 'tinyqueue';
import { AgentClientMachine } from '../../src/directory/client-machine.ts';
import type { ClientOutput } from '../../src/directory/client-types.ts';
import { MAX_SUBSCRIPTION } from '../../src/directory/constants.ts';
import type { Identity } from '../../src/multihome/identity.ts';
import { nodeCrypto } from '../../src/net/crypto.ts';
import { type SocketAddress, socketAddress } from '../../src/wire/socket-address.ts';

/** What was seen since the last `reset`. Times in ms. */
export interface Sightings {
  registrations: number;
  /** From a node's move until the agent has acknowledged where it is, and until who follows it knows. */
  readonly registered: number[];
  readonly notified: number[];
  readonly lookups: number[];
  failedLookups: number;
  failedRegistrations: number;
}

export interface RoamingOptions {
  readonly identities: readonly Identity[];
  readonly points: number;
  /** A node has one of them. */
  readonly agents: readonly SocketAddress[];
  /** ms between a node's moves, and between its lookups, in the mean. */
  readonly stay: number;
  /** s that a record is good; subscriptions are for half of it, at least ten minutes and at most as agents allow. */
  readonly ttl: number;
  /** Nodes that begin a second. */
  readonly arrivals: number;
}

interface Roamer {
  readonly index: number;
  readonly identity: Identity;
  readonly machine: AgentClientMachine;
  readonly agent: SocketAddress;
  point: number;
  movedAt: number;
  /** Sequence of the newest record that an agent has acknowledged. */
  acknowledged: bigint;
  /** That of the record of whom it follows that it knows. */
  known: bigint;
  readonly transactions: bigint[];
  wakesAt: number;
}

type Cause = 'wake' | 'move' | 'ask';
interface Due {
  readonly at: number;
  readonly roamer: Roamer;
  readonly cause: Cause;
}

/** Transactions of a node that answers may still come for: the subscription's is among them until the next move. */
const TRANSACTIONS = 64;
/** Place of the transaction in every message (spec/agent.md). */
const TRANSACTION_OFFSET = 4;
const TICK = 1;
/** s. */
const LEAST_SUBSCRIPTION = 600;

export class RoamingNodes {
  readonly seen: Sightings = {
    registrations: 0,
    registered: [],
    notified: [],
    lookups: [],
    failedLookups: 0,
    failedRegistrations: 0,
  };
  readonly #options: RoamingOptions;
  readonly #roamers: Roamer[] = [];
  readonly #sockets: Socket[] = [];
  readonly #byTransaction = new Map<bigint, Roamer>();
  readonly #byNode = new Map<string, Roamer>();
  readonly #asked = new Map<string, number>();
  readonly #due = new TinyQueue<Due>([], (a, b) => a.at - b.at);
  #timer: NodeJS.Timeout | undefined;
  #ticking: NodeJS.Immediate | undefined;
  #moving = false;
  #resting = false;

  static async open(options: RoamingOptions): Promise<RoamingNodes> {
    const nodes = new RoamingNodes(options);
    for (let point = 0; point < options.points; point++) await nodes.#openPoint(point);
    return nodes;
  }

  private constructor(options: RoamingOptions) {
    this.#options = options;
  }

  /** All nodes appear, each at some point, and then follow another one, as many a second. Resolves when each is known. */
  async appear(say: (line: string) => void): Promise<void> {
    const { identities, agents, arrivals, ttl } = this.#options;
    const subscriptionLifetime = Math.min(Math.max(LEAST_SUBSCRIPTION, ttl / 2), MAX_SUBSCRIPTION);
    const start = performance.now();
    for (const [index, identity] of identities.entries()) {
      const machine = new AgentClientMachine(nodeCrypto, { agents: 1, identity, subscriptionLifetime });
      const agent = agents[index % agents.length];
      if (agent === undefined) throw new Error('there are agents');
      const roamer: Roamer = {
        ...{ index, identity, machine, agent, point: 0, movedAt: 0, acknowledged: 0n, known: 0n },
        ...{ transactions: [], wakesAt: Number.POSITIVE_INFINITY },
      };
      this.#roamers.push(roamer);
      this.#byNode.set(identity.nodeId.text, roamer);
      this.#push(start + (index * 1000) / arrivals, roamer, 'move');
    }
    // Behind what the sockets have: an answer that is here already leaves nothing to be repeated, however late the loop is.
    this.#timer = setInterval(() => {
      clearImmediate(this.#ticking);
      this.#ticking = setImmediate(() => this.#tick());
    }, TICK);
    while (this.#roamers.some(({ acknowledged }) => acknowledged === 0n)) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      say(`${this.#roamers.filter(({ acknowledged }) => acknowledged !== 0n).length} nodes are registered`);
    }
    for (const [i, roamer] of this.#roamers.entries()) {
      this.#do(roamer, (machine, now) => machine.subscribe(now, this.#followed(roamer)));
      if (i % arrivals === arrivals - 1) await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    do await new Promise((resolve) => setTimeout(resolve, 100));
    while (this.unknown > 0);
  }

  /** They move about, and look each other up. */
  roam(): void {
    this.#moving = true;
    const now = performance.now();
    for (const roamer of this.#roamers) {
      this.#push(now + this.#interval(), roamer, 'move');
      this.#push(now + this.#interval(), roamer, 'ask');
    }
  }

  /** Who was about to move stays, too. */
  rest(): void {
    this.#moving = false;
    this.#resting = true;
  }

  reset(): void {
    const { seen } = this;
    for (const times of [seen.registered, seen.notified, seen.lookups]) times.length = 0;
    seen.registrations = 0;
    seen.failedLookups = 0;
    seen.failedRegistrations = 0;
  }

  /** Nodes that wait for their newest record to be acknowledged. */
  get unregistered(): number {
    return this.#roamers.filter(({ machine, acknowledged }) => acknowledged < machine.sequence).length;
  }

  /** Nodes whose follower does not know their newest record. */
  get unknown(): number {
    return this.#roamers.filter((roamer) => roamer.known < this.#roamerAfter(roamer).machine.sequence).length;
  }

  /** Asks for every node: how many are unknown, or older than was acknowledged. Nobody moves meanwhile. */
  async lost(): Promise<number> {
    const found = new Map<string, bigint>();
    // Records are renewed all the time: what was acknowledged before the question counts.
    const promised = this.#roamers.map(({ acknowledged }) => acknowledged);
    this.#onFound = (node, sequence) => found.set(node, sequence);
    for (let pass = 0; pass < 3 && found.size < this.#roamers.length; pass++) {
      for (const [i, { identity }] of this.#roamers.entries()) {
        const asker = this.#roamers[(i + 1) % this.#roamers.length];
        if (asker === undefined || found.has(identity.nodeId.text)) continue;
        this.#do(asker, (machine, now) => machine.lookup(now, identity.nodeId, true));
        if (i % 100 === 99) await new Promise((resolve) => setTimeout(resolve, 50));
      }
      await new Promise((resolve) => setTimeout(resolve, 3000));
    }
    this.#onFound = () => {};
    return this.#roamers.filter(({ identity }, i) => (found.get(identity.nodeId.text) ?? -1n) < (promised[i] ?? 0n))
      .length;
  }

  close(): void {
    clearInterval(this.#timer);
    clearImmediate(this.#ticking);
    for (const socket of this.#sockets) socket.close();
  }

  #onFound: (node: string, sequence: bigint) => void = () => {};

  /** One /24 of loopback each, as access points have networks of their own. */
  async #openPoint(point: number): Promise<void> {
    const socket = createSocket('udp4');
    socket.on('error', () => {});
    socket.on('message', (bytes) => {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const roamer = bytes.length < 12 ? undefined : this.#byTransaction.get(view.getBigUint64(TRANSACTION_OFFSET));
      // Whoever has left a point hears nothing there any more.
      if (roamer?.point === point) this.#do(roamer, (machine, now) => machine.handleMessage(now, 0, point, bytes));
    });
    socket.bind(0, `127.${1 + (point >> 8)}.${point & 255}.1`);
    await once(socket, 'listening');
    this.#sockets.push(socket);
  }

  #tick(): void {
    const now = performance.now();
    for (let due = this.#due.peek(); due !== undefined && due.at <= now; due = this.#due.peek()) {
      this.#due.pop();
      const { roamer, cause } = due;
      if (cause === 'wake') {
        if (due.at !== roamer.wakesAt) continue;
        roamer.wakesAt = Number.POSITIVE_INFINITY;
        this.#do(roamer, (machine) => machine.handleTimeout(now));
      } else if (cause === 'ask') this.#ask(roamer, now);
      else if (!this.#resting) this.#move(roamer, now);
    }
  }

  #move(roamer: Roamer, now: number): void {
    const { points, ttl } = this.#options;
    roamer.point = (roamer.point + 1 + Math.floor(Math.random() * (points - 1))) % points;
    roamer.movedAt = now;
    const { point } = roamer;
    const address = socketAddress(4, `10.${point >> 8}.${point & 255}.${2 + (roamer.index % 250)}`, 7000);
    const locators = [{ id: 0, address, preference: 0, lifetime: ttl, flags: 0 }];
    this.#do(roamer, (machine) => {
      machine.setSockets(now, [point]);
      machine.register(now, { locators, ttl });
    });
    if (this.#moving) this.#push(now + this.#interval(), roamer, 'move');
  }

  #ask(roamer: Roamer, now: number): void {
    const other = this.#roamers[Math.floor(Math.random() * this.#roamers.length)];
    if (other === undefined || !this.#moving) return;
    this.#do(roamer, (machine) => {
      this.#asked.set(`${roamer.index} ${machine.lookup(now, other.identity.nodeId, true)}`, now);
    });
    this.#push(now + this.#interval(), roamer, 'ask');
  }

  #do(roamer: Roamer, action: (machine: AgentClientMachine, now: number) => void): void {
    const now = performance.now();
    const { machine } = roamer;
    machine.setUnixTime(now, Date.now());
    action(machine, now);
    for (let output = machine.pollOutput(); ; output = machine.pollOutput()) {
      if (output.kind === 'timeout') {
        if (output.at < roamer.wakesAt) {
          roamer.wakesAt = output.at;
          this.#push(output.at, roamer, 'wake');
        }
        return;
      }
      this.#perform(roamer, now, output);
    }
  }

  #perform(roamer: Roamer, now: number, output: Exclude<ClientOutput, { kind: 'timeout' }>): void {
    const { seen } = this;
    switch (output.kind) {
      case 'send':
        if (output.via === 'udp') this.#send(roamer, output.bytes);
        return;
      case 'registered':
        if (output.sequence > roamer.acknowledged) roamer.acknowledged = output.sequence;
        seen.registrations += 1;
        if (output.sequence === roamer.machine.sequence) seen.registered.push(now - roamer.movedAt);
        return;
      case 'register-failed':
        seen.failedRegistrations += 1;
        return;
      case 'changed': {
        const changed = this.#byNode.get(output.nodeId.text);
        roamer.known = output.known.record.sequence;
        if (changed?.machine.sequence === roamer.known) seen.notified.push(now - changed.movedAt);
        return;
      }
      case 'found':
        this.#onFound(output.known.record.nodeId.text, output.known.record.sequence);
        return;
      case 'done': {
        const key = `${roamer.index} ${output.lookup}`;
        const asked = this.#asked.get(key);
        this.#asked.delete(key);
        if (asked === undefined) return;
        if (output.found) seen.lookups.push(now - asked);
        else seen.failedLookups += 1;
      }
    }
  }

  #send(roamer: Roamer, bytes: Uint8Array): void {
    const transaction = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(TRANSACTION_OFFSET);
    const { transactions } = roamer;
    // A subscription keeps its own for good: the latest use counts.
    const used = transactions.indexOf(transaction);
    if (used >= 0) transactions.splice(used, 1);
    transactions.push(transaction);
    this.#byTransaction.set(transaction, roamer);
    const gone = transactions.length > TRANSACTIONS ? transactions.shift() : undefined;
    if (gone !== undefined) this.#byTransaction.delete(gone);
    this.#sockets[roamer.point]?.send(bytes, roamer.agent.port, roamer.agent.address, () => {});
  }

  #push(at: number, roamer: Roamer, cause: Cause): void {
    if (at < Number.POSITIVE_INFINITY) this.#due.push({ at, roamer, cause });
  }

  /** A Poisson process. */
  #interval(): number {
    return -Math.log(1 - Math.random()) * this.#options.stay;
  }

  #followed(roamer: Roamer): Identity['nodeId'] {
    return this.#roamerAfter(roamer).identity.nodeId;
  }

  #roamerAfter({ index }: Roamer): Roamer {
    return this.#roamers[(index + 1) % this.#roamers.length] as Roamer;
  }
}
