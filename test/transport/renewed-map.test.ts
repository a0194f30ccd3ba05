import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import t from 'tap';
import { RenewedMap } from '../../src/transport/renewed-map.ts';

setFlagsFromString('--expose-gc');
const collect: (options?: { readonly type: 'minor' }) => void = runInNewContext('gc');

t.test('[R-TR-29] it behaves as a map, in the order of insertion, however often it moves', (t) => {
  const step = fc.tuple(fc.constantFrom('set', 'set', 'delete', 'get'), fc.nat(60));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 400, size: 'max' }), (steps) => {
      const map = new RenewedMap<number, number>();
      const model = new Map<number, number>();
      for (const [index, [kind, key]] of steps.entries()) {
        if (kind === 'set') map.set(key, index);
        if (kind === 'set') model.set(key, index);
        if (kind === 'delete' && map.delete(key) !== model.delete(key)) return false;
        if (map.get(key) !== model.get(key) || map.has(key) !== model.has(key) || map.size !== model.size) return false;
      }
      const told: [number, number][] = [];
      map.forEach((value, key) => {
        told.push([key, value]);
      });
      const lists = [[...map], [...map.entries()], told, [...map.keys()], [...map.values()]];
      const models = [[...model], [...model], [...model], [...model.keys()], [...model.values()]];
      return JSON.stringify(lists) === JSON.stringify(models);
    }),
  );
  t.pass('held for every sequence');
  t.end();
});

t.test('[R-TR-29] what came and went is not kept by what the map once was', (t) => {
  const AT_A_TIME = 20;
  const ALL = 20_000;
  const WORDS = 128;
  const map = new RenewedMap<number, number[]>();
  map.set(-1, []);
  // Its table is old now.
  collect();
  const oldBytes = () =>
    getHeapSpaceStatistics().find(({ space_name }) => space_name === 'old_space')?.space_used_size ?? 0;
  const before = oldBytes();
  for (let i = 0; i < ALL; i++) {
    map.set(i, new Array<number>(WORDS).fill(i));
    map.delete(i - AT_A_TIME);
    // Two of them make old what is still reached.
    if (i % 100 === 0) collect({ type: 'minor' });
  }
  const grown = oldBytes() - before;
  t.ok(grown < (ALL * WORDS * 8) / 4, `${grown} of ${ALL * WORDS * 8} bytes became old`);
  t.equal(map.size, AT_A_TIME);
  t.end();
});
