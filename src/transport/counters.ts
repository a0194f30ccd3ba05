import { ROW_FAULTS } from '../wire/segment-row.ts';

/** Why the transport dropped what a link brought. Faults of the engine (`ROW_FAULTS`) are counted under their own names. */
export const TRANSPORT_DROPS = [
  'unknown-connection',
  'stateless-reset',
  'reset-limit',
  'unknown-reset',
  'unreachable-unknown',
  'no-listener',
  'wrong-node',
  'wrong-version',
  'no-capable',
  'bad-capable',
  'mirrored-capable',
  'bad-option',
  'half-open-full',
  'stateless-answer',
  'answer-limit',
  'bad-cookie',
  'connection-limit',
  'not-a-syn-ack',
  'path-limit',
  'unexpected-kind',
  'stray-limit',
  'closed-connection',
  'short-datagram',
  'bad-flow-control',
  'bad-block',
  'unknown-flow',
  'flow-unknown-association',
  'flow-forged',
  'flow-no-listener',
  'flow-limit',
  'repeated-message',
] as const;

export type DropReason = (typeof ROW_FAULTS)[number] | (typeof TRANSPORT_DROPS)[number];

/** Counts by reason. Reasons are a closed set, so the table never grows. */
export class Counters {
  readonly #counts = new Map<DropReason, number>();

  constructor() {
    for (const reason of ROW_FAULTS) this.#counts.set(reason, 0);
    for (const reason of TRANSPORT_DROPS) this.#counts.set(reason, 0);
    this.#counts.delete('none');
  }

  drop(reason: DropReason): void {
    this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + 1);
  }

  get total(): number {
    let sum = 0;
    for (const count of this.#counts.values()) sum += count;
    return sum;
  }

  /** A copy, by reason. */
  snapshot(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }
}
