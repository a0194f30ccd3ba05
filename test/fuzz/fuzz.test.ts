import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import t from 'tap';
import { Random } from '../../src/link/random.ts';
import type { EngineKind } from '../sim/engines.ts';
import { FuzzArena } from './arena.ts';
import { loneNode, verdict } from './lone-node.ts';
import { NetlinkFuzz } from './netlink.ts';

const ENGINES: readonly EngineKind[] = ['wasm', 'reference'];
const corpus: readonly { readonly reason: string; readonly hex: string }[] = JSON.parse(
  readFileSync(new URL('../../../test/fuzz/corpus/datagrams.json', import.meta.url), 'utf8'),
);

t.test('[R-SIM-10] a live connection is untouched by a flood of mutated datagrams; nothing throws or grows', (t) => {
  const arena = new FuzzArena(1, 'wasm');
  for (let turn = 0; turn < 150; turn++) arena.turn();
  const { injected, live, messages } = arena;
  const { counters } = arena.world.node(0).transport;
  const drops = arena.world.node(0).transport.associationDrops;
  t.doesNotThrow(() => arena.end());
  t.ok(
    Object.values(injected).every((count) => count > 0),
    'every kind of datagram was sent',
  );
  t.ok((drops['resume-unknown'] ?? 0) > 0, 'tickets were asked by, too');
  t.ok(live > 100_000, 'the live connection has delivered');
  t.ok(messages > 20, 'the live flow has, too');
  t.ok((counters['unknown-flow'] ?? 0) > 0, 'datagrams of flows were changed, too');
  t.end();
});

t.test('[R-LINK-56] what the kernel may say, mutated, is taken or counted', (t) => {
  const fuzz = new NetlinkFuzz(new Random(1));
  t.doesNotThrow(() => {
    for (let turn = 0; turn < 3000; turn++) fuzz.turn();
  });
  t.ok(fuzz.messages > 1000, `${fuzz.messages} messages were taken`);
  t.ok(
    Object.values(fuzz.drops).every((count) => count > 0),
    JSON.stringify(fuzz.drops),
  );
  t.end();
});

t.test('[R-SIM-11] a run is a function of its seed', (t) => {
  const hashes = [1, 2].map(() => {
    const arena = new FuzzArena(5, 'wasm');
    for (let turn = 0; turn < 40; turn++) arena.turn();
    const hash = arena.world.trace.digest();
    arena.end();
    return hash;
  });
  t.equal(hashes[0], hashes[1]);
  t.end();
});

t.test('[R-SIM-12] each datagram of the kept corpus is dropped once, for its reason, whatever the engine', (t) => {
  const wrong = ENGINES.flatMap((engine) => {
    const { world, node } = loneNode(engine);
    const found = corpus.filter(({ hex, reason }) => verdict(node, Buffer.from(hex, 'hex')).join() !== reason);
    world.close();
    return found.map((each) => ({ engine, ...each }));
  });
  t.same(wrong, []);
  t.ok(corpus.length >= 30);
  t.end();
});

t.test(
  '[R-SIM-13] no bytes make a transport throw, and bytes that open nothing are dropped, each counted once',
  (t) => {
    for (const engine of ENGINES) {
      const { world, node } = loneNode(engine);
      const segmentLike = fc
        .tuple(fc.integer({ min: 0x50, max: 0xff }), fc.uint8Array({ maxLength: 200 }))
        .map(([first, rest]) => Uint8Array.of(first, ...rest));
      const datagram = fc.oneof(fc.uint8Array({ maxLength: 120 }), segmentLike);
      fc.assert(
        fc.property(fc.array(datagram, { minLength: 1, maxLength: 20 }), (datagrams) => {
          world.runFor(100);
          return datagrams.every((bytes) => verdict(node, bytes).length === 1);
        }),
        { numRuns: 300 },
      );
      world.close();
    }
    t.end();
  },
);
