/**
 * A node that sends back what it gets. Run as `server.js ADDRESS PORT SERVICE [NATIVE HOST-ADDRESS [PROOF]]`, where PROOF
 * is any word that asks for `requireProof`: prints its node ID,
 * then for each line on stdin one line of JSON with its memory and counters.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createServer, Node } from '../../src/index.ts';

const [address = '', port = '', service = '7', native, hostAddress = '', proof] = process.argv.slice(2);
const node = await Node.open({
  locators: [`${address}:${port}`],
  ...(native === undefined ? {} : { native: { addresses: [native], hostAddresses: [hostAddress] } }),
});
const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.pipe(socket);
});
server.listen({ node, port: Number(service), requireProof: proof !== undefined });
server.on('listening', () => console.log(node.generalizedId));
for await (const _line of createInterface({ input: process.stdin })) {
  const [rss, cpu, overflows] = [process.memoryUsage.rss(), process.cpuUsage(), receiveErrors()];
  console.log(JSON.stringify({ rss, cpu, overflows, counters: node.counters() }));
}
await node.close();
process.exit(0);

/** `RcvbufErrors` of this network namespace. */
function receiveErrors(): number {
  const [names, values] = readFileSync('/proc/net/snmp', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('Udp: '))
    .map((line) => line.split(' '));
  return Number(values?.[names?.indexOf('RcvbufErrors') ?? -1] ?? 0);
}
