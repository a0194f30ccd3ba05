import {
  activeLink,
  atMost,
  cutServerLink,
  dial,
  exactly,
  finish,
  longestGap,
  paced,
  pairWorld,
  resumedAfter,
  type Scenario,
} from './scenario.ts';

/** What has broken connections elsewhere: each once, by name. */
export const INVENTORY: readonly Scenario[] = [
  {
    name: 'both-move-at-once',
    about: '[R-SIM-48] both nodes change every address at the same moment, and a directory tells each of the other',
    run(stage) {
      return [20, 500, 5000].flatMap((delay) => {
        const world = pairWorld(stage, { rtts: [20, 40], clientLinks: 2 });
        const pair = dial(world, paced(6000), paced(6000));
        world.runFor(1500);
        const ends = [pair.client, pair.server];
        for (const { node } of ends) for (const link of [0, 1]) node.remove(link);
        for (const { node } of ends) for (const link of [0, 1]) node.attach(link, true);
        world.runFor(delay);
        for (const [i, { node, id }] of ends.entries()) {
          const { locators } = world.node(1 - i);
          node.driver.perform((now) => node.transport.pathControl.setLocators(now, id, locators));
        }
        const toldAt = world.now();
        world.runFor(3000);
        const resumed = resumedAfter(ends, toldAt);
        return [atMost(`told after ${delay} ms, data flows after so many ms`, resumed, 150), ...finish(world)];
      });
    },
  },
  {
    name: 'five-minutes-dark',
    about:
      '[R-SIM-40] no path for five minutes: data flows within 2 s of the return of one, at whatever moment that is',
    run(stage) {
      return [0, 470, 1130, 1790].flatMap((offset, seed) => {
        const world = pairWorld(stage, { rtts: [20, 100], seed: seed + 1 });
        const pair = dial(world, paced(4000), paced(4000));
        world.runFor(1500);
        for (const link of [0, 1]) cutServerLink(world, link, true);
        world.runFor(300_000 + offset);
        cutServerLink(world, seed % 2, false);
        const healedAt = world.now();
        world.runFor(4000);
        const resumed = resumedAfter([pair.server, pair.client], healedAt);
        return [atMost('data flows after so many ms', resumed, 2000), ...finish(world)];
      });
    },
  },
  {
    name: 'mapping-expired-then-cut',
    about:
      '[R-SIM-41] idle for longer than the translators remember, and then the active path dies: the standby carries',
    run(stage) {
      const world = pairWorld(stage, {
        rtts: [20, 30],
        clientLinks: 2,
        translator: { lifetime: 30_000, filtering: true },
      });
      const pair = dial(world, { ...paced(3), pace: 600_000 });
      world.runFor(599_000);
      cutServerLink(world, Math.max(0, activeLink(world, pair)), true);
      const cutAt = world.now();
      world.runFor(4000);
      const late = resumedAfter([pair.server], cutAt);
      return [atMost('the next message arrives after so many ms', late, 2500), ...finish(world)];
    },
  },
  {
    name: 'address-removed-and-back',
    about:
      '[R-SIM-42] the address in use goes and comes back at once, thirty times: no byte is lost, though sets are told once a second',
    run(stage) {
      const world = pairWorld(stage, { rtts: [20, 20] });
      const pair = dial(world, paced(10_000), paced(10_000));
      world.runFor(1500);
      for (let i = 0; i < 30; i++) {
        const link = Math.max(0, activeLink(world, pair));
        world.node(1).remove(link);
        world.runFor(10 + 17 * (i % 5));
        world.node(1).attach(link, false);
        world.runFor(170);
      }
      const gap = Math.max(longestGap(pair.server.deliveries, 2500), longestGap(pair.client.deliveries, 2500));
      const paths = pair.client.node.transport.paths(pair.client.id).length;
      return [atMost('longest gap in ms', gap, 1200), atMost('paths known', paths, 4), ...finish(world)];
    },
  },
  {
    name: 'suspended',
    about:
      '[R-SIM-43] either machine sleeps for two minutes, as when a lid is shut: the connection goes on when it wakes',
    run(stage) {
      return [0, 1].flatMap((node) => {
        const world = pairWorld(stage, { rtts: [20, 40] });
        const pair = dial(world, paced(6000), paced(6000));
        world.runFor(1500);
        world.node(node).clock.pause(120_000);
        world.runFor(120_000);
        const woken = world.now();
        world.runFor(3000);
        const resumed = resumedAfter([pair.server, pair.client], woken);
        return [atMost('data flows after so many ms', resumed, 2500), ...finish(world)];
      });
    },
  },
  {
    name: 'acknowledgments-on-the-dead-path',
    about: '[R-SIM-44] each end sends by another path than the other, and then the one dies: both directions go on',
    run(stage) {
      const world = pairWorld(stage, { rtts: [20, 20] });
      const pair = dial(world, paced(6000), paced(6000));
      world.runFor(1500);
      const link = activeLink(world, pair);
      cutServerLink(world, link, true, 'in');
      world.runFor(1500);
      cutServerLink(world, link, false, 'in');
      cutServerLink(world, 1 - link, true, 'out');
      const cutAt = world.now();
      world.runFor(2000);
      const gap = Math.max(
        longestGap(pair.server.deliveries, cutAt - 50),
        longestGap(pair.client.deliveries, cutAt - 50),
      );
      return [atMost('longest gap in ms', gap, 120), ...finish(world)];
    },
  },
  {
    name: 'third-path-in-time',
    about:
      '[R-SIM-45] two paths die one after the other, each while the other is being taken for dead: the third carries',
    run(stage) {
      return [5, 15, 25, 40, 80].flatMap((pause) => {
        const world = pairWorld(stage, { rtts: [20, 24, 30] });
        const pair = dial(world, paced(6000));
        world.runFor(2500);
        const first = activeLink(world, pair);
        cutServerLink(world, first, true);
        world.runFor(pause);
        cutServerLink(world, (first + 1) % 3, true);
        const cutAt = world.now();
        world.runFor(2000);
        return [
          atMost(`longest gap in ms, ${pause} ms between`, longestGap(pair.server.deliveries, cutAt - pause - 5), 120),
          exactly('the third carries', activeLink(world, pair), (first + 2) % 3),
          ...finish(world),
        ];
      });
    },
  },
];
