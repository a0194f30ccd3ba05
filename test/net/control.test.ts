import { once } from 'node:events';
import t, { type Test } from 'tap';
import { Reassembly } from '../../src/engine/reassembly.ts';
import { SmoltcpEngine } from '../../src/engine/smoltcp.ts';
import {
  connect,
  createServer,
  type KamoConnectOptions,
  type KamoSocket,
  type ListenOptions,
} from '../../src/index.ts';
import { packetCodec } from '../../src/net/codec.ts';
import { ROW } from '../../src/wire/segment-row.ts';
import { icmp } from '../support/native-packets.ts';
import { openWired, type Wire } from './native-support.ts';
import { closing, failure, openPair, until } from './net-support.ts';

async function wired(
  t: Test,
  options: { readonly client?: Partial<KamoConnectOptions>; readonly server?: Partial<ListenOptions> } = {},
): Promise<{ client: KamoSocket; accepted: KamoSocket; wire: Wire }> {
  const { home, away, wire } = await openWired(t);
  const server = createServer().listen({ node: home, port: 7, ...options.server });
  await once(server, 'listening');
  const connection = once(server, 'connection');
  const client = connect({ node: away, host: '10.9.0.1', port: 7, ...options.client });
  const [[accepted]] = await Promise.all([connection, once(client, 'connect')]);
  t.teardown(() => {
    client.destroy();
    accepted.destroy();
  });
  return { client, accepted, wire };
}

const serviceOf = (packet: Uint8Array): { dscp: number; hopLimit: number } => ({
  dscp: (packet[1] ?? 0) >> 2,
  hopLimit: packet[8] ?? 0,
});

t.test('[R-API-52] a server accepts by native mode; addresses are those of the hosts', async (t) => {
  const { client, accepted } = await wired(t);
  t.match(accepted, { localAddress: '10.9.0.1', localPort: 7, remoteAddress: '10.9.0.2', remoteFamily: 'IPv4' });
  t.match(client, { remoteAddress: '10.9.0.1', remotePort: 7, localPort: accepted.remotePort });
  client.end('hello');
  const [chunk] = await once(accepted, 'data');
  t.equal(String(chunk), 'hello');
});

t.test('[R-API-53] when the device fails, its connections fail with ERR_KAMO_PATHLESS', async (t) => {
  const { client, accepted, wire } = await wired(t);
  accepted.on('error', () => {});
  const failed = failure(client);
  wire.fail(1);
  t.match(await failed, { kamoCode: 'ERR_KAMO_PATHLESS', message: /device failed/ });
});

t.test(
  '[R-API-54] [MUST-30] [MUST-31] [MUST-32] [MUST-33] urgent data is told, and how much of it remains',
  async (t) => {
    const { client, accepted } = await wired(t);
    accepted.pause();
    const told = once(accepted, 'urgent');
    client.write('calm ');
    client.writeUrgent(Buffer.alloc(100_000, 'u'));
    client.write(' calm again');
    const [remaining] = await told;
    t.ok(remaining > 0, 'while nothing was read');
    t.equal(accepted.urgentRemaining, remaining);
    let announced = remaining;
    let read = '';
    accepted.on('urgent', () => {
      announced = Math.max(announced, read.length + accepted.urgentRemaining);
    });
    accepted.on('data', (chunk: Buffer) => {
      read += chunk.toString();
    });
    accepted.resume();
    await until(() => read.length === 5 + 100_000 + 11);
    t.equal(announced, 5 + 100_000, 'the mark is behind the last urgent byte');
    t.equal(accepted.urgentRemaining, 0);
    t.match(read, /^calm u+ calm again$/, 'urgent data stays in the stream');
  },
);

t.test('[R-API-54] [R-API-56] between nodes there is no urgent data, DSCP or hop limit', async (t) => {
  const { client, away, home } = await openPair(t);
  const error = { code: 'ERR_KAMO_NATIVE_ONLY', systemCode: 'EOPNOTSUPP', fault: 'caller' };
  t.throws(() => client.writeUrgent('x'), error);
  t.throws(() => client.setDscp(46), error);
  t.throws(() => client.setHopLimit(9), error);
  const locators = home.locators();
  t.throws(() => connect({ node: away, host: home.generalizedId, port: 7, locators, dscp: 46 }), error);
  client.destroy();
});

t.test(
  '[R-API-55] [MUST-47] [MUST-54] [SHLD-25] a soft error is told and can be asked for; the connection stays',
  async (t) => {
    const { client, accepted, wire } = await wired(t);
    t.equal(client.lastSoftError, null);
    wire.cut = true;
    client.write('lost');
    await until(() => wire.packets.at(-1)?.[15] === 2 && (wire.packets.at(-1)?.length ?? 0) > 52);
    const quoted = (wire.packets.at(-1) ?? new Uint8Array(0)).slice(0, 28);
    const told = once(client, 'trouble');
    wire.inject(1, icmp({ source: '10.9.0.1', destination: '10.9.0.2', type: 3, code: 1, rest: 0, payload: quoted }));
    const [trouble] = await told;
    t.match(trouble, { retransmissions: Number, softError: /unreachable/ });
    t.match(client.lastSoftError, /unreachable/);
    wire.cut = false;
    const [chunk] = await once(accepted, 'data');
    t.equal(String(chunk), 'lost');
  },
);

t.test('[R-API-55] [MUST-20] [SHLD-9] the application hears of the trouble after R1', async (t) => {
  const { client, wire } = await wired(t);
  wire.cut = true;
  client.write('lost');
  const [trouble] = await once(client, 'trouble');
  t.match(trouble, { softError: null });
  t.ok(trouble.retransmissions >= 3, 'not at the first retransmission');
});

t.test(
  '[R-API-56] [MUST-48] [MUST-49] [SHLD-21] [SHLD-22] DSCP and hop limit from the SYN on, and changed later',
  async (t) => {
    const { client, accepted, wire } = await wired(t, {
      client: { dscp: 46, hopLimit: 200 },
      server: { dscp: 8, hopLimit: 33 },
    });
    t.same(serviceOf(wire.packets[0] ?? new Uint8Array(9)), { dscp: 46, hopLimit: 200 }, 'SYN');
    t.same(serviceOf(wire.packets[1] ?? new Uint8Array(9)), { dscp: 8, hopLimit: 33 }, 'SYN/ACK');
    accepted.setDscp(0).setHopLimit(255);
    const before = wire.packets.length;
    accepted.write('x');
    await once(client, 'data');
    t.same(serviceOf(wire.packets[before] ?? new Uint8Array(9)), { dscp: 0, hopLimit: 255 });
    for (const dscp of [-1, 64, 1.5, Number.NaN]) t.throws(() => client.setDscp(dscp), { code: 'ERR_KAMO_ARGUMENT' });
    for (const hopLimit of [0, 256]) t.throws(() => client.setHopLimit(hopLimit), { code: 'ERR_KAMO_ARGUMENT' });
  },
);

t.test('[R-API-57] [MUST-21] the user timeout of a connection ends it when nothing is acknowledged', async (t) => {
  const { client, wire } = await wired(t);
  for (const wrong of [0, -1, Number.NaN]) t.throws(() => client.setUserTimeout(wrong), { code: 'ERR_KAMO_ARGUMENT' });
  t.equal(client.setUserTimeout(300).status()?.userTimeout, 300);
  wire.cut = true;
  const failed = failure(client);
  client.write('lost');
  t.match(await failed, { kamoCode: 'ERR_KAMO_TIMEOUT' });
});

t.test('[R-API-57] [MUST-21] the user timeout can be set between nodes, too', async (t) => {
  const { client } = await openPair(t);
  t.equal(client.setUserTimeout(5000).status()?.userTimeout, 5000);
  client.destroy();
});

t.test(
  '[R-API-57] [MUST-24] [MUST-27] keep-alives find out that an idle peer is gone; they can be turned off',
  async (t) => {
    const { client, accepted, wire } = await wired(t);
    accepted.on('error', () => {});
    client.setKeepAlive(true, 20, 20, 2);
    await until(() => wire.packets.length > 6);
    client.setKeepAlive(false);
    t.equal(client.destroyed, false, 'who answers is kept');
    client.setKeepAlive(true, 20, 20, 2);
    wire.cut = true;
    t.match(await failure(client), { kamoCode: 'ERR_KAMO_TIMEOUT' });
  },
);

t.test(
  '[R-API-58] [MUST-43] a server may accept at one address only; another may have the same port elsewhere',
  async (t) => {
    const { home, away } = await openWired(t);
    const first = createServer((socket) => socket.end('first')).listen({ node: home, port: 7, host: '10.9.0.1' });
    const second = createServer((socket) => socket.end('second')).listen({ node: home, port: 7, host: '10.9.0.3' });
    await Promise.all([once(first, 'listening'), once(second, 'listening')]);
    t.same(first.address(), { address: '10.9.0.1', family: 'IPv4', port: 7 });
    for (const [host, word] of [
      ['10.9.0.1', 'first'],
      ['10.9.0.3', 'second'],
    ] as const) {
      const client = connect({ node: away, host, port: 7 });
      const [chunk] = await once(client, 'data');
      t.equal(String(chunk), word);
      client.destroy();
    }
    const taken = createServer().listen({ node: home, port: 7, host: '10.9.0.3' });
    t.match(await failure(taken), { kamoCode: 'ERR_KAMO_PORT_IN_USE' });
    first.close();
    await once(first, 'close');
    const refused = connect({ node: away, host: '10.9.0.1', port: 7 });
    t.match(await failure(refused), { kamoCode: 'ERR_KAMO_REFUSED' });
    t.throws(() => createServer().listen({ node: home, port: 8, host: '10.9.0.9' }), { code: 'ERR_KAMO_ARGUMENT' });
    second.close();
  },
);

t.test('[R-API-59] status() is what TCP knows, while there is a connection', async (t) => {
  const { client } = await wired(t);
  t.match(client.status(), { state: 'established', unread: 0, timestamps: true, sack: true, softError: null });
  const closed = closing(client);
  client.destroy();
  t.equal(client.status(), undefined);
  await closed;
});

t.test('[R-API-49] what a fragment makes whole is decoded as if it had just come', (t) => {
  const engine = new SmoltcpEngine();
  const codec = packetCodec(engine, new Reassembly());
  const ends = { source: '10.9.0.1', destination: '10.9.0.2' };
  const whole = icmp({ ...ends, type: 8, code: 0, rest: 7, payload: new Uint8Array(64) });
  const place = (packet: Uint8Array): void => {
    engine.bytes.set(packet, engine.receiveStart);
    engine.receiveRows[ROW.offset] = engine.receiveStart;
    engine.receiveRows[ROW.length] = packet.length;
    engine.receiveRows[ROW.flags] = 0;
    codec.decode(0, 1);
  };
  for (const [from, to, more] of [
    [20, 60, true],
    [60, whole.length, false],
  ] as const) {
    t.equal(codec.whole(), undefined);
    place(fragment(whole, from, to, more));
  }
  const made = codec.whole();
  t.same(made?.subarray(20), whole.subarray(20));
  place(made ?? new Uint8Array(0));
  t.equal(engine.receiveRows[ROW.fault], 0);
  t.end();
});

/** A fragment of an IPv4 packet without options. */
function fragment(packet: Uint8Array, from: number, to: number, more: boolean): Uint8Array {
  const piece = new Uint8Array(20 + to - from);
  piece.set(packet.subarray(0, 20));
  piece.set(packet.subarray(from, to), 20);
  const view = new DataView(piece.buffer);
  view.setUint16(2, piece.length);
  view.setUint16(6, (more ? 0x2000 : 0) | ((from - 20) >> 3));
  view.setUint16(10, 0);
  let sum = 0;
  for (let at = 0; at < 20; at += 2) sum += view.getUint16(at);
  view.setUint16(10, ~((sum & 0xffff) + (sum >>> 16)) & 0xffff);
  return piece;
}
