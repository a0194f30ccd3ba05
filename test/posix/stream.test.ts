import { randomBytes } from 'node:crypto';
import t from 'tap';
import { createServer, connect as dial } from '../../src/index.ts';
import {
  AF_ALIN6,
  AF_INET,
  AF_INET6,
  accept,
  bind,
  box,
  close,
  connect,
  ERRNO,
  type ErrorName,
  errno,
  getpeername,
  getsockname,
  getsockopt,
  listen,
  MSG_DONTWAIT,
  MSG_PEEK,
  MSG_WAITALL,
  recv,
  SHUT_RD,
  SHUT_RDWR,
  SHUT_WR,
  SO_ERROR,
  SO_LINGER,
  SO_RCVTIMEO,
  SO_SNDBUF,
  SOCK_DGRAM,
  SOCK_STREAM,
  SOL_SOCKET,
  send,
  setsockopt,
  shutdown,
  sizeof_sockaddr_in,
  socket,
  strerror,
  useNode,
} from '../../src/posix.ts';
import { address, fails, LEN, locator, openConnection, openPlace, succeeds } from './posix-support.ts';

t.test('[R-POSIX-2] descriptors are the least numbers that are free', (t) => {
  const [a, b, c] = [1, 2, 3].map(() => succeeds(socket(AF_ALIN6, SOCK_STREAM, 0))) as [number, number, number];
  t.same([b, c], [a + 1, a + 2]);
  t.equal(close(b), 0);
  t.equal(close(a), 0);
  t.equal(socket(AF_ALIN6, SOCK_STREAM, 0), a);
  t.equal(socket(AF_ALIN6, SOCK_STREAM, 0), b);
  for (const fd of [a, b, c]) t.equal(close(fd), 0);
  fails(t, close(a), 'EBADF');
  t.end();
});

t.test('[R-POSIX-1] [R-POSIX-3] wrong arguments are errors of POSIX, never exceptions', async (t) => {
  fails(t, socket(1, SOCK_STREAM, 0), 'EAFNOSUPPORT');
  fails(t, socket(AF_ALIN6, 77, 0), 'ESOCKTNOSUPPORT');
  fails(t, socket(AF_ALIN6, SOCK_STREAM, 17), 'EPROTONOSUPPORT');
  fails(t, useNode({} as never), 'EINVAL');
  for (const fd of [-1, 0, 1e9, 'three', null, undefined, {}] as number[]) {
    const buffer = Buffer.alloc(4);
    fails(t, bind(fd, address('', 7, null), LEN), 'EBADF');
    fails(t, await listen(fd, 1), 'EBADF');
    fails(t, await accept(fd), 'EBADF');
    fails(t, await connect(fd, address('', 7, null), LEN), 'EBADF');
    fails(t, await send(fd, buffer, 4, 0), 'EBADF');
    fails(t, await recv(fd, buffer, 4, 0), 'EBADF');
    fails(t, shutdown(fd, SHUT_WR), 'EBADF');
    fails(t, getsockname(fd, {}), 'EBADF');
    fails(t, getpeername(fd, {}), 'EBADF');
    fails(t, close(fd), 'EBADF');
  }
  const fd = socket(AF_ALIN6, SOCK_STREAM, 0);
  t.teardown(() => close(fd));
  const good = address('fd4b:616d:6f00:0:2000::1', 7, null);
  const wrong: [value: unknown, length: number, error: ErrorName][] = [
    [null, LEN, 'EFAULT'],
    [7, LEN, 'EFAULT'],
    [good, LEN - 1, 'EINVAL'],
    [{ sin_family: AF_INET, sin_port: 7, sin_addr: '127.0.0.1' }, LEN, 'EAFNOSUPPORT'],
    [{ ...good, slin6_family: AF_INET6 }, LEN, 'EAFNOSUPPORT'],
    [{ ...good, slin6_port: 65_536 }, LEN, 'EINVAL'],
    [{ ...good, slin6_port: 1.5 }, LEN, 'EINVAL'],
    [{ ...good, slin6_addr: '2001:db8::1' }, LEN, 'EINVAL'],
    [{ ...good, slin6_locator: new Uint8Array(7) }, LEN, 'EINVAL'],
    [{ ...good, slin6_locator: new Uint8Array(20) }, LEN, 'EINVAL'],
    [{ ...good, slin6_locator: 'here' }, LEN, 'EINVAL'],
  ];
  for (const [value, length, error] of wrong) {
    fails(t, bind(fd, value as never, length), error, JSON.stringify(value));
    fails(t, await connect(fd, value as never, length), error, JSON.stringify(value));
  }
  const ordinary = socket(AF_INET, SOCK_STREAM, 0);
  fails(t, await connect(ordinary, good as never, sizeof_sockaddr_in), 'EAFNOSUPPORT');
  t.equal(close(ordinary), 0);
  t.equal(strerror(ERRNO.EBADF[0]), 'Bad file descriptor');
  t.match(strerror(9999), /9999/);
});

t.test('[R-POSIX-10] what a state does not have is refused, and the state stays', async (t) => {
  const place = await openPlace(t);
  const { listener, addresses } = place;
  const buffer = Buffer.alloc(8);
  const fd = socket(AF_ALIN6, SOCK_STREAM, 0);
  fails(t, await send(fd, buffer, 8, 0), 'ENOTCONN');
  fails(t, await recv(fd, buffer, 8, 0), 'ENOTCONN');
  fails(t, shutdown(fd, SHUT_WR), 'ENOTCONN');
  fails(t, getpeername(fd, {}), 'ENOTCONN');
  fails(t, await accept(fd), 'EINVAL');
  fails(t, await connect(listener, at(addresses, 0), LEN), 'EOPNOTSUPP');
  fails(t, bind(listener, address('', 9, null), LEN), 'EINVAL');
  fails(t, await send(listener, buffer, 8, 0), 'ENOTCONN');
  t.equal(await listen(listener, 3), 0, 'only the backlog changes');
  const connecting = connect(fd, at(addresses, 0), LEN);
  fails(t, await connect(fd, at(addresses, 0), LEN), 'EALREADY');
  t.equal(await connecting, 0);
  fails(t, await connect(fd, at(addresses, 0), LEN), 'EISCONN');
  fails(t, await listen(fd, 1), 'EINVAL');
  fails(t, shutdown(fd, 3), 'EINVAL');
  fails(t, await recv(fd, 'no memory' as never, 1, 0), 'EFAULT');
  fails(t, await recv(fd, buffer, 9, 0), 'EINVAL');
  fails(t, await send(fd, buffer, -1, 0), 'EINVAL');
  t.equal(close(fd), 0);
  const second = socket(AF_ALIN6, SOCK_STREAM, 0);
  t.equal(bind(second, address('', 8, null), LEN), 0);
  fails(t, bind(second, address('', 9, null), LEN), 'EINVAL');
  t.equal(close(second), 0);
});

t.test('[R-POSIX-4] [R-POSIX-5] both ends know each other by generalized ID and ports', async (t) => {
  const place = await openPlace(t);
  const [client, accepted] = await openConnection(t, place);
  const [own, peer, from, to] = [
    address('', 0, null),
    address('', 0, null),
    address('', 0, null),
    address('', 0, null),
  ];
  t.equal(getsockname(client, own), 0);
  t.equal(getpeername(client, peer), 0);
  t.equal(getsockname(accepted, to), 0);
  t.equal(getpeername(accepted, from), 0);
  t.equal(own.slin6_addr, place.away.generalizedId);
  t.same(peer, address(place.home.generalizedId, 7, null));
  t.same(to, peer);
  t.same(from, own);
  fails(t, getsockname(client, null as never), 'EFAULT');
});

t.test('[R-POSIX-12] [R-POSIX-13] bytes arrive complete, in order, and end', async (t) => {
  const [client, accepted] = await openConnection(t, await openPlace(t));
  const bytes = randomBytes(3_000_000);
  const sending = (async () => {
    for (let sent = 0; sent < bytes.length; sent += 70_000) {
      const piece = Buffer.from(bytes.subarray(sent, sent + 70_000));
      t.equal(await send(client, piece, piece.length, 0), piece.length);
      piece.fill(0);
    }
    t.equal(shutdown(client, SHUT_WR), 0);
  })();
  const got: Buffer[] = [];
  for (;;) {
    const buffer = Buffer.alloc(50_000);
    const count = succeeds(await recv(accepted, buffer, buffer.length, 0));
    if (count === 0) break;
    got.push(buffer.subarray(0, count));
  }
  await sending;
  t.ok(Buffer.concat(got).equals(bytes));
  t.equal(await recv(accepted, Buffer.alloc(1), 1, 0), 0, 'and stays at the end');
  fails(t, await send(client, bytes, 1, 0), 'EPIPE');
  t.equal(await send(accepted, Buffer.from('still'), 5, 0), 5);
  const buffer = Buffer.alloc(5);
  t.equal(await recv(client, buffer, 5, MSG_WAITALL), 5);
  t.equal(String(buffer), 'still');
});

t.test('[R-POSIX-13] flags and time limits of recv', async (t) => {
  const [client, accepted] = await openConnection(t, await openPlace(t));
  const buffer = Buffer.alloc(10);
  fails(t, await recv(accepted, buffer, 10, MSG_DONTWAIT), 'EAGAIN');
  t.equal(setsockopt(accepted, SOL_SOCKET, SO_RCVTIMEO, { tv_sec: 0, tv_usec: 20_000 }), 0);
  fails(t, await recv(accepted, buffer, 10, 0), 'EAGAIN');
  await send(client, Buffer.from('abc'), 3, 0);
  t.equal(await recv(accepted, buffer, 10, MSG_PEEK), 3);
  t.equal(await recv(accepted, buffer, 2, MSG_PEEK), 2);
  t.equal(await recv(accepted, buffer, 10, MSG_WAITALL), 3, 'what is there, when the time is over');
  t.equal(String(buffer.subarray(0, 3)), 'abc');
  t.equal(setsockopt(accepted, SOL_SOCKET, SO_RCVTIMEO, { tv_sec: 0, tv_usec: 0 }), 0);
  const [first, second, third] = [Buffer.alloc(2), Buffer.alloc(2), Buffer.alloc(2)];
  const waiting = [
    recv(accepted, first, 2, MSG_WAITALL),
    recv(accepted, second, 2, MSG_WAITALL),
    recv(accepted, third, 2, MSG_WAITALL),
  ];
  fails(t, await recv(accepted, buffer, 1, MSG_DONTWAIT), 'EAGAIN');
  await send(client, Buffer.from('1'), 1, 0);
  await send(client, Buffer.from('2345'), 4, 0);
  t.equal(shutdown(client, SHUT_WR), 0);
  t.same(await Promise.all(waiting), [2, 2, 1]);
  t.equal(String(Buffer.concat([first, second, third.subarray(0, 1)])), '12345');
  t.equal(await recv(accepted, buffer, 0, 0), 0);
});

t.test('[R-POSIX-12] send waits for a reader, and takes part of the bytes when it must not', async (t) => {
  const [client, accepted] = await openConnection(t, await openPlace(t));
  t.equal(setsockopt(client, SOL_SOCKET, SO_SNDBUF, 4096), 0);
  const bytes = Buffer.alloc(100_000);
  const taken = await send(client, bytes, bytes.length, MSG_DONTWAIT);
  t.ok(taken >= 4096 && taken < bytes.length, `${taken} bytes are taken`);
  let more = 0;
  for (let count = 0; count >= 0; more += Math.max(count, 0)) {
    count = await send(client, bytes, bytes.length, MSG_DONTWAIT);
    await new Promise(setImmediate);
  }
  fails(t, -1, 'EAGAIN');
  const sending = send(client, bytes, bytes.length, 0);
  const all = taken + more + bytes.length;
  const read = Buffer.alloc(all);
  t.equal(await recv(accepted, read, all, MSG_WAITALL), all);
  t.equal(await sending, bytes.length);
});

t.test('[R-POSIX-11] a connect that fails leaves a socket that connects elsewhere', async (t) => {
  const { home, addresses, listener } = await openPlace(t);
  const fd = socket(AF_ALIN6, SOCK_STREAM, 0);
  t.teardown(() => close(fd));
  fails(t, await connect(fd, { ...at(addresses, 0), slin6_port: 9 }, LEN), 'ECONNREFUSED');
  fails(t, await connect(fd, address(home.generalizedId, 0, null), LEN), 'EADDRNOTAVAIL');
  const other = address('fd4b:616d:6f00:0:2000::1', 7, at(addresses, 0).slin6_locator);
  t.equal(await connect(fd, other, LEN), -1);
  t.ok(errno === ERRNO.ECONNABORTED[0] || errno === ERRNO.ECONNREFUSED[0], strerror(errno));
  const accepting = accept(listener, address('', 0, null));
  t.equal(await connect(fd, at(addresses, 1), LEN), 0);
  t.equal(close(succeeds(await accepting)), 0);
});

t.test('[R-POSIX-14] close delivers, or resets when it is not to linger', async (t) => {
  const place = await openPlace(t);
  const [client, accepted] = await openConnection(t, place);
  await send(client, Buffer.from('last words'), 10, 0);
  t.equal(close(client), 0);
  const buffer = Buffer.alloc(20);
  t.equal(await recv(accepted, buffer, 20, MSG_WAITALL), 10);
  const [abrupt, told] = await openConnection(t, place);
  t.equal(setsockopt(abrupt, SOL_SOCKET, SO_LINGER, { l_onoff: 1, l_linger: 0 }), 0);
  const waiting = recv(told, buffer, 1, 0);
  t.equal(close(abrupt), 0);
  fails(t, await waiting, 'ECONNRESET');
  t.equal(await recv(told, buffer, 1, 0), 0, 'the error is told once');
  fails(t, await send(told, buffer, 1, 0), 'EPIPE');
  const error = box<unknown>(1);
  t.equal(getsockopt(told, SOL_SOCKET, SO_ERROR, error), 0);
  t.equal(error.value, 0);
});

t.test('[R-POSIX-14] shutdown of either direction', async (t) => {
  const [client, accepted] = await openConnection(t, await openPlace(t));
  const buffer = Buffer.alloc(10);
  const waiting = recv(accepted, buffer, 10, 0);
  t.equal(shutdown(accepted, SHUT_RD), 0);
  t.equal(await waiting, 0);
  await send(client, buffer, 10, 0);
  t.equal(await recv(accepted, buffer, 10, 0), 0);
  t.equal(shutdown(accepted, SHUT_RDWR), 0);
  t.equal(await recv(client, buffer, 10, 0), 0);
});

t.test('[R-POSIX-2] calls that wait end when their descriptor is closed', async (t) => {
  const place = await openPlace(t);
  const [, accepted] = await openConnection(t, place);
  const waiting = [recv(accepted, Buffer.alloc(1), 1, 0), accept(place.listener), accept(place.listener)];
  close(accepted);
  close(place.listener);
  for (const call of waiting) fails(t, await call, 'EBADF');
  useNode(place.home);
  const next = socket(AF_ALIN6, SOCK_STREAM, 0);
  bind(next, address('', 7, null), LEN);
  t.equal(await listen(next, 1), 0, 'the port is free');
  t.equal(close(next), 0);
});

t.test('[R-POSIX-15] no more than the backlog wait', async (t) => {
  const { home, away, listener } = await openPlace(t, 2);
  const clients = Array.from({ length: 4 }, () =>
    dial({ node: away, host: home.generalizedId, port: 7, locators: home.locators() }),
  );
  let reset = 0;
  for (const client of clients) client.on('error', () => reset++).resume();
  while (reset < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  const fds = [succeeds(await accept(listener)), succeeds(await accept(listener))];
  t.equal(reset, 2);
  for (const fd of fds) t.equal(close(fd), 0);
});

t.test('[R-POSIX-11] a port in use', async (t) => {
  const { home } = await openPlace(t);
  const server = createServer().listen({ node: home, port: 8 });
  t.teardown(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  useNode(home);
  const fd = socket(AF_ALIN6, SOCK_STREAM, 0);
  bind(fd, address('', 8, null), LEN);
  fails(t, await listen(fd, 1), 'EADDRINUSE');
  fails(t, await accept(fd), 'EINVAL');
  t.equal(close(fd), 0);
});

t.test('[R-POSIX-1] each of several failures finds its own errno', async (t) => {
  const { addresses } = await openPlace(t);
  const [a, b] = [socket(AF_ALIN6, SOCK_STREAM, 0), socket(AF_ALIN6, SOCK_STREAM, 0)];
  const told = async (call: Promise<number>): Promise<number> => ((await call) < 0 ? errno : 0);
  const refused = { ...at(addresses, 0), slin6_port: 9 };
  t.same(
    await Promise.all([
      told(recv(a, Buffer.alloc(1), 1, 0)),
      told(connect(b, refused, LEN)),
      told(listen(-1, 1)),
      told(connect(a, address('', 7, locator('127.0.0.9', 0)), LEN)),
    ]),
    [ERRNO.ENOTCONN[0], ERRNO.ECONNREFUSED[0], ERRNO.EBADF[0], ERRNO.EINVAL[0]],
  );
  close(a);
  close(b);
});

t.test('[R-POSIX-4] datagrams are another protocol', (t) => {
  fails(t, socket(AF_ALIN6, SOCK_DGRAM, 6), 'EPROTONOSUPPORT');
  t.end();
});

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`nothing at ${index}`);
  return found;
}
