/**
 * Writes pseudo-random bytes to stdout, by the clock where a rate is given, and says what they were.
 * Run as `source.js BYTES MBIT REPORT`: MBIT 0 for as fast as they are taken; REPORT gets `bytes N` and `sha256 HEX`.
 */
import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const [total = 0, megabits = 0] = process.argv.slice(2, 4).map(Number);
const report = process.argv[4] ?? '/dev/stderr';
/** As fast as possible in large pieces; by the clock in small ones, so that a gap at the other end means something. */
const CHUNK = megabits === 0 ? 65_536 : 1024;

const generator = createCipheriv('aes-128-ctr', randomBytes(16), randomBytes(16));
const hash = createHash('sha256');
const zeros = Buffer.alloc(CHUNK);
const start = performance.now();
let written = 0;
while (written < total) {
  const due = megabits === 0 ? total : Math.min(total, ((performance.now() - start) * megabits * 1000) / 8);
  while (written < due) {
    const chunk = generator.update(zeros.subarray(0, Math.min(CHUNK, total - written)));
    hash.update(chunk);
    written += chunk.length;
    if (!process.stdout.write(chunk)) await once(process.stdout, 'drain');
  }
  if (written < total) await sleep(1);
}
writeFileSync(report, `bytes ${written}\nsha256 ${hash.digest('hex')}\n`);
