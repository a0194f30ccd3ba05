/**
 * What a user of Node has today: the kernel's TCP, stdin to the other end's stdout, as the command does it.
 * Run as `net-pipe.js listen` (prints `port N` on stderr) or `net-pipe.js connect PORT`.
 */
import { connect, createServer } from 'node:net';
import { pipeline } from 'node:stream/promises';

const [role, port] = process.argv.slice(2);

if (role === 'listen') {
  const server = createServer((socket) => {
    server.close();
    pipeline(socket, process.stdout);
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (address !== null && typeof address === 'object') process.stderr.write(`port ${address.port}\n`);
  });
} else {
  const socket = connect(Number(port), '127.0.0.1');
  socket.resume();
  await pipeline(process.stdin, socket);
}
