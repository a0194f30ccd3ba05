import { parseArgs } from 'node:util';
import type { EngineKind } from './engines.ts';

export interface SimOptions {
  readonly seeds: number;
  readonly base: number;
  readonly minutes: number;
  readonly jobs: number;
  readonly engine: EngineKind;
  readonly json: boolean;
  /** One seed to replay, verbosely. */
  readonly seed: number | undefined;
  /** One named scenario to run. */
  readonly scenario: string | undefined;
  /** Replay without the trace's lines. */
  readonly quiet: boolean;
}

export const USAGE = `npm run sim -- [--seeds N] [--base B] [--minutes M] [--jobs J] [--engine wasm|reference] [--json]
npm run sim -- --seed S [--quiet]         one seed again, with its trace
npm run sim -- --scenario NAME [--quiet]  one named scenario; 'list' names them

--seeds N     schedules to run, from seed B on (default 200)
--minutes M   as many as fit into M minutes, instead of a number
--jobs J      workers (default 2)`;

/** The options, or what is wrong with them. */
export function parseOptions(args: readonly string[]): SimOptions | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        seeds: { type: 'string' },
        base: { type: 'string' },
        minutes: { type: 'string' },
        jobs: { type: 'string' },
        engine: { type: 'string' },
        seed: { type: 'string' },
        scenario: { type: 'string' },
        json: { type: 'boolean' },
        quiet: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    if (values.help) return USAGE;
    const engine = values.engine ?? 'wasm';
    if (engine !== 'wasm' && engine !== 'reference') return `--engine is wasm or reference, not ${engine}`;
    const minutes = number('minutes', values.minutes, 0, 100_000);
    return {
      seeds: number('seeds', values.seeds, minutes > 0 ? Number.MAX_SAFE_INTEGER : 200, Number.MAX_SAFE_INTEGER),
      base: number('base', values.base, 1, Number.MAX_SAFE_INTEGER),
      minutes,
      jobs: Math.max(1, number('jobs', values.jobs, 2, 256)),
      engine,
      json: values.json ?? false,
      seed: values.seed === undefined ? undefined : number('seed', values.seed, 0, Number.MAX_SAFE_INTEGER),
      scenario: values.scenario,
      quiet: values.quiet ?? false,
    };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`;
  }
}

function number(name: string, text: string | undefined, fallback: number, most: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= most))
    throw new Error(`--${name} is a number in 0..${most}, not '${text}'`);
  return value;
}
