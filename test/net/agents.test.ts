/** Nodes with Location Agents: they register, and are dialled by their IDs alone. */
import { once } from 'node:events';
import t, { type Test } from 'tap';
import { connect, type KamoSocket, Node } from '../../src/index.ts';
import { AgentClient } from '../../src/net/agent-client.ts';
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
    t.match(await failure(connect({ node: away, nodeId: HOME.nodeId, port: 7 })), {
      code: 'ERR_KAMO_NO_LOCATOR',
      message: /is 192\.168\.7\.1, which this node does not reach/,
    });
  },
);

t.test('[R-AGENT-55] the end of every agent disturbs no connection, and keeps no node open', async (t) => {
  const agent = await openAgent(t);
  const home = await openHome(t, [agent.name]);
  const away = await openAway(t, [agent.name]);
  const server = await listening(home);
  const accepted = once(server, 'connection');
  await until(async () => (await agent.whereabouts(HOME.nodeId)) !== undefined);
  const socket = connect({ node: away, nodeId: HOME.nodeId, port: 7 });
  await once(socket, 'connect');
  await agent.server.close();
  const [peer] = (await accepted) as [KamoSocket];
  socket.write('still there');
  t.equal(String((await once(peer, 'data'))[0]), 'still there');
  socket.destroy();
  await Promise.all([home.close(), away.close()]);
});
