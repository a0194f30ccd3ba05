/** What a node's record says behind translators, and records that are not for everybody. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import t, { type Test } from 'tap';
import { connect, type RegisteredEvent } from '../../src/index.ts';
import { AgentClient } from '../../src/net/agent-client.ts';
import { ObservedAddresses } from '../../src/net/observed-addresses.ts';
import { socketAddress } from '../../src/wire/socket-address.ts';
import { openAgent, type TestAgent, until } from './agents-support.ts';
import { AWAY, HOME, listening, openNode, STRANGER } from './net-support.ts';

/** An address translator between one node and an agent, at 127.0.0.9: the agent as the node has it, and the node as seen. */
async function translate(t: Test, agent: TestAgent): Promise<{ readonly agent: string; readonly seen: string }> {
  const [inside, outside] = [createSocket('udp4'), createSocket('udp4')];
  let node: { port: number; address: string } | undefined;
  inside.bind(0, '127.0.0.9');
  outside.bind(0, '127.0.0.9');
  await Promise.all([once(inside, 'listening'), once(outside, 'listening')]);
  t.teardown(() => [inside, outside].map((socket) => socket.close()));
  const port = Number(agent.name.split(':')[1]);
  inside.on('message', (bytes, from) => {
    node = from;
    outside.send(bytes, port, '127.0.0.1');
  });
  outside.on('message', (bytes) => {
    if (node !== undefined) inside.send(bytes, node.port, node.address);
  });
  return { agent: `127.0.0.9:${inside.address().port}`, seen: `127.0.0.9:${outside.address().port}` };
}

t.test('[R-AGENT-55] behind a translator a node says where it is seen, beside where it is', async (t) => {
  const agent = await openAgent(t);
  const translator = await translate(t, agent);
  const node = await openNode(t, { identity: HOME, locators: ['127.0.0.2'], agents: [translator.agent] });
  const own = node.locators().map(({ address, port }) => `${address}:${port}`);
  const expected = JSON.stringify([...own, translator.seen].sort());
  await until(async () => JSON.stringify(await agent.whereabouts(HOME.nodeId)) === expected);
  const client = new AgentClient({ agents: agent.server.addresses() });
  t.teardown(() => client.close());
  await until(async () => (await client.lookup(HOME.nodeId, { fresh: true })).verified === 0b10);
  await node.close();
  t.strictSame(await agent.whereabouts(HOME.nodeId), [], 'and nothing in the end');
});

t.test('[R-AGENT-55] not of a locator that is not to be told', async (t) => {
  const agent = await openAgent(t);
  const translator = await translate(t, agent);
  const announce = ['198.51.100.7:4000'];
  const node = await openNode(t, {
    identity: HOME,
    locators: [{ address: '127.0.0.2', announce }],
    agents: [translator.agent],
  });
  const confirmed: RegisteredEvent[] = [];
  node.on('registered', (event: RegisteredEvent) => confirmed.push(event));
  await until(() => confirmed.some(({ observed }) => observed === translator.seen));
  t.strictSame(await agent.whereabouts(HOME.nodeId), announce);
});

t.test('[R-AGENT-55] what agents do not agree about, or nobody could use, is not said', (t) => {
  const local = socketAddress(4, '192.168.1.2', 7000);
  const at = (address: string, port = 4000) => socketAddress(address.includes(':') ? 6 : 4, address, port);
  const seen = (...observed: ReturnType<typeof at>[]): string | undefined => {
    const addresses = new ObservedAddresses();
    for (const [agent, each] of observed.entries()) addresses.learn(0, agent, each);
    return addresses.translated(0, local)?.key;
  };
  t.equal(seen(), undefined);
  t.equal(seen(local), undefined, 'no translator');
  t.equal(seen(at('198.51.100.1')), '198.51.100.1|4000');
  t.equal(seen(at('198.51.100.1'), at('198.51.100.1')), '198.51.100.1|4000');
  t.equal(seen(at('198.51.100.1'), at('198.51.100.1', 4001)), undefined, 'another port for each');
  t.equal(seen(at('198.51.100.1'), at('203.0.113.1')), undefined, 'one of them lies');
  for (const address of ['127.0.0.1', '169.254.0.1', '224.0.0.1', '0.0.0.0', '2001:db8::1'])
    t.equal(seen(at(address)), undefined, address);
  t.end();
});

t.test('[R-AGENT-56] [R-AGENT-6] a private record leads its readers to the node, and nobody else', async (t) => {
  const agent = await openAgent(t);
  const home = await openNode(t, { identity: HOME, locators: ['127.0.0.2'], agents: [] });
  const server = await listening(home);
  server.on('connection', (socket) => socket.end('welcome'));
  const owner = new AgentClient({ agents: agent.server.addresses(), identity: HOME });
  t.teardown(() => owner.close());
  const registered = once(owner, 'registered');
  const locators = home.locators().map(({ address, port }, id) => {
    return { id, address: socketAddress(4, address, port), preference: 1, lifetime: 60, flags: 0 };
  });
  owner.register({ locators, ttl: 120, readers: [AWAY.nodeId] });
  await registered;
  const away = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'], agents: [agent.name] });
  const chunks: string[] = [];
  for await (const chunk of connect({ node: away, host: home.generalizedId, port: 7 })) chunks.push(String(chunk));
  t.equal(chunks.join(''), 'welcome');
  const stranger = await openNode(t, { identity: STRANGER, locators: ['127.0.0.5'], agents: [agent.name] });
  const refused = connect({ node: stranger, host: home.generalizedId, port: 7 });
  const [error] = await once(refused, 'error').catch((reason: unknown) => [reason]);
  t.match(error, { code: 'ENOTFOUND', syscall: 'getaddrinfo2' });
});
