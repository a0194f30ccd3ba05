import t from 'tap';
import { World } from './world.ts';

function settled(world: World, pairs: number): boolean {
  return [world.a, world.b].every(
    (association) =>
      association.proof === 'proven' &&
      association.paths.filter((path) => path?.state === 'standby' || path?.state === 'active').length === pairs,
  );
}

t.test('[R-MH-1] both ends are proven and every pair of locators is verified in a few round trips', (t) => {
  const world = new World({ seed: 1, linksA: 2, linksB: 2 }).open();
  t.ok(world.runUntil(() => settled(world, 4), 100) > 0);
  t.strictSame(world.b.counters, {});
  t.end();
});

t.test('[R-MH-2] lossy', (t) => {
  const times: number[] = [];
  const failures: unknown[] = [];
  const start = process.hrtime.bigint();
  for (let seed = 0; seed < 1000; seed++) {
    const world = new World({ seed, linksA: 1 + (seed % 2), linksB: 2, loss: 0.3, duplication: 0.1, jitter: 30 }).open({
      late: seed % 3 === 0 ? undefined : seed % 50,
    });
    const at = world.runUntil(() => settled(world, (1 + (seed % 2)) * 2), 20000);
    times.push(at);
    if (at < 0)
      failures.push({
        seed,
        a: world.a.proof,
        b: world.b.proof,
        pa: world.a.paths.map((p) => p?.state),
        pb: world.b.paths.map((p) => p?.state),
        ca: world.a.counters,
        cb: world.b.counters,
      });
  }
  times.sort((x, y) => x - y);
  console.log(times[0], times[500], times[900], times[990], times[999], Number(process.hrtime.bigint() - start) / 1e6);
  console.log(JSON.stringify(failures.slice(0, 4), null, 1), failures.length);
  t.end();
});
