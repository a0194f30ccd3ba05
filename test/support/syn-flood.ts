import { CAPABLE_SIZE, KAMO_EXID } from '../../src/wire/kamo-option.ts';
import { socketAddress } from '../../src/wire/socket-address.ts';
import { type Datagram, HandNode } from './hand-network.ts';

/** SYNs to a node that differ in source, connection ID and sequence number; nobody is at the sources. */
export class SynFlood {
  /** Bytes of a SYN. */
  readonly length: number;
  /** Datagrams that went to the sources, and the longest of them. */
  answers = 0;
  largest = 0;
  readonly #server: HandNode;
  readonly #template: Datagram;
  readonly #capable: number;
  readonly #random: () => number;
  readonly #source: (random: number) => string;

  /** @param source an address under 198.18.0.0/15 (RFC 2544) for a random number; by default all over 198.18.0.0/16 */
  constructor(server: HandNode, port: number, source: (random: number) => string = anySource, seed = 3) {
    this.#random = xorshift(seed);
    this.#server = server;
    this.#source = source;
    const client = new HandNode(0, 1);
    client.transport.connect(1000, { port, locators: server.links });
    client.drain(1000);
    this.#template = client.sent[0] as Datagram;
    const { bytes } = this.#template;
    this.length = bytes.length;
    this.#capable = bytes.findIndex((_, at) => {
      return bytes[at + 1] === CAPABLE_SIZE && (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)) === KAMO_EXID;
    });
  }

  /** So many SYNs arrive; what goes to their sources is counted and taken away. */
  send(now: number, count: number): void {
    for (let left = count; left > 0; left -= 100) {
      this.#server.receiveAll(
        now,
        Array.from({ length: Math.min(left, 100) }, () => this.#syn()),
      );
      const others: Datagram[] = [];
      for (const datagram of this.#server.sent.splice(0)) {
        if (!datagram.destination.address.startsWith('198.18.')) others.push(datagram);
        else {
          this.answers += 1;
          this.largest = Math.max(this.largest, datagram.bytes.length);
        }
      }
      this.#server.sent.push(...others);
    }
  }

  #syn(): Datagram {
    const random = this.#random;
    const bytes = this.#template.bytes.slice();
    const view = new DataView(bytes.buffer);
    view.setInt32(SEQUENCE, random());
    view.setInt32(this.#capable + CONNECTION_ID, random());
    view.setInt32(this.#capable + CONNECTION_ID + 4, random());
    const source = socketAddress(4, this.#source(random()), 1024 + (random() & 0x7fff));
    return { ...this.#template, source, bytes };
  }
}

/** A stream of int32 that follows from a seed. */
export function xorshift(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state;
  };
}

/** Where they are in the datagram, and in CAPABLE. */
const SEQUENCE = 12;
const CONNECTION_ID = 8;

function anySource(random: number): string {
  return `198.18.${random & 255}.${(random >> 8) & 255}`;
}
