/** What `requireProof` lets nobody do, and what `proven` says. */
import { once } from 'node:events';
import t from 'tap';
import { connect, createServer } from '../../src/index.ts';
import { openWired } from './native-support.ts';
import { AWAY, dial, HOME, listening, openNode, openNodes, openPair, STRANGER } from './net-support.ts';

t.test('[R-API-80] an ordinary host is not dialled when a proof is asked for', async (t) => {
  const { home } = await openWired(t);
  const dial = (): unknown => connect({ node: home, host: '10.9.0.2', port: 80, requireProof: true });
  t.throws(dial, { code: 'ERR_KAMO_UNPROVEN', fault: 'caller', message: /10\.9\.0\.2.*requireProof/ });
});

t.test(
  '[R-API-80] [R-API-81] a server that asks for proof refuses ordinary hosts; one that does not serves them unproven',
  async (t) => {
    const { home, away } = await openWired(t);
    const server = createServer((socket) => socket.resume());
    await once(server.listen({ node: home, port: 7, requireProof: true }), 'listening');
    const refused = connect({ node: away, host: '10.9.0.1', port: 7 });
    const [error] = await once(refused, 'error');
    t.match(error, { kamoCode: 'ERR_KAMO_REFUSED' });
    await listening(home, {}, 8);
    const served = connect({ node: away, host: '10.9.0.1', port: 8 });
    await once(served, 'connect');
    t.equal(served.proven, false);
    const open = connect({
      node: away,
      host: home.generalizedId,
      port: 7,
      locators: home.locators(),
      requireProof: true,
    });
    await once(open, 'connect');
    t.equal(open.proven, true, 'by its locators the node is served');
    server.close();
    const again = createServer().listen({ node: home, port: 7 });
    await once(again, 'listening');
    t.pass('the port is free again, in both modes');
  },
);

t.test('[R-API-80] an address of native mode alone, or another value, is an error of the caller', async (t) => {
  const { home } = await openWired(t);
  const server = createServer();
  t.throws(() => server.listen({ node: home, port: 7, host: '10.9.0.1', requireProof: true }), {
    code: 'ERR_KAMO_UNPROVEN',
  });
  for (const requireProof of [1, 'yes', null] as unknown as boolean[]) {
    t.throws(() => server.listen({ node: home, port: 7, requireProof }), { code: 'ERR_KAMO_ARGUMENT' });
    const options = { node: home, host: home.generalizedId, port: 7, locators: home.locators(), requireProof };
    t.throws(() => connect(options), { code: 'ERR_KAMO_ARGUMENT', message: /^requireProof must be true or false/ });
  }
});

t.test('[R-API-81] a socket says whether its peer is proven', async (t) => {
  const { client, accepted } = await openPair(t, { client: { requireProof: true } });
  t.strictSame([client.proven, accepted.proven], [true, true]);
  client.destroy();
  t.equal(client.proven, false);
  const { home, away } = await openNodes(t);
  const anyone = connect({ node: away, anyNode: true, port: 7, locators: home.locators(), requireProof: true });
  t.equal(anyone.proven, false, 'not yet');
  await once(anyone, 'connect');
  t.strictSame([anyone.proven, anyone.remoteAddress], [true, home.generalizedId]);
});

t.test(
  '[R-SEC-9] [R-API-80] who shows the key of another node is refused, and both the error and the counters say why',
  async (t) => {
    const liar = await openNode(t, { identity: { ...HOME, seed: STRANGER.seed }, locators: ['127.0.0.2'] });
    const away = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'] });
    const server = await listening(liar);
    server.on('connection', () => t.fail('nobody is served'));
    const socket = dial(liar, away, { requireProof: true });
    socket.on('connect', () => t.fail('nobody is connected'));
    const [error] = await once(socket, 'error');
    t.match(error, { kamoCode: 'ERR_KAMO_PROOF', message: /bad-signature/ });
    t.equal(away.counters()['association-proof-bad-signature'], 3, 'one of each epoch');
    t.equal(socket.proven, false);
  },
);
