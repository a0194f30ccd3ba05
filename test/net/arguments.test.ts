import { createSocket } from 'node:dgram';
import { isIP } from 'node:net';
import fc from 'fast-check';
import t from 'tap';
import {
  connect,
  createServer,
  KAMO_ERRORS,
  KamoError,
  type KamoErrorCode,
  KamoSocket,
  Node,
} from '../../src/index.ts';
import { generateIdentity } from '../../src/multihome/identity.ts';
import { identityToText } from '../../src/multihome/identity-text.ts';
import { parseAddress, parseNode, parsePort } from '../../src/net/arguments.ts';
import { nodeCrypto } from '../../src/net/crypto.ts';
import { bindError, connectionError } from '../../src/net/errors.ts';
import { SendBuffer } from '../../src/net/send-buffer.ts';
import { formatGeneralizedId, nodeId } from '../../src/wire/node-id.ts';

const IDENTITY = generateIdentity(nodeCrypto);
const ID = formatGeneralizedId(IDENTITY.nodeId);

t.test('[R-API-7] what was given is shown, and not at length', (t) => {
  const message = (value: unknown): string => {
    try {
      parsePort(value, 'port', 0);
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
    return 'it was taken';
  };
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`name${i}`, i]));
  const body = Function(`return ${'1 + '.repeat(10_000)} 1`);
  for (const value of ['x'.repeat(1_000_000), many, body, 'x'.repeat(100), new Array(1000).fill(1)]) {
    t.ok(message(value).length < 300, `${message(value).length}`);
  }
  t.match(message('seven'), /, not 'seven'/);
  t.match(message(1n), /, not 1n/);
  t.match(message(-0.5), /, not -0.5/);
  t.match(message(Symbol('s')), /, not Symbol\(s\)/);
  t.match(message({ a: 1, b: 2 }), /, not an object with a, b/);
  t.match(message({}), /, not an object with nothing/);
  t.match(message([7]), /, not an array/);
  t.match(message(undefined), /, not undefined/);
  t.end();
});

t.test('[R-API-1] addresses in all their forms', (t) => {
  for (const [text, key] of [
    ['127.0.0.1:7', '127.0.0.1|7'],
    ['[2001:DB8::1]:70', '2001:db8::1|70'],
  ] as const) {
    t.equal(parseAddress(text, 'x').key, key);
  }
  for (const text of ['127.0.0.1', '[::1]', '::1']) t.equal(parseAddress(text, 'x', 5).port, 5);
  t.equal(parseAddress({ address: '::1', port: 9 }, 'x').key, '::1|9');
  t.equal(parseAddress({ address: '::1' }, 'x', 0).key, '::1|0');
  t.end();
});

t.test('[R-API-1] every address and port survives its text', (t) => {
  const address = fc.oneof(fc.ipV4(), fc.ipV6());
  fc.assert(
    fc.property(address, fc.integer({ min: 1, max: 65_535 }), (text, port) => {
      const written = isIP(text) === 4 ? `${text}:${port}` : `[${text}]:${port}`;
      const parsed = parseAddress(written, 'x');
      return parsed.port === port && parsed.key === parseAddress({ address: text, port }, 'x').key;
    }),
  );
  t.end();
});

t.test('[R-API-8] what is no address throws ERR_KAMO_ARGUMENT that names the argument', (t) => {
  const bad = [
    '',
    'host',
    '1.2.3',
    '1.2.3.4:',
    '1.2.3.4:70000',
    '1.2.3.4:-1',
    '[::1',
    '[::1]:x',
    '010.0.0.1:1',
    5,
    null,
    {},
  ];
  for (const value of [...bad, { address: 5 }, { address: '::1', port: 1.5 }, [], undefined]) {
    t.throws(() => parseAddress(value, 'locators[3]', 0), { code: 'ERR_KAMO_ARGUMENT', message: /locators\[3\]/ });
  }
  for (const value of ['127.0.0.1', '127.0.0.1:0', { address: '::1' }]) {
    t.throws(() => parseAddress(value, 'x'), { code: 'ERR_KAMO_ARGUMENT' }, 'a port is demanded');
  }
  for (const value of [0, 65_536, -1, 1.5, '', 'x', '1e3', NaN, null, undefined]) {
    t.throws(() => parsePort(value, 'port', 1), { code: 'ERR_KAMO_ARGUMENT', message: /^port must be a port from 1/ });
  }
  t.equal(parsePort('7', 'port', 1), 7);
  t.equal(parsePort(0, 'port', 0), 0);
  t.end();
});

t.test('[R-API-9] nodes by generalized ID, node ID and value; addresses and names have errors of their own', (t) => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (high, low) => {
      const node = nodeId(high, low);
      const forms = [node, node.text, formatGeneralizedId(node), `[${formatGeneralizedId(node)}]`];
      return forms.every((form) => parseNode(form, 'host').text === node.text);
    }),
  );
  t.throws(() => parseNode('192.0.2.1', 'host'), { code: 'ERR_KAMO_LEGACY', address: '192.0.2.1' });
  t.throws(() => parseNode('2001:db8::1', 'host'), { code: 'ERR_KAMO_LEGACY' });
  t.throws(() => parseNode('example.org', 'host'), { code: 'ERR_KAMO_NAME', address: 'example.org' });
  for (const value of ['', 5, null, undefined, {}]) {
    t.throws(() => parseNode(value, 'host'), { code: 'ERR_KAMO_ARGUMENT', message: /^host must be/ });
  }
  t.end();
});

t.test('[R-API-7] each error says whose fault it is and what to do', (t) => {
  for (const code of Object.keys(KAMO_ERRORS) as KamoErrorCode[]) {
    const error = new KamoError(code, 'it happened', { syscall: 's', address: 'a', port: 1, cause: 'c' });
    t.ok(error instanceof Error && error.stack?.includes('it happened'));
    t.match(error, { name: 'KamoError', kamoCode: code, syscall: 's', address: 'a', port: 1, cause: 'c' });
    t.equal(error.message, `it happened: ${KAMO_ERRORS[code].advice}`);
    t.equal(error.advice, KAMO_ERRORS[code].advice);
    // The system's code of what happens at run time comes with its number.
    t.equal(error.errno === undefined, error.code === error.kamoCode);
    t.ok([error.kamoCode, error.systemCode].includes(error.code));
    t.ok(['caller', 'host', 'peer', 'network'].includes(error.fault));
  }
  t.match(connectionError('refused', 'm', { syscall: 'connect', address: 'a', port: 2 }), {
    code: 'ECONNREFUSED',
    errno: -111,
    kamoCode: 'ERR_KAMO_REFUSED',
    syscall: 'connect',
    address: 'a',
    port: 2,
  });
  t.match(bindError('odd', 'a', 2), { code: 'ERR_KAMO_SOCKET', cause: 'odd', message: /odd/ });
  t.match(bindError(Object.assign(new Error('x'), { code: 'EACCES' }), 'a', 2), { kamoCode: 'ERR_KAMO_PERMISSION' });
  t.end();
});

t.test('[R-API-1] [R-API-3] a node that cannot be opened says why', async (t) => {
  const taken = createSocket('udp4');
  await new Promise<void>((resolve) => taken.bind(0, '127.0.0.1', resolve));
  t.teardown(() => taken.close());
  const { port } = taken.address();
  const open = { identity: IDENTITY };
  await t.rejects(Node.open({ ...open, locators: ['127.0.0.2:0', `127.0.0.1:${port}`] }), {
    code: 'EADDRINUSE',
    address: '127.0.0.1',
    port,
    syscall: 'bind',
    fault: 'host',
  });
  await t.rejects(Node.open({ ...open, locators: ['192.0.2.1'] }), { code: 'EADDRNOTAVAIL' });
  await t.rejects(Node.open({ ...open, locators: [] }), { code: 'ERR_KAMO_NO_LOCATOR' });
  for (const options of [
    { locators: ['nowhere'] },
    { locators: '127.0.0.1' },
    { locators: [{ address: '127.0.0.1', preference: 65_536 }] },
    { locators: [{ address: '127.0.0.1', preference: 0.5 }] },
    { locators: [{ address: '127.0.0.1', announce: true }] },
    { locators: [{ address: '127.0.0.1', announce: ['10.0.0.1'] }] },
    { port: 70_000 },
    { transport: { sendBuffer: 'big' } },
    { transport: { bufferSize: 5 } },
    { transport: { congestion: 'vegas' } },
    { transport: { congestion: 1 } },
    { identity: 5 },
    { identity: {} },
  ]) {
    // Wrong on purpose.
    await t.rejects(Node.open(options as object), { code: 'ERR_KAMO_ARGUMENT' }, JSON.stringify(options));
  }
  await t.rejects(Node.open({ identity: 'no key file' }), { code: 'ERR_KAMO_IDENTITY', message: /not-an-identity/ });
  const forged = identityToText(IDENTITY).replace(/seed ./, (seed) => (seed === 'seed 0' ? 'seed 1' : 'seed 0'));
  await t.rejects(Node.open({ identity: forged }), { code: 'ERR_KAMO_IDENTITY' });
});

t.test('[R-API-4] a node has the identity it was given, as value or text, else a fresh one', async (t) => {
  const given = await Node.open({ identity: IDENTITY, locators: ['127.0.0.1'] });
  const read = await Node.open({ identity: identityToText(IDENTITY), locators: ['127.0.0.1'] });
  const fresh = await Node.open({ locators: ['127.0.0.1'] });
  t.equal(given.generalizedId, ID);
  t.equal(given.nodeId.text, IDENTITY.nodeId.text);
  t.equal(read.generalizedId, ID);
  t.not(fresh.generalizedId, ID);
  t.match(fresh.generalizedId, /^fd4b:616d:6f00:0:/);
  for (const node of [given, read, fresh]) await node.close();
});

t.test('[R-API-5] locators are listed by preference, added and removed', async (t) => {
  const node = await Node.open({
    identity: IDENTITY,
    locators: ['127.0.0.1', { address: '127.0.0.2', preference: 9, announce: false }, '[::1]:0'],
  });
  t.teardown(() => node.close());
  const events: unknown[] = [];
  node.on('locators', (locators) => events.push(locators));
  t.match(node.locators(), [
    { address: '127.0.0.2', family: 'IPv4', preference: 9 },
    { address: '127.0.0.1', family: 'IPv4', preference: 0 },
    { address: '::1', family: 'IPv6', preference: 0 },
  ]);
  t.ok(node.locators().every(({ port }) => port > 0));
  const added = await node.addLocator({ address: '127.0.0.3', announce: ['127.0.0.3:9'] });
  t.equal(added.address, '127.0.0.3');
  await t.rejects(node.addLocator(`127.0.0.3:${added.port}`), { code: 'EADDRINUSE' });
  t.ok(node.removeLocator(added));
  t.notOk(node.removeLocator(added));
  t.throws(() => node.removeLocator('x'), { code: 'ERR_KAMO_ARGUMENT' });
  t.equal(node.locators().length, 3);
  t.same(
    events.map((locators) => (Array.isArray(locators) ? locators.length : 0)),
    [4, 3],
  );
  const again = await node.addLocator(`127.0.0.3:${added.port}`);
  t.equal(again.port, added.port, 'the port is free again');
});

t.test('[R-API-6] a closed node is closed for good, however often', async (t) => {
  const node = await Node.open({ identity: IDENTITY, locators: ['127.0.0.1'] });
  t.notOk(node.closed);
  node.ref().ref().unref().unref();
  await Promise.all([node.close(), node[Symbol.asyncDispose]()]);
  t.ok(node.closed);
  t.same(node.locators(), []);
  await t.rejects(node.addLocator('127.0.0.1'), { code: 'ERR_KAMO_CLOSED' });
  const socket = connect({ node, host: ID, port: 7, locators: ['127.0.0.1:7'] });
  t.match(await failure(socket), { code: 'ERR_KAMO_CLOSED' });
  const server = createServer().listen({ port: 7, node });
  t.match(await failure(server), { code: 'ERR_KAMO_CLOSED' });
});

t.test('[R-API-8] connect checks its arguments before anything happens', (t) => {
  const good = { host: ID, port: 7, locators: ['127.0.0.1:7'] };
  const cases: [object, string][] = [
    [{ ...good, port: 0 }, 'ERR_SOCKET_BAD_PORT'],
    [{ ...good, port: undefined }, 'ERR_MISSING_ARGS'],
    [{ ...good, host: undefined }, 'ERR_KAMO_ARGUMENT'],
    [{ ...good, host: 'example.org' }, 'ERR_KAMO_NAME'],
    [{ ...good, host: '127.0.0.1' }, 'ERR_KAMO_LEGACY'],
    [{ ...good, locators: [] }, 'ERR_KAMO_NO_LOCATOR'],
    [{ ...good, locators: undefined }, 'ERR_KAMO_NO_LOCATOR'],
    [{ ...good, host: undefined, anyNode: true, locators: undefined }, 'ERR_KAMO_ARGUMENT'],
    [{ ...good, host: 'example.org', locators: undefined, lookup: 5, nodeId: ID }, 'ERR_INVALID_ARG_TYPE'],
    [{ ...good, locators: ['127.0.0.1'] }, 'ERR_KAMO_ARGUMENT'],
    [{ ...good, node: {} }, 'ERR_KAMO_ARGUMENT'],
    [{ ...good, timeout: -1 }, 'ERR_OUT_OF_RANGE'],
  ];
  for (const [options, code] of cases) {
    t.throws(() => Reflect.apply(connect, undefined, [options]), { code }, `${Object.values(options).map(String)}`);
  }
  t.throws(() => Reflect.apply(connect, undefined, []), { code: 'ERR_MISSING_ARGS' });
  for (const [options, code] of [
    [{ port: -1 }, 'ERR_SOCKET_BAD_PORT'],
    [{ port: 7, node: 5 }, 'ERR_KAMO_ARGUMENT'],
    [{ port: 7, signal: 5 }, 'ERR_INVALID_ARG_TYPE'],
  ] as const) {
    t.throws(() => Reflect.apply(createServer().listen, createServer(), [options]), { code });
  }
  t.throws(() => new KamoSocket().setTimeout(-1), { code: 'ERR_OUT_OF_RANGE' });
  t.end();
});

t.test('[R-API-19] one service port, one server of a node; port 0 is any', async (t) => {
  const node = await Node.open({ identity: IDENTITY, locators: ['127.0.0.1'] });
  t.teardown(() => node.close());
  const [a, b, c] = [createServer(), createServer(), createServer()];
  t.equal(a.address(), null);
  await new Promise<void>((resolve) => a.listen({ port: 7, node }, resolve));
  t.same(a.address(), { address: ID, family: 'IPv6', port: 7 });
  t.throws(() => a.listen({ port: 8, node }), { code: 'ERR_SERVER_ALREADY_LISTEN' });
  t.match(await failure(b.listen({ port: '7', node })), {
    kamoCode: 'ERR_KAMO_PORT_IN_USE',
    port: 7,
    syscall: 'listen',
  });
  await new Promise<void>((resolve) => c.listen({ port: 0, node }, resolve));
  t.ok((c.address()?.port ?? 0) >= 49_152);
  await new Promise<void>((resolve) => a.close(() => resolve()));
  t.notOk(a.listening);
  await new Promise<void>((resolve) => b.listen({ port: 7, node }, resolve));
  t.ok(b.listening, 'the port is free again');
  const closedAgain = await new Promise((resolve) => a.close(resolve));
  t.match(closedAgain, { code: 'ERR_SERVER_NOT_RUNNING' });
  await b[Symbol.asyncDispose]();
  await b[Symbol.asyncDispose]();
  const closed = new Promise<void>((resolve) => c.once('close', resolve));
  await node.close();
  await closed;
  t.notOk(c.listening, 'closed with its node');
});

t.test('[R-API-19] a signal closes a server, even before it listens', async (t) => {
  const node = await Node.open({ identity: IDENTITY, locators: ['127.0.0.1'] });
  t.teardown(() => node.close());
  const controller = new AbortController();
  const server = createServer().listen({ port: 7, node, signal: controller.signal });
  server.unref().ref();
  await new Promise<void>((resolve) => server.once('listening', resolve));
  const closed = new Promise<void>((resolve) => server.once('close', resolve));
  controller.abort();
  await closed;
  const never = createServer().listen({ port: 7, node, signal: AbortSignal.abort() }, () => t.fail('listens'));
  await new Promise<void>((resolve) => never.once('close', resolve));
  t.notOk(never.listening);
});

t.test('[R-API-12] what is written is taken piece by piece, complete and in order, as copies', (t) => {
  const chunk = fc
    .uint8Array({ maxLength: 200 })
    .chain((bytes) =>
      fc
        .constantFrom(1, 50, 400)
        .map((times) => new Uint8Array(Buffer.concat(Array.from({ length: times }, () => bytes)))),
    );
  fc.assert(
    fc.property(fc.array(chunk, { maxLength: 6 }), fc.array(fc.nat(100_000), { minLength: 1 }), (chunks, rooms) => {
      const buffer = new SendBuffer();
      const expected = Buffer.concat(chunks);
      buffer.hold(chunks);
      const taken: Uint8Array[] = [];
      let within = true;
      for (let turn = 0; buffer.length > 0; turn++) {
        const before = buffer.length;
        const room = (rooms[turn % rooms.length] ?? 0) + (turn >= rooms.length ? 1 : 0);
        const pieces = buffer.take(room);
        const sum = pieces.reduce((bytes, { length }) => bytes + length, 0);
        within &&= sum === Math.min(room, before) && buffer.length === before - sum;
        taken.push(...pieces);
      }
      for (const bytes of chunks) bytes.fill(0xee);
      return within && Buffer.concat(taken).equals(expected);
    }),
    { numRuns: 60 },
  );
  t.end();
});

function failure(emitter: { once(event: 'error', listener: (error: unknown) => void): unknown }): Promise<unknown> {
  return new Promise((resolve) => {
    emitter.once('error', resolve);
  });
}
