import { TcpConnection } from '../../src/tcp/connection.ts';
import { createTcpCounters, type TcpCounters, type TcpOptions } from '../../src/tcp/options.ts';
import { createSegment, createTransmission, type Transmission } from '../../src/tcp/segment.ts';
import { ACK } from '../../src/wire/segment-row.ts';

/** One direction of a path. Delay in ms, rate in Mbit/s, queue in bytes, probabilities 0..1. */
export interface Impairment {
  delay: number;
  jitter: number;
  loss: number;
  duplicate: number;
  /** Share of packets that are held back by `reorderDelay` ms. */
  reorder: number;
  reorderDelay: number;
  rate: number;
  queue: number;
  /** Nothing passes; what is on its way is lost too when it would have arrived. */
  cut: boolean;
  /** Chosen losses: true drops the packet. */
  drop: ((packet: Packet) => boolean) | null;
}

/** A segment on its way. */
export interface Packet extends Omit<Transmission, 'sack'> {
  readonly sack: Int32Array;
  readonly payload: Uint8Array;
  readonly from: 'a' | 'b';
  readonly sentAt: number;
  control: boolean;
  /** ECN codepoint on arrival (RFC 3168, section 5). */
  congestion: number;
}

export interface PairOptions {
  readonly seed?: number;
  readonly paths?: number;
  /** Both directions of every path start like this. */
  readonly link?: Partial<Impairment>;
  readonly mss?: number;
  /** Timers fire at multiples of this; 0: exactly. */
  readonly granularity?: number;
  readonly a?: Partial<TcpOptions>;
  readonly b?: Partial<TcpOptions>;
  /** The readers take what comes; default true. */
  readonly reading?: boolean;
}

const LINK: Impairment = {
  delay: 10,
  jitter: 0,
  loss: 0,
  duplicate: 0,
  reorder: 0,
  reorderDelay: 5,
  rate: Number.POSITIVE_INFINITY,
  queue: Number.POSITIVE_INFINITY,
  cut: false,
  drop: null,
};

/** UDP/IPv4 and the 20 bytes of header: what a payload costs on the link besides itself. */
const OVERHEAD = 48;
/** A run that needs more steps than this without time passing is a livelock. */
const STEP_LIMIT = 200_000;

/** One end: a connection, what its application wrote, and what it read. */
export class End {
  readonly name: 'a' | 'b';
  readonly tcp: TcpConnection;
  readonly counters: TcpCounters;
  reading: boolean;
  written = 0;
  received = 0;
  events = 0;
  /** Time and total of each read, when the application is reading. */
  readonly deliveries: { at: number; total: number }[] = [];
  /** Bytes still to be written by `send`. */
  toWrite = 0;
  /** First byte read that was not what the peer wrote; -1: none. */
  corruptAt = -1;
  readonly sent: Packet[] = [];
  readonly #seed: number;
  readonly #peerSeed: number;

  constructor(name: 'a' | 'b', options: TcpOptions, reading: boolean, seed: number, peerSeed: number) {
    this.name = name;
    this.counters = createTcpCounters();
    this.tcp = new TcpConnection({ counters: this.counters, ...options });
    this.reading = reading;
    this.#seed = seed;
    this.#peerSeed = peerSeed;
  }

  /** Writes `length` bytes of this end's pattern. */
  write(now: number, length: number): void {
    this.tcp.write(now, pattern(this.#seed, this.written, length));
    this.written += length;
  }

  /** Keeps the send buffer filled until `toWrite` is used up. */
  fill(now: number): void {
    while (this.toWrite > 0 && this.tcp.writable) {
      const length = Math.min(this.toWrite, 16_384);
      this.write(now, length);
      this.toWrite -= length;
    }
  }

  read(now: number): void {
    for (let bytes = this.tcp.read(); bytes !== null; bytes = this.tcp.read()) {
      const expected = pattern(this.#peerSeed, this.received, bytes.length);
      for (let i = 0; i < bytes.length && this.corruptAt < 0; i++) {
        if (bytes[i] !== expected[i]) this.corruptAt = this.received + i;
      }
      this.received += bytes.length;
      this.deliveries.push({ at: now, total: this.received });
    }
  }

  /** Largest interval between two deliveries that began at or after `from`. */
  longestGap(from = 0): number {
    let longest = 0;
    for (let i = 1; i < this.deliveries.length; i++) {
      const before = this.deliveries[i - 1];
      const after = this.deliveries[i];
      if (before && after && before.at >= from) longest = Math.max(longest, after.at - before.at);
    }
    return longest;
  }
}

/** Two connections and the paths between them, in virtual time. */
export class Pair {
  now = 0;
  readonly a: End;
  readonly b: End;
  /** By path: what happens to packets sent by `a`, and by `b`. */
  readonly fromA: Impairment[] = [];
  readonly fromB: Impairment[] = [];
  /** Every packet sent, when set. */
  trace: ((packet: Packet, arrivesAt: number) => void) | null = null;
  /** Runs before each poll of either end: the place of a policy. */
  beforePoll: ((pair: Pair) => void) | null = null;
  readonly #random: () => number;
  readonly #granularity: number;
  readonly #busyUntil = { a: [] as number[], b: [] as number[] };
  readonly #arrivals = new Heap();
  readonly #segment = createSegment();
  readonly #out = createTransmission();
  #order = 0;

  constructor(options: PairOptions = {}) {
    const seed = options.seed ?? 1;
    const mss = options.mss ?? 1452;
    const paths = options.paths ?? 1;
    this.#random = mulberry32(seed);
    this.#granularity = options.granularity ?? 0;
    const random32 = () => (this.#random() * 2 ** 32) | 0;
    const common = { mss, receiveBuffer: 1 << 20, sendBuffer: 1 << 20, ackDelay: 5 };
    const offsets = Array.from({ length: 32 }, random32);
    this.a = new End(
      'a',
      { role: 'client', iss: random32(), timestampOffset: (p) => offsets[p] ?? 0, ...common, ...options.a },
      options.reading ?? true,
      seed,
      seed + 1,
    );
    this.b = new End(
      'b',
      { role: 'server', iss: random32(), timestampOffset: (p) => offsets[16 + p] ?? 0, ...common, ...options.b },
      options.reading ?? true,
      seed + 1,
      seed,
    );
    this.a.tcp.setPeerAckDelay(options.b?.ackDelay ?? common.ackDelay);
    this.b.tcp.setPeerAckDelay(options.a?.ackDelay ?? common.ackDelay);
    for (let path = 0; path < paths; path++) {
      this.fromA.push({ ...LINK, ...options.link });
      this.fromB.push({ ...LINK, ...options.link });
      this.#busyUntil.a.push(0);
      this.#busyUntil.b.push(0);
      this.a.tcp.openPath(path, mss);
      this.b.tcp.openPath(path, mss);
    }
  }

  /** Opens by path 0 and runs until both are established. */
  connect(limit = 10_000): this {
    this.open();
    this.run(() => this.a.tcp.state === 'established' && this.b.tcp.state === 'established', limit);
    return this;
  }

  /** Opens by path 0. Data written by either end completes the handshake, should the third segment be lost. */
  open(): void {
    this.a.tcp.open(this.now, 0);
  }

  /** Nothing passes on `path`, in either direction or in that of one sender. */
  cut(path: number, from?: 'a' | 'b'): void {
    this.#setCut(path, true, from);
  }

  heal(path: number, from?: 'a' | 'b'): void {
    this.#setCut(path, false, from);
  }

  /** `end` writes `length` bytes as its send buffer allows. */
  send(end: End, length: number): void {
    end.toWrite += length;
    this.#settle();
  }

  /** Runs until `done`, at most `limit` ms. True when it is done. */
  run(done: () => boolean, limit: number): boolean {
    const end = this.now + limit;
    this.#settle();
    let steps = 0;
    let last = this.now;
    while (!done()) {
      const next = Math.min(this.#arrivals.nextAt, this.#timer(this.a), this.#timer(this.b));
      if (next > end) {
        this.now = end;
        this.#settle();
        return done();
      }
      this.now = Math.max(this.now, next);
      if (this.now > last) {
        last = this.now;
        steps = 0;
      } else if (++steps > STEP_LIMIT) {
        throw new Error(`no progress at ${this.now} ms`);
      }
      this.#deliver();
      if (this.#timer(this.a) <= this.now) this.a.tcp.handleTimeout(this.now);
      if (this.#timer(this.b) <= this.now) this.b.tcp.handleTimeout(this.now);
      this.#settle();
    }
    return true;
  }

  /** Lets `ms` pass. */
  wait(ms: number): void {
    this.run(() => false, ms);
  }

  /** Hands a forged segment to `end` at once. */
  inject(end: End, path: number, fields: Partial<Packet>): void {
    this.#handle(end, path, packetOf(fields, end.name === 'a' ? 'b' : 'a', this.now));
    this.#settle();
  }

  /** Lets both ends send what they have to. */
  settle(): void {
    this.#settle();
  }

  #setCut(path: number, cut: boolean, from?: 'a' | 'b'): void {
    const a = this.fromA[path];
    const b = this.fromB[path];
    if (a && from !== 'b') a.cut = cut;
    if (b && from !== 'a') b.cut = cut;
  }

  #timer(end: End): number {
    const at = end.tcp.deadline();
    return this.#granularity > 0 && at < Number.POSITIVE_INFINITY
      ? Math.ceil(at / this.#granularity) * this.#granularity
      : at;
  }

  #deliver(): void {
    while (this.#arrivals.nextAt <= this.now) {
      const { packet } = this.#arrivals.pop();
      const link = (packet.from === 'a' ? this.fromA : this.fromB)[packet.path];
      if (link?.cut) continue;
      this.#handle(packet.from === 'a' ? this.b : this.a, packet.path, packet);
    }
  }

  #handle(end: End, path: number, packet: Packet): void {
    const segment = this.#segment;
    const bytes = new Uint8Array(8 * packet.sackCount + packet.payload.length);
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < 2 * packet.sackCount; i++) view.setInt32(4 * i, packet.sack[i] ?? 0);
    bytes.set(packet.payload, 8 * packet.sackCount);
    segment.bytes = bytes;
    segment.view = view;
    segment.sackOffset = 0;
    segment.sackCount = packet.sackCount;
    segment.payloadOffset = 8 * packet.sackCount;
    segment.payloadLength = packet.payload.length;
    segment.flags = packet.flags;
    segment.seq = packet.seq;
    segment.ack = packet.ack;
    segment.window = packet.window;
    segment.hasTimestamp = packet.hasTimestamp;
    segment.tsVal = packet.tsVal;
    segment.tsEcr = packet.tsEcr;
    segment.ackNow = packet.ackNow;
    segment.control = packet.control;
    segment.mss = packet.syn ? packet.mss : 0;
    segment.windowScale = packet.syn ? packet.windowScale : -1;
    segment.sackPermitted = packet.syn && packet.sackPermitted;
    segment.urgentPointer = packet.urgentPointer;
    segment.congestion = packet.congestion;
    segment.userTimeout = packet.userTimeout;
    end.tcp.handleSegment(this.now, path, segment);
  }

  #settle(): void {
    let steps = 0;
    for (let busy = true; busy; ) {
      busy = false;
      this.beforePoll?.(this);
      for (const end of [this.a, this.b]) {
        if (end.reading) end.read(this.now);
        end.fill(this.now);
        while (end.tcp.poll(this.now, this.#out)) {
          this.#transmit(end);
          busy = true;
          if (++steps > STEP_LIMIT) throw new Error(`${end.name} does not stop sending at ${this.now} ms`);
        }
        end.events |= end.tcp.takeEvents();
      }
    }
  }

  #transmit(end: End): void {
    const out = this.#out;
    const payload = new Uint8Array(out.payloadLength);
    end.tcp.copyPayload(out, payload, 0);
    const packet: Packet = {
      ...out,
      sack: out.sack.slice(0, 2 * out.sackCount),
      payload,
      from: end.name,
      sentAt: this.now,
      control: false,
      congestion: out.ect ? 2 : 0,
    };
    end.sent.push(packet);
    const link = (end.name === 'a' ? this.fromA : this.fromB)[out.path];
    if (!link) throw new Error(`no path ${out.path}`);
    const busy = this.#busyUntil[end.name];
    const size = payload.length + OVERHEAD;
    const start = Math.max(this.now, busy[out.path] ?? 0);
    const queued = (start - this.now) * (link.rate === Number.POSITIVE_INFINITY ? 0 : link.rate * 125);
    const tooMuch = queued + size > link.queue;
    const dropped = link.drop?.(packet) ?? false;
    if (tooMuch || dropped || this.#random() < link.loss || link.cut) {
      this.trace?.(packet, Number.POSITIVE_INFINITY);
      return;
    }
    const left = start + size / (link.rate * 125);
    busy[out.path] = left;
    let at = left + link.delay + link.jitter * this.#random();
    if (this.#random() < link.reorder) at += link.reorderDelay;
    this.trace?.(packet, at);
    this.#arrivals.push({ at, order: this.#order++, packet });
    if (this.#random() < link.duplicate) this.#arrivals.push({ at: at + 0.5, order: this.#order++, packet });
  }
}

/** A packet with these fields and nothing else. */
export function packetOf(fields: Partial<Packet>, from: 'a' | 'b', now: number): Packet {
  return {
    path: 0,
    flags: ACK,
    seq: 0,
    ack: 0,
    window: 65535,
    urgentPointer: 0,
    ect: false,
    congestion: 0,
    hasTimestamp: false,
    tsVal: 0,
    tsEcr: 0,
    ackNow: false,
    sack: new Int32Array(0),
    sackCount: 0,
    payloadLength: 0,
    payload: new Uint8Array(0),
    syn: false,
    mss: 0,
    windowScale: -1,
    sackPermitted: false,
    userTimeout: -1,
    control: false,
    from,
    sentAt: now,
    ...fields,
  };
}

/** Bytes `[from, from + length)` of the stream of `seed`. */
export function pattern(seed: number, from: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    const position = from + i;
    bytes[i] = Math.imul(position ^ (position >>> 9) ^ (seed << 3), 0x9e3779b1) >>> 24;
  }
  return bytes;
}

/** A small seeded generator: 32 bits of state are enough for a schedule. */
export function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Arrival {
  readonly at: number;
  readonly order: number;
  readonly packet: Packet;
}

/** Arrivals by time, then in the order of sending. */
class Heap {
  readonly #items: Arrival[] = [];

  get nextAt(): number {
    return this.#items[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  push(item: Arrival): void {
    const items = this.#items;
    let i = items.length;
    items.push(item);
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const above = items[parent];
      if (!above || !before(item, above)) break;
      items[i] = above;
      i = parent;
    }
    items[i] = item;
  }

  pop(): Arrival {
    const items = this.#items;
    const first = items[0];
    const last = items.pop();
    if (!first || !last) throw new Error('nothing is on its way');
    if (items.length === 0) return first;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      const left = items[child];
      const right = items[child + 1];
      if (!left) break;
      if (right && before(right, left)) child++;
      const least = items[child];
      if (!least || !before(least, last)) break;
      items[i] = least;
      i = child;
    }
    items[i] = last;
    return first;
  }
}

function before(a: Arrival, b: Arrival): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
