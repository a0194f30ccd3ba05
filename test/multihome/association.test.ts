import fc from 'fast-check';
import t from 'tap';
import type { Path } from '../../src/multihome/path.ts';
import { socketAddress } from '../../src/wire/socket-address.ts';
import { ALICE, addressOf, BINDING, BOB, generator, locals, type Side, World } from './world.ts';

function usable(world: World, side: Side): readonly Path[] {
  return world[side].paths.filter((path) => path?.state === 'standby' || path?.state === 'active') as Path[];
}

function settled(world: World, pairs: number): boolean {
  return (['a', 'b'] as const).every((side) => world[side].proof === 'proven' && usable(world, side).length === pairs);
}

t.test('[R-MH-2] without loss, proof takes two round trips and all pairs two more', (t) => {
  const world = new World({ seed: 1, linksA: 2, linksB: 2 }).open();
  t.ok(world.runUntil(() => world.a.proof === 'proven', 20) === 20);
  t.ok(world.runUntil(() => world.b.proof === 'proven', 10) === 30);
  const all = world.runUntil(() => settled(world, 4), 200);
  t.ok(all > 0 && all <= 95, `all pairs after ${all} ms`);
  t.strictSame([world.a.counters, world.b.counters], [{}, {}]);
  t.strictSame([world.a.peer, world.b.peer], [BOB.nodeId, ALICE.nodeId]);
  t.strictSame([world.a.active, world.a.paths[0]?.state], [0, 'active']);
  t.end();
});

t.test(
  '[R-MH-2] [R-MH-12] loss, repetition, reordering: a thousand seeds come to be proven, all pairs verified',
  (t) => {
    const failures: number[] = [];
    const times: number[] = [];
    for (let seed = 0; seed < 1000; seed++) {
      const links = 1 + (seed % 2);
      const loss = [0, 0.1, 0.3][seed % 3] ?? 0;
      const world = new World({ seed, linksA: links, linksB: 2, loss, duplication: 0.1, jitter: (seed % 5) * 10 });
      world.open({ late: seed % 4 === 0 ? undefined : seed % 50 });
      const at = world.runUntil(() => settled(world, links * 2), 120_000);
      if (at < 0) failures.push(seed);
      times.push(at);
    }
    t.strictSame(failures, []);
    times.sort((a, b) => a - b);
    t.ok((times[500] ?? 0) < 1000, `half of them within a second: ${times[500]}`);
    t.end();
  },
);

t.test('[R-MH-2] [R-MH-35] whatever was cut, one way or both, every pair is found again after it heals', (t) => {
  const failures: number[] = [];
  for (let seed = 0; seed < 120; seed++) {
    const random = generator(seed * 77 + 5);
    const loss = (seed % 4) * 0.05;
    const world = new World({ seed, linksA: 2, linksB: 2, loss, jitter: (seed % 3) * 15, duplication: 0.05 }).open();
    world.run(3000);
    for (let n = 0; n < 12; n++) {
      const link = `${random() < 0.5 ? 'a' : 'b'}${Math.floor(random() * 2)}${random() < 0.3 ? '>' : ''}`;
      const [first] = world.cuts;
      if (random() < 0.5) world.cuts.add(link);
      else if (first !== undefined) world.cuts.delete(first);
      if (random() < 0.5 && world.a.active !== -1) world.a.suspect(world.now, world.a.active, 'data-overdue');
      world.drain().traffic(world.now + random() * 3000);
    }
    world.cuts.clear();
    world.traffic(world.now + 40_000);
    if (!settled(world, 4) || world.a.active === -1 || world.b.active === -1) failures.push(seed);
  }
  t.strictSame(failures, []);
  t.end();
});

t.test('[R-MH-1] an unproven association sends HELLO and nothing else, and believes nothing', (t) => {
  const world = new World({ seed: 2, linksA: 2, linksB: 2 });
  world.tamper = (from, options) => (from === 'b' ? null : options);
  world.open().run(9000);
  t.equal(world.a.proof, 'proving');
  t.ok(world.sent.filter(({ side }) => side === 'a').every(({ options }) => options.length === 47));
  t.strictSame(
    world.a.paths.map((path) => path?.state).filter((state) => state !== undefined),
    ['active', 'unverified'],
  );
  t.end();
});

t.test('[R-MH-8] [R-MH-13] a wrong node ends in `proof-failed` at the initiator; the responder learns nothing', (t) => {
  const world = new World({ seed: 3, expected: ALICE.nodeId }).open().run(40_000);
  t.strictSame(world.eventsOf('a', 'proof-failed'), [{ type: 'proof-failed', reason: 'wrong-node' }]);
  t.strictSame(world.eventsOf('b', 'proof-failed'), [{ type: 'proof-failed', reason: 'timeout' }]);
  t.strictSame([world.a.peer, world.b.peer, world.a.proof, world.b.proof], [null, null, 'failed', 'failed']);
  t.strictSame([world.a.deadline(), world.b.deadline()], [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
  t.end();
});

t.test('[R-SEC-1] a CAPABLE that was changed on the way ends in `unauthentic`', (t) => {
  const capable = BINDING.initiatorCapable.slice();
  capable[17] = 1;
  const world = new World({ seed: 4 }).open({ bindingB: { ...BINDING, initiatorCapable: capable } }).run(40_000);
  t.strictSame(world.eventsOf('a', 'proof-failed'), [{ type: 'proof-failed', reason: 'unauthentic' }]);
  t.equal(world.eventsOf('b', 'proven').length, 0);
  t.end();
});

t.test('[R-MH-4] public-key work is done when it is admitted, and the exchange waits for it', (t) => {
  let admitted = false;
  const config = { admitProof: () => admitted };
  const world = new World({ seed: 5, config }).open().run(2000);
  t.strictSame([world.a.proof, world.b.proof], ['proving', 'proving']);
  t.ok((world.b.counters['proof-rate'] ?? 0) >= 3);
  admitted = true;
  // A round trip and what is left of the pause: nobody has to repeat anything.
  world.run(2200);
  t.strictSame([world.a.proof, world.b.proof], ['proven', 'proven']);
  t.end();
});

t.test('[R-MH-19] [R-MH-22] an address that comes is used, one that goes is drained and forgotten', (t) => {
  const world = new World({ seed: 6, linksA: 1, linksB: 2 }).open();
  world.runUntil(() => settled(world, 2), 200);
  world.b.setLocalLocators(world.now, locals('b', 3));
  world.drain();
  t.ok(world.runUntil(() => settled(world, 3), 1300) > 0);
  const gone = world.a.pathOf(0, addressOf('b', 0));
  world.b.setLocalLocators(world.now, locals('b', 3).slice(1));
  world.drain();
  const at = world.now;
  t.strictSame(
    [world.b.paths.filter((path) => path?.state === 'deprecated').length, world.b.active === -1],
    [1, false],
  );
  world.run(at + 30);
  t.strictSame([world.a.paths[gone]?.state, world.a.paths[gone]?.lastReason], ['deprecated', 'peer-abandoned']);
  t.not(world.a.active, gone, 'the transport moved');
  world.run(at + 9000);
  t.equal(world.a.pathOf(0, addressOf('b', 0)), gone, 'what was on the way is still taken');
  world.run(at + 12_000);
  t.strictSame([world.a.pathOf(0, addressOf('b', 0)), settled(world, 2)], [-1, true]);
  t.end();
});

t.test('[R-MH-22] the last path stays in use after its locator was withdrawn, until another is verified', (t) => {
  const world = new World({ seed: 7, linksA: 1, linksB: 1 }).open();
  world.runUntil(() => settled(world, 1), 200);
  const elsewhere = { ...locals('b', 1)[0], link: 0, announce: [], local: addressOf('b', 0), preference: 0 };
  world.b.setLocalLocators(world.now, [elsewhere]);
  world.drain().run(world.now + 3000);
  t.equal(world.a.paths[world.a.active]?.state, 'active');
  world.b.setLocalLocators(world.now, [elsewhere, ...locals('b', 2).slice(1)]);
  world.drain().run(world.now + 3000);
  t.strictSame(
    world.a.paths.filter((path) => path !== undefined).map(({ state, foreign }) => [state, foreign.key]),
    [
      ['deprecated', addressOf('b', 0).key],
      ['active', addressOf('b', 1).key],
    ],
  );
  t.end();
});

t.test(
  '[R-MH-19] [R-MH-21] [R-MH-23] whatever changes, both ends come to agree on the sets, at most one set a second',
  (t) => {
    fc.assert(
      fc.property(
        fc.nat(1e6),
        fc.array(fc.tuple(fc.constantFrom<Side>('a', 'b'), fc.integer({ min: 1, max: 7 }), fc.nat(900)), {
          maxLength: 12,
        }),
        (seed, changes) => {
          const world = new World({ seed, linksA: 3, linksB: 3, loss: 0.2, jitter: 20 }).open();
          if (world.runUntil(() => settled(world, 9), 60_000) < 0) return false;
          const sets = { a: 7, b: 7 };
          for (const [side, bits, wait] of changes) {
            sets[side] = bits;
            const entries = locals(side, 3).filter(({ link }) => (bits >> link) & 1);
            world[side].setLocalLocators(world.now, entries);
            world.drain().run(world.now + wait);
          }
          world.traffic(world.now + 90_000, 1000);
          const expected = (side: Side): string =>
            locals(side, 3)
              .filter(({ link }) => (sets[side] >> link) & 1)
              .map(({ local }) => local.key)
              .join();
          return (['a', 'b'] as const).every((side) => {
            const other = side === 'a' ? 'b' : 'a';
            const heard = world.eventsOf(side, 'foreign-locators').at(-1);
            const known =
              heard?.type === 'foreign-locators'
                ? heard.addresses
                    .map(({ key }) => key)
                    .sort()
                    .join()
                : '';
            const times = world.events.filter(
              (entry) => entry.side === side && entry.event.type === 'foreign-locators',
            );
            const tooOften = times.some(({ at }, i) => i >= 3 && at - (times[i - 3]?.at ?? 0) < 999);
            return known === expected(other) && !tooOften;
          });
        },
      ),
      { numRuns: 25 },
    );
    t.end();
  },
);

t.test('[R-MH-18] a set that does not arrive by one path goes by the next, and the first one is probed', (t) => {
  const world = new World({ seed: 14, linksA: 1, linksB: 2 }).open();
  world.runUntil(() => settled(world, 2), 300);
  world.run(3000);
  world.cuts.add('b0');
  world.selecting = false;
  world.b.setLocalLocators(world.now, locals('b', 3));
  world.drain().run(world.now + 150);
  t.equal(world.eventsOf('a', 'foreign-locators').length, 2, 'the second copy went by the other path');
  world.run(world.now + 2000);
  t.equal(world.b.paths[0]?.state, 'down', 'no data had to find it');
  t.ok(world.a.paths.some((path) => path?.foreign.key === addressOf('b', 2).key && path.state === 'standby'));
  t.end();
});

t.test(
  '[R-MH-26] a translator that binds anew makes a new path, proved before it is used; the old one goes down',
  (t) => {
    const world = new World({ seed: 8, linksA: 1, linksB: 1, silentB: true }).open();
    world.runUntil(() => settled(world, 1), 300);
    const translated = socketAddress(4, '10.9.0.1', 61_000);
    world.seenAs = (source) => (source.key === addressOf('a', 0).key ? translated : source);
    // The old binding is gone: what B sends there is lost.
    world.tamper = (from, options, { foreign }) =>
      from === 'b' && foreign.key === addressOf('a', 0).key ? null : options;
    world.a.suspect(world.now, 0, 'data-overdue');
    world.drain().run(world.now + 2000);
    const path = world.b.paths[world.b.pathOf(0, translated)];
    t.strictSame([path?.state, path?.foreignLocatorId, path?.origin], ['active', -1, 'reflexive']);
    const old = world.b.paths[world.b.pathOf(0, addressOf('a', 0))];
    t.equal(old?.state, 'down');
    t.strictSame(
      world
        .eventsOf('a', 'observed')
        .map((event) => (event.type === 'observed' ? event.address.key : ''))
        .at(-1),
      translated.key,
      'and A is told how it looks',
    );
    t.end();
  },
);

t.test('[R-MH-3] [R-MH-26] packets from a thousand sources make four candidates and harm no path', (t) => {
  const world = new World({ seed: 9, linksA: 2, linksB: 2 }).open();
  world.runUntil(() => settled(world, 4), 300);
  const before = usable(world, 'b').map(({ id }) => id);
  for (let n = 0; n < 1000; n++) {
    const source = socketAddress(4, `198.51.100.${n % 250}`, 1000 + n);
    world.inject('b', n % 2, source, Uint8Array.of(1, 1, 1, 1)).run(world.now + 20);
  }
  t.strictSame(
    usable(world, 'b').map(({ id }) => id),
    before,
  );
  t.ok(world.b.paths.filter((path) => path?.state === 'unverified').length <= 4);
  t.ok((world.b.counters['candidate-refused'] ?? 0) > 900);
  const probes = world.sent.filter(({ side, foreign }) => side === 'b' && foreign.address.startsWith('198.'));
  t.ok(probes.length <= 3 * 44, `${probes.length} probes in 20 s`);
  t.end();
});

t.test('[R-SEC-3] random and mutated options never throw, move nothing, and the association goes on', (t) => {
  const world = new World({ seed: 10, linksA: 2, linksB: 2 }).open();
  world.runUntil(() => settled(world, 4), 300);
  world.run(3000);
  const random = generator(99);
  const genuine = world.sent.map(({ options }) => options);
  const changesBefore = world.events.length;
  for (let n = 0; n < 20_000; n++) {
    const copy = (genuine[Math.floor(random() * genuine.length)] ?? new Uint8Array(40)).slice();
    // Bytes behind the kind and the ExID, so that the option is ours and some reader gets to see it.
    const changes = 1 + Math.floor(random() * 4);
    for (let i = 0; i < changes; i++) copy[4 + Math.floor(random() * (copy.length - 4))] = Math.floor(random() * 256);
    const to: Side = random() < 0.5 ? 'a' : 'b';
    const link = Math.floor(random() * 2);
    world.inject(to, link, addressOf(to === 'a' ? 'b' : 'a', Math.floor(random() * 2)), copy);
    if (n % 100 === 99) world.run(world.now + 1);
  }
  world.run(world.now + 100);
  t.strictSame(world.events.slice(changesBefore), []);
  t.ok(settled(world, 4));
  world.b.setLocalLocators(world.now, locals('b', 3));
  t.ok(world.drain().runUntil(() => settled(world, 6), 1500) > 0, 'records go on');
  t.end();
});

t.test('[R-SEC-4] [R-MH-33] a peer that announces sixteen victims has three small probes sent to each', (t) => {
  const world = new World({ seed: 11, linksA: 1, linksB: 1 }).open();
  world.runUntil(() => settled(world, 1), 300);
  const victims = Array.from({ length: 15 }, (_, n) => socketAddress(4, `198.51.100.${n + 1}`, 53));
  const inside = [
    socketAddress(4, '127.0.0.1', 9),
    socketAddress(4, '224.0.0.1', 9),
    socketAddress(4, '169.254.0.1', 9),
  ];
  const [own] = locals('b', 1);
  for (const announce of [victims, inside]) {
    world.b.setLocalLocators(world.now, own === undefined ? [] : [{ ...own, announce: [own.local, ...announce] }]);
    world.drain().run(world.now + 4000);
  }
  const toVictims = world.sent.filter(({ side, foreign }) => side === 'a' && !foreign.address.startsWith('10.'));
  const counts = victims.map(({ key }) => toVictims.filter(({ foreign }) => foreign.key === key).length);
  t.strictSame(counts.filter((count) => count > 0).sort(), [3, 3, 3], 'the best four of a link, its own among them');
  t.ok(toVictims.every(({ options, padTo }) => options.length < 60 && padTo === 0));
  t.equal(toVictims.length, 9, 'and none to our own network or to groups');
  t.end();
});

t.test('[R-MH-2] a silent end is found dead by keeping alive, and the association idles', (t) => {
  const world = new World({ seed: 12, linksA: 1, linksB: 2 }).open();
  world.runUntil(() => settled(world, 2), 300);
  world.run(150_000);
  const before = world.sent.length;
  world.run(750_000);
  const perMinute = (world.sent.length - before) / 10;
  t.ok(perMinute <= 12, `${perMinute} datagrams a minute: two ends keep one path alive`);
  world.cuts.add('b0');
  world.run(world.now + 40_000);
  t.strictSame(
    world.a.paths.filter((path) => path !== undefined).map(({ state }) => state),
    ['down', 'active'],
  );
  t.end();
});

t.test('[R-MH-3] the same calls give the same outputs', (t) => {
  const trace = (): unknown[] => {
    const world = new World({ seed: 13, linksA: 2, linksB: 2, loss: 0.2, jitter: 30 }).open();
    world.run(5000);
    world.cuts.add('a0');
    world.traffic(15_000);
    return [
      world.events.map(({ at, side, event }) => `${at} ${side} ${JSON.stringify(event)}`),
      world.sent.map(({ at, side, link, options, padTo }) => `${at} ${side} ${link} ${options.length} ${padTo}`),
    ];
  };
  t.strictSame(trace(), trace());
  t.end();
});
