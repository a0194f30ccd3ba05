import {
  activeLink,
  atMost,
  cutServerLink,
  dial,
  exactly,
  type Finding,
  finish,
  longestGap,
  paced,
  pairWorld,
  type Scenario,
} from './scenario.ts';

/** Several connections between two nodes share one association. */
export const SHARINGS: readonly Scenario[] = [
  {
    name: 'founder-closes',
    about: '[R-SIM-30] pitfall 1: the connection that founded the association closes; another fails over as ever',
    run(stage) {
      const world = pairWorld(stage, { rtts: [20, 20] });
      const founder = dial(world, paced(500));
      world.runFor(300);
      const pair = dial(world, paced(6000));
      world.runFor(2500);
      const gone = founder.client.state;
      const link = activeLink(world, pair);
      const cutAt = world.now();
      cutServerLink(world, link, true);
      world.runFor(1500);
      const findings: Finding[] = [
        exactly('the founder is', gone, 'done'),
        exactly('ends bound', world.nodes.map((node) => node.transport.associations.bound).join(), '1,1'),
        exactly('failovers', pair.client.failovers, 1),
        atMost('stall in ms', longestGap(pair.server.deliveries, cutAt - 100) - 1, 60),
      ];
      cutServerLink(world, link, false);
      return [...findings, ...finish(world)];
    },
  },
  {
    name: 'peer-restarted-bound',
    about: '[R-SIM-31] the association is known at one end only: the connection proves its peer, and opens',
    run(stage) {
      const world = pairWorld(stage, { rtts: [20, 20] });
      const first = dial(world, paced(500));
      world.runToEnd();
      world.node(1).restart();
      const before = world.now();
      const second = dial(world, paced(500));
      world.runFor(1000);
      return [
        exactly('the first ended', first.client.state, 'done'),
        atMost('time to open in ms', second.client.openedAt - before, 65),
        exactly('BINDs of an unknown association', world.node(1).transport.associations.unknownBinds, 1),
        ...finish(world),
      ];
    },
  },
];
