/** Whatever a program does with a socket: documented errors, nothing that crashes, and nothing left. */
import { once } from 'node:events';
import fc from 'fast-check';
import t from 'tap';
import { connect, type KamoConnectOptions, type KamoSocket } from '../../src/index.ts';
import { endpointOf } from '../../src/net/node.ts';
import { ANYTHING, isDocumented } from './misuse-support.ts';
import { AWAY, HOME, listening, openNode, until } from './net-support.ts';

/** Methods of a socket, each called with whatever comes; `read` is Node's own. */
const METHODS = [
  'connect',
  'write',
  'end',
  'destroy',
  'destroySoon',
  'resetAndDestroy',
  'pause',
  'resume',
  'ref',
  'unref',
  'address',
  'setTimeout',
  'setNoDelay',
  'setKeepAlive',
  'setUserTimeout',
  'setSchedule',
  'setDscp',
  'setHopLimit',
  'setPath',
  'setLocator',
  'setLocators',
  'setPathless',
  'setProbeInterval',
  'setRequireProof',
  'setRequireMultihome',
  'reportPath',
  'writeUrgent',
  'paths',
  'locators',
  'status',
] as const satisfies readonly (keyof KamoSocket)[];

t.test(
  '[R-API-117] whatever is called, in whatever order and with whatever: documented errors, and nothing left',
  async (t) => {
    const home = await openNode(t, { identity: HOME, locators: ['127.0.0.2', '127.0.0.3'] });
    const away = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'] });
    const server = await listening(home);
    server.on('connection', (socket) => socket.on('error', () => {}).resume());
    const target = { node: away, host: home.generalizedId, port: 7, locators: home.locators() };
    const call = fc.record({
      method: fc.constantFrom(...METHODS),
      values: fc.array(fc.constantFrom(...ANYTHING), { maxLength: 3 }),
      connected: fc.boolean(),
    });
    const law = fc.asyncProperty(
      fc.array(call, { minLength: 1, maxLength: 12 }),
      fc.boolean(),
      async (calls, aborts) => {
        const abort = new AbortController();
        const socket = connect({ ...target, signal: abort.signal } as KamoConnectOptions);
        const errors: unknown[] = [];
        socket.on('error', (error: unknown) => errors.push(error)).resume();
        const over = Promise.race([
          once(socket, 'connect').catch(() => {}),
          new Promise((resolve) => socket.once('close', resolve)),
        ]);
        const play = (wanted: boolean): void => {
          for (const { method, values, connected } of calls) {
            if (connected !== wanted) continue;
            try {
              Reflect.apply(socket[method] as () => unknown, socket, values);
            } catch (error) {
              errors.push(error);
            }
          }
        };
        play(false);
        await over;
        play(true);
        if (aborts) abort.abort();
        socket.destroy();
        if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve));
        play(true);
        socket.destroy();
        await new Promise((resolve) => setImmediate(resolve));
        return errors.every((error) => isDocumented(error) || ANYTHING.includes(error));
      },
    );
    await fc.assert(law, { numRuns: 300 });
    await until(() => endpointOf(away).transport.connectionCount + endpointOf(home).transport.connectionCount === 0);
    t.equal(await new Promise((resolve) => server.getConnections((_, count) => resolve(count))), 0);
  },
);

t.test('[R-API-117] what is wanted of a connection goes with a dial that fails', async (t) => {
  const home = await openNode(t, { identity: HOME, locators: ['127.0.0.2'] });
  const away = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'] });
  const target = { node: away, host: home.generalizedId, port: 7, locators: home.locators() };
  const socket = connect({ ...target, pathless: 5000 }).on('error', () => {});
  const before = socket.listenerCount('connect') + socket.listenerCount('close');
  for (let i = 0; i < 20; i++) {
    socket
      .setPathless(1000 + i)
      .setProbeInterval(200)
      .setLocator()
      .setLocators(home.locators());
  }
  t.equal(
    socket.listenerCount('connect') + socket.listenerCount('close'),
    before,
    'one listener of each for all of them',
  );
  await new Promise((resolve) => socket.once('close', resolve));
  t.equal(socket.listenerCount('connect'), 0);
  t.equal(socket.listenerCount('close'), 0);
  const server = await listening(home);
  server.on('connection', (accepted) => accepted.resume());
  socket.connect(target).resetAndDestroy();
  await new Promise((resolve) => socket.once('close', resolve));
  t.equal(socket.listenerCount('connect'), 0);
  server.close();
});
