import t from 'tap';
import type { LocalEntry } from '../../src/multihome/local-entry.ts';
import { MappingLifetime } from '../../src/multihome/mapping-lifetime.ts';
import { PathRecord } from '../../src/multihome/path-record.ts';
import { SUBTYPE } from '../../src/wire/kamo-option.ts';
import { socketAddress } from '../../src/wire/socket-address.ts';
import { addressOf, locals, type Side, World } from './world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

t.test('[R-MH-82] twice the silence that was outlived is tried next, until two questions have no answer', (t) => {
  const [active, spare] = [record(0), record(1)];
  const lifetime = new MappingLifetime(active);
  spare.lastHeardAt = 0;
  /** Asks each minute, as keep-alives would, of an entry that lives for five minutes. */
  const asked: number[] = [];
  let refreshed = 0;
  for (let now = MINUTE; now < HOUR; now += MINUTE) {
    if (lifetime.settle(active, spare)) refreshed += 1;
    if (!lifetime.ask(now, spare)) continue;
    const silence = (now - spare.lastHeardAt) / MINUTE;
    asked.push(silence);
    if (silence <= 5) spare.lastHeardAt = now;
  }
  t.strictSame(asked, [1, 2, 4, 8, 9], 'silences asked after, in minutes');
  t.equal(lifetime.known, 4 * MINUTE);
  t.equal(refreshed, 4, 'after each answer, and when none is waited for any more');
  t.equal(lifetime.keepalive(25_000), lifetime.known * 0.75);
  t.equal(lifetime.keepalive(HOUR), HOUR, 'never more often than without');
  t.end();
});

t.test('[R-MH-82] silences longer than a quarter of an hour are not tried', (t) => {
  const [active, spare] = [record(0), record(1)];
  const lifetime = new MappingLifetime(active);
  spare.lastHeardAt = 0;
  let asked = 0;
  for (let now = MINUTE; now < 24 * HOUR; now += MINUTE) {
    lifetime.settle(active, spare);
    if (!lifetime.ask(now, spare)) continue;
    asked += 1;
    spare.lastHeardAt = now;
  }
  t.equal(asked, 5, '1, 2, 4, 8 and 15 minutes');
  t.equal(lifetime.known, 15 * MINUTE);
  t.end();
});

t.test('[R-MH-82] where the path in use was given another entry nothing is known any more', (t) => {
  const [active, spare] = [record(0), record(1)];
  active.observed = '198.51.100.1|1000';
  const lifetime = new MappingLifetime(active);
  spare.lastHeardAt = 0;
  t.ok(lifetime.ask(MINUTE, spare));
  spare.lastHeardAt = MINUTE + 20;
  t.ok(lifetime.settle(active, spare));
  t.equal(lifetime.known, MINUTE);
  active.observed = '198.51.100.1|1001';
  t.notOk(lifetime.settle(active, spare));
  t.equal(lifetime.keepalive(25_000), 25_000);
  t.notOk(lifetime.ask(HOUR, spare), 'nor asked for');
  t.end();
});

t.test(
  '[R-MH-34] [R-MH-82] an idle path is kept open each 25 s, and as seldom as a translator allows where that is found out',
  (t) => {
    const without = idle(undefined);
    t.ok(Math.max(...without) <= 30_100, `each 25 s ± 20 %: ${Math.max(...without)}`);
    for (const minutes of [0.5, 3, 10, 1000]) {
      const pauses = idle(minutes * MINUTE);
      const last = pauses.slice(-10);
      const known = Math.max(...last) / 0.9;
      t.ok(Math.max(...pauses) <= Math.max(30_100, 0.95 * minutes * MINUTE), `never later than ${minutes} minutes`);
      t.ok(minutes < 1 || known > Math.min(0.4 * minutes, 12) * MINUTE, `${known} of ${minutes} minutes`);
    }
    t.end();
  },
);

t.test('[R-MH-83] who was dialled leaves it to its peer, and looks itself when that is late', (t) => {
  const world = new World({ seed: 9, linksB: 1 }).open();
  world.traffic(3000).run(HOUR);
  const probes = probesOf(world, 'b', 0);
  const gone = world.now;
  world.cuts.add('a0>');
  world.run(gone + 5 * MINUTE);
  t.ok(probes.filter((at) => at > 4 * MINUTE).length <= 1, 'its peer keeps the path open');
  t.equal(world.b.paths[0]?.state, 'down', 'and when it does no more it is missed');
  t.end();
});

/** The pauses between PROBEs by the active path in six idle hours behind translators that forget after `lifetime` ms. */
function idle(lifetime: number | undefined): number[] {
  const world = new World({ seed: 8, linksB: 1 }).open();
  const spare: LocalEntry = { link: 5, local: addressOf('a', 5), announce: [], preference: 0, spareOf: 0 };
  if (lifetime !== undefined) world.a.setLocalLocators(0, [...locals('a', 1), spare]);
  const sentAt = new Map<string, number>();
  world.tamper = (from, options, { source, foreign }) => {
    const own = from === 'a' ? source.key : foreign.key;
    const silence = world.now - (sentAt.get(own) ?? world.now);
    if (from === 'b' && silence > (lifetime ?? Number.POSITIVE_INFINITY)) return null;
    sentAt.set(own, world.now);
    return options;
  };
  world
    .drain()
    .traffic(3000)
    .run(6 * HOUR);
  const times = probesOf(world, 'a', 0).filter((at) => at > 3 * MINUTE);
  return times.slice(1).map((at, i) => at - (times[i] ?? 0));
}

function probesOf(world: World, side: Side, link: number): number[] {
  const sent = world.sent.filter((each) => each.side === side && each.link === link);
  return sent.flatMap(({ at, options }) => (options[4] === SUBTYPE.probe ? [at] : []));
}

function record(id: number): PathRecord {
  return new PathRecord(id, 0, {
    link: id,
    foreign: socketAddress(4, '198.51.100.9', 9),
    origin: 'announced',
    localLocatorId: -1,
    foreignLocatorId: 1,
    preference: 0,
    riskGroup: 1,
    needsKeepalive: true,
  });
}
