/**
 * How a connection uses its paths (R-TCP-160): one, and another when that fails; the same with the tail of each burst
 * doubled; all of it on several paths; or its parts on several paths.
 */
export type ScheduleName = 'failover' | 'hedged' | 'redundant' | 'aggregate';

/** What a schedule does beyond failover. */
interface Traits {
  /** Paths that may carry data do so beside each other. */
  readonly spreads: boolean;
  /** The tail of a burst goes by the alternate as well. */
  readonly doublesTails: boolean;
}

const TRAITS = {
  failover: { spreads: false, doublesTails: false },
  hedged: { spreads: false, doublesTails: true },
  redundant: { spreads: true, doublesTails: false },
  aggregate: { spreads: true, doublesTails: false },
} as const satisfies Record<ScheduleName, Traits>;

export const SCHEDULES: readonly ScheduleName[] = ['failover', 'hedged', 'redundant', 'aggregate'];

/** Is `value` the name of a schedule? */
export function isScheduleName(value: unknown): value is ScheduleName {
  return SCHEDULES.some((name) => name === value);
}

/** Does data go by several paths beside each other? */
export function spreadsData(name: ScheduleName): boolean {
  return TRAITS[name].spreads;
}

/** What the tails of bursts may cost. */
export interface TailBudget {
  /** May `bytes` be doubled at `now`, by a path with segments of `segment` bytes? They are counted then. */
  take(now: number, bytes: number, segment: number): boolean;
}

/** Of a connection with another schedule than `failover`. */
export class Schedule {
  readonly name: Exclude<ScheduleName, 'failover'>;
  /** Bits of the paths that may carry data. */
  carriers: number;
  /** The path of the last transmission: it goes on while it can, so that trains are long. */
  current = -1;
  /** The increase of the windows is coupled (RFC 6356). */
  coupled = false;
  /** Sequence number from which on no tail has been doubled. */
  tailFrom: number;
  /** Null: windows alone limit the tails. */
  tails: TailBudget | null = null;

  constructor(name: Exclude<ScheduleName, 'failover'>, carriers: number, sndNxt: number) {
    this.name = name;
    this.carriers = carriers;
    this.tailFrom = sndNxt;
  }

  /** Does data go by more than one path? */
  get spreads(): boolean {
    return TRAITS[this.name].spreads && (this.carriers & (this.carriers - 1)) !== 0;
  }

  get doublesTails(): boolean {
    return TRAITS[this.name].doublesTails;
  }
}
