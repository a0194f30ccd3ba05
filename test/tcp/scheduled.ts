import type { ScheduleName } from '../../src/tcp/schedule.ts';
import { Pair, type PairOptions } from '../support/tcp-pair.ts';

/** Bytes of one message of a stream. */
export const MESSAGE = 1000;

/** Paths with these one-way delays, all of which may carry data, and `a` sending by `name`. */
export function scheduled(name: ScheduleName, delays: readonly number[], options: PairOptions = {}): Pair {
  const pair = new Pair({ seed: 3, paths: delays.length, granularity: 1, ...options });
  for (const [path, delay] of delays.entries()) {
    for (const link of [pair.fromA[path], pair.fromB[path]]) if (link) link.delay = delay;
  }
  pair.connect();
  pair.a.tcp.setSchedule(pair.now, name);
  pair.a.tcp.setCarriers(pair.now, (1 << delays.length) - 1);
  return pair;
}

/** One message each ms for `ms`. */
export function stream(pair: Pair, ms: number): void {
  for (let i = 0; i < ms; i++) {
    pair.a.write(pair.now, MESSAGE);
    pair.wait(1);
  }
}

/** The longest time between two deliveries to `b` from `at` on, in ms, to the microsecond. */
export function longestWait(pair: Pair, at: number): number {
  return Math.round(pair.b.longestGap(at - 1) * 1000) / 1000;
}
