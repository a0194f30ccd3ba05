import type { ScheduleName } from '../../../src/tcp/schedule.ts';
import type { EndPlan } from '../app.ts';
import {
  activeLink,
  atMost,
  cutServerLink,
  dial,
  type Finding,
  finish,
  longestGap,
  paced,
  pairWorld,
  type Scenario,
} from './scenario.ts';

/** Paths are verified, and the window of each has grown to what the flow needs. */
const SETTLED = 3000;
const INTERVAL = 1;

/** What the schedules promise beyond failover. */
export const SCHEDULED: readonly Scenario[] = [
  {
    name: 'redundant-cut',
    about:
      '[R-SIM-34] [R-TR-46] [R-TR-47] pitfall 18: of two paths that carry the same either is cut, and no message is late',
    run: (stage) =>
      (['active', 'other'] as const).flatMap((which) =>
        (['both', 'in', 'out'] as const).flatMap((direction): Finding[] => {
          const world = pairWorld(stage, { rtts: [20, 20] });
          const pair = dial(world, scheduled(paced(8000), 'redundant'));
          world.runFor(SETTLED);
          const active = activeLink(world, pair);
          const link = which === 'active' ? active : 1 - active;
          cutServerLink(world, link, true, direction);
          const cutAt = world.now();
          world.runFor(1500);
          const gap = longestGap(pair.server.deliveries, cutAt - 50) - INTERVAL;
          const moved = activeLink(world, pair);
          cutServerLink(world, link, false, direction);
          // A path that is down is probed each 2 s.
          world.runFor(2500);
          const { client } = pair;
          const carried = client.node.transport.paths(client.id).map((path) => path.inFlight > 0);
          return [
            atMost(`${which} path, ${direction}: time lost in ms`, gap, INTERVAL),
            { what: 'the dead path is not the active one', holds: moved === 1 - link },
            { what: 'both carry data again', holds: carried.length === 2 && carried.every(Boolean) },
            ...finish(world),
          ];
        }),
      ),
  },
];

/** An end that sends by this schedule. */
function scheduled(plan: EndPlan, name: ScheduleName): EndPlan {
  return { ...plan, schedules: [{ at: 0, name }] };
}
