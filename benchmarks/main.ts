/**
 * `npm run bench -- SCENARIO [--OPTION VALUE …] [--json]`: runs one scenario, shows its rows and keeps them under
 * `benchmarks/results/`. What goes on is told on stderr; with `--json` stdout has one JSON object and nothing else.
 * `npm run bench -- report` draws what is kept.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readAsked } from './asked.ts';
import { describeMachine } from './machine.ts';
import { projectFile } from './project.ts';
import { writeReport } from './report/report.ts';
import { aggregate } from './scenarios/aggregate.ts';
import { churn } from './scenarios/churn.ts';
import { fairness } from './scenarios/fairness.ts';
import { idle } from './scenarios/idle.ts';
import { loss } from './scenarios/loss.ts';
import { miako } from './scenarios/miako.ts';
import { slowReader } from './scenarios/slow-reader.ts';
import { stall } from './scenarios/stall.ts';
import { thousand } from './scenarios/thousand.ts';
import { throughput } from './scenarios/throughput.ts';
import { verify } from './scenarios/verify.ts';
import type { Result, Scenario } from './statistics.ts';
import { drawTable } from './table.ts';

const SCENARIOS: Readonly<Record<string, Scenario>> = {
  throughput,
  idle,
  loss,
  churn,
  'slow-reader': slowReader,
  fairness,
  stall,
  thousand,
  aggregate,
  miako,
  verify,
};

// Ended by a signal, what was started ends too.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
await main(process.argv[2], process.argv.slice(3));

async function main(name = '', words: readonly string[]): Promise<void> {
  if (['', 'help', '--help', '-h'].includes(name)) {
    show('stdout', usage());
    return;
  }
  if (name === 'report') {
    for (const file of writeReport()) show('stdout', file);
    return;
  }
  const scenario = SCENARIOS[name];
  if (scenario === undefined) refuse(`no such scenario: ${name}`);
  const values = readWords(scenario, words);
  const machine = describeMachine();
  const result = await scenario
    .run(readAsked(values), (line) => show('stderr', line))
    .catch((error: unknown) => {
      show('stderr', `bench ${name}: ${error instanceof Error ? error.message : error}`);
      return process.exit(1);
    });
  const whole = { ...result, machine };
  keep(result.scenario, whole);
  show('stdout', values['json'] === true ? JSON.stringify(whole) : table(whole));
}

function readWords(scenario: Scenario, words: readonly string[]): Record<string, unknown> {
  const own = Object.keys(scenario.options).map((option) => [option, { type: 'string' }] as const);
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { ...Object.fromEntries(own), json: { type: 'boolean' } },
    });
    return values;
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function usage(): string {
  const lines = Object.entries(SCENARIOS).flatMap(([name, { options }]) => [
    `  ${name}`,
    ...Object.entries(options).map(([option, help]) => `    --${option.padEnd(12)} ${help}`),
  ]);
  return [
    'usage: npm run bench -- SCENARIO [--OPTION VALUE …] [--json]   --json: the result as one JSON object on stdout',
    '       npm run bench -- report                                 tables and plots of benchmarks/results',
    ...lines,
  ].join('\n');
}

function table({ rows, notes, machine }: Result & { machine: object }): string {
  const about = Object.entries(machine).map(([key, value]) => `${key} ${value}`);
  return [drawTable(rows), '', ...notes, about.join(', ')].join('\n');
}

/** The newest result of each scenario; older ones are in the history. */
function keep(scenario: string, whole: Result & { machine: object }): void {
  mkdirSync(projectFile('benchmarks/results'), { recursive: true });
  writeFileSync(projectFile(`benchmarks/results/${scenario}.json`), `${JSON.stringify(whole, null, 2)}\n`);
}

function refuse(reason: string): never {
  show('stderr', `${reason}\n${usage()}`);
  process.exit(2);
}

function show(stream: 'stdout' | 'stderr', text: string): void {
  process[stream].write(`${text}\n`);
}
