/**
 * `undici`, the client that is behind Node's `fetch`, with a connector of its own: requests by HTTP/1.1, then by HTTP/2
 * over TLS, each time on one connection, through which the network breaks.
 *
 *     npm run build:all && node out/examples/undici.js [REQUESTS]
 */
import { strictEqual } from 'node:assert/strict';
import { createServer as createHttpServer } from 'node:http';
import { createSecureServer } from 'node:http2';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { connect, createServer } from 'kamo';
import { type buildConnector, Client } from 'undici';
import { selfSigned } from './certificate.ts';
import { openLines } from './lines.ts';

const requests = Number(process.argv[2] ?? 100);
const { key, cert } = await selfSigned('home.example');
const http = createHttpServer((request, response) => response.end(`1.1 ${request.url}`));
const http2 = createSecureServer({ key, cert }, (request, response) => response.end(`2.0 ${request.url}`));

await exchange('1.1');
await exchange('2.0');

async function exchange(version: '1.1' | '2.0'): Promise<void> {
  const [web, scheme, port] = version === '1.1' ? ([http, 'http', 80] as const) : ([http2, 'https', 443] as const);
  const lines = await openLines();
  const server = createServer((socket) => web.emit('connection', lines.watch(socket)));
  server.listen({ node: lines.home, port });

  const connector: buildConnector.connector = (_options, callback) => {
    const { home, away, locators } = lines;
    const plain = lines.watch(connect({ node: away, host: home.generalizedId, port, locators }));
    const secured = { socket: plain, servername: 'home.example', ca: cert, ALPNProtocols: ['h2'] };
    const socket = scheme === 'http' ? plain : connectTls(secured);
    socket.once('error', (error) => callback(error, null));
    // It asks for a `net.Socket` by name; what it uses of one is there.
    socket.once(scheme === 'http' ? 'connect' : 'secureConnect', () => callback(null, socket as TLSSocket));
  };
  const client = new Client(`${scheme}://home.example`, { connect: connector, allowH2: true, pipelining: 10 });
  const answers: Promise<string>[] = [];
  for (let i = 0; i < requests; i++) {
    if (i === requests / 2) lines.cut();
    answers.push(client.request({ path: `/${i}`, method: 'GET' }).then(({ body }) => body.text()));
    await sleep(5);
  }
  for (const [i, answer] of answers.entries()) strictEqual(await answer, `${version} /${i}`);
  console.log(`${requests} requests answered by HTTP/${version}`);
  await client.close();
  server.close();
  await lines.close();
}
