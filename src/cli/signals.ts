import { EXIT, type ExitCode } from './exit-codes.ts';

/**
 * Runs something that goes on until it calls `end`, or until SIGINT or SIGTERM, whose exit code is the result then: the
 * caller still cleans up and prints its summary. A second Ctrl-C ends the process at once.
 */
export function untilSignal(start: (end: (code: ExitCode) => void) => void): Promise<ExitCode> {
  return new Promise((resolve) => {
    const end = (code: ExitCode): void => {
      process.removeListener('SIGINT', interrupted);
      process.removeListener('SIGTERM', terminated);
      resolve(code);
    };
    const interrupted = (): void => end(EXIT.interrupted);
    const terminated = (): void => end(EXIT.terminated);
    process.once('SIGINT', interrupted);
    process.once('SIGTERM', terminated);
    start(end);
  });
}
