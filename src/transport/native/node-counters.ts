import { ROW_FAULTS } from '../../wire/segment-row.ts';

/** Why a packet between nodes was dropped before any connection saw it. */
export const NODE_DROPS = [
  'not-ours',
  'bad-source',
  'not-tcp',
  'no-listener',
  'no-capable',
  'no-connection',
  'port-in-use',
  'implausible',
  'other-node',
  'reset-limit',
] as const;

export type NodeDrop = (typeof ROW_FAULTS)[number] | (typeof NODE_DROPS)[number];

/** Counts by reason. Reasons are a closed set, so the table never grows. */
export class NodeCounters {
  readonly #counts = new Map<NodeDrop, number>();

  constructor() {
    for (const reason of [...ROW_FAULTS, ...NODE_DROPS]) this.#counts.set(reason, 0);
    this.#counts.delete('none');
  }

  count(reason: NodeDrop): void {
    this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + 1);
  }

  /** A copy, by reason. */
  snapshot(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }
}
