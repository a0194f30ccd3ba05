/**
 * Registers without end, and says when it is refused, and when more was stored than the limit of its parent on the size of files
 * allows. Ended by a line on stdin: then everything that was acknowledged is looked for.
 */
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { openStore } from '../../src/agent/open-store.ts';
import { entryOf } from './contract.ts';

// A write beyond the limit is an error here; whoever watches over signals would end the process by it.
process.on('SIGXFSZ', () => {});
const name = { kind: 'level', folder: process.argv[2] ?? '' } as const;
const store = await openStore(name);
const acknowledged: string[] = [];
let said = '';
let storedInARow = 0;
let ended = false;
const end = once(process.stdin, 'data').then(() => {
  ended = true;
});

function say(what: string): void {
  if (what !== said) writeSync(1, `${what}\n`);
  said = what;
}

for (let round = 0; !ended; round++) {
  const puts = Array.from({ length: 50 }, async (_, i) => {
    const nodeId = `2000:0000:${round.toString(16).padStart(4, '0')}:${i.toString(16).padStart(4, '0')}`;
    await store.put(nodeId, entryOf(1n), Date.now());
    acknowledged.push(nodeId);
  });
  const [first] = await Promise.allSettled(puts);
  storedInARow = first?.status === 'fulfilled' ? storedInARow + 1 : 0;
  if (storedInARow > 30) say('stored');
  if (storedInARow > 0) continue;
  say('refused');
  await Promise.race([end, new Promise((resolve) => setTimeout(resolve, 50))]);
}
await store.close();
const anew = await openStore(name);
const found = await Promise.all(acknowledged.map((nodeId) => anew.get(nodeId, Date.now())));
say(`lost ${found.filter((entry) => entry === null).length} of ${found.length}`);
await anew.close();
process.stdin.destroy();
