import { availableParallelism } from 'node:os';
import { Topology } from './topology.ts';
import { type Ends, Finding, type InteropTest, type Trial } from './trial.ts';

const MIB = 1024 * 1024;
const PROGRESS_TIME = 10_000;
/** Tests that mostly wait and go beside those that compute. */
const WAITING = 4;
/** Below this a rate tells of the beginning only. */
const LEAST_MEASURED = 4 * MIB;

/** How all tests of a run are made. */
export interface Manner extends Pick<Trial, 'self' | 'congestion'> {
  /** Of the namespaces. */
  readonly prefix: string;
  /** Folder of the compiled tools. */
  readonly tools: string;
  /** Tests that compute and run at once. */
  readonly parallel: number;
  /** Ms after which nothing more is begun. */
  readonly time: number;
}

interface Outcome {
  readonly test: InteropTest;
  readonly seconds: number;
  readonly found: string | undefined;
  readonly ends: Ends | undefined;
}

interface Running {
  readonly test: InteropTest;
  readonly topology: Topology;
  readonly begun: number;
  readonly slot: number;
  reached: number;
}

/** What may compute at once where both ends of a test do. */
export function defaultParallel(): number {
  return Math.max(1, Math.floor(availableParallelism() / 2));
}

/** Runs tests beside each other as far as the processors allow, tells how it goes, and what came of it. */
export class Run {
  readonly #manner: Manner;
  readonly #started = Date.now();
  readonly #running = new Set<Running>();
  readonly #outcomes: Outcome[] = [];
  #waiting: InteropTest[];
  #timer: NodeJS.Timeout | undefined;

  constructor(tests: readonly InteropTest[], manner: Manner) {
    this.#manner = manner;
    this.#waiting = [...tests];
  }

  /** @returns how many failed */
  async all(): Promise<number> {
    this.#timer = setInterval(() => this.#tellProgress(), PROGRESS_TIME);
    const pending = new Set<Promise<void>>();
    while (this.#waiting.length > 0 || pending.size > 0) {
      for (let next = this.#next(); next !== undefined; next = this.#next()) {
        const going = this.#one(next).finally(() => pending.delete(going));
        pending.add(going);
      }
      await Promise.race(pending);
    }
    clearInterval(this.#timer);
    this.#tellRates();
    return this.#outcomes.filter(({ found }) => found !== undefined).length;
  }

  /** Ends everything that runs, and takes its namespaces away. */
  tidy(): void {
    clearInterval(this.#timer);
    for (const { topology } of this.#running) topology.down();
  }

  /** The first that there is room for. */
  #next(): InteropTest | undefined {
    const paces = [...this.#running].map(({ test }) => test.pace);
    const waits = paces.filter((pace) => pace === 'waits').length;
    const found = this.#waiting.find(({ pace }) => {
      if (pace === 'alone') return paces.length === 0;
      if (paces.includes('alone')) return false;
      return pace === 'waits' ? waits < WAITING : paces.length - waits < this.#manner.parallel;
    });
    this.#waiting = this.#waiting.filter((test) => test !== found);
    return found;
  }

  async #one(test: InteropTest): Promise<void> {
    const { tools, prefix, time } = this.#manner;
    const begun = Date.now();
    const slots = [...this.#running].map(({ slot }) => slot);
    const slot = [...slots.keys(), slots.length].find((each) => !slots.includes(each)) ?? 0;
    const topology = new Topology(`${prefix}-${slot}`, tools, test.topology);
    const running: Running = { test, topology, begun, slot, reached: 0 };
    this.#running.add(running);
    const left = this.#started + time - begun;
    const { found, ends } =
      left > 0 ? await this.#attempt(running, left) : { found: 'no time was left', ends: undefined };
    topology.down();
    this.#running.delete(running);
    const seconds = (Date.now() - begun) / 1000;
    this.#outcomes.push({ test, seconds, found, ends });
    console.log(
      `${found === undefined ? 'ok' : 'not ok'} ${test.name} [${test.requirement}] (${seconds.toFixed(1)} s)`,
    );
    if (found !== undefined) for (const line of found.split('\n')) console.log(`  # ${line}`);
  }

  /** What was found wrong, if anything was. */
  async #attempt(running: Running, left: number): Promise<Pick<Outcome, 'found' | 'ends'>> {
    const { test, topology } = running;
    const { self, congestion } = this.#manner;
    const limit = Math.min(left, test.limit * 1000);
    let ends: Ends | undefined;
    const trial: Trial = {
      ...{ topology, version: test.version, kamoDials: test.kamoDials, self, congestion },
      progress: (bytes) => {
        running.reached = bytes;
      },
      conclude: (both) => {
        ends = both;
      },
    };
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const tell = () => `out of time after ${Math.round(limit / 1000)} s; ${running.reached} bytes had come last`;
      timer = setTimeout(() => reject(new Finding(tell())), limit);
    });
    try {
      await topology.up(congestion);
      await Promise.race([test.run(trial), late]);
      return { found: undefined, ends };
    } catch (error) {
      if (error instanceof Finding) return { found: `expected: ${error.message}`, ends };
      return { found: error instanceof Error ? error.message : String(error), ends };
    } finally {
      clearTimeout(timer);
    }
  }

  #tellProgress(): void {
    const done = this.#outcomes.length;
    const all = done + this.#running.size + this.#waiting.length;
    const now = [...this.#running].map(({ test, reached }) => {
      const share = test.bytes === undefined || reached === 0 ? '' : ` ${amount(reached)} of ${amount(test.bytes)}`;
      return `${test.name}${share}`;
    });
    const passed = duration((Date.now() - this.#started) / 1000);
    console.log(`# ${passed}, ${done} of ${all} done, about ${duration(this.#remaining())} left: ${now.join(', ')}`);
  }

  /** Seconds, by what is expected and how much longer it has taken so far. */
  #remaining(): number {
    const expected = (tests: readonly InteropTest[], pace: boolean) =>
      tests.filter((test) => (test.pace === 'waits') === pace).reduce((sum, test) => sum + test.expected, 0);
    const over = this.#outcomes.reduce((sum, { seconds }) => sum + seconds, 0);
    const foreseen = this.#outcomes.reduce((sum, { test }) => sum + test.expected, 0);
    const slowness = foreseen > 60 ? Math.max(over / foreseen, 0.2) : 1;
    const rest = [...this.#running].map(({ test, begun }) => ({
      ...test,
      expected: Math.max(test.expected - (Date.now() - begun) / 1000 / slowness, 1),
    }));
    const tests = [...this.#waiting, ...rest];
    const longest = Math.max(0, ...tests.map((test) => test.expected));
    const computing = expected(tests, false) / this.#manner.parallel;
    return slowness * Math.max(longest, computing, expected(tests, true) / WAITING);
  }

  #tellRates(): void {
    const rows = this.#outcomes.flatMap(({ test, seconds, ends }) => {
      const [there, back] = [ends?.kernel, ends?.kamo];
      if (Math.max(there?.received ?? 0, back?.received ?? 0) < LEAST_MEASURED) return [];
      const rates = [there, back].map((end) => {
        if (end === undefined || end.received < LEAST_MEASURED) return ['', ''];
        return [amount(end.received), (end.received / 1e6 / Math.max(end.receiving, 1e-3)).toFixed(1)];
      });
      return [[test.name, seconds.toFixed(1), ...rates.flat()]];
    });
    if (rows.length === 0) return;
    const head = ['test', 'seconds', 'to kernel', 'MB/s', 'to kamo', 'MB/s'];
    const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => (row[i] ?? '').length)));
    const cell = (text: string, i: number) => (i === 0 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0));
    for (const row of [head, ...rows]) console.log(`# ${row.map(cell).join('  ')}`);
    console.log(`# in all ${duration((Date.now() - this.#started) / 1000)}`);
  }
}

function amount(bytes: number): string {
  return bytes < 4 * MIB ? `${Math.round(bytes / 1024)} KiB` : `${Math.round(bytes / MIB)} MiB`;
}

/** As minutes and seconds. */
function duration(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
