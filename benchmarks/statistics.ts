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
  /** What the median is to reach, where there is a target, compared at two decimals. */
  readonly target?: number;
  /** What the median, and the maximum, are not to exceed. */
  readonly atMost?: number;
  readonly worst?: number;
}

/** Something over time, of one run. */
export interface Curve {
  readonly system: string;
  readonly case: string;
  readonly unit: string;
  /** Seconds from one value to the next. */
  readonly step: number;
  readonly values: readonly number[];
  /** When something was done, in seconds; drawn as an upright line. */
  readonly mark?: number;
}

/** What a scenario hands to the runner. */
export interface Result {
  readonly scenario: string;
  readonly options: Readonly<Record<string, string | number | boolean>>;
  readonly rows: readonly Row[];
  readonly curves?: readonly Curve[];
  /** Conclusions in one line each. */
  readonly notes: readonly string[];
}

/** What was asked for on the command line; what was not is the scenario's to choose. */
export interface Asked {
  /** A whole number from 1. */
  count(name: string, otherwise: number): number;
  /** A number from 0. */
  number(name: string, otherwise: number): number;
  /** Numbers from 0, separated by commas. */
  numbers(name: string, otherwise: readonly number[]): readonly number[];
  /** Words of a choice, separated by commas. */
  words(name: string, otherwise: readonly string[], choice: readonly string[]): readonly string[];
  text(name: string): string | undefined;
}

/** A benchmark. */
export interface Scenario {
  /** Its options by name, and what each is for. */
  readonly options: Readonly<Record<string, string>>;
  /** `say` tells people what goes on. */
  run(asked: Asked, say: (line: string) => void): Promise<Result>;
}

/** In order of first appearance. */
export function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

export function summarize(values: readonly number[]): Summary {
  if (values.length === 0) throw new Error('a summary needs at least one value');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  const median = sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
  return { median, min: sorted[0] ?? 0, max: sorted.at(-1) ?? 0, reps: sorted.length };
}

/** Whether a row reaches its targets; undefined when it has none. */
export function verdict({ median, max, target, atMost, worst }: Row): 'met' | 'missed' | undefined {
  if (target === undefined && atMost === undefined && worst === undefined) return undefined;
  const cents = (value: number) => Math.round(value * 100);
  const met =
    (target === undefined || cents(median) >= cents(target)) &&
    (atMost === undefined || cents(median) <= cents(atMost)) &&
    (worst === undefined || cents(max) <= cents(worst));
  return met ? 'met' : 'missed';
}

/** The targets of a row as text. */
export function targets({ target, atMost, worst }: Row): string {
  return [
    ...(target === undefined ? [] : [String(target)]),
    ...(atMost === undefined ? [] : [`≤ ${atMost}`]),
    ...(worst === undefined ? [] : [`max ≤ ${worst}`]),
  ].join(', ');
}
