/** A claim tells a process from a later one with its ID. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { claimIdentity } from '../../src/net/identity-claim.ts';

// Processes take their time on a busy machine.
t.setTimeout(120_000);
// Each claim has its listener of the process's end.
process.setMaxListeners(100);

const MODULE = new URL('../../src/net/identity-claim.js', import.meta.url).href;
const CLAIM = `
import { claimIdentity } from '${MODULE}';
console.log(await claimIdentity(process.argv[1]));
process.stdin.resume();
`;

/** A process that has claimed, until its stdin ends. */
async function claimant(t: Test, file: string): Promise<ChildProcess & { readonly pid: number }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', CLAIM, file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  t.teardown(() => child.kill('SIGKILL'));
  const [told] = await once(child.stdout, 'data');
  t.equal(`${told}`, 'null\n');
  const { pid } = child;
  if (pid === undefined) throw new Error('it runs');
  return Object.assign(child, { pid });
}

function fileIn(t: Test): { readonly file: string; readonly lock: string } {
  const file = join(t.testdir({}), 'id');
  return { file, lock: `${file}.lock` };
}

t.test('[R-CMD-24] a claim is for as long as its process, and taken again by itself', async (t) => {
  const { file, lock } = fileIn(t);
  const child = await claimant(t, file);
  t.equal(await claimIdentity(file), child.pid);
  child.stdin?.end();
  await once(child, 'close');
  t.notOk(existsSync(lock));
  t.equal(await claimIdentity(file), null);
  const own = readFileSync(lock, 'utf8');
  t.equal(await claimIdentity(file), null);
  t.equal(readFileSync(lock, 'utf8'), own);
});

t.test('[R-CMD-24] a claim with the process ID alone is good while any process has it', async (t) => {
  const { file, lock } = fileIn(t);
  const child = await claimant(t, file);
  writeFileSync(lock, `${child.pid}\n`);
  t.equal(await claimIdentity(file), child.pid);
  child.kill('SIGKILL');
  await once(child, 'close');
  t.equal(await claimIdentity(file), null);
});

t.test('[R-CMD-24] what is no claim keeps nobody off', async (t) => {
  for (const text of ['', '\n', '0\n', '-1\n', '1.5\n', 'NaN x y\n', ' '.repeat(100_000)]) {
    const { file, lock } = fileIn(t);
    writeFileSync(lock, text);
    t.equal(await claimIdentity(file), null, JSON.stringify(text.slice(0, 10)));
    t.match(readFileSync(lock, 'utf8'), new RegExp(`^${process.pid}\\b`));
  }
});

t.test('[R-CMD-24] who ends leaves the claim of another one where it is', async (t) => {
  const { file, lock } = fileIn(t);
  const child = await claimant(t, file);
  writeFileSync(lock, `${process.pid}\n`);
  child.stdin?.end();
  await once(child, 'close');
  t.ok(existsSync(lock));
});

const elsewhere = process.platform === 'linux' ? {} : { skip: 'Linux tells when a process has started' };

t.test('[R-CMD-24] an ID of another boot or start is that of another process', elsewhere, async (t) => {
  const { file, lock } = fileIn(t);
  const child = await claimant(t, file);
  const [id, boot = '', start = ''] = readFileSync(lock, 'utf8').trim().split(' ');
  t.equal(id, `${child.pid}`);
  t.match(boot, /^[0-9a-f-]{36}$/);
  t.match(start, /^[0-9]+$/);
  for (const stale of [
    `${id} ${boot} ${Number(start) - 1}\n`,
    `${id} ${boot.replace(/./, (digit) => (digit === '0' ? '1' : '0'))} ${start}\n`,
    // This process, before it was this one.
    `${process.pid} ${boot} 1\n`,
    `${process.pid}\n`,
  ]) {
    writeFileSync(lock, stale);
    t.equal(await claimIdentity(file), null, stale);
    t.match(readFileSync(lock, 'utf8'), `${process.pid} ${boot} `);
  }
  writeFileSync(lock, `${id} ${boot} ${start}\n`);
  t.equal(await claimIdentity(file), child.pid);
});

const RACE = `
import { claimIdentity } from '${MODULE}';
const [at, ...files] = process.argv.slice(1);
const holders = [];
for (const [i, file] of files.entries()) {
  while (Date.now() < Number(at) + 40 * i);
  holders.push((await claimIdentity(file)) ?? process.pid);
}
console.log(JSON.stringify(holders));
process.stdin.resume();
`;

t.test('[R-CMD-24] of several that find the claim of a dead process at the same moment one has it', async (t) => {
  const folder = t.testdir({});
  const files = Array.from({ length: 10 }, (_, i) => join(folder, `id-${i}`));
  // No process has so large an ID (pid_max is 2^22 at most).
  for (const file of files) writeFileSync(`${file}.lock`, '99999999\n');
  const words = ['--input-type=module', '-e', RACE, `${Date.now() + 1500}`, ...files];
  const children = Array.from({ length: 6 }, () =>
    spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  t.teardown(() => {
    for (const child of children) child.kill('SIGKILL');
  });
  const told = await Promise.all(
    children.map(async ({ stdout }): Promise<number[]> => JSON.parse(`${(await once(stdout, 'data'))[0]}`)),
  );
  for (const [i, file] of files.entries()) {
    const holders = new Set(told.map((each) => each[i]));
    t.equal(holders.size, 1, `${[...holders]}`);
    t.match(readFileSync(`${file}.lock`, 'utf8'), new RegExp(`^${[...holders][0]}\\b`));
  }
  t.strictSame(
    readdirSync(folder).filter((name) => !name.endsWith('.lock')),
    [],
    'and nothing else is left',
  );
});
