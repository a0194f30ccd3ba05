import { fileURLToPath } from 'node:url';
import { AskedChild } from './asked-child.ts';
import { CLIENT_PORT, PORT, SERVICE } from './served.ts';
import { ADDRESS, inside, NATIVE } from './stage.ts';

/** Times in ms. */
export interface Connects {
  readonly times: readonly number[];
  readonly failures: number;
}

export interface Transfer {
  readonly bytesSent: number;
  readonly bytesReceived: number;
  readonly same: boolean;
  /** Empty: there was none. */
  readonly error: string;
  readonly counters: Readonly<Record<string, number>>;
}

/** What each mode sees. */
interface Modes {
  readonly connect: Connects;
  readonly transfer: Transfer;
}

/** The process of who uses the server while it is attacked, from its first connection on until it is asked. */
export class Guest<Seen extends Modes[keyof Modes]> extends AskedChild<Seen> {
  /** By kamo, of the server that has the node ID. */
  static kamo<Mode extends keyof Modes>(mode: Mode, id: string): Promise<Guest<Modes[Mode]>> {
    const own = `${ADDRESS.client}:${CLIENT_PORT}`;
    return Guest.#start(['kamo', mode, own, id, `${ADDRESS.server}:${PORT}`, String(SERVICE)]);
  }

  /** By the kernel's TCP, of the node of native mode. */
  static kernel<Mode extends keyof Modes>(mode: Mode): Promise<Guest<Modes[Mode]>> {
    return Guest.#start(['kernel', mode, String(CLIENT_PORT), NATIVE, String(SERVICE)]);
  }

  static async #start<Seen extends Modes[keyof Modes]>(words: readonly string[]): Promise<Guest<Seen>> {
    const program = fileURLToPath(new URL('./client.js', import.meta.url));
    const guest = new Guest<Seen>(inside('client', process.execPath, [program, ...words]));
    await guest.line();
    return guest;
  }

  /** What it has seen; it leaves. */
  async seen(): Promise<Seen> {
    const seen = await this.ask();
    await this.stop();
    return seen;
  }
}
