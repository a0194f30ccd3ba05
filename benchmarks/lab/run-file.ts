import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** Single runs, kept in a file where there is one, a JSON object each line: a long measurement can be made in parts. */
export class RunFile<Key extends object, Run extends Key> {
  readonly #runs = new Map<string, Run>();
  readonly #file: string | undefined;
  readonly #keyOf: (run: Key) => string;

  /** Runs of equal keys are the same run. */
  constructor(file: string | undefined, keyOf: (run: Key) => string) {
    this.#file = file;
    this.#keyOf = keyOf;
    if (file === undefined || !existsSync(file)) return;
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (line === '') continue;
      const run: Run = JSON.parse(line);
      this.#runs.set(keyOf(run), run);
    }
  }

  get runs(): readonly Run[] {
    return [...this.#runs.values()];
  }

  has(run: Key): boolean {
    return this.#runs.has(this.#keyOf(run));
  }

  add(run: Run): void {
    this.#runs.set(this.#keyOf(run), run);
    if (this.#file !== undefined) appendFileSync(this.#file, `${JSON.stringify(run)}\n`);
  }
}
