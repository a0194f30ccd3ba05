import { COPIES_LIFETIME, COPIES_PER_ACK, MAX_RUN } from './constants.ts';

/** Two blocks, and each twice (R-TCP-164). */
const RUN_BLOCKS = 2;

/** What came by one path without a hole, and what came before that behind another; equal ends: nothing. */
interface ArrivalRun {
  left: number;
  right: number;
  beforeLeft: number;
  beforeRight: number;
  /** Copies that came since the last acknowledgment on the path. */
  copies: number;
}

/**
 * The receiving end's account of which path brought what, while the peer sends the same by several: the stream has no
 * holes where one path makes up for another, so each path is told its own (R-TCP-164). Sequence numbers are int32.
 */
export class ArrivalRuns {
  /** When the last copy came, and how many did. */
  #copyAt = Number.NEGATIVE_INFINITY;
  #count = 0;
  readonly #runs: (ArrivalRun | undefined)[] = [];

  /** Copies come so steadily that they are meant. */
  get isSteady(): boolean {
    return this.#count >= COPIES_PER_ACK;
  }

  /** No copy has come for long. */
  isOver(now: number): boolean {
    return this.#count > 0 && now - this.#copyAt > COPIES_LIFETIME;
  }

  /** Text that came by another path before came by `path`. True: it is time for an acknowledgment. */
  noteCopy(now: number, path: number): boolean {
    this.#copyAt = now;
    this.#count++;
    const run = this.#runs[path];
    return run === undefined || ++run.copies >= COPIES_PER_ACK;
  }

  /** `[left, right)` came by `path`, new or not. */
  note(path: number, left: number, right: number): void {
    const run = this.#runs[path];
    if (run === undefined) {
      this.#runs[path] = { left, right, beforeLeft: left, beforeRight: left, copies: 0 };
      return;
    }
    if (touches(left, right, run.left, run.right)) {
      run.left = lesser(left, run.left);
      run.right = greater(right, run.right);
    } else if (run.beforeLeft !== run.beforeRight && touches(left, right, run.beforeLeft, run.beforeRight)) {
      run.beforeLeft = lesser(left, run.beforeLeft);
      run.beforeRight = greater(right, run.beforeRight);
    } else {
      run.beforeLeft = run.left;
      run.beforeRight = run.right;
      run.left = left;
      run.right = right;
    }
    if (run.beforeLeft !== run.beforeRight && touches(run.left, run.right, run.beforeLeft, run.beforeRight)) {
      run.left = lesser(run.left, run.beforeLeft);
      run.right = greater(run.right, run.beforeRight);
      run.beforeLeft = run.left;
      run.beforeRight = run.left;
    }
    if (((run.right - run.left) | 0) > MAX_RUN) run.left = (run.right - MAX_RUN) | 0;
  }

  /** Does an acknowledgment on `path` wait for more copies? */
  isWaiting(path: number): boolean {
    return (this.#runs[path]?.copies ?? 0) > 0;
  }

  /** An acknowledgment goes out on `path`. */
  settle(path: number): void {
    const run = this.#runs[path];
    if (run !== undefined) run.copies = 0;
  }

  /** Writes the runs of `path`, each as two equal blocks, the latest first; returns how many blocks that is. */
  write(path: number, blocks: Int32Array): number {
    const run = this.#runs[path];
    if (run === undefined || !this.isSteady) return 0;
    twice(blocks, 0, run.left, run.right);
    if (run.beforeLeft === run.beforeRight) return RUN_BLOCKS;
    twice(blocks, 2 * RUN_BLOCKS, run.beforeLeft, run.beforeRight);
    return 2 * RUN_BLOCKS;
  }
}

function twice(blocks: Int32Array, at: number, left: number, right: number): void {
  blocks[at] = left;
  blocks[at + 1] = right;
  blocks[at + 2] = left;
  blocks[at + 3] = right;
}

function touches(left: number, right: number, otherLeft: number, otherRight: number): boolean {
  return ((left - otherRight) | 0) <= 0 && ((otherLeft - right) | 0) <= 0;
}

function lesser(a: number, b: number): number {
  return ((a - b) | 0) < 0 ? a : b;
}

function greater(a: number, b: number): number {
  return ((a - b) | 0) > 0 ? a : b;
}
