import type { KnownRecord } from '../directory/client-types.ts';
import { DEFAULT_TTL } from '../directory/constants.ts';
import type { Link } from '../link/link.ts';
import type { Identity } from '../multihome/identity.ts';
import type { Announcement } from '../multihome/locator-set.ts';
import { MAX_LOCATORS } from '../wire/locator.ts';
import type { NodeId } from '../wire/node-id.ts';
import { type SocketAddress, showAddress } from '../wire/socket-address.ts';
import { AgentClient, type AgentSocket, type LookupOptions } from './agent-client.ts';
import { Correspondents } from './correspondents.ts';
import type { Endpoint } from './endpoint.ts';
import { isLoopback } from './host-address-kind.ts';

/** How long a node that ends waits for its agents to take note, in ms: two round trips of 200 ms, and some. */
const FAREWELL = 500;

/** An agent has confirmed where the node is. */
export interface RegisteredEvent {
  /** `address:port`, or `[address]:port`. */
  readonly agent: string;
  /** The source that it has seen. */
  readonly observed: string;
}

/** The agents of a node: it registers with them by the sockets that it has for data, and asks them for others. */
export class NodeAgents {
  readonly #endpoint: Endpoint;
  readonly #agents: readonly SocketAddress[];
  readonly #announced: () => readonly Announcement[];
  readonly #client: AgentClient;
  readonly #correspondents: Correspondents;
  #links: readonly Link[] = [];

  /**
   * @param agents 1 to 8
   * @param announced what peers are told, by preference
   * @param registered told of each confirmation
   */
  constructor(
    endpoint: Endpoint,
    identity: Identity,
    agents: readonly SocketAddress[],
    announced: () => readonly Announcement[],
    registered: (event: RegisteredEvent) => void,
  ) {
    this.#endpoint = endpoint;
    this.#agents = agents;
    this.#announced = announced;
    this.#client = new AgentClient({ agents, identity, sockets: [], background: true });
    this.#correspondents = new Correspondents(this.#client, (connections, { record }) => {
      endpoint.setRecorded(connections, record.locators);
    });
    this.#client.on('registered', ({ agent, observed }: { agent: number; observed: SocketAddress }) => {
      const asked = agents[agent];
      if (asked !== undefined) registered({ agent: showAddress(asked), observed: showAddress(observed) });
    });
    endpoint.watch = this.#correspondents;
    endpoint.divert(agents, (bytes, from, link) => {
      const socket = this.#links.indexOf(link);
      if (socket >= 0) this.#client.receive(bytes, from, socket);
    });
  }

  /** The node's locators are others, or its links: agents are told. */
  update(): void {
    this.#links = this.#endpoint.locatorLinks.filter((link) => this.#reachesAgent(link));
    this.#client.setSockets(this.#links.map(socketOf));
    const keys = new Set<string>();
    const locators = this.#announced()
      .filter(({ address: { key } }) => !keys.has(key) && keys.add(key))
      .slice(0, MAX_LOCATORS)
      .map(({ address, preference }, id) => ({ id, address, preference, lifetime: DEFAULT_TTL, flags: 0 }));
    this.#client.register({ locators, ttl: DEFAULT_TTL });
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
    await this.#client.withdraw(FAREWELL);
  }

  close(): void {
    this.#correspondents.close();
    this.#client.close();
  }

  #reachesAgent(link: Link): boolean {
    // Which agents there are is the user's word; what is bound to loopback gets nowhere else.
    return this.#agents.some(
      ({ family, address }) => family === link.local.family && (isLoopback(address) || !isLoopback(link.local.address)),
    );
  }
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
