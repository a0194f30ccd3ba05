import { SmoltcpEngine } from '../../src/engine/smoltcp.ts';
import type { Link, LinkHost, ReceivedBurst } from '../../src/link/link.ts';
import type { TunLink } from '../../src/link/tun.ts';
import { ACK, FIN, PSH, ROW, ROW_FLAG, ROW_WORDS, SYN } from '../../src/wire/segment-row.ts';

const TCP = 6;
const WINDOW_SCALE = 10;

/**
 * A TCP of a hundred lines at the far end of a TUN link, for one connection of the kernel's to it: it takes whatever
 * comes in order and acknowledges once a burst, or sends as much as the window takes. What the kernel has dropped (its
 * queue of received packets is of 1000) is sent again by `repeat`. What it is for is the link: packet sizes, checksums and
 * speed.
 */
export class TunResponder implements LinkHost {
  /** Bytes received in order, packets they came in, the largest packet, and rows with a fault. */
  received = 0;
  packets = 0;
  largest = 0;
  faults = 0;
  finished = false;
  /** Bytes acknowledged by the kernel. */
  acknowledged = 0;
  failure: Error | undefined;
  /** Called with each piece of payload, in order. */
  taken: ((bytes: Uint8Array) => void) | undefined;
  link: TunLink | undefined;
  readonly #engine = new SmoltcpEngine();
  readonly #segment: number;
  readonly #most: number;
  readonly #payload: Uint8Array;
  readonly #toSend: number;
  #version: 4 | 6 = 4;
  #addresses = new Uint8Array(0);
  #ports: readonly [number, number] = [0, 0];
  #rcvNxt = 0;
  #sndUna = 0;
  #unaBefore = 0;
  #sndNxt = 0;
  #sndEnd = 0;
  #scale = 0;

  /**
   * `toSend` bytes go to whoever connects, each the low byte of its place times 7; `segment` is the payload of a packet
   * on the wire, `most` of one that is written.
   */
  constructor(toSend: number, segment: number, most: number) {
    this.#toSend = toSend;
    this.#segment = segment;
    this.#most = most;
    this.#payload = Uint8Array.from({ length: 65_536 + 256 }, (_, i) => i * 7);
  }

  receive(_link: Link, bursts: readonly ReceivedBurst[]): void {
    for (const burst of bursts) this.#take(burst);
    this.#transmit();
  }

  drained(): void {}

  failed(_link: Link, error: Error): void {
    this.failure = error;
  }

  /** To be called now and then: if nothing was acknowledged since the last time, everything behind that goes again. */
  repeat(): void {
    if (this.#sndUna === this.#unaBefore && this.#sndUna !== this.#sndNxt) {
      this.#sndNxt = this.#sndUna;
      this.#transmit();
    }
    this.#unaBefore = this.#sndUna;
  }

  /** Sends one packet with the words given, and a payload that is already there or none. */
  emit(words: Partial<Record<keyof typeof ROW, number>>, options: readonly number[] = [], payload?: Uint8Array): void {
    const { link } = this;
    const [region] = this.#engine.transmitRegions;
    if (link === undefined || region === undefined) return;
    const header = (this.#version === 4 ? 20 : 40) + 20 + options.length;
    const offset = region.start + 64;
    region.rows.fill(0, 0, ROW_WORDS);
    const all = {
      offset,
      ipOffset: region.start,
      ipVersion: this.#version,
      protocol: TCP,
      sourcePort: this.#ports[1],
      destinationPort: this.#ports[0],
      network: 64 << 24,
      window: 65_535,
      ack: this.#rcvNxt,
      seq: this.#sndNxt,
      optionsLength: options.length,
      payloadLength: payload?.length ?? 0,
      ...words,
    };
    for (const [name, value] of Object.entries(all)) region.rows[ROW[name as keyof typeof ROW]] = value;
    if (link.offload) region.rows[ROW.flags] = (region.rows[ROW.flags] ?? 0) | ROW_FLAG.checksummed;
    this.#engine.bytes.set(this.#addresses, region.start);
    this.#engine.bytes.set(options, offset + header - options.length);
    if (payload !== undefined) this.#engine.bytes.set(payload, offset + header);
    this.#engine.encodePackets(region, 1);
    const lengths = Int32Array.of(region.rows[ROW.length] ?? 0);
    link.send(link.local, this.#engine.bytes, Int32Array.of(offset), lengths, 1, this.#segment);
  }

  #take({ datagrams, checksummed }: ReceivedBurst): void {
    const { bytes, receiveRows: rows, receiveStart } = this.#engine;
    let at = receiveStart;
    let count = 0;
    for (const datagram of datagrams) {
      this.largest = Math.max(this.largest, datagram.length);
      if (at + datagram.length > this.#engine.receiveEnd) {
        this.#decode(count);
        at = receiveStart;
        count = 0;
      }
      bytes.set(datagram, at);
      rows[count * ROW_WORDS + ROW.offset] = at;
      rows[count * ROW_WORDS + ROW.length] = datagram.length;
      rows[count++ * ROW_WORDS + ROW.flags] = checksummed === true ? ROW_FLAG.checksummed : 0;
      at += (datagram.length + 7) & ~7;
    }
    this.#decode(count);
  }

  #decode(count: number): void {
    const { receiveRows: rows } = this.#engine;
    let asked = false;
    this.#engine.decodePackets(count);
    for (let row = 0; row < count * ROW_WORDS; row += ROW_WORDS) {
      if (rows[row + ROW.fault] !== 0) this.faults++;
      else if (rows[row + ROW.protocol] === TCP) asked = this.#segmentArrived(row) || asked;
    }
    if (asked) this.emit({ flags: ACK });
  }

  /** Returns whether the kernel wants an acknowledgment. */
  #segmentArrived(row: number): boolean {
    const { bytes, view, receiveRows: rows } = this.#engine;
    const word = (name: keyof typeof ROW) => rows[row + ROW[name]] ?? 0;
    const flags = word('flags');
    if ((flags & SYN) !== 0) {
      const [from, width] = word('ipVersion') === 4 ? [12, 4] : [8, 16];
      const start = word('ipOffset') + from;
      this.#version = word('ipVersion') === 4 ? 4 : 6;
      this.#addresses = Uint8Array.of(
        ...bytes.subarray(start + width, start + 2 * width),
        ...bytes.subarray(start, start + width),
      );
      this.#ports = [word('sourcePort'), word('destinationPort')];
      this.#rcvNxt = (word('seq') + 1) | 0;
      for (let at = word('optionsOffset'); at < word('optionsOffset') + word('optionsLength'); at++) {
        if (view.getUint8(at) === 3) this.#scale = view.getUint8(at + 2);
        if (view.getUint8(at) > 1) at += view.getUint8(at + 1) - 1;
      }
      this.#sndNxt = this.#sndUna = 1000;
      const mss = [2, 4, this.#segment >> 8, this.#segment & 255];
      this.emit({ flags: SYN | ACK }, [...mss, 1, 3, 3, WINDOW_SCALE]);
      this.#sndNxt++;
      return false;
    }
    this.acknowledged += (word('ack') - this.#sndUna) | 0;
    this.#sndUna = word('ack');
    this.#sndEnd = (word('ack') + word('window') * 2 ** this.#scale) | 0;
    const length = word('payloadLength');
    if (word('seq') !== this.#rcvNxt) return length > 0;
    this.packets += length > 0 ? 1 : 0;
    this.received += length;
    this.#rcvNxt = (this.#rcvNxt + length + (flags & FIN)) | 0;
    if ((flags & FIN) !== 0) this.finished = true;
    if (length > 0) this.taken?.(bytes.subarray(word('payloadOffset'), word('payloadOffset') + length));
    return length > 0 || (flags & FIN) !== 0;
  }

  #transmit(): void {
    for (;;) {
      const sent = (this.#sndNxt - 1001) >>> 0;
      const room = (this.#sndEnd - this.#sndNxt) | 0;
      const length = Math.min(this.#toSend - sent, this.#most, room);
      if (length <= 0 || this.#sndUna === 0) return;
      const place = sent & 255;
      const last = sent + length === this.#toSend ? FIN | PSH : 0;
      const seq = this.#sndNxt;
      this.#sndNxt = (seq + length + (last & FIN)) | 0;
      this.emit({ flags: ACK | last, seq }, [], this.#payload.subarray(place, place + length));
    }
  }
}
