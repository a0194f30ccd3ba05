import { SCHEDULES, type ScheduleName } from '../../../src/tcp/schedule.ts';
import type { EndPlan } from '../app.ts';
import type { ConnectionPair } from '../watch.ts';
import type { World } from '../world.ts';
import {
  activeLink,
  atLeast,
  atMost,
  bulk,
  cutServerLink,
  dial,
  exactly,
  type Finding,
  finish,
  longestGap,
  MBIT,
  paced,
  pairWorld,
  type Scenario,
} from './scenario.ts';

/** Paths are verified, and the window of each has grown to what the flow needs. */
const SETTLED = 3000;
const INTERVAL = 1;
/** Of each of the paths that are used beside each other: bytes per ms, and bytes. */
const RATE = 25 * MBIT;
const QUEUE = 125_000;

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
  hedged('hedged-cut', [20, 20]),
  hedged('hedged-cut-unequal', [20, 60]),
  aggregate('aggregate-cut', [20, 20]),
  aggregate('aggregate-cut-unequal', [20, 100]),
  pauses('aggregate-pauses', [20, 20]),
  pauses('aggregate-pauses-unequal', [20, 100]),
  {
    name: 'aggregate-late',
    about: '[R-SIM-52] [R-TR-46] one of two paths is silent for 60 ms and then delivers: both carry again at once',
    run: (stage) =>
      ([0, 1] as const).flatMap((link): Finding[] => {
        const world = pairWorld(stage, { rtts: [20, 20], rate: RATE, queue: QUEUE });
        const pair = dial(world, scheduled(bulk(40_000_000), 'aggregate'));
        world.runFor(SETTLED);
        world.changeLink(1, link, { delay: 70 });
        world.runFor(1);
        world.changeLink(1, link, { delay: 10 });
        world.runFor(300);
        return [
          atLeast(`link ${link}: share of the sum 0.3 s later`, shareOver(world, pair, 500), 0.85),
          ...finish(world),
        ];
      }),
  },
  {
    name: 'schedule-changes',
    about: '[R-SIM-36] [R-TCP-160] the schedule changes all the time, and the active path dies meanwhile',
    run: (stage) => {
      const world = pairWorld(stage, { rtts: [20, 20] });
      const names = SCHEDULES.filter((name) => name !== 'failover').flatMap((name) => [name, 'failover'] as const);
      const changes = Array.from({ length: 120 }, (_, i) => ({
        at: 50 * i,
        name: names[i % names.length] ?? 'failover',
      }));
      const pair = dial(world, { ...paced(7000), schedules: changes });
      world.runFor(SETTLED);
      const link = activeLink(world, pair);
      cutServerLink(world, link, true);
      const cutAt = world.now();
      world.runFor(1500);
      const gap = longestGap(pair.server.deliveries, cutAt - 50) - INTERVAL;
      cutServerLink(world, link, false);
      return [atMost('stall in ms', gap, 60), ...finish(world)];
    },
  },
];

/** Messages of this many bytes at this interval: their tails, which is all of them, are within what may be doubled. */
const THIN = { chunk: 56, pace: 40 };

function hedged(name: string, rtts: readonly [number, number]): Scenario {
  return {
    name,
    about: `[R-SIM-37] [R-TR-48] round trips of ${rtts.join(' and ')} ms: either path dies under thin messages, and none is late`,
    run: (stage) =>
      (['hedged', 'failover'] as const).flatMap((schedule) =>
        (['active', 'other'] as const).flatMap((which) =>
          (['both', 'in', 'out'] as const).flatMap((direction): Finding[] => {
            const world = pairWorld(stage, { rtts });
            const { chunk, pace } = THIN;
            const plan = paced(0, { total: (6000 / pace) * chunk, chunk: [chunk, chunk], pace });
            const pair = dial(world, scheduled(plan, schedule));
            world.runFor(SETTLED);
            const active = activeLink(world, pair);
            const link = which === 'active' ? active : 1 - active;
            cutServerLink(world, link, true, direction);
            const cutAt = world.now();
            world.runFor(1500);
            const gap = longestGap(pair.server.deliveries, cutAt - 2 * pace) - pace;
            const moved = activeLink(world, pair);
            const { client } = pair;
            const dead = client.node.transport
              .paths(client.id)
              .find((path) => world.node(1).linkOf(path.foreign) === link);
            cutServerLink(world, link, false, direction);
            const what = `${schedule}, ${which} path, ${direction}`;
            const later = Math.abs(rtts[0] - rtts[1]) / 2;
            const loses = which === 'active' && direction !== 'out';
            return [
              schedule === 'hedged'
                ? atMost(`${what}: time lost in ms`, gap, later + 1)
                : atLeast(`${what}: time lost in ms`, gap, loses ? 25 : 0),
              // Where only acknowledgments are lost they come by the other path, and data goes on.
              { what: `${what}: the dead path is not the active one`, holds: moved !== link || direction === 'out' },
              {
                what: `${what}: it is ${dead?.state}`,
                holds: schedule === 'failover' || direction === 'out' || dead?.state === 'down',
              },
              ...finish(world),
            ];
          }),
        ),
      ),
  };
}

function aggregate(name: string, rtts: readonly [number, number]): Scenario {
  return {
    name,
    about: `[R-SIM-35] [R-TR-46] [R-TR-47] pitfall 34: round trips of ${rtts.join(' and ')} ms carry the sum; one path dies`,
    run: (stage) =>
      ([0, 1] as const).flatMap((link): Finding[] => {
        const world = pairWorld(stage, { rtts, rate: RATE, queue: QUEUE });
        const pair = dial(world, scheduled(bulk(80_000_000), 'aggregate'));
        world.runFor(SETTLED);
        const share = shareOver(world, pair, 2000);
        cutServerLink(world, link, true);
        const cutAt = world.now();
        world.runFor(3000);
        const gap = longestGap(pair.server.deliveries, cutAt - 50);
        cutServerLink(world, link, false);
        world.runFor(4000);
        const again = shareOver(world, pair, 1000);
        return [
          atLeast('share of the sum by both', share, 0.9),
          atMost(`link ${link} dies: stall in ms`, gap, (Math.max(...rtts) > 20 ? 220 : 60) + QUEUE / RATE),
          atLeast('share of the sum by both after the heal', again, 0.8),
          ...finish(world),
        ];
      }),
  };
}

/** The receiver's loop stalls ten times a second: that is no silence of either path. */
function pauses(name: string, rtts: readonly [number, number]): Scenario {
  return {
    name,
    about: `[R-SIM-51] [R-MH-66] round trips of ${rtts.join(' and ')} ms carry the sum while the receiver's loop stalls now and then`,
    run: (stage) => {
      const world = pairWorld(stage, { rtts, rate: RATE, queue: QUEUE });
      const pair = dial(world, scheduled(bulk(50_000_000), 'aggregate'));
      world.runFor(SETTLED);
      const { client } = pair;
      const before = pair.server.read;
      let suspected = 0;
      for (let ms = 0; ms < 3000; ms++) {
        if (ms % 100 === 0) world.node(1).clock.pause(12);
        world.runFor(1);
        if (client.node.transport.paths(client.id).some(({ state }) => state === 'suspect')) suspected += 1;
      }
      return [
        exactly('milliseconds with a suspect path', suspected, 0),
        atLeast('share of the sum by both', shareOf(pair.server.read - before, 3000), 0.85),
        ...finish(world),
      ];
    },
  };
}

/** Payload that arrives in `ms`, as a share of what both paths can carry. */
function shareOver(world: World, pair: ConnectionPair, ms: number): number {
  const before = pair.server.read;
  world.runFor(ms);
  return shareOf(pair.server.read - before, ms);
}

function shareOf(bytes: number, ms: number): number {
  return bytes / (2 * RATE * ms);
}

/** An end that sends by this schedule. */
function scheduled(plan: EndPlan, name: ScheduleName): EndPlan {
  return { ...plan, schedules: [{ at: 0, name }] };
}
