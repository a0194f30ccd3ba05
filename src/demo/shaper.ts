/** How one direction of a line behaves. */
export interface ShaperOptions {
  /** One-way delay in milliseconds, 0 or more. */
  readonly delay: number;
  /** Bits per millisecond (kbit/s); `Infinity` for a line without a limit. */
  readonly rate: number;
  /** Bytes that may wait in front of the line; what finds it full is dropped (drop-tail). */
  readonly queue: number;
}

/** What happened to the packets offered so far. */
export interface ShaperCounters {
  readonly offeredPackets: number;
  readonly forwardedPackets: number;
  readonly forwardedBytes: number;
  /** Dropped because the queue was full. */
  readonly queueDrops: number;
  /** Dropped because the line was cut: offered while it was, or queued and in flight at that moment. */
  readonly cutDrops: number;
}

/** IPv4 and UDP headers, which a real line carries too. */
export const DATAGRAM_OVERHEAD = 28;

/** Bound of packets held at once, whatever rate and delay are. */
export const MAX_HELD_PACKETS = 65_536;

const INITIAL_CAPACITY = 256;

/**
 * One direction of a line in virtual time: a bounded drop-tail queue, a rate, a delay. Packets leave in the order in
 * which they came. No clock and no timer: the host asks `nextDue()` and takes what is due.
 */
export class Shaper<T> {
  readonly #delay: number;
  readonly #bytesPerMs: number;
  readonly #queue: number;
  #items: (T | undefined)[] = new Array(INITIAL_CAPACITY);
  #due = new Float64Array(INITIAL_CAPACITY);
  #sizes = new Int32Array(INITIAL_CAPACITY);
  #head = 0;
  #held = 0;
  /** When the line has sent everything that waits. */
  #idleAt = Number.NEGATIVE_INFINITY;
  #cut = false;
  #offeredPackets = 0;
  #forwardedPackets = 0;
  #forwardedBytes = 0;
  #queueDrops = 0;
  #cutDrops = 0;

  constructor(options: ShaperOptions) {
    this.#delay = options.delay;
    this.#bytesPerMs = options.rate / 8;
    this.#queue = options.queue;
  }

  /** A packet of `payload` bytes arrives at `now` (ms). False when it was dropped. */
  offer(now: number, payload: number, item: T): boolean {
    this.#offeredPackets += 1;
    if (this.#cut) {
      this.#cutDrops += 1;
      return false;
    }
    const size = payload + DATAGRAM_OVERHEAD;
    const start = Math.max(now, this.#idleAt);
    // A packet that finds the line idle needs no room in the queue: a queue of 0 is a line without a buffer.
    const waiting = start > now ? (start - now) * this.#bytesPerMs + size : 0;
    if (waiting > this.#queue || this.#held === MAX_HELD_PACKETS) {
      this.#queueDrops += 1;
      return false;
    }
    this.#idleAt = start + size / this.#bytesPerMs;
    this.#push(this.#idleAt + this.#delay, size, item);
    return true;
  }

  /** When the first held packet leaves; `Infinity` when none is held. */
  nextDue(): number {
    return this.#held === 0 ? Number.POSITIVE_INFINITY : (this.#due[this.#head] ?? Number.POSITIVE_INFINITY);
  }

  /** The next packet whose time has come, or undefined. */
  take(now: number): T | undefined {
    if (this.nextDue() > now) return undefined;
    const item = this.#items[this.#head];
    this.#forwardedPackets += 1;
    this.#forwardedBytes += this.#sizes[this.#head] ?? 0;
    this.#items[this.#head] = undefined;
    this.#head = (this.#head + 1) & (this.#items.length - 1);
    this.#held -= 1;
    return item;
  }

  /** Silence: everything queued and in flight is gone, and so is all that comes until `heal`. */
  cut(): void {
    this.#cut = true;
    this.#cutDrops += this.#held;
    this.#items.fill(undefined);
    this.#head = 0;
    this.#held = 0;
    this.#idleAt = Number.NEGATIVE_INFINITY;
  }

  heal(): void {
    this.#cut = false;
  }

  get isCut(): boolean {
    return this.#cut;
  }

  /** Packets held now, queued and in flight. */
  get held(): number {
    return this.#held;
  }

  counters(): ShaperCounters {
    return {
      offeredPackets: this.#offeredPackets,
      forwardedPackets: this.#forwardedPackets,
      forwardedBytes: this.#forwardedBytes,
      queueDrops: this.#queueDrops,
      cutDrops: this.#cutDrops,
    };
  }

  #push(due: number, size: number, item: T): void {
    if (this.#held === this.#items.length) this.#grow();
    const slot = (this.#head + this.#held) & (this.#items.length - 1);
    this.#items[slot] = item;
    this.#due[slot] = due;
    this.#sizes[slot] = size;
    this.#held += 1;
  }

  #grow(): void {
    const old = this.#items.length;
    const items: (T | undefined)[] = new Array(old * 2);
    const due = new Float64Array(old * 2);
    const sizes = new Int32Array(old * 2);
    for (let i = 0; i < this.#held; i++) {
      const from = (this.#head + i) & (old - 1);
      items[i] = this.#items[from];
      due[i] = this.#due[from] ?? 0;
      sizes[i] = this.#sizes[from] ?? 0;
    }
    this.#items = items;
    this.#due = due;
    this.#sizes = sizes;
    this.#head = 0;
  }
}

/** Slack beyond one bandwidth-delay product, so that a burst on an idle line of short delay is not cut to nothing. */
export const QUEUE_SLACK = 16 * 1024;

/** The default queue: one bandwidth-delay product and a little, in bytes. `rate` in kbit/s, `rtt` in ms. */
export function defaultQueue(rate: number, rtt: number): number {
  if (!Number.isFinite(rate)) return Number.MAX_SAFE_INTEGER;
  return Math.ceil((rate / 8) * rtt) + QUEUE_SLACK;
}
