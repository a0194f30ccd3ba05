/**
 * `npm run bench -- SCENARIO [--reps N] [--bytes N] [--connections N] [--json]`: runs one scenario, shows its rows and keeps them under
 * `benchmarks/results/`. What goes on is told on stderr; with `--json` stdout has one JSON object and nothing else.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { describeMachine } from './machine.ts';
import { projectFile } from './project.ts';
import { idle } from './scenarios/idle.ts';
import { throughput } from './scenarios/throughput.ts';
import type { Result, Scenario } from './statistics.ts';
import { drawTable } from './table.ts';

const SCENARIOS: Readonly<Record<string, Scenario>> = { throughput, idle };
const USAGE = `usage: npm run bench -- SCENARIO [--reps N] [--bytes N] [--connections N] [--json]
SCENARIO: ${Object.keys(SCENARIOS).join(', ')}
--reps N   repetitions, each of all systems in turn
--bytes N  what the scenario carries, where it carries something
--connections N  how many are open, where there are many
--json     the result as one JSON object on stdout`;

// Ended by a signal, what was started ends too.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
await main();

async function main(): Promise<void> {
  const asked = readArguments();
  const machine = describeMachine();
  const { scenario, reps, bytes, connections } = asked;
  const result = await scenario({ reps, bytes, connections, say: (line) => show('stderr', line) });
  const whole = { ...result, machine };
  keep(result.scenario, whole);
  show('stdout', asked.json ? JSON.stringify(whole) : `${drawTable(result.rows)}\n\n${result.notes.join('\n')}`);
}

interface Asked {
  readonly scenario: Scenario;
  readonly reps: number | undefined;
  readonly bytes: number | undefined;
  readonly connections: number | undefined;
  readonly json: boolean;
}

function readArguments(): Asked {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        reps: { type: 'string' },
        bytes: { type: 'string' },
        connections: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) {
      show('stdout', USAGE);
      process.exit(0);
    }
    const scenario = SCENARIOS[positionals[0] ?? ''];
    if (scenario === undefined || positionals.length > 1) throw new Error(`no such scenario: ${positionals.join(' ')}`);
    const { reps, bytes, connections, json } = values;
    return {
      scenario,
      reps: count('reps', reps),
      bytes: count('bytes', bytes),
      connections: count('connections', connections),
      json,
    };
  } catch (error) {
    show('stderr', `${error instanceof Error ? error.message : error}\n${USAGE}`);
    process.exit(2);
  }
}

function count(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${name} takes a whole number from 1`);
  return value;
}

/** The newest result of each scenario; older ones are in the history. */
function keep(scenario: string, whole: Result & { machine: object }): void {
  mkdirSync(projectFile('benchmarks/results'), { recursive: true });
  writeFileSync(projectFile(`benchmarks/results/${scenario}.json`), `${JSON.stringify(whole, null, 2)}\n`);
}

function show(stream: 'stdout' | 'stderr', text: string): void {
  process[stream].write(`${text}\n`);
}
