/**
 * The paths of an association with what follows from their changes: formation from both locator sets, candidates,
 * suspicion and relief, hold-down, draining. Probes and messages are sent elsewhere; it only says what changed.
 */

import { MAX_PATHS } from '../wire/kamo-option.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import type { PathChange } from './association-types.ts';
import {
  CANDIDATE_BURST,
  CANDIDATE_RATE,
  DRAIN_TIME,
  FAILURE_DECAY,
  HOLD_DOWN,
  MAX_CANDIDATES,
  MAX_HOLD_DOWN,
  MAX_MULTIPLIER,
  MULTIPLIER_DECAY_RTTS,
  REFLEXIVE_EXPIRY,
  RELAPSE_PTOS,
  TRUSTED_ADDRESSES,
} from './constants.ts';
import { TokenBucket } from './limits.ts';
import { type LocalEntry, riskGroupOf } from './local-entry.ts';
import type { Path, PathReason, PathWish } from './path.ts';
import { NO_DOUBTS } from './path-doubts.ts';
import { type ForeignEntry, formPairs, needsKeepalive } from './path-formation.ts';
import type { PathRecord, PathSeed } from './path-record.ts';
import { PathSize } from './path-size.ts';
import { isUsable, type PathObserver, PathTable } from './path-table.ts';
import type { ReplyMeaning } from './probe-exchange.ts';
import { chooseStandby, isFaster, isSameWay } from './selector.ts';
import { pairOfSpare, spareBeside } from './spare-path.ts';

const NEVER = Number.NEGATIVE_INFINITY;

/** Who knows which locators are announced. */
export interface LocatorIds {
  /** ID of the locator announced for a link, or -1. */
  localIdOf(entry: LocalEntry): number;
}

export class PathKeeper implements PathObserver {
  readonly table: PathTable;
  readonly #baseSize: number;
  readonly #observer: PathObserver;
  /** Made when the first candidate comes: most associations see none. */
  #candidates: TokenBucket | null = null;
  /** Trusted foreign addresses of paths that are forgotten, the latest last. */
  #trusted: readonly string[] = NONE;
  #locals: readonly LocalEntry[] = [];
  #ids: LocatorIds | null = null;
  /** A spare port stands by where nothing else does. */
  #keepsSpare = false;

  /**
   * @param observer told each change, after the path's facts were brought up to date
   * @param baseSize largest datagram that is sent untried
   */
  constructor(observer: PathObserver, baseSize: number) {
    this.#baseSize = baseSize;
    this.#observer = observer;
    this.table = new PathTable(this);
  }

  /** No candidate came for as long as the bucket takes to fill (`CANDIDATE_BURST` at `CANDIDATE_RATE`). */
  rest(): void {
    this.#candidates = null;
    for (const path of this.table.all) path?.rest();
  }

  setLocals(locals: readonly LocalEntry[], ids: LocatorIds): void {
    this.#locals = locals;
    this.#ids = ids;
  }

  /** Forms paths anew after a change of either set. */
  form(now: number, foreigns: readonly ForeignEntry[]): void {
    const pairs = formPairs(this.#locals, foreigns, (entry) => this.#localIdOf(entry));
    const wanted = new Set<PathRecord>();
    for (const pair of pairs) {
      const path = this.table.get(this.table.find(pair.link, pair.foreign)) ?? this.#make(now, pair);
      if (path === undefined) continue;
      wanted.add(path);
      this.#update(now, path, pair);
    }
    for (const path of this.table.all) {
      if (path === undefined || wanted.has(path)) continue;
      const pair = pairOfSpare(this.#locals, pairs, path);
      if (pair === undefined) this.#judgeUnwanted(now, path);
      else this.#update(now, path, pair);
    }
    this.#formSpare(now);
  }

  /** The peer is proven, and it was dialled from here: from now on a spare port stands by (R-MH-80). */
  keepSpare(now: number): void {
    if (this.#keepsSpare) return;
    this.#keepsSpare = true;
    this.#formSpare(now);
  }

  /** It differs from another path that works in ports alone. */
  isSpare(path: PathRecord): boolean {
    return this.table.all.some(
      (other) => other !== undefined && other !== path && isUsable(other) && isSameWay(path, other),
    );
  }

  /** A path for a source from which something came; -1 when there is no room, or they come too often. */
  candidate(now: number, link: number, source: SocketAddress): number {
    const known = this.table.find(link, source);
    if (known !== -1) return known;
    this.#candidates ??= new TokenBucket(CANDIDATE_RATE, CANDIDATE_BURST);
    if (!this.#isLocal(link) || !this.#candidates.take(now) || !this.#makeRoomForCandidate(now)) return -1;
    return this.adopt(now, link, source);
  }

  /** The same for a source that has proven itself; only the room counts. */
  adopt(now: number, link: number, source: SocketAddress): number {
    const known = this.table.get(this.table.find(link, source));
    const local = this.#locals.find((entry) => entry.link === link);
    if (known?.state === 'deprecated' && !isAbandoned(known)) this.table.apply(now, known, 'restored', 'handshake');
    if (known !== undefined || local === undefined) return known?.id ?? -1;
    const seed: PathSeed = {
      link,
      foreign: source,
      origin: 'reflexive',
      localLocatorId: this.#localIdOf(local),
      foreignLocatorId: -1,
      preference: local.preference,
      riskGroup: riskGroupOf(local),
      needsKeepalive: needsKeepalive(local.local, source),
    };
    return this.#make(now, seed)?.id ?? -1;
  }

  /** The peer sees this end at `address` on the path. True when that is news. */
  observed(path: PathRecord, { key }: SocketAddress): boolean {
    if (path.observed === key) return false;
    // Most are no translator's, and the text is here already.
    path.observed = this.#locals.find(({ local }) => local.key === key)?.local.key ?? key;
    return true;
  }

  /** A round trip by the path was seen. True when its state changed. */
  verified(now: number, path: PathRecord, reason: PathReason): boolean {
    path.outOk = true;
    path.confirmedAt = now;
    path.trusted = true;
    return this.table.apply(now, path, 'verified', reason);
  }

  /** A PROBE of the path was confirmed for the first time, by whatever return. */
  confirmed(now: number, path: PathRecord, { nonce, padded, sentAt }: ReplyMeaning): void {
    path.sizing?.answered(now, nonce);
    path.confirmedAt = now;
    path.outOk = true;
    if (path.state === 'unverified' || path.state === 'down') this.verified(now, path, 'probe-replied');
    else if (!padded) return;
    else if (path.state === 'suspect') {
      if (sentAt >= path.suspectedAt) this.relieved(now, path, 'probe-replied', sentAt);
    } else {
      path.fullSizeReplies += 1;
      path.fullSizeSince = Math.min(path.fullSizeSince, now);
      path.probe.confirmations = Math.max(0, path.probe.confirmations - 1);
    }
  }

  /** The peer hears nothing from us on the path; unless something newer says otherwise, our direction is suspect. */
  peerHearsNothing(now: number, path: PathRecord): void {
    if (now - path.confirmedAt > path.pto) this.table.apply(now, path, 'silent', 'peer-hears-nothing');
  }

  /** Suspicion ends: data sent after it was acknowledged, or a full-size probe, sent at `probeSentAt`, answered. */
  relieved(now: number, path: PathRecord, reason: PathReason, probeSentAt = NEVER): void {
    path.outOk = true;
    path.confirmedAt = now;
    const doubts = path.ensureDoubts();
    doubts.relievedByProbeAt = probeSentAt > NEVER ? now : NEVER;
    doubts.relievingProbeSentAt = probeSentAt;
    this.table.apply(now, path, 'relieved', reason);
  }

  /**
   * Data sent at `sentAt` was acknowledged, by the path itself or (`own` false) by another. False when that is no news,
   * or none of the path: that what was sent before a suspicion had arrived counts only when the path itself tells it.
   */
  delivered(now: number, path: PathRecord, sentAt: number, own: boolean): boolean {
    if (sentAt <= path.deliveredSentAt) return false;
    path.deliveredSentAt = sentAt;
    if (sentAt < path.suspectedAt && !own) return false;
    if (path.sizing === null) this.#beginSizing(now, path);
    else path.sizing.wake();
    this.#applyDelivery(now, path, sentAt);
    return true;
  }

  /** Data is delivered by the path: it is worth knowing how large its datagrams may be. */
  #beginSizing(now: number, path: PathRecord): void {
    const largest = this.#locals.find((entry) => entry.link === path.link)?.largestDatagram ?? 0;
    if (largest > this.#baseSize) path.sizing = new PathSize(now, this.#baseSize, largest);
  }

  #applyDelivery(now: number, path: PathRecord, sentAt: number): void {
    if (sentAt < path.suspectedAt) {
      // The originals had arrived: the path was slow, not dead.
      if (path.state === 'suspect' && !path.doubts.spurious) this.#noteSpurious(now, path);
      return;
    }
    path.outOk = true;
    path.confirmedAt = now;
    if (path.doubts !== NO_DOUBTS) {
      path.ensureDoubts().blackHole = false;
      path.ensureDoubts().relievedByProbeAt = NEVER;
    }
    if (path.state === 'suspect') this.relieved(now, path, 'data-acknowledged');
    else if (path.state === 'down' || path.state === 'unverified') this.verified(now, path, 'data-acknowledged');
  }

  /** A round trip of the path took `sample` ms, `least` at best. */
  sampled(now: number, path: PathRecord, sample: number, least = sample): void {
    path.rtt.sample(now, sample, least);
    path.minRtt = path.rtt.least(now);
    if (path.multiplier > 1 && now - path.doubts.spuriousAt >= MULTIPLIER_DECAY_RTTS * path.srtt) {
      const doubts = path.ensureDoubts();
      doubts.multiplier /= 2;
      doubts.spuriousAt = now;
    }
  }

  /**
   * The path is overdue. When another became suspect within a round trip the whole peer stalls, more likely: false,
   * and nothing changes for one PTO more. True: the path is suspect, or was.
   */
  suspect(now: number, path: PathRecord, reason: PathReason): boolean {
    if (!isUsable(path)) return path.state === 'suspect';
    const doubts = path.ensureDoubts();
    if (now < doubts.stallUntil) return false;
    if (now > doubts.stallUntil + 2 * path.pto && this.#anotherJustFailed(now, path)) {
      doubts.stallUntil = now + path.pto;
      return false;
    }
    const relapsed = now - doubts.relievedByProbeAt < RELAPSE_PTOS * path.pto;
    if (relapsed && reason === 'data-overdue') doubts.blackHole = true;
    return this.table.apply(now, path, 'overdue', doubts.blackHole ? 'size-black-hole' : reason);
  }

  setActive(now: number, id: number, reason: PathReason): void {
    const before = this.table.get(this.table.active);
    if (before !== undefined && before.id !== id && before.state === 'suspect') this.#noteFailure(now, before);
    this.table.setActive(now, id, reason);
  }

  /** Brings what is compared up to date: least round trips of the last 10 s, and who has been better since when. */
  compare(now: number, applicationLimited: boolean): void {
    const active = this.table.get(this.table.active);
    for (const path of this.table.all) if (path !== undefined) path.minRtt = path.rtt.least(now);
    for (const path of this.table.all) {
      if (path === undefined) continue;
      const better = active !== undefined && applicationLimited && path.state === 'standby' && isFaster(path, active);
      path.betterSince = better ? Math.min(path.betterSince, now) : Number.POSITIVE_INFINITY;
    }
  }

  /** Withdraws a path; the last one that works stays until another is verified, unless its link is gone. */
  withdraw(now: number, path: PathRecord, reason: PathReason): void {
    if (reason === 'link-removed' || !isUsable(path) || this.#hasOther(path)) {
      this.table.apply(now, path, 'withdrawn', reason);
    } else {
      path.withdrawn = true;
    }
  }

  /** What this end wants of the path. One that is abandoned ends when another works; any other wish has it back. */
  setWish(now: number, path: PathRecord, wish: PathWish): void {
    const abandoned = isAbandoned(path);
    path.ownWish = wish;
    if (wish === 'abandon') this.#giveUp(now, path);
    else if (abandoned) this.table.apply(now, path, 'restored', 'application');
  }

  /** The peer's wish: a path that it had ended is tried again. */
  takePeerWish(now: number, path: PathRecord, wish: PathRecord['peerWish']): void {
    path.peerWish = wish;
    path.withdrawn = false;
    const ended = path.state === 'deprecated' && path.lastReason === 'peer-abandoned';
    if (ended && this.#isLocal(path.link)) this.table.apply(now, path, 'restored', 'announced');
  }

  /** Forgets what is drained or expired; and what was tried may have turned out to be in vain. */
  handleTimeout(now: number): void {
    this.#formSpare(now);
    for (const path of this.table.all) {
      if (path === undefined) continue;
      // As `deadline` has it: the difference of two times may round to less.
      if (isDraining(path) && now >= path.changedAt + DRAIN_TIME) this.table.remove(now, path, 'drained');
      else if (path.state === 'down' && path.origin === 'reflexive' && now >= path.changedAt + REFLEXIVE_EXPIRY) {
        this.table.remove(now, path, 'evicted');
      }
    }
  }

  deadline(): number {
    let deadline = Number.POSITIVE_INFINITY;
    for (const path of this.table.all) {
      if (path !== undefined && isDraining(path)) deadline = Math.min(deadline, path.changedAt + DRAIN_TIME);
    }
    return deadline;
  }

  /** From the table: the facts that follow, then whoever else is to know. */
  pathChanged(now: number, path: PathRecord, change: PathChange): void {
    const { from, to } = change;
    if (to === 'suspect') {
      const doubts = path.ensureDoubts();
      doubts.suspectedAt = now;
      doubts.suspectedByPeer = change.reason === 'peer-hears-nothing';
      doubts.spurious = false;
      doubts.stallUntil = NEVER;
      path.outOk = false;
    } else if (to === 'down') {
      path.outOk = false;
      if (path.lastHeardAt < path.suspectedAt) path.inOk = false;
      this.#noteFailure(now, path);
    } else if (to === 'standby' && (from === 'unverified' || from === 'down')) {
      path.wasVerified = true;
      if (path.doubts !== NO_DOUBTS) path.ensureDoubts().stallUntil = NEVER;
    }
    // A probe of the base brought it back; what is larger may be what made it fail, unless it was slow and nothing else.
    const cleared = path.spurious && !path.blackHole;
    if ((from === 'suspect' || from === 'down') && change.reason === 'probe-replied' && !cleared)
      path.sizing?.blackHole(now);
    if (to === 'none' && path.trusted) this.#rememberTrust(path.foreign.key);
    this.#observer.pathChanged(now, path, change);
    if (to === 'standby') this.#dropWithdrawn(now);
    this.#formSpare(now);
  }

  #formSpare(now: number): void {
    const active = this.#keepsSpare ? this.table.get(this.table.active) : undefined;
    const seed = active && spareBeside(this.#locals, this.table.all, active);
    if (seed !== undefined) this.#make(now, seed);
  }

  #make(now: number, seed: PathSeed): PathRecord | undefined {
    if (this.table.size >= MAX_PATHS) this.#evict(now);
    const path = this.table.add(now, seed);
    if (path !== undefined && this.#isTrusted(seed.foreign.key)) path.trusted = true;
    return path;
  }

  #isTrusted(key: string): boolean {
    return this.#trusted.includes(key) || this.table.all.some((path) => path?.trusted && path.foreign.key === key);
  }

  #rememberTrust(key: string): void {
    const others = this.#trusted.filter((other) => other !== key);
    this.#trusted = [...others.slice(1 - TRUSTED_ADDRESSES), key];
  }

  #isLocal(link: number): boolean {
    return this.#locals.some((entry) => entry.link === link);
  }

  #localIdOf(entry: LocalEntry): number {
    return this.#ids?.localIdOf(entry) ?? -1;
  }

  #update(now: number, path: PathRecord, pair: PathSeed): void {
    path.origin = pair.origin;
    path.localLocatorId = pair.localLocatorId;
    path.foreignLocatorId = pair.foreignLocatorId;
    path.preference = pair.preference;
    path.riskGroup = pair.riskGroup;
    path.withdrawn = false;
    if (isDraining(path))
      this.table.apply(now, path, 'restored', pair.origin === 'dialled' ? 'configured' : 'announced');
  }

  /** Not among the pairs any more: its link is gone, its address withdrawn, or it was never listed at all. */
  #judgeUnwanted(now: number, path: PathRecord): void {
    if (path.state === 'deprecated') {
      // Neither end can have it back: it is forgotten as others are.
      if (!this.#isLocal(path.link) || path.origin === 'announced') path.ownWish = 'none';
    } else if (!this.#isLocal(path.link)) this.withdraw(now, path, 'link-removed');
    else if (path.origin === 'announced') this.withdraw(now, path, 'locator-withdrawn');
    else if (path.origin === 'dialled' && path.state === 'unverified') this.table.remove(now, path, 'evicted');
  }

  /** An end gave the path in use up while there was no other; now there is. */
  #dropWithdrawn(now: number): void {
    for (const path of this.table.all) {
      if (path?.withdrawn && (this.#hasOther(path) || !isUsable(path))) {
        path.withdrawn = false;
        this.table.apply(now, path, 'withdrawn', 'locator-withdrawn');
      } else if (path?.ownWish === 'abandon') this.#giveUp(now, path);
    }
  }

  #hasOther(path: PathRecord): boolean {
    return this.table.all.some(
      (other) =>
        other !== undefined && other !== path && isUsable(other) && !other.withdrawn && other.ownWish !== 'abandon',
    );
  }

  /** Traffic goes by another, what is in flight stays (R-MH-73). The last that works, or is in use, stays until there is another. */
  #giveUp(now: number, path: PathRecord): void {
    const used = path.id === this.table.active;
    if ((used || isUsable(path)) && !this.#hasOther(path)) return;
    if (used) this.setActive(now, chooseStandby(this.table.all, path.id, now), 'application');
    this.table.apply(now, path, 'withdrawn', 'application');
  }

  #makeRoomForCandidate(now: number): boolean {
    const candidates = this.table.all.filter((path) => path?.origin === 'reflexive' && path.state === 'unverified');
    if (candidates.length < MAX_CANDIDATES) return true;
    const exhausted = candidates.find((path) => path !== undefined && path.probe.left === 0 && path.probe.due === 'no');
    if (exhausted === undefined) return false;
    this.table.remove(now, exhausted, 'evicted');
    return true;
  }

  /** Room for a new path at the cost of the least hopeful. */
  #evict(now: number): void {
    let worst: PathRecord | undefined;
    for (const path of this.table.all) {
      if (path === undefined || path.id === this.table.active || hope(path) >= KEPT) continue;
      if (worst === undefined || hope(path) < hope(worst)) worst = path;
    }
    if (worst !== undefined) this.table.remove(now, worst, 'evicted');
  }

  #anotherJustFailed(now: number, path: PathRecord): boolean {
    const within = Math.max(path.srtt, 1);
    return this.table.all.some(
      (other) =>
        other !== undefined && other !== path && other.state === 'suspect' && now - other.suspectedAt <= within,
    );
  }

  #noteSpurious(now: number, path: PathRecord): void {
    const doubts = path.ensureDoubts();
    doubts.spurious = true;
    doubts.spuriousAt = now;
    doubts.multiplier = Math.min(doubts.multiplier * 2, MAX_MULTIPLIER);
  }

  /** Once per suspicion. */
  #noteFailure(now: number, path: PathRecord): void {
    const doubts = path.ensureDoubts();
    if (doubts.failedAt >= doubts.suspectedAt && doubts.failedAt > NEVER) return;
    const forgotten = doubts.failedAt === NEVER ? 0 : Math.floor((now - doubts.failedAt) / FAILURE_DECAY);
    doubts.failures = Math.max(0, doubts.failures - forgotten);
    doubts.failedAt = now;
    doubts.holdDownUntil = now + Math.min(HOLD_DOWN * 2 ** doubts.failures, MAX_HOLD_DOWN);
    doubts.failures += 1;
  }
}

/** This end has ended it, and it may be had back: nothing is sent by it, and no PROBE answered. */
export function isAbandoned(path: Path): boolean {
  return path.state === 'deprecated' && path.ownWish === 'abandon';
}

function isDraining(path: Path): boolean {
  return path.state === 'deprecated' && path.ownWish !== 'abandon';
}

const NONE: readonly string[] = [];
const KEPT = 3;

/** What may be given up for a new path, worst first; `KEPT` and more may not. */
function hope(path: PathRecord): number {
  if (path.state === 'deprecated') return isAbandoned(path) ? KEPT : 0;
  if (path.state === 'down') return path.origin === 'reflexive' ? 1 : KEPT;
  if (path.state === 'unverified') return path.probe.left === 0 && path.probe.due === 'no' ? 2 : KEPT;
  return KEPT;
}
