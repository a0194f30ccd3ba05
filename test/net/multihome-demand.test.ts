/** What `requireMultihome` lets nobody do with one path. */
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import t from 'tap';
import { connect } from '../../src/index.ts';
import { MULTIHOME_WAIT } from '../../src/net/multihome-demand.ts';
import { openWired } from './native-support.ts';
import { AWAY, dial, failure, HOME, listening, openNode, openNodes, openPair, STRANGER, until } from './net-support.ts';

const SINGLE = { code: 'ERR_KAMO_SINGLE_PATH', kamoCode: 'ERR_KAMO_SINGLE_PATH', message: /one path only/ };

t.test('[R-API-115] a connection with one path fails, spare ports or not, and its peer is reset', async (t) => {
  const home = await openNode(t, { identity: HOME, locators: ['127.0.0.2'] });
  const away = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'] });
  const sparing = await openNode(t, { identity: STRANGER, locators: ['127.0.0.5'], spares: true });
  const server = await listening(home);
  const resets: unknown[] = [];
  server.on('connection', (accepted) => accepted.resume().on('error', (error: unknown) => resets.push(error)));
  const asked = dial(home, away, { requireMultihome: true });
  const spare = dial(home, sparing, { requireMultihome: true });
  const late = dial(home, away);
  const spared = dial(home, away, { requireMultihome: true }).setRequireMultihome(false);
  const failures = Promise.all([asked, spare, late].map((socket) => failure(socket)));
  await Promise.all([asked, spare, late, spared].map((socket) => once(socket, 'connect')));
  late.setRequireMultihome(true);
  await until(() => spare.paths().some((path) => path.spare && path.state === 'standby'));
  t.equal(asked.readyState, 'open', "'connect' does not wait");
  for (const error of await failures) t.match(error, { ...SINGLE, fault: 'network', port: 7 });
  await until(() => resets.length === 3);
  t.ok(resets.every((error) => (error as { code: string }).code === 'ECONNRESET'));
  t.equal(spared.readyState, 'open', 'who takes it back goes on');
  spared.destroy();
});

t.test('[R-API-115] once it has been multihome a connection goes on by what is left', async (t) => {
  const { home, client } = await openPair(t, { client: { requireMultihome: true } });
  client.on('error', (error) => t.fail(error.message));
  await until(() => client.paths().filter(({ state }) => state === 'active' || state === 'standby').length === 2);
  const [, second] = home.locators();
  if (second === undefined) throw new Error('it has two');
  home.removeLocator(second);
  await pause(MULTIHOME_WAIT + 500);
  t.equal(client.readyState, 'open');
  client.setRequireMultihome(true);
  t.match(
    await new Promise((resolve) => client.removeAllListeners('error').once('error', resolve)),
    SINGLE,
    'asked anew',
  );
});

t.test('[R-API-115] a socket that is used again is not asked for what the last connection was', async (t) => {
  const { home, away } = await openNodes(t);
  const socket = dial(home, away, { requireMultihome: true });
  socket.destroy();
  await once(socket, 'close');
  t.equal(socket.listenerCount('connect') + socket.listenerCount('close'), 0);
});

t.test('[R-API-115] ordinary hosts have one path, and other values are errors of the caller', async (t) => {
  const { home } = await openWired(t);
  const requireMultihome = true;
  t.throws(() => connect({ node: home, host: '10.9.0.2', port: 80, requireMultihome }), { code: 'ERR_KAMO_LEGACY' });
  t.throws(() => connect({ port: 80, requireMultihome }), { code: 'ERR_KAMO_LEGACY' });
  const { client } = await openPair(t);
  for (const wrong of [1, 'yes', null] as unknown as boolean[]) {
    t.throws(() => connect({ port: 80, requireMultihome: wrong }), { code: 'ERR_KAMO_ARGUMENT' });
    t.throws(() => client.setRequireMultihome(wrong), { code: 'ERR_KAMO_ARGUMENT' });
  }
  t.equal(client.setRequireMultihome(false), client);
  client.destroy();
  t.equal(client.setRequireMultihome(true), client, 'after the end nothing happens');
});
