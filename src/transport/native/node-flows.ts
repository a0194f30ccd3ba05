import type { NodeId } from '../../wire/node-id.ts';
import type { ObservedConnection } from '../connection-observer.ts';
import type { ConnectionId } from '../output.ts';
import { FourTupleTable, KEY_WORDS } from './four-tuple-table.ts';

/** The first words of an IPv4 address in a key, and what marks the key of a node. */
const MAPPED = 0xffff;
const BY_NODE = -1;

/** Keys that a connection is found by, at the most: its node ID, and pairs of IPv4 addresses that are paths or were. */
const KEYS_LIMIT = 64;

/** A connection and what it is found by. */
export interface NodeFlow {
  readonly connection: ObservedConnection;
  /** Remote port << 16 | local port. */
  readonly ports: number;
  /** Whose ID is in the peer's addresses; null: not known yet. */
  peer: NodeId | null;
  readonly keys: Int32Array[];
}

/**
 * Connections by what their packets tell: node IDs and ports over IPv6, whatever the locators (R-NAT-71); addresses and
 * ports over IPv4, and ports alone where an address is new (R-NAT-72).
 */
export class NodeFlows {
  readonly #table: FourTupleTable<NodeFlow>;
  readonly #byId = new Map<ConnectionId, NodeFlow>();
  readonly #byPorts = new Map<number, Set<NodeFlow>>();
  readonly #key = new Int32Array(KEY_WORDS);

  /** @param secret two words of the hash's key */
  constructor(secret: Int32Array) {
    this.#table = new FourTupleTable(secret);
  }

  get size(): number {
    return this.#byId.size;
  }

  of(id: ConnectionId): NodeFlow | undefined {
    return this.#byId.get(id);
  }

  /** The key of a node, filled and filled again. */
  nodeKey(high: number, low: number, ports: number): Int32Array {
    return this.#fill(high, low, 0, 0, ports, BY_NODE);
  }

  /** The key of a pair of IPv4 addresses, filled and filled again. */
  pairKey(foreign: number, ports: number, link: number): Int32Array {
    return this.#fill(0, 0, MAPPED, foreign, ports, link);
  }

  get(key: Int32Array): NodeFlow | undefined {
    return this.#table.get(key);
  }

  /** Flows with these ports. */
  withPorts(ports: number): Iterable<NodeFlow> {
    return this.#byPorts.get(ports) ?? [];
  }

  add(connection: ObservedConnection, ports: number, peer: NodeId | null): NodeFlow {
    const flow: NodeFlow = { connection, ports, peer: null, keys: [] };
    this.#byId.set(connection.id, flow);
    const others = this.#byPorts.get(ports) ?? new Set();
    others.add(flow);
    this.#byPorts.set(ports, others);
    if (peer !== null) this.setPeer(flow, peer);
    return flow;
  }

  /** From now on the flow is found by its peer's node ID. */
  setPeer(flow: NodeFlow, peer: NodeId): void {
    flow.peer = peer;
    this.claim(flow, this.nodeKey(peer.high, peer.low, flow.ports));
  }

  /** The flow is found by this key, too, unless another one is. */
  claim(flow: NodeFlow, key: Int32Array): void {
    if (flow.keys.length >= KEYS_LIMIT || this.#table.get(key) !== undefined) return;
    const kept = key.slice();
    this.#table.add(kept, flow);
    flow.keys.push(kept);
  }

  remove(id: ConnectionId): void {
    const flow = this.#byId.get(id);
    if (flow === undefined) return;
    this.#byId.delete(id);
    this.unclaim(flow);
    const others = this.#byPorts.get(flow.ports);
    others?.delete(flow);
    if (others?.size === 0) this.#byPorts.delete(flow.ports);
  }

  /** A newer one takes the place of the flow. */
  unclaim(flow: NodeFlow): void {
    for (const key of flow.keys.splice(0)) this.#table.remove(key);
  }

  #fill(...words: number[]): Int32Array {
    for (let i = 0; i < KEY_WORDS; i++) this.#key[i] = words[i] ?? 0;
    return this.#key;
  }
}
