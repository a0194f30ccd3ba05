/** Agents and clients in virtual time, over a network with delay and loss, honest or not. */

import { AgentMachine, type AgentMachineOptions } from '../../src/agent/machine.ts';
import type { Peer } from '../../src/agent/server-types.ts';
import { AgentClientMachine, type ClientMachineOptions } from '../../src/directory/client-machine.ts';
import type { ClientOutput } from '../../src/directory/client-types.ts';
import { VirtualScheduler } from '../../src/link/virtual-scheduler.ts';
import { compare, type StoredRecord } from '../../src/store/store.ts';
import { encodeAgentMessage, parseAgentMessage } from '../../src/wire/agent-message.ts';
import type { NodeId } from '../../src/wire/node-id.ts';
import { type SocketAddress, socketAddress } from '../../src/wire/socket-address.ts';
import { ALICE, locators, NOW, seededCrypto } from './support.ts';

export const COOKIE_KEY = Uint8Array.from({ length: 16 }, (_, i) => i);
/** The monotonic clock of the machines is not the Unix time. */
const START = 5000;

/** In place of an agent's machine: what to answer to bytes. */
export type Impostor = (bytes: Uint8Array) => readonly Uint8Array[];

/** What has come out of a client, with the time at which it did, in ms since the start. */
export type Told = Exclude<ClientOutput, { kind: 'send' } | { kind: 'timeout' }> & { readonly at: number };

export class World {
  readonly scheduler = new VirtualScheduler(START);
  readonly crypto: ReturnType<typeof seededCrypto>;
  readonly agents: Agent[] = [];
  readonly clients: Client[] = [];
  /** One way, in ms. */
  delay = 10;
  /** One way to or from an agent by its number, in ms; the others have `delay`. */
  readonly delays = new Map<number, number>();
  /** Share of datagrams that is lost. */
  loss = 0;
  /** Datagrams that pass; TCP passes always. */
  passes: (from: SocketAddress, to: SocketAddress) => boolean = () => true;
  datagrams = 0;

  constructor(seed = 1) {
    this.crypto = seededCrypto(seed);
  }

  get now(): number {
    return this.scheduler.now();
  }

  /** Milliseconds since the start. */
  get elapsed(): number {
    return this.now - START;
  }

  agent(options: Partial<AgentMachineOptions> & { store?: SharedStore } = {}): Agent {
    const agent = new Agent(this, socketAddress(4, `192.0.2.${100 + this.agents.length}`, 6742), options);
    this.agents.push(agent);
    return agent;
  }

  impostor(answer: Impostor): Agent {
    const agent = this.agent();
    agent.impostor = answer;
    return agent;
  }

  /** A client of all agents there are, with sockets at `10.0.CLIENT.1`, `.2`, … */
  client(options: Partial<ClientMachineOptions> = {}, sockets = 1): Client {
    const client = new Client(this, this.clients.length, { agents: this.agents.length, ...options }, sockets);
    this.clients.push(client);
    return client;
  }

  run(duration: number): void {
    this.scheduler.runFor(duration);
  }

  carry(from: SocketAddress, to: SocketAddress, via: 'udp' | 'tcp', deliver: () => void): void {
    this.datagrams += 1;
    if (via === 'udp' && (!this.passes(from, to) || this.crypto.randomUint32() / 2 ** 32 < this.loss)) return;
    const agent = this.agents.findIndex(({ address: { key } }) => key === from.key || key === to.key);
    this.scheduler.at(this.now + (this.delays.get(agent) ?? this.delay), deliver);
  }
}

/** What several agents share: a store without delay that tells all of them of changes. */
export class SharedStore {
  readonly entries = new Map<string, StoredRecord>();
  readonly agents = new Set<Agent>();
  failing = false;
}

export class Agent {
  machine: AgentMachine;
  impostor: Impostor | null = null;
  readonly address: SocketAddress;
  readonly store: SharedStore;
  readonly #world: World;
  readonly #options: AgentMachineOptions;
  #task: { cancel(): void } | null = null;

  constructor(world: World, address: SocketAddress, options: Partial<AgentMachineOptions> & { store?: SharedStore }) {
    const { store = new SharedStore(), ...rest } = options;
    this.#world = world;
    this.address = address;
    this.store = store;
    store.agents.add(this);
    this.#options = { cookieKey: COOKIE_KEY, ...rest };
    this.machine = new AgentMachine(world.crypto, this.#options);
  }

  /** All but the store is lost; the key of cookies as well, if another one is given. */
  restart(cookieKey: Uint8Array = this.#options.cookieKey): void {
    this.machine = new AgentMachine(this.#world.crypto, { ...this.#options, cookieKey });
  }

  receive(from: SocketAddress, via: 'udp' | 'tcp', bytes: Uint8Array): void {
    const back = (answer: Uint8Array): void => {
      this.#world.carry(this.address, from, via, () => this.#client(from)?.receive(this, from, via, answer));
    };
    if (this.impostor !== null) {
      for (const answer of this.impostor(bytes)) back(answer);
      return;
    }
    const peer: Peer = { address: from, channel: via === 'tcp' ? from.port : 0, socket: 0 };
    this.handle((machine) => machine.handleMessage(this.#world.now, peer, bytes));
  }

  handle(action: (machine: AgentMachine) => void): void {
    const { now } = this.#world;
    const { machine } = this;
    machine.setUnixTime(now, NOW + this.#world.elapsed);
    action(machine);
    for (;;) {
      const output = machine.pollOutput();
      if (output.kind === 'timeout') {
        this.#task?.cancel();
        this.#task = null;
        if (output.at < Infinity) this.#task = this.#world.scheduler.at(output.at, () => this.#ring(machine));
        return;
      }
      if (output.kind === 'send') this.#send(output.peer, output.bytes);
      else if (this.store.failing) machine.handleFailed(now, output.id);
      else if (output.kind === 'get') machine.handleFound(now, output.id, this.#get(output.nodeId.text));
      else this.#put(machine, output.id, output.nodeId.text, output.entry);
    }
  }

  #ring(machine: AgentMachine): void {
    if (machine === this.machine) this.handle((each) => each.handleTimeout(this.#world.now));
  }

  #send(peer: Peer, bytes: Uint8Array): void {
    const via = peer.channel === 0 ? 'udp' : 'tcp';
    this.#world.carry(this.address, peer.address, via, () => {
      this.#client(peer.address)?.receive(this, peer.address, via, bytes);
    });
  }

  #get(nodeId: string): StoredRecord | null {
    const entry = this.store.entries.get(nodeId);
    return entry === undefined || entry.expiresAt <= NOW + this.#world.elapsed ? null : entry;
  }

  #put(machine: AgentMachine, id: number, nodeId: string, entry: StoredRecord): void {
    const outcome = compare(this.store.entries.get(nodeId) ?? null, entry);
    machine.handlePut(this.#world.now, id, outcome ?? { kind: 'stored', verified: entry.verified });
    if (outcome?.kind === 'older' || outcome?.kind === 'full') return;
    this.store.entries.set(nodeId, { ...entry, verified: outcome?.verified ?? entry.verified });
    if (outcome !== null) return;
    for (const agent of this.store.agents) {
      const tell = (): void => agent.handle((each) => each.handleChanged(this.#world.now, nodeId, entry));
      this.#world.scheduler.at(this.#world.now, tell);
    }
  }

  #client(address: SocketAddress): Client | undefined {
    return this.#world.clients.find((client) => client.owns(address));
  }
}

export class Client {
  readonly machine: AgentClientMachine;
  readonly told: Told[] = [];
  readonly #world: World;
  readonly #number: number;
  #sockets: number[];
  #task: { cancel(): void } | null = null;
  /** What is added to the Unix time of this client, in ms. */
  clockError = 0;

  constructor(world: World, number: number, options: ClientMachineOptions, sockets: number) {
    this.#world = world;
    this.#number = number;
    this.#sockets = Array.from({ length: sockets }, (_, i) => i);
    this.machine = new AgentClientMachine(world.crypto, options);
    this.do((machine, now) => machine.setSockets(now, this.#sockets));
  }

  address(socket = 0): SocketAddress {
    return socketAddress(4, `10.0.${this.#number}.${socket + 1}`, 7000);
  }

  owns({ key }: SocketAddress): boolean {
    return this.#sockets.some((socket) => this.address(socket).key === key);
  }

  move(...sockets: number[]): void {
    this.#sockets = sockets;
    this.do((machine, now) => machine.setSockets(now, sockets));
  }

  do<T>(action: (machine: AgentClientMachine, now: number) => T): T {
    const { now } = this.#world;
    this.machine.setUnixTime(now, NOW + this.#world.elapsed + this.clockError);
    const result = action(this.machine, now);
    this.#drain();
    return result;
  }

  receive(agent: Agent, to: SocketAddress, via: 'udp' | 'tcp', bytes: Uint8Array): void {
    const socket = this.#sockets.find((each) => this.address(each).key === to.key);
    const number = this.#world.agents.indexOf(agent);
    if (socket !== undefined) this.do((machine, now) => machine.handleMessage(now, number, socket, bytes, via));
  }

  of<K extends Told['kind']>(kind: K): Extract<Told, { kind: K }>[] {
    return this.told.filter((each): each is Extract<Told, { kind: K }> => each.kind === kind);
  }

  #drain(): void {
    for (;;) {
      const output = this.machine.pollOutput();
      if (output.kind === 'timeout') {
        this.#task?.cancel();
        this.#task = null;
        const again = (): void => this.do((machine, now) => machine.handleTimeout(now));
        if (output.at < Infinity) this.#task = this.#world.scheduler.at(output.at, again);
        return;
      }
      if (output.kind !== 'send') this.told.push({ ...output, at: this.#world.elapsed });
      else {
        const agent = this.#world.agents[output.agent];
        const from = this.address(output.socket);
        if (agent !== undefined) {
          this.#world.carry(from, agent.address, output.via, () => agent.receive(from, output.via, output.bytes));
        }
      }
    }
  }
}

/** What a node says of itself unless told otherwise. */
export const CONTENT = { locators: locators(1), ttl: 120 };

export function lookUp(client: Client, nodeId: NodeId, fresh = true): number {
  return client.do((machine, now) => machine.lookup(now, nodeId, fresh));
}

/** A client that is Alice, registered. */
export function registered(world: World, hosts = [1], ttl = 120): Client {
  const alice = world.client({ identity: ALICE });
  alice.do((machine, now) => machine.register(now, { locators: locators(...hosts), ttl }));
  world.run(200);
  return alice;
}

/** Answers every QUERY with the same record. */
export function answering(record: Uint8Array): Impostor {
  return (bytes) => {
    const read = parseAgentMessage(bytes);
    if (!read.ok || read.value.type !== 'query') return [];
    const { transaction } = read.value;
    return [encodeAgentMessage({ type: 'answer', transaction, cookie: null, verified: 0xffff, record })];
  };
}
