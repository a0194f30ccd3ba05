import type { ChildProcess } from 'node:child_process';
import { ADDRESS, ended, inside, linesOf, NATIVE_HOST } from './stage.ts';

export const PORT = 7000;
export const CLIENT_PORT = 7001;
export const SERVICE = 7;

export interface Report {
  readonly rss: number;
  /** µs of the process so far. */
  readonly cpu: { readonly user: number; readonly system: number };
  readonly counters: Readonly<Record<string, number>>;
  /** UDP datagrams for which the kernel had no room in a receive buffer. */
  readonly overflows: number;
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

  /**
   * @param native the address of native mode, if it is to be open
   * @param proof nobody is served who has not proven a node ID
   */
  static async start(program: string, port: number = PORT, native?: string, proof = false): Promise<Served> {
    const args = [program, ADDRESS.server, String(port), String(SERVICE)];
    if (native !== undefined) args.push(native, NATIVE_HOST);
    if (proof) args.push('proof');
    const child = inside('server', process.execPath, args);
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
