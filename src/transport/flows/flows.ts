import type { Crypto } from '../../multihome/crypto.ts';
import type { PathWish } from '../../multihome/path.ts';
import {
  FLOW_END_SIZE,
  FLOW_TYPE,
  type FlowControl,
  type FlowId,
  flowControl,
  MESSAGE_FLAG,
  MESSAGE_HEADER_SIZE,
  messageHeader,
  OPEN_CODE,
  type Refusal,
  readFlowControl,
  readMessage,
  refusalOf,
} from '../../wire/flow-datagram.ts';
import { ROW, ROW_KIND } from '../../wire/segment-row.ts';
import type { SocketAddress } from '../../wire/socket-address.ts';
import type { Associations } from '../associations.ts';
import type { Connection } from '../connection.ts';
import type { ConnectionId, Output, TransportEvent } from '../output.ts';
import type { SharedAssociation } from '../shared-association.ts';
import type { TrainBuffer } from '../train-writer.ts';
import type { ConnectOptions } from '../transport-options.ts';
import { ANCHOR_PORT, Anchors } from './anchors.ts';
import { FlowAnswers } from './flow-answers.ts';
import { FlowEntry } from './flow-entry.ts';
import { type FlowGroup, type GroupHost, openerKey } from './flow-group.ts';
import type { FlowHost } from './flow-host.ts';
import { isFlowMac } from './flow-mac.ts';
import { FlowRegistry, type Found } from './flow-registry.ts';
import type {
  FlowEnds,
  FlowEvent,
  FlowFailure,
  FlowPath,
  FlowService,
  FlowTuning,
  SendOptions,
  SendResult,
} from './flow-types.ts';
import { FlowWriter } from './flow-writer.ts';

/** Flows of one association, at the most. */
const GROUP_LIMIT = 1024;

/** What flows need of their transport. */
export interface FlowsHost extends Omit<FlowHost, 'emit'> {
  tell(event: FlowEvent): unknown;
  /** Connections to a service port are accepted, or no more. */
  listen(port: number, on: boolean): unknown;
  readonly associations: Associations<Connection>;
  connect(now: number, options: ConnectOptions): ConnectionId;
  connection(id: ConnectionId): Connection | undefined;
  release(now: number, id: ConnectionId): void;
  abort(now: number, id: ConnectionId): void;
  /** Its deadline has to be looked at. */
  schedule(group: FlowGroup, at: number): void;
  cancel(group: FlowGroup): void;
}

/** Where datagrams lie that were received. */
interface Arena {
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

/**
 * Datagram flows of a node, sans-IO as the transport that they are part of (R-UDP-1 to R-UDP-17): ports, flows by their
 * ID and by their ends, and how one comes to an association.
 */
export class Flows implements FlowService, GroupHost {
  readonly #host: FlowsHost;
  readonly #registry = new FlowRegistry();
  readonly #ports = new Set<number>();
  /** Ports given up, until their flows have said so. */
  readonly #leaving = new Set<number>();
  readonly #anchors: Anchors;
  readonly #queue: FlowGroup[] = [];
  readonly #answers = new FlowAnswers();
  readonly #writer = new FlowWriter();
  readonly #control = flowControl();
  readonly #header = messageHeader();

  constructor(host: FlowsHost) {
    this.#host = host;
    this.#anchors = new Anchors(host, {
      founded: (now, shared, waiting) => {
        const group = this.#registry.ensureGroup(this, shared);
        for (const entry of waiting) this.#enter(now, group, entry);
      },
      failed: (now, reason, waiting) => {
        for (const entry of waiting) this.ended(now, entry, reason);
      },
      abandoned: (now, shared, reason) => this.#registry.group(shared)?.close(now, reason),
      isUsed: (shared) => (this.#registry.group(shared)?.entries.size ?? 0) > 0,
    });
  }

  // What groups need.

  get crypto(): Crypto {
    return this.#host.crypto;
  }

  get config(): FlowHost['config'] {
    return this.#host.config;
  }

  get links(): FlowHost['links'] {
    return this.#host.links;
  }

  lagUntil(): number {
    return this.#host.lagUntil();
  }

  readonly emit: FlowHost['emit'] = (event) => this.#host.tell(event);
  readonly drop: FlowHost['drop'] = (reason) => this.#host.drop(reason);

  wake(group: FlowGroup): void {
    if (group.queued || group.isClosed) return;
    group.queued = true;
    this.#queue.push(group);
  }

  ended(now: number, entry: FlowEntry, failure: FlowFailure | null): void {
    if (failure !== null) {
      entry.apply('failed');
      this.emit({ type: 'failed', ...entry.ends, reason: failure });
    }
    entry.flow.close();
    const group = this.#registry.remove(entry);
    this.#answers.remember(entry, group?.keys ?? null);
    if (group !== undefined && group.entries.size === 0) {
      this.#registry.forget(group);
      this.#host.cancel(group);
      if (!group.isClosed) {
        group.close(now, 'closed');
        this.#anchors.unused(now, group.shared);
      }
    }
    this.#tellUnbound(entry.port);
  }

  lost(now: number, group: FlowGroup): void {
    this.#registry.forget(group);
    group.close(now, 'pathless');
    this.#anchors.forsake(now, group.shared);
  }

  // What the transport calls.

  get size(): number {
    return this.#registry.size;
  }

  bind(port: number): boolean {
    if (this.#ports.has(port)) return false;
    if (this.#ports.size === 0) this.#host.listen(ANCHOR_PORT, true);
    this.#ports.add(port);
    return true;
  }

  unbind(now: number, port: number): void {
    if (!this.#ports.delete(port)) return;
    if (this.#ports.size === 0) this.#host.listen(ANCHOR_PORT, false);
    this.#leaving.add(port);
    for (const entry of this.#registry.ofPort(port)) this.#leave(now, entry);
    this.#tellUnbound(port);
  }

  send(now: number, options: SendOptions): SendResult {
    let entry = this.#registry.byEnds(options);
    const limit = this.messageSize(options);
    if (options.bytes.length > limit) return { tooLarge: limit };
    if (entry === undefined) {
      const made = this.#openFlow(now, options);
      if (!(made instanceof FlowEntry)) return made;
      entry = made;
    }
    const taken = entry.flow.send({
      owner: entry.flow,
      token: options.token,
      bytes: options.bytes,
      path: options.path ?? -1,
      duplicate: options.duplicate ?? entry.duplicate,
      queuedAt: now,
      number: 0,
      state: 'queued',
      copies: [],
    });
    this.#registry.groupOf(entry)?.touch(entry);
    return taken ? 'taken' : 'full';
  }

  messageSize(ends: FlowEnds): number {
    const group = this.#registry.groupOf(this.#registry.byEnds(ends));
    const active = group?.shared.association.active ?? -1;
    if (group === undefined || active < 0) return this.config.maxDatagram - MESSAGE_HEADER_SIZE;
    return group.paths.messageSize(active);
  }

  queued(port: number): { readonly count: number; readonly bytes: number } {
    let count = 0;
    let bytes = 0;
    for (const { flow } of this.#registry.ofPort(port)) {
      count += flow.queueLength;
      bytes += flow.queuedBytes;
    }
    return { count, bytes };
  }

  paths(now: number, ends: FlowEnds): FlowPath[] {
    const group = this.#registry.groupOf(this.#registry.byEnds(ends));
    if (group === undefined) return [];
    return group.paths.all.flatMap((path) => (path && group.paths.info(now, path.id)) ?? []);
  }

  tune(ends: FlowEnds, tuning: FlowTuning): boolean {
    const entry = this.#registry.byEnds(ends);
    if (entry === undefined) return false;
    if (tuning.pin !== undefined) entry.pin = tuning.pin;
    if (tuning.duplicate !== undefined) entry.duplicate = tuning.duplicate;
    if (tuning.sendLimit !== undefined) entry.flow.sendLimit = tuning.sendLimit;
    this.#registry.groupOf(entry)?.touch(entry);
    return true;
  }

  setWish(now: number, ends: FlowEnds, path: number, wish: PathWish): boolean {
    return this.#registry.groupOf(this.#registry.byEnds(ends))?.setWish(now, path, wish) ?? false;
  }

  setLocators(now: number, ends: FlowEnds, locators: readonly SocketAddress[]): boolean {
    const group = this.#registry.groupOf(this.#registry.byEnds(ends));
    group?.setLocators(now, locators);
    return group !== undefined;
  }

  /** Takes what concerns connections that are the flows' own; false: it is somebody else's. */
  takeEvent(event: TransportEvent): boolean {
    return this.#anchors.takeEvent(event);
  }

  /** One datagram; false: it is of another kind than 1 and 2. */
  handle(now: number, link: number, source: SocketAddress, arena: Arena, rows: Int32Array, row: number): boolean {
    const offset = rows[row + ROW.offset] ?? 0;
    const length = rows[row + ROW.length] ?? 0;
    const kind = rows[row + ROW.kind];
    if (kind === ROW_KIND.control) this.#handleControl(now, link, source, arena, offset, length);
    if (kind !== ROW_KIND.userDatagram) return kind === ROW_KIND.control;
    if (!readMessage(arena.view, offset, length, this.#header)) {
      this.drop('short-datagram');
      return true;
    }
    const found = this.#find(now, link, source, rows[row + ROW.idHigh] ?? 0, rows[row + ROW.idLow] ?? 0, length);
    if (found !== undefined) this.#handleMessage(now, link, source, arena.bytes, found, offset, length);
    return true;
  }

  /** One train, or undefined when there is nothing to send now. */
  poll(now: number, area: TrainBuffer): Output | undefined {
    this.#anchors.settle(now);
    const answer = this.#pollAnswer(area);
    if (answer !== undefined) return answer;
    for (let group = this.#queue[0]; group !== undefined; group = this.#queue[0]) {
      this.#writer.begin(area);
      const path = group.poll(now, this.#writer);
      if (path < 0) {
        this.#queue.shift();
        group.queued = false;
        if (!group.isClosed) this.#host.schedule(group, group.deadline(now));
        continue;
      }
      this.#queue.shift();
      this.#queue.push(group);
      const train = this.#train(group, path);
      if (train !== undefined) return train;
    }
    return undefined;
  }

  #handleMessage(
    now: number,
    link: number,
    source: SocketAddress,
    bytes: Uint8Array,
    { entry, group }: Found,
    offset: number,
    length: number,
  ): void {
    const header = this.#header;
    const path = group.pathOf(now, link, source, length);
    // The receiver has gone: what comes now is not delivered, and so not acknowledged.
    if (path < 0 || entry.state === 'closing') {
      this.drop(path < 0 ? 'path-limit' : 'unknown-flow');
      return;
    }
    const wanted = (header.flags & MESSAGE_FLAG.feedback) !== 0;
    const size = length - MESSAGE_HEADER_SIZE;
    if (!group.receive(now, entry, path, header.path, header.number, wanted, size)) {
      this.drop('repeated-message');
      return;
    }
    const start = offset + MESSAGE_HEADER_SIZE;
    this.emit({ type: 'message', ...entry.ends, bytes: bytes.slice(start, start + size) });
  }

  /** The flow of that ID. Who still sends by one that is over is told so (R-UDP-16). */
  #find(now: number, link: number, source: SocketAddress, high: number, low: number, size: number): Found | undefined {
    const found = this.#registry.byId(high, low);
    if (found !== undefined) return found;
    this.drop('unknown-flow');
    const end = this.#answers.endOf(high, low);
    if (end !== undefined && size >= FLOW_END_SIZE) this.#answers.push(now, link, source, end);
    return undefined;
  }

  #handleControl(
    now: number,
    link: number,
    source: SocketAddress,
    { bytes, view }: Arena,
    offset: number,
    length: number,
  ): void {
    const control = this.#control;
    const fault = readFlowControl(view, offset, length, control);
    if (fault !== 'none') {
      this.drop(fault === 'short' ? 'short-datagram' : 'bad-flow-control');
      return;
    }
    if (control.type === FLOW_TYPE.open) {
      this.#handleOpen(now, link, source, bytes, offset, length, control);
      return;
    }
    const found = this.#find(now, link, source, control.idHigh, control.idLow, 0);
    if (found === undefined) return;
    const { entry, group } = found;
    if (control.macOffset >= 0 && !group.isAuthentic(entry, bytes, offset, control.macOffset)) {
      this.drop('flow-forged');
      return;
    }
    const path = group.pathOf(now, link, source, length);
    if (path < 0) this.drop('path-limit');
    else if (control.type === FLOW_TYPE.feedback) group.handleFeedback(now, entry, path, view, offset, control);
    else if (control.type === FLOW_TYPE.accept) this.#handleAccept(group, entry, control);
    else group.end(now, entry, control.type === FLOW_TYPE.refuse ? failureOf(control.code) : null);
  }

  /** Nothing is kept, and nothing answered, of one whose MAC is not that of a proven node (R-UDP-11). */
  #handleOpen(
    now: number,
    link: number,
    source: SocketAddress,
    bytes: Uint8Array,
    offset: number,
    length: number,
    control: FlowControl,
  ): void {
    const role = (control.code & OPEN_CODE.responder) !== 0 ? 'responder' : 'initiator';
    const shared = this.#host.associations.find(control.handle, role);
    const { bindKeys, peer } = shared?.association ?? { bindKeys: null, peer: null };
    if (shared === undefined || bindKeys === null || peer === null || shared.members.length === 0) {
      this.drop('flow-unknown-association');
      return;
    }
    const opener = { high: control.idHigh, low: control.idLow };
    if (!isFlowMac(bindKeys, true, opener, bytes, offset, control.macOffset)) {
      this.drop('flow-forged');
      return;
    }
    const refusal = this.#refusalOf(shared, control.servicePort);
    const known = this.#registry.group(shared)?.byOpener.get(openerKey(opener.high, opener.low));
    if (known === undefined && refusal !== undefined) {
      this.drop(refusal === 'limit' ? 'flow-limit' : 'flow-no-listener');
      this.#answers.push(now, link, source, { keys: bindKeys, byOpener: false, to: opener, opener, refusal });
      return;
    }
    const group = this.#registry.ensureGroup(this, shared);
    const path = group.pathOf(now, link, source, length);
    if (path < 0) this.drop('path-limit');
    else if (known !== undefined) {
      known.due = 'accept';
      known.arrivalPath = path;
      group.touch(known);
    } else this.#accept(now, group, path, opener, { port: control.servicePort, peer, peerPort: control.sourcePort });
  }

  #refusalOf(shared: SharedAssociation<Connection>, port: number): Refusal | undefined {
    if (!this.#ports.has(port)) return 'no-listener';
    const group = this.#registry.group(shared);
    return this.#registry.size >= this.config.connectionLimit || (group !== undefined && isFull(group))
      ? 'limit'
      : undefined;
  }

  #accept(now: number, group: FlowGroup, path: number, opener: FlowId, ends: FlowEnds): void {
    const entry = new FlowEntry(now, this, ends, this.#registry.unusedId(this.crypto), { peerId: opener, path });
    this.#registry.add(entry);
    this.#registry.enter(entry, group);
    group.byOpener.set(openerKey(opener.high, opener.low), entry);
    entry.due = 'accept';
    group.add(now, entry);
    this.emit({ type: 'opened', ...ends });
  }

  #handleAccept(group: FlowGroup, entry: FlowEntry, control: FlowControl): void {
    if (!entry.apply('accepted')) return;
    entry.peerId = { high: control.ownHigh, low: control.ownLow };
    entry.openAt = Number.POSITIVE_INFINITY;
    if (entry.due === 'open') entry.due = 'none';
    this.emit({ type: 'opened', ...entry.ends });
    // Its port has been given up meanwhile.
    if (!this.#ports.has(entry.port)) entry.apply('ended');
    group.touch(entry);
  }

  #openFlow(now: number, options: SendOptions): FlowEntry | SendResult {
    const { port, peer, peerPort, locators } = options;
    const shared = this.#host.associations.with(peer);
    const group = this.#registry.group(shared);
    if (group !== undefined && isFull(group)) return 'limit';
    if (this.#registry.size >= this.config.connectionLimit) return 'limit';
    const entry = new FlowEntry(now, this, { port, peer, peerPort }, this.#registry.unusedId(this.crypto), null);
    if (group !== undefined && shared !== undefined && shared.members.length > 0) {
      this.#registry.add(entry);
      this.#enter(now, group, entry);
      return entry;
    }
    const known = shared === undefined ? [] : shared.association.paths.flatMap((path) => path?.foreign ?? []);
    const all = [...locators, ...known.filter(({ key }) => !locators.some((given) => given.key === key))];
    if (all.length === 0) return 'no-locator';
    this.#registry.add(entry);
    this.#anchors.found(now, entry, all);
    return entry;
  }

  #enter(now: number, group: FlowGroup, entry: FlowEntry): void {
    this.#registry.enter(entry, group);
    group.open(now, entry);
  }

  /** What waits still leaves, unless nobody listens for it yet. */
  #leave(now: number, entry: FlowEntry): void {
    const group = this.#registry.groupOf(entry);
    if (entry.state === 'open' && entry.apply('ended')) group?.touch(entry);
    else if (entry.state === 'founding' && entry.flow.queueLength === 0) {
      this.#anchors.withdraw(entry);
      entry.apply('ended');
      this.ended(now, entry, null);
    }
  }

  #pollAnswer(area: TrainBuffer): Output | undefined {
    this.#writer.begin(area);
    const answer = this.#answers.poll(this.#writer);
    if (answer === undefined) return undefined;
    const { link, source: destination } = answer;
    return { kind: 'train', link, destination, count: 1, connection: 0, whole: true };
  }

  #train(group: FlowGroup, path: number): Output | undefined {
    const { association } = group.shared;
    const known = association.paths[path];
    if (known === undefined) return undefined;
    if (!known.spend(this.#writer.bytes)) {
      association.count('unverified-limit');
      return undefined;
    }
    const { count } = this.#writer;
    return { kind: 'train', link: known.link, destination: known.foreign, count, connection: 0, whole: true };
  }

  #tellUnbound(port: number): void {
    if (!this.#leaving.has(port) || this.#registry.ofPort(port).length > 0) return;
    this.#leaving.delete(port);
    this.emit({ type: 'unbound', port });
  }
}

function failureOf(code: number): FlowFailure {
  return refusalOf(code) ?? 'limit';
}

function isFull(group: FlowGroup): boolean {
  return group.entries.size >= GROUP_LIMIT;
}
