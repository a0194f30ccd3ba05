/** The DNS front on sockets: UDP and TCP on the same port. */
import { createSocket, type Socket } from 'node:dgram';
import { prefixOf, TokenBucket } from '../multihome/limits.ts';
import { bindError } from '../net/errors.ts';
import type { RecordStore } from '../store/store.ts';
import { type AgentRecord, parseAgentRecord } from '../wire/agent-record.ts';
import type { NodeId } from '../wire/node-id.ts';
import { type SocketAddress, socketAddress } from '../wire/socket-address.ts';
import { canonicalAddress } from './addresses.ts';
import { Channels } from './channels.ts';
import { LIMITED_PREFIXES } from './constants.ts';
import { DnsFront } from './dns-front.ts';

export interface DnsServerOptions {
  readonly store: RecordStore;
  readonly zone: string;
  readonly listen: readonly SocketAddress[];
  /** Answers a second to one /24 or /48 by UDP; beyond that they are truncated, so that honest ones come by TCP. */
  readonly rate?: number;
}

/** BIND's and Knot's operators begin with some dozens; resolvers of many come from one prefix. */
const DEFAULT_RATE = 200;
/** Questions under way at one time; more are dropped. */
const MAX_UNDER_WAY = 1024;
/** A frame of TCP at most: no question is longer than 512 bytes, and one that is gets told. */
const MAX_FRAME = 1024;

export class DnsServer {
  readonly #front: DnsFront;
  readonly #channels: Channels;
  readonly #sockets: Socket[] = [];
  readonly #buckets = new Map<string, TokenBucket>();
  readonly #rate: number;
  readonly #drops = { 'dns.busy': 0, 'dns.unanswerable': 0 };
  #underWay = 0;
  #closed = false;

  /** Rejects with a KamoError, or with RangeError for a zone that is none. Needs the package `dns-packet`. */
  static async open(options: DnsServerOptions): Promise<DnsServer> {
    const packet = (await import('dns-packet')).default;
    const { store, zone } = options;
    const lookup = (nodeId: NodeId): Promise<AgentRecord | null> => publicRecord(store, nodeId);
    const server = new DnsServer(new DnsFront(packet, { zone, lookup, unix: Date.now }), options.rate ?? DEFAULT_RATE);
    try {
      for (const each of options.listen) await server.#listen(each);
    } catch (error) {
      server.close();
      throw error;
    }
    return server;
  }

  private constructor(front: DnsFront, rate: number) {
    this.#front = front;
    this.#rate = rate;
    this.#channels = new Channels(
      {
        message: (channel, _, bytes) =>
          this.#ask(bytes, 'tcp', false, (answer) => this.#channels.send(channel, answer)),
        closed: () => {},
      },
      MAX_FRAME,
    );
  }

  addresses(): SocketAddress[] {
    return this.#sockets.map((socket) => {
      const { address, port, family } = socket.address();
      return socketAddress(family === 'IPv6' ? 6 : 4, address, port);
    });
  }

  counters(): Readonly<Record<string, number>> {
    const tcp = Object.entries(this.#channels.counters).map(([name, count]) => [`dns.${name}`, count]);
    return { ...this.#front.counters, ...this.#drops, ...Object.fromEntries(tcp) };
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#channels.close();
    for (const socket of this.#sockets) socket.close();
  }

  async #listen({ family, address, port }: SocketAddress): Promise<void> {
    const socket = createSocket({ type: family === 4 ? 'udp4' : 'udp6', ipv6Only: family === 6 });
    try {
      await new Promise<void>((resolve, reject) => {
        socket.once('error', reject);
        socket.bind({ address, port, exclusive: true }, resolve);
      });
      this.#sockets.push(socket);
      socket.removeAllListeners('error');
      socket.on('error', () => {});
      await this.#channels.listen(address, socket.address().port);
    } catch (error) {
      if (!this.#sockets.includes(socket)) socket.close();
      throw bindError(error, address, port);
    }
    socket.on('message', (bytes, from) => {
      const source = canonicalAddress(from.address, from.port);
      if (source === null) {
        this.#drops['dns.unanswerable'] += 1;
        return;
      }
      this.#ask(bytes, 'udp', !this.#admit(source), (answer) => {
        socket.send(answer, source.port, source.address, () => {});
      });
    });
  }

  #ask(bytes: Uint8Array, via: 'udp' | 'tcp', truncate: boolean, send: (answer: Uint8Array) => void): void {
    if (this.#underWay >= MAX_UNDER_WAY) {
      this.#drops['dns.busy'] += 1;
      return;
    }
    this.#underWay += 1;
    void this.#front.answer(bytes, via, truncate).then((answer) => {
      this.#underWay -= 1;
      if (answer !== null && !this.#closed) send(answer);
    });
  }

  #admit(source: SocketAddress): boolean {
    const prefix = prefixOf(source);
    let bucket = this.#buckets.get(prefix);
    if (bucket === undefined) {
      const oldest = this.#buckets.keys().next();
      if (this.#buckets.size >= LIMITED_PREFIXES && !oldest.done) this.#buckets.delete(oldest.value);
      bucket = new TokenBucket(this.#rate, this.#rate);
      this.#buckets.set(prefix, bucket);
    }
    return bucket.take(performance.now());
  }
}

/** The record of a node, where everybody may have it. */
export async function publicRecord(store: RecordStore, nodeId: NodeId): Promise<AgentRecord | null> {
  const entry = await store.get(nodeId.text, Date.now());
  const record = entry === null ? null : parseAgentRecord(entry.record);
  return record?.ok && record.value.readers === null ? record.value : null;
}
