import type { AssociationEvent } from '../../multihome/association-types.ts';
import type { BindKeys } from '../../multihome/bind.ts';
import type { Path, PathWish } from '../../multihome/path.ts';
import { isUsable } from '../../multihome/path-table.ts';
import { IDLE_TIME, OPEN_TRIES } from '../../udp/constants.ts';
import type { Delivery } from '../../udp/flow.ts';
import { type FlowControl, feedbackBlock, MAX_BLOCKS, readBlock } from '../../wire/flow-datagram.ts';
import type { SocketAddress } from '../../wire/socket-address.ts';
import type { Connection } from '../connection.ts';
import type { Timed } from '../deadlines.ts';
import type { SharedAssociation } from '../shared-association.ts';
import type { FlowEntry } from './flow-entry.ts';
import type { FlowHost } from './flow-host.ts';
import { isFlowMac } from './flow-mac.ts';
import { FlowPaths } from './flow-paths.ts';
import type { FlowFailure } from './flow-types.ts';
import type { FlowWriter } from './flow-writer.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** How often idle flows are looked for, in ms. */
const IDLE_LOOK = IDLE_TIME / 8;

/** Without any path for so long, in ms, or with an opening that nobody answers, the peer has lost its end of all. */
const PATHLESS_LIMIT = 15_000;

/** Of all groups: each is filled and read within one call. */
const block = feedbackBlock();
const blocks = Array.from({ length: MAX_BLOCKS }, feedbackBlock);
const delivery: Delivery = { sentAt: Number.NEGATIVE_INFINITY, rtt: -1 };

/** What a group needs of the flows it is part of. */
export interface GroupHost extends FlowHost {
  /** Something is to be sent or judged. */
  wake(group: FlowGroup): void;
  /** The entry is over. */
  ended(now: number, entry: FlowEntry, failure: FlowFailure | null): void;
  /** Nobody answers: new flows need another association. */
  lost(now: number, group: FlowGroup): void;
}

/** All flows by one association. */
export class FlowGroup implements Timed {
  heapIndex = -1;
  heapAt = NEVER;
  /** It waits to be polled. */
  queued = false;
  readonly shared: SharedAssociation<Connection>;
  readonly paths: FlowPaths;
  readonly entries = new Set<FlowEntry>();
  /** Responder's entries by what the opener called them. */
  readonly byOpener = new Map<string, FlowEntry>();
  readonly #host: GroupHost;
  readonly #busy = new Set<FlowEntry>();
  #idleLookAt = NEVER;
  #pathlessSince = NEVER;
  #rttAt = Number.NEGATIVE_INFINITY;
  #closed = false;

  constructor(host: GroupHost, shared: SharedAssociation<Connection>) {
    this.#host = host;
    this.shared = shared;
    this.paths = new FlowPaths(host, shared, (at, from, to, reason) => this.#tellMoved(at, from, to, reason));
    shared.watcher = this;
  }

  get keys(): BindKeys | null {
    return this.shared.association.bindKeys;
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  add(now: number, entry: FlowEntry): void {
    this.entries.add(entry);
    this.#idleLookAt = Math.min(this.#idleLookAt, now + IDLE_LOOK);
    this.touch(entry);
  }

  /** There is something to do for the entry. */
  touch(entry: FlowEntry): void {
    this.#busy.add(entry);
    this.#host.wake(this);
  }

  /** OPEN goes out. */
  open(now: number, entry: FlowEntry): void {
    if (!entry.apply('bound')) return;
    entry.due = 'open';
    this.add(now, entry);
  }

  remove(entry: FlowEntry): void {
    this.entries.delete(entry);
    this.#busy.delete(entry);
    if (!entry.isOpener && entry.peerId !== null) this.byOpener.delete(openerKey(entry.peerId.high, entry.peerId.low));
  }

  /** The path of a source, made when it is new; -1 when there is no room for it. */
  pathOf(now: number, link: number, source: SocketAddress, size: number): number {
    this.shared.catchUp();
    const { association } = this.shared;
    let path = association.pathOf(link, source);
    if (path < 0) {
      path = association.candidate(now, link, source);
      if (path >= 0) this.shared.settle(now);
    }
    if (path >= 0) association.paths[path]?.earn(size);
    return path;
  }

  /** A message came by `path`, with the number that the sender gives to its own; `wanted`: feedback at once. True: deliver it. */
  receive(
    now: number,
    entry: FlowEntry,
    path: number,
    from: number,
    number: number,
    wanted: boolean,
    size: number,
  ): boolean {
    entry.usedAt = now;
    entry.arrivalPath = path;
    this.#noteReceived(now, path, size);
    const taken = entry.flow.receive(now, from, number, wanted);
    this.touch(entry);
    return taken === 'new';
  }

  /** Feedback of `control.code` blocks came by `path`; the datagram begins at `offset`. */
  handleFeedback(
    now: number,
    entry: FlowEntry,
    path: number,
    view: DataView,
    offset: number,
    control: FlowControl,
  ): void {
    const { association } = this.shared;
    this.#noteReceived(now, path, 0);
    for (let index = 0; index < control.code; index++) {
      if (!readBlock(view, offset, index, block)) {
        this.#host.drop('bad-block');
        continue;
      }
      const known = this.paths.all[block.path];
      const srtt = known?.srtt ?? 0;
      entry.flow.handleFeedback(now, block, this.paths.sending(block.path), srtt, delivery);
      if (known === undefined || delivery.sentAt === Number.NEGATIVE_INFINITY) continue;
      association.noteDelivered(now, block.path, delivery.sentAt);
      if (delivery.rtt < 0 || path !== block.path || now < this.#rttAt + srtt || now <= this.#host.lagUntil()) continue;
      this.#rttAt = now;
      association.noteRtt(now, block.path, delivery.rtt);
    }
    this.shared.settle(now);
    this.touch(entry);
  }

  /** Whether the MAC of a control datagram for `entry` is the peer's. */
  isAuthentic(entry: FlowEntry, bytes: Uint8Array, offset: number, macOffset: number): boolean {
    return this.keys !== null && isFlowMac(this.keys, !entry.isOpener, entry.openerId, bytes, offset, macOffset);
  }

  /** From the association: something has happened to a path. */
  takeAssociationEvent(now: number, event: AssociationEvent): void {
    this.#host.wake(this);
    if (event.type !== 'path') return;
    const path = this.paths.info(now, event.path);
    if (path === undefined) return;
    const { from, to, reason } = event;
    for (const entry of this.entries) this.#host.emit({ type: 'path', ...entry.ends, path, from, to, reason });
  }

  /** What this node wants of a path. False: there is no such path. */
  setWish(now: number, path: number, wish: PathWish): boolean {
    this.shared.catchUp();
    const known = this.shared.association.setWish(now, path, wish);
    this.#tellPeer(now);
    return known;
  }

  /** The peer may be found at these addresses as well, in place of those given before. */
  setLocators(now: number, locators: readonly SocketAddress[]): void {
    this.shared.catchUp();
    this.shared.setLocators(now, locators);
    this.#tellPeer(now);
  }

  handleTimeout(now: number): void {
    this.shared.catchUp();
    if (now >= this.#idleLookAt) this.#lookForIdle(now);
    this.#host.wake(this);
  }

  /** When it is to be polled again by time alone: what is due and could not be done waits for something to happen. */
  deadline(now: number): number {
    if (this.#closed) return NEVER;
    let at = Math.min(this.#idleLookAt, this.#pathlessSince + PATHLESS_LIMIT, later(now, this.paths.deadline()));
    for (const entry of this.#busy) {
      const { flow, openAt } = entry;
      at = Math.min(at, later(now, openAt), later(now, flow.feedbackAt), later(now, flow.expiresAt));
      const { head } = flow;
      const path = head === undefined || !entry.sends ? -1 : this.pathFor(now, entry, head.path);
      if (head === undefined || path < 0) continue;
      at = Math.min(at, later(now, this.paths.sending(path).admitsAt(head.bytes.length)));
    }
    return at;
  }

  /** Judges, then writes one train for one path, or nothing: the path it is for, -1 when there is nothing to send now. */
  poll(now: number, writer: FlowWriter): number {
    if (this.#closed) return -1;
    this.shared.catchUp();
    this.paths.judge(now);
    this.#judgePathless(now);
    for (const entry of this.#busy) {
      const path = this.#pollEntry(now, entry, writer);
      if (path >= 0) {
        // To the end of the queue, so that flows take turns.
        this.#busy.delete(entry);
        this.#busy.add(entry);
        this.shared.noteActivity(now);
        return path;
      }
      if (!entry.isBusy) this.#busy.delete(entry);
    }
    return -1;
  }

  /** All its flows end; the peer is told nothing. */
  close(now: number, failure: FlowFailure): void {
    if (this.#closed) return;
    this.#closed = true;
    this.shared.watcher = null;
    for (const entry of [...this.entries]) this.#end(now, entry, failure);
    this.paths.close(now);
  }

  /** The entry is over, for whatever reason. */
  end(now: number, entry: FlowEntry, failure: FlowFailure | null): void {
    this.#end(now, entry, failure);
  }

  #end(now: number, entry: FlowEntry, failure: FlowFailure | null): void {
    this.remove(entry);
    this.#host.ended(now, entry, failure);
  }

  #pollEntry(now: number, entry: FlowEntry, writer: FlowWriter): number {
    if (now >= entry.openAt && !this.#repeatOpening(now, entry)) return -1;
    if (entry.due !== 'none') {
      const path = this.#writeControl(now, entry, writer);
      if (path >= 0) return path;
    }
    if (now >= entry.flow.feedbackAt && entry.peerId !== null) {
      const path = this.#writeFeedback(now, entry, writer);
      if (path >= 0) return path;
    }
    entry.flow.expire(now);
    if (entry.sends) {
      const twins = this.#writeTwins(now, entry, writer);
      const path = twins >= 0 ? twins : this.#writeMessages(now, entry, writer);
      if (path >= 0) return path;
    }
    // By another path CLOSE could be there before them.
    if (entry.state === 'closing' && entry.due === 'none' && entry.flow.isIdle) entry.due = 'close';
    return entry.due === 'close' ? this.#writeControl(now, entry, writer) : -1;
  }

  /** False: it is given up. */
  #repeatOpening(now: number, entry: FlowEntry): boolean {
    if (entry.tries < OPEN_TRIES) {
      entry.due = 'open';
      entry.openAt = NEVER;
      return true;
    }
    entry.openAt = NEVER;
    const alone = ![...this.entries].some(({ state }) => state === 'open');
    this.#end(now, entry, 'no-answer');
    if (alone) this.#host.lost(now, this);
    return false;
  }

  #writeControl(now: number, entry: FlowEntry, writer: FlowWriter): number {
    const { keys } = this;
    const { due } = entry;
    if (keys === null) return -1;
    const best = this.paths.best(now);
    // Every second opening goes by another path, in case the best one is not what it seems.
    const other = due === 'open' && entry.tries % 2 === 1 ? this.paths.beside(now, best) : -1;
    const path = due === 'accept' ? entry.arrivalPath : other >= 0 ? other : best;
    if (path < 0) return -1;
    entry.due = 'none';
    writer.writeControl(keys, entry, due);
    if (due === 'open') {
      entry.tries += 1;
      entry.openAt = now + this.paths.pto(path) * 2 ** (entry.tries - 1);
    } else if (due === 'close') {
      entry.apply('finished');
      this.#end(now, entry, null);
    }
    return path;
  }

  /** By the path that the messages came by, or by the best one when that one seems to carry nothing back (R-UDP-22). */
  #writeFeedback(now: number, entry: FlowEntry, writer: FlowWriter): number {
    const arrival = this.paths.all[entry.arrivalPath];
    const open = arrival !== undefined && arrival.state !== 'deprecated';
    const works = open && (isUsable(arrival) || arrival.state === 'unverified');
    const path = works ? arrival.id : this.paths.best(now);
    if (path < 0 && !open) return -1;
    const count = entry.flow.takeFeedback(now, blocks);
    if (entry.peerId === null || count === 0) return -1;
    writer.writeFeedback(entry.peerId, blocks, count);
    return path >= 0 ? path : entry.arrivalPath;
  }

  #writeMessages(now: number, entry: FlowEntry, writer: FlowWriter): number {
    const { flow, peerId } = entry;
    let path = -1;
    for (let head = flow.head; head !== undefined && peerId !== null; head = flow.head) {
      const target = this.pathFor(now, entry, head.path);
      if (target < 0 && head.path >= 0) {
        flow.dropHead('path-failed');
        continue;
      }
      if (target < 0 || (path >= 0 && target !== path)) break;
      if (head.bytes.length > this.paths.messageSize(target)) {
        flow.dropHead('too-large');
        continue;
      }
      const sending = this.paths.sending(target);
      if (!writer.accepts(head.bytes.length) || !sending.admits(now, head.bytes.length)) break;
      path = target;
      const wanted = sending.flight === 0 || flow.outstanding === 0;
      const message = flow.begin();
      if (message === undefined) break;
      const srtt = this.paths.all[target]?.srtt ?? 0;
      flow.depart(now, message, target, sending, srtt);
      writer.addMessage(peerId, target, message, wanted);
      entry.usedAt = now;
      if (message.duplicate) entry.twins.push(message);
    }
    return path;
  }

  /** Messages that go by two paths: what the second one has no room for, or that has none, went by the first alone. */
  #writeTwins(now: number, entry: FlowEntry, writer: FlowWriter): number {
    let path = -1;
    for (let message = entry.twins[0]; message !== undefined; message = entry.twins[0]) {
      const twin = this.paths.beside(now, message.copies[0]?.path ?? -1);
      if (path >= 0 && (twin !== path || !writer.accepts(message.bytes.length))) break;
      entry.twins.shift();
      const { length } = message.bytes;
      if (twin < 0 || entry.peerId === null || length > this.paths.messageSize(twin)) continue;
      const sending = this.paths.sending(twin);
      if (!sending.hasRoom(length) || message.state !== 'out') continue;
      path = twin;
      entry.flow.depart(now, message, twin, sending, this.paths.all[twin]?.srtt ?? 0);
      writer.addMessage(entry.peerId, twin, message, false);
    }
    return path;
  }

  /** The path that a message takes: `wanted`, the application's choice, or the best; -1: there is none now. */
  pathFor(now: number, entry: FlowEntry, wanted = -1): number {
    const { pin } = entry;
    if (wanted < 0 && pin === null) return this.paths.best(now);
    let suspect = -1;
    for (const path of this.paths.all) {
      if (path === undefined || !(wanted >= 0 ? path.id === wanted : isPinned(path, pin)) || !carries(path)) continue;
      if (path.state !== 'suspect') return path.id;
      if (suspect < 0) suspect = path.id;
    }
    return suspect;
  }

  #noteReceived(now: number, path: number, payload: number): void {
    this.shared.association.noteReceived(now, path, payload);
    this.shared.noteActivity(now);
    this.#host.wake(this);
  }

  #judgePathless(now: number): void {
    if (this.shared.association.active >= 0) {
      this.#pathlessSince = NEVER;
      return;
    }
    if (this.#pathlessSince === NEVER) this.#pathlessSince = now;
    if (now >= this.#pathlessSince + PATHLESS_LIMIT) this.#host.lost(now, this);
  }

  #lookForIdle(now: number): void {
    this.#idleLookAt = this.entries.size === 0 ? NEVER : now + IDLE_LOOK;
    for (const entry of this.entries) {
      if (entry.state !== 'open' || entry.isBusy || now < entry.usedAt + IDLE_TIME) continue;
      entry.apply('ended');
      this.touch(entry);
    }
  }

  /** The association may have something to say, and the flows another way to go. */
  #tellPeer(now: number): void {
    this.shared.settle(now);
    this.shared.wakeCarrier();
    this.#host.wake(this);
  }

  #tellMoved(now: number, from: number, to: number, reason: string): void {
    const [before, after] = [this.paths.info(now, from), this.paths.info(now, to)];
    for (const { ends } of this.entries) this.#host.emit({ type: 'active', ...ends, from: before, to: after, reason });
  }
}

/** `at`, unless it has come: then nothing is gained by looking again. */
function later(now: number, at: number): number {
  return at > now ? at : NEVER;
}

/** It may be sent on, if the application wants that. */
function carries({ wasVerified, state }: Path): boolean {
  return wasVerified && state !== 'down' && state !== 'deprecated';
}

function isPinned(path: Path, pin: FlowEntry['pin']): boolean {
  if (pin === null) return false;
  return (pin.link === null || path.link === pin.link) && (pin.foreign === null || path.foreign.key === pin.foreign);
}

export function openerKey(high: number, low: number): string {
  return `${high} ${low}`;
}
