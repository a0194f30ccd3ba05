/** Datagram sockets between nodes: addresses, paths, loss, and the application's control. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import t from 'tap';
import { createSocket, type DatagramSocket, type FlowPath } from '../../src/index.ts';
import { endpointOf } from '../../src/net/node.ts';
import { bindLocally, openDatagramPair, sent } from './dgram-support.ts';
import { AWAY, census, failure, HOME, openNode, Relay, STRANGER, until } from './net-support.ts';

/** Both paths work: the active one, and the other. */
async function verified(paths: () => FlowPath[]): Promise<[active: FlowPath, other: FlowPath]> {
  await until(() => ['active', 'standby'].every((state) => paths().some((path) => path.state === state)));
  const find = (state: string) => paths().find((path) => path.state === state) as FlowPath;
  return [find('active'), find('standby')];
}

t.test('[R-API-121] a node is sent to by its ID, in either form, and answers', async (t) => {
  const { home, away, here, there, told, send } = await openDatagramPair(t);
  t.same(there.address(), { address: home.generalizedId, family: 'IPv6', port: 7 });
  const heard = once(there, 'message');
  send('hello');
  const [, from] = await heard;
  t.same(from, { address: away.generalizedId, family: 'IPv6', port: here.address().port, size: 5 });
  here.send('by its ID', 7, home.nodeId.text);
  await until(() => told.includes('by its ID'));
  const answered = once(here, 'message');
  there.send('back', from.port, from.address);
  t.match(await answered, [Buffer.from('back'), { address: home.generalizedId, port: 7, size: 4 }]);
  t.equal(here.node, away);
});

t.test('[R-API-121] what is no node, where a node was named', async (t) => {
  const { here, home } = await openDatagramPair(t);
  t.match(await sent(here, 'x', 7, '127.0.0.2').catch((error) => error), { code: 'ERR_KAMO_LEGACY' });
  t.match(await sent(here, 'x', 7, 'localhost').catch((error) => error), { code: 'ERR_KAMO_NAME' });
  t.match(await sent(here, 'x', 7, home.generalizedId).catch((error) => error), { code: 'ERR_KAMO_NO_LOCATOR' });
  t.match(await failure(createSocket({ node: home }).bind(0, '127.0.0.2')), { code: 'ERR_KAMO_LEGACY' });
  t.match(await failure(createSocket({ node: home }).bind(7)), { code: 'EADDRINUSE', port: 7 });
  const closed = await openNode(t, { locators: ['127.0.0.5'] });
  await closed.close();
  t.match(await failure(createSocket({ node: closed }).bind(7)), { code: 'ERR_KAMO_CLOSED' });
  t.throws(() => createSocket({ node: 7 as never }), { code: 'ERR_KAMO_ARGUMENT' });
});

t.test('[R-API-121] a node speaks with itself', async (t) => {
  const { home, there } = await openDatagramPair(t);
  const socket = createSocket({ node: home }).bind();
  t.teardown(() => socket.close());
  const heard = once(there, 'message');
  socket.send('self', 7);
  t.match(await heard, [Buffer.from('self'), { address: home.generalizedId }]);
});

t.test('[R-API-122] a socket of the process, which names no node, is one of its default node', async (t) => {
  const away = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'] });
  const other = createSocket({ node: away }).bind();
  await once(other, 'listening');
  t.teardown(() => other.close());
  const socket = await bindLocally(t);
  t.equal(socket.node, undefined, 'which is being opened');
  const early = once(other, 'message');
  socket.send('early', other.address().port, away.generalizedId, { locators: away.locators() });
  const [text, sender] = await early;
  const { node } = socket;
  if (node === undefined) throw new Error('it is at the default node');
  t.match([String(text), sender.address], ['early', node.generalizedId]);
  const heard = once(socket, 'message');
  const locators = node.locators().filter(({ address }) => address === '127.0.0.1');
  other.send('from afar', socket.address().port, node.generalizedId, { locators });
  const [message, from] = await heard;
  t.equal(message.toString(), 'from afar');
  t.equal(from.address, away.generalizedId);
  const answered = once(other, 'message');
  socket.send('and back', from.port, from.address);
  t.equal((await answered)[1].address, node.generalizedId);
});

t.test('[R-API-126] [R-API-127] a port that nobody has, and what a connected socket is told', async (t) => {
  const { home, here, told, send } = await openDatagramPair(t);
  send('opens the association');
  await until(() => told.length === 1);
  const lost = once(here, 'lost');
  const number = here.send('astray', 99, home.generalizedId);
  t.match(await lost, [{ message: number, address: home.generalizedId, port: 99, reason: 'closed' }]);
  t.match(await sent(here, 'astray', 98, home.generalizedId).catch((error) => error), { code: 'ECONNREFUSED' });
  const connected = once(here, 'connect');
  here.connect(99, home.nodeId.text);
  await connected;
  t.equal(here.remoteAddress().address, home.generalizedId);
  const error = failure(here);
  here.send('astray');
  t.match(await error, { kamoCode: 'ERR_KAMO_REFUSED', code: 'ECONNREFUSED', port: 99 });
  here.disconnect();
  send('goes on');
});

t.test('[R-API-125] room is bounded, for each other end', async (t) => {
  const { here, home, send } = await openDatagramPair(t);
  here.setSendBufferSize(3000);
  const refused: unknown[] = [];
  here.on('error', (error) => refused.push(error));
  for (let i = 0; i < 10; i++) send('x'.repeat(1000));
  await until(() => refused.length > 0);
  t.match(refused[0], { code: 'ENOBUFS', kamoCode: 'ERR_KAMO_NO_BUFFERS', address: home.generalizedId });
  t.equal(refused.length + here.getSendQueueCount() + here.counters().sent, 10);
});

t.test(
  '[R-API-128] [R-API-126] a path that is cut is left, and what it swallowed is told',
  { timeout: 60_000 },
  async (t) => {
    const relays = [await Relay.open(t), await Relay.open(t)];
    const home = await openNode(t, {
      identity: HOME,
      locators: ['127.0.0.2', '127.0.0.3'].map((address, i) => ({ address, announce: [relays[i]?.address ?? ''] })),
    });
    for (const [i, { address, port }] of home.locators().entries()) relays[i]?.forwardTo(address, port);
    const away = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'] });
    const [here, there] = [createSocket({ node: away }).bind(), createSocket({ node: home }).bind(7)];
    t.teardown(() => [here, there].map((socket) => socket.close()));
    const told = new Set<string>();
    let repeated = 0;
    there.on('message', (message) => {
      if (told.has(message.toString())) repeated += 1;
      told.add(message.toString());
    });
    const numbers = new Map<number, string>();
    const lost = new Set<string | undefined>();
    here.on('lost', ({ message }) => lost.add(numbers.get(message)));
    const states: string[] = [];
    here.on('path', ({ from, to, port }) => states.push(`${port} ${from} ${to}`));
    here.setLocators(
      relays.map(({ address }) => address),
      7,
      home.generalizedId,
    );
    const paths = () => here.paths(7, home.generalizedId);
    const say = (text: string): void => {
      numbers.set(here.send(text, 7, home.generalizedId), text);
    };
    say('first');
    await until(() => told.has('first'));
    const [active] = await verified(paths);
    const moved = once(here, 'active');
    const relay = relays.find(({ address }) => address.endsWith(`:${active.foreign.port}`));
    if (relay === undefined) throw new Error('the active path leads through a relay');
    let left = false;
    moved.then(() => {
      left = true;
    });
    let said = 1;
    for (; !left; said++) {
      say(`m${said}`);
      if (said === 100) relay.cut = true;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    say('last');
    const [{ from, to, address, port }] = await moved;
    t.same([from.id, address, port], [active.id, home.generalizedId, 7]);
    t.not(to.id, active.id);
    await until(() => told.size + [...lost].filter((text) => !told.has(text ?? '')).length > said);
    t.ok(told.has('last'), `${told.size} of ${said + 1} have come, ${lost.size} were told lost`);
    t.equal(repeated, 0);
    t.ok(states.includes('7 active suspect'));
  },
);

t.test('[R-API-129] a message may name its path, and go by two; it is told once', async (t) => {
  const { here, home, told, send } = await openDatagramPair(t);
  send('first');
  await until(() => told.length === 1);
  const paths = () => here.paths(7, home.generalizedId);
  const [active, other] = await verified(paths);
  t.equal(active.local?.address, '127.0.0.4');
  const carried = (id: number): number => paths().find((path) => path.id === id)?.sentMessages ?? 0;
  const before = carried(other.id);
  for (const path of [other, other.id]) send('by the other', { path });
  await until(() => told.length === 3);
  t.equal(carried(other.id), before + 2);
  // No more at a time than the other path has room for: what it has none for goes by one.
  for (let i = 0; i < 5; i++) send(`twice ${i}`, { duplicate: true });
  await until(() => told.length === 8 && carried(other.id) === before + 7);
  t.equal(new Set(told).size, 7);
  const lost = once(here, 'lost');
  const number = send('by none', { path: 15 });
  t.match(await lost, [{ message: number, reason: 'path-failed' }]);
  for (const options of [{ path: 'x' }, { duplicate: 1 }, { locators: 7 }]) {
    t.throws(() => send('x', options as never), { code: 'ERR_KAMO_ARGUMENT' });
  }
});

t.test('[R-API-130] the application moves its messages, and both ends follow a wish', async (t) => {
  const { here, home, told, send } = await openDatagramPair(t);
  send('first');
  await until(() => told.length === 1);
  const paths = () => here.paths(7, home.generalizedId);
  const [active, other] = await verified(paths);
  const end = [7, home.generalizedId] as const;
  const carried = (id: number): number => paths().find((path) => path.id === id)?.sentMessages ?? 0;
  const before = carried(active.id);
  here.setLocator({ foreign: other.foreign.address }, ...end);
  for (let i = 0; i < 5; i++) send(`bound ${i}`);
  await until(() => told.length === 6);
  t.same([carried(active.id), carried(other.id)], [before, 5]);
  here.setLocator({}, ...end);
  send('released');
  await until(() => told.length === 7);
  t.equal(carried(active.id), before + 1);
  here.setPath(other, 'prefer', ...end);
  await until(() => paths().find(({ id }) => id === other.id)?.state === 'active');
  t.throws(() => here.setLocator({ foreign: '127.0.0.9' }, ...end), { code: 'ERR_KAMO_NO_LOCATOR' });
  t.throws(() => here.setLocator({ local: 'x' }, ...end), { code: 'ERR_KAMO_ARGUMENT' });
  t.throws(() => here.setPath(14, 'prefer', ...end), { code: 'ERR_KAMO_ARGUMENT' });
  t.throws(() => here.setPath(other, 'best' as never, ...end), { code: 'ERR_KAMO_ARGUMENT' });
  t.throws(() => here.setLocators(['x'], ...end), { code: 'ERR_KAMO_ARGUMENT' });
  t.throws(() => here.paths(), { code: 'ERR_SOCKET_DGRAM_NOT_CONNECTED' });
  t.throws(() => here.paths(7, '192.0.2.1'), { code: 'ERR_KAMO_LEGACY' });
  t.throws(() => here.maxMessageSize(0), { code: 'ERR_SOCKET_BAD_PORT' });
});

t.test('[R-API-130] a choice waits for the flow, and the peer is found where it is said to be', async (t) => {
  const { here, home, told } = await openDatagramPair(t);
  const connected = once(here, 'connect');
  here.connect(7, home.generalizedId);
  await connected;
  t.same(here.paths(), []);
  here.setLocators(home.locators());
  here.setLocator({ foreign: '127.0.0.3' });
  here.send('first');
  await until(() => told.length === 1);
  await verified(() => here.paths());
  const carried = (address: string): number =>
    here.paths().reduce((sum, { foreign, sentMessages }) => sum + (foreign.address === address ? sentMessages : 0), 0);
  const [before, beside] = [carried('127.0.0.3'), carried('127.0.0.2')];
  for (let i = 0; i < 5; i++) here.send(`m${i}`);
  await until(() => told.length === 6);
  t.same([carried('127.0.0.3'), carried('127.0.0.2')], [before + 5, beside]);
});

t.test('[R-API-130] a choice made before there are paths waits for one that fits', async (t) => {
  const { here, home, told } = await openDatagramPair(t);
  for (const locator of home.locators()) if (locator.address === '127.0.0.3') home.removeLocator(locator);
  const connected = once(here, 'connect');
  here.connect(7, home.generalizedId);
  await connected;
  here.setLocators(home.locators());
  here.setLocator({ foreign: '127.0.0.3' });
  here.send('goes as without it');
  await until(() => told.length === 1);
  t.same(
    here.paths().map(({ foreign }) => foreign.address),
    ['127.0.0.2'],
  );
  await home.addLocator('127.0.0.3');
  const there = (): FlowPath | undefined => here.paths().find(({ foreign }) => foreign.address === '127.0.0.3');
  await until(() => there()?.state === 'standby');
  const before = there()?.sentMessages ?? 0;
  for (let i = 0; i < 5; i++) here.send(`m${i}`);
  await until(() => told.length === 6);
  t.equal(there()?.sentMessages, before + 5);
});

t.test('[R-API-131] a socket closes with its node', async (t) => {
  const { here, there, home, told, send } = await openDatagramPair(t);
  send('first');
  await until(() => told.length === 1);
  const closed = once(there, 'close');
  await home.close();
  await closed;
  t.throws(() => there.address(), { code: 'ERR_SOCKET_DGRAM_NOT_RUNNING' });
  t.equal(here.address().family, 'IPv6');
});

t.test('[R-API-131] a process ends when nothing is to come and nothing to go', async (t) => {
  const child = fileURLToPath(new URL('./dgram-child.js', import.meta.url));
  const run = promisify(execFile);
  for (const what of ['unreferenced', 'closed']) {
    const { stdout } = await run(process.execPath, [child, what], { timeout: 60_000 });
    t.match(stdout, what === 'closed' ? /told\n/ : /^$/, what);
  }
  await t.rejects(run(process.execPath, [child, 'referenced'], { timeout: 60_000 }), { code: 3 });
});

t.test('[R-API-132] 500 sockets opened, used and closed leave nothing', { timeout: 120_000 }, async (t) => {
  const { home, away, told, send } = await openDatagramPair(t);
  const local = await bindLocally(t);
  local.on('message', () => {});
  send('first');
  await sent(local, 'first', local.address().port);
  const cycle = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i++) {
      const socket: DatagramSocket = i % 2 === 0 ? createSocket({ node: away }) : createSocket('udp4');
      socket.on('error', () => {});
      const closed = once(socket, 'close');
      if (i % 2 === 0) socket.send(`m${i}`, i % 5 === 0 ? 99 : 7, home.generalizedId, () => socket.close());
      else socket.send('x', i % 5 === 0 ? 9 : local.address().port, () => socket.close());
      await closed;
    }
  };
  const flows = (): number => endpointOf(home).transport.flows.size + endpointOf(away).transport.flows.size;
  await cycle(10);
  await until(() => flows() === 2);
  const before = census();
  await cycle(490);
  await until(() => flows() === 2);
  t.same(census(), before);
  t.equal(away.listenerCount('closing'), 1);
  t.equal(told.filter((text) => text !== 'first').length, 200);
  t.equal(endpointOf(away).transport.associations.founded, 1);
});

t.test('[R-API-121] a node that is not there, and one that is another', { timeout: 60_000 }, async (t) => {
  const transport = { handshakeTimeout: 400 };
  const away = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'], transport });
  const stranger = await openNode(t, { identity: STRANGER, locators: ['127.0.0.6'] });
  const socket = createSocket({ node: away }).bind();
  t.teardown(() => socket.close());
  const send = (locators: readonly (string | { address: string; port: number })[]): Promise<unknown> =>
    new Promise((resolve) => socket.send('x', 7, HOME.nodeId.text, { locators }, resolve));
  t.match(await send(['127.0.0.9:9']), { code: /ETIMEDOUT|ECONNREFUSED|ENETUNREACH/ });
  const there = createSocket({ node: stranger }).bind(7);
  t.teardown(() => there.close());
  await once(there, 'listening');
  there.on('message', () => t.fail('it was for another'));
  t.match(await send(stranger.locators()), { kamoCode: /ERR_KAMO_(PROOF|REFUSED)/ });
});
