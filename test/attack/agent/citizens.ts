import { fileURLToPath } from 'node:url';
import { type SocketAddress, showAddress } from '../../../src/wire/socket-address.ts';
import { AskedChild } from '../asked-child.ts';
import type { Place } from './agent-process.ts';
import type { Seen } from './citizen.ts';

/** The process of who uses the agent. */
export class Citizen extends AskedChild<Seen> {
  /** Resolves when it is registered. */
  static async start({ run }: Place, own: string, agent: SocketAddress): Promise<Citizen> {
    const program = fileURLToPath(new URL('./citizen.js', import.meta.url));
    const child = run(process.execPath, [program, own, showAddress(agent)]);
    child.stderr?.pipe(process.stderr);
    const citizen = new Citizen(child);
    await citizen.line();
    return citizen;
  }

  /** What it has seen since it was last asked. */
  seen(): Promise<Seen> {
    return this.ask();
  }
}
