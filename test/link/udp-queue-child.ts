/** Run with `--test-udp-no-try-send`; prints what a link did with datagrams that had to wait (see `udp.test.ts`). */
import type { Link } from '../../src/link/link.ts';
import { openUdpLink } from '../../src/link/udp.ts';

const LENGTH = 100;
const heard: Uint8Array[] = [];
let drained = 0;
const quiet = { receive: () => {}, drained: () => drained++, failed: () => {} };
const receiver = await openUdpLink('127.0.0.1', 0, {
  ...quiet,
  receive: (_link, bursts) => {
    for (const { datagrams } of bursts) heard.push(...datagrams);
  },
});
const sender = await openUdpLink('127.0.0.1', 0, quiet, { queueLimit: 44, batched: false });

const [first, ...later] = [train(20, 1), train(10, 2), train(20, 3)];
const returned = [send(sender, first)];
for (const bytes of later) {
  returned.push(send(sender, bytes));
  // What was copied may be overwritten at once.
  bytes?.fill(0xff);
}
const deadline = Date.now() + 5000;
while ((heard.length < 44 || drained === 0) && Date.now() < deadline)
  await new Promise((resolve) => setTimeout(resolve, 1));
const drops = { ...sender.drops };
const intact = heard.every((datagram, i) => datagram.every((byte) => byte === (i < 20 ? 1 : i < 30 ? 2 : 3)));
const afterwards = send(sender, train(1, 4));
const result = { returned, heard: heard.length, intact, drained, afterwards, drops };
console.log(JSON.stringify(result));
sender.close();
receiver.close();

function train(count: number, value: number): Uint8Array {
  return new Uint8Array(count * LENGTH).fill(value);
}

function send(link: Link, bytes: Uint8Array = new Uint8Array(0)): boolean {
  const count = bytes.length / LENGTH;
  const offsets = Int32Array.from({ length: count }, (_, i) => i * LENGTH);
  return link.send(receiver.local, bytes, offsets, new Int32Array(count).fill(LENGTH), count);
}
