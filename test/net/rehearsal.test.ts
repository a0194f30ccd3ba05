import t from 'tap';
import { rehearse } from '../../src/net/rehearsal.ts';
import { identityOf } from '../sim/identities.ts';

/** What is under way at the end, in bytes: a round trip, and what waits. */
const UNDER_WAY = 15_000;

t.test('[R-API-82] a rehearsal is three failovers, and loses no byte', (t) => {
  const rehearsal = rehearse(identityOf(0));
  let result = rehearsal.next();
  let steps = 1;
  for (; !result.done; result = rehearsal.next()) steps += 1;
  const { moves, written, read } = result.value;
  t.ok(moves >= 3, `${moves} moves`);
  t.ok(written > 250_000 && written - read <= UNDER_WAY, `${read} bytes read of ${written}`);
  t.ok(steps > 250, 'in steps of a millisecond of its own time');
  t.end();
});

t.test('[R-API-82] a rehearsal of a node that cannot prove itself comes to nothing, and to no harm', (t) => {
  const rehearsal = rehearse({ ...identityOf(0), seed: identityOf(1).seed });
  let result = rehearsal.next();
  while (!result.done) result = rehearsal.next();
  t.match(result.value, { moves: 0, read: 0 });
  t.end();
});
