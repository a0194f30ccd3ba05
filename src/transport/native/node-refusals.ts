import { TokenBucket } from '../../multihome/limits.ts';
import { createTransmission } from '../../tcp/segment.ts';
import { ACK, FIN, ROW, RST, SYN } from '../../wire/segment-row.ts';
import type { SocketAddress } from '../../wire/socket-address.ts';
import { PACKET_FORM } from '../segment-form.ts';
import { type TrainBuffer, TrainWriter } from '../train-writer.ts';
import { RESETS_PER_SECOND, WAITING_RESETS } from './constants.ts';

interface Refusal {
  readonly link: number;
  readonly destination: SocketAddress;
  readonly ports: number;
  readonly flags: number;
  readonly seq: number;
  readonly ack: number;
}

/** Resets for segments that belong nowhere (RFC 9293, section 3.10.7.1), at most 100 a second. */
export class NodeRefusals {
  readonly #waiting: Refusal[] = [];
  readonly #budget = new TokenBucket(RESETS_PER_SECOND, RESETS_PER_SECOND);
  readonly #writer = new TrainWriter(PACKET_FORM);
  readonly #segment = createTransmission();

  /** The segment of the row at word `row`, which is no RST, is refused. False when the budget is spent. */
  refuse(now: number, link: number, destination: SocketAddress, ports: number, rows: Int32Array, row: number): boolean {
    if (this.#waiting.length >= WAITING_RESETS || !this.#budget.take(now)) return false;
    const flags = rows[row + ROW.flags] ?? 0;
    const acknowledged = (flags & ACK) !== 0;
    const controls = ((flags & SYN) !== 0 ? 1 : 0) + ((flags & FIN) !== 0 ? 1 : 0);
    const end = ((rows[row + ROW.seq] ?? 0) + (rows[row + ROW.payloadLength] ?? 0) + controls) | 0;
    this.#waiting.push({
      ...{ link, destination, ports },
      flags: acknowledged ? RST : RST | ACK,
      seq: acknowledged ? (rows[row + ROW.ack] ?? 0) : 0,
      ack: acknowledged ? 0 : end,
    });
    return true;
  }

  /** Writes one as a train; undefined: none waits. */
  poll(
    area: TrainBuffer,
  ): { readonly link: number; readonly destination: SocketAddress; readonly ports: number } | undefined {
    const refusal = this.#waiting.shift();
    if (refusal === undefined) return undefined;
    this.#segment.flags = refusal.flags;
    this.#segment.seq = refusal.seq;
    this.#segment.ack = refusal.ack;
    this.#writer.begin(area);
    this.#writer.add(this.#segment, 0, 0);
    return refusal;
  }
}
