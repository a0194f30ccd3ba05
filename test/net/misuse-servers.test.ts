/** Whatever a program does with a server or a datagram socket: documented errors, nothing that crashes, and nothing left. */
import { once } from 'node:events';
import fc from 'fast-check';
import t from 'tap';
import { createServer, createSocket, type DatagramSocket, type Server } from '../../src/index.ts';
import { endpointOf } from '../../src/net/node.ts';
import { ANYTHING, isDocumented } from './misuse-support.ts';
import { AWAY, census, HOME, openNode, until } from './net-support.ts';

const SERVER_METHODS = [
  'listen',
  'close',
  'address',
  'getConnections',
  'ref',
  'unref',
] as const satisfies readonly (keyof Server)[];

const DATAGRAM_METHODS = [
  'bind',
  'close',
  'connect',
  'disconnect',
  'send',
  'address',
  'remoteAddress',
  'ref',
  'unref',
  'setBroadcast',
  'setTTL',
  'setMulticastTTL',
  'setMulticastLoopback',
  'setMulticastInterface',
  'addMembership',
  'dropMembership',
  'addSourceSpecificMembership',
  'dropSourceSpecificMembership',
  'setRecvBufferSize',
  'setSendBufferSize',
  'getRecvBufferSize',
  'getSendBufferSize',
  'getSendQueueSize',
  'getSendQueueCount',
  'counters',
  'maxMessageSize',
  'paths',
  'setPath',
  'setLocator',
] as const satisfies readonly (keyof DatagramSocket)[];

/** Calls of methods, each before or after the object is ready. */
function callsOf<Method extends string>(methods: readonly Method[]) {
  const call = fc.record({
    method: fc.constantFrom(...methods),
    values: fc.array(fc.constantFrom(...ANYTHING), { maxLength: 4 }),
    ready: fc.boolean(),
  });
  return fc.array(call, { minLength: 1, maxLength: 10 });
}

/** Plays those of one time, and notes what they throw. */
function play<Method extends string>(
  target: Readonly<Record<Method, unknown>>,
  calls: readonly { readonly method: Method; readonly values: readonly unknown[]; readonly ready: boolean }[],
  ready: boolean,
  errors: unknown[],
): void {
  for (const { method, values } of calls.filter((call) => call.ready === ready)) {
    try {
      Reflect.apply(target[method] as () => unknown, target, values);
    } catch (error) {
      errors.push(error);
    }
  }
}

t.test('[R-API-119] a server: listened twice, after its end, aborted, with whatever', async (t) => {
  const home = await openNode(t, { identity: HOME, locators: ['127.0.0.2'] });
  const law = fc.asyncProperty(callsOf(SERVER_METHODS), fc.boolean(), async (calls, aborts) => {
    const abort = new AbortController();
    const server = createServer();
    const errors: unknown[] = [];
    server.on('error', (error: unknown) => errors.push(error));
    play(server, calls, false, errors);
    if (!server.listening) {
      const ready = Promise.race([once(server, 'listening'), once(server, 'close'), once(server, 'error')]);
      try {
        server.listen({ node: home, port: 0, signal: abort.signal });
        await ready;
      } catch (error) {
        errors.push(error);
        ready.catch(() => {});
      }
    }
    play(server, calls, true, errors);
    if (aborts) abort.abort();
    await closeServer(server);
    play(
      server,
      calls.filter(({ method }) => method !== 'listen'),
      true,
      errors,
    );
    await closeServer(server);
    return errors.every(isDocumented);
  });
  await fc.assert(law, { numRuns: 200 });
  t.equal(endpointOf(home).transport.connectionCount, 0);
});

t.test('[R-API-119] a datagram socket: bound twice, after its end, connected or not, with whatever', async (t) => {
  const home = await openNode(t, { identity: HOME, locators: ['127.0.0.2'] });
  const away = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'] });
  const there = createSocket({ node: home });
  there.bind(7);
  await once(there, 'listening');
  const law = fc.asyncProperty(callsOf(DATAGRAM_METHODS), fc.boolean(), async (calls, aborts) => {
    const abort = new AbortController();
    const socket = createSocket({ node: away, signal: abort.signal });
    const errors: unknown[] = [];
    let closed = false;
    socket
      .on('error', (error: unknown) => errors.push(error))
      .on('close', () => {
        closed = true;
      });
    play(socket, calls, false, errors);
    try {
      socket.send('hello', 7, home.generalizedId, { locators: home.locators() });
    } catch (error) {
      errors.push(error);
    }
    await new Promise((resolve) => setImmediate(resolve));
    play(socket, calls, true, errors);
    if (aborts) abort.abort();
    try {
      socket.close();
    } catch (error) {
      errors.push(error);
    }
    await until(() => closed);
    play(socket, calls, true, errors);
    await new Promise((resolve) => setImmediate(resolve));
    return errors.every(isDocumented);
  });
  const settled = async (): Promise<void> => {
    await until(() => endpointOf(away).transport.flows.size + endpointOf(home).transport.flows.size === 0);
    await until(() => endpointOf(away).transport.connectionCount + endpointOf(home).transport.connectionCount === 0);
  };
  await fc.assert(law, { numRuns: 30 });
  await settled();
  // Whatever nodes open once, spare ports among it, they have by now.
  const before = census();
  await fc.assert(law, { numRuns: 170 });
  await settled();
  t.same(census(), before);
  there.close();
});

/** Closes it, whatever state it is in. */
async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
