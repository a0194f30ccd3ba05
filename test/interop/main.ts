/**
 * kamo's native mode against the kernel's TCP, in network namespaces that it makes and takes away itself. Needs root,
 * Linux, koffi, iproute2, ethtool, gcc; curl, nginx, tcpdump and tshark for the tests of these names.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadNativeIo } from '../../src/link/native-io.ts';
import { defaultParallel, type Manner, Run } from './run.ts';
import { allTests } from './tests.ts';
import type { InteropTest } from './trial.ts';

const USAGE = `usage: npm run test:interop -- [options] [name or beginning of a name …]

  --quick        about two minutes: every kind of test, small amounts
  --size MIB     each way, of undisturbed transfers and over a wire with faults (default 1024; quick: 32, and 2 over
                 a wire with faults); others in proportion
  --parallel N   so many tests that compute at once, and four that wait (default: half the processors)
  --minutes N    end after so long, with what is left counted as failed (default 120; quick: 8)
  --list         print the names
  --congestion NAME  of both ends: cubic or bbr (default: kamo's, and the kernel's own)
  --self         the kernel on both sides: tests the tests
  --prefix NAME  of the namespaces (default kamo-int-PID)
`;

const MIB = 1024 * 1024;
/** Of the amount for what is many packets, or a slow reader. */
const HARD_SHARE = 16;
const LABS = fileURLToPath(new URL('../../../benchmarks/lab', import.meta.url));
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  '': ['ip', 'ethtool', 'gcc'],
  curl: ['curl'],
  nginx: ['nginx', 'curl'],
  capture: ['tcpdump', 'tshark'],
};
const EXIT = { passed: 0, failed: 1, usage: 2, skipped: 77 };

process.exitCode = await main();

async function main(): Promise<number> {
  const options = {
    quick: { type: 'boolean' },
    list: { type: 'boolean' },
    self: { type: 'boolean' },
    help: { type: 'boolean' },
    size: { type: 'string' },
    minutes: { type: 'string' },
    parallel: { type: 'string' },
    prefix: { type: 'string' },
    congestion: { type: 'string' },
  } as const;
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ options, allowPositionals: true });
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    return EXIT.usage;
  }
  const { values, positionals } = parsed;
  const quick = values.quick ?? false;
  const size = Number(values.size ?? (quick ? 32 : 1024)) * MIB;
  const minutes = Number(values.minutes ?? (quick ? 8 : 120));
  const parallel = Number(values.parallel ?? defaultParallel());
  if (values.help || !(size > 0) || !(minutes > 0) || !(parallel >= 1)) {
    console.error(USAGE);
    return values.help ? EXIT.passed : EXIT.usage;
  }
  const hard = Math.max(MIB, Math.floor(size / HARD_SHARE));
  const tests = allTests({ quick, clean: size, impaired: quick ? hard : size, hard }).filter(({ name, slow }) => {
    return positionals.length > 0 ? positionals.some((wanted) => name.startsWith(wanted)) : !(quick && slow);
  });
  if (tests.length === 0) {
    console.error(`no test begins with ${positionals.join(' or ')}; --list shows them`);
    return EXIT.usage;
  }
  if (values.list) {
    for (const { name, requirement } of tests) console.log(`${name}  [${requirement}]`);
    return EXIT.passed;
  }
  const reason = await whyNot();
  if (reason !== undefined) {
    console.log(`skipped: ${reason}`);
    return EXIT.skipped;
  }
  return runAll(tests, {
    self: values.self ?? false,
    congestion: values.congestion,
    prefix: values.prefix ?? `kamo-int-${process.pid}`,
    parallel,
    time: minutes * 60_000,
  });
}

async function runAll(tests: readonly InteropTest[], manner: Omit<Manner, 'tools'>): Promise<number> {
  const tools = mkdtempSync(join(tmpdir(), 'kamo-interop-'));
  for (const tool of ['impair', 'impair-control']) {
    execFileSync('gcc', ['-O2', '-o', join(tools, tool), join(LABS, `${tool}.c`), '-lm']);
  }
  const possible = tests.filter(({ name }) => missingTool(name) === undefined);
  for (const { name } of tests) {
    const missing = missingTool(name);
    if (missing !== undefined) console.log(`skipped ${name}: needs ${missing}`);
  }
  const run = new Run(possible, { ...manner, tools });
  const tidy = () => {
    run.tidy();
    rmSync(tools, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      tidy();
      process.exit(1);
    });
  }
  const failed = await run.all();
  tidy();
  const skipped = tests.length - possible.length;
  console.log(`${possible.length - failed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed > 0 ? EXIT.failed : EXIT.passed;
}

async function whyNot(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'needs Linux';
  if (process.getuid?.() !== 0) return 'needs root';
  if (!existsSync('/dev/net/tun')) return 'needs /dev/net/tun';
  const missing = missingTool('');
  if (missing !== undefined) return `needs ${missing}`;
  try {
    await loadNativeIo();
    execFileSync('ip', ['netns', 'add', `kamo-int-try-${process.pid}`], { stdio: 'ignore' });
    execFileSync('ip', ['netns', 'delete', `kamo-int-try-${process.pid}`], { stdio: 'ignore' });
  } catch (error) {
    return error instanceof Error && error.name === 'LinkError'
      ? error.message
      : 'network namespaces cannot be made here';
  }
  return undefined;
}

function missingTool(test: string): string | undefined {
  const needed = Object.entries(NEEDED).flatMap(([name, tools]) => (test.startsWith(name) ? tools : []));
  const path = `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`.split(':');
  return needed.find((tool) => !path.some((folder) => existsSync(join(folder, tool))));
}
