/** What may be wrong with command lines and configuration files of the agent's verbs. */
import { join } from 'node:path';
import t from 'tap';
import { readAgentConfig } from '../../src/cli/agent-config.ts';
import { parseAgentName, parseNode, resolveAgents } from '../../src/cli/agents.ts';
import { CommandError } from '../../src/cli/exit-codes.ts';
import { kamo } from './kamo.ts';

t.test('[R-AGENT-43] a configuration file, and what may be wrong with it, by its place', async (t) => {
  const good = { listen: ['127.0.0.1:0'], store: 'memory', capacity: 10, cookieKey: '00'.repeat(16), http: '80' };
  const folder = t.testdir({
    'good.json': JSON.stringify(good),
    'empty.json': '{}',
    'bad.json': JSON.stringify({ listen: 'x', colour: 1, cookieKey: 'zz', capacity: 0.5 }),
    'worse.json': '{',
    'list.json': '[]',
    'address.json': JSON.stringify({ listen: ['nowhere'], store: 'memory' }),
  });
  const read = (name: string): ReturnType<typeof readAgentConfig> => readAgentConfig(join(folder, name));
  t.strictSame(await read('good.json'), good);
  t.strictSame(await read('empty.json'), {});
  const message = await read('bad.json').then(String, String);
  for (const place of ['listen: ', 'cookieKey: Expected 32 hexadecimal digits', 'colour: ', 'capacity: ']) {
    t.ok(message.includes(place), place);
  }
  t.equal(await exitOf(read('worse.json')), 2);
  t.equal(await exitOf(read('list.json')), 2);
  t.equal(await exitOf(read('none.json')), 3);
  const address = await kamo('agent', '--config', join(folder, 'address.json'));
  t.match(address, { code: 2, stderr: /nowhere is no ADDRESS:PORT/ });
});

t.test('[R-AGENT-44] [R-AGENT-45] names of agents and nodes', async (t) => {
  t.strictSame(parseAgentName('agent.example'), { host: 'agent.example', port: 6742 });
  t.strictSame(parseAgentName('192.0.2.1:7'), { host: '192.0.2.1', port: 7 });
  t.strictSame(parseAgentName('2001:db8::1'), { host: '2001:db8::1', port: 6742 });
  t.strictSame(parseAgentName('[2001:db8::1]:9'), { host: '2001:db8::1', port: 9 });
  for (const text of [
    '',
    ':1',
    'x:',
    'x:0',
    'x:99999',
    'a b',
    '[x]:1',
    '[192.0.2.1]:1',
    '2001:db8::1]:1',
    'http://x',
  ]) {
    t.throws(() => parseAgentName(text), /HOST:PORT/, text);
  }
  t.equal(parseNode('FD4B:616d:6f00:0:2000:0:0:1').text, '2000:0000:0000:0001');
  for (const text of ['somebody', '2001:db8::1', '']) t.throws(() => parseNode(text), /node ID/, text);
  t.match(await resolveAgents(undefined, { KAMO_AGENTS: '192.0.2.1,[2001:db8::1]:9' }), [
    { port: 6742 },
    { port: 9, family: 6 },
  ]);
  t.match(await resolveAgents([{ host: '192.0.2.7', port: 1 }], { KAMO_AGENTS: 'x' }), [{ address: '192.0.2.7' }]);
  t.equal(await exitOf(resolveAgents(undefined, {})), 2);
  t.equal(await exitOf(resolveAgents([{ host: 'no.such.host.invalid', port: 1 }])), 4);
});

t.test('[R-AGENT-42] [R-AGENT-43] [R-AGENT-53] command lines that cannot be meant', async (t) => {
  const folder = t.testdir({ file: 'no folder' });
  const dns = ['--dns', '127.0.0.1:0'];
  const cases: [string[], number, RegExp][] = [
    [['agent', '--store', 'sql:x'], 2, /expected memory, level:FOLDER or redis:URL/],
    [['agent', '--store', `level:${join(folder, 'file')}`], 3, /cannot open level:/],
    [['agent', '--listen', '192.0.2.1:7', '--store', 'memory'], 3, /cannot listen/],
    [['agent', '--store', 'memory', ...dns], 2, /needs --zone/],
    [['agent', '--store', 'memory', '--listen', '127.0.0.1:0', ...dns, '--zone', '..'], 2, /no name of a zone/],
  ];
  for (const [argv, code, message] of cases) t.match(await kamo(...argv), { code, stderr: message }, argv.join(' '));
});

async function exitOf(work: Promise<unknown>): Promise<number | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    return error instanceof CommandError ? error.exit : Number.NaN;
  }
}
