/** What the attacks say of what they measured. */
let failed = 0;

export function judge(name: string, holds: boolean): void {
  console.log(`${holds ? 'ok' : 'not ok'} ${name}`);
  if (!holds) failed++;
}

export function failures(): number {
  return failed;
}

/** How long something took each time, in ms. */
export interface Times {
  readonly quiet: number[];
  readonly flooded: number[];
}

/** A flood may take this times the quiet median from who connects meanwhile. */
const RATIO = 2;
/** Connects of each kind below which a median says little. */
const SAMPLES = 30;

/**
 * Prints the times; whether it was quick enough is judged only where `full`, since it takes time to measure.
 *
 * @param what whose times they are
 */
export function judgeTimes(name: string, { quiet, flooded }: Times, full: boolean, what = 'connecting'): void {
  const ratio = quantile(flooded, 0.5) / quantile(quiet, 0.5);
  console.log(`# ${what}, quiet:   ${summary(quiet)}`);
  console.log(`# ${what}, flooded: ${summary(flooded)}; ratio of the medians ${ratio.toFixed(2)}`);
  if (!full) return;
  judge(`${name}: enough times to tell`, quiet.length >= SAMPLES && flooded.length >= SAMPLES);
  judge(`${name}: the median is at most twice the quiet one`, ratio <= RATIO);
}

export function summary(times: readonly number[]): string {
  const at = (share: number) => quantile(times, share).toFixed(2);
  return `median ${at(0.5)} ms, 95 % ${at(0.95)} ms, 99 % ${at(0.99)} ms, slowest ${at(1)} ms (${times.length})`;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export function mega(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

/** Those that are not 0. */
export function told(counters: Readonly<Record<string, number>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(counters).filter(([, n]) => n > 0)));
}
