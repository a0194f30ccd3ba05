import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import t, { type Test } from 'tap';
import { createServer } from '../../src/index.ts';
import * as posix from '../../src/posix.ts';
import {
  AF_ALIN6,
  accept,
  bind,
  box,
  close,
  connect,
  EAI_BADFLAGS,
  EAI_SYSTEM,
  ERRNO,
  errno,
  FOREIGN_LOCATOR,
  freeaddrinfo2,
  getaddrinfo2,
  getpeername,
  getsockname,
  getsockopt,
  IPPROTO_IPV6,
  LOCAL_LOCATOR,
  LOCATOR_SET,
  listen,
  MSG_DONTWAIT,
  MSG_WAITALL,
  recv,
  recvfrom,
  SIGURG,
  SO_ERROR,
  SO_LINGER,
  SO_RCVTIMEO,
  SO_SNDBUF,
  SO_TYPE,
  SOCK_DGRAM,
  SOCK_STREAM,
  SOL_SOCKET,
  send,
  sendto,
  setsockopt,
  sigaction,
  socket,
  strerror,
  useNode,
} from '../../src/posix.ts';
import { address, fails, LEN, locator, openConnection, openDatagrams, openPlace, succeeds } from './posix-support.ts';

const MSG_OOB = 1;
const FROZEN = Object.freeze({ value: 7 });
const THROWING = {
  get value(): number {
    throw new Error('not mapped');
  },
  get slin6_family(): never {
    throw new Error('not mapped');
  },
  get tv_sec(): number {
    throw new Error('not mapped');
  },
  get sa_fd(): number {
    throw new Error('not mapped');
  },
  get ai_flags(): number {
    throw new Error('not mapped');
  },
};

t.test('[R-POSIX-1] memory that cannot be read or written is EFAULT', async (t) => {
  const place = await openPlace(t);
  const [client, accepted] = await openConnection(t, place);
  t.equal(setsockopt(accepted, SOL_SOCKET, SO_LINGER, { l_onoff: 1, l_linger: 0 }), 0);
  for (const bad of [FROZEN, THROWING] as { value: unknown }[]) {
    fails(t, getsockopt(client, SOL_SOCKET, SO_TYPE, bad), 'EFAULT');
    fails(t, getsockopt(client, SOL_SOCKET, SO_TYPE, box<unknown>(0), bad as { value: number }), 'EFAULT');
    fails(t, getsockname(client, bad === FROZEN ? bad : Object.freeze({})), 'EFAULT');
    fails(t, getpeername(client, bad === FROZEN ? bad : Object.freeze({})), 'EFAULT');
    fails(t, sigaction(SIGURG, null, Object.freeze({})), 'EFAULT');
  }
  fails(t, setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, THROWING), 'EFAULT');
  fails(t, sigaction(SIGURG, THROWING), 'EFAULT');
  const fd = socket(AF_ALIN6, SOCK_STREAM, 0);
  const messages = socket(AF_ALIN6, SOCK_DGRAM, 0);
  fails(t, bind(fd, THROWING as never, LEN), 'EFAULT');
  fails(t, await connect(fd, THROWING as never, LEN), 'EFAULT');
  fails(t, await connect(messages, THROWING as never, LEN), 'EFAULT');
  fails(t, await sendto(messages, Buffer.alloc(1), 1, 0, THROWING as never, LEN), 'EFAULT');
  close(fd);
  close(messages);

  close(accepted);
  while ((await recv(client, Buffer.alloc(1), 1, MSG_DONTWAIT)) < 0 && errno === ERRNO.EAGAIN[0]) await turn();
  fails(t, getsockopt(client, SOL_SOCKET, SO_ERROR, FROZEN), 'EFAULT');
});

t.test('[R-POSIX-1] an error that could not be told is kept', async (t) => {
  const place = await openPlace(t);
  const [client, accepted] = await openConnection(t, place);
  t.equal(setsockopt(accepted, SOL_SOCKET, SO_LINGER, { l_onoff: 1, l_linger: 0 }), 0);
  const failed = new Promise((resolve) => sigaction(SIGURG, { sa_handler: resolve, sa_fd: client }));
  close(accepted);
  await failed;
  fails(t, getsockopt(client, SOL_SOCKET, SO_ERROR, FROZEN), 'EFAULT');
  const error = box<unknown>(0);
  t.equal(getsockopt(client, SOL_SOCKET, SO_ERROR, error), 0);
  t.equal(error.value, ERRNO.ECONNRESET[0]);
});

t.test('[R-POSIX-1] an address that cannot be written: nothing is accepted, and no message is taken', async (t) => {
  const place = await openPlace(t);
  const waiting = accept(place.listener, Object.freeze({}));
  const fd = socket(AF_ALIN6, SOCK_STREAM, 0);
  t.teardown(() => close(fd));
  succeeds(await connect(fd, place.addresses[0] as never, LEN));
  fails(t, await waiting, 'EFAULT');
  t.equal(await recv(fd, Buffer.alloc(1), 1, 0), 0, 'the connection has ended');

  const [asking, answering] = await openDatagrams(t, place);
  const buffer = Buffer.alloc(2);
  const receiving = recvfrom(answering, buffer, 2, 0, Object.freeze({}));
  succeeds(await send(asking, Buffer.from('ab'), 2, 0));
  fails(t, await receiving, 'EFAULT');
  t.same(buffer, Buffer.alloc(2));
  t.equal(await recvfrom(answering, buffer, 2, 0, {}), 2);
  t.same(buffer, Buffer.from('ab'));
});

t.test('[R-POSIX-1] a buffer that is given away while a call waits', async (t) => {
  const place = await openPlace(t);
  const [client, accepted] = await openConnection(t, place);
  const gone = new Uint8Array(8);
  const receiving = recv(accepted, gone, 8, MSG_WAITALL);
  structuredClone(gone.buffer, { transfer: [gone.buffer] });
  succeeds(await send(client, Uint8Array.of(1, 2), 2, 0));
  fails(t, await receiving, 'EFAULT');
  const here = new Uint8Array(2);
  t.equal(await recv(accepted, here, 2, MSG_WAITALL), 2, 'those behind it are served');
  t.same(here, Uint8Array.of(1, 2));

  const [asking, answering] = await openDatagrams(t, place);
  const other = new Uint8Array(8);
  const message = recv(answering, other, 8, 0);
  structuredClone(other.buffer, { transfer: [other.buffer] });
  succeeds(await send(asking, Uint8Array.of(3), 1, 0));
  fails(t, await message, 'EFAULT');
  t.equal(await recv(answering, here, 2, 0), 1, 'the message is still there');

  t.equal(setsockopt(client, SOL_SOCKET, SO_SNDBUF, 1024), 0);
  const large = new Uint8Array(4 * 1024 * 1024);
  const sending = send(client, large, large.length, 0);
  structuredClone(large.buffer, { transfer: [large.buffer] });
  while ((await recv(accepted, new Uint8Array(65_536), 65_536, MSG_DONTWAIT)) > 0 || errno === ERRNO.EAGAIN[0]) {
    const told = await Promise.race([sending, turn(undefined)]);
    if (told !== undefined) break;
  }
  fails(t, await sending, 'EFAULT');
});

t.test('[R-POSIX-1] [R-POSIX-40] names: whatever is asked for, nothing throws', async (t) => {
  const res = box<posix.addrinfo2 | null>(null);
  for (const [name, service, hints, into] of [
    [Symbol('name'), 'http', null, res],
    ['::1', Symbol('http'), null, res],
    [7, 'http', null, res],
    ['::1', 80, null, res],
    ['::1', 'http', THROWING, res],
    ['::1', 'http', null, null],
    ['::1', 'http', null, undefined],
    ['::1', 'http', null, Object.freeze({ value: null })],
  ] as [never, never, never, never][]) {
    t.equal(await getaddrinfo2(name, service, hints, into), EAI_SYSTEM);
    t.equal(errno, ERRNO.EFAULT[0]);
  }
  for (const ai_flags of [1n, Symbol('flags'), '1', 1.5] as never[]) {
    t.equal(await getaddrinfo2('::1', 'http', { ai_flags }, res), EAI_BADFLAGS);
  }
  t.equal(res.value, null);
  for (const value of [undefined, 7, null, Object.freeze({ ai_next: null })] as never[]) freeaddrinfo2(value);
  t.match(strerror(Symbol('what') as never), /what/);
});

t.test('[R-POSIX-17] flags that a call does not have', async (t) => {
  const place = await openPlace(t);
  const [client, accepted] = await openConnection(t, place);
  const [asking] = await openDatagrams(t, place);
  const buffer = Buffer.alloc(1);
  for (const fd of [client, asking]) {
    for (const flags of [MSG_OOB, MSG_OOB | MSG_DONTWAIT, MSG_WAITALL, -1, 1 << 30]) {
      fails(t, await send(fd, buffer, 1, flags), 'EOPNOTSUPP', `${flags}`);
    }
    for (const flags of [MSG_OOB, -1]) fails(t, await recv(fd, buffer, 1, flags), 'EOPNOTSUPP', `${flags}`);
    for (const flags of [1.5, Number.NaN, 2 ** 40, '0' as never]) fails(t, await recv(fd, buffer, 1, flags), 'EINVAL');
  }
  fails(t, await recv(accepted, buffer, 1, MSG_DONTWAIT), 'EAGAIN', 'nothing was sent');
});

t.test('[R-POSIX-2] connect and listen end when their descriptor is closed', async (t) => {
  const place = await openPlace(t);
  const dialling = socket(AF_ALIN6, SOCK_STREAM, 0);
  const silent = await silentPort(t);
  const connecting = connect(dialling, address(place.home.generalizedId, 7, locator('127.0.0.1', silent)), LEN);
  await turn();
  t.equal(close(dialling), 0);
  fails(t, await connecting, 'EBADF');

  useNode(null);
  const listening = socket(AF_ALIN6, SOCK_STREAM, 0);
  const opening = listen(listening, 1);
  const waiting = accept(listening);
  t.equal(close(listening), 0);
  // The node of the process may have been there.
  if ((await opening) < 0) t.equal(errno, ERRNO.EBADF[0]);
  fails(t, await waiting, 'EBADF');
});

t.test('[R-POSIX-16] where a stream is bound', async (t) => {
  const place = await openPlace(t);
  const fd = socket(AF_ALIN6, SOCK_STREAM, 0);
  t.teardown(() => close(fd));
  fails(t, bind(fd, address(place.home.generalizedId, 4321, null), LEN), 'EADDRNOTAVAIL');
  t.equal(bind(fd, address(place.away.generalizedId, 4321, null), LEN), 0);
  const peer = address('', 0, null);
  const accepting = accept(place.listener, peer);
  t.equal(await connect(fd, place.addresses[0] as never, LEN), 0);
  const accepted = succeeds(await accepting);
  const own = address('', 0, null);
  t.equal(getsockname(fd, own), 0);
  t.same([own, peer], [address(place.away.generalizedId, 4321, null), own]);

  t.equal(setsockopt(accepted, SOL_SOCKET, SO_LINGER, { l_onoff: 1, l_linger: 0 }), 0);
  close(accepted);
  fails(t, await recv(fd, Buffer.alloc(1), 1, 0), 'ECONNRESET');
  const after = address('', 0, null);
  t.equal(getsockname(fd, after), 0);
  t.same(after, own);
  fails(t, getpeername(fd, address('', 0, null)), 'ENOTCONN');
  const [first] = place.addresses;
  for (const name of [LOCAL_LOCATOR, FOREIGN_LOCATOR, LOCATOR_SET]) {
    fails(t, getsockopt(fd, IPPROTO_IPV6, name, box<unknown>(0)), 'ENOTCONN');
    fails(t, setsockopt(fd, IPPROTO_IPV6, name, name === LOCATOR_SET ? [first] : first), 'ENOTCONN');
  }
});

t.test('[R-POSIX-1] every call with whatever: a number, and calls that wait end when all is closed', async (t) => {
  const place = await openPlace(t);
  const server = createServer((peer) => peer.on('error', () => undefined).resume()).listen({
    node: place.home,
    port: 9,
  });
  t.teardown(() => server.close());
  await once(server, 'listening');
  const NOT_CALLS = ['useNode', 'box', 'strerror', 'gai_strerror', 'freeaddrinfo2', 'getaddrinfo2'];
  const calls = Object.entries(posix).filter(
    ([name, call]) => typeof call === 'function' && !NOT_CALLS.includes(name),
  ) as [string, (...values: unknown[]) => unknown][];
  const there = { ...(place.addresses[0] as posix.sockaddr_lin6), slin6_port: 9 };
  const values = fc.oneof(
    fc.constantFrom<unknown>(there, address('', 0, null), LEN, null, undefined, box(0), FROZEN, THROWING),
    fc.constantFrom<unknown>(new Uint8Array(8), 8, 0, 1, MSG_DONTWAIT, SIGURG, SOL_SOCKET, 6, 41, 600, 201, 202),
    fc.integer({ min: 0, max: 60 }),
    fc.anything(),
  );
  const open = new Set<number>();
  const waiting: Promise<unknown>[] = [];
  const wrong: unknown[] = [];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...calls),
      fc.constantFrom(SOCK_STREAM, SOCK_DGRAM),
      fc.nat(),
      fc.array(values, { maxLength: 6 }),
      async ([name, call], type, which, rest) => {
        if (open.size < 12) open.add(succeeds(socket(AF_ALIN6, type, 0)));
        const fd = [...open][which % open.size] as number;
        const result = call(...(name === 'socket' || name === 'sigaction' ? rest : [fd, ...rest]));
        if (name === 'close') open.delete(fd);
        const judge = (value: unknown): void => {
          if (typeof value !== 'number') wrong.push([name, value]);
          else if ((name === 'socket' || name === 'accept') && value >= 0) open.add(value);
        };
        if (result instanceof Promise) waiting.push(result.then(judge));
        else judge(result);
        await turn();
      },
    ),
    { numRuns: 1500 },
  );
  sigaction(SIGURG, { sa_handler: null });
  for (const fd of open) close(fd);
  await Promise.all(waiting);
  for (const fd of open) close(fd);
  t.same(wrong, []);
});

/** A UDP port of this host that answers nothing. */
async function silentPort(t: Test): Promise<number> {
  const mute = createSocket('udp4');
  t.teardown(() => mute.close());
  mute.bind(0, '127.0.0.1');
  await once(mute, 'listening');
  return mute.address().port;
}
