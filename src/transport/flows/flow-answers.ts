import type { BindKeys } from '../../multihome/bind.ts';
import { forgetOldest } from '../../multihome/bounded.ts';
import type { SocketAddress } from '../../wire/socket-address.ts';
import { STRAY_ANSWERS_PER_SECOND } from '../config.ts';
import type { FlowEntry } from './flow-entry.ts';
import type { FlowEnd, FlowWriter } from './flow-writer.ts';

/** Answers that wait to be sent, and flows remembered after their end, at the most. */
const WAITING = 64;
const REMEMBERED = 1024;

interface Answer {
  readonly link: number;
  readonly source: SocketAddress;
  readonly end: FlowEnd;
}

/**
 * What is answered for flows that are not there: refusals, and CLOSE to who still sends by one that is over (R-UDP-16).
 * An answer is shorter than what it answers, and there are 100 per second at the most.
 */
export class FlowAnswers {
  readonly #waiting: Answer[] = [];
  /** By ID; the oldest first. */
  readonly #over = new Map<string, FlowEnd>();
  #since = Number.NEGATIVE_INFINITY;
  #count = 0;

  /** The entry has ended. */
  remember(entry: FlowEntry, keys: BindKeys | null): void {
    const { own, peerId, isOpener } = entry;
    if (keys === null || peerId === null) return;
    const end = { keys, byOpener: isOpener, to: peerId, opener: entry.openerId, refusal: undefined };
    this.#over.set(`${own.high} ${own.low}`, end);
    forgetOldest(this.#over, REMEMBERED);
  }

  endOf(high: number, low: number): FlowEnd | undefined {
    return this.#over.get(`${high} ${low}`);
  }

  push(now: number, link: number, source: SocketAddress, end: FlowEnd): void {
    if (now >= this.#since + 1000) {
      this.#since = now;
      this.#count = 0;
    }
    if (this.#waiting.length >= WAITING || this.#count >= STRAY_ANSWERS_PER_SECOND) return;
    this.#count += 1;
    this.#waiting.push({ link, source, end });
  }

  /** Writes one answer, or undefined when none waits. */
  poll(writer: FlowWriter): Pick<Answer, 'link' | 'source'> | undefined {
    const answer = this.#waiting.shift();
    if (answer !== undefined) writer.writeAnswer(answer.end);
    return answer;
  }
}
