import { parseOptions, type SimOptions } from './options.ts';
import { runPool } from './pool.ts';
import { runSeed, type SeedResult } from './run-seed.ts';
import { SCENARIOS } from './scenarios/all.ts';
import { Trace } from './trace.ts';

/** What many seeds came to. */
interface Summary {
  seeds: number;
  failed: { seed: number; failure: string; replay: string }[];
  seconds: number;
  virtualSeconds: number;
  bytes: number;
  datagrams: number;
  steps: number;
  failovers: number;
  /** Ends of connections that were bound to an association that was there. */
  bound: number;
  /** Ends that founded one by a ticket. */
  resumed: number;
  messages: { sent: number; received: number; lost: number };
  outcomes: Record<string, number>;
  longestWaitMs: number;
  /** SHA-256 of a seed's trace, added up over the seeds: equal runs have equal sums. */
  traces: string;
}

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const options = parseOptions(args);
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n`);
    return 2;
  }
  if (options.seed !== undefined) return replay(options.seed, options);
  if (options.scenario !== undefined) return runScenario(options.scenario, options);
  return search(options);
}

/** One named scenario, line by line. */
function runScenario(name: string, options: SimOptions): number {
  const scenario = SCENARIOS.find((each) => each.name === name);
  if (scenario === undefined) {
    const list = SCENARIOS.map((each) => `${each.name.padEnd(24)} ${each.about}`).join('\n');
    process.stdout.write(`${list}\n`);
    return name === 'list' ? 0 : 2;
  }
  const trace = new Trace(options.quiet ? undefined : (line) => process.stdout.write(`${line}\n`));
  const findings = scenario.run({ engine: options.engine, trace });
  for (const { what, holds } of findings) process.stdout.write(`${holds ? 'holds ' : 'FAILED'} ${what}\n`);
  process.stdout.write(`trace ${trace.digest()} of ${trace.records} records\n`);
  return findings.every((finding) => finding.holds) ? 0 : 1;
}

/** One seed, line by line. */
function replay(seed: number, options: SimOptions): number {
  const print = options.quiet || options.json ? undefined : (line: string) => process.stdout.write(`${line}\n`);
  const result = runSeed(seed, options.engine, print);
  if (options.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  else {
    const { hash, steps, datagrams, bytes, duration, records } = result;
    const outcomes = Object.entries(result.outcomes)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ');
    process.stdout.write(
      `seed ${seed}: ${steps} steps, ${datagrams} datagrams, ${bytes} bytes, ${duration.toFixed(0)} ms; ${outcomes}\n`,
    );
    process.stdout.write(`trace ${hash} of ${records} records\n`);
    process.stdout.write(result.failure === '' ? 'every promise was kept\n' : `FAILED: ${result.failure}\n`);
  }
  return result.failure === '' ? 0 : 1;
}

async function search(options: SimOptions): Promise<number> {
  const began = performance.now();
  const end = options.minutes > 0 ? began + options.minutes * 60_000 : Number.POSITIVE_INFINITY;
  const last = options.base + options.seeds;
  const summary = emptySummary();
  let seed = options.base;
  const next = () => (seed < last && performance.now() < end ? seed++ : undefined);
  await runPool(options.jobs, options.engine, next, (result) => {
    add(summary, result, options);
    if (!options.json && process.stderr.isTTY) {
      const elapsed = (performance.now() - began) / 1000;
      const failed = summary.failed.length;
      process.stderr.write(
        `\r${summary.seeds} seeds, ${failed} failed, ${(summary.seeds / elapsed).toFixed(1)} a second `,
      );
    }
  });
  if (!options.json && process.stderr.isTTY) process.stderr.write('\n');
  summary.seconds = (performance.now() - began) / 1000;
  report(summary, options);
  return summary.failed.length === 0 ? 0 : 1;
}

function emptySummary(): Summary {
  return {
    seeds: 0,
    failed: [],
    seconds: 0,
    virtualSeconds: 0,
    bytes: 0,
    datagrams: 0,
    steps: 0,
    failovers: 0,
    bound: 0,
    resumed: 0,
    messages: { sent: 0, received: 0, lost: 0 },
    outcomes: {},
    longestWaitMs: 0,
    traces: '0'.repeat(64),
  };
}

function add(summary: Summary, result: SeedResult, options: SimOptions): void {
  summary.seeds += 1;
  summary.virtualSeconds += result.duration / 1000;
  summary.bytes += result.bytes;
  summary.datagrams += result.datagrams;
  summary.steps += result.steps;
  summary.failovers += result.failovers;
  summary.bound += result.bound;
  summary.resumed += result.resumed;
  summary.messages.sent += result.messages.sent;
  summary.messages.received += result.messages.received;
  summary.messages.lost += result.messages.lost;
  summary.longestWaitMs = Math.max(summary.longestWaitMs, result.longestWait);
  for (const [name, count] of Object.entries(result.outcomes)) {
    summary.outcomes[name] = (summary.outcomes[name] ?? 0) + count;
  }
  const sum = (BigInt(`0x${summary.traces}`) + BigInt(`0x${result.hash || '0'}`)) % (1n << 256n);
  summary.traces = sum.toString(16).padStart(64, '0');
  if (result.failure === '') return;
  const engine = options.engine === 'wasm' ? '' : ` --engine ${options.engine}`;
  const failed = {
    seed: result.seed,
    failure: result.failure,
    replay: `npm run sim -- --seed ${result.seed}${engine}`,
  };
  summary.failed.push(failed);
  if (!options.json)
    process.stdout.write(`${process.stderr.isTTY ? '\r' : ''}FAILED  ${failed.replay}\n        ${failed.failure}\n`);
}

function report(summary: Summary, options: SimOptions): void {
  if (options.json) {
    process.stdout.write(`${JSON.stringify(summary)}\n`);
    return;
  }
  const {
    seeds,
    failed,
    seconds,
    virtualSeconds,
    bytes,
    datagrams,
    failovers,
    bound,
    resumed,
    messages,
    outcomes,
    longestWaitMs,
    traces,
  } = summary;
  const ends = Object.entries(outcomes)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
  const lines = [
    `${seeds} seeds from ${options.base} in ${seconds.toFixed(1)} s: ${(virtualSeconds / 3600).toFixed(1)} virtual hours,`,
    `${datagrams} datagrams, ${(bytes / 1e6).toFixed(1)} MB delivered, ${failovers} failovers, ${bound} ends bound, ${resumed} by a ticket;`,
    `messages of flows: ${messages.sent} sent, ${messages.received} arrived, ${messages.lost} told lost;`,
    `connections: ${ends}; longest wait on a working way ${longestWaitMs.toFixed(0)} ms`,
    `traces ${traces}`,
    failed.length === 0 ? 'every promise was kept' : `${failed.length} seeds FAILED`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
