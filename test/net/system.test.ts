/** Pipes, descriptors and handles: sockets of the system behind the interface of the others, as a program for `node:net` uses them. */
import { spawn } from 'node:child_process';
import nodeDgram from 'node:dgram';
import diagnostics from 'node:diagnostics_channel';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import nodeNet from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import dgram from '../../src/dgram.ts';
import type { KamoSocket } from '../../src/index.ts';
import net from '../../src/net.ts';
import { listenLocally, portOf, record } from './drop-in-support.ts';
import { AWAY, closing, drain, failure, openNode } from './net-support.ts';

const PAYLOAD = Buffer.alloc(3_000_000, 'through a pipe, ');

/** Where a pipe may be, until the test ends. */
async function place(t: Test): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kamo-pipe-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'pipe');
}

/** A server at a pipe, which `from` has made. */
async function served(t: Test, accept: (socket: KamoSocket) => void, options = {}) {
  const path = await place(t);
  const server = net.createServer(options, accept).listen(path);
  t.teardown(() => server.close());
  await once(server, 'listening');
  return { server, path };
}

t.test('[R-API-136] a pipe is listened at and dialled, each direction ends by itself', async (t) => {
  const { server, path } = await served(t, (socket) => socket.pipe(socket), { allowHalfOpen: true });
  t.equal(server.address() as unknown, path);
  t.equal(server._connectionKey, `-1:${path}:-1`);
  t.ok(server.listening);
  const socket = net.connect({ path, allowHalfOpen: true });
  const events = record(socket, ['lookup', 'connectionAttempt', 'connect', 'ready', 'finish', 'end', 'close']);
  t.match(socket, { connecting: true, pending: true, readyState: 'opening' });
  const [received, closed] = [drain(socket), closing(socket)];
  await once(socket, 'connect');
  t.strictSame(
    [socket.remoteAddress, socket.remotePort, socket.localAddress, socket.address()],
    [undefined, undefined, undefined, {}],
  );
  t.match(socket, { proven: false, readyState: 'open', diagnosis: { carrier: 'net' } });
  socket.setNoDelay(true).setKeepAlive(true, 10);
  socket.end(PAYLOAD);
  t.ok((await received).equals(PAYLOAD));
  t.equal(await closed, false);
  t.strictSame(events, ['connect', 'ready', 'finish', 'end', 'close']);
  t.strictSame([socket.bytesRead, socket.bytesWritten], [PAYLOAD.length, PAYLOAD.length]);
});

t.test('[R-API-136] each overload, and what the other end is told as by net', async (t) => {
  const { server, path } = await served(t, (socket) => socket.end('hello'));
  const heard = await Promise.all([
    drain(net.connect(path)),
    drain(net.createConnection(path, () => {})),
    drain(new net.Socket().connect({ path }) as KamoSocket),
    drain(nodeNet.connect(path) as never),
  ]);
  t.strictSame(heard.map(String), ['hello', 'hello', 'hello', 'hello']);
  const again = net.createServer().listen({ path, readableAll: true });
  t.match((await once(again, 'error').catch((error: unknown) => [error])) as unknown, [
    { code: 'EADDRINUSE', address: path },
  ]);
  t.notOk(again.listening);
  again.close((error) => t.match(error, { code: 'ERR_SERVER_NOT_RUNNING' }));
  server.close();
  await once(server, 'close');
  t.match(await failure(net.connect(path)), { code: 'ENOENT', syscall: 'connect', address: path });
  t.equal(server.address(), null);
  server.listen(path);
  await once(server, 'listening');
  t.equal(`${await drain(net.connect(path))}`, 'hello', 'the place is free again');
});

t.test('[R-API-136] limits, lists and pauses of a server hold', async (t) => {
  const { server, path } = await served(t, () => {}, { pauseOnConnect: true });
  server.maxConnections = 1;
  const accepting = once(server, 'connection');
  const first = net.connect(path);
  const [accepted] = (await accepting) as [KamoSocket];
  t.ok(accepted.isPaused());
  t.equal(accepted.server, server);
  t.equal(server._connections, 1);
  const dropped = once(server, 'drop').then((about) => t.strictSame(about, [undefined], 'as of net'));
  const second = net.connect(path);
  await Promise.all([dropped, closing(second.resume())]);
  first.resume().end('kept');
  t.equal(`${await drain(accepted.resume())}`, 'kept');
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

t.test('[R-API-136] a pipe knows no reset, and proves nothing', async (t) => {
  const { path } = await served(t, (socket) => socket.resume());
  const socket = net.connect(path);
  await once(socket, 'connect');
  t.throws(() => socket.resetAndDestroy(), { code: 'ERR_INVALID_HANDLE_TYPE', name: 'TypeError' });
  t.throws(() => socket.setLocators([]), { code: 'ERR_KAMO_LEGACY' });
  socket.destroy();
  const node = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'] });
  t.throws(() => net.connect({ path, node } as never), { code: 'ERR_KAMO_UNSUPPORTED' });
  t.throws(() => net.connect({ path, requireProof: true } as never), { code: 'ERR_KAMO_UNPROVEN' });
  t.throws(() => net.connect({ path, requireMultihome: true } as never), { code: 'ERR_KAMO_LEGACY' });
  t.throws(() => net.connect({ path, schedule: 'hedged' } as never), { code: 'ERR_KAMO_ARGUMENT' });
  t.throws(() => net.connect({ path: 5 } as never), { code: 'ERR_INVALID_ARG_TYPE' });
  t.throws(() => net.createServer().listen({ path, node }), { code: 'ERR_KAMO_UNSUPPORTED' });
  t.throws(() => net.createServer().listen({ path, requireProof: true }), { code: 'ERR_KAMO_UNPROVEN' });
});

t.test('[R-API-136] a server listens at a handle of the system, and a socket is one of its descriptors', async (t) => {
  const system = nodeNet.createServer().listen(0, '127.0.0.1');
  await once(system, 'listening');
  const { port } = system.address() as nodeNet.AddressInfo;
  const server = net.createServer((socket) => {
    t.match(socket, { remoteAddress: '127.0.0.1', localAddress: '127.0.0.1', localPort: port, proven: false });
    socket.end(`${socket.remotePort}`);
  });
  server.listen(system as never);
  await once(server, 'listening');
  t.match(server.address(), { address: '127.0.0.1', port, family: 'IPv4' });
  const dialled = nodeNet.connect(port, '127.0.0.1');
  await once(dialled, 'connect');
  const over = new net.Socket({ handle: (dialled as unknown as { _handle: object })._handle });
  t.match(over, { pending: false, readyState: 'open', remotePort: port, localPort: dialled.localPort });
  t.equal(`${await drain(over)}`, `${dialled.localPort}`);
  server.close();
});

t.test('[R-API-136] a descriptor that a parent has left is served', async (t) => {
  const child = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import net from ${JSON.stringify(new URL('../../src/net.js', import.meta.url).href)};
       const socket = new net.Socket({ fd: 3 });
       socket.pipe(socket);
       socket.on('close', (failed) => process.exit(failed ? 1 : 7));`,
    ],
    { stdio: ['ignore', 'inherit', 'inherit', 'pipe'] },
  );
  const pipe = child.stdio[3] as nodeNet.Socket;
  pipe.end('back again');
  let heard = '';
  pipe.on('data', (chunk) => {
    heard += chunk;
  });
  const [[code]] = await Promise.all([once(child, 'exit'), once(pipe, 'close')]);
  t.strictSame([code, heard], [7, 'back again']);
});

t.test('[R-API-136] descriptors that are no sockets have the errors of net', async (t) => {
  t.throws(() => new net.Socket({ fd: -1 }), { code: 'ERR_OUT_OF_RANGE' });
  t.throws(() => new net.Socket({ fd: 'x' } as never), { code: 'ERR_INVALID_ARG_TYPE' });
  const fd = openSync(process.execPath, 'r');
  t.throws(() => new net.Socket({ fd }), { code: 'ERR_INVALID_FD_TYPE' });
  t.throws(() => new net.Socket(fd as never), { code: 'ERR_INVALID_FD_TYPE' });
  const server = net.createServer().listen({ fd });
  t.match((await once(server, 'error').catch((error: unknown) => [error])) as unknown, [{ syscall: 'listen' }]);
  closeSync(fd);
  t.throws(() => net.createServer().listen({ _handle: {} } as never), { code: 'ERR_INVALID_ARG_VALUE' });
  t.throws(() => net.connect({ path: '' } as never), { code: 'ERR_INVALID_ARG_TYPE' }, 'an empty path is none');
});

t.test('[R-API-137] whoever watches sockets of Node is told of these', async (t) => {
  const told: unknown[] = [];
  const watch = (name: string): void => {
    const listener = (message: unknown): void => {
      // Those of the system, by which nodes send, are told there, too.
      if (message instanceof Object && 'socket' in message && message.socket instanceof nodeDgram.Socket) return;
      told.push(name, message);
    };
    diagnostics.subscribe(name, listener);
    t.teardown(() => diagnostics.unsubscribe(name, listener));
  };
  for (const name of ['net.client.socket', 'net.server.socket', 'udp.socket']) watch(name);
  for (const name of ['asyncStart', 'asyncEnd', 'error']) watch(`tracing:net.server.listen:${name}`);
  const { server } = await listenLocally(t);
  const port = portOf(server);
  t.strictSame(
    told.splice(0).filter((entry) => typeof entry === 'string'),
    ['tracing:net.server.listen:asyncStart', 'tracing:net.server.listen:asyncEnd'],
  );
  const accepting = once(server, 'connection');
  const socket = net.connect(port);
  const [[accepted]] = await Promise.all([accepting, once(socket, 'connect')]);
  t.strictSame([told[0], told[2]], ['net.client.socket', 'net.server.socket']);
  t.ok((told[1] as { socket: unknown }).socket === socket);
  t.ok((told[3] as { socket: unknown }).socket === accepted);
  socket.destroy();
  told.splice(0);
  const second = net.createServer();
  const failed = failure(second.listen(port) as never);
  t.equal(told[2], 'tracing:net.server.listen:error');
  const error = told[3] as { server: unknown; error: unknown };
  t.ok(error.server === second && error.error === (await failed));
  told.splice(0);
  const datagrams = dgram.createSocket('udp4');
  t.strictSame(told[0], 'udp.socket');
  t.ok((told[1] as { socket: unknown }).socket === datagrams);
  datagrams.close();
});
