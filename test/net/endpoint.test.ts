import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createHttpServer, get } from 'node:http';
import { Server as NetServer, Socket as NetSocket } from 'node:net';
import { promisify } from 'node:util';
import t, { type Test } from 'tap';
import { connect, KamoSocket, Node, type NodeOptions, Server } from '../../src/index.ts';
import { hostAddresses } from '../../src/link/interfaces.ts';
import {
  AWAY,
  closing,
  dial,
  drain,
  failure,
  HOME,
  listening,
  openNode,
  openNodes,
  openPair,
  Relay,
  STRANGER,
  until,
} from './net-support.ts';

const run = promisify(execFile);

t.test('[R-API-16] a node that is not the one dialled', async (t) => {
  const { away } = await openNodes(t);
  const stranger = await openNode(t, { identity: STRANGER, locators: ['127.0.0.5'] });
  const server = await listening(stranger);
  const client = connect({ node: away, nodeId: HOME.nodeId, port: 7, locators: stranger.locators() });
  t.match((await failure(client)) as object, { kamoCode: /ERR_KAMO_(REFUSED|PROOF)/ });
  const any = connect({ node: away, anyNode: true, port: 7, locators: stranger.locators() });
  const [[accepted]] = await Promise.all([once(server, 'connection'), once(any, 'connect')]);
  t.equal(any.remoteAddress, stranger.generalizedId, 'who answered is known all the same');
  any.destroy();
  await closing(accepted);
});

t.test('[R-API-16] an address that does not answer', async (t) => {
  const { away, home } = await openNodes(t, { handshakeTimeout: 150 });
  const relay = await Relay.open(t);
  const client = connect({ node: away, host: home.generalizedId, port: 7, locators: [relay.address] });
  t.match(await failure(client), { kamoCode: 'ERR_KAMO_HANDSHAKE_TIMEOUT', fault: 'network' });
  const unreachable = connect({ node: away, host: home.generalizedId, port: 7, locators: ['[::1]:9'] });
  t.match(await failure(unreachable), { code: 'ERR_KAMO_NO_LOCATOR' });
});

t.test('[R-API-6] closing a node destroys what is open and frees its sockets', async (t) => {
  const { home, client, accepted } = await openPair(t);
  const [{ address, port } = { address: '', port: 0 }] = home.locators();
  const connecting = connect({ node: home, anyNode: true, port: 7, locators: ['127.0.0.9:9'] });
  const failed = Promise.all([failure(client), failure(connecting)]);
  const closed = once(accepted, 'close');
  await home.close();
  t.match(await failed, [{ kamoCode: 'ERR_KAMO_RESET' }, { code: 'ERR_KAMO_CLOSED' }]);
  t.same(await closed, [false], 'no error for who closed it');
  const again = await openNode(t, { identity: HOME, locators: [{ address, port }] });
  t.equal(again.locators()[0]?.port, port);
});

t.test('[R-API-5] a connection goes on when its locator is removed, and takes a new one', async (t) => {
  const { home, client, accepted } = await openPair(t);
  await until(() => client.paths().filter(({ state }) => state === 'standby' || state === 'active').length === 2);
  const inUse = client.paths().find(({ role }) => role === 'active')?.foreign;
  t.ok(inUse !== undefined && home.removeLocator(inUse));
  accepted.write('from the other');
  const [chunk] = await once(client, 'data');
  t.equal(chunk.toString(), 'from the other');
  const added = await home.addLocator('127.0.0.5');
  await until(() => client.paths().some(({ foreign }) => foreign.address === added.address));
  t.pass('the new one is known to the peer');
});

t.test('[R-API-20] a silent cut of the path in use is a pause and nothing else', async (t) => {
  const { client, relays } = await openRelayed(t);
  await once(client, 'connect');
  await until(() => client.paths().filter(({ state }) => state === 'standby' || state === 'active').length >= 2);
  const moves: unknown[] = [];
  client.on('active', (event) => moves.push(event));
  const changes: unknown[] = [];
  client.on('path', (event) => changes.push(event));

  const echoed = drain(client);
  const expected: Buffer[] = [];
  let cut: Relay | undefined;
  for (let i = 0; i < 400; i++) {
    const message = Buffer.alloc(1024, i);
    expected.push(message);
    client.write(message);
    if (i === 150) {
      const port = client.paths().find(({ role }) => role === 'active')?.foreign.port;
      cut = relays.find(({ address }) => address.endsWith(`:${port}`));
      if (cut !== undefined) cut.cut = true;
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  client.end();
  t.ok((await echoed).equals(Buffer.concat(expected)));
  t.ok(cut !== undefined, 'the path in use was cut');
  t.ok(moves.length > 0, 'traffic has moved');
  t.ok(changes.length > 0, 'and the states of the paths were told');
});

t.test('[R-API-16] with every path cut a connection fails when the time for that is over', async (t) => {
  const { client, relays } = await openRelayed(t, { pathless: 100 });
  await once(client, 'connect');
  await until(() => client.paths().filter(({ state }) => state === 'standby' || state === 'active').length >= 2);
  const failed = failure(client);
  for (const relay of relays) relay.cut = true;
  client.write('into the void');
  t.match(await failed, { kamoCode: 'ERR_KAMO_PATHLESS', systemCode: 'ENETUNREACH', fault: 'network' });
});

t.test('[R-API-19] a server counts its sockets, drops what is too many, closes behind the last', async (t) => {
  const { home, away, server } = await openNodes(t);
  server.maxConnections = 1;
  const drops: unknown[] = [];
  server.on('drop', (drop) => drops.push(drop));
  const first = dial(home, away);
  const [accepted] = await once(server, 'connection');
  const second = dial(home, away).resume();
  t.equal(await closing(second), false, 'closed in order, as by a kernel');
  t.match(drops, [{ remoteNodeId: AWAY.nodeId.text, localPort: 7 }]);
  t.equal(await new Promise((resolve) => server.getConnections((_, count) => resolve(count))), 1);
  let closed = false;
  server.close(() => {
    closed = true;
  });
  const third = dial(home, away);
  t.match(await failure(third), { kamoCode: 'ERR_KAMO_REFUSED' });
  t.notOk(closed);
  first.resume();
  accepted.end('bye');
  await once(server, 'close');
  t.ok(closed);
});

t.test('[R-API-19] sockets can be handed over paused', async (t) => {
  const { client, accepted } = await openPair(t, { server: { pauseOnConnect: true } });
  t.ok(accepted.isPaused());
  client.end('later');
  let heard = '';
  accepted.on('data', (chunk: Buffer) => {
    heard += chunk;
  });
  await once(client, 'finish');
  t.equal(heard, '');
  accepted.resume();
  await once(accepted, 'end');
  t.equal(heard, 'later');
});

t.test('[R-API-17] every public member of net.Socket and net.Server is there', (t) => {
  const missing = (ours: object, theirs: object): string[] =>
    Object.getOwnPropertyNames(theirs).filter((name) => !name.startsWith('_') && !(name in ours));
  t.same(missing(new KamoSocket(), NetSocket.prototype), []);
  t.same(missing(new Server(), NetServer.prototype), []);
  const events = Object.getOwnPropertyNames(new NetServer()).filter((name) => name === 'maxConnections');
  t.same(
    events.filter((name) => !(name in new Server())),
    [],
  );
  t.end();
});

t.test('[R-API-17] http runs on it unchanged', async (t) => {
  const { home, away, server } = await openNodes(t);
  const http = createHttpServer((request, response) => {
    response.end(`${request.method} ${request.url} for ${request.socket.remoteAddress}`);
  });
  server.on('connection', (socket) => http.emit('connection', socket));
  const body = await new Promise<string>((resolve, reject) => {
    get({ path: '/kamo', createConnection: () => dial(home, away) }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve(text));
    }).on('error', reject);
  });
  t.equal(body, `GET /kamo for ${away.generalizedId}`);
  http.close();
});

t.test('[R-API-2] without locators a node takes the addresses of the host, or says that there are none', async (t) => {
  const expected = hostAddresses().map(({ address }) => address);
  if (expected.length === 0) {
    await t.rejects(Node.open({ identity: HOME }), { code: 'ERR_KAMO_NO_LOCATOR' });
    return;
  }
  const node = await openNode(t, { identity: HOME });
  t.same(
    node.locators().map(({ address }) => address),
    expected,
  );
});

t.test('[R-API-2] who names no node shares one', async (t) => {
  const outcomes: unknown[] = [];
  const servers = [new Server(), new Server()];
  for (const server of servers) {
    await new Promise<void>((resolve) => {
      server.once('error', (error) => resolve(void outcomes.push(error)));
      server.listen(7, () => resolve(void outcomes.push('listening')));
    });
  }
  t.match(outcomes, ['listening', { code: 'EADDRINUSE', kamoCode: 'ERR_KAMO_PORT_IN_USE' }]);
  for (const server of servers) server.close();
  const controller = new AbortController();
  const client = connect({ anyNode: true, port: 7, locators: ['127.0.0.1:9'], signal: controller.signal });
  const failed = failure(client);
  controller.abort();
  t.match(await failed, { name: 'AbortError' });
});

t.test('[R-API-2] a node follows the addresses of its host', async (t) => {
  const namespace = ['-rn', 'sh', '-c'];
  const possible = await run('unshare', [...namespace, 'ip link add v0 type veth peer name v1']).then(
    () => true,
    () => false,
  );
  if (!possible) {
    t.pass('not here', { skip: 'no network namespace, no veth or no ip command' });
    return;
  }
  const child = new URL('./addresses-child.js', import.meta.url).pathname;
  const setup =
    'ip link add v0 type veth peer name v1 && ip addr add 10.9.0.1/24 dev v0 && ip link set v0 up && ip link set v1 up';
  const { stdout } = await run('unshare', [...namespace, `${setup} && exec "${process.execPath}" "${child}" ip`], {
    timeout: 60_000,
  });
  t.same(JSON.parse(stdout), [['10.9.0.1'], ['10.9.0.1', '10.9.0.2'], ['10.9.0.2']]);
});

t.test('[R-API-6] a process ends by itself when its sockets have ended', async (t) => {
  const { stdout } = await run(process.execPath, [new URL('./exit-child.js', import.meta.url).pathname], {
    timeout: 60_000,
  });
  t.equal(stdout, 'echo: hello\nclosed\n');
});

/** A client that reaches an echoing server only through two relays. */
async function openRelayed(t: Test, transport: NodeOptions['transport'] = {}) {
  const relays = [await Relay.open(t), await Relay.open(t)];
  const home = await openNode(t, {
    identity: HOME,
    locators: relays.map(({ address }, i) => ({ address: `127.0.0.${2 + i}`, announce: [address] })),
    transport,
  });
  for (const [i, relay] of relays.entries()) {
    const locator = home.locators().find(({ address }) => address === `127.0.0.${2 + i}`);
    relay.forwardTo(locator?.address ?? '', locator?.port ?? 0);
  }
  // Nobody can pass the relays by.
  const away = await openNode(t, {
    identity: AWAY,
    locators: [{ address: '127.0.0.4', announce: false }],
    transport,
  });
  const server = await listening(home);
  server.on('connection', (socket: KamoSocket) => {
    socket.on('error', () => {});
    socket.pipe(socket);
  });
  const locators = relays.map(({ address }) => address);
  const client = connect({ node: away, host: home.generalizedId, port: 7, locators });
  return { client, relays };
}
