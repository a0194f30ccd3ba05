/** Three terminals: an agent, a listener, and who connects to it by its ID alone. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { payload } from '../../src/demo/payload.ts';
import { generateIdentity } from '../../src/multihome/identity.ts';
import { identityToText } from '../../src/multihome/identity-text.ts';
import { nodeCrypto } from '../../src/net/crypto.ts';
import { ended, inOneProcess, kamo, lines, start } from './kamo.ts';

// Processes take their time on a busy machine.
t.setTimeout(120_000);

t.test('[R-CMD-25] [R-AGENT-43] no locator is typed by hand', async (t) => {
  const agent = start(['agent', '--store', 'memory', '--listen', '127.0.0.1:0', '--json']);
  t.teardown(() => agent.kill('SIGKILL'));
  const { port } = JSON.parse(await lines(agent.stderr)());
  const where = `127.0.0.1:${port}`;
  const listener = start(['listen', '--agent', where, '--json']);
  t.teardown(() => listener.kill('SIGKILL'));
  const fact = lines(listener.stderr);
  const facts = [JSON.parse(await fact()), JSON.parse(await fact())];
  const { nodeId, generalizedId } = facts.find(({ event }) => event === 'listening');
  t.match(
    facts.find(({ event }) => event === 'registered'),
    { agent: where, observed: /^127\.0\.0\.1:\d+$/ },
  );
  const dialler = start(['connect', generalizedId, '--json'], { KAMO_AGENTS: where });
  t.teardown(() => dialler.kill('SIGKILL'));
  const source = { seed: 4, size: 3_000_001 };
  (async () => {
    for await (const chunk of payload(source)) {
      if (dialler.stdin?.write(chunk) === false) await once(dialler.stdin, 'drain');
    }
    dialler.stdin?.end();
  })();
  listener.stdin?.end();
  const arrived = createHash('sha256');
  for await (const chunk of listener.stdout ?? []) arrived.update(chunk as Uint8Array);
  const sent = createHash('sha256');
  for await (const chunk of payload(source)) sent.update(chunk);
  t.equal(arrived.digest('hex'), sent.digest('hex'));
  t.match(JSON.parse(await lines(dialler.stderr)()), { event: 'connected', nodeId });

  const nobody = await kamo('connect', '2000:0000:0000:0001', '--agent', where, '--json');
  t.match(nobody, { code: 4, stderr: /"error":"ERR_KAMO_NOT_FOUND"/, stdout: '' });
  agent.kill('SIGTERM');
  t.match(JSON.parse((await ended(agent)).stdout), { counters: { registered: Number } });
});

t.test("[R-CMD-24] [R-CMD-25] the user's own node is dialled from the same account", async (t) => {
  const folder = t.testdir({ kamo: {} });
  const home = { XDG_CONFIG_HOME: folder };
  const identity = generateIdentity(nodeCrypto);
  const nodeId = identity.nodeId.text;
  const file = join(folder, 'kamo', 'id');
  writeFileSync(file, identityToText(identity), { mode: 0o600 });
  const agent = start(['agent', '--store', 'memory', '--listen', '127.0.0.1:0', '--json']);
  t.teardown(() => agent.kill('SIGKILL'));
  const where = `127.0.0.1:${JSON.parse(await lines(agent.stderr)()).port}`;
  const listener = start(['listen', '--agent', where, '--json'], home);
  t.teardown(() => listener.kill('SIGKILL'));
  const fact = lines(listener.stderr);
  const facts = [JSON.parse(await fact()), JSON.parse(await fact())];
  t.equal(facts.find(({ event }) => event === 'listening').nodeId, nodeId);

  const dialler = start(['connect', nodeId, '--agent', where, '--json'], home);
  t.teardown(() => dialler.kill('SIGKILL'));
  listener.stdin?.end('answer');
  dialler.stdin?.end('question');
  const [heard, told] = await Promise.all([ended(listener), ended(dialler)]);
  t.same([heard.code, heard.stdout, told.code, told.stdout], [0, 'question', 0, 'answer']);
  t.not(JSON.parse(told.stderr.split('\n')[0] ?? '').localNodeId, nodeId);

  const itself = start(['connect', nodeId, '--agent', where, '--identity', file], home);
  itself.stdin?.end();
  t.match(await ended(itself), { code: 2, stderr: /dial with another one/ });
});

t.test('[R-CMD-25] [R-AGENT-44] who is not registered is told why', async (t) => {
  const agent = start(['agent', '--store', 'memory', '--capacity', '1', '--listen', '127.0.0.1:0', '--json']);
  t.teardown(() => agent.kill('SIGKILL'));
  const where = `127.0.0.1:${JSON.parse(await lines(agent.stderr)()).port}`;
  const file = join(t.testdir(), 'id');
  await kamo('id', 'new', '--out', file);
  const argv = ['register', '--identity', file, '--locator', '192.0.2.1:7', '--agent', where];
  t.match(await kamo(...argv, '--once'), { code: 0 });
  const listener = start(['listen', '--agent', where]);
  t.teardown(() => listener.kill('SIGKILL'));
  const next = lines(listener.stderr);
  let line = '';
  while (!line.startsWith('not registered')) line = await next();
  t.equal(line, `not registered with ${where}: it has no room for another node`);
});

t.test('[R-CMD-25] names and agents that cannot be meant', async (t) => {
  const unused = join(t.testdir(), 'id');
  const cases: [string[], number, RegExp][] = [
    [['connect', '2000:0000:0000:0001'], 2, /'--locator <address:port>' not specified, and no agent: --agent HOST/],
    [['listen'], 2, /'--locator <address\[:port\]>' not specified, and no agent: --agent HOST/],
    [['connect', 'node.example', '--locator', '127.0.0.1:9'], 2, /node\.example is a name: leave --locator out/],
    [['connect', 'a b', '--agent', '127.0.0.1'], 2, /Expected a node ID, .* or a name/],
    [['listen', '--agent', 'a b'], 2, /Expected HOST or HOST:PORT/],
    [['listen', '--agent', '127.0.0.1', '--identity', unused], 3, /there is no identity in/],
    [['connect', 'no.such.host.invalid', '--agent', '127.0.0.1:1'], 4, /nothing is found of the name no\.such\.host/],
  ];
  // Nobody: not even an agent that may run on this machine.
  await inOneProcess(
    async (run) => {
      for (const [argv, code, message] of cases) t.match(await run(...argv), { code, stderr: message }, argv.join(' '));
    },
    { KAMO_AGENTS: '' },
  );
});
