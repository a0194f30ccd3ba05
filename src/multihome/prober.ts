/**
 * When which path is probed. Unverified paths at once and then hardly; standbys now and then while data flows; suspect
 * ones each PTO; down ones with growing pauses; never all at once. What a PROBE looks like is in probe-exchange.ts.
 */
import type { PathStatus } from '../wire/control-message.ts';
import type { AssociationConfig } from './association-types.ts';
import {
  CANDIDATE_PROBE_PAUSE,
  CONFIRM_PROBES,
  CONFIRM_SPAN,
  DOWN_PROBES,
  DOWN_QUICK,
  DOWN_QUICK_SPAN,
  DOWN_SLOW,
  FOLLOWED_SILENCES,
  HOPE_INTERVAL,
  INITIAL_PTO,
  LONGEST_SILENCE,
  MAX_HURRIES,
  MIN_PROBE_PTO,
  NEIGHBOUR_INTERVAL,
  PROBE_IDLE,
  PROBE_JITTER,
  PROBE_SPACING,
  SIZE_PATIENCE_PTOS,
  SUSPECT_PATIENCE,
  SUSPECT_PROBES,
  UNVERIFIED_PROBES,
} from './constants.ts';
import type { Crypto } from './crypto.ts';
import { MappingLifetime } from './mapping-lifetime.ts';
import { type PathRecord, PROBE_NOTE } from './path-record.ts';
import { isUsable, type PathTable } from './path-table.ts';
import { isSameWay } from './selector.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** Whom a prober belongs to. */
export interface ProberHost {
  /** Tells the peer about a path, by another one. */
  announceStatus(now: number, path: number, status: PathStatus): void;
}

/** What an application may say about probing. Times in ms. */
export interface Probing {
  /** How often standbys are probed from now on. */
  setInterval(now: number, interval: number): void;
  /** Something makes the health of the path with this number a question: it is probed at once, unless it just was. */
  doubt(now: number, path: number): void;
  /** How often the path with this number is kept open, in ms, were it in use and silent; Infinity: never, or it is not there. */
  keepaliveOf(path: number): number;
}

export class Prober implements Probing {
  readonly #table: PathTable;
  readonly #crypto: Crypto;
  readonly #config: AssociationConfig;
  readonly #host: ProberHost;
  /** In ms; as the node has it, unless an application wants another. */
  #interval: number;
  #running = false;
  /** This end dialled: it keeps the active path open, and finds out how often. The other follows. */
  #leads = false;
  /** Made with the first question. */
  #lifetime: MappingLifetime | null = null;
  #dataAt = Number.NEGATIVE_INFINITY;
  /** Timers were let go because no data flows. */
  #dormant = false;
  #lastSpacedAt = Number.NEGATIVE_INFINITY;

  constructor(table: PathTable, crypto: Crypto, config: AssociationConfig, host: ProberHost) {
    this.#table = table;
    this.#crypto = crypto;
    this.#config = config;
    this.#interval = config.probeInterval;
    this.#host = host;
  }

  /**
   * The peer is proven: there are keys, and every path may be probed.
   *
   * @param leads this end dialled the other
   */
  start(now: number, leads: boolean): void {
    if (this.#running) return;
    this.#running = true;
    this.#leads = leads;
    this.#dataAt = now;
    for (const path of this.#table.all) if (path !== undefined) this.arm(now, path);
  }

  /** How often standbys are probed: what was to come later comes in time. */
  setInterval(now: number, interval: number): void {
    this.#interval = interval;
    for (const path of this.#table.all) {
      if (path?.state !== 'standby' || path.probe.unanswered > 0 || path.probe.nextAt === NEVER) continue;
      path.probe.nextAt = this.#regularAt(now, path);
    }
  }

  /** Data flowed within the last two minutes. */
  isBusy(now: number): boolean {
    return now - this.#dataAt < PROBE_IDLE;
  }

  /** The association carries data: timers that idleness stopped go on. */
  noteData(now: number): void {
    this.#dataAt = now;
    if (!this.#dormant) return;
    this.#dormant = false;
    for (const path of this.#table.all) {
      if (path !== undefined && path.probe.nextAt === NEVER && path.probe.due === 'no') this.#wake(now, path);
    }
  }

  /** No path works: what idleness put to sleep, and what never answered, is tried once more. */
  hope(now: number): void {
    if (!this.#running) return;
    for (const path of this.#table.all) {
      if (path === undefined || path.probe.nextAt !== NEVER || path.probe.due !== 'no') continue;
      if (path.state === 'unverified') this.arm(now, path);
      else this.#wake(now, path);
    }
  }

  /** The path is new, has another state, or is given new probes. */
  arm(now: number, path: PathRecord): void {
    if (!this.#running) return;
    const { probe } = path;
    probe.due = 'no';
    probe.unanswered = 0;
    probe.pause = 0;
    probe.hurried = 0;
    probe.returnBy = NEVER;
    switch (path.state) {
      case 'unverified':
        if (path.origin === 'announced') path.grantProbes(this.#config.smallProbeSize);
        probe.left = UNVERIFIED_PROBES;
        probe.due = 'spaced';
        probe.nextAt = NEVER;
        return;
      case 'standby':
      case 'active':
        probe.nextAt = this.#regularAt(now, path);
        return;
      case 'suspect':
        probe.due = 'urgent';
        probe.nextAt = NEVER;
        return;
      case 'down':
        probe.nextAt = now + this.#jittered(this.#ptoOf(path));
        return;
      case 'deprecated':
        probe.nextAt = NEVER;
        // Another network has other translators.
        if (path.lastReason === 'link-removed') this.#lifetime = null;
    }
  }

  /** The peer's set is a new one: what it announces and was tried in vain is given new probes. */
  rearm(now: number): void {
    for (const path of this.#table.all) {
      if (path?.state === 'unverified' && path.origin === 'announced' && path.probe.left === 0) this.arm(now, path);
    }
  }

  /** Full-size probes over a second, before the path may be preferred. */
  confirmSoon(path: PathRecord): void {
    path.probe.confirmations = CONFIRM_PROBES;
    path.fullSizeReplies = 0;
    path.fullSizeSince = Number.POSITIVE_INFINITY;
  }

  /** Something makes the path's health a question: a PROBE goes out at once, unless one just did. */
  check(now: number, path: PathRecord): void {
    const { probe } = path;
    if (!this.#running || probe.due !== 'no' || path.state === 'deprecated') return;
    if (now - probe.lastSentAt < this.#ptoOf(path)) return;
    if (path.state === 'unverified' && probe.left === 0) probe.left = 1;
    probe.due = 'urgent';
    probe.nextAt = NEVER;
  }

  doubt(now: number, path: number): void {
    const record = this.#table.get(path);
    if (record !== undefined) this.check(now, record);
  }

  /** Something came by a path that was given up or never verified: it may work now. */
  noteTraffic(now: number, path: PathRecord): void {
    const { probe } = path;
    if (!this.#running || probe.due !== 'no') return;
    // Each further one waits longer: a path whose round trip has grown answers later than its PTO, and must be let answer.
    const doubled = 2 ** Math.min(probe.hurried, MAX_HURRIES);
    const pause = path.state === 'unverified' ? CANDIDATE_PROBE_PAUSE : this.#ptoOf(path) * doubled;
    const at = Math.max(now, probe.lastSentAt + pause);
    if (at >= probe.nextAt) return;
    probe.hurried += 1;
    if (path.state === 'unverified' && probe.left === 0) probe.left = 1;
    probe.nextAt = at;
  }

  /**
   * A probe or data sent on the path was confirmed. The path's state has been seen to.
   *
   * @param returnsBy when a copy of the reply by the path itself is awaited in vain; Infinity: it came
   */
  confirmed(now: number, path: PathRecord, returnsBy: number): void {
    const { probe } = path;
    probe.unanswered = 0;
    probe.hurried = 0;
    probe.returnBy = returnsBy;
    if (path.state !== 'standby' && path.state !== 'active') return;
    probe.due = 'no';
    probe.nextAt = Math.min(returnsBy, this.#regularAt(now, path));
  }

  /** Looks at paths whose time has come; probes become due, or a path changes its state. */
  handleTimeout(now: number): void {
    for (const path of this.#table.all) {
      if (path !== undefined && path.probe.nextAt <= now) this.#judge(now, path);
    }
  }

  /** The path to send a PROBE on now, if any. Urgent ones first; the others keep their distance. */
  nextDue(now: number): PathRecord | undefined {
    let spaced: PathRecord | undefined;
    for (const path of this.#table.all) {
      if (path === undefined || path.probe.due === 'no') continue;
      if (path.state === 'unverified' && !path.affords(this.#config.smallProbeSize)) {
        // It has had what its own datagrams are worth: more of them give it more.
        path.probe.due = 'no';
        path.probe.left = 0;
        path.probe.nextAt = NEVER;
        continue;
      }
      if (path.state === 'unverified' && !this.#config.admitProbe(now, path.foreign)) {
        path.probe.due = 'no';
        path.probe.nextAt = now + this.#jittered(INITIAL_PTO);
        continue;
      }
      if (path.probe.due === 'urgent') return path;
      spaced ??= path;
    }
    return now >= this.#lastSpacedAt + PROBE_SPACING ? spaced : undefined;
  }

  /** A PROBE is about to go by the path: whether the peer is to answer by a spare port as well (R-MH-82). */
  asksElsewhere(now: number, path: PathRecord): boolean {
    if (!this.#leads || path.state !== 'active' || !path.needsKeepalive || path.observed === '') return false;
    const spare = this.#table.all.find((other) => other?.state === 'standby' && isSameWay(other, path));
    if (spare === undefined) return false;
    if (!this.#lifetime?.isOf(path)) this.#lifetime = new MappingLifetime(path);
    if (this.#lifetime.settle(path, spare)) this.check(now, spare);
    return this.#lifetime.ask(now, spare);
  }

  keepaliveOf(path: number): number {
    const record = this.#table.get(path);
    return record === undefined ? NEVER : this.#keepaliveOf(record);
  }

  #keepaliveOf(path: PathRecord): number {
    const { keepalive } = this.#config;
    if (!path.needsKeepalive) return NEIGHBOUR_INTERVAL;
    if (!this.#leads) return Math.max(keepalive, FOLLOWED_SILENCES * Math.min(path.lastSilence, LONGEST_SILENCE));
    return this.#lifetime?.isOf(path) ? this.#lifetime.keepalive(keepalive) : keepalive;
  }

  /** A working path of which a size is to be tried now, if any. */
  nextSize(now: number): PathRecord | undefined {
    if (!this.#running) return undefined;
    return this.#table.all.find((path) => path?.sizing && isUsable(path) && path.sizing.due(now) > 0);
  }

  /** A PROBE of a size left on the path: nothing is judged by its loss. */
  sentSize(now: number, path: PathRecord, nonce: number): void {
    path.sizing?.sent(now, nonce, SIZE_PATIENCE_PTOS * this.#ptoOf(path));
  }

  /** A PROBE left on the path. */
  sent(now: number, path: PathRecord): void {
    const { probe } = path;
    this.#lastSpacedAt = now;
    probe.due = 'no';
    probe.lastSentAt = now;
    probe.unanswered += 1;
    probe.nextAt = now + this.#patience(now, path);
  }

  deadline(): number {
    let deadline = NEVER;
    for (const path of this.#table.all) {
      if (path === undefined) continue;
      deadline = Math.min(deadline, path.probe.nextAt);
      if (path.sizing !== null && this.#running && isUsable(path)) deadline = Math.min(deadline, path.sizing.at);
      if (path.probe.due === 'urgent') deadline = Number.NEGATIVE_INFINITY;
      if (path.probe.due === 'spaced') deadline = Math.min(deadline, this.#lastSpacedAt + PROBE_SPACING);
    }
    return deadline;
  }

  defer(lag: number): void {
    for (const path of this.#table.all) {
      if (path === undefined) continue;
      path.probe.nextAt += lag;
      path.probe.returnBy += lag;
      if (path.sizing !== null) path.sizing.at += lag;
      for (const probe of path.probe.sent ?? []) probe.notes |= PROBE_NOTE.untimed;
    }
  }

  /** What was known of the path is old: it is looked at now. An unverified one keeps to its three probes. */
  #wake(now: number, path: PathRecord): void {
    const { probe } = path;
    if (path.state === 'deprecated') return;
    if (path.state === 'unverified') {
      if (path.trusted) probe.nextAt = now;
    } else if (path.state === 'active') probe.nextAt = this.#regularAt(now, path);
    else {
      if (path.state === 'down') probe.pause = 0;
      probe.due = 'spaced';
    }
  }

  #judge(now: number, path: PathRecord): void {
    const { probe } = path;
    probe.nextAt = NEVER;
    if (probe.returnBy <= now) {
      probe.returnBy = NEVER;
      if (path.lastHeardAt < probe.lastSentAt) this.#lostReturn(now, path);
    }
    switch (path.state) {
      case 'unverified':
        this.#judgeUnverified(now, path);
        return;
      case 'standby':
      case 'active':
        if (probe.unanswered === 0) {
          this.#judgeQuiet(now, path);
          return;
        }
        if (probe.unanswered < SUSPECT_PROBES) probe.due = 'urgent';
        else this.#table.apply(now, path, 'overdue', 'probe-overdue');
        return;
      case 'suspect':
        if (probe.unanswered < DOWN_PROBES) probe.due = 'urgent';
        else this.#table.apply(now, path, 'exhausted', 'probes-exhausted');
        return;
      case 'down':
        // Without any path every one of them is a hope, idle or not.
        if (this.isBusy(now) || this.#table.active === -1) probe.due = 'spaced';
        else this.#dormant = true;
        return;
      case 'deprecated':
        return;
    }
  }

  #judgeUnverified(now: number, path: PathRecord): void {
    const { probe } = path;
    // What the user dialled, or what answered once, is tried on; a peer's word is good for three probes.
    if (probe.left === 0 && path.trusted) {
      if (this.isBusy(now) || this.#table.active === -1) probe.left = 1;
      else this.#dormant = true;
    }
    if (probe.left > 0) probe.due = 'spaced';
  }

  /** No probe is out: is it time for one? */
  #judgeQuiet(now: number, path: PathRecord): void {
    // What is heard of a peer that leads was answered: it has kept the path open both ways.
    const from = this.#leads ? path.confirmedAt : Math.max(path.confirmedAt, path.lastHeardAt);
    const at = this.#regularAt(from, path);
    if (path.state === 'active') {
      // Until the ends know each other's numbers of it, neither can say anything about it.
      if (at > now && path.peerPathId !== -1) path.probe.nextAt = at;
      else path.probe.due = 'spaced';
      return;
    }
    if (this.isBusy(now)) path.probe.due = 'spaced';
    else this.#dormant = true;
  }

  #lostReturn(now: number, path: PathRecord): void {
    path.inOk = false;
    this.#host.announceStatus(now, path.id, 'silent');
  }

  /** When a healthy path is looked at next. */
  #regularAt(from: number, path: PathRecord): number {
    if (path.probe.confirmations > 0) return from + CONFIRM_SPAN / (CONFIRM_PROBES - 1);
    if (path.state !== 'active') return from + this.#jittered(this.#interval);
    return from + this.#jittered(this.#keepaliveOf(path));
  }

  /** How long an answer is awaited. */
  #patience(now: number, path: PathRecord): number {
    const { probe } = path;
    const pto = this.#ptoOf(path);
    switch (path.state) {
      case 'unverified':
        probe.left = Math.max(0, probe.left - 1);
        if (probe.left === 0 && this.#table.active === -1 && path.trusted) return this.#backoff(now, path, pto);
        probe.pause = probe.pause === 0 ? pto : probe.pause * 2;
        if (probe.left > 0) return probe.pause;
        return path.trusted ? this.#jittered(DOWN_SLOW) : NEVER;
      case 'down':
        return this.#backoff(now, path, pto);
      case 'suspect':
        return Math.max(pto, SUSPECT_PATIENCE);
      default:
        return pto;
    }
  }

  /** Longer and longer, to 2 s in the first minute and 30 s after; never so long while there is no path at all. */
  #backoff(now: number, path: PathRecord, pto: number): number {
    const { probe } = path;
    let limit = now - path.changedAt < DOWN_QUICK_SPAN ? DOWN_QUICK : DOWN_SLOW;
    if (this.#table.active === -1) limit = HOPE_INTERVAL;
    probe.pause = probe.pause === 0 ? pto : Math.min(probe.pause * 2, limit);
    return this.#jittered(probe.pause);
  }

  /** The path's own PTO; of one without a round trip, twice that of the slowest other, since it may be slower. */
  #ptoOf(path: PathRecord): number {
    if (path.srtt > 0) return Math.max(path.pto, MIN_PROBE_PTO);
    let slowest = 0;
    for (const other of this.#table.all)
      if (other !== undefined && other.srtt > 0) slowest = Math.max(slowest, other.pto);
    return slowest > 0 ? Math.max(Math.min(2 * slowest, INITIAL_PTO), MIN_PROBE_PTO) : INITIAL_PTO;
  }

  #jittered(interval: number): number {
    return interval * (1 - PROBE_JITTER + 2 * PROBE_JITTER * (this.#crypto.randomUint32() / 2 ** 32));
  }
}
