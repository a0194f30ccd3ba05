import { createSocket, DatagramSocket } from './dgram-socket.ts';

/** `dgram.Socket`: a `DatagramSocket`. */
export const Socket = DatagramSocket;
export type Socket = DatagramSocket;

/** What `node:dgram` exports, by the same names. */
export const dgram = { createSocket, Socket };
