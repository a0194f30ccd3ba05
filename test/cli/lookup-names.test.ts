/** `kamo lookup NAME`: who a name is, whom to ask, and what is said when that is not known. */
import { join } from 'node:path';
import t from 'tap';
import { parseNodeId } from '../../src/wire/node-id.ts';
import { nid, openAgent, openDns, silentPort, type TestAgent } from '../net/agents-support.ts';
import { kamo, kamoIn, lines, resolvingBy, start } from './kamo.ts';

// Processes take their time on a busy machine.
t.setTimeout(120_000);

const STRANGER = '2000:0000:0000:0001';

function srv({ server }: TestAgent): readonly unknown[] {
  const port = server.addresses()[0]?.port ?? 0;
  return [{ priority: 1, weight: 0, port, target: 'agent.example' }];
}

t.test('[R-AGENT-45] a name is looked up as connect dials it', async (t) => {
  const folder = t.testdir();
  const file = join(folder, 'id');
  const { nodeId } = JSON.parse((await kamo('--json', 'id', 'new', '--out', file)).stdout);
  const [near, far, empty] = [await openAgent(t), await openAgent(t), await openAgent(t)];
  for (const [agent, locator] of [
    [near, '192.0.2.1:7'],
    [far, '192.0.2.2:7'],
  ] as const) {
    const argv = ['register', '--once', '--identity', file, '--locator', locator, '--agent', agent.name];
    t.match(await kamo(...argv), { code: 0 });
  }
  const known = parseNodeId(nodeId);
  const stranger = parseNodeId(STRANGER);
  if (!known.ok || !stranger.ok) throw new Error(nodeId);
  const dns = resolvingBy(
    await openDns(t, {
      'UNKNOWN_104 home.example': [nid(20, known.value), nid(10, stranger.value)],
      'SRV _kamo-agent._udp.home.example': srv(far),
      'A agent.example': ['127.0.0.1'],
      'UNKNOWN_104 mute.example': [nid(1, stranger.value)],
      'UNKNOWN_104 fixed.example': [nid(1, stranger.value)],
      'SRV _kamo._udp.fixed.example': [{ priority: 1, weight: 0, port: 7001, target: 'agent.example' }],
      'A plain.example': ['192.0.2.3'],
    }),
  );
  const lookup = async (...argv: string[]): Promise<{ code: number | null; json: unknown }> => {
    const { code, stdout, stderr } = await kamoIn({ ...dns, KAMO_AGENTS: '' }, '--json', 'lookup', ...argv);
    return { code, json: JSON.parse(code === 0 ? stdout : stderr) };
  };
  const newest = { nodeId, locators: [{ address: '192.0.2.2', port: 7 }] };
  t.match(await lookup('Home.Example.'), { code: 0, json: newest }, 'by the agents of the name, the second node of it');
  t.match(await lookup('home.example', '--agent', near.name), { code: 0, json: newest }, 'the newest of all agents');
  const fixed = { nodeId: STRANGER, locatorSource: 'dns', locators: [{ family: 4, address: '127.0.0.1', port: 7001 }] };
  for (const agents of [[], ['--agent', empty.name]])
    t.match(await lookup('fixed.example', ...agents), { code: 0, json: fixed }, 'what the DNS says');
  t.match(await lookup('plain.example'), {
    code: 4,
    json: { message: /plain\.example is no node: the DNS has no NID/ },
  });
  t.match(await lookup('localhost'), { code: 4, json: { message: /localhost is no node/ } });
  t.match(await lookup('mute.example'), {
    code: 2,
    json: { message: /which agent\? --agent .*; mute\.example has none/ },
  });
  t.match(await lookup('mute.example', '--agent', empty.name), {
    code: 4,
    json: { error: 'ERR_KAMO_NOT_FOUND', message: /no agent has a record of 2000:0000:0000:0001/ },
  });
  t.match(await lookup('192.0.2.1'), { code: 2, json: { message: /Expected a node ID, .* or a name/ } });

  const watch = start(['--json', 'lookup', 'home.example', '--watch', '--agent', near.name], dns);
  t.teardown(() => watch.kill('SIGKILL'));
  const late = kamoIn(
    resolvingBy(`127.0.0.1:${await silentPort(t)}`),
    ...['lookup', 'home.example', '--timeout', '0.3', '--agent', near.name],
  );
  t.match(await late, { code: 5, stderr: /no answer within 0\.3 s/ });
  const seen = lines(watch.stdout);
  const argv = ['register', '--once', '--identity', file, '--locator', '192.0.2.9:7', '--agent', near.name];
  let line = '';
  t.match(await kamo(...argv), { code: 0 });
  while (!line.includes('192.0.2.9')) line = await seen();
  t.pass('followed by name');
});

t.test('[R-AGENT-65] [R-CMD-25] a name is dialled by the agents of this machine, or those of the name', async (t) => {
  const agent = await openAgent(t);
  const listener = start(['--json', 'listen', '-k', '--agent', agent.name]);
  t.teardown(() => listener.kill('SIGKILL'));
  const fact = lines(listener.stderr);
  const facts = [JSON.parse(await fact()), JSON.parse(await fact())];
  const known = parseNodeId(facts.find(({ event }) => event === 'listening').nodeId);
  if (!known.ok) throw new Error('it has an ID');
  const dns = resolvingBy(
    await openDns(t, {
      'UNKNOWN_104 home.example': [nid(1, known.value)],
      'UNKNOWN_104 away.example': [nid(1, known.value)],
      'SRV _kamo-agent._udp.away.example': srv(agent),
      'A agent.example': ['127.0.0.1'],
    }),
  );
  listener.stdin?.end();
  const empty = await openAgent(t);
  for (const argv of [
    ['home.example', '--agent', agent.name],
    ['away.example', '--agent', empty.name],
  ]) {
    const { code, stderr } = await kamoIn(dns, '--json', 'connect', ...argv);
    t.equal(code, 0, stderr);
    t.match(JSON.parse(stderr.split('\n')[0] ?? ''), { event: 'connected' });
  }
});
