import { MAX_REPAIR_COPIES, REPAIR_COPY_BURST, REPAIR_COPY_DELAY, REPAIR_COPY_SHARE, ROUNDING } from './constants.ts';
import type { PathSender } from './path-sender.ts';
import { ENTRY, type Scoreboard } from './scoreboard.ts';

/** A repair that goes once more. */
interface RepairCopy {
  /** The byte after the segment, which was repaired at `repairedAt`. */
  readonly end: number;
  readonly path: number;
  readonly repairedAt: number;
  /** When the copy goes, or went; without one, when the repair did. */
  at: number;
  waits: boolean;
}

/**
 * What was lost and sent again goes once more, an eighth of a round trip later, where losses come without delay
 * (R-TCP-175): a repair that is lost as well costs its receiver a second round trip and more.
 */
export class RepairCopies {
  /** In the order of repair; at most `MAX_REPAIR_COPIES`, until what they stand for is acknowledged. */
  #copies: RepairCopy[] = [];
  /** Copies that have left, whose arrival may be reported as a duplicate (RFC 2883) until `#reportedBy`. */
  #reports = 0;
  #reportedBy = 0;
  /** Bytes that copies may still have, and SND.NXT when that was last reckoned. */
  #credit: number;
  #creditedTo: number;

  constructor(mss: number, sndNxt: number) {
    this.#credit = REPAIR_COPY_BURST * mss;
    this.#creditedTo = sndNxt;
  }

  /** When the next copy goes; Infinity: none waits. */
  get deadline(): number {
    let deadline = Number.POSITIVE_INFINITY;
    for (const { at, waits } of this.#copies) if (waits && at < deadline) deadline = at;
    return deadline;
  }

  /** The segment of `length` bytes up to `end` is repaired now. Copies beyond their share of what is sent are not made. */
  note(now: number, board: Scoreboard, sender: PathSender, path: number, length: number, end: number): void {
    const earned = ((board.nxt - this.#creditedTo) | 0) * REPAIR_COPY_SHARE;
    this.#credit = Math.min(this.#credit + earned, REPAIR_COPY_BURST * sender.mss);
    this.#creditedTo = board.nxt;
    this.#copies = this.#copies.filter((copy) => ((copy.end - board.una) | 0) > 0 && copy.end !== end);
    if (this.#credit < length || this.#copies.length === MAX_REPAIR_COPIES) return;
    this.#credit -= length;
    this.#copies.push({ end, path, repairedAt: now, at: now + sender.rtt.srtt * REPAIR_COPY_DELAY, waits: true });
  }

  /** Position of the entry whose copy goes by `path` now, or -1. */
  take(now: number, board: Scoreboard, path: number): number {
    for (const copy of this.#copies) {
      if (!copy.waits || copy.at > now + ROUNDING) continue;
      settle(copy, copy.repairedAt);
      if (copy.path !== path || ((copy.end - board.una) | 0) <= 0) continue;
      const i = board.find((copy.end - 1) | 0);
      const slot = board.slot(i);
      const settled = ((board.flags[slot] as number) & (ENTRY.sacked | ENTRY.lost)) !== 0;
      if (settled || board.end[slot] !== copy.end || board.sentAt[slot] !== copy.repairedAt) continue;
      copy.at = now;
      return i;
    }
    return -1;
  }

  /** No copy that waits goes any more. */
  giveUp(): void {
    for (const copy of this.#copies) if (copy.waits) settle(copy, copy.repairedAt);
  }

  /** When an entry that was last sent at `sentAt` left: as its repair, or as the copy of that, which is waited for as well. */
  leftAt(end: number, sentAt: number): number {
    const copy = this.#copies.find((each) => each.end === end && each.repairedAt === sentAt);
    return copy?.at ?? sentAt;
  }

  /** A copy has left; its report comes within `patience` ms, or not. */
  noteSent(now: number, patience: number): void {
    this.#reports++;
    this.#reportedBy = now + patience;
  }

  /** Is a duplicate that the peer reports a copy? Then it tells nothing of reordering (RFC 8985, section 6.2). */
  explains(now: number): boolean {
    if (now > this.#reportedBy) this.#reports = 0;
    if (this.#reports === 0) return false;
    this.#reports--;
    return true;
  }
}

function settle(copy: RepairCopy, at: number): void {
  copy.waits = false;
  copy.at = at;
}
