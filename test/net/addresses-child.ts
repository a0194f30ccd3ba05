/** Run in a network namespace with 10.9.0.1 on v0, given the ip command: prints a node's locators as addresses come and go. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { Node } from '../../src/index.ts';

const [ip = ''] = process.argv.slice(2);
const node = await Node.open({ watchInterval: 10 });
const awake = setInterval(() => {}, 1000);
const seen = [addresses()];
for (const command of ['add 10.9.0.2/24', 'del 10.9.0.1/24']) {
  const changed = once(node, 'locators');
  execFileSync(ip, ['addr', ...command.split(' '), 'dev', 'v0']);
  // Deleting the first address of a network may take the others with it, which then come back.
  if (command.startsWith('del')) execFileSync(ip, ['addr', 'replace', '10.9.0.2/24', 'dev', 'v0']);
  await changed;
  while (addresses().length !== (command.startsWith('add') ? 2 : 1)) await once(node, 'locators');
  seen.push(addresses());
}
clearInterval(awake);
await node.close();
console.log(JSON.stringify(seen));

function addresses(): string[] {
  return node
    .locators()
    .map(({ address }) => address)
    .sort();
}
