/** A server that sends back what comes, on the UDP ports and with the identity of its arguments, until it is killed. */
import { once } from 'node:events';
import { createServer, Node } from '../../src/index.ts';

const [identity = '', ...ports] = process.argv.slice(2);
const locators = ports.map((port, i) => ({
  address: `127.0.0.${2 + i}`,
  port: Number(port),
  announce: false as const,
}));
const node = await Node.open({ identity, locators });
const server = createServer((socket) => socket.on('error', () => {}).pipe(socket)).listen({ port: 7, node });
await once(server, 'listening');
console.log(
  node
    .locators()
    .map(({ port }) => port)
    .join(' '),
);
