import type { KnownRecord } from '../directory/client-types.ts';
import { DEFAULT_TTL } from '../directory/constants.ts';
import type { Link } from '../link/link.ts';
import type { Identity } from '../multihome/identity.ts';
import { TokenBucket } from '../multihome/limits.ts';
import type { Announcement } from '../multihome/locator-set.ts';
import { type Locator, MAX_LOCATORS } from '../wire/locator.ts';
import type { NodeId } from '../wire/node-id.ts';
import { type SocketAddress, showAddress } from '../wire/socket-address.ts';
import { AgentClient, type AgentSocket, type LookupOptions } from './agent-client.ts';
import { Correspondents } from './correspondents.ts';
import type { Endpoint } from './endpoint.ts';
import { isLoopback } from './host-address-kind.ts';
import { ObservedAddresses } from './observed-addresses.ts';

/** How long a node that ends waits for its agents to take note, in ms: two round trips of 200 ms, and some. */
const FAREWELL = 500;

/** A record for what agents see of the sockets is made so often at a time, and then again after so many ms. */
const OBSERVED_BURST = 4;
const OBSERVED_PAUSE = 10_000;

/** An agent has confirmed where the node is. */
export interface RegisteredEvent {
  /** `address:port`, or `[address]:port`. */
  readonly agent: string;
  /** The source that it has seen. */
  readonly observed: string;
}

/** An agent has not taken where the node is; it will be tried again. */
export interface RegisterFailedEvent {
  /** `address:port`, or `[address]:port`. */
  readonly agent: string;
  /** `timed-out`, or why it has refused (R-AGENT-9), as `expired`, `from-future`, `full`. */
  readonly reason: string;
}

/** Told what agents have to say to a registration. */
export interface RegistrationHost {
  registered(event: RegisteredEvent): void;
  failed(event: RegisterFailedEvent): void;
}

/** The agents of a node: it registers with them by the sockets that it has for data, and asks them for others. */
export class NodeAgents {
  readonly #endpoint: Endpoint;
  readonly #nodeId: string;
  readonly #agents: readonly SocketAddress[];
  readonly #readers: readonly NodeId[] | null;
  readonly #announced: () => readonly Announcement[];
  readonly #client: AgentClient;
  readonly #correspondents: Correspondents;
  readonly #observed = new ObservedAddresses();
  readonly #renewals = new TokenBucket(1000 / OBSERVED_PAUSE, OBSERVED_BURST);
  #links: readonly Link[] = [];
  /** Of the record that agents are given. */
  #keys = '';
  #timer: NodeJS.Timeout | undefined;
  #leaving = false;

  /**
   * @param agents 1 to 8
   * @param readers who may read its records, at most 16; null: everybody
   * @param announced what peers are told, by preference
   * @param host told of each confirmation and each failure
   */
  constructor(
    endpoint: Endpoint,
    identity: Identity,
    agents: readonly SocketAddress[],
    readers: readonly NodeId[] | null,
    announced: () => readonly Announcement[],
    host: RegistrationHost,
  ) {
    this.#endpoint = endpoint;
    this.#nodeId = identity.nodeId.text;
    this.#agents = agents;
    this.#readers = readers;
    this.#announced = announced;
    this.#client = new AgentClient({ agents, identity, sockets: [], background: true });
    this.#correspondents = new Correspondents(this.#client, (connections, { record }) => {
      endpoint.setRecorded(connections, record.locators);
    });
    this.#client.on('registered', ({ agent, socket, observed }: Confirmation) => {
      const asked = agents[agent];
      if (asked !== undefined) host.registered({ agent: showAddress(asked), observed: showAddress(observed) });
      this.#observed.learn(socket, agent, observed);
      this.#renew();
    });
    this.#client.on('register-failed', ({ agent, reason }: Failure) => {
      const asked = agents[agent];
      if (asked !== undefined) host.failed({ agent: showAddress(asked), reason });
    });
    endpoint.watch = this.#correspondents;
    endpoint.divert(agents, (bytes, from, link) => {
      const socket = this.#links.indexOf(link);
      if (socket >= 0) this.#client.receive(bytes, from, socket);
    });
    this.#enter();
  }

  /** The node's locators are others, or its links: agents are told. */
  update(): void {
    const links = this.#endpoint.locatorLinks.filter((link) => this.#reachesAgent(link));
    if (links.length !== this.#links.length || links.some((link, i) => link !== this.#links[i])) this.#observed.clear();
    this.#links = links;
    this.#client.setSockets(this.#links.map(socketOf));
    this.#register(this.#locators());
  }

  /** What agents see of the sockets is said, too; not whenever they change their minds. */
  #renew(): void {
    const locators = this.#locators();
    if (this.#leaving || this.#timer !== undefined || keysOf(locators) === this.#keys) return;
    if (this.#renewals.take(performance.now())) this.#register(locators);
    else {
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.#renew();
      }, OBSERVED_PAUSE).unref();
    }
  }

  #register(locators: readonly Locator[]): void {
    this.#keys = keysOf(locators);
    this.#client.register({ locators, ttl: DEFAULT_TTL, readers: this.#readers });
  }

  /** What is announced, and behind it where translators show those of it that are the node's own addresses. */
  #locators(): Locator[] {
    const announced = this.#announced();
    const translated = this.#links.flatMap(({ local }, socket) => {
      const own = announced.find(({ address: { key } }) => key === local.key);
      const address = own === undefined ? null : this.#observed.translated(socket, local);
      return own === undefined || address === null ? [] : [{ address, preference: own.preference }];
    });
    const room = Math.max(0, MAX_LOCATORS - translated.length);
    return distinct([...distinct(announced).slice(0, room), ...translated])
      .slice(0, MAX_LOCATORS)
      .map(({ address, preference }, id) => ({ id, address, preference, lifetime: DEFAULT_TTL, flags: 0 }));
  }

  /** The newest record of a node, as `AgentClient.lookup`. The process waits for it. */
  async lookup(nodeId: NodeId, options: LookupOptions = {}): Promise<KnownRecord> {
    this.#endpoint.hold();
    try {
      return await this.#client.lookup(nodeId, options);
    } finally {
      this.#endpoint.unhold();
    }
  }

  /** Says that the node is nowhere any more; takes half a second at most. */
  async withdraw(): Promise<void> {
    this.#leaving = true;
    await this.#client.withdraw(FAREWELL, this.#readers);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#correspondents.close();
    this.#client.close();
    this.#leave();
  }

  #enter(): void {
    const namesakes = OPEN.get(this.#nodeId) ?? new Set();
    OPEN.set(this.#nodeId, namesakes.add(this));
    if (namesakes.size !== 2) return;
    process.emitWarning(
      `two nodes of this process are ${this.#nodeId}: agents have the place of one of them, whichever registered last, and either answers for connections of the other; one identity is for one node at a time`,
      { type: 'KamoWarning', code: 'KAMO_IDENTITY_TWICE' },
    );
  }

  #leave(): void {
    const namesakes = OPEN.get(this.#nodeId);
    namesakes?.delete(this);
    if (namesakes?.size === 0) OPEN.delete(this.#nodeId);
  }

  #reachesAgent(link: Link): boolean {
    // Which agents there are is the user's word; what is bound to loopback gets nowhere else.
    return this.#agents.some(
      ({ family, address }) => family === link.local.family && (isLoopback(address) || !isLoopback(link.local.address)),
    );
  }
}

/** Those of the open nodes of this process, by node ID. */
const OPEN = new Map<string, Set<NodeAgents>>();

interface Confirmation {
  readonly agent: number;
  readonly socket: number;
  readonly observed: SocketAddress;
}

interface Failure {
  readonly agent: number;
  readonly reason: string;
}

/** Each address once, the first time that it comes. */
function distinct(announcements: readonly Announcement[]): Announcement[] {
  const keys = new Set<string>();
  return announcements.filter(({ address: { key } }) => !keys.has(key) && keys.add(key));
}

function keysOf(locators: readonly Locator[]): string {
  return locators.map(({ address }) => address.key).join();
}

function socketOf(link: Link): AgentSocket {
  const { family } = link.local;
  return {
    family,
    send(bytes, to) {
      link.send(to, bytes, START, Int32Array.of(bytes.length), 1);
    },
  };
}

const START = Int32Array.of(0);
