/** The guide tells the truth: its programs run, its links lead somewhere, its table of errors is that of the source. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { withErrorTable } from '../../scripts/error-table.ts';
import { brokenLinks } from '../../scripts/links.ts';
import { runProgram } from '../examples/run-program.ts';
import { compile, snippetsOf } from './snippets.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FOLDER = join(ROOT, 'out/docs/');
const GUIDE = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));
const CHAPTERS = readdirSync(join(ROOT, 'spec')).filter((name) => name.endsWith('.md'));
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'examples/README.md',
  ...GUIDE.map((name) => `docs/${name}`),
  ...CHAPTERS.map((name) => `spec/${name}`),
];

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

t.test('[R-EX-10] every program of the guide compiles, ends by itself, and prints what the page says', async (t) => {
  const snippets = GUIDE.flatMap((name) => snippetsOf(name.replace('.md', ''), read(`docs/${name}`)));
  t.ok(snippets.length >= GUIDE.length - 1, 'nearly every page has one');
  const { faults, programs } = compile(snippets, FOLDER);
  t.strictSame(faults, []);
  mkdirSync(FOLDER, { recursive: true });
  for (const { name, output } of snippets) {
    const path = join(FOLDER, `${name}.js`);
    writeFileSync(path, programs.get(name) ?? '');
    const { stdout, ...ran } = await runProgram(path);
    t.strictSame(ran, { code: 0, stderr: '' }, name);
    if (output !== undefined) t.equal(stdout, output, name);
  }
});

t.test('[R-EX-10] the programs of the README compile', (t) => {
  const snippets = snippetsOf('README', read('README.md'));
  t.ok(snippets.length > 0);
  t.strictSame(compile(snippets, FOLDER).faults, []);
  t.end();
});

t.test('[R-EX-10] a program that does not compile is told with its page and line', (t) => {
  const page =
    "a\n```ts\nimport { connect } from 'kamo';\n\nconnect({ port: 'x', nobody: 1 });\n```\n```text\nout\n```\n";
  const snippets = snippetsOf('page', page);
  t.match(snippets, [{ name: 'page-1', output: 'out\n' }]);
  t.match(compile(snippets, FOLDER).faults, [/^page-1\.ts:3 .*nobody/]);
  t.end();
});

t.test('[R-EX-11] the table of errors is that of the source', (t) => {
  const page = read('docs/errors.md');
  t.equal(page, withErrorTable(page), 'npm run docs writes it anew');
  t.match(page, /\| `ERR_KAMO_REFUSED` \| `ECONNREFUSED` \| peer \|/);
  t.end();
});

t.test('[R-EX-12] every link between pages leads to a file, and to a heading where it names one', (t) => {
  t.strictSame(
    PAGES.flatMap((path) => brokenLinks(ROOT, path, read(path))),
    [],
  );
  t.strictSame(
    brokenLinks(ROOT, 'docs/a.md', '[a](errors.md) [b](#c) `[d](e)` [f](nobody.md) [g](errors.md#nothing)\n# C'),
    ['docs/a.md: nobody.md', 'docs/a.md: errors.md#nothing'],
  );
  t.end();
});

t.test('[R-EX-13] the package carries every page and picture that its own pages link to', (t) => {
  const said = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const files = packedFiles(JSON.parse(said));
  const pages = files.filter((path) => path.endsWith('.md') && !path.includes('node_modules'));
  for (const page of ['README.md', 'docs/README.md', 'spec/api.md']) t.ok(pages.includes(page), page);
  t.strictSame(
    pages.flatMap((path) => brokenLinks(ROOT, path, read(path), (to) => files.includes(to))),
    [],
  );
  t.strictSame(
    files.filter((path) => path.endsWith('.map')),
    [],
    'no map to a source that is not there',
  );
  t.end();
});

/** npm prints a list of packages, since version 12 an object of them by name. */
function packedFiles(said: unknown): string[] {
  const [pack] = Object.values(said as Record<string, { files: { path: string }[] }>);
  return pack?.files.map(({ path }) => path) ?? [];
}
