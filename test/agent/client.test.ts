/** Clients of several agents, in virtual time: agents that are honest, dead, late, stale or lying. */
import fc from 'fast-check';
import t from 'tap';
import { AgentClientMachine } from '../../src/directory/client-machine.ts';
import { signRecord } from '../../src/directory/record.ts';
import type { Crypto } from '../../src/multihome/crypto.ts';
import { nodeCrypto } from '../../src/net/crypto.ts';
import { encodeAgentMessage, parseAgentMessage } from '../../src/wire/agent-message.ts';
import { mutated } from '../wire/arbitraries.ts';
import { messages } from './arbitraries.ts';
import { ALICE, BOB, CAROL, locators, NOW, seededCrypto } from './support.ts';
import { answering, type Client, CONTENT, lookUp, registered, World } from './world.ts';

function hosts(client: Client): string[] {
  return client.of('found').map(({ known }) => known.record.locators.map(({ address }) => address.address).join());
}

t.test('[R-AGENT-21] [R-AGENT-24] a lookup takes one round trip, the first one too', (t) => {
  const world = new World();
  world.agent();
  registered(world);
  const bob = world.client();
  const start = world.elapsed;
  lookUp(bob, ALICE.nodeId);
  world.run(1000);
  t.match(bob.told, [
    { kind: 'found', lookup: 1, at: start + 20, known: { record: { nodeId: { text: ALICE.nodeId.text } } } },
    { kind: 'settled', lookup: 1, at: start + 20 },
    { kind: 'done', found: true, reasons: [] },
  ]);
  t.end();
});

t.test('[R-AGENT-23] a record is remembered as long as it lives', (t) => {
  const world = new World();
  world.agent();
  const alice = registered(world, [1], 60);
  const bob = world.client();
  lookUp(bob, ALICE.nodeId);
  world.run(100);
  alice.do((machine, now) => machine.register(now, null));
  const before = world.datagrams;
  lookUp(bob, ALICE.nodeId, false);
  t.match(bob.told.slice(3), [{ kind: 'found' }, { kind: 'settled' }, { kind: 'done', found: true }], 'at once');
  t.equal(world.datagrams, before, 'without asking');
  lookUp(bob, ALICE.nodeId, true);
  t.ok(world.datagrams > before, 'unless it is to be fresh');
  world.run(60_000);
  t.equal(bob.machine.known(world.now, ALICE.nodeId), null);
  lookUp(bob, ALICE.nodeId, false);
  world.run(100);
  t.match(bob.of('done').at(-1), { found: false, reasons: ['not-found'] });
  t.end();
});

t.test(
  '[R-AGENT-21] agents that disagree, are stale, dead and lying: true records only, newer ones as they come',
  (t) => {
    const crypto = seededCrypto(5);
    const world = new World();
    const old = signRecord(crypto, ALICE, { locators: locators(9), ttl: 120 }, BigInt(NOW - 5000), NOW - 5000);
    const forged = signRecord(
      crypto,
      { ...ALICE, seed: BOB.seed },
      { locators: locators(66), ttl: 120 },
      BigInt(NOW),
      NOW,
    );
    const honest = world.agent();
    world.impostor(answering(old));
    world.impostor(() => []);
    world.impostor(answering(forged));
    const alice = registered(world, [1]);
    t.ok(alice.of('registered').every(({ agent }) => agent === 0));
    const bob = world.client();
    // The honest agent is the slowest that answers.
    world.passes = (from, to) => to.key !== honest.address.key || from.key !== bob.address().key || world.elapsed > 600;
    lookUp(bob, ALICE.nodeId);
    world.run(20_000);
    t.strictSame(hosts(bob), ['192.0.2.9', '192.0.2.1']);
    t.match(bob.of('done'), [{ found: true }]);
    t.strictSame([...(bob.of('done')[0]?.reasons ?? [])].sort(), ['bad-answer', 'timed-out']);
    t.equal(bob.machine.counters['dropped.false-record'], 1);
    lookUp(bob, ALICE.nodeId);
    world.run(20_000);
    t.strictSame(hosts(bob).slice(2), ['192.0.2.1'], 'the stale one cannot take anybody back');
    t.ok(bob.machine.counters['dropped.older-record'] >= 1);
    t.end();
  },
);

t.test("[R-AGENT-22] poisoned answers: another node's record, expired, from the future, ahead, garbage", (t) => {
  const crypto = seededCrypto(5);
  const sign = (identity: typeof ALICE, sequence: number, issuedAt: number, ttl = 120): Uint8Array =>
    signRecord(crypto, identity, { locators: locators(66), ttl }, BigInt(sequence), issuedAt);
  const poison = [
    sign(BOB, NOW, NOW),
    sign(ALICE, NOW, NOW - 200_000),
    sign(ALICE, NOW, NOW + 900_000),
    sign(ALICE, NOW + 900_000, NOW),
    sign({ ...ALICE, modifier: BOB.modifier }, NOW, NOW),
    sign(ALICE, NOW, NOW).map((byte, i) => (i === 90 ? byte ^ 1 : byte)),
    Uint8Array.of(1),
  ];
  const world = new World();
  for (const record of poison) world.impostor(answering(record));
  const bob = world.client();
  lookUp(bob, ALICE.nodeId);
  world.run(20_000);
  const reasons = ['bad-answer', 'expired', 'from-future', 'from-future', ...new Array(3).fill('bad-answer')];
  t.match(bob.told, [{ kind: 'done', found: false, reasons }]);
  t.equal(bob.machine.counters['dropped.false-record'], poison.length);
  t.equal(bob.machine.known(world.now, ALICE.nodeId), null);
  t.end();
});

t.test('[R-AGENT-29] answers from elsewhere, to nothing, or again are nothing', (t) => {
  const crypto = seededCrypto(5);
  const record = signRecord(crypto, ALICE, CONTENT, BigInt(NOW), NOW);
  const world = new World();
  world.agent();
  world.impostor(() => []);
  const bob = world.client();
  let asked: bigint | null = null;
  world.passes = () => false;
  world.agents[0]?.handle(() => {});
  const id = lookUp(bob, ALICE.nodeId);
  t.equal(id, 1);
  bob.do((machine, now) => {
    for (let transaction = 0n; transaction < 50n; transaction++) {
      machine.handleMessage(
        now,
        0,
        0,
        encodeAgentMessage({ type: 'answer', transaction, cookie: null, verified: 0, record }),
      );
    }
  });
  world.passes = () => true;
  for (const agent of world.agents) {
    agent.impostor = (bytes) => {
      const read = parseAgentMessage(bytes);
      if (read.ok) asked ??= read.value.transaction;
      return [];
    };
  }
  world.run(400);
  const transaction = asked ?? 0n;
  const answer = encodeAgentMessage({ type: 'answer', transaction, cookie: null, verified: 0, record });
  const from = (agent: number): void => bob.do((machine, now) => machine.handleMessage(now, agent, 0, answer));
  const wrong = bob.machine.counters['dropped.unknown-transaction'];
  from(1);
  from(0);
  from(0);
  t.equal(bob.of('found').length, 1);
  t.equal(bob.machine.counters['dropped.unknown-transaction'], wrong + 2);
  t.equal(wrong, 50);
  t.end();
});

t.test('[R-AGENT-24] no agent at all: five tries, TCP at the end, and an end', (t) => {
  const world = new World();
  const seen: string[] = [];
  const agent = world.agent();
  const bob = world.client({}, 2);
  world.passes = (from) => {
    seen.push(`${from.address} ${world.elapsed}`);
    return false;
  };
  agent.impostor = (bytes) => {
    seen.push(`tcp ${bytes.length}`);
    return [];
  };
  lookUp(bob, ALICE.nodeId);
  world.run(20_000);
  const udp = seen.filter((each) => !each.startsWith('tcp'));
  t.strictSame(
    udp.map((each) => each.split(' ')[0]),
    ['10.0.0.1', '10.0.0.2', '10.0.0.1', '10.0.0.2', '10.0.0.1'],
  );
  t.strictSame(
    seen.filter((each) => each.startsWith('tcp')),
    ['tcp 320', 'tcp 320'],
  );
  t.match(bob.told, [{ kind: 'done', found: false, reasons: ['timed-out'] }]);
  const end = bob.told[0]?.at ?? 0;
  t.ok(end > 6200 && end < 9300, `${end} ms`);
  t.end();
});

t.test('[R-AGENT-24] UDP is blocked: TCP does it', (t) => {
  const world = new World();
  world.agent();
  registered(world);
  const bob = world.client();
  world.passes = () => false;
  lookUp(bob, ALICE.nodeId);
  bob.do((machine, now) => machine.subscribe(now, ALICE.nodeId));
  world.run(5000);
  t.match(bob.of('done'), [{ found: true }]);
  t.equal(world.agents[0]?.machine.subscriptions, 1);
  t.end();
});

t.test('[R-AGENT-24] questions that need a cookie wait for one, and not for a question that is lost', (t) => {
  for (const lost of [false, true]) {
    const world = new World();
    const agent = world.agent();
    registered(world);
    const bob = world.client({ identity: BOB });
    const before = agent.machine.counters['error.cookie-required'];
    if (lost) world.loss = 1;
    const from = world.elapsed;
    bob.do((machine, now) => {
      machine.register(now, CONTENT);
      machine.subscribe(now, ALICE.nodeId);
    });
    world.run(1);
    world.loss = 0;
    world.run(1000);
    if (!lost) t.equal(agent.machine.counters['error.cookie-required'] - before, 1);
    t.equal(bob.of('registered').length, 1);
    t.equal(agent.machine.subscriptions, 1);
    const told = bob.of('changed')[0]?.at ?? Number.NaN;
    t.ok(lost ? told - from > 200 && told - from < 400 : told - from === 40, `${told - from} ms`);
  }
  t.end();
});

t.test('[R-AGENT-24] an agent that wants cookies without end is not obeyed', (t) => {
  const world = new World();
  let questions = 0;
  world.impostor((bytes) => {
    questions += 1;
    const read = parseAgentMessage(bytes);
    if (!read.ok) return [];
    const { transaction } = read.value;
    const cookie = new Uint8Array(12).fill(questions);
    return [
      encodeAgentMessage({ type: 'error', transaction, cookie, code: 'cookie-required', retryAfter: 0, sequence: 0n }),
    ];
  });
  const bob = world.client();
  lookUp(bob, ALICE.nodeId);
  world.run(20_000);
  t.match(bob.told, [{ kind: 'done', found: false, reasons: ['bad-answer'] }]);
  t.ok(questions <= 4, `${questions} questions`);
  t.end();
});

t.test('[R-AGENT-24] [R-AGENT-25] [R-AGENT-27] half of all datagrams lost: it all happens, later', (t) => {
  const law = fc.property(fc.integer(), (seed) => {
    const world = new World(seed);
    world.agent();
    world.agent();
    world.loss = 0.5;
    const alice = world.client({ identity: ALICE });
    const bob = world.client();
    bob.do((machine, now) => machine.subscribe(now, ALICE.nodeId));
    alice.do((machine, now) => machine.register(now, CONTENT));
    world.run(90_000);
    alice.do((machine, now) => machine.register(now, { ...CONTENT, locators: locators(2) }));
    world.run(120_000);
    const last = bob.of('changed').at(-1)?.known.record.locators[0]?.address.address;
    return new Set(alice.of('registered').map(({ agent }) => agent)).size === 2 && last === '192.0.2.2';
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 40 }));
  t.end();
});

t.test('[R-AGENT-25] registered at once, from every socket, at half of the life, and when something changes', (t) => {
  const world = new World();
  world.agent();
  world.agent();
  const alice = world.client({ identity: ALICE }, 2);
  const own = [0, 1].map((id) => ({
    ...locators(1, 2)[id],
    id,
    address: alice.address(id),
  })) as typeof CONTENT.locators;
  alice.do((machine, now) => machine.register(now, { locators: own, ttl: 100 }));
  world.run(1000);
  const first = alice.of('registered');
  t.strictSame(first.map(({ agent, socket }) => [agent, socket]).sort(), [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]);
  t.ok(first.every(({ at, observed, socket }) => at <= 80 && observed.key === alice.address(socket).key));
  t.strictSame(
    world.agents.map(({ store }) => store.entries.get(ALICE.nodeId.text)?.verified),
    [3, 3],
    'both locators were heard from',
  );
  world.run(43_000);
  t.equal(alice.of('registered').length, 4);
  world.run(7000);
  const second = alice.of('registered').slice(4);
  t.equal(second.length, 4, 'again at 45 to 50 s');
  t.ok((second[0]?.sequence ?? 0n) > (first[0]?.sequence ?? 0n));
  const moved = world.elapsed;
  for (let i = 0; i < 50; i++) alice.do((machine, now) => machine.register(now, { locators: locators(i), ttl: 100 }));
  world.run(1000);
  t.equal(alice.of('registered').length, 12, 'fifty sets in one moment are one or two registrations');
  t.ok((alice.of('registered')[8]?.at ?? 0) - moved <= 80);
  alice.move(1);
  world.run(1000);
  t.equal(alice.of('registered').length, 14, 'sockets have changed');
  alice.do((machine, now) => machine.register(now, null));
  world.run(200_000);
  t.equal(alice.of('registered').length, 14, 'no longer');
  t.end();
});

t.test('[R-AGENT-25] an agent that is away is tried again, ever more seldom', (t) => {
  const world = new World();
  const agent = world.agent();
  const alice = world.client({ identity: ALICE });
  agent.store.failing = true;
  alice.do((machine, now) => machine.register(now, { ...CONTENT, ttl: 86_400 }));
  world.run(300_000);
  const failures = alice.of('register-failed');
  t.ok(failures.length >= 5 && failures.length < 30, `${failures.length} failures in 5 minutes`);
  t.ok(failures.every(({ reason }) => reason === 'unavailable'));
  agent.store.failing = false;
  world.run(61_000);
  t.equal(alice.of('registered').length, 1);
  t.end();
});

t.test('[R-AGENT-26] lost memory and a clock behind lock nobody out; a liar cannot push a node ahead', (t) => {
  const world = new World();
  world.agent();
  registered(world);
  const again = world.client({ identity: ALICE });
  again.clockError = -100_000;
  again.do((machine, now) => machine.register(now, CONTENT));
  world.run(5000);
  t.match(again.of('register-failed'), [{ reason: 'older-sequence' }]);
  t.equal(again.of('registered').length, 1);

  const liars = new World();
  liars.impostor((bytes) => {
    const read = parseAgentMessage(bytes);
    if (!read.ok) return [];
    const { transaction } = read.value;
    const sequence = 2n ** 64n - 1n;
    return [
      encodeAgentMessage({ type: 'error', transaction, cookie: null, code: 'older-sequence', retryAfter: 0, sequence }),
    ];
  });
  const alice = liars.client({ identity: ALICE });
  alice.do((machine, now) => machine.register(now, CONTENT));
  liars.run(30_000);
  t.ok(alice.machine.sequence <= BigInt(NOW + 30_000));
  t.ok(alice.of('register-failed').length >= 3, 'and nothing breaks');
  t.end();
});

t.test('[R-AGENT-28] [R-AGENT-13] [R-AGENT-6] a private record, for its readers alone', (t) => {
  const world = new World();
  world.agent();
  const alice = world.client({ identity: ALICE });
  alice.do((machine, now) => machine.register(now, { ...CONTENT, readers: [BOB.nodeId] }));
  world.run(200);
  const reader = world.client({ identity: BOB, signed: true });
  const unsigned = world.client({ identity: BOB, signed: false });
  const stranger = world.client({ identity: CAROL, signed: true });
  for (const client of [reader, unsigned, stranger]) {
    lookUp(client, ALICE.nodeId);
    client.do((machine, now) => machine.subscribe(now, ALICE.nodeId));
  }
  world.run(2000);
  alice.do((machine, now) => machine.register(now, { ...CONTENT, locators: locators(2), readers: [BOB.nodeId] }));
  world.run(2000);
  t.strictSame(
    [reader, unsigned, stranger].map((client) => client.of('found').length),
    [1, 0, 0],
  );
  t.strictSame(
    [reader, unsigned, stranger].map((client) => client.of('changed').length),
    [1, 0, 0],
  );
  t.match(stranger.of('done'), [{ found: false, reasons: ['not-found'] }], 'not even that it exists');
  t.end();
});

t.test('[R-AGENT-28] [R-AGENT-6] who says nothing of signing does where there is nothing for everybody', (t) => {
  const world = new World();
  world.agent();
  const alice = world.client({ identity: ALICE });
  const bob = world.client({ identity: BOB });
  const carol = world.client({ identity: CAROL });
  const content = { ...CONTENT, readers: [BOB.nodeId] };
  const followers = [bob, carol];
  for (const client of followers) client.do((machine, now) => machine.subscribe(now, ALICE.nodeId));
  world.run(200);
  alice.do((machine, now) => machine.register(now, content));
  world.run(1000);
  t.equal(bob.of('changed').length, 1, 'there was nothing yet: the subscription is signed');
  t.equal(carol.of('changed').length, 0);
  const dave = world.client({ identity: BOB });
  const erin = world.client({ identity: CAROL });
  for (const client of [dave, erin]) lookUp(client, ALICE.nodeId);
  world.run(1000);
  t.match(dave.of('done'), [{ found: true }]);
  t.match(erin.of('done'), [{ found: false, reasons: ['not-found'] }]);
  dave.do((machine, now) => machine.subscribe(now, ALICE.nodeId));
  world.run(1000);
  alice.do((machine, now) => machine.register(now, { ...content, locators: locators(2) }));
  world.run(1000);
  t.equal(dave.of('changed').at(-1)?.known.record.locators[0]?.address.address, '192.0.2.2');
  t.end();
});

t.test('[R-AGENT-28] public records are asked for unsigned', (t) => {
  const world = new World();
  const agent = world.agent();
  registered(world);
  const bob = world.client({ identity: BOB });
  let signed = 0;
  const passed = agent.receive.bind(agent);
  agent.receive = (from, via, bytes) => {
    const read = parseAgentMessage(bytes);
    if (read.ok && 'proof' in read.value && read.value.proof !== null) signed++;
    passed(from, via, bytes);
  };
  lookUp(bob, ALICE.nodeId);
  bob.do((machine, now) => machine.subscribe(now, ALICE.nodeId));
  world.run(1000);
  t.equal(bob.of('found').length, 1);
  t.equal(signed, 0);
  t.end();
});

t.test('[R-AGENT-29] no bytes from an agent make a client throw, or tell it anything', (t) => {
  const world = new World();
  world.agent();
  const bob = world.client({ identity: BOB, signed: true });
  bob.do((machine, now) => machine.subscribe(now, ALICE.nodeId));
  bob.do((machine, now) => machine.register(now, CONTENT));
  lookUp(bob, ALICE.nodeId);
  const bytes = fc.oneof(mutated(messages.map(encodeAgentMessage)), fc.uint8Array({ maxLength: 1300 }));
  const law = fc.property(bytes, (each) => {
    bob.do((machine, now) => machine.handleMessage(now, 0, 0, each));
    return bob.told.length === 0;
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 5000 }));
  t.end();
});

t.test('[R-AGENT-25] a caller is told what no record holds', (t) => {
  const world = new World();
  world.agent();
  const alice = world.client({ identity: ALICE });
  t.throws(() => alice.do((machine, now) => machine.register(now, { ...CONTENT, ttl: 0 })), RangeError);
  const nobody = world.client();
  t.throws(() => nobody.do((machine, now) => machine.register(now, CONTENT)), /without identity/);
  t.throws(() => world.client({ agents: 0 }), RangeError);
  t.throws(() => world.client({ agents: 9 }), RangeError);
  t.end();
});

t.test('[R-AGENT-25] a record is signed once, however many agents and sockets there are', (t) => {
  let signatures = 0;
  const crypto: Crypto = {
    ...seededCrypto(1),
    ed25519Sign: (...all) => {
      signatures += 1;
      return nodeCrypto.ed25519Sign(...all);
    },
  };
  const machine = new AgentClientMachine(crypto, { agents: 2, identity: ALICE });
  machine.setSockets(0, [0, 1]);
  machine.register(0, CONTENT);
  machine.handleTimeout(0);
  t.equal(machine.counters.sent, 4);
  t.equal(signatures, 1);
  t.end();
});
