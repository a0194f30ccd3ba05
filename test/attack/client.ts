/**
 * Who uses the server meanwhile. Run as `client.js kamo MODE OWN NODE LOCATOR SERVICE`, or, with the kernel's TCP, as
 * `client.js kernel MODE OWN-PORT HOST SERVICE`. MODE `connect`: connects again and again; prints `ready` after the first
 * time, and when a line comes on stdin the times it took in ms, and the failures, as JSON. MODE `transfer`: prints `ready`
 * when it is connected, sends random bytes until a line comes, and prints as JSON how many came back and whether they
 * were the same. Then it ends.
 */
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect as connectByKernel } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, Node } from '../../src/index.ts';
import type { Connects, Transfer } from './guest.ts';

interface Way {
  dial(): Duplex;
  /** What shows that the server has the connection. */
  readonly served: 'connect' | 'data';
  counters(): Readonly<Record<string, number>>;
}

const [kind, mode, ...words] = process.argv.slice(2);
let asked = false;
process.stdin.once('data', () => {
  asked = true;
});
const way = kind === 'kamo' ? await kamo(words) : kernel(words);
console.log(JSON.stringify(mode === 'connect' ? await connectAgain() : await transfer()));
process.exit(0);

async function kamo([own = '', host = '', locator = '', port = '']: readonly string[]): Promise<Way> {
  const node = await Node.open({ locators: [own] });
  return {
    dial: () => connect({ node, host, port: Number(port), locators: [locator] }),
    served: 'connect',
    counters: () => node.counters(),
  };
}

/** Only a transfer has a port of its own: nobody else could connect again and again from one. */
function kernel([ownPort, host = '', port = '']: readonly string[]): Way {
  const own = mode === 'transfer' ? { localPort: Number(ownPort) } : {};
  return {
    dial: () => connectByKernel({ host, port: Number(port), ...own }),
    // A byte there and back: under a flood the kernel believes itself connected before the node knows of it.
    served: 'data',
    counters: () => ({}),
  };
}

async function connectAgain(): Promise<Connects> {
  const times: number[] = [];
  let failures = 0;
  while (!asked) {
    const start = performance.now();
    const socket = way.dial();
    if (way.served === 'data') socket.write('?');
    try {
      await once(socket, way.served);
      times.push(performance.now() - start);
    } catch {
      failures++;
    }
    socket.on('error', () => {});
    socket.destroy();
    if (times.length + failures === 1) console.log('ready');
    await sleep(20);
  }
  return { times, failures };
}

async function transfer(): Promise<Transfer> {
  const socket = way.dial();
  const [sent, received] = [createHash('sha256'), createHash('sha256')];
  let [bytesSent, bytesReceived] = [0, 0];
  let error = '';
  socket.on('error', ({ message }) => {
    error = message;
  });
  socket.on('data', (chunk: Uint8Array) => {
    received.update(chunk);
    bytesReceived += chunk.length;
  });
  const closed = once(socket, 'close');
  await Promise.race([once(socket, 'connect'), closed]);
  console.log('ready');
  while (!asked && error === '') {
    const chunk = randomBytes(16_384);
    sent.update(chunk);
    bytesSent += chunk.length;
    if (!socket.write(chunk)) await Promise.race([once(socket, 'drain'), closed]);
    await sleep(1);
  }
  socket.end();
  await closed;
  const same = sent.digest('hex') === received.digest('hex');
  return { bytesSent, bytesReceived, same, error, counters: way.counters() };
}
