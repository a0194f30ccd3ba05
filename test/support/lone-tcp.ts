import { TcpConnection } from '../../src/tcp/connection.ts';
import { createTcpCounters, type TcpCounters, type TcpOptions } from '../../src/tcp/options.ts';
import { createSegment, createTransmission, type Segment, type Transmission } from '../../src/tcp/segment.ts';
import type { TcpState } from '../../src/tcp/states.ts';
import { ACK, FIN, RST, SYN } from '../../src/wire/segment-row.ts';

/** A segment that came out, with its bytes. */
export interface Sent extends Omit<Transmission, 'sack'> {
  readonly sack: readonly number[];
  readonly payload: Uint8Array;
  readonly at: number;
}

/** The fields of a segment that goes in; what is left out is that of a bare acknowledgment of everything. */
export interface Arriving extends Partial<Segment> {
  readonly payload?: Uint8Array;
}

export const ISS = 1000;
export const IRS = 5000;
/** The window that the hand-made peer offers. */
export const PEER_WINDOW = 20_000;
/** Our receive buffer: no scale is needed, so that windows are what they say. */
export const BUFFER = 16_000;

/**
 * One connection without a peer: what arrives is made by hand, without options unless they are asked for, and what it
 * sends is collected. Time is moved by hand.
 */
export class LoneTcp {
  now = 0;
  readonly tcp: TcpConnection;
  readonly counters: TcpCounters = createTcpCounters();
  readonly sent: Sent[] = [];
  events = 0;
  readonly #out = createTransmission();

  constructor(role: 'client' | 'server', options: Partial<TcpOptions> = {}) {
    this.tcp = new TcpConnection({
      role,
      iss: ISS,
      mss: 1000,
      receiveBuffer: BUFFER,
      sendBuffer: 1 << 20,
      ackDelay: 20,
      timestampOffset: () => 0,
      counters: this.counters,
      ...options,
    });
    this.tcp.openPath(0, 1000);
  }

  get state(): TcpState {
    return this.tcp.state;
  }

  /** SND.NXT as seen from outside: behind the last octet ever sent. */
  get sndNxt(): number {
    let nxt = ISS;
    for (const { seq, payload, flags } of this.sent) {
      if ((flags & RST) !== 0) continue;
      const end = (seq + payload.length + (flags & FIN) + ((flags & SYN) >>> 1)) | 0;
      if (((end - nxt) | 0) > 0) nxt = end;
    }
    return nxt;
  }

  /** Hands in a segment and returns what is sent at once. */
  arrive(fields: Arriving): Sent[] {
    this.put(fields);
    return this.drain();
  }

  /** Hands in a segment; nothing is polled. */
  put(fields: Arriving): void {
    const { payload = new Uint8Array(0), ...rest } = fields;
    const segment = Object.assign(createSegment(), { flags: ACK, window: PEER_WINDOW, ...rest });
    segment.bytes = payload;
    segment.payloadLength = payload.length;
    this.tcp.handleSegment(this.now, 0, segment);
  }

  /** Polls until nothing more is to be sent now. */
  drain(): Sent[] {
    const from = this.sent.length;
    const out = this.#out;
    while (this.tcp.poll(this.now, out)) {
      const payload = new Uint8Array(out.payloadLength);
      this.tcp.copyPayload(out, payload, 0);
      this.sent.push({ ...out, sack: Array.from(out.sack.slice(0, 2 * out.sackCount)), payload, at: this.now });
      if (this.sent.length > from + 10_000) throw new Error('it does not stop sending');
    }
    this.events |= this.tcp.takeEvents();
    return this.sent.slice(from);
  }

  /** Lets `ms` pass, timers and all; returns what was sent. */
  pass(ms: number): Sent[] {
    const from = this.sent.length;
    const end = this.now + ms;
    this.drain();
    for (let next = this.tcp.deadline(); next <= end; next = this.tcp.deadline()) {
      this.now = Math.max(this.now, next);
      this.tcp.handleTimeout(this.now);
      this.drain();
    }
    this.now = end;
    return this.sent.slice(from);
  }

  /** All that can be read now. */
  read(): number[] {
    const bytes: number[] = [];
    for (let chunk = this.tcp.read(); chunk !== null; chunk = this.tcp.read()) bytes.push(...chunk);
    return bytes;
  }

  write(length: number): Sent[] {
    this.tcp.write(this.now, new Uint8Array(length));
    return this.drain();
  }

  shutdown(): Sent[] {
    this.tcp.shutdown(this.now);
    return this.drain();
  }
}

/** A connection in `state`, reached by the shortest way; the peer's next octet is `rcvNxt`, and nothing is unread. */
export function inState(state: TcpState | 'syn-received-active', options: Partial<TcpOptions> = {}): LoneTcp {
  if (state === 'listen' || state === 'syn-received') {
    const server = new LoneTcp('server', options);
    if (state === 'syn-received') server.arrive({ flags: SYN, seq: IRS, mss: 1000 });
    return server;
  }
  const lone = new LoneTcp('client', options);
  if (state === 'closed') return lone;
  lone.tcp.open(0, 0);
  lone.drain();
  if (state === 'syn-sent') return lone;
  if (state === 'syn-received-active') {
    lone.arrive({ flags: SYN, seq: IRS, mss: 1000 });
    return lone;
  }
  lone.arrive({ flags: SYN | ACK, seq: IRS, ack: ISS + 1, mss: 1000 });
  const fin = { flags: FIN | ACK, seq: IRS + 1, ack: ISS + 1 };
  if (state === 'established') return lone;
  if (state === 'close-wait' || state === 'last-ack') lone.arrive(fin);
  if (state === 'close-wait') return lone;
  lone.shutdown();
  if (state === 'closing') lone.arrive(fin);
  if (state === 'fin-wait-2' || state === 'time-wait') lone.arrive({ seq: IRS + 1, ack: ISS + 2 });
  if (state === 'time-wait') lone.arrive({ ...fin, ack: ISS + 2 });
  return lone;
}

/** The peer's next octet for a connection made by `inState`. */
export function rcvNxtOf(state: TcpState | 'syn-received-active'): number {
  const finished = state === 'close-wait' || state === 'closing' || state === 'last-ack' || state === 'time-wait';
  return finished ? IRS + 2 : IRS + 1;
}
