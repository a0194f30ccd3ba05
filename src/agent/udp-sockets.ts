import { createSocket, type Socket } from 'node:dgram';
import { bindError } from '../net/errors.ts';
import { type SocketAddress, socketAddress } from '../wire/socket-address.ts';
import type { Channels } from './channels.ts';

/** The UDP sockets of a server, each with TCP at the same address and port. */
export class UdpSockets {
  readonly #open: Socket[] = [];

  /** Opens both at an address. Rejects with a KamoError, and then the UDP socket is open only if it is among `addresses()`. */
  async listen({ family, address, port }: SocketAddress, channels: Channels, receiveBuffer?: number): Promise<Socket> {
    const socket = createSocket({ type: family === 4 ? 'udp4' : 'udp6', ipv6Only: family === 6 });
    try {
      await new Promise<void>((resolve, reject) => {
        socket.once('error', reject);
        socket.bind({ address, port, exclusive: true }, resolve);
      });
      this.#open.push(socket);
      socket.removeAllListeners('error');
      socket.on('error', () => {});
      if (receiveBuffer !== undefined) socket.setRecvBufferSize(receiveBuffer);
      await channels.listen(address, socket.address().port);
    } catch (error) {
      if (!this.#open.includes(socket)) socket.close();
      throw bindError(error, address, port);
    }
    return socket;
  }

  /** Where they listen, with the ports that the system chose. */
  addresses(): SocketAddress[] {
    return this.#open.map((socket) => {
      const { address, port, family } = socket.address();
      return socketAddress(family === 'IPv6' ? 6 : 4, address, port);
    });
  }

  at(number: number): Socket | undefined {
    return this.#open[number];
  }

  get size(): number {
    return this.#open.length;
  }

  close(): void {
    for (const socket of this.#open) socket.close();
  }
}
