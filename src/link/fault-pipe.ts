import TinyQueue from 'tinyqueue';
import type { SocketAddress } from '../wire/socket-address.ts';
import { Alarm } from './alarm.ts';
import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';

/** What one direction does to datagrams. Probabilities are 0..1 and independent for each datagram. */
export interface FaultSettings {
  /** One-way delay in ms. */
  readonly delay: number;
  /** Up to so many ms are added to the delay of each datagram; the order stays. */
  readonly jitter: number;
  /** Bottleneck in bytes per ms (50 Mbit/s is 6250); Infinity for none. */
  readonly rate: number;
  /** Bytes that wait before the bottleneck; what finds no room is dropped. */
  readonly queue: number;
  /** Bytes of lower layers counted with each datagram at the bottleneck (IPv4 and UDP: 28). */
  readonly overhead: number;
  readonly loss: number;
  readonly duplicate: number;
  /** Probability that a datagram is held back by `reorderBy` ms while later ones pass it. */
  readonly reorder: number;
  readonly reorderBy: number;
  /** Probability that one bit of the datagram is turned over. */
  readonly corrupt: number;
  /** Nothing passes, and what is on its way when the cut comes is lost too. */
  readonly blackhole: boolean;
}

/** Settings that change nothing. */
export const NO_FAULTS: FaultSettings = {
  delay: 0,
  jitter: 0,
  rate: Infinity,
  queue: 262_144,
  overhead: 28,
  loss: 0,
  duplicate: 0,
  reorder: 0,
  reorderBy: 5,
  corrupt: 0,
  blackhole: false,
};

/** Why a pipe dropped or changed a datagram. */
export type Fault = 'loss' | 'queue-full' | 'blackhole' | 'duplicate' | 'reorder' | 'corrupt';

/**
 * Datagrams `bytes[offsets[i], offsets[i] + lengths[i])`, due together, from or to one address, with the mark that they
 * were put in with.
 */
export type FaultDelivery = (
  peer: SocketAddress,
  bytes: Uint8Array,
  offsets: Int32Array,
  lengths: Int32Array,
  count: number,
  mark: number,
) => void;

/**
 * One direction with faults. Equal seeds, settings and datagrams at equal times give equal deliveries. Order of
 * effects: blackhole, loss, corruption, bottleneck and its queue, delay and jitter, reordering, duplication.
 */
export class FaultPipe {
  /** How often each fault was dealt, in datagrams. */
  readonly dealt: Record<Fault, number> = {
    loss: 0,
    'queue-full': 0,
    blackhole: 0,
    duplicate: 0,
    reorder: 0,
    corrupt: 0,
  };
  readonly #scheduler: Scheduler;
  readonly #random: Random;
  readonly #deliver: FaultDelivery;
  readonly #alarm: Alarm;
  readonly #waiting = new TinyQueue<Waiting>([], (a, b) => a.time - b.time || a.order - b.order);
  #settings: FaultSettings = NO_FAULTS;
  #order = 0;
  #cuts = 0;
  /** When the bottleneck has sent all that was put in. */
  #busyUntil = -Infinity;
  /** No datagram that keeps its place arrives before this. */
  #lastArrival = -Infinity;
  #offsets = new Int32Array(64);
  #lengths = new Int32Array(64);

  constructor(scheduler: Scheduler, random: Random, deliver: FaultDelivery) {
    this.#scheduler = scheduler;
    this.#random = random;
    this.#deliver = deliver;
    this.#alarm = new Alarm(scheduler, () => this.#ring());
  }

  get settings(): FaultSettings {
    return this.#settings;
  }

  /** Datagrams on their way. */
  get inFlight(): number {
    return this.#waiting.length;
  }

  /** True when `put` would deliver everything unchanged and at once. */
  get transparent(): boolean {
    const { delay, jitter, rate, loss, duplicate, reorder, corrupt, blackhole } = this.#settings;
    return (
      this.#waiting.length === 0 &&
      !blackhole &&
      rate === Infinity &&
      delay + jitter + loss + duplicate + reorder + corrupt === 0
    );
  }

  /**
   * Changes some settings from now on; what is on its way keeps its time, except that a blackhole swallows it. Throws a
   * RangeError for a value outside its range, and then changes nothing.
   */
  change(settings: Partial<FaultSettings>): void {
    const next = { ...this.#settings, ...settings };
    check(next);
    if (next.blackhole && !this.#settings.blackhole) {
      this.dealt.blackhole += this.#waiting.length;
      this.close();
    }
    this.#settings = next;
  }

  /** Puts a train in. Its bytes are copied; `mark` is any number, and comes out with them. */
  put(peer: SocketAddress, bytes: Uint8Array, offsets: Int32Array, lengths: Int32Array, count: number, mark = 0): void {
    const { blackhole, loss, corrupt, duplicate, reorder, reorderBy } = this.#settings;
    if (blackhole) {
      this.dealt.blackhole += count;
      return;
    }
    const copy = new Uint8Array(sum(lengths, count));
    let end = 0;
    for (let i = 0; i < count; i++) {
      const from = offsets[i] ?? 0;
      const length = lengths[i] ?? 0;
      if (this.#deal('loss', loss)) continue;
      const offset = end;
      copy.set(bytes.subarray(from, from + length), offset);
      end += length;
      if (length > 0 && this.#deal('corrupt', corrupt)) this.#turnBit(copy, offset, length);
      let time = this.#arrival(length);
      if (time < 0) continue;
      if (this.#deal('reorder', reorder)) time += reorderBy;
      else this.#lastArrival = time;
      this.#waiting.push({ time, order: this.#order++, peer, mark, bytes: copy, offset, length });
      if (!this.#deal('duplicate', duplicate)) continue;
      this.#waiting.push({ time, order: this.#order++, peer, mark, bytes: copy, offset, length });
    }
    this.#setAlarm();
  }

  /** Forgets what is on its way. */
  close(): void {
    this.#cuts++;
    this.#waiting.data.length = 0;
    this.#waiting.length = 0;
    this.#alarm.cancel();
  }

  /** When a datagram put in now comes out, in its order; -1 when the queue has no room for it. */
  #arrival(length: number): number {
    const { delay, jitter, rate, queue, overhead } = this.#settings;
    let time = this.#scheduler.now();
    if (rate !== Infinity) {
      const start = Math.max(time, this.#busyUntil);
      if ((start - time) * rate + length + overhead > queue) {
        this.dealt['queue-full']++;
        return -1;
      }
      time = this.#busyUntil = start + (length + overhead) / rate;
    }
    time += delay;
    if (jitter > 0) time += this.#random.float() * jitter;
    return Math.max(time, this.#lastArrival);
  }

  #deal(fault: Fault, probability: number): boolean {
    if (!this.#random.chance(probability)) return false;
    this.dealt[fault]++;
    return true;
  }

  #turnBit(bytes: Uint8Array, offset: number, length: number): void {
    const bit = this.#random.below(length * 8);
    const at = offset + (bit >>> 3);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit & 7));
  }

  #setAlarm(): void {
    this.#alarm.set(this.#waiting.peek()?.time ?? Infinity);
  }

  /** Delivers all that is due, datagrams that follow one another out of one train in one call. */
  #ring(): void {
    const now = this.#scheduler.now();
    const cuts = this.#cuts;
    let first = this.#takeDue(now);
    while (first !== undefined) {
      let count = 0;
      let next: Waiting | undefined = first;
      while (next !== undefined && next.bytes === first.bytes) {
        this.#note(count++, next);
        next = this.#takeDue(now);
      }
      this.#deliver(first.peer, first.bytes, this.#offsets, this.#lengths, count, first.mark);
      // A delivery may have led to a cut.
      if (cuts !== this.#cuts) return;
      first = next;
    }
    this.#setAlarm();
  }

  #takeDue(now: number): Waiting | undefined {
    const next = this.#waiting.peek();
    return next !== undefined && next.time <= now ? this.#waiting.pop() : undefined;
  }

  #note(index: number, waiting: Waiting): void {
    if (index === this.#offsets.length) {
      this.#offsets = doubled(this.#offsets);
      this.#lengths = doubled(this.#lengths);
    }
    this.#offsets[index] = waiting.offset;
    this.#lengths[index] = waiting.length;
  }
}

interface Waiting {
  readonly time: number;
  readonly order: number;
  readonly peer: SocketAddress;
  readonly mark: number;
  readonly bytes: Uint8Array;
  readonly offset: number;
  readonly length: number;
}

const PROBABILITIES = ['loss', 'duplicate', 'reorder', 'corrupt'] as const;
const AMOUNTS = ['delay', 'jitter', 'queue', 'overhead', 'reorderBy'] as const;

function check(settings: FaultSettings): void {
  for (const name of PROBABILITIES) {
    if (!(settings[name] >= 0 && settings[name] <= 1))
      throw new RangeError(`${name} must be 0..1, not ${settings[name]}`);
  }
  for (const name of AMOUNTS) {
    if (!(settings[name] >= 0)) throw new RangeError(`${name} must be 0 or more, not ${settings[name]}`);
  }
  if (!(settings.rate > 0)) throw new RangeError(`rate must be above 0 bytes per ms, not ${settings.rate}`);
}

function sum(lengths: Int32Array, count: number): number {
  let total = 0;
  for (let i = 0; i < count; i++) total += lengths[i] ?? 0;
  return total;
}

function doubled(words: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(words.length * 2);
  larger.set(words);
  return larger;
}
