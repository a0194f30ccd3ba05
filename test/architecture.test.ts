/** The tree obeys its laws (CONTRIBUTING.md lists them), and every law finds a violation that is planted for it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';

import {
  CORE,
  coreUsesNoGlobals,
  FORBIDDEN_GLOBALS,
  filesAreSmall,
  importCircles,
  importsAreLiteral,
  importsNameTheirFile,
  importsPointDown,
  LAYERS,
  noDefaultExports,
  onlyEntriesReExport,
  packagesStayInTheirLayer,
} from './architecture/laws.ts';
import { parseSourceFile, type SourceFile } from './architecture/source-file.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SOURCES = read(['src'], /(?<!\.d)\.ts$/).map(({ path, text }) => parseSourceFile(path, text));

t.test('the tree is there to be judged', (t) => {
  t.ok(SOURCES.some(({ path }) => path.startsWith('src/wire/')));
  t.end();
});

t.test('[R-ARCH-1] imports point down', (t) => {
  t.strictSame(importsPointDown(SOURCES), []);
  t.strictSame(importsPointDown([file('src/tcp/a.ts', "import { b } from '../transport/b.ts';")]), [
    'src/tcp/a.ts:1: tcp must not import transport',
  ]);
  t.strictSame(importsPointDown([file('src/tcp/congestion/a.ts', "export type { B } from '../../udp/b.ts';")]), [
    'src/tcp/congestion/a.ts:1: tcp must not import udp',
  ]);
  t.strictSame(importsPointDown([file('src/wire/a.ts', "\nconst b = await import('../net/b.ts');")]), [
    'src/wire/a.ts:2: wire must not import net',
  ]);
  t.strictSame(importsPointDown([file('src/link/a.ts', "let b: import('../engine/b.ts').B;")]), [
    'src/link/a.ts:1: link must not import engine',
  ]);
  t.strictSame(importsPointDown([file('src/net/a.ts', "import '../../test/b.ts';\nimport '../index.ts';")]), [
    'src/net/a.ts:1: test/b.ts is outside src',
    'src/net/a.ts:2: src/index.ts is an entry: import the file itself',
  ]);
  t.strictSame(importsPointDown([file('src/net/a.ts', "import '../wire/b.ts'; // import '../cli/c.ts'")]), []);
  t.end();
});

t.test('[R-ARCH-1] the layers themselves have an order: what a layer imports stands before it', (t) => {
  const order = Object.keys(LAYERS);
  const upward = Object.entries(LAYERS).flatMap(([layer, below]) =>
    below.filter((name) => order.indexOf(name) >= order.indexOf(layer) || !order.includes(name)),
  );
  t.strictSame(upward, []);
  t.end();
});

t.test('[R-ARCH-1] the lint rules forbid in each folder what the layers forbid', (t) => {
  for (const [layer, allowed] of Object.entries(LAYERS)) {
    const forbidden = Object.keys(LAYERS).filter((name) => name !== layer && !allowed.includes(name));
    const groups = lintRules(`src/${layer}/**`).flatMap((rules) =>
      (rules.style?.noRestrictedImports?.options.patterns ?? []).flatMap(({ group }) => group),
    );
    const wanted = forbidden.map((name) => `**/${name}/**`).filter((pattern) => !groups.includes(pattern));
    t.strictSame(wanted, [], layer);
    t.strictSame(
      allowed.filter((name) => groups.includes(`**/${name}/**`)),
      [],
      layer,
    );
  }
  t.end();
});

t.test('[R-ARCH-2] there is no circle of imports', (t) => {
  t.strictSame(importCircles(SOURCES), []);
  const circle = [
    file('src/wire/c.ts', "import type { A } from './a.ts';"),
    file('src/wire/a.ts', "import './b.ts';\nimport './leaf.ts';"),
    file('src/wire/b.ts', "export { c } from './c.ts';\nimport './leaf.ts';"),
    file('src/wire/leaf.ts', ''),
  ];
  t.strictSame(importCircles(circle), ['src/wire/a.ts -> src/wire/b.ts -> src/wire/c.ts -> src/wire/a.ts']);
  t.strictSame(importCircles(circle.slice(1)), []);
  t.strictSame(importCircles([file('src/wire/a.ts', "import './a.ts';")]), ['src/wire/a.ts -> src/wire/a.ts']);
  t.end();
});

t.test('[R-ARCH-3] relative imports name an existing file with its ending', (t) => {
  const known = new Set(read(['src'], /\.ts$/).map(({ path }) => path));
  t.strictSame(importsNameTheirFile(SOURCES, known), []);
  t.strictSame(
    importsNameTheirFile(
      [file('src/wire/a.ts', "import './b.js';\nimport './c.ts';\nimport './d.ts';")],
      new Set(['src/wire/d.ts']),
    ),
    ['src/wire/a.ts:1: ./b.js has no .ts ending', 'src/wire/a.ts:2: ./c.ts does not exist'],
  );
  t.end();
});

t.test('[R-ARCH-4] the core imports no I/O, and a package with one port has one importer', (t) => {
  t.strictSame([...packagesStayInTheirLayer(SOURCES), ...importsAreLiteral(SOURCES)], []);
  t.strictSame(
    packagesStayInTheirLayer([
      file('src/wire/a.ts', "import { struct } from 'buffer-layout';\nimport net from 'node:net';"),
      file('src/tcp/a.ts', "import fs from 'fs';"),
      file('src/net/a.ts', "import 'smoltcp-wasm/engine';\nimport 'node:net';"),
      file('src/engine/smoltcp.ts', "import 'smoltcp-wasm';"),
      file('src/cli/a.ts', "import 'kamo';"),
    ]),
    [
      'src/wire/a.ts:2: the core must not import node:net',
      'src/tcp/a.ts:1: the core must not import fs',
      'src/net/a.ts:1: only src/engine/smoltcp.ts imports smoltcp-wasm',
      'src/cli/a.ts:1: inside the package, import the file',
    ],
  );
  t.strictSame(importsAreLiteral([file('src/udp/a.ts', 'export const load = (x: string) => import(x);')]), [
    'src/udp/a.ts:1: a computed import',
  ]);
  t.end();
});

t.test('[R-ARCH-5] the core has no clock, timer, randomness or host', (t) => {
  t.strictSame(coreUsesNoGlobals(SOURCES), []);
  const uses = (text: string) => coreUsesNoGlobals([file('src/tcp/a.ts', text)]);
  for (const name of FORBIDDEN_GLOBALS.filter((name) => !name.includes('.'))) {
    t.strictSame(uses(`export const x = ${name};`), [`src/tcp/a.ts:1: ${name} in the core`]);
  }
  t.strictSame(uses('export const x = Math.random();'), ['src/tcp/a.ts:1: Math.random in the core']);
  t.strictSame(uses("export const x = Math['random']();"), ['src/tcp/a.ts:1: Math.random in the core']);
  t.strictSame(uses('export const x = (k: "random") => Math[k]();'), ['src/tcp/a.ts:1: Math.* in the core']);
  t.strictSame(uses('export const x = globalThis.Date.now();'), ['src/tcp/a.ts:1: globalThis in the core']);
  t.strictSame(uses('export let x: Buffer;'), ['src/tcp/a.ts:1: Buffer in the core']);
  t.strictSame(uses('export const x = { process };'), ['src/tcp/a.ts:1: process in the core']);
  t.strictSame(uses('export const x = (a = Date.now()) => a;'), ['src/tcp/a.ts:1: Date in the core']);
  t.strictSame(uses('// Date\nexport const x = "setTimeout" + Math.min(1, 2);'), []);
  t.strictSame(uses('export class A { crypto = 1; process() { return this.crypto; } }'), []);
  t.strictSame(uses('export const f = (crypto: { sign(): void }) => crypto.sign();'), []);
  t.strictSame(coreUsesNoGlobals([file('src/net/a.ts', 'export const x = Date.now();')]), []);
  t.end();
});

t.test('[R-ARCH-5] the lint rules deny the same globals in every folder of the core', (t) => {
  for (const layer of CORE) {
    const denied = lintRules(`src/${layer}/**`).flatMap((rules) =>
      Object.keys(rules.style?.noRestrictedGlobals?.options.deniedGlobals ?? {}),
    );
    const wanted = FORBIDDEN_GLOBALS.filter((name) => !name.includes('.') && name !== 'eval');
    t.strictSame(denied.sort(), [...wanted].sort(), layer);
  }
  t.end();
});

t.test('[R-ARCH-6] nothing is exported by default', (t) => {
  t.strictSame(noDefaultExports(SOURCES), []);
  for (const text of [
    'export default 1;',
    'export default class {}',
    'const a = 1;\nexport { a as default };',
    "export { default } from './b.ts';",
  ]) {
    t.strictSame(noDefaultExports([file('src/net/a.ts', text)]), ['src/net/a.ts: a default export']);
  }
  t.strictSame(noDefaultExports([file('src/net/a.ts', 'export const a = { default: 1 };')]), []);
  t.end();
});

t.test('[R-ARCH-7] only the public entries re-export, and they do nothing else', (t) => {
  t.strictSame(onlyEntriesReExport(SOURCES), []);
  t.strictSame(
    onlyEntriesReExport([
      file('src/net/all.ts', "export { a } from './a.ts';\nexport type { B } from './b.ts';"),
      file('src/net/a.ts', "import { b } from './b.ts';\nexport const a = b;"),
      file('src/index.ts', "export { a } from './net/a.ts';\nexport const b = 1;"),
      file('src/posix.ts', "export { a } from './posix/a.ts';"),
    ]),
    ['src/net/all.ts: a barrel', 'src/index.ts: an entry with code of its own'],
  );
  t.end();
});

t.test('[R-ARCH-8] files stay small', (t) => {
  const folders = ['src', 'test', 'benchmarks', 'examples', 'scripts', 'wasm'];
  const all = read(folders, /\.(ts|mjs|js|rs)$/).map(({ path, text }) => ({
    path,
    lines: text.split('\n').length - 1,
  }));
  t.strictSame(filesAreSmall(all), []);
  t.strictSame(filesAreSmall([file('a.ts', 'x;\n'.repeat(500)), file('b.ts', 'x;\n'.repeat(499))]), [
    'a.ts: 500 lines',
  ]);
  t.end();
});

interface LintRules {
  readonly style?: {
    readonly noRestrictedImports?: { readonly options: { readonly patterns: readonly { readonly group: string[] }[] } };
    readonly noRestrictedGlobals?: { readonly options: { readonly deniedGlobals: Record<string, string> } };
  };
}

function lintRules(glob: string): LintRules[] {
  const config = JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8')) as {
    overrides: { includes: string[]; linter: { rules: LintRules } }[];
  };
  return config.overrides.filter(({ includes }) => includes.includes(glob)).map(({ linter }) => linter.rules);
}

function file(path: string, text: string): SourceFile {
  return parseSourceFile(path, text);
}

function read(folders: readonly string[], pattern: RegExp): { path: string; text: string }[] {
  return folders
    .map((folder) => join(ROOT, folder))
    .filter(existsSync)
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .filter((path) => pattern.test(path) && !/node_modules|\/(target|vendor)\//.test(path))
    .map((path) => ({ path: relative(ROOT, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }));
}
