import type { SocketAddress } from '../wire/socket-address.ts';
import { type FaultDelivery, FaultPipe } from './fault-pipe.ts';
import type { Link, LinkDrop, LinkHost, LinkOpener, ReceivedBurst } from './link.ts';
import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';

/**
 * A link with faults in both directions, each with settings of its own that may change while it runs:
 * `link.outgoing.change({ loss: 0.01 })`, `link.incoming.change({ blackhole: true })`. To its host it is the link, to
 * the link it is the host. What goes out is copied, so `send` returns true unless the pipe is transparent.
 */
export class FaultLink implements Link, LinkHost {
  readonly outgoing: FaultPipe;
  readonly incoming: FaultPipe;
  readonly #host: LinkHost;
  readonly #inner: Link;

  /** Opens a link through `open` and puts itself between it and `host`. Two generators are forked from `random`. */
  constructor(open: LinkOpener, host: LinkHost, scheduler: Scheduler, random: Random) {
    this.#host = host;
    this.outgoing = new FaultPipe(scheduler, random.fork(), this.#forward);
    this.incoming = new FaultPipe(scheduler, random.fork(), this.#handOver);
    this.#inner = open(this);
  }

  get local(): SocketAddress {
    return this.#inner.local;
  }

  get dontFragment(): boolean {
    return this.#inner.dontFragment ?? false;
  }

  get maxDatagram(): number {
    return this.#inner.maxDatagram;
  }

  get drops(): Readonly<Record<LinkDrop, number>> {
    return this.#inner.drops;
  }

  send(
    destination: SocketAddress,
    bytes: Uint8Array,
    offsets: Int32Array,
    lengths: Int32Array,
    count: number,
    segmentSize = 0,
  ): boolean {
    if (this.outgoing.transparent) return this.#inner.send(destination, bytes, offsets, lengths, count, segmentSize);
    this.outgoing.put(destination, bytes, offsets, lengths, count, segmentSize);
    return true;
  }

  flush(): number {
    return this.#inner.flush();
  }

  ref(): void {
    this.#inner.ref();
  }

  unref(): void {
    this.#inner.unref();
  }

  close(): void {
    this.outgoing.close();
    this.incoming.close();
    this.#inner.close();
  }

  receive(_inner: Link, bursts: readonly ReceivedBurst[]): void {
    if (this.incoming.transparent) {
      this.#host.receive(this, bursts);
      return;
    }
    for (const { source, datagrams, checksummed } of bursts) {
      const { bytes, offsets, lengths } = joined(datagrams);
      this.incoming.put(source, bytes, offsets, lengths, datagrams.length, checksummed === true ? 1 : 0);
    }
  }

  drained(): void {
    this.#host.drained(this);
  }

  failed(_inner: Link, error: Error): void {
    this.outgoing.close();
    this.incoming.close();
    this.#host.failed(this, error);
  }

  /** The copy is not written to again, so it does not matter when the link has finished with it. */
  readonly #forward: FaultDelivery = (peer, bytes, offsets, lengths, count, segmentSize) => {
    this.#inner.send(peer, bytes, offsets, lengths, count, segmentSize);
  };

  readonly #handOver: FaultDelivery = (peer, bytes, offsets, lengths, count, mark) => {
    const datagrams: Uint8Array[] = [];
    for (let i = 0; i < count; i++) {
      const offset = offsets[i] ?? 0;
      datagrams.push(bytes.subarray(offset, offset + (lengths[i] ?? 0)));
    }
    this.#host.receive(this, [{ source: peer, datagrams, checksummed: mark === 1 }]);
  };
}

function joined(datagrams: readonly Uint8Array[]): { bytes: Uint8Array; offsets: Int32Array; lengths: Int32Array } {
  const offsets = new Int32Array(datagrams.length);
  const lengths = new Int32Array(datagrams.length);
  let end = 0;
  for (const [i, datagram] of datagrams.entries()) {
    offsets[i] = end;
    lengths[i] = datagram.length;
    end += datagram.length;
  }
  const bytes = new Uint8Array(end);
  for (const [i, datagram] of datagrams.entries()) bytes.set(datagram, offsets[i] ?? 0);
  return { bytes, offsets, lengths };
}
