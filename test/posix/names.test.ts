/** getaddrinfo2: lists of nodes with their locators, as the slides' program walks them. */
import t from 'tap';
import {
  AF_ALIN6,
  AF_INET,
  AI_CANONNAME,
  AI_NUMERICHOST,
  AI_NUMERICSERV,
  AI_PASSIVE,
  accept,
  type addrinfo2,
  bind,
  box,
  close,
  connect,
  EAI_AGAIN,
  EAI_BADFLAGS,
  EAI_FAMILY,
  EAI_NONAME,
  EAI_SERVICE,
  EAI_SOCKTYPE,
  ERRNO,
  errno,
  FOREIGN_LOCATOR,
  freeaddrinfo2,
  gai_strerror,
  getaddrinfo2,
  getsockopt,
  IPPROTO_IPV6,
  IPPROTO_TCP,
  IPPROTO_UDP,
  listen,
  SOCK_DGRAM,
  SOCK_STREAM,
  setsockopt,
  sizeof_lin6_prefix,
  sizeof_sockaddr_lin6,
  socket,
  useNode,
} from '../../src/posix.ts';
import { formatGeneralizedId } from '../../src/wire/node-id.ts';
import { openAgent, silentPort, until } from '../net/agents-support.ts';
import { AWAY, HOME, openNode, STRANGER } from '../net/net-support.ts';
import { address } from './posix-support.ts';

const STREAM = { ai_socktype: SOCK_STREAM };

t.test('[R-POSIX-40] [R-POSIX-41] what getaddrinfo2 gives can be connected to, locator by locator', async (t) => {
  const agent = await openAgent(t);
  const home = await openNode(t, { identity: HOME, locators: ['127.0.0.2', '127.0.0.3'], agents: [agent.name] });
  const away = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'], agents: [agent.name] });
  await until(async () => (await agent.whereabouts(HOME.nodeId)) !== undefined);
  useNode(home);
  const listener = socket(AF_ALIN6, SOCK_STREAM, 0);
  bind(listener, address('', 80, null), sizeof_sockaddr_lin6);
  await listen(listener, 4);
  useNode(away);
  t.teardown(() => useNode(null));
  const res = box<addrinfo2 | null>(null);
  t.equal(await getaddrinfo2(home.generalizedId, 'http', STREAM, res), 0);
  const info = res.value;
  t.match(info, {
    ai_family: AF_ALIN6,
    ai_socktype: SOCK_STREAM,
    ai_protocol: IPPROTO_TCP,
    ai_addrlen: sizeof_sockaddr_lin6,
    ai_addr: { slin6_family: AF_ALIN6, slin6_port: 80, slin6_addr: home.generalizedId, slin6_locator: null },
    ai_canonname: null,
    ai_ntloc: 2,
    ai_next: null,
  });
  if (info === null) return;
  t.equal(info.ai_tloc.length, info.ai_ntloc);
  for (const tloc of info.ai_tloc) {
    const fd = socket(info.ai_family, info.ai_socktype, info.ai_protocol);
    const accepting = accept(listener);
    t.equal(await connect(fd, tloc, info.ai_addrlen), 0);
    t.equal(setsockopt(fd, IPPROTO_IPV6, FOREIGN_LOCATOR, tloc, sizeof_lin6_prefix), 0);
    const used = box<unknown>(null);
    t.equal(getsockopt(fd, IPPROTO_IPV6, FOREIGN_LOCATOR, used), 0);
    t.strictSame(used.value, tloc.slin6_locator);
    close(fd);
    close(await accepting);
  }
  const fd = socket(AF_ALIN6, SOCK_STREAM, 0);
  t.equal(await connect(fd, info.ai_addr, info.ai_addrlen), 0, 'without a locator the agents are asked');
  close(fd);
  close(listener);
  freeaddrinfo2(info);
  freeaddrinfo2(null);
});

t.test('[R-POSIX-40] [R-POSIX-42] types of sockets, families, flags, addresses without a name', async (t) => {
  const node = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'], agents: [] });
  useNode(node);
  t.teardown(() => useNode(null));
  const list = async (...asked: [name: string | null, service: string | null, hints: object | null]) => {
    const res = box<addrinfo2 | null>(null);
    const code = await getaddrinfo2(...asked, res);
    const entries: addrinfo2[] = [];
    for (let entry = res.value; entry !== null; entry = entry.ai_next) entries.push(entry);
    return { code, entries };
  };
  const both = await list('192.0.2.1', '53', null);
  t.match(both.entries, [
    { ai_family: AF_INET, ai_socktype: SOCK_STREAM, ai_protocol: IPPROTO_TCP, ai_ntloc: 0, ai_tloc: [] },
    { ai_family: AF_INET, ai_socktype: SOCK_DGRAM, ai_protocol: IPPROTO_UDP },
  ]);
  t.strictSame(both.entries[0]?.ai_addr, { sin_family: AF_INET, sin_port: 53, sin_addr: '192.0.2.1' });
  const canonical = { ai_flags: AI_CANONNAME | AI_NUMERICHOST | AI_NUMERICSERV, ai_protocol: IPPROTO_UDP };
  t.match(await list('::1', '53', canonical), { entries: [{ ai_canonname: '::1', ai_socktype: SOCK_DGRAM }] });
  const any = await list(null, '53', { ai_flags: AI_PASSIVE, ...STREAM });
  t.match(any.entries, [{ ai_addr: { sin6_addr: '::' } }, { ai_addr: { sin_addr: '0.0.0.0' } }]);
  const own = await list(null, '53', { ai_family: AF_INET, ...STREAM });
  t.match(own.entries, [{ ai_addr: { sin_addr: '127.0.0.1' } }]);
  t.equal(own.entries.length, 1);
  const { nodeId } = STRANGER;
  const failures: [Parameters<typeof list>, number][] = [
    [[null, null, null], EAI_NONAME],
    [['', null, null], EAI_NONAME],
    [[nodeId.text, null, null], EAI_NONAME],
    [['host.example', null, { ai_flags: AI_NUMERICHOST }], EAI_NONAME],
    [['::1', 'http', { ai_flags: AI_NUMERICSERV }], EAI_NONAME],
    [['::1', null, { ai_family: AF_INET }], EAI_NONAME],
    [['::1', 'no-such-service', null], EAI_SERVICE],
    [['::1', null, { ai_flags: 0x8000 }], EAI_BADFLAGS],
    [[null, '1', { ai_flags: AI_CANONNAME }], EAI_BADFLAGS],
    [['::1', null, { ai_family: 5 }], EAI_FAMILY],
    [['::1', null, { ai_socktype: SOCK_DGRAM, ai_protocol: IPPROTO_TCP }], EAI_SOCKTYPE],
  ];
  for (const [asked, code] of failures) {
    t.strictSame(await list(...asked), { code, entries: [] }, JSON.stringify(asked));
    t.not(gai_strerror(code), 'Unknown error');
  }
  t.equal(gai_strerror(99), 'Unknown error');
});

t.test('[R-POSIX-42] nobody knows where the node is, or nobody answers', async (t) => {
  const agent = await openAgent(t);
  const node = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'], agents: [agent.name] });
  useNode(node);
  t.teardown(() => useNode(null));
  const unknown = address(formatGeneralizedId(HOME.nodeId), 80, null);
  const fd = socket(AF_ALIN6, SOCK_STREAM, 0);
  t.equal(await connect(fd, unknown, sizeof_sockaddr_lin6), -1);
  t.equal(errno, ERRNO.EADDRNOTAVAIL[0]);
  close(fd);
  const deaf = [`127.0.0.1:${await silentPort(t)}`];
  useNode(await openNode(t, { identity: STRANGER, locators: ['127.0.0.6'], agents: deaf }));
  const other = socket(AF_ALIN6, SOCK_STREAM, 0);
  const connecting = connect(other, unknown, sizeof_sockaddr_lin6);
  t.equal(await getaddrinfo2(unknown.slin6_addr, '80', null, box(null)), EAI_AGAIN);
  t.equal(await connecting, -1);
  t.equal(errno, ERRNO.ETIMEDOUT[0]);
  close(other);
});
