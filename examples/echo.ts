/**
 * Echo: what is sent comes back, a line every 50 ms, and half of the way through the network breaks.
 *
 *     npm run build:all && node out/examples/echo.js [LINES]
 */
import { strictEqual } from 'node:assert/strict';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, createServer } from 'kamo';
import { openLines } from './lines.ts';

const count = Number(process.argv[2] ?? 40);
const lines = await openLines();

const server = createServer((socket) => lines.watch(socket).pipe(socket)).listen({ node: lines.home, port: 7 });

const socket = connect({ node: lines.away, host: lines.home.generalizedId, port: 7, locators: lines.locators });
lines.watch(socket).on('error', (error) => {
  throw error;
});
const answers = createInterface({ input: socket })[Symbol.asyncIterator]();
for (let i = 0; i < count; i++) {
  if (i === count / 2) lines.cut();
  socket.write(`line ${i}\n`);
  strictEqual((await answers.next()).value, `line ${i}`);
  await sleep(50);
}
socket.end();
server.close();
console.log(`${count} lines, each of them answered`);
await lines.close();
