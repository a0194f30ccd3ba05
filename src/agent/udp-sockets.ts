/** The UDP sockets of a server, with TCP at the same addresses and ports. */

import { createSocket, type Socket } from 'node:dgram';
import { networkInterfaces } from 'node:os';
import { counters } from '../directory/counters.ts';
import { type HostWatcher, watchHost } from '../link/host-watcher.ts';
import { canonicalAddress } from '../net/canonical-address.ts';
import { bindError } from '../net/errors.ts';
import { scopeOf } from '../wire/ip-address.ts';
import { type SocketAddress, socketAddress } from '../wire/socket-address.ts';
import type { Channels } from './channels.ts';

/** Sockets of one server at most; a host with more addresses names those it means. */
const MAX_SOCKETS = 256;
/** Numbers of sockets that are remembered for an address that comes back. */
const MAX_NUMBERS = 1024;
/** How often addresses are looked at of which the host tells nothing: those of loopback interfaces; ms. */
const LOOK_INTERVAL = 10_000;
/** Ports that the system chooses for TCP and that are taken for UDP, before it is given up. */
const PORT_TRIES = 8;

export const UDP_COUNTERS = [
  /** From a source that cannot be answered: link-local, or none. */
  'udp.unanswerable',
  'udp.send-failed',
  /** An address of the host at which nothing could be opened: the port is in use there, or there are too many. */
  'udp.unbound',
] as const;

export interface UdpHost {
  /** A datagram; what is sent by the same number leaves from the address where this one came in. */
  message(socket: number, source: SocketAddress, bytes: Uint8Array): void;
}

export interface UdpOptions {
  /** What the kernel is asked to hold of datagrams that come faster than they are read, in bytes. */
  readonly receiveBuffer?: number;
  /** The interfaces of the host. */
  readonly interfaces?: typeof networkInterfaces;
}

/**
 * A wildcard address stands for each address that the host has, now and later: each has a socket of its own, since a
 * datagram that leaves a socket of all addresses has the one that the route prefers, which is not the one that was asked.
 */
export class UdpSockets {
  readonly counters = counters(UDP_COUNTERS);
  readonly #host: UdpHost;
  readonly #channels: Channels;
  readonly #options: UdpOptions;
  readonly #places: SocketAddress[] = [];
  readonly #wildcards: SocketAddress[] = [];
  readonly #sockets = new Map<number, Socket>();
  /** By the key of the address: one that comes back has its number again, for those who are to be told from there. */
  readonly #numbers = new Map<string, number>();
  #next = 0;
  #watcher: HostWatcher | undefined;
  #looker: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #lookAgain = false;
  #closed = false;

  constructor(host: UdpHost, channels: Channels, options: UdpOptions = {}) {
    this.#host = host;
    this.#channels = channels;
    this.#options = options;
  }

  /** Opens both at an address. Rejects with a KamoError; `close` ends what is open by then. */
  async listen(at: SocketAddress): Promise<void> {
    const { family, address, port } = at;
    try {
      const chosen = await this.#open(at);
      this.#places.push(socketAddress(family, address, chosen));
      if (!isWildcard(at)) return;
      this.#wildcards.push(socketAddress(family, address, chosen));
      this.#looker ??= setInterval(() => this.look(), LOOK_INTERVAL).unref();
      if (this.#watcher !== undefined) return;
      const watcher = await watchHost(() => this.look());
      if (this.#closed) watcher.close();
      else this.#watcher = watcher;
    } catch (error) {
      throw bindError(error, address, port);
    }
  }

  /** Where it listens, with the ports that the system chose. */
  addresses(): SocketAddress[] {
    return [...this.#places];
  }

  /** By the socket of that number; `done` is called once the system has the datagram, or has refused it. */
  send(socket: number, bytes: Uint8Array, { port, address }: SocketAddress, done: () => void = () => {}): void {
    const from = this.#sockets.get(socket);
    const taken = (error: Error | null): void => {
      if (error !== null) this.counters['udp.send-failed'] += 1;
      done();
    };
    // The host no longer has the address where it was asked.
    if (from === undefined) process.nextTick(taken, new Error('closed'));
    else from.send(bytes, port, address, taken);
  }

  /** Opens sockets at addresses that the host has, and closes those at others. */
  look(): Promise<void> {
    this.#lookAgain = true;
    // The system may refuse to tell its addresses: then they stay what they were.
    this.#looking ??= this.#lookUntilDone()
      .catch(() => {
        this.counters['udp.unbound'] += 1;
      })
      .finally(() => {
        this.#looking = undefined;
      });
    return this.#looking;
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#looker);
    this.#watcher?.close();
    for (const socket of this.#sockets.values()) socket.close();
    this.#sockets.clear();
  }

  /** Returns the port. One that the system chooses for TCP may be taken for UDP: then it is to choose another one. */
  async #open(at: SocketAddress): Promise<number> {
    const { family, address } = at;
    for (let tries = 1; ; tries++) {
      const { port, close } = await this.#channels.listen(address, at.port);
      const places = isWildcard(at) ? this.#hostAddresses(family, port) : [socketAddress(family, address, port)];
      const bound: string[] = [];
      try {
        for (const place of places) {
          const key = await this.#bind(place).catch(isWildcard(at) ? unlessGone : rethrow);
          if (key !== undefined) bound.push(key);
        }
        return port;
      } catch (error) {
        for (const key of bound) this.#end(key);
        close();
        if (at.port !== 0 || tries === PORT_TRIES || !hasCode(error, 'EADDRINUSE')) throw error;
      }
    }
  }

  async #lookUntilDone(): Promise<void> {
    while (this.#lookAgain && !this.#closed) {
      this.#lookAgain = false;
      const wanted = new Map(
        this.#wildcards
          .flatMap(({ family, port }) => this.#hostAddresses(family, port))
          .map((each) => [each.key, each] as const),
      );
      const fixed = new Set(this.#places.map(({ key }) => key));
      for (const [key, number] of this.#numbers) {
        if (this.#sockets.has(number) && !wanted.has(key) && !fixed.has(key)) this.#end(key);
      }
      for (const each of wanted.values()) {
        if (this.#sockets.has(this.#numbers.get(each.key) ?? -1)) continue;
        if (this.#sockets.size >= MAX_SOCKETS) this.counters['udp.unbound'] += 1;
        else
          await this.#bind(each)
            .catch(unlessGone)
            .catch(() => {
              this.counters['udp.unbound'] += 1;
            });
      }
    }
  }

  /** Returns the key of the address. */
  async #bind({ family, address, port, key }: SocketAddress): Promise<string> {
    const socket = createSocket({ type: family === 4 ? 'udp4' : 'udp6', ipv6Only: family === 6 });
    try {
      await new Promise<void>((resolve, reject) => {
        socket.once('error', reject);
        socket.bind({ address, port, exclusive: true }, resolve);
      });
      if (this.#closed) throw new Error('the server is closed');
    } catch (error) {
      socket.close();
      throw error;
    }
    socket.removeAllListeners('error');
    socket.on('error', () => {});
    const { receiveBuffer } = this.#options;
    if (receiveBuffer !== undefined) socket.setRecvBufferSize(receiveBuffer);
    const number = this.#numberOf(key);
    this.#sockets.set(number, socket);
    socket.on('message', (bytes, from) => {
      const source = canonicalAddress(from.address, from.port);
      if (source === null) this.counters['udp.unanswerable'] += 1;
      else if (!this.#closed) this.#host.message(number, source, bytes);
    });
    return key;
  }

  #end(key: string): void {
    const number = this.#numbers.get(key) ?? -1;
    this.#sockets.get(number)?.close();
    this.#sockets.delete(number);
  }

  #numberOf(key: string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    for (const [old, number] of this.#numbers) {
      if (this.#numbers.size < MAX_NUMBERS) break;
      if (!this.#sockets.has(number)) this.#numbers.delete(old);
    }
    const number = this.#next++;
    this.#numbers.set(key, number);
    return number;
  }

  /** Each once; not link-local ones, from where nobody can be answered without a zone. */
  #hostAddresses(family: 4 | 6, port: number): SocketAddress[] {
    const { interfaces = networkInterfaces } = this.#options;
    const found = Object.values(interfaces()).flatMap((each) => each ?? []);
    const texts = new Set(found.filter((each) => each.family === `IPv${family}`).map(({ address }) => address));
    return [...texts]
      .filter((address) => scopeOf(address) !== 'link-local')
      .slice(0, MAX_SOCKETS)
      .map((address) => socketAddress(family, address, port));
  }
}

function isWildcard({ address }: SocketAddress): boolean {
  return address === '0.0.0.0' || address === '::';
}

/** An address may go, or not be there yet (RFC 4862, section 5.4), by the time it is bound to. */
function unlessGone(error: unknown): undefined {
  if (!hasCode(error, 'EADDRNOTAVAIL')) throw error;
}

function rethrow(error: unknown): never {
  throw error;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
