import t from 'tap';
import {
  AF_ALIN6,
  AF_INET,
  type Box,
  box,
  close,
  ERRNO,
  errno,
  FOREIGN_LOCATOR,
  getsockopt,
  IPPROTO_IPV6,
  IPPROTO_UDP,
  LOCAL_LOCATOR,
  LOCATOR_SET,
  SA_SIGINFO,
  SHIM_APP_TIMEOUT,
  SHIM_ASSOCIATED,
  SHIM_DONTSHIM,
  SHIM_HOT_STANDBY,
  SHIM_LOC_LOCAL_PREF,
  SHIM_LOC_PEER_PREF,
  SHIM_LOC_PEER_SEND,
  SHIM_LOCLIST_LOCAL,
  SHIM_LOCLIST_PEER,
  SHIM_PATHEXPLORE,
  SI_FAILED,
  SI_PATH_MOVED,
  SIGURG,
  type SigactionAct,
  SOCK_STREAM,
  SOL_SHIM,
  setsockopt,
  type shim_locator,
  type shim_pathexplore,
  sigaction,
  type siginfo_t,
  sizeof_lin6_locator,
  socket,
  strerror,
} from '../../src/posix.ts';
import { until } from '../net/net-support.ts';
import { fails, locator, openConnection, openPlace } from './posix-support.ts';

t.test('[R-POSIX-22] a connected socket is moved from one locator of its peer to the other', async (t) => {
  const place = await openPlace(t);
  const [client] = await openConnection(t, place);
  const [first, second] = place.addresses.map(({ slin6_locator }) => slin6_locator);
  t.same(get(client, IPPROTO_IPV6, FOREIGN_LOCATOR), first);
  await until(() => get(client, SOL_SHIM, SHIM_HOT_STANDBY) === 1);
  t.equal(setsockopt(client, IPPROTO_IPV6, FOREIGN_LOCATOR, second, sizeof_lin6_locator), 0);
  await until(() => same(get(client, IPPROTO_IPV6, FOREIGN_LOCATOR), second));
  t.equal(setsockopt(client, IPPROTO_IPV6, FOREIGN_LOCATOR, place.addresses[0]), 0, 'an address that has one will do');
  await until(() => same(get(client, IPPROTO_IPV6, FOREIGN_LOCATOR), first));
  const [own] = place.away.locators();
  t.same(get(client, IPPROTO_IPV6, LOCAL_LOCATOR), locator('127.0.0.4', own?.port ?? 0));
  fails(t, setsockopt(client, IPPROTO_IPV6, FOREIGN_LOCATOR, locator('127.0.0.9', 9)), 'EADDRNOTAVAIL');
  fails(t, setsockopt(client, IPPROTO_IPV6, FOREIGN_LOCATOR, first, 8), 'EINVAL');
  t.same(get(client, IPPROTO_IPV6, FOREIGN_LOCATOR), first);
  t.equal(setsockopt(client, IPPROTO_IPV6, FOREIGN_LOCATOR, new Uint8Array(20)), 0, 'zeros: as it likes');
  fails(t, setsockopt(place.listener, IPPROTO_IPV6, FOREIGN_LOCATOR, second), 'ENOTCONN');
});

t.test('[R-POSIX-22] the locators of the peer are told, and may be told', async (t) => {
  const place = await openPlace(t);
  const [client] = await openConnection(t, place);
  await until(() => (get(client, IPPROTO_IPV6, LOCATOR_SET) as unknown[]).length === 2);
  const set = get(client, IPPROTO_IPV6, LOCATOR_SET) as typeof place.addresses;
  t.same(new Set(set.map((one) => String(one.slin6_locator))), new Set(place.addresses.map(textOf)));
  t.match(set[0], { slin6_family: AF_ALIN6, slin6_port: 7, slin6_addr: place.home.generalizedId });
  t.equal(
    setsockopt(
      client,
      IPPROTO_IPV6,
      LOCATOR_SET,
      place.addresses.map(({ slin6_locator }) => slin6_locator),
    ),
    0,
  );
  fails(t, setsockopt(client, IPPROTO_IPV6, LOCATOR_SET, [new Uint8Array(20)]), 'EINVAL');
});

t.test('[R-POSIX-23] the same by the names of RFC 6316', async (t) => {
  const place = await openPlace(t);
  const [client] = await openConnection(t, place);
  const idle = socket(AF_ALIN6, SOCK_STREAM, 0);
  t.teardown(() => close(idle));
  t.equal(get(client, SOL_SHIM, SHIM_ASSOCIATED), 1);
  fails(t, getsockopt(idle, SOL_SHIM, SHIM_ASSOCIATED, box<unknown>(0)), 'EOPNOTSUPP');
  t.equal(get(client, SOL_SHIM, SHIM_DONTSHIM), 0);
  fails(t, setsockopt(client, SOL_SHIM, SHIM_DONTSHIM, 1), 'EOPNOTSUPP');
  await until(() => get(client, SOL_SHIM, SHIM_HOT_STANDBY) === 1);
  const peers = get(client, SOL_SHIM, SHIM_LOCLIST_PEER) as shim_locator[];
  t.equal(peers.length, 2);
  t.match(peers[0], { lc_family: AF_INET, lc_proto: IPPROTO_UDP });
  t.equal((get(client, SOL_SHIM, SHIM_LOCLIST_LOCAL) as shim_locator[]).length, 1);
  const other = peers.find(({ lc_addr }) => lc_addr[15] === 3);
  t.equal(setsockopt(client, SOL_SHIM, SHIM_LOC_PEER_SEND, other), 0);
  await until(() => same((get(client, SOL_SHIM, SHIM_LOC_PEER_SEND) as shim_locator).lc_addr, other?.lc_addr));
  const strange = { ...other, lc_port: 1 };
  fails(t, setsockopt(client, SOL_SHIM, SHIM_LOC_PEER_SEND, strange), 'EINVALIDLOCATOR');
  fails(t, setsockopt(client, SOL_SHIM, SHIM_LOC_PEER_PREF, strange), 'EINVALIDLOCATOR');
  fails(t, setsockopt(client, SOL_SHIM, SHIM_LOC_LOCAL_PREF, { ...other, lc_addr: new Uint8Array(4) }), 'EINVAL');
  t.equal(setsockopt(client, SOL_SHIM, SHIM_LOC_PEER_PREF, { ...other, lc_prio: 0 }), 0);
  t.same((get(client, SOL_SHIM, SHIM_LOC_PEER_PREF) as shim_locator).lc_addr, other?.lc_addr);
  t.equal(setsockopt(client, SOL_SHIM, SHIM_LOCLIST_PEER, peers), 0);
  t.equal(setsockopt(client, SOL_SHIM, SHIM_APP_TIMEOUT, 30), 0);
  t.equal(get(client, SOL_SHIM, SHIM_APP_TIMEOUT), 30);
  const explore = get(client, SOL_SHIM, SHIM_PATHEXPLORE) as shim_pathexplore;
  t.equal(setsockopt(client, SOL_SHIM, SHIM_PATHEXPLORE, { ...explore, pe_keepaliveint: 5 }), 0);
  t.same(get(client, SOL_SHIM, SHIM_PATHEXPLORE), { ...explore, pe_keepaliveint: 5 });
  fails(t, setsockopt(client, SOL_SHIM, SHIM_PATHEXPLORE, { ...explore, pe_probenum: 9 }), 'EINVAL');
});

t.test('[R-POSIX-30] [R-POSIX-31] SIGURG comes when traffic moves, and when a connection fails', async (t) => {
  const place = await openPlace(t);
  const [client, accepted] = await openConnection(t, place);
  await until(() => get(client, SOL_SHIM, SHIM_HOT_STANDBY) === 1);
  const seen: siginfo_t[] = [];
  const others: number[] = [];
  const act: SigactionAct = { sa_flags: SA_SIGINFO, sa_sigaction: (_signo, info) => seen.push(info), sa_fd: client };
  t.equal(sigaction(SIGURG, act), 0);
  t.equal(sigaction(SIGURG, { sa_handler: (signo) => others.push(signo) }), 0);
  t.teardown(() => sigaction(SIGURG, { sa_handler: null }));
  const used = place.home.locators().find(({ address }) => address === '127.0.0.2');
  if (used === undefined) throw new Error('the locator in use');
  place.home.removeLocator(used);
  await until(() => seen.some(({ si_code }) => si_code === SI_PATH_MOVED));
  t.match(seen[0], { si_signo: SIGURG, si_fd: client, si_errno: 0 });
  await until(() => others.length > 0);
  t.ok(
    others.every((signo) => signo === SIGURG),
    'the other end has no action of its own',
  );
  const old: SigactionAct = {};
  t.equal(sigaction(SIGURG, null, old), 0);
  t.type(old.sa_handler, 'function');
  await place.home.close();
  await until(() => seen.some(({ si_code }) => si_code === SI_FAILED));
  t.equal(seen.at(-1)?.si_errno, ERRNO.ECONNRESET[0]);
  fails(t, sigaction(2, act), 'EINVAL');
  fails(t, sigaction(SIGURG, { sa_handler: 7 } as never), 'EINVAL');
  fails(t, sigaction(SIGURG, null, 7 as never), 'EFAULT');
  fails(t, sigaction(SIGURG, { sa_fd: 99_999 }), 'EBADF');
  t.equal(close(accepted), 0);
});

function get(fd: number, level: number, name: number): unknown {
  const value: Box<unknown> = box<unknown>(undefined);
  if (getsockopt(fd, level, name, value) < 0) throw new Error(strerror(errno));
  return value.value;
}

function textOf({ slin6_locator }: { readonly slin6_locator: Uint8Array | null }): string {
  return String(slin6_locator);
}

function same(a: unknown, b: unknown): boolean {
  return String(a) === String(b);
}
