/** Checks the models in `spec/model` with Spin: `npm run model`, or with `-- --full` larger ones, for some minutes. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MODELS = fileURLToPath(new URL('../../spec/model/', import.meta.url));
/** Longest search, in steps. */
const DEPTH = 1_000_000;

export interface ModelRun {
  readonly model: 'failover' | 'locators';
  /** Deadlocks and assertions; or what must come to be in the end, under weak fairness. */
  readonly check: 'safety' | 'liveness';
  readonly parameters: Readonly<Record<string, number>>;
}

/** What the tests check: a second or two each. */
export const SMALL: readonly ModelRun[] = [
  failover('safety', { SEGMENTS: 1, FAULTS: 1, LOSSES: 0, SPURIOUS: 0 }),
  failover('liveness', { SEGMENTS: 1, FAULTS: 1, LOSSES: 0, SPURIOUS: 0 }),
  locators('safety', { CHANGES: 4, LOSSES: 1, REPEATS: 1 }),
  locators('liveness', { CHANGES: 3, LOSSES: 1, REPEATS: 0 }),
];

/** A minute on an idle machine. */
const NORMAL: readonly ModelRun[] = [
  failover('safety', { FAULTS: 2, LOSSES: 0, SPURIOUS: 0 }),
  failover('liveness', { FAULTS: 1, LOSSES: 0, SPURIOUS: 0 }),
  failover('safety', { FAULTS: 1, LOSSES: 1, SPURIOUS: 0 }),
  locators('safety', { CHANGES: 5, LOSSES: 1, REPEATS: 1 }),
  locators('liveness', { CHANGES: 4, LOSSES: 1, REPEATS: 0 }),
];

/** Minutes, and some GiB of memory. */
const FULL: readonly ModelRun[] = [
  failover('safety', { FAULTS: 1, LOSSES: 0, SPURIOUS: 1 }),
  failover('liveness', { FAULTS: 2, LOSSES: 0, SPURIOUS: 0 }),
  failover('liveness', { FAULTS: 1, LOSSES: 1, SPURIOUS: 0 }),
  locators('safety', { CHANGES: 6, LOSSES: 2, REPEATS: 1 }),
  locators('liveness', { CHANGES: 5, LOSSES: 1, REPEATS: 1 }),
];

/** What Spin found; `errors` is -1 when it did not come to an end, and `output` says why. */
export interface ModelResult {
  readonly errors: number;
  readonly states: number;
  readonly seconds: number;
  readonly output: string;
}

/** The tool that is missing here, or ''. */
export function missingTool(): string {
  for (const tool of ['spin', 'gcc']) if (spawnSync(tool, ['--version']).error !== undefined) return tool;
  return '';
}

/** Translates, compiles and searches in a folder of its own. */
export function checkModel({ model, check, parameters }: ModelRun): ModelResult {
  const folder = mkdtempSync(join(tmpdir(), 'kamo-model-'));
  const start = performance.now();
  try {
    for (const name of readdirSync(MODELS)) if (name.endsWith('.pml')) copyFileSync(MODELS + name, join(folder, name));
    const defines = Object.entries(parameters).map(([name, value]) => `-D${name}=${value}`);
    const kind = check === 'safety' ? ['-DSAFETY', '-DNOCLAIM'] : ['-DNFAIR=4'];
    const search = check === 'safety' ? [] : ['-a', '-f'];
    const run = (command: string, ...argv: string[]) =>
      spawnSync(command, argv, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
    // Compiling what Spin makes takes longest: with -O2 six times as long as the searches gain by it.
    const steps = [
      () => run('spin', '-a', '-o3', ...defines, `${model}.pml`),
      () => run('gcc', '-O0', '-w', '-DCOLLAPSE', '-DVECTORSZ=2048', ...kind, '-o', 'pan', 'pan.c'),
      () => run('./pan', `-m${DEPTH}`, ...search),
    ];
    let output = '';
    for (const step of steps) {
      const { stdout, stderr, status } = step();
      output = stdout + stderr;
      if (status !== 0) break;
    }
    const complete = /errors: (\d+)/.exec(output);
    const cut = output.includes('max search depth too small') || output.includes('out of memory');
    return {
      errors: complete === null || cut ? -1 : Number(complete[1]),
      states: Number(/([\d.e+]+) states, stored/.exec(output)?.[1] ?? 0),
      seconds: (performance.now() - start) / 1000,
      output,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function nameOf({ model, check, parameters }: ModelRun): string {
  const values = Object.entries(parameters).map(([name, value]) => `${name.toLowerCase()} ${value}`);
  return `${model}, ${check}: ${values.join(', ')}`;
}

function failover(check: ModelRun['check'], parameters: ModelRun['parameters']): ModelRun {
  return { model: 'failover', check, parameters: { SEGMENTS: 2, ...parameters } };
}

function locators(check: ModelRun['check'], parameters: ModelRun['parameters']): ModelRun {
  return { model: 'locators', check, parameters };
}

function main(): number {
  const missing = missingTool();
  if (missing !== '') {
    console.error(`${missing} is not installed; on Debian: apt-get install spin gcc libc6-dev`);
    return 2;
  }
  let failed = 0;
  for (const run of process.argv.includes('--full') ? [...NORMAL, ...FULL] : NORMAL) {
    const { errors, states, seconds, output } = checkModel(run);
    console.log(`${errors === 0 ? 'ok' : 'FAILED'} ${nameOf(run)}: ${states} states, ${seconds.toFixed(1)} s`);
    if (errors === 0) continue;
    failed += 1;
    console.log(output);
  }
  return failed === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main();
