/**
 * How long translators and filters on the way remember a flow that is silent (RFC 4787, section 4.3). It is found out in
 * the manner of RFC 5780, section 4.6: a spare port says nothing for a while, and then the peer is asked, by the path in
 * use, to answer by both. What comes by the spare port came by an entry that had lived so long. It costs an answer.
 */
import { FIRST_SILENCE, LONGEST_SILENCE, SILENCE_MISSES, SILENCE_SHARE } from './constants.ts';
import type { Path } from './path.ts';
import type { PathRecord } from './path-record.ts';
import { isSameWay } from './selector.ts';

const NEVER = Number.NEGATIVE_INFINITY;

export class MappingLifetime {
  /** Longest silence, in ms, that an entry has outlived; 0: none is known. */
  known = 0;
  /** The path in use when the first question was asked, whose way it is about, and where the peer saw it then. */
  readonly #way: Path;
  readonly #observed: string;
  /** The silence to be tried next; Infinity: no more. */
  #trial = FIRST_SILENCE;
  #misses = 0;
  /** The question whose answer is awaited. */
  #askedAt = NEVER;
  #silence = 0;

  constructor(way: Path) {
    this.#way = way;
    this.#observed = way.observed;
  }

  /** Whether what is known holds for a path. */
  isOf(path: Path): boolean {
    return isSameWay(this.#way, path);
  }

  /** How often a path that is silent is to be kept open, in ms, where nothing is known `base`. */
  keepalive(base: number): number {
    return Math.max(base, this.known * SILENCE_SHARE);
  }

  /**
   * What has come of the last question, a keep-alive ago. True: an answer has come by `spare`, or none is waited for any
   * more; it is to be used both ways now, so that what follows begins with an entry that is new to all on the way.
   */
  settle(active: Path, spare: PathRecord): boolean {
    // The path in use was given another entry: its own has not lived as long as was thought.
    if (active === this.#way && active.observed !== this.#observed) {
      this.known = 0;
      this.#trial = Number.POSITIVE_INFINITY;
    }
    if (this.#askedAt === NEVER) return false;
    const answered = spare.lastHeardAt >= this.#askedAt;
    this.#askedAt = NEVER;
    if (answered) {
      this.#misses = 0;
      this.known = Math.max(this.known, this.#silence);
      this.#trial =
        this.known >= LONGEST_SILENCE ? Number.POSITIVE_INFINITY : Math.min(2 * this.known, LONGEST_SILENCE);
      return true;
    }
    this.#misses += 1;
    if (this.#misses < SILENCE_MISSES) return false;
    this.#trial = Number.POSITIVE_INFINITY;
    return true;
  }

  /** A PROBE is about to go by the path in use: whether it is to ask for an answer by `spare` as well. */
  ask(now: number, spare: PathRecord): boolean {
    const silence = now - Math.max(spare.lastHeardAt, spare.probe.lastSentAt);
    if (silence < this.#trial) return false;
    this.#askedAt = now;
    this.#silence = silence;
    return true;
  }
}
