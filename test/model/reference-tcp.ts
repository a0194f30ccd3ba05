import type { TcpState } from '../../src/tcp/states.ts';
import { ACK, FIN, RST, SYN } from '../../src/wire/segment-row.ts';
import { ISS, type Sent } from '../support/lone-tcp.ts';

/** A segment as the model sees it. */
export interface Arrival {
  readonly flags: number;
  readonly seq: number;
  readonly ack: number;
  readonly window: number;
  readonly length: number;
}

/**
 * What has to be sent in answer: a pure acknowledgment or anything that carries one (`ack`), the same within the delay
 * (`later`), nothing but data that may go out now (`none`), an RST with this number, a SYN,ACK; `free`: an
 * acknowledgment or nothing.
 */
export type Expected = 'ack' | 'later' | 'none' | 'syn-ack' | 'free' | { readonly reset: number };

/** What the user hears, in the order of the events of section 3.10. */
export interface Signals {
  connected: boolean;
  peerFinished: boolean;
  reset: boolean;
}

const FINISHING: readonly TcpState[] = ['closing', 'last-ack', 'time-wait'];
const HALF_OPEN: readonly TcpState[] = ['closed', 'listen', 'syn-sent', 'syn-received'];
/** So many are answered in any second, whatever the limit of that second is. */
const CHALLENGES_PER_SECOND = 6;
/** RCV.BUFF, in octets: small, because the model goes octet by octet. */
export const BUFFER = 3000;

/**
 * TCP as RFC 9293, section 3.10, tells it, written from its text: one variable per variable, one byte per byte. What the
 * text leaves free (how much is sent when, how the window is offered) is taken from what was sent, and checked against
 * what the text forbids. Sequence numbers stay small here: no wrap.
 *
 * Where this project reads the text in its own way, the model does too: what comes to no connection is answered by the
 * transport and not here (3.10.7.1); a CLOSE before ESTABLISHED waits for it (3.10.4); the checks of RFC 5961 apply, to
 * SYN-RECEIVED too, and their answers are limited per second; a segment without ACK is dropped before its number is
 * looked at; an empty one that is old may go unanswered; an RST does not end TIME-WAIT (RFC 1337). In UDP mode text and
 * FIN on a SYN come again, no window shrinks, TIME-WAIT can be reset, and ABORT always tells.
 */
export class ReferenceTcp {
  readonly role: 'client' | 'server';
  readonly carrier: 'udp' | 'ip';
  state: TcpState;
  /** CLOSED because nothing has been opened yet. */
  fresh: boolean;
  readonly signals: Signals = { connected: false, peerFinished: false, reset: false };

  sndUna = ISS;
  sndNxt = ISS;
  /** Right edge of what the peer ever offered, and its largest window. */
  sndEdge = ISS;
  maxWindow = 0;
  sndWl1 = 0;
  sndWl2 = 0;
  /** Octets given to SEND. */
  written = 0;
  closeCalled = false;

  irs = 0;
  rcvNxt = 0;
  /** Right edge of what was offered. */
  rcvEdge = 0;
  /** Octets that are here beyond RCV.NXT, and where the peer's FIN is. */
  readonly ahead = new Set<number>();
  finAt = -1;
  /** Octets read by the user. */
  read = 0;
  timeWaitSince = 0;
  /** An acknowledgment is due by then. */
  ackDueAt = Number.POSITIVE_INFINITY;
  #challenges: number[] = [];

  constructor(role: 'client' | 'server', carrier: 'udp' | 'ip') {
    this.role = role;
    this.carrier = carrier;
    this.state = role === 'server' ? 'listen' : 'closed';
    this.fresh = role === 'client';
  }

  get synchronized(): boolean {
    return !HALF_OPEN.includes(this.state);
  }

  /** Octets that RECEIVE can return. */
  get readable(): number {
    const fin = this.finAt >= 0 && this.rcvNxt > this.finAt ? 1 : 0;
    return this.irs === 0 ? 0 : this.rcvNxt - fin - (this.irs + 1) - this.read;
  }

  open(): Expected {
    this.fresh = false;
    this.state = 'syn-sent';
    this.sndNxt = ISS + 1;
    return 'none';
  }

  send(octets: number): void {
    if (!this.closeCalled && this.state !== 'closed' && this.state !== 'time-wait') this.written += octets;
  }

  close(): void {
    if (this.closeCalled || this.state === 'closed') return;
    this.closeCalled = true;
    if (this.state === 'established') this.state = 'fin-wait-1';
    else if (this.state === 'close-wait') this.state = 'last-ack';
  }

  abort(): Expected {
    const done = this.state === 'closing' || this.state === 'last-ack';
    const finSent = this.sndNxt === ISS + 1 + this.written + 1;
    const tell =
      this.state === 'syn-received' ||
      (this.synchronized && this.state !== 'time-wait' && (this.carrier === 'udp' || !done || !finSent));
    this.state = 'closed';
    return tell ? { reset: this.sndNxt } : 'none';
  }

  /** SEGMENT ARRIVES. */
  arrive(now: number, segment: Arrival): Expected {
    switch (this.state) {
      case 'closed':
        return 'none';
      case 'listen':
        return this.#listen(segment);
      case 'syn-sent':
        return this.#synSent(now, segment);
      default:
        return this.#otherStates(now, segment);
    }
  }

  /** What was sent must be what may be sent; what is free is taken over. */
  observe(sent: readonly Sent[]): void {
    for (const segment of sent) {
      if ((segment.flags & RST) === 0) this.#observe(segment);
    }
  }

  #listen(segment: Arrival): Expected {
    if (segment.flags & RST) return 'none';
    if (segment.flags & ACK) return { reset: segment.ack };
    if (!(segment.flags & SYN)) return 'none';
    this.#synchronize(segment);
    this.#keepSynText(segment);
    this.state = 'syn-received';
    this.sndNxt = ISS + 1;
    return 'syn-ack';
  }

  #synSent(now: number, segment: Arrival): Expected {
    const { flags, ack } = segment;
    const acceptable = (flags & ACK) !== 0 && this.sndUna < ack && ack <= this.sndNxt;
    if (flags & ACK && !acceptable) return flags & RST ? 'none' : { reset: ack };
    if (flags & RST) {
      if (acceptable) this.#reset(true);
      return 'none';
    }
    if (!(flags & SYN)) return 'none';
    this.#synchronize(segment);
    if (!acceptable) {
      this.#keepSynText(segment);
      this.state = 'syn-received';
      return 'syn-ack';
    }
    this.#establish(now, segment);
    if (this.carrier === 'ip' && (segment.length > 0 || flags & FIN))
      this.#text(now, { ...segment, seq: segment.seq + 1 });
    return 'ack';
  }

  #otherStates(now: number, segment: Arrival): Expected {
    const { flags, seq, ack } = segment;
    const length = segment.length + (flags & SYN ? 1 : 0) + (flags & FIN ? 1 : 0);
    const acceptable = this.#isAcceptable(seq, length);
    // Second in the text, but what is unacceptable is dropped all the same, and RFC 5961 needs no first check.
    if (flags & RST) {
      if (seq === this.rcvNxt && this.state === 'time-wait' && this.carrier === 'ip') return 'none';
      if (seq === this.rcvNxt) this.#reset(!FINISHING.includes(this.state) || this.#unacknowledgedText());
      else if (acceptable) return this.#challenge(now);
      return 'none';
    }
    if (flags & SYN) return this.#syn(now, segment);
    if (!(flags & ACK)) return 'none';
    if (this.state === 'syn-received') {
      if (!acceptable) return this.#challenge(now);
      if (!(this.sndUna < ack && ack <= this.sndNxt)) return { reset: ack };
      if (this.#establish(now, segment)) {
        if (length > 0) this.#text(now, segment);
        return 'ack';
      }
    } else {
      // Beyond the window nothing is believed; at the edge of a shut one the acknowledgment is (3.10.7.4, special
      // allowance), in UDP mode that of anything old as well.
      if (!acceptable && seq > this.rcvNxt) return this.#challenge(now);
      if (ack > this.sndNxt || ack < this.sndUna - this.maxWindow) return this.#challenge(now);
      const shut = this.rcvEdge <= this.rcvNxt && seq === this.rcvNxt;
      if (acceptable || shut || this.carrier === 'udp') this.#acknowledge(now, segment);
    }
    // LAST-ACK has come to its end.
    if (this.#isClosed()) return 'none';
    if (!acceptable) return this.#unacceptable(now, segment);
    return length === 0 ? 'none' : this.#text(now, segment);
  }

  #syn(now: number, segment: Arrival): Expected {
    const { flags, seq, ack } = segment;
    if (this.state !== 'syn-received' || seq !== this.irs) return this.#challenge(now);
    if (!(flags & ACK && ack === this.sndNxt)) return 'syn-ack';
    this.#establish(now, segment);
    return 'ack';
  }

  /** Fifth step. */
  #acknowledge(now: number, segment: Arrival): void {
    if (segment.ack > this.sndUna) this.sndUna = segment.ack;
    this.#offered(segment);
    const finAcknowledged = this.closeCalled && this.sndUna === ISS + 1 + this.written + 1;
    if (!finAcknowledged) return;
    if (this.state === 'fin-wait-1') this.state = 'fin-wait-2';
    else if (this.state === 'closing') this.#timeWait(now);
    else if (this.state === 'last-ack') this.state = 'closed';
  }

  /** Old, or beyond what the window lets in. */
  #unacceptable(now: number, { flags, length }: Arrival): Expected {
    if (flags & FIN && this.state === 'time-wait') this.timeWaitSince = now;
    if (length > 0 || flags & FIN) return 'ack';
    this.#challenge(now);
    return 'free';
  }

  /** Seventh and eighth step. */
  #text(now: number, { flags, seq, length }: Arrival): Expected {
    if (this.signals.peerFinished) return 'ack';
    const before = this.rcvNxt;
    const gaps = this.ahead.size > 0;
    const fin = seq + length;
    // A peer whose FIN comes before its own text contradicts itself.
    const last = fin >= this.rcvNxt && !(flags & FIN && [...this.ahead].some((octet) => octet >= fin));
    if (flags & FIN && this.finAt < 0 && fin < this.rcvEdge && last) this.finAt = fin;
    const end = Math.min(fin, this.rcvEdge, this.finAt < 0 ? Number.POSITIVE_INFINITY : this.finAt);
    for (let octet = Math.max(seq, before); octet < end; octet++) this.ahead.add(octet);
    while (this.ahead.delete(this.rcvNxt)) this.rcvNxt++;
    if (this.rcvNxt === this.finAt) this.#peerFinished(now);
    const orderly = seq <= before && this.rcvNxt > before && !gaps && !(flags & FIN);
    if (!orderly) return 'ack';
    this.ackDueAt = Math.min(this.ackDueAt, now + 20);
    return 'later';
  }

  #peerFinished(now: number): void {
    this.rcvNxt++;
    this.signals.peerFinished = true;
    if (this.state === 'established') this.state = 'close-wait';
    else if (this.state === 'fin-wait-1') this.state = 'closing';
    else if (this.state === 'fin-wait-2') this.#timeWait(now);
  }

  #timeWait(now: number): void {
    this.state = 'time-wait';
    this.timeWaitSince = now;
  }

  #synchronize({ seq, window }: Arrival): void {
    this.irs = seq;
    this.rcvNxt = seq + 1;
    this.rcvEdge = this.rcvNxt + BUFFER;
    this.maxWindow = window;
  }

  /** True when something had come with the SYN, which is delivered now. */
  #establish(now: number, segment: Arrival): boolean {
    this.state = 'established';
    this.signals.connected = true;
    this.sndEdge = segment.ack;
    this.sndWl1 = segment.seq;
    this.sndWl2 = segment.ack;
    if (this.closeCalled) this.state = 'fin-wait-1';
    this.#acknowledge(now, segment);
    const before = this.rcvNxt;
    while (this.ahead.delete(this.rcvNxt)) this.rcvNxt++;
    if (this.rcvNxt === this.finAt) this.#peerFinished(now);
    return this.rcvNxt > before;
  }

  /** Text and FIN of a SYN wait for ESTABLISHED. */
  #keepSynText({ flags, length }: Arrival): void {
    if (this.carrier === 'udp') return;
    const end = this.rcvNxt + Math.min(length, BUFFER);
    for (let octet = this.rcvNxt; octet < end; octet++) this.ahead.add(octet);
    if (flags & FIN && length <= BUFFER) this.finAt = end;
  }

  #offered({ seq, ack, window }: Arrival): void {
    this.maxWindow = Math.max(this.maxWindow, window);
    if (this.carrier === 'udp') {
      this.sndEdge = Math.max(this.sndEdge, ack + window);
    } else if (this.sndWl1 < seq || (this.sndWl1 === seq && this.sndWl2 <= ack)) {
      this.sndWl1 = seq;
      this.sndWl2 = ack;
      this.sndEdge = ack + window;
    }
  }

  #reset(told: boolean): void {
    const halfOpen = this.state === 'syn-received' && this.role === 'server';
    this.state = 'closed';
    if (told && !halfOpen) this.signals.reset = true;
  }

  #isClosed(): boolean {
    return this.state === 'closed';
  }

  /** Text, and not only the FIN, is unsent or unacknowledged. */
  #unacknowledgedText(): boolean {
    return this.sndUna < ISS + 1 + this.written;
  }

  /** Table 6. */
  #isAcceptable(seq: number, length: number): boolean {
    const window = this.rcvEdge - this.rcvNxt;
    const inside = (number: number) => this.rcvNxt <= number && number < this.rcvNxt + window;
    if (length === 0) return window === 0 ? seq === this.rcvNxt : inside(seq);
    return window > 0 && (inside(seq) || inside(seq + length - 1));
  }

  #challenge(now: number): Expected {
    this.#challenges = this.#challenges.filter((at) => now - at < 1000);
    this.#challenges.push(now);
    return this.#challenges.length > CHALLENGES_PER_SECOND ? 'free' : 'ack';
  }

  #observe({ flags, seq, ack, window, payload, at }: Sent): void {
    const demand = (holds: boolean, what: string) => {
      if (!holds)
        throw new Error(`${what}: flags ${flags}, seq ${seq}, length ${payload.length}, ack ${ack}, at ${at}`);
    };
    if (flags & SYN) {
      demand(this.state === 'syn-sent' || this.state === 'syn-received', 'a SYN in its states alone');
      demand(seq === ISS && payload.length === 0, 'the SYN is ISS');
      if (flags & ACK) demand(ack === this.rcvNxt, 'the SYN,ACK acknowledges the SYN');
      return;
    }
    demand(flags === ACK || (flags & ACK) !== 0, 'an acknowledgment on everything');
    demand(ack === this.rcvNxt, `RCV.NXT is ${this.rcvNxt}`);
    this.ackDueAt = Number.POSITIVE_INFINITY;
    demand(ack + window >= this.rcvEdge, 'the right edge never moves back');
    this.rcvEdge = ack + window;
    demand(
      this.rcvEdge <= this.irs + 1 + this.read + BUFFER + (this.signals.peerFinished ? 1 : 0),
      'no more than there is room',
    );
    const end = seq + payload.length;
    const last = ISS + 1 + this.written;
    demand(seq >= this.sndUna - 1 && end <= last + (flags & FIN || seq > last ? 1 : 0), 'only what was written');
    if (payload.length > 0) demand(seq > ISS && end <= Math.max(this.sndEdge, this.sndNxt), 'within the window');
    if (flags & FIN) demand(this.closeCalled && end === last, 'the FIN after everything');
    this.sndNxt = Math.max(this.sndNxt, end + (flags & FIN ? 1 : 0));
  }
}
