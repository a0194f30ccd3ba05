/** One identity is for one process at a time: who has it, and who is somebody else meanwhile. */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { openAgent } from '../net/agents-support.ts';
import { ended, kamo, kamoIn, lines, start } from './kamo.ts';

// Processes take their time on a busy machine.
t.setTimeout(120_000);

t.test(
  '[R-CMD-24] while somebody listens as the user, who connects is somebody else, and nobody else listens',
  async (t) => {
    const home = { XDG_CONFIG_HOME: t.testdir({ kamo: {} }) };
    const file = join(home.XDG_CONFIG_HOME, 'kamo', 'id');
    const { nodeId } = JSON.parse((await kamo('--json', 'id', 'new', '--out', file)).stdout);
    const agent = await openAgent(t);
    const listen = async (
      environment: Record<string, string>,
    ): Promise<{ child: ReturnType<typeof start>; id: string }> => {
      const child = start(['--json', 'listen', '-k', '--agent', agent.name], environment);
      t.teardown(() => child.kill('SIGKILL'));
      const next = lines(child.stderr);
      const facts = [JSON.parse(await next()), JSON.parse(await next())];
      return { child, id: facts.find(({ event }) => event === 'listening').nodeId };
    };
    const elsewhere = await listen({ XDG_CONFIG_HOME: join(home.XDG_CONFIG_HOME, 'nobody') });
    const own = await listen(home);
    t.equal(own.id, nodeId);
    elsewhere.child.stdin?.end();
    const { code, stderr } = await kamoIn(home, '--json', 'connect', elsewhere.id, '--agent', agent.name);
    t.equal(code, 0, stderr);
    t.not(JSON.parse(stderr.split('\n')[0] ?? '').localNodeId, nodeId);
    t.match(await kamo('lookup', nodeId, '--agent', agent.name), { code: 0, stdout: /locator {9}127\.0\.0\.1:/ });
    for (const argv of [['listen'], ['listen', '--identity', file], ['connect', elsewhere.id, '--identity', file]]) {
      const refused = await kamoIn(home, ...argv, '--agent', agent.name);
      t.match(
        refused,
        { code: 3, stderr: new RegExp(`in use by process ${own.child.pid}; .*--identity`) },
        argv.join(' '),
      );
    }

    own.child.kill('SIGKILL');
    await once(own.child, 'close');
    const next = await listen(home);
    t.equal(next.id, nodeId, 'the identity of who was killed is free');
    next.child.kill('SIGTERM');
    await ended(next.child);
    t.notOk(existsSync(`${file}.lock`), 'nothing is left behind');
  },
);
