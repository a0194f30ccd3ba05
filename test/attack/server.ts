/**
 * A node that sends back what it gets. Run as `server.js ADDRESS PORT SERVICE`: prints its node ID, then for each line on
 * stdin one line of JSON with its memory and counters.
 */
import { createInterface } from 'node:readline';
import { createServer, Node } from '../../src/index.ts';

const [address = '', port = '', service = '7'] = process.argv.slice(2);
const node = await Node.open({ locators: [`${address}:${port}`] });
const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.pipe(socket);
});
server.listen({ node, port: Number(service) });
server.on('listening', () => console.log(node.generalizedId));
for await (const _line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify({ rss: process.memoryUsage.rss(), cpu: process.cpuUsage(), counters: node.counters() }));
}
await node.close();
process.exit(0);
