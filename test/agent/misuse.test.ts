/** What programs do wrong with `kamo/agent`, and what they are told. */
import t from 'tap';
import { AgentClient, AgentServer, MemoryStore } from '../../src/agent.ts';
import { ANYTHING } from '../net/misuse-support.ts';

/** What it says when it is opened; the server is closed where it opens after all. */
async function complaint(options: unknown): Promise<unknown> {
  try {
    await (await AgentServer.open(options as never)).close();
  } catch (error) {
    return error;
  }
  return undefined;
}

t.test(
  '[R-AGENT-68] options of an agent that are of another type are ERR_KAMO_ARGUMENT, which names them',
  async (t) => {
    const good = { store: new MemoryStore(), listen: ['127.0.0.1:0'] };
    for (const value of ANYTHING) {
      t.match(await complaint({ ...good, store: value }), { code: 'ERR_KAMO_ARGUMENT', message: /^store must be/ });
      if (typeof value !== 'object' || value === null)
        t.match(await complaint(value), { code: 'ERR_KAMO_ARGUMENT', message: /^options must be|^store must be/ });
      if (value === undefined) continue;
      t.match(await complaint({ ...good, cookieKey: value }), {
        code: 'ERR_KAMO_ARGUMENT',
        message: /^cookieKey must/,
      });
      if (!Array.isArray(value))
        t.match(await complaint({ ...good, listen: value }), { code: 'ERR_KAMO_ARGUMENT', message: /^listen must be/ });
    }
    t.match(await complaint({ ...good, cookieKey: new Uint8Array(15) }), { message: /^cookieKey must be .* 16 bytes/ });
  },
);

t.test('[R-AGENT-68] so are those of a client', (t) => {
  const agent = { family: 4, address: '127.0.0.1', port: 6742 };
  for (const value of [...ANYTHING, [{}], [null], Array(9).fill(agent)]) {
    t.throws(() => new AgentClient({ agents: value } as never), {
      code: 'ERR_KAMO_ARGUMENT',
      message: /^agents must be/,
    });
    if (typeof value !== 'object' || value === null)
      t.throws(() => new AgentClient(value as never), { code: 'ERR_KAMO_ARGUMENT' });
  }
  t.end();
});
