import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { type SocketAddress, socketAddress } from '../../../src/wire/socket-address.ts';

export type Direction = 'to-server' | 'to-client';

/** A datagram that the attacker has before it goes on. */
export interface Passing {
  readonly direction: Direction;
  /** Which of the lines it came by. */
  readonly line: number;
  /** The attacker's own copy. */
  readonly bytes: Uint8Array;
}

interface Line {
  /** What the client takes for the server, and the server for the client. */
  readonly front: Socket;
  readonly back: Socket;
  client: SocketAddress | undefined;
  server: SocketAddress | undefined;
}

const FRONT = '127.0.0.6';
const BACK = '127.0.0.7';

/**
 * The attacker on the path: every way between client and server leads through its lines, and neither knows another. What
 * passes is `seen`, and is what `tamper` makes of it.
 */
export class OnPath {
  readonly seen: Passing[] = [];
  /** What goes on in place of a datagram: nothing, itself, others. */
  tamper: (passing: Passing) => readonly Uint8Array[] = ({ bytes }) => [bytes];
  readonly #lines: readonly Line[];

  private constructor(lines: readonly Line[]) {
    this.#lines = lines;
    for (const [line, { front, back }] of lines.entries()) {
      front.on('message', (bytes, { address, port }) => this.#pass('to-server', line, bytes, address, port));
      back.on('message', (bytes) => this.#pass('to-client', line, bytes));
    }
  }

  static async open(count: number): Promise<OnPath> {
    const lines = Array.from({ length: count }, async () => {
      const [front, back] = await Promise.all([bound(FRONT), bound(BACK)]);
      return { front, back, client: undefined, server: undefined };
    });
    return new OnPath(await Promise.all(lines));
  }

  /** Where the client finds the server by a line. */
  front(line: number): SocketAddress {
    return addressOf(this.#line(line).front);
  }

  /** Where the server sees the client by a line. */
  back(line: number): SocketAddress {
    return addressOf(this.#line(line).back);
  }

  lead(line: number, server: SocketAddress): void {
    this.#line(line).server = server;
  }

  /** Sends in the name of the one end to the other. */
  send(direction: Direction, line: number, bytes: Uint8Array): void {
    const { front, back, client, server } = this.#line(line);
    const [socket, target] = direction === 'to-server' ? [back, server] : [front, client];
    if (target !== undefined) socket.send(bytes, target.port, target.address);
  }

  close(): void {
    for (const { front, back } of this.#lines) {
      front.close();
      back.close();
    }
  }

  #pass(direction: Direction, line: number, received: Buffer, address = '', port = 0): void {
    if (direction === 'to-server') this.#line(line).client ??= socketAddress(4, address, port);
    // Not `slice`: that of a Buffer is no copy.
    this.seen.push({ direction, line, bytes: new Uint8Array(received) });
    const passing = { direction, line, bytes: new Uint8Array(received) };
    for (const passed of this.tamper(passing)) this.send(direction, line, passed);
  }

  #line(line: number): Line {
    const found = this.#lines[line];
    if (found === undefined) throw new RangeError(`no line ${line}`);
    return found;
  }
}

/** A socket at any port of a loopback address. */
export async function bound(address: string): Promise<Socket> {
  const socket = createSocket('udp4').bind(0, address);
  await once(socket, 'listening');
  return socket;
}

export function addressOf(socket: Socket): SocketAddress {
  const { address, port } = socket.address();
  return socketAddress(4, address, port);
}
