/** A driver with a scripted transport and link: both log what they are told and give what they were given. */
import type { Link, LinkDrop, LinkHost, ReceivedBurst } from '../../src/link/link.ts';
import { noDrops } from '../../src/link/link.ts';
import { VirtualScheduler } from '../../src/link/virtual-scheduler.ts';
import { type DrivenTransport, Driver, type DriverOutput } from '../../src/net/driver.ts';
import type { DriverTrain, TransmitArea } from '../../src/net/transmit-areas.ts';
import { ACK, ROW, ROW_WORDS } from '../../src/wire/segment-row.ts';
import { type SocketAddress, socketAddress } from '../../src/wire/socket-address.ts';
import { ReferenceEngine } from '../support/reference-engine.ts';

export const LOCAL = socketAddress(4, '10.0.0.1', 7);
export const PEER = socketAddress(4, '10.0.0.2', 7);
export const OTHER = socketAddress(4, '10.0.0.3', 7);

/** What a transport would write for `text`, header included. */
export function segment(text: string): Uint8Array {
  const payload = Buffer.from(text);
  const datagram = new Uint8Array(20 + payload.length);
  datagram[0] = 0x50;
  datagram[1] = ACK;
  datagram.set(payload, 20);
  return datagram;
}

export interface ScriptTrain {
  readonly kind: 'train';
  readonly payloads: readonly string[];
}

export function train(...payloads: string[]): ScriptTrain {
  return { kind: 'train', payloads };
}

/** Gives the outputs it was given, then its deadline; logs what it is told. */
class ScriptedTransport implements DrivenTransport<string> {
  readonly outputs: (ScriptTrain | { kind: 'event'; event: string })[] = [];
  readonly counts: number[] = [];
  deadline = Infinity;
  rows: Int32Array | undefined;
  readonly #log: string[];

  constructor(log: string[]) {
    this.#log = log;
  }

  handleTrain(
    _now: number,
    link: number,
    source: SocketAddress,
    engine: { bytes: Uint8Array },
    rows: Int32Array,
    count: number,
  ): void {
    this.rows = rows;
    this.counts.push(count);
    const payloads: string[] = [];
    for (let row = 0; row < count * ROW_WORDS; row += ROW_WORDS) {
      const offset = rows[row + ROW.payloadOffset] ?? 0;
      const end = offset + (rows[row + ROW.payloadLength] ?? 0);
      payloads.push(rows[row + ROW.fault] === 0 ? Buffer.from(engine.bytes.subarray(offset, end)).toString() : 'fault');
    }
    if (count < 4) this.#log.push(`train ${link} ${source.key} ${payloads.join()}`.slice(0, 60));
  }

  handleTimeout(now: number): void {
    this.#log.push(`timeout ${now}`);
    if (this.deadline <= now) this.deadline = Infinity;
  }

  noteLag(now: number, lag: number): void {
    this.#log.push(`lag ${lag} at ${now}`);
  }

  pollOutput(_now: number, area: TransmitArea): DriverOutput<string> {
    this.#log.push('poll');
    const output = this.outputs.shift();
    if (output === undefined) return { kind: 'timeout', at: this.deadline };
    return output.kind === 'event' ? output : this.write(output, area);
  }

  protected write({ payloads }: ScriptTrain, area: TransmitArea): DriverTrain {
    let at = area.start;
    for (const [i, text] of payloads.entries()) {
      const payload = Buffer.from(text);
      const row = area.rows.subarray(i * ROW_WORDS, (i + 1) * ROW_WORDS).fill(0);
      row[ROW.offset] = at;
      row[ROW.flags] = ACK;
      row[ROW.payloadLength] = payload.length;
      area.bytes.set(payload, at + 20);
      at += 20 + payload.length;
    }
    return { kind: 'train', link: 3, destination: PEER, count: payloads.length };
  }
}

export class TellingTransport extends ScriptedTransport {
  readonly awaited: ScriptTrain[] = [];

  pollAwaited(_now: number, area: TransmitArea): DriverTrain | undefined {
    const next = this.awaited.shift();
    return next && this.write(next, area);
  }

  takeEvent(): string | undefined {
    const place = this.outputs.findIndex(({ kind }) => kind === 'event');
    const [output] = place < 0 ? [] : this.outputs.splice(place, 1);
    return output?.kind === 'event' ? output.event : undefined;
  }
}

class ScriptedLink implements Link {
  readonly local = LOCAL;
  readonly maxDatagram = 1472;
  readonly drops: Record<LinkDrop, number> = noDrops();
  readonly sent: unknown[][] = [];
  readonly lent: Uint8Array[] = [];
  /** Trains sent by each time when all that waited was to leave. */
  readonly released: number[] = [];
  readonly waiting: ReceivedBurst[][] = [];
  lends = false;
  host: LinkHost | undefined;

  send(
    destination: SocketAddress,
    bytes: Uint8Array,
    offsets: Int32Array,
    lengths: Int32Array,
    count: number,
  ): boolean {
    const call: unknown[] = [destination.key];
    for (let i = 0; i < count; i++) {
      const offset = offsets[i] ?? 0;
      const length = lengths[i] ?? 0;
      call.push(bytes.slice(offset, offset + length));
      if (this.lends) this.lent.push(new Uint8Array(bytes.buffer, bytes.byteOffset + offset + 20, length - 20));
    }
    this.sent.push(call);
    return !this.lends;
  }

  flush(): number {
    const bursts = this.waiting.shift();
    if (bursts === undefined) return 0;
    this.host?.receive(this, bursts);
    return bursts.reduce((sum, { datagrams }) => sum + datagrams.length, 0);
  }

  cork(): void {}

  uncork(): void {
    this.released.push(this.sent.length);
  }

  ref(): void {}
  unref(): void {}
  close(): void {}
}

/** A virtual clock that can pass without running what is due, as a busy event loop makes it. */
class BusyScheduler extends VirtualScheduler {
  #held = -Infinity;

  override now(): number {
    return Math.max(super.now(), this.#held);
  }

  pause(until: number): void {
    this.#held = until;
  }

  override runFor(duration: number): number {
    return this.runUntil(this.now() + duration);
  }
}

export function build(
  options: {
    dispatch?: (event: string) => void;
    afterReading?: (judge: () => void) => void;
    linkFailed?: (link: number, error: Error) => void;
    afterTurn?: (drain: () => void) => void;
    /** The transport gives its events without what is to be sent, too. */
    early?: boolean;
  } = {},
) {
  const { dispatch, early = false, ...rest } = options;
  const log: string[] = [];
  const engine = new ReferenceEngine();
  const scheduler = new BusyScheduler();
  const transport = early ? new TellingTransport(log) : new ScriptedTransport(log);
  const link = new ScriptedLink();
  const driver = new Driver<string>({
    transport,
    engine,
    scheduler,
    dispatch(event) {
      log.push(`event ${event}`);
      dispatch?.(event);
    },
    ...rest,
  });
  link.host = driver;
  driver.attach(3, link);
  return { driver, engine, scheduler, transport, link, log };
}
