/** TCP connections of a server by number: framed, bounded, and closed when nothing comes. */

import { createServer, type Server, type Socket } from 'node:net';
import { counters } from '../directory/counters.ts';
import { FrameReader, framed } from '../directory/frames.ts';
import { canonicalAddress } from '../net/canonical-address.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { Shares } from './shares.ts';

/** Bounds of an agent's TCP connections. */
export interface ChannelLimits {
  /** Connections at one time. Default 1024. */
  readonly connections: number;
  /** Of these, of one IPv4 address or IPv6 /64. Default 32. */
  readonly connectionsPerSource: number;
  /** Of these, of one IPv4 /24 or IPv6 /48. Default 256. */
  readonly connectionsPerNetwork: number;
  /** A connection on which nothing comes or goes is closed after this, in ms. Default 10,000. */
  readonly idle: number;
  /** Bytes that may wait to be taken by a peer; one who does not read is closed. Default 65,536. */
  readonly unread: number;
}

export const DEFAULT_CHANNEL_LIMITS: ChannelLimits = {
  connections: 1024,
  connectionsPerSource: 32,
  connectionsPerNetwork: 256,
  idle: 10_000,
  unread: 65_536,
};

export const CHANNEL_COUNTERS = [
  'tcp.accepted',
  'tcp.refused',
  'tcp.malformed',
  'tcp.idle',
  'tcp.unread',
  'tcp.closed',
] as const;

interface Channel {
  readonly socket: Socket;
  readonly address: SocketAddress;
}

export interface ChannelHost {
  message(channel: number, address: SocketAddress, bytes: Uint8Array): void;
  closed(channel: number): void;
}

export class Channels {
  readonly counters = counters(CHANNEL_COUNTERS);
  readonly #host: ChannelHost;
  readonly #limits: ChannelLimits;
  readonly #longest: number;
  readonly #channels = new Map<number, Channel>();
  readonly #shares: Shares;
  readonly #servers: Server[] = [];
  #next = 1;

  /** @param longest bytes of a message at most */
  constructor(host: ChannelHost, longest: number, limits: Partial<ChannelLimits> = {}) {
    this.#host = host;
    this.#longest = longest;
    this.#limits = { ...DEFAULT_CHANNEL_LIMITS, ...limits };
    const { connections: all, connectionsPerSource: perSource, connectionsPerNetwork: perNetwork } = this.#limits;
    this.#shares = new Shares({ all, perSource, perNetwork });
  }

  /** Connections at this moment. */
  get size(): number {
    return this.#channels.size;
  }

  /** Resolves with the port, which the system chooses where it is 0, and what ends listening there. */
  async listen(address: string, port: number): Promise<{ readonly port: number; close(): void }> {
    const server = createServer((socket) => this.#accept(socket));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host: address, port, ipv6Only: address.includes(':') }, () => resolve());
    });
    server.on('error', () => {});
    this.#servers.push(server);
    const bound = server.address();
    return { port: typeof bound === 'object' && bound !== null ? bound.port : port, close: () => server.close() };
  }

  /** Sends a message; a channel that is gone takes it silently. `patient`: the peer waits for more, however long. */
  send(channel: number, bytes: Uint8Array, idle: number = this.#limits.idle): void {
    const socket = this.#channels.get(channel)?.socket;
    if (socket === undefined) return;
    socket.setTimeout(Math.max(idle, socket.timeout ?? 0));
    socket.write(framed(bytes));
    if (socket.writableLength <= this.#limits.unread) return;
    this.counters['tcp.unread'] += 1;
    socket.destroy();
  }

  close(): void {
    for (const server of this.#servers) server.close();
    for (const { socket } of this.#channels.values()) socket.destroy();
  }

  #accept(socket: Socket): void {
    socket.on('error', () => {});
    const address = canonicalAddress(socket.remoteAddress ?? '', socket.remotePort ?? 0);
    if (address === null || !this.#shares.take(address)) {
      this.counters['tcp.refused'] += 1;
      socket.destroy();
      return;
    }
    this.counters['tcp.accepted'] += 1;
    const channel = this.#next++;
    this.#channels.set(channel, { socket, address });
    const reader = new FrameReader(this.#longest);
    socket.setNoDelay(true);
    socket.setTimeout(this.#limits.idle, () => {
      this.counters['tcp.idle'] += 1;
      socket.destroy();
    });
    socket.on('data', (chunk) => {
      const messages = reader.push(chunk);
      if (messages === null) {
        this.counters['tcp.malformed'] += 1;
        socket.destroy();
        return;
      }
      for (const message of messages) this.#host.message(channel, address, message);
    });
    socket.on('close', () => {
      this.counters['tcp.closed'] += 1;
      this.#channels.delete(channel);
      this.#shares.give(address);
      this.#host.closed(channel);
    });
  }
}
