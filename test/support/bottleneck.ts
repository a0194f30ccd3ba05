import type { CongestionController, ControllerFactory } from '../../src/tcp/congestion/controller.ts';
import { createCubic } from '../../src/tcp/congestion/cubic.ts';
import { TcpConnection } from '../../src/tcp/connection.ts';
import type { TcpOptions } from '../../src/tcp/options.ts';
import { createSegment, createTransmission, type TcpPathStatistics, type Transmission } from '../../src/tcp/segment.ts';
import { mulberry32 } from './tcp-pair.ts';

/** The line all flows share, in the direction of the data; acknowledgments meet nothing but their delay. */
export interface LineOptions {
  /** Mbit/s. */
  readonly rate: number;
  /** Round-trip time without queue, ms; a flow may have another. */
  readonly rtt: number;
  /** Drop-tail queue, bytes; default: one bandwidth-delay product. */
  readonly queue?: number;
  /** Random loss, 0..1. */
  readonly loss?: number;
  readonly seed?: number;
}

export interface FlowOptions {
  readonly controller?: ControllerFactory;
  readonly rtt?: number;
  /** When it opens, ms. */
  readonly start?: number;
  /** IP packet of a full segment, and what of it is not payload. */
  readonly mtu?: number;
  readonly overhead?: number;
  /**
   * Both hosts come to look at their network up to this late, ms, at random: what arrived meanwhile is one burst. With 0
   * flows of one rate keep their places in the queue, and the same one always loses (phase effects).
   */
  readonly tick?: number;
  /**
   * Busy event loops: having looked, both hosts do not look again for an exponential time of this mean, ms, and now and
   * then for ten times that.
   */
  readonly busy?: number;
  /** Most SACK blocks of an acknowledgment. */
  readonly sackBlocks?: number;
  /** No pacing: what the window allows goes out at once. */
  readonly unpaced?: boolean;
  readonly a?: Partial<TcpOptions>;
  readonly b?: Partial<TcpOptions>;
}

const MTU = 1500;
/** IPv4, TCP and timestamps. */
const OVERHEAD = 52;
const CHUNK = new Uint8Array(64 * 1024);
const STEP_LIMIT = 100_000;
/** Of the looks of a busy loop, those after which it is away for long, and how long that is. */
const LONG_SHARE = 0.02;
const LONG_TIMES = 10;

/** Several connections over one line, in virtual time; made to run a minute in about a second. */
export class Bottleneck {
  now = 0;
  readonly rate: number;
  readonly rtt: number;
  readonly queue: number;
  readonly loss: number;
  readonly flows: Flow[] = [];
  /** Packets lost at random, and those the queue had no room for. */
  lost = 0;
  overflowed = 0;
  offered = 0;
  readonly random: () => number;
  #busyUntil = 0;
  /** Sum and count of the queue as packets found it, ms. */
  #queueSum = 0;
  #queueCount = 0;
  queuePeak = 0;

  constructor(options: LineOptions) {
    this.rate = options.rate * 125;
    this.rtt = options.rtt;
    this.queue = options.queue ?? this.rate * options.rtt;
    this.loss = options.loss ?? 0;
    this.random = mulberry32(options.seed ?? 1);
  }

  add(options: FlowOptions = {}): Flow {
    const flow = new Flow(this, options);
    this.flows.push(flow);
    return flow;
  }

  /** Mean time in queue of the packets since the last call, ms. */
  takeQueue(): number {
    const mean = this.#queueCount === 0 ? 0 : this.#queueSum / this.#queueCount;
    this.#queueSum = 0;
    this.#queueCount = 0;
    return mean;
  }

  /** A packet of `size` bytes enters; when it has left the line, or Infinity. */
  enter(size: number): number {
    this.offered++;
    if (this.loss > 0 && this.random() < this.loss) {
      this.lost++;
      return Number.POSITIVE_INFINITY;
    }
    const start = Math.max(this.now, this.#busyUntil);
    const wait = start - this.now;
    if (wait * this.rate + size > this.queue + size / 2) {
      this.overflowed++;
      return Number.POSITIVE_INFINITY;
    }
    this.#queueSum += wait;
    this.#queueCount++;
    if (wait > this.queuePeak) this.queuePeak = wait;
    this.#busyUntil = start + size / this.rate;
    return this.#busyUntil;
  }

  /** Runs until `end`, ms. */
  run(end: number): this {
    let steps = 0;
    let last = -1;
    for (;;) {
      let next = Number.POSITIVE_INFINITY;
      let flow: Flow | null = null;
      for (const each of this.flows) {
        if (each.nextAt >= next) continue;
        next = each.nextAt;
        flow = each;
      }
      if (flow === null || next > end) break;
      if (next > this.now) this.now = next;
      if (this.now > last) {
        last = this.now;
        steps = 0;
      } else if (++steps > STEP_LIMIT) {
        throw new Error(`no progress at ${this.now} ms`);
      }
      flow.step(this.now);
    }
    this.now = end;
    return this;
  }
}

/** One connection that always has data to send, from `a` to `b`. */
export class Flow {
  readonly a: TcpConnection;
  readonly b: TcpConnection;
  nextAt: number;
  received = 0;
  /** Congestion events as the controller saw them. */
  losses = 0;
  timeouts = 0;
  undone = 0;
  /** Whether the application has more. */
  sending = true;
  readonly #line: Bottleneck;
  readonly #options: FlowOptions;
  readonly #delay: number;
  readonly #tick: number;
  readonly #busy: number;
  /** Until when the hosts do not look. */
  #awayA = 0;
  #awayB = 0;
  readonly #overhead: number;
  readonly #toA = new Fifo();
  readonly #toB = new Fifo();
  readonly #segment = createSegment();
  readonly #out = createTransmission();
  #nextA: number;
  #nextB = Number.POSITIVE_INFINITY;
  #opened = false;

  constructor(line: Bottleneck, options: FlowOptions) {
    this.#line = line;
    this.#options = options;
    this.#delay = (options.rtt ?? line.rtt) / 2;
    this.#tick = options.tick ?? 0;
    this.#busy = options.busy ?? 0;
    this.#overhead = options.overhead ?? OVERHEAD;
    const mss = (options.mtu ?? MTU) - this.#overhead + 12;
    const random32 = () => (line.random() * 2 ** 32) | 0;
    const common = { mss, receiveBuffer: 6 << 20, sendBuffer: 8 << 20, ackDelay: 5, timestampOffset: random32 };
    const make = options.controller ?? createCubic;
    const controller: ControllerFactory = (size) => this.#count(make(size));
    this.a = new TcpConnection({ role: 'client', iss: random32(), ...common, controller, ...options.a });
    this.b = new TcpConnection({ role: 'server', iss: random32(), ...common, ...options.b });
    this.a.setPeerAckDelay(options.b?.ackDelay ?? common.ackDelay);
    this.b.setPeerAckDelay(options.a?.ackDelay ?? common.ackDelay);
    this.a.openPath(0, mss);
    this.b.openPath(0, mss);
    this.#nextA = options.start ?? 0;
    this.nextAt = this.#nextA;
  }

  get statistics(): TcpPathStatistics {
    return this.a.pathStatistics(0);
  }

  /** Handles what is due at `now`. */
  step(now: number): void {
    if (Math.max(this.#nextA, this.#awayA) <= now) {
      this.#stepA(now);
      this.#awayA = this.#away(now);
    }
    if (Math.max(this.#nextB, this.#awayB) <= now) {
      this.#stepB(now);
      this.#awayB = this.#away(now);
    }
    this.nextAt = Math.min(Math.max(this.#nextA, this.#awayA), Math.max(this.#nextB, this.#awayB));
  }

  #stepA(now: number): void {
    const { a } = this;
    if (!this.#opened) {
      this.#opened = true;
      a.open(now, 0);
    }
    this.#take(a, this.#toA, now);
    if (a.deadline() <= now) a.handleTimeout(now);
    while (this.sending && a.writable) a.write(now, CHUNK);
    while (a.poll(now, this.#out)) {
      const left = this.#line.enter(this.#out.payloadLength + this.#overhead);
      if (left < Number.POSITIVE_INFINITY) this.#toB.push(left + this.#delay, this.#out);
    }
    a.takeEvents();
    this.#nextA = this.#ticked(Math.min(a.deadline(), this.#toA.nextAt));
    this.#nextB = Math.min(this.#nextB, this.#ticked(this.#toB.nextAt));
  }

  #stepB(now: number): void {
    const { b } = this;
    this.#take(b, this.#toB, now);
    if (b.deadline() <= now) b.handleTimeout(now);
    for (let bytes = b.read(); bytes !== null; bytes = b.read()) this.received += bytes.length;
    while (b.poll(now, this.#out)) this.#toA.push(now + this.#delay, this.#out);
    b.takeEvents();
    this.#nextB = this.#ticked(Math.min(b.deadline(), this.#toB.nextAt));
    this.#nextA = Math.min(this.#nextA, this.#ticked(this.#toA.nextAt));
  }

  #ticked(at: number): number {
    return this.#tick > 0 && at < Number.POSITIVE_INFINITY ? at + this.#tick * this.#line.random() : at;
  }

  #away(now: number): number {
    if (this.#busy === 0) return 0;
    const { random } = this.#line;
    return now + (random() < LONG_SHARE ? LONG_TIMES * this.#busy : -this.#busy * Math.log(1 - random()));
  }

  #take(end: TcpConnection, fifo: Fifo, now: number): void {
    const segment = this.#segment;
    while (fifo.nextAt <= now) {
      const packet = fifo.shift();
      const blocks = Math.min(packet.sackCount, this.#options.sackBlocks ?? 31);
      segment.sackCount = blocks;
      segment.sackOffset = 0;
      if (blocks > 0) {
        const view = new DataView(new ArrayBuffer(8 * blocks));
        for (let i = 0; i < 2 * blocks; i++) view.setInt32(4 * i, packet.sack[i] ?? 0);
        segment.view = view;
      }
      segment.bytes = CHUNK;
      segment.payloadOffset = 0;
      segment.payloadLength = packet.payloadLength;
      segment.flags = packet.flags;
      segment.seq = packet.seq;
      segment.ack = packet.ack;
      segment.window = packet.window;
      segment.hasTimestamp = packet.hasTimestamp;
      segment.tsVal = packet.tsVal;
      segment.tsEcr = packet.tsEcr;
      segment.ackNow = packet.ackNow;
      segment.mss = packet.syn ? packet.mss : 0;
      segment.windowScale = packet.syn ? packet.windowScale : -1;
      segment.sackPermitted = packet.syn && packet.sackPermitted;
      end.handleSegment(now, 0, segment);
    }
  }

  #count(controller: CongestionController): CongestionController {
    const onLoss = controller.onLoss.bind(controller);
    const onTimeout = controller.onTimeout.bind(controller);
    const undo = controller.undo.bind(controller);
    controller.onLoss = (now, inFlight) => {
      this.losses++;
      onLoss(now, inFlight);
    };
    controller.onTimeout = (now, inFlight) => {
      this.timeouts++;
      onTimeout(now, inFlight);
    };
    controller.undo = (now) => {
      this.undone++;
      undo(now);
    };
    return controller;
  }
}

type Packet = Transmission & { sack: Int32Array };

/** Packets in the order of their arrival; the objects are used again. */
class Fifo {
  #packets: Packet[] = [];
  #times: number[] = [];
  #head = 0;
  #count = 0;

  get nextAt(): number {
    return this.#count === 0 ? Number.POSITIVE_INFINITY : (this.#times[this.#head] as number);
  }

  push(at: number, out: Transmission): void {
    if (this.#count === this.#packets.length) this.#grow();
    const i = (this.#head + this.#count++) % this.#packets.length;
    const packet = this.#packets[i] as Packet;
    const { sack } = packet;
    for (let k = 0; k < 2 * out.sackCount; k++) sack[k] = out.sack[k] as number;
    Object.assign(packet, out);
    packet.sack = sack;
    this.#times[i] = at;
  }

  /** Valid until the next `push`. */
  shift(): Packet {
    const packet = this.#packets[this.#head] as Packet;
    this.#head = (this.#head + 1) % this.#packets.length;
    this.#count--;
    return packet;
  }

  #grow(): void {
    const size = this.#packets.length;
    const packets: Packet[] = [];
    const times: number[] = [];
    for (let i = 0; i < Math.max(2 * size, 64); i++) {
      const from = (this.#head + i) % (size || 1);
      packets.push(i < size ? (this.#packets[from] as Packet) : createTransmission());
      times.push(i < size ? (this.#times[from] as number) : 0);
    }
    this.#packets = packets;
    this.#times = times;
    this.#head = 0;
  }
}
