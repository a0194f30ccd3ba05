import { Pair, type PairOptions } from '../support/tcp-pair.ts';

/** Two paths, each end's standby the second, timers of 1 ms. */
export function steadyFlow(link: PairOptions['link'], seed = 5): Pair {
  const pair = new Pair({ seed, paths: 2, link: { rate: 50, ...link }, granularity: 1 }).connect();
  pair.a.tcp.setAlternate(1);
  pair.b.tcp.setAlternate(1);
  return pair;
}

/** 1000 bytes each ms from a to b. */
export function stream(pair: Pair, count: number): void {
  for (let i = 0; i < count; i++) {
    pair.send(pair.a, 1000);
    pair.wait(0.5);
    pair.settle();
    pair.wait(0.5);
  }
}
