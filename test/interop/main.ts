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
import { allTests } from './tests.ts';
import { Topology } from './topology.ts';
import { Finding, type InteropTest, type Trial } from './trial.ts';

const USAGE = `usage: npm run test:interop -- [options] [name or beginning of a name …]

  --quick        about three minutes: every kind of test, small amounts
  --size MIB     of an undisturbed transfer each way (default 1024; quick: 32); others in proportion
  --minutes N    end after so long, with what is left counted as failed (default 60; quick: 8)
  --list         print the names
  --congestion NAME  of both ends: cubic or bbr (default: kamo's, and the kernel's own)
  --self         the kernel on both sides: tests the tests
  --prefix NAME  of the namespaces (default kamo-int-PID)
`;

const MIB = 1024 * 1024;
const IMPAIRMENT_SHARE = 16;
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
  const minutes = Number(values.minutes ?? (quick ? 8 : 60));
  if (values.help || !(size > 0) || !(minutes > 0)) {
    console.error(USAGE);
    return values.help ? EXIT.passed : EXIT.usage;
  }
  const hard = Math.max(MIB, Math.floor(size / IMPAIRMENT_SHARE));
  const tests = allTests({ quick, clean: size, hard }).filter(({ name, slow }) => {
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
  return runAll(tests, values.prefix ?? `kamo-int-${process.pid}`, minutes * 60_000, {
    self: values.self ?? false,
    congestion: values.congestion,
  });
}

/** How all tests of a run are made. */
type Manner = Pick<Trial, 'self' | 'congestion'>;

async function runAll(tests: readonly InteropTest[], prefix: string, time: number, manner: Manner): Promise<number> {
  const tools = mkdtempSync(join(tmpdir(), 'kamo-interop-'));
  for (const tool of ['impair', 'impair-control']) {
    execFileSync('gcc', ['-O2', '-o', join(tools, tool), join(LABS, `${tool}.c`), '-lm']);
  }
  const started = Date.now();
  let [passed, failed, skipped] = [0, 0, 0];
  let current: Topology | undefined;
  const tidy = () => {
    current?.down();
    rmSync(tools, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      tidy();
      process.exit(1);
    });
  }
  for (const test of tests) {
    const missing = missingTool(test.name);
    if (missing !== undefined) {
      skipped++;
      console.log(`skipped ${test.name}: needs ${missing}`);
      continue;
    }
    const left = started + time - Date.now();
    const topology = new Topology(prefix, tools, test.topology);
    current = topology;
    const begun = Date.now();
    const found =
      left > 0 ? await attempt(test, topology, manner, Math.min(left, test.limit * 1000)) : 'no time was left';
    topology.down();
    const seconds = ((Date.now() - begun) / 1000).toFixed(1);
    if (found === undefined) passed++;
    else failed++;
    console.log(`${found === undefined ? 'ok' : 'not ok'} ${test.name} [${test.requirement}] (${seconds} s)`);
    if (found !== undefined) for (const line of found.split('\n')) console.log(`  # ${line}`);
  }
  tidy();
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed > 0 ? EXIT.failed : EXIT.passed;
}

function amount(bytes: number): string {
  return bytes < 4 * MIB ? `${Math.round(bytes / 1024)} KiB` : `${Math.round(bytes / MIB)} MiB`;
}

/** What was found wrong, or nothing. */
async function attempt(
  test: InteropTest,
  topology: Topology,
  manner: Manner,
  limit: number,
): Promise<string | undefined> {
  let reached = 0;
  let told = Date.now();
  const progress = (bytes: number) => {
    reached = bytes;
    if (Date.now() - told < 5000) return;
    told = Date.now();
    const share = test.bytes === undefined ? '' : ` of ${amount(test.bytes)}`;
    console.log(`# ${test.name}: ${amount(bytes)}${share}`);
  };
  const { version, kamoDials } = test;
  const trial: Trial = { topology, version, kamoDials, ...manner, progress };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Finding(`out of time after ${limit / 1000} s; ${reached} bytes had come last`)),
      limit,
    );
  });
  try {
    await topology.up(manner.congestion);
    await Promise.race([test.run(trial), late]);
    return undefined;
  } catch (error) {
    if (error instanceof Finding) return `expected: ${error.message}`;
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timer);
  }
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
