import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, unlink } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { DEFAULT_STRENGTH, MAX_STRENGTH, MIN_STRENGTH } from '../multihome/constants.ts';
import { type Identity, IdentitySearch } from '../multihome/identity.ts';
import { identityFromText, identityToText } from '../multihome/identity-text.ts';
import { nodeCrypto } from './crypto.ts';
import { KamoError } from './errors.ts';

/** The strengths there are, and the one for those who do not ask. */
export const STRENGTH = { least: MIN_STRENGTH, most: MAX_STRENGTH, default: DEFAULT_STRENGTH } as const;

/** Where a user's identity lives: `$XDG_CONFIG_HOME/kamo/id`, else `~/.config/kamo/id` (XDG Base Directory 0.8). */
export function defaultIdentityFile(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  const given = environment['XDG_CONFIG_HOME'];
  // A relative path is to be ignored, says that specification.
  const folder = given?.startsWith('/') ? given : join(homedir(), '.config');
  return join(folder, 'kamo', 'id');
}

/**
 * A fresh identity, found in slices so that the process goes on meanwhile. About 2^(16 × strength) hashes.
 *
 * @param onProgress hashes tried so far, and the number that it takes in the mean
 * @throws RangeError when the strength is none
 */
export async function createIdentity(
  strength: number = STRENGTH.default,
  onProgress?: (hashes: number, expected: number) => void,
  signal?: AbortSignal,
): Promise<Identity> {
  const search = new IdentitySearch(nodeCrypto, strength);
  for (;;) {
    const identity = search.step(HASHES_PER_SLICE);
    if (identity !== null) return identity;
    onProgress?.(search.hashes, search.expectedHashes);
    await new Promise<void>((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
  }
}

/** The identity in a file. Rejects with the system's error, or with a KamoError `ERR_KAMO_IDENTITY`. */
export async function readIdentityFile(file: string): Promise<Identity> {
  const parsed = identityFromText(nodeCrypto, await readFile(file, 'utf8'));
  if (!parsed.ok) throw new KamoError('ERR_KAMO_IDENTITY', `${file} holds no usable identity (${parsed.reason})`);
  return parsed.value;
}

/**
 * Writes an identity, readable by its owner alone. The file is there whole or not at all. An existing one is an error
 * (`EEXIST`) unless `overwrite` is set.
 */
export async function writeIdentityFile(file: string, identity: Identity, overwrite = false): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const temporary = `${file}.${randomUUID()}`;
  const handle = await open(temporary, 'wx', 0o600);
  try {
    try {
      await handle.writeFile(identityToText(identity));
      await handle.sync();
    } finally {
      await handle.close();
    }
    // A link fails where a file is; renaming would replace it.
    if (overwrite) await rename(temporary, file);
    else await link(temporary, file);
  } finally {
    await unlink(temporary).catch(() => {});
  }
}

const HASHES_PER_SLICE = 2048;
