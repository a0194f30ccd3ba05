/** Datagram sockets in place of `node:dgram`'s, within one process. */
import nodeDgram from 'node:dgram';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { BlockList } from 'node:net';
import { inspect } from 'node:util';
import t from 'tap';
import dgram, * as entry from '../../src/dgram.ts';
import { DatagramSocket, KamoError, MessageSizeError } from '../../src/index.ts';
import { bindLocally, closeQuietly, sent } from './dgram-support.ts';
import { failure, until } from './net-support.ts';

t.test(
  '[R-API-122] the first socket of a process listens before its node is open, and what is sent waits for that',
  async (t) => {
    const socket = dgram.createSocket('udp4').bind();
    await once(socket, 'listening');
    t.equal(socket.node, undefined);
    t.match(socket.address(), { address: '0.0.0.0', family: 'IPv4', port: Number });
    const heard = once(socket, 'message');
    await sent(socket, 'early', socket.address().port);
    t.equal(String((await heard)[0]), 'early');
    t.equal(socket.node?.closed, false);
    const closed = dgram.createSocket('udp4').bind();
    await once(closed, 'listening');
    closed.close();
    await once(closed, 'close');
    socket.close();
  },
);

t.test('[R-API-133] an error about a buffer is shown as Node shows it', (t) => {
  const [ours, theirs] = [dgram, nodeDgram].map(({ createSocket }) => {
    const socket = createSocket('udp4');
    try {
      socket.setSendBufferSize(8192);
      return 'nothing thrown';
    } catch (error) {
      return inspect(error).replace(/^ +at .*\n/gm, '');
    } finally {
      socket.close();
    }
  });
  t.equal(ours, theirs);
  t.end();
});

t.test('[R-API-133] the names of node:dgram, one by one, as default and by require', (t) => {
  const names = Object.keys(nodeDgram);
  t.same(Object.keys(dgram).sort(), names.toSorted());
  for (const name of names.filter((each) => !each.startsWith('_')))
    t.equal(Reflect.get(entry, name), Reflect.get(dgram, name), name);
  const required = createRequire(import.meta.url)('../../src/dgram.js');
  t.equal(required['module.exports'] ?? required, dgram);
  t.end();
});

t.test('[R-API-133] every public member of dgram.Socket is there', (t) => {
  const socket = dgram.createSocket('udp4');
  const internal = /^_/;
  for (const name of Object.getOwnPropertyNames(nodeDgram.Socket.prototype)) {
    if (!internal.test(name)) t.type(Reflect.get(socket, name), 'function', name);
  }
  t.type(socket[Symbol.asyncDispose], 'function');
  t.equal(socket.type, 'udp4');
  t.ok(socket instanceof dgram.Socket && socket instanceof DatagramSocket);
  socket.close();
  t.end();
});

t.test('[R-API-133] [R-API-122] [R-API-123] messages between two sockets of a process', async (t) => {
  const server = await bindLocally(t);
  const client = dgram.createSocket('udp4');
  t.teardown(() => closeQuietly(client));
  const { port } = server.address();
  t.same(server.address(), { address: '0.0.0.0', family: 'IPv4', port });
  const heard = once(server, 'message');
  client.send(['he', Buffer.from('llo')], port, 'localhost');
  const [message, from] = await heard;
  t.equal(message.toString(), 'hello');
  t.ok(Buffer.isBuffer(message));
  t.same(from, { address: '127.0.0.1', family: 'IPv4', port: client.address().port, size: 5 });
  const answered = once(client, 'message');
  server.send(Buffer.from('xback'), 1, 4, from.port, from.address);
  const [answer, back] = await answered;
  t.equal(answer.toString(), 'back');
  t.match(back, { address: '127.0.0.1', port });
});

t.test('[R-API-122] a socket hears itself, and IPv6 hears both families', async (t) => {
  const six = await bindLocally(t, { type: 'udp6' });
  const four = await bindLocally(t);
  const { port } = six.address();
  const seen: string[] = [];
  six.on('message', (message, { address }) => seen.push(`${message} ${address}`));
  await sent(six, 'self', port);
  await sent(four, 'four', port);
  await until(() => seen.length === 2);
  t.same(seen.sort(), ['four ::ffff:127.0.0.1', 'self ::1']);
});

t.test('[R-API-122] ports are taken by address, as a kernel has them', async (t) => {
  const first = await bindLocally(t, {}, 0, '127.0.0.1');
  const { port } = first.address();
  const other = await bindLocally(t, {}, port, '127.0.0.2');
  const texts: string[] = [];
  first.on('message', (message) => texts.push(`first ${message}`));
  other.on('message', (message, { address }) => texts.push(`other ${message} ${address}`));
  await sent(first, 'a', port, '127.0.0.2');
  await sent(first, 'b', port, '127.0.0.1');
  await until(() => texts.length === 2);
  t.same(texts.sort(), ['first b', 'other a 127.0.0.1']);
  for (const address of ['127.0.0.1', undefined]) {
    const error = await failure(dgram.createSocket('udp4').bind(port, address));
    const where = address ?? '0.0.0.0';
    t.match(error, { code: 'EADDRINUSE', message: `bind EADDRINUSE ${where}:${port}`, address: where, port });
  }
  const six = await bindLocally(t, { type: 'udp6', ipv6Only: true }, port);
  t.equal(six.address().port, port);
});

t.test('[R-API-122] what is no address of this host', async (t) => {
  const socket = await bindLocally(t);
  t.match(await sent(socket, 'x', 9, '192.0.2.1').catch((error) => error), {
    code: 'ERR_KAMO_LEGACY',
    syscall: 'send',
    address: '192.0.2.1',
    port: 9,
  });
  const unheard = failure(socket);
  socket.send('x', 9, '192.0.2.1');
  t.match(await unheard, { code: 'ERR_KAMO_LEGACY' });
  const loopback = await bindLocally(t, {}, 0, '127.0.0.1');
  t.equal(loopback.node, undefined);
  await until(() => socket.node !== undefined);
  t.equal(socket.node?.closed, false);
  const { generalizedId = '' } = socket.node ?? {};
  t.match(await sent(loopback, 'x', 9, generalizedId).catch((error) => error), { code: 'EADDRNOTAVAIL' });
  const heard = once(socket, 'message');
  await sent(socket, 'to my own ID', socket.address().port, generalizedId);
  t.equal((await heard)[0].toString(), 'to my own ID');
});

t.test('[R-API-133] bound, connected, closed: states and their errors', async (t) => {
  const socket = dgram.createSocket({ type: 'udp4' });
  t.throws(() => socket.address(), { code: 'EBADF', message: 'getsockname EBADF' });
  t.throws(() => socket.remoteAddress(), { code: 'ERR_SOCKET_DGRAM_NOT_CONNECTED' });
  socket.bind();
  t.throws(() => socket.bind(), { code: 'ERR_SOCKET_ALREADY_BOUND' });
  await once(socket, 'listening');
  const connected = once(socket, 'connect');
  socket.connect(socket.address().port);
  t.throws(() => socket.connect(9), { code: 'ERR_SOCKET_DGRAM_IS_CONNECTED' });
  t.throws(() => socket.disconnect(), { code: 'ERR_SOCKET_DGRAM_NOT_CONNECTED' });
  await connected;
  t.same(socket.remoteAddress(), { address: '127.0.0.1', family: 'IPv4', port: socket.address().port });
  t.throws(() => socket.send('x', 9, '127.0.0.1', () => {}), { code: 'ERR_SOCKET_DGRAM_IS_CONNECTED' });
  t.throws(() => socket.send('x', 0, 1, 9), { code: 'ERR_SOCKET_DGRAM_IS_CONNECTED' });
  const heard = once(socket, 'message');
  socket.send('self', 1, 3);
  t.equal((await heard)[0].toString(), 'elf');
  socket.disconnect();
  const closed = once(socket, 'close');
  t.equal(socket.close(), socket);
  await closed;
  for (const call of [() => socket.bind(), () => socket.close(), () => socket.address(), () => socket.send('x', 9)]) {
    t.throws(call, { code: 'ERR_SOCKET_DGRAM_NOT_RUNNING', message: 'Not running' });
  }
  await socket[Symbol.asyncDispose]();
});

t.test('[R-API-133] arguments have Node’s errors, in its order', (t) => {
  const ours = dgram.createSocket('udp4');
  const theirs = nodeDgram.createSocket('udp4');
  const calls: ((socket: nodeDgram.Socket) => unknown)[] = [
    (socket) => socket.send(undefined as never, 9),
    (socket) => socket.send(7 as never, 9, '127.0.0.1'),
    (socket) => socket.send([7] as never, 9, '127.0.0.1'),
    (socket) => socket.send(7 as never, 0, 1, -1, 'x'),
    (socket) => socket.send('x', 2, 0, 9, 'x'),
    (socket) => socket.send('x', 1, 1, 9, 'x'),
    (socket) => socket.send('x', 70_000),
    (socket) => socket.send('x', 0),
    (socket) => socket.send('x', 9, 7 as never),
    (socket) => socket.send('x', 9, {} as never),
    (socket) => socket.connect(0),
    (socket) => socket.connect(9, 7 as never),
    (socket) => socket.setTTL('x' as never),
    (socket) => socket.setTTL(16),
    (socket) => socket.setMulticastTTL('x' as never),
    (socket) => socket.setBroadcast(true),
    (socket) => socket.setMulticastLoopback(true),
    (socket) => socket.setMulticastInterface(7 as never),
    (socket) => socket.addMembership(undefined as never),
    (socket) => socket.addMembership('256.0.0.1'),
    (socket) => socket.dropMembership('256.0.0.1'),
    (socket) => socket.addSourceSpecificMembership(7 as never, '224.0.0.1'),
    (socket) => socket.dropSourceSpecificMembership('224.0.0.1', 7 as never),
    (socket) => socket.setRecvBufferSize(-1),
    (socket) => socket.setSendBufferSize('x' as never),
    (socket) => socket.getRecvBufferSize(),
    (socket) => socket.setSendBufferSize(1000),
    (socket) => socket.address(),
    (socket) => socket.disconnect(),
    (socket) => socket.remoteAddress(),
  ];
  for (const call of calls)
    t.match(
      problem(() => call(ours as never)),
      problem(() => call(theirs)),
      String(call),
    );
  theirs.close();
  ours.close();
  const types = [undefined, null, 'test', ['udp4'], {}, 1, { type: 'udp4', lookup: 1 }, { type: 'udp4', signal: {} }];
  const options = [...types, { type: 'udp4', recvBufferSize: 'x' }, { type: 'udp4', sendBufferSize: 'x' }];
  for (const type of options) {
    t.match(
      problem(() => dgram.createSocket(type as never)),
      problem(() => nodeDgram.createSocket(type as never)),
      JSON.stringify(type),
    );
  }
  t.end();
});

t.test('[R-API-133] what the operating system would do is refused, or has no effect', async (t) => {
  const socket = await bindLocally(t);
  t.throws(() => socket.addMembership('224.0.0.114'), { code: 'ERR_KAMO_UNSUPPORTED', syscall: 'addMembership' });
  t.throws(() => socket.addSourceSpecificMembership('10.0.0.1', '232.0.0.1'), { code: 'ERR_KAMO_UNSUPPORTED' });
  socket.setBroadcast(true);
  t.equal(socket.setTTL(16), 16);
  t.throws(() => socket.setTTL(256), { code: 'EINVAL', message: 'setTTL EINVAL' });
  socket.setMulticastInterface('0.0.0.0');
  t.throws(() => socket.setMulticastInterface('::'), { code: 'EINVAL' });
  socket.setRecvBufferSize(10_000);
  t.equal(socket.getRecvBufferSize(), process.platform === 'linux' ? 20_000 : 10_000);
  t.throws(() => dgram.createSocket('udp4').bind({ fd: 3 } as never), { code: 'ERR_KAMO_UNSUPPORTED' });
});

t.test(
  '[R-API-133] the callback of connect is a listener behind those that there are, and none is left when it fails',
  async (t) => {
    for (const { createSocket } of [nodeDgram, dgram as never as typeof nodeDgram]) {
      const told: string[] = [];
      const socket = createSocket({
        type: 'udp4',
        lookup: (
          name: string,
          _options: object,
          found: (error: Error | null, address: string, family: number) => void,
        ) => {
          process.nextTick(found, name === 'nowhere' ? new Error('nowhere') : null, '127.0.0.1', 4);
        },
      } as nodeDgram.SocketOptions);
      socket.on('connect', () => told.push('listener'));
      const failed = new Promise((resolve) => socket.connect(9, 'nowhere', resolve as () => void));
      t.match(await failed, { message: 'nowhere' });
      t.equal(socket.listenerCount('connect'), 1);
      await new Promise<void>((resolve) => {
        socket.connect(9, '127.0.0.1', () => {
          told.push('callback');
          resolve();
        });
      });
      t.strictSame(told, ['listener', 'callback']);
      socket.close();
    }
  },
);

t.test('[R-API-123] a connected socket hears its peer alone, and blocked senders are not told', async (t) => {
  const [socket, peer, stranger] = await Promise.all([bindLocally(t), bindLocally(t), bindLocally(t)]);
  const connected = once(socket, 'connect');
  socket.connect(peer.address().port, '127.0.0.1');
  await connected;
  const texts: string[] = [];
  socket.on('message', (message) => texts.push(message.toString()));
  await sent(stranger, 'stranger', socket.address().port);
  await sent(peer, 'peer', socket.address().port);
  await until(() => texts.length > 0 && socket.counters().refused > 0);
  t.same(texts, ['peer']);
  t.same(socket.counters(), { sent: 0, lost: 0, received: 1, refused: 1 });
  const blocked = new BlockList();
  blocked.addAddress('127.0.0.1');
  const deaf = await bindLocally(t, { receiveBlockList: blocked, sendBlockList: blocked });
  await sent(peer, 'unheard', deaf.address().port);
  await until(() => deaf.counters().refused === 1);
  t.match(await sent(deaf, 'x', 9, '127.0.0.1').catch((error) => error), { code: 'ERR_IP_BLOCKED' });
});

t.test('[R-API-124] numbers grow, memory is the sender’s again at once, and what waits is told', async (t) => {
  const socket = await bindLocally(t);
  const { port } = socket.address();
  const texts: string[] = [];
  socket.on('message', (message) => texts.push(message.toString()));
  const bytes = Buffer.from('before');
  const first = socket.send(bytes, port);
  bytes.write('after ');
  const second = socket.send('more', port);
  t.ok(second > first);
  t.same([socket.getSendQueueCount(), socket.getSendQueueSize()], [2, 10]);
  await until(() => texts.length === 2);
  t.same(texts, ['before', 'more']);
  t.same([socket.getSendQueueCount(), socket.getSendQueueSize()], [0, 0]);
});

t.test('[R-API-125] what is too large says how much would do', async (t) => {
  const socket = await bindLocally(t);
  const { port } = socket.address();
  t.equal(socket.maxMessageSize(port), 1184);
  for (const there of [port, 9]) {
    const error = await sent(socket, new Uint8Array(2000), there, '127.0.0.1').catch((cause) => cause);
    t.match(error, { code: 'EMSGSIZE', message: `send EMSGSIZE 127.0.0.1:${there}`, port: there });
    t.ok(error instanceof MessageSizeError && error.maxMessageSize === 1184);
  }
  const heard = once(socket, 'message');
  t.equal(await sent(socket, new Uint8Array(1184), port), 1184);
  t.equal((await heard)[1].size, 1184);
});

t.test('[R-API-126] [R-API-127] where nobody is, a message is lost, and a connected socket hears of it', async (t) => {
  const socket = await bindLocally(t);
  const lost = once(socket, 'lost');
  const number = socket.send('astray', 9);
  t.same(await lost, [{ message: number, address: '127.0.0.1', port: 9, reason: 'no-listener' }]);
  const connected = once(socket, 'connect');
  socket.connect(9);
  await connected;
  const error = failure(socket);
  socket.send('astray');
  t.match(await error, { code: 'ECONNREFUSED', syscall: 'recvmsg' });
  t.equal(socket.counters().lost, 2);
});

t.test('[R-API-131] what is sent before close still leaves, and nothing is told after it', async (t) => {
  const server = await bindLocally(t);
  const client = await bindLocally(t);
  const heard = once(server, 'message');
  client.on('lost', () => t.fail('a closed socket is told nothing'));
  await new Promise<void>((resolve) => {
    client.send('one', server.address().port, undefined, {}, () => resolve());
  });
  await heard;
  const texts: string[] = [];
  server.on('message', (message) => texts.push(message.toString()));
  const left = sent(client, 'two', server.address().port);
  await new Promise((resolve) => setImmediate(resolve));
  client.close();
  t.equal(await left, 3);
  await until(() => texts.length === 1);
});

t.test('[R-API-133] closed by a signal, by disposal, and in the midst of binding', async (t) => {
  const controller = new AbortController();
  const aborted = dgram.createSocket({ type: 'udp4', signal: controller.signal });
  const closed = once(aborted, 'close');
  controller.abort();
  await closed;
  await once(dgram.createSocket({ type: 'udp4', signal: AbortSignal.abort() }), 'close');
  const binding = dgram.createSocket('udp4').bind(() => t.fail('it was closed before'));
  await binding[Symbol.asyncDispose]();
  const queued = dgram.createSocket('udp4');
  queued.send('x', 9, () => t.fail('it was closed before'));
  await queued[Symbol.asyncDispose]();
});

/** What a call throws, as far as programs look at it. */
function problem(call: () => unknown): object {
  try {
    call();
  } catch (error) {
    const { code, name, message } = error as NodeJS.ErrnoException;
    return { code, message, name: error instanceof KamoError ? error.name : name.replace(/ \[.*/, '') };
  }
  return { code: undefined };
}
