import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { driver } from './project.ts';

/** A process under measurement. */
export interface Child {
  readonly process: ChildProcess;
  /** The next line that it writes to the stream, which is a pipe; rejects when it ends without one. */
  line(stream: 'stdout' | 'stderr'): Promise<string>;
  /** Its CPU seconds, user and system (NaN when it does not tell), when it has ended; rejects unless with exit code 0. */
  readonly ended: Promise<{ cpuSeconds: number }>;
}

/** What a child reads and where its output goes. */
export interface Streams {
  /** A file for stdin; default none. */
  readonly stdin?: string;
  /** `pipe` is read here; default `ignore`. */
  readonly stdout?: 'pipe' | 'ignore';
  /** Default: to this process's own. */
  readonly stderr?: 'pipe' | 'inherit';
  /** Words of a command that runs another one, as `ip netns exec NAME` does. */
  readonly within?: readonly string[];
}

/** Nothing that is measured here takes longer. */
const LIMIT_MS = 300_000;

/** Runs `node SCRIPT …` with a module loaded before it that reports the CPU time at the end, for every system alike. */
export function run(script: string, words: readonly string[], streams: Streams): Child {
  return launch(process.execPath, ['--import', driver('cpu-usage'), script, ...words], streams);
}

/** Runs a program. A child that is still there when this process ends is ended too. */
export function launch(program: string, words: readonly string[], streams: Streams): Child {
  const { stdin, stdout = 'ignore', stderr = 'inherit', within = [] } = streams;
  const input = stdin === undefined ? 'ignore' : openSync(stdin, 'r');
  const [command = program, ...rest] = [...within, program, ...words];
  const child = spawn(command, rest, { stdio: [input, stdout, stderr, 'pipe'] });
  const name = [program, ...words].join(' ');
  if (typeof input === 'number') closeSync(input);
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const timer = setTimeout(kill, LIMIT_MS);
  let report = '';
  child.stdio[3]?.on('data', (text) => {
    report += String(text);
  });
  const ended = new Promise<{ cpuSeconds: number }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      process.off('exit', kill);
      clearTimeout(timer);
      if (code === 0) resolve({ cpuSeconds: report === '' ? Number.NaN : Number(report) });
      else reject(new Error(`${name} ended with ${signal ?? code}`));
    });
  });
  // Whoever waits for something else first must not be ended by a rejection that nobody has heard yet.
  ended.catch(() => {});
  const readers = new Map<string, AsyncIterator<string>>();
  const line = async (stream: 'stdout' | 'stderr') => {
    const reader = readers.get(stream) ?? readLines(child, stream);
    readers.set(stream, reader);
    const next = await reader.next();
    if (next.done === true) throw new Error(`${name} ended without a line on ${stream}`);
    return next.value;
  };
  return { process: child, line, ended };
}

/** The bytes that a child writes to stdout, counted and timed from the first to the last. */
export function countOutput(child: Child): Promise<{ bytes: number; seconds: number }> {
  const { stdout } = child.process;
  if (stdout === null) throw new Error('the stdout of the child is not a pipe');
  return new Promise((resolve, reject) => {
    let bytes = 0;
    let first = 0;
    let last = 0;
    stdout.on('data', (chunk: Uint8Array) => {
      last = performance.now();
      if (bytes === 0) first = last;
      bytes += chunk.length;
    });
    stdout.once('error', reject);
    stdout.once('end', () => resolve({ bytes, seconds: (last - first) / 1000 }));
  });
}

function readLines(child: ChildProcess, stream: 'stdout' | 'stderr'): AsyncIterator<string> {
  const input = child[stream];
  if (input === null) throw new Error(`the ${stream} of the child is not a pipe`);
  return createInterface({ input })[Symbol.asyncIterator]();
}
