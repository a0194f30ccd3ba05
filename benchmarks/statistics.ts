/** A figure over repetitions. */
export interface Summary {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly reps: number;
}

/** One row of a result: a system in a case. */
export interface Row extends Summary {
  readonly system: string;
  readonly case: string;
  readonly unit: string;
}

/** What a scenario hands to the runner. */
export interface Result {
  readonly scenario: string;
  readonly options: Readonly<Record<string, string | number | boolean>>;
  readonly rows: readonly Row[];
  /** Conclusions in one line each. */
  readonly notes: readonly string[];
}

/** A benchmark. Undefined options are the scenario's to choose; `say` tells people what goes on. */
export type Scenario = (options: {
  readonly reps: number | undefined;
  readonly bytes: number | undefined;
  readonly connections: number | undefined;
  readonly say: (line: string) => void;
}) => Promise<Result>;

export function summarize(values: readonly number[]): Summary {
  if (values.length === 0) throw new Error('a summary needs at least one value');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  const median = sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
  return { median, min: sorted[0] ?? 0, max: sorted.at(-1) ?? 0, reps: sorted.length };
}
