/**
 * One HTTP/2 session of Node's own with many streams at once; a third of the way the network breaks, and every stream
 * ends well.
 *
 *     npm run build:all && node out/examples/http2.js [STREAMS] [KIB]
 */
import { strictEqual } from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { connect as connectHttp2, createServer as createHttp2Server } from 'node:http2';
import { Readable } from 'node:stream';
import { connect, createServer } from 'kamo';
import { openLines } from './lines.ts';

const PIECE = 16 * 1024;
const count = Number(process.argv[2] ?? 50);
const size = Number(process.argv[3] ?? 256) * 1024;
const lines = await openLines();

const sent = new Map<string, string>();
const http2 = createHttp2Server();
http2.on('stream', (stream, { ':path': path = '' }) => {
  stream.respond({ ':status': 200 });
  Readable.from(body(path)).pipe(stream);
});
const server = createServer((socket) => http2.emit('connection', lines.watch(socket)));
server.listen({ node: lines.home, port: 80 });

function* body(path: string): Generator<Buffer> {
  const hash = createHash('sha256');
  for (let left = size; left > 0; left -= PIECE) {
    const piece = randomBytes(Math.min(left, PIECE));
    hash.update(piece);
    yield piece;
  }
  sent.set(path, hash.digest('hex'));
}

const { home, away, locators } = lines;
const session = connectHttp2('http://home.example', {
  createConnection: () => lines.watch(connect({ node: away, host: home.generalizedId, port: 80, locators })),
});
let received = 0;
await Promise.all(Array.from({ length: count }, (_, i) => download(`/${i}`)));
strictEqual(received, count * size);
console.log(`${count} streams, ${received} bytes, the hashes are equal`);
session.close();
server.close();
await lines.close();

async function download(path: string): Promise<void> {
  const hash = createHash('sha256');
  for await (const chunk of session.request({ ':path': path })) {
    hash.update(chunk);
    received += chunk.length;
    if (received > (count * size) / 3) lines.cut();
  }
  strictEqual(hash.digest('hex'), sent.get(path));
}
