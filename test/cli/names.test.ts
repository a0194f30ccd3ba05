/** Three terminals: an agent, a listener, and who connects to it by its ID alone. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import t from 'tap';
import { payload } from '../../src/demo/payload.ts';
import { ended, kamo, lines, start } from './kamo.ts';

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

t.test('[R-CMD-25] names and agents that cannot be meant', async (t) => {
  const unused = join(t.testdir(), 'id');
  const cases: [string[], number, RegExp][] = [
    [['connect', '2000:0000:0000:0001'], 2, /'--locator <address:port>' not specified, nor --agent/],
    [['listen'], 2, /'--locator <address\[:port\]>' not specified, nor --agent/],
    [['connect', 'node.example', '--locator', '127.0.0.1:9'], 2, /node\.example is a name: leave --locator out/],
    [['connect', 'a b', '--agent', '127.0.0.1'], 2, /Expected a node ID, .* or a name/],
    [['listen', '--agent', 'a b'], 2, /Expected HOST or HOST:PORT/],
    [['listen', '--agent', '127.0.0.1', '--identity', unused], 3, /there is no identity in/],
    [['connect', 'no.such.host.invalid', '--agent', '127.0.0.1:1'], 4, /nothing is found of the name no\.such\.host/],
  ];
  for (const [argv, code, message] of cases) t.match(await kamo(...argv), { code, stderr: message }, argv.join(' '));
});
