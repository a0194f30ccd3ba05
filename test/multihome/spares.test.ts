import fc from 'fast-check';
import t from 'tap';
import type { LocalEntry } from '../../src/multihome/local-entry.ts';
import { PathRecord } from '../../src/multihome/path-record.ts';
import { PATH_TRANSITIONS, type PathState } from '../../src/multihome/path-states.ts';
import { spareBeside } from '../../src/multihome/spare-path.ts';
import { addressOf, locals, type Side, World } from './world.ts';

t.test('[R-MH-80] the spare port of who dialled stands by to the address in use, and is told to nobody', (t) => {
  const world = new World({ seed: 1, linksB: 2 }).open();
  give(world, 'a', spare(5));
  give(world, 'b', spare(5));
  world.traffic(3000);
  t.strictSame(linksOf(world, 'a'), ['0 b0 active', '0 b1 standby', '5 b0 standby']);
  t.notOk(
    linksOf(world, 'b').some((path) => path.startsWith('5')),
    'who was dialled keeps none',
  );
  const told = world.eventsOf('b', 'foreign-locators').at(-1);
  t.strictSame(told?.type === 'foreign-locators' && told.addresses.map(({ key }) => key), [addressOf('a', 0).key]);
  t.equal(world.a.standby(world.now), world.a.pathOf(0, addressOf('b', 1)), 'another address of the peer comes first');
  t.end();
});

t.test('[R-MH-81] a spare port that is verified beside the locator’s own gets small packets only for that', (t) => {
  const world = new World({ seed: 6, linksB: 1 }).open();
  give(world, 'a', spare(5));
  world.traffic(3000);
  const sizes = world.sent.filter(({ link }) => link === 5).map(({ padTo }) => padTo);
  t.ok(sizes.length > 0);
  t.notOk(sizes.some((size) => size > 0));
  world.traffic(25_000);
  t.ok(
    world.sent.some(({ link, padTo }) => link === 5 && padTo > 0),
    'standbys are probed by large ones',
  );
  t.end();
});

t.test('[R-MH-80] nothing is sent by a spare port before the peer is proven', (t) => {
  const world = new World({ seed: 2 });
  world.tamper = (from, options) => (from === 'b' ? null : options);
  world.open();
  give(world, 'a', spare(5));
  world.run(5000);
  t.notOk(world.sent.some(({ link }) => link === 5));
  t.end();
});

t.test('[R-MH-80] where another egress works no spare port is used, and one is as soon as none does', (t) => {
  const world = new World({ seed: 3, linksA: 2, linksB: 1 }).open();
  give(world, 'a', spare(5), 2);
  world.traffic(3000);
  const before = linksOf(world, 'a').filter((path) => path.startsWith('5'));
  world.cuts.add('a1');
  world.traffic(60_000);
  t.strictSame(before, []);
  t.strictSame(linksOf(world, 'a'), ['0 b0 active', '1 b0 down', '5 b0 standby']);
  t.end();
});

t.test(
  '[R-MH-80] when traffic has moved to a spare port and the locator’s own is down, the next one stands by',
  (t) => {
    const world = new World({ seed: 4, linksB: 1 }).open();
    world.a.setLocalLocators(0, [...locals('a', 1), spare(5), spare(6)]);
    world.drain().traffic(3000);
    const before = linksOf(world, 'a');
    world.cuts.add('a0');
    world.a.suspect(world.now, world.a.active, 'data-overdue');
    world.drain().traffic(world.now + 3000);
    t.strictSame(before, ['0 b0 active', '6 b0 standby'], 'the latest is the freshest');
    t.strictSame(linksOf(world, 'a'), ['0 b0 down', '5 b0 standby', '6 b0 active']);
    t.end();
  },
);

t.test('[R-MH-80] a spare port that is closed takes its path with it, and the peer is told', (t) => {
  const world = new World({ seed: 5, linksB: 1 }).open();
  give(world, 'a', spare(5));
  world.traffic(3000);
  const there = linksOf(world, 'b');
  world.a.setLocalLocators(world.now, locals('a', 1));
  world.drain().traffic(world.now + 500);
  t.strictSame(there, ['0 a0 active', '0 a5 standby']);
  t.strictSame(linksOf(world, 'b'), ['0 a0 active', '0 a5 deprecated']);
  t.end();
});

t.test(
  '[R-MH-80] a path for a spare port is to be made only where there is none that works or may, once a port',
  (t) => {
    const states = Object.keys(PATH_TRANSITIONS) as PathState[];
    const entries = [...locals('a', 2), spare(5), spare(6), { ...spare(7), spareOf: 1 }];
    const links = entries.map(({ link }) => link);
    const one = fc.record({
      link: fc.constantFrom(...links),
      foreign: fc.nat(1),
      state: fc.constantFrom(...states),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(one, { selector: ({ link, foreign }) => `${link} ${foreign}`, minLength: 1 }),
        (drawn) => {
          const paths = drawn.map((facts, id) => record(id, entries, facts));
          const [active] = paths;
          const seed = active && spareBeside(entries, paths, active);
          if (active === undefined || seed === undefined) return true;
          const own = (link: number): number => entries.find((entry) => entry.link === link)?.spareOf ?? link;
          const there = paths.filter(({ foreign }) => foreign.key === seed.foreign.key);
          return (
            own(seed.link) === own(active.link) &&
            seed.link !== active.link &&
            seed.foreign === active.foreign &&
            !there.some(({ link }) => link === seed.link) &&
            !there.some((path) => path !== active && own(path.link) === own(active.link) && isAlive(path)) &&
            !paths.some((path) => isWorking(path) && own(path.link) !== own(active.link))
          );
        },
      ),
    );
    t.pass('for every table');
    t.end();
  },
);

function spare(link: number): LocalEntry {
  return { link, local: addressOf('a', link), announce: [], preference: 0, spareOf: 0 };
}

function give(world: World, side: Side, entry: LocalEntry, count = side === 'a' ? 1 : 2): void {
  world[side].setLocalLocators(world.now, [...locals(side, count), entry]);
  world.drain();
}

/** As `link foreign state`, sorted. */
function linksOf(world: World, side: Side): string[] {
  const other = side === 'a' ? 'b' : 'a';
  const name = (key: string): string => `${other}${[0, 1, 5].find((link) => addressOf(other, link).key === key) ?? 6}`;
  return world[side].paths
    .flatMap((path) => (path === undefined ? [] : [`${path.link} ${name(path.foreign.key)} ${path.state}`]))
    .sort();
}

function record(
  id: number,
  entries: readonly LocalEntry[],
  { link, foreign, state }: { link: number; foreign: number; state: PathState },
): PathRecord {
  const path = new PathRecord(id, 0, {
    link,
    foreign: addressOf('b', foreign),
    origin: 'announced',
    localLocatorId: -1,
    foreignLocatorId: foreign,
    preference: 0,
    riskGroup: entries.find((entry) => entry.link === link)?.spareOf ?? link,
    needsKeepalive: true,
  });
  path.state = state;
  return path;
}

function isWorking({ state }: PathRecord): boolean {
  return state === 'active' || state === 'standby';
}

function isAlive(path: PathRecord): boolean {
  return isWorking(path) || path.state === 'unverified';
}
