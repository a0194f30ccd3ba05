/**
 * How a connection uses its paths (R-TCP-160): one, and another when that fails; the same with the tail of each burst
 * doubled; all of it on several paths; or its parts on several paths.
 */
export type ScheduleName = 'failover' | 'redundant' | 'aggregate';

export const SCHEDULES: readonly ScheduleName[] = ['failover', 'redundant', 'aggregate'];

/** Is `value` the name of a schedule? */
export function isScheduleName(value: unknown): value is ScheduleName {
  return SCHEDULES.some((name) => name === value);
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

  constructor(name: Exclude<ScheduleName, 'failover'>, carriers: number) {
    this.name = name;
    this.carriers = carriers;
  }

  /** Does data go by more than one path? */
  get spreads(): boolean {
    return (this.carriers & (this.carriers - 1)) !== 0;
  }
}
