/** Datagram sockets on real loopback sockets: of this process, and of two nodes. */
import { once } from 'node:events';
import type { Test } from 'tap';
import dgram from '../../src/dgram.ts';
import {
  createSocket,
  type DatagramOptions,
  type DatagramSocket,
  type MessageOptions,
  type Node,
} from '../../src/index.ts';
import { AWAY, HOME, openNode } from './net-support.ts';

/** A socket of this process, bound to any port unless told otherwise, and closed at the end. */
export async function bindLocally(
  t: Test,
  options: Partial<DatagramOptions> = {},
  port = 0,
  address?: string,
): Promise<DatagramSocket> {
  const socket = dgram.createSocket({ type: 'udp4', ...options });
  await listening(t, socket.bind(port, address));
  return socket;
}

/** Both ends of messages between two nodes: `here` at one address sends to `there` at two, port 7. */
export interface DatagramPair {
  readonly home: Node;
  readonly away: Node;
  readonly here: DatagramSocket;
  readonly there: DatagramSocket;
  /** Messages that `there` has been told, as text. */
  readonly told: string[];
  send(text: string, options?: MessageOptions): number;
}

export async function openDatagramPair(t: Test, options: Partial<DatagramOptions> = {}): Promise<DatagramPair> {
  const home = await openNode(t, { identity: HOME, locators: ['127.0.0.2', '127.0.0.3'] });
  const away = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'] });
  const there = createSocket({ node: home });
  const here = createSocket({ node: away, ...options });
  await Promise.all([listening(t, there.bind(7)), listening(t, here.bind())]);
  const told: string[] = [];
  there.on('message', (message) => told.push(message.toString()));
  const send = (text: string, more: MessageOptions = {}): number =>
    here.send(text, 7, home.generalizedId, { locators: home.locators(), ...more });
  return { home, away, here, there, told, send };
}

export function closeQuietly(socket: DatagramSocket): void {
  try {
    socket.close();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_SOCKET_DGRAM_NOT_RUNNING')) throw error;
  }
}

/** `send` with the callback as a promise of the number of bytes. */
export function sent(
  socket: DatagramSocket,
  message: string | Uint8Array,
  port: number,
  address?: string,
): Promise<number> {
  return new Promise((resolve, reject) => {
    socket.send(message, port, address, (error, bytes = -1) => (error ? reject(error) : resolve(bytes)));
  });
}

async function listening(t: Test, socket: DatagramSocket): Promise<void> {
  t.teardown(() => closeQuietly(socket));
  await once(socket, 'listening');
}
