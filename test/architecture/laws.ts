/** The laws of the tree as pure functions over parsed files: each returns its violations, one line of text each. */
import { posix } from 'node:path';

import type { SourceFile } from './source-file.ts';

/** What each folder of `src` may import besides itself. Everything points down; the order is the order of the layers. */
export const LAYERS: Readonly<Record<string, readonly string[]>> = {
  wire: [],
  tcp: ['wire'],
  multihome: ['wire'],
  udp: ['wire'],
  directory: ['wire', 'multihome'],
  transport: ['wire', 'tcp', 'multihome', 'udp'],
  engine: ['wire'],
  link: ['wire'],
  observe: ['wire'],
  net: ['wire', 'tcp', 'multihome', 'udp', 'directory', 'transport', 'engine', 'link', 'observe'],
  store: ['wire'],
  agent: ['wire', 'multihome', 'directory', 'store', 'link', 'observe', 'net'],
  posix: ['wire', 'directory', 'observe', 'net', 'agent'],
  demo: ['wire', 'directory', 'link', 'observe', 'net', 'agent'],
  cli: ['wire', 'directory', 'link', 'observe', 'net', 'store', 'agent', 'posix', 'demo'],
};

/** The layers without I/O, clock and randomness. */
export const CORE = ['wire', 'tcp', 'multihome', 'udp', 'directory', 'transport'] as const;

/** The files that a user of the package imports: they re-export, and nothing else in `src` may. */
export const ENTRIES = [
  'src/index.ts',
  'src/net.ts',
  'src/dgram.ts',
  'src/posix.ts',
  'src/agent.ts',
  'src/testing.ts',
] as const;

/** Packages without I/O that the core may use. */
const CORE_PACKAGES = ['buffer-layout', 'denque', 'ipaddr.js', 'tinyqueue'];

/** Packages that stand behind one file: whoever else needs them goes through it. */
const SOLE_IMPORTER: Readonly<Record<string, string>> = {
  'smoltcp-wasm': 'src/engine/smoltcp.ts',
  koffi: 'src/link/native-io.ts',
};

/** Globals that would bring a clock, a timer, randomness, I/O or the host into the core. */
export const FORBIDDEN_GLOBALS: readonly string[] = [
  'Buffer',
  'Date',
  'Math.*',
  'Math.random',
  'TextDecoder',
  'TextEncoder',
  'WebAssembly',
  'clearImmediate',
  'clearInterval',
  'clearTimeout',
  'console',
  'crypto',
  'eval',
  'fetch',
  'global',
  'globalThis',
  'performance',
  'process',
  'queueMicrotask',
  'require',
  'setImmediate',
  'setInterval',
  'setTimeout',
  'structuredClone',
];

/** Files are one idea each. */
export const MAX_LINES = 500;

export function importsPointDown(files: readonly SourceFile[]): string[] {
  return eachImport(files, (file, specifier) => {
    const layer = layerOf(file.path);
    if (!isRelative(specifier) || layer === undefined) return undefined;
    const target = resolve(file.path, specifier);
    if (!target.startsWith('src/')) return `${target} is outside src`;
    const targetLayer = layerOf(target);
    if (targetLayer === undefined) return `${target} is an entry: import the file itself`;
    if (targetLayer === layer || LAYERS[layer]?.includes(targetLayer)) return undefined;
    return LAYERS[layer] ? `${layer} must not import ${targetLayer}` : `${layer} is not a layer of the tree`;
  });
}

export function importsNameTheirFile(files: readonly SourceFile[], known: ReadonlySet<string>): string[] {
  return eachImport(files, (file, specifier) => {
    if (!isRelative(specifier)) return undefined;
    if (!specifier.endsWith('.ts')) return `${specifier} has no .ts ending`;
    return known.has(resolve(file.path, specifier)) ? undefined : `${specifier} does not exist`;
  });
}

export function packagesStayInTheirLayer(files: readonly SourceFile[]): string[] {
  return eachImport(files, (file, specifier) => {
    if (isRelative(specifier)) return undefined;
    const name = packageName(specifier);
    if (name === 'kamo') return 'inside the package, import the file';
    if (isCore(file.path) && !CORE_PACKAGES.includes(name)) return `the core must not import ${specifier}`;
    const sole = SOLE_IMPORTER[name];
    return sole && file.path !== sole ? `only ${sole} imports ${name}` : undefined;
  });
}

export function importsAreLiteral(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => isCore(file.path))
    .flatMap((file) => file.imports.filter(({ specifier }) => specifier === null).map((at) => [file, at.line] as const))
    .map(([file, line]) => `${file.path}:${line}: a computed import`);
}

/** Every circle once, types included, as `a -> b -> a`, beginning at its first file by name. */
export function importCircles(files: readonly SourceFile[]): string[] {
  const edges = new Map(files.map((file) => [file.path, targets(file)]));
  const circles = new Set<string>();
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) circles.add(rotate(trail.slice(start)).join(' -> '));
    if (start >= 0 || done.has(path)) return;
    for (const next of edges.get(path) ?? []) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const path of [...edges.keys()].sort()) walk(path, []);
  return [...circles];
}

export function coreUsesNoGlobals(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => isCore(file.path))
    .flatMap((file) =>
      file.globals
        .filter(({ name }) => FORBIDDEN_GLOBALS.includes(name))
        .map(({ name, line }) => `${file.path}:${line}: ${name} in the core`),
    );
}

/** Who stands in for a module that has one. */
const DEFAULT_EXPORTS = new Set(['src/net.ts', 'src/dgram.ts']);

export function noDefaultExports(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => file.defaultExport && !DEFAULT_EXPORTS.has(file.path))
    .map((file) => `${file.path}: a default export`);
}

export function onlyEntriesReExport(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => file.reExportsOnly !== (ENTRIES as readonly string[]).includes(file.path))
    .map((file) => `${file.path}: ${file.reExportsOnly ? 'a barrel' : 'an entry with code of its own'}`);
}

export function filesAreSmall(files: readonly { readonly path: string; readonly lines: number }[]): string[] {
  return files.filter((file) => file.lines >= MAX_LINES).map((file) => `${file.path}: ${file.lines} lines`);
}

function eachImport(
  files: readonly SourceFile[],
  judge: (file: SourceFile, specifier: string) => string | undefined,
): string[] {
  const found: string[] = [];
  for (const file of files) {
    for (const { specifier, line } of file.imports) {
      const fault = specifier === null ? undefined : judge(file, specifier);
      if (fault) found.push(`${file.path}:${line}: ${fault}`);
    }
  }
  return found;
}

function targets(file: SourceFile): string[] {
  return file.imports.flatMap(({ specifier }) =>
    specifier !== null && isRelative(specifier) ? [resolve(file.path, specifier)] : [],
  );
}

function rotate(circle: readonly string[]): string[] {
  const first = circle.indexOf([...circle].sort()[0] ?? '');
  const rotated = [...circle.slice(first), ...circle.slice(0, first)];
  return [...rotated, ...rotated.slice(0, 1)];
}

function resolve(from: string, specifier: string): string {
  return posix.join(posix.dirname(from), specifier);
}

function layerOf(path: string): string | undefined {
  return /^src\/([^/]+)\//.exec(path)?.[1];
}

function isCore(path: string): boolean {
  return (CORE as readonly (string | undefined)[]).includes(layerOf(path));
}

function isRelative(specifier: string): boolean {
  return specifier.startsWith('.') || specifier.startsWith('/');
}

function packageName(specifier: string): string {
  const [scopeOrName = '', name = ''] = specifier.split('/');
  return scopeOrName.startsWith('@') ? `${scopeOrName}/${name}` : scopeOrName;
}
