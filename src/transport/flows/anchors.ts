import type { SocketAddress } from '../../wire/socket-address.ts';
import type { Connection } from '../connection.ts';
import type { ConnectionId, TransportEvent } from '../output.ts';
import type { SharedAssociation } from '../shared-association.ts';
import type { ConnectOptions } from '../transport-options.ts';
import type { FlowEntry } from './flow-entry.ts';
import type { FlowFailure } from './flow-types.ts';

/** Service port of anchors, which no application listens on. */
export const ANCHOR_PORT = 0;

/** What anchors need of the transport. */
export interface AnchorHost {
  connect(now: number, options: ConnectOptions): ConnectionId;
  connection(id: ConnectionId): Connection | undefined;
  release(now: number, id: ConnectionId): void;
  abort(now: number, id: ConnectionId): void;
}

/** Who is told about them. */
export interface AnchorObserver {
  /** The peer is proven, and there is an association for the flows that wait. */
  founded(now: number, shared: SharedAssociation<Connection>, waiting: readonly FlowEntry[]): void;
  failed(now: number, reason: FlowFailure, waiting: readonly FlowEntry[]): void;
  /** The last anchor of an association has gone. */
  abandoned(now: number, shared: SharedAssociation<Connection>, reason: FlowFailure): void;
  isUsed(shared: SharedAssociation<Connection>): boolean;
}

interface Anchor {
  readonly id: ConnectionId;
  /** Whom it was dialled for; null: it was accepted. */
  readonly node: string | null;
  readonly waiting: Set<FlowEntry>;
  shared: SharedAssociation<Connection> | null;
}

/**
 * Connections without an application (R-UDP-3): one is dialled when flows to a node are wanted, which founds the
 * association with it or is bound to it, and stays for as long as there are flows: the association speaks by it.
 */
export class Anchors {
  readonly #host: AnchorHost;
  readonly #observer: AnchorObserver;
  readonly #byId = new Map<ConnectionId, Anchor>();
  readonly #byNode = new Map<string, Anchor>();
  readonly #events: TransportEvent[] = [];
  /** Connections that are there, and may not be bound yet. */
  readonly #arriving = new Set<Anchor>();
  #dialling = false;

  constructor(host: AnchorHost, observer: AnchorObserver) {
    this.#host = host;
    this.#observer = observer;
  }

  /** An association with the entry's peer is wanted. */
  found(now: number, entry: FlowEntry, locators: readonly SocketAddress[]): void {
    const node = entry.peer.text;
    const known = this.#byNode.get(node);
    if (known !== undefined) {
      known.waiting.add(entry);
      return;
    }
    // That there is no way at all is told before the connection is known here.
    this.#dialling = true;
    const id = this.#host.connect(now, { nodeId: entry.peer, port: ANCHOR_PORT, locators });
    this.#dialling = false;
    const anchor: Anchor = { id, node, waiting: new Set([entry]), shared: null };
    this.#byId.set(id, anchor);
    this.#byNode.set(node, anchor);
  }

  /** The entry waits no longer. */
  withdraw(entry: FlowEntry): void {
    this.#byNode.get(entry.peer.text)?.waiting.delete(entry);
  }

  /** False: it is about somebody else's connection. What follows from it waits for `settle`. */
  takeEvent(event: TransportEvent): boolean {
    if (event.type === 'flow') return false;
    if (!this.#isOwn(event)) return false;
    if (event.type === 'accepted') {
      this.#byId.set(event.connection, { id: event.connection, node: null, waiting: new Set(), shared: null });
    }
    this.#events.push(event);
    return true;
  }

  /** An anchor that was given up still ends as a connection does, which concerns nobody. */
  #isOwn(event: Exclude<TransportEvent, { readonly type: 'flow' }>): boolean {
    if (event.type === 'accepted') return event.port === ANCHOR_PORT;
    if (this.#dialling || this.#byId.has(event.connection)) return true;
    return this.#host.connection(event.connection)?.servicePort === ANCHOR_PORT;
  }

  settle(now: number): void {
    for (let event = this.#events.shift(); event !== undefined; event = this.#events.shift()) {
      const anchor = event.type === 'flow' ? undefined : this.#byId.get(event.connection);
      if (anchor !== undefined) this.#take(now, anchor, event);
    }
    if (this.#arriving.size > 0) for (const anchor of [...this.#arriving]) this.#arrive(now, anchor);
  }

  /** No flow is left by the association. */
  unused(now: number, shared: SharedAssociation<Connection>): void {
    for (const anchor of [...this.#byId.values()]) if (anchor.shared === shared) this.#end(now, anchor, 'release');
  }

  /** Nobody answers at the other end. */
  forsake(now: number, shared: SharedAssociation<Connection>): void {
    for (const anchor of [...this.#byId.values()]) if (anchor.shared === shared) this.#end(now, anchor, 'abort');
  }

  /** A connection may be had before it is bound: until then it has no association to speak of. */
  #arrive(now: number, anchor: Anchor): void {
    const shared = this.#host.connection(anchor.id)?.shared;
    if (shared === undefined || shared.association.bindKeys === null) return;
    this.#arriving.delete(anchor);
    anchor.shared = shared;
    if (anchor.node !== null) this.#byNode.delete(anchor.node);
    const waiting = [...anchor.waiting];
    anchor.waiting.clear();
    if (waiting.length > 0) this.#observer.founded(now, shared, waiting);
    // Who waited has gone meanwhile.
    else if (anchor.node !== null) this.#end(now, anchor, 'release');
  }

  #take(now: number, anchor: Anchor, event: TransportEvent): void {
    switch (event.type) {
      case 'accepted':
      case 'connected':
        this.#arriving.add(anchor);
        return;
      case 'failed':
        this.#end(now, anchor, 'release', event.code);
        return;
      case 'peer-finished':
      case 'closed':
        // Flows of this end may still need it.
        if (event.type === 'closed' || anchor.shared === null || !this.#observer.isUsed(anchor.shared)) {
          this.#end(now, anchor, 'release', 'closed');
        }
        return;
      default:
    }
  }

  #end(now: number, anchor: Anchor, how: 'release' | 'abort', reason: FlowFailure = 'closed'): void {
    this.#byId.delete(anchor.id);
    this.#arriving.delete(anchor);
    if (anchor.node !== null && this.#byNode.get(anchor.node) === anchor) this.#byNode.delete(anchor.node);
    if (how === 'abort') this.#host.abort(now, anchor.id);
    this.#host.release(now, anchor.id);
    const waiting = [...anchor.waiting];
    anchor.waiting.clear();
    if (waiting.length > 0) this.#observer.failed(now, reason, waiting);
    const { shared } = anchor;
    if (shared === null) return;
    for (const other of this.#byId.values()) if (other.shared === shared) return;
    this.#observer.abandoned(now, shared, reason);
  }
}
