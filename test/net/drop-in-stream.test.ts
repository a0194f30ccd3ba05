import { once } from 'node:events';
import t from 'tap';
import type { KamoSocket } from '../../src/index.ts';
import net from '../../src/net.ts';
import { listenLocally, pairLocally, portOf, record } from './drop-in-support.ts';
import { closing, failure, until } from './net-support.ts';

t.test('[R-API-106] writes before the connection wait for it, and fail with it', async (t) => {
  const { port } = await listenLocally(t);
  const early = net.connect(port);
  const written = new Promise((resolve) => early.write('early', resolve));
  t.equal(early.bytesWritten, 5);
  early.destroy();
  t.match(await written, { code: 'ERR_SOCKET_CLOSED_BEFORE_CONNECTION' });
  const never = new net.Socket();
  t.match(await Promise.all([failure(never), new Promise((resolve) => never.write('x', resolve))]), [
    { code: 'ERR_SOCKET_CLOSED' },
    { code: 'ERR_SOCKET_CLOSED' },
  ]);
});

t.test('[R-API-106] ending without a connection finishes; resetting without one is an error', async (t) => {
  const idle = new net.Socket();
  const finished = once(idle, 'finish');
  t.equal(idle.end(), idle);
  await finished;
  const unconnected = new net.Socket();
  const failed = failure(unconnected);
  t.equal(unconnected.resetAndDestroy(), unconnected);
  t.match(await failed, { code: 'ERR_SOCKET_CLOSED' });
});

t.test('[R-API-106] who writes after the peer has ended, and itself, is told so', async (t) => {
  const { client, accepted } = await pairLocally(t);
  client.resume();
  const ended = once(client, 'end');
  accepted.end();
  await ended;
  const outcome = new Promise((resolve) => client.write('late', resolve));
  client.on('error', () => {});
  t.match(await outcome, { code: /EPIPE|ERR_STREAM_/ });
});

t.test(
  '[R-API-15] behind the end of a peer that is gone, the second write is told so; ending is no error',
  async (t) => {
    for (const write of [true, false]) {
      const { client, accepted } = await pairLocally(t, { server: { allowHalfOpen: true } });
      const order = record(accepted, ['end', 'finish', 'error', 'close']);
      accepted.resume();
      client.destroy();
      await once(accepted, 'end');
      accepted.write('is anybody there?');
      await until(() => accepted._handle === null);
      t.notOk(accepted.destroyed);
      const closed = closing(accepted);
      if (write) accepted.write('nobody?');
      else accepted.end();
      t.equal(await closed, write);
      t.same(order, write ? ['end', 'error', 'close'] : ['end', 'finish', 'close']);
      if (write) t.match(accepted.errored, { code: 'EPIPE', syscall: 'write', message: 'write EPIPE' });
    }
  },
);

t.test('[R-API-15] what both have ended is closed without an error, and not finished', async (t) => {
  const { client, accepted } = await pairLocally(t, { server: { allowHalfOpen: true } });
  const order = record(accepted, ['end', 'finish', 'error', 'close']);
  accepted.resume();
  client.destroy();
  await once(accepted, 'end');
  accepted.end('nobody hears this');
  t.equal(await closing(accepted), false);
  t.same(order, ['end', 'close']);
});

t.test('[R-API-106] a socket has one listener of its own for the end of its peer, as in net', (t) => {
  for (const socket of [new net.Socket(), new net.Socket({ allowHalfOpen: true })])
    t.equal(socket.listenerCount('end'), 1);
  t.end();
});

t.test('[R-API-106] on the way to the end: end, finish, close', async (t) => {
  const { client, accepted } = await pairLocally(t);
  const order = record(accepted, ['data', 'end', 'finish', 'close']);
  client.end('x');
  client.resume();
  await Promise.all([once(accepted, 'close'), once(client, 'close')]);
  t.same(order, ['data', 'end', 'finish', 'close']);
  t.match([client.destroyed, client.readyState, client.pending], [true, 'closed', true]);
  t.equal(client._handle, null);
});

t.test('[R-API-106] who fails in the turn in which it ends has not finished', async (t) => {
  const { client } = await pairLocally(t);
  const order = record(client, ['finish', 'error', 'close']);
  client.end();
  client.write('late');
  t.equal(await closing(client), true);
  t.same(order, ['error', 'close']);
});

t.test('[R-API-106] a socket handed over paused is told of its end when it reads', async (t) => {
  const { client, accepted } = await pairLocally(t, { server: { pauseOnConnect: true } });
  client.end('x'.repeat(9_000));
  await once(client, 'finish');
  await new Promise((resolve) => setImmediate(resolve));
  t.ok(accepted.write('not ended by the other party'));
  t.same([accepted.readableEnded, accepted.writableEnded], [false, false]);
  const pieces: Buffer[] = [];
  accepted.on('data', (piece) => pieces.push(piece)).resume();
  await once(accepted, 'end');
  t.same(
    pieces.map(({ length }) => length),
    [9_000],
    'what is there is read at once',
  );
});

t.test('[R-API-106] the counts of bytes are those of net, before, during and after', async (t) => {
  const { client, accepted } = await pairLocally(t);
  client.cork();
  client.write('añ');
  client.write(Buffer.from('bc'));
  t.equal(client.bytesWritten, 5);
  client.uncork();
  const [chunk] = await once(accepted, 'data');
  t.equal(String(chunk), 'añbc');
  client.end();
  await once(accepted, 'close');
  t.equal(accepted.bytesRead, 5);
  t.equal(client.bytesWritten, 5);
  t.equal((net.Socket.prototype as { bytesWritten?: number }).bytesWritten, undefined, 'of the prototype nothing');
  t.equal((net.Socket.prototype as { remoteAddress?: string }).remoteAddress, undefined);
});

t.test('[R-API-106] bytes are read into the memory of the application', async (t) => {
  const { server, port } = await listenLocally(t);
  server.on('connection', (socket) => socket.end('abcdefg'));
  const buffer = Buffer.alloc(3);
  const pieces: string[] = [];
  const contexts = new Set<unknown>();
  const callback = function (this: unknown, bytes: number, memory: Uint8Array): boolean {
    contexts.add(this);
    if (memory !== buffer) t.fail('another memory');
    pieces.push(buffer.toString('latin1', 0, bytes));
    return pieces.length !== 1;
  };
  const client = net.connect({ port, onread: { buffer, callback } });
  client.on('data', () => t.fail('there are no data events'));
  await until(() => pieces.length === 1);
  await new Promise((resolve) => setTimeout(resolve, 20));
  t.same(pieces, ['abc'], 'false stops it');
  client.resume();
  await once(client, 'end');
  t.same(pieces, ['abc', 'def', 'g']);
  t.same([...contexts], [client]);
  t.equal(client.bytesRead, 7);
});

t.test('[R-API-106] memory to read into is asked for, piece by piece; a pause keeps the rest', async (t) => {
  const { server, port } = await listenLocally(t);
  server.on('connection', (socket) => socket.end(Buffer.alloc(50_000, 'z')));
  let [asked, read, pauses] = [0, 0, 0];
  const client = net.connect({
    port,
    onread: {
      buffer: () => Buffer.alloc(1000 + asked++),
      callback: (bytes) => {
        read += bytes;
        if (read > 20_000 && pauses++ === 0) client.pause();
        return true;
      },
    },
  });
  await until(() => client.isPaused());
  const before = read;
  await new Promise((resolve) => setTimeout(resolve, 20));
  t.equal(read, before);
  client.resume();
  await once(client, 'end');
  t.equal(read, 50_000);
  t.ok(asked > 20);
});

t.test('[R-API-106] a socket may connect again when it has closed', async (t) => {
  const { server, port } = await listenLocally(t);
  let count = 0;
  server.on('connection', (socket) => socket.end(String(++count)));
  const socket = new net.Socket();
  for (const turn of ['1', '2', '3']) {
    socket.connect(port);
    const [chunk] = await once(socket, 'data');
    t.equal(String(chunk), turn);
    socket.end();
    await once(socket, 'close');
    t.equal(socket.bytesRead, 1);
  }
});

t.test('[R-API-106] what a server gives its sockets', async (t) => {
  const { server, port } = await listenLocally(t, {
    allowHalfOpen: true,
    pauseOnConnect: true,
    highWaterMark: 4321,
    noDelay: true,
    keepAlive: true,
    keepAliveInitialDelay: -5,
  });
  t.match(server, {
    allowHalfOpen: true,
    pauseOnConnect: true,
    noDelay: true,
    keepAlive: true,
    keepAliveInitialDelay: 0,
  });
  const connection = once(server, 'connection');
  const client = net.connect({ port, highWaterMark: 99, noDelay: true, keepAlive: true, keepAliveInitialDelay: 1000 });
  const [accepted] = await connection;
  t.match(accepted, { allowHalfOpen: true, readableHighWaterMark: 4321, writableHighWaterMark: 4321, server });
  t.ok(accepted.isPaused());
  t.same([client.readableHighWaterMark, client.writableHighWaterMark], [99, 99]);
  t.equal(await new Promise((resolve) => server.getConnections((_, connections) => resolve(connections))), 1);
  client.destroy();
  accepted.destroy();
});

t.test('[R-API-106] a server drops what is too many, tells of whom, and goes on', async (t) => {
  const { server, port } = await listenLocally(t);
  server.maxConnections = 0;
  const dropped = once(server, 'drop');
  const refused = net.connect(port, '127.0.0.1').resume();
  t.equal(await closing(refused), false);
  t.match(await dropped, [
    { localAddress: '127.0.0.1', localPort: port, remoteAddress: '127.0.0.1', remotePort: Number },
  ]);
  server.maxConnections = 1;
  const welcome = net.connect(port).resume();
  const [accepted] = await once(server, 'connection');
  accepted.end();
  t.equal(await closing(welcome), false);
});

t.test('[R-API-106] closing a server: its callback, twice, without listening', async (t) => {
  const server = net.createServer();
  t.match(await new Promise((resolve) => server.close(resolve)), { code: 'ERR_SERVER_NOT_RUNNING' });
  server.listen(0);
  t.throws(() => server.listen(0), { code: 'ERR_SERVER_ALREADY_LISTEN' });
  t.match(server._connectionKey, '6::::0');
  const closed = new Promise((resolve) => server.close(resolve));
  t.equal(server.listening, false, 'before it has begun');
  server.on('listening', () => t.fail('it was closed'));
  t.equal(await closed, undefined);
  t.equal(server._handle, null);
});

t.test('[R-API-106] a rejected listener costs its socket, and no more', async (t) => {
  const server = net.createServer({ captureRejections: true } as never).listen(0);
  t.teardown(() => server.close());
  const error = new Error('of the listener');
  Reflect.apply(server[Symbol.for('nodejs.rejection') as never] as never, server, [
    error,
    'connection',
    new net.Socket().on('error', () => {}),
  ]);
  const failed = failure(server);
  Reflect.apply(server[Symbol.for('nodejs.rejection') as never] as never, server, [error, 'listening']);
  t.equal(await failed, error);
  t.ok(portOf(server) > 0);
});

t.test('[R-API-106] idle timers come once, again when something happens, and not after the end', async (t) => {
  const { client, accepted } = await pairLocally(t);
  accepted.resume();
  let count = 0;
  client.on('timeout', () => count++);
  client.setTimeout(20);
  await until(() => count === 1);
  await new Promise((resolve) => setTimeout(resolve, 60));
  t.equal(count, 1, 'once');
  client.write('x');
  await until(() => count === 2);
  t.notOk(client.destroyed);
  client.destroy();
  const before = count;
  t.equal(client.setTimeout(1), client);
  await new Promise((resolve) => setTimeout(resolve, 20));
  t.equal(count, before);
});

t.test('[R-API-106] many settings before the connection leave no listeners', async (t) => {
  const { port } = await listenLocally(t);
  const client = net.connect(port);
  for (let i = 0; i < 30; i++)
    client
      .setNoDelay(i % 2 === 0)
      .setKeepAlive(true, i)
      .setTimeout(0);
  t.equal(client.listenerCount('connect'), 0);
  await once(client, 'connect');
  client.destroy();
});

t.test('[R-API-106] no callback of a write or an end is called within destroy', async (t) => {
  const { client } = await pairLocally(t, { server: { pauseOnConnect: true } });
  let within = false;
  const called: string[] = [];
  const note = (name: string) => (error?: Error | null) => {
    called.push(name);
    t.notOk(within, name);
    t.ok(error, name);
  };
  client.on('error', () => {});
  while (client.write(Buffer.alloc(100_000))) await new Promise((resolve) => setImmediate(resolve));
  client.write(Buffer.alloc(2_000_000), note('write'));
  client.end(note('end'));
  within = true;
  client.destroy();
  within = false;
  await once(client, 'close');
  t.strictSame(called.toSorted(), ['end', 'write']);
  const other = await pairLocally(t);
  other.client.on('error', note('error'));
  other.client.end(note('end'));
  within = true;
  other.client.write('late', note('late'));
  within = false;
  await once(other.client, 'close').catch(() => {});
  t.strictSame(called.slice(2), ['late', 'end', 'error'], 'in this order');
});

t.test("[R-API-106] what was written before 'connect' is written behind it, and ahead of 'ready'", async (t) => {
  const { server, port } = await listenLocally(t);
  server.on('connection', (socket: KamoSocket) => socket.resume());
  const socket = net.connect(port);
  const told = record(socket, ['connect', 'ready']);
  const written = new Promise<void>((resolve) => {
    socket.write('early', () => {
      told.push('written');
      resolve();
    });
  });
  await Promise.all([written, once(socket, 'ready')]);
  t.strictSame(told, ['connect', 'written', 'ready']);
  socket.destroy();
});
