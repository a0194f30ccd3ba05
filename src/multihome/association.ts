import type { PathStatus } from '../wire/control-message.ts';
import { type Control, observedAddress, PROBE_FLAG, type Probe, type ProbeReply } from '../wire/kamo-option.ts';
import type { NodeId } from '../wire/node-id.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import type { OptionCursor } from '../wire/tcp-option.ts';
import type {
  AssociationConfig,
  AssociationEvent,
  AssociationOptions,
  AssociationOutput,
  PathChange,
  ProofState,
} from './association-types.ts';
import type { BindKeys } from './bind.ts';
import type { Binding } from './binding.ts';
import { ControlChannel, type ControlHost, type RecordMessage } from './control-channel.ts';
import type { Crypto } from './crypto.ts';
import { Handshake } from './handshake.ts';
import type { KeySchedule } from './key-schedule.ts';
import type { LocalEntry } from './local-entry.ts';
import { LocatorExchange, type LocatorHost } from './locator-exchange.ts';
import { dispatchOption, type OptionHandler } from './option-dispatch.ts';
import { bestOther, OutputWriter } from './output-writer.ts';
import type { Path, PathReason, PathWish } from './path.ts';
import { isAbandoned, PathKeeper } from './path-keeper.ts';
import type { PathRecord } from './path-record.ts';
import type { PathObserver } from './path-table.ts';
import { ProbeExchange, type ReplyMeaning } from './probe-exchange.ts';
import { Prober, type ProberHost } from './prober.ts';
import { ProofClock } from './proof-clock.ts';
import type { Role } from './role.ts';
import { chooseStandby, chooseSwitchback } from './selector.ts';
import { StatusExchange, type StatusHost } from './status-exchange.ts';
import { holdTicket, issueTicket } from './ticket-exchange.ts';

const NEVER = Number.POSITIVE_INFINITY;
const NO_EVENTS: AssociationEvent[] = [];

/**
 * A pair of nodes, proven or about to be: keys, both locator sets, the paths, probing, control records. Sans-IO: after
 * every call `poll` until it returns false, then `takeEvents`, and a timer for `deadline()`. `now` is in ms, monotonic.
 */
export class Association implements ControlHost, LocatorHost, OptionHandler, PathObserver, ProberHost, StatusHost {
  #counters: Record<string, number> | null = null;
  readonly #crypto: Crypto;
  readonly #role: Role;
  readonly #config: AssociationConfig;
  readonly #handshake: Handshake;
  readonly #channel: ControlChannel;
  readonly #keeper: PathKeeper;
  readonly probing: Prober;
  readonly locators: LocatorExchange;
  /** Made with the first word about a path; and with what is sent first, until nothing is for a while. */
  #status: StatusExchange | null = null;
  #writer: OutputWriter | null = null;
  #exchange: ProbeExchange | null = null;
  readonly #clock: ProofClock;
  /** Null while there are none. */
  #events: AssociationEvent[] | null = null;

  constructor(options: AssociationOptions) {
    const { role, identity, crypto, expected, config } = options;
    this.#crypto = crypto;
    this.#role = role;
    this.#config = config;
    this.#handshake = new Handshake({ role, identity, crypto, expected });
    this.#clock = new ProofClock(this.#handshake, config);
    this.#channel = new ControlChannel(crypto, this.#handshake, config, this);
    this.#keeper = new PathKeeper(this, config.fullProbeSize);
    this.locators = new LocatorExchange(this.#channel, this.#keeper.table, this);
    this.probing = new Prober(this.#keeper.table, crypto, config, this);
  }

  /** Drops and faults by reason, a closed set. */
  get counters(): Readonly<Record<string, number>> {
    return this.#counters ?? {};
  }

  get proof(): ProofState {
    return this.#handshake.proof;
  }

  /** The proven peer, else null. */
  get peer(): NodeId | null {
    return this.#handshake.peer;
  }

  /** Both ends have exchanged ephemeral keys: the peer is about to prove itself. */
  get hasKeys(): boolean {
    return this.#handshake.keys !== null;
  }

  /** What later connections are bound with; null until the peer is proven. */
  get bindKeys(): BindKeys | null {
    const { keys, peer } = this.#handshake;
    return peer === null || keys === null ? null : { crypto: this.#crypto, keys, role: this.#role };
  }

  /** Paths by ID; undefined where there is none. */
  get paths(): readonly (Path | undefined)[] {
    return this.#keeper.table.all;
  }

  /** Where new data goes, or -1: pathless. */
  get active(): number {
    return this.#keeper.table.active;
  }

  /** TCP is established: the initiator's HELLO goes out by `path`; the responder may answer one. Once only. */
  begin(now: number, binding: Binding, path: number): void {
    if (this.#handshake.state !== 'idle') return;
    this.#ensureWriter().begunPath = path;
    this.#clock.begin(now);
    this.#handshake.begin(binding);
    this.#channel.begin(now);
  }

  /** In place of that, or of what it began: both ends have these keys by a ticket, and `peer` is the other one. */
  resume(now: number, binding: Binding, keys: KeySchedule, peer: NodeId, resetToken: Uint8Array): void {
    this.#handshake.resume(binding, keys, peer, resetToken);
    this.#settleProof(now);
  }

  /** The whole local set; paths are formed, and a new generation is announced once proven. */
  setLocalLocators(now: number, entries: readonly LocalEntry[]): void {
    for (const path of this.paths) {
      if (path === undefined || path.state === 'deprecated' || path.state === 'unverified') continue;
      // Behind a translator the path is in no set, so its end has to be said.
      if (!entries.some(({ link }) => link === path.link)) this.announceStatus(now, path.id, 'abandon');
    }
    this.locators.setLocals(now, entries);
    this.#keeper.setLocals(entries, this.locators);
    this.#keeper.form(now, this.locators.foreigns);
  }

  /** The path on which a datagram came, or -1. Allocates nothing. */
  pathOf(link: number, source: SocketAddress): number {
    return this.#keeper.table.findSource(link, source);
  }

  /** A new unverified path for a source that `pathOf` does not know; -1 when there is no room or it came too often. */
  candidate(now: number, link: number, source: SocketAddress): number {
    const id = this.#keeper.candidate(now, link, source);
    if (id === -1) this.count('candidate-refused');
    // A translator may have given the path in use another address: the old one is looked at, too.
    const active = this.#keeper.table.get(this.active);
    if (id !== -1 && active !== undefined && active.link === link) this.probing.check(now, active);
    return id;
  }

  /** The path of a connection bound by the peer's BIND, which its handshake has verified; -1: there is no room for it. */
  adopt(now: number, link: number, source: SocketAddress): number {
    // Who can answer so has our PROOF.
    this.#handshake.confirm();
    this.#settleProof(now);
    const id = this.#keeper.adopt(now, link, source);
    if (id !== -1) this.verify(now, id, 'handshake');
    return id;
  }

  /** A round trip showed that the peer is at the path's address. */
  verify(now: number, path: number, reason: PathReason): void {
    const record = this.#keeper.table.get(path);
    if (record !== undefined) this.#keeper.verified(now, record, reason);
  }

  /** Any kamo option; the cursor stands on it. True when it was PROBE, PROBE-REPLY or CONTROL. */
  handleOption(
    now: number,
    path: number,
    source: SocketAddress,
    bytes: Uint8Array,
    view: DataView,
    cursor: Readonly<OptionCursor>,
  ): boolean {
    return dispatchOption(this, now, path, source, bytes, view, cursor);
  }

  /** A CONTROL option came by `path`; `bytes` hold its fragment. */
  handleControl(now: number, path: number, bytes: Uint8Array, option: Readonly<Control>): void {
    if (this.proof === 'failed') {
      this.count('proof-failed');
      return;
    }
    this.#channel.handle(now, bytes, option);
    this.#settleProof(now);
    this.#noteHeard(now, path);
  }

  /** A PROBE came by `path` from `source`; the option begins at `offset`. */
  handleProbe(
    now: number,
    path: number,
    source: SocketAddress,
    bytes: Uint8Array,
    offset: number,
    option: Readonly<Probe>,
  ): void {
    const record = this.#keeper.table.get(path);
    const exchange = this.#exchange;
    if (record === undefined || exchange === null) {
      this.count(record === undefined ? 'probe-no-path' : 'probe-unproven');
      return;
    }
    if (!exchange.isAuthentic('probe', bytes, offset, option.macOffset)) {
      this.count('probe-unauthentic');
      return;
    }
    this.#noteHeard(now, path);
    if (isAbandoned(record)) {
      this.count('probe-abandoned');
      return;
    }
    if (record.state === 'unverified' || record.state === 'down') this.probing.check(now, record);
    record.peerPathId = option.pathId;
    const heard = exchange.matchHeard(record, option.lastNonce);
    if (heard !== null) this.#confirm(now, record, heard, true);
    if (!exchange.answer(this.#keeper.table.all, record, source, option, bestOther(this.#keeper.table, now, path))) {
      this.count('probe-replayed');
      return;
    }
    if ((option.flags & PROBE_FLAG.suspicious) !== 0) this.#keeper.peerHearsNothing(now, record);
  }

  /** A PROBE-REPLY came by `path`; the option begins at `offset`. */
  handleProbeReply(
    now: number,
    path: number,
    bytes: Uint8Array,
    view: DataView,
    offset: number,
    option: Readonly<ProbeReply>,
  ): void {
    const exchange = this.#exchange;
    if (exchange === null || !exchange.isAuthentic('reply', bytes, offset, option.macOffset)) {
      this.count(exchange === null ? 'reply-unproven' : 'reply-unauthentic');
      return;
    }
    this.#noteHeard(now, path);
    const probed = this.#keeper.table.get(option.pathId);
    const meaning = probed === undefined ? null : exchange.match(now, probed, option.nonce, path);
    if (probed === undefined || meaning === null) {
      this.count('reply-unmatched');
      return;
    }
    probed.peerPathId = option.arrivalPathId;
    if (meaning.rtt >= 0) this.#keeper.sampled(now, probed, meaning.rtt);
    this.#confirm(now, probed, meaning, path === probed.id);
    const observed = observedAddress(view, option);
    if (meaning.first && observed !== null && this.#keeper.observed(probed, observed)) {
      this.tell({ type: 'observed', path: probed.id, address: observed });
    }
  }

  /** A segment with `payload` bytes of application data came on `path`; they keep standbys probed. */
  noteReceived(now: number, path: number, payload = 0): void {
    const record = this.#noteHeard(now, path);
    if (payload === 0) return;
    if (record !== undefined) record.bytesReceived += payload;
    this.#noteData(now);
  }

  /**
   * Data sent on `path` at `sentAt` was acknowledged, and only that copy of it explains it. False when that is no news,
   * or no news of the path: that what was sent before a suspicion had arrived says something only when the path itself
   * tells it (`own`).
   */
  noteDelivered(now: number, path: number, sentAt: number, own = true): boolean {
    const record = this.#keeper.table.get(path);
    if (record === undefined || !this.#keeper.delivered(now, record, sentAt, own)) return false;
    if (sentAt >= record.suspectedAt && record.probe.unanswered > 0) {
      this.probing.confirmed(now, record, NEVER);
    }
    this.#noteData(now);
    return true;
  }

  /** A round-trip time of the path, in ms, from TCP, and the least of late where `sample` is a mean. */
  noteRtt(now: number, path: number, sample: number, least = sample): void {
    const record = this.#keeper.table.get(path);
    if (record !== undefined) this.#keeper.sampled(now, record, sample, least);
  }

  /** The path is overdue. False: a stall of the whole peer is likelier; it is probed, and nothing else changes for one PTO. */
  suspect(now: number, path: number, reason: PathReason): boolean {
    const record = this.#keeper.table.get(path);
    if (record === undefined) return false;
    if (this.#keeper.suspect(now, record, reason)) return true;
    this.probing.check(now, record);
    return false;
  }

  /** Somebody has reason to doubt the path: it is probed at once, if it was not just now. */
  probe(now: number, path: number): void {
    const record = this.#keeper.table.get(path);
    if (record !== undefined) this.probing.check(now, record);
  }

  /** New data goes by `path` from now on; -1: by none. */
  setActive(now: number, path: number, reason: PathReason): void {
    this.#keeper.setActive(now, path, reason);
  }

  /** Best standby beside the active path, or -1. */
  standby(now: number): number {
    return chooseStandby(this.paths, this.active, now);
  }

  /** A path that has been better for long enough, or -1; to be asked at each train and deadline. */
  switchback(now: number, applicationLimited: boolean): number {
    this.#keeper.compare(now, applicationLimited);
    return chooseSwitchback(this.paths, this.active, now, applicationLimited);
  }

  /** Tells the peer about a path, by another one. */
  announceStatus(now: number, path: number, status: PathStatus): void {
    this.#ensureStatus().send(now, path, status);
  }

  /** What this end wants of a path, for all connections (R-MH-70). False: there is no such path. */
  setWish(now: number, path: number, wish: PathWish): boolean {
    return this.#ensureStatus().setWish(now, path, wish);
  }

  /** Announces the reason of an end to the peer, once. */
  close(now: number, code: number): void {
    if (this.proof !== 'proven') return;
    this.#channel.send(now, 'close', () => ({ type: 'close-reason', code }), { left: 1 });
  }

  /** Options to put on a dedicated pure ACK. False: nothing to send now. */
  poll(now: number, out: AssociationOutput): boolean {
    // One that rests has no writer, and makes none to find that there is nothing to write.
    if (this.#writer === null && now < this.deadline() && (this.#exchange?.nextReply() ?? -1) < 0) return false;
    const written = this.#ensureWriter().write(now, out, this.#exchange);
    this.#settleProof(now);
    return written;
  }

  /** When `handleTimeout` is to be called; Infinity: never. */
  deadline(): number {
    if (this.proof === 'failed') return NEVER;
    return Math.min(
      this.#clock.deadline,
      this.#channel.deadline(),
      this.probing.deadline(),
      this.#keeper.deadline(),
      this.locators.deadline(),
    );
  }

  handleTimeout(now: number): void {
    this.#channel.handleTimeout(now);
    this.#clock.handleTimeout(now);
    this.#settleProof(now);
    this.probing.handleTimeout(now);
    this.#keeper.handleTimeout(now);
    if (this.locators.handleTimeout(now)) this.#keeper.form(now, this.locators.foreigns);
  }

  /** The loop was late by `lag` ms: deadlines move, and probes now in flight give no RTT samples. */
  deferDeadlines(lag: number): void {
    this.#clock.deadline += lag;
    this.#channel.defer(lag);
    this.probing.defer(lag);
  }

  /** What happened since the last call, in order. */
  takeEvents(): AssociationEvent[] {
    const events = this.#events ?? NO_EVENTS;
    this.#events = null;
    return events;
  }

  /** Nothing came or went for 10 s: what only looks back so far, and what is worked out again when wanted, goes. */
  rest(): void {
    this.#handshake.rest();
    this.#handshake.keys?.rest();
    this.#keeper.rest();
    this.#channel.rest();
    // What it knows of the handshake is needed until that is over.
    if (this.#handshake.state === 'proven') this.#writer = null;
  }

  /** From the channel: an authentic message of the peer. */
  handleMessage(now: number, message: RecordMessage): void {
    const { type } = message;
    if (type === 'locators-ack') this.locators.handleAck(message.generation);
    else if (type === 'path-status') this.#ensureStatus().handle(now, message);
    else if (type === 'path-status-ack') this.#status?.handleAck(message.sequence);
    else if (type === 'ticket') {
      if (!holdTicket(now, this.#config.tickets, this.#handshake, message)) this.count('ticket-unexpected');
    } else if (type === 'close-reason') this.tell({ type, code: message.code });
    else if (this.locators.handle(now, message)) {
      const { foreignGeneration: generation, foreignAddresses: addresses } = this.locators;
      this.foreignsChanged(now, true);
      this.tell({ type: 'foreign-locators', generation, addresses });
    }
  }

  /** From the locators: the peer's addresses are others. `anew`: those that were tried in vain are given new probes. */
  foreignsChanged(now: number, anew: boolean): void {
    this.#keeper.form(now, this.locators.foreigns);
    if (anew) this.probing.rearm(now);
  }

  /** A probe was confirmed, by the path itself or another; the second answer to one says nothing but by which. */
  #confirm(now: number, path: PathRecord, meaning: ReplyMeaning, returned: boolean): void {
    if (!meaning.first) {
      if (returned) path.probe.returnBy = NEVER;
      return;
    }
    this.#keeper.confirmed(now, path, meaning);
    const awaited = !returned && path.lastHeardAt < meaning.sentAt;
    this.probing.confirmed(now, path, awaited ? now + path.pto : NEVER);
  }

  #noteHeard(now: number, path: number): PathRecord | undefined {
    const record = this.#keeper.table.get(path);
    if (record === undefined) return undefined;
    record.heard(now);
    if (!record.inOk) {
      record.inOk = true;
      this.#status?.retractSilent(path);
    }
    if (record.state === 'unverified' || record.state === 'down') this.probing.noteTraffic(now, record);
    return record;
  }

  #noteData(now: number): void {
    this.probing.noteData(now);
    this.locators.noteData(now);
  }

  /** From the paths, after their facts are up to date. */
  pathChanged(now: number, path: PathRecord, change: PathChange): void {
    this.tell(change);
    this.#status?.pathChanged(now, path, change);
    if (change.to === 'none') {
      this.#exchange?.forget(path.id);
      return;
    }
    const anew = change.to === 'standby' && (change.from === 'unverified' || change.from === 'down');
    if (anew && !this.#keeper.isSpare(path)) this.probing.confirmSoon(path);
    this.probing.arm(now, path);
    if (this.active === -1 && change.to === 'down') this.probing.hope(now);
  }

  /** After whatever may have moved the handshake. */
  #settleProof(now: number): void {
    const news = this.#clock.news(now);
    if (news === 'failed') {
      this.#channel.stop();
      this.tell({ type: 'proof-failed', reason: this.#handshake.lastFailure ?? 'timeout' });
    } else if (news === 'proven') this.#proven(now);
    // The responder cannot take probes before it has the initiator's PROOF.
    if (this.#handshake.state !== 'proven') return;
    this.probing.start(now, this.#role === 'initiator');
    if (this.#role === 'initiator') this.#keeper.keepSpare(now);
  }

  #proven(now: number): void {
    const { peer, peerToken: resetToken, keys, binding, role } = this.#handshake;
    if (peer === null || keys === null || binding === null) return;
    this.#exchange = new ProbeExchange({ crypto: this.#crypto, keys, binding, role });
    this.tell({ type: 'proven', peer, resetToken });
    this.locators.open(now);
    issueTicket(now, this.#config.tickets, this.#handshake, this.#channel);
  }

  #ensureStatus(): StatusExchange {
    this.#status ??= new StatusExchange(this.#channel, this.#keeper, this);
    return this.#status;
  }

  #ensureWriter(): OutputWriter {
    this.#writer ??= new OutputWriter(this.#keeper.table, this.#channel, this.probing, this.#config);
    return this.#writer;
  }

  /** From its parts: what happened. */
  tell(event: AssociationEvent): void {
    this.#events ??= [];
    this.#events.push(event);
  }

  count(reason: string): void {
    this.#counters ??= {};
    this.#counters[reason] = (this.#counters[reason] ?? 0) + 1;
    this.#config.counted(reason);
  }
}
