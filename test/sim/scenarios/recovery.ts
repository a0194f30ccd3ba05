import {
  activeLink,
  atMost,
  bulk,
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

/** Paths come back, loops stall, addresses change: traffic goes where it should, and only then. */
export const RECOVERIES: readonly Scenario[] = [
  {
    name: 'receiver-pause',
    about: '[R-SIM-21] pitfall 15: a peer whose loop stalls 60 ms does not make the traffic move',
    run(stage) {
      const world = pairWorld(stage, { rtts: [20, 20] });
      const pair = dial(world, paced(4000));
      world.runFor(1500);
      for (let i = 0; i < 10; i++) {
        world.node(1).clock.pause(60);
        world.runFor(200);
      }
      return [exactly('failovers', pair.client.failovers, 0), ...finish(world)];
    },
  },
  {
    name: 'sender-pause',
    about: '[R-SIM-21] pitfall 15: a sender whose own loop stalls 60 ms does not blame a path',
    run(stage) {
      const world = pairWorld(stage, { rtts: [20, 20] });
      const pair = dial(world, paced(4000));
      world.runFor(1500);
      for (let i = 0; i < 10; i++) {
        world.node(0).clock.pause(60);
        world.runFor(200);
      }
      return [exactly('failovers', pair.client.failovers, 0), ...finish(world)];
    },
  },
  {
    name: 'all-dead-then-one',
    about: '[R-SIM-22] pitfall 61: with every path dead the connection waits, and goes on by the first that answers',
    run(stage) {
      const world = pairWorld(stage, { rtts: [20, 20] });
      const pair = dial(world, paced(4000));
      world.runFor(1500);
      const link = activeLink(world, pair);
      for (const each of [0, 1]) cutServerLink(world, each, true);
      world.runFor(45_000);
      const state = pair.client.state;
      const pathless = activeLink(world, pair);
      cutServerLink(world, 1 - link, false);
      const healedAt = world.now();
      world.runFor(4000);
      const resumed = resumedAfter([pair.server], healedAt);
      const findings = [
        exactly('the client is', state, 'open'),
        exactly('active link while all are dead', pathless, -1),
        // Paths that are down are probed each 2 s in the first minute, each path in its turn.
        atMost('time to the first byte after the heal in ms', resumed, 2500),
      ];
      cutServerLink(world, link, false);
      return [...findings, ...finish(world)];
    },
  },
  {
    name: 'flapping',
    about: '[R-SIM-22] whatever carries the traffic is cut, and healed, a hundred times: that costs time, and no byte',
    run(stage) {
      const world = pairWorld(stage, { rtts: [20, 30] });
      const pair = dial(world, paced(32_000));
      world.runFor(1000);
      for (let i = 0; i < 100; i++) {
        const link = Math.max(0, activeLink(world, pair));
        cutServerLink(world, link, true);
        world.runFor(120 + (i % 7) * 13);
        cutServerLink(world, link, false);
        world.runFor(130 + (i % 5) * 17);
      }
      const findings = finish(world);
      return [atMost('longest gap in ms', longestGap(pair.server.deliveries, 2000), 300), ...findings];
    },
  },
  {
    name: 'no-ping-pong',
    about: '[R-SIM-23] pitfall 32: two paths of nearly equal delay under load do not take turns',
    run(stage) {
      const world = pairWorld(stage, { rtts: [24, 20] });
      const pair = dial(world, bulk(60_000_000));
      let moves = 0;
      let last = -1;
      for (let i = 0; i < 90; i++) {
        world.runFor(100);
        if (pair.client.state !== 'open') break;
        const link = activeLink(world, pair);
        if (last >= 0 && link !== last) moves += 1;
        last = link;
      }
      return [exactly('moves', moves, 0), ...finish(world)];
    },
  },
  {
    name: 'left-path-dies',
    about:
      '[R-SIM-38] [R-TR-49] traffic returns to the preferred path, and the path that it left dies with the flight there',
    run(stage) {
      const world = pairWorld(stage, { rtts: [20, 100], preferences: [100, 0] });
      const pair = dial(world, paced(16_000));
      world.runFor(2000);
      cutServerLink(world, 0, true);
      world.runFor(2000);
      const during = activeLink(world, pair);
      cutServerLink(world, 0, false);
      for (let i = 0; i < 20_000 && activeLink(world, pair) === 1; i++) world.runFor(0.5);
      cutServerLink(world, 1, true);
      const cutAt = world.now();
      world.runFor(1000);
      const gap = longestGap(pair.server.deliveries, cutAt - 50) - 1;
      cutServerLink(world, 1, false);
      return [
        exactly('link before', during, 1),
        exactly('link now', activeLink(world, pair), 0),
        atMost('stall in ms', gap, 150),
        ...finish(world),
      ];
    },
  },
  {
    name: 'heal-and-return',
    about:
      '[R-SIM-23] [R-TR-22] pitfall 32: after a heal traffic returns to the preferred path once, not before the hold-down',
    run(stage) {
      const world = pairWorld(stage, { rtts: [20, 40], preferences: [100, 0] });
      const pair = dial(world, paced(30_000));
      world.runFor(2000);
      const first = activeLink(world, pair);
      cutServerLink(world, 0, true);
      world.runFor(1500);
      const during = activeLink(world, pair);
      cutServerLink(world, 0, false);
      world.runFor(500);
      const soon = activeLink(world, pair);
      let moves = 0;
      let last = soon;
      for (let i = 0; i < 200; i++) {
        world.runFor(100);
        const link = activeLink(world, pair);
        if (link !== last) moves += 1;
        last = link;
      }
      return [
        exactly('link at first', first, 0),
        exactly('link while it is cut', during, 1),
        exactly('link just after the heal', soon, 1),
        exactly('link in the end', last, 0),
        exactly('moves after the heal', moves, 1),
        ...finish(world),
      ];
    },
  },
  {
    name: 'rebinding',
    about: '[R-SIM-24] pitfalls 25 and 28: a translator gives the client another port amid a transfer, again and again',
    run(stage) {
      const translator = { lifetime: 120_000, filtering: true };
      const world = pairWorld(stage, { rtts: [20], translator });
      const pair = dial(world, paced(8000), paced(8000));
      world.runFor(1500);
      for (let i = 0; i < 8; i++) {
        world.node(0).links[0]?.translated?.rebind();
        world.linksChanged();
        world.runFor(700);
      }
      const up = longestGap(pair.server.deliveries, 2500);
      const down = longestGap(pair.client.deliveries, 2500);
      return [
        atMost('longest gap at the server in ms', up, 600),
        atMost('longest gap at the client in ms', down, 600),
        ...finish(world),
      ];
    },
  },
  {
    name: 'moving',
    about:
      '[R-SIM-24] pitfall 8: a link goes and comes back with another address, again and again: timestamps still pass',
    run(stage) {
      const world = pairWorld(stage, { rtts: [20], clientLinks: 2 });
      const pair = dial(world, paced(12_000), paced(12_000));
      world.runFor(1500);
      for (let i = 0; i < 10; i++) {
        world.node(0).remove(i % 2);
        world.runFor(500);
        world.node(0).attach(i % 2, true);
        world.runFor(500);
      }
      const gap = Math.max(longestGap(pair.server.deliveries, 2500), longestGap(pair.client.deliveries, 2500));
      return [atMost('longest gap in ms', gap, 400), ...finish(world)];
    },
  },
  {
    name: 'reordering',
    about: '[R-SIM-24] reordering and duplication on every path are no loss and no cut',
    run(stage) {
      const access = { reorder: 0.2, reorderBy: 8, duplicate: 0.05, jitter: 3 };
      const world = pairWorld(stage, { rtts: [30, 30], access });
      const pair = dial(world, paced(5000), paced(5000));
      world.runFor(5000);
      return [exactly('failovers', pair.client.failovers + pair.server.failovers, 0), ...finish(world)];
    },
  },
];
