import type { FeedbackBlock } from '../wire/flow-datagram.ts';
import { MAP_SIZE, MAX_BLOCKS } from '../wire/flow-datagram.ts';
import { FEEDBACK_DELAY, FEEDBACK_EVERY } from './constants.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** What came by one of the sender's paths. */
interface Arrivals {
  largest: number;
  largestAt: number;
  mapHigh: number;
  mapLow: number;
  /** Something of it has not been told. */
  news: boolean;
}

/** What arrived, by the path it was sent on, until the sender has been told: the receiver's side of feedback. */
export class ArrivalLog {
  readonly #paths: (Arrivals | undefined)[] = [];
  #untold = 0;
  #dueAt = NEVER;

  /** When feedback is to be sent; Infinity: there is nothing to tell. */
  get dueAt(): number {
    return this.#dueAt;
  }

  /**
   * A message with `number` came by the sender's `path`, 0..15, a copy of an earlier one perhaps.
   *
   * @param wanted the sender asks for feedback at once
   */
  note(now: number, path: number, number: number, wanted: boolean): void {
    const known = this.#paths[path];
    // What is missing before it is told at once: the sender may have to know soon that it is lost.
    const gap = known !== undefined && ((number - known.largest) | 0) > 1;
    if (known === undefined) {
      this.#paths[path] = { largest: number, largestAt: now, mapHigh: 0, mapLow: 0, news: true };
    } else {
      place(known, number, now);
      known.news = true;
    }
    this.#untold += 1;
    const soon = wanted || gap || this.#untold >= FEEDBACK_EVERY;
    this.#dueAt = soon ? now : Math.min(this.#dueAt, now + FEEDBACK_DELAY);
  }

  /** Fills `blocks` with what is new, and returns how many; all of it counts as told. */
  take(now: number, blocks: readonly FeedbackBlock[]): number {
    let count = 0;
    for (let path = 0; path < MAX_BLOCKS; path++) {
      const known = this.#paths[path];
      const block = blocks[count];
      if (known?.news !== true || block === undefined) continue;
      known.news = false;
      block.path = path;
      block.delay = now - known.largestAt;
      block.largest = known.largest;
      block.mapHigh = known.mapHigh;
      block.mapLow = known.mapLow;
      count += 1;
    }
    this.#untold = 0;
    this.#dueAt = NEVER;
    return count;
  }
}

/** Whether the map tells of `number`, which is `below` less than its largest: 0..64. */
export function tells(block: Readonly<FeedbackBlock>, below: number): boolean {
  if (below === 0) return true;
  const bit = below - 1;
  return ((bit < 32 ? block.mapLow >>> bit : block.mapHigh >>> (bit - 32)) & 1) !== 0;
}

function place(known: Arrivals, number: number, now: number): void {
  const ahead = (number - known.largest) | 0;
  if (ahead > 0) {
    shift(known, ahead);
    known.largest = number | 0;
    known.largestAt = now;
  } else if (ahead < 0 && ahead >= -MAP_SIZE) {
    const bit = -ahead - 1;
    if (bit < 32) known.mapLow |= 1 << bit;
    else known.mapHigh |= 1 << (bit - 32);
  }
}

/** The largest is `by` numbers further: the one before becomes a bit of the map. */
function shift(known: Arrivals, by: number): void {
  const { mapHigh, mapLow } = known;
  if (by > MAP_SIZE) {
    known.mapHigh = 0;
    known.mapLow = 0;
    return;
  }
  if (by < 32) {
    known.mapHigh = (mapHigh << by) | (mapLow >>> (32 - by));
    known.mapLow = mapLow << by;
  } else {
    known.mapHigh = by < 64 ? mapLow << (by - 32) : 0;
    known.mapLow = 0;
  }
  const bit = by - 1;
  if (bit < 32) known.mapLow |= 1 << bit;
  else known.mapHigh |= 1 << (bit - 32);
}
