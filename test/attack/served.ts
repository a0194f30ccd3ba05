import { AskedChild } from './asked-child.ts';
import { ADDRESS, inside, NATIVE_HOST } from './stage.ts';

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

/** The server's process. */
export class Served extends AskedChild<Report> {
  #id = '';

  /** Its node ID. */
  get id(): string {
    return this.#id;
  }

  /**
   * @param native the address of native mode, if it is to be open
   * @param proof nobody is served who has not proven a node ID
   */
  static async start(program: string, port: number = PORT, native?: string, proof = false): Promise<Served> {
    const args = [program, ADDRESS.server, String(port), String(SERVICE)];
    if (native !== undefined) args.push(native, NATIVE_HOST);
    if (proof) args.push('proof');
    const served = new Served(inside('server', process.execPath, args));
    served.#id = await served.line();
    return served;
  }

  report(): Promise<Report> {
    return this.ask();
  }
}
