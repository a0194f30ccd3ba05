import { access } from 'node:fs/promises';
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

/** The identity to run with: the one named, else the user's own, else none, which makes a fresh one for this run. */
export async function chooseIdentity(
  file: string | undefined,
): Promise<Awaited<ReturnType<typeof loadIdentity>> | undefined> {
  if (file !== undefined) return await loadIdentity(file);
  try {
    await access(defaultIdentityFile());
  } catch {
    return undefined;
  }
  return await loadIdentity();
}
