/** `kamo agent`, `kamo register` and `kamo lookup`, as a user types them. */

import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { clockAhead, ended, kamo, kamoIn, lines, start } from './kamo.ts';

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

  for (const [difference, why] of [
    [600_000, /\(expired\); is the clock of this host ahead\?/],
    [-600_000, /\(from-future\); is the clock of this host behind\?/],
  ] as const) {
    const wrong = await kamoIn(clockAhead(difference), 'lookup', nodeId, '--agent', second.at);
    t.match(wrong, { code: 4, stderr: why });
  }

  const unknown = await kamo('lookup', '2000:0000:0000:0001', '--agent', second.at);
  t.equal(unknown.code, 4);
  t.match(unknown.stderr, /no agent has a record of 2000:0000:0000:0001/);

  second.child.kill('SIGTERM');
  const end = await ended(second.child);
  t.equal(end.code, 143);
  t.match(JSON.parse(end.stdout), { counters: { answers: 4, 'error.not-found': 1 } });
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
  const child = start(argv, { KAMO_AGENTS: at });
  t.teardown(() => child.kill('SIGKILL'));
  const next = lines(child.stderr);
  const first = JSON.parse(await next());
  const second = JSON.parse(await next());
  t.ok(BigInt(second.sequence) > BigInt(first.sequence));
  child.kill('SIGTERM');
  t.equal((await ended(child)).code, 143);
});

t.test('[R-AGENT-53] [R-AGENT-51] DNS and HTTP beside it, of the same records', async (t) => {
  const folder = t.testdir();
  const { file, nodeId } = await identity(folder);
  const config = { listen: ['127.0.0.1:0'], store: 'memory', dns: ['127.0.0.1:0'], zone: 'nodes.example', http: '0' };
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
  const child = start(['--json', 'agent', '--config', join(folder, 'config.json')]);
  t.teardown(() => child.kill('SIGKILL'));
  const next = lines(child.stderr);
  const [agentAt, dnsAt, httpAt] = [JSON.parse(await next()), JSON.parse(await next()), JSON.parse(await next())];
  t.match(
    [agentAt, dnsAt, httpAt],
    [{ event: 'listening' }, { event: 'dns' }, { event: 'http', address: '127.0.0.1' }],
  );
  const where = ['--agent', `127.0.0.1:${agentAt.port}`, '--locator', '192.0.2.7:7000'];
  t.equal((await kamo('register', '--once', '--identity', file, ...where)).code, 0);
  const looked = JSON.parse((await kamo('--json', 'lookup', nodeId, '--agent', `127.0.0.1:${agentAt.port}`)).stdout);
  const page = await fetch(`http://127.0.0.1:${httpAt.port}/records/${nodeId}`);
  t.match(await page.json(), { nodeId, sequence: looked.sequence, locators: looked.locators });
  const resolver = new Resolver();
  resolver.setServers([`127.0.0.1:${dnsAt.port}`]);
  t.strictSame(await resolver.resolve4(`${nodeId.replaceAll(':', '')}.nodes.example`), ['192.0.2.7']);
  t.match(await (await fetch(`http://127.0.0.1:${httpAt.port}/metrics`)).text(), /event="dns\.answers"\} 1\n/);
  child.kill('SIGTERM');
  t.match(JSON.parse((await ended(child)).stdout), { counters: { registered: 1, 'dns.answers': 1 } });
  t.match(await kamo('agent', '--store', 'memory', '--dns', '127.0.0.1:0'), { code: 2, stderr: /needs --zone/ });
  const bad = await kamo(
    'agent',
    '--store',
    'memory',
    '--listen',
    '127.0.0.1:0',
    '--dns',
    '127.0.0.1:0',
    '--zone',
    '..',
  );
  t.match(bad, { code: 2, stderr: /no name of a zone/ });
  t.match(await kamo('agent', '--http', 'x'), { code: 2, stderr: /--http/ });
});
