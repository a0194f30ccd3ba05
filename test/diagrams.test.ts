/** The pictures in `spec/` are those of the tables in `src/`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';

import { diagramNames, renderDiagram, withDiagrams } from '../scripts/diagram.ts';
import { DIAGRAM_TABLES } from '../scripts/diagram-tables.ts';

const SPEC = fileURLToPath(new URL('../../spec/', import.meta.url));
const LAMP = {
  dark: { 'switch-on': 'half-lit', flash: ['bright', 'dark'] },
  'half-lit': { more: { to: 'bright' }, off: 'dark', tired: 'dark' },
  bright: { burst: 'broken' },
  broken: {},
} as const;
const LAMP_DRAWN = [
  'stateDiagram-v2',
  '    state "half-lit" as half_lit',
  '    [*] --> dark',
  '    dark --> half_lit: switch-on',
  '    dark --> bright: flash',
  '    dark --> dark: flash',
  '    half_lit --> bright: more',
  '    half_lit --> dark: off, tired',
  '    bright --> broken: burst',
  '    broken --> [*]',
].join('\n');

t.test('[R-ARCH-9] every table is drawn in one chapter, as it is now', (t) => {
  const chapters = (existsSync(SPEC) ? readdirSync(SPEC) : [])
    .filter((name) => name.endsWith('.md'))
    .map((name) => ({ name, text: readFileSync(join(SPEC, name), 'utf8') }));
  t.strictSame(chapters.flatMap(({ text }) => diagramNames(text)).sort(), Object.keys(DIAGRAM_TABLES).sort());
  const stale = chapters.filter(({ text }) => withDiagrams(text, DIAGRAM_TABLES) !== text);
  t.strictSame(
    stale.map(({ name }) => name),
    [],
    'npm run diagrams draws them anew',
  );
  t.end();
});

t.test('[R-ARCH-9] a table becomes a diagram', (t) => {
  t.equal(renderDiagram(LAMP), LAMP_DRAWN);
  t.end();
});

t.test('[R-ARCH-9] a diagram replaces what stands between its markers, and nothing else', (t) => {
  const block = `<!-- diagram:lamp -->\n\`\`\`mermaid\n${LAMP_DRAWN}\n\`\`\`\n<!-- /diagram -->`;
  t.equal(withDiagrams('a\n<!-- diagram:lamp -->\nb\n', { lamp: LAMP }), `a\n${block}\nb\n`);
  t.equal(withDiagrams('<!-- diagram:lamp -->\nold\n<!-- /diagram -->\nb', { lamp: LAMP }), `${block}\nb`);
  t.equal(withDiagrams(`${block}\n${block}`, { lamp: LAMP }), `${block}\n${block}`);
  const other = '<!-- diagram:fan -->\nold\n<!-- /diagram -->';
  t.equal(withDiagrams(`${other}\n<!-- diagram:lamp -->`, { lamp: LAMP }), `${other}\n${block}`);
  t.strictSame(diagramNames(`${other}\n${block}`), ['fan', 'lamp']);
  t.end();
});
