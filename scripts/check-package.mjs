/**
 * What a user gets: packs the package, installs the tarball in an empty folder far from this one, and uses it there:
 * types, import, command, an echo over loopback. Then the tarball's manifest is judged by publint and attw.
 * Prints one line per check and leaves with 1 when any failed. Nothing is left behind.
 */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MAX_TARBALL_BYTES = 2 * 1024 * 1024;
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const work = mkdtempSync(join(tmpdir(), 'kamo-package-'));
const home = join(work, 'user');
const installed = join(home, 'node_modules', 'kamo');
let tarball = '';
let failed = 0;

try {
  check('pack', pack);
  if (failed === 0) check('install', install);
  if (failed === 0) {
    check('contents', contents);
    check('bundled engine', bundledEngine);
    check('import and echo', importAndEcho);
    check('types', types);
    check('command', command);
    check('publint', () => run(ROOT, join(ROOT, 'node_modules/.bin/publint'), [tarball, '--strict']));
    check('attw', () =>
      run(ROOT, join(ROOT, 'node_modules/.bin/attw'), [tarball, '--profile', 'esm-only', '--no-emoji']),
    );
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
process.exitCode = failed > 0 ? 1 : 0;

function pack() {
  run(ROOT, 'npm', ['pack', '--pack-destination', work]);
  const name = readdirSync(work).find((file) => file.endsWith('.tgz'));
  if (!name) throw new Error('npm pack left no tarball');
  tarball = join(work, name);
  const { size } = statSync(tarball);
  if (size > MAX_TARBALL_BYTES) throw new Error(`the tarball has ${size} bytes, more than ${MAX_TARBALL_BYTES}`);
}

/** Install scripts are forbidden: the tarball needs no build. */
function install() {
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), '{ "name": "user", "private": true, "type": "module" }\n');
  run(home, 'npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', tarball]);
}

function contents() {
  const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
  const stray = files.filter((file) => /\.tsbuildinfo$|(^|\/)(test|out|target)(\/|$)|(?<!\.d)\.ts$/.test(file));
  if (stray.length > 0) throw new Error(`does not belong into the tarball: ${stray.join(', ')}`);
  for (const file of ['LICENSE', 'README.md', 'CHANGELOG.md', manifest.bin.kamo]) {
    if (!files.includes(file)) throw new Error(`${file} is missing`);
  }
}

/** The engine comes in the tarball and never from a registry, where its name might be anybody's. */
function bundledEngine() {
  const folder = join(installed, 'node_modules', 'smoltcp-wasm');
  if (!existsSync(join(folder, 'package.json'))) throw new Error('smoltcp-wasm is not in the tarball');
  if (existsSync(join(home, 'node_modules', 'smoltcp-wasm'))) throw new Error('smoltcp-wasm came from elsewhere');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  if (!files.some((file) => file.endsWith('.wasm'))) throw new Error('smoltcp-wasm came without its .wasm');
}

function importAndEcho() {
  const program = readFileSync(join(ROOT, 'scripts', 'package-echo.mjs'), 'utf8');
  writeFileSync(join(home, 'echo.mjs'), program);
  const said = run(home, process.execPath, ['echo.mjs']).trim();
  if (said !== 'hello, multihomed world') throw new Error(`the echo said ${JSON.stringify(said)}`);
}

function types() {
  const entries = Object.keys(manifest.exports).filter((entry) => entry !== './package.json');
  const lines = entries.map(
    (entry, index) => `import * as entry${index} from 'kamo${entry.slice(1)}';\nexport { entry${index} };`,
  );
  writeFileSync(join(home, 'user.ts'), `${lines.join('\n')}\n`);
  const options = {
    ...{ strict: true, noEmit: true, target: 'es2023', module: 'nodenext', skipLibCheck: false },
    ...{ types: ['node'], typeRoots: [join(ROOT, 'node_modules', '@types')] },
  };
  writeFileSync(join(home, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['user.ts'] }));
  run(home, join(ROOT, 'node_modules/.bin/tsc'), ['-p', '.']);
}

function command() {
  const said = run(home, 'npx', ['--no-install', 'kamo', '--version']);
  if (!said.includes(manifest.version)) throw new Error(`kamo --version said ${JSON.stringify(said)}`);
}

function check(name, body) {
  const start = Date.now();
  try {
    body();
    console.log(`ok package: ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed++;
    console.log(`FAILED package: ${name}: ${error.message}`);
  }
}

function run(cwd, program, args) {
  try {
    const stdio = ['ignore', 'pipe', 'pipe'];
    return execFileSync(program, args, { cwd, encoding: 'utf8', stdio, timeout: 180_000, env: environment() });
  } catch (error) {
    throw new Error(`${program} ${args.join(' ')}\n${error.stdout ?? ''}${error.stderr ?? ''}`, { cause: error });
  }
}

/** Without what npm tells its scripts, which would point the inner npm back here. */
function environment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_|^INIT_CWD$|^NODE_ENV$/i.test(name)));
}
