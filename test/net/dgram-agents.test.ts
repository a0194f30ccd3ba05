/** Datagrams to a node of which only the ID is known. */
import { once } from 'node:events';
import t, { type Test } from 'tap';
import { createSocket, type DatagramSocket } from '../../src/index.ts';
import { openAgent, silentPort, until } from './agents-support.ts';
import { closeQuietly } from './dgram-support.ts';
import { AWAY, HOME, openNode, STRANGER } from './net-support.ts';

async function openSender(t: Test, agents: readonly string[]): Promise<DatagramSocket> {
  const node = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'], agents });
  const sender = createSocket({ node });
  t.teardown(() => closeQuietly(sender));
  return sender;
}

/** What became of a message. */
function outcome(socket: DatagramSocket, message: string | Uint8Array, id: string): Promise<unknown> {
  return new Promise((resolve) => {
    socket.send(message, 7, id, (error, bytes) => resolve(error ?? bytes));
  });
}

t.test('[R-API-134] a node is sent to by its ID alone, and messages go in their order', async (t) => {
  const agent = await openAgent(t);
  const home = await openNode(t, { identity: HOME, locators: ['127.0.0.2', '127.0.0.3'], agents: [agent.name] });
  const receiver = createSocket({ node: home }).bind(7);
  t.teardown(() => closeQuietly(receiver));
  const told: string[] = [];
  receiver.on('message', (message) => told.push(String(message)));
  await until(async () => (await agent.whereabouts(HOME.nodeId)) !== undefined);
  const sender = await openSender(t, [agent.name]);
  const sent = await Promise.all(
    ['a', 'bb', 'ccc'].map((message, i) => outcome(sender, message, i === 1 ? home.generalizedId : HOME.nodeId.text)),
  );
  t.strictSame(sent, [1, 2, 3]);
  await until(() => told.length === 3);
  t.strictSame(told, ['a', 'bb', 'ccc']);
});

t.test('[R-API-134] nobody knows the node, or nobody answers: errors as those of DNS', async (t) => {
  const agent = await openAgent(t);
  const sender = await openSender(t, [agent.name]);
  const unknown = {
    code: 'ENOTFOUND',
    errno: -3008,
    syscall: 'getaddrinfo2',
    hostname: STRANGER.nodeId.text,
    kamoCode: 'ERR_KAMO_NOT_FOUND',
  };
  t.match(await outcome(sender, 'x', STRANGER.nodeId.text), unknown);
  sender.send('x', 7, STRANGER.nodeId.text);
  t.match(await once(sender, 'error'), [unknown]);
  t.equal(sender.getSendQueueCount(), 0);
  const deaf = await openNode(t, {
    identity: STRANGER,
    locators: ['127.0.0.5'],
    agents: [`127.0.0.1:${await silentPort(t)}`],
  });
  const unanswered = createSocket({ node: deaf });
  t.teardown(() => closeQuietly(unanswered));
  t.match(await outcome(unanswered, 'x', HOME.nodeId.text), { code: 'EAI_AGAIN', kamoCode: 'ERR_KAMO_AGENT' });
});

t.test('[R-API-134] without agents nobody can be asked', async (t) => {
  const sender = await openSender(t, []);
  t.match(await outcome(sender, 'x', HOME.nodeId.text), { kamoCode: 'ERR_KAMO_NO_LOCATOR' });
});

t.test('[R-API-134] what waits is bounded, and goes when the socket closes', async (t) => {
  const sender = await openSender(t, [`127.0.0.1:${await silentPort(t)}`]);
  const failures: unknown[] = [];
  const note = (error: Error | null): void => void failures.push(error && 'kamoCode' in error && error.kamoCode);
  const large = new Uint8Array(1000);
  sender.bind();
  await once(sender, 'listening');
  for (let i = 0; i < 300; i++) sender.send(large, 7, HOME.nodeId.text, note);
  for (let i = 0; i < 1100; i++) sender.send('', 8, STRANGER.nodeId.text, note);
  await until(() => failures.length >= 300 - 262 + 1100 - 1024);
  t.equal(sender.getSendQueueCount(), 262 + 1024);
  for (let i = 0; i < 70; i++) sender.send('x', 7, `2034:5678:9abc:${i.toString(16).padStart(4, '0')}`, note);
  await until(() => failures.length >= 300 - 262 + 1100 - 1024 + 8);
  t.equal(sender.getSendQueueCount(), 262 + 1024 + 62);
  t.strictSame([...new Set(failures)], ['ERR_KAMO_NO_BUFFERS']);
  const told = failures.length;
  sender.close();
  await once(sender, 'close');
  t.equal(failures.length, told, 'nothing more is told');
});
