import type { Gap } from './messages.ts';

/** Gaps shorter than this are the rhythm of arrival, not worth keeping, in ms. */
export const SHORTEST_GAP = 2;

/** Gaps kept at most; when there are more, the shorter half goes. */
export const MAX_GAPS = 2048;

/** The times without a delivery, as a receiver sees them. */
export class GapLog {
  #gaps: Gap[] = [];
  #last: number | undefined;
  #shortest = SHORTEST_GAP;

  /** Something was delivered to the application at `now` (ms). */
  delivered(now: number): void {
    if (this.#last !== undefined && now - this.#last >= this.#shortest) {
      this.#gaps.push({ from: this.#last, to: now });
      if (this.#gaps.length > MAX_GAPS) this.#forgetShorterHalf();
    }
    this.#last = now;
  }

  /** In the order of time. */
  gaps(): readonly Gap[] {
    return this.#gaps;
  }

  #forgetShorterHalf(): void {
    const lengths = this.#gaps.map(gapLength).sort((a, b) => a - b);
    this.#shortest = lengths[lengths.length >> 1] ?? this.#shortest;
    this.#gaps = this.#gaps.filter((gap) => gapLength(gap) > this.#shortest);
  }
}

export function gapLength(gap: Gap | undefined): number {
  return gap === undefined ? 0 : gap.to - gap.from;
}

/** A stretch of time. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** The longest gap that overlaps one of the windows, and the longest that overlaps none. */
export function longestGaps(
  gaps: readonly Gap[],
  windows: readonly Window[],
): { inside: Gap | undefined; outside: Gap | undefined } {
  const overlaps = (gap: Gap): boolean => windows.some((window) => gap.from < window.to && gap.to > window.from);
  return { inside: longest(gaps.filter(overlaps)), outside: longest(gaps.filter((gap) => !overlaps(gap))) };
}

function longest(gaps: readonly Gap[]): Gap | undefined {
  return gaps.reduce<Gap | undefined>(
    (best, gap) => (best !== undefined && gapLength(best) >= gapLength(gap) ? best : gap),
    undefined,
  );
}
