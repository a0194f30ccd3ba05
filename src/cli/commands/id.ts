import { access } from 'node:fs/promises';
import type { Command } from 'commander';
import { createIdentity, defaultIdentityFile, STRENGTH, writeIdentityFile } from '../../net/identity-file.ts';
import { formatGeneralizedId } from '../../wire/node-id.ts';
import { parseInteger } from '../arguments.ts';
import { asCommandError, CommandError, EXIT, type ExitCode } from '../exit-codes.ts';
import { loadIdentity } from '../identity.ts';
import type { Output } from '../output.ts';
import type { RunVerb } from '../verb.ts';

type Identity = Awaited<ReturnType<typeof loadIdentity>>;

interface NewFlags {
  readonly out?: string;
  readonly strength: number;
  readonly force?: boolean;
}

/** Strengths that a search finishes in a life: 2 takes hours, 3 takes thousands of years. */
const MOST_STRENGTH = 2;

/** How often the progress line is drawn, in ms. */
const PROGRESS_INTERVAL = 100;

/** `kamo id`: keys and node IDs. */
export function idCommand(verb: Command, run: RunVerb): void {
  verb
    .command('new')
    .description('make an identity and write it to a file that only you can read')
    .option('--out <file>', `where to; default: ${defaultIdentityFile()}`)
    .option(
      '--strength <n>',
      'how hard the node ID is to forge: 1 (a moment) or 2 (hours)',
      (text) => parseInteger(text, STRENGTH.least, MOST_STRENGTH),
      STRENGTH.default,
    )
    .option('--force', 'replace the identity that is there')
    .action(async (flags: NewFlags) => {
      await run((output) => create(flags, output));
    });
  verb
    .command('show')
    .description('show node ID, generalized ID, strength and public key; never the secret')
    .argument('[file]', `default: ${defaultIdentityFile()}`)
    .action(async (file: string | undefined) => {
      await run(async (output) => {
        show(file ?? defaultIdentityFile(), await loadIdentity(file), output);
        return EXIT.ok;
      });
    });
}

async function create(flags: NewFlags, output: Output): Promise<ExitCode> {
  const file = flags.out ?? defaultIdentityFile();
  // Asked before the search as well: nobody should wait for an answer that is known.
  if (!flags.force && (await exists(file))) throw alreadyThere(file);
  const identity = await search(flags.strength, output);
  if (identity === undefined) return EXIT.interrupted;
  await writeIdentityFile(file, identity, flags.force).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw alreadyThere(file);
    throw asCommandError(error, `cannot write ${file}`);
  });
  show(file, identity, output);
  return EXIT.ok;
}

/** Undefined when Ctrl-C came first. */
async function search(strength: number, output: Output): Promise<Identity | undefined> {
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  process.on('SIGINT', interrupt);
  const startedAt = Date.now();
  let drawnAt = startedAt;
  const progress = (hashes: number, expected: number): void => {
    const now = Date.now();
    if (!output.live || now - drawnAt < PROGRESS_INTERVAL) return;
    drawnAt = now;
    const rate = hashes / (now - startedAt);
    const likely = (100 * (1 - Math.exp(-hashes / expected))).toFixed(0);
    output.people.write(
      `\r  ${hashes} hashes, ${rate.toFixed(0)} per ms; ${likely} % of searches are done by now\x1b[K`,
    );
  };
  try {
    return await createIdentity(strength, progress, stop.signal);
  } catch (error) {
    if (stop.signal.aborted) return undefined;
    throw error;
  } finally {
    process.removeListener('SIGINT', interrupt);
    if (drawnAt !== startedAt) output.people.write('\r\x1b[K');
  }
}

function show(file: string, identity: Identity, output: Output): void {
  const generalizedId = formatGeneralizedId(identity.nodeId);
  const publicKey = Buffer.from(identity.publicKey).toString('hex');
  const { strength } = identity;
  output.result(
    { file, nodeId: identity.nodeId.text, generalizedId, strength, publicKey },
    [
      `node ID         ${identity.nodeId.text}`,
      `generalized ID  ${generalizedId}`,
      `strength        ${strength}`,
      `public key      ${publicKey}`,
      `file            ${file}`,
    ].join('\n'),
  );
}

function alreadyThere(file: string): CommandError {
  return new CommandError(EXIT.setup, 'EEXIST', `${file} exists; --force replaces it, --out names another`);
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}
