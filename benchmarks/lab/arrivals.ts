import type { Arrivals } from './message.ts';

/** What a receiver saw of a fault; times in ms. */
export interface Seen {
  /** Longest gap between deliveries that ended after the fault and began before the repair, less the interval. */
  readonly stall: number;
  /** From the end of that gap until delivery was on schedule again: for ten messages no later than before the fault. */
  readonly catchUp: number;
  /** Longest gap that began after the repair, less the interval. */
  readonly after: number;
  /** Longest gap that ended before the fault or began after the repair, less the interval: what gaps are usual. */
  readonly usual: number;
  /** How late messages were before the fault, in the middle. */
  readonly late: number;
  /** Bytes that never came, and that came wrongly. */
  readonly missing: number;
  readonly lost: number;
  readonly doubled: number;
  readonly reordered: number;
  readonly corrupt: number;
}

/** When it was done, in ms since message 0 was due. */
export interface FaultTimes {
  readonly struck: number;
  readonly repaired: number;
}

const MESSAGE_BYTES = 1024;
/** Gaps are looked at from then on: paths are found and windows grow before. */
const SETTLED_MS = 700;
/** Lateness before the fault is looked at over this. */
const BEFORE_MS = 300;
/** More than the latest before that: how a process is scheduled. */
const TOLERANCE_MS = 2;
/** So many in a row. */
const ON_SCHEDULE = 10;

/** Judges what arrived of messages of one stream, one each `interval` ms, until `limit` ms. */
export function judge(arrivals: Arrivals, { struck, repaired }: FaultTimes, interval: number, limit: number): Seen {
  const at = arrivals.at.map((us) => (us < 0 ? Number.POSITIVE_INFINITY : us / 1000));
  const times = [...at].sort((a, b) => a - b).map((time) => Math.min(time, limit));
  const stall = longestGap(times, (from, to) => to > struck && from < repaired);
  const after = longestGap(times, (from) => from >= repaired);
  const usual = longestGap(times, (from, to) => from >= repaired || (from >= SETTLED_MS && to <= struck));
  const lateness = at.map((time, i) => time - i * interval);
  const before = lateness.filter((_, i) => (at[i] ?? 0) >= struck - BEFORE_MS && (at[i] ?? 0) < struck);
  const allowed = Math.max(...before) + TOLERANCE_MS;
  const { lost, doubled, reordered, corrupt } = arrivals;
  return {
    stall: Math.max(0, stall.length - interval),
    catchUp: Math.max(0, onScheduleFrom(at, lateness, stall.end, allowed, limit) - stall.end),
    after: Math.max(0, after.length - interval),
    usual: Math.max(0, usual.length - interval),
    late: [...before].sort((a, b) => a - b)[before.length >> 1] ?? 0,
    missing: arrivals.at.filter((us) => us < 0).length * MESSAGE_BYTES,
    lost,
    doubled,
    reordered,
    corrupt,
  };
}

/** Of times in order, between those neighbours that count. */
export function longestGap(times: readonly number[], counts: (from: number, to: number) => boolean) {
  let longest = { length: 0, end: 0 };
  for (let i = 1; i < times.length; i++) {
    const from = times[i - 1] ?? 0;
    const to = times[i] ?? 0;
    if (to - from > longest.length && counts(from, to)) longest = { length: to - from, end: to };
  }
  return longest;
}

/** When the first of a row of messages came that were no later than allowed; the limit when none did. */
function onScheduleFrom(
  at: readonly number[],
  lateness: readonly number[],
  from: number,
  allowed: number,
  limit: number,
): number {
  let row = 0;
  for (const [i, late] of lateness.entries()) {
    row = (at[i] ?? 0) >= from && late <= allowed ? row + 1 : 0;
    if (row === ON_SCHEDULE) return at[i - ON_SCHEDULE + 1] ?? limit;
  }
  return limit;
}
