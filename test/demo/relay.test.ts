import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import fc from 'fast-check';
import t, { type Test } from 'tap';
import { NatTable } from '../../src/demo/nat-table.ts';
import { Relay } from '../../src/demo/relay.ts';
import { type SocketAddress, socketAddress } from '../../src/wire/socket-address.ts';

t.test('[R-CMD-30] a session is found until its lifetime is over; the oldest makes room', (t) => {
  const table = new NatTable<string>(2, 100);
  table.add(0, 'a', 'A');
  table.add(1, 'b', 'B');
  t.equal(table.find(60, 'a'), 'A');
  t.same(table.add(61, 'c', 'C'), ['B'], 'b was idle the longest');
  t.equal(table.find(62, 'b'), undefined);
  t.equal(table.find(160, 'a'), 'A', 'used at 60');
  t.equal(table.find(162, 'c'), undefined, 'expired');
  t.same(table.add(162, 'c', 'C2'), ['C'], 'and given back when its source comes again');
  t.equal(table.size, 2);
  t.end();
});

t.test('[R-CMD-30] sessions are bounded, and none is lost without being given back', (t) => {
  const step = fc.record({ source: fc.nat(12), gap: fc.nat(60) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const table = new NatTable<number>(5, 100);
      const open = new Set<number>();
      let now = 0;
      return steps.every(({ source, gap }, i) => {
        now += gap;
        if (table.find(now, String(source)) === undefined) {
          open.add(i);
          for (const gone of table.add(now, String(source), i)) if (!open.delete(gone)) return false;
        }
        return table.size <= 5 && open.size === table.size && table.sessions().every((session) => open.has(session));
      });
    }),
  );
  t.end();
});

t.test('[R-CMD-30] datagrams go there and back unchanged, each source by a socket of its own', async (t) => {
  const { relay, at, target, heard } = await station(t);
  const [a, b] = [await client(t), await client(t)];
  const big = Buffer.alloc(1472, 7);
  a.socket.send(big, at.port, at.address);
  b.socket.send('b', at.port, at.address);
  await until(() => heard.length === 2);
  t.strictSame(new Set(heard.map(({ bytes }) => bytes.length)), new Set([1472, 1]));
  t.not(heard[0]?.from.port, heard[1]?.from.port);
  for (const { bytes, from } of heard) target.send(`to ${bytes.length}`, from.port, from.address);
  await until(() => a.heard.length === 1 && b.heard.length === 1);
  t.equal(a.heard[0]?.bytes.toString(), 'to 1472');
  t.equal(b.heard[0]?.bytes.toString(), 'to 1');
  t.equal(a.heard[0]?.from.port, at.port, 'the answer comes from where it was sent');
  t.equal(relay.counters().sessions, 2);
});

t.test('[R-CMD-30] only the target may answer', async (t) => {
  const { relay, at, target, heard } = await station(t);
  const [a, stranger] = [await client(t), await client(t)];
  a.socket.send('x', at.port, at.address);
  await until(() => heard.length === 1);
  const session = heard[0]?.from;
  if (session === undefined) throw new Error('unreachable');
  stranger.socket.send('from a stranger', session.port, session.address);
  await until(() => relay.counters().strays === 1);
  target.send('from the target', session.port, session.address);
  await until(() => a.heard.length > 0);
  t.same(
    a.heard.map(({ bytes }) => bytes.toString()),
    ['from the target'],
  );
});

t.test('[R-CMD-32] a cut line is silent in both directions, and forgets what was under way', async (t) => {
  const { relay, at, target, heard } = await station(t);
  const a = await client(t);
  a.socket.send('before', at.port, at.address);
  await until(() => heard.length === 1);
  const session = heard[0]?.from;
  relay.cut();
  t.ok(relay.isCut);
  a.socket.send('up', at.port, at.address);
  target.send('down', session?.port ?? 0, session?.address);
  await until(() => relay.counters().up.cutDrops === 1 && relay.counters().down.cutDrops === 1);
  relay.heal();
  a.socket.send('after', at.port, at.address);
  await until(() => heard.length === 2);
  t.equal(heard[1]?.bytes.toString(), 'after');
  t.equal(a.heard.length, 0);
});

t.test('[R-CMD-33] what has no target yet is a stray', async (t) => {
  const relay = new Relay({ rtt: 0, rate: 1e6 });
  t.teardown(() => relay.close());
  const at = await relay.forward('127.0.0.1', 0);
  const a = await client(t);
  a.socket.send('x', at.port, at.address);
  await until(() => relay.counters().strays === 1);
  const { target, heard } = await listener(t);
  relay.route(0, addressOf(target));
  a.socket.send('y', at.port, at.address);
  await until(() => heard.length === 1);
  t.equal(heard[0]?.bytes.toString(), 'y');
});

t.test('a port in use is the system error, and leaves nothing open', async (t) => {
  const { target } = await listener(t);
  const relay = new Relay({ rtt: 0, rate: 1e6 });
  t.teardown(() => relay.close());
  await t.rejects(relay.forward('127.0.0.1', target.address().port), { code: 'EADDRINUSE' });
});

interface Heard {
  readonly bytes: Buffer;
  readonly from: RemoteInfo;
}

async function station(t: Test): Promise<{ relay: Relay; at: SocketAddress; target: Socket; heard: Heard[] }> {
  const { target, heard } = await listener(t);
  const relay = new Relay({ rtt: 2, rate: 1e6 });
  t.teardown(() => relay.close());
  const at = await relay.forward('127.0.0.1', 0, addressOf(target));
  return { relay, at, target, heard };
}

async function listener(t: Test): Promise<{ target: Socket; heard: Heard[] }> {
  const { socket, heard } = await client(t);
  return { target: socket, heard };
}

async function client(t: Test): Promise<{ socket: Socket; heard: Heard[] }> {
  const socket = createSocket('udp4');
  const heard: Heard[] = [];
  socket.on('message', (bytes, from) => heard.push({ bytes, from }));
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  t.teardown(() => socket.close());
  return { socket, heard };
}

function addressOf(socket: Socket): SocketAddress {
  const { address, port } = socket.address();
  return socketAddress(4, address, port);
}

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 2000 && !condition(); i++) await new Promise((resolve) => setTimeout(resolve, 5));
  if (!condition()) throw new Error('it did not happen');
}
