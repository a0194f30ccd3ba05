import { createTransmission } from '../tcp/segment.ts';
import { ACK, RST } from '../wire/segment-row.ts';
import { seqAdd } from '../wire/seq.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { STRAY_ANSWERS_PER_SECOND } from './config.ts';
import type { TrainWriter } from './train-writer.ts';

interface Answer {
  readonly link: number;
  readonly destination: SocketAddress;
  readonly idHigh: number;
  readonly idLow: number;
  readonly ack: number;
}

/** Answers that wait; more are not worth keeping. */
const WAITING_LIMIT = 32;

/** RST answers to SYNs that find no service, within a budget a second for the whole transport (R-TR-3). */
export class StrayAnswers {
  readonly #waiting: Answer[] = [];
  readonly #segment = createTransmission();
  #second = Number.NEGATIVE_INFINITY;
  #spent = 0;

  /** Queues the refusal of a SYN with sequence number `isn`. False when the budget is spent. */
  refuse(now: number, link: number, destination: SocketAddress, idHigh: number, idLow: number, isn: number): boolean {
    if (now >= this.#second + 1000) {
      this.#second = now;
      this.#spent = 0;
    }
    if (this.#spent >= STRAY_ANSWERS_PER_SECOND || this.#waiting.length >= WAITING_LIMIT) return false;
    this.#spent += 1;
    this.#waiting.push({ link, destination, idHigh, idLow, ack: seqAdd(isn, 1) });
    return true;
  }

  /** Writes one answer as a train, or undefined when none waits (RFC 9293, section 3.10.7.1: ACK of the SYN). */
  poll(writer: TrainWriter): { readonly link: number; readonly destination: SocketAddress } | undefined {
    const answer = this.#waiting.shift();
    if (answer === undefined) return undefined;
    this.#segment.flags = RST | ACK;
    this.#segment.ack = answer.ack;
    writer.add(this.#segment, answer.idHigh, answer.idLow);
    return answer;
  }
}
