import { readFileSync } from 'node:fs';
import { KAMO_VERSION } from '../wire/kamo-option.ts';

/** What `--version` prints. */
export function versionText(): string {
  return `kamo ${packageVersion()} (protocol ${KAMO_VERSION})`;
}

/** The version of this package. The nearest `package.json` of that name is the one, wherever the output lies. */
export function packageVersion(): string {
  let folder = new URL('.', import.meta.url);
  for (let depth = 0; depth < 5; depth++) {
    try {
      const content: unknown = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'));
      if (isPackage(content)) return content.version;
    } catch {
      // None here: one folder up.
    }
    folder = new URL('..', folder);
  }
  throw new Error('the package.json of kamo is missing');
}

function isPackage(content: unknown): content is { readonly name: 'kamo'; readonly version: string } {
  return (
    typeof content === 'object' &&
    content !== null &&
    'name' in content &&
    content.name === 'kamo' &&
    'version' in content &&
    typeof content.version === 'string'
  );
}
