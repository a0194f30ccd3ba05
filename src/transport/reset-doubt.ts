import { QUESTION_PAUSE, REFUSAL_TIME, REFUSALS, SILENT_QUESTIONS } from './config.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** What says that the peer is gone and proves nothing: an RST without MAC, or ICMP's port unreachable. */
export type Refusal = 'reset' | 'unreachable';

/**
 * Whether the peer still has a connection, when somebody who proves nothing says that it has not (R-TR-80 to R-TR-83).
 * The peer is asked, path by path; whatever it answers ends the doubt, and only refusals of all questions end the
 * connection. Who can merely send refusals cannot take the peer's answers away.
 */
export class ResetDoubt {
  /** When `handleTimeout` has something to do; Infinity: never. */
  deadline = NEVER;
  /** Path of the question that is to go out now; -1: none. */
  #due = -1;
  /** The same of the last question, until it is answered or refused; and of the last one in any case. */
  #asked = -1;
  #last = -1;
  #since = NEVER;
  #refusals = 0;
  #refusedPaths = 0;
  #silent = 0;
  /** No doubt begins before. */
  #calmUntil = Number.NEGATIVE_INFINITY;

  /**
   * Somebody says on `path` that the peer is gone. True: so it seems.
   *
   * @param usable bits of the paths that work as far as is known
   * @param pause time between questions at least, in ms
   */
  refused(now: number, path: number, usable: number, pause: number): boolean {
    if (this.#since === NEVER) {
      if (now < this.#calmUntil) return false;
      this.#since = now;
      this.#refusals = 0;
      this.#refusedPaths = 0;
      this.#silent = 0;
      this.#ask(now, path, pause);
      return false;
    }
    // One question is refused once, and by the path by which it went.
    if (path !== this.#asked) return false;
    this.#asked = -1;
    this.#silent = 0;
    this.#refusals += 1;
    this.#refusedPaths |= 1 << path;
    return this.#refusals >= REFUSALS && now - this.#since >= REFUSAL_TIME && (usable & ~this.#refusedPaths) === 0;
  }

  /** The peer has the connection: something of it came. */
  answered(now: number): void {
    if (this.#since === NEVER) return;
    this.#end(now);
  }

  /** The next question: by a path that was not refused yet, if there is one. */
  handleTimeout(now: number, usable: number, pause: number): void {
    if (now < this.deadline) return;
    if (this.#asked >= 0) this.#silent += 1;
    // Neither answer nor refusal: that is for the probing of paths to judge.
    if (this.#silent >= SILENT_QUESTIONS) {
      this.#end(now);
      return;
    }
    // Where all are down a refusal is as good by one of them.
    const paths = usable & ~this.#refusedPaths || usable || this.#refusedPaths || 1 << this.#last;
    this.#ask(now, nextBit(paths, this.#last), pause);
  }

  /** A question without a refusal before it. */
  wonder(path: number): void {
    if (this.#since === NEVER) this.#due = path;
  }

  /** Path of the question that is to go out now, which is taken as sent; -1: none. */
  takeDue(): number {
    const due = this.#due;
    this.#due = -1;
    return due;
  }

  #ask(now: number, path: number, pause: number): void {
    this.#due = path;
    this.#asked = path;
    this.#last = path;
    this.deadline = now + Math.max(pause, QUESTION_PAUSE);
  }

  #end(now: number): void {
    this.#since = NEVER;
    this.#due = -1;
    this.#asked = -1;
    this.deadline = NEVER;
    this.#calmUntil = now + QUESTION_PAUSE;
  }
}

/** The lowest bit set above `last`, or else the lowest of all. */
function nextBit(bits: number, last: number): number {
  const above = bits & ~((2 << last) - 1);
  const from = above === 0 ? bits : above;
  return 31 - Math.clz32(from & -from);
}
