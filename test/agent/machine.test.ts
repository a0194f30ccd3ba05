/** The agent's machine by itself: what it owes to whom, its bounds, and what attackers get. */
import fc from 'fast-check';
import t from 'tap';
import { Cookies } from '../../src/agent/cookies.ts';
import { AgentMachine } from '../../src/agent/machine.ts';
import type { AgentLimits, AgentOutput, Peer } from '../../src/agent/server-types.ts';
import { TrueRecords } from '../../src/agent/true-records.ts';
import { signRecord } from '../../src/directory/record.ts';
import type { Crypto } from '../../src/multihome/crypto.ts';
import { nodeCrypto } from '../../src/net/crypto.ts';
import { type AgentMessage, encodeAgentMessage, parseAgentMessage } from '../../src/wire/agent-message.ts';
import { nodeId } from '../../src/wire/node-id.ts';
import { socketAddress } from '../../src/wire/socket-address.ts';
import { mutated } from '../wire/arbitraries.ts';
import { messages } from './arbitraries.ts';
import { ALICE, BOB, locators, NOW } from './support.ts';

const KEY = new Uint8Array(16).fill(7);

/** A machine with its clock, its answers, and a count of signatures it has verified. */
class Bench {
  readonly machine: AgentMachine;
  now = 0;
  verifications = 0;
  readonly requests: Extract<AgentOutput, { kind: 'get' | 'put' }>[] = [];

  constructor(limits: Partial<AgentLimits> = {}) {
    const crypto: Crypto = {
      ...nodeCrypto,
      ed25519Verify: (...all) => {
        this.verifications += 1;
        return nodeCrypto.ed25519Verify(...all);
      },
    };
    this.machine = new AgentMachine(crypto, { cookieKey: KEY, limits });
    this.machine.setUnixTime(0, NOW);
  }

  say(peer: Peer, bytes: Uint8Array): Uint8Array[] {
    this.machine.handleMessage(this.now, peer, bytes);
    return this.drain();
  }

  drain(): Uint8Array[] {
    const sent: Uint8Array[] = [];
    for (let output = this.machine.pollOutput(); output.kind !== 'timeout'; output = this.machine.pollOutput()) {
      if (output.kind === 'send') sent.push(output.bytes);
      else this.requests.push(output);
    }
    return sent;
  }

  /** The store is empty and takes everything. */
  store(): Uint8Array[] {
    for (const request of this.requests.splice(0)) {
      if (request.kind === 'get') this.machine.handleFound(this.now, request.id, null);
      else this.machine.handlePut(this.now, request.id, { kind: 'stored', verified: request.entry.verified });
    }
    return this.drain();
  }
}

function peer(host: number, channel = 0): Peer {
  return {
    address: socketAddress(4, `10.${(host >> 16) & 255}.${(host >> 8) & 255}.${host & 255}`, 9),
    channel,
    socket: 0,
  };
}

function cookieOf(to: Peer, at = NOW): Uint8Array {
  return new Cookies(KEY).make(at, to.address);
}

const RECORD = signRecord(nodeCrypto, ALICE, { locators: locators(1), ttl: 120 }, BigInt(NOW), NOW);

function register(cookie: Uint8Array | null, record = RECORD): Uint8Array {
  return encodeAgentMessage({ type: 'register', transaction: 5n, cookie, record, size: 320 });
}

function subscribe(
  cookie: Uint8Array | null,
  low: number,
  transaction = BigInt(low) + 1n,
  lifetime = 3600,
): Uint8Array {
  const id = nodeId(0x20000000, low);
  return encodeAgentMessage({ type: 'subscribe', transaction, cookie, nodeId: id, lifetime, proof: null, size: 320 });
}

function query(cookie: Uint8Array | null, size = 320): Uint8Array {
  return encodeAgentMessage({ type: 'query', transaction: 6n, cookie, nodeId: ALICE.nodeId, proof: null, size });
}

function codes(sent: readonly Uint8Array[]): string[] {
  return sent.map((bytes) => {
    const read = parseAgentMessage(bytes);
    return read.ok ? (read.value.type === 'error' ? read.value.code : read.value.type) : read.reason;
  });
}

t.test('[R-AGENT-11] cookies: of one address and port, for an hour, for agents of one key', (t) => {
  const [key, other] = [new Cookies(KEY), new Cookies(new Uint8Array(16))];
  const { address } = peer(1);
  const cookie = key.make(NOW, address);
  t.ok(key.holds(NOW, address, cookie) && new Cookies(KEY).holds(NOW, address, cookie));
  t.ok(key.holds(NOW + 3_600_000, address, cookie));
  t.notOk(key.holds(NOW + 3_660_001, address, cookie));
  t.notOk(key.holds(NOW - 120_000, address, cookie), 'made in the future');
  t.notOk(other.holds(NOW, address, cookie));
  t.notOk(key.holds(NOW, peer(2).address, cookie));
  t.notOk(key.holds(NOW, { ...address, port: 10 }, cookie));
  t.notOk(key.holds(NOW, socketAddress(6, '::a00:1', 9), cookie));
  t.notOk(key.holds(NOW, address, null));
  const law = fc.property(fc.nat({ max: 95 }), (bit) => {
    const changed = cookie.slice();
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return !key.holds(NOW, address, changed);
  });
  t.doesNotThrow(() => fc.assert(law));
  t.end();
});

t.test('[R-AGENT-12] a flood from forged sources: no state, no public-key work, nothing amplified', (t) => {
  const bench = new Bench();
  const heap: number[] = [];
  let [asked, answered] = [0, 0];
  for (let i = 0; i < 30_000; i++) {
    const bytes =
      [register(null), subscribe(null, i), query(null), register(cookieOf(peer(i + 1)))][i % 4] ?? query(null);
    asked += bytes.length;
    for (const each of [...bench.say(peer(i), bytes), ...bench.store()]) {
      answered += each.length;
      if (each.length > bytes.length) heap.push(i);
    }
  }
  t.strictSame(heap, [], 'no answer is longer than its question');
  t.ok(answered < asked / 4, `${answered} bytes for ${asked}`);
  t.strictSame(
    { verifications: bench.verifications, subscriptions: bench.machine.subscriptions, waiting: bench.machine.waiting },
    { verifications: 0, subscriptions: 0, waiting: 0 },
  );
  t.equal(bench.machine.counters['error.cookie-required'], 22_500);
  t.end();
});

t.test('[R-AGENT-12] [R-AGENT-13] answers: of the size of the question, then three times', (t) => {
  const bench = new Bench();
  const many = locators(...Array.from({ length: 16 }, (_, i) => i));
  const long = signRecord(nodeCrypto, ALICE, { locators: many, ttl: 120 }, BigInt(NOW), NOW);
  const entry = { sequence: 1n, expiresAt: NOW * 2, keepUntil: NOW * 2, verified: 5, record: long };
  const ask = (bytes: Uint8Array, from = peer(1)): string[] => {
    const sent = bench.say(from, bytes);
    for (const { id } of bench.requests.splice(0)) bench.machine.handleFound(0, id, entry);
    return codes([...sent, ...bench.drain()]);
  };
  const size = 26 + long.length;
  t.strictSame(ask(query(null)), ['cookie-required'], `${size} bytes are more than 320`);
  t.strictSame(ask(query(null, size)), ['answer']);
  t.strictSame(ask(query(cookieOf(peer(1)))), ['answer']);
  t.strictSame(ask(query(cookieOf(peer(1)), Math.floor(size / 3) - 1)), [], 'more than three times');
  t.strictSame(ask(query(null, 36), peer(1, 4)), ['answer'], 'by TCP, which shows the address');
  t.strictSame(ask(query(null, 32)), [], 'less than an ERROR has');
  t.equal(bench.machine.counters['dropped.answer-longer'], 2);
  t.end();
});

t.test('[R-AGENT-14] [R-AGENT-15] registrations and what is wrong with them', (t) => {
  const bench = new Bench();
  const from = { ...peer(1), address: socketAddress(4, '192.0.2.1', 7000) };
  const cookie = cookieOf(from);
  const say = (record: Uint8Array, next = 'stored'): AgentMessage => {
    const sent = bench.say(from, register(cookie, record));
    for (const request of bench.requests.splice(0)) {
      if (request.kind !== 'put') continue;
      if (next === 'failed') bench.machine.handleFailed(0, request.id);
      else if (next === 'full') bench.machine.handlePut(0, request.id, { kind: 'full' });
      else if (next === 'older') bench.machine.handlePut(0, request.id, { kind: 'older', sequence: 42n });
      else bench.machine.handlePut(0, request.id, { kind: 'stored', verified: request.entry.verified });
    }
    const read = parseAgentMessage([...sent, ...bench.drain()][0] ?? new Uint8Array(0));
    if (!read.ok) throw new Error(read.reason);
    return read.value;
  };
  const signed = (sequence: number, issuedAt: number, identity = ALICE): Uint8Array =>
    signRecord(nodeCrypto, identity, { locators: locators(1), ttl: 60 }, BigInt(sequence), issuedAt);
  t.match(say(RECORD), { type: 'registered', sequence: BigInt(NOW), verified: 1, observed: { key: from.address.key } });
  t.match(say(RECORD, 'older'), { code: 'older-sequence', sequence: 42n });
  t.match(say(RECORD, 'failed'), { code: 'unavailable', retryAfter: 1 });
  t.match(say(RECORD, 'full'), { code: 'full' });
  t.match(say(signed(NOW, NOW - 60_000)), { code: 'expired' });
  t.match(say(signed(NOW, NOW + 300_001)), { code: 'from-future' });
  t.match(say(signed(NOW + 300_001, NOW)), { code: 'from-future' });
  t.match(say(signed(NOW, NOW, { ...ALICE, seed: BOB.seed })), { code: 'bad-signature' });
  t.match(say(signed(NOW, NOW, { ...BOB, nodeId: ALICE.nodeId })), { code: 'wrong-key' });
  t.match(say(signed(NOW, NOW, { ...BOB, nodeId: nodeId(0, 1) })), { code: 'weak-identity' });
  t.match(say(Uint8Array.of(1)), { code: 'bad-record' });
  t.end();
});

t.test('[R-AGENT-14] the signature of a record is verified once, and a question under way is not asked again', (t) => {
  const bench = new Bench();
  const say = (from: Peer, transaction: bigint, record = RECORD): string[] => {
    const cookie = cookieOf(from);
    return codes(bench.say(from, encodeAgentMessage({ type: 'register', transaction, cookie, record, size: 320 })));
  };
  t.strictSame(say(peer(1), 5n), []);
  t.strictSame(say(peer(1), 5n), [], 'a repetition while the store is asked');
  t.strictSame(say(peer(2), 5n), [], 'from elsewhere it is another question');
  t.equal(bench.requests.length, 2);
  t.match(bench.machine.counters, { verifications: 1, 'dropped.under-way': 1 });
  t.strictSame(codes(bench.store()), ['registered', 'registered']);
  t.strictSame(say(peer(1), 5n), [], 'the answer was lost');
  t.strictSame(codes(bench.store()), ['registered']);
  t.equal(bench.verifications, 1);
  const forged = RECORD.with(RECORD.length - 1, (RECORD.at(-1) ?? 0) ^ 1);
  for (let i = 0; i < 2; i++) t.strictSame(say(peer(1), 6n, forged), ['bad-signature'], 'what is false is never known');
  t.equal(bench.verifications, 3);
  bench.now = 121_000;
  t.strictSame(say(peer(1), 7n), ['expired'], 'what was true is judged by the clock again');
  t.end();
});

t.test('[R-AGENT-14] as many records are known for true as there is room for', (t) => {
  const known = new TrueRecords(nodeCrypto, 2);
  const names = [1, 2, 3].map((byte) => known.nameOf(Uint8Array.of(byte)));
  for (const name of names) known.add(name);
  t.strictSame(
    names.map((name) => known.has(name)),
    [false, true, true],
  );
  t.end();
});

t.test('[R-AGENT-16] subscriptions: bounded, replaced, ended', (t) => {
  const limits = { maxSubscriptions: 12, maxSubscriptionsPerSource: 5, maxSubscriptionsPerNode: 4 };
  const bench = new Bench(limits);
  const apart = (host: number, channel = 0): Peer => peer(host << 8, channel);
  const say = (from: Peer, low: number, lifetime = 3600, transaction?: bigint): string[] => {
    const own = transaction ?? BigInt(from.address.address.split('.')[2] ?? 0) * 1000n + BigInt(low);
    return codes([...bench.say(from, subscribe(cookieOf(from), low, own, lifetime)), ...bench.store()]);
  };
  t.strictSame(say(apart(1), 0), ['notify']);
  t.strictSame(say(apart(1), 0), ['notify']);
  t.strictSame(say(apart(1), 0, 3600, 77n), ['notify']);
  t.equal(bench.machine.subscriptions, 1, 'one peer, one node');
  for (let low = 1; low < 5; low++) say(apart(1), low);
  t.strictSame(say(apart(1), 5), ['too-many-subscriptions'], 'of one address');
  for (let host = 2; host < 5; host++) t.strictSame(say(apart(host), 0), ['notify']);
  t.strictSame(say(apart(5), 0), ['too-many-subscriptions'], 'to one node');
  for (let low = 10; low < 14; low++) t.strictSame(say(apart(6), low), ['notify']);
  t.strictSame(say(apart(7), 20), ['too-many-subscriptions'], 'in all');
  t.strictSame(say(apart(6), 10, 0), ['notify'], 'ended');
  t.strictSame(say(apart(7), 20), ['notify'], 'there is room');
  t.strictSame(say(apart(8), 99, 0), ['notify'], 'to end what is not is no fault');
  t.strictSame(say(apart(2), 30, 3600, 77n), ['too-many-subscriptions'], 'a transaction of one to another node');
  t.equal(bench.machine.subscriptions, 12);
  t.strictSame(say(apart(2), 0, 3600, 77n), ['notify'], 'who has moved takes it along');
  t.equal(bench.machine.subscriptions, 11, 'in place of the one that it had there');
  bench.now = 3_600_000;
  bench.machine.handleTimeout(bench.now);
  t.equal(bench.machine.subscriptions, 0, 'after an hour');
  t.equal(bench.machine.counters['ended.expired'], 11);
  bench.now = 0;
  const tcp = apart(9, 3);
  t.strictSame(codes([...bench.say(tcp, subscribe(null, 1)), ...bench.store()]), ['notify']);
  bench.machine.handleClosed(3);
  t.equal(bench.machine.subscriptions, 0, 'with its connection');
  t.equal(bench.machine.pollOutput().kind, 'timeout');
  t.end();
});

t.test('[R-AGENT-16] neither a /64 nor a network has all places, or all of one node', (t) => {
  const limits = { maxSubscriptions: 40, maxSubscriptionsPerSource: 4, maxSubscriptionsPerNetwork: 10 };
  const bench = new Bench({ ...limits, maxSubscriptionsPerNode: 6 });
  let next = 0n;
  const taken = (low: number, ...addresses: string[]): number => {
    const answers = addresses.flatMap((address) => {
      const from = { address: socketAddress(address.includes(':') ? 6 : 4, address, 9), channel: 0, socket: 0 };
      return codes([...bench.say(from, subscribe(cookieOf(from), low, ++next)), ...bench.store()]);
    });
    return answers.filter((code) => code === 'notify').length;
  };
  const hosts = (network: string, count = 20): string[] =>
    Array.from({ length: count }, (_, i) => `${network}${1 + i}`);
  t.equal(taken(1, ...hosts('2001:db8:1:1::')), 3, 'half of those to one node');
  t.equal(taken(2, ...hosts('2001:db8:1:1::')), 1, 'one /64');
  t.equal(taken(2, ...hosts('2001:db8:1:2::')), 2, 'one /48 to one node');
  t.equal(taken(3, ...hosts('2001:db8:1:3::')), 3);
  t.equal(taken(4, ...hosts('2001:db8:1:4::')), 1, 'one /48');
  t.equal(taken(1, ...hosts('198.51.100.')), 3, 'there is room for others, to the same node, too');
  t.equal(taken(1, ...hosts('203.0.113.')), 0, 'up to its bound');
  t.equal(bench.machine.subscriptions, 13);
  bench.now = 3_600_000;
  bench.machine.handleTimeout(bench.now);
  bench.now = 0;
  t.equal(taken(5, ...hosts('2001:db8:1:1::')), 3, 'what has ended gives its places back');
  t.end();
});

t.test(
  '[R-AGENT-17] [R-AGENT-20] a change is told to all who may know, again until acknowledged, and not for ever',
  (t) => {
    const bench = new Bench();
    const [good, dead] = [peer(1), peer(2)];
    const watch = (from: Peer, transaction: bigint): void => {
      const cookie = cookieOf(from);
      const asked = { type: 'subscribe', transaction, cookie, nodeId: ALICE.nodeId, lifetime: 3600 } as const;
      bench.say(from, encodeAgentMessage({ ...asked, proof: null, size: 320 }));
      bench.store();
    };
    watch(good, 1n);
    watch(dead, 2n);
    const repeats: number[] = [];
    const change = (i: number, all: boolean): number => {
      const record = signRecord(nodeCrypto, ALICE, { locators: locators(i), ttl: 120 }, BigInt(NOW + i), NOW);
      bench.machine.handleChanged(bench.now, all ? null : ALICE.nodeId.text);
      bench.drain();
      const entry = { sequence: BigInt(NOW + i), expiresAt: NOW * 2, keepUntil: NOW * 2, verified: 0, record };
      for (const { id } of bench.requests.splice(0)) bench.machine.handleFound(bench.now, id, entry);
      const sent = bench.drain();
      const notified = { type: 'notified', transaction: 1n, cookie: null, sequence: BigInt(NOW + i) } as const;
      bench.say(good, encodeAgentMessage(notified));
      bench.say(dead, encodeAgentMessage(notified));
      const start = bench.now;
      for (; bench.now < start + 10_000; bench.now += 50) {
        bench.machine.handleTimeout(bench.now);
        for (const _ of bench.drain()) repeats.push(bench.now - start);
      }
      return sent.length;
    };
    t.equal(change(1, false), 2);
    t.strictSame(repeats, [250, 750, 1750], 'to the one that has not acknowledged');
    t.equal(change(1, true), 0, 'known to both');
    t.equal(change(2, true), 2, 'whatever was missed');
    t.equal(bench.machine.counters['dropped.unknown-subscription'], 3, "another's acknowledgment");
    change(3, false);
    change(4, false);
    t.equal(bench.machine.subscriptions, 1);
    t.equal(bench.machine.counters['ended.unanswered'], 1);
    t.equal(change(5, false), 1);
    const record = signRecord(nodeCrypto, ALICE, { locators: locators(6), ttl: 120 }, BigInt(NOW + 6), NOW);
    const entry = { sequence: BigInt(NOW + 6), expiresAt: NOW * 2, keepUntil: NOW * 2, verified: 0, record };
    bench.machine.handleChanged(bench.now, ALICE.nodeId.text, entry);
    const told = bench.drain().map(parseAgentMessage);
    t.match(told, [{ ok: true, value: { type: 'notify', record } }], 'what the store tells is passed on');
    bench.machine.handleChanged(bench.now, ALICE.nodeId.text, { ...entry, record: record.subarray(1) });
    bench.machine.handleChanged(bench.now, BOB.nodeId.text);
    bench.drain();
    t.strictSame(
      bench.requests.map(({ nodeId }) => nodeId.text),
      [ALICE.nodeId.text],
      'asked for what was told and is no record, not for whom nobody follows',
    );
    t.end();
  },
);

t.test('[R-AGENT-18] public-key work is bounded, in all and for one prefix', (t) => {
  const bench = new Bench({ proofRate: 30, proofRatePerPrefix: 10 });
  let sequence = NOW;
  const round = (hosts: number[]): number => {
    const before = bench.verifications;
    for (const host of hosts) {
      const record = signRecord(nodeCrypto, ALICE, { locators: [], ttl: 60 }, BigInt(sequence++), NOW);
      bench.say(peer(host), register(cookieOf(peer(host), NOW + bench.now), record));
      bench.store();
    }
    return bench.verifications - before;
  };
  const near = Array.from({ length: 50 }, (_, i) => i);
  const far = Array.from({ length: 50 }, (_, i) => (i + 1) << 8);
  t.equal(round(near), 10);
  t.equal(round(far), 20);
  bench.now = 1000;
  t.equal(round(far), 30);
  t.equal(bench.machine.counters['error.busy'], 90);
  t.end();
});

t.test('[R-AGENT-15] [R-AGENT-19] questions that wait for a slow store are bounded', (t) => {
  const bench = new Bench({ maxPending: 100 });
  const sent: string[] = [];
  for (let i = 0; i < 500; i++) sent.push(...codes(bench.say(peer(i), query(null))));
  t.equal(bench.machine.waiting, 100);
  t.equal(sent.filter((code) => code === 'busy').length, 400);
  t.strictSame(new Set(codes(bench.store())), new Set(['not-found']));
  t.equal(bench.machine.waiting, 0);
  t.end();
});

t.test('[R-AGENT-19] no bytes make it throw, and each message is counted', (t) => {
  const bench = new Bench();
  const from = peer(1);
  const cookie = cookieOf(from);
  const baked = messages.map((message) => encodeAgentMessage({ ...message, cookie }));
  const law = fc.property(
    fc.oneof(baked, mutated(baked), fc.uint8Array({ maxLength: 1300 })),
    fc.boolean(),
    (bytes, tcp) => {
      const before = total();
      const sent = [...bench.say(tcp ? peer(1, 1) : from, bytes), ...bench.store()];
      return total() > before && (tcp || sent.every((each) => each.length <= 3 * bytes.length));
    },
  );
  const total = (): number => Object.values(bench.machine.counters).reduce((sum, each) => sum + each, 0);
  t.doesNotThrow(() => fc.assert(law, { numRuns: 5000 }));
  t.ok(bench.machine.subscriptions <= 1024 * 2);
  t.equal(bench.machine.waiting, 0);
  for (const id of [-1, 0, 1e9]) {
    t.doesNotThrow(() => bench.machine.handleFound(0, id, null));
    t.doesNotThrow(() => bench.machine.handlePut(0, id, { kind: 'full' }));
    t.doesNotThrow(() => bench.machine.handleFailed(0, id));
  }
  t.end();
});
