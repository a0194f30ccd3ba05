/**
 * The ceiling of plain node:dgram: one process sends equal datagrams as fast as it can, another counts what arrives.
 * Run as `raw-dgram.js receive` (prints `port N`, then one JSON line at the end) or `raw-dgram.js send PORT SIZE BYTES`.
 */
import { createSocket } from 'node:dgram';

const [role, ...rest] = process.argv.slice(2);
/** As a link asks for; the kernel may give less. */
const BUFFER_BYTES = 4 * 1024 * 1024;
/** Datagrams between two turns of the event loop: any real sender has something else to do as well. */
const BURST = 32;

if (role === 'receive') receive();
else if (role === 'send') send(Number(rest[0]), Number(rest[1]), Number(rest[2]));
else throw new Error('usage: raw-dgram.js receive | send PORT SIZE BYTES');

/** Counts from the first datagram to the last, and ends half a second after it. */
function receive(): void {
  const socket = createSocket({ type: 'udp4', recvBufferSize: BUFFER_BYTES });
  let bytes = 0;
  let datagrams = 0;
  let first = 0;
  let last = 0;
  socket.on('message', (message) => {
    last = performance.now();
    if (datagrams === 0) first = last;
    bytes += message.length;
    datagrams += 1;
  });
  socket.bind(0, '127.0.0.1', () => process.stdout.write(`port ${socket.address().port}\n`));
  const started = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    if (datagrams === 0 ? now - started < 10_000 : now - last < 500) return;
    clearInterval(timer);
    socket.close();
    process.stdout.write(`${JSON.stringify({ bytes, datagrams, ms: last - first })}\n`);
  }, 100);
}

/** Sends without callbacks, from one buffer. */
function send(port: number, size: number, bytes: number): void {
  const socket = createSocket({
    type: 'udp4',
    sendBufferSize: BUFFER_BYTES,
    // Addresses are literals: calling back at once makes a send happen within the call.
    lookup: (hostname, family, callback) => callback(null, hostname, Number(family)),
  });
  const payload = Buffer.alloc(size, 'k');
  let left = Math.ceil(bytes / size);
  socket.bind(0, '127.0.0.1', () => {
    const burst = () => {
      for (let index = 0; index < BURST && left > 0; index += 1, left -= 1) socket.send(payload, port, '127.0.0.1');
      if (left > 0) setImmediate(burst);
      else socket.close();
    };
    burst();
  });
}
