/**
 * The kernel's TCP as a client. Run as `native-client.js connect HOST PORT MILLISECONDS`: connects again and again, and
 * prints the times it took in ms, and the failures, as JSON. Run as `native-client.js transfer HOST PORT MILLISECONDS
 * OWN-PORT`: prints `connected`, sends random bytes for that time and prints as JSON how many came back and whether they
 * were the same.
 */
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const [mode, host = '', port = '7', duration = '1000', ownPort = '0'] = process.argv.slice(2);
const end = performance.now() + Number(duration);
console.log(JSON.stringify(mode === 'connect' ? await connectAgain() : await transfer()));
process.exit(0);

async function connectAgain(): Promise<object> {
  const times: number[] = [];
  let failures = 0;
  while (performance.now() < end) {
    const start = performance.now();
    const socket = connect({ host, port: Number(port) });
    // A byte there and back: under a flood the kernel believes itself connected before the node knows of it.
    socket.write('?');
    try {
      await once(socket, 'data');
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
  const socket: Socket = connect({ host, port: Number(port), localPort: Number(ownPort) });
  const sent = createHash('sha256');
  const received = createHash('sha256');
  let bytesSent = 0;
  let bytesReceived = 0;
  let error = '';
  socket.on('error', ({ message }) => {
    error = message;
  });
  socket.on('data', (chunk: Uint8Array) => {
    received.update(chunk);
    bytesReceived += chunk.length;
  });
  const finished = once(socket, 'close');
  await once(socket, 'connect');
  console.log('connected');
  while (performance.now() < end && error === '') {
    const chunk = randomBytes(16_384);
    sent.update(chunk);
    bytesSent += chunk.length;
    if (!socket.write(chunk)) await Promise.race([once(socket, 'drain'), finished]);
    await sleep(1);
  }
  socket.end();
  await finished;
  return { bytesSent, bytesReceived, same: sent.digest('hex') === received.digest('hex'), error };
}
