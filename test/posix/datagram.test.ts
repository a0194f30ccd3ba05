import t from 'tap';
import {
  AF_ALIN6,
  AF_INET,
  AF_UNSPEC,
  accept,
  bind,
  box,
  close,
  connect,
  FOREIGN_LOCATOR,
  getpeername,
  getsockname,
  getsockopt,
  IPPROTO_IPV6,
  IPPROTO_TCP,
  IPPROTO_UDP,
  LOCAL_LOCATOR,
  listen,
  MSG_DONTWAIT,
  MSG_PEEK,
  MSG_TRUNC,
  recv,
  recvfrom,
  SHUT_RD,
  SHUT_WR,
  SO_ERROR,
  SO_MEMINFO,
  SO_PROTOCOL,
  SO_RCVBUF,
  SO_RCVTIMEO,
  SO_SNDBUF,
  SOCK_DGRAM,
  SOL_SOCKET,
  send,
  sendto,
  setsockopt,
  shutdown,
  sizeof_sockaddr_in,
  type sockaddr_lin6,
  socket,
  useNode,
} from '../../src/posix.ts';
import { address, fails, LEN, locator, openConnection, openDatagrams, openPlace, succeeds } from './posix-support.ts';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const room = new Uint8Array(2048);

t.test('[R-POSIX-50] which sockets there are, and what datagram sockets do not do', async (t) => {
  await openPlace(t);
  fails(t, socket(AF_INET, SOCK_DGRAM, 0), 'EPROTONOSUPPORT');
  fails(t, socket(AF_ALIN6, SOCK_DGRAM, IPPROTO_TCP), 'EPROTONOSUPPORT');
  const fd = socket(AF_ALIN6, SOCK_DGRAM, IPPROTO_UDP);
  t.teardown(() => close(fd));
  const value = box<unknown>(0);
  t.equal(getsockopt(fd, SOL_SOCKET, SO_PROTOCOL, value), 0);
  t.equal(value.value, IPPROTO_UDP);
  fails(t, await listen(fd, 1), 'EOPNOTSUPP');
  fails(t, await accept(fd), 'EOPNOTSUPP');
  fails(t, await send(fd, room, 1, 0), 'EDESTADDRREQ');
  fails(t, getpeername(fd, {}), 'ENOTCONN');
  fails(t, shutdown(fd, SHUT_WR), 'ENOTCONN');
  fails(t, setsockopt(fd, IPPROTO_IPV6, FOREIGN_LOCATOR, locator('127.0.0.2', 7)), 'ENOTCONN');
});

t.test('[R-POSIX-51] bind takes the port at once', async (t) => {
  const { home, away } = await openPlace(t);
  const fds = [1, 2, 3].map(() => socket(AF_ALIN6, SOCK_DGRAM, 0)) as [number, number, number];
  t.teardown(() => fds.slice(0, 2).map(close));
  t.equal(bind(fds[0], address('', 53, null), LEN), 0);
  fails(t, bind(fds[1], address('', 53, null), LEN), 'EADDRINUSE');
  fails(t, bind(fds[0], address('', 54, null), LEN), 'EINVAL');
  fails(t, bind(fds[1], address(home.generalizedId, 54, null), LEN), 'EADDRNOTAVAIL');
  fails(t, bind(fds[1], address('', 54, null), sizeof_sockaddr_in), 'EINVAL');
  t.equal(bind(fds[1], address(away.generalizedId, 0, null), LEN), 0);
  const name: Partial<sockaddr_lin6> = {};
  t.equal(getsockname(fds[1], name), 0);
  t.equal(name.slin6_addr, away.generalizedId);
  t.ok(Number(name.slin6_port) >= 49_152);
  t.equal(bind(fds[2], address('', 55, null), LEN), 0);
  t.equal(close(fds[2]), 0);
  fails(t, bind(fds[2], address('', 56, null), LEN), 'EBADF');
  fails(t, await recv(fds[2], room, 1, 0), 'EBADF');
});

t.test('[R-POSIX-52] [R-POSIX-53] [R-POSIX-54] messages go between a socket with a peer and one without', async (t) => {
  const place = await openPlace(t);
  const [client, server] = await openDatagrams(t, place);
  t.equal(await send(client, text('hello'), 5, 0), 5);
  t.equal(await send(client, text(''), 0, 0), 0, 'an empty message is one');
  const from = {} as sockaddr_lin6;
  t.equal(await recvfrom(server, room, 3, MSG_PEEK | MSG_TRUNC, from), 5);
  t.equal(await recvfrom(server, room, room.length, 0, from), 5);
  t.equal(from.slin6_addr, place.away.generalizedId);
  t.equal(new TextDecoder().decode(room.subarray(0, 5)), 'hello');
  t.equal(await recv(server, room, 1, 0), 0);
  fails(t, await recv(server, room, 1, MSG_DONTWAIT), 'EAGAIN');

  t.equal(await sendto(server, text('answer'), 6, 0, from, LEN), 6);
  t.equal(await recv(client, room, 3, 0), 3, 'what there is no room for is lost with the message');
  fails(t, await recv(client, room, 3, MSG_DONTWAIT), 'EAGAIN');
  const peer: Partial<sockaddr_lin6> = {};
  t.equal(getpeername(client, peer), 0);
  t.match(peer, { slin6_addr: place.home.generalizedId, slin6_port: 7 });

  fails(t, await sendto(client, room, 1, 0, from, LEN), 'EISCONN');
  fails(t, await sendto(server, room, 1, 0, from, 3), 'EINVAL');
  fails(t, await sendto(server, room, 1, 0, { ...from, slin6_port: 0 }, LEN), 'EINVAL');
  fails(t, await sendto(server, room, 2000, 0, from, LEN), 'EMSGSIZE');
  fails(t, await sendto(server, room, room.length + 1, 0, from, LEN), 'EINVAL');
  fails(t, await sendto(server, 'x' as never, 1, 0, from, LEN), 'EFAULT');
  fails(t, await recvfrom(server, room, 1, 0, 'x' as never), 'EFAULT');
  t.equal(await connect(client, { sa_family: AF_UNSPEC }, LEN), 0);
  fails(t, await send(client, room, 1, 0), 'EDESTADDRREQ');
  t.equal(await sendto(client, text('again'), 5, 0, place.addresses[1] as sockaddr_lin6, LEN), 5);
  t.equal(await recv(server, room, 9, 0), 5);
});

t.test('[R-POSIX-50] [R-POSIX-54] a connected stream has no address to send to', async (t) => {
  const place = await openPlace(t);
  const [client, accepted] = await openConnection(t, place);
  fails(t, await sendto(client, room, 1, 0, place.addresses[0] as sockaddr_lin6, LEN), 'EISCONN');
  t.equal(await sendto(client, text('x'), 1, 0, null, 0), 1);
  t.equal(await recvfrom(accepted, room, 1, 0, {}), 1);
});

t.test('[R-POSIX-53] nobody at the port is the error of the next call, once', async (t) => {
  const { addresses } = await openPlace(t);
  const client = socket(AF_ALIN6, SOCK_DGRAM, 0);
  t.teardown(() => close(client));
  t.equal(await connect(client, { ...(addresses[0] as sockaddr_lin6), slin6_port: 99 }, LEN), 0);
  t.equal(await send(client, room, 1, 0), 1);
  fails(t, await recv(client, room, 1, 0), 'ECONNREFUSED');
  const value = box<unknown>(1);
  t.equal(getsockopt(client, SOL_SOCKET, SO_ERROR, value), 0);
  t.equal(value.value, 0);
  fails(t, await recv(client, room, 1, MSG_DONTWAIT), 'EAGAIN');
});

t.test('[R-POSIX-53] while too much waits to leave send waits', async (t) => {
  const place = await openPlace(t);
  const [client, server] = await openDatagrams(t, place);
  t.equal(setsockopt(client, SOL_SOCKET, SO_SNDBUF, 1024), 0);
  // The way is not open yet: the first one waits, and there is no room for a second.
  const first = send(client, room, 1000, 0);
  fails(t, await send(client, room, 1000, MSG_DONTWAIT), 'EAGAIN');
  const second = send(client, room, 999, 0);
  t.equal(await first, 1000);
  t.equal(await recv(server, room, room.length, 0), 1000);
  t.equal(await second, 999);
  t.equal(await recv(server, room, room.length, 0), 999);
});

t.test('[R-POSIX-54] [R-POSIX-55] what nobody receives is dropped and counted', async (t) => {
  const place = await openPlace(t);
  const [client, server] = await openDatagrams(t, place);
  t.equal(setsockopt(server, SOL_SOCKET, SO_RCVBUF, 1024), 0);
  t.equal(setsockopt(server, SOL_SOCKET, SO_RCVTIMEO, { tv_sec: 0, tv_usec: 1000 }), 0);
  const memory = box<{ rmem_alloc?: number; drops?: number }>({});
  for (let sent = 0; (memory.value.drops ?? 0) === 0; sent++) {
    if (sent > 200) throw new Error('nothing is dropped');
    succeeds(await send(client, room, 400, 0));
    t.equal(getsockopt(server, SOL_SOCKET, SO_MEMINFO, memory as never), 0);
  }
  t.equal(memory.value.rmem_alloc, 2 * 464);
  t.equal(await recv(server, room, 400, 0), 400);
  t.equal(await recv(server, room, 400, 0), 400);
  t.equal(getsockopt(server, SOL_SOCKET, SO_MEMINFO, memory as never), 0);
});

t.test('[R-POSIX-50] shutdown, close, and a node that closes', async (t) => {
  const place = await openPlace(t);
  const [client, server] = await openDatagrams(t, place);
  const waiting = recv(client, room, 1, 0);
  t.equal(shutdown(client, SHUT_RD), 0);
  t.equal(await waiting, 0);
  t.equal(shutdown(client, SHUT_WR), 0);
  fails(t, await send(client, room, 1, 0), 'EPIPE');
  const closed = recv(server, room, 1, 0);
  t.equal(close(server), 0);
  fails(t, await closed, 'EBADF');
  useNode(place.home);
  const other = socket(AF_ALIN6, SOCK_DGRAM, 0);
  const last = recv(other, room, 1, 0);
  await place.home.close();
  fails(t, await last, 'ENETUNREACH');
  fails(t, await sendto(other, room, 1, 0, place.addresses[0] as sockaddr_lin6, LEN), 'ENETUNREACH');
  t.equal(close(other), 0);
});

t.test('[R-POSIX-22] [R-POSIX-56] a locator that is set holds the flow until zeros are set', async (t) => {
  const place = await openPlace(t);
  const [client, server] = await openDatagrams(t, place);
  fails(t, getsockopt(client, IPPROTO_IPV6, FOREIGN_LOCATOR, box<unknown>(0)), 'ENETUNREACH');
  t.equal(await send(client, room, 1, 0), 1);
  t.equal(await recv(server, room, 1, 0), 1);
  const inUse = box<unknown>(0);
  for (const { slin6_locator } of place.addresses) {
    // The other locator has a path once the nodes have told each other.
    while (setsockopt(client, IPPROTO_IPV6, FOREIGN_LOCATOR, slin6_locator) < 0) {
      await send(client, room, 1, 0);
      await recv(server, room, 1, 0);
    }
    t.equal(getsockopt(client, IPPROTO_IPV6, FOREIGN_LOCATOR, inUse), 0);
    t.same(inUse.value, slin6_locator);
  }
  fails(t, setsockopt(client, IPPROTO_IPV6, FOREIGN_LOCATOR, locator('127.0.0.9', 9)), 'EADDRNOTAVAIL');
  fails(t, setsockopt(client, IPPROTO_IPV6, LOCAL_LOCATOR, locator('127.0.0.9', 9)), 'EADDRNOTAVAIL');
  t.equal(getsockopt(client, IPPROTO_IPV6, FOREIGN_LOCATOR, inUse), 0);
  t.same(inUse.value, place.addresses[1]?.slin6_locator, 'what fails changes nothing');
  t.equal(setsockopt(client, IPPROTO_IPV6, FOREIGN_LOCATOR, new Uint8Array(20)), 0);
  t.equal(getsockopt(client, IPPROTO_IPV6, FOREIGN_LOCATOR, inUse), 0);
});
