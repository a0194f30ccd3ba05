import type { Engine } from '../engine/engine.ts';
import { Alarm } from '../link/alarm.ts';
import type { Link, LinkHost, ReceivedBurst } from '../link/link.ts';
import type { Scheduler } from '../link/scheduler.ts';
import { ROW, ROW_FLAG, ROW_WORDS } from '../wire/segment-row.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { type Codec, datagramCodec } from './codec.ts';
import { type DriverTrain, type TransmitArea, TransmitAreas } from './transmit-areas.ts';

/** What a transport wants next: a train sent, an event told, or to be called again at a time. */
export type DriverOutput<Event> =
  | DriverTrain
  | { readonly kind: 'event'; readonly event: Event }
  | { readonly kind: 'timeout'; readonly at: number };

/** The part of a transport that the driver calls; everything else goes through `Driver.perform`. */
export interface DrivenTransport<Event> {
  handleTrain(
    now: number,
    link: number,
    source: SocketAddress,
    engine: { readonly bytes: Uint8Array; readonly view: DataView },
    rows: Int32Array,
    count: number,
  ): void;
  handleTimeout(now: number): void;
  /** The loop came `lag` ms late to what it now reports: deadlines shift, this round gives no RTT samples. */
  noteLag(now: number, lag: number): void;
  pollOutput(now: number, area: TransmitArea): DriverOutput<Event>;
  /** The next event of what has happened so far, with nothing sent; undefined: there is none. Absent: events come by `pollOutput`. */
  takeEvent?(now: number): Event | undefined;
  /** The next train that who opens a connection waits for; undefined: there is none. Absent: all trains come by `pollOutput`. */
  pollAwaited?(now: number, area: TransmitArea): DriverTrain | undefined;
  /** ICMP says that nobody listens at `destination`, quoting what was sent there by `link`. */
  handleUnreachable?(now: number, link: number, destination: SocketAddress, quoted: Uint8Array): void;
}

/** What a driver is made of. */
export interface DriverOptions<Event> {
  readonly transport: DrivenTransport<Event>;
  readonly engine: Engine;
  /** What datagrams are to the engine. Default: those of UDP mode. */
  readonly codec?: Codec;
  readonly scheduler: Scheduler;
  /** Called for each event, in order. It may call `perform`. */
  readonly dispatch: (event: Event) => void;
  /** A link failed and has been detached. */
  readonly linkFailed?: (link: number, error: Error) => void;
  /**
   * Calls back once the sockets have been looked at (`setImmediate`), so that no deadline is judged while the answer
   * waits in a socket. Without it, as in virtual time, deadlines are judged at once.
   */
  readonly afterReading?: (judge: () => void) => void;
  /** Calls back at the end of the present turn. Without it `collect` is `perform`. */
  readonly afterTurn?: (drain: () => void) => void;
}

/** What the driver drops, and how often it did what. */
export interface DriverCounters {
  /** Received datagrams larger than the engine's receive region. */
  tooLarge: number;
  /** Outgoing datagrams for a link that is gone. */
  linkGone: number;
  /** Timeouts judged, and how many of them found the loop late by more than `LAG_NOTED`. */
  timeouts: number;
  lags: number;
}

/** The loop may be so late, in ms, before the transport is told: timers have a granularity of 1 ms. */
export const LAG_NOTED = 2;

/**
 * A timer runs after at most 32 of the datagrams that wait on a socket, so reading may take several rounds; a flood
 * must not put the judgement off for ever.
 */
const READING_ROUNDS = 3;

/**
 * Datagrams sent in one go before the sockets are read again: half a millisecond of system calls. A window of megabytes
 * sent at once would keep its own acknowledgments waiting.
 */
const SENDING_SLICE = 64;

/** Handlers that were done within this time, in ms, are waited for the next time: what the turn writes leaves in one call. */
const QUICK = 1;

/**
 * The one run loop, of real endpoints and of simulated ones. It keeps two laws. *Every mutation is followed by draining
 * outputs until `timeout`*: received datagrams, timeouts and the application's calls all pass through here. *Drain,
 * then judge*: an expired timer first lets every link be read, then the deadline is judged.
 *
 * Nothing is allocated per datagram. Received bytes are copied once, into the engine's receive region.
 */
export class Driver<Event> implements LinkHost {
  readonly counters: DriverCounters = { tooLarge: 0, linkGone: 0, timeouts: 0, lags: 0 };
  readonly #transport: DrivenTransport<Event>;
  readonly #engine: Engine;
  readonly #codec: Codec;
  readonly #scheduler: Scheduler;
  readonly #dispatch: (event: Event) => void;
  readonly #linkFailed: ((link: number, error: Error) => void) | undefined;
  readonly #afterReading: ((judge: () => void) => void) | undefined;
  readonly #afterTurn: ((drain: () => void) => void) | undefined;
  readonly #alarm: Alarm;
  readonly #links: (Link | undefined)[] = [];
  readonly #areas: TransmitAreas;
  #deadline = Infinity;
  #lagNoted = false;
  #judging = false;
  #roundsLeft = 0;
  #draining = false;
  #collecting = false;
  #continuing = false;
  #closed = false;
  /** When the first event of this turn was told; Infinity: none was. */
  #toldAt = Infinity;
  /** The handlers of the last turn with events were quick. */
  #quick = false;
  /** What is sent waits for the end of the turn. */
  #holding = false;

  constructor(options: DriverOptions<Event>) {
    const { engine } = options;
    this.#transport = options.transport;
    this.#engine = engine;
    this.#codec = options.codec ?? datagramCodec(engine);
    this.#scheduler = options.scheduler;
    this.#dispatch = options.dispatch;
    this.#linkFailed = options.linkFailed;
    this.#afterReading = options.afterReading;
    this.#afterTurn = options.afterTurn;
    this.#alarm = new Alarm(options.scheduler, () => this.#expire());
    this.#areas = new TransmitAreas(engine, this.#codec);
  }

  /** When the transport wants to be called next, Infinity for never. */
  get deadline(): number {
    return this.#deadline;
  }

  /** Regions of the engine's arena that links still read. */
  get regionsInUse(): number {
    return this.#areas.inUse;
  }

  /** Makes `link` reachable under an index of the transport's. The transport itself is told by the caller. */
  attach(index: number, link: Link): void {
    this.#links[index] = link;
  }

  /** Forgets a link; it is not closed here. */
  detach(index: number): void {
    const link = this.#links[index];
    if (link === undefined) return;
    this.#links[index] = undefined;
    this.#areas.unpin(link);
  }

  /**
   * Runs one mutation of the transport and everything that follows from it: all trains are sent and all events are
   * dispatched when it returns. Called from within an event, what follows is done after that event.
   */
  perform<Result>(mutation: (now: number) => Result): Result {
    const result = mutation(this.#enter());
    this.#drain();
    return result;
  }

  /**
   * As `perform`, but what follows waits for the end of the turn: small writes of one turn share their segments, and
   * the calls of one turn cost one draining.
   */
  collect<Result>(mutation: (now: number) => Result): Result {
    if (this.#afterTurn === undefined) return this.perform(mutation);
    const result = mutation(this.#enter());
    if (!this.#collecting && !this.#draining) {
      this.#collecting = true;
      this.#afterTurn(this.#drainCollected);
    }
    return result;
  }

  receive(link: Link, bursts: readonly ReceivedBurst[]): void {
    const index = this.#links.indexOf(link);
    if (index < 0 || this.#closed) return;
    const now = this.#enter();
    for (const burst of bursts) this.#handleBurst(now, index, burst);
    this.#sendAwaited();
    if (!this.#tellFirst()) this.#drain();
  }

  drained(link: Link): void {
    this.#areas.unpin(link);
    this.#drain();
  }

  failed(link: Link, error: Error): void {
    const index = this.#links.indexOf(link);
    if (index < 0) return;
    this.detach(index);
    this.#linkFailed?.(index, error);
  }

  unreachable(link: Link, destination: SocketAddress, quoted: Uint8Array): void {
    const index = this.#links.indexOf(link);
    if (index < 0 || this.#closed || this.#transport.handleUnreachable === undefined) return;
    this.perform((now) => this.#transport.handleUnreachable?.(now, index, destination, quoted));
  }

  /** No timer and no output after this. */
  close(): void {
    this.#closed = true;
    this.#deadline = Infinity;
    this.#alarm.cancel();
  }

  /** Reads the clock; a deadline that has passed by more than a timer's granularity means that the loop was late. */
  #enter(): number {
    const now = this.#scheduler.now();
    const lag = now - this.#deadline;
    if (lag > LAG_NOTED && !this.#lagNoted && !this.#draining) {
      this.#lagNoted = true;
      this.counters.lags++;
      this.#transport.noteLag(now, lag);
    }
    return now;
  }

  #handleBurst(now: number, index: number, burst: ReceivedBurst): void {
    const { bytes, receiveRows, receiveStart, receiveEnd, receiveRowLimit } = this.#engine;
    const flags = burst.checksummed === true ? ROW_FLAG.checksummed : 0;
    let count = 0;
    let end = receiveStart;
    for (const datagram of burst.datagrams) {
      const { length } = datagram;
      if (length > receiveEnd - receiveStart) {
        this.counters.tooLarge++;
        continue;
      }
      if (count === receiveRowLimit || end + length > receiveEnd) {
        this.#handleTrain(now, index, burst.source, count);
        count = 0;
        end = receiveStart;
      }
      bytes.set(datagram, end);
      const row = count++ * ROW_WORDS;
      receiveRows[row + ROW.offset] = end;
      receiveRows[row + ROW.length] = length;
      receiveRows[row + ROW.flags] = flags;
      end += (length + 7) & ~7;
    }
    if (count > 0) this.#handleTrain(now, index, burst.source, count);
  }

  #handleTrain(now: number, index: number, source: SocketAddress, count: number): void {
    this.#decode(now, index, source, count);
    for (let whole = this.#codec.whole(); whole !== undefined; whole = this.#codec.whole()) {
      const { bytes, receiveRows, receiveStart } = this.#engine;
      bytes.set(whole, receiveStart);
      receiveRows[ROW.offset] = receiveStart;
      receiveRows[ROW.length] = whole.length;
      receiveRows[ROW.flags] = 0;
      this.#decode(now, index, source, 1);
    }
  }

  #decode(now: number, index: number, source: SocketAddress, count: number): void {
    this.#codec.decode(now, count);
    this.#transport.handleTrain(now, index, source, this.#engine, this.#engine.receiveRows, count);
  }

  /**
   * The run loop's contract. Ends at the transport's `timeout`, or early when links hold every area: then it goes on
   * when one of them has drained.
   */
  #drain(): void {
    if (this.#draining || this.#closed) return;
    this.#draining = true;
    let done = false;
    try {
      done = this.#pollAll();
    } finally {
      this.#draining = false;
      this.#release(done);
      // An event's handler threw: that is its owner's error; the rest of the outputs must not wait for the next packet.
      if (!done) this.#alarm.set(this.#scheduler.now());
    }
  }

  #continueLater(afterReading: (task: () => void) => void): void {
    if (this.#continuing) return;
    this.#continuing = true;
    afterReading(this.#continue);
  }

  readonly #continue = (): void => {
    this.#continuing = false;
    this.#drain();
  };

  readonly #drainCollected = (): void => {
    this.#collecting = false;
    this.#holding = false;
    this.#drain();
  };

  /** Who opens a connection waits for the answer: it leaves before anything is told, and before what else is to be sent. */
  #sendAwaited(): void {
    if (this.#draining) return;
    let sent = false;
    for (let index = this.#areas.free(); index >= 0; index = this.#areas.free()) {
      const area = this.#areas.at(index);
      const train = area && this.#transport.pollAwaited?.(this.#scheduler.now(), area);
      if (train === undefined) break;
      this.#send(train, index);
      sent = true;
    }
    if (sent) this.#areas.uncork();
  }

  /**
   * Where handlers are quick they come first, and the draining at the end of the turn: what they write, and streams that
   * they end, acknowledge by the way what has come. True: there were events.
   */
  #tellFirst(): boolean {
    const { takeEvent } = this.#transport;
    // What was read before a judgement moves the deadline by being drained (R-API-44).
    if (!this.#quick || this.#judging || this.#draining) return false;
    if (takeEvent === undefined || this.#afterTurn === undefined) return false;
    const next = (): Event | undefined => takeEvent.call(this.#transport, this.#scheduler.now());
    let event = next();
    if (event === undefined) return false;
    this.#toldAt = Math.min(this.#toldAt, this.#scheduler.now());
    this.#holding = true;
    this.#draining = true;
    try {
      for (; event !== undefined && !this.#closed; event = next()) this.#dispatch(event);
    } finally {
      this.#draining = false;
      if (!this.#collecting) this.#afterTurn(this.#drainCollected);
      this.#collecting = true;
    }
    return true;
  }

  /** What has been sent leaves, now or with what else the turn brings. */
  #release(done: boolean): void {
    if (done && this.#holding) return;
    this.#holding = false;
    this.#areas.uncork();
    if (this.#toldAt < Infinity) this.#quick = this.#scheduler.now() - this.#toldAt < QUICK;
    this.#toldAt = Infinity;
  }

  /** Returns normally when nothing is left to do now, or a slice has been sent and the rest will be. */
  #pollAll(): boolean {
    let sent = 0;
    for (;;) {
      if (sent >= SENDING_SLICE && this.#afterReading !== undefined) {
        this.#continueLater(this.#afterReading);
        return true;
      }
      const index = this.#areas.free();
      const area = this.#areas.at(index);
      if (area === undefined) {
        this.#alarm.cancel();
        return true;
      }
      const output = this.#transport.pollOutput(this.#scheduler.now(), area);
      if (output.kind === 'train') {
        this.#send(output, index);
        sent += output.count;
      } else if (output.kind === 'event') {
        // The network does not wait for the application; what several handlers write leaves together.
        if (this.#toldAt === Infinity) {
          this.#toldAt = this.#scheduler.now();
          this.#areas.uncork();
        }
        this.#dispatch(output.event);
        if (this.#closed) return true;
      } else {
        this.#setDeadline(output.at);
        return true;
      }
    }
  }

  /** Sends the train that lies in the area of this index. */
  #send(train: DriverTrain, index: number): void {
    const link = this.#links[train.link];
    if (link === undefined) this.counters.linkGone += train.count;
    else this.#areas.send(link, train, index);
  }

  #setDeadline(at: number): void {
    if (at !== this.#deadline) this.#lagNoted = false;
    this.#deadline = at;
    if (!this.#judging) this.#alarm.set(at);
  }

  /** The timer is due: first everything that waits in the sockets, then the judgement. */
  #expire(): void {
    if (this.#afterReading === undefined || this.#deadline === Infinity) {
      this.#judge();
      return;
    }
    this.#judging = true;
    this.#roundsLeft = READING_ROUNDS;
    this.#afterReading(this.#read);
  }

  /** One round of reading. A handler that throws in it ends the rounds; the drain it left has set the alarm again. */
  readonly #read = (): void => {
    let again = false;
    try {
      let datagrams = 0;
      for (const link of this.#links) datagrams += link?.flush() ?? 0;
      again = datagrams > 0 && --this.#roundsLeft > 0 && !this.#closed;
    } finally {
      this.#judging = again;
    }
    if (again) this.#afterReading?.(this.#read);
    else if (!this.#closed) this.#judge();
  };

  #judge(): void {
    const now = this.#enter();
    if (this.#deadline <= now) {
      this.counters.timeouts++;
      this.#transport.handleTimeout(now);
    }
    this.#drain();
  }
}
