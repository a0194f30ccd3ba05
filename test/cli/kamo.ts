import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));
const MANY = fileURLToPath(new URL('./many.js', import.meta.url));

/** The compiled command as a process of its own, with pipes for everything and no colours asked for. */
export function start(argv: readonly string[], environment: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [MAIN, ...argv], { env: around(environment), stdio: ['pipe', 'pipe', 'pipe'] });
}

function around(environment: Record<string, string>): Record<string, string | undefined> {
  const { NO_COLOR, FORCE_COLOR, ...inherited } = process.env;
  return { ...inherited, ...environment };
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What it wrote from now on, and how it ended. */
export async function ended(child: ChildProcess): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
}

/** An environment in which this name server is asked, `address:port`. */
export function resolvingBy(server: string): Record<string, string> {
  return preceded(`import dns from 'node:dns'; dns.setServers(['${server}'])`);
}

/** An environment in which the clock is so many ms ahead. */
export function clockAhead(difference: number): Record<string, string> {
  return preceded(`const now = Date.now; Date.now = () => now() + ${difference};`);
}

function preceded(script: string): Record<string, string> {
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` };
}

/** Runs it with nothing on stdin. */
export function kamo(...argv: string[]): Promise<Ended> {
  return kamoIn({}, ...argv);
}

/** The same, in that environment. */
export function kamoIn(environment: Record<string, string>, ...argv: string[]): Promise<Ended> {
  const child = start(argv, environment);
  child.stdin?.end();
  return ended(child);
}

/** What came of a command line in a process that has run others before. */
export type Run = (...argv: string[]) => Promise<Ended>;

/**
 * Lets `use` run command lines that end before anything is under way, one after the other and in one process, in that
 * environment. Rejects when something keeps that process alive for 10 s.
 */
export async function inOneProcess(
  use: (run: Run) => Promise<void>,
  environment: Record<string, string> = {},
): Promise<void> {
  const child = fork(MANY, { env: around(environment), stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const exit = once(child, 'exit');
  try {
    await use(async (...argv) => {
      const answer = once(child, 'message');
      child.send(argv);
      const [ended] = await Promise.race([answer, exit.then(() => Promise.reject(new Error('the process has ended')))]);
      return ended;
    });
    child.disconnect();
    const over = AbortSignal.timeout(10_000);
    over.addEventListener('abort', () => child.kill('SIGKILL'));
    const [code, signal] = await exit;
    if (code !== 0) throw new Error(`something was left of a command line: ${code ?? signal}`);
  } finally {
    child.kill('SIGKILL');
  }
}

/** The lines of a stream, one per call; rejects when it ends before the next one. */
export function lines(stream: NodeJS.ReadableStream | null): () => Promise<string> {
  const waiting: string[] = [];
  let wake = (): void => {};
  let rest = '';
  let over = false;
  stream?.on('data', (chunk) => {
    rest += chunk;
    const complete = rest.split('\n');
    rest = complete.pop() ?? '';
    waiting.push(...complete);
    wake();
  });
  stream?.on('close', () => {
    over = true;
    wake();
  });
  return async () => {
    while (waiting.length === 0 && !over) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    const line = waiting.shift();
    if (line === undefined) throw new Error(`the stream has ended; its rest is '${rest}'`);
    return line;
  };
}
