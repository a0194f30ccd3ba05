/** Connections that come and go, and a reader that is slower than its writer: what is held meanwhile, and what is left. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { queryObjects } from 'node:v8';
import t from 'tap';
import { connect, KamoSocket, type Node } from '../../src/index.ts';
import { endpointOf } from '../../src/net/node.ts';
import { AWAY, census, closing, HOME, listening, openNode, openPair, STRANGER, until } from './net-support.ts';

const CLIENTS = 20;
const LIMIT = 128 * 1024;
const timerClass = setTimeout(() => {}, 0).constructor;

t.test('[R-API-108] twenty clients open, use and close connections: nothing of them is left', async (t) => {
  const home = await openNode(t, { identity: HOME, locators: ['127.0.0.1'] });
  const dialling = [
    await openNode(t, { identity: AWAY, locators: ['127.0.0.1'] }),
    await openNode(t, { identity: STRANGER, locators: ['127.0.0.1'] }),
  ];
  const server = await listening(home);
  server.on('connection', (socket) => socket.pipe(socket));
  const use = async (node: Node | undefined): Promise<void> => {
    if (node === undefined) throw new Error('there is no such node');
    const question = randomBytes(3000);
    const socket = connect({ node, host: home.generalizedId, port: 7, locators: home.locators() });
    socket.write(question);
    const answer: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => {
      if (answer.push(chunk) > 0 && Buffer.concat(answer).length === question.length) socket.end();
    });
    await once(socket, 'close');
    if (!Buffer.concat(answer).equals(question)) throw new Error('the answer is another one');
  };
  const churn = async (each: number): Promise<void> => {
    const client = async (_: unknown, index: number): Promise<void> => {
      for (let i = 0; i < each; i++) await use(dialling[index % dialling.length]);
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
    await until(() => nodes.every((node) => endpointOf(node).transport.connectionCount === 0));
  };
  const nodes = [home, ...dialling];
  const left = (): object => ({
    ...census(),
    sockets: queryObjects(KamoSocket, { format: 'count' }),
    timers: queryObjects(timerClass, { format: 'count' }),
    associations: nodes.map((node) => endpointOf(node).transport.associations.associations),
    tickets: nodes.map((node) => endpointOf(node).transport.tickets?.counts),
    regions: nodes.map((node) => endpointOf(node).regionsInUse),
  });
  await churn(2);
  const before = left();
  await churn(8);
  t.same(left(), before);
  t.match(before, { associations: [2, 1, 1], regions: [0, 0, 0] });
});

t.test(
  '[R-API-13] a writer that waits for `drain` holds its high-water mark, and goes on when the reader does',
  async (t) => {
    const { client, accepted } = await openPair(t, { transport: { sendBuffer: LIMIT, receiveBuffer: LIMIT } });
    const chunk = randomBytes(10_000);
    const total = 400;
    let [offered, drains, most] = [0, 0, 0];
    const offer = (): void => {
      while (offered < total) {
        offered++;
        const more = client.write(chunk);
        t.equal(more, client.writableLength < client.writableHighWaterMark);
        most = Math.max(most, client.bufferSize);
        if (!more) return;
      }
      client.end();
    };
    client.on('drain', () => {
      drains++;
      t.equal(client.writableLength, 0);
      offer();
    });
    offer();
    // The window is closed: nothing more leaves until the reader reads.
    await until(() => client.status()?.sendWindow === 0);
    const stopped = offered;
    t.ok(
      stopped * chunk.length <=
        2 * LIMIT + accepted.readableHighWaterMark + client.writableHighWaterMark + chunk.length,
    );
    const read: Buffer[] = [];
    for (;;) {
      const piece: Buffer | null = accepted.read(5000) ?? accepted.read();
      if (piece !== null) read.push(piece);
      else if (accepted.readableEnded) break;
      else await Promise.race([once(accepted, 'readable'), once(accepted, 'end')]);
    }
    t.ok(Buffer.concat(read).equals(Buffer.concat(Array.from({ length: total }, () => chunk))));
    t.ok(drains > 3 && stopped < total);
    t.ok(most < client.writableHighWaterMark + chunk.length, 'no more than the mark and the last write');
  },
);

t.test('[R-API-15] [R-API-108] a writer that is destroyed while the window is closed leaves nothing', async (t) => {
  const { home, away, client, accepted } = await openPair(t, {
    transport: { sendBuffer: LIMIT, receiveBuffer: LIMIT },
  });
  const written: (Error | null | undefined)[] = [];
  for (let i = 0; i < 10; i++) client.write(randomBytes(50_000), (error?: Error | null) => written.push(error));
  await until(() => client.status()?.sendWindow === 0);
  accepted.on('error', () => {});
  const ended = closing(accepted);
  client.resetAndDestroy();
  await Promise.all([once(client, 'close'), ended]);
  t.equal(written.length, 10, 'each write is told what became of it');
  t.equal(client.writableLength, 0);
  await until(() => [home, away].every((node) => endpointOf(node).transport.connectionCount === 0));
  t.same(
    [home, away].map((node) => endpointOf(node).regionsInUse),
    [0, 0],
  );
});
