/**
 * Messages over UDP: one every 10 ms, first once each, then by two paths each (`duplicate`), and a line breaks. What was on its way then is
 * told as lost, or has come by the other path.
 *
 *     npm run build:all && node out/examples/udp.js [MESSAGES]
 */
import { strictEqual } from 'node:assert/strict';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { createSocket } from 'kamo';
import { openLines } from './lines.ts';

const count = Number(process.argv[2] ?? 200);
for (const duplicate of [false, true]) await exchange(duplicate);

async function exchange(duplicate: boolean): Promise<void> {
  const lines = await openLines();
  const receiver = createSocket({ node: lines.home }).bind(7);
  const heard = new Set<string>();
  receiver.on('message', (message) => {
    strictEqual(heard.has(String(message)), false, 'a message is told once');
    heard.add(String(message));
  });

  const sender = lines.watch(createSocket({ node: lines.away }));
  const numbers = new Map<number, string>();
  const lost = new Set<string>();
  sender.on('lost', ({ message }) => lost.add(numbers.get(message) ?? ''));
  sender.connect(7, lines.home.generalizedId, { locators: lines.locators });
  await once(sender, 'connect');
  for (let i = 0; i < count; i++) {
    if (i === count / 2) lines.cut(sender); // What goes twice uses both lines alike.
    numbers.set(sender.send(`message ${i}`, { duplicate }), `message ${i}`);
    await sleep(10);
  }
  for (const message of numbers.values()) {
    while (!heard.has(message) && !lost.has(message)) await sleep(10);
  }
  const missing = [...numbers.values()].filter((message) => !heard.has(message));
  console.log(
    `${count} messages ${duplicate ? 'by two paths' : 'once'} each: ${missing.length} missing, all of them told`,
  );
  if (duplicate) strictEqual(missing.length, 0);
  sender.close();
  receiver.close();
  await lines.close();
}
