/** Hosts with TCP over IP packets, and the seeded line between two of them, in virtual time. */
import { instantiate } from 'smoltcp-wasm';
import { TcpPeer, type TcpPeerOptions } from 'smoltcp-wasm/peer.js';
import { SmoltcpEngine } from '../../src/engine/smoltcp.ts';
import { Random } from '../../src/link/random.ts';
import type { NativeTransportOptions } from '../../src/transport/native/native-options.ts';
import { NativeTransport } from '../../src/transport/native/native-transport.ts';
import type { ConnectionId, TransportEvent } from '../../src/transport/output.ts';
import { parseIpAddress } from '../../src/wire/ip-address.ts';
import { ROW, ROW_WORDS } from '../../src/wire/segment-row.ts';
import { socketAddress } from '../../src/wire/socket-address.ts';
import { seededCrypto } from '../sim/crypto.ts';
import { mulberry32, pattern } from './tcp-pair.ts';

/** One for all: it keeps nothing between calls. */
export const ENGINE = new SmoltcpEngine();
const SOURCE = socketAddress(4, '0.0.0.0', 0);

/** What stands at an end of a line. */
export interface Host {
  receive(now: number, packet: Uint8Array): void;
  /** Packets to send now. */
  poll(now: number): Uint8Array[];
  /** When `poll` is to be called, whatever happens. */
  deadline(now: number): number;
}

/** A native transport as a host; its events lie in `events`. */
export class NativeHost implements Host {
  readonly transport: NativeTransport;
  readonly events: TransportEvent[] = [];
  /** Payload of a segment that each train with merged rows told. */
  readonly segmentSizes: number[] = [];
  /** Cuts what the kernel would: without, merged rows are told as they are. */
  readonly offload: boolean;
  #deadline = Number.POSITIVE_INFINITY;

  constructor(seed: number, options: Partial<NativeTransportOptions> = {}) {
    this.offload = options.offload ?? false;
    this.transport = new NativeTransport({
      crypto: seededCrypto(new Random(seed)),
      addresses: ['10.9.0.2', 'fd09::2'],
      ...options,
    });
  }

  receive(now: number, packet: Uint8Array): void {
    this.receiveAll(now, [packet]);
  }

  /** @param flags `ROW_FLAG.checksummed`: nobody looks at the transport checksums */
  receiveAll(now: number, packets: readonly Uint8Array[], flags = 0): void {
    const { bytes, receiveRows, receiveStart } = ENGINE;
    let at = receiveStart;
    for (const [i, packet] of packets.entries()) {
      bytes.set(packet, at);
      receiveRows[i * ROW_WORDS + ROW.offset] = at;
      receiveRows[i * ROW_WORDS + ROW.length] = packet.length;
      receiveRows[i * ROW_WORDS + ROW.flags] = flags;
      at += packet.length;
    }
    ENGINE.decodePackets(packets.length);
    this.transport.handleTrain(now, 0, SOURCE, ENGINE, receiveRows, packets.length);
  }

  poll(now: number): Uint8Array[] {
    if (now >= this.#deadline) this.transport.handleTimeout(now);
    const region = ENGINE.transmitRegions[0];
    if (region === undefined) throw new Error('an engine has regions');
    const area = { ...region, bytes: ENGINE.bytes, view: ENGINE.view };
    const packets: Uint8Array[] = [];
    for (;;) {
      const output = this.transport.pollOutput(now, area);
      if (output.kind === 'timeout') {
        this.#deadline = output.at;
        return packets;
      }
      if (output.kind === 'event') {
        this.events.push(output.event);
        continue;
      }
      if (output.segmentSize > 0) this.segmentSizes.push(output.segmentSize);
      ENGINE.encodePackets(region, output.count);
      for (let row = 0; row < output.count * ROW_WORDS; row += ROW_WORDS) {
        if (region.rows[row + ROW.fault] !== 0) throw new Error(`row with fault ${region.rows[row + ROW.fault]}`);
        const offset = region.rows[row + ROW.offset] ?? 0;
        packets.push(ENGINE.bytes.slice(offset, offset + (region.rows[row + ROW.length] ?? 0)));
      }
    }
  }

  deadline(): number {
    return this.#deadline;
  }

  eventsOf(type: TransportEvent['type']): TransportEvent[] {
    return this.events.filter((event) => event.type === type);
  }

  /** The handle of the connection that was accepted last. */
  get accepted(): ConnectionId | undefined {
    return this.eventsOf('accepted').at(-1)?.connection;
  }
}

/** smoltcp's TCP as a host. */
export class PeerHost implements Host {
  readonly peer: TcpPeer;
  readonly #held: Uint8Array[] = [];

  constructor(address: string, options: Partial<TcpPeerOptions> = {}) {
    this.peer = new TcpPeer(instantiate({ pages: 64 }), { address: addressBytes(address), ...options });
  }

  receive(now: number, packet: Uint8Array): void {
    if (!this.peer.receive(now, packet)) this.#held.push(packet);
  }

  poll(now: number): Uint8Array[] {
    const packets = this.peer.poll(now);
    for (const packet of this.#held.splice(0)) this.receive(now, packet);
    if (this.#held.length > 0) packets.push(...this.poll(now));
    return packets;
  }

  deadline(now: number): number {
    // It counts whole microseconds, and a product that is not whole is cut.
    return this.peer.pollAt(now) + 0.001;
  }
}

/** What a line does to packets. Times in ms, shares 0..1. */
export interface LineOptions {
  readonly delay?: number;
  readonly jitter?: number;
  readonly loss?: number;
  readonly duplicate?: number;
  /** Share of packets held back by `reorderDelay`. */
  readonly reorder?: number;
  readonly reorderDelay?: number;
  /** Packets above so many bytes are dropped, and told to `onTooBig`. */
  readonly mtu?: number;
}

/** More steps than this without time passing are a livelock. */
const STEP_LIMIT = 10_000;

interface Flying {
  readonly at: number;
  readonly to: Host;
  readonly packet: Uint8Array;
}

/** A line between two hosts. `way` sees every packet, and may replace, drop or add to it. */
export class Line {
  now = 1000;
  way: (packet: Uint8Array, from: Host) => readonly Uint8Array[] = (packet) => [packet];
  onTooBig: ((packet: Uint8Array, from: Host) => void) | undefined;
  readonly hosts: readonly [Host, Host];
  readonly #options: Required<LineOptions>;
  readonly #random: () => number;
  #flying: Flying[] = [];

  constructor(hosts: readonly [Host, Host], seed = 1, options: LineOptions = {}) {
    this.hosts = hosts;
    this.#options = {
      delay: 10,
      jitter: 0,
      loss: 0,
      duplicate: 0,
      reorder: 0,
      reorderDelay: 5,
      mtu: Number.POSITIVE_INFINITY,
      ...options,
    };
    this.#random = mulberry32(seed);
  }

  /** Runs until `end` ms have passed, or `done` says so after a step; true in that case. */
  run(duration: number, done: () => boolean = () => false): boolean {
    const end = this.now + duration;
    for (let steps = 0, since = this.now; ; steps++) {
      if (this.now > since) {
        since = this.now;
        steps = 0;
      }
      if (steps > STEP_LIMIT) throw new Error(`livelock at ${this.now}`);
      this.#launch();
      if (done()) {
        // What has just been done may have something to send.
        this.#launch();
        return true;
      }
      this.#launch();
      const next = Math.min(
        this.#flying[0]?.at ?? Number.POSITIVE_INFINITY,
        ...this.hosts.map((host) => host.deadline(this.now)),
      );
      if (next > end) {
        this.now = end;
        return false;
      }
      this.now = Math.max(this.now, next);
      while (this.#flying[0] !== undefined && this.#flying[0].at <= this.now) {
        const landed = this.#flying.shift();
        landed?.to.receive(this.now, landed.packet);
      }
    }
  }

  #launch(): void {
    for (const [i, host] of this.hosts.entries()) {
      for (const packet of host.poll(this.now)) {
        for (const sent of this.way(packet, host)) this.#send(sent, host, this.hosts[1 - i] ?? host);
      }
    }
  }

  #send(packet: Uint8Array, from: Host, to: Host): void {
    const { delay, jitter, loss, duplicate, reorder, reorderDelay, mtu } = this.#options;
    const random = this.#random;
    if (packet.length > mtu) {
      this.onTooBig?.(packet, from);
      return;
    }
    if (random() < loss) return;
    let at = this.now + delay + jitter * random();
    if (random() < reorder) at += reorderDelay;
    this.#insert({ at, to, packet });
    if (random() < duplicate) this.#insert({ at: at + 0.5, to, packet });
  }

  #insert(flying: Flying): void {
    let i = this.#flying.length;
    while (i > 0 && (this.#flying[i - 1]?.at ?? 0) > flying.at) i--;
    this.#flying.splice(i, 0, flying);
  }
}

/** One end of a connection as an application: writes a pattern, reads and compares the other's, finishes. */
export interface Stream {
  /** Does what can be done now. */
  step(now: number): void;
  readonly received: number;
  /** First byte that was not what the other wrote; -1: none. */
  readonly corruptAt: number;
  /** The other's end was read. */
  readonly ended: boolean;
}

/** What an end sends, and how it reads. */
export interface StreamPlan {
  readonly total: number;
  readonly seed: number;
  readonly otherSeed: number;
  /** Reading begins at this time. */
  readonly readFrom?: number;
}

class Comparison {
  received = 0;
  corruptAt = -1;
  ended = false;
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
  }

  take(bytes: Uint8Array): void {
    const expected = pattern(this.#seed, this.received, bytes.length);
    for (let i = 0; i < bytes.length && this.corruptAt < 0; i++) {
      if (bytes[i] !== expected[i]) this.corruptAt = this.received + i;
    }
    this.received += bytes.length;
  }
}

const CHUNK = 16_384;

export class NativeStream extends Comparison implements Stream {
  written = 0;
  #shut = false;
  readonly #host: NativeHost;
  readonly #id: ConnectionId;
  readonly #plan: StreamPlan;

  constructor(host: NativeHost, id: ConnectionId, plan: StreamPlan) {
    super(plan.otherSeed);
    this.#host = host;
    this.#id = id;
    this.#plan = plan;
  }

  step(now: number): void {
    const { transport } = this.#host;
    const { total, seed, readFrom = 0 } = this.#plan;
    if (transport.info(this.#id).phase !== 'open') return;
    while (this.written < total && transport.info(this.#id).writable) {
      const length = Math.min(CHUNK, total - this.written);
      transport.write(now, this.#id, pattern(seed, this.written, length));
      this.written += length;
    }
    if (this.written === total && !this.#shut) {
      this.#shut = true;
      transport.shutdown(now, this.#id);
    }
    if (now < readFrom) return;
    for (let bytes = transport.read(this.#id); bytes !== null; bytes = transport.read(this.#id)) this.take(bytes);
    this.ended ||= this.#host.events.some((event) => event.type === 'peer-finished' && event.connection === this.#id);
  }
}

export class PeerStream extends Comparison implements Stream {
  written = 0;
  #shut = false;
  readonly #peer: TcpPeer;
  readonly #plan: StreamPlan;

  constructor(host: PeerHost, plan: StreamPlan) {
    super(plan.otherSeed);
    this.#peer = host.peer;
    this.#plan = plan;
  }

  step(now: number): void {
    const { total, seed, readFrom = 0 } = this.#plan;
    const { state } = this.#peer;
    if (state === 'listen' || state === 'syn-sent' || state === 'syn-received') return;
    while (this.written < total) {
      const length = Math.min(CHUNK, total - this.written);
      const taken = this.#peer.write(pattern(seed, this.written, length));
      this.written += taken;
      if (taken < length) break;
    }
    if (this.written === total && !this.#shut) {
      this.#shut = true;
      this.#peer.close();
    }
    if (now < readFrom) return;
    for (let bytes = this.#peer.read(); ; bytes = this.#peer.read()) {
      if (bytes === null) this.ended = true;
      if (bytes === null || bytes.length === 0) break;
      this.take(bytes);
    }
  }
}

export function addressBytes(text: string): Uint8Array {
  const parsed = parseIpAddress(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value.bytes;
}
