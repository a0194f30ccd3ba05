import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { type SocketAddress, socketAddress } from '../../../src/wire/socket-address.ts';

/** A UDP socket at an IPv4 address of this host, deaf to errors. */
export async function bound(address: string): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.on('error', () => {});
  socket.bind(0, address);
  await once(socket, 'listening');
  return socket;
}

export function addressOf(socket: Socket): SocketAddress {
  const { address, port } = socket.address();
  return socketAddress(4, address, port);
}
