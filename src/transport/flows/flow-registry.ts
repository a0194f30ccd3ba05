import type { Crypto } from '../../multihome/crypto.ts';
import type { FlowId } from '../../wire/flow-datagram.ts';
import type { Connection } from '../connection.ts';
import { ConnectionTable } from '../connection-table.ts';
import type { SharedAssociation } from '../shared-association.ts';
import type { FlowEntry } from './flow-entry.ts';
import { FlowGroup, type GroupHost } from './flow-group.ts';
import type { FlowEnds } from './flow-types.ts';

/** A flow that has an association. */
export interface Found {
  readonly entry: FlowEntry;
  readonly group: FlowGroup;
}

/** All flows of a node: by their ID for what comes, by their ends for what goes, and by association. */
export class FlowRegistry {
  readonly #table = new ConnectionTable<FlowEntry>();
  readonly #byEnds = new Map<string, FlowEntry>();
  readonly #groupOf = new Map<FlowEntry, FlowGroup>();
  readonly #groups = new Map<SharedAssociation<Connection>, FlowGroup>();

  get size(): number {
    return this.#table.size;
  }

  get all(): Iterable<FlowEntry> {
    return this.#table.values();
  }

  unusedId(source: Pick<Crypto, 'randomUint32'>): FlowId {
    return this.#table.unusedId(source);
  }

  /** Of two flows between the same ends messages go by the one that was there first. */
  add(entry: FlowEntry): void {
    this.#table.add(entry.own.high, entry.own.low, entry);
    if (!this.#byEnds.has(endsKey(entry))) this.#byEnds.set(endsKey(entry), entry);
  }

  /** The entry has an association. */
  enter(entry: FlowEntry, group: FlowGroup): void {
    this.#groupOf.set(entry, group);
  }

  /** Returns the group that it was of. */
  remove(entry: FlowEntry): FlowGroup | undefined {
    this.#table.remove(entry.own.high, entry.own.low);
    if (this.#byEnds.get(endsKey(entry)) === entry) this.#byEnds.delete(endsKey(entry));
    const group = this.#groupOf.get(entry);
    this.#groupOf.delete(entry);
    return group;
  }

  byId(high: number, low: number): Found | undefined {
    const entry = this.#table.get(high, low);
    const group = entry && this.#groupOf.get(entry);
    return entry === undefined || group === undefined ? undefined : { entry, group };
  }

  byEnds(ends: FlowEnds): FlowEntry | undefined {
    return this.#byEnds.get(endsKey(ends));
  }

  groupOf(entry: FlowEntry | undefined): FlowGroup | undefined {
    return entry && this.#groupOf.get(entry);
  }

  ofPort(port: number): FlowEntry[] {
    return [...this.#table.values()].filter((entry) => entry.port === port);
  }

  /** The flows by an association; undefined: there are none. */
  group(shared: SharedAssociation<Connection> | undefined): FlowGroup | undefined {
    return shared && this.#groups.get(shared);
  }

  ensureGroup(host: GroupHost, shared: SharedAssociation<Connection>): FlowGroup {
    const known = this.#groups.get(shared);
    if (known !== undefined) return known;
    const group = new FlowGroup(host, shared);
    this.#groups.set(shared, group);
    return group;
  }

  forget(group: FlowGroup): void {
    if (this.#groups.get(group.shared) === group) this.#groups.delete(group.shared);
  }
}

function endsKey({ port, peer, peerPort }: FlowEnds): string {
  return `${port} ${peer.text} ${peerPort}`;
}
