/** Ordinary hosts by the system's TCP, behind the interface of the others. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import t, { type Test } from 'tap';
import { connect, type KamoConnectOptions } from '../../src/index.ts';
import { listenLocally, record } from './drop-in-support.ts';
import { AWAY, closing, drain, failure, HOME, openNode, until } from './net-support.ts';

const LEGACY = 'net';
const PAYLOAD = Buffer.alloc(3_000_000, 'where two streams become one, ');

/** A server of `node:net`, which is no service of this process's nodes. */
async function ordinary(t: Test, accept: (socket: Socket) => void): Promise<{ server: Server; port: number }> {
  const server = createServer({ allowHalfOpen: true }, accept).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => server.close());
  return { server, port: (server.address() as AddressInfo).port };
}

t.test('[R-API-116] bytes go both ways, each direction ends by itself, and the socket says what it is', async (t) => {
  const { port } = await ordinary(t, (socket) => socket.pipe(socket));
  const socket = connect({ host: '127.0.0.1', port, legacy: LEGACY, allowHalfOpen: true });
  const events = record(socket, ['connectionAttempt', 'connect', 'ready', 'finish', 'end', 'close']);
  const received = drain(socket);
  const closed = closing(socket);
  await once(socket, 'connect');
  t.match(socket, { remoteAddress: '127.0.0.1', remotePort: port, remoteFamily: 'IPv4', localAddress: '127.0.0.1' });
  t.ok((socket.localPort ?? 0) > 0);
  t.match(socket, { proven: false, readyState: 'open', schedule: 'failover', failovers: 0, lastSoftError: null });
  t.strictSame([socket.paths(), socket.locators(), socket.status()], [[], { local: [], foreign: [] }, undefined]);
  t.match(socket.diagnosis, { carrier: 'net', translated: undefined, paths: [], remarks: [] });
  socket.setKeepAlive(true, 1000).setNoDelay(false);
  socket.end(PAYLOAD);
  t.ok((await received).equals(PAYLOAD));
  t.equal(await closed, false);
  t.strictSame(events, ['connectionAttempt', 'connect', 'ready', 'finish', 'end', 'close']);
  t.strictSame([socket.bytesRead, socket.bytesWritten], [PAYLOAD.length, PAYLOAD.length]);
  t.equal(socket.remoteAddress, '127.0.0.1', 'known after the end, as of net.Socket');
});

t.test('[R-API-116] a name is looked up, a node given or not, and a generalized ID is never dialled so', async (t) => {
  const { port } = await ordinary(t, (socket) => socket.end('here'));
  const away = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'] });
  const id = away.generalizedId;
  const found = (address: string, family: number) => {
    const lookup = (_name: string, _options: object, done: (...values: unknown[]) => void): void => {
      process.nextTick(done, null, address, family);
    };
    return { autoSelectFamily: false, lookup: lookup as (...args: never[]) => void };
  };
  const options = { host: 'somewhere.test', port, legacy: LEGACY } as const;
  const named = connect({ ...options, ...found('127.0.0.1', 4) });
  const [lookup] = await Promise.all([once(named, 'lookup'), drain(named).then((text) => t.equal(`${text}`, 'here'))]);
  t.strictSame(lookup, [null, '127.0.0.1', 4, 'somewhere.test']);
  const withNode = connect({ node: away, host: '127.0.0.1', port, legacy: LEGACY });
  t.equal(`${await drain(withNode)}`, 'here');
  t.match(await failure(connect({ ...options, ...found(id, 6) })), { kamoCode: 'ERR_KAMO_LEGACY' });
  t.throws(() => connect({ node: away, host: id, port, legacy: LEGACY }), { code: 'ERR_KAMO_NO_LOCATOR' });
});

t.test('[R-API-116] a server of this process is reached by its node', async (t) => {
  const { server, port } = await listenLocally(t);
  server.on('connection', (socket) => socket.end());
  const socket = connect({ host: '127.0.0.1', port, legacy: LEGACY });
  await once(socket, 'connect');
  t.equal(socket.diagnosis?.carrier, 'udp');
  socket.destroy();
});

t.test('[R-API-116] errors are those of net.Socket', async (t) => {
  const { server, port } = await ordinary(t, (socket) => {
    socket.on('error', (error: Error & { code: string }) => socket.emit('reset', error.code));
    server.emit('accepted', socket);
  });
  const dial = async () => {
    const socket = connect({ host: '127.0.0.1', port, legacy: LEGACY });
    const [accepted] = await Promise.all([once(server, 'accepted'), once(socket, 'connect')]);
    return { socket, accepted: accepted[0] as Socket };
  };
  const reset = await dial();
  const failed = failure(reset.socket);
  reset.accepted.resetAndDestroy();
  t.match(await failed, { code: 'ECONNRESET', syscall: 'read' });
  const resetting = await dial();
  const told = once(resetting.accepted.resume(), 'reset');
  resetting.socket.resetAndDestroy();
  t.strictSame(await told, ['ECONNRESET']);
  const aborted = new AbortController();
  const early = connect({ host: '127.0.0.1', port, legacy: LEGACY, signal: aborted.signal });
  aborted.abort();
  t.match(await failure(early), { name: 'AbortError' });
  server.close();
  await once(server, 'close');
  const refused = await failure(connect({ host: '127.0.0.1', port, legacy: LEGACY }));
  t.match(refused, { code: 'ECONNREFUSED', syscall: 'connect', address: '127.0.0.1', port });
});

t.test(
  '[R-API-116] a peer that does not read stops the writer; what was written is delivered after destroy',
  async (t) => {
    let accepted: Socket | undefined;
    const { port } = await ordinary(t, (socket) => {
      accepted = socket.pause();
    });
    const socket = connect({ host: '127.0.0.1', port, legacy: LEGACY });
    await once(socket, 'connect');
    let sent = 0;
    let stuck = 0;
    while (stuck < 50) {
      const before = sent;
      while (!socket.writableNeedDrain) {
        sent += PAYLOAD.length;
        socket.write(PAYLOAD);
      }
      t.ok(socket.writableLength <= PAYLOAD.length + 16_384);
      await new Promise((resolve) => setTimeout(resolve, 10));
      stuck = before === sent ? stuck + 1 : 0;
    }
    let received = 0;
    await until(() => accepted !== undefined);
    accepted?.on('data', ({ length }) => {
      received += length;
    });
    accepted?.resume();
    await once(socket, 'drain');
    socket.write(PAYLOAD, () => socket.destroy());
    await once(accepted as Socket, 'end');
    t.equal(received, sent + PAYLOAD.length);
    accepted?.end();
  },
);

t.test('[R-API-116] what it cannot have is an error of the caller', async (t) => {
  const bad = (options: object) => () => connect({ host: '192.0.2.1', port: 80, ...options } as KamoConnectOptions);
  for (const legacy of [1, 'tcp', null, true]) t.throws(bad({ legacy }), { code: 'ERR_KAMO_ARGUMENT' });
  const home = await openNode(t, { identity: HOME, locators: ['127.0.0.2'] });
  for (const demand of [
    { requireProof: true },
    { requireMultihome: true },
    { schedule: 'hedged' },
    { proof: 'early' },
  ]) {
    t.throws(bad({ legacy: LEGACY, ...demand }), { code: 'ERR_KAMO_ARGUMENT' });
    t.throws(bad({ legacy: LEGACY, ...demand, node: home }), { code: 'ERR_KAMO_ARGUMENT' });
  }
  for (const demand of [{ pathless: 1 }, { probeInterval: 100 }])
    t.throws(bad({ legacy: LEGACY, ...demand }), { code: 'ERR_KAMO_LEGACY' });
  t.throws(bad({ legacy: LEGACY, dscp: 1 }), { code: 'ERR_KAMO_NATIVE_ONLY' });
  t.match(await failure(bad({})()), { code: 'ERR_KAMO_LEGACY', message: /legacy: 'net'/ }, 'the default says how');
  const { port } = await ordinary(t, (socket) => socket.resume());
  const socket = connect({ host: '127.0.0.1', port, legacy: LEGACY });
  await once(socket, 'connect');
  const legacy = { code: 'ERR_KAMO_LEGACY' };
  t.throws(() => socket.setPath(0, 'prefer'), legacy);
  t.throws(() => socket.setLocator(), legacy);
  t.throws(() => socket.setLocators(['127.0.0.2:1']), legacy);
  t.throws(() => socket.setPathless(1), legacy);
  t.throws(() => socket.setRequireMultihome(true), legacy);
  t.throws(() => socket.setRequireProof(true), { code: 'ERR_KAMO_UNPROVEN' });
  t.throws(() => socket.setDscp(1), { code: 'ERR_KAMO_NATIVE_ONLY' });
  t.throws(() => socket.writeUrgent('now'), { code: 'ERR_KAMO_NATIVE_ONLY' });
  socket.destroy();
});
