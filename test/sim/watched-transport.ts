import type { DrivenTransport, DriverOutput } from '../../src/net/driver.ts';
import type { TransmitArea } from '../../src/net/transmit-areas.ts';
import type { TrainOutput, TransportEvent } from '../../src/transport/output.ts';
import type { Transport } from '../../src/transport/transport.ts';
import { ROW, ROW_WORDS } from '../../src/wire/segment-row.ts';
import type { SocketAddress } from '../../src/wire/socket-address.ts';
import type { Trace } from './trace.ts';

/** A loop may come so late to a deadline, in ms, that it is asked for again; what lies further back was never right. */
const LATEST = 1000;

/** A promise was broken: what the simulator looks for. */
export class Violation extends Error {
  override name = 'Violation';
}

/**
 * A transport as its driver sees it, under observation: the driver drains it after every call, time does not go back,
 * trains are what R-TR-25 says, and what it was given is counted.
 */
export class WatchedTransport implements DrivenTransport<TransportEvent> {
  readonly transport: Transport;
  readonly #trace: Trace;
  readonly #place: string;
  #now = Number.NEGATIVE_INFINITY;
  #dirty = false;
  /** Datagrams given to the transport, trains and datagrams it gave, timeouts, reports of a late loop. */
  readonly counts = { received: 0, trains: 0, sent: 0, timeouts: 0, lags: 0, polls: 0 };

  constructor(transport: Transport, trace: Trace, place: string) {
    this.transport = transport;
    this.#trace = trace;
    this.#place = place;
  }

  /** Something was done to the transport since its last `timeout`. */
  get dirty(): boolean {
    return this.#dirty;
  }

  handleTrain(
    now: number,
    link: number,
    source: SocketAddress,
    engine: { readonly bytes: Uint8Array; readonly view: DataView },
    rows: Int32Array,
    count: number,
  ): void {
    this.#enter(now);
    this.counts.received += count;
    this.transport.handleTrain(now, link, source, engine, rows, count);
  }

  handleTimeout(now: number): void {
    this.#enter(now);
    this.counts.timeouts += 1;
    this.transport.handleTimeout(now);
  }

  noteLag(now: number, lag: number): void {
    this.#enter(now);
    this.counts.lags += 1;
    this.#trace.event(now, this.#place, `loop late by ${lag.toFixed(3)} ms`);
    this.transport.noteLag(now, lag);
  }

  pollAwaited(now: number, area: TransmitArea): TrainOutput | undefined {
    this.#enter(now);
    const train = this.transport.pollAwaited(now, area);
    if (train !== undefined) this.#note(area, train.count);
    return train;
  }

  pollOutput(now: number, area: TransmitArea): DriverOutput<TransportEvent> {
    this.#enter(now);
    this.counts.polls += 1;
    const output = this.transport.pollOutput(now, area);
    if (output.kind === 'timeout') {
      this.#dirty = false;
      if (!(output.at >= now - LATEST)) throw new Violation(`at ${now} the deadline asked for is ${output.at}`);
      this.#trace.deadline(now, this.#place, output.at);
    } else if (output.kind === 'train') this.#note(area, output.count);
    return output;
  }

  #note(area: TransmitArea, count: number): void {
    this.counts.trains += 1;
    this.counts.sent += count;
    checkTrain(area, count);
  }

  #enter(now: number): void {
    if (now < this.#now) throw new Violation(`time went back from ${this.#now} to ${now}`);
    this.#now = now;
    this.#dirty = true;
  }
}

function checkTrain(area: TransmitArea, count: number): void {
  if (count < 1 || count > area.rowLimit) throw new Violation(`a train of ${count} datagrams`);
  const first = area.rows[ROW.length] ?? 0;
  for (let i = 0; i < count; i++) {
    const offset = area.rows[i * ROW_WORDS + ROW.offset] ?? 0;
    const length = area.rows[i * ROW_WORDS + ROW.length] ?? 0;
    if (offset < area.start || offset + length > area.end) throw new Violation('a datagram outside of its region');
    if (length > first || (i < count - 1 && length !== first)) {
      throw new Violation(`datagram ${i} of ${count} has ${length} bytes, the first has ${first}`);
    }
  }
}
