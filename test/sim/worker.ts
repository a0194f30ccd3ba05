import { parentPort } from 'node:worker_threads';
import type { EngineKind } from './engines.ts';
import { runSeed } from './run-seed.ts';

/** Runs the seeds that the main thread names, one after the other. */
parentPort?.on('message', ({ seed, engine }: { seed: number; engine: EngineKind }) => {
  parentPort?.postMessage(runSeed(seed, engine));
});
