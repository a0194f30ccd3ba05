import type { ConnectionPair } from '../watch.ts';
import type { World } from '../world.ts';
import {
  activeLink,
  atMost,
  bulk,
  dial,
  exactly,
  finish,
  longestGap,
  paced,
  pairWorld,
  resumedAfter,
  type Scenario,
} from './scenario.ts';

/** As in R-SIM-20, by RTT, in ms. */
const LIMITS = [
  [20, 60],
  [100, 220],
] as const;
const INTERVAL = 1;

/** A node with one attachment, and a flow of its own that dies: one leg of equal routes, or one mapping (R-SIM-60 to R-SIM-64). */
export const SPARES: readonly Scenario[] = [
  {
    name: 'flow-blackholed',
    about:
      '[R-SIM-60] [R-MH-80] what goes between two ports vanishes, and all else passes: the spare port carries on, and after it the next',
    run(stage) {
      return LIMITS.flatMap(([rtt, limit]) =>
        ([undefined, { lifetime: 60_000, filtering: true }] as const).flatMap((translator) => {
          const world = pairWorld(stage, { rtts: [rtt], spares: 2, translator: translator ?? null });
          const pair = dial(world, paced(9000), paced(9000));
          world.runFor(1500);
          const findings = [1, 2, 3].flatMap((round) => {
            const used = clientLink(world, pair);
            cutFlow(world, used, true);
            const cutAt = world.now();
            world.runFor(1500);
            const stalls = [pair.server, pair.client].map(({ deliveries }) => longestGap(deliveries, cutAt) - INTERVAL);
            const moved = clientLink(world, pair);
            // The first one works again by the time that it is needed.
            if (round === 1) cutFlow(world, used, false);
            return [
              atMost(`stall ${round} in ms at RTT ${rtt} ms`, Math.max(...stalls), limit),
              exactly('moved to another port', moved >= 0 && moved !== used, true),
            ];
          });
          return [...findings, ...finish(world)];
        }),
      );
    },
  },
  {
    name: 'flow-blackholed-one-way',
    about: '[R-SIM-60] the same one way: what is sent, or what is acknowledged',
    run(stage) {
      return ([0, 1] as const).flatMap((from) => {
        const world = pairWorld(stage, { rtts: [20], spares: 1 });
        const pair = dial(world, paced(5000));
        world.runFor(1500);
        const ways = [world.place(0, 0), world.place(1, 0)] as const;
        world.routes.cut(ways[from], ways[1 - from] ?? ways[0], true);
        const cutAt = world.now();
        world.runFor(1500);
        return [
          atMost('stall in ms', longestGap(pair.server.deliveries, cutAt) - INTERVAL, 60),
          exactly('active path of b', activeLink(world, pair), 0),
          ...finish(world),
        ];
      });
    },
  },
  {
    name: 'other-egress-before-spare',
    about: '[R-SIM-61] [R-MH-43] with another interface at hand that is taken, and no port of the one that failed',
    run(stage) {
      const world = pairWorld(stage, { rtts: [20], clientLinks: 2, spares: 1 });
      const pair = dial(world, paced(5000));
      world.runFor(1500);
      const used = clientLink(world, pair);
      world.changeLink(0, used, { blackhole: true });
      world.runFor(1500);
      return [exactly('moved to the other interface', clientLink(world, pair), 1 - used), ...finish(world)];
    },
  },
  {
    name: 'spare-carries-no-copies',
    about:
      "[R-SIM-62] [R-MH-81] [R-TR-46] `redundant` and `aggregate` send nothing by a spare port while the locator's own works",
    run(stage) {
      return (['redundant', 'aggregate'] as const).flatMap((name) => {
        const world = pairWorld(stage, { rtts: [20], spares: 1 });
        const pair = dial(world, bulk(8_000_000, { schedules: [{ at: 0, name }] }));
        world.runFor(1200);
        const { client } = pair;
        const spare = client.node.transport.paths(client.id).find((path) => path.spare);
        return [
          exactly(`${name}: the spare stands by`, spare?.state, 'standby'),
          exactly('bytes of data by it', spare?.bytesDelivered, 0),
          ...finish(world),
        ];
      });
    },
  },
  {
    name: 'rebinding-with-spare',
    about: '[R-SIM-63] a translator gives the port in use another mapping amid a transfer, ten times: nothing is lost',
    run(stage) {
      const world = pairWorld(stage, { rtts: [20], spares: 1, translator: { lifetime: 120_000, filtering: true } });
      const pair = dial(world, paced(8000), paced(8000));
      world.runFor(1500);
      for (let i = 0; i < 10; i++) {
        world.node(0).links[clientLink(world, pair)]?.translated?.rebind();
        world.linksChanged();
        world.runFor(500);
      }
      const gap = Math.max(longestGap(pair.server.deliveries, 2500), longestGap(pair.client.deliveries, 2500));
      return [atMost('longest gap in ms', gap, 100), ...finish(world)];
    },
  },
  {
    name: 'spare-after-idleness',
    about:
      '[R-SIM-64] idle for longer than translators remember a spare port, and then the flow in use dies: the spare carries on',
    run(stage) {
      const world = pairWorld(stage, { rtts: [20], spares: 1, translator: { lifetime: 30_000, filtering: true } });
      const pair = dial(world, { ...paced(3), pace: 600_000 });
      world.runFor(599_000);
      cutFlow(world, clientLink(world, pair), true);
      const cutAt = world.now();
      world.runFor(4000);
      const late = resumedAfter([pair.server], cutAt + 1000);
      return [atMost('the next message arrives after so many ms', late, 300), ...finish(world)];
    },
  },
  {
    name: 'lifetime-measured',
    about:
      '[R-SIM-65] [R-MH-82] idle behind a translator that forgets after three minutes: it is asked for hardly, and what the server says after hours arrives',
    run(stage) {
      const world = pairWorld(stage, { rtts: [20], spares: 1, translator: { lifetime: 180_000, filtering: true } });
      const pair = dial(world, bulk(1000), { ...paced(3), pace: 2 * HOUR });
      let heard = 0;
      world.onHeard = ({ node, link }) => {
        if (node === 1 && link === 0) heard += 1;
      };
      world.runFor(HOUR);
      heard = 0;
      world.runFor(HOUR - 60_000);
      const inAnHour = heard;
      world.runFor(10 * HOUR);
      const late = pair.client.deliveries.map(({ at }, i) => at - (pair.client.deliveries[0]?.at ?? 0) - i * 2 * HOUR);
      return [
        atMost('datagrams that the server had in the second hour', inAnHour, 60),
        atMost('what it says is late by so many ms', Math.max(...late), 25),
        ...finish(world),
      ];
    },
  },
];

const HOUR = 3_600_000;

/** By which of its links the client sends now. */
function clientLink(world: World, { client }: ConnectionPair): number {
  const active = world
    .node(0)
    .transport.paths(client.id)
    .find((path) => path.role === 'active');
  return active?.link ?? -1;
}

/** What goes between this port of the client and the server vanishes, both ways. */
function cutFlow(world: World, link: number, cut: boolean): void {
  const [a, b] = [world.place(0, link), world.place(1, 0)];
  world.routes.cut(a, b, cut);
  world.routes.cut(b, a, cut);
  world.trace.event(world.now(), 'world', `${cut ? 'cut' : 'heal'} the flow of a${link}`);
  world.linksChanged();
}
