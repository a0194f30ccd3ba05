import t from 'tap';
import type { Path, PathWish } from '../../src/multihome/path.ts';
import { SUBTYPE } from '../../src/wire/kamo-option.ts';
import { addressOf, generator, locals, type Side, World } from './world.ts';

/** Two links each way, proven, every pair verified. */
function open(seed: number, conditions: Partial<ConstructorParameters<typeof World>[0]> = {}): World {
  const world = new World({ seed, linksA: 2, linksB: 2, ...conditions }).open();
  world.traffic(3000);
  return world;
}

function between(world: World, side: Side, own: number, foreign: number): Path {
  const id = world[side].pathOf(own, addressOf(side === 'a' ? 'b' : 'a', foreign));
  const path = world[side].paths[id];
  if (path === undefined) throw new Error(`no path from ${side}${own}`);
  return path;
}

/** Whether each pair is wished for alike at both ends. */
function agree(world: World): boolean {
  return [0, 1].every((a) => [0, 1].every((b) => between(world, 'a', a, b).wish === between(world, 'b', b, a).wish));
}

function wish(world: World, side: Side, path: Path, what: PathWish): void {
  if (!world[side].setWish(world.now, path.id, what)) throw new Error('no such path');
  world.drain();
}

t.test('[R-MH-70] a wish is told by another path, taken, acknowledged and not repeated', (t) => {
  const world = open(1);
  const path = between(world, 'a', 0, 0);
  const before = world.sent.length;
  wish(world, 'a', path, 'backup');
  const [told] = world.sent.slice(before);
  t.not(`${told?.link} ${told?.foreign.key}`, `0 ${addressOf('b', 0).key}`, 'not by the path it speaks of');
  world.run(world.now + 40);
  t.equal(between(world, 'b', 0, 0).peerWish, 'backup');
  t.match(world.eventsOf('b', 'status'), [{ status: 'backup' }]);
  t.match(world.eventsOf('a', 'wish'), [{ path: path.id, wish: 'backup' }]);
  const settled = world.sent.length;
  world.run(world.now + 5000);
  const records = world.sent.slice(settled).filter(({ options }) => options[4] === SUBTYPE.control);
  t.strictSame(records, [], 'it is said once');
  wish(world, 'a', path, 'backup');
  t.equal(world.eventsOf('a', 'wish').length, 1, 'the same wish is none');
  t.equal(world.a.setWish(world.now, 15, 'backup'), false);
  t.end();
});

t.test('[R-MH-24] the path of the handshake has its number told, though data confirms it all the time', (t) => {
  const world = new World({ seed: 12, linksA: 1, linksB: 1 }).open();
  world.traffic(700, 10);
  t.strictSame([between(world, 'a', 0, 0).peerPathId, between(world, 'b', 0, 0).peerPathId], [0, 0]);
  t.end();
});

t.test('[R-MH-70] the only path carries the wish for itself', (t) => {
  const world = open(2, { linksA: 1, linksB: 1 });
  wish(world, 'b', between(world, 'b', 0, 0), 'prefer');
  world.run(world.now + 40);
  t.equal(between(world, 'a', 0, 0).peerWish, 'prefer');
  t.end();
});

t.test('[R-MH-70] what is said while nothing passes is known when something does', (t) => {
  for (const outage of [500, 20_000, 90_000]) {
    const world = open(3);
    for (const link of [0, 1]) world.cuts.add(`a${link}`);
    wish(world, 'a', between(world, 'a', 0, 1), 'backup');
    wish(world, 'b', between(world, 'b', 0, 0), 'prefer');
    world.run(world.now + outage);
    world.cuts.clear();
    world.traffic(world.now + 40_000, 200);
    t.ok(agree(world), `after ${outage} ms`);
    t.equal(between(world, 'b', 1, 0).peerWish, 'backup');
  }
  t.end();
});

t.test('[R-MH-71] both ends rank alike by both wishes', (t) => {
  const world = open(4);
  const [a, b] = [between(world, 'a', 0, 0), between(world, 'b', 0, 0)];
  const expected: readonly (readonly [PathWish, PathWish, PathWish])[] = [
    ['prefer', 'backup', 'backup'],
    ['backup', 'prefer', 'backup'],
    ['prefer', 'none', 'prefer'],
    ['none', 'prefer', 'prefer'],
    ['none', 'backup', 'backup'],
    ['none', 'none', 'none'],
  ];
  for (const [ofA, ofB, both] of expected) {
    wish(world, 'a', a, ofA);
    wish(world, 'b', b, ofB);
    world.run(world.now + 50);
    t.strictSame([a.wish, b.wish], [both, both], `${ofA} and ${ofB}`);
  }
  t.end();
});

t.test('[R-MH-71] the standby follows what is wished', (t) => {
  const world = open(5);
  const disjoint = between(world, 'a', 1, 1);
  t.equal(world.a.standby(world.now), disjoint.id);
  wish(world, 'b', between(world, 'b', 1, 1), 'backup');
  world.run(world.now + 50);
  t.equal(world.a.standby(world.now), disjoint.id, 'another risk goes before it');
  wish(world, 'b', between(world, 'b', 0, 1), 'prefer');
  world.run(world.now + 50);
  const preferred = between(world, 'a', 1, 0);
  t.equal(world.a.switchback(world.now, false), preferred.id, 'traffic moves to what is preferred');
  t.end();
});

t.test('[R-MH-72] whatever is lost, repeated and reordered, the newest wish of each end counts', (t) => {
  const wishes: readonly PathWish[] = ['none', 'prefer', 'backup'];
  for (let seed = 0; seed < 40; seed++) {
    const random = generator(seed);
    const world = open(100 + seed, { loss: 0.3, jitter: 60, duplication: 0.3 });
    for (let i = 0; i < 30; i++) {
      const side = random() < 0.5 ? 'a' : 'b';
      const path = between(world, side, Math.floor(random() * 2), Math.floor(random() * 2));
      wish(world, side, path, wishes[Math.floor(random() * 3)] ?? 'none');
      world.run(world.now + random() * 80);
    }
    world.traffic(world.now + 20_000, 200);
    if (!agree(world)) t.fail(`seed ${seed}: the ends differ`);
  }
  t.end();
});

t.test('[R-MH-72] old words are no words, and what is not heard makes no wish old', (t) => {
  const world = open(6);
  const path = between(world, 'b', 0, 0);
  const say = (sequence: number, status: 'prefer' | 'backup' | 'silent', pathId = path.peerPathId): void =>
    world.b.handleMessage(world.now, { type: 'path-status', sequence, pathId, status });
  say(9, 'silent');
  say(7, 'backup');
  t.equal(path.peerWish, 'backup');
  say(6, 'prefer');
  t.equal(path.peerWish, 'backup');
  say(0xffff_ffff, 'prefer');
  t.equal(path.peerWish, 'backup', 'numbers go round');
  say(8, 'prefer');
  t.equal(path.peerWish, 'prefer');
  say(1, 'backup', 14);
  t.strictSame(world.b.counters['status-no-path'], 1);
  t.end();
});

t.test('[R-MH-73] an abandoned path ends at both ends, is not probed back, and another wish has it back', (t) => {
  const world = open(7);
  const [a, b] = [between(world, 'a', 0, 0), between(world, 'b', 0, 0)];
  t.equal(world.a.active, a.id);
  wish(world, 'a', a, 'abandon');
  t.not(world.a.active, a.id, 'traffic has moved');
  world.run(world.now + 40);
  t.strictSame([a.state, b.state], ['deprecated', 'deprecated']);
  t.equal(b.lastReason, 'peer-abandoned');
  world.b.setLocalLocators(world.now, [...locals('b', 2)].reverse());
  world.traffic(world.now + 60_000, 200);
  t.equal(a.state, 'deprecated', 'it is there still');
  const again = between(world, 'b', 0, 0);
  t.equal(again.state, 'unverified', 'the other end has tried it, and nothing answered');
  t.ok((world.a.counters['probe-abandoned'] ?? 0) > 0);
  wish(world, 'a', a, 'none');
  world.traffic(world.now + 3000);
  t.strictSame([a.state, between(world, 'b', 0, 0).state], ['standby', 'standby']);
  t.end();
});

t.test('[R-MH-73] a wish within the drain has the path back at both ends', (t) => {
  const world = open(8);
  const [a, b] = [between(world, 'a', 1, 1), between(world, 'b', 1, 1)];
  wish(world, 'b', b, 'abandon');
  world.run(world.now + 100);
  t.strictSame([a.state, b.state], ['deprecated', 'deprecated']);
  wish(world, 'b', b, 'backup');
  world.traffic(world.now + 2000);
  t.strictSame([a.state, b.state, a.wish, b.wish], ['standby', 'standby', 'backup', 'backup']);
  t.end();
});

t.test('[R-MH-73] the last path that works ends when another works', (t) => {
  const world = open(9, { linksA: 1, linksB: 1 });
  const path = between(world, 'a', 0, 0);
  wish(world, 'a', path, 'abandon');
  world.traffic(world.now + 1000);
  t.strictSame([path.state, world.a.active], ['active', path.id]);
  world.a.setLocalLocators(world.now, locals('a', 2));
  world.traffic(world.now + 3000);
  t.equal(path.state, 'deprecated');
  t.equal(between(world, 'a', 1, 0).state, 'active');
  t.equal(between(world, 'b', 0, 0).state, 'deprecated', 'and its peer knows');
  t.end();
});

t.test('[R-MH-73] without its link an abandoned path is forgotten', (t) => {
  const world = open(10);
  const path = between(world, 'a', 1, 1);
  wish(world, 'a', path, 'abandon');
  world.run(world.now + 20_000);
  t.ok(world.a.paths[path.id], 'it stays to be had back');
  world.a.setLocalLocators(world.now, locals('a', 1));
  world.run(world.now + 11_000);
  t.equal(world.a.pathOf(1, addressOf('b', 1)), -1);
  world.a.setLocalLocators(world.now, locals('a', 2));
  world.traffic(world.now + 3000);
  t.equal(between(world, 'a', 1, 1).state, 'standby', 'with the link there is a new path');
  t.end();
});

t.test('[R-MH-74] a link that is back at once has its paths back, though its end was told', (t) => {
  const world = open(11, { loss: 0.2 });
  for (let i = 0; i < 5; i++) {
    world.a.setLocalLocators(world.now, locals('a', 1));
    world.traffic(world.now + 300);
    world.a.setLocalLocators(world.now, locals('a', 2));
    world.traffic(world.now + 300);
  }
  world.traffic(world.now + 15_000, 100);
  t.equal(between(world, 'a', 1, 1).state, 'standby');
  t.equal(between(world, 'b', 1, 1).state, 'standby');
  t.end();
});
