import type { Association } from '../multihome/association.ts';
import { INITIAL_PTO } from '../multihome/constants.ts';
import type { Path, PathReason } from '../multihome/path.ts';
import { isUsable } from '../multihome/path-table.ts';
import { ptoOf, reportedSilenceOf, type SuspicionSettings } from '../multihome/suspicion.ts';
import type { TcpConnection } from '../tcp/connection.ts';
import { type ScheduleName, spreadsData } from '../tcp/schedule.ts';
import { Carriers } from './carriers.ts';
import { type FailoverEvent, type FailoverState, nextFailoverState } from './failover-states.ts';
import { type FailoverObserver, isGone, type SharedPaths, type Trouble } from './failover-types.ts';
import { evidence, overdueAt, suspicionSettings } from './flight-judgement.ts';
import { hedgeFlight } from './hedge-flight.ts';
import { LeftFlights } from './left-flights.ts';
import { OwnWay } from './own-way.ts';

const NEVER = Number.POSITIVE_INFINITY;

/**
 * One connection's failover: watches the evidence of its active path, hedges on suspicion, and moves the traffic when
 * the standby has proved itself first (R-TR-16 to R-TR-22). The table is `FAILOVER_TRANSITIONS`; which path to take is
 * the association's choice; how bytes move is TCP's.
 */
export class Failover {
  readonly #tcp: TcpConnection;
  #shared: SharedPaths;
  readonly #observer: FailoverObserver;
  #state: FailoverState = 'steady';
  /** Null while the state is `steady`. */
  #trouble: Trouble | null = null;
  #alternate = -1;
  /** The peer, not the path, seems to have stalled: no suspicion before this time. */
  #heldUntil = Number.NEGATIVE_INFINITY;
  #peerAckDelay = 0;
  /** When what is missing was last sent again because the path works for others; -1: never. */
  #probedAt = -1;
  #failovers = 0;
  /** Null: there never was one, as for most connections. */
  #left: LeftFlights | null = null;
  /** Of a schedule that uses several paths beside each other; else null. */
  #carriers: Carriers | null = null;
  /** What the application wants for this connection alone; null: nothing. */
  #way: OwnWay | null = null;
  /** Grows with everything that `judge` sets going. */
  #decisions = 0;

  constructor(tcp: TcpConnection, shared: SharedPaths, observer: FailoverObserver) {
    this.#tcp = tcp;
    this.#shared = shared;
    this.#observer = observer;
  }

  /** The connection has another association from here on; it is not open yet. */
  join(shared: SharedPaths): void {
    this.#shared = shared;
    this.#left = null;
  }

  get state(): FailoverState {
    return this.#state;
  }

  /** How often traffic was moved off a path that had failed. */
  get failovers(): number {
    return this.#failovers;
  }

  /** When the last path was lost, or Infinity. */
  get pathlessSince(): number {
    return this.#trouble?.pathlessSince ?? NEVER;
  }

  /** The standby that would be taken now, or -1. */
  get alternate(): number {
    return this.#alternate;
  }

  /** The path of this connection's data, or -1: the association's, unless the application has it go another way. */
  get path(): number {
    return this.#way !== null && this.#trouble === null ? this.#tcp.activePath : this.#association.active;
  }

  /** What the application wants for this connection alone, to be changed; `judge` follows. */
  get way(): OwnWay {
    this.#way ??= new OwnWay(() => this.#association);
    this.#decisions += 1;
    return this.#way;
  }

  /** When the connection has been without a path for too long, where others of the node wait `pathless` ms; Infinity: it has one. */
  failsAt(pathless: number): number {
    return this.pathlessSince + (this.#way?.pathless ?? pathless);
  }

  /** The path is gone. */
  forget(now: number, path: number): void {
    this.#way?.forget(path);
    this.#tcp.closePath(now, path);
  }

  /** Within this time the peer answers what is sent on TCP's path, in ms. */
  get patience(): number {
    const path = this.#tcp.activePath;
    this.#tcp.evidence(path, evidence);
    return evidence.srtt > 0 ? ptoOf(evidence, this.#settingsOf(path)) : INITIAL_PTO;
  }

  /** How data goes by the paths from now on (R-TR-46). */
  setSchedule(now: number, schedule: ScheduleName): void {
    this.#tcp.setSchedule(now, schedule, {
      take: (at, bytes, segment) => this.#shared.hedges.takeTail(at, bytes, segment),
    });
    this.#tcp.setCarriers(now, 0);
    // What they have in flight no schedule judges any more.
    if (this.#carriers !== null) for (const path of this.#association.paths) this.#leave(path?.id ?? -1);
    this.#carriers = spreadsData(schedule)
      ? new Carriers(
          this.#tcp,
          () => this.#association,
          schedule,
          (path) => this.#settingsOf(path),
        )
      : null;
    this.#decisions += 1;
  }

  setPeerAckDelay(delay: number): void {
    this.#peerAckDelay = delay;
  }

  /** A train of `bytes` left. */
  noteSent(now: number, bytes: number): void {
    this.#shared.hedges.noteSent(now, bytes);
  }

  /** The loop was `lag` ms late: no silence counts against a path before `until` (R-TR-16). */
  defer(until: number, lag: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, until);
    if (this.#trouble !== null) this.#trouble.pathlessSince += lag;
  }

  /** Judges by the evidence as it is, links drained. True when it did something that may have to be sent. */
  judge(now: number): boolean {
    const decisions = this.#decisions;
    this.#follow(now);
    const trouble = this.#trouble;
    if (trouble === null) this.#judgeSteady(now);
    else if (this.#state === 'hedging') this.#judgeHedging(now, trouble);
    else if (this.#state === 'alone') this.#judgeAlone(now, trouble);
    else this.#judgePathless(now, trouble);
    this.#chooseAlternate(now);
    if (this.#carriers?.choose(now, this.#trouble?.ahead ?? true)) this.#decisions += 1;
    return this.#decisions !== decisions;
  }

  /**
   * An acknowledgment came by another path than the data left by. When what is still out is older than a round trip, and
   * the active path itself has been silent, both ends agree that it is: suspicion need not wait longer (R-TR-17).
   */
  noteForeignAcknowledgment(now: number, arrival: number): void {
    const active = this.path;
    const path = this.#association.paths[active];
    // Where several carry data, each has acknowledgments of its own.
    if (this.#carriers !== null && this.#carriers.beside(active) >= 0) return;
    if (path === undefined || arrival === active || this.#state !== 'steady' || now < this.#heldUntil) return;
    this.#tcp.evidence(active, evidence);
    if (evidence.srtt === 0 || now - evidence.oldestSentAt <= evidence.srtt) return;
    if (now - path.lastHeardAt >= reportedSilenceOf(evidence)) this.#suspect(now, active, 'peer-hears-nothing');
  }

  /** When `judge` has something to decide; Infinity for never. */
  deadline(): number {
    const others =
      this.#trouble === null
        ? Math.min(this.#carriers?.deadline() ?? NEVER, this.#twinDeadline(), this.#left?.deadline() ?? NEVER)
        : NEVER;
    const watched = this.#trouble === null ? this.path : this.#trouble.to;
    const at = this.#trouble === null ? (this.#way?.deadline() ?? NEVER) : NEVER;
    if (watched < 0) return at;
    return Math.min(at, Math.max(Math.min(this.#overdueAt(watched), others), this.#heldUntil));
  }

  /** Another connection of the association has moved the traffic: this one goes along in the same tick (R-TR-37). */
  #follow(now: number): void {
    const own = this.#tcp.activePath;
    const trouble = this.#trouble;
    if (trouble === null && this.#way !== null && this.#goesOwnWay(now, own, this.#way)) return;
    const { active } = this.#association;
    if (active < 0 || (trouble?.ahead && active === trouble.from)) return;
    if (active === own) {
      if (trouble?.ahead) this.#failover(now, trouble, 'standby-confirmed', 'data-overdue');
      return;
    }
    const path = this.#association.paths[own];
    this.#tcp.endHedge(now);
    // One that this end has abandoned has not failed: what is in flight there arrives.
    if (trouble === null && path !== undefined && (isUsable(path) || path.ownWish === 'abandon')) {
      this.#decisions += 1;
      this.#leave(own);
      this.#tcp.setActive(now, active);
      this.#observer.moved(now, own, active, 'selected');
      return;
    }
    const from = this.#state === 'pathless' && trouble !== null ? trouble.from : own;
    this.#move(this.#state === 'pathless' ? 'path-answered' : 'active-removed');
    this.#carryOver(now, from, active, 'data-overdue');
  }

  #judgeSteady(now: number): void {
    if (this.#carriers !== null && now >= this.#heldUntil && this.#carriers.judge(now)) this.#decisions += 1;
    if (now >= Math.max(this.#twinDeadline(), this.#heldUntil)) {
      this.#decisions += 1;
      this.#suspectOrHold(now, this.#alternate, 'data-overdue');
    }
    if (now >= this.#heldUntil && this.#left?.judge(now, (path) => this.#suspectOrHold(now, path, 'data-overdue')))
      this.#decisions += 1;
    const active = this.path;
    const path = this.#association.paths[active];
    if (this.#isApart) {
      this.#judgeApart(now, active, path);
    } else if (path === undefined || isGone(path)) {
      // A path that is withdrawn has lost its role already; its flight is where TCP sent it.
      this.#activeGone(now, active < 0 ? this.#tcp.activePath : active);
    } else if (path.state === 'suspect') {
      this.#hedgeOrWait(now, active);
    } else if (now >= Math.max(this.#overdueAt(active), this.#heldUntil)) {
      if (this.#worksForOthers(path)) this.#probe(now, active);
      else this.#suspect(now, active, 'data-overdue');
    } else {
      this.#considerSwitchback(now, active);
    }
  }

  #judgeHedging(now: number, trouble: Trouble): void {
    if (this.#relieved(trouble)) {
      this.#recovered(now, trouble);
      return;
    }
    this.#tcp.evidence(trouble.to, evidence);
    if (evidence.lastAckedSentAt >= trouble.provenFrom) {
      this.#failover(now, trouble, 'standby-confirmed', 'data-overdue');
      return;
    }
    const to = this.#association.paths[trouble.to];
    // What was written since the suspicion is hedged as well.
    if (!trouble.hedged && to?.state === 'standby') this.#hedge(now, trouble, trouble.to);
    if (to?.state === 'standby' && now >= this.deadline()) this.#suspectOrHold(now, trouble.to, 'data-overdue');
    if (to?.state === 'standby') {
      // Nothing more can be learnt from the suspect: what it carried is lost.
      if (isGone(this.#association.paths[trouble.from])) {
        this.#failover(now, trouble, 'active-removed', 'probes-exhausted');
      }
      return;
    }
    this.#tcp.endHedge(now);
    this.#leave(trouble.to);
    trouble.to = -1;
    const next = this.#association.standby(now);
    if (next >= 0) this.#try(now, trouble, next);
    else this.#move('standby-lost');
  }

  #judgeAlone(now: number, trouble: Trouble): void {
    if (this.#relieved(trouble)) {
      this.#recovered(now, trouble);
      return;
    }
    const next = this.#association.standby(now);
    const gone = isGone(this.#association.paths[trouble.from]);
    if (next >= 0 && gone) this.#activeGone(now, trouble.from);
    else if (next >= 0) {
      this.#move('standby-found');
      this.#try(now, trouble, next);
    } else if (gone) this.#activeGone(now, trouble.from);
  }

  #judgePathless(now: number, trouble: Trouble): void {
    const next = this.#association.standby(now);
    if (next < 0) return;
    this.#move('path-answered');
    this.#carryOver(now, trouble.from, next, 'probe-replied');
  }

  /**
   * What another connection sent later than all that is missing here has arrived: what is missing was lost, and the path
   * is not. The evidence is this connection's, read just now.
   */
  #worksForOthers(path: Path): boolean {
    const { oldestSentAt, lastAckedSentAt } = evidence;
    return path.deliveredSentAt > Math.max(lastAckedSentAt, this.#probedAt) && path.deliveredSentAt > oldestSentAt;
  }

  /** The tail is sent again in place of a suspicion, which would be one of all connections (R-TR-38). */
  #probe(now: number, active: number): void {
    this.#probedAt = now;
    this.#heldUntil = now + ptoOf(evidence, this.#settingsOf(active));
    this.#decisions += 1;
    this.#tcp.probe(now);
  }

  #suspect(now: number, active: number, reason: PathReason): void {
    const apart = this.#isApart;
    if (!this.#suspectOrHold(now, active, reason)) return;
    if (apart) this.#leaveOwnWay(now, active);
    else this.#hedgeOrWait(now, active);
  }

  /** It goes by another path than its association. */
  get #isApart(): boolean {
    const { active } = this.#association;
    return active >= 0 && this.path !== active;
  }

  /** The application has it go by a path of its own choice; what is in flight on the one before stays (R-TR-90). */
  #goesOwnWay(now: number, own: number, way: OwnWay): boolean {
    const to = way.choose(now, own);
    if (to < 0) return false;
    if (to !== own) {
      this.#decisions += 1;
      this.#leave(own);
      this.#tcp.setActive(now, to);
      this.#observer.moved(now, own, to, 'application');
    }
    if (this.#association.active < 0) this.#association.setActive(now, to, 'selected');
    return true;
  }

  /** As the active path is judged; one that fails is left at once for the association's, which works (R-TR-91). */
  #judgeApart(now: number, own: number, path: Path | undefined): void {
    if (path !== undefined && isUsable(path)) {
      if (now < Math.max(this.#overdueAt(own), this.#heldUntil)) return;
      if (this.#worksForOthers(path)) this.#probe(now, own);
      else this.#suspect(now, own, 'data-overdue');
    } else this.#leaveOwnWay(now, own);
  }

  #leaveOwnWay(now: number, own: number): void {
    const { active, paths } = this.#association;
    this.#way?.shun(now, own, true);
    this.#decisions += 1;
    this.#failovers += 1;
    this.#shared.hedges.confirmed();
    this.#tcp.failover(now, own, active, paths[own]?.lastReason === 'link-removed');
    this.#observer.moved(now, own, active, 'data-overdue');
  }

  /** False: the whole peer seems to have stalled, and nothing is suspect for one more PTO. */
  #suspectOrHold(now: number, path: number, reason: PathReason): boolean {
    if (this.#association.suspect(now, path, reason)) return true;
    this.#heldUntil = now + ptoOf(evidence, this.#settingsOf(path));
    return false;
  }

  /** The active path has become suspect, by our own judgement or by the peer's word (R-TR-18, R-TR-20). */
  #hedgeOrWait(now: number, active: number): void {
    const carrier = this.#carriers?.beside(active) ?? -1;
    const ahead = carrier >= 0 && this.#association.paths[carrier]?.state === 'standby';
    this.#tcp.evidence(active, evidence);
    // What carries beside it has shown enough when it was sent as early as what is overdue.
    const provenFrom = ahead ? Math.min(now, evidence.oldestSentAt) : now;
    const trouble = { from: active, suspectedAt: now, to: -1, hedged: ahead, ahead, provenFrom, pathlessSince: NEVER };
    this.#trouble = trouble;
    const standby = ahead ? carrier : this.#association.standby(now);
    this.#move(standby < 0 ? 'overdue-alone' : 'overdue');
    if (standby >= 0) this.#try(now, trouble, standby);
    if (ahead) this.#judgeHedging(now, trouble);
  }

  /** What is in flight on the suspect goes by `to` as well; or all goes by it, where it carries data as it is. */
  #try(now: number, trouble: Trouble, to: number): void {
    if (!trouble.ahead) {
      this.#hedge(now, trouble, to);
      return;
    }
    if (trouble.to !== to && now > trouble.suspectedAt) trouble.provenFrom = now;
    trouble.to = to;
    this.#decisions += 1;
    this.#tcp.failover(now, this.#tcp.activePath, to);
  }

  #hedge(now: number, trouble: Trouble, to: number): void {
    trouble.to = to;
    const hedged = hedgeFlight(now, this.#tcp, this.#shared.hedges, trouble.from, to);
    if (hedged === undefined) return;
    trouble.hedged = hedged;
    if (hedged) this.#decisions += 1;
  }

  #failover(now: number, { from, to }: Trouble, event: FailoverEvent, reason: PathReason): void {
    this.#move(event);
    this.#tcp.endHedge(now);
    this.#carryOver(now, from, to, reason);
  }

  /** The active path cannot be used any more: the standby takes over, or there is none left (R-TR-21). */
  #activeGone(now: number, active: number): void {
    const next = this.#association.standby(now);
    this.#tcp.endHedge(now);
    if (next >= 0) {
      this.#move('active-removed');
      this.#carryOver(now, active, next, 'probes-exhausted');
      return;
    }
    this.#move('paths-gone');
    const nothing = { to: -1, hedged: false, ahead: false };
    this.#trouble = { ...nothing, from: active, suspectedAt: now, provenFrom: now, pathlessSince: now };
    this.#association.setActive(now, -1, 'probes-exhausted');
    this.#tcp.setActive(now, -1);
    this.#observer.moved(now, active, -1, 'probes-exhausted');
  }

  #carryOver(now: number, from: number, to: number, reason: PathReason): void {
    this.#trouble = null;
    this.#failovers += 1;
    this.#shared.hedges.confirmed();
    this.#shared.movesTo(now, from, to);
    // Our end of it went: what has left arrives all the same, and new data need not wait for it to be sent anew.
    const underWay = this.#association.paths[from]?.lastReason === 'link-removed';
    const own = this.#tcp.activePath;
    if (own !== from) this.#leave(own);
    if (own !== to) this.#tcp.failover(now, from, to, underWay);
    this.#association.setActive(now, to, reason);
    this.#alternate = -1;
    this.#observer.moved(now, from, to, reason);
  }

  /** Whether data sent on the suspect after the suspicion has arrived; the association judges it by `noteDelivered`. */
  #relieved({ from }: Trouble): boolean {
    const path = this.#association.paths[from];
    return path !== undefined && isUsable(path);
  }

  #recovered(now: number, { from, to, suspectedAt }: Trouble): void {
    this.#move('suspect-confirmed');
    this.#tcp.endHedge(now);
    this.#leave(to);
    this.#trouble = null;
    this.#association.setActive(now, from, 'data-acknowledged');
    this.#leave(this.#tcp.activePath);
    this.#tcp.setActive(now, from);
    const sentAt = this.#association.paths[from]?.relievingProbeSentAt ?? Number.NEGATIVE_INFINITY;
    if (sentAt >= suspectedAt) this.#tcp.noteProbeDelivered(now, from, sentAt);
  }

  /** What is in flight on `path`, be it a hedge's, is still to be judged there (R-TR-49). */
  #leave(path: number): void {
    this.#left ??= new LeftFlights(
      this.#tcp,
      () => this.#association,
      (left) => this.#overdueAt(left),
    );
    this.#left.note(path);
  }

  #considerSwitchback(now: number, active: number): void {
    this.#tcp.evidence(active, evidence);
    const applicationLimited = this.#tcp.writableLength <= evidence.flightBytes;
    const better = this.#association.switchback(now, applicationLimited);
    if (better < 0) return;
    this.#decisions += 1;
    this.#association.setActive(now, better, 'selected');
    this.#leave(active);
    this.#tcp.setActive(now, better);
    this.#observer.moved(now, active, better, 'selected');
  }

  #chooseAlternate(now: number): void {
    const { active, paths } = this.#association;
    const path = paths[active];
    // Beside a path of its own choice the association's stands by, while it works.
    const beside = path !== undefined && isUsable(path) ? active : -1;
    const standby = this.#state !== 'steady' ? -1 : this.#isApart ? beside : this.#association.standby(now);
    if (standby === this.#alternate) return;
    this.#alternate = standby;
    this.#tcp.setAlternate(standby);
  }

  /** When the standby is suspect by the tails that it carries (R-TR-48); Infinity: never, or it carries none. */
  #twinDeadline(): number {
    if (this.#alternate < 0 || this.#tcp.schedule !== 'hedged') return NEVER;
    return this.#overdueAt(this.#alternate);
  }

  #overdueAt(path: number): number {
    return overdueAt(this.#tcp, this.#association, path, this.#peerAckDelay, this.#carriers);
  }

  #settingsOf(path: number): SuspicionSettings {
    return suspicionSettings(this.#association, path, this.#peerAckDelay);
  }

  get #association(): Association {
    return this.#shared.association;
  }

  #move(event: FailoverEvent): void {
    this.#decisions += 1;
    this.#state = nextFailoverState(this.#state, event) ?? this.#state;
  }
}
