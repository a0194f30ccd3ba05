import { SUBTYPE } from '../../../src/wire/kamo-option.ts';
import { SYN } from '../../../src/wire/segment-row.ts';
import { partsOf } from '../describe.ts';
import type { Condition } from '../routes.ts';
import { atMost, BEGIN, bulk, dial, exactly, finish, pairWorld, type Scenario } from './scenario.ts';

/** What opens a connection is lost, once or for good on one path. */
export const HANDSHAKES: readonly Scenario[] = [
  ...[1, 2, 3, 4, 5, 6].map((nth): Scenario => {
    return {
      name: `control-${nth}-lost`,
      about: `[R-SIM-25] HELLO, PROOF, LOCATORS: datagram ${nth} that carries CONTROL is lost, in each direction`,
      run(stage) {
        const world = pairWorld(stage, { rtts: [40, 40] });
        world.routes.conditions.push(loseNth(nth));
        const pair = dial(world, bulk(50_000), bulk(50_000));
        world.runFor(5000);
        const opened = Math.max(pair.client.openedAt, pair.server.openedAt) - BEGIN;
        return [atMost('time to open in ms', opened, 1500), ...finish(world)];
      },
    };
  }),
  {
    name: 'first-path-dead',
    about: '[R-SIM-25] the SYN is lost on the first path: the next one is taken 250 ms later',
    run(stage) {
      const world = pairWorld(stage, { rtts: [20, 20, 20], preferences: [300, 200, 100] });
      world.routes.conditions.push((_from, to) => (to.node === 1 && to.link === 0 ? 'lost' : undefined));
      const pair = dial(world, bulk(50_000), bulk(50_000));
      world.runFor(2000);
      return [atMost('time to open in ms', pair.client.openedAt - BEGIN, 500), ...finish(world)];
    },
  },
  {
    name: 'half-of-syns-lost',
    about: '[R-SIM-25] SYN and SYN/ACK are lost three times each: the connection still opens',
    run(stage) {
      const world = pairWorld(stage, { rtts: [20, 20] });
      const lost = [0, 0];
      world.routes.conditions.push((from, _to, bytes) => {
        const syn = ((partsOf(bytes)?.flags ?? 0) & SYN) !== 0;
        const count = lost[from.node] ?? 0;
        if (!syn || count === 3) return undefined;
        lost[from.node] = count + 1;
        return 'lost';
      });
      const pair = dial(world, bulk(50_000), bulk(50_000));
      world.runFor(9000);
      return [exactly('state', pair.client.state === 'waiting', false), ...finish(world)];
    },
  },
];

function loseNth(nth: number): Condition {
  const seen = [0, 0];
  return (from, _to, bytes) => {
    if (!partsOf(bytes)?.subtypes.includes(SUBTYPE.control)) return undefined;
    const count = (seen[from.node] ?? 0) + 1;
    seen[from.node] = count;
    return count === nth ? 'lost' : undefined;
  };
}
