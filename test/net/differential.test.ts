/** The same short programs upon `node:net` and upon `kamo/net`: what both ends are told, in which order, and how they are left. */
import { once } from 'node:events';
import nodeNet from 'node:net';
import t from 'tap';
import ours from '../../src/net.ts';

type Net = typeof nodeNet;
type Socket = nodeNet.Socket;

interface Program {
  readonly halfOpen: readonly [client: boolean, server: boolean];
  /** What the client does when it has read the greeting. */
  readonly act: keyof typeof ACTS;
  /** The server is handed its socket paused, and reads when the client has acted. */
  readonly paused: boolean;
}

const ACTS = {
  end: (socket: Socket) => socket.end(),
  'end with data': (socket: Socket) => socket.end('bye'),
  'end twice': (socket: Socket) => socket.end('bye').end(),
  'write, end': (socket: Socket) => {
    socket.write('a');
    socket.write('');
    socket.write(Buffer.from('b'));
    socket.end('c');
  },
  'cork, end': (socket: Socket) => {
    socket.cork();
    socket.write('a');
    socket.write('b');
    socket.end();
  },
  destroy: (socket: Socket) => socket.destroy(),
  'destroy twice': (socket: Socket) => socket.destroy().destroy(new Error('too late')),
  'destroy with error': (socket: Socket) => socket.destroy(new Error('mine')),
  'end, destroy': (socket: Socket) => socket.end().destroy(),
  'write after end': (socket: Socket) => {
    socket.end('bye');
    socket.write('late', () => {});
  },
  reset: (socket: Socket) => socket.resetAndDestroy(),
  'wrong write': (socket: Socket) => thrown(socket, () => socket.write(17 as never)),
  'null write': (socket: Socket) => thrown(socket, () => socket.write(null as never)),
  'wrong encoding': (socket: Socket) => thrown(socket, () => socket.write('x', 'no such' as never)),
  'wrong timeout': (socket: Socket) => thrown(socket, () => socket.setTimeout('x' as never)),
  idle: (socket: Socket) => void socket.setTimeout(1, () => socket.setTimeout(0).end()),
} as const;

/** What is thrown is an event as well. */
function thrown(socket: Socket, call: () => void): void {
  try {
    call();
  } catch (error) {
    socket.emit('thrown', error);
  }
  socket.end();
}

/** Every act with every pair of ends; the server reads at once, or when the client has acted, in turn. */
function programs(): Program[] {
  const acts = Object.keys(ACTS) as (keyof typeof ACTS)[];
  return acts.flatMap((act, index) =>
    [0, 1, 2, 3].map((bits) => {
      const halfOpen = [bits % 2 === 1, bits >= 2] as const;
      return { act, halfOpen, paused: (index + bits) % 2 === 1 };
    }),
  );
}

const EVENTS = ['connect', 'ready', 'end', 'finish', 'timeout', 'thrown', 'error', 'close'] as const;

function tell(name: string, value: unknown): string {
  if (value instanceof Error) return `${name} ${value.name} ${Reflect.get(value, 'code')} ${value.message}`;
  return typeof value === 'boolean' ? `${name} ${value}` : name;
}

function watch(socket: Socket) {
  const told: string[] = [];
  let data = '';
  for (const name of EVENTS) socket.on(name, (value: unknown) => told.push(tell(name, value)));
  socket.on('data', (chunk) => {
    data += String(chunk);
  });
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const state = () => ({ told, data, ...left(socket) });
  return { closed, state };
}

function left(socket: Socket) {
  const { bytesRead, bytesWritten, destroyed, readyState, readable, writable, timeout, pending, allowHalfOpen } =
    socket;
  const { readableEnded, writableEnded, writableFinished, closed, localAddress, localPort, remoteAddress } = socket;
  return {
    ...{ bytesRead, bytesWritten, destroyed, readyState, readable, writable, timeout, pending, allowHalfOpen },
    ...{ readableEnded, writableEnded, writableFinished, closed, localAddress, localPort, remoteAddress },
    errored: tell('', socket.errored),
  };
}

async function run(net: Net, { halfOpen, act, paused }: Program) {
  const server = net.createServer({ allowHalfOpen: halfOpen[1], pauseOnConnect: paused }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const connection = once(server, 'connection');
  const { port } = server.address() as nodeNet.AddressInfo;
  const socket = net.connect({ port, host: '127.0.0.1', allowHalfOpen: halfOpen[0] });
  const client = watch(socket);
  const [accepted] = (await connection) as [Socket];
  const other = watch(accepted);
  for (const each of [socket, accepted]) each.on('end', () => each.allowHalfOpen && each.end());
  accepted.write('hello');
  await once(socket, 'data');
  ACTS[act](socket);
  if (paused) accepted.resume();
  await Promise.all([client.closed, other.closed]);
  server.close();
  await once(server, 'close');
  return { client: client.state(), server: other.state() };
}

for (const program of programs()) {
  const { act, halfOpen, paused } = program;
  const open = halfOpen.map((each) => (each ? 'half open' : 'closing')).join(' and ');
  t.test(`[R-API-14] [R-API-17] [R-API-106] ${act}, ${open}${paused ? ', paused' : ''}: as in net`, async (t) => {
    t.same(await run(ours as unknown as Net, program), await run(nodeNet, program));
  });
}

const VALUES: readonly unknown[] = [
  ...[undefined, null, 0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 65_536, true, '', '1e3', ' 8 ', '0x1f'],
  ...[{}, [], () => {}],
];

/** A name is no port and a number no descriptor here: pipes and descriptors are exceptions. */
const CALLS: Readonly<Record<string, (net: Net, value: never) => unknown>> = {
  'connect, port': (net, port) => net.connect({ port }),
  'connect, host': (net, host) => net.connect({ port: 9, host }),
  'connect, localAddress': (net, localAddress) => net.connect({ port: 9, host: '127.0.0.1', localAddress }),
  'connect, family': (net, family) => net.connect({ port: 9, family }),
  'connect, hints': (net, hints) => net.connect({ port: 9, hints }),
  'connect, lookup': (net, lookup) => net.connect({ port: 9, host: 'name.invalid', lookup }),
  'connect, timeout': (net, timeout) => net.connect({ port: 9, host: '127.0.0.1', timeout }),
  'connect, signal': (net, signal) => net.connect({ port: 9, host: '127.0.0.1', signal }),
  'connect, autoSelectFamily': (net, autoSelectFamily) => net.connect({ port: 9, autoSelectFamily }),
  'Socket, keepAliveInitialDelay': (net, keepAliveInitialDelay) => new net.Socket({ keepAliveInitialDelay } as never),
  'Server, options': (net, options) => net.createServer(options),
  'Server, highWaterMark': (net, highWaterMark) => net.createServer({ highWaterMark }),
  'Server, keepAliveInitialDelay': (net, keepAliveInitialDelay) => net.createServer({ keepAliveInitialDelay }),
  'listen, port': (net, port) => net.createServer().listen({ port }),
  'listen, host': (net, host) => net.createServer().listen({ port: 0, host }),
  'listen, signal': (net, signal) => net.createServer().listen({ port: 0, signal }),
  setTimeout: (net, value) => new net.Socket().setTimeout(value),
  'setTimeout, callback': (net, value) => new net.Socket().setTimeout(5, value),
  setEncoding: (net, value) => new net.Socket().setEncoding(value),
  write: (net, value) => new net.Socket().on('error', () => {}).write(value),
  'write, encoding': (net, value) => new net.Socket().on('error', () => {}).write('x', value),
  'a fresh socket': (net) => Object.values(left(new net.Socket())).map(String),
  highWaterMark: (net) => [{}, { highWaterMark: 7 }, { highWaterMark: -1 }].map((options) => sizeOf(net, options)),
  bufferSize: (net) => new net.Socket().bufferSize,
  server: (net) => Reflect.get(new net.Socket(), 'server'),
};

/** In no types. */
function sizeOf(net: Net, options: nodeNet.ServerOpts): unknown {
  return Reflect.get(net.createServer(options), 'highWaterMark');
}

function outcome(call: (net: Net, value: never) => unknown, net: Net, value: unknown): unknown {
  try {
    const made = call(net, value as never);
    if (made instanceof net.Socket) made.on('error', () => {}).destroy();
    else if (made instanceof net.Server) made.on('error', () => {}).close();
    else return made;
    return 'made';
  } catch (error) {
    return tell('thrown', error);
  }
}

for (const [name, call] of Object.entries(CALLS)) {
  t.test(`[R-API-100] [R-API-105] ${name}: values are taken or not as in net`, (t) => {
    const told = (net: Net) => VALUES.map((value) => outcome(call, net, value));
    t.same(told(ours as unknown as Net), told(nodeNet));
    t.end();
  });
}
