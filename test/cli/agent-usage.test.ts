/** What may be wrong with command lines and configuration files of the agent's verbs. */
import { join } from 'node:path';
import t from 'tap';
import { showStoreName } from '../../src/agent/open-store.ts';
import { readAgentConfig } from '../../src/cli/agent-config.ts';
import { localAgent, parseAgentName, parseNode, resolveAgents } from '../../src/cli/agents.ts';
import { asCommandError, CommandError } from '../../src/cli/exit-codes.ts';
import { openAgent } from '../net/agents-support.ts';
import { inOneProcess, kamo } from './kamo.ts';

t.test('[R-AGENT-43] a configuration file, and what may be wrong with it, by its place', async (t) => {
  const good = {
    listen: ['127.0.0.1:0'],
    store: 'memory',
    capacity: 10,
    cookieKey: '00'.repeat(16),
    http: '80',
    dns: ['127.0.0.1'],
    zone: 'x',
  };
  const folder = t.testdir({
    'good.json': JSON.stringify(good),
    'empty.json': '{}',
    'bad.json': JSON.stringify({ listen: 'x', colour: 1, cookieKey: 'zz', capacity: 0.5 }),
    'worse.json': '{',
    'list.json': '[]',
    'address.json': JSON.stringify({ listen: ['127.0.0.1:0', 'nowhere'], store: 'memory' }),
    'nobody.json': JSON.stringify({ listen: [], dns: [] }),
    'number.json': JSON.stringify({ http: 8080 }),
  });
  const read = (name: string): ReturnType<typeof readAgentConfig> => readAgentConfig(join(folder, name));
  t.strictSame(await read('good.json'), good);
  t.strictSame(await read('empty.json'), {});
  const message = await read('bad.json').then(String, String);
  for (const place of [
    'listen: ',
    'cookieKey: Expected 32 hexadecimal digits',
    'colour: no such key; keys are listen, ',
    'capacity: ',
  ]) {
    t.ok(message.includes(place), place);
  }
  t.equal(await exitOf(read('worse.json')), 2);
  t.equal(await exitOf(read('list.json')), 2);
  t.equal(await exitOf(read('none.json')), 3);
  const address = await kamo('agent', '--config', join(folder, 'address.json'));
  t.match(address, { code: 2, stderr: /address\.json: listen\.1: nowhere: Expected ADDRESS:PORT/ });
  const nobody = await read('nobody.json').then(String, String);
  for (const place of ['listen: ', 'dns: ']) t.ok(nobody.includes(`${place}Expected at least one address`), nobody);
  t.strictSame(await read('number.json'), { http: '8080' });
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
  t.equal(await exitOf(resolveAgents(undefined, {}, async () => null)), 2);
  t.equal(await exitOf(resolveAgents(undefined, { KAMO_AGENTS: '' })), 2, 'none at all');
  t.equal(await exitOf(resolveAgents([{ host: 'no.such.host.invalid', port: 1 }])), 4);
});

t.test('[R-AGENT-42] [R-AGENT-43] [R-AGENT-53] command lines that cannot be meant', async (t) => {
  const folder = t.testdir({ file: 'no folder' });
  const dns = ['--dns', '127.0.0.1:0'];
  const cases: [string[], number, RegExp][] = [
    [['agent', '--store', 'sql:x'], 2, /expected memory, level:FOLDER or redis:URL/],
    [['agent', '--store', `level:${join(folder, 'file')}`], 3, /cannot open level:/],
    [['agent', '--listen', '192.0.2.1:7', '--store', 'memory'], 3, /cannot listen/],
    [['agent', '--store', 'memory', ...dns], 2, /--dns needs --zone/],
    [['agent', '--store', 'memory', '--zone', 'x.example'], 2, /--zone needs --dns/],
    [['agent', '--store', 'memory', '--http', '99999'], 2, /Expected PORT or ADDRESS:PORT/],
    [['agent', '--store', 'redis://ann:secret@127.0.0.1:1'], 3, /cannot open redis:\/\/127\.0\.0\.1:1: .*ECONNREFUSED/],
    [['agent', '--store', 'memory', '--listen', '127.0.0.1:0', ...dns, '--zone', '..'], 2, /no name of a zone/],
  ];
  await inOneProcess(async (run) => {
    for (const [argv, code, message] of cases)
      t.match(await run(...argv), { code, stderr: message, stdout: '' }, argv.join(' '));
  });
});

async function exitOf(work: Promise<unknown>): Promise<number | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    return error instanceof CommandError ? error.exit : Number.NaN;
  }
}

t.test('[R-AGENT-44] an agent that is not there is told, with --once, when the time is over', async (t) => {
  const file = join(t.testdir(), 'id');
  await kamo('id', 'new', '--out', file);
  const where = ['--locator', '192.0.2.1:7', '--agent', '127.0.0.1:9', '--identity', file];
  t.match(await kamo('register', '--once', '--timeout', '0.3', ...where), {
    code: 5,
    stderr: /no agent has it after 0.3 s/,
  });
});

t.test('[R-AGENT-43] what a store is called is shown without its password', (t) => {
  t.equal(showStoreName('redis://ann:s%2Fecret@[::1]:1/2'), 'redis://[::1]:1/2');
  t.equal(showStoreName('rediss://:se@cret@x'), 'rediss://x');
  t.equal(showStoreName('redis:ann:secret@x:1'), 'redis:x:1');
  for (const name of ['memory', 'level:/a@b', 'redis:x', 'redis://x/1']) t.equal(showStoreName(name), name);
  t.end();
});

t.test('[R-CMD-29] where nobody is named the agent on this machine is asked, if there is one', async (t) => {
  const { server } = await openAgent(t);
  const port = server.addresses()[0]?.port ?? 0;
  const here = (): ReturnType<typeof localAgent> => localAgent(port);
  t.match(await here(), { host: '127.0.0.1', port });
  t.match(await resolveAgents(undefined, {}, here), [{ address: '127.0.0.1', port }]);
  t.match(await resolveAgents(undefined, { KAMO_AGENTS: '192.0.2.1' }, here), [{ address: '192.0.2.1' }], 'or another');
  await server.close();
  t.equal(await here(), null);
});

t.test('[R-CMD-5] a name that nobody knows, or of which nobody tells, is no connection', (t) => {
  for (const [code, says] of [
    ['EAI_AGAIN', 'no connection: no name server answers for home.example (EAI_AGAIN)'],
    ['ENOTFOUND', 'no connection: getaddrinfo'],
  ] as const) {
    const error = Object.assign(new Error('getaddrinfo'), { code, hostname: 'home.example' });
    t.match(asCommandError(error, 'no connection'), { exit: 4, code, message: says });
  }
  t.end();
});
