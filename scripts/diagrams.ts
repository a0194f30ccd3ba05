/** Draws every state machine into the chapters of `spec/`, and writes those of the models for Spin. Run it through `npm run diagrams`. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { withDiagrams } from './diagram.ts';
import { DIAGRAM_TABLES } from './diagram-tables.ts';
import { renderTables } from './promela.ts';

const SPEC = fileURLToPath(new URL('../../spec/', import.meta.url));

for (const name of readdirSync(SPEC)) {
  if (!name.endsWith('.md')) continue;
  const before = readFileSync(SPEC + name, 'utf8');
  const after = withDiagrams(before, DIAGRAM_TABLES);
  if (after === before) continue;
  writeFileSync(SPEC + name, after);
  console.error(`spec/${name}: drawn anew`);
}
writeFileSync(`${SPEC}model/tables.pml`, renderTables());
