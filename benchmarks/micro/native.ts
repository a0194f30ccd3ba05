/**
 * What a packet of native mode costs with one connection and with many: decoding, demultiplexing, TCP, the answer and
 * its encoding. The packets of a batch come from different connections, as far as there are so many; alone in a process
 * a number of connections has the caches for itself.
 *
 *   node out/benchmarks/micro/native.js [CONNECTIONS…]
 */
import { SmoltcpEngine } from '../../src/engine/smoltcp.ts';
import { nodeCrypto } from '../../src/net/crypto.ts';
import { NativeTransport } from '../../src/transport/native/native-transport.ts';
import { ACK, ROW, ROW_FLAG, ROW_WORDS, SYN } from '../../src/wire/segment-row.ts';
import { socketAddress } from '../../src/wire/socket-address.ts';

const SOURCE = socketAddress(4, '0.0.0.0', 0);
const BATCH = 64;
const ROUNDS = 5;
const PACKETS = 200_000;
const PAYLOAD = 100;
const HEADERS = 40;

/** A peer of many connections, which writes its segments straight into the engine's arena. */
class Peers {
  readonly #engine = new SmoltcpEngine();
  readonly #transport: NativeTransport;
  readonly #area;
  readonly #seq: Int32Array;
  readonly #ack: Int32Array;
  #now = 1000;
  #delivered = 0;

  constructor(count: number) {
    const config = { halfOpenLimit: count + 1 };
    this.#transport = new NativeTransport({ crypto: nodeCrypto, addresses: ['10.0.0.1'], config });
    this.#transport.listen(80, undefined, count + 1);
    const region = this.#engine.transmitRegions[0];
    if (region === undefined) throw new Error('an engine has regions');
    this.#area = { ...region, bytes: this.#engine.bytes, view: this.#engine.view };
    this.#seq = new Int32Array(count).fill(1);
    this.#ack = new Int32Array(count);
    for (const flags of [SYN, ACK]) {
      for (let i = 0; i < count; i += BATCH) {
        const size = Math.min(BATCH, count - i);
        for (let row = 0; row < size; row++) this.#place(row, i + row, flags, 0);
        this.#handle(size);
      }
    }
  }

  /** Mean time of a packet in ns, over one of `PACKETS` with payload, spread over the connections. */
  measure(): number {
    const count = this.#seq.length;
    const start = process.hrtime.bigint();
    let next = 0;
    for (let sent = 0; sent < PACKETS; sent += BATCH) {
      for (let row = 0; row < BATCH; row++) {
        // A step that visits all of them in no order of memory.
        next = (next + 7919) % count;
        this.#place(row, next, ACK, PAYLOAD);
      }
      this.#handle(BATCH);
    }
    return Number(process.hrtime.bigint() - start) / PACKETS;
  }

  get delivered(): number {
    return this.#delivered;
  }

  #place(row: number, connection: number, flags: number, payload: number): void {
    const { bytes, view, receiveRows, receiveStart } = this.#engine;
    const at = receiveStart + row * 256;
    bytes.fill(0, at, at + HEADERS);
    view.setUint32(at, 0x45000000 | (HEADERS + payload));
    view.setUint16(at + 6, 0x4000);
    view.setUint16(at + 8, 0x4006);
    view.setUint32(at + 12, 0x0a010000 + (connection >>> 14));
    view.setUint32(at + 16, 0x0a000001);
    let sum = 0;
    for (let i = 0; i < 20; i += 2) sum += view.getUint16(at + i);
    while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
    view.setUint16(at + 10, ~sum);
    view.setUint16(at + 20, 1024 + (connection & 0x3fff));
    view.setUint16(at + 22, 80);
    const seq = this.#seq[connection] ?? 0;
    view.setInt32(at + 24, flags === SYN ? 0 : seq);
    view.setInt32(at + 28, this.#ack[connection] ?? 0);
    view.setUint16(at + 32, 0x5000 | flags);
    view.setUint16(at + 34, 0xffff);
    this.#seq[connection] = seq + payload;
    receiveRows[row * ROW_WORDS + ROW.offset] = at;
    receiveRows[row * ROW_WORDS + ROW.length] = HEADERS + payload;
    receiveRows[row * ROW_WORDS + ROW.flags] = ROW_FLAG.checksummed;
  }

  #handle(count: number): void {
    const engine = this.#engine;
    this.#now += 0.01;
    engine.decodePackets(count);
    this.#transport.handleTrain(this.#now, 0, SOURCE, engine, engine.receiveRows, count);
    for (;;) {
      const output = this.#transport.pollOutput(this.#now, this.#area);
      if (output.kind === 'timeout') return;
      if (output.kind === 'event') {
        if (output.event.type !== 'readable') continue;
        for (let bytes = this.#transport.read(output.event.connection); bytes !== null; ) {
          this.#delivered += bytes.length;
          bytes = this.#transport.read(output.event.connection);
        }
        continue;
      }
      engine.encodePackets(this.#area, output.count);
      for (let row = 0; row < output.count * ROW_WORDS; row += ROW_WORDS) this.#note(row);
    }
  }

  /** Keeps the sequence number of a SYN/ACK. */
  #note(row: number): void {
    const { rows } = this.#area;
    if (((rows[row + ROW.flags] ?? 0) & SYN) === 0) return;
    const address = this.#engine.view.getUint32((rows[row + ROW.ipOffset] ?? 0) + 4);
    const connection = ((address - 0x0a010000) << 14) | ((rows[row + ROW.destinationPort] ?? 0) - 1024);
    this.#ack[connection] = ((rows[row + ROW.seq] ?? 0) + 1) | 0;
  }
}

const asked = process.argv.slice(2).map(Number);
const counts = asked.length > 0 ? asked : [1, 10, 100, 1000, 10_000];
const peers = counts.map((count) => new Peers(count));
for (const each of peers) each.measure();
const times = counts.map((): number[] => []);
// In turn, so that the machine's moods meet all of them.
for (let round = 0; round < ROUNDS; round++) for (const [i, each] of peers.entries()) times[i]?.push(each.measure());
for (const [i, count] of counts.entries()) {
  const sorted = (times[i] ?? []).sort((a, b) => a - b);
  const [least, median, most] = [sorted[0], sorted[ROUNDS >> 1], sorted[ROUNDS - 1]].map((ns) => Math.round(ns ?? 0));
  process.stdout.write(`${count} connections: ${median} ns a packet (${least} to ${most})\n`);
  if ((peers[i]?.delivered ?? 0) !== (ROUNDS + 1) * Math.ceil(PACKETS / BATCH) * BATCH * PAYLOAD) {
    throw new Error(`${count} connections: ${peers[i]?.delivered} bytes delivered`);
  }
}
