/** Both ends' sets of locators: each change is a new generation, and the newest generation counts. */
import { type Locator, MAX_LOCATORS } from '../wire/locator.ts';
import { seqGreater } from '../wire/seq.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { LOCATOR_ID_REST, LOCATOR_LIFETIME } from './constants.ts';

/** An address to be announced. */
export interface Announcement {
  readonly address: SocketAddress;
  /** 0..65535; higher is preferred. */
  readonly preference: number;
}

/** This end's set. An ID stays with its address while it is in the set, and rests three generations after. */
export class LocalLocatorSet {
  #generation = 0;
  #locators = EMPTY;
  /** IDs that are in the set no more. */
  #retired: readonly Retired[] = NONE;

  /** uint32; 0 before the first change. */
  get generation(): number {
    return this.#generation;
  }

  get locators(): readonly Locator[] {
    return this.#locators;
  }

  /** ID of an announced address, or -1. */
  idOf(address: SocketAddress): number {
    return this.#locators.find((locator) => locator.address.key === address.key)?.id ?? -1;
  }

  /**
   * Puts this set in force as a new generation; false when nothing differs. Addresses given twice count once; beyond 16
   * they are left out, and one that finds no rested ID waits for a later generation.
   */
  replace(announcements: readonly Announcement[]): boolean {
    const held = this.#generation === 0 ? firstSet(announcements) : undefined;
    if (held !== undefined) {
      this.#put(1, held);
      return true;
    }
    const generation = (this.#generation + 1) >>> 0;
    const locators: Locator[] = [];
    const wanted = new Map(announcements.map((announcement) => [announcement.address.key, announcement]));
    for (const kept of this.#locators) {
      const announcement = wanted.get(kept.address.key);
      if (announcement === undefined) continue;
      wanted.delete(kept.address.key);
      locators.push({ ...kept, preference: announcement.preference });
    }
    for (const { address, preference } of wanted.values()) {
      const id = this.#restedId(generation, locators);
      if (id >= 0) locators.push({ id, address, preference, lifetime: LOCATOR_LIFETIME, flags: 0 });
    }
    if (this.#generation !== 0 && sameLocators(this.#locators, locators)) return false;
    this.#put(generation, locators);
    return true;
  }

  /** The same set as a new generation, which lets the peer probe what it could not reach. */
  renew(): void {
    this.#put((this.#generation + 1) >>> 0, this.#locators);
  }

  #put(generation: number, locators: readonly Locator[]): void {
    this.#retired = retire(this.#retired, this.#locators, locators, this.#generation);
    this.#generation = generation;
    this.#locators = shared(locators);
  }

  #restedId(generation: number, taken: readonly Locator[]): number {
    for (let id = 0; id < MAX_LOCATORS; id++) {
      const last = this.#retired.find((retired) => retired.id === id);
      if (taken.some((locator) => locator.id === id) || this.#locators.some((locator) => locator.id === id)) continue;
      if (last === undefined || generation - last.generation > LOCATOR_ID_REST) return id;
    }
    return -1;
  }
}

/**
 * Sets in force, by their first address: all associations of a node announce the same, and hold one. Addresses are
 * those of links, one object each.
 */
const inForce = new WeakMap<SocketAddress, readonly Locator[]>();

/** The set as it is held already, or a copy, which has no room to grow. */
function shared(locators: readonly Locator[]): readonly Locator[] {
  const first = locators[0];
  if (first === undefined) return EMPTY;
  const held = inForce.get(first.address);
  if (held !== undefined && sameLocators(held, locators)) return held;
  const copy = locators.slice();
  inForce.set(first.address, copy);
  return copy;
}

/** What a first set of these is, where another association holds it; else undefined. */
function firstSet(announcements: readonly Announcement[]): readonly Locator[] | undefined {
  const first = announcements[0];
  const held = first && inForce.get(first.address);
  if (held === undefined || held.length !== announcements.length) return undefined;
  const isSame = held.every(({ id, address, preference }, i) => {
    const announcement = announcements[i];
    return id === i && announcement?.address === address && announcement.preference === preference;
  });
  return isSame ? held : undefined;
}

/** What became of a set that the peer announced. */
export type LocatorsOutcome = 'newer' | 'same' | 'older';

/** An ID that is in a set no more: what it meant, and the last generation it was part of. One for each ID at most. */
interface Retired {
  readonly id: number;
  readonly key: string;
  readonly generation: number;
}

const NONE: readonly Retired[] = [];
const EMPTY: readonly Locator[] = [];

/** Those retired so far, and those that are in `before`, the set of `generation`, and not in `after`. */
function retire(
  retired: readonly Retired[],
  before: readonly Locator[],
  after: readonly Locator[],
  generation: number,
): readonly Retired[] {
  const gone = before.filter(({ id, address }) => {
    return !after.some((locator) => locator.id === id && locator.address.key === address.key);
  });
  const kept = retired.filter(({ id }) => ![...gone, ...after].some((locator) => locator.id === id));
  if (kept.length + gone.length === 0) return NONE;
  return [...kept, ...gone.map(({ id, address }) => ({ id, key: address.key, generation }))];
}

/** The peer's set. */
export class ForeignLocatorSet {
  #generation = 0;
  #known = false;
  #locators = EMPTY;
  /** Those of the newest generation, expired ones included. */
  #lastSeen = EMPTY;
  #receivedAt = 0;
  /** What IDs stood for that are in the set no more. */
  #retired: readonly Retired[] = NONE;

  /** uint32; meaningless before the first set. */
  get generation(): number {
    return this.#generation;
  }

  /** False before the first set. */
  get known(): boolean {
    return this.#known;
  }

  get locators(): readonly Locator[] {
    return this.#locators;
  }

  /** Whether a generation is news; serial arithmetic modulo 2^32 (RFC 1982, as in RFC 5061, section 4.1.1). */
  judge(generation: number): LocatorsOutcome {
    if (!this.#known || seqGreater(generation, this.#generation)) return 'newer';
    return generation === this.#generation ? 'same' : 'older';
  }

  /**
   * Puts a newer set in force; others change nothing. Locators whose ID meant another address fewer than three
   * generations ago are left out, and counted in what is returned.
   */
  accept(now: number, generation: number, locators: readonly Locator[]): { outcome: LocatorsOutcome; reused: number } {
    const outcome = this.judge(generation);
    if (outcome !== 'newer') return { outcome, reused: 0 };
    const fitting = locators.filter((locator) => this.#mayMean(locator, generation));
    this.#retired = retire(this.#retired, this.#lastSeen, fitting, this.#generation);
    this.#known = true;
    this.#generation = generation;
    this.#locators = fitting.slice();
    this.#lastSeen = this.#locators;
    this.#receivedAt = now;
    return { outcome, reused: locators.length - fitting.length };
  }

  /** When the next locator's lifetime ends; Infinity: never. */
  deadline(): number {
    let deadline = Number.POSITIVE_INFINITY;
    for (const locator of this.#locators) deadline = Math.min(deadline, this.#endOf(locator));
    return deadline;
  }

  /** Drops locators whose lifetime is over; true when there were any. */
  expire(now: number): boolean {
    const left = this.#locators.filter((locator) => this.#endOf(locator) > now);
    const expired = left.length < this.#locators.length;
    this.#locators = left;
    return expired;
  }

  /** An ID that was last seen in generation g was withdrawn in g + 1 at the earliest, and rests three more. */
  #mayMean({ id, address }: Locator, generation: number): boolean {
    const current = this.#lastSeen.find((locator) => locator.id === id);
    if (current !== undefined)
      return current.address.key === address.key || this.#hasRested(this.#generation, generation);
    const last = this.#retired.find((retired) => retired.id === id);
    return last === undefined || last.key === address.key || this.#hasRested(last.generation, generation);
  }

  #hasRested(seen: number, generation: number): boolean {
    return (generation - seen) >>> 0 > LOCATOR_ID_REST;
  }

  #endOf({ lifetime }: Locator): number {
    return lifetime === LOCATOR_LIFETIME ? Number.POSITIVE_INFINITY : this.#receivedAt + lifetime * 1000;
  }
}

function sameLocators(a: readonly Locator[], b: readonly Locator[]): boolean {
  return (
    a.length === b.length &&
    a.every((locator, i) => {
      const other = b[i];
      return (
        other !== undefined &&
        locator.id === other.id &&
        locator.address.key === other.address.key &&
        locator.preference === other.preference
      );
    })
  );
}
