/**
 * What a user gets: packs the package, installs the tarball in an empty folder far from this one, and uses it there:
 * the types, the links of its pages, the README's example over loopback, the command. Then the tarball's manifest is judged by publint and attw.
 * Prints one line per check and leaves with 1 when any failed. Nothing is left behind.
 */
import { execFileSync, spawn } from 'node:child_process';
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
import { brokenLinks } from '../out/scripts/links.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MAX_TARBALL_BYTES = 1.5 * 1024 * 1024;
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const work = mkdtempSync(join(tmpdir(), 'kamo-package-'));
const home = join(work, 'user');
const installed = join(home, 'node_modules', 'kamo');
let tarball = '';
let failed = 0;

try {
  await check('pack', pack);
  if (failed === 0) await check('install', install);
  if (failed === 0) {
    await check('contents', contents);
    await check('links', links);
    await check('bundled engine', bundledEngine);
    await check('types', types);
    await check('example', example);
    await check('command', command);
    await check('publint', () => run(ROOT, join(ROOT, 'node_modules/.bin/publint'), [tarball, '--strict']));
    await check('attw', () =>
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
  const stray = files.filter((file) =>
    /\.(tsbuildinfo|map)$|(^|\/)(test|out|target)(\/|$)|^(?!examples\/).*(?<!\.d)\.ts$/.test(file),
  );
  if (stray.length > 0) throw new Error(`does not belong into the tarball: ${stray.join(', ')}`);
  for (const file of ['LICENSE', 'README.md', 'CHANGELOG.md', 'docs/README.md', manifest.bin.kamo]) {
    if (!files.includes(file)) throw new Error(`${file} is missing`);
  }
}

/** Who has only the package can follow every link of every page in it. */
function links() {
  const pages = readdirSync(installed, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && !file.startsWith('node_modules/'))
    .map((file) => [file, readFileSync(join(installed, file), 'utf8')]);
  const broken = pages.flatMap(([file, page]) => brokenLinks(installed, file, page));
  if (broken.length > 0) throw new Error(`lead nowhere in the package:\n${broken.join('\n')}`);
}

/** The engine comes in the tarball and never from a registry, where its name might be anybody's. */
function bundledEngine() {
  const folder = join(installed, 'node_modules', 'smoltcp-wasm');
  if (!existsSync(join(folder, 'package.json'))) throw new Error('smoltcp-wasm is not in the tarball');
  if (existsSync(join(home, 'node_modules', 'smoltcp-wasm'))) throw new Error('smoltcp-wasm came from elsewhere');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  if (!files.some((file) => file.endsWith('.wasm'))) throw new Error('smoltcp-wasm came without its .wasm');
}

/** The declarations are whole: every entry compiles, and so does the README's example. */
function types() {
  const entries = Object.keys(manifest.exports).filter((entry) => entry !== './package.json');
  const lines = entries.map((entry, i) => `import * as entry${i} from 'kamo${entry.slice(1)}';\nexport { entry${i} };`);
  writeFileSync(join(home, 'user.ts'), `${lines.join('\n')}\n`);
  writeFileSync(join(home, 'example.ts'), readmeExample());
  const options = {
    ...{ strict: true, target: 'es2023', module: 'nodenext', skipLibCheck: false },
    ...{ types: ['node'], typeRoots: [join(ROOT, 'node_modules', '@types')] },
  };
  writeFileSync(join(home, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, include: ['*.ts'] }));
  run(home, join(ROOT, 'node_modules/.bin/tsc'), ['-p', '.']);
}

/** What the README promises runs as it stands there. Its server listens for ever, so it is ended at the answer. */
async function example() {
  const child = spawn(process.execPath, ['example.js'], {
    cwd: home,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment(),
  });
  let said = '';
  let complaint = '';
  const answered = new Promise((resolve) => {
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.includes('hello')) resolve();
    });
    child.stderr.on('data', (chunk) => {
      complaint += chunk;
    });
    child.on('close', resolve);
    setTimeout(resolve, 20_000).unref();
  });
  await answered;
  child.kill('SIGKILL');
  if (!said.includes('hello')) throw new Error(`the echo said ${JSON.stringify(said)}\n${complaint}`);
}

function readmeExample() {
  const block = /^```ts\n([\s\S]*?)^```/m.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'));
  if (!block?.[1]) throw new Error('README.md has no example');
  return block[1];
}

function command() {
  const said = run(home, 'npx', ['--no-install', 'kamo', '--version']);
  if (!said.includes(manifest.version)) throw new Error(`kamo --version said ${JSON.stringify(said)}`);
}

async function check(name, body) {
  const start = Date.now();
  try {
    await body();
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
