/**
 * Run as `client.js connect OWN NODE LOCATOR SERVICE MILLISECONDS`: connects again and again, and prints the times it took
 * in ms, and the failures, as JSON. Run as `client.js transfer OWN NODE LOCATOR SERVICE MILLISECONDS`: sends random bytes
 * for that time and prints as JSON how many came back and whether they were the same.
 */
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, Node } from '../../src/index.ts';

const [mode, own = '', host = '', locator = '', service = '7', duration = '1000'] = process.argv.slice(2);
const node = await Node.open({ locators: [own] });
const end = performance.now() + Number(duration);
console.log(JSON.stringify(mode === 'connect' ? await connectAgain() : await transfer()));
process.exit(0);

async function connectAgain(): Promise<object> {
  const times: number[] = [];
  let failures = 0;
  while (performance.now() < end) {
    const start = performance.now();
    const socket = connect({ node, host, port: Number(service), locators: [locator] });
    try {
      await once(socket, 'connect');
      times.push(performance.now() - start);
    } catch {
      failures++;
    }
    socket.on('error', () => {});
    socket.destroy();
    await sleep(20);
  }
  return { times, failures };
}

async function transfer(): Promise<object> {
  const socket = connect({ node, host, port: Number(service), locators: [locator] });
  const sent = createHash('sha256');
  const received = createHash('sha256');
  let bytesSent = 0;
  let bytesReceived = 0;
  socket.on('data', (chunk: Uint8Array) => {
    received.update(chunk);
    bytesReceived += chunk.length;
  });
  const finished = once(socket, 'end');
  finished.catch(() => {});
  await once(socket, 'connect');
  while (performance.now() < end) {
    const chunk = randomBytes(16_384);
    sent.update(chunk);
    bytesSent += chunk.length;
    if (!socket.write(chunk)) await once(socket, 'drain');
    await sleep(1);
  }
  socket.end();
  await finished;
  return { bytesSent, bytesReceived, same: sent.digest('hex') === received.digest('hex'), counters: node.counters() };
}
