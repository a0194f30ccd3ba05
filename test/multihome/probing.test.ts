import t from 'tap';
import type { Path } from '../../src/multihome/path.ts';
import { PathKeeper } from '../../src/multihome/path-keeper.ts';
import { nextKamoOption, PROBE_FLAG, probe, readProbe, SUBTYPE } from '../../src/wire/kamo-option.ts';
import { socketAddress } from '../../src/wire/socket-address.ts';
import { beginOptions, optionCursor } from '../../src/wire/tcp-option.ts';
import { addressOf, locals, type Sent, type Side, World } from './world.ts';

function path(world: World, side: Side, link: number, other: number): Path | undefined {
  return world[side].paths[world[side].pathOf(link, addressOf(side === 'a' ? 'b' : 'a', other))];
}

function settled(world: World, pairs: number): boolean {
  return (['a', 'b'] as const).every(
    (side) =>
      world[side].paths.filter((each) => each?.state === 'standby' || each?.state === 'active').length === pairs,
  );
}

/** Two links each side, proven, all pairs verified. */
function ready(seed: number, linksA = 1, linksB = 2): World {
  const world = new World({ seed, linksA, linksB }).open();
  if (world.runUntil(() => settled(world, linksA * linksB), 2000) < 0) throw new Error('not ready');
  return world.run(3000);
}

/** Subtypes of the kamo options of a datagram, and the flags of its PROBE. */
function contents({ options }: Sent): { subtypes: number[]; flags: number } {
  const view = new DataView(options.buffer);
  const cursor = optionCursor();
  const option = probe();
  const subtypes: number[] = [];
  let flags = 0;
  beginOptions(cursor, 0, options.length);
  while (nextKamoOption(view, cursor)) {
    subtypes.push(view.getUint8(cursor.offset + 4));
    if (readProbe(view, cursor.offset, cursor.length, option)) flags = option.flags;
  }
  return { subtypes, flags };
}

function probesOf(world: World, side: Side, link: number, other: number, since: number): Sent[] {
  const foreign = addressOf(side === 'a' ? 'b' : 'a', other);
  return world.sent.filter(
    (sent) =>
      sent.side === side &&
      sent.at >= since &&
      sent.link === link &&
      sent.foreign.key === foreign.key &&
      contents(sent).subtypes.includes(SUBTYPE.probe),
  );
}

t.test('[R-MH-31] a mirrored PROBE, and a mirrored reply, are neither probe nor reply', (t) => {
  const world = ready(1);
  const options = world.sent.filter(({ side }) => side === 'a').map((sent) => sent.options);
  const events = world.events.length;
  for (const mirrored of options) world.inject('a', 0, addressOf('b', 0), mirrored);
  world.run(world.now + 1000);
  t.strictSame(world.events.slice(events), []);
  t.ok((world.a.counters['probe-unauthentic'] ?? 0) >= 1);
  t.ok((world.a.counters['reply-unauthentic'] ?? 0) >= 1);
  t.equal(world.b.counters['probe-unauthentic'], undefined);
  t.end();
});

t.test('[R-MH-31] a PROBE is answered once, however often and wherever it comes', (t) => {
  const world = ready(2);
  const [last] = world.sent
    .filter((sent) => sent.side === 'a' && contents(sent).subtypes.includes(SUBTYPE.probe))
    .slice(-1);
  const before = world.sent.length;
  for (let n = 0; n < 20; n++) world.inject('b', n % 2, addressOf('a', 0), last?.options ?? new Uint8Array(0));
  world.run(world.now + 200);
  t.equal(world.sent.slice(before).filter((sent) => contents(sent).subtypes.includes(SUBTYPE.probeReply)).length, 0);
  t.equal(world.b.counters['probe-replayed'], 20);
  t.end();
});

t.test(
  '[R-MH-28] [R-MH-32] [R-MH-38] a path that is dead one way serves the other way, and both ends know which',
  (t) => {
    const world = ready(3);
    world.cuts.add('b0>');
    world.a.suspect(world.now, 0, 'data-overdue');
    world.selecting = false;
    world.drain().run(world.now + 1000);
    const forth = path(world, 'a', 0, 0);
    t.strictSame([forth?.state, forth?.outOk, forth?.inOk], ['active', true, false], 'what A sends arrives');
    const back = path(world, 'b', 0, 0);
    t.strictSame([back?.state, back?.outOk, back?.inOk], ['down', false, true], 'what B sends does not');
    t.ok(world.eventsOf('b', 'path').some((event) => event.type === 'path' && event.reason === 'peer-hears-nothing'));
    world.cuts.clear();
    world.traffic(world.now + 3000);
    t.strictSame([path(world, 'b', 0, 0)?.outOk, path(world, 'a', 0, 0)?.inOk], [true, true]);
    t.end();
  },
);

t.test('[R-MH-38] `silent` is said by PATH-STATUS when only the answers show it', (t) => {
  const world = ready(4);
  world.selecting = false;
  world.cuts.add('b0>');
  // A's probes of a path in doubt ask for an answer elsewhere; that alone comes.
  world.a.suspect(world.now, 0, 'data-overdue');
  world.drain().run(world.now + 300);
  t.ok(world.eventsOf('b', 'status').some((event) => event.type === 'status' && event.status === 'silent'));
  t.end();
});

t.test('[R-MH-34] standbys are probed each 15 s ± 20 % while data flows, and not when it does not', (t) => {
  const world = ready(5);
  world.traffic(120_000, 500);
  const times = probesOf(world, 'a', 0, 1, 20_000).map(({ at }) => at);
  const gaps = times.slice(1).map((at, i) => at - (times[i] ?? 0));
  t.ok(gaps.length >= 5 && gaps.every((gap) => gap >= 11_900 && gap <= 18_100), gaps.join());
  t.strictSame(probesOf(world, 'a', 0, 0, 20_000), [], 'the active path shows itself by data');
  world.run(300_000);
  const idle = world.now;
  world.run(600_000);
  t.strictSame(probesOf(world, 'a', 0, 1, idle), []);
  const kept = probesOf(world, 'a', 0, 0, idle).map(({ at }) => at);
  t.ok(kept.length >= 9 && kept.length <= 16, `kept alive ${kept.length} times in 5 min`);
  world.traffic(world.now + 1000);
  t.ok(probesOf(world, 'a', 0, 1, 600_000).length >= 1, 'data wakes the prober');
  t.end();
});

t.test('[R-MH-34] [R-MH-35] a cut standby is suspect after two probes and down after three more', (t) => {
  const world = ready(6);
  world.cuts.add('b1');
  world.traffic(40_000, 500);
  const changes = world.events
    .filter(({ side, at, event }) => side === 'a' && at > 3000 && event.type === 'path')
    .map(({ event }) => (event.type === 'path' ? `${event.path} ${event.to} ${event.reason}` : ''));
  t.strictSame(changes, ['1 suspect probe-overdue', '1 down probes-exhausted']);
  t.equal(world.a.active, 0);
  t.end();
});

t.test('[R-MH-35] a path that heals after some seconds is found within about two, whatever the seed', (t) => {
  const late: number[] = [];
  for (let seed = 0; seed < 60; seed++) {
    const world = ready(seed);
    world.cuts.add('b0');
    world.a.suspect(world.now, 0, 'data-overdue');
    world.traffic(world.now + 2000 + (seed % 7) * 500);
    if (path(world, 'a', 0, 0)?.state !== 'down') t.fail(`seed ${seed}: not down`);
    world.cuts.clear();
    const healed = world.now;
    while (path(world, 'a', 0, 0)?.state === 'down' && world.now < healed + 5000) world.traffic(world.now + 20, 20);
    late.push(world.now - healed);
  }
  t.ok(Math.max(...late) <= 2500, `at most ${Math.max(...late)} ms`);
  t.end();
});

t.test('[R-MH-35] with every path dead the connection has none, and finds one after minutes', (t) => {
  const world = ready(7);
  world.cuts.add('a0');
  world.a.suspect(world.now, 0, 'data-overdue');
  world.drain().run(world.now + 30_000);
  t.strictSame([world.a.active, world.a.standby(world.now)], [-1, -1]);
  const before = world.sent.length;
  world.run(world.now + 270_000);
  const rate = (world.sent.length - before) / 270;
  t.ok(rate < 4, `${rate} datagrams a second at both ends, of two paths`);
  world.cuts.clear();
  t.ok(world.runUntil(() => world.a.active !== -1 && world.b.active !== -1, 2000) > 0);
  t.end();
});

t.test('[R-MH-36] [R-MH-37] probes of sixteen paths are never sent at once; to strangers they are small', (t) => {
  const world = new World({ seed: 8, linksA: 4, linksB: 4 }).open();
  t.ok(world.runUntil(() => settled(world, 16), 3000) > 0);
  world.traffic(60_000, 500);
  for (const side of ['a', 'b'] as const) {
    const probes = world.sent.filter((sent) => sent.side === side && contents(sent).subtypes.includes(SUBTYPE.probe));
    const gaps = probes.slice(1).map((sent, i) => sent.at - (probes[i]?.at ?? 0));
    t.ok(Math.min(...gaps) >= 4.99, `${side}: ${Math.min(...gaps)} ms`);
    t.ok(probes.every((sent) => (sent.padTo === 1200) === ((contents(sent).flags & PROBE_FLAG.padded) !== 0)));
    const first = probes.filter(({ at }) => at < 300 + 100);
    t.ok(first.some(({ padTo }) => padTo === 0));
    t.ok(probes.filter(({ at }) => at > 5000).every(({ padTo }) => padTo === 1200));
  }
  t.end();
});

t.test('[R-MH-37] a path verified anew gets three full-size probes over a second', (t) => {
  const world = ready(9);
  for (const each of world.a.paths) {
    if (each === undefined || each.state !== 'standby') continue;
    t.equal(each.fullSizeReplies, 3);
  }
  const times = probesOf(world, 'a', 0, 1, 0)
    .filter(({ padTo }) => padTo > 0)
    .map(({ at }) => at);
  t.ok((times[2] ?? 0) - (times[0] ?? 0) >= 1000, times.join());
  t.end();
});

t.test('[R-MH-29] small packets alone do not relieve a path; when they fool us, it is chosen last', (t) => {
  const world = ready(10);
  // Only what is not padded passes on the first path.
  world.tamper = (_from, options, { foreign, padTo, link }) =>
    padTo > 0 && (foreign.key === addressOf('b', 0).key || link === 0)
      ? foreign.key === addressOf('b', 1).key
        ? options
        : null
      : options;
  world.a.suspect(world.now, 0, 'data-overdue');
  world.drain().run(world.now + 500);
  t.equal(path(world, 'a', 0, 0)?.state, 'down');
  t.equal(world.a.active, world.a.pathOf(0, addressOf('b', 1)));
  const other = ready(11);
  other.selecting = false;
  const suspect = (): void => {
    other.a.suspect(other.now, 0, 'data-overdue');
    other.drain();
  };
  suspect();
  other.runUntil(() => path(other, 'a', 0, 0)?.state === 'active', 200);
  t.equal(path(other, 'a', 0, 0)?.lastReason, 'probe-replied', 'a full-size probe relieves');
  suspect();
  t.strictSame([path(other, 'a', 0, 0)?.blackHole, path(other, 'a', 0, 0)?.lastReason], [true, 'size-black-hole']);
  other.a.noteDelivered(other.now + 1, 0, other.now + 0.5);
  t.strictSame([path(other, 'a', 0, 0)?.blackHole, path(other, 'a', 0, 0)?.state], [false, 'active']);
  t.end();
});

t.test('[R-MH-29] data sent before the suspicion does not relieve; data sent after it does', (t) => {
  const world = ready(12);
  world.selecting = false;
  world.cuts.add('b0');
  world.a.suspect(world.now, 0, 'data-overdue');
  const at = world.now;
  world.a.noteDelivered(at + 1, 0, at - 1);
  t.equal(path(world, 'a', 0, 0)?.state, 'suspect');
  world.a.noteDelivered(at + 2, 0, at + 1);
  t.strictSame([path(world, 'a', 0, 0)?.state, path(world, 'a', 0, 0)?.outOk], ['active', true]);
  t.end();
});

t.test('[R-MH-41] each spurious suspicion doubles the multiplier up to 8; it halves per 16 round trips', (t) => {
  const world = ready(13);
  world.selecting = false;
  const multipliers: number[] = [];
  for (let n = 0; n < 5; n++) {
    const at = world.now + 5000;
    world.run(at);
    world.a.suspect(at, 0, 'data-overdue');
    for (let i = 0; i < 3; i++) world.a.noteDelivered(at + 1, 0, at - 1);
    multipliers.push(path(world, 'a', 0, 0)?.multiplier ?? 0);
    world.a.noteDelivered(at + 2, 0, at + 1);
    world.drain();
  }
  t.strictSame(multipliers, [2, 4, 8, 8, 8]);
  const from = world.now;
  const decayed: number[] = [];
  for (let n = 1; n <= 5; n++) {
    world.a.noteRtt(from + n * 16 * 21, 0, 20);
    decayed.push(path(world, 'a', 0, 0)?.multiplier ?? 0);
  }
  t.strictSame(decayed, [4, 2, 1, 1, 1]);
  t.end();
});

t.test('[R-MH-42] a second path overdue within a round trip is a stall: probed, and suspect a PTO later', (t) => {
  const world = ready(14);
  world.selecting = false;
  const at = world.now;
  t.equal(world.a.suspect(at, 0, 'data-overdue'), true);
  const before = world.sent.length;
  t.equal(world.a.suspect(at + 2, 1, 'data-overdue'), false);
  world.drain();
  t.equal(path(world, 'a', 0, 1)?.state, 'standby');
  t.ok(world.sent.slice(before).some((sent) => contents(sent).subtypes.includes(SUBTYPE.probe)));
  t.equal(world.a.suspect(at + 5, 1, 'data-overdue'), false);
  const pto = 20 + Math.max(4 * (path(world, 'a', 0, 1)?.rttvar ?? 0), 2.5);
  t.equal(world.a.suspect(at + 3 + pto, 1, 'data-overdue'), true);
  t.equal(world.a.suspect(at + 4 + pto, 1, 'data-overdue'), true, 'it is suspect already');
  t.end();
});

t.test('[R-MH-39] a loop that was late takes no path down and gives no samples', (t) => {
  const world = ready(15);
  world.traffic(13_000, 500);
  // A standby's probe is out when the loop stops for a second; its answer waits in the socket.
  world.runUntil(() => probesOf(world, 'a', 0, 1, 13_000).length > 0, 20_000);
  const before = { srtt: path(world, 'a', 0, 1)?.srtt, suspicions: world.eventsOf('a', 'path').length };
  world.a.deferDeadlines(1000);
  world.b.deferDeadlines(1000);
  world.run(world.now + 900);
  t.strictSame({ srtt: path(world, 'a', 0, 1)?.srtt, suspicions: world.eventsOf('a', 'path').length }, before);
  t.end();
});

t.test('[R-MH-30] a path that loses its link loses the role', (t) => {
  const world = ready(16, 2, 2);
  world.selecting = false;
  world.a.setLocalLocators(world.now, locals('a', 2).slice(1));
  t.strictSame([world.a.active, world.a.paths[0]?.state], [-1, 'deprecated']);
  world.a.setActive(world.now, 0, 'selected');
  t.equal(world.a.active, -1, 'a deprecated path cannot have it');
  t.end();
});

t.test('[R-MH-44] a preferred path that heals is gone back to after it was confirmed and held down', (t) => {
  const world = new World({ seed: 17, linksA: 1, linksB: 2 });
  const preferred = locals('b', 2).map((entry) => ({ ...entry, preference: entry.link === 0 ? 100 : 0 }));
  world.open();
  world.b.setLocalLocators(0, preferred);
  world.drain().run(4000);
  world.cuts.add('b0');
  world.a.suspect(world.now, 0, 'data-overdue');
  world.traffic(world.now + 3000);
  t.equal(world.a.active, world.a.pathOf(0, addressOf('b', 1)));
  world.cuts.clear();
  const healed = world.now;
  let back = -1;
  while (back === -1 && world.now < healed + 10_000) {
    world.traffic(world.now + 50);
    back = world.a.switchback(world.now, false);
  }
  t.equal(back, world.a.pathOf(0, addressOf('b', 0)));
  t.ok(world.now - healed >= 1000 && world.now - healed <= 5000, `after ${world.now - healed} ms`);
  t.end();
});

t.test('[R-MH-24] a number rests after a path that was verified', (t) => {
  const keeper = new PathKeeper({ pathChanged: () => {} }, 1200);
  const [local] = locals('a', 1);
  if (local === undefined) throw new Error('no link');
  keeper.setLocals([local], { localIdOf: () => -1 });
  const source = (n: number) => socketAddress(4, `198.51.100.${n}`, 9);
  const first = keeper.candidate(0, 0, source(1));
  const verified = keeper.table.get(first);
  if (verified === undefined) throw new Error('no path');
  keeper.verified(0, verified, 'handshake');
  keeper.table.remove(0, verified, 'drained');
  const second = keeper.candidate(1, 0, source(2));
  t.strictSame([first, second], [0, 1]);
  const unverified = keeper.table.get(second);
  if (unverified !== undefined) keeper.table.remove(1, unverified, 'evicted');
  t.equal(keeper.candidate(2, 0, source(3)), 1, 'nothing but probes was sent on that one');
  t.equal(keeper.candidate(10_000, 0, source(4)), 0);
  t.end();
});
