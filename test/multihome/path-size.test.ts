import fc from 'fast-check';
import t from 'tap';
import { BASE_SIZE_TIME, PATH_SIZES, SIZE_PROBES, SIZE_RAISE_TIME } from '../../src/multihome/constants.ts';
import { PathSize } from '../../src/multihome/path-size.ts';

const BASE = 1200;
const LARGEST = 1470;
const PATIENCE = 60;
const limits = fc.integer({ min: BASE, max: LARGEST });

/** A search over a path that carries sizes up to a limit, 20 ms there and back. */
class Search {
  readonly path = new PathSize(0, BASE, 1472);
  readonly sizes = new Map<number, number>();
  now = 0;
  early = 0;
  #nonce = 0;

  /** Until nothing is left to be tried; the first `unlucky` probes of each size are lost though they fit. */
  run(limit: number, unlucky = 0): void {
    for (let size = this.path.due(this.now); size > 0; size = this.path.due(this.now)) {
      const tries = (this.sizes.get(size) ?? 0) + 1;
      this.sizes.set(size, tries);
      this.#nonce += 1;
      this.path.sent(this.now, this.#nonce, PATIENCE);
      if (this.path.due(this.now + PATIENCE - 1) !== 0) this.early += 1;
      if (size <= limit && tries > unlucky) {
        this.now += 20;
        this.path.answered(this.now, this.#nonce);
      } else {
        this.now = this.path.at;
      }
    }
  }
}

t.test(
  '[R-MH-51] [RFC 8899 5.3] the search ends at the largest size of the table that passes, within a few probes',
  (t) => {
    const law = fc.property(limits, fc.integer({ min: 0, max: SIZE_PROBES - 1 }), (limit, unlucky) => {
      const search = new Search();
      search.run(limit, unlucky);
      const expected = [BASE, ...PATH_SIZES].filter((size) => size <= limit).at(-1);
      return search.path.state === 'complete' && search.path.size === expected && search.sizes.size <= 5;
    });
    t.doesNotThrow(() => fc.assert(law, { numRuns: 1000 }));
    t.end();
  },
);

t.test('[R-MH-51] no size is tried more than three times, nor before its time', (t) => {
  const law = fc.property(limits, (limit) => {
    const search = new Search();
    search.run(limit);
    return [...search.sizes.values()].every((tries) => tries <= SIZE_PROBES) && search.early === 0;
  });
  t.doesNotThrow(() => fc.assert(law));
  t.end();
});

t.test('[R-MH-51] where the largest passes it is found at once', (t) => {
  const search = new Search();
  search.run(LARGEST);
  t.same([...search.sizes], [[LARGEST, 1]]);
  t.end();
});

t.test('[R-MH-51] [RFC 8899 5.2] a search that is over begins anew after 600 s, unless the path rests', (t) => {
  const search = new Search();
  search.run(1400);
  const over = search.now;
  t.equal(search.path.size, 1390);
  t.equal(search.path.due(over + SIZE_RAISE_TIME - 1), 0);
  search.path.rest();
  t.equal(search.path.at, Number.POSITIVE_INFINITY);
  search.path.wake();
  search.now = over + SIZE_RAISE_TIME;
  search.run(LARGEST);
  t.equal(search.path.size, LARGEST);
  t.end();
});

t.test('[R-MH-53] [RFC 8899 4.3] after a black hole it is the base for a second, and then what passes now', (t) => {
  const search = new Search();
  search.run(LARGEST);
  search.path.blackHole(search.now);
  t.equal(search.path.size, BASE);
  t.equal(search.path.state, 'base');
  t.equal(search.path.due(search.now + BASE_SIZE_TIME - 1), 0);
  search.now += BASE_SIZE_TIME;
  search.run(1300);
  t.equal(search.path.size, 1250);
  t.end();
});

t.test('[R-MH-51] an answer to something else says nothing', (t) => {
  const path = new PathSize(0, BASE, LARGEST);
  path.answered(0, 0);
  t.equal(path.due(0), LARGEST);
  path.sent(0, 5, PATIENCE);
  path.answered(1, 4);
  t.equal(path.size, BASE);
  path.blackHole(2);
  path.answered(3, 5);
  t.equal(path.size, BASE, 'nor one that comes after the black hole');
  t.end();
});
