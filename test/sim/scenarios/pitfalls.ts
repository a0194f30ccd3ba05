import { SILENT } from '../app.ts';
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
  type Scenario,
} from './scenario.ts';

/** Scenarios that broke a first draft of the protocol. */
export const PITFALLS: readonly Scenario[] = [
  {
    name: 'zero-window',
    about:
      '[R-SIM-26] [R-TR-13] pitfalls 7 and 35: the active path dies while the window is shut; reading goes on by the other',
    run(stage) {
      const world = pairWorld(stage, { rtts: [20, 20], config: { receiveBuffer: 65_536 } });
      const reader = { ...SILENT, readPauses: [{ at: 100_000, duration: 3000 }] };
      const pair = dial(world, bulk(2_000_000), reader);
      world.runFor(1500);
      const stopped = pair.server.readPaused;
      cutServerLink(world, activeLink(world, pair), true);
      world.runFor(1700);
      const before = pair.server.read;
      world.runFor(1500);
      return [
        exactly('the reader had stopped', stopped, true),
        { what: 'reading goes on', holds: pair.server.read > before },
        ...finish(world),
      ];
    },
  },
  {
    name: 'size-black-hole',
    about:
      '[R-SIM-27] pitfall 17: small probes are answered on the active path, large datagrams die: traffic moves and stays',
    run(stage) {
      const world = pairWorld(stage, { rtts: [20, 20] });
      const pair = dial(world, paced(6000));
      world.runFor(1500);
      const link = activeLink(world, pair);
      world.routes.limitSize(world.place(0, 0), world.place(1, link), 500);
      world.linksChanged();
      const cutAt = world.now();
      world.runFor(3000);
      const moved = activeLink(world, pair);
      const gap = longestGap(pair.server.deliveries, cutAt);
      return [
        exactly('moved to the other link', moved, 1 - link),
        atMost('longest gap in ms', gap, 100),
        ...finish(world),
      ];
    },
  },
  {
    name: 'size-black-hole-alone',
    about: '[R-SIM-27] pitfall 17: with one path only, large datagrams die for 5 s: the connection survives',
    run(stage) {
      const world = pairWorld(stage, { rtts: [20] });
      const pair = dial(world, paced(4000));
      world.runFor(1000);
      world.routes.limitSize(world.place(0, 0), world.place(1, 0), 500);
      world.linksChanged();
      world.runFor(5000);
      world.routes.limitSize(world.place(0, 0), world.place(1, 0), Number.POSITIVE_INFINITY);
      world.linksChanged();
      const state = pair.client.state;
      return [exactly('state', state, 'open'), ...finish(world)];
    },
  },
  {
    name: 'delay-grows',
    about:
      '[R-SIM-27] [R-TR-20] the only path has a hundred times its round trip from one moment to the next: probes find it again',
    run(stage) {
      const world = pairWorld(stage, { rtts: [3] });
      const pair = dial(world, paced(6000), paced(6000));
      world.runFor(1500);
      world.changeLink(1, 0, { delay: 150 });
      const changedAt = world.now();
      world.runFor(3500);
      const gap = Math.max(
        longestGap(pair.server.deliveries, changedAt),
        longestGap(pair.client.deliveries, changedAt),
      );
      return [atMost('longest gap in ms', gap, 1500), ...finish(world)];
    },
  },
  {
    name: 'close-on-dead-path',
    about: '[R-SIM-28] pitfall 61: the path dies just before both ends finish: FIN and its answer go by the other',
    run(stage) {
      const world = pairWorld(stage, { rtts: [20, 20] });
      const pair = dial(world, paced(1000, { finish: 'after-peer' }), paced(1000));
      world.runFor(1035);
      cutServerLink(world, activeLink(world, pair), true);
      const cutAt = world.now();
      const findings = finish(world);
      return [
        atMost('time to the end in ms', Math.max(pair.client.endedAt, pair.server.endedAt) - cutAt, 400),
        ...findings,
      ];
    },
  },
  {
    name: 'last-acknowledgment-lost',
    about:
      '[R-SIM-28] pitfall 55: the answer to the last FIN is lost twice: TIME-WAIT answers its repetition, told once',
    run(stage) {
      const world = pairWorld(stage, { rtts: [20] });
      const pair = dial(world, bulk(20_000), bulk(20_000, { finish: 'after-peer' }));
      let lost = 0;
      world.routes.conditions.push((from) =>
        from.node === 0 && pair.client.ended && ++lost <= 2 ? 'lost' : undefined,
      );
      return finish(world);
    },
  },
  {
    name: 'peer-vanishes',
    about: '[R-SIM-28] promise 3: the peer is killed amid a transfer: the connection fails in a bounded time',
    run(stage) {
      const world = pairWorld(stage, { rtts: [20, 20], config: { pathless: 60_000 } });
      const pair = dial(world, paced(4000));
      world.runFor(1500);
      world.vanish(1);
      const goneAt = world.now();
      world.runToEnd();
      const { client } = pair;
      world.settle();
      world.close();
      return [
        exactly('state', client.state, 'failed'),
        exactly('code', client.failure, 'pathless'),
        atMost('time to the end in ms', client.endedAt - goneAt, 65_000),
      ];
    },
  },
  {
    name: 'idle-peer-vanishes',
    about: '[R-SIM-28] promise 3: the peer of an idle connection is killed: keep-alives find out',
    run(stage) {
      const world = pairWorld(stage, { rtts: [20, 20], config: { pathless: 60_000 } });
      const pair = dial(world, { ...SILENT, total: 1000, chunk: [1000, 1000] });
      world.runFor(1500);
      world.vanish(1);
      const goneAt = world.now();
      world.runToEnd();
      world.settle();
      world.close();
      return [
        exactly('state', pair.client.state, 'failed'),
        atMost('time to the end in ms', pair.client.endedAt - goneAt, 120_000),
      ];
    },
  },
  {
    name: 'peer-restarted',
    about:
      '[R-SIM-50] [R-TR-73] [R-TR-75] the peer is killed amid a transfer and begins anew: its connections end two round trips after the next segment, idle ones too, and others can be opened',
    run(stage) {
      const world = pairWorld(stage, { rtts: [20, 60] });
      const idle = dial(world, { ...SILENT, total: 1000, chunk: [1000, 1000] });
      world.runFor(500);
      const busy = dial(world, paced(4000));
      world.runFor(1500);
      const bound = world.node(1).transport.associations.bound;
      world.crash(1);
      const crashedAt = world.now();
      const later = dial(world, bulk(200_000));
      world.runToEnd();
      const findings = [
        exactly('connections that were bound', bound, 1),
        exactly('code', busy.client.failure, 'reset'),
        atMost('time to the end of the busy one in ms', busy.client.endedAt - crashedAt, 1 + 2 * 20),
        exactly('code of the idle one', idle.client.failure, 'reset'),
        atMost('time to the end of the idle one in ms', idle.client.endedAt - crashedAt, 1 + 4 * 20),
        exactly('the one dialled since', later.client.state, 'done'),
        exactly('bytes of it', later.server.read, 200_000),
      ];
      world.settle();
      world.close();
      return findings;
    },
  },
  {
    name: 'churn',
    about: '[R-SIM-29] promise 3: a hundred connections one after another leave no timer, no table entry',
    run(stage) {
      const world = pairWorld(stage, { rtts: [10, 10] });
      for (let i = 0; i < 100; i++) {
        world.connect({
          from: 0,
          to: 1,
          client: bulk(3000, i % 3 === 0 ? { abortAfter: 15 + i } : {}),
          server: { ...SILENT, releaseEarly: i % 2 === 0 },
        });
        world.runFor(20);
      }
      world.runToEnd();
      world.settle();
      const left = world.nodes.reduce((sum, node) => sum + node.transport.connectionCount, 0);
      world.close();
      return [exactly('connections left', left, 0)];
    },
  },
];
