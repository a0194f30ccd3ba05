import { type EndPlan, SILENT } from '../app.ts';
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
  type Stage,
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
  ...(['redundant', 'aggregate'] as const).map(
    (name): Scenario => ({
      name: `${name}-suspects`,
      about: `[R-SIM-39] [R-TR-47] a ${name} connection suspects the path that another one uses, too: it was wrong, and nobody moves`,
      run(stage) {
        const world = pairWorld(stage, { rtts: [20, 100] });
        const other = dial(world, paced(8000));
        world.runFor(500);
        const pair = dial(world, { ...paced(7500), schedules: [{ at: 0, name }] });
        world.runFor(2500);
        const before = activeLink(world, other);
        const began = world.now();
        world.changeLink(1, 0, { delay: 35 });
        world.runFor(10);
        world.changeLink(1, 0, { delay: 10 });
        const seen = new Set<number>();
        for (let i = 0; i < 400; i++) {
          world.runFor(1);
          seen.add(activeLink(world, other));
        }
        const gaps = [other, pair].map(({ server }) => longestGap(server.deliveries, began - 50) - 1);
        return [
          exactly('link before', before, 0),
          exactly('links since', [...seen].join(), '0'),
          exactly('failovers', other.client.failovers + pair.client.failovers, 0),
          atMost('stall of the other in ms', gaps[0] ?? 0, 60),
          atMost(`stall of the ${name} one in ms`, gaps[1] ?? 0, name === 'redundant' ? 41 : 60),
          ...finish(world),
        ];
      },
    }),
  ),
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
  {
    name: 'thousand-connections',
    about:
      '[R-SIM-32] [R-MH-46] pitfall 4: a thousand connections, a message each second on each, and the path of all dies',
    run(stage) {
      const { world, pairs } = crowd(stage, 1000, messages(8000));
      world.runFor(5000);
      const link = activeLink(world, last(pairs));
      const cutAt = world.now();
      cutServerLink(world, link, true);
      const moved = whenMoved(world, pairs, 1000);
      world.runFor(4000 - (world.now() - cutAt));
      const gaps = pairs.map(({ server }) => longestGap(server.deliveries, cutAt - 1100) - MESSAGE_INTERVAL);
      // Each segment with its headers, and that of UDP and IP.
      const thousandSegments = (1000 * (MESSAGE + 60)) / RATE;
      const findings = [
        exactly('associations', world.node(0).transport.associations.associations, 1),
        exactly('instants at which connections moved', moved.size, 1),
        exactly(
          'connections that moved',
          [...moved.values()].reduce((sum, count) => sum + count, 0),
          1000,
        ),
        atMost('longest stall of any connection in ms', Math.max(...gaps), SINGLE_STALL + thousandSegments),
        atMost('segments lost on the standby', lostOn(pairs, link), 0),
      ];
      cutServerLink(world, link, false);
      return [...findings, ...finish(world)];
    },
  },
  {
    name: 'thousand-bulks',
    about:
      '[R-SIM-33] [R-MH-46] pitfall 4: a thousand connections as fast as they can; the standby is not driven into collapse',
    run(stage) {
      // As much as a path carries in 13 s: nearly all of them always have something to send.
      const { world, pairs } = crowd(stage, 1000, bulk(80_000));
      // Until what all began with, ten segments each, is through: 2.3 s at the rate of the path.
      world.runFor(4000);
      const link = activeLink(world, last(pairs));
      const cutAt = world.now();
      const lostBefore = lostOn(pairs, link);
      cutServerLink(world, link, true);
      const moved = whenMoved(world, pairs, 1000);
      world.runFor(2000 - (world.now() - cutAt));
      const before = readBy(pairs);
      world.runFor(2000);
      const goodput = (readBy(pairs) - before) / 2000 / RATE;
      const findings = [
        exactly('instants at which connections moved', moved.size, 1),
        atLeast('goodput from 2 s on, as a part of the rate', goodput, 0.8),
        atMost('segments lost on the standby from the cut on', lostOn(pairs, link) - lostBefore, 1000),
      ];
      world.close();
      return findings;
    },
  },
];

const MESSAGE = 1024;
const MESSAGE_INTERVAL = 1000;
/** That of R-SIM-20 at a round trip of 20 ms. */
const SINGLE_STALL = 60;
const RATE = 50 * MBIT;

interface Crowd {
  readonly world: World;
  readonly pairs: readonly ConnectionPair[];
}

/** `count` connections over two paths of 20 ms, opened one after the other within `within` ms. */
function crowd(stage: Stage, count: number, plan: EndPlan, within = 1000): Crowd {
  const world = pairWorld(stage, { rtts: [20, 20], rate: RATE, queue: 125_000, checkEach: 500 });
  const pairs: ConnectionPair[] = [];
  for (let i = 0; i < count; i++) {
    world.at(world.now() + (i * within) / count, 'connect', () => pairs.push(dial(world, plan)));
  }
  world.runFor(within);
  return { world, pairs };
}

/** An end that writes a message each second for `duration` ms. */
function messages(duration: number, length = MESSAGE): EndPlan {
  return {
    ...SILENT,
    total: (duration / MESSAGE_INTERVAL) * length,
    chunk: [length, length],
    pace: MESSAGE_INTERVAL,
    finish: 'after-writing',
  };
}

function last(pairs: readonly ConnectionPair[]): ConnectionPair {
  const pair = pairs.at(-1);
  if (pair === undefined) throw new Error('a crowd is not empty');
  return pair;
}

/** Runs for `duration` ms at most, and tells how many connections moved their traffic at which instant. */
function whenMoved(world: World, pairs: readonly ConnectionPair[], duration: number): Map<number, number> {
  const moved = new Map<number, number>();
  const before = new Map(pairs.map((pair) => [pair, pair.client.failovers]));
  const end = world.now() + duration;
  while (world.now() < end && before.size > 0) {
    world.runFor(1);
    for (const [pair, failovers] of before) {
      pair.client.refresh();
      if (pair.client.state === 'open' && pair.client.failovers === failovers) continue;
      before.delete(pair);
      if (pair.client.state === 'open') moved.set(world.now(), (moved.get(world.now()) ?? 0) + 1);
    }
  }
  return moved;
}

/** Segments lost on all paths but those by b's link `dead`. */
function lostOn(pairs: readonly ConnectionPair[], dead: number): number {
  let lost = 0;
  for (const { client, server } of pairs) {
    if (client.state !== 'open') continue;
    for (const path of client.node.transport.paths(client.id)) {
      if (server.node.linkOf(path.foreign) !== dead) lost += path.lostSegments;
    }
  }
  return lost;
}

function readBy(pairs: readonly ConnectionPair[]): number {
  return pairs.reduce((sum, { server }) => sum + server.read, 0);
}
