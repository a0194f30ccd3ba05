/** A client of Location Agents on real sockets. */

import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { EventEmitter } from 'node:events';
import { createConnection, type Socket as TcpSocket } from 'node:net';
import { AgentClientMachine } from '../directory/client-machine.ts';
import type { ClientOutput, KnownRecord } from '../directory/client-types.ts';
import { DEFAULT_TTL, MAX_AGENTS } from '../directory/constants.ts';
import { FrameReader, framed } from '../directory/frames.ts';
import type { RecordContent } from '../directory/record.ts';
import type { Identity } from '../multihome/identity.ts';
import type { NodeId } from '../wire/node-id.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { invalid } from './arguments.ts';
import { canonicalAddress } from './canonical-address.ts';
import { nodeCrypto } from './crypto.ts';
import { KamoError } from './errors.ts';
import { MachineDriver } from './machine-driver.ts';

/** A socket that messages leave from: the client's own, or one of a node's that carries data as well. */
export interface AgentSocket {
  readonly family: 4 | 6;
  send(bytes: Uint8Array, to: SocketAddress): void;
}

/** Whom to ask, and as whom. */
export interface AgentClientOptions {
  /** 1 to 8 agents. */
  readonly agents: readonly SocketAddress[];
  /** Who registers, and who asks where records are private. */
  readonly identity?: Identity;
  /** Sign all questions, or none. Default: those for which there is no record for everybody. Needs an identity. */
  readonly signed?: boolean;
  /** The last sequence that the identity has used, where that is remembered. */
  readonly sequence?: bigint;
  /** The sockets of a node, by which it registers; what comes in on them from an agent goes to `receive`. Default: own ones. */
  readonly sockets?: readonly AgentSocket[];
  /** The client alone keeps no process alive. Default false. */
  readonly background?: boolean;
}

/** How a node is looked up. */
export interface LookupOptions {
  /** Ask, although a record is known. */
  readonly fresh?: boolean;
  /** Take the first true record at once, although agents may disagree. Default: the newest within 40 ms of it. */
  readonly first?: boolean;
  /** Told of each true record that is found, the first and newer ones, also after the promise has been kept. */
  readonly found?: (known: KnownRecord) => void;
  /** Aborting it ends the lookup: it rejects with the reason of the signal. */
  readonly signal?: AbortSignal;
}

/**
 * Events: 'changed' (nodeId, known) for a newer record of a node subscribed to; 'registered' and 'register-failed' with
 * agent, socket and what was observed or the reason; 'found' (nodeId, known) for each record that a lookup finds, the
 * first and newer ones.
 */
export class AgentClient extends EventEmitter {
  readonly #driver: MachineDriver<Performed, AgentClientMachine>;
  readonly #agents: readonly SocketAddress[];
  readonly #own: UdpSocket[] = [];
  readonly #connections = new Map<string, Connection>();
  readonly #lookups = new Map<number, Waiting>();
  /** Agents that have confirmed a record of this node. */
  readonly #knownAt = new Set<number>();
  #sockets: readonly AgentSocket[];
  readonly #background: boolean;
  #strangers = 0;
  #closed = false;

  /** @throws ERR_KAMO_ARGUMENT for options of another shape, no agents, or more than 8 */
  constructor(options: AgentClientOptions) {
    super();
    if (typeof options !== 'object' || options === null) throw invalid('options', 'an object', options);
    if (!isAgents(options.agents)) throw invalid('agents', `an array of 1 to ${MAX_AGENTS} agents`, options.agents);
    const { agents, sockets, background = false, ...rest } = options;
    this.#background = background;
    const machine = new AgentClientMachine(nodeCrypto, { ...rest, agents: agents.length });
    this.#driver = new MachineDriver(machine, { perform: (output) => this.#perform(output) }, background);
    this.#agents = agents;
    this.#sockets = sockets ?? this.#openSockets();
    this.setSockets(this.#sockets);
  }

  /** The node's sockets from now on. */
  setSockets(sockets: readonly AgentSocket[]): void {
    this.#sockets = sockets;
    const numbers = sockets.map((_, i) => i);
    const reaches = (agent: number, socket: number): boolean =>
      this.#agents[agent]?.family === this.#sockets[socket]?.family;
    this.#driver.do((machine, now) => machine.setSockets(now, numbers, reaches));
  }

  /** A message that has come in by one of the node's sockets. False when it is of no agent of this client. */
  receive(bytes: Uint8Array, from: SocketAddress, socket: number): boolean {
    const agent = this.#agents.findIndex(({ key }) => key === from.key);
    if (agent < 0) return false;
    this.#driver.do((machine, now) => machine.handleMessage(now, agent, socket, bytes));
    return true;
  }

  /**
   * The newest record of a node, once all agents have answered, 40 ms after the first true one at the latest; newer ones
   * that come later are told as 'found'. Rejects with `ERR_KAMO_NOT_FOUND` when no agent has one, `ERR_KAMO_AGENT` when
   * none has answered.
   */
  lookup(nodeId: NodeId, options: LookupOptions = {}): Promise<KnownRecord> {
    const { fresh = false, first = false, found, signal } = options;
    if (this.#closed) return Promise.reject(new KamoError('ERR_KAMO_CLOSED', 'the client is closed'));
    if (signal?.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      let id = 0;
      const abort = (): void => {
        this.#lookups.delete(id);
        this.#driver.machine.cancelLookup(id);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', abort, { once: true });
      const end = (): void => signal?.removeEventListener('abort', abort);
      this.#driver.do((machine, now) => {
        id = machine.lookup(now, nodeId, fresh);
        this.#lookups.set(id, { nodeId, first, found, resolve, reject, end });
      });
    });
  }

  /** Follows a node: 'changed' tells of each newer record. False: too many already. */
  subscribe(nodeId: NodeId): boolean {
    let made = false;
    this.#driver.do((machine, now) => {
      made = machine.subscribe(now, nodeId);
    });
    return made;
  }

  unsubscribe(nodeId: NodeId): void {
    this.#driver.do((machine, now) => machine.unsubscribe(now, nodeId));
  }

  /**
   * Registers this node, and keeps it registered until `null` is given or the client is closed.
   *
   * @throws RangeError for what no record holds
   */
  register(content: RecordContent | null): void {
    this.#driver.do((machine, now) => machine.register(now, content));
  }

  /**
   * Says that this node is nowhere, and registers no more. Resolves when all agents that know the node have confirmed it, or
   * after so many ms. `readers` are those of its records (`RecordContent`): who may not read them learns nothing of its end.
   */
  async withdraw(patience: number, readers: RecordContent['readers'] = null): Promise<void> {
    const waiting = new Set(this.#knownAt);
    this.register({ locators: [], ttl: DEFAULT_TTL, readers });
    const { sequence } = this;
    if (waiting.size > 0) {
      await new Promise<void>((resolve) => {
        const end = (): void => {
          clearTimeout(timer);
          this.off('registered', registered);
          resolve();
        };
        const registered = (output: Registered): void => {
          if (output.sequence > sequence) waiting.delete(output.agent);
          if (waiting.size === 0) end();
        };
        const timer = setTimeout(end, patience);
        this.on('registered', registered);
      });
    }
    if (!this.#closed) this.register(null);
  }

  /** The sequence of this node's newest record; kept, it makes the next run's greater, whatever the clock says. */
  get sequence(): bigint {
    return this.#driver.machine.sequence;
  }

  /** What was sent and received, and dropped by reason; `dropped.not-an-agent` is of the client's own sockets. */
  counters(): Readonly<Record<string, number>> {
    return { ...this.#driver.machine.counters, 'dropped.not-an-agent': this.#strangers };
  }

  /** Ends subscriptions and registration without a word: they live out. Lookups under way reject. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#driver.close();
    for (const socket of this.#own) socket.close();
    for (const { socket } of this.#connections.values()) socket.destroy();
    for (const waiting of this.#lookups.values()) {
      waiting.end();
      waiting.reject(new KamoError('ERR_KAMO_CLOSED', 'the client was closed'));
    }
    this.#lookups.clear();
  }

  #openSockets(): AgentSocket[] {
    const families = [...new Set(this.#agents.map(({ family }) => family))];
    return families.map((family, number): AgentSocket => {
      const socket = createSocket(family === 4 ? 'udp4' : 'udp6');
      // Unreachable agents are told by silence.
      socket.on('error', () => {});
      socket.on('message', (bytes, from) => {
        const source = canonicalAddress(from.address, from.port);
        if (this.#closed) return;
        if (source === null || !this.receive(bytes, source, number)) this.#strangers += 1;
      });
      if (this.#background) socket.unref();
      this.#own.push(socket);
      return { family, send: (bytes, to) => socket.send(bytes, to.port, to.address, () => {}) };
    });
  }

  #perform(output: Performed): void {
    switch (output.kind) {
      case 'send': {
        const agent = this.#agents[output.agent];
        if (agent === undefined) return;
        if (output.via === 'udp') this.#sockets[output.socket]?.send(output.bytes, agent);
        else this.#sendByTcp(output.agent, output.socket, agent, output.bytes);
        return;
      }
      case 'found': {
        const waiting = this.#lookups.get(output.lookup);
        if (waiting === undefined) return;
        waiting.found?.(output.known);
        if (waiting.first) waiting.resolve(output.known);
        this.emit('found', waiting.nodeId, output.known);
        return;
      }
      case 'settled':
        this.#lookups.get(output.lookup)?.resolve(output.known);
        return;
      case 'done': {
        const waiting = this.#lookups.get(output.lookup);
        this.#lookups.delete(output.lookup);
        waiting?.end();
        if (!output.found) waiting?.reject(lookupError(waiting.nodeId, output.reasons));
        return;
      }
      case 'changed':
        this.emit('changed', output.nodeId, output.known);
        return;
      default:
        if (output.kind === 'registered') this.#knownAt.add(output.agent);
        this.emit(output.kind, output);
    }
  }

  #sendByTcp(agent: number, socket: number, to: SocketAddress, bytes: Uint8Array): void {
    const key = `${agent}|${socket}`;
    let connection = this.#connections.get(key);
    if (connection === undefined) {
      connection = this.#connect(agent, socket, to, key);
      this.#connections.set(key, connection);
    }
    connection.socket.write(framed(bytes));
  }

  #connect(agent: number, number: number, to: SocketAddress, key: string): Connection {
    const socket = createConnection({ host: to.address, port: to.port, noDelay: true });
    const reader = new FrameReader();
    socket.unref();
    socket.on('error', () => {});
    socket.on('close', () => this.#connections.delete(key));
    socket.on('data', (chunk) => {
      const messages = reader.push(chunk);
      if (messages === null) socket.destroy();
      for (const message of messages ?? []) {
        this.#driver.do((machine, now) => machine.handleMessage(now, agent, number, message, 'tcp'));
      }
    });
    return { socket };
  }
}

type Performed = Exclude<ClientOutput, { kind: 'timeout' }>;
type Registered = Extract<ClientOutput, { kind: 'registered' }>;

interface Waiting {
  readonly nodeId: NodeId;
  readonly first: boolean;
  readonly found: ((known: KnownRecord) => void) | undefined;
  readonly resolve: (known: KnownRecord) => void;
  readonly reject: (error: unknown) => void;
  readonly end: () => void;
}

interface Connection {
  readonly socket: TcpSocket;
}

/** For people, when it is their clock by which a record is none. */
const CLOCKS: Readonly<Record<string, string>> = {
  expired: '; is the clock of this host ahead?',
  'from-future': '; is the clock of this host behind?',
};

function lookupError(nodeId: NodeId, reasons: readonly string[]): KamoError {
  const answered = reasons.some((reason) => reason !== 'timed-out');
  const code = answered ? 'ERR_KAMO_NOT_FOUND' : 'ERR_KAMO_AGENT';
  const what = answered ? `no agent has a record of ${nodeId.text}` : `no agent has answered for ${nodeId.text}`;
  const clock = reasons.flatMap((reason) => CLOCKS[reason] ?? []).at(0) ?? '';
  return new KamoError(code, `${what} (${reasons.join(', ')})${clock}`, {
    syscall: 'getaddrinfo2',
    hostname: nodeId.text,
  });
}

function isAgents(value: unknown): value is readonly SocketAddress[] {
  const isAgent = (each: unknown): boolean => typeof each === 'object' && each !== null && 'family' in each;
  return Array.isArray(value) && value.length >= 1 && value.length <= MAX_AGENTS && value.every(isAgent);
}
