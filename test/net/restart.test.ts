/** A server process that is killed, and runs again or does not. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import t, { type Test } from 'tap';
import type { KamoError, KamoSocket } from '../../src/index.ts';
import { loadNativeIo } from '../../src/link/native-io.ts';
import { identityToText } from '../../src/multihome/identity-text.ts';
import { AWAY, dialAt, failure, HOME, openNode, Relay } from './net-support.ts';

/** Starts the server; its UDP ports. */
async function start(
  t: Test,
  ports: readonly string[] = ['0', '0'],
): Promise<{ child: ChildProcess; ports: string[] }> {
  const program = new URL('./restart-child.js', import.meta.url).pathname;
  const child = spawn(process.execPath, [program, identityToText(HOME), ...ports], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.teardown(() => child.kill('SIGKILL'));
  const [line] = await once(child.stdout, 'data');
  return { child, ports: String(line).trim().split(' ') };
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function echo(socket: KamoSocket, text: string): Promise<string> {
  const back = once(socket, 'data');
  socket.write(text);
  return String((await back)[0]);
}

t.test(
  '[R-TR-73] [R-TR-75] [R-API-16] a server killed and started again: its connections end at once, new ones work',
  async (t) => {
    const first = await start(t);
    // By relays alone, so that no host says meanwhile that nobody is there: neither end tells its own address.
    const away = await openNode(t, { identity: AWAY, locators: [{ address: '127.0.0.4', announce: false }] });
    const relays = [await Relay.open(t), await Relay.open(t)];
    for (const [i, relay] of relays.entries()) relay.forwardTo(`127.0.0.${2 + i}`, Number(first.ports[i]));
    const locators = relays.map(({ address }) => ({ address: '127.0.0.1', port: Number(address.split(':')[1]) }));
    const busy = dialAt(away, locators);
    t.equal(await echo(busy, 'one'), 'one');
    const idle = dialAt(away, locators);
    t.equal(await echo(idle, 'two'), 'two');
    const failures = Promise.all([failure(busy), failure(idle)]) as Promise<KamoError[]>;
    await kill(first.child);
    await start(t, first.ports);
    const began = performance.now();
    busy.write('three');
    for (const error of await failures) {
      t.match(error, {
        kamoCode: 'ERR_KAMO_RESET',
        systemCode: 'ECONNRESET',
        message: /it was restarted, or has given it up/,
      });
    }
    t.comment(`noticed after ${(performance.now() - began).toFixed(1)} ms`);
    const again = dialAt(away, locators);
    t.equal(await echo(again, 'four'), 'four');
  },
);

const withoutKoffi = await loadNativeIo().then(
  () => false,
  (error: Error) => error.message,
);

t.test(
  '[R-TR-84] [R-API-16] a server killed and not started again: its host says so',
  { skip: withoutKoffi },
  async (t) => {
    const { child, ports } = await start(t);
    const away = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'] });
    const socket = dialAt(
      away,
      ports.map((port, i) => ({ address: `127.0.0.${2 + i}`, port: Number(port) })),
    );
    t.equal(await echo(socket, 'one'), 'one');
    const failed = failure(socket) as Promise<KamoError>;
    const began = performance.now();
    await kill(child);
    socket.write('two');
    t.match(await failed, { kamoCode: 'ERR_KAMO_REFUSED', code: 'ECONNREFUSED', message: /nobody listens/ });
    const took = performance.now() - began;
    t.ok(took >= 900, `${took.toFixed(1)} ms`);
  },
);
