/** `kamo agent`, `kamo register` and `kamo lookup`, as a user types them. */
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { ended, kamo, lines, start } from './kamo.ts';

type Child = ReturnType<typeof start>;

/** An agent as a process, and its port. */
async function agent(
  t: { teardown(end: () => unknown): unknown },
  ...argv: string[]
): Promise<{ child: Child; at: string }> {
  const child = start(['--json', 'agent', '--listen', '127.0.0.1:0', ...argv]);
  t.teardown(() => child.kill('SIGKILL'));
  const event = JSON.parse(await lines(child.stderr)());
  return { child, at: `127.0.0.1:${event.port}` };
}

async function identity(folder: string): Promise<{ file: string; nodeId: string; generalizedId: string }> {
  return JSON.parse((await kamo('--json', 'id', 'new', '--out', join(folder, 'id'))).stdout);
}

t.test('[R-AGENT-43] [R-AGENT-44] [R-AGENT-45] registered, looked up, and there after SIGKILL', async (t) => {
  const folder = t.testdir();
  const { file, nodeId, generalizedId } = await identity(folder);
  const store = `level:${join(folder, 'agent', 'records')}`;
  const first = await agent(t, '--store', store);
  const where = ['--locator', '192.0.2.7:7000', '--locator', '[2001:db8::7]:7000'];
  const said = await kamo('--json', 'register', '--once', '--identity', file, '--agent', first.at, ...where);
  t.equal(said.code, 0, said.stderr);
  t.match(JSON.parse(said.stdout), { event: 'registered', nodeId, agent: first.at, observed: /^127\.0\.0\.1:/ });
  first.child.kill('SIGKILL');
  await once(first.child, 'close');

  const second = await agent(t, '--store', store);
  const found = await kamo('--json', 'lookup', generalizedId, '--agent', second.at);
  t.equal(found.code, 0, found.stderr);
  t.match(JSON.parse(found.stdout), {
    nodeId,
    locators: [
      { address: '192.0.2.7', port: 7000 },
      { address: '2001:db8::7', port: 7000 },
    ],
  });
  const text = await kamo('lookup', nodeId, '--agent', second.at);
  t.match(text.stdout, /locator {9}192\.0\.2\.7:7000 {2}preference 100\nlocator {9}\[2001:db8::7\]:7000/);

  const unknown = await kamo('lookup', '2000:0000:0000:0001', '--agent', second.at);
  t.equal(unknown.code, 4);
  t.match(unknown.stderr, /no agent has a record of 2000:0000:0000:0001/);

  second.child.kill('SIGTERM');
  const end = await ended(second.child);
  t.equal(end.code, 143);
  t.match(JSON.parse(end.stdout), { counters: { answers: 2, 'error.not-found': 1 } });
  t.strictSame(readdirSync(join(folder, 'agent')), ['records']);
});

t.test('[R-AGENT-45] --watch follows a node; a private record needs its reader', async (t) => {
  const folder = t.testdir({ a: {}, b: {} });
  const alice = await identity(join(folder, 'a'));
  const bob = await identity(join(folder, 'b'));
  const { at } = await agent(t, '--store', 'memory');
  const watch = start(['--json', 'lookup', alice.nodeId, '--watch', '--agent', at, '--identity', bob.file]);
  t.teardown(() => watch.kill('SIGKILL'));
  const next = lines(watch.stdout);
  const register = (locator: string): ReturnType<typeof kamo> =>
    kamo('register', '--once', '--identity', alice.file, '--agent', at, '--locator', locator, '--reader', bob.nodeId);
  t.equal((await register('192.0.2.1:1')).code, 0);
  t.match(JSON.parse(await next()), { private: true, locators: [{ address: '192.0.2.1' }] });
  t.equal((await register('192.0.2.2:1')).code, 0);
  t.match(JSON.parse(await next()), { locators: [{ address: '192.0.2.2' }] });
  watch.kill('SIGINT');
  t.equal((await ended(watch)).code, 130);
  t.equal((await kamo('lookup', alice.nodeId, '--agent', at)).code, 4, 'unsigned');
  t.equal((await kamo('lookup', alice.nodeId, '--agent', at, '--identity', bob.file)).code, 0);
});

t.test('[R-AGENT-44] register stays, and says it again', async (t) => {
  const folder = t.testdir();
  const { file } = await identity(folder);
  const { at } = await agent(t, '--store', 'memory');
  const argv = ['--json', 'register', '--identity', file, '--ttl', '2', '--locator', '192.0.2.1:1'];
  const child = start(argv, { KAMO_AGENT: at });
  t.teardown(() => child.kill('SIGKILL'));
  const next = lines(child.stderr);
  const first = JSON.parse(await next());
  const second = JSON.parse(await next());
  t.ok(BigInt(second.sequence) > BigInt(first.sequence));
  child.kill('SIGTERM');
  t.equal((await ended(child)).code, 143);
});

t.test('[R-AGENT-42] [R-AGENT-43] a configuration file, and what may be wrong with it', async (t) => {
  const good = { listen: ['127.0.0.1:0'], store: 'memory', capacity: 10, cookieKey: '00'.repeat(16) };
  const folder = t.testdir({
    'good.json': JSON.stringify(good),
    'bad.json': JSON.stringify({ listen: 'x', colour: 1, cookieKey: 'zz' }),
    'worse.json': '{',
    'address.json': JSON.stringify({ listen: ['nowhere'], store: 'memory' }),
  });
  const child = start(['agent', '--config', join(folder, 'good.json')]);
  t.teardown(() => child.kill('SIGKILL'));
  t.match(await lines(child.stderr)(), /^agent on 127\.0\.0\.1:\d+, records in memory$/);
  child.kill('SIGINT');
  t.match(await ended(child), { code: 130, stdout: 'nothing came\n' });
  const bad = await kamo('agent', '--config', join(folder, 'bad.json'));
  t.equal(bad.code, 2);
  for (const place of ['listen: ', 'cookieKey: Expected 32 hexadecimal digits', 'colour: ']) {
    t.ok(bad.stderr.includes(place), place);
  }
  t.equal((await kamo('agent', '--config', join(folder, 'worse.json'))).code, 2);
  t.equal((await kamo('agent', '--config', join(folder, 'none.json'))).code, 3);
  const address = await kamo('agent', '--config', join(folder, 'address.json'));
  t.match(address, { code: 2, stderr: /nowhere is no ADDRESS:PORT/ });
});

t.test('[R-AGENT-42] [R-AGENT-43] command lines that cannot be meant', async (t) => {
  const folder = t.testdir({ file: 'no folder' });
  const { file } = await identity(folder);
  const nobody = join(folder, 'none');
  const mapped = '[::ffff:192.0.2.1]:1';
  const place = ['--locator', '192.0.2.1:1'];
  const cases: [string[], number, RegExp][] = [
    [['agent', '--store', 'sql:x'], 2, /expected memory, level:FOLDER or redis:URL/],
    [['agent', '--store', `level:${join(folder, 'file')}`], 3, /cannot open level:/],
    [['agent', '--store', 'redis://127.0.0.1:1'], 3, /cannot open redis:/],
    [['agent', '--listen', 'nowhere', '--store', 'memory'], 2, /--listen/],
    [['agent', '--listen', '192.0.2.1:7', '--store', 'memory'], 3, /cannot listen/],
    [['lookup', 'somebody', '--agent', 'x'], 2, /node ID/],
    [['lookup', '2000:0000:0000:0001'], 2, /which agent\?/],
    [['lookup', '2000:0000:0000:0001', '--agent', 'x:99999'], 2, /HOST:PORT/],
    [['lookup', '2000:0000:0000:0001', '--agent', 'no.such.host.invalid'], 4, /no address of the agent/],
    [['register', '--agent', '127.0.0.1'], 2, /--locator/],
    [['register', '--agent', '127.0.0.1', ...place, '--identity', nobody], 3, /no identity/],
    [['register', '--agent', '127.0.0.1', '--locator', mapped, '--identity', file], 2, /no locator/],
    [['register', '--once', '--timeout', '0.3', '--agent', '127.0.0.1:1', ...place, '--identity', file], 5, /^$/],
  ];
  for (const [argv, code, message] of cases) t.match(await kamo(...argv), { code, stderr: message }, argv.join(' '));
});
