import type { SocketAddress } from '../wire/socket-address.ts';
import {
  INITIAL_PTO,
  LEAST_SILENCE,
  MIN_PTO_VARIANCE,
  NONCE_CACHE,
  PROBES_IN_FLIGHT,
  PTO_VARIANCE_PART,
  UNVERIFIED_FACTOR,
  UNVERIFIED_PROBES,
} from './constants.ts';
import type { Path, PathOrigin, PathReason, PathWish } from './path.ts';
import { NO_DOUBTS, PathDoubts } from './path-doubts.ts';
import type { PathSize } from './path-size.ts';
import type { PathState } from './path-states.ts';
import { RttEstimator } from './rtt.ts';

const NEVER = Number.NEGATIVE_INFINITY;

/** What a path is made from, and what may change when a locator set does. */
export interface PathSeed {
  readonly link: number;
  readonly foreign: SocketAddress;
  readonly origin: PathOrigin;
  readonly localLocatorId: number;
  readonly foreignLocatorId: number;
  readonly preference: number;
  readonly riskGroup: number;
  /** Whether something on the way may forget the path when nothing goes by it. */
  readonly needsKeepalive: boolean;
}

/** A path as the association writes it. */
export class PathRecord implements Path {
  readonly id: number;
  readonly link: number;
  foreign: SocketAddress;
  origin: PathOrigin;
  /** Its foreign address was dialled by hand, or answered once: trying it again and again is no attack on anybody. */
  trusted: boolean;
  localLocatorId: number;
  foreignLocatorId: number;
  peerPathId = -1;
  state: PathState = 'unverified';
  inOk = false;
  outOk = false;
  wasVerified = false;
  lastHeardAt = NEVER;
  /** How long the last silence was that was one, in ms: how often the peer keeps the path open. */
  lastSilence = 0;
  lastReason: PathReason;
  minRtt = Number.POSITIVE_INFINITY;
  preference: number;
  ownWish: PathWish = 'none';
  peerWish: Exclude<PathWish, 'abandon'> = 'none';
  riskGroup: number;
  betterSince = Number.POSITIVE_INFINITY;
  fullSizeReplies = 0;
  fullSizeSince = Number.POSITIVE_INFINITY;
  bytesReceived = 0;
  /** Bytes of UDP payload that may go to its address before anything is known to arrive there. */
  #credit = 0;
  deliveredSentAt = NEVER;
  /** A translator or filter may forget it when nothing goes by it. */
  readonly needsKeepalive: boolean;

  /** When anything sent on it was last confirmed, by probe or data. */
  confirmedAt = NEVER;
  /** When the state changed last. */
  changedAt: number;
  /** The peer withdrew it while it was the only one: it goes when another is verified. */
  withdrawn = false;
  /** The address at which the peer sees us, as last reported. */
  observed = '';
  /** Made with the first data that is delivered, where the link allows it. */
  sizing: PathSize | null = null;
  /** Made with the first doubt. */
  #doubts: PathDoubts | null = null;
  readonly rtt = new RttEstimator();
  readonly probe = new ProbeState();

  constructor(id: number, now: number, seed: PathSeed) {
    this.id = id;
    this.link = seed.link;
    this.foreign = seed.foreign;
    this.changedAt = now;
    this.origin = seed.origin;
    this.trusted = seed.origin === 'dialled';
    this.localLocatorId = seed.localLocatorId;
    this.foreignLocatorId = seed.foreignLocatorId;
    this.preference = seed.preference;
    this.riskGroup = seed.riskGroup;
    this.needsKeepalive = seed.needsKeepalive;
    this.lastReason = REASON_OF_ORIGIN[seed.origin];
  }

  get unanswered(): number {
    return this.probe.unanswered;
  }

  get size(): number {
    return this.sizing?.size ?? 0;
  }

  get srtt(): number {
    return this.rtt.srtt;
  }

  get rttvar(): number {
    return this.rtt.rttvar;
  }

  get doubts(): Readonly<PathDoubts> {
    return this.#doubts ?? NO_DOUBTS;
  }

  /** The lesser of what the ends want, where one of them wants less than normal; else the greater. */
  get wish(): PathWish {
    const { ownWish, peerWish } = this;
    if (ownWish === 'abandon') return 'abandon';
    if (ownWish === 'backup' || peerWish === 'backup') return 'backup';
    return ownWish === 'prefer' || peerWish === 'prefer' ? 'prefer' : 'none';
  }

  get suspectedAt(): number {
    return this.doubts.suspectedAt;
  }

  get relievingProbeSentAt(): number {
    return this.doubts.relievingProbeSentAt;
  }

  get multiplier(): number {
    return this.doubts.multiplier;
  }

  get failures(): number {
    return this.doubts.failures;
  }

  get holdDownUntil(): number {
    return this.doubts.holdDownUntil;
  }

  get spurious(): boolean {
    return this.doubts.spurious;
  }

  get blackHole(): boolean {
    return this.doubts.blackHole;
  }

  heard(now: number): void {
    const silence = now - this.lastHeardAt;
    if (silence > LEAST_SILENCE && silence < Number.POSITIVE_INFINITY) this.lastSilence = silence;
    this.lastHeardAt = now;
  }

  earn(size: number): void {
    if (!this.trusted) this.#credit += UNVERIFIED_FACTOR * size;
  }

  spend(size: number): boolean {
    if (this.trusted) return true;
    if (size > this.#credit) return false;
    this.#credit -= size;
    return true;
  }

  /** Whether its address may have `size` bytes. */
  affords(size: number): boolean {
    return this.trusted || this.#credit >= size;
  }

  /** A proven peer says that it is there: that is worth a few probes of `size` bytes. */
  grantProbes(size: number): void {
    this.#credit = Math.max(this.#credit, UNVERIFIED_PROBES * size);
  }

  /** The path's own doubts, to be written. */
  ensureDoubts(): PathDoubts {
    if (this.#doubts === null) this.#doubts = new PathDoubts();
    return this.#doubts;
  }

  /** Nothing came or went for as long as anything here looks back. */
  rest(): void {
    this.rtt.rest();
    this.sizing?.rest();
    this.probe.rest();
  }

  /** Time within which a probe is answered, in ms: the PTO of suspicion without its delay of acknowledgments. */
  get pto(): number {
    const { srtt, rttvar } = this.rtt;
    if (srtt === 0) return INITIAL_PTO;
    return (srtt + Math.max(4 * rttvar, srtt * PTO_VARIANCE_PART, MIN_PTO_VARIANCE)) * this.multiplier;
  }
}

/** What the prober keeps per path. */
export class ProbeState {
  /** When the path is looked at again; Infinity: never. */
  nextAt = Number.POSITIVE_INFINITY;
  /** A PROBE is to go out: 'urgent' ones at once, others spaced. */
  due: 'no' | 'spaced' | 'urgent' = 'no';
  /** Probes sent since the last confirmation. */
  unanswered = 0;
  /** Probes that an unverified path may still have. */
  left = 0;
  /** Full-size probes still to be answered before the path may be preferred. */
  confirmations = 0;
  pause = 0;
  /** Probes that traffic brought forward since the path was armed or confirmed. */
  hurried = 0;
  lastSentAt = NEVER;
  /** When a reply by the path itself is overdue that came by another; Infinity: none is. */
  returnBy = Number.POSITIVE_INFINITY;
  /** Own probes whose reply still counts, the newest last. */
  sent: SentProbe[] | null = null;
  /** Nonces of the peer's probes already answered, a ring by `answeredCount` once it is full; and the last one. */
  answered: number[] | null = null;
  answeredCount = 0;
  lastHeard = 0;

  /** An own PROBE goes out. */
  noteSent(now: number, nonce: number, padded: boolean): void {
    this.sent ??= [];
    if (this.sent.length >= PROBES_IN_FLIGHT) this.sent.shift();
    this.sent.push({ nonce, sentAt: now, notes: padded ? PROBE_NOTE.padded : 0 });
  }

  /** A PROBE of the peer's is answered. */
  noteAnswered(nonce: number): void {
    const { answered } = this;
    if (answered === null) this.answered = [nonce];
    else if (answered.length < NONCE_CACHE) this.answered = answered.concat(nonce);
    else answered[this.answeredCount] = nonce;
    this.answeredCount = (this.answeredCount + 1) % NONCE_CACHE;
    this.lastHeard = nonce;
  }

  /** No answer is awaited any more. */
  rest(): void {
    if (this.unanswered === 0) this.sent = null;
  }
}

/** An own PROBE; `notes` has bits of PROBE_NOTE. */
export interface SentProbe {
  readonly nonce: number;
  readonly sentAt: number;
  notes: number;
}

/** `padded`: of full size; `untimed`: gives no RTT sample; `confirmed`, `returned`: a reply came at all, by the path itself. */
export const PROBE_NOTE = { padded: 1, untimed: 2, confirmed: 4, returned: 8 } as const;

const REASON_OF_ORIGIN = {
  dialled: 'configured',
  announced: 'announced',
  reflexive: 'peer-reflexive',
} as const satisfies Record<PathOrigin, PathReason>;
