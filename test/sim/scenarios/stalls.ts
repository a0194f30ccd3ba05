import type { Delivery, EndPlan } from '../app.ts';
import type { ConnectionPair } from '../watch.ts';
import {
  activeLink,
  atMost,
  bulk,
  cutServerLink,
  dial,
  exactly,
  type Finding,
  finish,
  longestGap,
  paced,
  pairWorld,
  type Scenario,
  type Stage,
} from './scenario.ts';

/** Largest stall that is allowed, by RTT, in ms (the figures of the mission: receiver-visible, less the interval). */
const LIMITS = new Map([
  [20, 60],
  [100, 220],
]);
const CUT_AFTER = 1500;
const INTERVAL = 1;

/** A path that carries a flow goes without a word, in one direction or both; the receiver sees a short pause. */
export const STALLS: readonly Scenario[] = [20, 100].flatMap((rtt) => [
  stall(`blackhole-${rtt}-paced`, rtt, paced(4000), 'both', 'pitfalls 2 and 3: the active path dies silently'),
  stall(`blackhole-${rtt}-bulk`, rtt, bulk(16_000_000), 'both', 'pitfalls 2 and 3: the active path dies silently'),
  stall(`data-dies-${rtt}-paced`, rtt, paced(4000), 'in', 'pitfall 19: only what carries data dies'),
  stall(`data-dies-${rtt}-bulk`, rtt, bulk(16_000_000), 'in', 'pitfall 19: only what carries data dies'),
  stall(`acks-die-${rtt}-paced`, rtt, paced(4000), 'out', 'pitfall 19: only acknowledgments die'),
  stall(`acks-die-${rtt}-bulk`, rtt, bulk(16_000_000), 'out', 'pitfall 19: only acknowledgments die'),
]);

function stall(name: string, rtt: number, plan: EndPlan, direction: 'in' | 'out' | 'both', about: string): Scenario {
  const limit = LIMITS.get(rtt) ?? 0;
  const kind = plan.pace > 0 ? '1 KB each ms' : 'bulk';
  return {
    name,
    about: `[R-SIM-20] [R-TR-16] [R-TR-18] ${about}: ${kind} at RTT ${rtt} ms stalls for at most ${limit} ms`,
    run: (stage) => measure(stage, rtt, plan, direction, limit),
  };
}

/** From the end of the longest gap after `cutAt` to when deliveries are no later than before it, in ms. */
function catchUp({ server }: ConnectionPair, cutAt: number): number {
  const lateness = ({ at, total }: Delivery) => at - total / 1024;
  const before = server.deliveries.filter(({ at }) => at > cutAt - 200 && at <= cutAt);
  const usual = Math.max(...before.map(lateness));
  const after = server.deliveries.filter(({ at }) => at > cutAt);
  const late = after.filter((delivery) => lateness(delivery) > usual + INTERVAL);
  const [first, last] = [late[0], late.at(-1)];
  return first === undefined || last === undefined ? 0 : last.at - first.at;
}

function measure(stage: Stage, rtt: number, plan: EndPlan, direction: 'in' | 'out' | 'both', limit: number): Finding[] {
  const world = pairWorld(stage, { rtts: [rtt, rtt] });
  const pair = dial(world, plan);
  world.runFor(CUT_AFTER);
  const link = activeLink(world, pair);
  cutServerLink(world, link, true, direction);
  const cutAt = world.now();
  world.runFor(1500);
  const moved = activeLink(world, pair);
  const gap = longestGap(pair.server.deliveries, cutAt) - INTERVAL;
  cutServerLink(world, link, false, direction);
  const schedule =
    plan.pace > 0 ? [atMost('ms from the stall until on schedule', catchUp(pair, cutAt), 2.5 * rtt)] : [];
  return [
    ...schedule,
    atMost('stall in ms', gap, limit),
    exactly('moved to the other link', moved, 1 - link),
    ...finish(world),
  ];
}
