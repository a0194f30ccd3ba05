import type { Association } from '../multihome/association.ts';
import type { HedgeBudget } from '../multihome/budget.ts';
import { INITIAL_PTO, INITIAL_WINDOW_SEGMENTS } from '../multihome/constants.ts';
import type { Path, PathReason } from '../multihome/path.ts';
import { isUsable } from '../multihome/path-table.ts';
import { ptoOf, reportedSilenceOf, type SuspicionSettings, suspicionDeadline } from '../multihome/suspicion.ts';
import type { TcpConnection } from '../tcp/connection.ts';
import { type ScheduleName, spreadsData } from '../tcp/schedule.ts';
import { createPathEvidence } from '../tcp/segment.ts';
import { Carriers } from './carriers.ts';
import { type FailoverEvent, type FailoverState, nextFailoverState } from './failover-states.ts';
import { LeftFlights } from './left-flights.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** Of all connections: each is filled and read within one call. */
const evidence = createPathEvidence();
const settings = { multiplier: 1, peerAckDelay: 0 };

/** What a connection shares with the others of its association. */
export interface SharedPaths {
  readonly association: Association;
  /** What was sent and hedged of late. */
  readonly hedges: HedgeBudget;
  /** Traffic moves off a path that has failed. */
  movesTo(now: number, from: number, to: number): void;
}

/** What a connection tells about its failover. */
export interface FailoverObserver {
  /** Traffic moved; -1 is no path. */
  moved(now: number, from: number, to: number, reason: string): void;
}

/** What is being done about a path that is suspect or gone, until traffic is steady again. */
interface Trouble {
  /** The path that failed, and since when. */
  readonly from: number;
  readonly suspectedAt: number;
  /** Where hedges go; -1: nowhere. */
  to: number;
  /** Something was hedged since the suspicion. */
  hedged: boolean;
  /** This connection goes on by `to` already, which carried its data before (R-TR-47); the association does not. */
  readonly ahead: boolean;
  /** What was sent by `to` at this time or later, and is acknowledged, shows that it is the one to take. */
  provenFrom: number;
  /** When the last path was lost; Infinity: there is one. */
  pathlessSince: number;
}

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
    const active = this.#association.active;
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
    const watched = this.#trouble === null ? this.#association.active : this.#trouble.to;
    if (watched < 0) return NEVER;
    return Math.max(Math.min(this.#suspicionDeadline(watched), others), this.#heldUntil);
  }

  /** Another connection of the association has moved the traffic: this one goes along in the same tick (R-TR-37). */
  #follow(now: number): void {
    const { active } = this.#association;
    const own = this.#tcp.activePath;
    const trouble = this.#trouble;
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
    const active = this.#association.active;
    const path = this.#association.paths[active];
    if (path === undefined || isGone(path)) {
      // A path that is withdrawn has lost its role already; its flight is where TCP sent it.
      this.#activeGone(now, active < 0 ? this.#tcp.activePath : active);
    } else if (path.state === 'suspect') {
      this.#hedgeOrWait(now, active);
    } else if (now >= Math.max(this.#suspicionDeadline(active), this.#heldUntil)) {
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
    if (this.#suspectOrHold(now, active, reason)) this.#hedgeOrWait(now, active);
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
    const { from } = trouble;
    trouble.to = to;
    this.#tcp.evidence(from, evidence);
    if (evidence.flightSegments === 0 && evidence.oldestSentAt === NEVER) return;
    const segment = this.#tcp.effectiveMss(to);
    const { applicationLimited, flightBytes } = evidence;
    const window = Math.max(INITIAL_WINDOW_SEGMENTS * segment, this.#tcp.pathStatistics(to).cwnd);
    const budget = this.#shared.hedges;
    // What an application asks for in a round trip is its rate: the copies go out at that, whatever the window.
    const wanted = applicationLimited ? flightBytes : Math.min(flightBytes, window);
    const allowance = Math.min(wanted, budget.available(now, segment, applicationLimited ? flightBytes : 0));
    trouble.hedged = this.#tcp.hedge(now, from, to, allowance);
    if (!trouble.hedged) return;
    this.#decisions += 1;
    budget.noteHedged(now, allowance);
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
    this.#trouble = {
      from: active,
      suspectedAt: now,
      to: -1,
      hedged: false,
      ahead: false,
      provenFrom: now,
      pathlessSince: now,
    };
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
      (left) => this.#suspicionDeadline(left),
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
    const standby = this.#state === 'steady' ? this.#association.standby(now) : -1;
    if (standby === this.#alternate) return;
    this.#alternate = standby;
    this.#tcp.setAlternate(standby);
  }

  /** When the standby is suspect by the tails that it carries (R-TR-48); Infinity: never, or it carries none. */
  #twinDeadline(): number {
    if (this.#alternate < 0 || this.#tcp.schedule !== 'hedged') return NEVER;
    return this.#suspicionDeadline(this.#alternate);
  }

  #suspicionDeadline(path: number): number {
    this.#tcp.evidence(path, evidence);
    const known = this.#association.paths[path];
    // Nothing of this connection has been acknowledged by it so far: what probes, and other connections, have seen counts.
    if (evidence.srtt === 0 && known !== undefined) {
      evidence.srtt = known.srtt;
      evidence.rttvar = known.rttvar;
    }
    return this.#carriers?.overdueAt(path, evidence) ?? suspicionDeadline(evidence, this.#settingsOf(path));
  }

  #settingsOf(path: number): SuspicionSettings {
    settings.multiplier = this.#association.paths[path]?.multiplier ?? 1;
    settings.peerAckDelay = this.#peerAckDelay;
    return settings;
  }

  get #association(): Association {
    return this.#shared.association;
  }

  #move(event: FailoverEvent): void {
    this.#decisions += 1;
    this.#state = nextFailoverState(this.#state, event) ?? this.#state;
  }
}

/** Nothing that was sent by the path will be answered there, and nothing more goes by it. */
function isGone(path: Path | undefined): boolean {
  return path === undefined || path.state === 'down' || path.state === 'deprecated';
}
