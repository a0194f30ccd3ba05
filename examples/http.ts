/**
 * Node's own HTTP server and client: requests by a keep-alive agent, all of them on one connection, through which the
 * network breaks.
 *
 *     npm run build:all && node out/examples/http.js [REQUESTS]
 */
import { strictEqual } from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, createServer as createHttpServer, get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, createServer } from 'kamo';
import { openLines } from './lines.ts';

const requests = Number(process.argv[2] ?? 200);
const lines = await openLines();

const http = createHttpServer((request, response) => response.end(`you asked for ${request.url}`));
let connections = 0;
const server = createServer((socket) => {
  connections++;
  http.emit('connection', lines.watch(socket));
}).listen({ node: lines.home, port: 80 });

class KamoAgent extends Agent {
  override createConnection() {
    const { home, away, locators } = lines;
    return lines.watch(connect({ node: away, host: home.generalizedId, port: 80, locators }));
  }
}
const agent = new KamoAgent({ keepAlive: true, maxSockets: 1 });

for (let i = 0; i < requests; i++) {
  if (i === requests / 2) lines.cut();
  const [response]: [IncomingMessage] = (await once(get({ path: `/${i}`, agent }), 'response')) as [IncomingMessage];
  strictEqual(response.statusCode, 200);
  strictEqual(await text(response), `you asked for /${i}`);
  await sleep(5);
}
console.log(`${requests} requests answered on ${connections} connection`);
agent.destroy();
server.close();
await lines.close();
strictEqual(connections, 1);
