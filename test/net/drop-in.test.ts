import { once } from 'node:events';
import { createRequire } from 'node:module';
import nodeNet from 'node:net';
import t from 'tap';
import dgram from '../../src/dgram.ts';
import { connect, type KamoConnectOptions, KamoError, type KamoSocket, Node } from '../../src/index.ts';
import net, * as names from '../../src/net.ts';
import { listenLocally, pairLocally, portOf, record } from './drop-in-support.ts';
import { closing, failure, HOME, openNode } from './net-support.ts';

t.test('[R-API-100] the names are those of node:net, one by one and as the default export', (t) => {
  const expected = Object.keys(nodeNet);
  t.same(
    expected.filter((name) => !(name in net)),
    [],
  );
  t.same(
    expected.filter((name) => !name.startsWith('_') && !(name in names)),
    [],
  );
  t.equal(net.isIP, nodeNet.isIP);
  t.equal(net.BlockList, nodeNet.BlockList);
  t.equal(net.Stream, net.Socket);
  t.end();
});

t.test('[R-API-100] require gives the same object, where it can load modules', (t) => {
  const required: unknown = createRequire(import.meta.url)('../../src/net.js');
  t.equal(required, net);
  t.end();
});

t.test('[R-API-100] sockets and servers come without new, too', (t) => {
  const socket: unknown = Reflect.apply(net.Socket as never, undefined, [{ allowHalfOpen: true }]);
  t.ok(socket instanceof net.Socket && socket.allowHalfOpen);
  t.ok((Reflect.apply(net.Server as never, undefined, []) as unknown) instanceof net.Server);
  t.ok(new net.Socket() instanceof net.Socket);
  t.end();
});

t.test('[R-API-100] [R-API-133] classes made by a function inherit from sockets and servers', async (t) => {
  const Greeter = heir(net.Server, function (this: object) {
    Reflect.apply(net.Server, this, [(socket: KamoSocket) => socket.end('hello')]);
  });
  const Shouter = heir(net.Socket, function (this: { readonly shouts?: number }) {
    Reflect.apply(net.Socket, Object.assign(this, { shouts: 3 }), [{ allowHalfOpen: true }]);
  });
  const Teller = heir(dgram.Socket, function (this: object) {
    Reflect.apply(dgram.Socket, this, ['udp4']);
  });
  const server = new Greeter().listen(0);
  const socket = new Shouter();
  t.match(socket, { shouts: 3, allowHalfOpen: true, constructor: Shouter, pending: true });
  socket.connect(portOf(server));
  t.equal(String((await once(socket, 'data'))[0]), 'hello');
  socket.end();
  t.equal(await closing(socket), false);
  server.close();
  await once(server, 'close');
  const teller = new Teller().bind(0, '127.0.0.1');
  await once(teller, 'listening');
  t.equal(teller.address().address, '127.0.0.1');
  teller.close();
});

t.test('[R-API-101] [R-API-102] a server and a socket find each other with no other set-up', async (t) => {
  const server = net.createServer((socket) => socket.end('hello')).listen(0);
  t.ok(server.listening, 'at once');
  t.match(server.address(), { address: '::', family: 'IPv6', port: Number });
  const client = net.connect(portOf(server));
  const order = record(client, ['lookup', 'connectionAttempt', 'connect', 'ready', 'end', 'close']);
  t.same(
    [client.connecting, client.pending, client.readyState, client.remoteAddress],
    [true, true, 'opening', undefined],
  );
  const [chunk] = await once(client, 'data');
  t.equal(String(chunk), 'hello');
  await once(client, 'close');
  t.same(order.slice(-5), ['connectionAttempt', 'connect', 'ready', 'end', 'close']);
  t.equal(order[0], 'lookup');
  server.close();
  await once(server, 'close');
  t.equal(server.address(), null);
});

t.test('[R-API-101] [R-API-105] each overload of connect and listen', async (t) => {
  for (const host of ['127.0.0.1', '::1', 'localhost', '0.0.0.0', '::', '127.0.0.9']) {
    const { port } = await listenLocally(t);
    const called = net.connect(port, host, () => called.end());
    called.resume();
    t.equal(await closing(called), false, host);
  }
  const { port, server } = await listenLocally(t);
  const ends = [
    net.connect({ port }),
    net.connect(String(port)),
    net.connect(`0x${port.toString(16)}`),
    net.createConnection({ port, host: 'localhost' }, () => {}),
    new net.Socket().connect(port),
    new net.Socket().connect({ port }, () => {}),
    connect({ host: server.node?.generalizedId ?? '', port }),
  ].map((socket) => closing(socket.resume().end()));
  t.same(new Set(await Promise.all(ends)), new Set([false]));
  const listened = [
    net.createServer().listen(),
    net.createServer().listen(() => {}),
    net.createServer().listen(0),
    net.createServer().listen(null),
    net.createServer().listen(0, '127.0.0.1'),
    net.createServer().listen(0, 'localhost', 5),
    net.createServer().listen(0, 511, () => {}),
    net.createServer().listen({ port: 0, host: '::1', backlog: 3 }),
  ];
  await Promise.all(listened.map((each) => once(each, 'listening')));
  t.same(listened.map((each) => each.address()?.address).slice(4), [
    '127.0.0.1',
    listened[5]?.address()?.address,
    '::',
    '::1',
  ]);
  for (const each of listened) each.close();
});

t.test('[R-API-102] both ends of a local connection have addresses that Node knows', async (t) => {
  const { server, port } = await listenLocally(t);
  for (const [host, family] of [
    ['127.0.0.1', 'IPv4'],
    ['::1', 'IPv6'],
  ] as const) {
    const connection = once(server, 'connection');
    const client = net.connect(port, host);
    const [[accepted]] = await Promise.all([connection, once(client, 'connect')]);
    t.match(client, { remoteAddress: host, remoteFamily: family, remotePort: port, localAddress: host });
    t.match(accepted, { localAddress: host, localFamily: family, localPort: port, remotePort: client.localPort });
    t.same(client.address(), { address: host, family, port: client.localPort });
    client.destroy();
    await once(client, 'close');
    t.equal(client.remoteAddress, host, 'was asked for before');
    t.same([client.localAddress, client.localPort, client.address()], [undefined, undefined, {}]);
  }
});

t.test('[R-API-101] a host elsewhere is none of ours, and a lookup is asked what a name is', async (t) => {
  const elsewhere = await failure(net.connect(80, '192.0.2.77'));
  t.match(elsewhere, { kamoCode: 'ERR_KAMO_LEGACY', address: '192.0.2.77', port: 80, syscall: 'connect' });
  const { port } = await listenLocally(t);
  const asked: unknown[] = [];
  const lookup = (host: string, options: unknown, found: (error: null, all: object[]) => void): void => {
    asked.push(host, options);
    setImmediate(found, null, [
      { address: '192.0.2.78', family: 4 },
      { address: '::1', family: 6 },
    ]);
  };
  const client = net.connect({ port, host: 'some.name', lookup });
  const attempts: unknown[] = [];
  client.on('connectionAttempt', (address, number, family) => attempts.push([address, number, family]));
  client.on('connectionAttemptFailed', (address) => attempts.push(address));
  await once(client, 'connect');
  client.destroy();
  t.equal(asked[0], 'some.name');
  t.match(asked[1], { all: true });
  t.same(attempts, [['192.0.2.78', port, 4], '192.0.2.78', ['::1', port, 6]], 'in turn, until one answers');
  t.same(client.autoSelectFamilyAttemptedAddresses, [`192.0.2.78:${port}`, `::1:${port}`]);
});

t.test('[R-API-101] [R-API-104] when every address fails, the error has all of them', async (t) => {
  const server = net.createServer().listen(0);
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  const lookup = (_host: string, _options: unknown, found: (error: null, all: object[]) => void): void =>
    found(null, [
      { address: '127.0.0.1', family: 4 },
      { address: '::1', family: 6 },
    ]);
  const error = await failure(net.connect({ port, host: 'both', lookup }));
  t.ok(error instanceof AggregateError && error.errors.length === 2);
  t.match(error, { code: 'ECONNREFUSED', errors: [{ message: `connect ECONNREFUSED 127.0.0.1:${port}` }, {}] });
  const one = await failure(net.connect(port, '127.0.0.1'));
  t.match(one, {
    name: 'Error',
    message: `connect ECONNREFUSED 127.0.0.1:${port}`,
    code: 'ECONNREFUSED',
    errno: -111,
    syscall: 'connect',
    address: '127.0.0.1',
    port,
    kamoCode: 'ERR_KAMO_REFUSED',
  });
  t.ok(one instanceof KamoError);
});

t.test('[R-API-101] what a lookup may not answer', async (t) => {
  const dial = (address: unknown, family: unknown): Promise<unknown> => {
    const lookup = (_host: string, _options: unknown, found: (error: null, ...values: unknown[]) => void): void =>
      found(null, address, family);
    return failure(net.connect({ port: 9, host: 'odd', lookup, autoSelectFamily: false }));
  };
  t.match(await dial('nonsense', 4), { code: 'ERR_INVALID_IP_ADDRESS' });
  t.match(await dial('127.0.0.1', 100), { code: 'ERR_INVALID_ADDRESS_FAMILY', host: 'odd', port: 9 });
  const fails = net.connect({ port: 9, host: 'no.such', lookup: failingLookup });
  const told = new Promise((resolve) => fails.once('lookup', (...values) => resolve(values)));
  t.match(await failure(fails), { code: 'ENOTFOUND' });
  t.match(await told, [{ code: 'ENOTFOUND' }, undefined, undefined, 'no.such']);
});

t.test('[R-API-102] a port is taken at once, and free again', async (t) => {
  const first = net.createServer().listen(0);
  const port = portOf(first);
  const second = net.createServer().listen(port);
  t.match(await failure(second), {
    name: 'Error',
    message: `listen EADDRINUSE: address already in use :::${port}`,
    code: 'EADDRINUSE',
    syscall: 'listen',
    port,
  });
  t.notOk(second.listening);
  first.close();
  second.listen(port);
  await once(second, 'listening');
  t.equal(portOf(second), port);
  second.close();
  const elsewhere = net.createServer().listen(0, '192.0.2.77');
  t.match(await failure(elsewhere), { code: 'EADDRNOTAVAIL', syscall: 'listen', address: '192.0.2.77' });
});

t.test('[R-API-102] servers at different addresses may share a port', async (t) => {
  const open = async (host: string, ipv6Only = false): Promise<unknown> => {
    const server = net.createServer((socket) => socket.end(host)).listen({ port: 41_007, host, ipv6Only });
    t.teardown(() => server.close());
    return await Promise.race([failure(server), once(server, 'listening').then(() => 'listening')]);
  };
  t.equal(await open('127.0.0.1'), 'listening');
  t.equal(await open('::1'), 'listening');
  t.equal(await open('127.0.0.2'), 'listening');
  t.match(await open('::ffff:127.0.0.1'), { code: 'EADDRINUSE' });
  t.match(await open('0.0.0.0'), { code: 'EADDRINUSE' });
  t.match(await open('::', true), { code: 'EADDRINUSE' });
  for (const host of ['127.0.0.1', '::1', '127.0.0.2']) {
    const [chunk] = await once(net.connect(41_007, host), 'data');
    t.equal(String(chunk), host);
  }
  t.match(await failure(net.connect(41_007, '127.0.0.3')), { code: 'ECONNREFUSED' });
});

t.test('[R-API-109] who is on a block list is neither dialled nor let in', async (t) => {
  const blockList = new net.BlockList();
  blockList.addAddress('127.0.0.1');
  const { port } = await listenLocally(t);
  t.match(await failure(net.connect({ port, host: '127.0.0.1', blockList })), { code: 'ERR_IP_BLOCKED' });
  t.equal(await closing(net.connect({ port, host: '::1', blockList }).resume().end()), false);
  const guarded = net.createServer({ blockList }, () => t.fail('let in')).listen(0);
  t.teardown(() => guarded.close());
  t.equal(await closing(net.connect(portOf(guarded), '127.0.0.1').resume()), false);
  t.throws(() => net.createServer({ blockList: {} } as never), { code: 'ERR_INVALID_ARG_TYPE' });
  t.throws(() => net.connect({ port, blockList: 5 } as never), { code: 'ERR_INVALID_ARG_TYPE' });
});

t.test('[R-API-101] a local port and address of the socket', async (t) => {
  const { port } = await listenLocally(t);
  const client = net.connect({ port, host: '127.0.0.1', localPort: 40_001, localAddress: '127.0.0.1' });
  await once(client, 'connect');
  t.equal(client.localPort, 40_001);
  const taken = net.connect({ port, host: '127.0.0.1', localPort: 40_001 });
  t.match(await failure(taken), { code: 'EADDRINUSE', syscall: 'bind', port: 40_001 });
  client.destroy();
  await once(client, 'close');
  const again = net.connect({ port, host: '127.0.0.1', localPort: 40_001 });
  await once(again, 'connect');
  again.destroy();
  const { client: moved, accepted } = await pairLocally(t, {
    client: { host: '127.0.0.1', localAddress: '127.0.0.9' },
  });
  t.match(moved, { localAddress: '127.0.0.9', remoteAddress: '127.0.0.1' });
  t.match(accepted, { localAddress: '127.0.0.1', remoteAddress: '127.0.0.9' });
  const foreign = net.connect({ port, host: '127.0.0.1', localAddress: '192.0.2.77' });
  t.match(await failure(foreign), { code: 'EADDRNOTAVAIL', address: '192.0.2.77' });
});

t.test('[R-API-104] who dials from a port of its own is told that, too', async (t) => {
  const refused = async (options: KamoConnectOptions): Promise<unknown> => await failure(net.connect(options));
  const { server, port } = await listenLocally(t);
  server.close();
  await once(server, 'close');
  const local = { localAddress: '127.0.0.1', localPort: 40_002 };
  const message = `connect ECONNREFUSED 127.0.0.1:${port}`;
  t.match(await refused({ port, host: '127.0.0.1', ...local }), {
    ...local,
    message: `${message} - Local (127.0.0.1:40002)`,
  });
  t.match(await refused({ port, host: '::1', localPort: 40_002 }), {
    localAddress: '::',
    localPort: 40_002,
    message: `connect ECONNREFUSED ::1:${port} - Local (:::40002)`,
  });
  t.match(await refused({ port, host: '127.0.0.1', localAddress: '127.0.0.1' }), {
    message,
    localAddress: undefined,
    localPort: undefined,
  });
});

t.test('[R-API-104] its own end is judged before the other', async (t) => {
  const foreign = net.connect({ port: 0, host: '127.0.0.1', localAddress: '192.0.2.77' });
  t.match(await failure(foreign), { code: 'EADDRNOTAVAIL', syscall: 'bind', address: '192.0.2.77' });
});

t.test('[R-API-102] at a loopback address no other node is accepted', async (t) => {
  const stranger = await openNode(t, { identity: HOME, locators: ['127.0.0.6'] });
  const open = async (host: string): Promise<unknown> => {
    const server = net.createServer((socket) => socket.end()).listen(0, host);
    await once(server, 'listening');
    const node = server.node;
    if (node === undefined) throw new Error('it listens');
    const locators = node.locators().filter(({ address }) => address === '127.0.0.1');
    const client = connect({ node: stranger, host: node.generalizedId, port: portOf(server), locators }).resume();
    const outcome = await Promise.race([failure(client), closing(client)]);
    server.close();
    return outcome;
  };
  t.match(await open('127.0.0.1'), { code: 'ECONNRESET' });
  t.equal(await open('0.0.0.0'), false, 'elsewhere it is');
});

t.test('[R-API-102] a node may be opened on loopback alone, beside the addresses of the host', async (t) => {
  const node = await openNode(t, { identity: HOME, loopback: true });
  t.ok(node.locators().some(({ address }) => address === '127.0.0.1'));
  await t.rejects(Node.open({ loopback: 1 } as never), { code: 'ERR_KAMO_ARGUMENT' });
});

t.test('[R-API-103] [R-API-105] arguments have the errors of Node', async (t) => {
  const { client } = await pairLocally(t);
  const cases: [() => unknown, string, new (...args: never[]) => Error][] = [
    [() => net.connect({} as never), 'ERR_MISSING_ARGS', TypeError],
    [() => new net.Socket().connect([] as never), 'ERR_MISSING_ARGS', TypeError],
    [() => net.connect({ port: true } as never), 'ERR_INVALID_ARG_TYPE', TypeError],
    [() => net.connect(65_536), 'ERR_SOCKET_BAD_PORT', RangeError],
    [() => net.connect(' '), 'ERR_SOCKET_BAD_PORT', RangeError],
    [() => net.connect({ port: 1, localAddress: 'x' }), 'ERR_INVALID_IP_ADDRESS', TypeError],
    [() => net.connect({ port: 1, localPort: 'x' } as never), 'ERR_INVALID_ARG_TYPE', TypeError],
    [() => net.connect({ port: 1, lookup: 5 } as never), 'ERR_INVALID_ARG_TYPE', TypeError],
    [() => net.connect({ port: 1, hints: 4242 } as never), 'ERR_INVALID_ARG_VALUE', TypeError],
    [() => net.connect({ port: 1, autoSelectFamily: 1 } as never), 'ERR_INVALID_ARG_TYPE', TypeError],
    [() => net.connect({ port: 1, autoSelectFamilyAttemptTimeout: 0 } as never), 'ERR_OUT_OF_RANGE', RangeError],
    [() => net.connect({ port: 1, signal: 1 } as never), 'ERR_INVALID_ARG_TYPE', TypeError],
    [() => net.createServer(5 as never), 'ERR_INVALID_ARG_TYPE', TypeError],
    [() => net.createServer({ keepAliveInitialDelay: 'x' } as never), 'ERR_INVALID_ARG_TYPE', TypeError],
    [() => net.createServer().listen(-1), 'ERR_SOCKET_BAD_PORT', RangeError],
    [() => net.createServer().listen({}), 'ERR_INVALID_ARG_VALUE', TypeError],
    [() => net.createServer().listen(false as never), 'ERR_INVALID_ARG_VALUE', TypeError],
    [() => net.createServer().listen({ port: 0, signal: 'x' } as never), 'ERR_INVALID_ARG_TYPE', TypeError],
    [() => new net.Socket({ objectMode: true } as never), 'ERR_INVALID_ARG_VALUE', TypeError],
    [
      () => new net.Socket({ onread: { buffer: Buffer.alloc(1), callback: 1 } } as never),
      'ERR_INVALID_ARG_TYPE',
      TypeError,
    ],
    [() => client.setTimeout('1' as never), 'ERR_INVALID_ARG_TYPE', TypeError],
    [() => client.setTimeout(Number.NaN), 'ERR_OUT_OF_RANGE', RangeError],
    [() => client.setTimeout(1, 'x' as never), 'ERR_INVALID_ARG_TYPE', TypeError],
    [() => net.setDefaultAutoSelectFamily(1 as never), 'ERR_INVALID_ARG_TYPE', TypeError],
    [() => net.setDefaultAutoSelectFamilyAttemptTimeout(0), 'ERR_OUT_OF_RANGE', RangeError],
  ];
  for (const [misuse, code, kind] of cases) {
    let thrown: unknown;
    try {
      misuse();
    } catch (error) {
      thrown = error;
    }
    t.ok(thrown instanceof kind, misuse.toString());
    t.match(thrown, { code, name: kind.name, stack: new RegExp(`^${kind.name} \\[${code}\\]: `) }, misuse.toString());
    t.equal(String(thrown), `${kind.name} [${code}]: ${(thrown as Error).message}`);
  }
});

t.test('[R-API-105] one way to select families, and one time, for all', (t) => {
  const [selects, time] = [net.getDefaultAutoSelectFamily(), net.getDefaultAutoSelectFamilyAttemptTimeout()];
  net.setDefaultAutoSelectFamily(!selects);
  net.setDefaultAutoSelectFamilyAttemptTimeout(1);
  t.equal(net.getDefaultAutoSelectFamily(), !selects);
  t.equal(net.getDefaultAutoSelectFamilyAttemptTimeout(), 10, 'no less, as in Node');
  net.setDefaultAutoSelectFamily(selects);
  net.setDefaultAutoSelectFamilyAttemptTimeout(time);
  t.end();
});

function failingLookup(host: string, _options: unknown, found: (error: Error) => void): void {
  setImmediate(found, Object.assign(new Error(`no ${host}`), { code: 'ENOTFOUND' }));
}

/** As `util.inherits` makes it. */
function heir<C extends abstract new (...args: never[]) => object>(base: C, made: (this: never) => void) {
  Object.setPrototypeOf(made.prototype, base.prototype);
  return made as unknown as new () => InstanceType<C>;
}
