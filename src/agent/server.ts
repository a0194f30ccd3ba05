/** The agent on real sockets: UDP and TCP on the same ports, over a machine and a store. */

import { AGENT_PORT, MAX_SUBSCRIPTION } from '../directory/constants.ts';
import { type Address, invalid, parseAddress } from '../net/arguments.ts';
import { nodeCrypto } from '../net/crypto.ts';
import { MachineDriver } from '../net/machine-driver.ts';
import type { RecordStore } from '../store/store.ts';
import { MAX_AGENT_MESSAGE } from '../wire/agent-message.ts';
import { type SocketAddress, socketAddress } from '../wire/socket-address.ts';
import { type ChannelLimits, Channels } from './channels.ts';
import { INBOX, INBOX_PATIENCE, INBOX_SLICE } from './constants.ts';
import { Inbox } from './inbox.ts';
import { AgentMachine } from './machine.ts';
import type { AgentLimits, AgentOutput, Peer } from './server-types.ts';
import { UdpSockets } from './udp-sockets.ts';

/** How an agent is opened. */
export interface AgentServerOptions {
  /** Where records are kept. The server closes it when it ends. */
  readonly store: RecordStore;
  /** Addresses, UDP and TCP alike; the port is 6742 unless given, 0 any. Default: all addresses of both families. */
  readonly listen?: readonly Address[];
  /** 16 secret bytes; agents that stand for each other share them. Default: fresh ones. */
  readonly cookieKey?: Uint8Array;
  /** What it does for others at most; each left out is its default. */
  readonly limits?: Partial<AgentLimits>;
  /** The same for its TCP connections. */
  readonly tcp?: Partial<ChannelLimits>;
}

/** All addresses of both families. */
export const DEFAULT_LISTEN: readonly SocketAddress[] = [
  socketAddress(4, '0.0.0.0', AGENT_PORT),
  socketAddress(6, '::', AGENT_PORT),
];

/** What the kernel is asked to hold of datagrams that come faster than they are read, in bytes. */
const RECEIVE_BUFFER = 4 * 1024 * 1024;
const COOKIE_KEY_BYTES = 16;
/** How often the store forgets, and how long the end waits for what is under way, in ms. */
const SWEEP_INTERVAL = 60_000;
const STOP_PATIENCE = 3000;
/** A connection with a subscription is kept this much longer than the subscription, in ms. */
const CHANNEL_GRACE = 60_000;

type Performed = Exclude<AgentOutput, { kind: 'timeout' }>;

interface Datagram {
  readonly peer: Peer;
  readonly bytes: Uint8Array;
}

/** A running Location Agent. */
export class AgentServer {
  readonly #driver: MachineDriver<Performed, AgentMachine>;
  readonly #store: RecordStore;
  readonly #channels: Channels;
  readonly #sockets: UdpSockets;
  readonly #endStore: () => void;
  readonly #drops = { 'store.failed': 0 };
  readonly #inbox = new Inbox<Datagram>(INBOX, INBOX_PATIENCE);
  #working: NodeJS.Immediate | undefined;
  #sweeping: NodeJS.Timeout | undefined;
  #stopping = false;
  #sending = 0;
  #idle: (() => void) | undefined;

  /** Opens sockets. Rejects with a KamoError, and then nothing is open but the store. */
  static async open(options: AgentServerOptions): Promise<AgentServer> {
    if (typeof options !== 'object' || options === null) throw invalid('options', 'an object', options);
    const { store, listen = DEFAULT_LISTEN, cookieKey } = options;
    if (typeof store?.onChange !== 'function') throw invalid('store', 'a store of records', store);
    if (!Array.isArray(listen)) throw invalid('listen', 'an array of addresses', listen);
    if (cookieKey !== undefined && !(cookieKey instanceof Uint8Array && cookieKey.length === COOKIE_KEY_BYTES))
      throw invalid('cookieKey', `a Uint8Array of ${COOKIE_KEY_BYTES} bytes`, cookieKey);
    const places = listen.map((each, i) => parseAddress(each, `listen[${i}]`, AGENT_PORT));
    const server = new AgentServer(options);
    try {
      for (const place of places) await server.#sockets.listen(place);
    } catch (error) {
      server.#closeSockets();
      throw error;
    }
    return server;
  }

  private constructor(options: AgentServerOptions) {
    const { store, cookieKey = nodeCrypto.random(COOKIE_KEY_BYTES), limits = {}, tcp = {} } = options;
    this.#store = store;
    const machine = new AgentMachine(nodeCrypto, { cookieKey, limits });
    const drained = (): void => {
      if (!this.#isBusy()) this.#idle?.();
    };
    this.#driver = new MachineDriver(machine, { perform: (output) => this.#perform(output), drained }, true);
    this.#channels = new Channels(
      {
        message: (channel, address, bytes) => this.#receive({ address, channel, socket: 0 }, bytes),
        closed: (channel) => this.#driver.do((machine) => machine.handleClosed(channel)),
      },
      MAX_AGENT_MESSAGE,
      tcp,
    );
    this.#sockets = new UdpSockets(
      { message: (socket, address, bytes) => this.#queue({ peer: { address, channel: 0, socket }, bytes }) },
      this.#channels,
      { receiveBuffer: RECEIVE_BUFFER },
    );
    this.#endStore = store.onChange((nodeId, entry) =>
      this.#driver.do((machine, now) => machine.handleChanged(now, nodeId, entry)),
    );
    this.#sweeping = setInterval(() => void store.sweep(Date.now()).catch(() => {}), SWEEP_INTERVAL).unref();
  }

  /** Where it listens, with the ports that the system chose. */
  addresses(): SocketAddress[] {
    return this.#sockets.addresses();
  }

  /** What came in, went out and was dropped, by name. */
  counters(): Readonly<Record<string, number>> {
    const { machine } = this.#driver;
    const parts = [machine, this.#channels, this.#sockets, this.#inbox];
    return Object.assign({}, ...parts.map(({ counters }) => counters), this.#drops);
  }

  /** Numbers that go up and down. */
  gauges(): { readonly subscriptions: number; readonly waiting: number; readonly connections: number } {
    const { subscriptions, waiting } = this.#driver.machine;
    return { subscriptions, waiting, connections: this.#channels.size };
  }

  /** Takes no more questions, answers those that are under way, and closes sockets and store. */
  async close(): Promise<void> {
    if (this.#stopping) return;
    this.#stopping = true;
    clearInterval(this.#sweeping);
    if (this.#isBusy()) {
      await new Promise<void>((resolve) => {
        this.#idle = resolve;
        setTimeout(resolve, STOP_PATIENCE).unref();
      });
    }
    this.#endStore();
    this.#driver.close();
    this.#closeSockets();
    await this.#store.close();
  }

  #receive(peer: Peer, bytes: Uint8Array): void {
    if (!this.#stopping) this.#driver.do((machine, now) => machine.handleMessage(now, peer, bytes));
  }

  /** Reading is worth little, what a datagram asks for much: all is read, so that it is known how long each has waited. */
  #queue(datagram: Datagram): void {
    if (this.#stopping) return;
    this.#inbox.push(performance.now(), datagram);
    this.#working ??= setImmediate(() => this.#work());
  }

  #work(): void {
    this.#working = undefined;
    const start = performance.now();
    for (let now = start; now < start + INBOX_SLICE; now = performance.now()) {
      const datagram = this.#inbox.take(now);
      if (datagram === undefined) return;
      this.#receive(datagram.peer, datagram.bytes);
    }
    this.#working = setImmediate(() => this.#work());
  }

  #perform(output: Performed): void {
    if (output.kind === 'send') {
      this.#send(output.peer, output.bytes);
      return;
    }
    const { id } = output;
    const failed = (): void => {
      this.#drops['store.failed'] += 1;
      this.#driver.do((machine, now) => machine.handleFailed(now, id));
    };
    if (output.kind === 'get') {
      this.#store
        .get(output.nodeId.text, Date.now())
        .then((entry) => this.#driver.do((machine, now) => machine.handleFound(now, id, entry)), failed);
    } else {
      this.#store
        .put(output.nodeId.text, output.entry, Date.now())
        .then((outcome) => this.#driver.do((machine, now) => machine.handlePut(now, id, outcome)), failed);
    }
  }

  #send({ address, channel, socket }: Peer, bytes: Uint8Array): void {
    if (channel !== 0) {
      const patient = this.#driver.machine.hasSubscription(channel);
      this.#channels.send(channel, bytes, patient ? MAX_SUBSCRIPTION * 1000 + CHANNEL_GRACE : undefined);
      return;
    }
    this.#sending += 1;
    this.#sockets.send(socket, bytes, address, () => {
      this.#sending -= 1;
      if (!this.#isBusy()) this.#idle?.();
    });
  }

  /** Something is under way that would be lost. */
  #isBusy(): boolean {
    return this.#driver.machine.waiting > 0 || this.#sending > 0;
  }

  #closeSockets(): void {
    clearInterval(this.#sweeping);
    clearImmediate(this.#working);
    this.#inbox.clear();
    this.#channels.close();
    this.#sockets.close();
  }
}
