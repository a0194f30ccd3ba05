import { ROW_FAULTS } from '../../wire/segment-row.ts';

/** Why native mode dropped a packet. Faults of the engine (`ROW_FAULTS`) are counted under their own names. */
export const NATIVE_DROPS = [
  'bad-destination',
  'bad-source',
  'not-ours',
  'no-connection',
  'no-listener',
  'not-a-syn',
  'bad-cookie',
  'cookie-limit',
  'connection-limit',
  'reset-limit',
  'echo-limit',
  'unreachable-limit',
  'icmp-ignored',
  'icmp-unknown',
  'icmp-stale',
  'mtu-implausible',
] as const;

export type NativeDrop = (typeof ROW_FAULTS)[number] | (typeof NATIVE_DROPS)[number];

/** What else is worth knowing of the answers without a connection. */
export const NATIVE_NOTES = ['cookies-sent', 'cookies-accepted', 'resets-sent', 'time-wait-reused'] as const;

export type NativeNote = (typeof NATIVE_NOTES)[number];

/** Counts by reason. Reasons are a closed set, so the table never grows. */
export class NativeCounters {
  readonly #counts = new Map<NativeDrop | NativeNote, number>();

  constructor() {
    for (const reason of [...ROW_FAULTS, ...NATIVE_DROPS, ...NATIVE_NOTES]) this.#counts.set(reason, 0);
    this.#counts.delete('none');
    // Fragments are not lost: who puts them together counts those that are.
    this.#counts.delete('fragment');
  }

  count(reason: NativeDrop | NativeNote): void {
    this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + 1);
  }

  /** A copy, by reason. */
  snapshot(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }
}
