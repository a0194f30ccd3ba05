import type { ExitCode } from './exit-codes.ts';
import type { Output } from './output.ts';

/** Hands a verb's action its output, as the shared options want it, and takes its exit code. */
export type RunVerb = (action: (output: Output) => Promise<ExitCode>) => Promise<void>;
