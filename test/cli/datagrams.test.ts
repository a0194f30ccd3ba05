import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import t, { type Test } from 'tap';
import { parseNodeId } from '../../src/wire/node-id.ts';
import { nid, openAgent, openDns } from '../net/agents-support.ts';
import { ended, inOneProcess, lines, resolvingBy, start } from './kamo.ts';

t.setTimeout(120_000);

interface Listener {
  readonly child: ChildProcess;
  readonly nodeId: string;
  readonly locators: readonly string[];
  readonly fact: () => Promise<string>;
}

async function listen(t: Test, ...more: string[]): Promise<Listener> {
  const child = start(['listen', '-u', '--json', ...more]);
  t.teardown(() => child.kill('SIGKILL'));
  const fact = lines(child.stderr);
  const { nodeId, locators } = await event(fact, 'listening');
  return { child, nodeId: String(nodeId), locators: locators as string[], fact };
}

async function event(fact: () => Promise<string>, name: string): Promise<Record<string, unknown>> {
  for (;;) {
    const line = JSON.parse(await fact()) as Record<string, unknown>;
    if (line['event'] === name) return line;
  }
}

t.test('[R-CMD-26] [R-CMD-27] [R-CMD-28] lines are messages, both ways', async (t) => {
  const { child, nodeId, locators, fact } = await listen(t, '--locator', '127.0.0.1', '-w', '3');
  const dialler = start(['connect', '-u', `${nodeId}@${locators[0]}`, '--json', '-w', '3']);
  t.teardown(() => dialler.kill('SIGKILL'));
  const [there, back, told] = [lines(child.stdout), lines(dialler.stdout), lines(dialler.stderr)];
  dialler.stdin?.write(`first\n${'x'.repeat(3000)}\nno`);
  t.equal(await there(), 'first');
  t.equal(await there(), 'x'.repeat(3000), 'a long line goes in pieces');
  child.stdin?.end('answer\n');
  t.equal(await back(), 'answer');
  dialler.stdin?.end(' end\n');
  t.equal(await there(), 'no end');
  t.match(await event(told, 'closed'), { messagesReceived: 1, bytesReceived: 7, lost: 0, dropped: 0, bytesSent: 3014 });
  t.match(await event(fact, 'closed'), { messagesSent: 1, bytesReceived: 3014 });
  if (dialler.exitCode === null) await once(dialler, 'exit');
  if (child.exitCode === null) await once(child, 'exit');
  t.same([dialler.exitCode, child.exitCode], [0, 0]);
});

t.test('[R-CMD-26] a node is found by its ID at the agents', async (t) => {
  const agent = await openAgent(t);
  const { child, nodeId, fact } = await listen(t, '--agent', agent.name);
  await event(fact, 'registered');
  const dialler = start(['connect', '-u', nodeId, '--agent', agent.name, '-w', '0.1']);
  t.teardown(() => dialler.kill('SIGKILL'));
  dialler.stdin?.end('hello\n');
  t.equal(await lines(child.stdout)(), 'hello');
  t.match(await ended(dialler), { code: 0, stderr: /1 messages sent \(6 bytes\)/ });
});

t.test('[R-CMD-26] [R-AGENT-65] a node is found by its name, and where it is by the agents', async (t) => {
  const agent = await openAgent(t);
  const { child, nodeId, fact } = await listen(t, '--agent', agent.name);
  await event(fact, 'registered');
  const known = parseNodeId(nodeId);
  if (!known.ok) throw new Error(nodeId);
  const server = await openDns(t, { 'UNKNOWN_104 listener.example': [nid(10, known.value)] });
  const argv = ['connect', '-u', 'listener.example', '--agent', agent.name, '-w', '0.1'];
  const dialler = start(argv, resolvingBy(server));
  t.teardown(() => dialler.kill('SIGKILL'));
  dialler.stdin?.end('hello\n');
  t.equal(await lines(child.stdout)(), 'hello');
  t.match(await ended(dialler), { code: 0, stderr: /1 messages sent \(6 bytes\)/ });
});

t.test('[R-CMD-26] nobody knows the node, and nobody has the port', async (t) => {
  const agent = await openAgent(t);
  const lost = start(['connect', '-u', '2034:5678:9abc:def0', '--agent', agent.name]);
  lost.stdin?.end('hello\n');
  t.match(await ended(lost), { code: 4, stderr: /cannot send: / });
  const { nodeId, locators } = await listen(t, '--locator', '127.0.0.1', '--port', '7');
  const refused = start(['connect', '-u', `${nodeId}@${locators[0]}`, '--port', '8', '-w', '20']);
  refused.stdin?.end('hello\n');
  t.match(await ended(refused), { code: 4, stderr: /kamo: / });
});

t.test('[R-CMD-26] what has no meaning for messages is refused', async (t) => {
  const node = '2034:5678:9abc:def0@127.0.0.1:7';
  const cases: [string[], RegExp][] = [
    [['connect', '-u', node, '--proof', 'early'], /'--proof' goes without -u/],
    [['connect', node, '-w', '1'], /'--wait' goes with -u/],
    [['listen', '-u', '--locator', '127.0.0.1', '--congestion', 'bbr'], /'--congestion' goes without -u/],
    [['connect', '-u', 'host.example@127.0.0.1:7'], /Only a node ID/],
    [['connect', '-u', '2034:5678:9abc:def0@127.0.0.1'], /port from 1 to 65535/],
    [['connect', '-u', node, '-w', 'x'], /number from 0.1/],
  ];
  await inOneProcess(async (run) => {
    for (const [argv, says] of cases) t.match(await run(...argv), { code: 2, stderr: says }, argv.join(' '));
  });
});
