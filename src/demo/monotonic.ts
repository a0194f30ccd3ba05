/**
 * Milliseconds of the machine's monotonic clock, with fractions. All processes of one machine read the same clock, so
 * that what two of them have timed can be compared; `performance.now()` counts from the start of each process.
 */
export function monotonic(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
