import { Worker } from 'node:worker_threads';
import type { EngineKind } from './engines.ts';
import type { SeedResult } from './run-seed.ts';

/** A seed takes a fraction of a second; one that takes so many ms of the real clock hangs within a step. */
const HANGING = 60_000;

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
  let worker = new SeedWorker();
  for (let seed = next(); seed !== undefined; seed = next()) {
    const result = await worker.run(seed, engine);
    if (typeof result !== 'string') {
      done(result);
      continue;
    }
    await worker.end();
    worker = new SeedWorker();
    done(failed(seed, result));
  }
  await worker.end();
}

/** One worker thread; it runs one seed at a time. */
class SeedWorker {
  readonly #worker = new Worker(new URL('./worker.js', import.meta.url));
  #settle: (result: SeedResult | string) => void = () => {};

  constructor() {
    this.#worker.on('message', (result: SeedResult) => this.#settle(result));
    this.#worker.on('error', (error) => {
      this.#settle(`the worker failed: ${error instanceof Error ? error.stack : String(error)}`);
    });
    this.#worker.on('exit', (code) => this.#settle(`the worker exited with ${code}`));
  }

  /** The result, or why there is none: then the worker is of no use any more. */
  run(seed: number, engine: EngineKind): Promise<SeedResult | string> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#settle(`no end after ${HANGING} ms of the real clock`), HANGING);
      this.#settle = (result) => {
        clearTimeout(timer);
        resolve(result);
      };
      this.#worker.postMessage({ seed, engine });
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

function failed(seed: number, failure: string): SeedResult {
  const none = {
    hash: '',
    records: 0,
    steps: 0,
    duration: 0,
    bytes: 0,
    datagrams: 0,
    failovers: 0,
    bound: 0,
    resumed: 0,
    longestWait: 0,
  };
  const messages = { sent: 0, received: 0, lost: 0, refused: 0 };
  return { seed, failure, outcomes: {}, messages, ...none };
}
