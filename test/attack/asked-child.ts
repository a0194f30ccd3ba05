import type { ChildProcess } from 'node:child_process';
import { ended, linesOf } from './stage.ts';

/** A process that tells in a line that it is ready, answers each newline with a line of JSON, and ends with its stdin. */
export class AskedChild<Answer> {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  protected constructor(child: ChildProcess) {
    this.#child = child;
    this.#lines = linesOf(child)[Symbol.asyncIterator]();
  }

  async stop(): Promise<void> {
    const end = ended(this.#child);
    this.#child.stdin?.end();
    await end;
  }

  /** The next line that it prints. */
  protected async line(): Promise<string> {
    const { value } = await this.#lines.next();
    return String(value);
  }

  protected async ask(): Promise<Answer> {
    this.#child.stdin?.write('\n');
    return JSON.parse(await this.line()) as Answer;
  }
}
