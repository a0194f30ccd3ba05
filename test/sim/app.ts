import type { Random } from '../../src/link/random.ts';
import type { ScheduleName } from '../../src/tcp/schedule.ts';
import type { ConnectionId } from '../../src/transport/output.ts';
import type { ProofMode } from '../../src/transport/proof-mode.ts';
import { Content, MAX_CHUNK } from './content.ts';
import type { SimNode } from './node.ts';
import { type Steer, Steering } from './steering.ts';
import { Violation } from './watched-transport.ts';

/** What one end of a connection does. Sizes in bytes, times in ms. */
export interface EndPlan {
  /** Bytes it writes. */
  readonly total: number;
  /** Sizes of its writes, at most MAX_CHUNK. */
  readonly chunk: readonly [least: number, most: number];
  /** Exact time between writes, 0: as fast as the connection takes them. */
  readonly pace: number;
  /** Probability that it pauses before a write, and how long at most. */
  readonly pauseChance: number;
  readonly pauseLength: number;
  /** Where it stops reading, in bytes read, for how long. In order. */
  readonly readPauses: readonly { readonly at: number; readonly duration: number }[];
  /** When it finishes its direction: when all is written, or when also the peer has. */
  readonly finish: 'after-writing' | 'after-peer';
  /** It gives its handle back without waiting for the last acknowledgment. */
  readonly releaseEarly: boolean;
  /** It aborts so long after it opened; Infinity: never. */
  readonly abortAfter: number;
  /** How it sends by its paths, from so long after it opened on. In order; before the first: failover. */
  readonly schedules?: readonly { readonly at: number; readonly name: ScheduleName }[];
  /** What it says of its paths. */
  readonly steers?: readonly Steer[];
  /** What waits for the peer's proof; default: everything. */
  readonly proof?: ProofMode;
  /** Somebody injects into its stream: what it reads and what is acknowledged is not checked. */
  readonly lenient?: boolean;
}

/** An end that reads, writes nothing and finishes after its peer. */
export const SILENT: EndPlan = {
  total: 0,
  chunk: [1, 1],
  pace: 0,
  pauseChance: 0,
  pauseLength: 0,
  readPauses: [],
  finish: 'after-peer',
  releaseEarly: false,
  abortAfter: Number.POSITIVE_INFINITY,
};

export type EndState = 'waiting' | 'open' | 'done' | 'aborted' | 'failed';

/** A delivery to the application: when, and how much had been read with it. */
export interface Delivery {
  readonly at: number;
  readonly total: number;
}

/** The application at one end of one connection. It checks every byte that it reads. */
export class AppEnd {
  readonly name: string;
  readonly node: SimNode;
  readonly plan: EndPlan;
  readonly client: boolean;
  state: EndState = 'waiting';
  failure = '';
  id: ConnectionId = -1;
  written = 0;
  read = 0;
  peerFinished = false;
  shutDown = false;
  readPaused = false;
  dialledAt = Number.NaN;
  openedAt = Number.NaN;
  endedAt = Number.NaN;
  /** Filled when `recording`. */
  readonly deliveries: Delivery[] = [];
  recording = false;
  readonly #random: Random;
  readonly #outgoing: Content;
  readonly #incoming: Content;
  #writing = false;
  #readPause = 0;
  #closed = false;
  #acknowledged = 0;
  #readable = 0;
  #failovers = 0;
  #steering: Steering | null = null;
  #proven = false;

  /** `stream` is the number of the connection. */
  constructor(name: string, node: SimNode, plan: EndPlan, client: boolean, stream: number, random: Random) {
    this.name = name;
    this.node = node;
    this.plan = plan;
    this.client = client;
    this.#random = random;
    this.#outgoing = new Content(2 * stream + (client ? 0 : 1));
    this.#incoming = new Content(2 * stream + (client ? 1 : 0));
  }

  get ended(): boolean {
    return this.state === 'done' || this.state === 'aborted' || this.state === 'failed';
  }

  /** Bytes of ours that the peer has acknowledged, bytes of the peer's that have arrived in order; also afterwards. */
  get acknowledged(): number {
    return this.#acknowledged;
  }

  /** How often its traffic was moved off a path that had failed. */
  get failovers(): number {
    return this.#failovers;
  }

  get delivered(): number {
    return this.read + this.#readable;
  }

  /** Something of ours is still to be acknowledged, or our end to be told to the peer, or both ends to us. */
  isOwed(peer: AppEnd): boolean {
    if (this.state !== 'open') return false;
    if (this.#acknowledged < this.written) return true;
    return this.shutDown && (!peer.peerFinished || this.peerFinished);
  }

  /** Looks at the connection again, and checks what it holds against its bounds. */
  refresh(): void {
    if (this.state !== 'open') return;
    const info = this.node.transport.info(this.id);
    if (info.bytesAcknowledged < this.#acknowledged && this.plan.lenient !== true)
      throw new Violation(`${this.name}: acknowledged bytes went back`);
    this.#acknowledged = info.bytesAcknowledged;
    this.#readable = info.readableLength;
    this.#failovers = info.failovers;
    if (this.plan.lenient === true) return;
    const { sendBuffer, receiveBuffer } = this.node.config;
    if (info.writableLength > sendBuffer + MAX_CHUNK) {
      throw new Violation(`${this.name}: ${info.writableLength} bytes queued to send`);
    }
    if (info.readableLength > receiveBuffer) throw new Violation(`${this.name}: ${info.readableLength} bytes unread`);
    if (info.phase !== 'finished' && info.writableLength !== this.written - this.#acknowledged) {
      throw new Violation(
        `${this.name}: wrote ${this.written}, acknowledged ${this.#acknowledged}, but ${info.writableLength} are queued`,
      );
    }
  }

  /** Aborts, whatever its plan. */
  abort(): void {
    this.#abort();
  }

  /** Its node is killed: nobody is told, and nothing is given back. */
  crash(): void {
    if (this.ended) return;
    this.failure = 'crashed';
    this.state = 'failed';
    this.endedAt = this.node.clock.now();
  }

  /** Whether its peer has proven who it is. */
  get proven(): boolean {
    return this.#proven;
  }

  /** The peer is proven, later than the connection was open. */
  prove(): void {
    if (this.#proven) throw new Violation(`${this.name}: proven twice`);
    if (this.state === 'waiting') throw new Violation(`${this.name}: proven before it is open`);
    this.#proven = true;
  }

  /** @param proven its peer is */
  opened(id: ConnectionId, proven: boolean): void {
    if (this.state !== 'waiting') throw new Violation(`${this.name}: opened when ${this.state}`);
    if (!proven && (this.plan.proof ?? 'before-data') === 'before-data')
      throw new Violation(`${this.name}: open, and the peer is not proven`);
    this.#proven = proven;
    this.id = id;
    this.state = 'open';
    this.openedAt = this.node.clock.now();
    if (this.plan.abortAfter !== Number.POSITIVE_INFINITY) {
      this.node.clock.at(this.openedAt + this.plan.abortAfter, () => this.#abort());
    }
    for (const { at, name } of this.plan.schedules ?? []) {
      if (at > 0) this.node.clock.at(this.openedAt + at, () => this.#setSchedule(name));
      else this.node.clock.soon(() => this.#setSchedule(name));
    }
    const { steers = [] } = this.plan;
    if (steers.length > 0) this.#steering = new Steering(this.node, id, steers, () => this.state === 'open');
    this.node.clock.soon(() => this.#write());
  }

  readable(): void {
    if (!this.readPaused) this.#read();
  }

  writable(): void {
    if (!this.#writing) this.#write();
  }

  finished(): void {
    if (this.peerFinished) throw new Violation(`${this.name}: the peer finished twice`);
    this.peerFinished = true;
    if (!this.readPaused) this.#read();
    this.#maybeFinish();
  }

  /** Both directions are closed. */
  closed(): void {
    if (this.#closed) throw new Violation(`${this.name}: closed twice`);
    this.#closed = true;
    this.#maybeDone();
  }

  failed(code: string): void {
    if (this.ended) throw new Violation(`${this.name}: failed (${code}) when ${this.state}`);
    if (this.state === 'open') this.#drainUnread();
    this.failure = code;
    this.#end('failed');
  }

  #write(): void {
    this.#writing = false;
    if (this.state !== 'open' || this.shutDown || this.node.gone) return;
    const { plan, node } = this;
    const { transport, driver, config } = node;
    while (this.written < plan.total && transport.writableLength(this.id) < config.sendBuffer) {
      const [least, most] = plan.chunk;
      const size = Math.min(least + this.#random.below(most - least + 1), plan.total - this.written);
      const chunk = this.#outgoing.chunk(this.written, size);
      this.written += size;
      // Events of this very write come after it.
      this.#writing = true;
      driver.perform((now) => transport.write(now, this.id, chunk));
      this.#writing = false;
      if (this.state !== 'open') return;
      if (this.#waitBeforeNext()) return;
    }
    this.#maybeFinish();
  }

  #waitBeforeNext(): boolean {
    const { pace, pauseChance, pauseLength } = this.plan;
    const { clock } = this.node;
    if (pace > 0) {
      const next = this.openedAt + Math.ceil((clock.now() - this.openedAt) / pace + 1e-6) * pace;
      clock.at(next, () => this.#write());
    } else if (this.#random.chance(pauseChance)) {
      clock.at(clock.now() + this.#random.between(0, pauseLength), () => this.#write());
    } else return false;
    this.#writing = true;
    return true;
  }

  #read(): void {
    this.readPaused = false;
    const { transport, driver, clock } = this.node;
    while (this.state === 'open' && !this.node.gone) {
      const pause = this.plan.readPauses[this.#readPause];
      if (pause !== undefined && this.read >= pause.at) {
        this.#readPause += 1;
        this.readPaused = true;
        clock.at(clock.now() + pause.duration, () => this.#read());
        return;
      }
      const bytes = driver.perform(() => transport.read(this.id));
      if (bytes === null) break;
      this.#check(bytes);
    }
    this.#maybeFinish();
    this.#maybeDone();
  }

  #drainUnread(): void {
    for (;;) {
      const bytes = this.node.transport.read(this.id);
      if (bytes === null) return;
      this.#check(bytes);
    }
  }

  #check(bytes: Uint8Array): void {
    if (bytes.length === 0) throw new Violation(`${this.name}: read gave no bytes`);
    const wrong = this.plan.lenient === true ? -1 : this.#incoming.mismatch(bytes, this.read);
    if (wrong >= 0) throw new Violation(`${this.name}: byte ${this.read + wrong} is not the one that was written`);
    this.read += bytes.length;
    if (this.recording) this.deliveries.push({ at: this.node.clock.now(), total: this.read });
  }

  #maybeFinish(): void {
    if (this.state !== 'open' || this.shutDown || this.written < this.plan.total || this.#writing) return;
    if (this.node.gone) return;
    if (this.plan.finish === 'after-peer' && !(this.peerFinished && !this.readPaused)) return;
    this.shutDown = true;
    this.node.driver.perform((now) => this.node.transport.shutdown(now, this.id));
    this.#maybeDone();
  }

  #maybeDone(): void {
    if (this.state !== 'open' || !this.shutDown || !this.peerFinished || this.readPaused) return;
    this.refresh();
    if (this.#readable > 0) return;
    if (this.#closed || this.plan.releaseEarly) this.#end('done');
  }

  #setSchedule(name: ScheduleName): void {
    const { driver, transport, gone } = this.node;
    if (this.state === 'open' && !gone) driver.perform((now) => transport.setSchedule(now, this.id, name));
  }

  #abort(): void {
    if (this.state !== 'open' || this.node.gone) return;
    this.#end('aborted');
    this.node.driver.perform((now) => this.node.transport.abort(now, this.id));
  }

  #end(state: EndState): void {
    if (this.state === 'open') this.refresh();
    this.#steering?.end();
    this.state = state;
    this.endedAt = this.node.clock.now();
    const { driver, transport, clock } = this.node;
    // A handle is released from outside of the event that ended it, as a socket's destroy is.
    if (this.id >= 0) clock.soon(() => driver.perform((now) => transport.release(now, this.id)));
  }
}
