/** Agent and client on real sockets of the loopback interface. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import t from 'tap';
import { INBOX_PATIENCE } from '../../src/agent/constants.ts';
import { recordToJson } from '../../src/agent/json.ts';
import { parseStoreName } from '../../src/agent/open-store.ts';
import { AgentServer, type AgentServerOptions } from '../../src/agent/server.ts';
import { FrameReader, framed } from '../../src/directory/frames.ts';
import { AgentClient } from '../../src/net/agent-client.ts';
import { LevelStore } from '../../src/store/level.ts';
import { MemoryStore } from '../../src/store/memory.ts';
import type { RecordStore } from '../../src/store/store.ts';
import { encodeAgentMessage, parseAgentMessage } from '../../src/wire/agent-message.ts';
import { type SocketAddress, socketAddress } from '../../src/wire/socket-address.ts';
import { ALICE, BOB, locators } from './support.ts';

const CONTENT = { locators: locators(1), ttl: 120 };

async function serve(t: Tap, options: Partial<AgentServerOptions> = {}): Promise<AgentServer> {
  const listen = [socketAddress(4, '127.0.0.1', 0)];
  const server = await AgentServer.open({ store: new MemoryStore(), listen, ...options });
  t.teardown(() => server.close());
  return server;
}

type Tap = { teardown(end: () => unknown): unknown };

function client(t: Tap, agents: SocketAddress[], options = {}): AgentClient {
  const made = new AgentClient({ agents, ...options });
  t.teardown(() => made.close());
  return made;
}

function address(server: AgentServer, index = 0): SocketAddress {
  const found = server.addresses()[index];
  if (found === undefined) throw new Error('it does not listen');
  return found;
}

async function dial(t: Tap, server: AgentServer): Promise<Socket> {
  const socket = connect(address(server).port, '127.0.0.1');
  socket.on('error', () => {});
  t.teardown(() => socket.destroy());
  await once(socket, 'connect');
  return socket;
}

t.test('[R-AGENT-38] [R-AGENT-41] registered, looked up, followed: over both families', async (t) => {
  const listen = [socketAddress(4, '127.0.0.1', 0), socketAddress(6, '::1', 0)];
  const server = await serve(t, { listen });
  const agents = server.addresses();
  const alice = client(t, agents, { identity: ALICE });
  const bob = client(t, agents);
  const first = once(bob, 'changed');
  bob.subscribe(ALICE.nodeId);
  const registration = once(alice, 'registered');
  alice.register(CONTENT);
  const [registered] = (await registration) as [{ observed: SocketAddress; sequence: bigint }];
  t.match(registered.observed.address, /^(127\.0\.0\.1|::1)$/);
  t.equal(alice.sequence, registered.sequence);
  t.equal((await first)[1].record.sequence, registered.sequence);
  const known = await bob.lookup(ALICE.nodeId, { fresh: true });
  t.match(recordToJson(known.record, known.verified, Date.now()), {
    nodeId: ALICE.nodeId.text,
    locators: [{ address: '192.0.2.1', port: 7000, verified: false }],
  });
  const changed = once(bob, 'changed');
  alice.register({ ...CONTENT, locators: locators(2) });
  const [, next] = await changed;
  t.equal(next.record.locators[0].address.address, '192.0.2.2');
  await t.rejects(bob.lookup(BOB.nodeId), { code: 'ENOTFOUND', kamoCode: 'ERR_KAMO_NOT_FOUND' });
  t.ok(server.gauges().subscriptions >= 1);
});

t.test('[R-AGENT-41] nobody is there: an error that says so; and what is cancelled or closed', async (t) => {
  const silent = createSocket('udp4');
  silent.bind(0, '127.0.0.1');
  await once(silent, 'listening');
  t.teardown(() => silent.close());
  const nobody = client(t, [socketAddress(4, '127.0.0.1', silent.address().port)]);
  await t.rejects(nobody.lookup(ALICE.nodeId, { signal: AbortSignal.timeout(50) }), { name: 'TimeoutError' });
  await t.rejects(nobody.lookup(ALICE.nodeId, { signal: AbortSignal.abort() }), { name: 'AbortError' });
  const unanswered = t.rejects(nobody.lookup(ALICE.nodeId), { code: 'EAI_AGAIN', kamoCode: 'ERR_KAMO_AGENT' });
  const other = client(t, [socketAddress(4, '127.0.0.1', silent.address().port)]);
  const closed = t.rejects(other.lookup(ALICE.nodeId), { code: 'ERR_KAMO_CLOSED' });
  other.close();
  await closed;
  await t.rejects(other.lookup(ALICE.nodeId), { code: 'ERR_KAMO_CLOSED' });
  await unanswered;
  t.throws(() => new AgentClient({ agents: [] }), { code: 'ERR_KAMO_ARGUMENT' });
});

t.test(
  '[R-AGENT-41] a node lends its sockets: it registers from there, and others are not taken for agents',
  async (t) => {
    const server = await serve(t);
    const data = createSocket('udp4');
    data.bind(0, '127.0.0.1');
    await once(data, 'listening');
    t.teardown(() => data.close());
    const lent = {
      family: 4 as const,
      send: (bytes: Uint8Array, to: SocketAddress) => data.send(bytes, to.port, to.address),
    };
    const alice = client(t, [address(server)], { identity: ALICE, sockets: [lent] });
    data.on('message', (bytes, from) => alice.receive(bytes, socketAddress(4, from.address, from.port), 0));
    const own = {
      ...CONTENT.locators[0],
      address: socketAddress(4, '127.0.0.1', data.address().port),
    } as (typeof CONTENT.locators)[0];
    const registered = once(alice, 'registered');
    alice.register({ ...CONTENT, locators: [own] });
    t.match(await registered, [{ observed: { key: own?.address.key }, verified: 1 }]);
    t.notOk(alice.receive(Uint8Array.of(1), socketAddress(4, '127.0.0.1', 9), 0));
  },
);

t.test('[R-AGENT-29] what anybody else sends to the port of who asks is counted', async (t) => {
  const [silent, stranger] = [createSocket('udp4'), createSocket('udp4')];
  t.teardown(() => [silent, stranger].map((socket) => socket.close()));
  silent.bind(0, '127.0.0.1');
  await once(silent, 'listening');
  const bob = client(t, [socketAddress(4, '127.0.0.1', silent.address().port)]);
  const asked = once(silent, 'message');
  const unanswered = t.rejects(bob.lookup(ALICE.nodeId), { code: 'ERR_KAMO_CLOSED' });
  const [, from] = await asked;
  stranger.send('I know!', from.port, '127.0.0.1');
  while (bob.counters()['dropped.not-an-agent'] !== 1) await new Promise((resolve) => setTimeout(resolve, 5));
  t.equal(bob.counters()['received'], 0);
  bob.close();
  await unanswered;
});

t.test('[R-AGENT-7] [R-AGENT-38] frames of TCP, however they are cut', async (t) => {
  const server = await serve(t, { tcp: { idle: 1500 } });
  const query = encodeAgentMessage({
    type: 'query',
    transaction: 3n,
    cookie: null,
    nodeId: ALICE.nodeId,
    proof: null,
    size: 0,
  });
  const socket = await dial(t, server);
  const reader = new FrameReader();
  const answers: string[] = [];
  socket.on('data', (chunk) => {
    for (const message of reader.push(chunk) ?? []) {
      const read = parseAgentMessage(message);
      answers.push(read.ok && read.value.type === 'error' ? read.value.code : 'other');
    }
  });
  for (const byte of framed(query)) socket.write(Uint8Array.of(byte));
  socket.write(new Uint8Array([...framed(query), ...framed(query), ...framed(Uint8Array.of(1, 2, 3))]));
  while (answers.length < 3) await once(socket, 'data');
  t.strictSame(answers, ['not-found', 'not-found', 'not-found']);
  await once(socket, 'close');
  t.equal(server.counters()['tcp.idle'], 1, 'closed when nothing comes');
});

t.test('[R-AGENT-7] [R-AGENT-38] TCP that is no message, and more connections than one source may have', async (t) => {
  const server = await serve(t, { tcp: { connectionsPerSource: 3 } });
  const bad = await dial(t, server);
  bad.write(Uint8Array.of(0xff, 0xff, 1));
  await once(bad, 'close');
  t.equal(server.counters()['tcp.malformed'], 1);
  const many = await Promise.all([1, 2, 3].map(() => dial(t, server)));
  const fourth = await dial(t, server);
  await once(fourth, 'close');
  t.equal(server.counters()['tcp.refused'], 1);
  for (const each of many) each.destroy();
});

t.test('[R-AGENT-39] a graceful end: what is under way is answered, new questions are not', async (t) => {
  const memory = new MemoryStore();
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const slow: RecordStore = {
    get: async (nodeId, now) => {
      await held;
      return memory.get(nodeId, now);
    },
    put: (nodeId, entry, now) => memory.put(nodeId, entry, now),
    onChange: (listener) => memory.onChange(listener),
    sweep: (now) => memory.sweep(now),
    close: () => memory.close(),
  };
  const server = await AgentServer.open({ store: slow, listen: [socketAddress(4, '127.0.0.1', 0)] });
  const bob = client(t, [address(server)]);
  const answer = t.rejects(bob.lookup(ALICE.nodeId), { code: 'ENOTFOUND', kamoCode: 'ERR_KAMO_NOT_FOUND' });
  while (server.gauges().waiting === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const closing = server.close();
  release();
  await closing;
  await answer;
  await server.close();
});

t.test('[R-AGENT-39] a new agent over the same folder has what was acknowledged', async (t) => {
  const folder = t.testdir();
  const first = await AgentServer.open({
    store: await LevelStore.open(folder),
    listen: [socketAddress(4, '127.0.0.1', 0)],
  });
  const alice = client(t, [address(first)], { identity: ALICE });
  const registered = once(alice, 'registered');
  alice.register(CONTENT);
  await registered;
  alice.close();
  await first.close();
  const second = await serve(t, { store: await LevelStore.open(folder) });
  t.ok((await client(t, [address(second)]).lookup(ALICE.nodeId)).record.locators.length === 1);
});

t.test('[R-AGENT-38] a port in use is an error, and nothing stays open', async (t) => {
  const server = await serve(t);
  const store = new MemoryStore();
  const listen = [socketAddress(4, '127.0.0.1', 0), address(server)];
  await t.rejects(AgentServer.open({ store, listen }), { code: 'EADDRINUSE' });
});

t.test('[R-AGENT-40] a storm of noise and of questions: alive, bounded, counted', async (t) => {
  const server = await serve(t);
  const storm = createSocket('udp4');
  t.teardown(() => storm.close());
  const { port } = address(server);
  const query = encodeAgentMessage({
    type: 'query',
    transaction: 3n,
    cookie: null,
    nodeId: ALICE.nodeId,
    proof: null,
    size: 320,
  });
  const register = encodeAgentMessage({
    type: 'register',
    transaction: 3n,
    cookie: null,
    record: new Uint8Array(200),
    size: 320,
  });
  for (let i = 0; i < 6000; i++) {
    const noise = new Uint8Array(i % 1400).map((_, at) => (at * i * 31) & 0xff);
    storm.send([query, register, noise][i % 3] ?? noise, port, '127.0.0.1');
    if (i % 200 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  const bob = client(t, [address(server)]);
  await t.rejects(bob.lookup(ALICE.nodeId), { code: 'ENOTFOUND', kamoCode: 'ERR_KAMO_NOT_FOUND' }, 'it still answers');
  const counters = server.counters();
  t.ok((counters['dropped.malformed'] ?? 0) > 100 && (counters['error.cookie-required'] ?? 0) > 100);
  const { subscriptions, waiting } = server.gauges();
  t.strictSame({ subscriptions, waiting }, { subscriptions: 0, waiting: 0 });
});

t.test('[R-AGENT-42] names of stores', (t) => {
  t.strictSame(parseStoreName('memory'), { kind: 'memory' });
  t.strictSame(parseStoreName('level:/var/lib/kamo'), { kind: 'level', folder: '/var/lib/kamo' });
  t.strictSame(parseStoreName('redis:127.0.0.1:6379'), { kind: 'redis', url: 'redis://127.0.0.1:6379' });
  t.strictSame(parseStoreName('redis://u:p@host/2'), { kind: 'redis', url: 'redis://u:p@host/2' });
  for (const text of ['', 'level:', 'level', 'redis:', 'redis://', 'redis:///', 'sql:x', 'memory:x']) {
    t.equal(parseStoreName(text), null, text);
  }
  t.end();
});

t.test(
  '[R-AGENT-67] what waited while the thread was busy is dropped and counted, and answered when it is asked again',
  async (t) => {
    class BusyOnce extends MemoryStore {
      #busy = false;

      override async get(...question: Parameters<MemoryStore['get']>) {
        // All of the burst has been read by now: the thread is busy for longer than any of it may wait.
        if (!this.#busy) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, INBOX_PATIENCE + 1);
        this.#busy = true;
        return super.get(...question);
      }
    }
    const server = await serve(t, { store: new BusyOnce() });
    const asker = client(t, server.addresses());
    const lookups = Array.from({ length: 8 }, () => asker.lookup(ALICE.nodeId));
    const answers = await Promise.allSettled(lookups);
    for (const answer of answers) t.match(answer, { reason: { kamoCode: 'ERR_KAMO_NOT_FOUND' } });
    t.ok((server.counters()['inbox.late'] ?? 0) > 0);
  },
);
