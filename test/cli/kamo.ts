import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));

/** The compiled command as a process of its own, with pipes for everything and no colours asked for. */
export function start(argv: readonly string[], environment: Record<string, string> = {}): ChildProcess {
  const { NO_COLOR, FORCE_COLOR, ...inherited } = process.env;
  return spawn(process.execPath, [MAIN, ...argv], {
    env: { ...inherited, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
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

/** Runs it with nothing on stdin. */
export function kamo(...argv: string[]): Promise<Ended> {
  const child = start(argv);
  child.stdin?.end();
  return ended(child);
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
