#!/usr/bin/env node
/**
 * Builds smoltcp.wasm from src/ with Debian's Rust for the web, byte for byte the same wherever it runs.
 *
 *   node build.mjs            builds and replaces smoltcp.wasm
 *   node build.mjs --check    builds into a temporary folder and compares: exit 0 equal, 1 different
 *
 * Exit 3 when the toolchain is missing. The network is needed only to fetch crates that Cargo does not have yet.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const EQUAL = 0;
const DIFFERENT = 1;
const FAILED = 2;
const NO_TOOLCHAIN = 3;

/** Absolute, since an installation of rustup puts its own tools before Debian's. */
const RUSTC = '/usr/bin/rustc';
const CARGO = '/usr/bin/cargo';
const LINKER = '/usr/bin/lld-22';
const LIBRARY = '/usr/lib/rustlib/src/rust/library/core/src/lib.rs';
const PACKAGES = 'rustc-web cargo-web rust-web-src lld-22';
/** The output depends on the compiler and the linker. */
const RUSTC_VERSION = 'rustc 1.96.0';
const LINKER_VERSION = 'LLD 22.1.8';

const TARGET = 'wasm32-unknown-unknown';
const BUILD_STD = '-Zbuild-std=core,alloc';
/**
 * SIMD for the checksum and bulk memory for copies. The memory is the host's, so that it never grows. The stack lies
 * below all data: running over it ends the call and harms nothing. A panic is an `unreachable` and carries no text,
 * so that no path of the builder gets into the output.
 */
const RUSTFLAGS = [
  '-Ctarget-feature=+simd128,+bulk-memory',
  '-Clink-arg=--import-memory',
  '-Clink-arg=--stack-first',
  '-Clink-arg=-zstack-size=131072',
  '-Zunstable-options',
  '-Cpanic=immediate-abort',
];

const folder = fileURLToPath(new URL('.', import.meta.url));
const committed = join(folder, 'smoltcp.wasm');
/** It names the digest. */
const readme = join(folder, 'README.md');

process.exitCode = main(process.argv.slice(2));

function main(options) {
  if (options.some((option) => option !== '--check')) {
    console.error('usage: node build.mjs [--check]');
    return FAILED;
  }
  const missing = missingTool();
  if (missing !== null) {
    console.error(`smoltcp.wasm cannot be built here: ${missing}`);
    console.error(`Debian 12 has what it takes: apt-get install ${PACKAGES}`);
    return NO_TOOLCHAIN;
  }
  const target = mkdtempSync(join(tmpdir(), 'smoltcp-wasm-'));
  try {
    const built = build(target);
    if (built === null) return FAILED;
    if (options.includes('--check')) return compare(built);
    writeFileSync(committed, readFileSync(built));
    const [before, after] = [readFileSync(readme, 'utf8'), digest(committed)];
    writeFileSync(readme, before.replace(/(?<=^sha256 {2})[0-9a-f]{64}$/m, after));
    console.log(`smoltcp.wasm ${after}`);
    return EQUAL;
  } finally {
    rmSync(target, { recursive: true, force: true });
  }
}

function missingTool() {
  for (const path of [RUSTC, CARGO, LINKER, LIBRARY]) {
    if (!existsSync(path)) return `${path} is missing`;
  }
  const compiler = versionOf(RUSTC);
  if (!compiler.startsWith(`${RUSTC_VERSION} `)) return `${RUSTC_VERSION} is needed, ${RUSTC} is "${compiler}"`;
  const linker = versionOf(LINKER, '-flavor', 'wasm');
  if (!linker.includes(LINKER_VERSION)) return `${LINKER_VERSION} is needed, ${LINKER} is "${linker}"`;
  return null;
}

function versionOf(tool, ...before) {
  return (spawnSync(tool, [...before, '--version'], { encoding: 'utf8' }).stdout ?? '').trim();
}

/** The built file, or null when Cargo failed; it has told why. */
function build(target) {
  // Cargo wants the host's dependencies at hand too, although none of them is compiled.
  const fetch = ['fetch', '--target', hostTriple()];
  const fetched = cargo(target, [...fetch, '--offline'], 'ignore') || cargo(target, fetch, 'inherit');
  if (!fetched || !cargo(target, ['build', '--release', '--offline'], 'inherit')) return null;
  return join(target, TARGET, 'release', 'smoltcp_wasm.wasm');
}

function hostTriple() {
  return /^host: (.+)$/m.exec(spawnSync(RUSTC, ['-vV'], { encoding: 'utf8' }).stdout)?.[1] ?? '';
}

function cargo(target, command, stdio) {
  const { status } = spawnSync(CARGO, [...command, '--locked', '--target', TARGET, BUILD_STD], {
    cwd: folder,
    stdio: ['ignore', stdio, stdio],
    env: {
      PATH: '/usr/bin:/bin',
      HOME: process.env.HOME ?? tmpdir(),
      ...(process.env.CARGO_HOME === undefined ? {} : { CARGO_HOME: process.env.CARGO_HOME }),
      ...(process.env.HTTPS_PROXY === undefined ? {} : { HTTPS_PROXY: process.env.HTTPS_PROXY }),
      RUSTC,
      RUSTC_BOOTSTRAP: '1',
      RUSTFLAGS: RUSTFLAGS.join(' '),
      CARGO_TARGET_DIR: target,
      CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER: LINKER,
      CARGO_INCREMENTAL: '0',
    },
  });
  return status === 0;
}

function compare(built) {
  const expected = existsSync(committed) ? digest(committed) : 'absent';
  const actual = digest(built);
  if (actual === expected) {
    console.log(`smoltcp.wasm is what its sources give: ${actual}`);
    return EQUAL;
  }
  console.error(`smoltcp.wasm is not what its sources give: committed ${expected}, built ${actual}`);
  return DIFFERENT;
}

function digest(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
