import { execFile } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import t from 'tap';
import type { KamoSocket } from '../../src/index.ts';
import { endpointOf } from '../../src/net/node.ts';
import net from '../../src/net.ts';
import { listenLocally, portOf } from './drop-in-support.ts';
import { census, until } from './net-support.ts';

const CHILD = fileURLToPath(new URL('./drop-in-child.js', import.meta.url));
const run = promisify(execFile);

t.test('[R-API-107] a process ends when nothing is to come and nothing to go', async (t) => {
  for (const what of ['unref-server', 'unref-socket', 'paused']) {
    const { stdout } = await run(process.execPath, [CHILD, what], { timeout: 60_000 });
    t.match(stdout, /^\d+\n$/, what);
  }
  await t.rejects(run(process.execPath, [CHILD, 'referenced'], { timeout: 60_000 }), { code: 3 });
});

t.test('[R-API-108] many sockets opened and closed leave nothing', { timeout: 120_000 }, async (t) => {
  const { server, port } = await listenLocally(t);
  server.on('connection', (socket) => socket.pipe(socket));
  const ways: ((socket: KamoSocket) => void)[] = [
    (socket) => socket.end('bye').resume(),
    (socket) => socket.destroy(),
    (socket) => socket.destroySoon(),
    (socket) => socket.resetAndDestroy(),
    (socket) => socket.once('connect', () => socket.destroy()),
    (socket) => socket.once('connect', () => socket.end(Buffer.alloc(10_000)).resume()),
  ];
  const cycle = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i++) {
      const batch = ways.map((way) => {
        const socket = net.connect(port, '127.0.0.1');
        socket.on('error', () => {});
        const closed = once(socket, 'close');
        way(socket);
        return closed;
      });
      await Promise.all(batch);
    }
  };
  server.on('connection', (socket) => socket.on('error', () => {}));
  const node = server.node;
  if (node === undefined) throw new Error('it listens');
  const { transport } = endpointOf(node);
  const idle = async (): Promise<void> => {
    for (let waited = 0; waited < 20_000 && transport.connectionCount > 0; waited += 20) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  await cycle(3);
  await idle();
  const before = census();
  await cycle(40);
  await idle();
  t.equal(transport.connectionCount, 0, 'connections');
  t.equal(await new Promise((resolve) => server.getConnections((_, count) => resolve(count))), 0);
  t.same(census(), before, 'descriptors, and what keeps the loop');
  t.equal(node.listenerCount('closing'), 1);
});

t.test('[R-API-108] servers opened and closed leave nothing', async (t) => {
  const { server } = await listenLocally(t);
  const node = server.node;
  const before = [census(), node?.listenerCount('closing')];
  const signal = new AbortController().signal;
  for (let i = 0; i < 50; i++) {
    const other = net.createServer().listen({ port: 0, signal });
    if (i % 2 === 0) await once(other, 'listening');
    t.ok(portOf(other) > 0);
    other.close();
    await once(other, 'close');
  }
  t.same([census(), node?.listenerCount('closing')], before);
});

t.test('[R-API-100] http takes these sockets for its own, agents and keep-alive included', async (t) => {
  const { server, port } = await listenLocally(t);
  const web = http.createServer((request, response) => {
    request.on('data', () => {}).on('end', () => response.end(`${request.method} ${request.socket.remoteAddress}`));
  });
  let connections = 0;
  server.on('connection', (socket) => {
    connections++;
    web.emit('connection', socket);
  });
  class Agent extends http.Agent {
    override createConnection(options: { port: number }): never {
      return net.connect(options.port, '127.0.0.1') as never;
    }
  }
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (method: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const request = http.request({ agent, port, method }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => resolve(text));
      });
      request.on('error', reject).end(method === 'POST' ? Buffer.alloc(100_000) : undefined);
    });
  t.equal(await ask('GET'), 'GET 127.0.0.1');
  t.equal(await ask('POST'), 'POST 127.0.0.1');
  t.equal(await ask('GET'), 'GET 127.0.0.1');
  t.equal(connections, 1, 'one connection for all');
  agent.destroy();
  web.close();
  await until(() => !web.listening);
});
