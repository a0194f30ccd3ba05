import t from 'tap';
import type { NodeId } from '../../src/wire/node-id.ts';
import { ALICE, BOB, locators } from './support.ts';
import { CONTENT, COOKIE_KEY, registered, World } from './world.ts';

t.test('[R-AGENT-27] [R-AGENT-17] a move is known at the correspondent after two ways', (t) => {
  const world = new World();
  world.agent();
  const alice = registered(world, [1]);
  const bob = world.client();
  bob.do((machine, now) => machine.subscribe(now, ALICE.nodeId));
  world.run(500);
  t.match(bob.of('changed'), [{ known: { record: { locators: [{ address: { address: '192.0.2.1' } }] } } }]);
  const moved = world.elapsed;
  alice.do((machine, now) => machine.register(now, { ...CONTENT, locators: locators(2) }));
  world.run(500);
  t.match(bob.of('changed')[1], {
    at: moved + 20,
    known: { record: { locators: [{ address: { address: '192.0.2.2' } }] } },
  });
  world.run(3000);
  t.equal(world.agents[0]?.machine.counters.repeated, 0, 'it was acknowledged');
  bob.do((machine, now) => machine.unsubscribe(now, ALICE.nodeId));
  world.run(500);
  t.equal(world.agents[0]?.machine.subscriptions, 0);
  alice.do((machine, now) => machine.register(now, { ...CONTENT, locators: locators(3) }));
  world.run(500);
  t.equal(bob.of('changed').length, 2);
  t.end();
});

t.test('[R-AGENT-27] subscriptions outlive the agent, a move of the subscriber, and an hour', (t) => {
  const world = new World();
  const agent = world.agent();
  const alice = registered(world, [1]);
  const bob = world.client({ subscriptionLifetime: 60 }, 1);
  bob.do((machine, now) => machine.subscribe(now, ALICE.nodeId));
  world.run(500);
  const move = (host: number, wait: number): string | undefined => {
    alice.do((machine, now) => machine.register(now, { ...CONTENT, locators: locators(host) }));
    world.run(wait);
    return bob.of('changed').at(-1)?.known.record.locators[0]?.address.address;
  };
  agent.restart();
  t.equal(move(2, 31_000), '192.0.2.2', 'renewed within half of a minute');
  bob.move(5);
  world.run(100);
  t.equal(move(3, 100), '192.0.2.3', 'at the new address at once');
  t.equal(agent.machine.subscriptions, 1, 'and not at the old one any more');
  world.run(3_700_000);
  t.equal(move(4, 100), '192.0.2.4', 'an hour later');
  world.passes = () => false;
  agent.impostor = () => [];
  world.run(300_000);
  agent.impostor = null;
  world.passes = () => true;
  t.equal(move(5, 130_000), '192.0.2.5', 'after an outage');
  t.end();
});

/** Bob follows Alice, both are registered, and their agent has begun anew with another key. */
function begunAnew() {
  const world = new World();
  const agent = world.agent();
  const alice = registered(world, [1]);
  const bob = world.client({ identity: BOB });
  bob.do((machine, now) => machine.subscribe(now, ALICE.nodeId));
  bob.do((machine, now) => machine.register(now, CONTENT));
  world.run(500);
  agent.restart(COOKIE_KEY.map((byte) => byte ^ 1));
  return { world, agent, alice, bob };
}

t.test('[R-AGENT-27] a cookie that is refused too soon tells that the agent has forgotten who subscribed', (t) => {
  const { world, agent, alice, bob } = begunAnew();
  t.equal(agent.machine.subscriptions, 0);
  bob.do((machine, now) => machine.register(now, { ...CONTENT, locators: locators(7) }));
  world.run(200);
  t.equal(agent.machine.subscriptions, 1, 'with the next question, whatever it asks');
  alice.do((machine, now) => machine.register(now, { ...CONTENT, locators: locators(2) }));
  world.run(200);
  t.equal(bob.of('changed').at(-1)?.known.record.locators[0]?.address.address, '192.0.2.2');
  const { counters } = agent.machine;
  world.run(10_000);
  t.equal(counters.subscribes, 1, 'once');
  t.end();
});

t.test('[R-AGENT-27] so it does behind lookups, whose answers bring cookies of the new key', (t) => {
  const { world, agent, alice, bob } = begunAnew();
  for (let i = 0; i < 3; i++) {
    bob.do((machine, now) => machine.lookup(now, ALICE.nodeId, true));
    world.run(1000);
  }
  t.match(bob.of('done'), [{ found: true }, { found: true }, { found: true }]);
  bob.do((machine, now) => machine.register(now, { ...CONTENT, locators: locators(7) }));
  world.run(200);
  t.equal(agent.machine.subscriptions, 1);
  alice.do((machine, now) => machine.register(now, { ...CONTENT, locators: locators(2) }));
  world.run(200);
  t.equal(bob.of('changed').at(-1)?.known.record.locators[0]?.address.address, '192.0.2.2');
  t.equal(bob.of('registered').length, 2);
  t.end();
});

t.test('[R-AGENT-27] [R-AGENT-23] bounds: subscriptions, lookups', (t) => {
  const world = new World();
  world.agent();
  const bob = world.client();
  const id = (low: number): NodeId => ({
    ...ALICE.nodeId,
    low,
    high: 1,
    text: `2000:0000:0000:${low.toString(16).padStart(4, '0')}`,
  });
  let made = 0;
  bob.do((machine, now) => {
    for (let i = 0; i < 1500; i++) made += machine.subscribe(now, id(i)) ? 1 : 0;
  });
  t.equal(made, 1024);
  const eve = world.client();
  eve.do((machine, now) => {
    for (let i = 0; i < 1500; i++) machine.lookup(now, id(i));
  });
  t.equal(eve.of('done').filter(({ reasons }) => reasons[0] === 'busy').length, 1500 - 1024);
  t.equal(eve.machine.counters['dropped.too-many'], 1500 - 1024);
  t.end();
});
