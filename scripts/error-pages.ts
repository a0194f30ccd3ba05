/** Writes the table of errors into the guide. Run it through `npm run docs`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { withErrorTable } from './error-table.ts';

const PAGE = fileURLToPath(new URL('../../docs/errors.md', import.meta.url));
writeFileSync(PAGE, withErrorTable(readFileSync(PAGE, 'utf8')));
