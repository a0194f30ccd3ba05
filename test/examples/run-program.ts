import { execFile } from 'node:child_process';

export interface Ran {
  /** The exit code; or the signal that ended it. */
  readonly code: unknown;
  readonly stdout: string;
  readonly stderr: string;
}

/** Two minutes are more than any of them takes on a busy machine. */
const TIMEOUT = 120_000;

/** Runs a compiled program in a process of its own. */
export function runProgram(path: string, ...values: readonly number[]): Promise<Ran> {
  return new Promise((resolve) => {
    const argv = [path, ...values.map(String)];
    execFile(process.execPath, argv, { timeout: TIMEOUT }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : (error.code ?? error.signal), stdout, stderr });
    });
  });
}
