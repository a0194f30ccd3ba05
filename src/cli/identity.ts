import { access } from 'node:fs/promises';
import { claimIdentity } from '../net/identity-claim.ts';
import { defaultIdentityFile, readIdentityFile } from '../net/identity-file.ts';
import { asCommandError, CommandError, EXIT } from './exit-codes.ts';

/** The identity in a file, or the user's own; a missing one is an error that says how to make it. */
export async function loadIdentity(file: string = defaultIdentityFile()): ReturnType<typeof readIdentityFile> {
  try {
    return await readIdentityFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new CommandError(EXIT.setup, 'ENOENT', `there is no identity in ${file}; make one with "kamo id new"`);
    }
    throw asCommandError(error, `cannot read the identity in ${file}`);
  }
}

type Identity = Awaited<ReturnType<typeof loadIdentity>>;

/**
 * The identity to run with: the one named, else the user's own, else none, which makes a fresh one for this run. One that
 * another process has is an error, or, where `mayBeFresh` and it was not named, none.
 *
 * @param isUsable of one that is not, nothing is asked: it is none
 */
export async function chooseIdentity(
  named: string | undefined,
  mayBeFresh: boolean,
  isUsable: (identity: Identity) => boolean = () => true,
): Promise<Identity | undefined> {
  const file = named ?? defaultIdentityFile();
  if (named === undefined && !(await exists(file))) return undefined;
  const identity = await loadIdentity(file);
  if (!isUsable(identity)) return undefined;
  const holder = await claimIdentity(file);
  if (holder === null) return identity;
  if (named === undefined && mayBeFresh) return undefined;
  const advice = `one is for one process at a time: name another one by --identity (if ${holder} is none of kamo, remove ${file}.lock)`;
  throw new CommandError(EXIT.setup, 'EBUSY', `the identity in ${file} is in use by process ${holder}; ${advice}`);
}

async function exists(file: string): Promise<boolean> {
  return await access(file).then(
    () => true,
    () => false,
  );
}
