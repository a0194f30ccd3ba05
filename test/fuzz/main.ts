import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Random } from '../../src/link/random.ts';
import { FuzzArena } from './arena.ts';
import { NetlinkFuzz } from './netlink.ts';

const USAGE = `npm run fuzz -- [--minutes M] [--seed S] [--turns N] [--json]

--minutes M   how long (default 2)
--seed S      where to begin (default: the time, in s); a run is a function of its seed
--turns N     so many turns instead of a time: what a failure prints`;

/** The heap after a collection may not grow by more between the first quarter and the end, in bytes. */
const GROWTH = 4 * 1024 * 1024;
const PROGRESS_INTERVAL = 10_000;

interface Options {
  readonly minutes: number;
  readonly seed: number;
  readonly turns: number;
  readonly json: boolean;
}

process.exitCode = main(process.argv.slice(2));

function main(args: readonly string[]): number {
  const options = parse(args);
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n`);
    return 2;
  }
  const began = performance.now();
  const end = began + options.minutes * 60_000;
  const say = (text: string) => options.json || process.stdout.write(`${text}\n`);
  let turns = 0;
  let failure = '';
  let arena: FuzzArena | undefined;
  const netlink = new NetlinkFuzz(new Random(options.seed));
  let early = 0;
  let grown = 0;
  try {
    arena = new FuzzArena(options.seed, 'wasm');
    say(`seed ${options.seed}`);
    for (let reportAt = began + PROGRESS_INTERVAL; isGoingOn(turns, options, end); turns++) {
      arena.turn();
      netlink.turn();
      const now = performance.now();
      if (early === 0 && isQuarter(turns, options, now - began)) early = heapUsed(arena);
      if (now < reportAt) continue;
      reportAt += PROGRESS_INTERVAL;
      say(progress(arena, turns, now - began));
    }
    grown = heapUsed(arena) - early;
    if (grown > GROWTH) throw new Error(`the heap has grown by ${(grown / 1e6).toFixed(1)} MB`);
    arena.end();
  } catch (error) {
    failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  report(options, arena, turns, (performance.now() - began) / 1000, grown, failure);
  return failure === '' ? 0 : 1;
}

function isGoingOn(turns: number, options: Options, end: number): boolean {
  return options.turns > 0 ? turns < options.turns : performance.now() < end;
}

function isQuarter(turns: number, options: Options, elapsed: number): boolean {
  return options.turns > 0 ? turns * 4 >= options.turns : elapsed > (options.minutes * 60_000) / 4;
}

function progress(arena: FuzzArena, turns: number, elapsed: number): string {
  const { total, victims, victimFlows, live, messages } = arena;
  const heap = (process.memoryUsage().heapUsed / 1e6).toFixed(0);
  const rate = ((total / elapsed) * 1000).toFixed(0);
  return `${(elapsed / 1000).toFixed(0).padStart(4)} s  ${turns} turns  ${total} datagrams (${rate}/s)  ${victims} victims, ${victimFlows} flows  live ${(live / 1e6).toFixed(1)} MB, ${messages} messages  heap ${heap} MB`;
}

function report(
  options: Options,
  arena: FuzzArena | undefined,
  turns: number,
  seconds: number,
  grown: number,
  failure: string,
): void {
  const replay = `npm run fuzz -- --seed ${options.seed} --turns ${turns + 1}`;
  const drops = arena?.world.nodes.map((node) => node.transport.counters) ?? [];
  const counted = Object.fromEntries(Object.entries(drops[0] ?? {}).filter(([, count]) => count > 0));
  if (options.json) {
    const { injected, total = 0, victims = 0, victimFlows = 0, live = 0, messages = 0 } = arena ?? {};
    const ok = failure === '';
    process.stdout.write(
      `${JSON.stringify({ ok, seed: options.seed, turns, seconds, datagrams: total, injected, victims, victimFlows, liveBytes: live, liveMessages: messages, heapGrowth: grown, drops: counted, ...(ok ? {} : { failure, replay }) })}\n`,
    );
    return;
  }
  if (arena !== undefined) {
    process.stdout.write(`${progress(arena, turns, seconds * 1000)}\n`);
    process.stdout.write(`injected ${JSON.stringify(arena.injected)}\ndropped ${JSON.stringify(counted)}\n`);
    process.stdout.write(`heap grew by ${(grown / 1e6).toFixed(1)} MB\n`);
  }
  process.stdout.write(
    failure === ''
      ? 'no throw, no growth, every drop counted, the live connection untouched\n'
      : `FAILED  ${replay}\n${failure}\n`,
  );
}

function parse(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        minutes: { type: 'string' },
        seed: { type: 'string' },
        turns: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    if (values.help) return USAGE;
    return {
      minutes: number('minutes', values.minutes, 2),
      seed: number('seed', values.seed, Math.floor(Date.now() / 1000)),
      turns: number('turns', values.turns, 0),
      json: values.json ?? false,
    };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`;
  }
}

function number(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0)) throw new Error(`--${name} is a number from 0 on, not '${text}'`);
  return value;
}

/** At rest and after a full collection; the flag makes V8 offer one. */
function heapUsed(arena: FuzzArena): number {
  arena.rest();
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed;
}
