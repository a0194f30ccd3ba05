import nodeDgram from 'node:dgram';
import { createSocket, DatagramSocket } from './dgram-socket.ts';
import { callable } from './inheritance.ts';

/** `dgram.Socket`: a `DatagramSocket`. */
export const Socket = callable(DatagramSocket);
export type Socket = DatagramSocket;

/** What `node:dgram` exports, by the same names. */
export const dgram = {
  createSocket,
  Socket,
  // Of the system's sockets, which has no types.
  _createSocketHandle: Reflect.get(nodeDgram, '_createSocketHandle') as unknown,
};
