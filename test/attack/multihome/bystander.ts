import type { Socket } from 'node:dgram';
import type { SocketAddress } from '../../../src/wire/socket-address.ts';
import { addressOf, bound } from './on-path.ts';
import { headerOf } from './options.ts';

const ADDRESS = '127.0.0.9';

/**
 * An address from which the attacker sends, its own or a victim's: on loopback it may send from any. It counts what goes
 * and comes, in bytes of UDP payload.
 */
export class Bystander {
  sent = 0;
  got = 0;
  /** Application bytes among what came. */
  payload = 0;
  /** What the attacker does about a datagram that came. */
  answer: (bytes: Uint8Array) => void = () => {};
  readonly #socket: Socket;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('message', (bytes) => {
      this.got += bytes.length;
      this.payload += headerOf(bytes)?.payloadLength ?? 0;
      this.answer(bytes);
    });
  }

  static async open(): Promise<Bystander> {
    return new Bystander(await bound(ADDRESS));
  }

  get address(): SocketAddress {
    return addressOf(this.#socket);
  }

  send(bytes: Uint8Array, { port, address }: SocketAddress): void {
    this.sent += bytes.length;
    this.#socket.send(bytes, port, address);
  }

  close(): void {
    this.#socket.close();
  }
}
