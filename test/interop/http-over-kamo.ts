/**
 * Node's own HTTP over kamo's sockets. `serve NATIVE BYTES`: `/file` has so many bytes, `/hash` answers a body with its
 * SHA-256, `/small` says hello. `fetch NATIVE BYTES HOST`: gets `/file` from a server, whole and then in four ranges.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import { Node, type NodeOptions } from '../../src/net/node.ts';
import { createServer as createKamoServer } from '../../src/net/server.ts';
import { connect } from '../../src/net/socket.ts';
import { patternAt } from './pattern.ts';

const PORT = 8080;
const RANGES = 4;

const [mode, native = '{}', size = '0', host = ''] = process.argv.slice(2);
const bytes = Number(size);
const options: object = { locators: [], native: JSON.parse(native) };
const node = await Node.open(options as NodeOptions);
if (mode === 'serve') serve();
else await fetchAll();

function serve(): void {
  const http = createServer(async (question, answer) => {
    if (question.url === '/file') {
      answer.setHeader('content-length', bytes);
      for (let at = 0; at < bytes; ) {
        const piece = patternAt(at).subarray(0, bytes - at);
        at += piece.length;
        if (!answer.write(piece)) await once(answer, 'drain');
      }
      answer.end();
    } else if (question.url === '/hash') {
      const hash = createHash('sha256');
      for await (const chunk of question) hash.update(chunk);
      answer.end(`${hash.digest('hex')}\n`);
    } else {
      answer.end('hello\n');
    }
  });
  const server = createKamoServer({ allowHalfOpen: true }, (socket) => http.emit('connection', socket));
  server.listen({ port: PORT, node }, () => process.stdout.write(`${JSON.stringify({ ready: true })}\n`));
}

async function fetchAll(): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  Object.assign(agent, {
    createConnection: () => connect({ host, port: PORT, node, locators: [] }) as unknown as Socket,
  });
  const hash = createHash('sha256');
  let received = 0;
  const quarter = Math.ceil(bytes / RANGES);
  const ranges = Array.from(
    { length: RANGES },
    (_, i) => `bytes=${i * quarter}-${Math.min(bytes, (i + 1) * quarter) - 1}`,
  );
  for (const range of ['', ...ranges]) {
    const question = request({ host, port: PORT, path: '/file', agent, headers: range === '' ? {} : { range } });
    question.end();
    const [answer]: [IncomingMessage] = (await once(question, 'response')) as [IncomingMessage];
    for await (const chunk of answer) {
      hash.update(chunk);
      received += chunk.length;
    }
  }
  agent.destroy();
  const result = { received, receivedHash: hash.digest('hex') };
  process.stdout.write(`${JSON.stringify({ result })}\n`, () => process.exit(0));
}
