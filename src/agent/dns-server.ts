/** The DNS front on sockets: UDP and TCP on the same port. */
import { PrefixBuckets } from '../multihome/limits.ts';
import type { RecordStore } from '../store/store.ts';
import { type AgentRecord, parseAgentRecord } from '../wire/agent-record.ts';
import type { NodeId } from '../wire/node-id.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { Channels } from './channels.ts';
import { LIMITED_PREFIXES } from './constants.ts';
import { DnsFront } from './dns-front.ts';
import { UdpSockets } from './udp-sockets.ts';

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
  readonly #sockets: UdpSockets;
  readonly #rates: PrefixBuckets;
  readonly #drops = { 'dns.busy': 0 };
  #underWay = 0;
  #closed = false;

  /** Rejects with a KamoError, or with RangeError for a zone that is none. Needs the package `dns-packet`. */
  static async open(options: DnsServerOptions): Promise<DnsServer> {
    const packet = (await import('dns-packet')).default;
    const { store, zone } = options;
    const lookup = (nodeId: NodeId): Promise<AgentRecord | null> => publicRecord(store, nodeId);
    const server = new DnsServer(new DnsFront(packet, { zone, lookup, unix: Date.now }), options.rate ?? DEFAULT_RATE);
    try {
      for (const each of options.listen) await server.#sockets.listen(each);
    } catch (error) {
      server.close();
      throw error;
    }
    return server;
  }

  private constructor(front: DnsFront, rate: number) {
    this.#front = front;
    this.#rates = new PrefixBuckets(rate, LIMITED_PREFIXES);
    this.#channels = new Channels(
      {
        message: (channel, _, bytes) =>
          this.#ask(bytes, 'tcp', false, (answer) => this.#channels.send(channel, answer)),
        closed: () => {},
      },
      MAX_FRAME,
    );
    this.#sockets = new UdpSockets(
      {
        message: (socket, source, bytes) =>
          this.#ask(bytes, 'udp', !this.#rates.take(performance.now(), source), (answer) =>
            this.#sockets.send(socket, answer, source),
          ),
      },
      this.#channels,
    );
  }

  addresses(): SocketAddress[] {
    return this.#sockets.addresses();
  }

  counters(): Readonly<Record<string, number>> {
    const sockets = Object.entries({ ...this.#channels.counters, ...this.#sockets.counters });
    const named = Object.fromEntries(sockets.map(([name, count]) => [`dns.${name}`, count]));
    return { ...this.#front.counters, ...this.#drops, ...named };
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#channels.close();
    this.#sockets.close();
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
}

/** The record of a node, where everybody may have it. */
export async function publicRecord(store: RecordStore, nodeId: NodeId): Promise<AgentRecord | null> {
  const entry = await store.get(nodeId.text, Date.now());
  const record = entry === null ? null : parseAgentRecord(entry.record);
  return record?.ok && record.value.readers === null ? record.value : null;
}
