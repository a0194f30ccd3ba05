/** Whose `AsyncLocalStorage` a handler sees: as upon `node:net` and `node:dgram`, never that of another connection. */
import { AsyncLocalStorage, executionAsyncId } from 'node:async_hooks';
import { execFile } from 'node:child_process';
import nodeDgram from 'node:dgram';
import { once } from 'node:events';
import nodeNet from 'node:net';
import { promisify } from 'node:util';
import t from 'tap';
import dgram from '../../src/dgram.ts';
import net from '../../src/net.ts';

const storage = new AsyncLocalStorage<string>();

type Log = Record<string, string | undefined>;

/** Two clients of one server and one that is refused, each dialled by somebody else; what each handler sees. */
async function streams({ createServer, connect }: typeof nodeNet): Promise<Log> {
  const log: Log = {};
  const note = (what: string): void => {
    log[what] = storage.getStore();
  };
  const gone: Promise<unknown>[] = [];
  const server = createServer((socket) => {
    note('connection');
    socket.on('data', (data) => {
      note('server data');
      socket.end(data);
    });
    socket.on('close', () => note('server close'));
    gone.push(once(socket, 'close'));
  });
  await storage.run('listen', async () => once(server.listen(0, '127.0.0.1'), 'listening'));
  const { port } = server.address() as nodeNet.AddressInfo;
  const clients = ['A', 'B'].map((who) =>
    storage.run(who, () => {
      const socket = connect(port, '127.0.0.1');
      for (const event of ['lookup', 'connect', 'ready', 'data', 'end', 'finish', 'close']) {
        socket.on(event, () => note(`${who} ${event}`));
      }
      socket.once('connect', () =>
        storage.run(`${who} writes`, () => socket.write('hello', () => note(`${who} written`))),
      );
      return once(socket, 'close');
    }),
  );
  const refused = storage.run('nobody there', () => connect(1, '127.0.0.1'));
  refused.on('error', () => note('refused'));
  await Promise.all([...clients, new Promise((resolve) => refused.on('close', resolve))]);
  await Promise.all(gone);
  await new Promise<void>((resolve) => storage.run('close', () => server.close(() => resolve())));
  return log;
}

async function messages({ createSocket }: Pick<typeof nodeDgram, 'createSocket'>): Promise<Log> {
  const log: Log = {};
  const ends = ['A', 'B'].map((who) => storage.run(who, () => createSocket('udp4')));
  const [, b] = ends;
  await Promise.all(
    ends.map((end, i) =>
      storage.run(`bind ${i}`, async () => {
        end.bind(0, '127.0.0.1', () => {
          log[`listening ${i}`] = storage.getStore();
        });
        await once(end, 'listening');
      }),
    ),
  );
  const heard = ends.map(async (end, i) => {
    end.on('message', () => {
      log[`message ${i}`] = storage.getStore();
    });
    await once(end, 'message');
  });
  for (const end of ends) {
    const sent = storage.run('send', () => {
      const { port } = end.address();
      return new Promise<void>((resolve) => {
        b?.send('hello', port, '127.0.0.1', () => {
          log['sent'] = storage.getStore();
          resolve();
        });
      });
    });
    await sent;
  }
  await Promise.all(heard);
  for (const end of ends) end.close();
  return log;
}

t.test('[R-API-135] handlers of streams see whose socket it is', async (t) => {
  const wanted = await streams(nodeNet);
  t.strictSame(await streams(net as never), wanted);
  t.strictSame(await streams(net as never), wanted, 'and again, when all nodes are open');
  t.equal(wanted['B data'], 'B');
});

t.test('[R-API-135] handlers of datagram sockets see whose socket it is', async (t) => {
  const wanted = await messages(nodeDgram);
  t.strictSame(await messages(dgram as never), wanted);
  t.equal(wanted['message 1'], 'B');
});

t.test('[R-API-135] what has waited for a reader is told as what comes later is', async (t) => {
  for (const { createServer, connect } of [nodeNet, net as never as typeof nodeNet]) {
    const server = createServer({ pauseOnConnect: true }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const accepting = once(server, 'connection');
    const client = connect((server.address() as nodeNet.AddressInfo).port, '127.0.0.1');
    const [accepted] = (await accepting) as [nodeNet.Socket];
    const written = new Promise<void>((resolve) => client.end('early', resolve));
    await written;
    let seen: string | undefined = 'nothing';
    accepted.on('data', () => {
      seen = storage.getStore();
    });
    storage.run('reader', () => accepted.resume());
    await once(accepted, 'close');
    t.equal(seen, undefined);
    server.close();
  }
});

t.test('[R-API-135] a handle has the ID of its context, and is given a fresh one', async (t) => {
  const server = net.createServer((socket) => socket.end()).listen(0);
  await once(server, 'listening');
  const socket = storage.run('first', () => net.connect(server.address()?.port ?? 0));
  await once(socket, 'connect');
  const handle = socket._handle as { getAsyncId(): number; asyncReset(): void };
  const ids = [handle.getAsyncId()];
  storage.run('second', () => handle.asyncReset());
  ids.push((socket._handle as typeof handle).getAsyncId());
  t.not(ids[0], ids[1]);
  let seen: unknown;
  socket.on('close', () => {
    seen = [storage.getStore(), executionAsyncId()];
  });
  socket.resume();
  await once(socket, 'close');
  t.strictSame(seen, ['second', ids[1]]);
  server.close();
});

t.test('[R-API-135] who needed a node first is not remembered', async (t) => {
  const program = `
    const { AsyncLocalStorage } = await import('node:async_hooks');
    const { once } = await import('node:events');
    const { default: net } = await import(${JSON.stringify(new URL('../../src/net.js', import.meta.url).href)});
    const use = async () => {
      const server = net.createServer((socket) => socket.end('x')).listen(0);
      await once(server, 'listening');
      await once(net.connect(server.address().port).resume(), 'close');
      server.close();
      await once(server, 'close');
    };
    let store = {};
    const first = new WeakRef(store);
    await new AsyncLocalStorage().run(store, use);
    store = undefined;
    // Timers and ticks of the first use are over with the next ones.
    for (let i = 0; i < 20 && first.deref() !== undefined; i++) {
      await use();
      gc();
    }
    console.log(first.deref() === undefined);
    process.exit();`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', '--input-type=module', '-e', program]);
  t.equal(stdout.trim(), 'true');
});
