/** Nodes with Location Agents: they register, and are dialled by their IDs alone. */
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { AgentServer } from '../../src/agent/server.ts';
import { connect, type KamoSocket, Node } from '../../src/index.ts';
import { AgentClient } from '../../src/net/agent-client.ts';
import { parseAddress } from '../../src/net/arguments.ts';
import { MemoryStore } from '../../src/store/memory.ts';
import { formatGeneralizedId } from '../../src/wire/node-id.ts';
import { socketAddress } from '../../src/wire/socket-address.ts';
import { openAgent, silentPort, until } from './agents-support.ts';
import { AWAY, HOME, listening, openNode, STRANGER } from './net-support.ts';

async function failure(socket: KamoSocket): Promise<unknown> {
  return (await once(socket, 'error').catch((error: unknown) => [error]))[0];
}

async function openHome(t: Test, agents: readonly string[]): Promise<Node> {
  return openNode(t, { identity: HOME, locators: ['127.0.0.2', '127.0.0.3'], agents });
}

async function openAway(t: Test, agents: readonly string[]): Promise<Node> {
  return openNode(t, { identity: AWAY, locators: ['127.0.0.4'], agents });
}

/** A connection that was dialled by ID alone. */
async function openFollowed(t: Test) {
  const agent = await openAgent(t);
  const home = await openHome(t, [agent.name]);
  const away = await openAway(t, [agent.name]);
  const accepted = once(await listening(home), 'connection');
  await until(async () => (await agent.whereabouts(HOME.nodeId)) !== undefined);
  const socket = connect({ node: away, nodeId: HOME.nodeId, port: 7 });
  await once(socket, 'connect');
  const [peer] = (await accepted) as [KamoSocket];
  return { agent, home, away, socket, peer };
}

function pattern(length: number): Buffer {
  return Buffer.from(Uint8Array.from({ length }, (_, i) => (i * 31) ^ (i >> 8)));
}

function textOf(node: Node): string[] {
  return node
    .locators()
    .map(({ address, port }) => `${address}:${port}`)
    .sort();
}

t.test('[R-AGENT-54] agents are named in the options, or in the environment', async (t) => {
  const agent = await openAgent(t);
  const open = { identity: HOME, locators: ['127.0.0.2'] };
  for (const agents of ['127.0.0.1', ['a b'], [7], Array(9).fill('127.0.0.1')]) {
    await t.rejects(Node.open({ ...open, agents: agents as string[] }), { code: 'ERR_KAMO_ARGUMENT' });
  }
  await t.rejects(Node.open({ ...open, agents: ['no.such.host.invalid'] }), {
    code: 'EAI_AGAIN',
    kamoCode: 'ERR_KAMO_AGENT',
  });
  process.env['KAMO_AGENTS'] = agent.name;
  t.teardown(() => delete process.env['KAMO_AGENTS']);
  const node = await openNode(t, open);
  await until(async () => (await agent.whereabouts(HOME.nodeId)) !== undefined);
  const alone = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'], agents: [] });
  t.throws(() => connect({ node: alone, nodeId: HOME.nodeId, port: 7 }), { code: 'ERR_KAMO_NO_LOCATOR' });
  await node.close();
});

t.test(
  '[R-AGENT-55] a node registers what it announces, anew when that changes, and says so when it ends',
  async (t) => {
    const agent = await openAgent(t);
    const announced = { address: '127.0.0.3', announce: ['198.51.100.7:4000'] };
    const node = await openNode(t, {
      identity: HOME,
      locators: ['127.0.0.2', announced, { address: '127.0.0.4', announce: false }],
      agents: [agent.name],
    });
    const own = (address: string): string => textOf(node).find((text) => text.startsWith(`${address}:`)) ?? '';
    const is = async (expected: readonly string[]): Promise<boolean> =>
      JSON.stringify(await agent.whereabouts(HOME.nodeId)) === JSON.stringify(expected);
    await until(() => is([own('127.0.0.2'), '198.51.100.7:4000']));
    await node.addLocator('127.0.0.5');
    await until(() => is([own('127.0.0.2'), own('127.0.0.5'), '198.51.100.7:4000']));
    node.removeLocator(own('127.0.0.2'));
    await until(() => is([own('127.0.0.5'), '198.51.100.7:4000']));
    await node.close();
    t.strictSame(await agent.whereabouts(HOME.nodeId), []);
  },
);

t.test(
  '[R-AGENT-55] [R-AGENT-14] it registers from the sockets that carry data: the agent has heard from there',
  async (t) => {
    const agent = await openAgent(t);
    await openHome(t, [agent.name]);
    const client = new AgentClient({ agents: agent.server.addresses() });
    t.teardown(() => client.close());
    await until(async () => {
      const known = await client.lookup(HOME.nodeId, { fresh: true }).catch(() => undefined);
      return known?.verified === 0b11;
    });
  },
);

t.test('[R-AGENT-55] an agent that refuses is told', async (t) => {
  const server = await AgentServer.open({ store: new MemoryStore(0), listen: ['127.0.0.1:0'] });
  t.teardown(() => server.close());
  const agent = `127.0.0.1:${server.addresses()[0]?.port}`;
  const home = await openHome(t, [agent]);
  t.strictSame(await once(home, 'register-failed'), [{ agent, reason: 'full' }]);
});

t.test('[R-AGENT-56] a node is dialled by its ID alone', async (t) => {
  const [first, second] = [await openAgent(t), await openAgent(t)];
  const home = await openHome(t, [first.name, second.name]);
  const away = await openAway(t, [second.name]);
  const server = await listening(home);
  server.on('connection', (socket) => socket.pipe(socket));
  await until(async () => (await second.whereabouts(HOME.nodeId)) !== undefined);
  const socket = connect({ node: away, host: home.generalizedId, port: 7 });
  t.ok(socket.connecting);
  socket.end('hello');
  const lookup = once(socket, 'lookup');
  const chunks: string[] = [];
  for await (const chunk of socket) chunks.push(String(chunk));
  t.equal(chunks.join(''), 'hello');
  t.strictSame(await lookup, [null, home.generalizedId, 6, home.generalizedId]);
});

t.test('[R-AGENT-56] nobody knows the node, or nobody answers: errors as those of DNS', async (t) => {
  const agent = await openAgent(t);
  const away = await openAway(t, [agent.name]);
  t.match(await failure(connect({ node: away, nodeId: STRANGER.nodeId, port: 7 })), {
    code: 'ENOTFOUND',
    errno: -3008,
    syscall: 'getaddrinfo2',
    hostname: STRANGER.nodeId.text,
    kamoCode: 'ERR_KAMO_NOT_FOUND',
  });
  const deaf = await openNode(t, {
    identity: STRANGER,
    locators: ['127.0.0.5'],
    agents: [`127.0.0.1:${await silentPort(t)}`],
  });
  const unanswered = failure(connect({ node: deaf, nodeId: HOME.nodeId, port: 7 }));
  const abandoned = connect({ node: deaf, nodeId: HOME.nodeId, port: 7 });
  abandoned.destroy();
  await once(abandoned, 'close');
  t.match(await unanswered, { code: 'EAI_AGAIN', errno: -3001, syscall: 'getaddrinfo2', kamoCode: 'ERR_KAMO_AGENT' });
});

t.test(
  "[R-AGENT-56] what a record says is its node's word: nothing is sent into networks that only this node is in",
  async (t) => {
    const agent = await openAgent(t);
    const client = new AgentClient({ agents: agent.server.addresses(), identity: HOME });
    t.teardown(() => client.close());
    const address = socketAddress(4, '192.168.7.1', 7000);
    const done = once(client, 'registered');
    client.register({ locators: [{ id: 0, address, preference: 0, lifetime: 60, flags: 0 }], ttl: 60 });
    await done;
    const away = await openAway(t, [agent.name]);
    const gone = new AgentClient({ agents: agent.server.addresses(), identity: STRANGER });
    t.teardown(() => gone.close());
    const left = once(gone, 'registered');
    gone.register({ locators: [], ttl: 60 });
    await left;
    t.match(await failure(connect({ node: away, nodeId: STRANGER.nodeId, port: 7 })), {
      code: 'ERR_KAMO_NO_LOCATOR',
      message: /says that it is nowhere now/,
    });
    t.match(await failure(connect({ node: away, nodeId: HOME.nodeId, port: 7 })), {
      code: 'ERR_KAMO_NO_LOCATOR',
      message: /is at 192\.168\.7\.1, which this node does not reach/,
    });
  },
);

t.test('[R-AGENT-55] the end of every agent disturbs no connection, and keeps no node open', async (t) => {
  const { agent, home, away, socket, peer } = await openFollowed(t);
  await agent.server.close();
  socket.write('still there');
  t.equal(String((await once(peer, 'data'))[0]), 'still there');
  socket.destroy();
  await Promise.all([home.close(), away.close()]);
});

t.test('[R-AGENT-57] [R-AGENT-58] both ends change every locator at once: the connection goes on', async (t) => {
  const { home, away, socket, peer } = await openFollowed(t);
  const sent = pattern(300_000);
  const received: Buffer[] = [];
  peer.on('data', (chunk: Buffer) => received.push(chunk));
  socket.write(sent.subarray(0, 100_000));
  await until(() => Buffer.concat(received).length === 100_000);
  // Neither has an address left by which it could tell the other of its next.
  for (const node of [home, away]) for (const locator of node.locators()) node.removeLocator(locator);
  socket.write(sent.subarray(100_000, 200_000));
  await Promise.all([home.addLocator('127.0.0.12'), away.addLocator('127.0.0.14')]);
  await until(() => Buffer.concat(received).length === 200_000);
  socket.write(sent.subarray(200_000));
  await until(() => Buffer.concat(received).length === sent.length);
  t.ok(Buffer.concat(received).equals(sent));
  t.match(
    socket.paths().find(({ role }) => role === 'active'),
    { foreign: { address: '127.0.0.12' } },
  );
  socket.end().resume();
  await once(socket, 'close');
});

t.test('[R-AGENT-66] a node with readers is found by them, and by nobody else, also at its end', async (t) => {
  const agent = await openAgent(t);
  const open = { identity: HOME, locators: ['127.0.0.2'], agents: [agent.name] };
  for (const readers of ['all', Array(17).fill(AWAY.nodeId), [7]]) {
    await t.rejects(Node.open({ ...open, readers: readers as string[] }), { code: 'ERR_KAMO_ARGUMENT' });
  }
  await t.rejects(Node.open({ ...open, readers: ['192.0.2.1'] }), { code: 'ERR_KAMO_LEGACY' });
  const home = await openNode(t, { ...open, readers: [formatGeneralizedId(AWAY.nodeId), AWAY.nodeId] });
  await once(home, 'registered');
  await listening(home);
  const away = await openAway(t, [agent.name]);
  const socket = connect({ node: away, nodeId: HOME.nodeId, port: 7 });
  await once(socket, 'connect');
  t.equal(await agent.whereabouts(HOME.nodeId), undefined);
  const stranger = await openNode(t, { identity: STRANGER, locators: ['127.0.0.6'], agents: [agent.name] });
  const refused = await failure(connect({ node: stranger, nodeId: HOME.nodeId, port: 7 }));
  t.match(refused, { kamoCode: 'ERR_KAMO_NOT_FOUND' });
  socket.destroy();
  await home.close();
  t.equal(await agent.whereabouts(HOME.nodeId), undefined);
});

t.test('[R-AGENT-66] without readers in the list the node finds itself alone', async (t) => {
  const agent = await openAgent(t);
  const home = await openNode(t, { identity: HOME, locators: ['127.0.0.2'], agents: [agent.name], readers: [] });
  await once(home, 'registered');
  t.equal(await agent.whereabouts(HOME.nodeId), undefined);
  const client = new AgentClient({ agents: [parseAddress(agent.name, 'agent')], identity: HOME });
  t.teardown(() => client.close());
  t.equal((await client.lookup(HOME.nodeId)).record.readers?.length, 0);
});

t.test(
  '[R-AGENT-57] one subscription for each node, however many connections there are; it ends with the node',
  async (t) => {
    const agent = await openAgent(t);
    const home = await openHome(t, [agent.name]);
    const away = await openAway(t, [agent.name]);
    await listening(home);
    await until(async () => (await agent.whereabouts(HOME.nodeId)) !== undefined);
    const sockets = Array.from({ length: 5 }, () => connect({ node: away, nodeId: HOME.nodeId, port: 7 }));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    // Of the home's and of the away's.
    await until(() => agent.server.gauges().subscriptions === 2);
    for (const socket of sockets) socket.destroy();
    await Promise.all(sockets.map((socket) => once(socket, 'close')));
    t.equal(agent.server.gauges().subscriptions, 2, 'the next connection may come soon');
  },
);

t.test('[R-AGENT-58] [R-AGENT-25] meanwhile the agent was gone, and has forgotten everybody', async (t) => {
  const { agent, home, away, socket, peer } = await openFollowed(t);
  const port = agent.server.addresses()[0]?.port;
  await agent.server.close();
  for (const node of [home, away]) for (const locator of node.locators()) node.removeLocator(locator);
  await Promise.all([home.addLocator('127.0.0.12'), away.addLocator('127.0.0.14')]);
  socket.write('here I am');
  await openAgent(t, port);
  t.equal(String((await once(peer, 'data'))[0]), 'here I am');
  socket.end().resume();
  await once(socket, 'close');
});

t.test('[R-AGENT-69] a second node with the same identity and agents is warned of, once', async (t) => {
  const warnings: unknown[] = [];
  const note = (warning: Error): void => {
    if ('code' in warning && warning.code === 'KAMO_IDENTITY_TWICE') warnings.push(warning);
  };
  process.on('warning', note);
  t.teardown(() => process.off('warning', note));
  const agent = await openAgent(t);
  await openAway(t, [agent.name]);
  const former = await openHome(t, [agent.name]);
  await former.close();
  const open = (): Promise<Node> => openNode(t, { identity: HOME, locators: ['127.0.0.12'], agents: [agent.name] });
  await open();
  await setImmediate();
  t.same(warnings, [], 'the former one has ended');
  const second = await open();
  await open();
  await setImmediate();
  t.match(warnings, [{ name: 'KamoWarning', message: HOME.nodeId.text }]);
  t.equal(warnings.length, 1);
  t.notOk(second.closed);
});
