import { Worker } from 'node:worker_threads';
import type { EngineKind } from './engines.ts';
import type { SeedResult } from './run-seed.ts';

/** A seed takes a fraction of a second; one that takes so many ms of the real clock hangs within a step. */
const HANGING = 30_000;

/** Runs seeds in worker threads, each as soon as a worker is free, until `next` gives none. */
export async function runPool(
  jobs: number,
  engine: EngineKind,
  next: () => number | undefined,
  done: (result: SeedResult) => void,
): Promise<void> {
  await Promise.all(Array.from({ length: jobs }, () => runWorker(engine, next, done)));
}

async function runWorker(
  engine: EngineKind,
  next: () => number | undefined,
  done: (result: SeedResult) => void,
): Promise<void> {
  let worker = new Worker(new URL('./worker.js', import.meta.url));
  for (let seed = next(); seed !== undefined; seed = next()) {
    const result = await runOne(worker, seed, engine);
    if (typeof result !== 'string') {
      done(result);
      continue;
    }
    await worker.terminate();
    worker = new Worker(new URL('./worker.js', import.meta.url));
    done(failed(seed, result));
  }
  await worker.terminate();
}

/** The result, or why there is none. */
function runOne(worker: Worker, seed: number, engine: EngineKind): Promise<SeedResult | string> {
  return new Promise((resolve) => {
    const settle = (result: SeedResult | string) => {
      clearTimeout(timer);
      worker.removeAllListeners();
      resolve(result);
    };
    const timer = setTimeout(() => settle(`no end after ${HANGING} ms of the real clock`), HANGING);
    worker.once('message', settle);
    worker.once('error', (error) =>
      settle(`the worker failed: ${error instanceof Error ? error.stack : String(error)}`),
    );
    worker.once('exit', (code) => settle(`the worker exited with ${code}`));
    worker.postMessage({ seed, engine });
  });
}

function failed(seed: number, failure: string): SeedResult {
  const none = { hash: '', records: 0, steps: 0, duration: 0, bytes: 0, datagrams: 0, failovers: 0, longestWait: 0 };
  return { seed, failure, outcomes: {}, ...none };
}
