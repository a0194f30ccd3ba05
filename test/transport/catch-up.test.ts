import t from 'tap';
import type { ConnectionId } from '../../src/transport/output.ts';
import { HandNetwork, HandNode } from '../support/hand-network.ts';

const PORT = 7;
/** 1000 bytes each ms, as an application writes them. */
const MESSAGE = 1000;
/** How much later than before a message may be, in ms, that is on schedule again; and so many of them in a row. */
const TOLERANCE = 2;
const ROW = 10;

/** One fault of the path in use, and what its receiver sees, in ms of virtual time. */
class Outage {
  readonly #client = new HandNode(0, 2);
  readonly #server = new HandNode(1, 2);
  readonly #net: HandNetwork;
  readonly #id: ConnectionId;
  readonly #peer: ConnectionId;
  /** When each message was written, and read whole. */
  readonly #written: number[] = [];
  readonly #read: number[] = [];
  #bytes = 0;

  constructor(rtt: number, before: number) {
    this.#net = new HandNetwork([this.#client, this.#server], rtt / 2);
    this.#server.transport.listen(PORT);
    this.#id = this.#client.transport.connect(this.#net.now, { port: PORT, locators: this.#server.links });
    this.#client.drain(this.#net.now);
    this.#net.run(10 * rtt);
    const event = this.#server.events.find(({ type }) => type === 'accepted');
    if (event?.type !== 'accepted') throw new Error('nothing was accepted');
    this.#peer = event.connection;
    this.run(before);
  }

  get now(): number {
    return this.#net.now;
  }

  run(duration: number): void {
    for (let left = duration; left > 0; left--) {
      this.#client.transport.write(this.#net.now, this.#id, new Uint8Array(MESSAGE));
      this.#written.push(this.#net.now);
      this.#client.drain(this.#net.now);
      this.#net.run(1);
      this.#bytes += this.#server.readAll(this.#net.now, this.#peer).length;
      while (this.#read.length < Math.floor(this.#bytes / MESSAGE)) this.#read.push(this.#net.now);
    }
  }

  /** Nothing passes any more on the path in use, one way or both. */
  cut(ways: { readonly data: boolean; readonly acknowledgments: boolean }): void {
    const { source, destination } = this.#ends();
    this.#net.way = (datagram) => {
      const there = datagram.source.key === source && datagram.destination.key === destination;
      const back = datagram.source.key === destination && datagram.destination.key === source;
      return (there && ways.data) || (back && ways.acknowledgments) ? [] : [datagram];
    };
  }

  /** The receiver's end of the path in use goes, and it knows. */
  unplug(): void {
    const { destination } = this.#ends();
    this.#net.way = (datagram) => (datagram.destination.key === destination ? [] : [datagram]);
    const link = this.#server.links.findIndex(({ key }) => key === destination);
    this.#server.transport.removeLink(this.#net.now, link);
    this.#server.drain(this.#net.now);
  }

  /** The longest pause that began or ended since `from`, and how long after it messages were on schedule again. */
  seen(from: number): { readonly stall: number; readonly catchUp: number } {
    let stall = 0;
    let end = from;
    for (let i = 1; i < this.#read.length; i++) {
      const [before = 0, at = 0] = [this.#read[i - 1], this.#read[i]];
      if (at < from || at - before <= stall) continue;
      stall = at - before;
      end = at;
    }
    const lateness = this.#read.map((at, i) => at - (this.#written[i] ?? 0));
    const usual = Math.max(
      ...lateness.filter((_, i) => (this.#read[i] ?? 0) > from - 200 && (this.#read[i] ?? 0) < from),
    );
    let row = 0;
    for (const [i, late] of lateness.entries()) {
      row = (this.#read[i] ?? 0) >= end && late <= usual + TOLERANCE ? row + 1 : 0;
      if (row === ROW) return { stall, catchUp: (this.#read[i - ROW + 1] ?? 0) - end };
    }
    return { stall, catchUp: Number.POSITIVE_INFINITY };
  }

  #ends(): { readonly source: string; readonly destination: string } {
    const active = this.#client.transport.paths(this.#id).find(({ role }) => role === 'active');
    if (active?.local === undefined) throw new Error('no path is active');
    return { source: active.local.key, destination: active.foreign.key };
  }
}

/** What happens, after how many ms of a flow; the longest pause that is allowed, in round trips. */
const FAULTS = {
  both: { strike: (outage: Outage) => outage.cut({ data: true, acknowledgments: true }), stall: 1.05 },
  data: { strike: (outage: Outage) => outage.cut({ data: true, acknowledgments: false }), stall: 1.25 },
  'receiver-link': { strike: (outage: Outage) => outage.unplug(), stall: 1 },
};

t.test(
  '[R-TCP-91] [R-TCP-92] [R-MH-47] a flow is on schedule two round trips after a pause, however young it is',
  (t) => {
    for (const rtt of [20, 40, 100]) {
      for (const before of [1000, 3300]) {
        for (const [name, fault] of Object.entries(FAULTS)) {
          const outage = new Outage(rtt, before);
          const { now } = outage;
          fault.strike(outage);
          outage.run(12 * rtt + 300);
          const { stall, catchUp } = outage.seen(now);
          const what = `${name}, rtt ${rtt}, after ${before} ms: a pause of ${stall}, on schedule after ${catchUp}`;
          t.ok(stall <= fault.stall * rtt + 2 && catchUp <= 2 * rtt, what);
        }
      }
    }
    t.end();
  },
);
