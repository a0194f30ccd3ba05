import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import t from 'tap';
import type { KamoSocket } from '../../src/index.ts';
import { closing, dial, drain, failure, HOME, openNodes, openPair, Relay, until } from './net-support.ts';

t.test('[R-API-10] both ends know each other by node ID and ports', async (t) => {
  const { home, away, client, accepted } = await openPair(t);
  t.match(
    { address: client.remoteAddress, family: client.remoteFamily, port: client.remotePort },
    { address: home.generalizedId, family: 'IPv6', port: 7 },
  );
  t.equal(accepted.remoteAddress, away.generalizedId);
  t.equal(accepted.localPort, 7);
  t.equal(accepted.remotePort, client.localPort);
  t.same(client.address(), { address: away.generalizedId, family: 'IPv6', port: client.localPort });
  t.same([client.readyState, client.pending, client.connecting], ['open', false, false]);
  t.equal(client.localFamily, 'IPv6');
});

t.test('[R-API-22] a connection between nodes is from the port that was asked for', async (t) => {
  const { home, away, server } = await openNodes(t);
  const accepting = once(server, 'connection') as Promise<[KamoSocket]>;
  const client = dial(home, away, { localPort: 4321 });
  const [accepted] = await accepting;
  if (client.connecting) await once(client, 'connect');
  t.same([client.localPort, accepted.remotePort], [4321, 4321]);
  accepted.resume().end();
  await closing(client.resume().end());
  const any = dial(home, away, { localPort: 0 });
  await once(any, 'connect');
  t.not(any.localPort, 0);
  any.destroy();
  t.throws(() => dial(home, away, { localPort: 65_536 }), { code: 'ERR_SOCKET_BAD_PORT' });
});

t.test('[R-API-11] bytes arrive complete and in order, however they are cut', async (t) => {
  const { client, accepted } = await openPair(t);
  accepted.pipe(accepted);
  let read = Buffer.alloc(0);
  client.on('data', (chunk: Buffer) => {
    read = Buffer.concat([read, chunk]);
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(30_000), { minLength: 1, maxLength: 12 }), async (lengths) => {
      read = Buffer.alloc(0);
      const chunks = lengths.map((length) => randomBytes(length));
      const expected = Buffer.concat(chunks);
      for (const chunk of chunks) client.write(chunk);
      await until(() => read.length >= expected.length);
      return read.equals(expected);
    }),
    { numRuns: 25 },
  );
  client.end();
  await once(client, 'close');
  t.equal(client.bytesRead, client.bytesWritten);
  t.equal(accepted.bytesRead, client.bytesWritten);
});

t.test('[R-API-11] eight MiB each way at once through pipes', async (t) => {
  const { client, accepted } = await openPair(t, { client: { allowHalfOpen: true }, server: { allowHalfOpen: true } });
  const sums = await Promise.all([send(client, 8, 1), send(accepted, 8, 2), digest(client), digest(accepted)]);
  t.equal(sums[2], sums[1]);
  t.equal(sums[3], sums[0]);
});

t.test('[R-API-12] after its callback the memory of a write is free', async (t) => {
  const { client, accepted } = await openPair(t);
  const read = drain(accepted);
  const memory = Buffer.alloc(40_000);
  for (let i = 0; i < 20; i++) {
    memory.fill(i);
    await new Promise<void>((resolve) => client.write(memory.subarray(0, 10 + i * 2000), () => resolve()));
  }
  memory.fill(0xff);
  client.end();
  const expected = Buffer.concat(Array.from({ length: 20 }, (_, i) => Buffer.alloc(10 + i * 2000, i)));
  t.ok((await read).equals(expected));
});

t.test('[R-API-13] a reader that does not read stops its writer; then all of it arrives', async (t) => {
  const limit = 128 * 1024;
  const { client, accepted } = await openPair(t, { transport: { sendBuffer: limit, receiveBuffer: limit } });
  const chunk = randomBytes(50_000);
  let [taken, offered, blocked] = [0, 0, 0];
  const offer = (): void => {
    offered++;
    if (!client.write(chunk, () => taken++)) blocked++;
  };
  for (let i = 0; i < 40; i++) offer();
  const bound = 2 * limit + accepted.readableHighWaterMark + client.writableHighWaterMark;
  let [before, quiet] = [-1, 0];
  while (quiet < 20) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    quiet = taken === before ? quiet + 1 : 0;
    before = taken;
  }
  t.ok(taken * chunk.length <= bound, `${taken} of ${offered} taken`);
  t.ok(blocked > 0);
  t.ok(client.writableLength > 0 && client.bufferSize === client.writableLength);
  t.equal(client.bytesWritten, offered * chunk.length);
  client.end();
  const read = await drain(accepted);
  t.ok(read.equals(Buffer.concat(Array.from({ length: offered }, () => chunk))));
  t.equal(taken, offered);
});

t.test('[R-API-47] small writes of one turn share their segments', async (t) => {
  const { client, accepted } = await openPair(t);
  const chunks: number[] = [];
  accepted.on('data', ({ length }: Buffer) => chunks.push(length));
  for (let i = 0; i < 1000; i++) client.write('x');
  await until(() => accepted.bytesRead === 1000);
  t.same(chunks, [1000]);
});

t.test('[R-API-12] what is written before connect, and strings, are sent', async (t) => {
  const { home, away, server } = await openPair(t);
  const connection = once(server, 'connection');
  const client = dial(home, away);
  t.same([client.pending, client.connecting, client.readyState], [true, true, 'opening']);
  client.write('añ', 'utf8');
  client.write('6f6b', 'hex');
  t.equal(client.bytesWritten, 5);
  client.end();
  const [accepted] = await connection;
  t.equal((await drain(accepted)).toString(), 'añok');
});

t.test('[R-API-14] without allowHalfOpen both ends close when one ends', async (t) => {
  const { client, accepted } = await openPair(t);
  const events: string[] = [];
  for (const [name, socket] of [
    ['client', client],
    ['accepted', accepted],
  ] as const) {
    for (const event of ['finish', 'end', 'close']) socket.once(event, () => events.push(`${name} ${event}`));
    socket.resume();
  }
  client.end('last');
  await Promise.all([once(client, 'close'), once(accepted, 'close')]);
  const order = (name: string): string[] => events.filter((event) => event.startsWith(name));
  t.equal(events.length, 6);
  t.equal(order('client').at(-1), 'client close');
  t.equal(order('accepted').at(-1), 'accepted close');
  t.equal(order('accepted')[0], 'accepted end', 'the end is seen before the own finish');
  t.same([client.readyState, client.destroyed, client.paths()], ['closed', true, []]);
});

t.test('[R-API-14] with allowHalfOpen the other direction stays open', async (t) => {
  const { client, accepted } = await openPair(t, { server: { allowHalfOpen: true } });
  client.end('question');
  t.equal((await drain(accepted)).toString(), 'question');
  t.equal(accepted.readyState, 'writeOnly');
  await until(() => client.writableFinished);
  t.notOk(accepted.writableEnded, 'finish has come though the peer has not ended');
  t.equal(client.readyState, 'readOnly');
  const answer = randomBytes(300_000);
  accepted.end(answer);
  t.ok((await drain(client)).equals(answer));
});

t.test('[R-API-14] an end is seen without a reader, and finish means acknowledged', async (t) => {
  const { client, accepted } = await openPair(t);
  accepted.resume();
  const closed = closing(client);
  client.end(randomBytes(100_000), () => t.equal(accepted.bytesRead, 100_000));
  await closed;
  t.equal(accepted.bytesRead, 100_000);
});

t.test('[R-API-15] resetting resets the peer', async (t) => {
  const { client, accepted } = await openPair(t);
  const closed = Promise.all([closing(client), closing(accepted)]);
  const failed = failure(accepted);
  client.resetAndDestroy();
  const wanted = { code: 'ECONNRESET', errno: -104, syscall: 'read', kamoCode: 'ERR_KAMO_RESET', fault: 'peer' };
  t.match(await failed, wanted);
  t.same(await closed, [false, true]);
});

t.test('[R-API-15] destroying with an error is this end alone', async (t) => {
  const { client, accepted } = await openPair(t);
  accepted.resume();
  const closed = Promise.all([closing(client), closing(accepted)]);
  const failed = failure(client);
  client.destroy(new Error('mine'));
  t.match(await failed, { message: 'mine' });
  t.same(await closed, [true, false]);
});

t.test('[R-API-15] what comes for who has gone is reset', async (t) => {
  const { client, accepted } = await openPair(t, { server: { allowHalfOpen: true, pauseOnConnect: true } });
  const failed = failure(accepted);
  client.destroy();
  await once(client, 'close');
  accepted.write('is anybody there?');
  t.match(await failed, { code: 'ECONNRESET' });
});

t.test('[R-API-15] resetting while connecting: the peer has the connection, and then its reset', async (t) => {
  const { home, away, server } = await openNodes(t);
  const failed = new Promise((resolve) => server.once('connection', (socket) => resolve(failure(socket))));
  const client = dial(home, away);
  const closed = closing(client);
  client.resetAndDestroy();
  t.equal(client.destroyed, false);
  t.match(await failed, { kamoCode: 'ERR_KAMO_RESET' });
  t.equal(await closed, false);
});

t.test('[R-API-15] destroying with bytes that the stream has read is an end as any other, as in net', async (t) => {
  const { client, accepted } = await openPair(t);
  accepted.on('error', () => t.fail('the peer was reset'));
  accepted.write('read by the stream, and by nobody else');
  await once(client, 'readable');
  client.destroy();
  accepted.resume();
  await once(accepted, 'end');
});

t.test('[R-API-15] [SHLD-3] [MAY-1] destroying with unread bytes resets; a write under way hears of it', async (t) => {
  const { client, accepted } = await openPair(t);
  accepted.write(Buffer.alloc(4 * client.readableHighWaterMark));
  await once(client, 'readable');
  await until(() => (client.status()?.unread ?? 0) > 0);
  const failed = failure(accepted);
  client.destroy();
  t.match(await failed, { kamoCode: 'ERR_KAMO_RESET' });

  const other = await openPair(t, { transport: { sendBuffer: 10_000 } });
  other.client.on('error', () => {});
  const outcome = new Promise((resolve) => other.client.write(randomBytes(100_000), resolve));
  other.client.destroy();
  t.match(await outcome, { code: 'ERR_KAMO_CLOSED' });
});

t.test('[R-API-15] destroying without an error still delivers what was written', async (t) => {
  const { client, accepted } = await openPair(t);
  const bytes = randomBytes(500_000);
  const read = drain(accepted);
  client.write(bytes, () => client.destroy());
  t.ok((await read).equals(bytes));
});

t.test('[R-API-15] destroySoon waits for what was written', async (t) => {
  const { client, accepted } = await openPair(t);
  const bytes = randomBytes(200_000);
  const read = drain(accepted);
  client.write(bytes);
  client.destroySoon();
  t.ok((await read).equals(bytes));
  await until(() => client.destroyed);
});

t.test('[R-API-16] nobody listens: refused', async (t) => {
  const { home, away } = await openPair(t);
  const client = dial(home, away, { port: 8 });
  const closed = closing(client);
  t.match(await failure(client), {
    kamoCode: 'ERR_KAMO_REFUSED',
    address: home.generalizedId,
    port: 8,
    syscall: 'connect',
  });
  t.equal(await closed, true);
});

t.test('[R-API-17] idle timers, abort signals, references', async (t) => {
  const { client, accepted, home, away } = await openPair(t, { client: { timeout: 20 } });
  t.equal(client.timeout, 20);
  t.equal(accepted.timeout, undefined);
  await once(client, 'timeout');
  t.notOk(client.destroyed, 'the connection stays');
  let expired = 0;
  const count = (): number => expired++;
  client.setTimeout(5, count);
  await until(() => expired > 0);
  client.setTimeout(0, count);
  t.equal(client.unref().ref().setNoDelay().setKeepAlive(true, 5), client);
  const controller = new AbortController();
  const aborted = dial(home, away, { signal: controller.signal });
  const failed = failure(aborted);
  controller.abort();
  t.match(await failed, { name: 'AbortError' });
  client.on('error', () => {});
  await client[Symbol.asyncDispose]();
  t.ok(client.destroyed);
  accepted.destroy();
});

t.test('[R-API-17] a socket is connected once at a time', async (t) => {
  const { client, home } = await openPair(t);
  const failed = failure(client);
  client.connect({ host: home.generalizedId, port: 7, locators: home.locators() });
  t.match(await failed, { code: 'EISCONN', kamoCode: 'ERR_KAMO_CONNECTED', syscall: 'connect' });
});

t.test('[R-API-18] the paths are told', async (t) => {
  const { client, home } = await openPair(t);
  await until(() => client.paths().filter(({ state }) => state === 'standby' || state === 'active').length === 2);
  const paths = client.paths();
  t.same(
    paths.map(({ foreign }) => foreign.address).sort(),
    home
      .locators()
      .map(({ address }) => address)
      .sort(),
  );
  t.equal(paths.filter(({ role }) => role === 'active').length, 1);
  t.equal(client.failovers, 0);
  t.equal(HOME.nodeId.text, home.nodeId.text);
});

t.test('[R-API-21] the application tells where the peer is, and it is tried there', async (t) => {
  const { client, home } = await openPair(t);
  const relay = await Relay.open(t);
  const [locator] = home.locators();
  relay.forwardTo(locator?.address ?? '', locator?.port ?? 0);
  const works = () => client.paths().some(({ foreign, state }) => foreign.key === told && state === 'standby');
  const told = relay.address.replace(':', '|');
  t.equal(works(), false);
  t.throws(() => client.setLocators([relay.address, '127.0.0.300:1']), { code: 'ERR_KAMO_ARGUMENT' });
  t.throws(() => client.setLocators('127.0.0.9:1' as never), { code: 'ERR_KAMO_ARGUMENT' });
  t.equal(works(), false);
  client.setLocators([relay.address]);
  await until(works);
  client.destroy();
  t.equal(client.setLocators([relay.address]), client, 'after the end nothing happens');
  const waiting = dial(home, home, { locators: ['127.0.0.77:9'] }).setLocators(home.locators());
  waiting.on('error', () => {});
  t.ok(waiting.connecting);
  waiting.destroy();
});

async function send(socket: KamoSocket, mebibytes: number, seed: number): Promise<string> {
  const hash = createHash('sha256');
  const source = Readable.from(
    (function* () {
      for (let i = 0; i < mebibytes * 16; i++) {
        const chunk = Buffer.alloc(65_536, seed + i);
        hash.update(chunk);
        yield chunk;
      }
    })(),
  );
  await pipeline(source, socket, { end: true });
  return hash.digest('hex');
}

async function digest(socket: KamoSocket): Promise<string> {
  const hash = createHash('sha256');
  socket.on('data', (chunk: Buffer) => hash.update(chunk));
  await once(socket, 'end');
  return hash.digest('hex');
}
