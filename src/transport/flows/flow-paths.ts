import type { Path } from '../../multihome/path.ts';
import { isUsable } from '../../multihome/path-table.ts';
import { ptoOf, suspicionDeadline } from '../../multihome/suspicion.ts';
import { FEEDBACK_DELAY, FEEDBACK_EVERY } from '../../udp/constants.ts';
import type { LossReason } from '../../udp/message.ts';
import { SendingPath } from '../../udp/sending-path.ts';
import { MESSAGE_HEADER_SIZE } from '../../wire/flow-datagram.ts';
import type { Connection } from '../connection.ts';
import type { SharedAssociation } from '../shared-association.ts';
import type { FlowHost } from './flow-host.ts';
import type { FlowPath } from './flow-types.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** Of all: each is filled and read within one call. */
const evidence = {
  oldestSentAt: NEVER,
  lastDeliveryAt: NEVER,
  srtt: 0,
  minRtt: 0,
  rttvar: 0,
  maxAckGap: 0,
  flightSegments: 0,
  thirdSentAt: Number.POSITIVE_INFINITY,
};
const settings = { multiplier: 1, peerAckDelay: FEEDBACK_DELAY };

/**
 * The paths of an association as its flows use them: what is in flight on each, which one is suspect by that, and which
 * one messages take (R-UDP-40 to R-UDP-44). Paths, their states and the active one are the association's; what flows find
 * out moves connections, and the other way round, in the same call.
 */
export class FlowPaths {
  readonly #host: FlowHost;
  readonly #shared: SharedAssociation<Connection>;
  readonly #sending: (SendingPath | undefined)[] = [];
  /** Which was active when that was last looked at. */
  #active: number;
  /** The peer, not a path, seems to have stalled: no suspicion before this time. */
  #heldUntil = Number.NEGATIVE_INFINITY;
  readonly #moved: (now: number, from: number, to: number, reason: string) => void;

  /** @param moved traffic goes by another path; -1: by none */
  constructor(
    host: FlowHost,
    shared: SharedAssociation<Connection>,
    moved: (now: number, from: number, to: number, reason: string) => void,
  ) {
    this.#host = host;
    this.#shared = shared;
    this.#moved = moved;
    this.#active = shared.association.active;
  }

  get all(): readonly (Path | undefined)[] {
    return this.#shared.association.paths;
  }

  sending(path: number): SendingPath {
    const known = this.#sending[path];
    if (known !== undefined) return known;
    const made = new SendingPath();
    this.#sending[path] = made;
    return made;
  }

  /** Bytes of the largest message that the path carries. */
  messageSize(path: number): number {
    const size = this.all[path]?.size ?? 0;
    return (size > 0 ? size : this.#host.config.maxDatagram) - MESSAGE_HEADER_SIZE;
  }

  /** The path that a message takes; -1: there is none. While the active one is suspect it is the standby. */
  best(now: number): number {
    const { association } = this.#shared;
    const { active } = association;
    if (active < 0 || this.all[active]?.state !== 'suspect') return active;
    const standby = association.standby(now);
    return standby >= 0 ? standby : active;
  }

  /** Another path that works, beside `path`; -1: there is none. */
  beside(now: number, path: number): number {
    const { association } = this.#shared;
    const active = this.all[association.active];
    if (active !== undefined && active.id !== path && isUsable(active)) return active.id;
    const standby = association.standby(now);
    return standby === path ? -1 : standby;
  }

  /** Everything that follows from what is known of the paths now: suspicion, failover, what is lost. */
  judge(now: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, this.#host.lagUntil());
    this.#follow(now);
    for (const [id, sending] of this.#sending.entries()) if (sending !== undefined) this.#judgePath(now, id, sending);
    this.#considerFailover(now);
  }

  /** When `judge` has something to decide; Infinity: never. */
  deadline(): number {
    let at = NEVER;
    for (const [id, sending] of this.#sending.entries()) {
      if (sending === undefined || sending.flight === 0) continue;
      const path = this.all[id];
      at = Math.min(at, sending.lostAt(this.pto(id)));
      if (path !== undefined && isUsable(path))
        at = Math.min(at, Math.max(this.#overdueAt(path, sending), this.#heldUntil));
    }
    return at;
  }

  /** Within this time the peer answers what is sent on the path, in ms. */
  pto(id: number): number {
    const path = this.all[id];
    this.#gather(path, this.#sending[id]);
    return ptoOf(evidence, settings);
  }

  /** Nothing is heard any more of what is in flight. */
  close(now: number): void {
    for (const sending of this.#sending) if (sending !== undefined) this.#abandon(now, sending, 'closed');
  }

  info(now: number, id: number): FlowPath | undefined {
    const path = this.all[id];
    if (path === undefined) return undefined;
    const { association } = this.#shared;
    const sending = this.#sending[id];
    const alternate = path.state === 'standby' && id === this.beside(now, association.active);
    return {
      id,
      link: path.link,
      local: this.#host.links.find(({ link }) => link === path.link)?.local,
      foreign: path.foreign,
      state: path.state,
      role: id === association.active ? 'active' : alternate ? 'alternate' : 'none',
      rtt: path.srtt > 0 ? path.srtt : undefined,
      minRtt: Number.isFinite(path.minRtt) ? path.minRtt : undefined,
      cwnd: Math.round(sending?.window ?? 0),
      inFlight: sending?.inFlight ?? 0,
      sentMessages: sending?.sent ?? 0,
      lostMessages: sending?.lost ?? 0,
      messageSize: this.messageSize(id),
      bytesReceived: path.bytesReceived,
      lastReason: path.lastReason,
    };
  }

  /** Somebody has moved the traffic, be it a connection: what is in flight on a path that has failed is lost. */
  #follow(now: number): void {
    const { active } = this.#shared.association;
    const former = this.#active;
    if (active === former) return;
    this.#active = active;
    const path = this.all[former];
    const sending = this.#sending[former];
    if (sending !== undefined && (path === undefined || !isUsable(path))) this.#abandon(now, sending, 'path-failed');
    this.#moved(now, former, active, path?.lastReason ?? 'drained');
  }

  #judgePath(now: number, id: number, sending: SendingPath): void {
    const path = this.all[id];
    if (path === undefined || path.state === 'down' || path.state === 'deprecated') {
      if (sending.flight > 0) this.#abandon(now, sending, 'path-failed');
      return;
    }
    const pto = this.pto(id);
    for (let copy = sending.expired(now, pto); copy !== undefined; copy = sending.expired(now, pto)) {
      copy.message.owner.giveUp(now, copy, 'unacknowledged');
    }
    if (!isUsable(path) || now < Math.max(this.#overdueAt(path, sending), this.#heldUntil)) return;
    if (this.#shared.association.suspect(now, id, 'data-overdue')) this.#shared.settle(now);
    else this.#heldUntil = now + pto;
  }

  /** What was sent by the standby after the suspicion has arrived, before the suspect was relieved. */
  #considerFailover(now: number): void {
    const { association } = this.#shared;
    const { active } = association;
    const suspect = this.all[active];
    if (suspect?.state !== 'suspect') return;
    const to = association.standby(now);
    const proven = this.#sending[to]?.lastAckedSentAt ?? Number.NEGATIVE_INFINITY;
    if (to < 0 || proven < suspect.suspectedAt) return;
    this.#shared.movesTo(now, active, to);
    association.setActive(now, to, 'data-overdue');
    this.#shared.settle(now);
    this.#follow(now);
  }

  #abandon(now: number, sending: SendingPath, reason: LossReason): void {
    for (const copy of sending.outstanding()) copy.message.owner.giveUp(now, copy, reason);
    sending.restart();
  }

  #overdueAt(path: Path, sending: SendingPath): number {
    this.#gather(path, sending);
    return suspicionDeadline(evidence, settings);
  }

  #gather(path: Path | undefined, sending: SendingPath | undefined): void {
    evidence.oldestSentAt = sending?.oldestSentAt ?? NEVER;
    evidence.lastDeliveryAt = sending?.lastDeliveryAt ?? Number.NEGATIVE_INFINITY;
    evidence.srtt = path?.srtt ?? 0;
    evidence.minRtt = path?.minRtt ?? 0;
    evidence.rttvar = path?.rttvar ?? 0;
    evidence.maxAckGap = sending?.maxGap ?? 0;
    // Fewer than these wait for company before anything is told of them.
    const flight = sending?.flight ?? 0;
    evidence.flightSegments = flight < FEEDBACK_EVERY ? Math.min(flight, 1) : flight;
    settings.multiplier = path?.multiplier ?? 1;
  }
}
