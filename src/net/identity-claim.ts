import { randomUUID } from 'node:crypto';
import { readFileSync, unlinkSync } from 'node:fs';
import { link, readFile, realpath, unlink, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Takes the identity in a file for this process, as long as it runs: one identity is for one process at a time
 * (spec/security.md). Resolves to the ID of the process of this host that has it, null when it is this one's now. It is told by
 * a file beside it, `FILE.lock`, with the ID of the process and, on Linux, the boot of the system and when the process started
 * there: IDs are given again. Where no such file can be written nobody is kept off.
 */
export async function claimIdentity(file: string): Promise<number | null> {
  const lock = `${await realpath(file).catch(() => file)}.lock`;
  const own = `${lock}.${randomUUID()}`;
  const claim = `${[process.pid, await bootOfSystem(), await startOf(process.pid)].join(' ').trimEnd()}\n`;
  try {
    await writeFile(own, claim, { flag: 'wx', mode: 0o600 });
  } catch {
    return null;
  }
  try {
    for (let tries = 0; tries < TRIES; tries++) {
      if (!(await isTaken(own, lock))) {
        process.once('exit', () => release(lock, claim));
        return null;
      }
      const present = await readFile(lock, 'utf8').catch(() => '');
      if (present === claim) return null;
      const holder = await holderOf(present);
      if (holder !== null) return holder;
      // It was killed, or the system was.
      await removeStale(own, lock, present);
    }
    return null;
  } finally {
    await unlink(own).catch(() => {});
  }
}

/** Others may come and go meanwhile, or be about to remove the same claim: so often, and so many ms apart. */
const TRIES = 100;
const PAUSE = 10;

/** Whether `file` was there; if not it is now, with the content of `own`, whoever else tries at the same time. */
function isTaken(own: string, file: string): Promise<boolean> {
  return link(own, file).then(
    () => false,
    (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EEXIST',
  );
}

/**
 * Removes the claim of a process that is no more. Several that have read it would remove each other's new ones: only who has
 * `FILE.lock.stale` may, and looks again. A process that ended just then has left that file behind, and not for long.
 */
async function removeStale(own: string, lock: string, claim: string): Promise<void> {
  const right = `${lock}.stale`;
  if (await isTaken(own, right)) {
    const other = await readFile(right, 'utf8').catch(() => '');
    if (other !== '' && (await holderOf(other)) === null) await unlink(right).catch(() => {});
    return await pause(PAUSE);
  }
  try {
    if ((await readFile(lock, 'utf8')) === claim) await unlink(lock);
  } catch {
    // It is gone already, or cannot be removed: the next try shows which.
  } finally {
    await unlink(right).catch(() => {});
  }
}

function release(lock: string, claim: string): void {
  try {
    if (readFileSync(lock, 'utf8') === claim) unlinkSync(lock);
  } catch {
    // The folder is gone, or may no longer be written to.
  }
}

/** The process, not this one, that has written a claim and still runs. What a claim or the system does not tell is not compared. */
async function holderOf(claim: string): Promise<number | null> {
  const [id, boot, start] = claim.trim().split(' ');
  const pid = Number(id);
  if (pid === process.pid || !isRunning(pid)) return null;
  return differ(boot, await bootOfSystem()) || differ(start, await startOf(pid)) ? null : pid;
}

function differ(claimed: string | undefined, present: string | null): boolean {
  return claimed !== undefined && present !== null && claimed !== present;
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** A UUID for each boot of the kernel (random(4)); null elsewhere than on Linux. */
async function bootOfSystem(): Promise<string | null> {
  const text = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  return text.trim() || null;
}

/** When a process started, in clock ticks since the boot: field 22 of proc_pid_stat(5). Null where it is not told. */
async function startOf(pid: number): Promise<string | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The second field is a name in parentheses, in which there may be spaces and parentheses.
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[22 - 3] ?? null;
}
