/** Handlers that throw, one after the other, beside a connection that goes on; tells what came of it, as one line of JSON. */
import { once } from 'node:events';
import { connect, createServer, createSocket, type KamoSocket, Node } from '../../src/index.ts';
import { endpointOf } from '../../src/net/node.ts';
import { until } from './net-support.ts';

/** One handler: it is arranged for on a socket to the echoing server, which then is sent `hello`, and must throw `boom`. */
type Arrange = (socket: KamoSocket, boom: () => never) => void;

const HANDLERS: Readonly<Record<string, Arrange>> = {
  connect: (socket, boom) => socket.once('connect', boom),
  ready: (socket, boom) => socket.once('ready', boom),
  data: (socket, boom) => socket.once('data', boom),
  readable: (socket, boom) => socket.once('readable', boom),
  drain: (socket, boom) => {
    // It comes back: who does not read it holds the other end back, and that end this one.
    socket.once('drain', boom).resume();
    socket.write(Buffer.alloc(1 << 20));
  },
  write: (socket, boom) => socket.write('x', boom),
  end: (socket, boom) => {
    socket.once('end', boom);
    socket.end('x').resume();
  },
  finish: (socket, boom) => {
    socket.once('finish', boom);
    socket.end('x').resume();
  },
  close: (socket, boom) => {
    socket.once('close', boom);
    socket.once('connect', () => socket.destroy());
  },
  error: (socket, boom) => {
    socket.removeAllListeners('error').once('error', boom);
    socket.once('connect', () => socket.destroy(new Error('asked for')));
  },
  timeout: (socket, boom) => {
    socket.once('timeout', boom);
    socket.setTimeout(20);
  },
};

const caught: string[] = [];
process.on('uncaughtException', (error) => caught.push(error.message));

const home = await Node.open({ locators: ['127.0.0.2', '127.0.0.3'] });
const away = await Node.open({ locators: ['127.0.0.4'] });
const server = createServer((socket) => socket.on('error', () => {}).pipe(socket)).listen({ node: home, port: 7 });
await once(server, 'listening');
const throwing = createServer(() => fail('connection')).listen({ node: home, port: 8 });
await once(throwing, 'listening');
const dial = (port: number): KamoSocket => {
  const socket = connect({ node: away, host: home.generalizedId, port, locators: home.locators() });
  return socket.on('error', () => {});
};

const witness = dial(7);
let echoed = '';
witness.on('data', (chunk) => {
  echoed += chunk;
});
await once(witness, 'connect');
for (const [name, arrange] of Object.entries(HANDLERS)) {
  const socket = dial(7);
  arrange(socket, () => fail(name));
  if (!socket.writableEnded) socket.write('hello');
  await until(() => caught.includes(name));
  await destroy(socket);
  await checkWitness(name);
}
const refused = dial(8);
await until(() => caught.includes('connection'));
await checkWitness('connection');
await destroy(refused);
await datagrams();

witness.end();
await once(witness, 'close');
await Promise.all([close('closed', server), close('closed too', throwing)]);
await until(() => endpointOf(home).transport.connectionCount + endpointOf(away).transport.connectionCount === 0);
const flows = endpointOf(home).transport.flows.size + endpointOf(away).transport.flows.size;
await Promise.all([home.close(), away.close()]);
process.stdout.write(`${JSON.stringify({ caught, echoed, flows })}\n`);

/** Handlers of datagram sockets; the flow goes on behind each. */
async function datagrams(): Promise<void> {
  const there = createSocket({ node: home });
  const here = createSocket({ node: away });
  there.once('listening', () => fail('listening'));
  there.bind(9);
  here.bind();
  await until(() => caught.includes('listening'));
  const told: string[] = [];
  there.once('message', () => fail('message'));
  there.on('message', (message) => told.push(String(message)));
  const send = (text: string, done?: () => void): unknown =>
    here.send(text, 9, home.generalizedId, { locators: home.locators() }, done);
  send('first');
  await until(() => caught.includes('message'));
  send('second', () => fail('sent'));
  await until(() => caught.includes('sent') && told.includes('second'));
  send('third');
  await until(() => told.includes('third'));
  here.close(() => fail('here closed'));
  there.close();
  await until(() => caught.includes('here closed'));
  await checkWitness('datagrams');
}

function fail(name: string): never {
  throw new Error(name);
}

async function destroy(socket: KamoSocket): Promise<void> {
  socket.destroy();
  if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve));
}

async function checkWitness(text: string): Promise<void> {
  witness.write(`${text};`);
  await until(() => echoed.endsWith(`${text};`));
}

async function close(name: string, closing: { close(done: () => void): unknown }): Promise<void> {
  closing.close(() => fail(name));
  await until(() => caught.includes(name));
}
