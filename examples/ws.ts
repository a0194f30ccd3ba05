/**
 * A chat by `ws`: two people send 50 messages a second each, everybody gets all of them, and half of the way through
 * the network breaks.
 *
 *     npm run build:all && node out/examples/ws.js [SECONDS]
 */
import { deepStrictEqual } from 'node:assert/strict';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import type { createConnection } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, createServer } from 'kamo';
import { WebSocket, WebSocketServer } from 'ws';
import { openLines } from './lines.ts';

const EVERY = 20;
const count = (Number(process.argv[2] ?? 4) * 1000) / EVERY;
const lines = await openLines();

const http = createHttpServer();
const chat = new WebSocketServer({ server: http });
chat.on('connection', (speaker) => {
  speaker.on('message', (message) => {
    for (const listener of chat.clients) listener.send(message.toString());
  });
});
const server = createServer((socket) => http.emit('connection', lines.watch(socket)));
server.listen({ node: lines.home, port: 80 });

function dial() {
  return lines.watch(connect({ node: lines.away, host: lines.home.generalizedId, port: 80, locators: lines.locators }));
}

const people = ['Anna', 'Ben'].map((name) => {
  const heard: string[] = [];
  const socket = new WebSocket('ws://home.example/', { createConnection: dial as unknown as typeof createConnection });
  socket.on('message', (message) => heard.push(message.toString()));
  return { name, socket, heard };
});
await Promise.all(people.map(({ socket }) => once(socket, 'open')));
for (let i = 0; i < count; i++) {
  if (i === count / 2) lines.cut();
  for (const { name, socket } of people) socket.send(`${name} ${i}`);
  await sleep(EVERY);
}
while (people.some(({ heard }) => heard.length < people.length * count)) await sleep(EVERY);

for (const { heard } of people) {
  for (const { name } of people) {
    const said = heard.filter((message) => message.startsWith(name));
    deepStrictEqual(
      said,
      said.map((_message, i) => `${name} ${i}`),
    );
  }
}
console.log(`${people.length * count} messages in ${(count * EVERY) / 1000} s, each heard by everybody and in order`);
for (const { socket } of people) socket.close();
await Promise.all(people.map(({ socket }) => once(socket, 'close')));
chat.close();
server.close();
await lines.close();
