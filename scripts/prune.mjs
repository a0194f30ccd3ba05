/**
 * Removes what tsc leaves behind: output whose source is gone, so that neither the tarball nor the test run carries
 * a file that no longer exists. With `--all`, both output folders.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

if (process.argv.includes('--all')) {
  for (const folder of ['dist', 'out']) rmSync(join(root, folder), { recursive: true, force: true });
} else {
  prune('dist', 'src');
  prune('out', '.');
}

function prune(output, source) {
  const folder = join(root, output);
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath ?? entry.path, entry.name);
    const stem = /^(.*?)(\.d\.ts|\.js)(\.map)?$/.exec(relative(folder, file))?.[1];
    if (entry.isFile() && stem && !existsSync(join(root, source, `${stem}.ts`))) rmSync(file, { force: true });
  }
}
