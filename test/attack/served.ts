import type { ChildProcess } from 'node:child_process';
import { ADDRESS, ended, inside, linesOf } from './stage.ts';

export const PORT = 7000;
export const CLIENT_PORT = 7001;
export const SERVICE = 7;

export interface Report {
  readonly rss: number;
  /** µs of the process so far. */
  readonly cpu: { readonly user: number; readonly system: number };
  readonly counters: Readonly<Record<string, number>>;
}

/** The server's process, asked over its stdin. */
export class Served {
  readonly id: string;
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  private constructor(child: ChildProcess, lines: AsyncIterator<string>, id: string) {
    this.#child = child;
    this.#lines = lines;
    this.id = id;
  }

  static async start(program: string): Promise<Served> {
    const child = inside('server', process.execPath, [program, ADDRESS.server, String(PORT), String(SERVICE)]);
    const lines = linesOf(child)[Symbol.asyncIterator]();
    const { value } = await lines.next();
    return new Served(child, lines, String(value));
  }

  async report(): Promise<Report> {
    this.#child.stdin?.write('\n');
    const { value } = await this.#lines.next();
    return JSON.parse(String(value)) as Report;
  }

  async stop(): Promise<void> {
    const end = ended(this.#child);
    this.#child.stdin?.end();
    await end;
  }
}
