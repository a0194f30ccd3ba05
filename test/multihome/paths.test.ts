import fc from 'fast-check';
import t from 'tap';
import type { PathChange } from '../../src/multihome/association-types.ts';
import { PATH_ID_REST } from '../../src/multihome/constants.ts';
import type { PathSeed } from '../../src/multihome/path-record.ts';
import { nextPathState, PATH_TRANSITIONS, type PathEvent, type PathState } from '../../src/multihome/path-states.ts';
import { PathTable } from '../../src/multihome/path-table.ts';
import { RttEstimator } from '../../src/multihome/rtt.ts';
import { socketAddress } from '../../src/wire/socket-address.ts';

const EVENTS: readonly PathEvent[] = [
  'verified',
  'selected',
  'deselected',
  'overdue',
  'silent',
  'relieved',
  'exhausted',
  'withdrawn',
  'restored',
];

function seed(n: number): PathSeed {
  return {
    link: n % 3,
    foreign: socketAddress(4, `198.51.100.${n}`, 9),
    origin: 'announced',
    localLocatorId: -1,
    foreignLocatorId: n % 16,
    preference: 0,
    riskGroup: n % 3,
    needsKeepalive: true,
  };
}

t.test('[R-MH-27] every state is reached from `unverified`, and none is left for ever but by forgetting it', (t) => {
  const reached = new Set<PathState>(['unverified']);
  for (const state of reached) {
    for (const event of EVENTS) {
      const next = nextPathState(state, event);
      if (next !== undefined) reached.add(next);
    }
  }
  t.strictSame([...reached].sort(), Object.keys(PATH_TRANSITIONS).sort());
  const dead = Object.entries(PATH_TRANSITIONS).filter(([, row]) => Object.keys(row).length === 0);
  t.strictSame(dead, []);
  t.end();
});

/** The model: what the table in the spec says, and who has the role. */
interface Model {
  now: number;
  active: number;
  readonly paths: Map<number, { state: PathState; key: string; verified: boolean }>;
  readonly restUntil: Map<number, number>;
}

interface Real {
  readonly table: PathTable;
  readonly changes: PathChange[];
}

type Command = fc.Command<Model, Real>;

/** The states agree, one path at most is active, and each change follows from the one before. */
function agree(model: Model, { table, changes }: Real, before: number): void {
  const actual = table.all.map((path) => path?.state);
  const expected = Array.from(table.all, (_, id) => model.paths.get(id)?.state);
  if (JSON.stringify(actual) !== JSON.stringify(expected)) throw new Error(`${actual} instead of ${expected}`);
  if (table.active !== model.active) throw new Error(`active ${table.active} instead of ${model.active}`);
  const active = table.all.filter((path) => path?.state === 'active');
  if (active.length > 1 || active.some((path) => path?.id !== table.active)) throw new Error('two active paths');
  const role = table.get(table.active)?.state;
  if (role === 'down' || role === 'deprecated' || role === 'standby') throw new Error(`the active path is ${role}`);
  for (const { from, to } of changes.slice(before)) {
    const legal = from === 'none' || to === 'none' || EVENTS.some((event) => nextPathState(from, event) === to);
    if (!legal) throw new Error(`${from} became ${to}`);
  }
}

/** What an event does to a path of the model. */
function move(model: Model, id: number, event: PathEvent): void {
  const path = model.paths.get(id);
  const to = path === undefined ? undefined : nextPathState(path.state, event);
  if (path === undefined || to === undefined) return;
  path.state = to;
  if (to === 'standby') path.verified = true;
  if (id !== model.active) return;
  if (to === 'down' || to === 'deprecated') model.active = -1;
  if (to === 'standby') path.state = 'active';
}

function command(name: string, run: (model: Model, real: Real) => void): Command {
  return {
    check: () => true,
    run: (model, real) => {
      const before = real.changes.length;
      run(model, real);
      agree(model, real, before);
    },
    toString: () => name,
  };
}

const COMMANDS = [
  fc.nat(40).map((n) =>
    command(`add ${n}`, (model, { table }) => {
      const { foreign, link } = seed(n);
      if (table.find(link, foreign) !== -1) return;
      const free = Array.from({ length: 16 }, (_, id) => id).find(
        (id) => !model.paths.has(id) && (model.restUntil.get(id) ?? 0) <= model.now,
      );
      const path = table.add(model.now, seed(n));
      if (path?.id !== free) throw new Error(`number ${path?.id} instead of ${free}`);
      if (free !== undefined) model.paths.set(free, { state: 'unverified', key: foreign.key, verified: false });
    }),
  ),
  fc.tuple(fc.nat(15), fc.constantFrom(...EVENTS)).map(([id, event]) =>
    command(`${event} ${id}`, (model, { table }) => {
      const path = table.get(id);
      if (path === undefined) return;
      // As the association does: these two come with the role only.
      if (event === 'selected' || event === 'deselected') return;
      if (table.apply(model.now, path, event, 'application') && event === 'verified') path.wasVerified = true;
      move(model, id, event);
    }),
  ),
  fc.integer({ min: -1, max: 15 }).map((id) =>
    command(`active ${id}`, (model, { table }) => {
      table.setActive(model.now, id, 'selected');
      const path = model.paths.get(id);
      if (id === model.active || (id !== -1 && path === undefined)) return;
      const last = model.active;
      model.active = -1;
      move(model, last, 'deselected');
      if (path === undefined || path.state === 'down' || path.state === 'deprecated') return;
      model.active = id;
      move(model, id, 'selected');
    }),
  ),
  fc.nat(15).map((id) =>
    command(`remove ${id}`, (model, { table }) => {
      const path = table.get(id);
      if (path === undefined) return;
      table.remove(model.now, path, 'drained');
      if (model.paths.get(id)?.verified) model.restUntil.set(id, model.now + PATH_ID_REST);
      model.paths.delete(id);
      if (model.active === id) model.active = -1;
    }),
  ),
  fc.nat(40).map((n) =>
    command(`find ${n}`, (model, { table }) => {
      const { link, foreign } = seed(n);
      const expected = [...model.paths].find(([, path]) => path.key === foreign.key)?.[0] ?? -1;
      const copy = socketAddress(4, foreign.address, foreign.port);
      if (table.find(link, copy) !== expected || table.find(link, foreign) !== expected) throw new Error('not found');
      if (table.find(link + 7, foreign) !== -1) throw new Error('found on another link');
    }),
  ),
  fc.nat(6000).map((ms) =>
    command(`wait ${ms}`, (model) => {
      model.now += ms;
    }),
  ),
];

t.test('[R-MH-24] [R-MH-27] [R-MH-30] the path table does what the table of states says', (t) => {
  fc.assert(
    fc.property(fc.commands(COMMANDS, { maxCommands: 80 }), (commands) => {
      fc.modelRun(() => {
        const changes: PathChange[] = [];
        const table = new PathTable({ pathChanged: (_now, _path, change) => changes.push(change) });
        return {
          model: { now: 0, active: -1, paths: new Map(), restUntil: new Map() },
          real: { table, changes },
        };
      }, commands);
    }),
    { numRuns: 600 },
  );
  t.end();
});

t.test('[R-MH-40] round trips: the mean of RFC 6298, one sample per round trip, the least of 10 s', (t) => {
  const rtt = new RttEstimator();
  t.strictSame([rtt.srtt, rtt.least(0)], [0, Number.POSITIVE_INFINITY]);
  rtt.sample(0, 100);
  t.strictSame([rtt.srtt, rtt.rttvar], [100, 50]);
  rtt.sample(50, 60);
  t.strictSame([rtt.srtt, rtt.rttvar, rtt.least(50)], [100, 50, 60], 'within one round trip: for the minimum only');
  rtt.sample(100, 180);
  t.strictSame([rtt.srtt, rtt.rttvar], [110, 57.5]);
  t.equal(rtt.least(9000), 60);
  rtt.sample(11_000, 120);
  t.equal(rtt.least(11_000), 120, 'the minimum is forgotten after 10 s');
  t.equal(rtt.least(40_000), 120, 'but the last sample stays');
  rtt.sample(40_000, 5000);
  rtt.sample(50_000, 20);
  t.strictSame([rtt.srtt, rtt.rttvar], [20, 10], 'one quick trip shows that the mean was of a pause');
  rtt.sample(60_000, 25, 15);
  t.strictSame([rtt.srtt, rtt.least(60_000)], [20.625, 15], 'TCP reports a mean and its least');
  rtt.sample(61_000, Number.NaN);
  rtt.sample(61_000, -1);
  t.equal(rtt.srtt, 20.625);
  t.end();
});
