import t from 'tap';
import { Bottleneck, type FlowOptions } from '../support/bottleneck.ts';
import { linuxCubic } from '../support/linux-cubic.ts';

const deployed: FlowOptions = { controller: linuxCubic, sackBlocks: 3 };
/** A host that answers at once, and one that comes up to eight packets' time late. */
const PROMPT = 0.05;
const LATE = 1;

/** The share of the first of two flows that begin together, from 5 s to 45 s, over three seeds. */
function share(first: FlowOptions, second: FlowOptions): number {
  let own = 0;
  let all = 0;
  for (const seed of [1, 2, 3]) {
    const line = new Bottleneck({ rate: 100, rtt: 20, seed });
    const flows = [line.add(first), line.add(second)];
    line.run(5000);
    const before = flows.map(({ received }) => received);
    line.run(45_000);
    const got = flows.map(({ received }, i) => received - (before[i] ?? 0));
    own += got[0] ?? 0;
    all += (got[0] ?? 0) + (got[1] ?? 0);
  }
  return own / all;
}

t.test('[R-TCP-80] beside deployed CUBIC on an equal host, prompt or late, the share is a half', (t) => {
  for (const tick of [PROMPT, LATE]) {
    const half = share({ tick }, { ...deployed, tick });
    t.ok(half > 0.4 && half < 0.6, `${half.toFixed(2)} with hosts ${tick} ms late`);
  }
  t.end();
});

t.test(
  '[R-TCP-80] what a late host gains beside a prompt one is due to the queue: deployed CUBIC gains as much',
  (t) => {
    const own = share({ tick: LATE }, { ...deployed, tick: PROMPT });
    const theirs = share({ ...deployed, tick: LATE }, { ...deployed, tick: PROMPT });
    t.ok(theirs > 0.6, `deployed: ${theirs.toFixed(2)}`);
    t.ok(own < theirs + 0.05, `own: ${own.toFixed(2)}`);
    t.end();
  },
);
