import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type SocketAddress, showAddress } from '../../../src/wire/socket-address.ts';
import { ended } from '../stage.ts';
import type { Place } from './agent-process.ts';
import type { Seen } from './citizen.ts';

/** The process of who uses the agent. */
export class Citizen {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  private constructor(child: ChildProcess, lines: AsyncIterator<string>) {
    this.#child = child;
    this.#lines = lines;
  }

  /** Resolves when it is registered. */
  static async start({ run }: Place, own: string, agent: SocketAddress): Promise<Citizen> {
    const program = fileURLToPath(new URL('./citizen.js', import.meta.url));
    const child = run(process.execPath, [program, own, showAddress(agent)]);
    if (child.stdout === null) throw new Error('stdout is a pipe');
    child.stderr?.pipe(process.stderr);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    await lines.next();
    return new Citizen(child, lines);
  }

  /** What it has seen since it was last asked. */
  async seen(): Promise<Seen> {
    this.#child.stdin?.write('\n');
    const { value } = await this.#lines.next();
    return JSON.parse(String(value)) as Seen;
  }

  async stop(): Promise<void> {
    const end = ended(this.#child);
    this.#child.stdin?.end();
    await end;
  }
}
