/**
 * HTTPS: a download by Node's own client and server, TLS over a kamo socket; a third of the way the network breaks.
 * TLS does not hear of it.
 *
 *     npm run build:all && node out/examples/https.js [MIB]
 */
import { strictEqual } from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer as createHttpsServer, get } from 'node:https';
import { Readable } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { connect, createServer } from 'kamo';
import { selfSigned } from './certificate.ts';
import { openLines } from './lines.ts';

const MIB = 1024 * 1024;
const size = Number(process.argv[2] ?? 16) * MIB;
const lines = await openLines();
const { key, cert } = await selfSigned('home.example');

const sent = createHash('sha256');
const https = createHttpsServer({ key, cert }, (_request, response) => {
  response.setHeader('content-length', size);
  Readable.from(body()).pipe(response);
});
const server = createServer((socket) => https.emit('connection', lines.watch(socket)));
server.listen({ node: lines.home, port: 443 });

function* body(): Generator<Buffer> {
  for (let left = size; left > 0; left -= MIB) {
    const piece = randomBytes(Math.min(left, MIB));
    sent.update(piece);
    yield piece;
  }
}

const { home, away, locators } = lines;
const socket = lines.watch(connect({ node: away, host: home.generalizedId, port: 443, locators }));
const secure = connectTls({ socket, servername: 'home.example', ca: cert });
const request = get({ host: 'home.example', createConnection: () => secure, headers: { connection: 'close' } });
const [response]: [IncomingMessage] = (await once(request, 'response')) as [IncomingMessage];
const received = createHash('sha256');
let bytes = 0;
for await (const chunk of response) {
  received.update(chunk);
  bytes += chunk.length;
  if (bytes > size / 3) lines.cut();
}
strictEqual(bytes, size);
strictEqual(received.digest('hex'), sent.digest('hex'));
console.log(`${bytes} bytes by ${secure.getProtocol()}, the hashes are equal`);
server.close();
await lines.close();
