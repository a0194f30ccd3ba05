import fc from 'fast-check';
import t, { type Test } from 'tap';
import {
  AF_ALIN6,
  AF_INET,
  AF_INET6,
  box,
  close,
  ERRNO,
  type ErrorName,
  errno,
  getsockopt,
  IPPROTO_TCP,
  OPTIONS,
  type OptionRow,
  recv,
  SO_ACCEPTCONN,
  SO_ERROR,
  SO_RCVTIMEO,
  SO_SNDBUF,
  SO_SNDTIMEO,
  SO_TYPE,
  SOCK_DGRAM,
  SOCK_STREAM,
  SOL_SOCKET,
  send,
  setsockopt,
  socket,
  TCP_CONGESTION,
  TCP_INFO,
  TCP_NODELAY,
  TCP_SCHEDULE,
} from '../../src/posix.ts';
import { fails, openConnection, openDatagrams, openPlace } from './posix-support.ts';

t.test('[R-POSIX-20] each option has a name and a number of its own', (t) => {
  t.equal(new Set(OPTIONS.map(({ level, name }) => `${level}/${name}`)).size, OPTIONS.length);
  t.equal(new Set(OPTIONS.map(({ symbol }) => symbol)).size, OPTIONS.length);
  for (const { symbol, effect, get, set, type } of OPTIONS) {
    t.ok(effect.length > 3 && (get !== undefined || set !== undefined) && type.name !== '', symbol);
  }
  t.end();
});

t.test('[R-POSIX-20] a value that is set is the one that is got', async (t) => {
  const fds = await eachState(t);
  const simple = ['int', 'bool', 'timeval', 'linger'];
  const rows = OPTIONS.filter(({ get, set, type }) => get && set && simple.includes(type.name));
  for (const row of rows) {
    fc.assert(
      fc.property(fc.constantFrom(...fds), validValue(row), (fd, value) => {
        const before = read(fd, row);
        const set = setsockopt(fd, row.level, row.name, value);
        // An option may need a state; then it changes nothing.
        if (set < 0) return same(read(fd, row), before);
        return same(read(fd, row), normal(row, value));
      }),
      { numRuns: 60 },
    );
  }
  t.pass('each of them');
});

t.test('[R-POSIX-20] whatever is wrong gives the error of POSIX and changes nothing', async (t) => {
  const fds = await eachState(t);
  fc.assert(
    fc.property(
      fc.constantFrom(...fds),
      fc.constantFrom(...OPTIONS),
      fc.oneof(fc.anything(), fc.integer(), fc.double()),
      fc.option(fc.anything(), { nil: undefined }),
      (fd, row, value, length) => {
        const before = OPTIONS.map((each) => read(fd, each));
        const result = setsockopt(fd, row.level, row.name, value, length as number | undefined);
        if (result === 0) return row.set !== undefined && isOf(fd, row) && row.type.is(value);
        const expected =
          row.set === undefined || !isOf(fd, row)
            ? ['ENOPROTOOPT']
            : value === undefined || value === null
              ? ['EFAULT']
              : undefined;
        const names = expected ?? [
          'EINVAL',
          'EOPNOTSUPP',
          'ENOTCONN',
          'EADDRNOTAVAIL',
          'ENOENT',
          'EINVALIDLOCATOR',
          'EDOM',
        ];
        return (
          names.some((name) => ERRNO[name as ErrorName][0] === errno) &&
          before.every((old, i) => same(old, read(fd, OPTIONS[i] as OptionRow)))
        );
      },
    ),
    { numRuns: 2000 },
  );
  t.pass('every one');
});

for (const type of [SOCK_STREAM, SOCK_DGRAM]) {
  t.test(
    `[R-POSIX-20] [R-POSIX-55] out of range, of another type, of another size, unknown, and on what is no descriptor: ${type}`,
    (t) => {
      const fd = socket(AF_ALIN6, type, 0);
      t.teardown(() => close(fd));
      for (const row of OPTIONS.filter((each) => !isOf(fd, each))) {
        fails(t, getsockopt(fd, row.level, row.name, box<unknown>(0)), 'ENOPROTOOPT', row.symbol);
        fails(t, setsockopt(fd, row.level, row.name, 1), 'ENOPROTOOPT', row.symbol);
      }
      for (const row of OPTIONS.filter((each) => isOf(fd, each))) {
        for (const bad of [-1, 1e9, 0, 7, fd + 1000]) {
          fails(t, getsockopt(bad - (bad === fd ? 1 : 0), row.level, row.name, box<unknown>(0)), 'EBADF');
          fails(t, setsockopt(bad, row.level, row.name, 1), 'EBADF');
        }
        fails(t, getsockopt(fd, row.level, row.name, null as never), 'EFAULT');
        if (row.set === undefined) continue;
        for (const value of [Symbol('x'), () => 1, 1n, '', {}, [], 1.5, Number.NaN, 2 ** 31]) {
          fails(t, setsockopt(fd, row.level, row.name, value), 'EINVAL', row.symbol);
        }
        const { range } = row;
        if (range === undefined) continue;
        for (const value of [range[0] - 1, range[1] + 1]) {
          fails(t, setsockopt(fd, row.level, row.name, value), 'EINVAL', row.symbol);
        }
        fails(t, setsockopt(fd, row.level, row.name, range[0], 8), 'EINVAL', row.symbol);
      }
      for (const [level, name] of [
        [SOL_SOCKET, 999],
        [999, SO_TYPE],
        ['1', '3'],
        [null, null],
      ] as [number, number][]) {
        fails(t, getsockopt(fd, level, name, box<unknown>(0)), 'ENOPROTOOPT');
        fails(t, setsockopt(fd, level, name, 1), 'ENOPROTOOPT');
      }
      fails(t, setsockopt(fd, SOL_SOCKET, SO_TYPE, 1), 'ENOPROTOOPT');
      t.equal(close(fd), 0);
      fails(t, getsockopt(fd, SOL_SOCKET, SO_TYPE, box<unknown>(0)), 'EBADF');
      fails(t, setsockopt(fd, SOL_SOCKET, SO_SNDBUF, 4096), 'EBADF');
      t.end();
    },
  );
}

t.test('[R-POSIX-3] [R-POSIX-21] sizes are those of C', (t) => {
  const fd = socket(AF_ALIN6, SOCK_STREAM, 0);
  t.teardown(() => close(fd));
  const length = box(4);
  t.equal(getsockopt(fd, SOL_SOCKET, SO_TYPE, box<unknown>(0), length), 0);
  t.equal(length.value, 4);
  fails(t, getsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, box<unknown>(0), length), 'EINVAL');
  length.value = 99;
  t.equal(getsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, box<unknown>(0), length), 0);
  t.equal(length.value, 16);
  t.equal(setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, { tv_sec: 1, tv_usec: 1 }, 16), 0);
  t.same(read(fd, find('SO_RCVTIMEO')), { tv_sec: 1, tv_usec: 1000 }, 'the clock has milliseconds');
  t.end();
});

t.test('[R-POSIX-20] a time that is none, or does not fit, is EDOM and changes nothing', (t) => {
  for (const type of [SOCK_STREAM, SOCK_DGRAM]) {
    const fd = socket(AF_ALIN6, type, 0);
    t.teardown(() => close(fd));
    for (const name of [SO_RCVTIMEO, SO_SNDTIMEO]) {
      t.equal(setsockopt(fd, SOL_SOCKET, name, { tv_sec: 2_147_483, tv_usec: 647_000 }), 0);
      for (const [tv_sec, tv_usec] of [
        [-1, 0],
        [0, -1],
        [0, 1_000_000],
        [2_147_483, 647_001],
        [2 ** 31 - 1, 0],
      ]) {
        fails(t, setsockopt(fd, SOL_SOCKET, name, { tv_sec, tv_usec }), 'EDOM', `${tv_sec} s, ${tv_usec} us`);
      }
      const value = box<unknown>(undefined);
      t.equal(getsockopt(fd, SOL_SOCKET, name, value), 0);
      t.same(value.value, { tv_sec: 2_147_483, tv_usec: 647_000 });
    }
  }
  t.end();
});

t.test('[R-POSIX-20] what options do to a connection', async (t) => {
  const place = await openPlace(t);
  const [client] = await openConnection(t, place);
  t.equal(setsockopt(client, IPPROTO_TCP, TCP_SCHEDULE, 2), 0);
  const info = box<{ schedule?: string }>({});
  t.equal(getsockopt(client, IPPROTO_TCP, TCP_INFO, info), 0);
  t.match(info.value, { schedule: 'redundant', state: 'established' });
  const name = box<unknown>('');
  t.equal(getsockopt(client, IPPROTO_TCP, TCP_CONGESTION, name), 0);
  t.equal(name.value, 'cubic');
  const flag = box<unknown>(0);
  t.equal(getsockopt(place.listener, SOL_SOCKET, SO_ACCEPTCONN, flag), 0);
  t.equal(flag.value, 1);
  t.equal(setsockopt(client, IPPROTO_TCP, TCP_NODELAY, 9), 0);
  t.equal(getsockopt(client, IPPROTO_TCP, TCP_NODELAY, flag), 0);
  t.equal(flag.value, 1);
  t.equal(getsockopt(client, SOL_SOCKET, SO_ERROR, flag), 0);
  t.equal(flag.value, 0);
});

/** Descriptors that are idle, listening, and connected; datagram sockets without and with a peer, the latter with and without a flow. */
async function eachState(t: Test): Promise<number[]> {
  const place = await openPlace(t);
  const [client, accepted] = await openConnection(t, place);
  const idle = socket(AF_ALIN6, SOCK_STREAM, 0);
  const messages = await openDatagrams(t, place);
  const [asking, answering] = await openDatagrams(t, await openPlace(t));
  t.equal(await send(asking, Uint8Array.of(1), 1, 0), 1);
  t.equal(await recv(answering, new Uint8Array(1), 1, 0), 1);
  const others = [AF_INET, AF_INET6].map((family) => socket(family, SOCK_STREAM, 0));
  const unbound = socket(AF_ALIN6, SOCK_DGRAM, 0);
  t.teardown(() => {
    for (const fd of [idle, unbound, ...others]) close(fd);
  });
  return [idle, place.listener, client, accepted, ...messages, asking, unbound, ...others];
}

/** The descriptor's type of socket has the option. */
function isOf(fd: number, { only }: OptionRow): boolean {
  return only === undefined || read(fd, find('SO_TYPE')) === only;
}

/** What `getsockopt` gives: a value, or an error. */
function read(fd: number, row: OptionRow): unknown {
  if (row.symbol === 'TCP_INFO' || row.symbol === 'SHIM_HOT_STANDBY' || row.symbol === 'SO_MEMINFO') return undefined;
  const value = box<unknown>(undefined);
  return getsockopt(fd, row.level, row.name, value) === 0 ? value.value : errno;
}

function validValue(row: OptionRow): fc.Arbitrary<unknown> {
  const [least, most] = row.range ?? [-(2 ** 31), 2 ** 31 - 1];
  switch (row.type.name) {
    case 'timeval':
      return fc.record({ tv_sec: fc.nat(100_000), tv_usec: fc.nat(999_999) });
    case 'linger':
      return fc.record({ l_onoff: fc.nat(2), l_linger: fc.nat(1000) });
    default:
      return fc.integer({ min: least, max: most });
  }
}

/** What a value is when it has been kept. */
function normal(row: OptionRow, value: unknown): unknown {
  if (row.type.name === 'bool') return value === 0 ? 0 : 1;
  if (row.type.name === 'linger') {
    const { l_onoff, l_linger } = value as { l_onoff: number; l_linger: number };
    return { l_onoff: l_onoff === 0 ? 0 : 1, l_linger };
  }
  if (row.type.name !== 'timeval') return value;
  const { tv_sec, tv_usec } = value as { tv_sec: number; tv_usec: number };
  const ms = tv_sec * 1000 + Math.ceil(tv_usec / 1000);
  return { tv_sec: Math.floor(ms / 1000), tv_usec: (ms % 1000) * 1000 };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function find(symbol: string): OptionRow {
  const row = OPTIONS.find((each) => each.symbol === symbol);
  if (row === undefined) throw new Error(`no ${symbol}`);
  return row;
}
