/** Options of whatever kind: a documented error at once or as an 'error', and nothing left open. */
import { Socket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { queryObjects } from 'node:v8';
import fc from 'fast-check';
import t from 'tap';
import {
  connect,
  createConnection,
  createSocket,
  getaddrinfo2,
  KamoError,
  type KamoSocket,
  Node,
} from '../../src/index.ts';
import { isDocumented } from './misuse-support.ts';
import { AWAY, HOME, listening, openNode } from './net-support.ts';

/** No prototype: not even text. */
const BARE = Object.create(null) as object;
const ODD = [null, 7, -1, Number.NaN, 'x', '', Symbol('odd'), 1n, true, [], [BARE], {}, BARE, () => 1];

t.test('[R-API-1] [R-API-8] Node.open with whatever: an error of the caller, and nothing is open', async (t) => {
  const open = await openNode(t, { identity: HOME, locators: ['127.0.0.1'] });
  const sockets = (): number => queryObjects(Socket, { format: 'count' });
  const before = sockets();
  for (const options of [null, 7, 'x', Symbol('odd'), () => 1] as never[]) {
    await t.rejects(Node.open(options), {
      kamoCode: 'ERR_KAMO_ARGUMENT',
      fault: 'caller',
      message: /^options must be/,
    });
  }
  for (const watchInterval of [0, 9, -1, Number.NaN, 2 ** 31, '1000', null, Symbol('odd')] as never[]) {
    const options = { identity: AWAY, locators: ['127.0.0.1'], watchInterval };
    await t.rejects(Node.open(options), { kamoCode: 'ERR_KAMO_ARGUMENT', message: /^watchInterval must be/ });
  }
  for (const transport of [7, 'x', true, 1n] as never[]) {
    const options = { identity: AWAY, locators: ['127.0.0.1'], transport };
    await t.rejects(Node.open(options), { kamoCode: 'ERR_KAMO_ARGUMENT', message: /^transport must be/ });
  }
  const names = [
    'identity',
    'locators',
    'port',
    'agents',
    'readers',
    'native',
    'pure',
    'spares',
    'transport',
    'loopback',
  ];
  const anything = fc.oneof(fc.constantFrom<unknown>(...ODD), fc.anything({ withNullPrototype: true }));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names, 'watchInterval'), anything, async (name, value) => {
      try {
        const node = await Node.open({ identity: AWAY, locators: ['127.0.0.1'], [name]: value } as object);
        await node.close();
      } catch (error) {
        return error instanceof KamoError && error.message.endsWith(error.advice);
      }
      return true;
    }),
    { numRuns: 200 },
  );
  // What a node was is gone when its last timers are.
  while (sockets() !== before) await sleep(100);
  t.equal(open.closed, false);
});

t.test('[R-API-8] lists with holes are lists of what is missing', async (t) => {
  const node = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'] });
  // biome-ignore lint/suspicious/noSparseArray: it is what is tested
  const holes = [, '127.0.0.1'] as never;
  for (const name of ['locators', 'agents', 'readers'])
    await t.rejects(Node.open({ [name]: holes } as object), { code: 'ERR_KAMO_ARGUMENT' }, name);
  const announce = { locators: [{ address: '127.0.0.1', announce: holes }] };
  await t.rejects(Node.open(announce), { code: 'ERR_KAMO_ARGUMENT' });
  const target = { node, host: node.generalizedId, port: 7, locators: holes };
  t.throws(() => connect(target), { kamoCode: 'ERR_KAMO_ARGUMENT', message: /^locators\[0\] must be/ });
  const socket = createSocket({ node });
  t.teardown(() => socket.close());
  t.throws(() => socket.send(holes, 7, node.generalizedId), { code: 'ERR_INVALID_ARG_TYPE' });
});

t.test('[R-API-8] [R-API-105] connect with whatever, to a node and to an ordinary host', async (t) => {
  const home = await openNode(t, { identity: HOME, locators: ['127.0.0.2'] });
  const away = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'] });
  await listening(home);
  const toNode = { node: away, host: home.generalizedId, port: 7, locators: home.locators() };
  const names = [
    'host',
    'nodeId',
    'node',
    'port',
    'locators',
    'localAddress',
    'localPort',
    'family',
    'hints',
    'lookup',
  ];
  const others = [
    'proof',
    'schedule',
    'legacy',
    'pathless',
    'probeInterval',
    'requireProof',
    'requireMultihome',
    'dscp',
  ];
  const anything = fc.oneof(fc.constantFrom<unknown>(...ODD), fc.anything({ withNullPrototype: true }));
  const wrong: unknown[] = [];
  const note = (error: unknown): void => {
    if (!isDocumented(error)) wrong.push(error);
  };
  fc.assert(
    fc.property(
      fc.constantFrom<object>(toNode, { port: 1, host: '127.0.0.1' }),
      fc.constantFrom(...names, ...others),
      anything,
      (usual, name, value) => {
        try {
          const socket = createConnection({ ...usual, [name]: value } as never);
          socket.on('error', note).destroy();
        } catch (error) {
          note(error);
        }
      },
    ),
    { numRuns: 500 },
  );
  for (const option of ['host', 'localAddress', 'hints']) {
    t.throws(() => connect({ port: 1, [option]: BARE }), { code: 'ERR_INVALID_ARG_TYPE' }, option);
  }
  t.throws(() => connect({ port: 1, family: BARE } as never), { code: 'ERR_INVALID_ARG_VALUE' });
  t.same(wrong, []);
});

t.test('[R-API-101] a lookup that finds what is no address, or answers twice', async (t) => {
  type Found = (error: Error | null, address?: unknown, family?: unknown) => void;
  const dialled = async (answer: (found: Found) => void): Promise<Error> => {
    const lookup = (_host: string, _options: object, found: Found): void => answer(found);
    const socket: KamoSocket = connect({ host: 'some.example', port: 1, lookup });
    const [error] = (await once(socket, 'error')) as [Error];
    socket.destroy();
    return error;
  };
  for (const address of [[null], [7], [{}], [{ address: BARE, family: 4 }], 7, BARE, Symbol('odd'), undefined]) {
    t.match(await dialled((found) => found(null, address, 4)), { code: 'ERR_INVALID_IP_ADDRESS' });
  }
  t.match(await dialled((found) => found(null, '127.0.0.1', BARE)), { code: 'ERR_INVALID_ADDRESS_FAMILY' });
  const twice = await dialled((found) => {
    found(null, '127.0.0.1', 4);
    found(null, '127.0.0.1', 4);
  });
  t.match(twice, { code: 'ECONNREFUSED', syscall: 'connect' });
});

t.test('[R-AGENT-60] [R-API-8] getaddrinfo2 with whatever rejects with what is wrong', async (t) => {
  const node = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'] });
  for (const service of [
    Symbol('odd'),
    BARE,
    {},
    [BARE],
    true,
    1n,
    () => 1,
    -1,
    65_536,
    'no such service',
  ] as never[]) {
    await t.rejects(getaddrinfo2('127.0.0.1', service), { kamoCode: 'ERR_KAMO_ARGUMENT', message: /^service must be/ });
  }
  for (const hints of [null, 7, 'x'] as never[]) {
    await t.rejects(getaddrinfo2('127.0.0.1', 7, hints), { kamoCode: 'ERR_KAMO_ARGUMENT', message: /^hints must be/ });
  }
  for (const [name, value, code] of [
    ['node', {}, 'ERR_KAMO_ARGUMENT'],
    ['family', 5, 'ERR_KAMO_ARGUMENT'],
    ['lookup', 7, 'ERR_INVALID_ARG_TYPE'],
    ['signal', 7, 'ERR_INVALID_ARG_TYPE'],
  ] as const) {
    await t.rejects(getaddrinfo2('127.0.0.1', 7, { [name]: value } as object), { code }, name);
  }
  for (const found of [[null], [7], [{ address: BARE }], BARE, Symbol('odd')]) {
    const lookup = (_host: string, _options: object, told: (error: null, address: unknown) => void): void =>
      told(null, found);
    const asked = getaddrinfo2('some.example', 7, { node, lookup: lookup as never });
    await t.rejects(asked, { code: 'ERR_INVALID_IP_ADDRESS' });
  }
});
