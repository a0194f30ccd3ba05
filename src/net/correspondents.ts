import type { KnownRecord } from '../directory/client-types.ts';
import type { ConnectionId, TransportEvent } from '../transport/output.ts';
import { RenewedMap } from '../transport/renewed-map.ts';
import type { NodeId } from '../wire/node-id.ts';
import type { AgentClient } from './agent-client.ts';

/** Told of the connections of an endpoint. */
export interface ConnectionWatch {
  /** The connection is to lead to this node. */
  dialled(connection: ConnectionId, peer: NodeId): void;
  /** Ahead of whom it is for. */
  told(event: TransportEvent): void;
  /** It is over, or nobody's any more. */
  gone(connection: ConnectionId): void;
}

/** Records of one node are put in force no more often than this, in ms: each costs probes (as R-MH-21 has it). */
const RECORD_INTERVAL = 1000;
/** Without a path the agents are asked at once, after this, twice that, …, up to the other, in ms. */
const ASK_PAUSE = 1000;
const MAX_ASK_PAUSE = 30_000;

/** How long a node is followed after its last connection has gone, in ms: the next one often follows. */
const IDLE = 60_000;

/** A node with which there are connections, or were a while ago. */
interface Correspondent {
  readonly nodeId: NodeId;
  readonly connections: Set<ConnectionId>;
  /** Those of them that have no path. */
  readonly pathless: Set<ConnectionId>;
  /** The newest record, which waits to be put in force. */
  waiting: KnownRecord | undefined;
  appliedAt: number;
  applyTimer: NodeJS.Timeout | undefined;
  askTimer: NodeJS.Timeout | undefined;
  idleTimer: NodeJS.Timeout | undefined;
}

/**
 * The nodes at the other ends of connections, each followed once at the agents. What they say of themselves there goes to
 * the connections with them; when one of these has no path the agents are asked again and again (R-AGENT-57, R-AGENT-58).
 */
export class Correspondents implements ConnectionWatch {
  readonly #client: AgentClient;
  readonly #apply: (connections: ReadonlySet<ConnectionId>, known: KnownRecord) => void;
  readonly #byNode = new Map<string, Correspondent>();
  readonly #byConnection = new RenewedMap<ConnectionId, Correspondent>();
  /** Without connections, the one that has been so for longest first. */
  readonly #idle = new Set<Correspondent>();

  /** @param apply puts a record in force for the connections with its node */
  constructor(client: AgentClient, apply: (connections: ReadonlySet<ConnectionId>, known: KnownRecord) => void) {
    this.#client = client;
    this.#apply = apply;
    client.on('changed', (nodeId: NodeId, known: KnownRecord) => this.#takeSoon(nodeId, known));
    client.on('found', (nodeId: NodeId, known: KnownRecord) => this.#takeSoon(nodeId, known));
  }

  get size(): number {
    return this.#byNode.size;
  }

  dialled(connection: ConnectionId, peer: NodeId): void {
    if (this.#byConnection.has(connection)) return;
    const correspondent = this.#byNode.get(peer.text) ?? this.#follow(peer);
    clearTimeout(correspondent.idleTimer);
    this.#idle.delete(correspondent);
    correspondent.connections.add(connection);
    this.#byConnection.set(connection, correspondent);
  }

  told(event: TransportEvent): void {
    const { type, connection } = event;
    if (type === 'connected' || type === 'accepted' || type === 'proven') {
      if (event.peer !== null) this.dialled(connection, event.peer);
    } else if (type === 'active') {
      const correspondent = this.#byConnection.get(connection);
      if (correspondent === undefined) return;
      if (event.to >= 0) this.#found(connection, correspondent);
      else {
        correspondent.pathless.add(connection);
        if (correspondent.askTimer === undefined) this.#ask(correspondent, ASK_PAUSE);
      }
    }
  }

  gone(connection: ConnectionId): void {
    const correspondent = this.#byConnection.get(connection);
    if (correspondent === undefined) return;
    this.#byConnection.delete(connection);
    correspondent.connections.delete(connection);
    this.#found(connection, correspondent);
    if (correspondent.connections.size > 0) return;
    this.#idle.add(correspondent);
    correspondent.idleTimer = setTimeout(() => this.#leave(correspondent), IDLE).unref();
  }

  close(): void {
    for (const connection of [...this.#byConnection.keys()]) this.gone(connection);
    for (const correspondent of [...this.#idle]) this.#leave(correspondent);
  }

  #follow(nodeId: NodeId): Correspondent {
    const correspondent: Correspondent = {
      ...{ nodeId, connections: new Set<ConnectionId>(), pathless: new Set<ConnectionId>() },
      ...{ waiting: undefined, appliedAt: Number.NEGATIVE_INFINITY },
      ...{ applyTimer: undefined, askTimer: undefined, idleTimer: undefined },
    };
    this.#byNode.set(nodeId.text, correspondent);
    const [idle] = this.#idle;
    // Of too many nodes an idle one gives way; where there is none, this one is not followed, and only asked for.
    if (!this.#client.subscribe(nodeId) && idle !== undefined) {
      this.#leave(idle);
      this.#client.subscribe(nodeId);
    }
    return correspondent;
  }

  #leave(correspondent: Correspondent): void {
    clearTimeout(correspondent.idleTimer);
    clearTimeout(correspondent.applyTimer);
    this.#idle.delete(correspondent);
    this.#byNode.delete(correspondent.nodeId.text);
    this.#client.unsubscribe(correspondent.nodeId);
  }

  #found(connection: ConnectionId, correspondent: Correspondent): void {
    const { pathless } = correspondent;
    if (!pathless.delete(connection) || pathless.size > 0) return;
    clearTimeout(correspondent.askTimer);
    correspondent.askTimer = undefined;
  }

  #ask(correspondent: Correspondent, pause: number): void {
    // An answer is told as 'found'; who has none will be asked again.
    this.#client.lookup(correspondent.nodeId, { fresh: true }).catch(() => {});
    const next = (): void => this.#ask(correspondent, Math.min(2 * pause, MAX_ASK_PAUSE));
    correspondent.askTimer = setTimeout(next, pause).unref();
  }

  /** The last of those that come too soon counts. */
  #takeSoon({ text }: NodeId, known: KnownRecord): void {
    const correspondent = this.#byNode.get(text);
    if (correspondent === undefined) return;
    correspondent.waiting = known;
    if (correspondent.applyTimer !== undefined) return;
    const wait = correspondent.appliedAt + RECORD_INTERVAL - performance.now();
    if (wait <= 0) this.#take(correspondent);
    else correspondent.applyTimer = setTimeout(() => this.#take(correspondent), Math.ceil(wait)).unref();
  }

  #take(correspondent: Correspondent): void {
    const { waiting, connections } = correspondent;
    correspondent.applyTimer = undefined;
    correspondent.waiting = undefined;
    if (waiting === undefined || connections.size === 0) return;
    correspondent.appliedAt = performance.now();
    this.#apply(connections, waiting);
  }
}
