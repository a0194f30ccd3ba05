/** Agents that disagree: one honest, one stale, one dead, one lying, in virtual time, near and far in every order. */
import t from 'tap';

import { signRecord } from '../../src/directory/record.ts';
import { ALICE, BOB, locators, NOW, orders, seededCrypto } from './support.ts';
import { answering, type Client, lookUp, World } from './world.ts';

/** After the fastest that is true, in ms. */
const SETTLE = 40;
const KINDS = ['honest', 'stale', 'dead', 'lying'] as const;
type Kind = (typeof KINDS)[number];

const crypto = seededCrypto(5);
const record = (host: number, age: number, seed = ALICE.seed): Uint8Array =>
  signRecord(crypto, { ...ALICE, seed }, { locators: locators(host), ttl: 120 }, BigInt(NOW - age), NOW - age);
const NEWEST = record(1, 1000);
const ANSWERS: Readonly<Record<Kind, Uint8Array | null>> = {
  honest: NEWEST,
  stale: record(9, 5000),
  dead: null,
  // The newest of all, if it were believed.
  lying: record(66, 0, BOB.seed),
};

interface Told {
  readonly client: Client;
  readonly start: number;
}

/** Bob looks Alice up at agents of these kinds, each that many ms away and back. */
function lookUpAt(agents: readonly (readonly [Kind, number])[]): Told {
  const world = new World();
  for (const [number, [kind, roundTrip]] of agents.entries()) {
    const answer = ANSWERS[kind];
    world.impostor(answer === null ? () => [] : answering(answer));
    world.delays.set(number, roundTrip / 2);
  }
  const client = world.client();
  const start = world.elapsed;
  lookUp(client, ALICE.nodeId);
  world.run(20_000);
  return { client, start };
}

function hosts(client: Client, kind: 'found' | 'settled'): (string | undefined)[] {
  return client.of(kind).map(({ known }) => known.record.locators[0]?.address.address);
}

t.test('[R-AGENT-21] [R-AGENT-22] the newest true record wins, whoever answers first, second, third or never', (t) => {
  const faults: string[] = [];
  let cases = 0;
  for (const roundTrips of [
    [10, 20, 30, 40],
    [2, 2, 2, 2],
    [1, 17, 18, 40],
  ]) {
    for (const order of orders(KINDS)) {
      const agents = order.map((kind, i): [Kind, number] => [kind, roundTrips[i] ?? 0]);
      const { client, start } = lookUpAt(agents);
      const honest = agents.find(([kind]) => kind === 'honest')?.[1] ?? 0;
      const settled = client.of('settled');
      const took = (settled[0]?.at ?? Number.POSITIVE_INFINITY) - start;
      const newest = client.of('found').at(-1);
      const right =
        settled.length === 1 &&
        hosts(client, 'settled')[0] === '192.0.2.1' &&
        took <= honest + SETTLE &&
        newest?.known.record.locators[0]?.address.address === '192.0.2.1' &&
        newest.at - start === honest &&
        !hosts(client, 'found').includes('192.0.2.66') &&
        client.machine.counters['dropped.false-record'] === 1;
      if (!right) faults.push(`${agents.join(' ')}: ${hosts(client, 'settled')} after ${took} ms`);
      cases += 1;
    }
  }
  t.equal(cases, 72);
  t.strictSame(faults, []);
  t.end();
});

t.test('[R-AGENT-21] with all answers there a lookup settles at once; one that is found too late is told of', (t) => {
  const near = lookUpAt([
    ['stale', 10],
    ['lying', 12],
    ['honest', 30],
  ]);
  t.match(near.client.of('settled'), [{ at: near.start + 30 }]);
  t.match(near.client.of('done'), [{ at: near.start + 30, found: true, reasons: ['bad-answer'] }]);
  const far = lookUpAt([
    ['stale', 10],
    ['dead', 0],
    ['honest', 200],
  ]);
  t.match(far.client.of('settled'), [{ at: far.start + 10 + SETTLE }]);
  t.strictSame(hosts(far.client, 'settled'), ['192.0.2.9'], 'what is true so far');
  t.strictSame(hosts(far.client, 'found'), ['192.0.2.9', '192.0.2.1']);
  t.equal(far.client.of('found')[1]?.at, far.start + 200);
  const none = lookUpAt([
    ['dead', 0],
    ['lying', 10],
  ]);
  t.strictSame(none.client.of('settled'), [], 'nothing to settle on');
  t.end();
});

t.test('[R-AGENT-21] what is cancelled never settles', (t) => {
  const world = new World();
  world.impostor(answering(NEWEST));
  world.impostor(() => []);
  const client = world.client();
  const id = lookUp(client, ALICE.nodeId);
  world.run(25);
  t.equal(client.of('found').length, 1);
  client.do((machine) => machine.cancelLookup(id));
  world.run(20_000);
  t.strictSame([...client.of('settled'), ...client.of('done')], []);
  t.end();
});
